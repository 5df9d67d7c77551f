import type { NoticeKind } from '../../conversation/teller.ts'
import { LEAVING, listOwnEnds } from './leaving.service.ts'
import { CONFIRM_ROLE, listRoleChanges } from './roles.service.ts'

/** The one neutral push; what they are about stands on the start screen behind it. */
export const membersNotices: Record<string, NoticeKind> = {
  [CONFIRM_ROLE]: { push: true, uncapped: true, still: async (unit, actor, { change }) => (await listRoleChanges(unit, actor)).some(({ id }) => id === change) },
  [LEAVING]: {
    push: true, uncapped: true,
    still: async (unit, actor, { organisation }) => (await listOwnEnds(unit, actor)).some(({ organisationId }) => organisationId === organisation),
  },
}
