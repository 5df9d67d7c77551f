import type { Kind, Verb } from './access.rules.ts'

/** How long something is kept, and from when: `days` count from the closing of the round, `years` of a member from the last day. */
export type Kept = { while: 'member'; years: number } | { days: number } | { months: number } | { years: number }

/** Years for which records are kept: who did the check and was there, figures, offices, what was done to whose data. */
export const RECORD_YEARS = 5
/** Days for which answers, notes and drafts are kept after a round closed; a draft for the member alone (SC11). */
export const KEPT_DAYS = 7
/** Months for which finished answers and notes are kept with the consent to keep. */
export const KEPT_MONTHS = 12
/** Years for which stands that a check was done. */
export const COMPLETION_YEARS = 5
/** Months for which feedback is kept after its case was closed; said before it is written, and kept with it (FB21). */
export const FEEDBACK_MONTHS = 24
/** Months for which stands what was raised at a meeting. */
export const RAISED_MONTHS = 12

/**
 * What is stored about a member, who reads it (the access table's kind and verb) and for how long: the details page of
 * the consent (phrase 1b) and what the nightly jobs delete are made from these rows.
 */
export const STORED: readonly { thing: string; kind: Kind; verb: Verb; kept: Kept }[] = [
  { thing: 'thing-profile', kind: 'roster', verb: 'see', kept: { while: 'member', years: RECORD_YEARS } },
  { thing: 'thing-absences', kind: 'absence', verb: 'see', kept: { years: 1 } },
  { thing: 'thing-noted', kind: 'roster', verb: 'see', kept: { years: RECORD_YEARS } },
  { thing: 'thing-answers', kind: 'self-check', verb: 'read', kept: { days: KEPT_DAYS } },
  // Only with a consent of its own (CL1).
  { thing: 'thing-answers-kept', kind: 'self-check', verb: 'read', kept: { months: KEPT_MONTHS } },
  { thing: 'thing-raised', kind: 'raised', verb: 'read', kept: { months: RAISED_MONTHS } },
  { thing: 'thing-completion', kind: 'self-check', verb: 'see-done', kept: { years: COMPLETION_YEARS } },
  { thing: 'thing-attendance', kind: 'attendance', verb: 'see', kept: { years: RECORD_YEARS } },
  { thing: 'thing-feedback', kind: 'feedback', verb: 'read', kept: { months: FEEDBACK_MONTHS } },
]

/** Backups and snapshots older than this are gone (PV27). */
export const BACKUP_DAYS = 30

/** Keyed hashes of the second fact are kept so long for whoever does not link (CL4). */
export const TAIL_DAYS = 90
