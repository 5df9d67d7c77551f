import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, daysOf, monthsOf, partsOf, weekdayOf } from '../src/platform/calendar.ts'
import { holidayOn } from '../src/platform/holidays.ts'
import { meetingMoment, outsideQuietHours, parseMeetingDay, writeMeetingDay } from '../src/platform/rhythm.ts'
import { BERLIN, HCM, anyPeriod, anyZone, at, shown } from './support/local-time.ts'

describe('the day of the meeting', () => {
  test.each([
    ['2026-02', '31', '2026-02-28'], ['2028-02', '31', '2028-02-29'], ['2026-04', '31', '2026-04-30'],
    ['2026-12', '31', '2026-12-31'],
    ['2026-02', '30', '2026-02-28'], ['2026-11', '5', '2026-11-05'], ['2026-11', '1', '2026-11-01'],
    ['2026-11', 'first sunday', '2026-11-01'], ['2026-11', 'first saturday', '2026-11-07'], ['2026-11', 'second sunday', '2026-11-08'],
    ['2026-11', 'fourth monday', '2026-11-23'], ['2026-11', 'last monday', '2026-11-30'], ['2026-11', 'last sunday', '2026-11-29'],
    ['2026-02', 'last saturday', '2026-02-28'], ['2026-02', 'fourth saturday', '2026-02-28'], ['2026-12', 'last friday', '2026-12-25'],
  ])('in %s a branch that meets on "%s" meets on %s', (month, day, expected) => {
    expect(shown(meetingMoment(month, { day, time: '19:30' }, HCM))).toBe(`${expected} 19:30`)
    expect(shown(meetingMoment(month, { day, time: '19:30' }, BERLIN), BERLIN)).toBe(`${expected} 19:30`)
  })

  test('a meeting day on a holiday stays where it is, and the holiday is there to warn about', () => {
    const meeting = meetingMoment('2026-09', { day: '2', time: '19:30' }, HCM)
    expect(shown(meeting)).toBe('2026-09-02 19:30')
    expect(holidayOn(dayOf(meeting, HCM))).toBe('holiday-national')
    const tet = meetingMoment('2027-02', { day: 'first saturday', time: '08:00' }, HCM)
    expect(shown(tet)).toBe('2027-02-06 08:00')
    expect(holidayOn(dayOf(tet, HCM))).toBe('holiday-tet')
  })

  test('a branch abroad keeps its hour through summer and winter', () => {
    const months = ['2026-03', '2026-04', '2026-10', '2026-11']
    const moments = months.map((month) => meetingMoment(month, { day: '28', time: '19:30' }, BERLIN))
    expect(moments.map((moment) => moment.toISOString())).toEqual([
      '2026-03-28T18:30:00.000Z', '2026-04-28T17:30:00.000Z', '2026-10-28T18:30:00.000Z', '2026-11-28T18:30:00.000Z',
    ])
  })

  test.each(['0', '32', '05', '-1', '1.5', 'sunday', 'fifth sunday', 'first sun', 'first sunday evening', 'ngày 5', ''])(
    'a meeting day that cannot be read is refused: "%s"', (day) => {
      expect(parseMeetingDay(day)).toBeNull()
      expect(() => meetingMoment('2026-11', { day, time: '19:30' }, HCM)).toThrow(RangeError)
    })

  test('only a month has a regular meeting', () => {
    expect(() => meetingMoment('2026-Q4', { day: '5', time: '19:30' }, HCM)).toThrow(RangeError)
  })

  test('what the setting says is read into parts and written back', () => {
    expect(parseMeetingDay('  Last   FRIDAY ')).toEqual({ which: 'last', weekday: 5 })
    expect(parseMeetingDay('31')).toEqual({ day: 31 })
    for (const text of ['1', '31', 'first sunday', 'second tuesday', 'third saturday', 'fourth monday', 'last friday']) {
      expect(writeMeetingDay(parseMeetingDay(text)!)).toBe(text)
    }
  })

  test('law: "first" to "fourth" and "last" give that weekday, within the month, in the right week', () => {
    const which = fc.constantFrom('first' as const, 'second' as const, 'third' as const, 'fourth' as const, 'last' as const)
    const rules = fc.record({ which, weekday: fc.integer({ min: 1, max: 7 }) })
    const months = anyPeriod.map((period) => monthsOf(period)[0]!)
    fc.assert(fc.property(months, rules, (month, rule) => {
      const day = dayOf(meetingMoment(month, { day: writeMeetingDay(rule), time: '08:00' }, HCM), HCM)
      const week = { first: 1, second: 8, third: 15, fourth: 22, last: Number(daysOf(month).last.slice(8)) - 6 }[rule.which]
      expect(weekdayOf(day)).toBe(rule.weekday)
      expect(day.slice(0, 7)).toBe(month)
      expect(Number(day.slice(8)) - week).toSatisfy((n: number) => n >= 0 && n < 7)
    }))
  })
})

