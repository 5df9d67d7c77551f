import type { Clock } from '../platform/clock.ts'
import { newId } from '../platform/crypto.ts'
import type { Box } from '../platform/crypto.ts'
import { Refusal } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import { insertNotices } from '../platform/outbox.repo.ts'
import type { Unit, Units } from '../platform/unit.ts'
import type { Account } from './account.ts'
import { findAccount } from './account.ts'
import type { Arrival, Channel } from './channel.ts'
import { ChannelError } from './channel.ts'
import { atTheDoor } from './door.ts'
import { html } from './html.ts'
import type { Kept, Stored } from './intake.repo.ts'
import { consume, intakeRepo, storeArrivals } from './intake.repo.ts'
import type { Lanes } from './lanes.ts'
import type { OpenInvitation, Outcome } from './decide.ts'
import { decide, refusal } from './decide.ts'
import { makeOutsiders, startCode } from './outsiders.ts'
import { keepMenu } from './menu.ts'
import type { Presenter } from './presenter.ts'
import type { PressEnd } from './press.ts'
import { awaitEnd } from './press.ts'
import type { Router } from './router.ts'
import type { Reply } from './screen.ts'
import { below } from './screen.ts'
import type { Words } from './words.ts'

export interface Intake {
  /** Resolves once everything is stored (only then may the sender be told); acting goes on behind it, lane by lane. */
  accept(channel: Channel, arrivals: Arrival[]): Promise<void>
  /** Takes up what was stored and has not acted: at start, and after the database was away. */
  recover(): Promise<void>
  idle(): Promise<void>
}

type Deps = {
  units: Units
  box: Box
  clock: Clock
  channels: Map<string, Channel>
  router: Router
  presenter: Presenter
  words: Words
  lanes: Lanes
  log: Log
  metrics: Metrics
  openInvitation: OpenInvitation
}

