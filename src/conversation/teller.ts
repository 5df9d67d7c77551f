import type { Clock } from '../platform/clock.ts'
import type { Box } from '../platform/crypto.ts'
import type { Log } from '../platform/log.ts'
import type { Told, Waiting } from '../platform/outbox.ts'
import { outsideQuietHours } from '../platform/rhythm.ts'
import type { Unit, Units } from '../platform/unit.ts'
import type { Account } from './account.ts'
import { findAccount, saveState } from './account.ts'
import type { Behind, Room } from './cap.ts'
import { isFull } from './cap.ts'
import type { Channel } from './channel.ts'
import { ChannelError } from './channel.ts'
import type { Group } from './group.ts'
import { findGroup, moveGroup } from './group.ts'
import { NEXT } from './home.ts'
import { html } from './html.ts'
import type { Lanes } from './lanes.ts'
import { laneOf } from './lanes.ts'
import { asShown, remembered } from './presenter.ts'
import { stageOf } from './router.ts'
import type { Member, Screen } from './screen.ts'
import type { Words } from './words.ts'

export type About = Record<string, string>

/**
 * What a kind of notice says. A push has the one neutral text (phrase 15) and is told only while `still` is true;
 * others draw a screen, or null when there is nothing to say any more: to a person, or to an organisation's group, with
 * nothing in it that is anybody's own. One that `carries` takes along the pushes of the same hour, as a button. Quiet hours hold all but those `atNight`. Pushes count towards what a person is
 * told in a month (cap.ts) unless they are `uncapped`: a warning, a wish of one's own, or what an office brings with it.
 * What draws a screen counts where it has `room`, and is told while the month holds fewer messages than that; always where it gives null.
 */
export type NoticeKind =
  | { push: true; group?: never; atNight?: true; uncapped?: true; still(unit: Unit, actor: Member, about: About): Promise<boolean> }
  | { push: false; group?: never; atNight?: true; carries?: true; room?(about: About): Room | null; draw(unit: Unit, actor: Member, about: About): Promise<Screen | null> }
  | { push?: never; group: true; atNight?: true; draw(unit: Unit, group: Group, about: About): Promise<Screen | null> }

type Deps = {
  units: Units
  box: Box
  clock: Clock
  log: Log
  channels: Map<string, Channel>
  notices: Record<string, NoticeKind>
  behind: Behind[]
  words: Words
  lanes: Lanes
}

export interface Teller {
  /** Makes a notice's words at the moment of sending, in the language, state and rights of that moment, and sends them. */
  tell(notice: Waiting, called: () => void): Promise<Told>
  /** Which of these would be told in a channel that is not down. */
  reached(toIds: string[], down: ReadonlySet<string>): Promise<Set<string>>
}

/** A channel that has not answered for so long gives way to another one of the same person. */
const HOUR = 3_600_000
const PATIENCE = 3 * HOUR

