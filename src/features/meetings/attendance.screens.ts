import { HOME, inPairs } from '../../conversation/home.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Choice, Member, Reply, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { turning } from '../org/consent.screens.ts'
import { short } from '../org/members.screens.ts'
import { takesPart } from '../org/org.rules.ts'
import type { Attendee } from './attendance.repo.ts'
import type { Presence, Reason } from './attendance.rules.ts'
import { countsOf, isExcused, quorumOf, REASONS } from './attendance.rules.ts'
import type { Roll } from './attendance.service.ts'
import { attendanceAct as act } from './attendance.views.ts'
import type { MeetingRow } from './meeting.rules.ts'
import { meetingName, oneMeeting, whenAndWhere } from './meeting.screens.ts'

const ON_PAGE = 10
const NAMES = 20

const REASON_WORDS: Record<Reason, string> = { ill: 'absence-ill', duty: 'absence-duty', away: 'absence-away', family: 'absence-family', other: 'absence-other' }
const PRESENCE_WORDS: Record<Presence, string> = { yes: 'roll-yes', online: 'roll-online', no: 'roll-no' }

const headOf = (say: Say, meeting: MeetingRow) => html`<b>${meeting.organisation}</b>, ${meetingName(say, meeting)}: ${whenAndWhere(say, meeting)}`
const reasonLetter = (reason: Reason): string => reason.slice(0, 1)

/** Phrase 22a. The absence stands already; its kind of reason is chosen here. */
export function reasonScreen({ say }: Member, { id }: Pick<MeetingRow, 'id'>): Screen {
  return {
    text: lines(say('absence-reason')),
    choices: [
      ...REASONS.map((reason): Choice[] => [{ label: say(REASON_WORDS[reason]), action: act('reason', id, reasonLetter(reason)) }]),
      [{ label: say('button-back'), action: oneMeeting(id) }],
    ],
    view: act('why', id),
  }
}

/** What may be added, or not. */
export function wordsReply({ say }: Member, { id }: Pick<MeetingRow, 'id'>): Reply {
  return {
    ask: { action: act('words', id), wants: 'text', confidential: true },
    show: { text: lines(say('absence-words-ask')), choices: [[{ label: say('button-skip'), action: oneMeeting(id) }]], view: act('words', id) },
  }
}

/** Who has said what, for all who belong to the meeting; the kind of reason for its readers alone. */
export function whoScreen({ say }: Member, { meeting, people, page, reasons, enters }: { meeting: MeetingRow; people: Attendee[]; page: number; reasons: boolean; enters: boolean }): Screen {
  const asked = people.filter(({ partyStatus }) => takesPart(partyStatus))
  const last = Math.max(0, Math.ceil(asked.length / NAMES) - 1)
  const some = asked.slice(Math.min(page, last) * NAMES, (Math.min(page, last) + 1) * NAMES)
  const means = (one: Attendee) => [
    one.present === null ? say(one.intention === null ? 'who-silent' : `who-${one.intention}`) : say(PRESENCE_WORDS[one.present]).toLowerCase(),
    reasons && one.reason !== null && say(REASON_WORDS[one.reason]).toLowerCase(), reasons && one.enteredBy !== null && say('who-entered'),
  ].filter((word) => typeof word === 'string').join(', ')
  return {
    text: lines(headOf(say, meeting), say('meeting-counts', countsOf(asked)), ...some.map((one) => html`${one.fullName}: ${means(one)}`)),
    choices: [
      ...(enters ? some.filter((one) => one.hasWords || one.intention === null).slice(0, ON_PAGE).map(({ personId, fullName }): Choice[] => [{ label: short(fullName), action: act('for', meeting.id, personId) }]) : []),
      ...turning(say, { at: Math.min(page, last), last: page >= last, view: (n) => act('who', meeting.id, n) }),
      [{ label: say('button-back'), action: oneMeeting(meeting.id) }],
    ],
    view: act('who', meeting.id, page),
  }
}

