import type { Html } from '../../conversation/html.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Choice, Member, Prompt, Reply, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { turning } from '../../conversation/rows.ts'
import { inPieces } from '../../conversation/typed.ts'
import type { SignSet } from '../catalog/catalog.rules.ts'
import { groupOf, hasOfficial, signAt, wordingOf } from '../catalog/catalog.rules.ts'
import type { Answer } from './self-check.record.ts'
import { countAnswered, groupNumber, missing } from './self-check.record.ts'
import type { Check } from './self-check.rules.ts'
import { overBy, takesNote } from './self-check.rules.ts'
import { act, OPEN } from './self-check.views.ts'

/** A check on its member's screen. */
export type Scene = { actor: Member; check: Check; set: SignSet }

export const ANSWER_WORDS: Record<Answer, string> = {
  n: 'answer-none', w: 'answer-watch', p: 'answer-present', x: 'answer-not-stored',
}
/** One sign: the answers always stand in the first row, in this order. */
export function signScreen({ actor: { say, language }, check, set }: Scene, n: number): Screen {
  const { id, record } = check
  const sign = signAt(set, n)
  const { ifConcerned } = sign
  const answer = record.answers[n]
  const note = record.notes[n]
  return {
    text: lines(
      ...signHead({ say, language }, set, n),
      html`\n<b>${say('self-check-question')}</b>`,
      ifConcerned && say('sign-if-concerned'),
      answer && html`<b>${say('sign-chosen', { answer: say(ANSWER_WORDS[answer]) })}</b>`,
      note !== undefined && say('sign-note', { note }),
      html`\n<i>${say('self-check-not-official')}</i>`,
    ),
    choices: [
      answerRow(say, id, n), ...forward(say, check, n), ...(hasOfficial(sign) ? [[{ label: say('sign-official'), action: act('official', id, `${n}.1`) }]] : []),
      backRow(say, check, n),
    ],
    view: act('sign', id, n),
    confidential: true,
  }
}

/** Progress, title and summary of a sign. */
function signHead({ say, language }: { say: Say; language: string }, set: SignSet, n: number): Html[] {
  const { title, summary } = wordingOf(signAt(set, n), language)
  return [
    html`${say('self-check-progress', { n, group: say(`group-${groupOf(n)}`) })}`,
    html`<b>${title}</b>`,
    html`${summary}`,
  ]
}

function answerRow(say: Say, id: string, n: number): Choice[] {
  return (['n', 'w', 'p'] as const).map((answer) => ({ label: say(ANSWER_WORDS[answer]), action: act('answer', id, `${n}.${answer}`) }))
}

/** What a sign that has its answer offers: the note, and the way on. */
function forward(say: Say, { id, record }: Check, n: number): Choice[][] {
  if (record.answers[n] === undefined) return []
  const next = missing(record).find((other) => other > n) ?? missing(record)[0]
  const row: Choice[] = []
  if (takesNote(record.answers[n]) || record.notes[n] !== undefined) row.push({ label: say('sign-note-write'), action: act('note', id, `${n}.1`) })
  if (next !== undefined) row.push({ label: say('resume-continue', { next }), action: act('skip', id, n) })
  const raise: Choice[][] = takesNote(record.answers[n]) ? [[{ label: say('raise-open'), action: act('raise', id, n) }]] : []
  return [...(row.length > 0 ? [row] : []), ...raise]
}

function backRow(say: Say, { id, record }: Check, n: number): Choice[] {
  const nine = record.way === 'nine'
  const back = nine ? act('groups', id, groupNumber(n)) : n > 1 ? act('sign', id, n - 1) : OPEN
  return [
    { label: say('button-back'), action: back },
    { label: say('sign-review'), action: act('summary', id, 1) },
    { label: say(nine ? 'way-signs' : 'way-groups'), action: act('way', id, `${n}.${nine ? 'one' : 'nine'}`) },
  ]
}

/** Before "present" is stored on a sign that may touch discipline or law. Nothing is stored yet. */
export function seriousScreen({ actor: { say, language }, check: { id }, set }: Scene, n: number): Screen {
  const { title } = wordingOf(signAt(set, n), language)
  return {
    text: lines(html`${say('self-check-progress', { n, group: say(`group-${groupOf(n)}`) })}`, html`<b>${title}</b>`, html`\n${say('serious-warning')}`),
    choices: [
      [{ label: say('serious-not-stored'), action: act('private', id, `${n}.x`) }],
      [{ label: say('serious-stored'), action: act('private', id, `${n}.p`) }],
      [{ label: say('button-back'), action: act('sign', id, n) }],
    ],
    view: act('serious', id, n),
    confidential: true,
  }
}

/** Asks for the note of a sign; a draft that is too long stands below, whole, in pieces. */
export function noteReply(scene: Scene, { n, page = 1 }: { n: number; page?: number }): Reply {
  const ask: Prompt = { action: act('note', scene.check.id, n), wants: 'text', confidential: true }
  return { ask, show: noteScreen(scene, { n, page }) }
}

function noteScreen({ actor: { say, language }, check: { id, record }, set }: Scene, { n, page }: { n: number; page: number }): Screen {
  const draft = record.drafts[n]
  const note = record.notes[n]
  const pieces = inPieces(draft ?? '')
  return {
    text: lines(
      html`<b>${wordingOf(signAt(set, n), language).title}</b>`,
      draft === undefined ? say('note-prompt') : html`<b>${say('note-too-long', { over: overBy(draft) })}</b>`,
      draft !== undefined && say('note-draft', { note: pieces[Math.min(page, pieces.length) - 1] ?? '' }),
      draft === undefined && note !== undefined && say('sign-note', { note }),
    ),
    choices: [
      [{ label: say('button-skip'), action: act('skip', id, n) }],
      ...(draft === undefined ? [] : [[{ label: say('note-cut'), action: act('cut', id, n) }]]),
      ...turning(say, { page, last: pieces.length, to: (to) => act('note', id, `${n}.${to}`) }),
      ...(note === undefined && draft === undefined ? [] : [[{ label: say('note-delete'), action: act('unnote', id, n) }]]),
    ],
    view: act('note', id, `${n}.${page}`),
    confidential: true,
  }
}

/** How far on the check is: the toast after an answer. */
export function savedToast({ actor: { say }, check: { record } }: Scene, answer: Answer): Reply {
  return { toast: say(answer === 'x' ? 'progress-not-stored' : 'progress-saved', { done: countAnswered(record) }) }
}
