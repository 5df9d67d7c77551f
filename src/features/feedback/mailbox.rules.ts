import type { Day } from '../../platform/calendar.ts'
import { daysBetween, shiftPeriod } from '../../platform/calendar.ts'
import type { Case, CaseEvent, CaseRecord, Named } from './case.record.ts'
import type { Deed, Letter, Outgoing, OwnRecord } from './own.record.ts'
import { allows, ANSWER_DAYS, LONGEST } from './case.rules.ts'
import { ENOUGH } from './routing.rules.ts'

/** So many authors about one subject within a day are told to the readers (FB18). */
const MANY = 3

/**
 * Whether a deed may leave its author's record this evening. `used`: how many others of the branch have used Chibo
 * since its day: with fewer than `k` a dump of yesterday and one of today would tell whose it is (PV24). A withdrawal
 * and a cry for help wait for nobody.
 */
export function mayLeave({ on, deed }: Outgoing, { today, used, k }: { today: Day; used: number; k: number }): boolean {
  return deed.kind === 'withdraw' || deed.kind === 'pressed' || used >= k || daysBetween(on, today) >= LONGEST
}

/** Which organisation and case a deed is about; null where the case is none of one's own. */
export function placeOfDeed(deed: Deed, cases: readonly { id: string; organisationId: string }[]): { caseId: string; organisationId: string } | null {
  if (deed.kind === 'send') return deed.letter
  const own = cases.find(({ id }) => id === deed.caseId)
  return own ? { caseId: own.id, organisationId: own.organisationId } : null
}

/** A letter whose withdrawal is on the same way never leaves, nor does anything else about it. */
export function withoutTakenBack(outgoing: readonly Outgoing[]): Outgoing[] {
  const idOf = ({ deed }: Outgoing) => (deed.kind === 'send' ? deed.letter.caseId : deed.caseId)
  const sent = new Set(outgoing.filter(({ deed }) => deed.kind === 'send').map(idOf))
  const gone = new Set(outgoing.filter((one) => one.deed.kind === 'withdraw' && sent.has(idOf(one))).map(idOf))
  return outgoing.filter((one) => !gone.has(idOf(one)))
}

/** Own cases without those whose time is over; what is still on its way is not there yet. */
export function withoutDeleted(own: OwnRecord, kept: ReadonlySet<string>): OwnRecord {
  const coming = new Set(own.outgoing.flatMap(({ deed }) => (deed.kind === 'send' ? [deed.letter.caseId] : [])))
  return { ...own, cases: own.cases.filter(({ id }) => kept.has(id) || coming.has(id)) }
}

/** Where a case arrives: who of those promised can read it today, and whose readers they are. */
export type Arrival = { heldBy: string; readers: string[]; barred: string[]; month: string }

/**
 * The case that a letter becomes. Of its time only the month stands in clear; `on` is the evening of collecting, so that
 * no day on which it becomes late tells its readers on which day it was written.
 */
export function newCase({ caseId, organisationId, subject, sign, way, text, promised }: Letter, { author, on, heldBy, readers, barred, month }: Arrival & { author: string; on: Day }): Case {
  const record: CaseRecord = {
    subject, sign, way, text, added: [], sentOn: on, promised, readers, barred: [...new Set([author, ...barred])], questions: [], restated: null, proposal: null,
    nameAsked: null, namesTo: [], log: [], released: null, pressed: false, many: false,
  }
  return { id: caseId, organisationId, heldBy, month, state: 'new', record, author }
}

/** It has ended: nothing changes it any more. */
export function isOver({ state }: Pick<Case, 'state'>): boolean {
  return state === 'closed' || state === 'withdrawn'
}

/**
 * What the author did, done to the case. What came too late or fits no more is left out without a word: the author's
 * screens have said so, or will. `now` is the moment of collecting, `on` the day of the deed.
 */
export function applyDeed(one: Case, deed: Exclude<Deed, { kind: 'send' | 'pressed' }>, { now, on }: { now: Date; on: Day }): Case {
  if (isOver(one)) return one
  const { record } = one
  const logged = (event: What, change: Partial<CaseRecord> = {}): Case => ({ ...one, record: { ...record, ...change, log: [...record.log, at(event, now)] } })
  switch (deed.kind) {
    case 'add': return logged({ what: 'added' }, { added: [...record.added, { on, text: deed.text }] })
    case 'answer': {
      const open = record.questions.some(({ id, answer, declined }) => id === deed.question && answer === null && !declined)
      if (!open) return one
      const questions = record.questions.map((question) => (question.id === deed.question ? { ...question, answer: deed.text, declined: deed.text === null } : question))
      return logged({ what: deed.text === null ? 'declined' : 'answered', id: deed.question }, { questions })
    }
    case 'preview':
      if (record.restated?.author !== 'asked') return one
      return logged({ what: 'previewed', verdict: deed.verdict }, { restated: { ...record.restated, author: deed.verdict, wish: deed.wish } })
    case 'readers': return deed.yes ? agreed(one, now) : refused(one, now)
    // What was made known cannot be taken back.
    case 'withdraw': return allows(one, 'withdraw') === 'yes' ? { ...logged({ what: 'withdrawn' }, { proposal: null }), state: 'withdrawn' } : one
  }
}

type What = CaseEvent extends infer E ? (E extends { at: string } ? Omit<E, 'at'> : never) : never

