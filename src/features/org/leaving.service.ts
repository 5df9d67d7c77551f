import type { Debt } from '../../conversation/intake.repo.ts'
import type { Member } from '../../conversation/screen.ts'
import { addMinutes, atTime, type Day } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import { outsideQuietHours } from '../../platform/rhythm.ts'
import type { Unit } from '../../platform/unit.ts'
import { may } from './access.rules.ts'
import { accountsRepo } from './accounts.repo.ts'
import { audit } from './audit.service.ts'
import { ENDED } from './join.screens.ts'
import { invitesRepo } from './invites.repo.ts'
import { joinRepo } from './join.repo.ts'
import type { Leaver } from './members.repo.ts'
import { membersRepo } from './members.repo.ts'
import { isComing, rewrite, spanOn } from './members.rules.ts'
import type { Who } from './members.service.ts'
import { holdMember, placeOf, refuseLast, saveSpans } from './members.service.ts'
import { findPerson, leadersOf, organisationsAbove } from './org.service.ts'
import { rolesRepo } from './roles.repo.ts'

/** What a feature on the right does when people no longer belong to organisations, all at once: given by the root. Repeatable. */
export type LeaverHook = (unit: Unit, leavers: readonly Leaver[]) => Promise<void>

export const LEAVING = 'org.leaving'

/**
 * Closes a membership: `day` is the first on which the person no longer belongs. On that day, or in this unit when it
 * is today, roles end, what was still to be told is dropped, and the features on the right are called (ID4).
 * @throws Refusal `status-day-past`, `last-leader`
 */
export async function closeMember(unit: Unit, actor: Member, { who, day, onLeft }: { who: Who; day: Day; onLeft: readonly LeaverHook[] }): Promise<void> {
  const { place, spans } = await holdMember(unit, actor, who)
  if (!isComing(day, place.today)) throw new Refusal('status-day-past')
  await refuseLast(unit, { place, personId: who.personId, day })
  await saveSpans(unit, actor, { who, before: spans, after: rewrite(spans, { from: day, to: null, set: null }), action: 'member-closed' })
  await rolesRepo(unit.tx).remove({ organisationId: who.organisationId, personId: who.personId })
  if (day === place.today) return haveLeft(unit, [who], onLeft)
  // The history can be taken along before: the person is told at once.
  const until = atTime(day, { time: '00:00', zone: place.timeZone })
  const from = outsideQuietHours(unit.now, { zone: place.timeZone, event: until, now: unit.now })
  unit.notify(LEAVING, who.personId, { organisation: who.organisationId }, { key: `${who.organisationId}:${day}`, from, until, twice: 'fine' })
}

/** The closing that lies ahead does not happen. */
export async function keepMember(unit: Unit, actor: Member, who: Who): Promise<void> {
  const { spans } = await holdMember(unit, actor, who)
  const last = spans.at(-1)
  if (!last || last.to === null) throw new Refusal('stale-button')
  await saveSpans(unit, actor, { who, before: spans, after: [...spans.slice(0, -1), { ...last, to: null }], action: 'member-kept' })
}

/** In the first minutes of each day: whose last day was yesterday; and names that nobody confirmed go. */
export async function endMemberships(unit: Unit, organisationIds: readonly string[], onLeft: readonly LeaverHook[]): Promise<void> {
  await membersRepo(unit.tx).forgetDrafts(organisationIds, unit.now)
  await haveLeft(unit, await membersRepo(unit.tx).listLeft(organisationIds, unit.now), onLeft)
}

/** These people belong to these organisations no more: their links are of no use, and what was to be told is not. No statement per person. */
export async function haveLeft(unit: Unit, leavers: readonly Leaver[], onLeft: readonly LeaverHook[]): Promise<void> {
  if (leavers.length === 0) return
  const repo = membersRepo(unit.tx)
  await repo.endInvitations(leavers, unit.now)
  await repo.dropNotices(leavers, unit.now)
  for (const hook of onLeft) await hook(unit, leavers)
}

/** Where this member's own time is coming to its end: the history can be taken along until then. */
export function listOwnEnds(unit: Unit, actor: Member): Promise<{ organisationId: string; organisation: string; to: Day }[]> {
  return membersRepo(unit.tx).listOwnEnds(actor.person.id, unit.now)
}

// ── a phone that is lost ──────────────────────────────────────────────────────────────────────────────────────

export type ToSuspend = { personId: string; fullName: string; organisation: string; timeZone: string; head: boolean }

/**
 * Whose access this member may suspend: of his own organisation's members; above, of those who lead one (ID5).
 * @throws Refusal `stale-button`, also for whoever is not connected
 */
export async function readSuspendable(unit: Unit, actor: Member, { organisationId, personId }: Who): Promise<ToSuspend> {
  const heads = await leadersOf(unit, [organisationId])
  const head = heads.some((one) => one.personId === personId)
  const thing = { kind: 'account', org: organisationId, owner: personId, above: await organisationsAbove(unit, organisationId), ...(head && { state: 'head' }) } as const
  if (!may(actor, 'suspend', thing, unit.now)) throw new Refusal('stale-button')
  const place = await placeOf(unit, organisationId)
  const spans = await membersRepo(unit.tx).spans({ organisationId, personId, today: place.today })
  const person = await findPerson(unit, { id: personId })
  const accounts = await joinRepo(unit.tx).listAccounts(personId)
  if (!person || !spanOn(spans, place.today) || accounts.length === 0) throw new Refusal('stale-button')
  return { personId, fullName: person.fullName, organisation: place.name, timeZone: place.timeZone, head }
}

/**
 * The phone is lost or taken: from this unit on what was linked acts for nobody. Linked anew only face to face, as
 * the second fact went with the consent. Each device is told, so that nobody is cut off and linked anew elsewhere
 * without seeing it (PV22). @returns what was done in the last 72 hours
 */
export async function suspendAccess(unit: Unit, actor: Member, who: Who): Promise<ToSuspend & { deeds: { action: string; at: Date }[] }> {
  const repo = membersRepo(unit.tx)
  await joinRepo(unit.tx).lockPerson(who.personId)
  const found = await readSuspendable(unit, actor, who)
  const accounts = await joinRepo(unit.tx).listAccounts(who.personId)
  await accountsRepo(unit.tx).unlinkOwing(accounts.map(({ id }) => ({ id, debt: unit.box.seal(`owed:${id}`, { view: ENDED } satisfies Debt) })), unit.now)
  const invitation = await joinRepo(unit.tx).lockOf(who.personId)
  // A link that still runs could be in the same hands as the phone.
  if (invitation) await invitesRepo(unit.tx).remove([invitation.id])
  await audit(unit, actor, { action: 'access-suspended', organisationId: who.organisationId, subjectId: who.personId })
  const deeds = await repo.listDeeds({ ...who, since: addMinutes(unit.now, -72 * 60) })
  return { ...found, deeds }
}
