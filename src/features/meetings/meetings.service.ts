import type { Member } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Verb } from '../org/access.rules.ts'
import { may } from '../org/access.rules.ts'
import { inNameOrder } from '../org/members.rules.ts'
import { effectiveSettingsOf, findOrganisations } from '../org/org.service.ts'
import type { Attendee, Participant } from './attendance.repo.ts'
import { attendanceRepo } from './attendance.repo.ts'
import { meetingRepo } from './meeting.repo.ts'
import type { MeetingRow } from './meeting.rules.ts'
import { thingOf } from './meeting.rules.ts'
import type { Meeting } from './meetings.repo.ts'
import { meetingsRepo } from './meetings.repo.ts'
import type { MeetingRhythm } from './meetings.rules.ts'
import { comingMeetings, freezeMoment, onceEach } from './meetings.rules.ts'

export type { Meeting } from './meetings.repo.ts'
export type { Attendee, Participant } from './attendance.repo.ts'
export type { MeetingKind, MeetingRow, MeetingState } from './meeting.rules.ts'

/**
 * Gives each of these branches its next `count` regular meetings, by its settings `meeting.day` and `meeting.time`; a
 * branch without them has none. Their ids stay when settings change, so that what hangs on a meeting stays with it.
 */
export async function ensureMeetings(unit: Unit, organisationIds: string[], count: number): Promise<void> {
  const settings = await effectiveSettingsOf(unit, organisationIds)
  const organisations = await findOrganisations(unit, organisationIds)
  const coming = onceEach((rhythm: MeetingRhythm) => comingMeetings(rhythm, { now: unit.now, count }))
  const freeze = onceEach(({ startsAt, ...when }: { startsAt: Date; daysBefore: number; time: string; zone: string }) => freezeMoment(startsAt, when))
  const rows = [...organisations.values()].flatMap(({ id, timeZone }) => {
    const own = settings.get(id)?.settings
    if (!own) return []
    const { 'meeting.day': day, 'meeting.time': time, 'meeting.place': place } = own
    if (day === null || time === null) return []
    return coming({ day, time, zone: timeZone }).map((meeting) => ({
      id: unit.newId(), organisationId: id, place, ...meeting,
      freezesAt: freeze({ startsAt: meeting.startsAt, ...own['agenda.freeze'], zone: timeZone }),
    }))
  })
  await meetingsRepo(unit.tx).propose(rows, unit.now)
  const planned = new Set(rows.map(({ organisationId }) => organisationId))
  const without = organisationIds.filter((id) => !planned.has(id))
  if (without.length > 0) await meetingsRepo(unit.tx).withdraw(without, unit.now)
}

/** The next regular meeting of each branch after a period, or from now on; branches without one are left out. */
export async function nextMeetings(unit: Unit, organisations: { id: string; after: string | null }[]): Promise<Map<string, Meeting>> {
  return new Map((await meetingsRepo(unit.tx).listNext(organisations, unit.now)).map((meeting) => [meeting.organisationId, meeting]))
}

/** The regular meetings of these branches and periods, by branch; cancelled ones are left out. */
export async function meetingsOf(unit: Unit, wanted: { organisationId: string; period: string }[]): Promise<Map<string, Meeting>> {
  return new Map((await meetingsRepo(unit.tx).listByPeriod(wanted)).map((meeting) => [meeting.organisationId, meeting]))
}

/** When an organisation next meets; null while that is not set. */
export async function nextMeetingAt(unit: Unit, organisationId: string): Promise<Date | null> {
  return (await nextMeetings(unit, [{ id: organisationId, after: null }])).get(organisationId)?.startsAt ?? null
}

/**
 * One meeting, for whoever may do this with it. For its agenda, minutes or papers ask `may` with `thingOf(meeting, kind, state)`.
 * @throws Refusal `stale-button`, also where there is none
 */
export async function meetingFor(unit: Unit, actor: Member, id: string, verb: Verb = 'see'): Promise<MeetingRow> {
  const meeting = await meetingRepo(unit.tx).find(id)
  if (!meeting || !may(actor, verb, thingOf(meeting), unit.now)) throw new Refusal('stale-button')
  return meeting
}

/** The same, held until the unit ends: for whoever changes it, its agenda or its minutes. Whether that is allowed is asked there. */
export async function holdMeeting(unit: Unit, actor: Member, id: string, verb: Verb = 'see'): Promise<MeetingRow> {
  await meetingRepo(unit.tx).lock(id)
  return meetingFor(unit, actor, id, verb)
}

/** Closed, adopted, posted: what the agenda and the minutes change of their meeting. Rights are asked before. */
export async function markMeeting(unit: Unit, id: string, change: Partial<Pick<MeetingRow, 'state' | 'postedAt' | 'closedAt' | 'adoptedAt'>>): Promise<void> {
  await meetingRepo(unit.tx).save(id, change)
}

/** The next regular meeting of a branch, whole; null where none is set. */
export async function nextRegular(unit: Unit, organisationId: string): Promise<MeetingRow | null> {
  const next = (await nextMeetings(unit, [{ id: organisationId, after: null }])).get(organisationId)
  return next ? meetingRepo(unit.tx).find(next.id) : null
}

/** Who belongs to a confirmed meeting, by given name; of a themed one on a regular one's evening, that of the evening. */
export function participantsOf(unit: Unit, meetingId: string): Promise<Participant[]> {
  return attendanceOf(unit, meetingId)
}

/** The same with intention and presence. Private words are not in it: attendance.service.ts opens them for who may read. */
export async function attendanceOf(unit: Unit, meetingId: string): Promise<Attendee[]> {
  return inNameOrder(await attendanceRepo(unit.tx).list(meetingId))
}
