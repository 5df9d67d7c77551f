import type { NoticeKind } from '../../conversation/teller.ts'
import { NEWS } from './news.service.ts'

/** The one neutral push (phrase 15); never because of what somebody pressed, and never to an author (PV9, PV10). */
export const feedbackNotices: Record<string, NoticeKind> = {
  [NEWS]: { push: true, uncapped: true, still: async () => true },
}
