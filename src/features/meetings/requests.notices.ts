import type { NoticeKind } from '../../conversation/teller.ts'
import { ANSWERED, ASKED, listWaiting, requestFor } from './requests.service.ts'

/** Pushes in the one neutral text: what it is about stands behind the button. */
export const requestsNotices: Record<string, NoticeKind> = {
  [ASKED]: { push: true, uncapped: true, still: async (unit, actor, { org }) => (await listWaiting(unit, actor)).some(({ id, waiting }) => id === org && waiting > 0) },
  [ANSWERED]: { push: true, uncapped: true, still: async (unit, actor, { id = '' }) => (await requestFor(unit, actor, id)).request.answer !== null },
}
