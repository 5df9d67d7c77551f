import type { Html } from '../../conversation/html.ts'
import { html } from '../../conversation/html.ts'
import { listScreen, quoted } from '../../conversation/rows.ts'
import type { Choice, Screen } from '../../conversation/screen.ts'
import { inPieces } from '../../conversation/typed.ts'
import { addDays } from '../../platform/calendar.ts'
import type { CaseEvent } from './case.record.ts'
import { allows, isOpen, lateness, mayApprove, mayAsk, mayAskName, mayDecide, mayRestate, RESULT_DAYS } from './case.rules.ts'
import { seesName } from './name.service.ts'
import type { Sight } from './reader.service.ts'
import { inboxView, onCase, readView, writeView } from './reader.views.ts'
import { aboutWords, reasonWords, STATE_WORDS } from './reader.screens.ts'

/** A case: what was written first, then all that belongs to it, then what may be done (FB7). */
export function caseScreen(sight: Sight, page: number): Screen {
  const { actor: { say }, one: { id, state, record }, names, apart } = sight
  const about = aboutWords(say, record.subject, record.subject.kind === 'person' ? (names.get(record.subject.personId) ?? '') : '')
  return listScreen(say, {
    head: [html`<b>${about}</b>`, html`<i>${say(STATE_WORDS[state])}</i>`, apart && say('case-apart')],
    rows: [...textRows(sight), ...noteRows(sight), ...exchangeRows(sight), ...restatedRows(sight), ...lastRows(sight)].map((text) => ({ text })),
    page, view: (to) => readView(id, to), below: () => choicesOf(sight),
  })
}

function textRows({ actor: { say }, one: { record } }: Sight): Html[] {
  const pressed = record.pressed ? [html`${say('case-pressed')}`] : []
  if (record.text === '') return record.pressed ? pressed : [html`${say('case-text-gone')}`]
  return [...pressed, ...inPieces(record.text).map(quoted), ...record.added.flatMap(({ text }) => [html`${say('case-added')}`, ...inPieces(text).map(quoted)])]
}

/** What a reader should know of it. */
function noteRows({ actor: { say }, one, names, sign, today }: Sight): Html[] {
  const { state, record: { sentOn, way, many, proposal } } = one
  const due = addDays(sentOn, RESULT_DAYS).slice(0, 7)
  return [
    sign !== null && say('case-sign', { title: sign }),
    way === 'private' && say('case-private'), way === 'named' && say('case-named', { name: names.get(one.author) ?? '' }),
    many && isOpen(state) && say('case-many'), proposal !== null && say('case-waits-author'),
    state === 'verifying' && say('case-discreet'),
    isOpen(state) && (lateness(one, today) === 'result' ? say('case-late', { days: RESULT_DAYS }) : say('case-due', { month: say.month(due) })),
  ].filter((text) => text !== false).map((text) => html`${text}`)
}

/** Questions to the author and what came back (FB11). */
function exchangeRows({ actor: { say }, one: { record: { questions } } }: Sight): Html[] {
  return questions.flatMap(({ text, answer, declined }) => [
    html`${say('case-question')}\n${quoted(text)}`,
    ...(answer === null ? [html`${say(declined ? 'case-declined' : 'case-no-answer')}`] : [html`${say('case-answer')}`, ...inPieces(answer).map(quoted)]),
  ])
}

function restatedRows({ actor: { say }, one: { state, record: { restated } }, names }: Sight): Html[] {
  if (restated === null) return []
  const { text, by, approvedBy, author, wish } = restated
  const stand = approvedBy === null ? 'case-restated-waits' : author === 'asked' ? 'case-restated-asked' : author === 'yes' ? 'case-restated-ready' : 'case-restated-changes'
  return [
    html`${say('case-restated', { name: names.get(by) ?? '' })}\n${quoted(text)}`,
    ...(state === 'verified' ? [html`${say(stand)}`] : []), ...(wish !== null && wish !== '' ? [quoted(wish)] : []),
  ]
}

function lastRows({ actor: { say, person }, one: { record: { nameAsked, log } }, names, reply }: Sight): Html[] {
  const told = log.filter((event): event is CaseEvent & { text: string } => ['unsubstantiated', 'unsuitable', 'passed', 'closed', 'decided-above'].includes(event.what) && 'text' in event && event.text !== '')
  return [
    ...told.map(({ text }) => html`${say('case-told')}\n${quoted(text)}`),
    ...(reply === null ? [] : [html`${say('case-reply')}`, ...inPieces(reply).map(quoted)]),
    ...(nameAsked === null ? [] : [html`${nameAsked.by === person.id ? say('case-name-waits')
      : say('case-name-wanted', { name: names.get(nameAsked.by) ?? '', reason: reasonWords(say, nameAsked) })}`]),
  ]
}

// ── what may be done ──────────────────────────────────────────────────────────────────────────────────────────

function choicesOf(sight: Sight): Choice[][] {
  const { actor: { say, person }, one, apart } = sight
  const { id, state, record: { nameAsked } } = one
  const ended = state === 'closed'
  const button = (label: string, action: string, main = false): Choice[] => [{ label: say(label), action, ...(main && { look: 'primary' as const }) }]
  const asksMe = nameAsked !== null && nameAsked.by !== person.id && !ended
  return [
    ...(asksMe ? [button('name-agree', onCase('second', id, 'yes')), button('name-disagree', onCase('second', id, 'no'))] : []),
    ...stepChoices(sight, button), ...restatedChoices(sight, button),
    ...(mayAsk(one) ? [button('case-ask', writeView(id, 'ask'))] : []),
    ...(state === 'verifying' ? [button('case-ways', onCase('ways', id))] : []),
    ...(mayAskName(one, person.id) || (seesName(sight) && one.record.way !== 'named' && !ended) ? [button('case-name', onCase('name', id))] : []),
    // What is verified is reworded first: closing it is the rarer way.
    ...(state === 'verified' && allows(one, 'close') === 'yes' ? [closeChoice(sight, button)] : []),
    button('case-log', onCase('log', id, 1)),
    ...(ended ? [] : [button('case-recuse', writeView(id, 'recuse'))]),
    button('button-back', inboxView(apart ? 'apart' : isOpen(state) ? 'open' : 'done')),
  ]
}

type Button = (label: string, action: string, main?: boolean) => Choice[]

function stepChoices(sight: Sight, button: Button): Choice[][] {
  const { one } = sight
  const { id, state } = one
  const may = (step: Parameters<typeof allows>[1]): boolean => allows(one, step) === 'yes'
  return [
    ...(may('verify') ? [button('case-verify', onCase('verify', id), true)] : []),
    ...(may('unsuitable') ? [button('case-result', onCase('result', id), state === 'verifying')] : []),
    ...(may('close') && state !== 'verified' ? [closeChoice(sight, button)] : []),
  ]
}

/** The author of what was not verified has read why: it needs no second reason. */
function closeChoice({ one: { id, state } }: Sight, button: Button): Choice[] {
  return button('case-close', state === 'verified' || state === 'used' ? writeView(id, 'close') : onCase('close', id))
}

function restatedChoices({ actor: { person }, one, today }: Sight, button: Button): Choice[][] {
  const { id, record: { restated } } = one
  return [
    ...(mayApprove(one, person.id) ? [button('case-approve', onCase('approve', id), true)] : []),
    ...(mayRestate(one) ? [button(restated === null ? 'case-restate' : 'case-restate-anew', writeView(id, 'restate'), restated === null)] : []),
    ...(mayDecide(one, today) ? [button('case-decide', writeView(id, 'decide'))] : []),
  ]
}
