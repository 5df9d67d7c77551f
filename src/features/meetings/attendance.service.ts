import type { Member } from '../../conversation/screen.ts'
import { addDays, atTime, dayOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import { outsideQuietHours } from '../../platform/rhythm.ts'
import type { Unit } from '../../platform/unit.ts'
import { may } from '../org/access.rules.ts'
import { audit } from '../org/audit.service.ts'
import { effectiveSettings, effectiveSettingsOf, leadersOf } from '../org/org.service.ts'
import { takesPart } from '../org/org.rules.ts'
import type { Attendee } from './attendance.repo.ts'
import { attendanceRepo } from './attendance.repo.ts'
import type { Intention, Reason } from './attendance.rules.ts'
import { MOST_WORDS, rolled, turned } from './attendance.rules.ts'
import { attendanceAct } from './attendance.views.ts'
import { meetingRepo } from './meeting.repo.ts'
import type { MeetingRow } from './meeting.rules.ts'
import { isComing, thingOf } from './meeting.rules.ts'
import { oneMeeting } from './meeting.screens.ts'
import { mayCallRoll } from './meeting.service.ts'
import { attendanceOf, holdMeeting, meetingFor } from './meetings.service.ts'

export const EXCUSED = 'meetings.excused'

const sealId = (meetingId: string, personId: string): string => `absence-words:${meetingId}:${personId}`

/** A meeting that this member may still answer. @throws Refusal `stale-button`, `meeting-begun` */
async function answerable(unit: Unit, actor: Member, id: string): Promise<{ meeting: MeetingRow; online: boolean }> {
  const meeting = await meetingFor(unit, actor, id)
  const { handbook, 'meeting.online': online } = await effectiveSettings(unit, meeting.organisationId)
  if (handbook.includes('rsvp') || meeting.withId !== null || meeting.state !== 'confirmed') throw new Refusal('stale-button')
  if (!isComing(meeting, unit.now)) throw new Refusal('meeting-begun')
  const mine = (await attendanceOf(unit, id)).find(({ personId }) => personId === actor.person.id)
  if (!mine || !takesPart(mine.partyStatus) || !may(actor, 'answer', { ...thingOf(meeting, 'attendance'), owner: actor.person.id }, unit.now)) throw new Refusal('stale-button')
  return { meeting, online: online === 'yes' }
}

function shownAnew(unit: Unit, id: string): void {
  unit.changed(oneMeeting(id))
  unit.changed(attendanceAct('who', id, 0))
}

/** "I come", "I ask to be excused", "online" (phrase 21b); the last answer holds, until the meeting begins. */
export async function answerInvitation(unit: Unit, actor: Member, { id, intention }: { id: string; intention: Intention }): Promise<MeetingRow> {
  const { meeting, online } = await answerable(unit, actor, id)
  if (intention === 'online' && !online) throw new Refusal('stale-button')
  await attendanceRepo(unit.tx).saveIntention({ meetingId: id, personId: actor.person.id, intention, reason: null, enteredBy: null })
  if (intention === 'excused') await tellLeaders(unit, actor, meeting)
  shownAnew(unit, id)
  return meeting
}

/** The kind of reason enters the minutes with the name; whether it excuses is the branch's to decide (AT9). */
export async function giveReason(unit: Unit, actor: Member, { id, reason }: { id: string; reason: Reason }): Promise<void> {
  await answerable(unit, actor, id)
  if (!(await attendanceRepo(unit.tx).saveReason({ meetingId: id, personId: actor.person.id, reason }))) throw new Refusal('stale-button')
  shownAnew(unit, id)
}

/** What is added to it is for secretary and deputy alone. @throws Refusal `absence-words-long` */
export async function giveWords(unit: Unit, actor: Member, { id, text }: { id: string; text: string }): Promise<void> {
  await answerable(unit, actor, id)
  const words = text.normalize('NFC').trim()
  if ([...words].length > MOST_WORDS) throw new Refusal('absence-words-long', { most: MOST_WORDS, over: [...words].length - MOST_WORDS })
  const sealed = words === '' ? null : unit.box.seal(sealId(id, actor.person.id), { words })
  if (!(await attendanceRepo(unit.tx).saveWords({ meetingId: id, personId: actor.person.id, words: sealed }))) throw new Refusal('stale-button')
}

/** Secretary and deputy hear of it, once a day: at once when the meeting is near, else the next morning with what else there is. */
async function tellLeaders(unit: Unit, actor: Member, { id, organisationId: organisation, timeZone: zone, startsAt }: MeetingRow): Promise<void> {
  const tomorrow = addDays(dayOf(unit.now, zone), 1)
  const morning = atTime(tomorrow, { time: '07:30', zone })
  const from = dayOf(startsAt, zone) > tomorrow ? morning : outsideQuietHours(unit.now, { zone, event: startsAt, now: unit.now })
  for (const { personId, connected } of await leadersOf(unit, [organisation])) {
    if (connected && personId !== actor.person.id) unit.notify(EXCUSED, personId, { meeting: id, organisation }, { key: `${id}:${dayOf(from, zone)}`, from, until: startsAt, twice: 'fine' })
  }
}

// ── entered by the secretary ──────────────────────────────────────────────────────────────────────────────────

/** One person's row, for whoever may enter it; with the private words where this reader may have them. */
export async function readAttendee(unit: Unit, actor: Member, { id, personId }: { id: string; personId: string }): Promise<{ meeting: MeetingRow; person: Attendee; words: string | null; online: boolean }> {
  const meeting = await meetingFor(unit, actor, id)
  const person = (await attendanceOf(unit, id)).find((one) => one.personId === personId)
  if (!person || !may(actor, 'read', thingOf(meeting, 'attendance'), unit.now)) throw new Refusal('stale-button')
  const sealed = person.hasWords ? await attendanceRepo(unit.tx).findWords({ meetingId: id, personId }) : null
  const { 'meeting.online': online } = await effectiveSettings(unit, meeting.organisationId)
  return { meeting, person, words: sealed && unit.box.open<{ words: string }>(sealId(id, personId), sealed).words, online: online === 'yes' }
}

/** For somebody without a phone, or who rang: marked as entered, and in the person's own list of what was (AT12). */
export async function enterFor(unit: Unit, actor: Member, { id, personId, intention, reason }: { id: string; personId: string; intention: Intention; reason: Reason | null }): Promise<void> {
  const { meeting, person, online } = await readAttendee(unit, actor, { id, personId })
  if (!isComing(meeting, unit.now) || !takesPart(person.partyStatus) || meeting.withId !== null) throw new Refusal('stale-button')
  if (intention === 'online' && !online) throw new Refusal('stale-button')
  await attendanceRepo(unit.tx).saveIntention({ meetingId: id, personId, intention, reason, enteredBy: actor.person.id })
  await audit(unit, actor, { action: 'attendance-entered', organisationId: meeting.organisationId, subjectId: personId, thingId: id })
  shownAnew(unit, id)
}

// ── the roll ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Held until the unit ends. @throws Refusal `stale-button` before its hour, after the minutes are adopted, and for whoever may not */
async function holdRoll(unit: Unit, actor: Member, id: string): Promise<MeetingRow> {
  const meeting = await holdMeeting(unit, actor, id)
  const { handbook } = await effectiveSettings(unit, meeting.organisationId)
  if (handbook.includes('attendance') || !mayCallRoll(unit, actor, meeting)) throw new Refusal('stale-button')
  return meeting
}

export type Roll = { meeting: MeetingRow; people: Attendee[]; online: boolean }

export async function readRoll(unit: Unit, actor: Member, id: string): Promise<Roll> {
  const meeting = await holdRoll(unit, actor, id)
  const { 'meeting.online': online } = await effectiveSettings(unit, meeting.organisationId)
  return { meeting, people: await attendanceOf(unit, id), online: online === 'yes' }
}

/** "All present but…" (AT6): everybody who takes part and has no mark yet. */
export async function markAll(unit: Unit, actor: Member, id: string): Promise<void> {
  const { people } = await readRoll(unit, actor, id)
  const rows = people.filter(({ partyStatus, present }) => takesPart(partyStatus) && present === null)
    .map((one) => ({ personId: one.personId, present: rolled(one), enteredBy: one.connected ? null : actor.person.id }))
  await attendanceRepo(unit.tx).savePresence(id, rows)
  shownAnew(unit, id)
}

/** Takes all marks away again: the undo of AT6. */
export async function clearRoll(unit: Unit, actor: Member, id: string): Promise<void> {
  await holdRoll(unit, actor, id)
  await attendanceRepo(unit.tx).clearRoll(id)
  shownAnew(unit, id)
}

/** A press on a name: present, absent, and where the branch allows it online. */
export async function turnMark(unit: Unit, actor: Member, { id, personId }: { id: string; personId: string }): Promise<void> {
  const { people, online } = await readRoll(unit, actor, id)
  const person = people.find((one) => one.personId === personId)
  if (!person) throw new Refusal('stale-button')
  await attendanceRepo(unit.tx).savePresence(id, [{ personId, present: turned(person.present, { online }), enteredBy: person.connected ? null : actor.person.id }])
  shownAnew(unit, id)
}

/** Whether an absence is excused: the branch decides it, not a button of the member's (AT9). */
export async function turnExcused(unit: Unit, actor: Member, { id, personId }: { id: string; personId: string }): Promise<void> {
  await holdRoll(unit, actor, id)
  await attendanceRepo(unit.tx).turnExcused({ meetingId: id, personId })
  shownAnew(unit, id)
}

/** Who has asked to be excused from a meeting that lies ahead, for its secretary and deputy. */
export async function excusedAt(unit: Unit, actor: Member, id: string): Promise<Attendee[]> {
  const meeting = await meetingRepo(unit.tx).find(id)
  if (!meeting || !isComing(meeting, unit.now) || !may(actor, 'read', thingOf(meeting, 'attendance'), unit.now)) return []
  return (await attendanceOf(unit, id)).filter(({ intention }) => intention === 'excused')
}

// ── what waits ────────────────────────────────────────────────────────────────────────────────────────────────

/** Invitations that this member has not answered. */
export async function listToAnswer(unit: Unit, { person, memberships }: Member): Promise<string[]> {
  const rows = await attendanceRepo(unit.tx).listUnanswered(person.id, unit.now)
  const mine = rows.filter(({ organisationId }) => memberships.some((one) => one.organisationId === organisationId))
  const settings = mine.length > 0 ? await effectiveSettingsOf(unit, mine.map(({ organisationId }) => organisationId)) : new Map()
  return mine.filter(({ organisationId }) => !settings.get(organisationId)?.settings.handbook.includes('rsvp')).map(({ id }) => id)
}

/** Meetings of this hour whose roll this member may call and has not. */
export async function listToRoll(unit: Unit, actor: Member): Promise<string[]> {
  const rows = await attendanceRepo(unit.tx).listBegun(actor.memberships.map(({ organisationId }) => organisationId), unit.now)
  const found: string[] = []
  for (const { id } of rows) {
    const meeting = await meetingRepo(unit.tx).find(id)
    if (!meeting || !mayCallRoll(unit, actor, meeting)) continue
    if (!(await effectiveSettings(unit, meeting.organisationId)).handbook.includes('attendance')) found.push(id)
  }
  return found
}
