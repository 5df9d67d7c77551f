import type { Clock } from '../platform/clock.ts'
import type { Box } from '../platform/crypto.ts'
import type { Log } from '../platform/log.ts'
import type { Units } from '../platform/unit.ts'
import type { Account, AccountState, Due } from './account.ts'
import { getAccount, saveState, screensRepo } from './account.ts'
import type { Attach } from './attach.ts'
import type { Channel, Shown } from './channel.ts'
import { ChannelError, tryEdit } from './channel.ts'
import { html, lines } from './html.ts'
import type { Debt } from './intake.repo.ts'
import { readDebt } from './intake.repo.ts'
import type { Lanes } from './lanes.ts'
import { laneOf } from './lanes.ts'
import { inOrder, target } from './numbered.ts'
import type { Router } from './router.ts'
import type { Actor, Reply, Screen } from './screen.ts'
import { leave, settled, tidyUp } from './tidying.ts'
import type { Words } from './words.ts'

/** How long a confidential screen stands untouched, in milliseconds. */
export const OPEN_FOR = 10 * 60_000
const TRIES = 3

export type Showing = {
  account: Account
  replies: Reply[]
  /** What caused it: the message that was pressed or typed. */
  message?: string
  update?: { channel: string; number: string }
  /** The last thing in the chat was theirs. */
  typed?: boolean
  /** It is drawn again without anybody having touched it. */
  again?: boolean
}

/**
 * Brings replies onto a screen and remembers what stands there. Callers hold the account's lane, so that the remembered
 * state has one writer at a time.
 */
export interface Presenter {
  show(showing: Showing): Promise<void>
  /** Draws again what is owed since a crash, what has changed and what must be closed; called by the heartbeat. */
  refresh(): Promise<void>
  /** What is owed since the last run: at start, before anything new is handled. */
  recover(): Promise<void>
}

