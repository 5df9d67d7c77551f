import type { Kind, Verb } from './access.rules.ts'

/** How long something is kept, and from when: `days` count from the closing of the round. */
export type Kept = { while: 'member' } | { days: number } | { months: number } | { years: number }

/**
 * What is stored about a member, who reads it (the access table's kind and verb) and for how long: the details page of
 * the consent (phrase 1b) and what the nightly jobs delete are made from these rows.
 */
export const STORED: readonly { thing: string; kind: Kind; verb: Verb; kept: Kept }[] = [
  { thing: 'thing-profile', kind: 'roster', verb: 'see', kept: { while: 'member' } },
  // Longer only with a consent of its own (CL1), which is not asked for yet.
  { thing: 'thing-answers', kind: 'self-check', verb: 'read', kept: { days: 7 } },
  { thing: 'thing-completion', kind: 'self-check', verb: 'see-done', kept: { years: 5 } },
  { thing: 'thing-attendance', kind: 'attendance', verb: 'see', kept: { years: 5 } },
  { thing: 'thing-feedback', kind: 'feedback', verb: 'read', kept: { months: 24 } },
]

/** Backups and snapshots older than this are gone (PV27). */
export const BACKUP_DAYS = 30

/** Keyed hashes of the second fact are kept so long for whoever does not link (CL4). */
export const TAIL_DAYS = 90
