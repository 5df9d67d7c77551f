import { addDays, addMinutes, atTime, dayOf, isDay, isTime, partsOf, periodOf, type Day, type Period } from '../../platform/calendar.ts'
import { dayCode, dayFromCode } from '../org/members.rules.ts'
import { asTyped } from '../org/settings.rules.ts'
import type { MeetingKind, MeetingRow } from './meeting.rules.ts'

/** A day and an hour as a clock in the branch shows them. */
export type LocalMoment = { day: Day; time: string }

/** Days ahead for which a meeting may be set: beyond them is a slip of the finger. */
const AHEAD_DAYS = 400

/**
 * What somebody typed as a new moment: "25/11/2026 19:30", "19h30 ngày 25/11", a day alone (the hour stays) or an hour
 * alone (the day stays). A day without a year is the next one of that name. Null for anything else.
 */
export function typedMoment(text: string, { today, stays }: { today: Day; stays: LocalMoment }): LocalMoment | null {
  const plain = text.normalize('NFC').toLowerCase().replace(/ngày|lúc|,/gu, ' ').replace(/\s+/g, ' ').trim()
  const found = /(?<!\d)(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?!\d)/.exec(plain)
  const iso = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(plain)
  const day = iso ? iso[0] : found ? dayFrom(found, today) : stays.day
  const rest = plain.replace(iso?.[0] ?? found?.[0] ?? '', ' ').trim()
  const time = rest === '' ? stays.time : asTyped('meeting.time', rest)
  return (iso || found || rest !== '') && isDay(day) && isTime(time) ? { day, time } : null
}

function dayFrom([, day = '', month = '', year]: RegExpExecArray, today: Day): Day {
  const of = (y: string) => `${y}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const thisYear = today.slice(0, 4)
  return year !== undefined ? of(year) : of(thisYear) >= today ? of(thisYear) : of(String(Number(thisYear) + 1))
}

/** A moment within a button: three characters for the day, four for the hour. */
export function momentCode({ day, time }: LocalMoment): string {
  return `${dayCode(day)}${time.replace(':', '')}`
}

export function momentFromCode(code: string): LocalMoment | null {
  const day = dayFromCode(code.slice(0, 3))
  const time = `${code.slice(3, 5)}:${code.slice(5)}`
  return code.length === 7 && day !== null && isTime(time) ? { day, time } : null
}

export function localMoment(moment: Date, zone: string): LocalMoment {
  const { date: day, time } = partsOf(moment, zone)
  return { day, time }
}

/** Whether a meeting may be set for then: it lies ahead, and not years ahead. */
export function mayBeSet(startsAt: Date, now: Date): boolean {
  return startsAt > now && startsAt < addMinutes(now, AHEAD_DAYS * 24 * 60)
}

/** The period that a meeting of this kind on this day is of. */
export function periodFor(kind: MeetingKind, startsAt: Date, zone: string): Period {
  if (kind === 'extraordinary') return dayOf(startsAt, zone)
  return periodOf(startsAt, { kind: kind === 'themed' ? 'quarter' : 'month', zone })
}

/** When a meeting of this kind is proposed, as the rhythm has it: a committee's at the agenda's freeze, a themed one on the evening of the next regular one. */
export function proposedMoment(kind: MeetingKind, { next, zone, now }: { next: MeetingRow | null; zone: string; now: Date }): LocalMoment {
  const wanted = kind === 'preparatory' ? next?.freezesAt : kind === 'themed' ? next?.startsAt : null
  if (wanted && wanted > now) return localMoment(wanted, zone)
  const time = next ? localMoment(next.startsAt, zone).time : '19:30'
  return { day: addDays(dayOf(now, zone), kind === 'extraordinary' ? 3 : 7), time }
}

/** The same hour, so many days later or earlier: what is offered beside typing. */
export function shifted(startsAt: Date, { days, zone }: { days: number; zone: string }): LocalMoment {
  const { day, time } = localMoment(startsAt, zone)
  return { day: addDays(day, days), time }
}

export function momentOf({ day, time }: LocalMoment, zone: string): Date {
  return atTime(day, { time, zone })
}
