import { addDays, addMinutes, atTime, dayOf, partsOf } from '../../platform/calendar.ts'
import type { RoundReminder } from '../../platform/rhythm.ts'
import { isQuiet } from '../../platform/rhythm.ts'
import type { Planned } from '../../platform/schedule.ts'
import { SIGN_COUNT } from '../catalog/catalog.rules.ts'
import { MINUTES } from './self-check.rules.ts'

/** A reminder later than this before the closing comes too late to act on. */
const LEAST_MINUTES = 45
/** A late reminder leaves this much before the next one, so that nobody meets two of them at once. */
const APART_MINUTES = 12 * 60

const NUMBERS: Record<RoundReminder['name'], number> = { 'half-way': 1, 'two-days': 2, 'last-morning': 3 }

/** `2026-11` and its first reminder → `2026-11.1`. Such periods sort in the order in which they are told. */
export function reminderPeriod(month: string, { name }: Pick<RoundReminder, 'name'>): string {
  return `${month}.${NUMBERS[name]}`
}

/** `2026-11.1` → `2026-11` */
export function monthOfReminder(period: string): string {
  return period.split('.')[0] ?? period
}

/** When each reminder of a round acts, and until when a server that was off makes up for it. */
export function plannedReminders({ month, closesAt, reminders }: { month: string; closesAt: Date; reminders: RoundReminder[] }): Planned[] {
  return reminders.map((reminder, i) => {
    const next = reminders[i + 1]
    const until = next ? addMinutes(next.at, -APART_MINUTES) : addMinutes(closesAt, -LEAST_MINUTES)
    return { period: reminderPeriod(month, reminder), at: reminder.at, until }
  })
}

export const SNOOZES = ['hours', 'evening', 'morning'] as const
export type Snooze = (typeof SNOOZES)[number]

/**
 * When a member may be reminded again, of the choices of phrase 13b: in three hours, tonight, tomorrow morning. What is
 * over, lies in the quiet hours or too near to the closing is not offered.
 */
export function snoozeTimes(now: Date, { zone, closesAt }: { zone: string; closesAt: Date }): Partial<Record<Snooze, Date>> {
  const today = dayOf(now, zone)
  const times: Record<Snooze, Date> = {
    hours: minute(addMinutes(now, 180)),
    evening: atTime(today, { time: '19:30', zone }),
    morning: atTime(addDays(today, 1), { time: '08:00', zone }),
  }
  const latest = addMinutes(closesAt, -LEAST_MINUTES)
  return Object.fromEntries(Object.entries(times).filter(([, at]) => at > now && at <= latest && !isQuiet(partsOf(at, zone).time)))
}

/** Pressed twice within a minute it is one reminder. */
function minute(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 60_000) * 60_000)
}

/** Minutes that the rest of a check takes, at least one. */
export function minutesLeft(done: number, { before }: { before: boolean }): number {
  return Math.max(1, Math.ceil(((before ? MINUTES.later : MINUTES.first) * (SIGN_COUNT - done)) / SIGN_COUNT))
}
