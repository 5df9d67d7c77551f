import { actionOf } from '../../conversation/actions.ts'
import type { Html } from '../../conversation/html.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Choice, Member, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { inRows, listScreen, quoted, turning } from '../../conversation/rows.ts'
import type { SignSet } from '../catalog/catalog.rules.ts'
import { signAt, wordingOf } from '../catalog/catalog.rules.ts'
import { capital } from '../org/members.screens.ts'
import { BACKUP_DAYS, COMPLETION_YEARS, KEPT_DAYS, KEPT_MONTHS } from '../org/stored.rules.ts'
import type { Past } from './history.rules.ts'
import { shownOf, trendOf } from './history.rules.ts'
import type { Erasable } from './history.service.ts'
import type { Answer, Draft } from './self-check.record.ts'
import { countAnswered, EVERY_SIGN } from './self-check.record.ts'
import { act, FEATURE } from './self-check.views.ts'
import { ANSWER_WORDS } from './sign.screens.ts'

export const HISTORY = actionOf(FEATURE, 'history', 1)
/** Months on one page. */
const YEAR = 12
const ERASING: Record<Erasable, { label: string; ask: string }> = {
  drafts: { label: 'erase-drafts', ask: 'erase-drafts-ask' }, notes: { label: 'erase-notes', ask: 'erase-notes-ask' },
}

const to = (verb: string, ...args: (string | number)[]) => actionOf(FEATURE, verb, ...args)

/** "Các kỳ trước của tôi": every month that is over, what of it is still there, and what can be done with it. */
export function historyScreen({ say, consents }: Member, { months, page }: { months: Past[]; page: number }): Screen {
  const last = Math.max(1, Math.ceil(months.length / YEAR))
  const at = Math.min(page, last)
  const shown = months.slice((at - 1) * YEAR, at * YEAR)
  const open = shown.filter((month) => shownOf(month) !== null)
  const any = months.some((month) => shownOf(month) !== null)
  const choices: Choice[] = [
    ...(months.some((month) => month.done && shownOf(month) !== null) ? [{ label: say('trend-open'), action: to('trend', 1) }] : []),
    ...(any ? [{ label: say('export-open'), action: to('export') }] : []),
    { label: say('erase-drafts'), action: to('erase', 'drafts') }, { label: say('erase-notes'), action: to('erase', 'notes') },
    consents.includes('keep') ? { label: say('keep-stop'), action: to('keep-stop') } : { label: say('keep-start'), action: to('keep') },
    { label: say('button-back'), action: to('open') },
  ]
  return {
    text: lines(
      html`<b>${say(months.length > 0 ? 'history-head' : 'history-none')}</b>`, ...shown.map((month) => monthLine(say, month)), '',
      say(consents.includes('keep') ? 'keep-on' : 'keep-off', { months: KEPT_MONTHS, days: KEPT_DAYS }),
    ),
    choices: [
      ...inRows(open.map(({ id, period }): Choice => ({ label: capital(say.month(period)), action: act('past', id, 1) })), 2),
      ...turning(say, { page: at, last, to: (page) => to('history', page) }), ...choices.map((choice) => [choice]),
    ],
    view: to('history', at),
  }
}

function monthLine(say: Say, month: Past): string {
  const { period, done, keepUntil } = month
  const kept = shownOf(month) !== null && keepUntil !== null
  const key = !done ? 'history-draft' : kept ? 'history-kept' : 'history-gone'
  return capital(say(key, { month: say.month(period), day: keepUntil ? say.day(keepUntil, 'UTC') : '–' }))
}

/** One month, to be read: every sign in the words of its own set (SC15), with the answer and the note. */
export function pastScreen({ say, language }: Member, { month, set, page }: { month: Past; set: SignSet; page: number }): Screen {
  const { id, period, done, keepUntil } = month
  const shown = shownOf(month)
  const left = keepUntil !== null && !done && say('past-draft', { done: shown ? countAnswered(shown) : 0, day: say.day(keepUntil, 'UTC') })
  return listScreen(say, {
    head: [html`<b>${say(shown ? 'past-head' : 'past-gone', { month: say.month(period) })}</b>`, left],
    rows: shown ? EVERY_SIGN.map((n) => ({ text: signRow(say, { shown, set, n, language }) })) : [],
    page, view: (to) => act('past', id, to),
    below: () => [
      ...(shown ? [[{ label: say('erase-month'), action: act('erase-month', id) }]] : []), [{ label: say('button-back'), action: HISTORY }],
    ],
  })
}

