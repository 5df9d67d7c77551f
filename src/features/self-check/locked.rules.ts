import type { CheckRecord, Lock } from './self-check.record.ts'
import { countAnswered, draftOf, missing, newRecord } from './self-check.record.ts'

/**
 * What was written before a relinking goes under lock inside the same encrypted record, and the month starts anew: no
 * list, file or screen can show it by oversight (PV22). Linked anew again meanwhile, what was begun since is locked too.
 */
export function locked(record: CheckRecord, lock: Omit<Lock, 'record'>): CheckRecord {
  return isEmpty(record) && !record.locked ? record : { ...newRecord(record.way), locked: { record, ...lock } }
}

/** The record without the locks whose time is over. */
export function unlockedAt(record: CheckRecord, now: Date): CheckRecord {
  return record.locked && Date.parse(record.locked.until) <= now.getTime() ? unlockedAt(unlocked(record), now) : record
}

/** Without the locks that were put on under this PIN. */
export function unlockedBy(record: CheckRecord, pin: string): CheckRecord {
  return record.locked?.pin === pin ? unlockedBy(unlocked(record), pin) : record
}

/** Without the lock that this account's linking has put on, and without what was written since: it was not the member. */
export function takenBack(record: CheckRecord, account: string): CheckRecord {
  return record.locked?.by === account ? record.locked.record : record
}

/** The PINs of the locks, outermost first; null where there was none. */
export function pinsOf({ locked }: CheckRecord): (string | null)[] {
  return locked ? [locked.pin, ...pinsOf(locked.record)] : []
}

/**
 * One lock taken off. What was begun anew stays on the screen while both are there, and the former can be taken up again
 * as after starting over; a check that was answered anew to the end replaces it.
 */
function unlocked({ locked, ...since }: CheckRecord): CheckRecord {
  if (!locked) return since
  const { locked: inner, ...before } = locked.record
  const kept = inner ? { locked: inner } : {}
  if (isEmpty(since)) return locked.record
  if (missing(since).length === 0 || countAnswered(before) === 0) return { ...since, ...kept }
  return { ...since, previous: draftOf(before), ...(before.raised && { raised: { ...before.raised, ...since.raised } }), ...kept }
}

/** Nothing was written since it began: only whatever is under lock stays in it. */
function isEmpty({ answers, notes, drafts, previous, raised = {} }: CheckRecord): boolean {
  return [answers, notes, drafts, raised].every((part) => Object.keys(part).length === 0) && previous === undefined
}