function at(event: What, now: Date): CaseEvent {
  return { at: now.toISOString(), ...event } as CaseEvent
}

/** The new readers read from now on, and what was promised is what the author said yes to (PV13). Opened names do not go along (FB8). */
function agreed(one: Case, now: Date): Case {
  const { record } = one
  const { proposal } = record
  if (!proposal) return one
  const readers = proposal.readers.map(({ personId }) => personId)
  return {
    ...one, heldBy: proposal.heldBy, state: one.state === 'passed' ? 'received' : one.state,
    record: {
      ...record, readers, proposal: null, nameAsked: null, namesTo: record.namesTo.filter((id) => readers.includes(id)),
      promised: { ...record.promised, readers: proposal.readers }, log: [...record.log, at({ what: 'readers-agreed' }, now)],
    },
  }
}

/** With those who are left, where they are enough; else nobody reads on (FB6). */
function refused(one: Case, now: Date): Case {
  const { record, state } = one
  if (!record.proposal) return one
  const log = [...record.log, at({ what: 'readers-refused' }, now)]
  const next: Case = { ...one, state: state === 'passed' ? 'received' : state, record: { ...record, proposal: null, log } }
  return record.readers.length >= needed(record) ? next : closedUnread(next, now)
}

/** Closed without being read on, its words deleted (FB6). */
export function closedUnread(one: Case, now: Date): Case {
  const { record } = one
  return {
    ...one, state: 'closed',
    record: {
      ...record, text: '', added: [], readers: [], questions: [], restated: null, proposal: null, nameAsked: null, namesTo: [], drafts: {},
      log: [...record.log, at({ what: 'expired' }, now)],
    },
  }
}

/** Two, or one where the promise named one. */
export function needed({ promised }: Pick<CaseRecord, 'promised'>): number {
  return Math.min(ENOUGH, promised.readers.length)
}

/**
 * An evening's look at an open case: readers who can read it no more are taken out, and where too few are left the
 * author is asked for new ones. `still`: who of its readers holds the office and is not concerned today; `able`: who of
 * them is linked as well; `others`: the readers whom the route finds now, null where it finds nobody.
 */
export function mended(one: Case, { still, able, others, now, today }: {
  still: readonly string[]; able: readonly string[]; others: { heldBy: string; readers: Named[] } | null; now: Date; today: Day
}): Case {
  const next = withReaders(one, { still, now })
  const enough = able.length >= needed(one.record)
  const { proposal } = next.record
  if (proposal) return daysBetween(proposal.on, today) > ANSWER_DAYS + LONGEST ? lapsed(next, { enough, now }) : next
  if (enough || !others?.readers.some(({ personId }) => !able.includes(personId))) return next
  const log = [...next.record.log, at({ what: 'readers-asked', to: others.readers }, now)]
  return { ...next, record: { ...next.record, proposal: { ...others, on: today }, log } }
}

/** No answer in the days there were: a case that still has its readers goes on with them, any other ends. */
function lapsed(one: Case, { enough, now }: { enough: boolean; now: Date }): Case {
  return enough ? { ...one, state: one.state === 'passed' ? 'received' : one.state, record: { ...one.record, proposal: null } } : closedUnread(one, now)
}

function withReaders(one: Case, { still, now }: { still: readonly string[]; now: Date }): Case {
  const { record } = one
  const gone = record.readers.filter((id) => !still.includes(id))
  if (gone.length === 0) return one
  return {
    ...one,
    record: {
      ...record, readers: record.readers.filter((id) => !gone.includes(id)), namesTo: record.namesTo.filter((id) => !gone.includes(id)),
      nameAsked: record.nameAsked && gone.includes(record.nameAsked.by) ? null : record.nameAsked,
      log: [...record.log, ...gone.map((by) => at({ what: 'reader-left', by }, now))],
    },
  }
}

/** Marks cases that so many authors wrote about one subject within a day of one another (FB18). */
export function markMany(cases: readonly Case[]): Case[] {
  return cases.map((one) => {
    const near = cases.filter(({ organisationId, record }) => organisationId === one.organisationId
      && JSON.stringify(record.subject) === JSON.stringify(one.record.subject) && Math.abs(daysBetween(record.sentOn, one.record.sentOn)) <= 1)
    const authors = new Set(near.map(({ author }) => author))
    return authors.size >= MANY && !one.record.many ? { ...one, record: { ...one.record, many: true } } : one
  })
}

/** Days for which words are kept that were withdrawn, did not fit, or had too few grounds. */
export const REFUSED_DAYS = 90

/** Whether the time is over for which a case is kept: as promised once it was verified, else ninety days (FB21). */
export function isForgotten({ state, record }: Case, today: Day): boolean {
  const last = record.log.findLast(({ what }) => what === 'closed' || what === 'withdrawn' || what === 'expired' || what === 'unsubstantiated' || what === 'unsuitable')
  if (!last || !['closed', 'withdrawn', 'unsubstantiated', 'unsuitable'].includes(state)) return false
  const kept = state === 'closed' && record.log.some(({ what }) => what === 'verified' || what === 'released')
  return kept ? today > shiftMonths(last.at, record.promised.months) : daysBetween(last.at.slice(0, 10), today) > REFUSED_DAYS
}

function shiftMonths(at: string, months: number): Day {
  return `${shiftPeriod(at.slice(0, 7), months)}-${at.slice(8, 10)}`
}
