import { feedbackJobs } from './features/feedback/feedback.jobs.ts'
import type { HandSource } from './features/org/hands.service.ts'
import type { LeaverHook } from './features/org/leaving.service.ts'
import { membersJobs } from './features/org/members.jobs.ts'
import { meetingReminderJobs, meetingsJobs } from './features/meetings/meetings.jobs.ts'
import type { MovedHook } from './features/meetings/plan.service.ts'
import { missedOf } from './features/meetings/missed.service.ts'
import { forgetAttendance } from './features/meetings/telling.service.ts'
import { forgetVisits } from './features/meetings/visits.service.ts'
import { orgJobs } from './features/org/org.jobs.ts'
import { closeScreensOf } from './features/org/unlinking.service.ts'
import { raiseJobs } from './features/self-check/raise.jobs.ts'
import { forgetRaised } from './features/self-check/raise.service.ts'
import { followMeeting } from './features/self-check/round.service.ts'
import { selfCheckJobs } from './features/self-check/self-check.jobs.ts'
import type { Job } from './platform/schedule.ts'

/** What is done when people no longer belong to an organisation, whether at once or when the day has come. */
export const onLeft: readonly LeaverHook[] = [closeScreensOf, forgetRaised, forgetAttendance, forgetVisits]

/** What follows a meeting that has another day. */
export const onMoved: readonly MovedHook[] = [followMeeting]

/** What stands on a secretary's morning list beside what concerns the members' connections. */
export const hands: readonly HandSource[] = [missedOf]

/** What happens by itself, in the order in which one heartbeat does it. */
export const jobs: Job[] = [...meetingReminderJobs, ...selfCheckJobs, ...meetingsJobs, ...raiseJobs, ...feedbackJobs, ...membersJobs(onLeft), ...orgJobs(hands)]
