import { addDays, addMinutes, atTime, dayOf } from '../../platform/calendar.ts'
import { outsideQuietHours } from '../../platform/rhythm.ts'
import type { Planned } from '../../platform/schedule.ts'

/** A week before, the day before, two hours before (RV2); `begin` tells nobody anything: then stands who belongs to it. */
export const REMINDERS = ['week', 'eve', 'hours', 'begin'] as const
export type ReminderName = (typeof REMINDERS)[number]
export type MeetingReminder = { name: ReminderName; at: Date; until: Date }

const HALF_DAY = 12 * 60

/**
 * A meeting's reminders, in order. That of two hours before goes out the evening before where the morning is quiet
 * (MR3), and then it is the one of the day before as well: one message an event a day (RV2).
 * @param time the hour at which the branch is written to, outside the quiet hours
 */
export function meetingReminders(startsAt: Date, { zone, time }: { zone: string; time: string }): MeetingReminder[] {
  const meets = dayOf(startsAt, zone)
  const week = atTime(addDays(meets, -7), { time, zone })
  const eve = atTime(addDays(meets, -1), { time, zone })
  const hours = outsideQuietHours(addMinutes(startsAt, -120), { zone, event: startsAt })
  const merged = dayOf(hours, zone) <= dayOf(eve, zone)
  return [
    { name: 'week', at: week, until: addMinutes(eve, -HALF_DAY) },
    ...(merged ? [] : [{ name: 'eve' as const, at: eve, until: addMinutes(hours, -60) }]),
    { name: 'hours', at: hours, until: addMinutes(startsAt, -15) },
    { name: 'begin', at: startsAt, until: addMinutes(startsAt, HALF_DAY) },
  ]
}

/** As the period of a job: sorts in the order of time, and a moved meeting has others. */
export function reminderPeriod({ name, at }: Pick<MeetingReminder, 'name' | 'at'>, meetingId: string): string {
  return `${at.toISOString().slice(0, 16)} ${name} ${meetingId}`
}

export function parseReminder(period: string): { name: string; meetingId: string } {
  const [, name = '', meetingId = ''] = period.split(' ')
  return { name, meetingId }
}

/** The first of these that comes after a period, which may be missed, or, of any, is still of use. */
export function nextReminder(rows: readonly { id: string; reminders: MeetingReminder[] }[], { after, now }: { after: string | null; now: Date }): Planned | null {
  const all = rows.flatMap(({ id, reminders }) => reminders.map((reminder): Planned => ({ period: reminderPeriod(reminder, id), at: reminder.at, until: reminder.until })))
  return all.filter(({ period, until }) => (after === null ? until >= now : period > after)).sort((a, b) => (a.period < b.period ? -1 : 1))[0] ?? null
}
