import type { Unit, Units } from '../platform/unit.ts'
import type { Account, AccountState } from './account.ts'
import { getAccount, saveShown, screensRepo } from './account.ts'
import type { Channel, Shown } from './channel.ts'
import { ChannelError } from './channel.ts'
import { html, lines } from './html.ts'
import type { Lanes } from './lanes.ts'
import { inOrder, target } from './numbered.ts'
import type { Router } from './router.ts'
import type { Actor, Reply, Screen } from './screen.ts'
import type { Words } from './words.ts'

const OPEN_FOR = 10 * 60_000

export type Showing = {
  account: Account
  replies: Reply[]
  /** What caused it: the message that was pressed or typed. */
  message?: string
  update?: { channel: string; number: string }
  /** The last thing in the chat was theirs. */
  typed?: boolean
}

/**
 * Brings replies onto a screen and remembers what stands there. Callers hold the account's lane, so that the remembered
 * state has one writer at a time.
 */
export interface Presenter {
  show(showing: Showing): Promise<void>
  /** Draws again what is owed since a crash, what has changed and what must be closed; called by the heartbeat. */
  refresh(now: Date): Promise<void>
  /** What is owed since the last run: at start, before anything new is handled. */
  recover(): Promise<void>
}

export function makePresenter({ units, channels, router, words, lanes }: {
  units: Units
  channels: Map<string, Channel>
  router: Router
  words: Words
  lanes: Lanes
}): Presenter {
  const channelOf = (actor: Actor): Channel | undefined => channels.get(actor.channel)

  async function place(channel: Channel, { account, message, typed }: Showing, screen: Screen, where: 'here' | 'below'): Promise<void> {
    const { state, actor } = account
    const shown = asShown(screen)
    const old = state.screen
    const inPlace = where === 'here' && channel.edits && !typed && !screen.document && old !== undefined
      && old.message === state.last && (message === undefined || message === old.message) && old.confidential === shown.confidential
    if (inPlace && (await tryEdit(channel, { address: actor.address, message: old.message, shown }))) {
      state.screen = remembered(screen, old.message)
      return
    }
    const sent = await channel.send(actor.address, shown)
    state.screen = remembered(screen, sent)
    state.last = sent
    if (old && old.message !== sent) await putAway(channel, { actor, message: old.message, confidential: old.confidential })
    if (message !== undefined && message !== old?.message && !typed) await quietly(channel.strip(actor.address, message))
  }

  async function show(showing: Showing): Promise<void> {
    const { account, replies, update } = showing
    const channel = channelOf(account.actor)
    if (!channel) return
    if (showing.typed && showing.message !== undefined) account.state.last = showing.message
    for (const reply of showing.typed ? withToast(replies) : replies) {
      if ('ask' in reply) await place(channel, showing, reply.show, 'here')
      else if ('show' in reply) await place(channel, showing, reply.show, reply.where)
      else if ('forget' in reply && reply.forget === 'input' && showing.message !== undefined) {
        await quietly(channel.erase(account.actor.address, showing.message))
      }
    }
    await units.single((unit) => saveShown(unit, { id: account.id, state: account.state, closesAt: closing(unit, account.state), ...(update && { update }) }))
  }

  async function redraw(id: string, owed: boolean): Promise<void> {
    await lanes.run(id, async () => {
      const drawn = await units.run(async (unit) => {
        const account = await getAccount(unit, id, words)
        if (!owed) await screensRepo(unit.tx).clean(id)
        if (!account) return null
        const debt = owed ? await screensRepo(unit.tx).owed(id) : null
        const view = debt ? unit.box.open<{ view: string }>(`owed:${id}`, debt).view : account.state.screen?.view
        if (view === undefined || (owed && !debt)) return null
        return { account, screen: await router.draw(unit, account.actor, view) }
      })
      if (drawn) await show({ account: drawn.account, replies: drawn.screen ? [{ show: drawn.screen, where: 'here' }] : [] })
    })
  }

  async function close(id: string): Promise<void> {
    await lanes.run(id, async () => {
      const account = await units.run(async (unit) => {
        const found = await getAccount(unit, id, words)
        const due = await unit.tx.account.findFirst({ where: { id, closesAt: { lte: unit.now } }, select: { id: true } })
        return due ? found : null
      })
      const channel = account && channelOf(account.actor)
      if (!account || !channel) return
      const { screen } = account.state
      if (screen?.confidential) await putAway(channel, { actor: account.actor, message: screen.message, confidential: true })
      delete account.state.screen // what was asked stays asked: whoever writes slowly is shown the text back
      await units.single((unit) => saveShown(unit, { id, state: account.state, closesAt: null }))
    })
  }

  /** One person's failure is not another's: what could not be shown stays due and is tried at the next heartbeat. */
  async function each(rows: { id: string }[], work: (id: string) => Promise<void>): Promise<void> {
    for (const { id } of rows) {
      try {
        await work(id)
      } catch (error) {
        if (!(error instanceof ChannelError)) throw error
        // What the channel will never take is not tried for ever.
        if (error.kind === 'refused' || error.kind === 'unreachable') await units.single((unit) => screensRepo(unit.tx).forgive(id))
      }
    }
  }

  const list = (read: (repo: ReturnType<typeof screensRepo>) => Promise<{ id: string }[]>) => units.single((unit) => read(screensRepo(unit.tx)))

  return {
    show,
    async refresh(now) {
      await each(await list((repo) => repo.listOwed()), (id) => redraw(id, true))
      await each(await list((repo) => repo.listDirty(200)), (id) => redraw(id, false))
      await each(await list((repo) => repo.listClosing(now)), close)
    },
    async recover() {
      await each(await list((repo) => repo.listOwed()), (id) => redraw(id, true))
    },
  }

  /** Takes the buttons off a screen that is left; a confidential one is closed, as its words must not stay (PV29). */
  async function putAway(channel: Channel, { actor, message, confidential }: { actor: Actor; message: string; confidential: boolean }): Promise<void> {
    if (!channel.edits) return
    const closed: Shown = { text: html`${actor.say('screen-closed')}`, choices: [], confidential }
    await quietly(confidential ? channel.edit(actor.address, message, closed) : channel.strip(actor.address, message))
  }
}

