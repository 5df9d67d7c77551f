import type { Day } from '../../platform/calendar.ts'
import { addDays, addMinutes } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Case, CaseEvent, CaseRecord, CaseState, NameReason } from './case.record.ts'

/*
 * A case, from the evening on which it is collected to its end. Readers take the steps; what its author does arrives
 * with the mailbox. Nothing reaches the person concerned, an agenda or a digest but from `used` on (rule 58, FB9).
 *
 *   new ── first reader opens it ──▶ received ─────▶ verifying ─────▶ verified ── restated by one, approved by another,
 *                                     ▲   │           │  │  │             │       the author's yes, the quarter's batch
 *             the author answers:     │   │           │  │  │             │                      │
 *             yes, readers above;     │   │           │  │  └▶ unsubstantiated ──┐               ▼
 *             no, those of before     │   ├───────────┼──┴───▶ unsuitable ───────┤              used
 *                                     │   ▼           │                   │      ▼               │
 *                                   passed ◀──────────┘                   └──▶ closed ◀──────────┘
 *
 *   withdrawn: by its author, from every state before used. closed unread: no readers, or no answer about new ones.
 */

/** Days after which receipt and result are late (FB10). */
export const ACK_DAYS = 7
export const RESULT_DAYS = 90
/** Days in which an author answers about new readers or a restated text; silence is no yes. */
export const ANSWER_DAYS = 14
/** Days after which a deed leaves its author however few have used Chibo since: so long an answer given in time is on its way. */
export const LONGEST = 5
/** Days for which a decision from above lies before its author, who may still withdraw, until a batch takes it along. */
const TOLD_DAYS = 3
/** Questions to an author that may stand unanswered at once. */
const OPEN_QUESTIONS = 3

export type Step = 'receive' | 'verify' | 'verified' | 'unsubstantiated' | 'unsuitable' | 'pass' | 'use' | 'close' | 'withdraw'
const STEPS: Record<Step, { from: readonly CaseState[]; to: CaseState }> = {
  receive: { from: ['new'], to: 'received' },
  verify: { from: ['received'], to: 'verifying' },
  verified: { from: ['verifying'], to: 'verified' },
  unsubstantiated: { from: ['verifying'], to: 'unsubstantiated' },
  unsuitable: { from: ['received', 'verifying'], to: 'unsuitable' },
  pass: { from: ['received', 'verifying'], to: 'passed' },
  use: { from: ['verified'], to: 'used' },
  close: { from: ['verified', 'unsubstantiated', 'unsuitable', 'used'], to: 'closed' },
  withdraw: { from: ['new', 'received', 'passed', 'verifying', 'verified', 'unsubstantiated', 'unsuitable'], to: 'withdrawn' },
}
/** How far a state lies on the way: what is asked for too early is skipped, what is asked for too late is an old button. */
const PLACE: Record<CaseState, number> = {
  new: 0, received: 1, passed: 1, verifying: 2, verified: 3, unsubstantiated: 3, unsuitable: 3, used: 4, closed: 5, withdrawn: 5,
}

/** Whether a case may take a step now; `skips`: steps before it are missing; `over`: it lies behind, or waits for its author. */
export function allows({ state, record: { proposal } }: Case, step: Step): 'yes' | 'skips' | 'over' {
  const { from } = STEPS[step]
  if (proposal !== null && step !== 'withdraw') return 'over'
  if (from.includes(state)) return 'yes'
  return PLACE[state] < Math.min(...from.map((one) => PLACE[one])) ? 'skips' : 'over'
}

/** The case after a step, with its event. @throws Refusal `stale-button` where it may not take it */
export function taken(one: Case, step: Step, event: CaseEvent): Case {
  if (allows(one, step) !== 'yes') throw new Refusal('stale-button')
  return { ...logged(one, event), state: STEPS[step].to }
}

/** The case with one more event, and with what has changed beside it. */
export function logged(one: Case, event: CaseEvent, change: Partial<CaseRecord> = {}): Case {
  return { ...one, record: { ...one.record, ...change, log: [...one.record.log, event] } }
}

/** Still to be decided; the others are on the readers' screen of results. */
export function isOpen(state: CaseState): boolean {
  return PLACE[state] < PLACE.verified
}

/** Whether the readers have overrun a time that authors are told (FB10). `today`: on the branch's calendar. */
export function lateness({ state, record: { sentOn } }: Case, today: Day): 'receipt' | 'result' | null {
  if (isOpen(state) && today > addDays(sentOn, RESULT_DAYS)) return 'result'
  return state === 'new' && today > addDays(sentOn, ACK_DAYS) ? 'receipt' : null
}

// ── the restated text ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * Whether a text may be written for making known. Not while the author has one to answer: a yes that is on its way
 * would then count for words that its author never read.
 */
export function mayRestate({ state, record: { way, restated, proposal } }: Case): boolean {
  return state === 'verified' && way !== 'private' && proposal === null && restated?.author !== 'asked' && restated?.author !== 'yes'
}

