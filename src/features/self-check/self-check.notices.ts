import type { NoticeKind } from '../../conversation/teller.ts'
import { ASKED, REMIND, remindersRepo, SNOOZED } from './reminders.repo.ts'
import { stillSnoozed } from './reminders.service.ts'
import { INVITE } from './round.repo.ts'
import { currentRound } from './self-check.service.ts'

/** Asked again when it is sent: who has finished meanwhile, has left, is away or wishes it is not called (SC9). */
const reminder: NoticeKind = {
  push: true,
  still: (unit, actor, { period = '' }) => remindersRepo(unit).isDue(actor.person.id, { period, wishes: true }),
}

export const selfCheckNotices: Record<string, NoticeKind> = {
  [INVITE]: { push: true, still: (unit, actor, { period = '' }) => remindersRepo(unit).isDue(actor.person.id, { period, wishes: false }) },
  [REMIND]: reminder,
  [ASKED]: reminder,
  // The member's own wish, so it holds in an absence too.
  [SNOOZED]: {
    push: true,
    uncapped: true,
    async still(unit, actor, { period = '', at = '' }) {
      const round = await currentRound(unit, actor)
      return round !== null && !round.done && round.period === period && stillSnoozed(unit, actor, { round, at })
    },
  },
}
