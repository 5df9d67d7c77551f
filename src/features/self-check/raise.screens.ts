import { actionOf } from '../../conversation/actions.ts'
import type { Html } from '../../conversation/html.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Choice, Member, Reply, Screen } from '../../conversation/screen.ts'
import { here } from '../../conversation/screen.ts'
import { inRows, listScreen, quoted } from '../../conversation/rows.ts'
import { inPieces } from '../../conversation/typed.ts'
import { signAt, wordingOf } from '../catalog/catalog.rules.ts'
import type { FrozenMeeting, RaisedWords } from './raise.repo.ts'
import type { RaiseMeeting } from './raise.rules.ts'
import { isFrozen, listRaisable, raiseOf, wordsOf } from './raise.rules.ts'
import { overBy } from './self-check.rules.ts'
import { act, FEATURE } from './self-check.views.ts'
import type { Scene } from './sign.screens.ts'

/**
 * Raising the words of sign `n`, for a meeting of the member's choice (phrases 9a and 9b): the words to be typed, the
 * branch to be chosen, the ask, or, from the freeze on, what is left to do.
 */
export function raiseReply(scene: Scene, { n, meetings, chosen, now }: { n: number; meetings: RaiseMeeting[]; chosen: string | null; now: Date }): Reply {
  const raise = raiseOf(scene.check.record, n)
  const words = wordsOf(scene.check.record, n)
  const meeting = meetings.find(({ id }) => id === (raise?.meeting ?? chosen)) ?? (meetings.length === 1 ? meetings[0] : undefined)
  if (meeting && isFrozen(meeting, now)) return here(frozenScreen(scene, { n, meeting, words: raise?.meeting === meeting.id ? raise.words : null }))
  if (words === null) return wordsReply(scene, n)
  if (overBy(words) > 0) return here(tooLongScreen(scene, { n, words }))
  return here(meeting ? askScreen(scene, { n, meeting, words, several: meetings.length > 1 }) : whereScreen(scene, { n, meetings }))
}

/** Asks for the words; what stands there now is shown, to be copied. */
export function wordsReply(scene: Scene, n: number): Reply {
  const { actor: { say }, check: { id, record } } = scene
  const words = wordsOf(record, n)
  return {
    ask: { action: act('raise-words', id, n), wants: 'text', confidential: true },
    show: {
      text: lines(titleOf(scene, n), say('raise-words-ask'), words !== null && quoted(inPieces(words)[0] ?? '')),
      choices: [[{ label: say('button-back'), action: words === null ? act('sign', id, n) : act('raise', id, n) }]],
      view: act('raise-words', id, n),
      confidential: true,
    },
  }
}

function askScreen(scene: Scene, { n, meeting, words, several }: { n: number; meeting: RaiseMeeting; words: string; several: boolean }): Screen {
  const { actor: { say }, check: { id, record } } = scene
  const on = raiseOf(record, n)?.meeting === meeting.id
  const date = say.moment(meeting.freezesAt ?? meeting.startsAt, meeting.timeZone)
  const choices: Choice[] = on
    ? [{ label: say('raise-back'), action: act('raise-back', id, n) }]
    : [{ label: say('raise-yes'), action: actionOf(FEATURE, 'raise-yes', id, meeting.id, n) }, { label: say('raise-mend'), action: act('raise-mend', id, n) }]
  return {
    text: lines(titleOf(scene, n), several && html`<i>${meeting.organisation}</i>`, say(on ? 'raise-on' : 'raise-ask', { date }), quoted(words)),
    choices: [...choices.map((choice) => [choice]), [{ label: say('raise-reword'), action: act('raise-words', id, n) }], backTo(scene, n)],
    view: on || !several ? act('raise', id, n) : actionOf(FEATURE, 'raise-at', id, meeting.id, n),
    confidential: true,
  }
}