function signRow(say: Say, { shown: { answers, notes }, set, n, language }: { shown: Draft; set: SignSet; n: number; language: string }): Html {
  const note = notes[n]
  return html`${n}. ${wordingOf(signAt(set, n), language).title}: <b>${answerWord(say, answers[n])}</b>${note !== undefined && html`\n${quoted(note)}`}`
}

export function answerWord(say: Say, answer: Answer | undefined): string {
  return say(answer ? ANSWER_WORDS[answer] : 'answer-missing')
}

/** How often each sign was on the member's mind, for the member alone and without a word about it. */
export function trendScreen({ say, language }: Member, { drafts, set, page }: { drafts: Draft[]; set: SignSet; page: number }): Screen {
  const rows = trendOf(drafts).map(({ n, watch, present }) =>
    ({ text: html`${n}. ${wordingOf(signAt(set, n), language).title}: <b>${say('trend-counts', { watch, present })}</b>` }))
  return listScreen(say, {
    head: [say(rows.length > 0 ? 'trend-head' : 'trend-none', { count: drafts.length })], rows, page, view: (page) => to('trend', page),
    below: () => [[{ label: say('button-back'), action: HISTORY }]],
  })
}

/** The consent to keep answers, in its own words; nothing is preselected (CL1). `version`: of these very words. */
export function keepChoices(say: Say, { version, from }: { version: string; from: 'c' | 'h' }): Choice[][] {
  return [
    [{ label: say('keep-yes'), action: to('keep-yes', version, from) }], [{ label: say('keep-no', { days: KEPT_DAYS }), action: to('keep-no', from) }],
  ]
}

export function keepScreen({ say }: Member, version: string): Screen {
  return {
    text: html`${say('consent-keep', { months: KEPT_MONTHS, days: KEPT_DAYS })}`,
    choices: [...keepChoices(say, { version, from: 'h' }), [{ label: say('button-back'), action: HISTORY }]],
    view: to('keep'),
  }
}

export function keepStopScreen({ say }: Member): Screen {
  return askScreen(say, { ask: 'keep-stop-ask', yes: { label: say('keep-stop-yes'), action: to('keep-no', 'h') }, no: HISTORY, view: to('keep-stop') })
}

/** Before a file is made (PV38). Confidential, so that a PIN stands before it. */
export function exportScreen({ say }: Member): Screen {
  return {
    text: html`${say('export-ask')}`,
    choices: [
      [{ label: say('export-pdf'), action: to('export-yes', 'pdf') }], [{ label: say('export-csv'), action: to('export-yes', 'csv') }],
      [{ label: say('button-back'), action: HISTORY }],
    ],
    view: to('export'),
    confidential: true,
  }
}

/** The file goes with it. Not confidential: it is to be kept by whoever asked for it. */
export function exportedScreen({ say }: Member, form: 'pdf' | 'csv'): Screen {
  return {
    text: html`${say('export-done')}`,
    choices: [[{ label: say('button-back'), action: HISTORY }]],
    document: { kind: `history-${form}`, id: 'own' },
    view: to('export-yes', form),
  }
}

export function eraseScreen({ say }: Member, what: Erasable): Screen {
  const { label, ask } = ERASING[what]
  return askScreen(say, { ask, yes: { label: say(label), action: to('erase-yes', what) }, no: HISTORY, view: to('erase', what) })
}

export function eraseMonthScreen({ say }: Member, { id, period }: Past): Screen {
  return askScreen(say, {
    ask: 'erase-month-ask', month: say.month(period), yes: { label: say('erase-month'), action: act('erase-month-yes', id) },
    no: act('past', id, 1), view: act('erase-month', id),
  })
}

/** Asked once before something is deleted; says that copies live on for their days (PV27) and what stays (SC14). */
function askScreen(say: Say, { ask, month = '', yes, no, view }: { ask: string; month?: string; yes: { label: string; action: string }; no: string; view: string }): Screen {
  return {
    text: lines(
      say(ask, { days: KEPT_DAYS, month }), say('history-completion', { years: COMPLETION_YEARS }), say('details-backups', { days: BACKUP_DAYS }),
    ),
    choices: [[{ ...yes, look: 'danger' }], [{ label: say('button-back'), action: no }]],
    view,
  }
}
