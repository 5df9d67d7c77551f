import type { Answer, CheckRecord, Draft } from './self-check.record.ts'
import { countAnswered, draftOf, EVERY_SIGN, newRecord } from './self-check.record.ts'

/** One month of a member's own: `record` is null where the answers were deleted. */
export type Past = {
  id: string
  period: string
  questionSetId: string
  done: boolean
  record: CheckRecord | null
  closesAt: Date | null
  /** The last day of what was written; null while the round is open, and where nothing is left. */
  keepUntil: Date | null
}

/** What of a month may be shown: the finished answers, or the draft where nothing was finished. Nothing of what is under lock (PV22). */
export function shownOf({ done, record }: Pick<Past, 'done' | 'record'>): Draft | null {
  if (!record) return null
  const shown = done ? (record.previous ?? record) : record
  return countAnswered(shown) === 0 ? null : shown
}

/** How often each sign was answered with "worth watching" and "present", over the finished months that are kept. */
export function trendOf(records: Pick<Draft, 'answers'>[]): { n: number; watch: number; present: number }[] {
  const count = (n: number, answer: Answer) => records.filter(({ answers }) => answers[n] === answer).length
  return EVERY_SIGN.map((n) => ({ n, watch: count(n, 'w'), present: count(n, 'p') })).filter(({ watch, present }) => watch + present > 0)
}

/** Without a word of the member's own; answers stay. What stands on no agenda yet goes too. */
export function withoutNotes(record: CheckRecord): CheckRecord {
  const { previous, raised: _raised, ...kept } = record
  return { ...kept, notes: {}, drafts: {}, ...(previous && { previous: { ...previous, notes: {}, drafts: {} } }) }
}

/** A finished month without what was begun anew and not finished, and without notes that were never saved. */
export function withoutDrafts(record: CheckRecord): CheckRecord {
  const { previous, ...current } = record
  return { ...current, ...(previous && draftOf(previous)), drafts: {} }
}

/** A month without what was written; what is under lock stays there, since it is not this link's to delete. */
export function emptied(record: CheckRecord): CheckRecord | null {
  return record.locked ? { ...newRecord(record.way), locked: record.locked } : null
}
