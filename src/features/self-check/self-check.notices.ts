import type { NoticeKind } from '../../conversation/teller.ts'
import { INVITE } from './round.repo.ts'
import { selfCheckRepo } from './self-check.repo.ts'

export const selfCheckNotices: Record<string, NoticeKind> = {
  // Whoever has finished meanwhile is not called back to it.
  [INVITE]: {
    push: true,
    async still(unit, actor, { period }) {
      const open = await selfCheckRepo(unit).listOpen(actor.person.id)
      return open.some((round) => round.period === period && !round.done)
    },
  },
}
