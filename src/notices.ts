import type { NoticeKind } from './conversation/teller.ts'
import { orgNotices } from './features/org/org.notices.ts'
import { selfCheckNotices } from './features/self-check/self-check.notices.ts'

/** What each kind of notice says. */
export const notices: Record<string, NoticeKind> = { ...orgNotices, ...selfCheckNotices }
