import { DateTime, IANAZone } from 'luxon'

/** A day of the calendar, in no zone: `2026-11-05`. */
export type Day = string

/** `2026-11`, `2026-Q4`, `2026-H2` or `2026`. Periods of one kind sort as texts, in the order of time. */
export type Period = string
export type PeriodKind = 'month' | 'quarter' | 'half' | 'year'
/** `number` counts from 1 within the year: the month, the quarter, the half; 1 for a year. */
export type PeriodParts = { kind: PeriodKind; year: number; number: number }

/** A moment as a clock on the wall shows it. `weekday`: 1 is Monday, 7 is Sunday. */
export type MomentParts = { time: string; weekday: number; day: number; month: number; year: number; date: Day }

const PERIOD = /^([1-9]\d{3})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/
const DAY = /^[1-9]\d{3}-\d\d-\d\d$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const IN_A_YEAR: Record<PeriodKind, number> = { month: 12, quarter: 4, half: 2, year: 1 }

// ── days and moments ──────────────────────────────────────────────────────────────────────────────────────────

export function isTimeZone(text: string): boolean {
  return IANAZone.isValidZone(text)
}

/** True for a day that exists: `2026-02-29` is none. */
export function isDay(text: string): boolean {
  return DAY.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid
}

/** True for `00:00` to `23:59`. Such times compare as texts. */
export function isTime(text: string): boolean {
  return TIME.test(text)
}

export function partsOf(moment: Date, zone: string): MomentParts {
  const local = inZone(moment, zone)
  const { year, month, day, weekday } = local
  // Not by toFormat: that writes digits in the machine's own script.
  return { time: `${pad(local.hour)}:${pad(local.minute)}`, weekday, day, month, year, date: isoDay(local) }
}

/** The day that a moment falls on in this zone. */
export function dayOf(moment: Date, zone: string): Day {
  return isoDay(inZone(moment, zone))
}

/**
 * The moment at which clocks in this zone show `time` on this day. A time that the change to summer time skips is the
 * same span later (02:30 is 03:30); of a time that comes twice the first is meant.
 */
export function atTime(day: Day, { time, zone }: { time: string; zone: string }): Date {
  if (!isDay(day) || !isTime(time)) throw new RangeError(`no such day or time: ${day} ${time}`)
  if (!isTimeZone(zone)) throw new RangeError(`no such time zone: ${zone}`)
  // Alone, luxon takes the one of the two that fits the season in which the program happens to run.
  const [first] = DateTime.fromISO(`${day}T${time}`, { zone }).getPossibleOffsets()
  return first!.toJSDate()
}

/** The last millisecond of a day: what is due "31/3" is late only after 23:59 in the organisation's zone (RV11). */
export function endOfDay(day: Day, zone: string): Date {
  return DateTime.fromJSDate(atTime(addDays(day, 1), { time: '00:00', zone })).minus(1).toJSDate()
}

export function addMinutes(moment: Date, minutes: number): Date {
  return DateTime.fromJSDate(moment).plus({ minutes }).toJSDate()
}

export function addDays(day: Day, days: number): Day {
  return isoDay(utc(day).plus({ days }))
}

/** Whole days from one day to another; negative when `to` is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return utc(to).diff(utc(from), 'days').days
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return utc(day).weekday
}

// ── periods ───────────────────────────────────────────────────────────────────────────────────────────────────

export function isPeriod(text: string): boolean {
  return PERIOD.test(text)
}

/** Throws RangeError for what is no period. */
export function parsePeriod(period: Period): PeriodParts {
  const [found, year, month, quarter, half] = PERIOD.exec(period) ?? []
  if (found === undefined) throw new RangeError(`not a period: ${period}`)
  const kind = month ? 'month' : quarter ? 'quarter' : half ? 'half' : 'year'
  return { kind, year: Number(year), number: Number(month ?? quarter ?? half ?? 1) }
}

/** Throws RangeError for a month 13, a quarter 5, a year that has not four digits. */
export function makePeriod({ kind, year, number }: PeriodParts): Period {
  const suffix = { month: `-${pad(number)}`, quarter: `-Q${number}`, half: `-H${number}`, year: '' }[kind]
  const period = `${year}${suffix}`
  if (!isPeriod(period) || number > IN_A_YEAR[kind]) throw new RangeError(`not a period: ${period}`)
  return period
}

/** The period so many places later, or earlier when negative. */
export function shiftPeriod(period: Period, places: number): Period {
  const { kind, year, number } = parsePeriod(period)
  const perYear = IN_A_YEAR[kind]
  const place = year * perYear + number - 1 + places
  return makePeriod({ kind, year: Math.floor(place / perYear), number: (place % perYear) + 1 })
}

export function nextPeriod(period: Period): Period {
  return shiftPeriod(period, 1)
}

export function previousPeriod(period: Period): Period {
  return shiftPeriod(period, -1)
}

/** The period of this kind that a moment falls into, by the clocks of this zone. */
export function periodOf(moment: Date, { kind, zone }: { kind: PeriodKind; zone: string }): Period {
  const { year, month } = partsOf(moment, zone)
  return periodAround(makePeriod({ kind: 'month', year, number: month }), kind)
}

/** The quarter, half or year that a shorter period lies in. Throws RangeError when `kind` is the shorter of the two. */
export function periodAround(period: Period, kind: PeriodKind): Period {
  const parts = parsePeriod(period)
  const ratio = IN_A_YEAR[parts.kind] / IN_A_YEAR[kind]
  if (ratio < 1) throw new RangeError(`${period} is longer than a ${kind}`)
  return makePeriod({ kind, year: parts.year, number: Math.ceil(parts.number / ratio) })
}

/** The months of a period, in order; a month is its own only one. */
export function monthsOf(period: Period): Period[] {
  const { kind, year, number } = parsePeriod(period)
  const length = 12 / IN_A_YEAR[kind]
  return Array.from({ length }, (_, i) => makePeriod({ kind: 'month', year, number: (number - 1) * length + i + 1 }))
}

/** First and last day of a period, both inside it. */
export function daysOf(period: Period): { first: Day; last: Day } {
  const months = monthsOf(period)
  return { first: `${months[0]}-01`, last: isoDay(utc(`${months.at(-1)}-01`).endOf('month')) }
}

/** A period's bounds in a zone: `from` belongs to it, `to` is the first moment that no longer does. */
export function boundsOf(period: Period, zone: string): { from: Date; to: Date } {
  const { first, last } = daysOf(period)
  return { from: atTime(first, { time: '00:00', zone }), to: atTime(addDays(last, 1), { time: '00:00', zone }) }
}

// ── helpers ───────────────────────────────────────────────────────────────────────────────────────────────────

function inZone(moment: Date, zone: string): DateTime<true> {
  const local = DateTime.fromJSDate(moment, { zone })
  if (!local.isValid) throw new RangeError(`no such moment or time zone: ${zone}`)
  return local
}

function utc(day: Day): DateTime<true> {
  const midnight = DateTime.fromISO(day, { zone: 'utc' })
  if (!DAY.test(day) || !midnight.isValid) throw new RangeError(`no such day: ${day}`)
  return midnight
}

function isoDay({ year, month, day }: DateTime): Day {
  return `${year}-${pad(month)}-${pad(day)}`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
