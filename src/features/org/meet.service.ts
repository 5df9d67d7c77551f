import type { Member } from '../../conversation/screen.ts'
import { addMinutes } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import { outsideQuietHours } from '../../platform/rhythm.ts'
import type { Unit } from '../../platform/unit.ts'
import { isLeader, may } from './access.rules.ts'
import type { Pending } from './join.repo.ts'
import { joinRepo } from './join.repo.ts'
import type { Invitation } from './join.rules.ts'
import { MEET_HOURS, meetUntil, stateOf } from './join.rules.ts'
import type { Locks } from './link.service.ts'
import { knockView, linkAccount, numberOf } from './link.service.ts'
import type { Officeholder } from './org.repo.ts'
import { orgRepo } from './org.repo.ts'
import { findOrganisations, organisationsAbove, organisationsAboveOf } from './org.service.ts'

/** Somebody who waits to be met face to face. `number` stands on that person's screen too. */
export type ToMeet = { personId: string; fullName: string; organisation: string; until: Date; zone: string; number: string; others: boolean }

/** Tells those who may confirm: secretary and deputy of the branch, or, where none of them is connected, those above. */
export async function askedToMeet(unit: Unit, invitation: Invitation & { askedAt: Date }): Promise<void> {
  const { organisationId, personId, askedAt } = invitation
  const zone = (await findOrganisations(unit, [organisationId])).get(organisationId)?.timeZone ?? 'UTC'
  const until = meetUntil(askedAt)
  const from = outsideQuietHours(unit.now, { zone, event: until, now: unit.now })
  for (const { personId: to } of await listConfirmers(unit, { personId, organisationId })) {
    unit.notify('org.confirm-person', to, { person: personId }, { key: `${personId}:${askedAt.toISOString()}`, from, until, twice: 'fine' })
  }
}

/**
 * Who can confirm this person now: connected secretaries and deputies of the organisation, else of the nearest one
 * above that has any, its officers included. Empty: only `admin confirm` is left (ID1).
 */
export async function listConfirmers(unit: Unit, { personId, organisationId }: { personId: string; organisationId: string }): Promise<Officeholder[]> {
  const repo = orgRepo(unit.tx)
  for (const [place, id] of [organisationId, ...(await organisationsAbove(unit, organisationId))].entries()) {
    const roles = place === 0 ? (['secretary', 'deputySecretary'] as const) : (['secretary', 'deputySecretary', 'officer'] as const)
    const holders = await repo.listOfficeholders({ organisationIds: [id], roles, now: unit.now })
    const able = holders.filter((holder) => holder.connected && holder.personId !== personId)
    if (able.length > 0) return able
  }
  return []
}

/** Everybody whom this member may confirm now, longest waiting first. */
export async function listToMeet(unit: Unit, actor: Member): Promise<ToMeet[]> {
  const own = actor.memberships.filter(({ role }) => isLeader(role)).map(({ organisationId }) => organisationId)
  const led = actor.memberships.filter(({ kind, role }) => kind === 'committee' && (isLeader(role) || role === 'officer')).map(({ organisationId }) => organisationId)
  if (own.length + led.length === 0) return []
  const organisationIds = [...new Set([...own, ...(led.length > 0 ? await orgRepo(unit.tx).listBelow(led, unit.now) : [])])]
  const pending = await joinRepo(unit.tx).listPending({ organisationIds, since: addMinutes(unit.now, -MEET_HOURS * 60), now: unit.now })
  if (pending.length === 0) return []
  const ids = [...new Set(pending.map(({ organisationId }) => organisationId))]
  const above = await organisationsAboveOf(unit, ids)
  const organisations = await findOrganisations(unit, ids)
  return pending.filter((row) => mayConfirm(unit, actor, { ...row, above: above.get(row.organisationId) ?? [] })).map((row) => {
    const { name = '', timeZone = 'UTC' } = organisations.get(row.organisationId) ?? {}
    return {
      personId: row.personId, fullName: row.fullName, organisation: name, until: meetUntil(row.askedAt), zone: timeZone,
      number: numberOf(unit, { id: row.invitationId, askedBy: row.askedBy, askedAt: row.askedAt }), others: row.others > 0,
    }
  })
}

function mayConfirm(unit: Unit, actor: Member, { organisationId, personId, above }: Pick<Pending, 'organisationId' | 'personId'> & { above: string[] }): boolean {
  return may(actor, 'confirm', { kind: 'invitation', org: organisationId, state: 'open', owner: personId, above }, unit.now)
}

/**
 * "Met, it is this person": links the account that waits. `number` is the one that stood on the confirming screen: an
 * ask by another phone since then has another one, and is not what was confirmed.
 * @throws Refusal `stale-button` to whoever may not, `confirm-late` when nobody waits any more
 */
export async function confirmMet(unit: Unit, actor: Member, { personId, number, locks }: { personId: string; number: string; locks: readonly Locks[] }): Promise<{ fullName: string }> {
  const invitation = await held(unit, actor, { personId, number })
  return link(unit, invitation, locks)
}

/** "It is somebody else": the link dies with the ask, since it is in wrong hands. */
export async function refuseMet(unit: Unit, actor: Member, { personId, number }: { personId: string; number: string }): Promise<void> {
  const invitation = await held(unit, actor, { personId, number })
  await joinRepo(unit.tx).save(invitation.id, { askedAt: null, askedBy: null, expiresAt: unit.now })
  unit.changed(knockView(invitation.id))
}

/**
 * `admin confirm PERSON`: links the account that waits for this person, without a member's rights: whoever runs the
 * server confirms the first secretary where nobody above is connected (ID1).
 * @throws Refusal `admin-nobody-waits`
 */
export async function confirmPerson(unit: Unit, personId: string, locks: readonly Locks[]): Promise<{ fullName: string }> {
  const invitation = await joinRepo(unit.tx).lockOf(personId)
  if (!invitation || stateOf(invitation, unit.now) !== 'asked') {
    throw new Refusal('admin-nobody-waits', { name: (await orgRepo(unit.tx).findPerson(personId))?.fullName ?? personId })
  }
  return link(unit, invitation, locks)
}

async function held(unit: Unit, actor: Member, { personId, number }: { personId: string; number: string }): Promise<Invitation> {
  const invitation = await joinRepo(unit.tx).lockOf(personId)
  const above = invitation ? await organisationsAbove(unit, invitation.organisationId) : []
  if (!invitation || !mayConfirm(unit, actor, { ...invitation, above })) throw new Refusal('stale-button')
  const { fullName } = await joinRepo(unit.tx).getInvited(personId)
  if (stateOf(invitation, unit.now) !== 'asked') throw new Refusal('confirm-late', { name: fullName })
  if (numberOf(unit, invitation) !== number) throw new Refusal('stale-button')
  return invitation
}

async function link(unit: Unit, invitation: Invitation, locks: readonly Locks[]): Promise<{ fullName: string }> {
  const { fullName } = await joinRepo(unit.tx).getInvited(invitation.personId)
  const linked = invitation.askedBy !== null && (await linkAccount(unit, invitation, { accountId: invitation.askedBy, locks }))
  if (!linked) throw new Refusal('confirm-late', { name: fullName })
  unit.changed(knockView(invitation.id))
  return { fullName }
}
