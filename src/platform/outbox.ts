import type { Clock } from './clock.ts'
import { realNow } from './clock.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Waiting } from './outbox.repo.ts'
import { outboxRepo } from './outbox.repo.ts'
import type { Pace } from './pace.ts'
import { makePace } from './pace.ts'
import type { Units } from './unit.ts'

export type { Waiting } from './outbox.repo.ts'

/**
 * What became of a notice. none: nobody to tell, or no longer true · wait: the channel asks everybody to · offline:
 * nothing took effect · uncertain: it may have · refused: the call was wrong.
 */
export type Told =
  | { kind: 'sent'; accountId: string; messageId: string }
  | { kind: 'none' | 'offline' | 'uncertain' | 'refused' }
  | { kind: 'wait'; seconds: number }

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

  async function drain(): Promise<void> {
    do {
      again = false
      await units.single((unit) => outboxRepo(unit.tx).expire(unit.now))
      const due = await units.single((unit) => outboxRepo(unit.tx).listDue(unit.now, LIST))
      const behind = new Set<string>()
      for (const notice of due) {
        if (stopped) return
        // What must be tried again keeps its place before the same person's later ones.
        if (!behind.has(notice.personId) && !(await one(notice))) behind.add(notice.personId)
      }
      again ||= due.length === LIST
    } while (again && !stopped)
  }

  /** False when it must be tried again. */
  async function one(notice: Waiting): Promise<boolean> {
    for (let wait = pace.turn(notice.personId, realNow().getTime()); wait > 0; wait = pace.turn(notice.personId, realNow().getTime())) {
      await new Promise((resolve) => setTimeout(resolve, wait))
      if (stopped) return false
    }
    if (!(await units.single((unit) => outboxRepo(unit.tx).begin(notice.id)))) return true
    let told: Told
    try {
      told = await tell(notice)
    } catch (error) {
      log.error({ err: error, kind: notice.kind }, 'a notice could not be made')
      told = { kind: 'refused' }
    }
    if (told.kind === 'sent') metrics.noticesSent.inc()
    else if (told.kind === 'uncertain' || told.kind === 'refused') metrics.noticesFailed.inc()
    await settle(notice, told)
    return told.kind === 'sent' || told.kind === 'none'
  }

  async function settle(notice: Waiting, told: Told): Promise<void> {
    if (told.kind === 'wait') pace.hold(realNow().getTime() + told.seconds * 1000)
    await units.run(async (unit) => {
      const repo = outboxRepo(unit.tx)
      const finish = (state: string) => repo.finish(notice.id, { state, at: unit.now })
      const later = (minutes: number) => repo.postpone(notice.id, new Date(unit.now.getTime() + minutes * MINUTE))
      switch (told.kind) {
        case 'sent':
          await repo.finish(notice.id, { state: 'sent', at: unit.now, accountId: told.accountId, messageId: told.messageId })
          // What would follow within the hour with the same words has been said.
          if (same.includes(notice.kind)) await repo.absorb(notice.id, { personId: notice.personId, kinds: same, before: new Date(unit.now.getTime() + 60 * MINUTE), now: unit.now })
          return
        case 'none': return finish('dropped')
        case 'wait': return repo.postpone(notice.id, unit.now)
        case 'offline': return later(Math.min(2 ** Math.min(notice.attempts, 5), 15))
        case 'uncertain': return notice.twice === 'fine' ? later(1) : finish('uncertain')
        case 'refused': return notice.attempts + 1 >= TRIES ? finish('aside') : later(2 ** notice.attempts)
      }
    })
    if (told.kind === 'wait') again = true
  }

  return {
    run() {
      if (running) {
        again = true
        return running
      }
      running = drain().finally(() => {
        running = null
        if (again && !stopped) void this.run() // asked between the last look and now
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
