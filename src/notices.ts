import type { NoticeKind } from './conversation/teller.ts'

/** What each kind of notice says. */
export const notices: Record<string, NoticeKind> = {}
