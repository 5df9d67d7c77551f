import type { Period } from '../../platform/calendar.ts'

export type Visitor = { personId: string; fullName: string }
type AssignedRow = Visitor & { organisationId: string; period: Period | '' }
/** Two meetings of one visitor nearer to each other than so many minutes cannot both be attended. */
const APART = 3 * 60

/** Who goes there that month: whoever was named for it, else whoever stands (rules 20 to 22). */
export function visitorOf(assigned: readonly AssignedRow[], { organisationId, period }: { organisationId: string; period: Period }): Visitor | null {
  const of = (wanted: Period | '') => assigned.find((row) => row.organisationId === organisationId && row.period === wanted)
  return of(period) ?? of('') ?? null
}

/** The meetings at which a visitor would have to be in two places. */
export function clashesOf<T extends { id: string; startsAt: Date; visitor: Visitor | null }>(meetings: readonly T[]): Set<string> {
  const near = (a: T, b: T) => a.id !== b.id && a.visitor !== null && a.visitor.personId === b.visitor?.personId && Math.abs(a.startsAt.getTime() - b.startsAt.getTime()) < APART * 60_000
  return new Set(meetings.filter((one) => meetings.some((other) => near(one, other))).map(({ id }) => id))
}