export function makePresenter({ units, channels, router, words, lanes, box, clock, log, attach }: {
  units: Units
  attach: Attach
  channels: Map<string, Channel>
  router: Router
  words: Words
  lanes: Lanes
  box: Box
  clock: Clock
  log: Log
}): Presenter {
  const failures = new Map<string, number>()
  const channelOf = (actor: Actor): Channel | undefined => channels.get(actor.channel)

  async function place(channel: Channel, { account, message, typed, again }: Showing, screen: Screen, where: 'here' | 'below'): Promise<void> {
    const { state, actor } = account
    const now = clock.now()
    const shown: Shown = { ...asShown(screen), ...(state.prompt?.wants === 'file' && { wants: 'file' }) }
    const old = state.screen
    const until = new Date(now.getTime() + OPEN_FOR).toISOString()
    const inPlace = where === 'here' && channel.edits && !typed && old !== undefined
      && old.message === state.last && (message === undefined || message === old.message) && old.confidential === shown.confidential
    if (inPlace && (await tryEdit(channel, { address: actor.address, message: old.message, shown }))) {
      // Nobody touched a screen that is only drawn again: it is closed when it would have been.
      state.screen = remembered(screen, old.message, again ? (old.until ?? until) : until)
      return
    }
    const sent = await channel.send(actor.address, shown)
    state.screen = remembered(screen, sent, until)
    state.last = sent
    if (old?.confidential) leave(account, 'close', { message: old.message, now })
    else if (old && channel.edits) await settled(() => channel.strip(actor.address, old.message))
    if (message === undefined || message === old?.message || typed) return
    if (state.lost) leave(account, 'close', { message, now })
    else if (channel.edits) await settled(() => channel.strip(actor.address, message))
  }

  async function show(showing: Showing): Promise<void> {
    const { account, replies, update, message } = showing
    const channel = channelOf(account.actor)
    if (!channel) return
    if (showing.typed && message !== undefined) account.state.last = message
    for (const reply of showing.typed ? withToast(replies) : replies) {
      if ('ask' in reply) await place(channel, showing, reply.show, 'here')
      else if ('show' in reply) await place(channel, showing, reply.show, reply.where)
      else if ('forget' in reply && message !== undefined) leave(account, 'erase', { message, now: clock.now() })
    }
    await tidyUp(channel, account, clock.now())
    await attach(channel, account, replies)
    await units.single((unit) => saveState(unit, account, { settled: true, ...(update && { update }) }))
  }

  async function redraw(id: string, owed: boolean): Promise<void> {
    const drawn = await units.run(async (unit) => {
      const repo = screensRepo(unit.tx)
      const account = await getAccount(unit, id, words)
      if (!account) return null
      const sealed = await repo.owed(id)
      const old = sealed && readDebt(unit.box, account, sealed)
      // A file that is owed stays owed, whatever else has changed meanwhile.
      const kept = owed || old?.file ? old : null
      const view = kept?.view ?? (owed ? undefined : account.state.screen?.view)
      if (owed && sealed && !old) await repo.forgive(id) // it was closed meanwhile
      if (!owed) await repo.owe(id, kept || view === undefined ? null : unit.box.seal(`owed:${id}`, { view } satisfies Debt))
      return view === undefined ? null : { account, screen: await router.draw(unit, account.actor, view, { file: kept?.file === true }) }
    })
    if (!drawn) return
    const { account, screen } = drawn
    if (owed && screen?.confidential) account.state.lost = true
    await show({ account, replies: screen ? [{ show: screen, where: 'here' }] : [], again: true })
  }

  /** Closes the confidential screen when its time is over, and puts away what was left before. */
  async function close(id: string): Promise<void> {
    const { account, over } = await units.run(async (unit) => ({ account: await getAccount(unit, id, words), over: await screensRepo(unit.tx).isOver(id, unit.now) }))
    const channel = account && channelOf(account.actor)
    if (!account || !channel) return
    const { state } = account
    const now = clock.now()
    if (over && state.screen?.confidential) {
      leave(account, 'close', { message: state.screen.message, now })
      delete state.screen // what was asked stays asked: whoever writes slowly is shown the text back
    }
    await tidyUp(channel, account, now)
    await units.single((unit) => saveState(unit, account, { settled: false }))
  }

  /** One person's failure is not another's: what could not be shown stays due and is tried at the next heartbeat. */
  async function each(read: (repo: ReturnType<typeof screensRepo>) => Promise<Due[]>, work: (id: string) => Promise<void>): Promise<void> {
    for (const due of await units.single((unit) => read(screensRepo(unit.tx)))) {
      try {
        await lanes.run(laneOf(box, due), () => work(due.id))
        failures.delete(due.id)
      } catch (error) {
        await failed(due.id, error)
      }
    }
  }

  /** What the channel will never take, or what cannot be drawn three times over, is not tried for ever. */
  async function failed(id: string, error: unknown): Promise<void> {
    const kind = error instanceof ChannelError ? error.kind : null
    if (kind === null) log.error({ err: error }, 'a screen could not be drawn again')
    const count = (failures.get(id) ?? 0) + (kind === null ? 1 : 0)
    failures.set(id, count)
    if (kind !== 'refused' && kind !== 'unreachable' && count < TRIES) return
    failures.delete(id)
    await units.single((unit) => screensRepo(unit.tx).forgive(id))
  }

  const recover = () => each((repo) => repo.listOwed(), (id) => redraw(id, true))
  return {
    show,
    recover,
    async refresh() {
      await recover()
      await each((repo) => repo.listDirty(200), (id) => redraw(id, false))
      await each((repo) => repo.listClosing(clock.now()), close)
    },
  }
}

export function asShown(screen: Screen): Shown {
  return { text: screen.text, choices: screen.choices ?? [], confidential: screen.confidential ?? false, ...(screen.whole && { whole: screen.whole }) }
}

/** Nothing was pressed, so nothing can carry a toast: it is said above the screen, or by itself. */
function withToast(replies: Reply[]): Reply[] {
  const toast = replies.map((reply) => ('toast' in reply ? reply.toast : null)).find((text) => text !== null)
  if (toast === null || toast === undefined) return replies
  const first = replies.findIndex((reply) => 'show' in reply)
  if (first < 0) return [...replies, { show: { text: html`${toast}` }, where: 'below' }]
  return replies.map((reply, i) => (i === first && 'show' in reply ? { ...reply, show: { ...reply.show, text: lines(html`<i>${toast}</i>`, '', reply.show.text) } } : reply))
}

/** @param until when it is closed, if it is confidential */
export function remembered(screen: Screen, message: string, until: string): NonNullable<AccountState['screen']> {
  const confidential = screen.confidential ?? false
  return {
    message, confidential, choices: inOrder(screen.choices ?? []).map(target),
    ...(screen.view !== undefined && { view: screen.view }), ...(confidential && { until }),
  }
}
