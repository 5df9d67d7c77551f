import type { Member, Role } from '../../conversation/screen.ts'
import { addDays, atTime, type Day } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import { outsideQuietHours } from '../../platform/rhythm.ts'
import type { Unit } from '../../platform/unit.ts'
import { isLeader, may } from './access.rules.ts'
import { audit } from './audit.service.ts'
import { membersRepo } from './members.repo.ts'
import { isComing, rewrite, spanOn } from './members.rules.ts'
import type { Place, Who } from './members.service.ts'
import { placeOf, refuseLast, saveSpans } from './members.service.ts'
import type { Officeholder } from './org.repo.ts'
import { orgRepo } from './org.repo.ts'
import { findOrganisations, organisationsAbove, organisationsAboveOf, organisationsBelow } from './org.service.ts'
import type { RoleChange } from './roles.repo.ts'
import { rolesRepo } from './roles.repo.ts'
import { ROLE_DAYS, ROLE_LETTERS, rolesIn, withRole } from './roles.rules.ts'
import { closeScreensOf } from './unlinking.service.ts'

export const CONFIRM_ROLE = 'org.confirm-role'

export type Wish = Who & { role: Role; until: Day | null }

/**
 * Who can confirm a role now: connected leaders and officers of the nearest organisation above that has any, but for
 * whoever asks and whom it is about (ID7).
 */
export async function roleConfirmers(unit: Unit, { organisationId, without }: { organisationId: string; without: readonly string[] }): Promise<Officeholder[]> {
  for (const id of await organisationsAbove(unit, organisationId)) {
    const holders = await orgRepo(unit.tx).listOfficeholders({ organisationIds: [id], roles: ['secretary', 'deputySecretary', 'officer'], now: unit.now })
    const able = holders.filter((holder) => holder.connected && !without.includes(holder.personId))
    if (able.length > 0) return able
  }
  return []
}

/**
 * Whether a role may be proposed, before it is. @returns who holds the secretary's office and would give it up
 * @throws Refusal `stale-button`, `role-same`, `status-day-past`, `role-nobody-above`, `last-leader`
 */
export async function checkRoleChange(unit: Unit, actor: Member, wish: Wish): Promise<{ place: Place; confirmers: Officeholder[] }> {
  const { organisationId, personId, role, until } = wish
  if (!may(actor, 'change', { kind: 'role', org: organisationId, owner: personId }, unit.now)) throw new Refusal('stale-button')
  const place = await placeOf(unit, organisationId)
  const spans = await membersRepo(unit.tx).spans({ organisationId, personId, today: place.today })
  const now = spanOn(spans, place.today)
  if (!now || !rolesIn(place.kind).some((letter) => ROLE_LETTERS[letter] === role)) throw new Refusal('stale-button')
  if (now.role === role) throw new Refusal('role-same')
  if (until !== null && !isComing(until, place.today)) throw new Refusal('status-day-past')
  const confirmers = await roleConfirmers(unit, { organisationId, without: [actor.person.id, personId] })
  if (confirmers.length === 0) throw new Refusal('role-nobody-above')
  await refuseLeaderless(unit, wish, place)
  return { place, confirmers }
}

/** Proposes a role; it holds once somebody above has confirmed it. A second proposal for one person replaces the first. */
export async function askRoleChange(unit: Unit, actor: Member, wish: Wish): Promise<void> {
  await membersRepo(unit.tx).lock(wish.organisationId)
  const { place, confirmers } = await checkRoleChange(unit, actor, wish)
  const id = unit.newId()
  const expiresOn = addDays(place.today, ROLE_DAYS)
  await rolesRepo(unit.tx).save({ id, ...wish, askedBy: actor.person.id, askedOn: place.today, expiresOn })
  await audit(unit, actor, { action: 'role-asked', organisationId: wish.organisationId, subjectId: wish.personId })
  const until = atTime(expiresOn, { time: '00:00', zone: place.timeZone })
  const from = outsideQuietHours(unit.now, { zone: place.timeZone })
  for (const { personId } of confirmers) unit.notify(CONFIRM_ROLE, personId, { change: id }, { key: id, from, until, twice: 'fine' })
}

export type Asked = RoleChange & { organisation: string }

