import type { Member } from '../../conversation/screen.ts'
import type { Period } from '../../platform/calendar.ts'
import { addMinutes, daysBetween, periodOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Verb } from '../org/access.rules.ts'
import { may } from '../org/access.rules.ts'
import { audit } from '../org/audit.service.ts'
import { placeOf } from '../org/members.service.ts'
import { answeringFor, leadersOf, organisationsAbove } from '../org/org.service.ts'
import type { AgendaItem } from './agenda.rules.ts'
import type { AgendaSource } from './agenda.service.ts'
import { lastMeetingDay } from './assignments.service.ts'
import { tidyText } from './minutes.rules.ts'
import type { BranchRequest } from './requests.repo.ts'
import { requestsRepo } from './requests.repo.ts'
import type { Sheet } from './sheets.repo.ts'

export type { BranchRequest } from './requests.repo.ts'

export const ASKED = 'requests.asked'
export const ANSWERED = 'requests.answered'
const ANSWER_LENGTH = 2000
const ORIENTATION_LENGTH = 2000
const WEEK = 7 * 24 * 60

async function mayRequest(unit: Unit, actor: Member, { organisationId, verb }: { organisationId: string; verb: Verb }): Promise<boolean> {
  return may(actor, verb, { kind: 'request', org: organisationId, above: await organisationsAbove(unit, organisationId) }, unit.now)
}

/**
 * What the adopted minutes ask of the superior is put before it, under the minutes' own id; answered ones stay. A branch
 * with nobody above it asks nobody.
 */
export async function askRequests(unit: Unit, { organisationId, id: meetingId }: Sheet, { now, before }: { now: readonly { id: string; text: string }[]; before: readonly { id: string }[] }): Promise<void> {
  const [superior] = await organisationsAbove(unit, organisationId)
  if (superior === undefined) return
  const repo = requestsRepo(unit)
  const { today } = await placeOf(unit, organisationId)
  for (const { id } of before.filter((old) => !now.some(({ id }) => id === old.id))) await repo.remove(id)
  for (const { id, text } of now) {
    const old = await repo.find(id)
    if (!old?.answer) await repo.save({ id, organisationId, heldBy: superior, meetingId, askedOn: old?.askedOn ?? today, answeredOn: null, text, answer: null })
  }
  if (now.length > 0) await tellHolders(unit, { superior, meetingId })
}

/** Those of the committee who answer are told once a meeting, in the one neutral way. */
async function tellHolders(unit: Unit, { superior, meetingId }: { superior: string; meetingId: string }): Promise<void> {
  for (const { personId } of (await answeringFor(unit, superior)).filter(({ connected }) => connected)) {
    unit.notify(ASKED, personId, { org: superior }, { key: meetingId, until: addMinutes(unit.now, WEEK), twice: 'fine' })
  }
}

/** Of a branch, for whoever belongs there or stands above: what waits first. @throws Refusal `stale-button` */
export async function listRequests(unit: Unit, actor: Member, organisationId: string): Promise<BranchRequest[]> {
  if (!(await mayRequest(unit, actor, { organisationId, verb: 'see' }))) throw new Refusal('stale-button')
  return requestsRepo(unit).listOf(organisationId)
}

/** What a committee is asked, for its readers. */
export async function listHeld(unit: Unit, actor: Member, committeeId: string): Promise<BranchRequest[]> {
  if (!mayOrient(unit, actor, committeeId)) throw new Refusal('stale-button')
  return requestsRepo(unit).listHeld(committeeId)
}

/** The committees for which somebody answers, with how many wait. */
export async function listWaiting(unit: Unit, actor: Member): Promise<{ id: string; name: string; waiting: number }[]> {
  const found = []
  for (const { organisationId: id, organisation: name, kind } of actor.memberships) {
    if (kind === 'committee' && mayOrient(unit, actor, id)) found.push({ id, name, waiting: (await requestsRepo(unit).listHeld(id)).filter(({ answer }) => answer === null).length })
  }
  return found
}

export async function requestFor(unit: Unit, actor: Member, id: string): Promise<{ request: BranchRequest; age: number; mayAnswer: boolean }> {
  const request = await requestsRepo(unit).find(id)
  if (!request || !(await mayRequest(unit, actor, { organisationId: request.organisationId, verb: 'see' }))) throw new Refusal('stale-button')
  const { today } = await placeOf(unit, request.organisationId)
  return { request, age: daysBetween(request.askedOn, request.answeredOn ?? today), mayAnswer: await mayRequest(unit, actor, { organisationId: request.organisationId, verb: 'answer' }) }
}

