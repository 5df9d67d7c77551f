import { addDays, addMinutes, atTime, dayOf } from '../../platform/calendar.ts'
import type { Day } from '../../platform/calendar.ts'
import type { Job, Planned } from '../../platform/schedule.ts'
import type { Unit } from '../../platform/unit.ts'
import type { HandSource } from './hands.service.ts'
import { tellHands } from './hands.service.ts'
import { findOrganisations } from './org.service.ts'
import { tidyOrganisations } from './tidy.service.ts'

/** What happens every day in every organisation, by its own clock. */
export const orgJobs = (hands: readonly HandSource[]): Job[] => [
  { name: 'org.tidy', kind: 'any', plan: daily('03:00', 20), run: (unit, batch) => tidyOrganisations(unit, batch.map(idOf)) },
  // After the quiet hours; of no use in the afternoon, the next morning says the same.
  { name: 'org.morning', kind: 'any', plan: daily('07:30', 4), run: (unit, batch) => tellHands(unit, batch.map(idOf), hands) },
]

const idOf = ({ organisationId }: { organisationId: string }): string => organisationId

/** Once a day at `time`, useful for `hours`. The period is the day; days on which nothing ran are not made up for. */
export function daily(time: string, hours: number): Job['plan'] {
  return async (unit: Unit, organisations) => {
    const rows = await findOrganisations(unit, organisations.map(({ id }) => id))
    return new Map(organisations.map(({ id, after }): [string, Planned] => [id, occurrence(unit, { zone: rows.get(id)?.timeZone ?? 'UTC', after })]))
  }

  function occurrence(unit: Unit, { zone, after }: { zone: string; after: Day | null }): Planned {
    const today = dayOf(unit.now, zone)
    const planned = (day: Day): Planned => {
      const at = atTime(day, { time, zone })
      return { period: day, at, until: addMinutes(at, hours * 60) }
    }
    const first = planned(after !== null && after >= today ? addDays(after, 1) : today)
    return first.until >= unit.now ? first : planned(addDays(first.period, 1))
  }
}