export function makeTeller({ units, channels, notices, behind, words, lanes, box, clock, log }: Deps): Teller {
  /** Since when nothing goes out there. In memory: a process that begins anew is patient anew. */
  const silent = new Map<string, number>()
  const pushes = Object.entries(notices).filter(([, kind]) => kind.push).map(([name]) => name)
  const spoken = Object.entries(notices).filter(([, kind]) => !kind.push && !kind.group && kind.room).map(([name]) => name)
  const counted = [...spoken, ...Object.entries(notices).filter(([, kind]) => kind.push && !kind.uncapped).map(([name]) => name)]

  async function render(unit: Unit, { actor }: Account, notice: Waiting): Promise<Screen | null> {
    const kind = notices[notice.kind]
    if (!kind || kind.group || stageOf(actor) !== 'consented') return null
    const member = actor as Member
    const full = (room?: Room) => isFull(unit, member.person.id, { zone: actor.memberships[0]?.timeZone ?? 'UTC', kinds: counted, spoken, behind, ...(room && { room }) })
    if (!kind.push) {
      const room = kind.room?.(notice.about)
      if (room && (await full(room))) return null
      const screen = await kind.draw(unit, member, notice.about)
      return screen && kind.carries ? carrying(unit, member, screen) : screen
    }
    if (!(await kind.still(unit, member, notice.about))) return null
    if (!kind.uncapped && (await full())) return null
    return { text: html`${actor.say('push-neutral')}`, choices: [[{ label: actor.say('button-open'), action: NEXT }]] }
  }

  /** With a button to what would else be a message of its own within the hour. */
  async function carrying(unit: Unit, { person, say }: Member, screen: Screen): Promise<Screen> {
    const before = new Date(unit.now.getTime() + HOUR)
    const waits = await unit.tx.notice.count({ where: { toId: person.id, state: 'waiting', kind: { in: pushes }, notBefore: { lte: before } } })
    return waits > 0 ? { ...screen, choices: [...(screen.choices ?? []), [{ label: say('home-waiting-open'), action: NEXT }]] } : screen
  }

  /** Where each is written to, the place that comes first at first: where they last were, by day, unless it is long silent. */
  async function placesOf(toIds: string[]): Promise<Reach[]> {
    const rows = await units.single((unit) => unit.tx.$queryRaw<Reach[]>`
      select id, channel, address, blocked, coalesce(person_id, group_of) as "toId" from account
      where (person_id = any(${toIds}::text[]) or group_of = any(${toIds}::text[])) and channel = any(${[...channels.keys()]})
      order by used_on desc nulls last, linked_on desc, id`)
    const late = ({ channel }: Reach) => clock.now().getTime() - (silent.get(channel) ?? Infinity) >= PATIENCE
    return [...rows.filter((row) => !late(row)), ...rows.filter(late)]
  }

  async function tellFirst(notice: Waiting, called: () => void): Promise<Told> {
    const { toId, toGroup } = notice
    const accounts = await placesOf([toId])
    let held = accounts.length > 0
    for (const { id, channel, address, blocked } of accounts) {
      if (blocked) continue
      const place = { id, channel, address }
      // Holds the chat's lane: a screen that is being shown and a notice must not both think they are the last.
      const told = await lanes.run(laneOf(box, place), () => (toGroup ? tellGroup(place, notice, called) : tell(place, notice, called)))
      if (told.kind !== 'none' && told.kind !== 'held') return told
      held &&= told.kind === 'held'
    }
    return { kind: held && !toGroup ? 'held' : 'none' }
  }

  async function tell({ id, ...place }: Place, notice: Waiting, called: () => void): Promise<Told> {
    // Reads alone need no transaction of their own, and a broadcast is thousands of them.
    const ready = await units.single(async (unit) => {
      const account = await findAccount(unit, { ...place, words })
      // The address may be somebody else's by now.
      return account?.id !== id ? null : { account, screen: await render(unit, account, notice) }
    })
    const channel = ready && channels.get(ready.account.actor.channel)
    if (!ready?.screen || !channel) return { kind: 'none' }
    const { account, screen } = ready
    const night = untilMorning(notice, account.actor.memberships[0]?.timeZone)
    if (night) return night
    const told = await send(channel, { place: account.actor, id, screen }, called)
    if (told.kind !== 'sent') return told
    const { messageId } = told
    const carried = screen.choices?.flat().some((choice) => 'action' in choice && choice.action === NEXT) ?? false
    account.state.last = messageId
    // Without buttons its choices are typed as numbers: they are the ones that stand there now.
    if (!channel.edits) account.state.screen = remembered(screen, messageId, clock.now().toISOString())
    await units.single((unit) => saveState(unit, account, { settled: false })).catch((error: unknown) => {
      // It was sent: telling it again would be worse than a screen that is shown below.
      log.error({ err: error }, 'a sent notice was not remembered on its screen')
    })
    return { ...told, carried }
  }

  async function tellGroup(place: Place, notice: Waiting, called: () => void): Promise<Told> {
    const kind = notices[notice.kind]
    const channel = channels.get(place.channel)
    if (!kind?.group || !channel) return { kind: 'none' }
    const ready = await units.single(async (unit) => {
      // Read again in its lane: the group may have moved meanwhile.
      const account = await unit.tx.account.findFirst({ where: { id: place.id, blocked: false }, select: { address: true } })
      const group = account && (await findGroup(unit, notice.toId, words))
      return group && { ...account, group, screen: await kind.draw(unit, group, notice.about) }
    })
    if (!ready?.screen) return { kind: 'none' }
    if (ready.screen.confidential) throw new Error('nothing confidential is shown to a group')
    return untilMorning(notice, ready.group.timeZone) ?? send(channel, { place: ready, id: place.id, screen: ready.screen }, called)
  }

  /** Null when it may be told now. */
  function untilMorning(notice: Waiting, zone: string | undefined): Told | null {
    if (zone === undefined || notices[notice.kind]?.atNight) return null
    const at = outsideQuietHours(clock.now(), { zone })
    return at > clock.now() ? { kind: 'later', at } : null
  }

  async function send(channel: Channel, { place, id, screen }: { place: { address: string }; id: string; screen: Screen }, called: () => void): Promise<Told> {
    try {
      const messageId = await channel.send(place.address, asShown(screen))
      silent.delete(channel.name)
      return { kind: 'sent', accountId: id, messageId }
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error
      const { kind, seconds, to } = error
      if (to !== null) {
        await units.run((unit) => moveGroup(unit, { channel: channel.name, from: place.address, to }))
        return { kind: 'wait', seconds: 0 }
      }
      if (kind === 'unreachable') {
        await units.run((unit) => unit.tx.account.updateMany({ where: { id }, data: { blocked: true } }))
        return { kind: 'held' }
      }
      if (kind !== 'offline') return kind === 'wait' ? { kind, seconds } : { kind: kind === 'gone' ? 'refused' : kind }
      if (!silent.has(channel.name)) silent.set(channel.name, clock.now().getTime())
      return { kind, channel: channel.name }
    } finally {
      called()
    }
  }

  return {
    tell: tellFirst,
    async reached(toIds, down) {
      const first = new Map<string, string>()
      for (const { toId, channel, blocked } of await placesOf(toIds)) if (!blocked && !first.has(toId)) first.set(toId, channel)
      return new Set(toIds.filter((id) => !down.has(first.get(id) ?? '')))
    },
  }
}

type Place = { id: string; channel: string; address: string }
type Reach = Place & { toId: string; blocked: boolean }
