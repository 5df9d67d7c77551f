import type { Period } from '../../platform/calendar.ts'
import { addMinutes, dayOf } from '../../platform/calendar.ts'
import { meetingMoment } from '../../platform/rhythm.ts'
import type { Occurrence, Planned } from '../../platform/schedule.ts'
import type { Unit } from '../../platform/unit.ts'
import { onceEach } from '../meetings/meetings.rules.ts'
import { effectiveSettingsOf, findOrganisations } from '../org/org.service.ts'
import type { Case, ReleaseRecord } from './case.record.ts'
import { feedbackRepo } from './feedback.repo.ts'
import { collectLetters } from './mailbox.service.ts'
import { NEWS } from './news.service.ts'
import { releaseRepo } from './release.repo.ts'
import { batchOf, comingQuarters, lastMonth, merged, monthsBefore, released, releaseAt } from './release.rules.ts'
import { holders, isSmallIn, listSubjects } from './routing.service.ts'

/**
 * When each branch's next batch goes out: for the quarter's themed meeting, else for the regular one of its last month,
 * which is reckoned from the settings while it does not stand in the calendar yet. Of use until that meeting.
 */
export async function planReleases(unit: Unit, organisations: { id: string; after: string | null }[]): Promise<Map<string, Planned>> {
  const ids = organisations.map(({ id }) => id)
  const places = await findOrganisations(unit, ids)
  const settings = await effectiveSettingsOf(unit, ids)
  const quartersOf = onceEach((when: { zone: string; after: Period | null }) => comingQuarters(unit.now, when))
  const reckoned = onceEach(({ month, zone, ...rhythm }: { month: Period; day: string; time: string; zone: string }) => meetingMoment(month, rhythm, zone))
  const outAt = onceEach(({ startsAt, zone }: { startsAt: Date; zone: string }) => releaseAt(startsAt, { zone, now: unit.now }))
  const wanted = organisations.map(({ id, after }) => ({ id, zone: places.get(id)?.timeZone ?? 'UTC', after }))
  const quarters = [...new Set(wanted.flatMap((one) => quartersOf({ zone: one.zone, after: one.after })))]
  const meetings = new Map((await releaseRepo(unit).listMeetings(ids, { quarters, months: quarters.map(lastMonth) }))
    .map((meeting) => [`${meeting.organisationId}:${meeting.kind}:${meeting.period}`, meeting.startsAt]))

  function meetsAt(id: string, quarter: Period, zone: string): Date | null {
    const month = lastMonth(quarter)
    const known = meetings.get(`${id}:themed:${quarter}`) ?? meetings.get(`${id}:regular:${month}`)
    const { 'meeting.day': day = null, 'meeting.time': time = null } = settings.get(id)?.settings ?? {}
    return known ?? (day === null || time === null ? null : reckoned({ month, day, time, zone }))
  }
  const planned = wanted.flatMap(({ id, zone, after }): [string, Planned][] => {
    const coming = quartersOf({ zone, after }).flatMap((period) => {
      const startsAt = meetsAt(id, period, zone)
      return startsAt && startsAt > unit.now ? [{ period, at: outAt({ startsAt, zone }), until: startsAt }] : []
    })
    return coming[0] ? [[id, coming[0]]] : []
  })
  return new Map(planned)
}

/**
 * The quarter's batch of some branches: everything on its way is collected, then what was verified, reworded, approved
 * and agreed to becomes known to whom it concerns, all in this unit and under ids of chance (FB16, FB17). What too few
 * could have written waits for the next batch.
 */
export async function releaseFeedback(unit: Unit, batch: readonly Occurrence[]): Promise<void> {
  const quarters = new Map(batch.map(({ organisationId, period }) => [organisationId, period]))
  await collectLetters(unit, [...quarters.keys()], { all: true })
  const repo = feedbackRepo(unit)
  const open = await repo.lockOpen([...quarters.keys()])
  const names = await releaseRepo(unit).listNames(open.filter(({ record }) => record.way === 'named').map(({ author }) => author))
  const rows: ReturnType<typeof released>['row'][] = []
  const after: Case[] = []
  for (const one of open) {
    const going = await goes(unit, one)
    const named = one.record.way === 'named' ? (names.get(one.author) ?? null) : null
    const made = going === 'release' ? released(one, { id: unit.newId(), quarter: quarters.get(one.organisationId) ?? '', named, now: unit.now }) : null
    if (made) rows.push(made.row)
    after.push(made?.after ?? (going === 'merge' ? merged(one, unit.now) : one))
  }
  // Every case is written anew, so that a dump does not tell which of them went out (PV25).
  await repo.save(...after)
  await repo.release(rows)
  for (const row of rows) await tell(unit, row)
}

/** Whoever has left the branch is told nothing any more. */
async function goes(unit: Unit, one: Case): Promise<ReturnType<typeof batchOf>> {
  const { organisationId, record: { subject } } = one
  if (batchOf(one, { small: false, now: unit.now }) === null) return null
  if (subject.kind === 'person' && !(await listSubjects(unit, { organisationId, author: one.author })).some(({ personId }) => personId === subject.personId)) return null
  const zone = (await findOrganisations(unit, [organisationId])).get(organisationId)?.timeZone ?? 'UTC'
  return batchOf(one, { now: unit.now, small: await isSmallIn(unit, { organisationId, months: monthsBefore(unit.now, zone) }) })
}

/** The neutral push, once a person, at the hour of the batch. */
async function tell(unit: Unit, { organisationId, record: { subject } }: { organisationId: string; record: ReleaseRecord }): Promise<void> {
  const to = subject.kind === 'person' ? [subject.personId] : (await holders(unit, organisationId)).map(({ personId }) => personId)
  const zone = (await findOrganisations(unit, [organisationId])).get(organisationId)?.timeZone ?? 'UTC'
  for (const personId of to) unit.notify(NEWS, personId, {}, { key: dayOf(unit.now, zone), until: addMinutes(unit.now, 12 * 60), twice: 'fine' })
}

/** What was made known of a case, for its readers: with the answer of whoever it concerns, once that was sent. Null where nothing was. */
export async function releaseOf(unit: Unit, { record: { released: made } }: Case): Promise<ReleaseRecord | null> {
  const release = made && (await feedbackRepo(unit).lockRelease(made.id))
  return release && { ...release.record, reply: release.record.reply?.sent ? release.record.reply : null }
}
