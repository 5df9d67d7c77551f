// Loaded into a measured process before its program (node --import): the program itself is the one that is shipped.
// Counts statements, tells what the process uses and what its database does, and holds it at a place until it is killed.
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlQuery, Transaction } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

/** What the statements do that a kill may come before or after. */
export type Step = 'store' | 'consume' | 'show' | 'send' | 'mark' | 'begin' | 'end'
/**
 * arrived: updates have come and are not kept · stored: they are, no unit has begun · unit, commit: a unit has written, or written all, and not committed ·
 * acted: committed, nothing shown · shown: the screen is out, its mark is not · begun: a notice is taken up, not sent ·
 * sent: it is out, its mark is not.
 */
export type Place = 'arrived' | 'stored' | 'unit' | 'commit' | 'acted' | 'shown' | 'begun' | 'sent'
/** `cpu` in microseconds of processor time, user and system; `rss` in bytes. */
export type Figures = { cpu: number; rss: number; peak: number; statements: number; transactions: number }
export type Ask = { ask: 'figures' } | { ask: 'steps' } | { ask: 'hold'; place: Place; skip: number }
export type Told = { figures: Figures } | { step: Step } | { held: Place }

const STEPS: [Step, string][] = [
  ['store', 'insert into stored_update'],
  ['consume', "update stored_update set state = 'acted'"],
  ['show', "update stored_update set state = 'shown'"],
  ['send', "update notice set state = 'sending'"],
  ['mark', 'with told as'],
]
const BEFORE: Partial<Record<Step, Place>> = { store: 'arrived', consume: 'unit', show: 'shown', mark: 'sent' }
const AFTER: Partial<Record<Step, Place>> = { store: 'stored', consume: 'acted', send: 'begun' }

type Statements = Pick<SqlDriverAdapter, 'queryRaw' | 'executeRaw'>

let statements = 0
let transactions = 0
let telling = false
let wanted: { place: Place; skip: number } | null = null

process.on('message', (asked: Ask) => {
  if (asked.ask === 'figures') tell({ figures: figures() })
  telling ||= asked.ask === 'steps'
  if (asked.ask === 'hold') wanted = { place: asked.place, skip: asked.skip }
})
process.channel?.unref()

for (const factory of [PrismaPGlite.prototype, PrismaPg.prototype]) {
  const connect = factory.connect
  factory.connect = async function () {
    const adapter = await connect.call(this)
    watchStatements(adapter, null)
    watchTransactions(adapter)
    return adapter as never
  }
}

function tell(told: Told): void {
  process.send?.(told)
}

function figures(): Figures {
  const { user, system } = process.cpuUsage()
  return { cpu: user + system, rss: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024, statements, transactions }
}

/** Never comes back from the place that is wanted. */
async function reach(place: Place | undefined): Promise<void> {
  if (place === undefined || wanted?.place !== place || wanted.skip-- > 0) return
  wanted = null
  tell({ held: place })
  await new Promise(() => {})
}

async function done(step: Step): Promise<void> {
  if (telling) tell({ step })
  await reach(AFTER[step])
}

/** @param seen the steps of an open transaction; null outside of one, where each statement commits by itself */
function watchStatements(on: Statements, seen: Set<Step> | null): void {
  for (const name of ['queryRaw', 'executeRaw'] as const) {
    const run = on[name].bind(on) as (query: SqlQuery) => Promise<never>
    on[name] = async (query: SqlQuery) => {
      if (/^(begin|commit|rollback)\b/i.test(query.sql)) return run(query)
      statements++
      const step = telling ? STEPS.find(([, part]) => query.sql.includes(part))?.[0] : undefined
      if (step) await reach(BEFORE[step])
      const result = await run(query)
      if (step && seen) seen.add(step)
      else if (step) await done(step)
      return result
    }
  }
}

function watchTransactions(adapter: SqlDriverAdapter): void {
  const start = adapter.startTransaction.bind(adapter)
  adapter.startTransaction = async (isolation) => {
    const seen = new Set<Step>()
    const tx = await start(isolation)
    transactions++
    if (telling) tell({ step: 'begin' })
    watchStatements(tx, seen)
    watchEnds(tx, seen)
    return tx
  }
}

function watchEnds(tx: Transaction, seen: Set<Step>): void {
  const commit = tx.commit.bind(tx)
  const rollback = tx.rollback.bind(tx)
  tx.commit = async () => {
    if (seen.has('consume')) await reach('commit')
    await commit()
    if (telling) tell({ step: 'end' })
    for (const step of seen) await done(step)
  }
  tx.rollback = async () => {
    await rollback()
    if (telling) tell({ step: 'end' })
  }
}
