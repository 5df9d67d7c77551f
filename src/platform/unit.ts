import type { Prisma } from '../generated/prisma/client.ts'
import type { Clock } from './clock.ts'
import type { Box } from './crypto.ts'
import { newId } from './crypto.ts'
import type { Database } from './database.ts'
import type { Metrics } from './metrics.ts'
import { insertNotices } from './outbox.repo.ts'

export type Tx = Prisma.TransactionClient

export type NoticeRow = {
  kind: string
  /** A person, or an organisation: its group. */
  toId: string
  about: Record<string, string>
  dedupe: string
  notBefore: Date
  until: Date | null
  twice: 'fine' | 'never'
}

/** How a notice is to be told: `key` makes it once for a person, `from`/`until` bound its use, `twice` says whether a
 * repetition after a dropped connection is better than silence. */
export type Telling = { key: string; from?: Date; until?: Date; twice: 'fine' | 'never' }

/** One transaction at one moment: rows and rules, no network, no file, no waiting. */
export interface Unit {
  readonly tx: Tx
  readonly now: Date
  readonly box: Box
  newId(): string
  /** Tells a person, or an organisation's group, something after the commit. Once for each kind, addressee and `key`. */
  notify(kind: string, toId: string, about: Record<string, string>, telling: Telling): void
  /** Every screen that shows this view is drawn again after the commit. */
  changed(view: string): void
}

/** What a unit has gathered; its last statements write it. */
export interface Gathered { notices: NoticeRow[]; views: Set<string>; notified: boolean }

export interface RunOptions {
  /** The unit's last statements, in place of the plain ones: whoever merges them takes `gathered` along. */
  finish?: (unit: Unit, gathered: Gathered) => Promise<void>
  /** Milliseconds until the database gives the unit up; batches of the heartbeat need more. */
  timeout?: number
}

export interface Units {
  run<T>(work: (unit: Unit) => Promise<T>, options?: RunOptions): Promise<T>
  /** For a single statement, which is a transaction by itself: nothing may be told or changed beside it. */
  single<T>(work: (unit: Unit) => Promise<T>): Promise<T>
  /** Called after each commit that left something to show or to send. */
  onGathered(listener: (gathered: Gathered) => void): void
}

const TRIES = 3

/**
 * Units run at most `database.width` at a time, waiting in this queue and not in the database's, where a burst would
 * run into its own time-outs. A unit is run again, at most three times, on a serialization or deadlock error.
 */
export function makeUnits({ database, clock, box, metrics }: { database: Database; clock: Clock; box: Box; metrics?: Metrics }): Units {
  const listeners: ((gathered: Gathered) => void)[] = []
  const waiting: (() => void)[] = []
  let running = 0

  async function enter(): Promise<void> {
    if (running < database.width) running++
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  function leave(): void {
    const next = waiting.shift()
    // In a turn of its own: the embedded database works in this very thread, and a queue that is never empty would
    // keep everybody waiting who is not in it yet.
    if (next) setImmediate(next)
    else running--
  }

  async function once<T>(work: (unit: Unit) => Promise<T>, now: Date, options: RunOptions): Promise<T> {
    const gathered: Gathered = { notices: [], views: new Set(), notified: false }
    const result = await database.prisma.$transaction(async (tx) => {
      const unit = makeUnit(tx, now, box, gathered)
      const value = await work(unit)
      await (options.finish ?? writeGathered)(unit, gathered)
      return value
    }, options.timeout === undefined ? {} : { timeout: options.timeout })
    if (gathered.views.size > 0 || gathered.notified) for (const listener of listeners) listener(gathered)
    return result
  }

  /** In its turn, and again on a conflict. */
  async function inTurn<T>(work: (now: Date) => Promise<T>): Promise<T> {
    await enter()
    const stop = metrics?.unitSeconds.startTimer()
    try {
      const now = clock.now()
      for (let attempt = 1; ; attempt++) {
        try {
          return await work(now)
        } catch (error) {
          if (attempt === TRIES || !isConflict(error)) throw error
        }
      }
    } finally {
      stop?.()
      leave()
    }
  }

  return {
    run: (work, options = {}) => inTurn((now) => once(work, now, options)),
    single: (work) => inTurn((now) => work(makeUnit(database.prisma, now, box, { notices: [], views: new Set(), notified: false }))),
    onGathered(listener) {
      listeners.push(listener)
    },
  }
}

/** The plain last statements of a unit. */
export async function writeGathered(unit: Unit, gathered: Gathered): Promise<void> {
  await insertNotices(unit.tx, gathered)
  const hashes = [...gathered.views].flatMap((view) => unit.box.hashes('view', view))
  if (hashes.length > 0) await unit.tx.$executeRaw`update account set dirty = true where view_hash = any(${hashes})`
}

function makeUnit(tx: Tx, now: Date, box: Box, gathered: Gathered): Unit {
  return {
    tx,
    now,
    box,
    newId,
    notify(kind, toId, about, { key, from, until, twice }) {
      gathered.notices.push({
        kind, toId, about, twice, dedupe: `${kind}:${toId}:${key}`, notBefore: from ?? now, until: until ?? null,
      })
      gathered.notified = true
    },
    changed(view) {
      gathered.views.add(view)
    },
  }
}

/** Serialization failure or deadlock, as Prisma (P2034) or an adapter's own code tells it. */
function isConflict(error: unknown): boolean {
  return ['P2034', '40001', '40P01', 'TransactionWriteConflict'].some((code) => hasCode(error, code))
}

/** Whether a statement failed with this code, PostgreSQL's or Prisma's, wherever the adapter has put it. */
export function hasCode(error: unknown, code: string): boolean {
  return (JSON.stringify(error, ['code', 'meta', 'driverAdapterError', 'cause', 'originalCode', 'kind']) ?? '').includes(`"${code}"`)
}
