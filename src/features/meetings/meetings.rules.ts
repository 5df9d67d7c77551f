import { nextPeriod, periodOf } from '../../platform/calendar.ts'
import { meetingMoment } from '../../platform/rhythm.ts'

export type MeetingRhythm = { day: string; time: string; zone: string }

/** The next `count` regular meetings of a branch that meets every month, from `now` on. */
export function comingMeetings(rhythm: MeetingRhythm, { now, count }: { now: Date; count: number }): { period: string; startsAt: Date }[] {
  const meetings: { period: string; startsAt: Date }[] = []
  for (let period = periodOf(now, { kind: 'month', zone: rhythm.zone }); meetings.length < count; period = nextPeriod(period)) {
    const startsAt = meetingMoment(period, rhythm, rhythm.zone)
    if (startsAt > now) meetings.push({ period, startsAt })
  }
  return meetings
}
