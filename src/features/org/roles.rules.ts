import type { Role } from '../../conversation/screen.ts'
import type { Day } from '../../platform/calendar.ts'
import { addDays } from '../../platform/calendar.ts'
import { isLeader } from './access.rules.ts'
import type { Span } from './members.rules.ts'
import { rewrite, spanOn } from './members.rules.ts'

/** Days within which somebody above must have confirmed a role. */
export const ROLE_DAYS = 14

export const ROLE_LETTERS = { s: 'secretary', d: 'deputySecretary', c: 'committeeMember', m: 'member', o: 'officer' } as const satisfies Record<string, Role>
export type RoleLetter = keyof typeof ROLE_LETTERS

/** The roles that somebody may hold in an organisation of this kind; only a committee follows others. */
export function rolesIn(kind: 'branch' | 'committee'): RoleLetter[] {
  return kind === 'committee' ? ['s', 'd', 'c', 'o', 'm'] : ['s', 'd', 'c', 'm']
}

/** A role from a day on; `until` is the last day on which it is held, null for good. */
export type Grant = { role: Role; from: Day; until: Day | null }

/** Whoever gets the role holds it; when it runs out, what was held before comes back. */
export function withRole(spans: readonly Span[], { role, from, until }: Grant): Span[] {
  return rewrite(spans, { from, to: until === null ? null : addDays(until, 1), set: { role } })
}

/**
 * Whether somebody leads the organisation on a day, and for good, when this person does not: a unit is never left
 * without a secretary or a deputy (ID6), also not by a leaving that lies ahead.
 * @param others the memberships of everybody else there
 */
export function isLedWithout(others: readonly (readonly Span[])[], day: Day): boolean {
  const leads = (span: Span | null | undefined) => span !== null && span !== undefined && isLeader(span.role)
  return others.some((spans) => leads(spanOn(spans, day))) && others.some((spans) => leads(spans.at(-1)) && spans.at(-1)?.to === null)
}
