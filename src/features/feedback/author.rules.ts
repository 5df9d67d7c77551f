import { createHash } from 'node:crypto'
import type { Day } from '../../platform/calendar.ts'
import { addDays, addMinutes, atTime, dayOf } from '../../platform/calendar.ts'
import type { Case, CaseEvent, CaseRecord, Named, Promised, Subject, Way } from './case.record.ts'
import { ANSWER_DAYS } from './case.rules.ts'
import type { Deed, Draft, Outgoing } from './own.record.ts'
import { SHUT_MINUTES } from './routing.rules.ts'

/** Characters of a letter, and of whatever its author adds later. */
export const TEXT_MOST = 4000
/** FB18: open cases of one author about one subject, and letters in a month. */
export const OPEN_MOST = 3
export const MONTH_MOST = 10
/** Deeds about one case that wait to leave. */
export const WAITING_MOST = 6

const WINDOW = '08:00'
const LEAST_MINUTES = 12 * 60

/** What authors are shown of a case (phrase 33). */
export type AuthorState = 'sent' | 'looking' | 'result' | 'closed'

/** A branch's calendar, as far as it matters here. `meetings`: when those near the events begin. */
export type Mornings = { zone: string; meetings: readonly Date[] }

/**
 * From when an author is shown what a reader did: the next 08:00 that is at least twelve hours later and not during a
 * meeting of the branch. So nobody who sits beside a reader can watch for it (PV9).
 */
export function visibleFrom(at: Date, { zone, meetings }: Mornings): Date {
  const earliest = addMinutes(at, LEAST_MINUTES)
  const from = (day: Day): Date => {
    const morning = atTime(day, { time: WINDOW, zone })
    return morning < earliest || isDuring(morning, meetings) ? from(addDays(day, 1)) : morning
  }
  return from(dayOf(earliest, zone))
}

function isDuring(moment: Date, meetings: readonly Date[]): boolean {
  return meetings.some((start) => moment >= addMinutes(start, -SHUT_MINUTES.before) && moment < addMinutes(start, SHUT_MINUTES.after))
}

/** What the author did is the author's own and shown at once. */
const OWN: readonly CaseEvent['what'][] = ['answered', 'declined', 'added', 'previewed', 'readers-agreed', 'readers-refused', 'withdrawn']

const STATES: Partial<Record<CaseEvent['what'], AuthorState>> = {
  received: 'looking', verifying: 'looking', asked: 'looking', passed: 'looking', 'readers-agreed': 'looking',
  verified: 'result', unsubstantiated: 'result', unsuitable: 'result', released: 'result',
  closed: 'closed', withdrawn: 'closed', expired: 'closed',
}

/** A case as its author sees it now. */
export type Told = {
  state: AuthorState
  /** What has happened and is to be seen, oldest first. */
  events: CaseEvent[]
  /** Who may read it, of those who were named. */
  readers: Named[]
  questions: { id: string; text: string }[]
  /** The restated text that waits for the author's word. */
  preview: string | null
  /** New readers that the author is asked about. */
  asked: Named[] | null
  /** Done, and not yet on its way. */
  waiting: Deed[]
}

/** The author's view: a fold of what is to be seen by now, and of what the author did and has not left yet. */
export function toldOf({ record, state }: Case, { waiting, now, mornings }: { waiting: Deed[]; now: Date; mornings: Mornings }): Told {
  const seen = (event: CaseEvent): boolean => OWN.includes(event.what) || visibleFrom(new Date(event.at), mornings) <= now
  const events = record.log.filter(seen)
  const reached = events.reduce<AuthorState>((before, { what }) => STATES[what] ?? before, 'sent')
  const ends = waiting.some(({ kind }) => kind === 'withdraw')
  const over = ends || reached === 'closed' || state === 'withdrawn'
  const did = (kind: Deed['kind']) => waiting.some((deed) => deed.kind === kind)
  /** Whether the last event of a kind is to be seen already. */
  const known = (what: CaseEvent['what']): boolean => {
    const last = record.log.findLast((event) => event.what === what)
    return last !== undefined && seen(last)
  }
  /** Whoever answers on the last day is heard, and the case waits for what is on its way; after it there is nothing to answer. */
  const inTime = ({ on }: { on: Day }) => dayOf(now, mornings.zone) <= addDays(on, ANSWER_DAYS)
  return {
    state: over ? 'closed' : reached, events, waiting, readers: readersOf(record, events),
    questions: over ? [] : openQuestions(record, events, waiting),
    preview: !over && record.restated?.author === 'asked' && known('approved') && !did('preview') ? record.restated.text : null,
    asked: !over && record.proposal && inTime(record.proposal) && known('readers-asked') && !did('readers') ? record.proposal.readers : null,
  }
}

