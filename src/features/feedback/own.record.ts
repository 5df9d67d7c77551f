import type { Day } from '../../platform/calendar.ts'
import type { Promised, Subject, Way } from './case.record.ts'

/** A piece of feedback being written. The steps are asked in this order; what is null was not chosen yet. */
export type Draft = {
  organisationId: string
  subject: Subject | null
  sign: number | null
  way: Way | null
  /** Readers that the author has struck, without a reason (PV14). */
  struck: string[]
  /** "I have read and understood": the promise as it stood on the screen. */
  promised: Promised | null
  /** In one or several messages; kept whole, however long. */
  text: string
}

/** A letter as it leaves: the case's id is made when it is sent. */
export type Letter = { caseId: string; organisationId: string; subject: Subject; sign: number | null; way: Way; text: string; struck: string[]; promised: Promised }

/** What an author does about a case. It leaves with the next collecting, never by itself (PV24, PV25). */
export type Deed =
  | { kind: 'send'; letter: Letter }
  | { kind: 'add'; caseId: string; text: string }
  | { kind: 'answer'; caseId: string; question: string; text: string | null } // null: declined
  | { kind: 'preview'; caseId: string; verdict: 'yes' | 'changes'; wish: string | null }
  | { kind: 'readers'; caseId: string; yes: boolean }
  | { kind: 'withdraw'; caseId: string }
  | { kind: 'pressed'; caseId: string; text: string | null } // "Tôi bị gây khó dễ": to the superior; null: without words

/** `on`: the day of the branch on which it was done. */
export type Outgoing = { on: Day; deed: Deed }

/**
 * Cases and a draft that are not shown before `until` (ISO), or before the PIN of that time was given. `by`: the account
 * that was linked.
 */
export type OwnLock = { until: string; by: string; pin: string | null; cases: string[]; draft: Draft | null }

/** What a person writes, sends and follows. */
export type OwnRecord = {
  draft: Draft | null
  outgoing: Outgoing[]
  /** Own cases, newest first. */
  cases: { id: string; organisationId: string; month: string; subject: Subject }[]
  /** The monthly step's answer, by period. */
  step: { period: string; said: 'none' | 'speak' | 'write' } | null
  /** What lay here before a relinking, the newest last (PV22). What is on its way leaves all the same. */
  locked: OwnLock[]
}

export const NOTHING: OwnRecord = { draft: null, outgoing: [], cases: [], step: null, locked: [] }

/** Bytes of one size for everybody: what is written, read or sent does not change the length of the row (PV24). */
const BLOCK = 16 * 1024

/** The record filled up to whole blocks, as it is sealed. */
export function filled(record: OwnRecord): OwnRecord & { fill: string } {
  const length = Buffer.byteLength(JSON.stringify({ ...record, fill: '' })) + 1
  return { ...record, fill: ' '.repeat(Math.ceil(length / BLOCK) * BLOCK - length) }
}
