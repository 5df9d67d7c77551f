import type { Period } from '../../platform/calendar.ts'
import { addDays, atTime, dayOf, monthsOf, nextPeriod, periodOf, shiftPeriod } from '../../platform/calendar.ts'
import type { Case, CaseEvent, Release } from './case.record.ts'
import { isReleasable } from './case.rules.ts'

/** Days before the quarter's meeting on which the batch goes out, and the hour (FB16). */
const DAYS_BEFORE = 14
const HOUR = '08:00'
/** Characters of the answer of whoever it concerns. */
export const REPLY_MOST = 1000

/** The month whose regular meeting stands in for a quarter's themed one: its last. */
export function lastMonth(quarter: Period): Period {
  return monthsOf(quarter).at(-1) ?? quarter
}

/** The quarters of which the next batch may be: after the one that went out last. */
export function comingQuarters(now: Date, { zone, after }: { zone: string; after: Period | null }): Period[] {
  const current = periodOf(now, { kind: 'quarter', zone })
  // A themed meeting early in a quarter has its batch in the one before.
  const next = nextPeriod(current)
  return [current, next, nextPeriod(next)].filter((quarter) => after === null || quarter > after)
}

/**
 * When the batch for a meeting goes out: on the fourteenth day before it, by the branch's own clock. For a meeting that
 * was set, or moved, nearer than that: at the same hour of the next day, so that nobody's press is its moment.
 */
export function releaseAt(meetsAt: Date, { zone, now }: { zone: string; now: Date }): Date {
  const at = atTime(addDays(dayOf(meetsAt, zone), -DAYS_BEFORE), { time: HOUR, zone })
  const next = atTime(addDays(dayOf(now, zone), 1), { time: HOUR, zone })
  return at > now ? at : next < meetsAt ? next : now
}

/** The rounds whose finishers could have written what is made known now: those of the last three months (PV4). */
export function monthsBefore(now: Date, zone: string): Period[] {
  const month = periodOf(now, { kind: 'month', zone })
  return [shiftPeriod(month, -2), shiftPeriod(month, -1), month]
}

/** Whether it goes out: with a name the author gave, or among enough who could have written it; others wait for the next batch. */
export function batchOf(one: Case, { small, now }: { small: boolean; now: Date }): 'release' | 'merge' | null {
  if (!isReleasable(one, now)) return null
  return one.record.way === 'named' || !small ? 'release' : 'merge'
}

export function merged(one: Case, now: Date): Case {
  return withEvent(one, { at: now.toISOString(), what: 'merged' })
}

/** The case as it is once made known, and the row that makes it so. `named`: the author, where the author wished it. */
export function released(one: Case, { id, quarter, named, now }: { id: string; quarter: Period; named: string | null; now: Date }): { after: Case; row: Release & { whom: string } } {
  const { record, organisationId } = one
  const { subject, sign, restated } = record
  const whom = subject.kind === 'person' ? subject.personId : organisationId
  const row = { id, organisationId, quarter, whom, record: { caseId: one.id, text: restated?.text ?? '', sign, subject, named, reply: null } }
  const after = withEvent({ ...one, state: 'used', record: { ...record, released: { quarter, id } } }, { at: now.toISOString(), what: 'released' })
  return { after, row }
}

function withEvent(one: Case, event: CaseEvent): Case {
  return { ...one, record: { ...one.record, log: [...one.record.log, event] } }
}