/** Somebody of two branches says where (ID3). */
function whereScreen(scene: Scene, { n, meetings }: { n: number; meetings: RaiseMeeting[] }): Screen {
  const { actor: { say }, check: { id } } = scene
  const to = ({ organisation, id: meeting }: RaiseMeeting): Choice[] =>
    [{ label: [...organisation].slice(0, 32).join(''), action: actionOf(FEATURE, 'raise-at', id, meeting, n) }]
  return {
    text: lines(titleOf(scene, n), say(meetings.length > 0 ? 'raise-where' : 'raise-nowhere')),
    choices: [...meetings.map(to), backTo(scene, n)],
    view: act('raise', id, n),
    confidential: true,
  }
}

function tooLongScreen(scene: Scene, { n, words }: { n: number; words: string }): Screen {
  const { actor: { say }, check: { id } } = scene
  return {
    text: lines(titleOf(scene, n), html`<b>${say('raise-too-long', { over: overBy(words) })}</b>`, quoted(inPieces(words)[0] ?? '')),
    choices: [
      [{ label: say('raise-reword'), action: act('raise-words', id, n) }], [{ label: say('note-cut'), action: act('raise-cut', id, n) }], backTo(scene, n),
    ],
    view: act('raise', id, n),
    confidential: true,
  }
}

/** The agenda is settled. `words`: what the committee has seen of this sign. */
function frozenScreen(scene: Scene, { n, meeting, words }: { n: number; meeting: RaiseMeeting; words: string | null }): Screen {
  const { actor: { say }, check: { id } } = scene
  const date = say.moment(meeting.freezesAt ?? meeting.startsAt, meeting.timeZone)
  return {
    text: lines(titleOf(scene, n), say(words === null ? 'raise-frozen' : 'raise-seen', { date }), words !== null && quoted(words)),
    choices: [...(words === null ? [[{ label: say('raise-say'), action: act('raise-say', id, n) }]] : []), backTo(scene, n)],
    view: act('raise', id, n),
    confidential: true,
  }
}

/** Every sign of which there is something to raise, and what stands on the agenda. */
export function raisesScreen(scene: Scene, page: number): Screen {
  const { actor: { say }, check: { id, record }, set } = scene
  const rows = listRaisable(record).map((n) => {
    const on = (raiseOf(record, n)?.meeting ?? null) !== null
    return { n, text: html`${n}. ${wordingOf(signAt(set, n), say.language).title}${on ? html`: <b>${say('raise-state-on')}</b>` : ''}` }
  })
  return listScreen(say, {
    head: [say(rows.length > 0 ? 'raises-head' : 'raises-none')], rows, page, view: (to) => act('raises', id, to),
    below: (shown) => [
      ...inRows(shown.map(({ n }): Choice => ({ label: String(n), action: act('raise', id, n) })), 6),
      [{ label: say('button-back'), action: act('stand', id) }],
    ],
  })
}

/** What members raise at the meeting, for the readers of the branch: names with their very words, no sign beside them. */
export function raisedScreen({ say }: Member, { org, page, meeting, raised }: { org: string; page: number; meeting: FrozenMeeting; raised: RaisedWords[] }): Screen {
  const date = say.moment(meeting.startsAt, meeting.timeZone)
  return listScreen(say, {
    head: [html`<b>${say(raised.length > 0 ? 'raised-head' : 'raised-none', { date })}</b>`],
    rows: raised.map(({ fullName, words }) => ({ text: html`<b>${fullName}</b>\n${quoted(words)}` })),
    page, view: (to) => actionOf(FEATURE, 'raised', org, to),
    below: () => [[{ label: say('button-back'), action: actionOf(FEATURE, 'members', org, 1) }]],
  })
}

/** The button after a note, beside the next sign. */
export function raiseChoice({ say }: Member, { id, n }: { id: string; n: number }): Choice {
  return { label: say('raise-open-sign', { n }), action: act('raise', id, n) }
}

function titleOf({ actor: { language }, set }: Scene, n: number): Html {
  return html`<b>${n}. ${wordingOf(signAt(set, n), language).title}</b>`
}

function backTo({ actor: { say }, check: { id } }: Scene, n: number): Choice[] {
  return [{ label: say('button-back'), action: act('sign', id, n) }]
}
