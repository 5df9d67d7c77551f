import type { Html } from '../../conversation/html.ts'
import { html } from '../../conversation/html.ts'
import { inRows, listScreen, quoted } from '../../conversation/rows.ts'
import type { Choice, Member, Role, Screen } from '../../conversation/screen.ts'
import { inPieces } from '../../conversation/typed.ts'
import type { Say } from '../../conversation/words.ts'
import { partsOf } from '../../platform/calendar.ts'
import { MYDATA } from '../org/mydata.screens.ts'
import type { AuthorState } from './author.rules.ts'
import type { OwnCase } from './author.service.ts'
import type { CaseEvent, NameReason } from './case.record.ts'
import { ANSWER_DAYS } from './case.rules.ts'
import { needed } from './mailbox.rules.ts'
import type { Deed } from './own.record.ts'
import { aboutWords, reasonWords, STATE_WORDS } from './reader.screens.ts'
import { act, MINE, readersWords, START } from './write.screens.ts'

const STATES: Record<AuthorState, string> = { sent: 'own-state-sent', looking: 'own-state-looking', result: 'own-state-result', closed: 'own-state-closed' }

export const ownView = (id: string, page = 1): string => act('own', id, page)

/** Own cases, newest first; the list looks the same empty or full. `until`: till when others lie under lock. */
export function mineScreen({ say }: Member, { cases, page, until }: { cases: OwnCase[]; page: number; until: string | null }): Screen {
  return listScreen(say, {
    head: [html`<b>${say(cases.length > 0 ? 'feedback-mine-head' : 'feedback-mine-none')}</b>`, until !== null && say('locked', { date: until })],
    rows: cases.map((one, i) => ({ one, n: i + 1, text: rowText(say, one, i + 1) })),
    page, view: (to) => act('mine', to),
    below: (shown) => [
      ...inRows(shown.map(({ one, n }): Choice => ({ label: String(n), action: ownView(one.id) })), 6),
      [{ label: say('button-back'), action: START }],
    ],
  })
}

function rowText(say: Say, one: OwnCase, n: number): Html {
  const { told } = one
  const waits = told.questions.length > 0 || told.preview !== null || told.asked !== null
  return html`${n}. ${aboutOf(say, one)}, ${say.month(one.month)}: <b>${say(STATES[told.state])}</b>${waits ? `, ${say('own-waits')}` : ''}`
}

function aboutOf(say: Say, { subject, names, pressed }: OwnCase): string {
  if (pressed) return say('own-pressed')
  return aboutWords(say, subject, subject.kind === 'person' ? (names.get(subject.personId) ?? '') : '')
}

/** One case: where it stands, what is asked of its author first, then what happened and what has not left. Its text only when asked for. */
export function ownScreen({ say }: Member, one: OwnCase, page: number): Screen {
  const { id, told, left } = one
  const rows = [...askedRows(say, one), ...told.events.flatMap((event) => eventRows(say, one, event)), ...waitingRows(say, told.waiting)]
  return listScreen(say, {
    head: [
      html`<b>${aboutOf(say, one)}, ${say.month(one.month)}</b>`, say(STATES[told.state]), !left && say('own-unsent'),
      told.state !== 'closed' && told.readers.length > 0 && say('own-readers', { readers: readersWords(say, told.readers) }),
    ],
    rows: rows.map((text) => ({ text })), page, view: (to) => ownView(id, to), below: () => choicesOf(say, one),
  })
}

/** What waits for the author's word. */
function askedRows(say: Say, { told: { questions, preview, asked }, held }: OwnCase): Html[] {
  const [question] = questions
  const staying = held !== null && held.record.readers.length >= needed(held.record)
  return [
    ...(question === undefined ? [] : [html`${say('own-question')}\n${quoted(question.text)}`]),
    ...(preview === null ? [] : [html`${say('author-preview')}\n${quoted(preview)}`]),
    ...(asked === null ? [] : [html`${say(staying ? 'own-readers-pass' : 'own-readers-ask', { readers: readersWords(say, asked), days: ANSWER_DAYS })}`]),
  ]
}

/** Done and not yet on its way. */
function waitingRows(say: Say, waiting: Deed[]): Html[] {
  if (waiting.length === 0) return []
  const rows = waiting.map((deed): Html => {
    const text = 'text' in deed ? deed.text : deed.kind === 'preview' ? deed.wish : null
    return html`• ${say(DEEDS[deedKey(deed)])}${text !== null && text !== '' ? html`\n${quoted(inPieces(text)[0] ?? '')}` : ''}`
  })
  return [html`${say('own-waiting')}`, ...rows]
}

const DEEDS = {
  add: 'own-did-add', answer: 'own-did-answer', decline: 'own-did-decline', yes: 'own-did-yes', changes: 'own-did-changes',
  agree: 'own-did-agree', refuse: 'own-did-refuse', withdraw: 'own-did-withdraw', pressed: 'own-did-pressed', send: 'own-did-send',
} as const

function deedKey(deed: Deed): keyof typeof DEEDS {
  if (deed.kind === 'answer') return deed.text === null ? 'decline' : 'answer'
  if (deed.kind === 'preview') return deed.verdict
  return deed.kind === 'readers' ? (deed.yes ? 'agree' : 'refuse') : deed.kind
}

