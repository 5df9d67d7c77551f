import { missedNotices } from './conversation/missed.ts'
import type { NoticeKind } from './conversation/teller.ts'
import { feedbackNotices } from './features/feedback/feedback.notices.ts'
import { meetingsNotices } from './features/meetings/meetings.notices.ts'
import { membersNotices } from './features/org/members.notices.ts'
import { orgNotices } from './features/org/org.notices.ts'
import { minutesNotices } from './features/meetings/minutes.notices.ts'
import { requestsNotices } from './features/meetings/requests.notices.ts'
import { selfCheckNotices } from './features/self-check/self-check.notices.ts'
import { hands } from './jobs.ts'

/** What each kind of notice says. */
export const notices: Record<string, NoticeKind> = { ...missedNotices, ...orgNotices(hands), ...membersNotices, ...meetingsNotices, ...requestsNotices, ...minutesNotices, ...selfCheckNotices, ...feedbackNotices }
