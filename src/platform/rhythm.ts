import {
  addDays, addMinutes, atTime, dayOf, daysBetween, daysOf, parsePeriod, partsOf, weekdayOf, type Day, type Period,
} from './calendar.ts'
import { nextWorkingDay, previousWorkingDay, type OwnDays } from './holidays.ts'

const WHICH = ['first', 'second', 'third', 'fourth', 'last'] as const
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** On which day of a month a branch meets, in parts that a locale can say. `weekday`: 1 is Monday, 7 is Sunday. */
export type MeetingDay = { day: number } | { which: (typeof WHICH)[number]; weekday: number }

/** Local times between which nobody is told anything unasked (design, "The rhythm"). */
export const QUIET = { from: '21:00', to: '07:00' } as const
const EVENING = '19:30'
/** What is told later than this before the event comes too late to act on. */
const LEAST_NOTICE_MS = 45 * 60_000

/** `daysBefore` 1 to 27, `time` outside the quiet hours; without a value the house's default. */
export type RoundSettings = { daysBefore?: number; time?: string; closesMinutesBefore?: number; own?: OwnDays }
export type RoundReminder = { name: 'half-way' | 'two-days' | 'last-morning'; at: Date }
export type RoundMoments = { opensAt: Date; closesAt: Date; reminders: RoundReminder[] }

// ── the meeting ───────────────────────────────────────────────────────────────────────────────────────────────

/** Reads the setting `meeting.day`: `1` to `31`, `first sunday`, `last friday`. Null for anything else. */
export function parseMeetingDay(text: string): MeetingDay | null {
  const words = text.trim().toLowerCase().split(/\s+/)
  const [first = '', second = ''] = words
  if (words.length === 1) return /^([1-9]|[12]\d|3[01])$/.test(first) ? { day: Number(first) } : null
  const which = WHICH.find((word) => word === first)
  const weekday = WEEKDAYS.findIndex((word) => word === second) + 1
  return which && weekday > 0 && words.length === 2 ? { which, weekday } : null
}

/** The setting as it is written down; what it gives, `parseMeetingDay` reads. */
export function writeMeetingDay(day: MeetingDay): string {
  return 'day' in day ? String(day.day) : `${day.which} ${WEEKDAYS[day.weekday - 1]}`
}

/**
 * When a branch's regular meeting of a month begins. A day that the month does not have is its last one: 31 is always
 * the last. Never moved off a holiday: the program only warns (MR3).
 */
export function meetingMoment(month: Period, { day, time }: { day: string; time: string }, zone: string): Date {
  if (parsePeriod(month).kind !== 'month') throw new RangeError(`not a month: ${month}`)
  const rule = parseMeetingDay(day)
  if (!rule) throw new RangeError(`not a meeting day: ${day}`)
  return atTime(dayInMonth(month, rule), { time, zone })
}

function dayInMonth(month: Period, rule: MeetingDay): Day {
  const { first, last } = daysOf(month)
  if ('day' in rule) return addDays(first, Math.min(rule.day, Number(last.slice(8))) - 1)
  if (rule.which === 'last') return addDays(last, -((weekdayOf(last) - rule.weekday + 7) % 7))
  return addDays(first, ((rule.weekday - weekdayOf(first) + 7) % 7) + 7 * WHICH.indexOf(rule.which))
}

// ── quiet hours ───────────────────────────────────────────────────────────────────────────────────────────────

/** @param time of the day, `21:00` is quiet and `07:00` is not */
export function isQuiet(time: string): boolean {
  return time >= QUIET.from || time < QUIET.to
}

/**
 * When to tell what was meant for `at`. What falls into the quiet hours waits for their end if that is at least 45
 * minutes before the event, else it goes out at 19:30 of the evening before. Where that evening is over (`now`) the
 * end of the quiet hours is all that is left, even if the event is then near or past: the notice's `until` decides.
 */
export function outsideQuietHours(at: Date, { zone, event, now }: { zone: string; event?: Date; now?: Date }): Date {
  const { date, time } = partsOf(at, zone)
  if (!isQuiet(time)) return at
  const morning = time < QUIET.to ? date : addDays(date, 1)
  const end = atTime(morning, { time: QUIET.to, zone })
  if (!event || event.getTime() - end.getTime() >= LEAST_NOTICE_MS) return end
  const evening = atTime(addDays(morning, -1), { time: EVENING, zone })
  return now && evening < now ? end : evening
}

// ── the self-check ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A round's moments, from its meeting. Opens at 08:00 ten days before, moved to the next working day (SC8), or to the
 * one before where none is left until the meeting; closes 15 minutes before the meeting.
 * Throws RangeError when the settings leave no time between.
 */
export function roundMoments(meetingStartsAt: Date, settings: RoundSettings, zone: string): RoundMoments {
  const { daysBefore = 10, time = '08:00', closesMinutesBefore = 15, own = {} } = settings
  const meets = dayOf(meetingStartsAt, zone)
  const planned = addDays(meets, -daysBefore)
  const later = nextWorkingDay(planned, own)
  const opens = later < meets ? later : previousWorkingDay(planned, own)
  const opensAt = atTime(opens, { time, zone })
  const closesAt = addMinutes(meetingStartsAt, -closesMinutesBefore)
  if (daysBefore < 1 || closesAt <= opensAt) throw new RangeError('a round that would open too late')
  if (isQuiet(time)) throw new RangeError(`a round that would open at night: ${time}`)
  return { opensAt, closesAt, reminders: roundReminders({ opensAt, closesAt, meetingStartsAt }, settings, zone) }
}

/**
 * At most three, in order: half-way, two days before, on the last morning (SC9). The first two wait for a working day;
 * one that would fall on the day of the opening or of the next reminder is left out. The last one stays on the day
 * that the branch chose to meet on, but where the morning is too near to the closing it goes out the evening before.
 * Also for a round already open whose meeting has moved.
 */
export function roundReminders(
  { opensAt, closesAt, meetingStartsAt }: { opensAt: Date; closesAt: Date; meetingStartsAt: Date },
  { time = '08:00', own = {} }: RoundSettings,
  zone: string,
): RoundReminder[] {
  const opened = dayOf(opensAt, zone)
  const meets = dayOf(meetingStartsAt, zone)
  const last = lastMorning(meets, { time, zone, closesAt })
  const twoDays = nextWorkingDay(addDays(meets, -2), own)
  const halfWay = nextWorkingDay(addDays(opened, Math.floor(daysBetween(opened, meets) / 2)), own)

  const reminders: RoundReminder[] = []
  let following = dayOf(last, zone)
  if (following > opened) reminders.unshift({ name: 'last-morning', at: last })
  for (const [name, day] of [['two-days', twoDays], ['half-way', halfWay]] as const) {
    if (day <= opened || day >= following) continue
    reminders.unshift({ name, at: atTime(day, { time, zone }) })
    following = day
  }
  return reminders.filter(({ at }) => at < closesAt)
}

function lastMorning(meets: Day, { time, zone, closesAt }: { time: string; zone: string; closesAt: Date }): Date {
  const morning = atTime(meets, { time, zone })
  if (closesAt.getTime() - morning.getTime() >= LEAST_NOTICE_MS) return morning
  return atTime(addDays(meets, -1), { time: EVENING, zone })
}