describe('quiet hours', () => {
  test.each([
    ['in the day nothing moves', '2026-11-05 12:00', undefined, '2026-11-05 12:00'],
    ['07:00 is no longer quiet', '2026-11-05 07:00', undefined, '2026-11-05 07:00'],
    ['20:59 is not yet quiet', '2026-11-05 20:59', undefined, '2026-11-05 20:59'],
    ['from 21:00 it waits for the morning', '2026-11-05 21:00', undefined, '2026-11-06 07:00'],
    ['after midnight it waits for the same morning', '2026-11-05 00:00', undefined, '2026-11-05 07:00'],
    ['the last minute of the night', '2026-11-05 06:59', undefined, '2026-11-05 07:00'],
    ['over the end of a year', '2026-12-31 23:30', undefined, '2027-01-01 07:00'],
    ['45 minutes before the event are enough', '2026-11-05 05:45', '2026-11-05 07:45', '2026-11-05 07:00'],
    ['44 minutes are not', '2026-11-05 05:44', '2026-11-05 07:44', '2026-11-04 19:30'],
    ['two hours before a meeting at 07:00 is the evening before', '2026-11-05 05:00', '2026-11-05 07:00', '2026-11-04 19:30'],
    ['a meeting at 06:00, told the night before', '2026-11-04 22:00', '2026-11-05 06:00', '2026-11-04 19:30'],
    ['a meeting late in the night', '2026-11-04 22:00', '2026-11-04 23:30', '2026-11-04 19:30'],
    ['an event in the evening leaves the morning', '2026-11-04 22:00', '2026-11-05 19:30', '2026-11-05 07:00'],
  ])('%s', (_title, moment, event, expected) => {
    const told = outsideQuietHours(at(moment), { zone: HCM, ...(event && { event: at(event) }) })
    expect(shown(told)).toBe(expected)
  })

  test('when the evening before is over, the morning is what is left', () => {
    const event = at('2026-11-05 07:00')
    const now = at('2026-11-04 22:00')
    expect(shown(outsideQuietHours(now, { zone: HCM, event, now }))).toBe('2026-11-05 07:00')
    const inTime = outsideQuietHours(at('2026-11-05 05:00'), { zone: HCM, event, now: at('2026-11-04 18:00') })
    expect(shown(inTime)).toBe('2026-11-04 19:30')
  })

  test('the night of a branch abroad is its own, also when the clocks change in it', () => {
    expect(shown(outsideQuietHours(at('2026-03-28 23:00', BERLIN), { zone: BERLIN }), BERLIN)).toBe('2026-03-29 07:00')
    expect(shown(outsideQuietHours(at('2026-10-25 02:30', BERLIN), { zone: BERLIN }), BERLIN)).toBe('2026-10-25 07:00')
    const morningThere = at('2026-11-05 08:00', HCM)
    expect(outsideQuietHours(morningThere, { zone: HCM })).toEqual(morningThere)
    expect(shown(outsideQuietHours(morningThere, { zone: BERLIN }), BERLIN)).toBe('2026-11-05 07:00')
  })

  test('law: nothing is ever told at night, and with no event nothing goes out earlier than meant', () => {
    const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2029-01-01'), noInvalidDate: true })
    fc.assert(fc.property(moments, anyZone, fc.option(fc.nat(1000)), (moment, zone, minutes) => {
      const event = minutes === null ? {} : { event: new Date(moment.getTime() + minutes * 60_000) }
      const told = outsideQuietHours(moment, { zone, ...event })
      const { time } = partsOf(told, zone)
      expect(time >= '07:00' && time < '21:00').toBe(true)
      if (minutes === null) expect(told >= moment).toBe(true)
      expect(outsideQuietHours(told, { zone, ...event })).toEqual(told)
    }))
  })
})
