import { actionOf } from '../../conversation/actions.ts'
import { HOME, inPairs } from '../../conversation/home.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Choice, Member, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { dayOf } from '../../platform/calendar.ts'
import { capital, short } from '../org/members.screens.ts'
import { takesPart } from '../org/org.rules.ts'
import type { Intention } from './attendance.rules.ts'
import { INTENTIONS } from './attendance.rules.ts'
import type { MeetingView } from './meeting.service.ts'
import type { MeetingRow } from './meeting.rules.ts'
import { isComing, isOpen } from './meeting.rules.ts'

export const FEATURE = 'meetings'
export const MEETINGS = actionOf(FEATURE, 'open')

/** An action of these screens; `of` is a meeting or an organisation. */
export function act(verb: string, of: string, ...args: (string | number)[]): string {
  return actionOf(FEATURE, verb, of, ...args)
}

/** The screen of one meeting, as its reader may see it. */
export const oneMeeting = (id: string): string => act('one', id)

/** "sinh hoạt chi bộ thường kỳ tháng 11/2026", within a sentence. */
export function meetingName(say: Say, { kind, organisationKind, startsAt, timeZone: zone, joinedId, period }: Pick<MeetingRow, 'kind' | 'organisationKind' | 'startsAt' | 'timeZone' | 'joinedId' | 'period'>): string {
  const day = dayOf(startsAt, zone)
  if (organisationKind === 'committee') return say('committee-meeting-own', { month: say.month(day.slice(0, 7)) })
  if (kind === 'preparatory') return say('committee-meeting-name', { month: say.month(period) })
  if (kind === 'extraordinary') return say('meeting-name-extraordinary', { month: say.month(day.slice(0, 7)) })
  if (kind === 'themed') return say('meeting-name-themed', { quarter: say.quarter(period) })
  return say(joinedId === null ? 'meeting-name-regular' : 'meeting-name-both', { month: say.month(period) })
}

/** On a button, where the whole name would be cut before its month. */
function meetingLabel(say: Say, meeting: Parameters<typeof meetingName>[1]): string {
  const { kind, organisationKind, startsAt, timeZone: zone, period } = meeting
  if (organisationKind === 'committee' || kind === 'preparatory') return capital(meetingName(say, meeting))
  if (kind === 'themed') return say('meeting-label-themed', { quarter: say.quarter(period) })
  return kind === 'regular' ? say('meeting-label-regular', { month: say.month(period) })
    : say('meeting-label-extraordinary', { month: say.month(dayOf(startsAt, zone).slice(0, 7)) })
}

/** "19:30, thứ Năm 5/11/2026, Nhà văn hóa" */
export function whenAndWhere(say: Say, { startsAt, timeZone, place }: Pick<MeetingRow, 'startsAt' | 'timeZone' | 'place'>): string {
  const date = say.moment(startsAt, timeZone)
  return place === null ? date : say('meeting-when-where', { date, place })
}

const INTENTION_WORDS: Record<Intention, string> = { come: 'rsvp-come', excused: 'rsvp-excused', online: 'rsvp-online' }

/** The buttons of phrase 21b, in its order; two stand in a row where they fit. */
export function answerChoices(say: Say, meetingId: string, { online }: { online: boolean }): Choice[][] {
  return inPairs(INTENTIONS.filter((one) => one !== 'online' || online)
    .map((one): Choice => ({ label: say(INTENTION_WORDS[one]), action: actionOf('attendance', 'answer', meetingId, one.slice(0, 1)) })))
}

/** One meeting as anybody who belongs to it reads it, with what this reader may do. `parts`: what other features add. */
export function meetingScreen({ say }: Member, view: MeetingView, parts: Choice[][]): Screen {
  const { meeting, mine, counts, topics, asks, mayChange, mayRoll, now } = view
  const coming = isComing(meeting, now)
  const answered = mine?.intention ?? null
  const here = mine !== null && takesPart(mine.partyStatus)
  return {
    text: lines(
      html`<b>${meeting.organisation}</b>`,
      html`${capital(meetingName(say, meeting))}: ${whenAndWhere(say, meeting)}.`,
      meeting.withId !== null && say('meeting-same-evening'),
      meeting.state !== 'confirmed' && say(`meeting-is-${meeting.state}`),
      topics !== null && html`${say('meeting-topics', { topics })}`,
      coming && here && asks && (answered === null ? say('meeting-can-you-come') : say(`meeting-mine-${answered}`)),
      asks && coming && counts.all > 0 && meeting.withId === null && say('meeting-counts', counts),
      counts.present + counts.absent > 0 && say('meeting-counts-then', counts),
    ),
    choices: [
      ...(mayChange && meeting.state === 'proposed' ? [[{ label: say('meeting-confirm'), action: act('confirm', meeting.id), look: 'primary' as const }]] : []),
      ...(coming && here && asks && meeting.withId === null ? answerChoices(say, meeting.id, view) : []),
      ...(mayRoll ? [[{ label: say('roll-open'), action: actionOf('attendance', 'roll', meeting.id, 0) }]] : []),
      ...parts,
      ...(asks && counts.all > 0 && meeting.withId === null ? [[{ label: say('meeting-who'), action: actionOf('attendance', 'who', meeting.id, 0) }]] : []),
      ...(coming ? [[{ label: say('meeting-to-calendar'), action: act('calendar', meeting.id) }]] : []),
      ...(meeting.joinedId === null ? [] : [[{ label: say('meeting-themed-part'), action: oneMeeting(meeting.joinedId) }]]),
      ...(mayChange && (isOpen(meeting) || meeting.state === 'cancelled') ? [[{ label: say('meeting-manage'), action: act('manage', meeting.id) }]] : []),
      [{ label: say('meetings-all'), action: MEETINGS }, { label: say('command-start'), action: HOME }],
    ],
    view: oneMeeting(meeting.id),
  }
}

/** The meetings of all of one's organisations: what comes, then the last ones that were held. */
export function listScreen({ say }: Member, { coming, held, leads }: { coming: MeetingRow[]; held: MeetingRow[]; leads: { id: string; name: string }[] }): Screen {
  const several = new Set([...coming, ...held].map(({ organisationId }) => organisationId)).size > 1
  const line = (meeting: MeetingRow) => {
    const state = meeting.state === 'confirmed' ? '' : ` (${say(`meeting-mark-${meeting.state}`)})`
    return html`• ${several ? `${meeting.organisation}: ` : ''}${meetingName(say, meeting)}: ${whenAndWhere(say, meeting)}${state}`
  }
  const button = (meeting: MeetingRow): Choice[] => {
    const name = meetingLabel(say, meeting)
    return [{ label: short(several ? `${name}, ${meeting.organisation}` : name), action: oneMeeting(meeting.id) }]
  }
  return {
    text: lines(
      html`<b>${say('meetings-head')}</b>`,
      ...coming.map(line), coming.length === 0 && say('meetings-none'),
      held.length > 0 && say('meetings-held'), ...held.map(line),
    ),
    choices: [
      ...[...coming, ...held].map(button),
      ...leads.map(({ id, name }): Choice[] => [{ label: short(leads.length > 1 ? say('meeting-new-in', { org: name }) : say('meeting-new')), action: act('new', id) }]),
      [{ label: say('command-start'), action: HOME }],
    ],
    view: MEETINGS,
  }
}
