import type { Unit } from '../../platform/unit.ts'
import { effectiveSettingsOf, findOrganisations } from '../org/org.service.ts'
import type { Meeting } from './meetings.repo.ts'
import { meetingsRepo } from './meetings.repo.ts'
import type { MeetingRhythm } from './meetings.rules.ts'
import { comingMeetings, freezeMoment, onceEach } from './meetings.rules.ts'

export type { Meeting } from './meetings.repo.ts'

/**
 * Gives each of these branches its next `count` regular meetings, by its settings `meeting.day` and `meeting.time`; a
 * branch without them has none. Their ids stay when settings change, so that what hangs on a meeting stays with it.
 */
export async function ensureMeetings(unit: Unit, organisationIds: string[], count: number): Promise<void> {
  const settings = await effectiveSettingsOf(unit, organisationIds)
  const organisations = await findOrganisations(unit, organisationIds)
  const coming = onceEach((rhythm: MeetingRhythm) => comingMeetings(rhythm, { now: unit.now, count }))
  const freeze = onceEach(({ startsAt, ...when }: { startsAt: Date; daysBefore: number; time: string; zone: string }) => freezeMoment(startsAt, when))
  const rows = [...organisations.values()].flatMap(({ id, timeZone }) => {
    const own = settings.get(id)?.settings
    if (!own) return []
    const { 'meeting.day': day, 'meeting.time': time, 'meeting.place': place } = own
    if (day === null || time === null) return []
    return coming({ day, time, zone: timeZone }).map((meeting) => ({
      id: unit.newId(), organisationId: id, place, ...meeting,
      freezesAt: freeze({ startsAt: meeting.startsAt, ...own['agenda.freeze'], zone: timeZone }),
    }))
  })
  await meetingsRepo(unit.tx).propose(rows, unit.now)
  const planned = new Set(rows.map(({ organisationId }) => organisationId))
  const without = organisationIds.filter((id) => !planned.has(id))
  if (without.length > 0) await meetingsRepo(unit.tx).withdraw(without, unit.now)
}

/** The next regular meeting of each branch after a period, or from now on; branches without one are left out. */
export async function nextMeetings(unit: Unit, organisations: { id: string; after: string | null }[]): Promise<Map<string, Meeting>> {
  return new Map((await meetingsRepo(unit.tx).listNext(organisations, unit.now)).map((meeting) => [meeting.organisationId, meeting]))
}

/** The regular meetings of these branches and periods, by branch; cancelled ones are left out. */
export async function meetingsOf(unit: Unit, wanted: { organisationId: string; period: string }[]): Promise<Map<string, Meeting>> {
  return new Map((await meetingsRepo(unit.tx).listByPeriod(wanted)).map((meeting) => [meeting.organisationId, meeting]))
}

/** When an organisation next meets; null while that is not set. */
export async function nextMeetingAt(unit: Unit, organisationId: string): Promise<Date | null> {
  return (await nextMeetings(unit, [{ id: organisationId, after: null }])).get(organisationId)?.startsAt ?? null
}
