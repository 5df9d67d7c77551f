import type { Choice, Member } from '../../conversation/screen.ts'
import { addMinutes } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import { isLeader, may } from '../org/access.rules.ts'
import { effectiveSettings } from '../org/org.service.ts'
import { takesPart } from '../org/org.rules.ts'
import type { Attendee } from './attendance.repo.ts'
import { countsOf, type Counts } from './attendance.rules.ts'
import { meetingRepo } from './meeting.repo.ts'
import type { MeetingRow } from './meeting.rules.ts'
import { isOpen, thingOf } from './meeting.rules.ts'
import { attendanceOf, meetingFor } from './meetings.service.ts'

/** What another file of the feature adds to a meeting's screen: agenda, papers, minutes. Given by the root. */
export type MeetingPart = (unit: Unit, actor: Member, meeting: MeetingRow) => Promise<Choice[][]>
/** The main points of a posted agenda, for phrase 21a; null while there is none for this reader. */
export type MeetingTopics = (unit: Unit, actor: Member, meeting: MeetingRow) => Promise<string | null>

/** A meeting as its reader sees it. `asks`: the branch answers here and not in the handbook (MR1). */
export type MeetingView = {
  meeting: MeetingRow; mine: Attendee | null; counts: Counts; topics: string | null
  asks: boolean; online: boolean; mayChange: boolean; mayRoll: boolean; now: Date
}

/** Minutes before the beginning from which on the roll is called. */
const ROLL_FROM = 60
const DAY = 24 * 60
const HELD = 3
/** Of what the rhythm proposes, a member sees the next one of each branch: the rest is for whoever arranges it. */
const AHEAD = 8

export async function readMeeting(unit: Unit, actor: Member, { id, topicsOf }: { id: string; topicsOf?: MeetingTopics | undefined }): Promise<MeetingView> {
  const meeting = await meetingFor(unit, actor, id)
  const people = await attendanceOf(unit, id)
  const { handbook, 'meeting.online': online } = await effectiveSettings(unit, meeting.organisationId)
  return {
    meeting, mine: people.find(({ personId }) => personId === actor.person.id) ?? null, counts: countsOf(people.filter(({ partyStatus }) => takesPart(partyStatus))),
    // Of a meeting that is off nothing is announced.
    topics: isOpen(meeting) ? ((await topicsOf?.(unit, actor, meeting)) ?? null) : null, now: unit.now, online: online === 'yes', asks: !handbook.includes('rsvp'),
    mayChange: may(actor, 'change', thingOf(meeting), unit.now),
    mayRoll: !handbook.includes('attendance') && mayCallRoll(unit, actor, meeting),
  }
}

/** From an hour before until the minutes are adopted: secretary, deputy, or the note-taker of this meeting. */
export function mayCallRoll({ now }: Unit, actor: Member, meeting: MeetingRow): boolean {
  const open = (meeting.state === 'confirmed' && now >= addMinutes(meeting.startsAt, -ROLL_FROM)) || meeting.state === 'held'
  return open && meeting.withId === null && may(actor, 'change', thingOf(meeting, 'attendance'), now)
}

/** What stands in somebody's calendar: of each organisation what is confirmed, and the next that is proposed. */
export async function listMeetings(unit: Unit, actor: Member): Promise<{ coming: MeetingRow[]; held: MeetingRow[]; leads: { id: string; name: string }[] }> {
  const branches = actor.memberships.filter(({ kind, role }) => kind === 'branch' || isLeader(role))
  const ids = branches.map(({ organisationId }) => organisationId)
  const repo = meetingRepo(unit.tx)
  const seen = (meeting: MeetingRow) => meeting.withId === null && may(actor, 'see', thingOf(meeting), unit.now)
  const all = (await repo.listComing(ids, addMinutes(unit.now, -DAY))).filter((meeting) => seen(meeting) && meeting.state !== 'held' && meeting.state !== 'adopted')
  const next = new Set(ids.map((id) => all.find((one) => one.organisationId === id && one.state === 'proposed' && one.startsAt > unit.now)?.id))
  const leads = branches.filter(({ role }) => isLeader(role))
  const mayArrange = (meeting: MeetingRow) => leads.some(({ organisationId }) => organisationId === meeting.organisationId)
  return {
    coming: all.filter((one) => one.state === 'confirmed' || next.has(one.id) || (mayArrange(one) && one.startsAt > unit.now)).slice(0, AHEAD),
    held: (await repo.listHeld(ids, HELD * 2)).filter(seen).slice(0, HELD),
    leads: leads.map(({ organisationId: id, organisation: name }) => ({ id, name })),
  }
}
