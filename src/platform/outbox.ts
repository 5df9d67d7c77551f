import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from './clock.ts'
import { realNow } from './clock.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Waiting } from './outbox.repo.ts'
import { outboxRepo } from './outbox.repo.ts'
import type { Chat, Limits, Pace } from './pace.ts'
import { makePace } from './pace.ts'
import type { Unit, Units } from './unit.ts'

export type { Waiting } from './outbox.repo.ts'

/**
 * What became of a notice. none: nobody to tell, or no longer true · held: this person cannot be written to now, and is
 * told what is still of use when they are back · wait: the channel asks everybody to · offline: nothing took effect, nor
 * would anything else in that channel ·
 * uncertain: it may have · refused: the call was wrong · later: it is night there.
 */
export type Told =
  | { kind: 'sent'; accountId: string; messageId: string; carried?: boolean }
  | { kind: 'none' | 'held' | 'uncertain' | 'refused' }
  | { kind: 'offline'; channel: string }
  | { kind: 'wait'; seconds: number }
  | { kind: 'later'; at: Date }

export interface Delivery {
  /** Sends what is due, one after the other, until nothing is. Runs once at a time; a call during it adds a round. */
  run(): Promise<void>
  /** What was on its way when the process died. Before the first run. */
  recover(): Promise<void>
  /** Somebody was answered: notices give way. */
  answered(): void
  stop(): void
}

/** What is cut off in this run: channels, and who is reached by them alone. */
type Down = { channels: Set<string>; cut: Set<string> }

/** Listing takes a moment in which nothing is sent: rarely, then. */
const LIST = 300
const TRIES = 5
const DONE: string[] = ['sent', 'none', 'held'] satisfies Told['kind'][]
const MINUTE = 60_000
/** Milliseconds after which it is looked again whether somebody may be written to who could not be before. */
const GLANCE = 1000

/**
 * One after the other, so that a crash can repeat one notice and no more.
 * @param tell finds the account, makes the words now and shows them; says `called` after each call to the channel
 * @param same kinds told by the same neutral push
 * @param reached which of these people and organisations are written to in a channel that is not among those that are down
 */
export function makeDelivery({ units, clock, limits, tell, reached, same, log, metrics }: {
  units: Units
  clock: Clock
  limits: Limits
  tell: (notice: Waiting, called: () => void) => Promise<Told>
  reached: (toIds: string[], down: ReadonlySet<string>) => Promise<Set<string>>
  same: string[]
  log: Log
  metrics: Metrics
}): Delivery {
  let pace: Pace = makePace(limits)
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  let broken = false

  async function drain(): Promise<void> {
    // A drain that met a broken database may have left a notice on its way.
    if (broken) await units.run((unit) => outboxRepo(unit.tx).recover())
    broken = true
    const down: Down = { channels: new Set(), cut: new Set() }
    for (let more = true; more && !stopped;) {
      again = false
      await units.single((unit) => outboxRepo(unit.tx).expire(unit.now))
      const full = pace.full(realNow().getTime())
      const due = await units.single((unit) => outboxRepo(unit.tx).listDue(unit.now, { most: LIST, but: [...full, ...down.cut] }))
      await leaveOut(due, down)
      more = (due.length > 0 ? await sendAll(due, down) : full.length > 0 && (await waitForChats(down))) || again
    }
    broken = false
  }

  /** A line that is down is tried once in a run: whoever is reached by it alone waits for the next heartbeat, untouched. */
  async function leaveOut(due: Waiting[], { channels, cut }: Down): Promise<void> {
    if (channels.size === 0 || due.length === 0) return
    const toIds = [...new Set(due.map(({ toId }) => toId))]
    const open = await reached(toIds, channels)
    for (const id of toIds) if (!open.has(id)) cut.add(id)
  }

  /** @returns whether there is more to do now */
  async function sendAll(due: Waiting[], down: Down): Promise<boolean> {
    const behind = new Set<string>()
    let moved = false
    for (const notice of due) {
      if (stopped) return false
      if (behind.has(notice.toId) || down.cut.has(notice.toId)) continue
      // A chat that must wait holds up nobody else; what comes after in it keeps its place.
      const told = pace.waitFor(chatOf(notice), realNow().getTime()) > 0 ? { kind: 'full' as const } : await one(notice)
      if (told === null) continue
      const { kind } = told
      if (kind === 'offline') {
        down.channels.add(told.channel)
        await leaveOut(due, down)
      }
      if (!DONE.includes(kind)) behind.add(notice.toId)
      moved ||= DONE.includes(kind) || kind === 'wait' || kind === 'full' || kind === 'offline'
    }
    return moved
  }

  /** Nobody else is left: waits for the first chat that may be written to again. False when nothing is due for any. */
  async function waitForChats({ cut }: Down): Promise<boolean> {
    const [next] = await units.single((unit) => outboxRepo(unit.tx).listDue(unit.now, { most: 1, but: [...cut] }))
    if (next) await pause(Math.min(pace.waitFor(chatOf(next), realNow().getTime()), GLANCE))
    return next !== undefined
  }

  async function one(notice: Waiting): Promise<Told | null> {
    for (let wait = pace.wait(realNow().getTime()); wait > 0; wait = pace.wait(realNow().getTime())) {
      await pause(Math.min(wait, GLANCE))
      if (stopped) return null
    }
    if (!(await units.single((unit) => outboxRepo(unit.tx).begin(notice)))) return null
    let told: Told
    try {
      told = await tell(notice, () => pace.sent(chatOf(notice), realNow().getTime()))
    } catch (error) {
      log.error({ err: error, kind: notice.kind }, 'a notice could not be made')
      told = { kind: 'refused' }
    }
    if (told.kind === 'sent') metrics.noticesSent.inc()
    else if (told.kind === 'uncertain' || told.kind === 'refused') metrics.noticesFailed.inc()
    if (told.kind === 'wait') pace.hold(realNow().getTime() + told.seconds * 1000)
    await units.single((unit) => settle(unit, notice, told))
    return told
  }

  /** One statement. */
  async function settle(unit: Unit, notice: Waiting, told: Told): Promise<void> {
    const repo = outboxRepo(unit.tx)
    const { now } = unit
    const finish = (state: string) => repo.finish(notice, { state, at: now })
    const later = (minutes: number) => repo.postpone(notice, new Date(now.getTime() + minutes * MINUTE), { counts: true })
    switch (told.kind) {
      case 'sent': {
        const { accountId, messageId } = told
        // What would follow within the hour with the same words has been said, or stands behind a button of this message.
        const absorb = { kinds: same.includes(notice.kind) || told.carried ? same : [], before: new Date(now.getTime() + 60 * MINUTE) }
        return repo.finish(notice, { state: 'sent', at: now, accountId, messageId, absorb })
      }
      case 'none': return finish('dropped')
      case 'held': return finish('held')
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
      const now = realNow().getTime()
      const before = await units.run(async (unit) => {
        // What was on its way may have gone out at the very end.
        const underway = (await outboxRepo(unit.tx).recover()).map((chat) => ({ ...chat, at: now }))
        const sent = await outboxRepo(unit.tx).sentSince(new Date(clock.now().getTime() - MINUTE))
        return [...underway, ...sent.map(({ id, group, sentAt }) => ({ id, group, at: Math.min(sentAt.getTime(), now) }))]
      })
      pace = makePace(limits, before)
    },
    answered() {
      pace.sent(null, realNow().getTime())
    },
    stop() {
      stopped = true
    },
  }
}

function chatOf({ toId, toGroup }: Waiting): Chat {
  return { id: toId, group: toGroup }
}