/** What waits for this member's confirmation, in all organisations below his own. */
export async function listRoleChanges(unit: Unit, actor: Member): Promise<Asked[]> {
  const led = actor.memberships.filter(({ kind, role }) => kind === 'committee' && (isLeader(role) || role === 'officer')).map(({ organisationId }) => organisationId)
  if (led.length === 0) return []
  const changes = await rolesRepo(unit.tx).list(await organisationsBelow(unit, led), unit.now)
  if (changes.length === 0) return []
  const ids = [...new Set(changes.map(({ organisationId }) => organisationId))]
  const above = await organisationsAboveOf(unit, ids)
  const organisations = await findOrganisations(unit, ids)
  return changes.filter(({ organisationId, personId, askedBy }) => may(actor, 'confirm', {
    kind: 'role', state: 'asked', org: organisationId, barred: [askedBy, personId], above: above.get(organisationId) ?? [],
  }, unit.now)).map((change) => ({ ...change, organisation: organisations.get(change.organisationId)?.name ?? '' }))
}

/** @throws Refusal `stale-button` to whoever may not, and when it is no longer asked */
export async function readRoleChange(unit: Unit, actor: Member, id: string): Promise<Asked> {
  const change = (await listRoleChanges(unit, actor)).find((one) => one.id === id)
  if (!change) throw new Refusal('stale-button')
  return change
}

/** What waits above for one of an organisation's members. */
export async function pendingRole(unit: Unit, { organisationId, personId }: Who): Promise<RoleChange | null> {
  return (await rolesRepo(unit.tx).list([organisationId], unit.now)).find((one) => one.personId === personId) ?? null
}

/**
 * Gives the role from today on. Who was secretary gives the office up for the same time: a unit has one, and when a
 * grant runs out what was before comes back (ID6).
 * @throws Refusal `stale-button`, `last-leader`
 */
export async function confirmRole(unit: Unit, actor: Member, id: string): Promise<Asked> {
  const change = await held(unit, actor, id)
  const { organisationId, personId, role, until } = change
  const place = await placeOf(unit, organisationId)
  await refuseLeaderless(unit, change, place)
  const repo = membersRepo(unit.tx)
  const spans = await repo.spans({ organisationId, personId, today: place.today })
  if (!spanOn(spans, place.today)) throw new Refusal('stale-button')
  const grant = { role, from: place.today, until }
  await saveSpans(unit, actor, { who: { organisationId, personId }, before: spans, after: withRole(spans, grant), action: 'role-changed' })
  await closeScreensOf(unit, [{ personId }])
  if (role === 'secretary') await giveUp(unit, actor, { place, but: personId, until })
  await rolesRepo(unit.tx).remove({ id })
  return change
}

export async function refuseRole(unit: Unit, actor: Member, id: string): Promise<Asked> {
  const change = await held(unit, actor, id)
  await rolesRepo(unit.tx).remove({ id })
  await audit(unit, actor, { action: 'role-refused', organisationId: change.organisationId, subjectId: change.personId })
  return change
}

async function held(unit: Unit, actor: Member, id: string): Promise<Asked> {
  const found = await rolesRepo(unit.tx).find(id)
  if (!found) throw new Refusal('stale-button')
  await membersRepo(unit.tx).lock(found.organisationId)
  return readRoleChange(unit, actor, id)
}

async function giveUp(unit: Unit, actor: Member, { place, but, until }: { place: Place; but: string; until: Day | null }): Promise<void> {
  const to = until === null ? null : addDays(until, 1)
  for (const [personId, spans] of await rolesRepo(unit.tx).leaders(place.id, place.today)) {
    if (personId === but) continue
    // Only where he was secretary: other roles that are to come stay.
    const after = spans.filter(({ role }) => role === 'secretary')
      .reduce((all, { from, to: end }) => rewrite(all, { ...overlap({ from, to: end }, { from: place.today, to }), set: { role: 'member' } }), spans)
    await saveSpans(unit, actor, { who: { organisationId: place.id, personId }, before: spans, after, action: 'role-changed' })
    // What the office showed is not left open on a screen (FB22).
    await closeScreensOf(unit, [{ personId }])
  }
}

/** @throws Refusal `last-leader` when the role would leave nobody who leads */
async function refuseLeaderless(unit: Unit, { personId, role }: Wish, place: Place): Promise<void> {
  if (!isLeader(role)) await refuseLast(unit, { place, personId, day: place.today })
}

function overlap(a: { from: Day; to: Day | null }, b: { from: Day; to: Day | null }): { from: Day; to: Day | null } {
  const from = a.from > b.from ? a.from : b.from
  const to = a.to === null ? b.to : b.to === null || a.to < b.to ? a.to : b.to
  // Nothing in common: nothing is rewritten.
  return to !== null && to < from ? { from, to: from } : { from, to }
}
