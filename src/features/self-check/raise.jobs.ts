import { addMinutes } from '../../platform/calendar.ts'
import type { Job, Planned } from '../../platform/schedule.ts'
import { nextMeetings } from '../meetings/meetings.service.ts'
import { freezeRaised } from './raise.service.ts'

/** Units that began before the freeze have ended by then: nothing is taken back after it was read. */
const GRACE = 1

export const raiseJobs: Job[] = [
  {
    name: 'self-check.freeze-raised',
    kind: 'branch',
    // Opening a round is planned before and has made the meetings. Of no use when the meeting has begun.
    async plan(unit, organisations) {
      const meetings = await nextMeetings(unit, organisations)
      return new Map([...meetings].flatMap(([id, { period, freezesAt, startsAt }]): [string, Planned][] =>
        (freezesAt === null ? [] : [[id, { period, at: addMinutes(freezesAt, GRACE), until: startsAt }]])))
    },
    run: freezeRaised,
  },
]
