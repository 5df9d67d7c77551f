import type { Job } from '../../platform/schedule.ts'
import { tellHolidays, warnsAt } from './holiday.service.ts'
import { nextMeetings } from './meetings.service.ts'
import { planMeetingReminders, remindOfMeetings } from './telling.service.ts'

/** Stands before what else is told in the same hour: a message about a meeting takes the others along. */
export const meetingReminderJobs: Job[] = [{ name: 'meetings.remind', kind: 'any', plan: planMeetingReminders, run: remindOfMeetings }]

export const meetingsJobs: Job[] = [
  {
    name: 'meetings.warn-holiday',
    kind: 'branch',
    // Opening a round is planned before and has made the meetings. Once for each, whether it falls on a holiday or not.
    async plan(unit, organisations) {
      const meetings = await nextMeetings(unit, organisations)
      return new Map([...meetings].map(([id, meeting]) => [id, { period: meeting.period, at: warnsAt(meeting), until: meeting.startsAt }]))
    },
    run: (unit, batch) => tellHolidays(unit, batch.map(({ organisationId }) => organisationId)),
  },
]
