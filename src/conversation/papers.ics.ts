import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { DateTime } from 'luxon'
import type { ZoneChange } from '../platform/zone-changes.ts'
import type { CalendarEntry } from './documents.ts'

/** One entry for a calendar, with the rules of its time zone: a program need not know the zone by its name. */
export function drawCalendar({ uid, sequence, stamp, startsAt, endsAt, zone, changes, cancelled, title, place }: CalendarEntry): string {
  const calendar = ical({ prodId: '//Chibo//Chibo//VI', timezone: { name: zone, generator: () => zoneText(zone, changes) } })
  calendar.method(cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH)
  // A bare Date would be written by the clocks of this machine.
  const local = (moment: Date) => DateTime.fromJSDate(moment, { zone })
  calendar.createEvent({
    id: uid, sequence, stamp, start: local(startsAt), end: local(endsAt), timezone: zone, summary: title, location: place,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  // The library writes the stamp in the zone as well; it has to be in UTC (RFC 5545, 3.8.7.2).
  const utc = `${stamp.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
  return calendar.toString().replace(/^DTSTAMP:.*$/m, `DTSTAMP:${utc}`)
}

function zoneText(zone: string, changes: readonly ZoneChange[]): string {
  const parts = changes.flatMap(({ at, from, to, summer }) => {
    const kind = summer ? 'DAYLIGHT' : 'STANDARD'
    return [`BEGIN:${kind}`, `DTSTART:${at}`, `TZOFFSETFROM:${offset(from)}`, `TZOFFSETTO:${offset(to)}`, `END:${kind}`]
  })
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts, 'END:VTIMEZONE'].join('\r\n')
}

/** 420 → `+0700` */
function offset(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}${String(size % 60).padStart(2, '0')}`
}
