import { addDays, atTime, dayOf, nextPeriod, periodOf } from '../../platform/calendar.ts'
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

/** When a meeting's agenda is settled: so many days before it, at an hour of the branch's own (PV33). */
export function freezeMoment(startsAt: Date, { daysBefore, time, zone }: { daysBefore: number; time: string; zone: string }): Date {
  return atTime(addDays(dayOf(startsAt, zone), -daysBefore), { time, zone })
}

/**
 * Reckons a thing of the calendar once for all branches of a batch that are alike in it: thousands of branches share a
 * few rhythms, and dates in time zones are the dearest thing in planning them.
 */
export function onceEach<I, O>(reckon: (input: I) => O): (input: I) => O {
  const known = new Map<string, O>()
  return (input) => {
    const key = JSON.stringify(input)
    const found = known.get(key)
    if (found !== undefined) return found
    const made = reckon(input)
    known.set(key, made)
    return made
  }
}
