import type { SentFile } from '../../conversation/documents.ts'
import type { Member } from '../../conversation/screen.ts'
import { dayOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Verb } from '../org/access.rules.ts'
import { may } from '../org/access.rules.ts'
import { audit } from '../org/audit.service.ts'
import type { MeetingRow } from './meeting.rules.ts'
import { thingOf } from './meeting.rules.ts'
import { holdMeeting, meetingFor } from './meetings.service.ts'
import { papersRepo } from './papers.repo.ts'
import type { Paper } from './papers.rules.ts'
import { isMarkedSecret, MOST_PAPERS, paperState, partsOfName } from './papers.rules.ts'
import { tidy } from './pasted.rules.ts'

export function mayPaper(unit: Unit, actor: Member, { meeting, verb }: { meeting: MeetingRow; verb: Verb }): boolean {
  return may(actor, verb, thingOf(meeting, 'paper', paperState(meeting)), unit.now)
}

/** The papers of an evening: those of the second part lie with the first's. @throws Refusal `stale-button` */
export async function listPapers(unit: Unit, actor: Member, meetingId: string): Promise<{ meeting: MeetingRow; papers: Paper[]; mayChange: boolean }> {
  const meeting = await meetingFor(unit, actor, meetingId)
  if (!mayPaper(unit, actor, { meeting, verb: 'see' })) throw new Refusal('stale-button')
  return { meeting, papers: await papersOf(unit, meeting), mayChange: mayPaper(unit, actor, { meeting, verb: 'change' }) }
}

/** The same without asking whose they are: for agendas, minutes, reminders. */
export function papersOf(unit: Unit, { id, joinedId }: Pick<MeetingRow, 'id' | 'joinedId'>): Promise<Paper[]> {
  return papersRepo(unit).list(joinedId === null ? [id] : [id, joinedId])
}

/**
 * Takes a paper, as it came.
 * @throws Refusal `refuse-secret` (40b) by its name, `paper-empty`, `papers-enough`; too large a file never gets here
 */
export async function addPaper(unit: Unit, actor: Member, { meetingId, file }: { meetingId: string; file: SentFile }): Promise<void> {
  const meeting = await holdMeeting(unit, actor, meetingId)
  if (!mayPaper(unit, actor, { meeting, verb: 'change' })) throw new Refusal('stale-button')
  const name = tidy(file.name).slice(0, 120)
  if (isMarkedSecret(name)) throw new Refusal('refuse-secret')
  if (file.bytes.length === 0) throw new Refusal('paper-empty')
  if ((await papersRepo(unit).list([meetingId])).length >= MOST_PAPERS) throw new Refusal('papers-enough')
  const { mime } = partsOfName(name)
  await papersRepo(unit).add({ id: unit.newId(), meetingId, name, mime, size: file.bytes.length, addedOn: dayOf(unit.now, meeting.timeZone) }, file.bytes)
  await audit(unit, actor, { action: 'paper-added', organisationId: meeting.organisationId, thingId: meetingId })
}

/** @throws Refusal `stale-button`, also where there is none */
export async function paperFor(unit: Unit, actor: Member, { paperId, verb }: { paperId: string; verb: Verb }): Promise<{ meeting: MeetingRow; paper: Paper }> {
  const meetingId = await papersRepo(unit).meetingOf(paperId)
  if (meetingId === null) throw new Refusal('stale-button')
  const meeting = await meetingFor(unit, actor, meetingId)
  const paper = (await papersRepo(unit).list([meetingId])).find(({ id }) => id === paperId)
  if (!paper || !mayPaper(unit, actor, { meeting, verb })) throw new Refusal('stale-button')
  return { meeting, paper }
}

export async function dropPaper(unit: Unit, actor: Member, paperId: string): Promise<string> {
  const { meeting } = await paperFor(unit, actor, { paperId, verb: 'change' })
  await papersRepo(unit).remove(paperId)
  await audit(unit, actor, { action: 'paper-removed', organisationId: meeting.organisationId, thingId: meeting.id })
  return meeting.id
}

export async function readPaper(unit: Unit, actor: Member, paperId: string): Promise<{ meeting: MeetingRow; paper: Paper; bytes: Uint8Array }> {
  return { ...(await paperFor(unit, actor, { paperId, verb: 'see' })), bytes: await papersRepo(unit).read(paperId) }
}
