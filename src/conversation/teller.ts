import type { Told, Waiting } from '../platform/outbox.ts'
import type { Unit, Units } from '../platform/unit.ts'
import type { Account } from './account.ts'
import { getAccount, saveLast } from './account.ts'
import type { Channel } from './channel.ts'
import { ChannelError } from './channel.ts'
import { NEXT } from './home.ts'
import { html } from './html.ts'
import type { Lanes } from './lanes.ts'
import { asShown, remembered } from './presenter.ts'
import { stageOf } from './router.ts'
import type { Member, Screen } from './screen.ts'
import type { Words } from './words.ts'

export type About = Record<string, string>

/**
 * What a kind of notice says. A push has the one neutral text (phrase 15) and is told only while `still` is true;
 * others draw a screen, or null when there is nothing to say any more.
 */
export type NoticeKind =
  | { push: true; still(unit: Unit, actor: Member, about: About): Promise<boolean> }
  | { push: false; draw(unit: Unit, actor: Member, about: About): Promise<Screen | null> }

/** Makes a notice's words at the moment of sending, in the language, state and rights of that moment, and sends them. */
export function makeTeller({ units, channels, notices, words, lanes }: {
  units: Units
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
      where: { personId: notice.personId, blocked: false, channel: { in: [...channels.keys()] } },
      orderBy: [{ linkedOn: 'desc' }, { id: 'asc' }], select: { id: true },
    }))
    for (const { id } of reachable) {
      const told = await lanes.run(id, () => tell(id, notice))
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
    try {
      const messageId = await channel.send(account.actor.address, asShown(screen))
      account.state.last = messageId
      // Without buttons its choices are typed as numbers: they are the ones that stand there now.
      if (!channel.edits) account.state.screen = remembered(screen, messageId)
      await units.single((unit) => saveLast(unit, account))
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
