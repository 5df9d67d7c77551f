import type { Member } from '../../conversation/screen.ts'
import type { Period } from '../../platform/calendar.ts'
import { addMinutes, boundsOf, dayOf, periodOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { may } from '../org/access.rules.ts'
import { audit } from '../org/audit.service.ts'
import type { LeaverHook } from '../org/leaving.service.ts'
import type { Listed, Place } from '../org/members.service.ts'
import { listPeople, placeOf } from '../org/members.service.ts'
import { findOrganisations, organisationsAbove, organisationsBelow } from '../org/org.service.ts'
import { tidyText } from './minutes.rules.ts'
import type { Assigned, VisitMeeting, VisitNote } from './visits.repo.ts'
import { visitsRepo } from './visits.repo.ts'
import type { Visitor } from './visits.rules.ts'
import { clashesOf, visitorOf } from './visits.rules.ts'

/** A meeting with whoever goes there, whether that clashes with another one, and what was said afterwards. */
export type Visited = VisitMeeting & { visitor: Visitor | null; clash: boolean; note: VisitNote | null }

type Branch = Omit<Place, 'today'>

const DAYS = 24 * 60
/** What lies behind or ahead of today in a visitor's own list. */
const OWN = { behind: 30 * DAYS, ahead: 45 * DAYS } as const
const REMARK = 1000

/** Committees that may say who goes where: of their own branches. */
export function committeesOf(actor: Member): { id: string; name: string; timeZone: string }[] {
  return actor.memberships.filter(({ kind, role }) => kind === 'committee' && ['secretary', 'deputySecretary', 'officer'].includes(role))
    .map(({ organisationId: id, organisation: name, timeZone }) => ({ id, name, timeZone }))
}

/** The branches below a committee, by name. @throws Refusal `stale-button` to whoever does not plan there */
export async function branchesBelow(unit: Unit, actor: Member, committeeId: string): Promise<Branch[]> {
  if (!committeesOf(actor).some(({ id }) => id === committeeId)) throw new Refusal('stale-button')
  const rows = await findOrganisations(unit, await organisationsBelow(unit, [committeeId]))
  const collator = new Intl.Collator('vi', { numeric: true })
  return [...rows.values()].filter(({ kind }) => kind === 'branch').toSorted((a, b) => collator.compare(a.name, b.name))
}

/** The month's meetings of a committee's branches: who goes where, where nobody does, and who would be in two places. */
export async function readPlan(unit: Unit, actor: Member, { committeeId, period }: { committeeId: string; period: Period }): Promise<{ meetings: Visited[]; without: Branch[] }> {
  const branches = await branchesBelow(unit, actor, committeeId)
  const { timeZone } = await placeOf(unit, committeeId)
  const meetings = await visited(unit, { ids: branches.map(({ id }) => id), ...boundsOf(period, timeZone) })
  return { meetings, without: branches.filter(({ id }) => !meetings.some(({ organisationId }) => organisationId === id)) }
}

async function visited(unit: Unit, { ids, from, to }: { ids: readonly string[]; from: Date; to: Date }): Promise<Visited[]> {
  const repo = visitsRepo(unit)
  const assigned = await repo.listOf(ids)
  const meetings = (await repo.listMeetings(ids, { from, to })).map((meeting) => ({ ...meeting, visitor: visitorOf(assigned, meeting) }))
  const [clashes, notes] = [clashesOf(meetings), await repo.listNotes(meetings.map(({ id }) => id))]
  return meetings.map((meeting) => ({ ...meeting, clash: clashes.has(meeting.id), note: notes.find((note) => note.meetingId === meeting.id && note.personId === meeting.visitor?.personId) ?? null }))
}

/** One's own: the meetings to which this person goes, a month behind and six weeks ahead. */
export async function listMine(unit: Unit, actor: Member): Promise<Visited[]> {
  const mine = await visitsRepo(unit).listMine(actor.person.id)
  const ids = [...new Set(mine.map(({ organisationId }) => organisationId))]
  if (ids.length === 0) return []
  const all = await visited(unit, { ids, from: addMinutes(unit.now, -OWN.behind), to: addMinutes(unit.now, OWN.ahead) })
  return all.filter(({ visitor }) => visitor?.personId === actor.person.id)
}

// ── who goes where ────────────────────────────────────────────────────────────────────────────────────────────

export type BranchVisits = { branch: Branch; committee: Branch; assigned: Assigned[]; periods: Period[]; people: Listed[] }

/** Who goes to a branch, for whoever plans above it. @throws Refusal `stale-button` */
export async function readBranch(unit: Unit, actor: Member, organisationId: string): Promise<BranchVisits> {
  const branch = (await findOrganisations(unit, [organisationId])).get(organisationId)
  const above = await organisationsAbove(unit, organisationId)
  if (!branch || !may(actor, 'change', { kind: 'visit', org: organisationId, above }, unit.now)) throw new Refusal('stale-button')
  const committee = await placeOf(unit, above.find((id) => committeesOf(actor).some((one) => one.id === id)) ?? '')
  const now = periodOf(unit.now, { kind: 'month', zone: branch.timeZone })
  const next = periodOf(addMinutes(boundsOf(now, branch.timeZone).to, 1), { kind: 'month', zone: branch.timeZone })
  return { branch, committee, assigned: await visitsRepo(unit).listOf([organisationId]), periods: [now, next], people: await listPeople(unit, committee) }
}

/** Names whoever goes there from now on, or in one month. @throws Refusal `stale-button` for anybody outside the committee */
export async function assignVisitor(unit: Unit, actor: Member, { organisationId, period, personId }: { organisationId: string; period: Period | ''; personId: string }): Promise<void> {
  const { people } = await readBranch(unit, actor, organisationId)
  if (!people.some((one) => one.personId === personId)) throw new Refusal('stale-button')
  await visitsRepo(unit).set({ organisationId, period, personId })
  await audit(unit, actor, { action: 'visit-assigned', organisationId, subjectId: personId })
}

export async function clearVisitor(unit: Unit, actor: Member, { organisationId, period }: { organisationId: string; period: Period | '' }): Promise<void> {
  await readBranch(unit, actor, organisationId)
  await visitsRepo(unit).clear(organisationId, period)
}

// ── afterwards ────────────────────────────────────────────────────────────────────────────────────────────────

/** One of one's own visits. @throws Refusal `stale-button` */
export async function ownVisit(unit: Unit, actor: Member, meetingId: string): Promise<Visited> {
  const found = (await listMine(unit, actor)).find(({ id }) => id === meetingId)
  if (!found || !may(actor, 'answer', { kind: 'visit', org: found.organisationId, owner: actor.person.id }, unit.now)) throw new Refusal('stale-button')
  return found
}

/** Whether the visitor was there, and his words about it: read by the committee. @throws Refusal `visit-not-begun` before it began */
export async function noteVisit(unit: Unit, actor: Member, { meetingId, came, remark }: { meetingId: string; came?: boolean; remark?: string }): Promise<Visited> {
  const visit = await ownVisit(unit, actor, meetingId)
  if (unit.now < visit.startsAt) throw new Refusal('visit-not-begun')
  const words = remark === undefined ? (visit.note?.remark ?? null) : tidyText(remark).slice(0, REMARK)
  const note: VisitNote = { meetingId, personId: actor.person.id, came: came ?? visit.note?.came ?? true, remark: words === '' ? null : words, on: dayOf(unit.now, visit.timeZone) }
  await visitsRepo(unit).saveNote(note)
  return { ...visit, note }
}

/** What a meeting's own branch sees of it: who is to come, and whether he was there. */
export async function visitOf(unit: Unit, { organisationId, startsAt, timeZone, id }: { organisationId: string; startsAt: Date; timeZone: string; id: string }): Promise<{ visitor: Visitor | null; came: boolean | null }> {
  const repo = visitsRepo(unit)
  const visitor = visitorOf(await repo.listOf([organisationId]), { organisationId, period: periodOf(startsAt, { kind: 'month', zone: timeZone }) })
  const note = (await repo.listNotes([id])).find(({ personId }) => personId === visitor?.personId)
  return { visitor, came: note?.came ?? null }
}

/** People left a committee: they go to its branches no more, and with it goes what a visitor may see there. */
export const forgetVisits: LeaverHook = async (unit, leavers) => {
  for (const { personId, organisationId } of leavers) await visitsRepo(unit).forget(personId, await organisationsBelow(unit, [organisationId]))
}
