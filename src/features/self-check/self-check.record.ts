import { groupOf, SIGN_COUNT, SIGN_GROUPS, SIGNS_IN_GROUP } from '../catalog/catalog.rules.ts'

/** n: not seen, w: worth watching, p: present, x: answered and not stored (CL5). */
export type Answer = 'n' | 'w' | 'p' | 'x'
/** One sign a screen, or nine titles a screen (SC3). */
export type Way = 'one' | 'nine'

/** What one member has answered, by the sign's number. No moment of anything is kept (PV36). */
export type Draft = {
  answers: Record<number, Answer>
  notes: Record<number, string>
  /** Notes that were too long, kept whole until they are shortened (SC5). */
  drafts: Record<number, string>
  /** Signs to be thought about, in the way by groups. */
  marked: number[]
  /** Groups whose nine titles were on the screen: only there may "the rest" be answered at once. */
  seen: number[]
  at: number
  way: Way
}

/** Words that the member wishes to raise, and the meeting whose agenda they are for: null while they are only written. */
export type Raise = { words: string; meeting: string | null }

/** The encrypted record of a check. `amended`: changed after finishing, told to the member alone (SC4). */
export type CheckRecord = Draft & {
  amended?: true
  /** By the sign's number. It lives in here alone until the agenda's freeze, so that nobody can see it come or go (PV33). */
  raised?: Record<number, Raise>
  /** What was there when the member started over: it stays until the new one is finished (SC2). */
  previous?: Draft
  /** What was written before the member was linked anew, under lock (PV22; locked.rules.ts). */
  locked?: Lock
}

/** `by` is the account that was linked, `pin` the keyed hash of the PIN of that time, `until` an ISO moment. */
export type Lock = { record: CheckRecord; until: string; by: string; pin: string | null }

/** Where a member goes next. Groups count from 1. */
export type Place = { kind: 'sign'; n: number } | { kind: 'group'; g: number } | { kind: 'summary' }

export const EVERY_SIGN = Array.from({ length: SIGN_COUNT }, (_, i) => i + 1)
export const GROUP_COUNT = SIGN_GROUPS.length

export function newRecord(way: Way): CheckRecord {
  return standAt({ answers: {}, notes: {}, drafts: {}, marked: [], seen: [], at: 1, way }, way === 'one' ? { kind: 'sign', n: 1 } : { kind: 'group', g: 1 })
}

/** The group of a sign, from 1. */
export function groupNumber(n: number): number {
  return SIGN_GROUPS.indexOf(groupOf(n)) + 1
}

export function signsIn(g: number): number[] {
  return EVERY_SIGN.slice((g - 1) * SIGNS_IN_GROUP, g * SIGNS_IN_GROUP)
}

export function countAnswered({ answers }: Pick<Draft, 'answers'>): number {
  return Object.keys(answers).length
}

export function missing({ answers }: Pick<Draft, 'answers'>): number[] {
  return EVERY_SIGN.filter((n) => answers[n] === undefined)
}

/**
 * From a sign on: the next without an answer, round to those passed over, at last the summary. By groups: the titles
 * while one of them has neither answer nor mark, then the marked ones, then the next group.
 */
export function placeFrom(draft: Draft, n: number): Place {
  if (draft.way === 'one') {
    const left = missing(draft)
    const next = left.find((candidate) => candidate >= n) ?? left[0]
    return next === undefined ? { kind: 'summary' } : { kind: 'sign', n: next }
  }
  const first = groupNumber(n)
  for (let i = 0; i < GROUP_COUNT; i++) {
    const place = placeInGroup(draft, ((first - 1 + i) % GROUP_COUNT) + 1)
    if (place) return place
  }
  return { kind: 'summary' }
}

/** What of a group is neither answered nor to be thought about. */
export function restOf({ answers, marked }: Draft, g: number): number[] {
  return signsIn(g).filter((n) => answers[n] === undefined && !marked.includes(n))
}

export function markedIn({ marked }: Draft, g: number): number[] {
  return signsIn(g).filter((n) => marked.includes(n))
}

function placeInGroup(draft: Draft, g: number): Place | null {
  if (restOf(draft, g).length > 0) return { kind: 'group', g }
  const n = markedIn(draft, g)[0]
  return n === undefined ? null : { kind: 'sign', n }
}

