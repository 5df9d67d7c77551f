import type { NoticeKind } from '../../conversation/teller.ts'
import { HOLIDAY, listMyHolidays } from './holiday.service.ts'

export const meetingsNotices: Record<string, NoticeKind> = {
  [HOLIDAY]: { push: true, uncapped: true, still: async (unit, actor, { org }) => (await listMyHolidays(unit, actor)).some(({ meeting }) => meeting.organisationId === org) },
}
