import { createRequire } from 'node:module'
import type HolidayList from 'date-holidays'
import { addDays, weekdayOf, type Day } from './calendar.ts'

/** Why a day is off; also the key of its name in `locales`. */
export type HolidayName =
  | 'holiday-new-year' | 'holiday-tet' | 'holiday-hung-kings' | 'holiday-reunification' | 'holiday-labour'
  | 'holiday-national' | 'holiday-culture' | 'holiday-in-lieu' | 'holiday-public' | 'holiday-own'

/** An organisation's own settings: further days off, listed days on which it works, and whether weekends count as off. */
export type OwnDays = { off?: readonly Day[]; working?: readonly Day[]; weekendsOff?: boolean }

/** date-holidays knows when these are, lunar ones included; its rule tells them apart, its names are not used. */
const NAMES: Record<string, HolidayName> = {
  '01-01': 'holiday-new-year',
  '1 day before vietnamese 1-0-1 P5D': 'holiday-tet',
  'vietnamese 1-0-1': 'holiday-tet',
  'vietnamese 3-0-10': 'holiday-hung-kings',
  '04-30': 'holiday-reunification',
  '05-01': 'holiday-labour',
  '09-02': 'holiday-national',
}

/** Tết's days off, counted from the first day of the lunar year; its eve, the fifth, is listed by itself. */
const TET = [0, 1, 2, 3]

/**
 * National Day has a second day off, the day before or the day after, decided each year. Where the decision is not
 * yet here both count: an invitation a day late does no harm, one on a holiday does.
 */
const SECOND_NATIONAL_DAY: Record<number, Day> = { 2025: '2025-09-01', 2026: '2026-09-01' }

/** Days off on a fixed date that date-holidays does not have, and the first year of each. */
const LATER_DAYS: readonly { since: number; date: string; name: HolidayName }[] = [
  { since: 2026, date: '11-24', name: 'holiday-culture' },
]

/** Why nobody is to be invited on this day, or null. An organisation's working day wins over every list. */
export function holidayOn(day: Day, own: OwnDays = {}): HolidayName | null {
  if (own.working?.includes(day)) return null
  return publicHolidays(Number(day.slice(0, 4))).get(day) ?? (own.off?.includes(day) ? 'holiday-own' : null)
}

export function isHoliday(day: Day, own: OwnDays = {}): boolean {
  return holidayOn(day, own) !== null
}

/** No holiday, and no weekend where weekends count as off. By default they do not: branches meet on Sundays. */
export function isWorkingDay(day: Day, own: OwnDays = {}): boolean {
  if (own.working?.includes(day)) return true
  return !isHoliday(day, own) && !(own.weekendsOff && isWeekend(day))
}

/** This day if it is a working day, else the first one after it. */
export function nextWorkingDay(day: Day, own: OwnDays = {}): Day {
  return isWorkingDay(day, own) ? day : nextWorkingDay(addDays(day, 1), own)
}

/** This day if it is a working day, else the last one before it. */
export function previousWorkingDay(day: Day, own: OwnDays = {}): Day {
  return isWorkingDay(day, own) ? day : previousWorkingDay(addDays(day, -1), own)
}

/** What was computed once stays true: a year takes 40 ms, and an opening morning asks for it thousands of times. */
const computed = new Map<number, ReadonlyMap<Day, HolidayName>>()

function publicHolidays(year: number): ReadonlyMap<Day, HolidayName> {
  const known = computed.get(year)
  if (known) return known
  const days = computeYear(year)
  computed.set(year, days)
  return days
}

function computeYear(year: number): ReadonlyMap<Day, HolidayName> {
  // Without a year date-holidays would take the present one.
  if (!Number.isInteger(year)) throw new RangeError('no such day')
  const days = new Map<Day, HolidayName>()
  // Read when a calendar is first asked for: its rules of all countries would cost every start a quarter of a second.
  const Holidays = createRequire(import.meta.url)('date-holidays') as typeof HolidayList
  for (const { date, rule } of new Holidays('VN', { types: ['public'] }).getHolidays(year)) {
    const day = date.slice(0, 10)
    const offsets = rule === 'vietnamese 1-0-1' ? TET : [0]
    for (const offset of offsets) days.set(addDays(day, offset), NAMES[rule] ?? 'holiday-public')
  }
  for (const { since, date, name } of LATER_DAYS) if (year >= since) days.set(`${year}-${date}`, name)
  const second = SECOND_NATIONAL_DAY[year]
  if (second) days.set(second, 'holiday-national')
  addDaysInLieu(days)
  if (!second) for (const date of ['09-01', '09-03']) setIfFree(days, `${year}-${date}`)
  return days
}

/** A holiday on a Saturday or Sunday gives the next day that is off for no other reason (Labour Code, article 111.3). */
function addDaysInLieu(days: Map<Day, HolidayName>): void {
  for (const day of [...days.keys()].sort()) {
    if (!isWeekend(day)) continue
    let lieu = addDays(day, 1)
    while (days.has(lieu) || isWeekend(lieu)) lieu = addDays(lieu, 1)
    days.set(lieu, 'holiday-in-lieu')
  }
}

function setIfFree(days: Map<Day, HolidayName>, day: Day): void {
  if (!days.has(day)) days.set(day, 'holiday-national')
}

function isWeekend(day: Day): boolean {
  return weekdayOf(day) >= 6
}
