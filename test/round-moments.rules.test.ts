import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, atTime, dayOf } from '../src/platform/calendar.ts'
import { isWorkingDay } from '../src/platform/holidays.ts'
import { outsideQuietHours, roundMoments, roundReminders, type RoundMoments } from '../src/platform/rhythm.ts'
import { BERLIN, HCM, anyZone, at, shown } from './support/local-time.ts'

describe('the moments of a round', () => {
  function table({ opensAt, closesAt, reminders }: RoundMoments, zone = HCM): string[] {
    const told = reminders.map(({ name, at: when }) => `${name} ${shown(when, zone)}`)
    return [`opens ${shown(opensAt, zone)}`, ...told, `closes ${shown(closesAt, zone)}`]
  }

  test('before an evening meeting: ten days, half-way, two days, the last morning, and fifteen minutes', () => {
    expect(table(roundMoments(at('2026-11-05 19:30'), {}, HCM))).toEqual([
      'opens 2026-10-26 08:00', 'half-way 2026-10-31 08:00', 'two-days 2026-11-03 08:00',
      'last-morning 2026-11-05 08:00', 'closes 2026-11-05 19:15',
    ])
  })

  test('before a meeting on Sunday at 07:30 the last reminder goes out the evening before', () => {
    expect(table(roundMoments(at('2026-11-08 07:30'), {}, HCM))).toEqual([
      'opens 2026-10-29 08:00', 'half-way 2026-11-03 08:00', 'two-days 2026-11-06 08:00',
      'last-morning 2026-11-07 19:30', 'closes 2026-11-08 07:15',
    ])
  })

  test('an opening that would fall on Tết waits for the first day after it', () => {
    expect(table(roundMoments(at('2026-02-27 19:30'), {}, HCM))).toEqual([
      'opens 2026-02-21 08:00', 'half-way 2026-02-24 08:00', 'two-days 2026-02-25 08:00',
      'last-morning 2026-02-27 08:00', 'closes 2026-02-27 19:15',
    ])
    expect(shown(roundMoments(at('2026-02-27 19:30'), { own: { weekendsOff: true } }, HCM).opensAt)).toBe('2026-02-23 08:00')
  })

  test('nobody is reminded on Tết, except on the day that the branch chose to meet on', () => {
    expect(table(roundMoments(at('2027-02-06 19:30'), {}, HCM))).toEqual([
      'opens 2027-01-27 08:00', 'half-way 2027-02-01 08:00', 'two-days 2027-02-04 08:00',
      'last-morning 2027-02-06 08:00', 'closes 2027-02-06 19:15',
    ])
    expect(table(roundMoments(at('2026-02-20 19:30'), {}, HCM))).toEqual([
      'opens 2026-02-10 08:00', 'half-way 2026-02-15 08:00',
      'last-morning 2026-02-20 08:00', 'closes 2026-02-20 19:15',
    ])
  })

  test('where no working day is left until the meeting, the round opens on the last one before', () => {
    expect(table(roundMoments(at('2026-02-20 19:30'), { daysBefore: 3 }, HCM))).toEqual([
      'opens 2026-02-15 08:00',
      'last-morning 2026-02-20 08:00', 'closes 2026-02-20 19:15',
    ])
  })

  test('a branch abroad opens and closes by its own hours, whatever the clocks do', () => {
    expect(table(roundMoments(at('2026-03-31 18:00', BERLIN), {}, BERLIN), BERLIN)).toEqual([
      'opens 2026-03-21 08:00', 'half-way 2026-03-26 08:00', 'two-days 2026-03-29 08:00',
      'last-morning 2026-03-31 08:00', 'closes 2026-03-31 17:45',
    ])
  })

  test('a short round has fewer reminders, never two on one day', () => {
    const settings = { daysBefore: 4, time: '09:00', closesMinutesBefore: 60 }
    expect(table(roundMoments(at('2026-11-05 19:30'), settings, HCM))).toEqual([
      'opens 2026-11-01 09:00', 'two-days 2026-11-03 09:00',
      'last-morning 2026-11-05 09:00', 'closes 2026-11-05 18:30',
    ])
    expect(table(roundMoments(at('2026-11-05 19:30'), { daysBefore: 1 }, HCM))).toEqual([
      'opens 2026-11-04 08:00',
      'last-morning 2026-11-05 08:00', 'closes 2026-11-05 19:15',
    ])
  })

  test('a branch that closes its round two days early is not reminded after that', () => {
    expect(table(roundMoments(at('2026-11-05 19:30'), { closesMinutesBefore: 2 * 24 * 60 }, HCM))).toEqual([
      'opens 2026-10-26 08:00', 'half-way 2026-10-31 08:00', 'two-days 2026-11-03 08:00', 'closes 2026-11-03 19:30',
    ])
  })

  test('when the meeting moves, reminders follow it and the opening stays', () => {
    const { opensAt } = roundMoments(at('2026-11-05 19:30'), {}, HCM)
    const moved = { opensAt, meetingStartsAt: at('2026-11-12 19:30'), closesAt: at('2026-11-12 19:15') }
    const told = roundReminders(moved, {}, HCM).map(({ at: when }) => shown(when))
    expect(told).toEqual(['2026-11-03 08:00', '2026-11-10 08:00', '2026-11-12 08:00'])
  })

  test.each([{ daysBefore: 0 }, { time: '06:00' }, { time: '21:00' }, { daysBefore: 1, closesMinutesBefore: 3000 }])(
    'settings that leave no round are refused: %j', (settings) => {
      expect(() => roundMoments(at('2026-11-05 19:30'), settings, HCM)).toThrow(RangeError)
    })

  test('law: whatever the meeting, all comes in order, by day, at most three reminders, no invitation on a holiday', () => {
    const meetings = fc.record({
      day: fc.integer({ min: 0, max: 1200 }).map((n) => addDays('2026-01-01', n)),
      time: fc.constantFrom('05:30', '07:00', '08:00', '08:30', '09:00', '14:00', '19:30', '21:30'),
    })
    const before = fc.integer({ min: 1, max: 27 })
    fc.assert(fc.property(meetings, before, anyZone, fc.boolean(), (meeting, daysBefore, zone, weekendsOff) => {
      const startsAt = atTime(meeting.day, { time: meeting.time, zone })
      const own = { weekendsOff }
      const { opensAt, closesAt, reminders } = roundMoments(startsAt, { daysBefore, own }, zone)
      const all = [opensAt, ...reminders.map((reminder) => reminder.at), closesAt]
      expect(all.map(Number)).toEqual(all.map(Number).sort((a, b) => a - b))
      expect(new Set(all.slice(0, -1).map((moment) => dayOf(moment, zone))).size).toBe(reminders.length + 1)
      expect(reminders.length).toBeLessThanOrEqual(3)
      expect(isWorkingDay(dayOf(opensAt, zone), own)).toBe(true)
      for (const moment of all.slice(0, -1)) expect(outsideQuietHours(moment, { zone })).toEqual(moment)
    }))
  })
})
