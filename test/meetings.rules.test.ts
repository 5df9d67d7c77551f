import { describe, expect, test } from 'vitest'
import { isExcused, quorumOf, rolled, turned } from '../src/features/meetings/attendance.rules.ts'
import { mayBeSet, momentCode, momentFromCode, periodFor, typedMoment } from '../src/features/meetings/plan.rules.ts'
import { meetingReminders, nextReminder, reminderPeriod } from '../src/features/meetings/telling.rules.ts'
import { zoneChanges } from '../src/platform/zone-changes.ts'
import { at, BERLIN, HCM, shown } from './support/local-time.ts'

describe('a moment as a secretary types it', () => {
  const stays = { day: '2026-11-20', time: '19:30' }
  test.each<[string, string | null]>([
    ['25/11/2026 19:30', '2026-11-25 19:30'],
    ['25/11/2026', '2026-11-25 19:30'],
    ['25/11 18h', '2026-11-25 18:00'],
    ['19h30 ngày 25/11', '2026-11-25 19:30'],
    ['lúc 7 giờ 5, ngày 1-12-2026', '2026-12-01 07:05'],
    ['20:00', '2026-11-20 20:00'],
    ['2026-11-25 08:00', '2026-11-25 08:00'],
    // Behind us in this year: the next one is meant.
    ['5/1', '2027-01-05 19:30'],
    ['31/2/2027', null], ['25/13/2026', null], ['25/11/2026 25:00', null], ['ngày mai', null], ['', null], ['25/11/2026 19:30 nhé', null],
  ])('“%s” is %s', (text, wanted) => {
    const moment = typedMoment(text, { today: '2026-11-06', stays })
    expect(moment && `${moment.day} ${moment.time}`).toBe(wanted)
  })

  test('goes into a button and comes back', () => {
    const moment = { day: '2026-11-25', time: '07:05' }
    expect(momentCode(moment)).toHaveLength(7)
    expect(momentFromCode(momentCode(moment))).toEqual(moment)
    for (const code of ['', '7mm2500', '7mm190', 'zzz????']) expect(momentFromCode(code)).toBeNull()
  })

  test('lies ahead, and not years ahead', () => {
    const now = at('2026-11-06 09:00')
    expect([at('2026-11-06 09:00'), at('2026-11-06 09:01'), at('2027-12-01 09:00'), at('2028-01-01 09:00')].map((moment) => mayBeSet(moment, now))).toEqual([false, true, true, false])
  })

  test('gives a meeting its period', () => {
    expect((['regular', 'themed', 'preparatory', 'extraordinary'] as const).map((kind) => periodFor(kind, at('2026-12-31 23:30'), HCM))).toEqual(['2026-12', '2026-Q4', '2026-12', '2026-12-31'])
  })
})

describe('the reminders of a meeting', () => {
  const of = (startsAt: string, zone = HCM) => meetingReminders(at(startsAt, zone), { zone, time: '08:00' }).map(({ name, at: moment }) => `${name} ${shown(moment, zone)}`)
  test.each<[string, string[]]>([
    ['2026-11-20 19:30', ['week 2026-11-13 08:00', 'eve 2026-11-19 08:00', 'hours 2026-11-20 17:30', 'begin 2026-11-20 19:30']],
    // Two hours before lies in the quiet hours, their end is early enough.
    ['2026-11-20 08:30', ['week 2026-11-13 08:00', 'eve 2026-11-19 08:00', 'hours 2026-11-20 07:00', 'begin 2026-11-20 08:30']],
    // The evening before, and then it is the one of the day before as well.
    ['2026-11-20 07:00', ['week 2026-11-13 08:00', 'hours 2026-11-19 19:30', 'begin 2026-11-20 07:00']],
    ['2027-01-03 00:30', ['week 2026-12-27 08:00', 'hours 2027-01-02 19:30', 'begin 2027-01-03 00:30']],
  ])('at %s are %j', (startsAt, wanted) => {
    expect(of(startsAt)).toEqual(wanted)
  })

  test('in another zone go by its clocks, over a change of them', () => {
    expect(of('2026-10-26 19:30', BERLIN)).toEqual(['week 2026-10-19 08:00', 'eve 2026-10-25 08:00', 'hours 2026-10-26 17:30', 'begin 2026-10-26 19:30'])
  })

  test('come one after the other, and what is of no use any more is passed over', () => {
    const rows = [{ id: 'abcdefghijkl', reminders: meetingReminders(at('2026-11-20 19:30'), { zone: HCM, time: '08:00' }) }]
    const next = (now: string, after: string | null = null) => nextReminder(rows, { after, now: at(now) })?.period.split(' ')[1] ?? null
    expect(['2026-11-01 09:00', '2026-11-18 21:00', '2026-11-19 10:00', '2026-11-20 17:00', '2026-11-20 19:20', '2026-11-21 09:00'].map((now) => next(now)))
      .toEqual(['week', 'eve', 'eve', 'hours', 'begin', null])
    expect(next('2026-11-13 08:00', reminderPeriod({ name: 'week', at: at('2026-11-13 08:00') }, 'abcdefghijkl'))).toBe('eve')
  })
})

describe('the roll', () => {
  test('of all but those who asked to be excused keeps the marks that are there', () => {
    expect([null, 'come', 'online', 'excused'].map((intention) => rolled({ intention: intention as never, present: null }))).toEqual(['yes', 'yes', 'online', 'no'])
    expect(rolled({ intention: 'come', present: 'no' })).toBe('no')
  })
  test('turns with each press, to online only where that is allowed', () => {
    expect([null, 'yes', 'no', 'online'].map((present) => turned(present as never, { online: false }))).toEqual(['yes', 'no', 'yes', 'yes'])
    expect(turned('no', { online: true })).toBe('online')
  })
  test('leaves it to the branch whether an absence is excused', () => {
    expect([isExcused({ excused: null, intention: 'excused' }), isExcused({ excused: false, intention: 'excused' }), isExcused({ excused: null, intention: null }), isExcused({ excused: true, intention: null })])
      .toEqual([true, false, false, true])
  })
  test('counts votes by who has the right to vote, and the others apart (AT8)', () => {
    const of = (partyStatus: string, present: string | null = null) => ({ partyStatus, present }) as never
    const people = [of('full', 'yes'), of('full', 'online'), of('full', 'no'), of('full'), of('guest', 'yes'), of('probationary', 'yes'), of('exempt'), of('suspended'), of('away')]
    expect(quorumOf(people)).toEqual({ voters: 5, needed: 3, present: 3, probationary: 1, exempt: 1, suspended: 1, away: 1 })
    expect([0, 1, 2, 3, 4].map((n) => quorumOf(Array.from({ length: n }, () => of('full'))).needed)).toEqual([1, 1, 2, 2, 3])
  })
})

describe('the clocks of a zone, for a calendar', () => {
  test('stand still in Hà Nội', () => {
    expect(zoneChanges(at('2026-11-20 19:30'), HCM)).toEqual([{ at: '20251016T000000', from: 420, to: 420, summer: false }])
  })
  test('are changed twice a year in Berlin', () => {
    expect(zoneChanges(at('2026-11-20 19:30', BERLIN), BERLIN).slice(1)).toEqual([
      { at: '20251026T030000', from: 120, to: 60, summer: false }, { at: '20260329T020000', from: 60, to: 120, summer: true },
      { at: '20261025T030000', from: 120, to: 60, summer: false }, { at: '20270328T020000', from: 60, to: 120, summer: true },
      { at: '20271031T030000', from: 120, to: 60, summer: false },
    ])
  })
})
