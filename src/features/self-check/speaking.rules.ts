import { raiseOf } from './raise.rules.ts'
import type { CheckRecord } from './self-check.record.ts'
import { EVERY_SIGN } from './self-check.record.ts'
import { takesNote } from './self-check.rules.ts'

/**
 * What a member may say at the meeting, in the member's own words alone: first what stands on an agenda, then the notes
 * of signs answered "worth watching" or "present". Each sign speaks once; order and form say nothing of it (phrase 11).
 */
export function speakingNotes(record: CheckRecord): string[] {
  const raised = EVERY_SIGN.filter((n) => (raiseOf(record, n)?.meeting ?? null) !== null)
  const noted = EVERY_SIGN.filter((n) => !raised.includes(n) && takesNote(record.answers[n]) && record.notes[n] !== undefined)
  return [...raised.map((n) => raiseOf(record, n)?.words ?? ''), ...noted.map((n) => record.notes[n] ?? '')]
}
