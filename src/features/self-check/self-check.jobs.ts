import { addMinutes } from '../../platform/calendar.ts'
import type { Job, Planned } from '../../platform/schedule.ts'
import { daily } from '../org/org.jobs.ts'
import { ensureMeetings, nextMeetings } from '../meetings/meetings.service.ts'
import { inviteReturned, planReminders, remindRounds } from './reminders.service.ts'
import { roundRepo } from './round.repo.ts'
import { closeRounds, LEAST_OPEN, openRounds, roundsFor } from './round.service.ts'
import { OPEN_ROUND } from './self-check.repo.ts'

/** Meetings that stand in the calendar ahead of time. */
const AHEAD = 3
/** Units that began before the closing have ended by then: no answer comes after the tally. */
const GRACE = 1
const YEAR = 366 * 24 * 60

export const selfCheckJobs: Job[] = [
  {
    name: OPEN_ROUND,
    kind: 'branch',
    async plan(unit, organisations) {
      await ensureMeetings(unit, organisations.map(({ id }) => id), AHEAD)
      const meetings = await nextMeetings(unit, organisations)
      const planned = new Map<string, Planned>()
      for (const { meeting, moments } of await roundsFor(unit, [...meetings.values()])) {
        const until = addMinutes(moments.closesAt, -LEAST_OPEN)
        planned.set(meeting.organisationId, { period: meeting.period, at: moments.opensAt, until })
      }
      return planned
    },
    run: openRounds,
  },
  // Before the reminders, so that an invitation takes the place of a reminder of the same morning.
  { name: 'self-check.morning', kind: 'branch', plan: daily('08:00', 12), run: (unit, batch) => inviteReturned(unit, batch.map(({ organisationId }) => organisationId)) },
  { name: 'self-check.remind', kind: 'branch', plan: planReminders, run: remindRounds },
  {
    name: 'self-check.close-round',
    kind: 'branch',
    // An open round is closed whatever its meeting did since; else the closing of the next one stands ready. Opening is
    // planned before and has made the meetings.
    async plan(unit, organisations) {
      const meetings = await nextMeetings(unit, organisations)
      const closings = new Map((await roundsFor(unit, [...meetings.values()]))
        .map(({ meeting, moments }) => [meeting.organisationId, { period: meeting.period, closesAt: moments.closesAt }]))
      for (const [id, round] of await roundRepo(unit).listOpen(organisations)) closings.set(id, round)
      return new Map([...closings].map(([id, { period, closesAt }]) => {
        const at = addMinutes(closesAt, GRACE)
        return [id, { period, at, until: addMinutes(at, YEAR) }]
      }))
    },
    run: closeRounds,
  },
]
