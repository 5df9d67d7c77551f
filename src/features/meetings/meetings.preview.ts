import { dayOf, nextPeriod, periodOf } from '../../platform/calendar.ts'
import { holidayOn } from '../../platform/holidays.ts'
import { meetingMoment } from '../../platform/rhythm.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Settings } from '../org/org.rules.ts'
import type { PreviewLine } from '../org/settings.service.ts'
import { meetingsRepo } from './meetings.repo.ts'
import { freezeMoment } from './meetings.rules.ts'

export type Branch = { organisationId: string; timeZone: string; settings: Settings }
/** `fixed`: no setting moves it any more; `closesAt`: when its open self-check closes. */
export type ComingMeeting = { period: string; startsAt: Date; freezesAt: Date; fixed: boolean; closesAt: Date | null }

const AHEAD = 3

/** The next three regular meetings under these settings: what stands already stays, the rest is reckoned. Nothing is written. */
export async function meetingsUnder(unit: Unit, { organisationId, timeZone: zone, settings }: Branch): Promise<ComingMeeting[]> {
  const stored = await meetingsRepo(unit.tx).listComing(organisationId, unit.now)
  const { 'meeting.day': day, 'meeting.time': time, 'agenda.freeze': freeze } = settings
  const freezeOf = (startsAt: Date) => freezeMoment(startsAt, { ...freeze, zone })
  const known = ({ period, startsAt, freezesAt, closesAt }: { period: string; startsAt: Date; freezesAt: Date | null; closesAt: Date | null }): ComingMeeting =>
    ({ period, startsAt, freezesAt: freezesAt ?? freezeOf(startsAt), fixed: true, closesAt })
  if (day === null || time === null) return stored.filter(({ fixed }) => fixed).map(known)
  const coming: ComingMeeting[] = []
  for (let period = periodOf(unit.now, { kind: 'month', zone }); coming.length < AHEAD; period = nextPeriod(period)) {
    const startsAt = meetingMoment(period, { day, time }, zone)
    // A month whose new day is past keeps the meeting that it has: no month goes without one.
    const stands = stored.find((meeting) => meeting.period === period && (meeting.fixed || startsAt <= unit.now))
    if (stands) coming.push(known(stands))
    else if (startsAt > unit.now) coming.push({ period, startsAt, freezesAt: freezeOf(startsAt), fixed: false, closesAt: null })
  }
  return coming
}

/** For the preview of settings: the next meetings, with the holidays that they fall on (MR3), and the nearest freeze. */
export async function previewMeetings(unit: Unit, branch: Branch): Promise<PreviewLine[]> {
  const meetings = await meetingsUnder(unit, branch)
  const free = meetings.find(({ fixed }) => !fixed)
  return [
    ...meetings.map(({ startsAt, fixed }) => ({
      label: 'preview-meeting', at: startsAt, kept: fixed, holiday: holidayOn(dayOf(startsAt, branch.timeZone), branch.settings.holidays ?? {}),
    })),
    ...(free ? [{ label: 'preview-freeze', at: free.freezesAt }] : []),
  ]
}
