import type { Member } from '../../conversation/screen.ts'
import { addDays, atTime, dayOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { OwnDays } from '../../platform/holidays.ts'
import type { RoundSettings } from '../../platform/rhythm.ts'
import { outsideQuietHours, roundReminders } from '../../platform/rhythm.ts'
import type { Occurrence, Planned } from '../../platform/schedule.ts'
import type { Unit } from '../../platform/unit.ts'
import { onceEach } from '../meetings/meetings.rules.ts'
import { nextMeetings } from '../meetings/meetings.service.ts'
import { may } from '../org/access.rules.ts'
import { effectiveSettingsOf } from '../org/org.service.ts'
import type { OpenRoundMoments, Standing } from './reminders.repo.ts'
import { ASKED, REMIND, remindersRepo, SNOOZED } from './reminders.repo.ts'
import type { Snooze } from './reminders.rules.ts'
import { monthOfReminder, plannedReminders, reminderPeriod, snoozeTimes } from './reminders.rules.ts'
import { roundsFor } from './round.service.ts'
import type { OpenRound } from './self-check.repo.ts'
import { inviteAt } from './self-check.rules.ts'

/** A reminder that may be made up for: planned for then. */
type Late = { planned: Date; zone: string; closesAt: Date; own: OwnDays }

/**
 * The next reminder of each branch: of the round that is open, as it stands now, else of the one that will open next.
 * Periods are `2026-11.1` to `2026-11.3`, so that no round has more than three.
 */
export async function planReminders(unit: Unit, branches: { id: string; after: string | null }[]): Promise<Map<string, Planned>> {
  const coming = await nextMeetings(unit, branches.map(({ id }) => ({ id, after: null })))
  const following = await nextMeetings(unit, [...coming].map(([id, { period }]) => ({ id, after: period })))
  const plans = new Map<string, Map<string, Planned[]>>(branches.map(({ id }) => [id, new Map()]))
  for (const { meeting, moments } of await roundsFor(unit, [...coming.values(), ...following.values()])) {
    plans.get(meeting.organisationId)?.set(meeting.period, plannedReminders({ month: meeting.period, ...moments }))
  }
  for (const { round, reminders } of await openReminders(unit, branches.map(({ id }) => id))) {
    plans.get(round.organisationId)?.set(round.period, plannedReminders({ month: round.period, closesAt: round.closesAt, reminders }))
  }
  return new Map(branches.flatMap(({ id, after }): [string, Planned][] => {
    const next = [...(plans.get(id)?.values() ?? [])].flat()
      .filter(({ period, until }) => until >= unit.now && (after === null || period > after))
      .sort((a, b) => (a.period < b.period ? -1 : 1))[0]
    return next ? [[id, next]] : []
  }))
}

/** Reminds in the rounds of a batch of branches. A round that was opened late, or whose meeting moved, may have lost this reminder. */
export async function remindRounds(unit: Unit, batch: Occurrence[]): Promise<void> {
  const due = new Map(batch.map((occurrence) => [`${occurrence.organisationId} ${monthOfReminder(occurrence.period)}`, occurrence]))
  const tell = onceEach((when: Late) => tellFrom(unit.now, when))
  const rows = (await openReminders(unit, batch.map(({ organisationId }) => organisationId))).flatMap(({ round, own, reminders }) => {
    const occurrence = due.get(`${round.organisationId} ${round.period}`)
    const reminder = reminders.find((one) => reminderPeriod(round.period, one) === occurrence?.period)
    if (!occurrence || !reminder) return []
    const { closesAt, timeZone: zone } = round
    return [{ roundId: round.id, key: occurrence.period, tellAt: tell({ zone, closesAt, own, planned: reminder.at }) }]
  })
  if (rows.length > 0) await remindersRepo(unit).remind(REMIND, rows)
}

/** On its own day it is told, holiday or not, since the branch meets near; what is made up for waits for a working day. */
function tellFrom(now: Date, { planned, zone, ...round }: Late): Date {
  if (planned >= now) return planned
  if (dayOf(planned, zone) === dayOf(now, zone)) return outsideQuietHours(now, { zone, event: round.closesAt, now })
  return inviteAt(now, { zone, ...round })
}

/** The open rounds of these branches with their reminders, by the round and the meeting as they stand now. */
async function openReminders(unit: Unit, organisationIds: string[]) {
  const rounds = await remindersRepo(unit).listOpen(organisationIds)
  if (rounds.length === 0) return []
  const settings = await effectiveSettingsOf(unit, rounds.map(({ organisationId }) => organisationId))
  const reckon = onceEach(({ zone, opens, ...moments }: { opensAt: Date; closesAt: Date; meetingStartsAt: Date; zone: string; opens: RoundSettings }) =>
    roundReminders(moments, opens, zone))
  return rounds.map((round) => {
    const found = settings.get(round.organisationId)?.settings
    const own = found?.holidays ?? {}
    const { opensAt, closesAt, meetsAt: meetingStartsAt, timeZone: zone } = round
    return { round, own, reminders: reckon({ opensAt, closesAt, meetingStartsAt, zone, opens: { ...found?.['check.opens'], own } }) }
  })
}

/** Each morning, in the branches whose round is open: who has come back from an absence is invited (SC8). */
export async function inviteReturned(unit: Unit, organisationIds: string[]): Promise<void> {
  const rounds = await openReminders(unit, organisationIds)
  if (rounds.length === 0) return
  await remindersRepo(unit).inviteReturned(rounds.map(({ round: { id, closesAt, timeZone: zone }, own }) =>
    ({ roundId: id, tellAt: inviteAt(unit.now, { zone, closesAt, own }) })))
}

/** How a member stands to being reminded of a round's check. */
export function standingOf(unit: Unit, actor: Member, { period, timeZone }: Pick<OpenRound, 'period' | 'timeZone'>): Promise<Standing> {
  return remindersRepo(unit).findStanding(actor.person.id, { period, day: dayOf(unit.now, timeZone) })
}

/**
 * The member is reminded again at the chosen time, and not before.
 * @returns that time
 * @throws Refusal `snooze-too-late` for a time that is over or too near to the closing
 */
export async function snooze(unit: Unit, actor: Member, { round, choice }: { round: OpenRound; choice: Snooze }): Promise<Date> {
  const { period, timeZone: zone, closesAt } = round
  const at = snoozeTimes(unit.now, { zone, closesAt })[choice]
  if (!at) throw new Refusal('snooze-too-late')
  await remindersRepo(unit).saveWish(actor.person.id, { period, snoozedUntil: at, silent: false })
  const moment = at.toISOString()
  unit.notify(SNOOZED, actor.person.id, { period, at: moment }, { key: `${period}:${moment}`, from: at, until: closesAt, twice: 'fine' })
  return at
}

/** No more reminders of this period's check, or again as usual. Nobody else is ever shown it. */
export async function wishSilence(unit: Unit, actor: Member, { period, silent }: { period: string; silent: boolean }): Promise<void> {
  await remindersRepo(unit).saveWish(actor.person.id, { period, snoozedUntil: null, silent })
}

/** Whether the member still waits to be reminded at this very time: another choice, or silence, has taken its place. */
export async function stillSnoozed(unit: Unit, actor: Member, { round, at }: { round: OpenRound; at: string }): Promise<boolean> {
  const { silent, snoozedUntil } = await standingOf(unit, actor, round)
  return !silent && snoozedUntil?.toISOString() === at
}

/** Whether a reader of the branch may have its members reminded, and nobody has yet in this round. */
export async function mayAsk(unit: Unit, actor: Member, { organisationId, period }: { organisationId: string; period: string }): Promise<boolean> {
  if (!may(actor, 'remind', { kind: 'self-check', org: organisationId }, unit.now)) return false
  return (await openRound(unit, { organisationId, period })) !== null && !(await remindersRepo(unit).wasAsked({ organisationId, period }))
}

/**
 * Has those reminded who have not finished, once a round: today, or tomorrow whoever has heard of it today. Whom it
 * reaches is told to nobody, so that wishes and absences stay with their owners.
 * @throws Refusal `stale-button` for whoever does not lead the branch, or where no round is open
 */
export async function askOpen(unit: Unit, actor: Member, organisationId: string): Promise<void> {
  if (!may(actor, 'remind', { kind: 'self-check', org: organisationId }, unit.now)) throw new Refusal('stale-button')
  const found = await openRound(unit, { organisationId })
  if (!found) throw new Refusal('stale-button')
  const { round: { id, period, closesAt, timeZone: zone }, own } = found
  const repo = remindersRepo(unit)
  if (!(await repo.claimAsking({ organisationId, period }))) return
  const tellAt = inviteAt(unit.now, { zone, closesAt, own })
  const tomorrow = atTime(addDays(dayOf(unit.now, zone), 1), { time: '08:00', zone })
  await repo.remind(ASKED, [{ roundId: id, key: period, tellAt, late: inviteAt(tomorrow, { zone, closesAt, own }) }])
}

type OneRound = { round: OpenRoundMoments; own: OwnDays }

async function openRound(unit: Unit, { organisationId, period }: { organisationId: string; period?: string }): Promise<OneRound | null> {
  return (await openReminders(unit, [organisationId])).find(({ round }) => period === undefined || round.period === period) ?? null
}