// ── what happened ─────────────────────────────────────────────────────────────────────────────────────────────

/** An event as its author reads it; none for what is the author's own, or the readers' alone. */
function eventRows(say: Say, one: OwnCase, event: CaseEvent): Html[] {
  if (event.what === 'name-opened') return [html`• ${openingWords(say, one, event)}`]
  const words = eventWords(say, one, event)
  if (words === null) return []
  const text = toldText(event)
  return [html`• ${shortDay(new Date(event.at), one.zone)}: ${words}${text === null ? '' : html`\n${quoted(text)}`}`]
}

const EVENTS: Partial<Record<CaseEvent['what'], string>> = {
  received: STATE_WORDS.received, verifying: STATE_WORDS.verifying, verified: STATE_WORDS.verified, unsubstantiated: STATE_WORDS.unsubstantiated,
  unsuitable: STATE_WORDS.unsuitable, closed: STATE_WORDS.closed, released: 'own-released', merged: 'own-merged', withdrawn: 'own-withdrawn',
  expired: 'own-expired', 'decided-above': 'own-decided-above',
}

function eventWords(say: Say, { names }: OwnCase, event: CaseEvent): string | null {
  if (event.what === 'recused' || event.what === 'reader-left') return say('own-reader-left', { name: names.get(event.by) ?? '' })
  if (event.what === 'passed') return say('own-passed', { org: names.get(event.to) ?? '' })
  const key = EVENTS[event.what]
  return key === undefined ? null : say(key)
}

/** What readers wrote for the author (rule 49). */
function toldText(event: CaseEvent): string | null {
  const told = ['unsubstantiated', 'unsuitable', 'closed', 'passed', 'decided-above'].includes(event.what) && 'text' in event ? event.text : undefined
  return told === undefined || told === '' ? null : told
}

type Opening = { at: string; by: string; role: Role; reason: NameReason; text?: string }

/** Phrase 34c. */
function openingWords(say: Say, { names, zone }: Pick<OwnCase, 'names' | 'zone'>, event: Opening): string {
  return say('author-name-opened', {
    day: shortDay(new Date(event.at), zone), name: names.get(event.by) ?? '', role: say(`role-${event.role}`), reason: reasonWords(say, event),
  })
}

function shortDay(at: Date, zone: string): string {
  const { day, month, year } = partsOf(at, zone)
  return `${day}/${month}/${year}`
}

// ── what may be done ──────────────────────────────────────────────────────────────────────────────────────────

function choicesOf(say: Say, one: OwnCase): Choice[][] {
  const { id, told: { questions: [question], preview, asked, waiting }, over, left, pressed } = one
  const button = (label: string, action: string): Choice[] => [{ label: say(label), action }]
  const withdrawing = waiting.some(({ kind }) => kind === 'withdraw')
  return [
    ...(question === undefined ? [] : [button('own-answer', act('answer', id, question.id)), button('own-decline', act('decline', id, question.id))]),
    ...(preview === null ? [] : [button('own-preview-yes', act('preview', id)), button('own-preview-change', act('change', id))]),
    ...(asked === null ? [] : [button('own-agree', act('agree', id)), button('own-refuse', act('refuse', id))]),
    button('own-text', act('text', id, 1)),
    ...(over ? [] : [button('own-add', act('add', id)), button('own-withdraw', act('withdraw', id))]),
    ...(left && !withdrawing && !pressed ? [button('own-press', act('pressed', id))] : []),
    ...(waiting.length > 0 ? [button('own-unsay', act('unsay', id))] : []),
    button('button-back', MINE),
  ]
}

/** What was written, whole, on as many pages as it needs; with the answers that were given. */
export function textScreen({ say }: Member, one: OwnCase, page: number): Screen {
  const { id, text, added, held } = one
  const answered = (held?.record.questions ?? []).filter(({ answer }) => answer !== null)
  const rows = [
    ...(text === '' ? [html`${say('own-text-gone')}`] : inPieces(text).map(quoted)),
    ...added.flatMap((addition) => [html`${say('own-did-add')}:`, ...inPieces(addition).map(quoted)]),
    ...answered.flatMap(({ text: question, answer }) => [html`${say('own-asked')}\n${quoted(question)}`, html`${say('own-did-answer')}:`, ...inPieces(answer ?? '').map(quoted)]),
  ]
  return listScreen(say, {
    head: [html`<b>${aboutOf(say, one)}, ${say.month(one.month)}</b>`], rows: rows.map((row) => ({ text: row })), page,
    view: (to) => act('text', id, to), below: () => [[{ label: say('button-back'), action: ownView(id) }]],
  })
}

/** Under "my data": who saw one's name as an author's, newest first; for everybody the same (CL8). */
export function openedScreen({ say }: Member, cases: OwnCase[], page: number): Screen {
  const rows = cases.flatMap((one) => one.told.events.flatMap((event) => (event.what === 'name-opened' ? [{ at: event.at, text: html`• ${openingWords(say, one, event)}` }] : [])))
  return listScreen(say, {
    head: [html`<b>${say('feedback-opened-head')}</b>`, rows.length === 0 && say('feedback-opened-none')],
    rows: rows.toSorted((a, b) => b.at.localeCompare(a.at)), page, view: (to) => act('opened', to),
    below: () => [[{ label: say('button-back'), action: MYDATA }]],
  })
}
