import type { Member } from '../../conversation/screen.ts'
import { addDays, atTime, dayOf } from '../../platform/calendar.ts'
import { holidayOn, type HolidayName } from '../../platform/holidays.ts'
import type { Unit } from '../../platform/unit.ts'
import { isLeader } from '../org/access.rules.ts'
import { effectiveSettingsOf, leadersOf } from '../org/org.service.ts'
import type { Meeting } from './meetings.service.ts'
import { nextMeetings } from './meetings.service.ts'

export const HOLIDAY = 'meetings.on-holiday'
/** Days before the meeting on which its secretary is told: before the self-check opens and holds the day. */
const DAYS_BEFORE = 14

export type OnHoliday = { meeting: Meeting; holiday: HolidayName }

/** When it is told that a meeting falls on a holiday: in the morning, with what else needs a hand. */
export function warnsAt({ startsAt, timeZone: zone }: Meeting): Date {
  return atTime(addDays(dayOf(startsAt, zone), -DAYS_BEFORE), { time: '07:30', zone })
}

/** Of these branches the ones whose next meeting falls on a holiday and is near. It is never moved (MR3). */
export async function listOnHoliday(unit: Unit, organisationIds: readonly string[]): Promise<OnHoliday[]> {
  const meetings = [...(await nextMeetings(unit, organisationIds.map((id) => ({ id, after: null })))).values()].filter((meeting) => warnsAt(meeting) <= unit.now)
  const settings = meetings.length > 0 ? await effectiveSettingsOf(unit, meetings.map(({ organisationId }) => organisationId)) : new Map()
  return meetings.flatMap((meeting) => {
    const holiday = holidayOn(dayOf(meeting.startsAt, meeting.timeZone), settings.get(meeting.organisationId)?.settings.holidays ?? {})
    return holiday === null ? [] : [{ meeting, holiday }]
  })
}

/** The same for the branches that this person leads. */
export function listMyHolidays(unit: Unit, actor: Member): Promise<OnHoliday[]> {
  return listOnHoliday(unit, actor.memberships.filter(({ kind, role }) => kind === 'branch' && isLeader(role)).map(({ organisationId }) => organisationId))
}

/** Tells secretary and deputy, once a meeting. */
export async function tellHolidays(unit: Unit, organisationIds: readonly string[]): Promise<void> {
  const found = new Map((await listOnHoliday(unit, organisationIds)).map(({ meeting }) => [meeting.organisationId, meeting]))
  for (const { personId, organisationId, connected } of found.size > 0 ? await leadersOf(unit, [...found.keys()]) : []) {
    const meeting = found.get(organisationId)
    if (connected && meeting) unit.notify(HOLIDAY, personId, { org: organisationId }, { key: meeting.id, until: meeting.startsAt, twice: 'fine' })
  }
}
