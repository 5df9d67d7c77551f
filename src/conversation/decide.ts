import type { Refusal } from '../platform/errors.ts'
import type { Sealed } from '../platform/crypto.ts'
import type { Unit } from '../platform/unit.ts'
import type { Account } from './account.ts'
import { getAccount } from './account.ts'
import { html } from './html.ts'
import type { SentFile } from './documents.ts'
import { moveGroup } from './group.ts'
import type { Stored } from './intake.repo.ts'
import type { AddMissed } from './missed.ts'
import { comeBack, tellBack } from './missed.ts'
import { startCode } from './outsiders.ts'
import type { Router } from './router.ts'
import type { Reply, Screen } from './screen.ts'
import { below } from './screen.ts'
import type { Say, Words } from './words.ts'

/** Somebody comes with a code: joining decides, and makes the account where the code opens something. */
export type OpenInvitation = (unit: Unit, knock: Knock) => Promise<{ accountId: string | null; replies: Reply[] }>
export type Knock = { channel: string; address: string; language: string; code: string; account: Account | null; say: Say }

/** What a unit made of an update, and for whom. */
export type Outcome = { account: Account | null; replies: Reply[]; ahead?: { screen: Screen; debt: Sealed } }

type Deps = { words: Words; router: Router; openInvitation: OpenInvitation; addMissed: AddMissed }

/** Who acts, and what it comes to: a code at the door, somebody gone, back or elsewhere, a thing that is not taken, or a press or text. */
export async function decide({ words, router, openInvitation, addMissed }: Deps, unit: Unit, { stored, account, file = null }: { stored: Stored; account: Account | null; file?: SentFile | null }): Promise<Outcome> {
  const { channel, kept: { arrival } } = stored
  const { what } = arrival
  if (what.kind === 'moved') {
    await moveGroup(unit, { channel, from: arrival.address, to: what.to })
    return { account: account && { ...account, blocked: false, state: {} }, replies: [] }
  }
  const code = startCode(arrival)
  if (code !== null) {
    const language = arrival.language?.startsWith('en') ? 'en' : 'vi'
    const say = account?.actor.say ?? words.for(language)
    const opened = await openInvitation(unit, { channel, address: arrival.address, language, code, account, say })
    const holder = opened.accountId ? await getAccount(unit, opened.accountId, words) : account
    if (holder) comeBack(holder)
    return { account: holder, replies: opened.replies }
  }
  if (!account) return { account, replies: [] }
  if (what.kind === 'blocked') return { account: { ...account, blocked: true }, replies: [] }
  comeBack(account)
  if (what.kind === 'unblocked') {
    tellBack(unit, account)
    return { account, replies: [] }
  }
  const replies = await router.route(unit, account, what, file)
  const pressed = what.kind === 'press' ? what.action : null
  return { account, replies: account.state.back ? await addMissed(unit, account, { replies, pressed }) : replies }
}

/** The sentence of a refusal: as a toast where a button was pressed and it fits, else below. */
export function refusal(account: Account | null, { code, vars }: Refusal, pressed: boolean): Reply[] {
  if (!account) return []
  comeBack(account)
  const text = account.actor.say(code, vars)
  return pressed && text.length <= 200 ? [{ toast: text }] : [below({ text: html`${text}` })]
}