/** One person, for secretary and deputy: what was added to the reason, and an answer entered for whoever cannot. */
export function forScreen({ say }: Member, { meeting, person, words, online, open }: { meeting: MeetingRow; person: Attendee; words: string | null; online: boolean; open: boolean }): Screen {
  const { personId } = person
  const set = (label: string, code: string): Choice => ({ label: say(label), action: act('for-set', meeting.id, personId, code) })
  return {
    text: lines(
      html`<b>${person.fullName}</b>: ${say(person.intention === null ? 'who-silent' : `who-${person.intention}`)}${person.reason === null ? '' : `, ${say(REASON_WORDS[person.reason]).toLowerCase()}`}`,
      words !== null && html`<blockquote>${words}</blockquote>`,
      open && say('enter-for'),
    ),
    choices: [
      ...(open ? [
        [set('who-come-button', 'c'), ...(online ? [set('roll-online', 'n')] : [])],
        ...inPairs(REASONS.map((reason) => set(REASON_WORDS[reason], reasonLetter(reason)))),
      ] : []),
      [{ label: say('button-back'), action: act('who', meeting.id, 0) }],
    ],
    view: act('for', meeting.id, personId),
    confidential: words !== null,
  }
}

/** The roll: one press for all, then a press on each who is not there. */
export function rollScreen({ say }: Member, { meeting, people, online }: Roll, page: number): Screen {
  const marked = people.some(({ present }) => present !== null)
  const counted = people.filter(({ partyStatus, present }) => takesPart(partyStatus) || present !== null)
  const last = Math.max(0, Math.ceil(people.length / ON_PAGE) - 1)
  const at = Math.min(page, last)
  const absent = counted.filter(({ present }) => present === 'no')
  return {
    text: lines(
      headOf(say, meeting),
      say(marked ? 'meeting-counts-then' : 'roll-ask', countsOf(counted)),
      ...absent.map((one) => html`${say('roll-absent', { name: one.fullName, why: say(isExcused(one) ? 'roll-excused' : 'roll-unexcused') })}`),
      ...quorumLines(say, people),
      marked && say(online ? 'roll-how-online' : 'roll-how'),
    ),
    choices: [
      ...(marked ? [] : [[{ label: say('roll-all'), action: act('all', meeting.id), look: 'primary' as const }]]),
      ...people.slice(at * ON_PAGE, (at + 1) * ON_PAGE).map(({ personId, fullName, present }): Choice[] =>
        [{ label: short(present === null ? fullName : `${say(PRESENCE_WORDS[present])}: ${fullName}`), action: act('mark', meeting.id, personId, at) }]),
      ...turning(say, { at, last: at === last, view: (n) => act('roll', meeting.id, n) }),
      ...(absent.length > 0 ? [[{ label: say('roll-reasons'), action: act('absent', meeting.id) }]] : []),
      ...(marked ? [[{ label: say('roll-undo'), action: act('undo', meeting.id) }]] : []),
      [{ label: say('button-back'), action: oneMeeting(meeting.id) }, { label: say('command-start'), action: HOME }],
    ],
    view: act('roll', meeting.id, at),
  }
}

/** The absent, each excused or not by a press: what the branch has decided. */
export function absentScreen({ say }: Member, { meeting, people }: Roll): Screen {
  const absent = people.filter(({ present }) => present === 'no')
  return {
    text: lines(
      headOf(say, meeting), say('roll-decide'),
      ...absent.map((one) => html`${say('roll-absent', { name: one.fullName, why: say(isExcused(one) ? 'roll-excused' : 'roll-unexcused') })}${one.reason === null ? '' : ` (${say(REASON_WORDS[one.reason]).toLowerCase()})`}`),
    ),
    choices: [
      ...absent.slice(0, 30).map((one): Choice[] => [{ label: short(say(isExcused(one) ? 'roll-to-unexcused' : 'roll-to-excused', { name: one.fullName })), action: act('excuse', meeting.id, one.personId) }]),
      [{ label: say('button-back'), action: act('roll', meeting.id, 0) }],
    ],
    view: act('absent', meeting.id),
  }
}

/** The rule by which a vote counts, in words, and who stands beside it (AT8). */
export function quorumLines(say: Say, people: readonly Attendee[]): string[] {
  const { voters, needed, present, ...apart } = quorumOf(people)
  const others = (['probationary', 'exempt', 'suspended', 'away'] as const).filter((status) => apart[status] > 0)
    .map((status) => say('quorum-apart-one', { status: say(`status-${status}`), count: apart[status] }))
  return [
    say('quorum', { voters, needed, present }), ...(people.some(({ present: mark }) => mark !== null) ? [say(present >= needed ? 'quorum-reached' : 'quorum-missed')] : []),
    ...(others.length > 0 ? [say('quorum-apart', { others: others.join(', ') })] : []),
  ]
}