/** Remembers where the member stands; the titles of a group are then on the screen. */
export function standAt<D extends Draft>(draft: D, place: Place): D {
  if (place.kind === 'sign') return { ...draft, at: place.n }
  if (place.kind === 'summary') return draft
  const seen = draft.seen.includes(place.g) ? draft.seen : [...draft.seen, place.g]
  return { ...draft, seen, at: signsIn(place.g)[0] ?? 1 }
}

export type Answered = { n: number; answer: Answer }

/** An answer replaces the one before. With an answer that is not stored nothing else of the sign is. */
export function withAnswer(record: CheckRecord, { n, answer }: Answered): CheckRecord {
  const changed = {
    ...record,
    answers: { ...record.answers, [n]: answer },
    marked: record.marked.filter((other) => other !== n),
  }
  return heldBack(answer === 'x' ? { ...changed, notes: without(record.notes, n), drafts: without(record.drafts, n) } : changed)
}

/** "The rest of this group: not seen". What has an answer keeps it, what is marked waits for one. */
export function withRest(record: CheckRecord, g: number): CheckRecord {
  const rest = Object.fromEntries(restOf(record, g).map((n) => [n, 'n' as const]))
  return heldBack({ ...record, answers: { ...record.answers, ...rest } })
}

/** Nothing is raised of a sign that was answered with "not seen", or without being stored. */
function heldBack(record: CheckRecord): CheckRecord {
  const gone = Object.keys(record.raised ?? {}).map(Number).filter((n) => record.answers[n] === 'n' || record.answers[n] === 'x')
  return gone.reduce((left, n) => withoutRaise(left, n), record)
}

export function withRaise(record: CheckRecord, n: number, raise: Raise): CheckRecord {
  return { ...record, raised: { ...record.raised, [n]: raise } }
}

export function withoutRaise(record: CheckRecord, n: number): CheckRecord {
  return { ...record, raised: without(record.raised ?? {}, n) }
}

export function toggleMark(record: CheckRecord, n: number): CheckRecord {
  const marked = record.marked.includes(n) ? record.marked.filter((other) => other !== n) : [...record.marked, n]
  return { ...record, marked: marked.sort((a, b) => a - b) }
}

/** Stored where it is short enough, else kept whole beside the note that was there. */
export function withNote(record: CheckRecord, n: number, { text, over }: { text: string; over: number }): CheckRecord {
  if (over > 0) return { ...record, drafts: { ...record.drafts, [n]: text } }
  return { ...record, notes: { ...record.notes, [n]: text }, drafts: without(record.drafts, n) }
}

export function withoutNote(record: CheckRecord, n: number): CheckRecord {
  return { ...record, notes: without(record.notes, n), drafts: without(record.drafts, n) }
}

/** Starting over keeps the fuller one of what is there: a second start does not cost the first draft. */
export function startedOver(record: CheckRecord): CheckRecord {
  const { previous, ...current } = record
  const kept = previous && countAnswered(previous) >= countAnswered(current) ? previous : current
  return countAnswered(kept) === 0 ? { ...newRecord(record.way), ...carried(record) } : { ...newRecord(record.way), previous: draftOf(kept), ...carried(record) }
}

/** Back to what was there before starting over; null when nothing is. */
export function restored(record: CheckRecord): CheckRecord | null {
  return record.previous ? { ...record.previous, ...carried(record) } : null
}

export function finished(record: CheckRecord): CheckRecord {
  const { previous: _dropped, ...kept } = record
  return kept
}

/** What a finished check counts with at closing: the old one while a new one, or one under lock, is not replaced in full. */
export function counted(record: CheckRecord): Draft {
  if (record.locked && missing(record).length > 0) return counted(record.locked.record)
  return record.previous ?? record
}

/** What belongs to the month, whichever draft is gone on with. */
function carried({ amended, raised, locked }: CheckRecord): Pick<CheckRecord, 'amended' | 'raised' | 'locked'> {
  return { ...(amended && { amended }), ...(raised && { raised }), ...(locked && { locked }) }
}

export function draftOf({ answers, notes, drafts, marked, seen, at, way }: Draft): Draft {
  return { answers, notes, drafts, marked, seen, at, way }
}

function without<V>(values: Record<number, V>, n: number): Record<number, V> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => Number(key) !== n))
}
