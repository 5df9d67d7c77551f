import fc from 'fast-check'
import { addDays, atTime, makePeriod, partsOf, type PeriodKind } from '../../src/platform/calendar.ts'

export const HCM = 'Asia/Ho_Chi_Minh'
export const BERLIN = 'Europe/Berlin'
/** Its summer time is half an hour, which catches whoever counts in whole ones. */
export const LORD_HOWE = 'Australia/Lord_Howe'

/** The moment of `2026-11-05 19:30` by the clocks of a zone. */
export function at(text: string, zone = HCM): Date {
  const [day = '', time = ''] = text.split(' ')
  return atTime(day, { time, zone })
}

/** A moment as `2026-11-05 19:30` by the clocks of a zone. */
export function shown(moment: Date, zone = HCM): string {
  const { date, time } = partsOf(moment, zone)
  return `${date} ${time}`
}

const PER_YEAR = { month: 12, quarter: 4, half: 2, year: 1 }

export const anyKind = fc.constantFrom<PeriodKind>('month', 'quarter', 'half', 'year')
export const anyPeriod = fc
  .record({ kind: anyKind, year: fc.integer({ min: 1900, max: 2200 }), place: fc.nat(11) })
  .map(({ kind, year, place }) => makePeriod({ kind, year, number: (place % PER_YEAR[kind]) + 1 }))
export const anyDay = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays('1990-01-01', n))
export const anyZone = fc.constantFrom(HCM, BERLIN, LORD_HOWE, 'America/New_York', 'UTC')
