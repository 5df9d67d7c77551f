import { Refusal } from '../../platform/errors.ts'
import { inNameOrder } from '../org/members.rules.ts'
import type { CheckRecord, Raise } from './self-check.record.ts'
import { EVERY_SIGN, withoutRaise, withRaise } from './self-check.record.ts'
import { overBy, readNote, takesNote } from './self-check.rules.ts'

/** A meeting of the check's month, in one of the member's branches. */
export type RaiseMeeting = {
  id: string
  organisationId: string
  organisation: string
  startsAt: Date
  /** Null where the agenda has no freeze: nothing can be put on it. */
  freezesAt: Date | null
  timeZone: string
}

/** From the freeze on the agenda is settled: nothing is put on it or taken back (PV33). */
export function isFrozen({ freezesAt }: Pick<RaiseMeeting, 'freezesAt'>, now: Date): boolean {
  return freezesAt === null || now >= freezesAt
}

/** Own words to raise: those written for it, else the note. */
export function wordsOf({ raised, notes }: CheckRecord, n: number): string | null {
  return raised?.[n]?.words ?? notes[n] ?? null
}

export function raiseOf({ raised }: CheckRecord, n: number): Raise | null {
  return raised?.[n] ?? null
}

/** Whether a sign may be spoken of at all: where there is something to say, or something was already put on an agenda. */
export function mayRaise(record: CheckRecord, n: number): boolean {
  return takesNote(record.answers[n]) || (raiseOf(record, n)?.meeting ?? null) !== null
}

/** The signs of which there are words to raise. */
export function listRaisable(record: CheckRecord): number[] {
  return EVERY_SIGN.filter((n) => mayRaise(record, n) && wordsOf(record, n) !== null)
}

/** The words of a sign, onto the agenda of a meeting. */
export function putOn(record: CheckRecord, n: number, { meeting, now }: { meeting: RaiseMeeting; now: Date }): CheckRecord {
  const words = wordsOf(record, n)
  if (!mayRaise(record, n) || words === null) throw new Refusal('stale-button')
  if (isFrozen(meeting, now)) throw new Refusal('raise-late')
  if (overBy(words) > 0) throw new Refusal('raise-too-long', { over: overBy(words) })
  return withRaise(record, n, { words, meeting: meeting.id })
}

/** Off the agenda again; the words stay the member's. `mend`: they go as well. */
export function takeOff(record: CheckRecord, n: number, { on, now, mend }: { on: RaiseMeeting | null; now: Date; mend: boolean }): CheckRecord {
  if (on && isFrozen(on, now)) throw new Refusal('raise-late')
  const raise = raiseOf(record, n)
  return !raise || mend ? withoutRaise(record, n) : withRaise(record, n, { ...raise, meeting: null })
}

/** Other words, in NFC. What is too long is kept whole, and is on no agenda until it is shortened (SC5). */
export function reword(record: CheckRecord, n: number, { typed, on, now }: { typed: string; on: RaiseMeeting | null; now: Date }): CheckRecord {
  if (!mayRaise(record, n)) throw new Refusal('stale-button')
  if (on && isFrozen(on, now)) throw new Refusal('raise-late')
  const { text, over } = readNote(typed)
  return withRaise(record, n, { words: text, meeting: over > 0 ? null : (on?.id ?? null) })
}

/** What of a record goes onto the agenda of a meeting at its freeze, in the order of the signs. */
export function raisedFor(record: CheckRecord, meetingId: string): string[] {
  return EVERY_SIGN.flatMap((n) => (raiseOf(record, n)?.meeting === meetingId ? [raiseOf(record, n)?.words ?? ''] : []))
}

/** The secretary first (domain rule 8), then by name; what one person raised stays together. */
export function inSpeakingOrder<T extends { fullName: string; role: string | null }>(raised: T[]): T[] {
  const first = (one: T) => one.role === 'secretary'
  return [...inNameOrder(raised.filter(first)), ...inNameOrder(raised.filter((one) => !first(one)))]
}
