import type { Account } from '../../conversation/account.ts'
import type { Actor } from '../../conversation/screen.ts'
import type { Unit } from '../../platform/unit.ts'
import { joinRepo } from './join.repo.ts'
import type { Invitation } from './join.rules.ts'
import { factOf, meetUntil, normalCode, stateOf, TRIES, typedTails } from './join.rules.ts'
import type { Locks } from './link.service.ts'
import { linkAccount, numberOf } from './link.service.ts'
import { askedToMeet } from './meet.service.ts'
import { isReady } from './org.rules.ts'
import { effectiveSettings, findOrganisations } from './org.service.ts'

/**
 * Where somebody stands who is not linked. `not-here` is the one answer to a used, expired, locked or foreign link;
 * `linked` means that the account is now the person's.
 */
export type Standing =
  | { kind: 'not-here' | 'not-ready' }
  | { kind: 'ask'; invitationId: string }
  | { kind: 'fact'; fact: 'phone' | 'card' | 'either' }
  | { kind: 'form'; fact: 'phone' | 'card' | 'either' }
  | { kind: 'wrong'; fact: 'phone' | 'card' | 'either'; left: number }
  | { kind: 'wait'; invitationId: string; until: Date; zone: string; number: string }
  | { kind: 'linked' }

const NOT_HERE: Standing = { kind: 'not-here' }

/**
 * Somebody opens a code. It spends nothing and reveals nothing: previews of messengers, and whoever got the link by
 * mistake, do this too (PV21). The account that it makes is nobody's yet.
 * @returns the account's id where the code opens something
 */
export async function openCode(unit: Unit, knock: { channel: string; address: string; language: string; code: string; account: Account | null }):
  Promise<{ accountId: string | null; own: boolean; standing: Standing }> {
  const { account } = knock
  const repo = joinRepo(unit.tx)
  const invitation = await repo.lockByHash(unit.box.hashes('invitation', normalCode(knock.code)))
  const person = account?.actor.person?.id
  if (person !== undefined && person === invitation?.personId) return { accountId: account?.id ?? null, own: true, standing: { kind: 'linked' } }
  const state = invitation && stateOf(invitation, unit.now)
  const dead = state !== 'open' && state !== 'asked'
  if (!invitation || dead || person !== undefined) {
    // One who is somebody else already, and one who comes after the link was used: the secretary is told (ID1).
    if (invitation && (state === 'spent' || !dead)) await repo.countOther(invitation.id)
    return { accountId: null, own: false, standing: NOT_HERE }
  }
  if (!isReady(await effectiveSettings(unit, invitation.organisationId))) return { accountId: null, own: false, standing: { kind: 'not-ready' } }
  await dropEarlierAsk(unit, account, invitation.id)
  const id = await repo.openAccount({
    id: unit.newId(), channel: knock.channel, address: knock.address, language: knock.language, invitationId: invitation.id,
  })
  return id === null ? { accountId: null, own: false, standing: NOT_HERE } : { accountId: id, own: false, standing: { kind: 'ask', invitationId: invitation.id } }
}

/** Who turns to another invitation no longer waits to be met under the first. */
async function dropEarlierAsk(unit: Unit, account: Account | null, invitationId: string): Promise<void> {
  const earlier = account?.actor.invitationId
  if (!account || !earlier || earlier === invitationId) return
  await unit.tx.invitation.updateMany({ where: { id: earlier, askedBy: account.id }, data: { askedAt: null, askedBy: null } })
}

/** Where an account stands that is nobody's yet; changes nothing. */
export async function standingOf(unit: Unit, actor: Actor): Promise<Standing> {
  const invitation = actor.invitationId === null ? null : await joinRepo(unit.tx).find(actor.invitationId)
  if (!invitation) return NOT_HERE
  const state = stateOf(invitation, unit.now)
  if (state === 'asked' && invitation.askedBy === actor.accountId) return waiting(unit, invitation)
  return state === 'open' || state === 'asked' ? { kind: 'ask', invitationId: invitation.id } : NOT_HERE
}

