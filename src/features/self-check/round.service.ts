import { addMinutes } from '../../platform/calendar.ts'
import type { OwnDays } from '../../platform/holidays.ts'
import type { RoundMoments, RoundSettings } from '../../platform/rhythm.ts'
import { roundMoments } from '../../platform/rhythm.ts'
import type { Occurrence } from '../../platform/schedule.ts'
import type { Unit } from '../../platform/unit.ts'
import { currentSets } from '../catalog/catalog.service.ts'
import { onceEach } from '../meetings/meetings.rules.ts'
import type { Meeting } from '../meetings/meetings.service.ts'
import { meetingsOf } from '../meetings/meetings.service.ts'
import { effectiveSettingsOf } from '../org/org.service.ts'
import { INVITE, roundRepo } from './round.repo.ts'
import { selfCheckRepo } from './self-check.repo.ts'
import type { Tally } from './self-check.rules.ts'
import { addToTally, inviteAt, mayInviteLate } from './self-check.rules.ts'

/** Rounds whose records are opened at once: about six hundred, some megabytes. */
const AT_ONCE = 20

/** A round found later than so many minutes before its closing is not opened any more. */
export const LEAST_OPEN = 120
/** Minutes before its meeting at which a round closes. */
const CLOSES_BEFORE = 15

export type PlannedRound = { meeting: Meeting; moments: RoundMoments; own: OwnDays }

/** When the rounds of these meetings open and close, by each branch's settings; without those that have no room. */
export async function roundsFor(unit: Unit, meetings: Meeting[]): Promise<PlannedRound[]> {
  const settings = await effectiveSettingsOf(unit, meetings.map(({ organisationId }) => organisationId))
  const moments = onceEach(momentsOf)
  return meetings.flatMap((meeting) => {
    const found = settings.get(meeting.organisationId)?.settings
    if (!found) return []
    const own = found.holidays
    const made = moments({ startsAt: meeting.startsAt, settings: { ...found['check.opens'], own }, zone: meeting.timeZone })
    return made ? [{ meeting, own, moments: made }] : []
  })
}

/** Null where the settings leave no time between opening and closing. */
export function momentsOf({ startsAt, settings, zone }: { startsAt: Date; settings: RoundSettings; zone: string }): RoundMoments | null {
  try {
    return roundMoments(startsAt, settings, zone)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Opens the rounds of a batch of branches, pinned to the wording of today, and has their members told. */
export async function openRounds(unit: Unit, batch: Occurrence[]): Promise<void> {
  const { now } = unit
  const meetings = await meetingsOf(unit, batch)
  const planned = (await roundsFor(unit, [...meetings.values()])).filter(({ moments }) => moments.closesAt > now)
  if (planned.length === 0) return
  const repo = roundRepo(unit)
  const tellAt = onceEach((when: { zone: string; closesAt: Date; own: OwnDays }) => inviteAt(now, when))
  const sets = await currentSets(unit, planned.map(({ meeting }) => meeting.organisationId))
  const rounds = planned.map(({ meeting, moments: { closesAt }, own }) => ({
    id: unit.newId(), meetingId: meeting.id, organisationId: meeting.organisationId, period: meeting.period, opensAt: now, closesAt,
    questionSetId: sets.get(meeting.organisationId) ?? '',
    tellAt: tellAt({ zone: meeting.timeZone, closesAt, own }),
  }))
  const opened = new Set(await repo.open(rounds))
  await repo.copyParticipants([...opened])
  await repo.tell(rounds.filter(({ id }) => opened.has(id)))
}

/**
 * Closes the rounds of a batch of branches. Their tallies are made once, here, and are encrypted: in a branch of 28 the
 * counts alone would tell what most people answered.
 */
export async function closeRounds(unit: Unit, batch: Occurrence[]): Promise<void> {
  const repo = roundRepo(unit)
  const ids = (await repo.listToClose(batch.map(({ organisationId }) => organisationId))).map(({ id }) => id)
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = ids.slice(start, start + AT_ONCE)
    const tallies = new Map<string, Tally>(some.map((id) => [id, { done: 0, signs: {} }]))
    for (const { roundId, record } of await repo.listDone(some)) {
      tallies.set(roundId, addToTally(tallies.get(roundId) ?? { done: 0, signs: {} }, [record]))
    }
    await repo.close([...tallies].map(([id, tally]) => ({ id, tally: unit.box.seal(`round:${id}`, tally) })))
  }
  if (ids.length > 0) await repo.keepFor(ids)
}

/** A meeting has another hour: its open round closes before that one. Put off, it closes as it would have. */
export async function followMeeting(unit: Unit, { id, state, startsAt }: { id: string; state: string; startsAt: Date }): Promise<void> {
  if (state !== 'cancelled') await roundRepo(unit).moveClosing(id, addMinutes(startsAt, -CLOSES_BEFORE))
}

/** Somebody has joined while rounds are open: invited at once if three days remain (AL2). One of the hooks of joining. */
export async function inviteLate(unit: Unit, personId: string): Promise<void> {
  const open = (await selfCheckRepo(unit).listOpen(personId)).filter((round) => !round.done && mayInviteLate(round.closesAt, unit.now))
  const settings = await effectiveSettingsOf(unit, open.map(({ organisationId }) => organisationId))
  for (const { organisationId, period, closesAt, timeZone } of open) {
    const own = settings.get(organisationId)?.settings.holidays ?? {}
    const from = inviteAt(unit.now, { zone: timeZone, closesAt, own })
    unit.notify(INVITE, personId, { period }, { key: period, from, until: closesAt, twice: 'fine' })
  }
}
