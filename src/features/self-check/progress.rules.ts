import type { ActorMembership, Member } from '../../conversation/screen.ts'
import { may } from '../org/access.rules.ts'

/** What a reader of the branch learns of a member, and nothing else (phrase 19a). */
export type MemberState = 'done' | 'open' | 'outside' | 'unlinked'
export const MEMBER_STATES: MemberState[] = ['done', 'open', 'outside', 'unlinked']

export type MemberFacts = { fullName: string; done: boolean; connected: boolean; invitedUntil: Date | null }

/**
 * A declined, unused or withdrawn invitation looks open until it expires, then like paper (CL2): who refused is not to
 * be told from who never looked.
 */
export function stateOf({ done, connected, invitedUntil }: Omit<MemberFacts, 'fullName'>, now: Date): MemberState {
  if (done) return 'done'
  if (connected) return 'open'
  return invitedUntil !== null && invitedUntil <= now ? 'outside' : 'unlinked'
}

/** The branches whose list this person may see. */
export function branchesToSee(actor: Member, now: Date): ActorMembership[] {
  return actor.memberships.filter(({ kind, organisationId }) =>
    kind === 'branch' && may(actor, 'see-done', { kind: 'self-check', org: organisationId }, now))
}

/** By given name, the last of a Vietnamese name, then by the whole: never by when somebody finished. */
export function inNameOrder<T extends { fullName: string }>(people: T[]): T[] {
  const collator = new Intl.Collator('vi')
  const given = ({ fullName }: T) => fullName.trim().split(/\s+/).at(-1) ?? ''
  return [...people].sort((a, b) => collator.compare(given(a), given(b)) || collator.compare(a.fullName, b.fullName))
}
