import type { ActorMembership, Member } from '../../conversation/screen.ts'
import { may } from '../org/access.rules.ts'

/** What a reader of the branch learns of a member, and nothing else (phrase 19a); who cannot be reached is counted apart (PF4). */
export type MemberState = 'done' | 'open' | 'outside' | 'unlinked' | 'unreachable'
export const MEMBER_STATES: MemberState[] = ['done', 'open', 'outside', 'unlinked', 'unreachable']

export type MemberFacts = { fullName: string; done: boolean; connected: boolean; reachable: boolean; invitedUntil: Date | null }

/**
 * A declined, unused or withdrawn invitation looks open until it expires, then like paper (CL2): who refused is not to
 * be told from who never looked.
 */
export function stateOf({ done, connected, reachable, invitedUntil }: Omit<MemberFacts, 'fullName'>, now: Date): MemberState {
  if (done) return 'done'
  if (connected) return reachable ? 'open' : 'unreachable'
  return invitedUntil !== null && invitedUntil <= now ? 'outside' : 'unlinked'
}

/** The branches whose list this person may see. */
export function branchesToSee(actor: Member, now: Date): ActorMembership[] {
  return actor.memberships.filter(({ kind, organisationId }) =>
    kind === 'branch' && may(actor, 'see-done', { kind: 'self-check', org: organisationId }, now))
}
