import type { Clock } from '../platform/clock.ts'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '../platform/crypto.ts'
import type { Box } from '../platform/crypto.ts'
import { Refusal } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { Units } from '../platform/unit.ts'
import { findAccount } from './account.ts'
import type { Arrival, Channel } from './channel.ts'
import { ChannelError, tryEdit } from './channel.ts'
import { atTheDoor } from './door.ts'
import { html } from './html.ts'
import type { Kept, Stored } from './intake.repo.ts'
import { intakeRepo, storeArrivals } from './intake.repo.ts'
import type { Needs } from './needs.ts'
import type { Lanes } from './lanes.ts'
import { laneOf } from './lanes.ts'
import type { AddMissed } from './missed.ts'
import type { OpenInvitation, Outcome } from './decide.ts'
import { decide, refusal } from './decide.ts'
import { makeOutsiders, startCode } from './outsiders.ts'
import { makeAct } from './act.ts'
import type { Settler } from './ahead.ts'
import { keepMenu } from './menu.ts'
import type { Presenter } from './presenter.ts'
import { asShown } from './presenter.ts'
import type { PressEnd } from './press.ts'
import { awaitEnd } from './press.ts'
import type { Router } from './router.ts'
import { below } from './screen.ts'
import type { Words } from './words.ts'

/** Seconds for which a lane waits for a database that is away; then the heartbeat takes up what is left. */
const HICCUPS = 30

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
  addMissed: AddMissed
  settler: Settler
  needs: Needs
}

export function makeIntake(deps: Deps): Intake {
  const { units, box, clock, channels, router, presenter, words, lanes, log, metrics, settler } = deps
  const act = makeAct({ units, channels, words })
  const outsiders = makeOutsiders({ words, clock })
  const underway = new Set<string>()
  let order = clock.now().getTime() * 1000

  async function handle(stored: Stored, channel: Channel, press: PressEnd | null): Promise<void> {
    // Its own lane is held meanwhile: what this person did afterwards must not overtake it.
    for (let hiccups = 0; ; hiccups++) {
      try {
        return await attempt(stored, channel, press)
      } catch (error) {
        log.error({ err: error }, 'an update could not be handled; the database may be away')
        if (hiccups === HICCUPS) return
        await pause(1000)
      }
    }
  }

  async function attempt(stored: Stored, channel: Channel, press: PressEnd | null): Promise<void> {
    let outcome: Outcome | null
    try {
      const file = await deps.needs(channel, stored.kept.arrival)
      outcome = await act(stored, (unit, account) => decide(deps, unit, { stored, account, file }))
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
  async function bring(stored: Stored, channel: Channel, { account, replies, ahead }: Outcome): Promise<void> {
    const { arrival } = stored.kept
    const update = { channel: stored.channel, number: stored.number }
    const message = 'message' in arrival.what ? arrival.what.message : undefined
    try {
      if (account) {
        const typed = arrival.what.kind !== 'press'
        const told = await keepMenu({ units, router, words }, channel, account)
        if (ahead && !told && message !== undefined && (await tryEdit(channel, { address: arrival.address, message, shown: asShown(ahead.screen) }))) {
          return settler.add({ ...update, id: account.id, debt: ahead.debt })
        }
        await presenter.show({ account, replies, update, typed, ...(message !== undefined && { message }) })
      } else {
        for (const reply of replies) {
          if ('show' in reply) await channel.send(arrival.address, { text: reply.show.text, choices: [], confidential: false })
        }
        await units.single((unit) => intakeRepo(unit.tx, box).shown(update.channel, update.number))
      }
    } catch (error) {
      log.warn({ err: error, channel: channel.name, kind: error instanceof ChannelError ? error.kind : 'other' }, 'a screen could not be shown')
      if (error instanceof ChannelError && error.kind === 'unreachable' && account) {
        await units.run((unit) => unit.tx.account.update({ where: { id: account.id }, data: { blocked: true } }))
      }
    }
  }

  async function failed(stored: Stored, channel: Channel, { press, error }: { press: PressEnd | null; error: unknown }): Promise<void> {
    log.error({ err: error }, 'an update failed')
    const code = newId(6)
    const { attempts, aside } = await units.single((unit) => intakeRepo(unit.tx, box).fail({ channel: stored.channel, number: stored.number, code }))
    // It acted, and only the word of it was lost: what is owed is drawn by the next heartbeat.
    if (attempts === 0) return
    if (!aside) return attempt({ ...stored, attempts }, channel, press)
    metrics.updates.inc({ channel: channel.name, outcome: 'aside' })
    const account = await units.run((unit) => findAccount(unit, { channel: stored.channel, address: stored.kept.arrival.address, words }))
    if (!account) return
    await bring(stored, channel, { account, replies: [below({ text: html`${account.actor.say('kept-with-code', { code })}` })] })
  }

  function dispatch(stored: Stored): void {
    const key = `${stored.channel}:${stored.number}`
    const channel = channels.get(stored.channel)
    if (!channel || underway.has(key)) return
    underway.add(key)
    const { what } = stored.kept.arrival
    // From its arrival on, not from its turn: another press of the same person may be before it.
    const press = what.kind === 'press' ? awaitEnd(channel, what) : null
    void lanes.run(stored.lane, () => handle(stored, channel, press))
      .finally(() => press?.end())
      .catch((error: unknown) => log.error({ err: error }, 'an update waits for the next try'))
      .finally(() => underway.delete(key))
  }

  return {
    async accept(channel, arrivals) {
      const rows = arrivals.map((arrival) => ({
        kept: { arrival: cleaned(arrival), order: ++order } satisfies Kept,
        always: startCode(arrival) !== null && outsiders.mayKnock(channel.name, arrival.address),
        lane: laneOf(box, { channel: channel.name, address: arrival.address }),
      }))
      const stored = await units.single((unit) => storeArrivals(unit.tx, box, { channel: channel.name, rows, day: unit.now }))
      for (const { kept } of rows) {
        const answer = stored.get(kept.arrival.number)
        if (!answer?.lane) void outsiders.greet(channel, kept.arrival)
        // Also what was stored before and may not have acted: the unit that consumes it decides.
        else dispatch({ channel: channel.name, number: kept.arrival.number, lane: answer.lane, kept, attempts: 0 })
      }
    },
    async recover() {
      for (const stored of await units.run((unit) => intakeRepo(unit.tx, box).listPending())) dispatch(stored)
    },
    async idle() {
      await lanes.idle()
      await settler.flush()
    },
  }
}

/** What cannot be stored or compared never enters, whichever channel it came by. */
function cleaned(arrival: Arrival): Arrival {
  const { what } = arrival
  if (what.kind === 'file') return { ...arrival, what: { ...what, name: atTheDoor(what.name) } }
  return what.kind === 'text' ? { ...arrival, what: { ...what, text: atTheDoor(what.text) } } : arrival
}
