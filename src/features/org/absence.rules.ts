import type { Day } from '../../platform/calendar.ts'
import { addDays, isDay } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'

/** How far ahead days of absence may lie. */
const AHEAD_DAYS = 366
/** Absences of one person that are not over. */
export const MOST = 5

/** The last day of an absence that is chosen by a button, and the label's key. */
export const SPANS = [
  { days: 7, label: 'absence-week' }, { days: 14, label: 'absence-two-weeks' }, { days: 30, label: 'absence-month' }, { days: 61, label: 'absence-two-months' },
] as const

export type Span = { from: Day; to: Day }

/**
 * A day as it is typed: `15/12/2026`, `15-12-2026`, `15.12.26`; without a year it is the next one, from `today` on.
 * @throws Refusal `absence-bad-day`
 */
export function readDay(typed: string, today: Day): Day {
  const [found, day = '', month = '', year] = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{2}|\d{4}))?$/.exec(typed.normalize('NFC').trim()) ?? []
  if (found === undefined) throw new Refusal('absence-bad-day')
  const inYear = (full: number): Day => `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const thisYear = Number(today.slice(0, 4))
  const years = year === undefined ? [0, 1, 2, 3, 4].map((more) => thisYear + more) : [year.length === 2 ? 2000 + Number(year) : Number(year)]
  const fits = years.map(inYear).filter(isDay)
  const read = year === undefined ? fits.find((one) => one >= today) : fits[0]
  if (read === undefined) throw new Refusal('absence-bad-day')
  return read
}

/** @throws Refusal `absence-past`, `absence-far`: a first day lies from today on and within a year */
export function checkFirst(from: Day, today: Day): Day {
  if (from < today) throw new Refusal('absence-past')
  if (from > addDays(today, AHEAD_DAYS)) throw new Refusal('absence-far')
  return from
}

/** @throws Refusal as `checkFirst`, and `absence-backward` */
export function checkSpan({ from, to }: Span, today: Day): Span {
  checkFirst(from, today)
  if (to < from) throw new Refusal('absence-backward')
  if (to > addDays(today, AHEAD_DAYS)) throw new Refusal('absence-far')
  return { from, to }
}

/** A day in an action: `261215`. */
export function shortDay(day: Day): string {
  return day.slice(2).replaceAll('-', '')
}

/** `261215` → `2026-12-15`, which may be no day. */
export function longDay(short: string): Day {
  return `20${short.slice(0, 2)}-${short.slice(2, 4)}-${short.slice(4)}`
}
