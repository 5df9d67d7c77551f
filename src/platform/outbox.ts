import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from './clock.ts'
import { realNow } from './clock.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Waiting } from './outbox.repo.ts'
import { outboxRepo } from './outbox.repo.ts'
import type { Pace } from './pace.ts'
import { makePace } from './pace.ts'
import type { Unit, Units } from './unit.ts'

export type { Waiting } from './outbox.repo.ts'

/**
 * What became of a notice. none: nobody to tell, or no longer true · wait: the channel asks everybody to · offline:
 * nothing took effect · uncertain: it may have · refused: the call was wrong · later: it is night there.
 */
export type Told =
  | { kind: 'sent'; accountId: string; messageId: string }
  | { kind: 'none' | 'offline' | 'uncertain' | 'refused' }
  | { kind: 'wait'; seconds: number }
  | { kind: 'later'; at: Date }

export interface Delivery {
  /** Sends what is due, one after the other, until nothing is. Runs once at a time; a call during it adds a round. */
  run(): Promise<void>
  /** What was on its way when the process died. Before the first run. */
  recover(): Promise<void>
  stop(): void
}

const LIST = 50
const TRIES = 5
const MINUTE = 60_000

/** @param tell finds the person's account, makes the words now and shows them · @param same kinds told by the same neutral push */
export function makeDelivery({ units, clock, tell, same, log, metrics }: {
  units: Units
  clock: Clock
  tell: (notice: Waiting) => Promise<Told>
  same: string[]
  log: Log
  metrics: Metrics
}): Delivery {
  let pace: Pace = makePace({ perSecond: 30, perChat: 1 })
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  let broken = false

  async function drain(): Promise<void> {
    // A drain that met a broken database may have left a notice on its way.
    if (broken) await units.run((unit) => outboxRepo(unit.tx).recover())
    broken = true
    for (let more = true; more && !stopped;) {
      again = false
      await units.single((unit) => outboxRepo(unit.tx).expire(unit.now))
      const outcomes = await sendAll(await units.single((unit) => outboxRepo(unit.tx).listDue(unit.now, LIST)))
      // The line is down for everybody: the next heartbeat tries again.
      more = !outcomes.includes('offline') && (again || outcomes.some((kind) => kind === 'sent' || kind === 'none' || kind === 'wait'))
    }
    broken = false
  }

  async function sendAll(due: Waiting[]): Promise<Told['kind'][]> {
    const outcomes: Told['kind'][] = []
    const behind = new Set<string>()
    for (const notice of due) {
      if (stopped || outcomes.at(-1) === 'offline') break
      if (behind.has(notice.toId)) continue
      const kind = await one(notice)
      if (kind === null) continue
      outcomes.push(kind)
      // What must be tried again keeps its place before the same person's later ones.
      if (kind !== 'sent' && kind !== 'none') behind.add(notice.toId)
    }
    return outcomes
  }

  async function one(notice: Waiting): Promise<Told['kind'] | null> {
    for (let wait = pace.turn(notice.toId, realNow().getTime()); wait > 0; wait = pace.turn(notice.toId, realNow().getTime())) {
      await pause(wait)
      if (stopped) return null
    }
    if (!(await units.single((unit) => outboxRepo(unit.tx).begin(notice)))) return null
    let told: Told
    try {
      told = await tell(notice)
    } catch (error) {
      log.error({ err: error, kind: notice.kind }, 'a notice could not be made')
      told = { kind: 'refused' }
    }
    if (told.kind === 'sent') metrics.noticesSent.inc()
    else if (told.kind === 'uncertain' || told.kind === 'refused') metrics.noticesFailed.inc()
    if (told.kind === 'wait') pace.hold(realNow().getTime() + told.seconds * 1000)
    await units.run((unit) => settle(unit, notice, told))
    return told.kind
  }

  async function settle(unit: Unit, notice: Waiting, told: Told): Promise<void> {
    const repo = outboxRepo(unit.tx)
    const { now } = unit
    const finish = (state: string) => repo.finish(notice, { state, at: now })
    const later = (minutes: number) => repo.postpone(notice, new Date(now.getTime() + minutes * MINUTE), { counts: true })
    switch (told.kind) {
      case 'sent': {
        const { accountId, messageId } = told
        await repo.finish(notice, { state: 'sent', at: now, accountId, messageId })
        // What would follow within the hour with the same words has been said.
        const before = new Date(now.getTime() + 60 * MINUTE)
        if (same.includes(notice.kind)) await repo.absorb(notice.id, { toId: notice.toId, accountId, kinds: same, before, now })
        return
      }
      case 'none': return finish('dropped')
      case 'later': return repo.postpone(notice, told.at, { counts: false })
      case 'wait': return repo.postpone(notice, now, { counts: false })
      case 'offline': return later(Math.min(2 ** Math.min(notice.attempts, 4), 15))
      // It may have been seen: once more where that is fine, and then it is set aside to be shown.
      case 'uncertain': return notice.twice === 'fine' && notice.attempts === 0 ? later(1) : finish('uncertain')
      case 'refused': return notice.attempts + 1 >= TRIES ? finish('aside') : later(2 ** notice.attempts)
    }
  }

  return {
    run() {
      if (running) {
        again = true
        return running
      }
      running = drain().finally(() => {
        running = null
        // Asked between the last look and now.
        if (again && !stopped) this.run().catch((error: unknown) => log.error({ err: error }, 'the delivery waits for the next beat'))
      })
      return running
    },
    async recover() {
      const recent = await units.run(async (unit) => {
        await outboxRepo(unit.tx).recover()
        return outboxRepo(unit.tx).sentSince(new Date(clock.now().getTime() - MINUTE))
      })
      const now = realNow().getTime()
      pace = makePace({ perSecond: 30, perChat: 1 }, recent.map(({ accountId, sentAt }) => ({ chat: accountId ?? '', at: Math.min(sentAt.getTime(), now) })))
    },
    stop() {
      stopped = true
    },
  }
}
