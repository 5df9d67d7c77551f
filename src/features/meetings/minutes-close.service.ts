import type { Member } from '../../conversation/screen.ts'
import { addMinutes } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { audit } from '../org/audit.service.ts'
import { keepDecisions } from './assignments.service.ts'
import { attendanceOf, markMeeting } from './meetings.service.ts'
import { oneMeeting } from './meeting.screens.ts'
import { minutesRepo } from './minutes.repo.ts'
import type { Decision, Field, MinutesRecord } from './minutes.rules.ts'
import { correct } from './minutes.rules.ts'
import type { Minuted } from './minutes.service.ts'
import { fieldOf, mayMinutes, minutesOf, readQuality, sceneOf, touchMinutes, typedText, write } from './minutes.service.ts'
import { askRequests } from './requests.service.ts'
import { sheetsRepo } from './sheets.repo.ts'

export const OUTCOME = 'minutes.outcome'
/** Days within which an absentee who was away is still told (MR9). */
const TOLD = 7 * 24 * 60

/** The meeting is over: by secretary, deputy or note-taker. */
export async function closeMeeting(unit: Unit, actor: Member, meetingId: string): Promise<Minuted> {
  const sheet = await write(unit, actor, { meetingId, change: (minutes) => minutes })
  if (unit.now < sheet.startsAt) throw new Refusal('minutes-not-begun')
  if (sheet.closedAt !== null) return sheet
  await mark(unit, sheet, { state: 'held', closedAt: unit.now })
  return { ...sheet, state: 'held', closedAt: unit.now }
}

async function mark(unit: Unit, { id, joinedId }: Minuted, change: Parameters<typeof markMeeting>[2]): Promise<void> {
  for (const one of joinedId === null ? [id] : [id, joinedId]) await markMeeting(unit, one, change)
  touchMinutes(unit, id)
  unit.changed(oneMeeting(id))
}

/**
 * Adopts the minutes at the close, for secretary and deputy: from then on the branch reads them, decisions are tasks,
 * requests lie before the superior, and whoever was absent is told (MR6, MR7, MR9). Pressed twice it is done once.
 */
export async function adoptMinutes(unit: Unit, actor: Member, meetingId: string): Promise<Minuted> {
  // Before anything is done: what an old button has written is not taken back.
  if (!(await sceneOf(unit, actor, await minutesOf(unit, actor, { meetingId, verb: 'change', lock: true }))).mayAdopt) throw new Refusal('stale-button')
  const closed = await closeMeeting(unit, actor, meetingId)
  const { points } = await readQuality(unit, await sceneOf(unit, actor, closed))
  // Whoever has not said that these are his words has spoken, and no more (MR7).
  const gists = Object.fromEntries(Object.entries(closed.minutes.gists).map(([id, gist]) => [id, gist.state === 'approved' ? gist : { text: null, state: 'said' as const }]))
  const minutes: MinutesRecord = { ...closed.minutes, gists, quality: points }
  const sheet: Minuted = { ...closed, minutes, state: 'adopted', adoptedAt: unit.now }
  await sheetsRepo(unit).saveMinutes(sheet.id, minutes)
  await mark(unit, sheet, { state: 'adopted', adoptedAt: unit.now })
  await keepDecisions(unit, sheet, { now: minutes.decisions, before: [] })
  if (sheet.kind !== 'preparatory') await askRequests(unit, sheet, { now: minutes.requests, before: [] })
  await audit(unit, actor, { action: 'minutes-adopted', organisationId: sheet.organisationId, thingId: sheet.id })
  for (const { personId, present, connected } of await attendanceOf(unit, sheet.id)) {
    if (present === 'no' && connected) unit.notify(OUTCOME, personId, { meeting: sheet.id }, { key: sheet.id, until: addMinutes(unit.now, TOLD), twice: 'fine' })
  }
  return sheet
}

// ── corrections ───────────────────────────────────────────────────────────────────────────────────────────────

