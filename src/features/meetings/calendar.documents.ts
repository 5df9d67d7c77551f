import type { DocumentKind } from '../../conversation/documents.ts'
import { addMinutes } from '../../platform/calendar.ts'
import { zoneChanges } from '../../platform/zone-changes.ts'
import { may } from '../org/access.rules.ts'
import { meetingRepo } from './meeting.repo.ts'
import { thingOf } from './meeting.rules.ts'
import { meetingName } from './meeting.screens.ts'
import { capital } from '../org/members.screens.ts'

/** Minutes for which a meeting stands in a calendar: two hours, as when both kinds are held together (domain c.2). */
const MINUTES = 120

/**
 * `meeting-calendar`: a meeting for one's own calendar (AT11). Its UID is always the same and every change raises its
 * SEQUENCE, so that a calendar moves the entry in place of adding another (RV2). Nothing of an agenda is in it.
 */
export const meetingCalendar: DocumentKind = async (unit, actor, id) => {
  const meeting = await meetingRepo(unit.tx).find(id)
  if (!meeting || !may(actor, 'see', thingOf(meeting), unit.now)) return null
  const { startsAt, timeZone: zone, place, sequence, state, organisation } = meeting
  return {
    name: actor.say('meeting-calendar-file'), organisationId: meeting.organisationId, names: [],
    paper: {
      form: 'ics', uid: `${id}@chibo`, sequence, stamp: unit.now, startsAt, endsAt: addMinutes(startsAt, MINUTES), zone, changes: zoneChanges(startsAt, zone),
      cancelled: state === 'cancelled', title: `${capital(meetingName(actor.say, meeting))}, ${organisation}`, place,
    },
  }
}
