import type { Member } from '../../conversation/screen.ts'
import { addMinutes } from '../../platform/calendar.ts'
import { outsideQuietHours } from '../../platform/rhythm.ts'
import type { Occurrence, Planned } from '../../platform/schedule.ts'
import type { Unit } from '../../platform/unit.ts'
import type { LeaverHook } from '../org/leaving.service.ts'
import { effectiveSettings, effectiveSettingsOf } from '../org/org.service.ts'
import { takesPart } from '../org/org.rules.ts'
import type { Attendee } from './attendance.repo.ts'
import { meetingRepo } from './meeting.repo.ts'
import type { MeetingRow } from './meeting.rules.ts'
import { onceEach } from './meetings.rules.ts'
import { attendanceOf } from './meetings.service.ts'
import { tellingRepo } from './telling.repo.ts'
import { meetingReminders, nextReminder, parseReminder } from './telling.rules.ts'

const DAY = 24 * 60

/** The confirmed meetings of these organisations with their reminders, as they stand now. */
async function remindersOf(unit: Unit, organisationIds: readonly string[]) {
  const meetings = (await meetingRepo(unit.tx).listComing(organisationIds, addMinutes(unit.now, -DAY))).filter(({ state, withId }) => state === 'confirmed' && withId === null)
  const settings = meetings.length > 0 ? await effectiveSettingsOf(unit, [...new Set(meetings.map(({ organisationId }) => organisationId))]) : new Map()
  const reckon = onceEach(({ startsAt, ...when }: { startsAt: Date; zone: string; time: string }) => meetingReminders(startsAt, when))
  return meetings.map((meeting) => {
    const own = settings.get(meeting.organisationId)?.settings
    const time: string = own?.['check.opens'].time ?? '08:00'
    return { ...meeting, asks: own !== undefined && !own.handbook.includes('rsvp'), reminders: reckon({ startsAt: meeting.startsAt, zone: meeting.timeZone, time }) }
  })
}

/** The next reminder of each organisation. */
export async function planMeetingReminders(unit: Unit, organisations: { id: string; after: string | null }[]): Promise<Map<string, Planned>> {
  const rows = await remindersOf(unit, organisations.map(({ id }) => id))
  return new Map(organisations.flatMap(({ id, after }): [string, Planned][] => {
    const next = nextReminder(rows.filter(({ organisationId }) => organisationId === id), { after, now: unit.now })
    return next ? [[id, next]] : []
  }))
}

/** Reminds of the meetings of a batch of organisations. Who came to belong since is invited in place of it. */
export async function remindOfMeetings(unit: Unit, batch: Occurrence[]): Promise<void> {
  const meetings = new Map((await remindersOf(unit, batch.map(({ organisationId }) => organisationId))).map((meeting) => [meeting.id, meeting]))
  const due = batch.flatMap(({ period }) => {
    const { name, meetingId } = parseReminder(period)
    const meeting = meetings.get(meetingId)
    const reminder = meeting?.reminders.find((one) => one.name === name)
    return meeting && reminder ? [{ meeting, reminder }] : []
  })
  if (due.length === 0) return
  const repo = tellingRepo(unit.tx)
  await repo.bringUpToDate(due.map(({ meeting }) => meeting.id))
  const told = due.filter(({ reminder }) => reminder.name !== 'begin').map(({ meeting: { id, asks, timeZone: zone, startsAt: event }, reminder: { name, at, until } }) =>
    ({ id, key: `${name}:${at.toISOString()}`, until, last: name === 'hours', asks, tellAt: at >= unit.now ? at : outsideQuietHours(unit.now, { zone, event, now: unit.now }) }))
  if (told.length === 0) return
  await repo.invite(told)
  await repo.remind(told)
}

/** Whether an invitation to a meeting had to be brought to mind since then (SC10). */
export function leftUnanswered(unit: Unit, personId: string, since: Date): Promise<boolean> {
  return tellingRepo(unit.tx).wasAskedAgain(personId, since)
}

/** What a member who is told of a meeting stands to it. Null: nobody to tell any more, or another day holds. */
export async function standingOf(unit: Unit, actor: Member, { meeting: id = '', organisation = '' }: Record<string, string>): Promise<{ meeting: MeetingRow; mine: Attendee; asks: boolean; dues: boolean; online: boolean } | null> {
  const meeting = await meetingRepo(unit.tx).find(id)
  if (!meeting || !actor.memberships.some(({ organisationId }) => organisationId === organisation)) return null
  const mine = (await attendanceOf(unit, id)).find(({ personId }) => personId === actor.person.id)
  if (!mine || !takesPart(mine.partyStatus)) return null
  const { handbook, 'meeting.online': online } = await effectiveSettings(unit, meeting.organisationId)
  return { meeting, mine, asks: !handbook.includes('rsvp'), online: online === 'yes', dues: !handbook.includes('dues') }
}

/** People left: what they were to attend is without them. */
export const forgetAttendance: LeaverHook = (unit, leavers) => tellingRepo(unit.tx).forget(leavers, unit.now)
