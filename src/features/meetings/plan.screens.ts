import { html, lines } from '../../conversation/html.ts'
import type { Html } from '../../conversation/html.ts'
import type { Choice, Member, Reply, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { short } from '../org/members.screens.ts'
import { turning } from '../org/consent.screens.ts'
import { takesPart } from '../org/org.rules.ts'
import type { Participant } from './attendance.repo.ts'
import type { MeetingKind, MeetingRow } from './meeting.rules.ts'
import { isOpen } from './meeting.rules.ts'
import { act, meetingName, MEETINGS, oneMeeting, whenAndWhere } from './meeting.screens.ts'
import type { LocalMoment } from './plan.rules.ts'
import { momentCode, momentOf, shifted } from './plan.rules.ts'
import type { Warnings } from './plan.service.ts'

export const KIND_LETTERS = { t: 'themed', p: 'preparatory', x: 'extraordinary' } as const satisfies Record<string, MeetingKind>
export type KindLetter = keyof typeof KIND_LETTERS
const NAMES = 10
/** Days that are offered beside typing. */
const SHIFTS = [-1, 1, 7]

const head = (say: Say, meeting: MeetingRow): Html => html`<b>${meeting.organisation}</b>, ${meetingName(say, meeting)}: ${whenAndWhere(say, meeting)}`
const button = (say: Say, key: string, action: string): Choice[] => [{ label: say(key), action }]

/** What may be arranged of this meeting, in its state of now. */
export function manageScreen({ say }: Member, { meeting, evenings, noteTaker }: { meeting: MeetingRow; evenings: MeetingRow[]; noteTaker: string | null }): Screen {
  const { id, state, withId } = meeting
  const own = withId === null
  return {
    text: lines(head(say, meeting), state !== 'confirmed' && say(`meeting-is-${state}`), noteTaker !== null && html`${say('note-taker-is', { name: noteTaker })}`),
    choices: [
      ...(state === 'proposed' && own ? [button(say, 'meeting-confirm', act('confirm', id))] : []),
      ...evenings.map((one): Choice[] => [{ label: say('meeting-join', { month: say.month(one.period) }), action: act('join', id, one.id) }]),
      ...(own ? [button(say, state === 'cancelled' ? 'meeting-new-day' : 'meeting-move', act('move', id))] : [button(say, 'meeting-part', act('part', id))]),
      ...(own && isOpen(meeting) ? [button(say, 'meeting-place', act('place', id)), button(say, 'note-taker-name', act('taker', id, 0)), button(say, 'meeting-cancel', act('cancel', id))] : []),
      button(say, 'button-back', oneMeeting(id)),
    ],
    view: act('manage', id),
  }
}

/** What to mind about the day; nothing is moved for it. */
export function warningLines(say: Say, { holiday, own, above }: Warnings): Html[] {
  return [
    ...(holiday === null ? [] : [html`${say('meeting-warns-holiday', { holiday: say(holiday) })}`]),
    ...(own === null ? [] : [html`${say('meeting-warns-own', { meeting: meetingName(say, own) })}`]),
    ...(above === null ? [] : [html`${say('meeting-warns-above', { org: above.organisation, date: say.moment(above.startsAt, above.timeZone) })}`]),
  ]
}

/** Before people are invited: whom, and what to mind. */
export function confirmScreen({ say }: Member, { meeting, warnings }: { meeting: MeetingRow; warnings: Warnings }): Screen {
  return {
    text: lines(head(say, meeting), ...warningLines(say, warnings), say('meeting-confirm-ask')),
    choices: [[{ label: say('meeting-confirm-yes'), action: act('confirm-yes', meeting.id), look: 'primary' }], button(say, 'meeting-move', act('move', meeting.id)), button(say, 'button-back', oneMeeting(meeting.id))],
    view: act('confirm', meeting.id),
  }
}

/** Another day or hour: pressed, or typed. @param why what was wrong with what was typed before */
export function moveReply(actor: Member, { meeting, why }: { meeting: MeetingRow; why?: string }): Reply {
  const { say } = actor
  const { id, startsAt, timeZone: zone } = meeting
  const offers = SHIFTS.map((days) => shifted(startsAt, { days, zone })).filter((moment) => momentOf(moment, zone) > startsAt || meeting.state !== 'cancelled')
  return asked(actor, {
    verb: 'move', of: id, back: act('manage', id), text: [...(why === undefined ? [] : [say(why)]), say('meeting-move-ask')],
    choices: offers.map((moment): Choice[] => [{ label: short(say.moment(momentOf(moment, zone), zone)), action: act('move-ask', id, momentCode(moment)) }]),
  })
}

function asked(actor: Member, { verb, of, args = [], text, choices = [], back }: { verb: string; of: string; args?: string[]; text: string[]; choices?: Choice[][]; back: string }): Reply {
  const { say } = actor
  return {
    ask: { action: act(verb, of, ...args), wants: 'text' },
    show: { text: lines(...text.map((line) => html`${line}`)), choices: [...choices, [{ label: say('button-cancel'), action: back }]], view: act(verb, of, ...args) },
  }
}

/** What another day would mean, before it is kept. */
export function moveScreen({ say }: Member, { meeting, moment, warnings, known }: { meeting: MeetingRow; moment: LocalMoment; warnings: Warnings; known: boolean }): Screen {
  const code = momentCode(moment)
  const to = { ...meeting, startsAt: momentOf(moment, meeting.timeZone) }
  return {
    text: lines(
      head(say, meeting), html`${say('meeting-move-preview', { new: whenAndWhere(say, to) })}`, ...warningLines(say, warnings),
      say(known ? 'meeting-move-told' : 'meeting-move-silent'),
    ),
    choices: [[{ label: say('button-save'), action: act('move-yes', meeting.id, code), look: 'primary' }], button(say, 'button-back', act('move', meeting.id))],
    view: act('move-ask', meeting.id, code),
  }
}

export function placeReply(actor: Member, { meeting, why }: { meeting: MeetingRow; why?: string }): Reply {
  const { say } = actor
  return asked(actor, { verb: 'place', of: meeting.id, back: act('manage', meeting.id), text: [...(why === undefined ? [] : [say(why)]), say('meeting-place-ask', { place: meeting.place ?? say('meeting-no-place') })] })
}

export function cancelScreen({ say }: Member, meeting: MeetingRow): Screen {
  return {
    text: lines(head(say, meeting), say(meeting.state === 'confirmed' ? 'meeting-cancel-told' : 'meeting-cancel-silent')),
    choices: [[{ label: say('meeting-cancel-yes'), action: act('cancel-yes', meeting.id), look: 'danger' }], button(say, 'button-back', act('manage', meeting.id))],
    view: act('cancel', meeting.id),
  }
}

/** Who writes the minutes of this one meeting. */
export function takerScreen({ say }: Member, { meeting, people, page }: { meeting: MeetingRow; people: Participant[]; page: number }): Screen {
  const able = people.filter(({ partyStatus }) => takesPart(partyStatus))
  const last = Math.max(0, Math.ceil(able.length / NAMES) - 1)
  const at = Math.min(page, last)
  return {
    text: lines(head(say, meeting), say(able.length > 0 ? 'note-taker-ask' : 'note-taker-first')),
    choices: [
      ...able.slice(at * NAMES, (at + 1) * NAMES).map(({ personId, fullName }): Choice[] => [{ label: short(fullName), action: act('taker-set', meeting.id, personId) }]),
      ...turning(say, { at, last: at === last, view: (n) => act('taker', meeting.id, n) }),
      ...(meeting.noteTakerId === null ? [] : [button(say, 'note-taker-none', act('taker-none', meeting.id))]),
      button(say, 'button-back', act('manage', meeting.id)),
    ],
    view: act('taker', meeting.id, at),
  }
}

const KIND_WORDS: Record<KindLetter, string> = { t: 'meeting-kind-themed', p: 'committee-meeting-kind', x: 'meeting-kind-extraordinary' }

export function newScreen({ say }: Member, org: { id: string; name: string; kind: string }): Screen {
  // A committee enters its own meetings, so that branches below are warned.
  const kinds: readonly (readonly [KindLetter, string])[] = org.kind === 'committee' ? [['x', 'committee-meeting-own-kind']] : (['t', 'p', 'x'] as const).map((letter) => [letter, KIND_WORDS[letter]] as const)
  return {
    text: lines(html`<b>${org.name}</b>`, say('meeting-new-ask')),
    choices: [...kinds.map(([letter, key]): Choice[] => [{ label: say(key), action: act('new-at', org.id, letter) }]), button(say, 'button-back', MEETINGS)],
    view: act('new', org.id),
  }
}

export function newReply(actor: Member, { organisationId, letter, proposed, zone, why }: { organisationId: string; letter: KindLetter; proposed: LocalMoment; zone: string; why?: string }): Reply {
  const { say } = actor
  return asked(actor, {
    verb: 'new-at', of: organisationId, args: [letter], back: act('new', organisationId), text: [...(why === undefined ? [] : [say(why)]), say('meeting-new-when')],
    choices: [[{ label: short(say.moment(momentOf(proposed, zone), zone)), action: act('new-ask', organisationId, `${letter}${momentCode(proposed)}`) }]],
  })
}

export function proposalScreen({ say }: Member, { meeting, letter, moment, warnings }: { meeting: MeetingRow; letter: KindLetter; moment: LocalMoment; warnings: Warnings }): Screen {
  const { organisationId } = meeting
  return {
    text: lines(head(say, meeting), ...warningLines(say, warnings), say('meeting-new-then')),
    choices: [[{ label: say('button-save'), action: act('new-yes', organisationId, `${letter}${momentCode(moment)}`), look: 'primary' }], button(say, 'button-back', act('new-at', organisationId, letter))],
    view: act('new-ask', organisationId, `${letter}${momentCode(moment)}`),
  }
}
