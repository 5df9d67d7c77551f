import type { NoticeKind } from '../../conversation/teller.ts'
import type { HandSource } from './hands.service.ts'
import { HANDS, listHands } from './hands.service.ts'
import { listToMeet } from './meet.service.ts'

/** All of them are the one neutral push (phrase 15); what they are about stands on the start screen behind it. */
export const orgNotices = (hands: readonly HandSource[]): Record<string, NoticeKind> => ({
  'org.confirm-person': {
    push: true,
    uncapped: true,
    still: async (unit, actor, { person }) => (await listToMeet(unit, actor)).some((one) => one.personId === person),
  },
  // One for each of the person's other devices: told on that one and on no other.
  'org.linked-elsewhere': { push: true, atNight: true, uncapped: true, still: async (_unit, actor, { account }) => actor.accountId === account },
  'org.pin-locked': { push: true, atNight: true, uncapped: true, still: async () => true },
  [HANDS]: { push: true, uncapped: true, still: async (unit, actor) => (await listHands(unit, actor, hands)).length > 0 },
})
