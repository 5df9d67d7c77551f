import { actionOf } from '../../conversation/actions.ts'
import type { Room } from '../../conversation/cap.ts'
import { MOST } from '../../conversation/cap.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Html } from '../../conversation/html.ts'
import type { Member, Screen } from '../../conversation/screen.ts'
import type { NoticeKind } from '../../conversation/teller.ts'
import { partsOf } from '../../platform/calendar.ts'
import { EXCUSED, excusedAt } from './attendance.service.ts'
import { HOLIDAY, listMyHolidays } from './holiday.service.ts'
import type { MeetingRow } from './meeting.rules.ts'
import { isComing } from './meeting.rules.ts'
import { answerChoices, FEATURE, meetingName, oneMeeting, whenAndWhere } from './meeting.screens.ts'
import { CANCELLED, CHANGED, INVITE, REMIND } from './telling.repo.ts'
import { standingOf } from './telling.service.ts'

type Standing = NonNullable<Awaited<ReturnType<typeof standingOf>>>

/**
 * What a push about a meeting says: day, hour and place, never its topics. The buttons answer at once; what waits
 * besides is behind one of its own (see teller.ts).
 */
function told({ say }: Member, { meeting, mine, asks, online }: Standing, text: (Html | string | false)[]): Screen {
  return {
    text: lines(...text),
    choices: [
      ...(asks && mine.intention === null && isComing(meeting, new Date(0)) ? answerChoices(say, meeting.id, { online }) : []),
      [{ label: say('meeting-open'), action: oneMeeting(meeting.id) }],
    ],
    view: actionOf(FEATURE, 'one', meeting.id),
  }
}

const old = ({ say }: Member, { timeZone }: MeetingRow, { oldAt = '', oldPlace = '' }: Record<string, string>): string =>
  whenAndWhere(say, { startsAt: new Date(oldAt), timeZone, place: oldPlace === '' ? null : oldPlace })

/** An invitation and a change are told always, and count. */
const always = () => null

const EARLY: Room = { inTime: 4, behind: 4 }
/** Of a meeting beside the regular ones, whose own invitations need the room. */
const BESIDE: Room = { inTime: 2, behind: 4 }

/** Reminders give way where the month is full, early ones before the one of the day itself (SC10). An office's are not counted. */
const whileRoom = ({ office, kind, key = '' }: Record<string, string>): Room | null =>
  (office !== undefined ? null : kind !== 'regular' ? BESIDE : key.startsWith('hours') ? MOST : EARLY)

/** One of these, drawn for whoever still belongs to the meeting and while what it says still holds. */
function meetingNotice(draw: (actor: Member, standing: Standing, about: Record<string, string>) => (Html | string | false)[], holds: (meeting: MeetingRow, about: Record<string, string>, now: Date) => boolean, room: (about: Record<string, string>) => Room | null = always): NoticeKind {
  return {
    push: false, carries: true, room,
    async draw(unit, actor, about) {
      const standing = await standingOf(unit, actor, about)
      return standing && holds(standing.meeting, about, unit.now) ? told(actor, standing, draw(actor, standing, about)) : null
    },
  }
}

const sameDay = (meeting: MeetingRow, { at }: Record<string, string>): boolean => meeting.startsAt.toISOString() === at
const sameTurn = (meeting: MeetingRow, { sequence }: Record<string, string>): boolean => String(meeting.sequence) === sequence

export const meetingsNotices: Record<string, NoticeKind> = {
  [HOLIDAY]: { push: true, uncapped: true, still: async (unit, actor, { org }) => (await listMyHolidays(unit, actor)).some(({ meeting }) => meeting.organisationId === org) },
  [EXCUSED]: { push: true, uncapped: true, still: async (unit, actor, { meeting: id = '' }) => (await excusedAt(unit, actor, id)).length > 0 },
  [INVITE]: meetingNotice(({ say }, { meeting, asks, dues }) => [
    html`${say('meeting-invited', { meeting: meetingName(say, meeting), when: whenAndWhere(say, meeting) })}${asks ? ` ${say('meeting-can-you-come')}` : ''}`,
    dues && meeting.kind === 'regular' && say('dues-reminder', { month: say.month(monthOf(meeting)) }),
  ], (meeting, _, now) => isComing(meeting, now)),
  [CHANGED]: meetingNotice((actor, { meeting, asks }, about) => [
    html`${actor.say('meeting-changed', { new: whenAndWhere(actor.say, meeting), old: old(actor, meeting, about) })}${asks ? ` ${actor.say('meeting-answer-again')}` : ''}`,
  ], (meeting, about, now) => isComing(meeting, now) && sameTurn(meeting, about)),
  [CANCELLED]: meetingNotice(({ say }, { meeting }) => [html`${say('meeting-put-off', { date: say.moment(meeting.startsAt, meeting.timeZone) })}`],
    (meeting, about) => meeting.state === 'cancelled' && sameTurn(meeting, about)),
  [REMIND]: meetingNotice(({ say }, { meeting, mine, asks }) => [
    html`${say('meeting-reminder', { meeting: meetingName(say, meeting), when: whenAndWhere(say, meeting) })}${asks && mine.intention === null ? ` ${say('meeting-can-you-come')}` : ''}`,
  ], (meeting, about, now) => isComing(meeting, now) && sameDay(meeting, about), whileRoom),
}

function monthOf({ startsAt, timeZone }: MeetingRow): string {
  return partsOf(startsAt, timeZone).date.slice(0, 7)
}
