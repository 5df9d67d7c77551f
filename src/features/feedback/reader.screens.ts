import { HOME } from '../../conversation/home.ts'
import type { Html } from '../../conversation/html.ts'
import { html, lines } from '../../conversation/html.ts'
import { listScreen, quoted } from '../../conversation/rows.ts'
import type { Choice, Member, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { short } from '../org/members.screens.ts'
import type { Case, CaseState, NameReason, Subject } from './case.record.ts'
import { lateness } from './case.rules.ts'
import type { Listed, Shelf } from './reader.service.ts'
import { inboxView, readView } from './reader.views.ts'

/** Characters of a text in the list. */
const BEGINNING = 120

/** Phrase 33, as readers read it; what was withdrawn is not there for them. */
export const STATE_WORDS: Record<CaseState, string> = {
  new: 'case-state-new', received: 'case-state-received', verifying: 'case-state-verifying', verified: 'case-state-verified',
  unsubstantiated: 'case-state-unsubstantiated', unsuitable: 'case-state-unsuitable', passed: 'case-state-passed', used: 'case-state-used',
  closed: 'case-state-closed', withdrawn: 'case-state-closed',
}

const SHELF_WORDS: Record<Shelf, { head: string; none: string; tab: string }> = {
  open: { head: 'inbox-open-head', none: 'inbox-open-none', tab: 'inbox-open' },
  done: { head: 'inbox-done-head', none: 'inbox-done-none', tab: 'inbox-done' },
  // The first line is there with or without anything below it: every reader has this screen (PV6).
  apart: { head: 'inbox-apart-head', none: 'inbox-apart-none', tab: 'inbox-apart' },
}

const REASON_WORDS: Record<NameReason, string> = { facts: 'name-reason-facts', protect: 'name-reason-protect', pass: 'name-reason-pass', other: 'name-reason-other' }

/** Whom it is about. */
export function aboutWords(say: Say, subject: Subject, name: string): string {
  if (subject.kind === 'person') return say('case-about-person', { name })
  return say(subject.kind === 'committee' ? 'case-about-committee' : 'case-about-branch')
}

/** Why a name is wanted, in words of the list or in the reader's own. */
export function reasonWords(say: Say, { reason, text }: { reason: NameReason; text?: string | null | undefined }): string {
  return reason === 'other' && text ? text.replace(/[\s.]+$/, '') : say(REASON_WORDS[reason]) // it stands within a sentence
}

/** What a reader reads, by shelf: beginnings of texts, in an order that says nothing, and no totals. */
export function inboxScreen({ say }: Member, { shelf, page, listed }: { shelf: Shelf; page: number; listed: Listed[] }): Screen {
  const words = SHELF_WORDS[shelf]
  const others = (['open', 'done', 'apart'] as const).filter((other) => other !== shelf)
  return listScreen(say, {
    head: [html`<b>${say(words.head)}</b>`, listed.length === 0 && say(words.none)],
    rows: listed.map((row) => ({ ...row, text: rowText(say, row) })),
    page, view: (to) => inboxView(shelf, to),
    below: (shown) => [
      ...shown.map(({ one }): Choice[] => [{ label: short(beginningOf(say, one) ?? say(STATE_WORDS[one.state])), action: readView(one.id) }]),
      ...others.map((other): Choice[] => [{ label: say(SHELF_WORDS[other].tab), action: inboxView(other) }]),
      [{ label: say('command-start'), action: HOME }],
    ],
  })
}

function rowText(say: Say, { one, subject, today }: Listed): Html {
  const { state, record } = one
  const about = aboutWords(say, record.subject, subject ?? '')
  const late = lateness(one, today) === null ? '' : `, ${say('inbox-late')}`
  const text = beginningOf(say, one)
  return lines(html`• ${about} · ${say(STATE_WORDS[state])}${late}`, text !== null && quoted(text))
}

/** How a text begins, on one line; null where nothing of it is to be read any more. */
function beginningOf(say: Say, { record: { text, pressed } }: Case): string | null {
  if (text === '') return pressed ? say('inbox-pressed') : null
  return beginning(text)
}

/** How a text begins, on one line. */
export function beginning(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length <= BEGINNING ? characters.join('') : `${characters.slice(0, BEGINNING).join('').trimEnd()}…`
}
