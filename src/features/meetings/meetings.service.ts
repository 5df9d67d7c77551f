import type { Unit } from '../../platform/unit.ts'
import { effectiveSettingsOf, findOrganisations } from '../org/org.service.ts'
import type { Meeting } from './meetings.repo.ts'
import { meetingsRepo } from './meetings.repo.ts'
import type { MeetingRhythm } from './meetings.rules.ts'
import { comingMeetings, onceEach } from './meetings.rules.ts'

export type { Meeting } from './meetings.repo.ts'

/**
 * Gives each of these branches its next `count` regular meetings, by its settings `meeting.day` and `meeting.time`; a
 * branch without them has none. Their ids stay when settings change, so that what hangs on a meeting stays with it.
 */
export async function ensureMeetings(unit: Unit, organisationIds: string[], count: number): Promise<void> {
  const settings = await effectiveSettingsOf(unit, organisationIds)
  const organisations = await findOrganisations(unit, organisationIds)
  const coming = onceEach((rhythm: MeetingRhythm) => comingMeetings(rhythm, { now: unit.now, count }))
  const rows = [...organisations.values()].flatMap(({ id, timeZone }) => {
    const own = settings.get(id)?.settings
    const day = own?.['meeting.day'] ?? null
    const time = own?.['meeting.time'] ?? null
    if (day === null || time === null) return []
    return coming({ day, time, zone: timeZone })
      .map((meeting) => ({ id: unit.newId(), organisationId: id, place: own?.['meeting.place'] ?? null, ...meeting }))
  })
  await meetingsRepo(unit.tx).propose(rows, unit.now)
}

/** The next regular meeting of each branch after a period, or from now on; branches without one are left out. */
export async function nextMeetings(unit: Unit, organisations: { id: string; after: string | null }[]): Promise<Map<string, Meeting>> {
  return new Map((await meetingsRepo(unit.tx).listNext(organisations, unit.now)).map((meeting) => [meeting.organisationId, meeting]))
}

/** The regular meetings of these branches and periods, by branch; cancelled ones are left out. */
export async function meetingsOf(unit: Unit, wanted: { organisationId: string; period: string }[]): Promise<Map<string, Meeting>> {
  return new Map((await meetingsRepo(unit.tx).listByPeriod(wanted)).map((meeting) => [meeting.organisationId, meeting]))
}