function openQuestions({ questions }: CaseRecord, events: CaseEvent[], waiting: Deed[]): Told['questions'] {
  const seen = events.flatMap((event) => (event.what === 'asked' ? [event.id] : []))
  const answered = waiting.flatMap((deed) => (deed.kind === 'answer' ? [deed.question] : []))
  return questions.filter(({ id, answer, declined }) => seen.includes(id) && !answered.includes(id) && answer === null && !declined)
    .map(({ id, text }) => ({ id, text }))
}

/** Who was named, without those of whom is already known that they read it no more. */
function readersOf({ promised, readers }: CaseRecord, events: CaseEvent[]): Named[] {
  const gone = events.flatMap((event) => (event.what === 'recused' || event.what === 'reader-left' ? [event.by] : []))
  return promised.readers.filter(({ personId }) => !gone.includes(personId) || readers.includes(personId))
}

/** A letter that has not left yet: nobody but its author knows of it. */
export function unsent(outgoing: readonly Outgoing[], caseId: string): boolean {
  return outgoing.some(({ deed }) => deed.kind === 'send' && deed.letter.caseId === caseId)
}

/** What waits to leave about one case, the letter itself apart. */
export function waitingOf(outgoing: readonly Outgoing[], caseId: string): Deed[] {
  return outgoing.flatMap(({ deed }) => (deed.kind !== 'send' && deed.caseId === caseId ? [deed] : []))
}

/** Whether one more may be written (FB18). `open`: the author's open cases about this subject. */
export function limitOf({ month, months, open }: { month: string; months: readonly string[]; open: number }): 'subject' | 'month' | null {
  if (open >= OPEN_MOST) return 'subject'
  return months.filter((one) => one === month).length >= MONTH_MOST ? 'month' : null
}

/**
 * Whether an open case takes what is being written as an addition: of the same matter, sent the same way, and read by
 * nobody whom its author has struck from this one.
 */
export function takesWords({ organisationId, subject, way, told, pressed }: { organisationId: string; subject: Subject; way: Way; told: Told; pressed: boolean }, draft: Draft & { subject: Subject }): boolean {
  return organisationId === draft.organisationId && sameSubject(subject, draft.subject) && way === draft.way && told.state !== 'closed' && !pressed
    && !told.readers.some(({ personId }) => draft.struck.includes(personId))
}

export function sameSubject(a: Subject, b: Subject): boolean {
  return a.kind === b.kind && (a.kind !== 'person' || b.kind !== 'person' || a.personId === b.personId)
}

/** Tells one promise from another: who understood one has not understood a later one. */
export function promiseKey({ readers, months }: Pick<Promised, 'readers' | 'months'>, way: Way): string {
  const words = readers.map(({ personId, role, organisation }) => [personId, role, organisation])
  return createHash('sha256').update(JSON.stringify([words, months, way])).digest('hex').slice(0, 8)
}

/** Before that nothing of a case is to be foretold: meetings from so long ago on matter to what is new. */
export function meetingsSince(now: Date): { from: Date; to: Date } {
  return { from: addMinutes(now, -8 * 24 * 60), to: addMinutes(now, 24 * 60) }
}
