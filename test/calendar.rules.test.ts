import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import {
  addDays, atTime, dayOf, daysBetween, endOfDay, isDay, isTime, isTimeZone, partsOf,
} from '../src/platform/calendar.ts'
import { holidayOn } from '../src/platform/holidays.ts'
import { meetingMoment, roundMoments } from '../src/platform/rhythm.ts'
import { BERLIN, HCM, LORD_HOWE, anyDay, anyZone, at, shown } from './support/local-time.ts'

describe('days and moments', () => {
  const zoneOfThisMachine = process.env['TZ']
  afterEach(() => {
    if (zoneOfThisMachine === undefined) delete process.env['TZ']
    else process.env['TZ'] = zoneOfThisMachine
  })

  test('a moment is shown by the clocks of the branch, whatever the zone', () => {
    const moment = new Date('2026-11-05T12:30:00Z')
    expect(partsOf(moment, HCM)).toEqual({ time: '19:30', weekday: 4, day: 5, month: 11, year: 2026, date: '2026-11-05' })
    expect(partsOf(moment, BERLIN)).toEqual({ time: '13:30', weekday: 4, day: 5, month: 11, year: 2026, date: '2026-11-05' })
    expect(partsOf(moment, 'Pacific/Auckland')).toMatchObject({ time: '01:30', weekday: 5, date: '2026-11-06' })
  })

  // A year of its own for each zone: holidays of a year are computed once.
  test.each([
    ['UTC', 0, '2026-02-17'], ['America/New_York', 300, '2030-02-02'], ['Asia/Ho_Chi_Minh', -420, '2031-01-23'],
  ])('a server that runs in %s gives the same moments', (serverZone, offset, tet) => {
    process.env['TZ'] = serverZone
    const meeting = meetingMoment('2026-11', { day: 'first thursday', time: '19:30' }, HCM)
    expect(meeting.getTimezoneOffset()).toBe(offset)
    expect(meeting.toISOString()).toBe('2026-11-05T12:30:00.000Z')
    expect(roundMoments(meeting, {}, HCM).opensAt.toISOString()).toBe('2026-10-26T01:00:00.000Z')
    expect([-2, -1, 0, 3].map((days) => holidayOn(addDays(tet, days)))).toEqual([null, 'holiday-tet', 'holiday-tet', 'holiday-tet'])
  })

  test.each([
    ['2026-03-29 01:59', BERLIN, '2026-03-29T00:59:00.000Z'],
    ['2026-03-29 03:00', BERLIN, '2026-03-29T01:00:00.000Z'],
    ['2026-10-25 03:00', BERLIN, '2026-10-25T02:00:00.000Z'],
    ['2026-07-01 19:30', BERLIN, '2026-07-01T17:30:00.000Z'],
    ['2026-12-01 19:30', BERLIN, '2026-12-01T18:30:00.000Z'],
    ['2026-07-01 19:30', HCM, '2026-07-01T12:30:00.000Z'],
  ])('%s in %s is one moment', (local, zone, utc) => {
    expect(at(local, zone).toISOString()).toBe(utc)
  })

  test.each([
    ['2026-03-29 02:30', BERLIN, '2026-03-29 03:30'],
    ['2026-10-04 02:15', LORD_HOWE, '2026-10-04 02:45'],
  ])('a time that the change to summer time skips is the same span later: %s in %s', (local, zone, later) => {
    expect(shown(at(local, zone), zone)).toBe(later)
  })

  test.each([
    ['2026-10-25 02:30', BERLIN, '2026-10-25T00:30:00.000Z'],
    ['2026-04-05 01:45', LORD_HOWE, '2026-04-04T14:45:00.000Z'],
    ['2026-11-01 01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ])('of a time that comes twice the first is meant: %s in %s', (local, zone, utc) => {
    expect(at(local, zone).toISOString()).toBe(utc)
  })

  test.each([
    ['2026-03-31', HCM, '2026-03-31T16:59:59.999Z'],
    ['2026-12-31', HCM, '2026-12-31T16:59:59.999Z'],
    ['2026-03-29', BERLIN, '2026-03-29T21:59:59.999Z'],
    ['2026-10-25', BERLIN, '2026-10-25T22:59:59.999Z'],
  ])('what is due on %s in %s is due at 23:59 there', (day, zone, utc) => {
    expect(endOfDay(day, zone).toISOString()).toBe(utc)
    expect(shown(endOfDay(day, zone), zone)).toBe(`${day} 23:59`)
  })

  test.each([
    ['2026-02-28', 1, '2026-03-01'], ['2028-02-28', 1, '2028-02-29'], ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'], ['2026-01-31', 31, '2026-03-03'], ['2026-03-28', 2, '2026-03-30'],
  ])('%s and %i days is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected)
    expect(daysBetween(day, expected)).toBe(count)
  })

  test('law: every day of the calendar has 23:59 in every zone, and its end is on that day', () => {
    fc.assert(fc.property(anyDay, anyZone, (day, zone) => {
      expect(shown(endOfDay(day, zone), zone)).toBe(`${day} 23:59`)
      expect(dayOf(atTime(day, { time: '12:00', zone }), zone)).toBe(day)
    }))
  })

  test('days, times and anyZone that do not exist are refused', () => {
    const noDays = ['2026-02-29', '2026-04-31', '2026-13-01', '2026-1-1', '20260101', '2026-11-05T10:00', '']
    expect(noDays.map(isDay)).not.toContain(true)
    expect(['24:00', '7:00', '07:60', '07:00:00', '', '19h30'].map(isTime)).not.toContain(true)
    expect(['Asia/Ha_Noi', 'local', 'system', ''].map(isTimeZone)).not.toContain(true)
    expect([isDay('2028-02-29'), isTime('00:00'), isTime('23:59'), isTimeZone(HCM)]).not.toContain(false)
    expect(() => atTime('2026-02-29', { time: '08:00', zone: HCM })).toThrow(RangeError)
    expect(() => atTime('2026-02-28', { time: '8:00', zone: HCM })).toThrow(RangeError)
    expect(() => atTime('2026-02-28', { time: '08:00', zone: 'Asia/Ha_Noi' })).toThrow(RangeError)
    expect(() => partsOf(new Date('2026-02-28'), 'Asia/Ha_Noi')).toThrow(RangeError)
    expect(() => addDays('2026-02-29', 1)).toThrow(RangeError)
  })
})