/** The superior's answer; it stands on the branch's next agenda. Given again it replaces the first. */
export async function answerRequest(unit: Unit, actor: Member, { id, text }: { id: string; text: string }): Promise<void> {
  await requestsRepo(unit).lock(id)
  const { request, mayAnswer } = await requestFor(unit, actor, id)
  if (!mayAnswer) throw new Refusal('stale-button')
  const words = bounded(text, ANSWER_LENGTH)
  const { today } = await placeOf(unit, request.organisationId)
  await requestsRepo(unit).save({ ...request, answeredOn: today, answer: { text: words, by: actor.person.id } })
  await audit(unit, actor, { action: 'request-answered', organisationId: request.organisationId, thingId: id })
  unit.changed(`requests:one:${id}`)
  for (const { personId, connected } of await leadersOf(unit, [request.organisationId])) {
    if (connected) unit.notify(ANSWERED, personId, { id }, { key: id, until: addMinutes(unit.now, WEEK), twice: 'fine' })
  }
}

/** @throws Refusal `request-empty`, `request-too-long` */
function bounded(text: string, most: number): string {
  const words = tidyText(text)
  if (words === '') throw new Refusal('request-empty')
  if (words.length > most) throw new Refusal('request-too-long', { over: words.length - most })
  return words
}

/** On the agenda: what waits for an answer, and answers that came since the last meeting. */
export const requestsSource: AgendaSource = async (unit, meeting) => {
  if (meeting.kind !== 'regular') return []
  const since = await lastMeetingDay(unit, meeting)
  const shown = (await requestsRepo(unit).listOf(meeting.organisationId)).filter(({ meetingId, answeredOn }) => meetingId !== meeting.id && (answeredOn === null || answeredOn >= since))
  return shown.map(({ id, text, holder, answer }): AgendaItem => ({
    id, heading: 'proposals',
    text: answer ? { key: 'agenda-answer', vars: { org: holder, asked: text, words: answer.text } } : { key: 'agenda-waiting', vars: { org: holder, asked: text } },
  }))
}

// ── the committee's orientation of a month ────────────────────────────────────────────────────────────────────

export function mayOrient(unit: Unit, actor: Member, organisationId: string): boolean {
  return may(actor, 'change', { kind: 'orientation', org: organisationId }, unit.now)
    && actor.memberships.some((one) => one.organisationId === organisationId && one.kind === 'committee')
}

/** What was sent for a month; null while nothing was. @throws Refusal `stale-button` */
export async function readOrientation(unit: Unit, actor: Member, { organisationId, period }: { organisationId: string; period: Period }): Promise<string | null> {
  if (!mayOrient(unit, actor, organisationId)) throw new Refusal('stale-button')
  return (await requestsRepo(unit).listOrientations([organisationId], period))[0]?.words ?? null
}

/** Sends it: from then on it lies in the draft of every branch below (MR5). Sent again it replaces the first. */
export async function sendOrientation(unit: Unit, actor: Member, { organisationId, period, text }: { organisationId: string; period: Period; text: string }): Promise<void> {
  if (!mayOrient(unit, actor, organisationId)) throw new Refusal('stale-button')
  const { today } = await placeOf(unit, organisationId)
  await requestsRepo(unit).saveOrientation({ organisationId, period, words: bounded(text, ORIENTATION_LENGTH) }, today)
  await audit(unit, actor, { action: 'orientation-sent', organisationId, thingId: period })
}

export const orientationSource: AgendaSource = async (unit, meeting) => {
  if (meeting.kind !== 'regular') return []
  const above = await organisationsAbove(unit, meeting.organisationId)
  const period = periodOf(meeting.startsAt, { kind: 'month', zone: meeting.timeZone })
  return (await requestsRepo(unit).listOrientations(above, period)).map(({ organisationId, organisation, words }): AgendaItem => ({
    id: organisationId, heading: 'information', text: { key: 'agenda-orientation', vars: { org: organisation, words: words.replaceAll('\n', ' ') } },
  }))
}