export function restate(one: Case, { by, text, at }: { by: string; text: string; at: string }): Case {
  if (!mayRestate(one)) throw new Refusal('stale-button')
  return logged(one, { at, what: 'restated', by }, { restated: { text, by, approvedBy: null, author: null, askedOn: null, wish: null } })
}

/** Whether this reader may approve the restated text: another one than who wrote it (FB9). */
export function mayApprove(one: Case, by: string): boolean {
  const { restated } = one.record
  return mayRestate(one) && restated !== null && restated.approvedBy === null && restated.by !== by
}

/** A second reader has read it: the author is asked (PV11). */
export function approve(one: Case, { by, at, today }: { by: string; at: string; today: Day }): Case {
  const { restated } = one.record
  if (restated === null || !mayApprove(one, by)) throw new Refusal('stale-button')
  return logged(one, { at, what: 'approved' }, { restated: { ...restated, approvedBy: by, author: 'asked', askedOn: today } })
}

/** Whether a committee above may decide in the author's place: asked, and against it or silent for a fortnight (PV11). */
export function mayDecide({ state, heldBy, organisationId, record: { way, restated, proposal } }: Case, today: Day): boolean {
  if (state !== 'verified' || heldBy === organisationId || way === 'private' || proposal !== null) return false
  if (restated === null || restated.approvedBy === null || restated.askedOn === null || isDecided({ restated })) return false
  return restated.author === 'changes' || (restated.author === 'asked' && today > addDays(restated.askedOn, ANSWER_DAYS + LONGEST))
}

/** The superior's decision stands for these very words, and is told to the author with its reason. */
export function decide(one: Case, { by, text, at, today }: { by: string; text: string; at: string; today: Day }): Case {
  const { restated } = one.record
  if (restated === null || !mayDecide(one, today)) throw new Refusal('stale-button')
  return logged(one, { at, what: 'decided-above', by, text }, { restated: { ...restated, author: 'yes' } })
}

const isDecided = ({ restated }: Pick<CaseRecord, 'restated'>): boolean => restated?.author === 'yes'

/**
 * Whether it goes with the batch of that moment: verified, reworded by one, approved by another, agreed to; or decided
 * above, so long ago that its author has read why.
 */
export function isReleasable({ state, record: { way, restated, proposal, log } }: Case, now: Date): boolean {
  const decided = log.findLast(({ what }) => what === 'decided-above')
  if (decided && now < addMinutes(new Date(decided.at), TOLD_DAYS * 24 * 60)) return false
  return state === 'verified' && way !== 'private' && proposal === null && restated !== null && restated.approvedBy !== null
    && restated.approvedBy !== restated.by && restated.author === 'yes'
}

// ── between readers and author ────────────────────────────────────────────────────────────────────────────────

/** Whether the author may be asked something (FB11): while it is looked at, and no more than a few things at once. */
export function mayAsk({ state, record: { questions, proposal } }: Case): boolean {
  return ['received', 'verifying', 'verified'].includes(state) && proposal === null
    && questions.filter(({ answer, declined }) => answer === null && !declined).length < OPEN_QUESTIONS
}

export function ask(one: Case, { id, by, text, at, today }: { id: string; by: string; text: string; at: string; today: Day }): Case {
  if (!mayAsk(one)) throw new Refusal('stale-button')
  return logged(one, { at, what: 'asked', by, id, text }, { questions: [...one.record.questions, { id, by, text, on: today, answer: null, declined: false }] })
}

/** "I am concerned": from this commit on the case is not there for this reader (phrase 37, FB6). */
export function recuse(one: Case, { by, text, at }: { by: string; text: string; at: string }): Case {
  const { readers, barred, namesTo, nameAsked, drafts: { [by]: _, ...drafts } = {} } = one.record
  return logged(one, { at, what: 'recused', by, ...(text !== '' && { text }) }, {
    readers: readers.filter((id) => id !== by), barred: [...new Set([...barred, by])], namesTo: namesTo.filter((id) => id !== by),
    nameAsked: nameAsked?.by === by ? null : nameAsked, drafts,
  })
}

// ── the author's name ─────────────────────────────────────────────────────────────────────────────────────────

/** Whether this reader may ask for the name: it is not open to him and nobody waits for a second's yes. Of what ended there is nothing to find out. */
export function mayAskName({ state, record: { way, namesTo, nameAsked, proposal } }: Case, by: string): boolean {
  return way !== 'named' && !['new', 'closed', 'withdrawn'].includes(state) && proposal === null && nameAsked === null && !namesTo.includes(by)
}

export type Opening = { by: string; role: (CaseEvent & { what: 'name-opened' })['role']; reason: NameReason; text: string | null; at: string }

/** The name opens to this one reader and to nobody else (FB8); with `second` only once another reader has said yes (PV18). */
export function openName(one: Case, { by, role, reason, text, at }: Opening, { second }: { second: boolean }): Case {
  const event = { at, by, role, reason, ...(text !== null && { text }) }
  if (second) return logged(one, { ...event, what: 'name-asked' }, { nameAsked: { by, reason, text, at } })
  return logged(one, { ...event, what: 'name-opened' }, { namesTo: [...one.record.namesTo, by], nameAsked: null })
}