/** Before a part of adopted minutes is changed: why (AT13). */
export async function beginCorrection(unit: Unit, actor: Member, { meetingId, what, reason }: { meetingId: string; what: string; reason: string }): Promise<Minuted> {
  const sheet = await minutesOf(unit, actor, { meetingId, verb: 'correct', lock: true })
  const why = reason.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, 300)
  if (why.length < 3) throw new Refusal('minutes-no-reason')
  const minutes = { ...sheet.minutes, correcting: { by: actor.person.id, what, reason: why } }
  await sheetsRepo(unit).saveMinutes(sheet.id, minutes)
  return { ...sheet, minutes }
}

/** The words that take the place of the old ones, which are kept; tasks and requests follow. */
export async function correctField(unit: Unit, actor: Member, { meetingId, what, field, text }: { meetingId: string; what: string; field: Field; text: string }): Promise<Minuted> {
  const sheet = await minutesOf(unit, actor, { meetingId, verb: 'correct', lock: true })
  if (sheet.minutes.correcting?.by !== actor.person.id) throw new Refusal('stale-button')
  const minutes = correct(sheet.minutes, fieldOf(unit, field), { typed: typedText(text), at: unit.now, what })
  await sheetsRepo(unit).saveMinutes(sheet.id, minutes)
  await keepDecisions(unit, sheet, { now: minutes.decisions, before: sheet.minutes.decisions })
  await askRequests(unit, sheet, { now: minutes.requests, before: sheet.minutes.requests })
  await audit(unit, actor, { action: 'minutes-corrected', organisationId: sheet.organisationId, thingId: sheet.id })
  touchMinutes(unit, sheet.id)
  return { ...sheet, minutes }
}

// ── one's own ─────────────────────────────────────────────────────────────────────────────────────────────────

/** The words that wait for somebody's yes, of each of his meetings. */
export async function listOwnGists(unit: Unit, { person, memberships }: Member): Promise<{ meeting: Minuted; text: string }[]> {
  const found = []
  for (const id of await minutesRepo(unit).listOpen(memberships.map(({ organisationId }) => organisationId))) {
    const sheet = await sheetsRepo(unit).find(id)
    const gist = sheet?.minutes?.gists[person.id]
    if (sheet?.minutes && gist?.state === 'asked' && gist.text !== null) found.push({ meeting: { ...sheet, minutes: sheet.minutes }, text: gist.text })
  }
  return found
}

/** "These are my words", or "only that I spoke": the person's alone to say (MR7). */
export async function answerGist(unit: Unit, { person }: Member, { meetingId, yes }: { meetingId: string; yes: boolean }): Promise<void> {
  const sheet = await sheetsRepo(unit).lock(meetingId)
  const gist = sheet?.minutes?.gists[person.id]
  if (!sheet?.minutes || !gist || gist.state !== 'asked' || sheet.adoptedAt !== null) throw new Refusal('stale-button')
  const gists = { ...sheet.minutes.gists, [person.id]: yes ? { ...gist, state: 'approved' as const } : { text: null, state: 'said' as const } }
  await sheetsRepo(unit).saveMinutes(meetingId, { ...sheet.minutes, gists })
  touchMinutes(unit, meetingId)
}

/** What somebody who was absent gets: the conclusion and the own tasks. @throws Refusal `stale-button` to anybody else */
export async function readOutcome(unit: Unit, actor: Member, meetingId: string): Promise<{ sheet: Minuted; decisions: Decision[]; own: Decision[] }> {
  const sheet = await minutesOf(unit, actor, { meetingId, verb: 'see' })
  if (sheet.adoptedAt === null || !mayMinutes(unit, actor, { meeting: sheet, verb: 'see' })) throw new Refusal('stale-button')
  const { decisions } = sheet.minutes
  return { sheet, decisions, own: decisions.filter(({ ownerId }) => ownerId === actor.person.id) }
}
