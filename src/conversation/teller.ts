import type { Clock } from '../platform/clock.ts'
import type { Box } from '../platform/crypto.ts'
import type { Log } from '../platform/log.ts'
import type { Told, Waiting } from '../platform/outbox.ts'
import { outsideQuietHours } from '../platform/rhythm.ts'
import type { Unit, Units } from '../platform/unit.ts'
import type { Account } from './account.ts'
import { getAccount, saveState } from './account.ts'
import type { Channel } from './channel.ts'
import { ChannelError } from './channel.ts'
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
 * others draw a screen, or null when there is nothing to say any more. Quiet hours hold all but those `atNight`.
 */
export type NoticeKind =
  | { push: true; atNight?: true; still(unit: Unit, actor: Member, about: About): Promise<boolean> }
  | { push: false; atNight?: true; draw(unit: Unit, actor: Member, about: About): Promise<Screen | null> }

/** Makes a notice's words at the moment of sending, in the language, state and rights of that moment, and sends them. */
export function makeTeller({ units, channels, notices, words, lanes, box, clock, log }: {
  units: Units
  box: Box
  clock: Clock
  log: Log
  channels: Map<string, Channel>
  notices: Record<string, NoticeKind>
  words: Words
  lanes: Lanes
}): (notice: Waiting) => Promise<Told> {
  async function render(unit: Unit, account: Account, notice: Waiting): Promise<Screen | null> {
    const kind = notices[notice.kind]
    const { actor } = account
    if (!kind || stageOf(actor) !== 'consented') return null
    if (!kind.push) return kind.draw(unit, actor as Member, notice.about)
    if (!(await kind.still(unit, actor as Member, notice.about))) return null
    return { text: html`${actor.say('push-neutral')}`, choices: [[{ label: actor.say('button-open'), action: NEXT }]] }
  }

  return async (notice) => {
    const reachable = await units.single((unit) => unit.tx.account.findMany({
      where: { personId: notice.toId, blocked: false, channel: { in: [...channels.keys()] } },
      orderBy: [{ linkedOn: 'desc' }, { id: 'asc' }], select: { id: true, channel: true, address: true },
    }))
    for (const { id, ...place } of reachable) {
      const told = await lanes.run(laneOf(box, place), () => tell(id, notice))
      if (told.kind !== 'none') return told
    }
    return { kind: 'none' }
  }

  /** Holds the account's lane: a screen that is being shown and a notice must not both think they are the last. */
  async function tell(id: string, notice: Waiting): Promise<Told> {
    const ready = await units.run(async (unit) => {
      const account = await getAccount(unit, id, words)
      return account && { account, screen: await render(unit, account, notice) }
    })
    const channel = ready && channels.get(ready.account.actor.channel)
    if (!ready?.screen || !channel) return { kind: 'none' }
    const { account, screen } = ready
    const zone = account.actor.memberships[0]?.timeZone
    if (zone !== undefined && !notices[notice.kind]?.atNight) {
      const at = outsideQuietHours(clock.now(), { zone })
      if (at > clock.now()) return { kind: 'later', at }
    }
    try {
      const messageId = await channel.send(account.actor.address, asShown(screen))
      account.state.last = messageId
      // Without buttons its choices are typed as numbers: they are the ones that stand there now.
      if (!channel.edits) account.state.screen = remembered(screen, messageId, clock.now().toISOString())
      await units.single((unit) => saveState(unit, account, { settled: false })).catch((error: unknown) => {
        // It was sent: telling it again would be worse than a screen that is shown below.
        log.error({ err: error }, 'a sent notice was not remembered on its screen')
      })
      return { kind: 'sent', accountId: id, messageId }
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error
      if (error.kind === 'unreachable') {
        await units.run((unit) => unit.tx.account.update({ where: { id }, data: { blocked: true } }))
        return { kind: 'none' }
      }
      if (error.kind === 'wait') return { kind: 'wait', seconds: error.seconds }
      return { kind: error.kind === 'gone' ? 'refused' : error.kind }
    }
  }
}