export function makeIntake(deps: Deps): Intake {
  const { units, box, clock, channels, router, presenter, words, lanes, log, metrics } = deps
  const outsiders = makeOutsiders({ words, clock })
  const underway = new Set<string>()
  let order = clock.now().getTime() * 1000

  /** One unit: who, what, the replies, and the update consumed with them. A second time acts nothing. */
  async function act(stored: Stored, work: (unit: Unit, account: Account | null) => Promise<Outcome>): Promise<Outcome | null> {
    let outcome: Outcome = { account: null, replies: [] }
    const { channel, number, kept: { arrival } } = stored
    try {
      return await units.run(async (unit) => {
        outcome = await work(unit, await findAccount(unit, { channel, address: arrival.address, words }))
        return outcome
      }, {
        async finish(unit, gathered) {
          const { account, replies } = outcome
          const marked = await consume(unit, { channel, number, account, owed: viewOf(replies), views: gathered.views })
          if (marked === null) throw new ActedBefore()
          if (marked === 0) gathered.views.clear()
          await insertNotices(unit.tx, gathered)
        },
      })
    } catch (error) {
      if (error instanceof ActedBefore) return null
      throw error
    }
  }

  async function handle(stored: Stored): Promise<void> {
    const channel = channels.get(stored.channel)
    if (!channel) return
    const { arrival } = stored.kept
    const press = arrival.what.kind === 'press' ? awaitEnd(channel, arrival.what) : null
    try {
      await attempt(stored, channel, press)
    } finally {
      await press?.end()
    }
  }

  async function attempt(stored: Stored, channel: Channel, press: PressEnd | null): Promise<void> {
    let outcome: Outcome | null
    try {
      outcome = await act(stored, (unit, account) => decide(deps, unit, { stored, account }))
      metrics.updates.inc({ channel: channel.name, outcome: outcome ? 'acted' : 'repeated' })
    } catch (error) {
      if (!(error instanceof Refusal)) return failed(stored, channel, { press, error })
      outcome = await act(stored, async (_unit, account) => ({ account, replies: refusal(account, error, press !== null) }))
      metrics.updates.inc({ channel: channel.name, outcome: 'refused' })
    }
    if (!outcome) return
    await press?.end(outcome.replies.map((reply) => ('toast' in reply ? reply.toast : null)).find((toast) => toast !== null) ?? undefined)
    await bring(stored, channel, outcome)
  }

  /** Shows what the unit decided. What cannot be shown now stays owed: the next press or heartbeat repairs the screen. */
  async function bring(stored: Stored, channel: Channel, { account, replies }: Outcome): Promise<void> {
    const { arrival } = stored.kept
    const update = { channel: stored.channel, number: stored.number }
    const message = 'message' in arrival.what ? arrival.what.message : undefined
    try {
      if (account) {
        const typed = arrival.what.kind === 'text' || arrival.what.kind === 'other'
        await keepMenu({ units, router, words }, channel, account)
        await presenter.show({ account, replies, update, typed, ...(message !== undefined && { message }) })
      } else {
        for (const reply of replies) {
          if ('show' in reply) await channel.send(arrival.address, { text: reply.show.text, choices: [], confidential: false })
        }
        await units.single((unit) => intakeRepo(unit.tx, box).shown(update.channel, update.number))
      }
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error
      log.warn({ channel: channel.name, kind: error.kind }, 'a screen could not be shown')
      if (error.kind === 'unreachable' && account) await units.run((unit) => unit.tx.account.update({ where: { id: account.id }, data: { blocked: true } }))
    }
  }

  async function failed(stored: Stored, channel: Channel, { press, error }: { press: PressEnd | null; error: unknown }): Promise<void> {
    log.error({ err: error }, 'an update failed')
    const code = newId(6)
    const { attempts, aside } = await units.single((unit) => intakeRepo(unit.tx, box).fail({ channel: stored.channel, number: stored.number, code }))
    if (!aside && attempts > 0) return attempt({ ...stored, attempts }, channel, press)
    metrics.updates.inc({ channel: channel.name, outcome: 'aside' })
    const account = await units.run((unit) => findAccount(unit, { channel: stored.channel, address: stored.kept.arrival.address, words }))
    if (!account) return
    await bring(stored, channel, { account, replies: [below({ text: html`${account.actor.say('kept-with-code', { code })}` })] })
  }

  function dispatch(stored: Stored): void {
    const key = `${stored.channel}:${stored.number}`
    if (underway.has(key)) return
    underway.add(key)
    void lanes.run(stored.lane, () => handle(stored))
      .catch((error: unknown) => log.error({ err: error }, 'an update waits for the next try'))
      .finally(() => underway.delete(key))
  }

  return {
    async accept(channel, arrivals) {
      const rows = arrivals.map((arrival) => ({
        kept: { arrival: cleaned(arrival), order: ++order } satisfies Kept,
        always: startCode(arrival) !== null && outsiders.mayKnock(channel.name, arrival.address),
        lane: `new:${box.hash('address', `${channel.name}:${arrival.address}`)}`,
      }))
      const stored = await units.single((unit) => storeArrivals(unit.tx, box, { channel: channel.name, rows, day: unit.now }))
      for (const { kept } of rows) {
        const answer = stored.get(kept.arrival.number)
        if (!answer?.lane) void outsiders.greet(channel, kept.arrival)
        else if (answer.fresh) dispatch({ channel: channel.name, number: kept.arrival.number, lane: answer.lane, kept, attempts: 0 })
      }
    },
    async recover() {
      for (const stored of await units.run((unit) => intakeRepo(unit.tx, box).listPending())) dispatch(stored)
    },
    idle: () => lanes.idle(),
  }
}

/** The update was consumed by an earlier unit: this one is rolled back whole. */
class ActedBefore extends Error {}

/** What cannot be stored or compared never enters, whichever channel it came by. */
function cleaned(arrival: Arrival): Arrival {
  return arrival.what.kind === 'text' ? { ...arrival, what: { ...arrival.what, text: atTheDoor(arrival.what.text) } } : arrival
}

function viewOf(replies: Reply[]): string | null {
  return replies.map((reply) => ('show' in reply ? (reply.show.view ?? null) : null)).findLast((view) => view !== null) ?? null
}
