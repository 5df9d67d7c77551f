import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays, boundsOf, daysOf, isPeriod, makePeriod, monthsOf, nextPeriod, parsePeriod, periodAround, periodOf,
  previousPeriod, shiftPeriod,
} from '../src/platform/calendar.ts'
import { BERLIN, HCM, anyKind, anyPeriod, anyZone } from './support/local-time.ts'

describe('periods', () => {
  test.each([
    ['2026-11', '2026-12'], ['2026-12', '2027-01'], ['2026-Q1', '2026-Q2'], ['2026-Q4', '2027-Q1'],
    ['2026-H1', '2026-H2'], ['2026-H2', '2027-H1'], ['2026', '2027'], ['1999-12', '2000-01'],
  ])('after %s comes %s, and before it the first again', (period, next) => {
    expect(nextPeriod(period)).toBe(next)
    expect(previousPeriod(next)).toBe(period)
  })

  test.each([
    '', '2026-1', '2026-00', '2026-13', '2026-Q0', '2026-Q5', '2026-H3', '26-11', '2026-11-05', ' 2026', '0026-01', '2026-q4',
  ])('what is no period is refused: "%s"', (text) => {
    expect(isPeriod(text)).toBe(false)
    expect(() => parsePeriod(text)).toThrow(RangeError)
  })

  test.each([
    { kind: 'month', year: 2026, number: 13 }, { kind: 'quarter', year: 2026, number: 5 }, { kind: 'half', year: 2026, number: 0 },
    { kind: 'year', year: 2026, number: 2 }, { kind: 'month', year: 10_000, number: 1 }, { kind: 'month', year: 2026, number: 1.5 },
  ] as const)('a period that no year has cannot be made: $kind $number of $year', (parts) => {
    expect(() => makePeriod(parts)).toThrow(RangeError)
  })

  test.each([
    ['2026-02', '2026-02-01', '2026-02-28'], ['2028-02', '2028-02-01', '2028-02-29'], ['2100-02', '2100-02-01', '2100-02-28'],
    ['2026-04', '2026-04-01', '2026-04-30'], ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'], ['2026-Q2', '2026-04-01', '2026-06-30'], ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-Q4', '2026-10-01', '2026-12-31'], ['2026-H1', '2026-01-01', '2026-06-30'], ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
  ])('%s lasts from %s to %s', (period, first, last) => {
    expect(daysOf(period)).toEqual({ first, last })
  })

  test.each([
    ['2026-03', 'quarter', '2026-Q1'], ['2026-04', 'quarter', '2026-Q2'], ['2026-06', 'half', '2026-H1'], ['2026-07', 'half', '2026-H2'],
    ['2026-Q2', 'half', '2026-H1'], ['2026-Q3', 'half', '2026-H2'], ['2026-12', 'year', '2026'], ['2026-Q4', 'quarter', '2026-Q4'],
  ] as const)('%s lies in the %s %s', (period, kind, around) => {
    expect(periodAround(period, kind)).toBe(around)
  })

  test('a quarter lies in no month', () => {
    expect(() => periodAround('2026-Q1', 'month')).toThrow(RangeError)
  })

  test('the months of a quarter, of a half and of a month, in order', () => {
    expect(monthsOf('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12'])
    expect(monthsOf('2026-H1')).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'])
    expect(monthsOf('2026-02')).toEqual(['2026-02'])
  })

  test.each([
    ['2026-12-31T16:59:59.999Z', HCM, ['2026-12', '2026-Q4', '2026-H2', '2026']],
    ['2026-12-31T17:00:00.000Z', HCM, ['2027-01', '2027-Q1', '2027-H1', '2027']],
    ['2026-03-31T17:00:00.000Z', HCM, ['2026-04', '2026-Q2', '2026-H1', '2026']],
    ['2026-03-31T21:59:59.999Z', BERLIN, ['2026-03', '2026-Q1', '2026-H1', '2026']],
    ['2026-03-31T22:00:00.000Z', BERLIN, ['2026-04', '2026-Q2', '2026-H1', '2026']],
  ])('at %s in %s it is already, or still, %j', (moment, zone, expected) => {
    const found = (['month', 'quarter', 'half', 'year'] as const).map((kind) => periodOf(new Date(moment), { kind, zone }))
    expect(found).toEqual(expected)
  })

  test('law: a period taken apart and made again is the same one', () => {
    fc.assert(fc.property(anyPeriod, (period) => {
      expect(makePeriod(parsePeriod(period))).toBe(period)
    }))
  })

  test('law: going on and back by any number of places leads home, and two ways add up', () => {
    const places = fc.integer({ min: -400, max: 400 })
    fc.assert(fc.property(anyPeriod, places, places, (period, a, b) => {
      expect(shiftPeriod(shiftPeriod(period, a), -a)).toBe(period)
      expect(shiftPeriod(shiftPeriod(period, a), b)).toBe(shiftPeriod(period, a + b))
    }))
  })

  test('law: the later period of a kind is the greater text', () => {
    fc.assert(fc.property(anyPeriod, fc.integer({ min: 1, max: 400 }), (period, places) => {
      expect(shiftPeriod(period, places) > period).toBe(true)
    }))
  })

  test('law: periods of a kind follow each other without gap or overlap, also over changes to summer time', () => {
    fc.assert(fc.property(anyPeriod, anyZone, (period, zone) => {
      expect(boundsOf(period, zone).to).toEqual(boundsOf(nextPeriod(period), zone).from)
      expect(addDays(daysOf(period).last, 1)).toBe(daysOf(nextPeriod(period)).first)
    }))
  })

  test('law: a moment lies within the bounds of its own period', () => {
    const anyMoment = fc.date({ min: new Date('1975-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(fc.property(anyMoment, anyKind, anyZone, (moment, kind, zone) => {
      const { from, to } = boundsOf(periodOf(moment, { kind, zone }), zone)
      expect(from <= moment && moment < to).toBe(true)
    }))
  })
})
