import type { Day } from '../../platform/calendar.ts'
import { addDays, addMinutes, dayOf, weekdayOf } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import { findOrganisations } from '../org/org.service.ts'
import { newsRepo } from './news.repo.ts'

/** One kind for whatever there is to look at: the row of a notice does not tell a reader's from the one of whom it concerns (PV24). */
export const NEWS = 'feedback.news'
/** The day of an open round on which its branch's readers are told to look. */
const DAY_OF_ROUND = 5
const MONDAY = 1

/**
 * The readers of these organisations are told to look, on fixed days and whatever there is: nobody learns from a push
 * that something came, nor from its absence that he was left out. A branch's on the fifth day of an open round and on
 * the day after its meeting; a committee's, who may stand above many, on Mondays.
 */
export async function tellReaders(unit: Unit, organisationIds: readonly string[]): Promise<void> {
  const places = await findOrganisations(unit, organisationIds)
  const rows = [...places.values()].map(({ id, kind, timeZone }) => ({ id, kind, today: dayOf(unit.now, timeZone) }))
  const branches = await newsRepo(unit).listOnDay(rows.filter(({ kind }) => kind === 'branch').map(({ id, today }) => ({
    id, opened: addDays(today, 1 - DAY_OF_ROUND), met: addDays(today, -1),
  })))
  const committees = rows.filter(({ kind, today }) => kind === 'committee' && weekdayOf(today) === MONDAY).map(({ id }) => id)
  const days = new Map<string, Day>(rows.map(({ id, today }) => [id, today]))
  for (const { organisationId, personId } of await newsRepo(unit).listReaders([...branches, ...committees])) {
    unit.notify(NEWS, personId, {}, { key: days.get(organisationId) ?? '', until: addMinutes(unit.now, 12 * 60), twice: 'fine' })
  }
}