/** "It is me": asks for the second fact, or, where none is known or remembered, for a meeting face to face. */
export async function claimInvitation(unit: Unit, actor: Actor, { forgotten }: { forgotten: boolean }): Promise<Standing> {
  const found = await usable(unit, actor)
  if ('kind' in found) return found
  const { invitation } = found
  const fact = factOf(await joinRepo(unit.tx).getInvited(invitation.personId))
  if (fact !== null && !forgotten) return { kind: 'fact', fact }
  if (!invitation.askedAt) {
    await joinRepo(unit.tx).save(invitation.id, { askedAt: unit.now, askedBy: actor.accountId })
    await askedToMeet(unit, { ...invitation, askedAt: unit.now })
  }
  return waiting(unit, { ...invitation, askedAt: invitation.askedAt ?? unit.now, askedBy: actor.accountId })
}

/**
 * The second fact. Right, the account is linked; wrong, one of five attempts is gone, for whoever holds this
 * invitation. What is too short to be compared costs none.
 */
export async function proveIdentity(unit: Unit, actor: Actor, { text, locks }: { text: string; locks: readonly Locks[] }): Promise<Standing> {
  const found = await usable(unit, actor)
  if ('kind' in found) return found
  const { invitation } = found
  const repo = joinRepo(unit.tx)
  const invited = await repo.getInvited(invitation.personId)
  const fact = factOf(invited)
  if (fact === null) return claimInvitation(unit, actor, { forgotten: true })
  const typed = typedTails(text)
  if (typed.phone === null && typed.card === null) return { kind: 'form', fact }
  const fits = (tail: string | null, kept: string | null) => tail !== null && kept !== null && unit.box.hashes('tail', tail).includes(kept)
  if (fits(typed.phone, invited.phoneTail) || fits(typed.card, invited.cardTail)) {
    return (await linkAccount(unit, invitation, { accountId: actor.accountId, locks })) ? { kind: 'linked' } : NOT_HERE
  }
  const failures = invitation.failures + 1
  await repo.save(invitation.id, { failures })
  return failures >= TRIES ? NOT_HERE : { kind: 'wrong', fact, left: TRIES - failures }
}

/** "It is not me": nothing is left of whoever pressed it. */
export async function leaveInvitation(unit: Unit, actor: Actor): Promise<void> {
  if (actor.person) return
  await unit.tx.invitation.updateMany({ where: { askedBy: actor.accountId, spent: false }, data: { askedAt: null, askedBy: null } })
  await joinRepo(unit.tx).dropAccounts({ id: actor.accountId })
}

/** The invitation behind an account that is nobody's, held; or why it is of no use to it. */
async function usable(unit: Unit, actor: Actor): Promise<{ invitation: Invitation } | Standing> {
  if (actor.person) return { kind: 'linked' }
  const repo = joinRepo(unit.tx)
  const invitation = actor.invitationId === null ? null : await repo.lock(actor.invitationId)
  if (!invitation) return NOT_HERE
  const state = stateOf(invitation, unit.now)
  const others = state === 'spent' || (state === 'asked' && invitation.askedBy !== actor.accountId)
  if (others) await repo.countOther(invitation.id)
  if (others || (state !== 'open' && state !== 'asked')) return NOT_HERE
  if (!isReady(await effectiveSettings(unit, invitation.organisationId))) return { kind: 'not-ready' }
  return { invitation }
}

async function waiting(unit: Unit, invitation: Invitation): Promise<Standing> {
  if (!invitation.askedAt) return NOT_HERE
  const zone = (await findOrganisations(unit, [invitation.organisationId])).get(invitation.organisationId)?.timeZone ?? 'UTC'
  return { kind: 'wait', invitationId: invitation.id, until: earlier(meetUntil(invitation.askedAt), invitation.expiresAt), zone, number: numberOf(unit, invitation) }
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}
