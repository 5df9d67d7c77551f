import { addMinutes } from '../../platform/calendar.ts'
import type { HandSource } from '../org/hands.service.ts'
import { tellingRepo } from './telling.repo.ts'

/** Days for which what was missed stands on the list. */
const LISTED_DAYS = 3
const DAY = 24 * 60

/** What members were not told of a meeting, since Chibo or its line was down until it was of no use any more: one entry a meeting (RV4). */
export const missedOf: HandSource = async (unit, organisationIds) => {
  const rows = await tellingRepo(unit.tx).listMissed(organisationIds, { since: addMinutes(unit.now, -LISTED_DAYS * DAY), now: unit.now })
  return rows.map(({ id, organisationId, startsAt: at, zone }) => ({ organisationId, kind: 'missed', name: '', key: `missed:${id}`, of: { at, zone } }))
}
