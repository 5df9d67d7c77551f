import type { Role } from '../../conversation/screen.ts'
import type { Day } from '../../platform/calendar.ts'

/** Whom a piece of feedback is about: a member, the branch committee as a body, or the branch as a whole (FB12). */
export type Subject = { kind: 'person'; personId: string } | { kind: 'committee' } | { kind: 'branch' }

/**
 * How it is sent: `usual`; where the author could be guessed (31b): `private` to its readers alone and never made known,
 * `above` straight to the superior, `named` with the author's name.
 */
export type Way = 'usual' | 'private' | 'above' | 'named'

export type CaseState = 'new' | 'received' | 'verifying' | 'verified' | 'unsubstantiated' | 'unsuitable' | 'passed' | 'used' | 'closed' | 'withdrawn'

/** Who was named on the promise screen, with the post of that day. */
export type Named = { personId: string; fullName: string; role: Role; organisation: string }

/** What was promised before the first character: a later change of settings or rules does not touch it (FB21). */
export type Promised = { readers: Named[]; months: number; language: string }

/** Reasons for opening the author's name (34b); `other` is written out. */
export const NAME_REASONS = ['facts', 'protect', 'pass', 'other'] as const
export type NameReason = (typeof NAME_REASONS)[number]

/** What happened to a case, oldest first; the readers' log and, from the next daily window, the author's news. `at` is ISO. */
export type CaseEvent = { at: string } & (
  | { what: 'received' | 'verifying' | 'verified' | 'released' | 'merged' | 'approved' }
  | { what: 'unsubstantiated' | 'unsuitable' | 'closed'; by: string; text: string } // the words to the author (rule 49)
  | { what: 'passed'; by: string; text: string; to: string }
  | { what: 'name-asked' | 'name-opened'; by: string; role: Role; reason: NameReason; text?: string }
  | { what: 'asked'; by: string; id: string; text: string }
  | { what: 'answered' | 'declined'; id: string }
  | { what: 'added' }
  | { what: 'restated'; by: string } // a text was proposed; a second reader must approve it
  | { what: 'previewed'; verdict: 'yes' | 'changes' }
  | { what: 'recused' | 'reader-left'; by: string; text?: string }
  | { what: 'readers-asked'; to: Named[] }
  | { what: 'readers-agreed' | 'readers-refused' }
  | { what: 'decided-above'; by: string; text: string } // released without the author's yes, with a reason (PV11)
  | { what: 'withdrawn' | 'expired' }
  // For the readers' log alone: a reader tried to skip a step (FB9); the second reader said no to opening the name.
  | { what: 'step-refused' | 'name-refused'; by: string }
)

export type Restated = {
  text: string
  by: string
  approvedBy: string | null
  /** Of the author: null until asked. */
  author: 'asked' | 'yes' | 'changes' | null
  askedOn: Day | null
  /** What the author wants changed. */
  wish: string | null
}

export type CaseRecord = {
  subject: Subject
  sign: number | null
  way: Way
  text: string
  added: { on: Day; text: string }[]
  /** The evening on which it was collected. */
  sentOn: Day
  promised: Promised
  /** Persons who may read it; it shrinks, and grows only by the author's yes (PV13). */
  readers: string[]
  /** Persons who must never see it: the subject, members of a collective subject, whom the author struck, the author. */
  barred: string[]
  questions: { id: string; by: string; text: string; on: Day; answer: string | null; declined: boolean }[]
  restated: Restated | null
  /** New readers that the author is asked about, and where they hold office (FB22); without an answer in 14 days the case is closed unread (FB6). */
  proposal: { readers: Named[]; heldBy: string; on: Day } | null
  /** Openings of the name that wait for a second reader's yes: the subject holds office (PV18). */
  nameAsked: { by: string; reason: NameReason; text: string | null; at: string } | null
  /** Readers to whom the name stands open (FB8). */
  namesTo: string[]
  log: CaseEvent[]
  /** The quarter's batch with which it was made known, and the row of the release. */
  released: { quarter: string; id: string } | null
  /** The author of another case says of being pressed because of it (FB20): `text` may be empty then. */
  pressed: boolean
  /** Several authors about one subject within a day: a thing to mind when verifying (FB18). */
  many: boolean
  /** Words that a reader has typed and not yet sent, by person: of each the last. `beside`: the restated text that stood then. */
  drafts?: Record<string, { what: string; text: string; beside: string | null }>
}

/** A case opened: for whoever may read it, and for the services. */
export type Case = {
  id: string
  organisationId: string
  heldBy: string
  month: string
  state: CaseState
  record: CaseRecord
  author: string
}

/** Of whoever it concerns, or of a reader of the body: typed by one, and once `sent` the only one. */
export type Answer = { by: string; text: string; on: Day; sent: boolean }

export type ReleaseRecord = { caseId: string; text: string; sign: number | null; subject: Subject; named: string | null; reply: Answer | null }
export type Release = { id: string; organisationId: string; quarter: string; record: ReleaseRecord }
