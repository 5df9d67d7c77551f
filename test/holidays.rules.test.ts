import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../src/platform/calendar.ts'
import { holidayOn, isHoliday, isWorkingDay, nextWorkingDay, previousWorkingDay } from '../src/platform/holidays.ts'

describe('holidays', () => {
  test.each([
    ['2026-01-01', 'holiday-new-year'],
    ['2026-02-15', null], ['2026-02-16', 'holiday-tet'],
    ['2026-02-17', 'holiday-tet'], ['2026-02-20', 'holiday-tet'], ['2026-02-21', null],
    ['2026-04-26', 'holiday-hung-kings'], ['2026-04-27', 'holiday-in-lieu'],
    ['2026-04-30', 'holiday-reunification'], ['2026-05-01', 'holiday-labour'],
    ['2026-08-31', null], ['2026-09-01', 'holiday-national'], ['2026-09-02', 'holiday-national'], ['2026-09-03', null],
    ['2025-11-24', null], ['2026-11-24', 'holiday-culture'], ['2027-11-24', 'holiday-culture'],
    ['2027-02-04', null], ['2027-02-05', 'holiday-tet'], ['2027-02-06', 'holiday-tet'], ['2027-02-09', 'holiday-tet'],
    ['2027-02-10', 'holiday-in-lieu'], ['2027-02-11', 'holiday-in-lieu'], ['2027-02-12', null],
    ['2030-02-02', 'holiday-tet'], ['2030-02-06', 'holiday-in-lieu'],
    ['2023-05-02', 'holiday-in-lieu'], ['2023-05-03', 'holiday-in-lieu'], ['2023-05-04', null],
    ['2028-01-03', 'holiday-in-lieu'], ['2028-09-04', 'holiday-in-lieu'], ['2028-09-05', null],
  ])('%s: %s', (day, name) => {
    expect(holidayOn(day)).toBe(name)
  })

  test('days that are only kept in memory, such as 3/2 or 19/5, are working days', () => {
    const observed = ['2026-02-03', '2026-03-08', '2026-05-19', '2026-11-20', '2026-12-22']
    expect(observed.filter((day) => isHoliday(day))).toEqual([])
  })

  test('until the second day of 2/9 is decided for a year, the day before and the day after both count', () => {
    expect(['2027-08-31', '2027-09-01', '2027-09-02', '2027-09-03', '2027-09-04'].map((day) => isHoliday(day)))
      .toEqual([false, true, true, true, false])
  })

  test('a branch adds days off of its own, and works on a listed holiday if it says so', () => {
    const own = { off: ['2026-11-05', '2026-09-02'], working: ['2026-09-01'] }
    expect(holidayOn('2026-11-05', own)).toBe('holiday-own')
    expect(holidayOn('2026-11-05')).toBeNull()
    expect(holidayOn('2026-09-02', own)).toBe('holiday-national')
    expect(holidayOn('2026-09-01', own)).toBeNull()
  })

  test.each([
    ['2026-02-16', {}, '2026-02-21'],
    ['2026-02-16', { weekendsOff: true }, '2026-02-23'],
    ['2026-02-16', { weekendsOff: true, working: ['2026-02-22'] }, '2026-02-22'],
    ['2026-02-16', { off: ['2026-02-21', '2026-02-22', '2026-02-23'] }, '2026-02-24'],
    ['2026-11-07', {}, '2026-11-07'],
    ['2026-11-07', { weekendsOff: true }, '2026-11-09'],
    ['2026-12-31', { off: ['2026-12-31'] }, '2027-01-02'],
  ])('from %s on, with %j, the next working day is %s', (day, own, expected) => {
    expect(nextWorkingDay(day, own)).toBe(expected)
  })

  test('law: the next and the previous working day are working days, on the right side, with none skipped', () => {
    const nearDay = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2025-01-01', n))
    fc.assert(fc.property(nearDay, fc.boolean(), (day, weekendsOff) => {
      const own = { weekendsOff }
      const [next, previous] = [nextWorkingDay(day, own), previousWorkingDay(day, own)]
      expect(isWorkingDay(next, own) && isWorkingDay(previous, own) && previous <= day && day <= next).toBe(true)
      for (let between = addDays(previous, 1); between < next; between = addDays(between, 1)) {
        expect(isWorkingDay(between, own)).toBe(false)
      }
    }))
  })

  test('a text that is no day has no holiday', () => {
    expect(() => holidayOn('next week')).toThrow(RangeError)
  })
})