export function asShown(screen: Screen): Shown {
  return { text: screen.text, choices: screen.choices ?? [], confidential: screen.confidential ?? false }
}

/** Nothing was pressed, so nothing can carry a toast: it is said above the screen, or by itself. */
function withToast(replies: Reply[]): Reply[] {
  const toast = replies.map((reply) => ('toast' in reply ? reply.toast : null)).find((text) => text !== null)
  if (toast === null || toast === undefined) return replies
  const first = replies.findIndex((reply) => 'show' in reply)
  if (first < 0) return [...replies, { show: { text: html`${toast}` }, where: 'below' }]
  return replies.map((reply, i) => (i === first && 'show' in reply ? { ...reply, show: { ...reply.show, text: lines(html`<i>${toast}</i>`, '', reply.show.text) } } : reply))
}

export function remembered(screen: Screen, message: string): NonNullable<AccountState['screen']> {
  return {
    message, confidential: screen.confidential ?? false, choices: inOrder(screen.choices ?? []).map(target),
    ...(screen.view !== undefined && { view: screen.view }),
  }
}

function closing(unit: Unit, state: AccountState): Date | null {
  return state.screen?.confidential ? new Date(unit.now.getTime() + OPEN_FOR) : null
}

async function tryEdit(channel: Channel, { address, message, shown }: { address: string; message: string; shown: Shown }): Promise<boolean> {
  try {
    await channel.edit(address, message, shown)
    return true
  } catch (error) {
    if (error instanceof ChannelError && error.kind === 'gone') return false
    throw error
  }
}

/** For what only tidies up: a failure costs an old button, which is refused when it is pressed. */
async function quietly(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
  }
}
