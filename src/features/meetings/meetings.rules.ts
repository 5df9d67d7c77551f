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
