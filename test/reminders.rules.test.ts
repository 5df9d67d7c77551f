import { describe, expect, test } from 'vitest'
import { minutesLeft, monthOfReminder, plannedReminders, reminderPeriod, snoozeTimes } from '../src/features/self-check/reminders.rules.ts'
import { roundMoments } from '../src/platform/rhythm.ts'
import { at, HCM, shown } from './support/local-time.ts'

describe('when a member may be reminded again', () => {
  const closesAt = at('2026-11-20 19:15')
  const offered = (now: string) => Object.entries(snoozeTimes(at(now), { zone: HCM, closesAt })).map(([name, time]) => `${name} ${shown(time)}`)

  test.each([
    ['2026-11-15 08:00', ['hours 2026-11-15 11:00', 'evening 2026-11-15 19:30', 'morning 2026-11-16 08:00']],
    ['2026-11-15 06:30', ['hours 2026-11-15 09:30', 'evening 2026-11-15 19:30', 'morning 2026-11-16 08:00']],
    // In three hours it is night.
    ['2026-11-15 18:00', ['evening 2026-11-15 19:30', 'morning 2026-11-16 08:00']],
    ['2026-11-15 19:30', ['morning 2026-11-16 08:00']],
    ['2026-11-15 23:50', ['morning 2026-11-16 08:00']],
    // The round closes at 19:15.
    ['2026-11-20 08:00', ['hours 2026-11-20 11:00']],
    ['2026-11-20 15:30', ['hours 2026-11-20 18:30']],
    ['2026-11-20 15:31', []],
    ['2026-11-20 19:00', []],
  ])('at %s: %j', (now, expected) => {
    expect(offered(now)).toEqual(expected)
  })
})

describe('the reminders of a round', () => {
  test('are useful until half a day before the next one, the last until 45 minutes before the closing', () => {
    const { closesAt, reminders } = roundMoments(at('2026-11-20 19:30'), {}, HCM)
    expect(plannedReminders({ month: '2026-11', closesAt, reminders }).map(({ period, at: when, until }) => `${period} ${shown(when)} ${shown(until)}`)).toEqual([
      '2026-11.1 2026-11-15 08:00 2026-11-17 20:00', '2026-11.2 2026-11-18 08:00 2026-11-19 20:00', '2026-11.3 2026-11-20 08:00 2026-11-20 18:30',
    ])
  })

  test('have periods that sort as they are told, before those of the next month', () => {
    const periods = (['half-way', 'two-days', 'last-morning'] as const).map((name) => reminderPeriod('2026-11', { name }))
    expect([...periods, '2026-12.1'].toSorted()).toEqual([...periods, '2026-12.1'])
    expect(periods.map(monthOfReminder)).toEqual(['2026-11', '2026-11', '2026-11'])
  })
})

test.each([[0, false, 10], [12, false, 6], [26, false, 1], [27, false, 1], [0, true, 5], [20, true, 2]])('with %i done, done before: %s, about %i minutes are left', (done, before, minutes) => {
  expect(minutesLeft(done, { before })).toBe(minutes)
})
