import type { Html } from '../../conversation/html.ts'
import { html, lines, plain } from '../../conversation/html.ts'
import type { Choice, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { inRows, turning } from '../../conversation/rows.ts'
import { SIGN_GROUPS, signAt, SIGNS_IN_GROUP, wordingOf } from '../catalog/catalog.rules.ts'
import { countAnswered, EVERY_SIGN, GROUP_COUNT, markedIn, missing, restOf, signsIn } from './self-check.record.ts'
import { listRaisable } from './raise.rules.ts'
import type { Check } from './self-check.rules.ts'
import { act } from './self-check.views.ts'
import type { Scene } from './sign.screens.ts'
import { ANSWER_WORDS } from './sign.screens.ts'

/** As much of the list as stays, with its head, below a screen's 1,800 visible characters. */
const LIST_MOST = 1600
const IN_ROW = 6

/** Nine titles: tap those to think about, then "the rest: not seen" (SC3). */
export function groupScreen({ actor: { say, language }, check, set }: Scene, g: number): Screen {
  const { id, record } = check
  const rows = signsIn(g).map((n) => {
    const answer = record.answers[n]
    const state = record.marked.includes(n) ? say('group-marked') : answer && say(ANSWER_WORDS[answer])
    return html`${n}. ${wordingOf(signAt(set, n), language).title}${state ? html` – <b>${state}</b>` : ''}`
  })
  const numbers = signsIn(g).map((n): Choice => {
    const label = record.marked.includes(n) ? say('group-number-marked', { n }) : String(n)
    return { label, action: act('mark', id, n) }
  })
  return {
    text: lines(
      html`${say('group-progress', { g, done: countAnswered(record) })}`,
      html`<b>${say('group-head', { group: say(`group-${SIGN_GROUPS[g - 1]}`) })}</b>\n`,
      ...rows,
      html`\n<i>${say('self-check-not-official')}</i>`,
    ),
    choices: [...inRows(numbers, 3), ...onward(say, check, g), around(say, id, g)],
    view: act('groups', id, g),
    confidential: true,
  }
}

function onward(say: Say, { id, record }: Check, g: number): Choice[][] {
  if (restOf(record, g).length > 0) return [[{ label: say('group-rest-none'), action: act('rest', id, g), look: 'primary' }]]
  const next = markedIn(record, g).length > 0 || missing(record).length > 0
  return next ? [[{ label: say('group-onward'), action: act('rest', id, g), look: 'primary' }]] : []
}

function around(say: Say, id: string, g: number): Choice[] {
  const back: Choice[] = g > 1 ? [{ label: say('button-back'), action: act('groups', id, g - 1) }] : []
  return [
    ...back,
    { label: say('sign-review'), action: act('summary', id, 1) },
    { label: say('way-signs'), action: act('way', id, `${signsIn(g)[0]}.one`) },
  ]
}

/** All 27 with their answers; a tap on a number opens that sign (SC4). A page a group where it is too long for one. */
export function summaryScreen({ actor: { say, language }, check, set }: Scene, wanted: number): Screen {
  const { id, record } = check
  const pages = inPages(EVERY_SIGN.map((n) => {
    const answer = record.answers[n]
    const remarks = [
      answer ? say(ANSWER_WORDS[answer]) : say('answer-missing'),
      ...(record.notes[n] === undefined ? [] : [say('review-has-note')]),
      ...(record.drafts[n] === undefined ? [] : [say('review-has-draft')]),
    ].join(', ')
    const row = `${wordingOf(signAt(set, n), language).title}: `
    return { n, text: html`${n}. ${row}${answer === 'n' ? remarks : html`<b>${remarks}</b>`}` }
  }))
  const page = Math.min(wanted, pages.length)
  const shown = pages[page - 1] ?? []
  const left = missing(record).length
  return {
    text: lines(
      html`<b>${say('review-head', { month: say.month(check.period), done: countAnswered(record) })}</b>`,
      left > 0 && say('review-left', { left }),
      record.amended && say('review-changed'),
      ...shown.map((row) => row.text),
    ),
    choices: [
      ...inRows(shown.map(({ n }): Choice => ({ label: String(n), action: act('sign', id, n) })), IN_ROW),
      ...turning(say, { page, last: pages.length, to: (to) => act('summary', id, to) }),
      ...ending(say, check, left),
      ...(listRaisable(record).length > 0 ? [[{ label: say('raise-open'), action: act('raises', id, 1) }]] : []),
    ],
    view: act('summary', id, page),
    confidential: true,
  }
}

/** Finish where every sign has its answer; a finished check has nothing left to press unless it was begun anew. */
function ending(say: Say, { id, done, record }: Check, left: number): Choice[][] {
  if (left > 0) return [[{ label: say('review-next-missing'), action: act('skip', id, missing(record)[0]) }]]
  if (done && !record.previous) return [[{ label: say('button-back'), action: act('stand', id) }]]
  return [[{ label: say('self-check-submit'), action: act('finish', id), look: 'primary' }]]
}

type Row = { n: number; text: Html }

function inPages(rows: Row[]): Row[][] {
  const length = rows.reduce((sum, { text }) => sum + plain(text).length + 1, 0)
  if (length <= LIST_MOST) return [rows]
  return Array.from({ length: GROUP_COUNT }, (_, i) => rows.slice(i * SIGNS_IN_GROUP, (i + 1) * SIGNS_IN_GROUP))
}
