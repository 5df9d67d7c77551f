import type { Member } from '../../conversation/screen.ts'
import { atTime, dayOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import { holidayOn, type HolidayName } from '../../platform/holidays.ts'
import { outsideQuietHours } from '../../platform/rhythm.ts'
import type { Unit } from '../../platform/unit.ts'
import { may } from '../org/access.rules.ts'
import { audit } from '../org/audit.service.ts'
import { effectiveSettings, organisationsAbove } from '../org/org.service.ts'
import { meetingRepo, type MeetingChange } from './meeting.repo.ts'
import type { MeetingKind, MeetingRow } from './meeting.rules.ts'
import { isComing, isOpen } from './meeting.rules.ts'
import { oneMeeting } from './meeting.screens.ts'
import { freezeMoment } from './meetings.rules.ts'
import { attendanceOf, holdMeeting } from './meetings.service.ts'
import { mayBeSet, periodFor } from './plan.rules.ts'
import { CANCELLED, CHANGED, tellingRepo } from './telling.repo.ts'

/** What features on the right do when a meeting has another day, or is off; given by the root. */
export type MovedHook = (unit: Unit, meeting: MeetingRow) => Promise<void>
/** `plan`: the jobs of these organisations are planned afresh. */
export type PlanDeps = { plan: (unit: Unit, organisationIds: string[]) => Promise<void>; onMoved: readonly MovedHook[] }

/** What to mind about a day: a holiday of that day, another meeting of the branch, one of the committees above (RV1). Nothing is moved for it. */
export type Warnings = { holiday: HolidayName | null; own: MeetingRow | null; above: MeetingRow | null }

export async function warningsFor(unit: Unit, { organisationId, timeZone: zone, startsAt, id = '' }: Pick<MeetingRow, 'organisationId' | 'timeZone' | 'startsAt'> & { id?: string }): Promise<Warnings> {
  const above = await organisationsAbove(unit, organisationId)
  const day = dayOf(startsAt, zone)
  const since = atTime(day, { time: '00:00', zone })
  const that = (await meetingRepo(unit.tx).listComing([organisationId, ...above], since))
    .filter((one) => isOpen(one) && dayOf(one.startsAt, zone) === day && one.id !== id && one.withId !== id && one.joinedId !== id)
  return {
    holiday: holidayOn(day, (await effectiveSettings(unit, organisationId)).holidays ?? {}),
    own: that.find((one) => one.organisationId === organisationId) ?? null,
    above: that.find((one) => one.organisationId !== organisationId) ?? null,
  }
}

/** Held for a change by whoever may arrange it. @throws Refusal `stale-button`, `meeting-over` */
async function hold(unit: Unit, actor: Member, id: string): Promise<MeetingRow> {
  const meeting = await holdMeeting(unit, actor, id, 'change')
  if (!isOpen(meeting) && meeting.state !== 'cancelled') throw new Refusal('meeting-over')
  return meeting
}

/** Writes a change of a meeting and of the themed one on its evening, and has everything that hangs on it follow. */
async function change(unit: Unit, actor: Member, { meeting, set, action, deps }: { meeting: MeetingRow; set: MeetingChange; action: string; deps: PlanDeps }): Promise<MeetingRow> {
  const repo = meetingRepo(unit.tx)
  await repo.save(meeting.id, set)
  const { startsAt, state, place } = set
  if (meeting.joinedId !== null) await repo.save(meeting.joinedId, { ...(startsAt && { startsAt }), ...(state && { state }), ...(place !== undefined && { place }) })
  await audit(unit, actor, { action, organisationId: meeting.organisationId, thingId: meeting.id })
  const now = { ...meeting, ...set }
  if (meeting.kind === 'preparatory') await settleFreeze(unit, now)
  for (const hook of deps.onMoved) await hook(unit, now)
  for (const id of [meeting.id, meeting.joinedId]) if (id !== null) unit.changed(oneMeeting(id))
  await deps.plan(unit, [meeting.organisationId])
  return now
}

/**
 * Confirms a proposed meeting: who belongs to it is noted, and they are invited, once (phrase 21a).
 * @throws Refusal `meeting-past`
 */
export async function confirmMeeting(unit: Unit, actor: Member, { id, deps }: { id: string; deps: PlanDeps }): Promise<void> {
  const meeting = await hold(unit, actor, id)
  if (meeting.state !== 'proposed') return
  if (meeting.withId !== null) throw new Refusal('stale-button')
  if (meeting.startsAt <= unit.now) throw new Refusal('meeting-past')
  const now = await change(unit, actor, { meeting, set: { state: 'confirmed' }, action: 'meeting-confirmed', deps })
  await inviteTo(unit, now)
}

async function inviteTo(unit: Unit, meeting: MeetingRow): Promise<void> {
  const repo = tellingRepo(unit.tx)
  await repo.bringUpToDate([meeting.id])
  await repo.invite([{ id: meeting.id, tellAt: tellAt(unit, meeting) }])
}

function tellAt({ now }: Unit, { timeZone: zone, startsAt: event }: Pick<MeetingRow, 'timeZone' | 'startsAt'>): Date {
  return outsideQuietHours(now, { zone, event, now })
}

/**
 * Another day, hour or place. What was confirmed is told anew, once, and asks for new answers (RV2); what was put off
 * has a day again. @throws Refusal `meeting-past`
 */
export async function moveMeeting(unit: Unit, actor: Member, { id, to, deps }: { id: string; to: { startsAt?: Date; place?: string | null }; deps: PlanDeps }): Promise<void> {
  const meeting = await hold(unit, actor, id)
  const { startsAt = meeting.startsAt, place = meeting.place } = to
  if (meeting.withId !== null) throw new Refusal('stale-button')
  if (!mayBeSet(startsAt, unit.now)) throw new Refusal('meeting-past')
  const revived = meeting.state === 'cancelled'
  if (!revived && startsAt.getTime() === meeting.startsAt.getTime() && place === meeting.place) return
  const known = revived ? (await attendanceOf(unit, id)).length > 0 : meeting.state === 'confirmed'
  // What was frozen stays so: it has been read.
  const frozen = meeting.freezesAt !== null && meeting.freezesAt <= unit.now
  const freezesAt = meeting.kind === 'regular' && !frozen ? await freezeOf(unit, { ...meeting, startsAt }) : meeting.freezesAt
  const set = { startsAt, place, freezesAt, sequence: meeting.sequence + 1, state: known ? 'confirmed' as const : 'proposed' as const }
  const now = await change(unit, actor, { meeting, set, action: 'meeting-moved', deps })
  if (known) await tellMove(unit, now)
}

async function tellMove(unit: Unit, meeting: MeetingRow): Promise<void> {
  const repo = tellingRepo(unit.tx)
  const when = { id: meeting.id, tellAt: tellAt(unit, meeting), until: meeting.startsAt }
  await repo.dropWaiting(meeting.id, { invitations: false })
  await repo.resetAnswers(meeting.id)
  await repo.bringUpToDate([meeting.id])
  await repo.renewInvitations(when)
  await repo.invite([when])
  await repo.tellChange(CHANGED, when)
}

/** Puts a meeting off: whoever was told of it hears that, and nothing more is told of it, queued or not (RV3). */
export async function cancelMeeting(unit: Unit, actor: Member, { id, deps }: { id: string; deps: PlanDeps }): Promise<void> {
  const meeting = await hold(unit, actor, id)
  if (meeting.state === 'cancelled') return
  if (meeting.withId !== null) throw new Refusal('stale-button')
  const now = await change(unit, actor, { meeting, set: { state: 'cancelled', sequence: meeting.sequence + 1 }, action: 'meeting-cancelled', deps })
  await tellingRepo(unit.tx).dropWaiting(id, { invitations: true })
  if (isComing(meeting, unit.now)) await tellingRepo(unit.tx).tellChange(CANCELLED, { id, tellAt: tellAt(unit, now), until: meeting.startsAt })
}

/**
 * Proposes a meeting beside the regular ones. One that was put off in the same period has this day from now on.
 * @returns its id
 * @throws Refusal `meeting-past`, `meeting-there` where one of the kind and period is
 */
export async function proposeMeeting(unit: Unit, actor: Member, { organisationId, kind, startsAt, zone, deps }: { organisationId: string; kind: MeetingKind; startsAt: Date; zone: string; deps: PlanDeps }): Promise<string> {
  if (!may(actor, 'change', { kind: 'meeting', org: organisationId }, unit.now)) throw new Refusal('stale-button')
  if (!mayBeSet(startsAt, unit.now)) throw new Refusal('meeting-past')
  const repo = meetingRepo(unit.tx)
  const period = periodFor(kind, startsAt, zone)
  const { 'meeting.place': place } = await effectiveSettings(unit, organisationId)
  const id = unit.newId()
  if (await repo.insert({ id, organisationId, kind, period, startsAt, place })) {
    await audit(unit, actor, { action: 'meeting-proposed', organisationId, thingId: id })
    await deps.plan(unit, [organisationId])
    return id
  }
  const there = await repo.findByPeriod({ organisationId, kind, period })
  if (there?.state !== 'cancelled') throw new Refusal('meeting-there')
  await moveMeeting(unit, actor, { id: there.id, to: { startsAt }, deps })
  return there.id
}

/** The regular meetings on whose evening a themed one that nobody was invited to can be: open ones of its quarter. */
export async function eveningsFor(unit: Unit, themed: MeetingRow): Promise<MeetingRow[]> {
  if (themed.kind !== 'themed' || themed.state !== 'proposed' || themed.withId !== null) return []
  return (await meetingRepo(unit.tx).listComing([themed.organisationId], unit.now)).filter((one) =>
    one.kind === 'regular' && isOpen(one) && one.joinedId === null && periodFor('themed', one.startsAt, one.timeZone) === themed.period)
}

/** Puts a themed meeting on a regular one's evening (MR13): told, attended and minuted there. */
export async function joinMeetings(unit: Unit, actor: Member, { id, withId, deps }: { id: string; withId: string; deps: PlanDeps }): Promise<void> {
  const themed = await hold(unit, actor, id)
  const regular = (await eveningsFor(unit, themed)).find((one) => one.id === withId)
  if (!regular) throw new Refusal('stale-button')
  const { startsAt, place, state } = regular
  await change(unit, actor, { meeting: themed, set: { withId, startsAt, place, state }, action: 'meetings-joined', deps })
  unit.changed(oneMeeting(withId))
}

/** The themed meeting has an evening of its own again, to be confirmed. */
export async function partMeetings(unit: Unit, actor: Member, { id, deps }: { id: string; deps: PlanDeps }): Promise<void> {
  const themed = await hold(unit, actor, id)
  if (themed.withId === null) return
  await change(unit, actor, { meeting: themed, set: { withId: null, state: 'proposed' }, action: 'meetings-parted', deps })
  unit.changed(oneMeeting(themed.withId))
}

/** Names whoever writes the minutes of this one meeting, or (null) nobody but its leaders (MR7). */
export async function nameNoteTaker(unit: Unit, actor: Member, { id, personId }: { id: string; personId: string | null }): Promise<void> {
  const meeting = await holdMeeting(unit, actor, id, 'change')
  if (meeting.state === 'adopted' || meeting.state === 'cancelled') throw new Refusal('meeting-over')
  if (personId !== null && !(await attendanceOf(unit, id)).some((one) => one.personId === personId)) throw new Refusal('stale-button')
  await meetingRepo(unit.tx).save(id, { noteTakerId: personId })
  await audit(unit, actor, { action: 'note-taker-named', organisationId: meeting.organisationId, thingId: id, ...(personId !== null && { subjectId: personId }) })
  unit.changed(oneMeeting(id))
}

/** When the agenda of a regular meeting is settled: at the committee's own meeting, where there is one, else as set. */
async function freezeOf(unit: Unit, { organisationId, period, startsAt, timeZone: zone }: MeetingRow): Promise<Date> {
  const preparatory = await meetingRepo(unit.tx).findByPeriod({ organisationId, kind: 'preparatory', period })
  if (preparatory?.state === 'confirmed' && preparatory.startsAt < startsAt) return preparatory.startsAt
  return freezeMoment(startsAt, { ...(await effectiveSettings(unit, organisationId))['agenda.freeze'], zone })
}

/** The committee's meeting settles the agenda of its month (MR4): confirmed, moved or put off it takes the freeze with it. What was frozen stays so. */
async function settleFreeze(unit: Unit, { organisationId, period }: MeetingRow): Promise<void> {
  const repo = meetingRepo(unit.tx)
  const regular = await repo.findByPeriod({ organisationId, kind: 'regular', period })
  if (!regular || !isOpen(regular) || (regular.freezesAt !== null && regular.freezesAt <= unit.now)) return
  await repo.save(regular.id, { freezesAt: await freezeOf(unit, regular) })
  unit.changed(oneMeeting(regular.id))
}
