import type { Member } from '../../conversation/screen.ts'
import { addMinutes } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Verb } from '../org/access.rules.ts'
import { may } from '../org/access.rules.ts'
import { takesPart } from '../org/org.rules.ts'
import type { Part } from './agenda.rules.ts'
import { postedOf, draftOf } from './agenda.rules.ts'
import { headingsOf, postedVersion, shapeOf } from './agenda.service.ts'
import { tallyTasks } from './assignments.service.ts'
import type { MeetingRow } from './meeting.rules.ts'
import { eveningOf, thingOf } from './meeting.rules.ts'
import type { Attendee } from './meetings.service.ts'
import { attendanceOf } from './meetings.service.ts'
import { minutesRepo } from './minutes.repo.ts'
import type { Field, MinutesRecord } from './minutes.rules.ts'
import * as rules from './minutes.rules.ts'
import { minutesViews } from './minutes.views.ts'
import { papersOf } from './papers.service.ts'
import type { Criterion, Points } from './quality.rules.ts'
import { countedPoints, LEAST_MINUTES } from './quality.rules.ts'
import type { Rota } from './rota.rules.ts'
import { makeRota } from './rota.rules.ts'
import type { Sheet } from './sheets.repo.ts'
import { sheetsRepo } from './sheets.repo.ts'

/** A meeting whose minutes are being written, or were. */
export type Minuted = Sheet & { minutes: MinutesRecord }
/** `programme`: what the minutes follow; `mayChange`: write, or, once adopted, correct with a reason. */
export type Scene = { sheet: Minuted; people: Attendee[]; programme: Part[]; mayChange: boolean; mayAdopt: boolean }

/** How early before the beginning minutes may be opened: they are pre-filled (MR7). */
const AHEAD = 24 * 60

/** The committee's own minutes stay its own when they are adopted. */
export function minutesState({ adoptedAt, kind }: MeetingRow): 'open' | 'adopted' | 'kept' {
  return adoptedAt === null ? 'open' : kind === 'preparatory' ? 'kept' : 'adopted'
}

export function mayMinutes(unit: Unit, actor: Member, { meeting, verb }: { meeting: MeetingRow; verb: Verb }): boolean {
  return may(actor, verb, thingOf(meeting, 'minutes', minutesState(meeting)), unit.now)
}

/** Whether there can be minutes of it: confirmed and about to begin, or over. */
export function isMinuted({ state, startsAt }: MeetingRow, now: Date): boolean {
  return state === 'held' || state === 'adopted' || (state === 'confirmed' && now >= addMinutes(startsAt, -AHEAD))
}

/** The minutes of an evening, for whoever may do this with them. @throws Refusal `stale-button` */
export async function minutesOf(unit: Unit, actor: Member, { meetingId, verb, lock = false }: { meetingId: string; verb: Verb; lock?: boolean }): Promise<Minuted> {
  const repo = sheetsRepo(unit)
  const first = await repo.find(meetingId)
  const id = first ? eveningOf(first) : meetingId
  const sheet = await (lock ? repo.lock(id) : repo.find(id))
  if (!sheet || !isMinuted(sheet, unit.now) || !mayMinutes(unit, actor, { meeting: sheet, verb })) throw new Refusal('stale-button')
  return { ...sheet, minutes: sheet.minutes ?? rules.newMinutes({ now: unit.now, chairId: await usualChair(unit, sheet) }) }
}

/** The secretary, or who stands in. */
async function usualChair(unit: Unit, { id }: Sheet): Promise<string | null> {
  const people = await attendanceOf(unit, id)
  const of = (role: string) => people.find((one) => one.role === role && one.present !== 'no')?.personId
  return of('secretary') ?? of('deputySecretary') ?? null
}

export async function readMinutes(unit: Unit, actor: Member, meetingId: string): Promise<Scene> {
  return sceneOf(unit, actor, await minutesOf(unit, actor, { meetingId, verb: 'see' }))
}

export async function sceneOf(unit: Unit, actor: Member, sheet: Minuted): Promise<Scene> {
  return {
    sheet, people: await attendanceOf(unit, sheet.id), programme: await programmeOf(unit, sheet),
    mayChange: mayMinutes(unit, actor, { meeting: sheet, verb: sheet.adoptedAt === null ? 'change' : 'correct' }),
    mayAdopt: sheet.adoptedAt === null && may(actor, 'correct', thingOf(sheet, 'minutes', 'adopted'), unit.now),
  }
}

/** Whoever may write now or, once adopted, correct. @throws Refusal `stale-button` */
export async function writable(unit: Unit, actor: Member, id: string): Promise<Scene> {
  const scene = await readMinutes(unit, actor, id)
  if (!scene.mayChange) throw new Refusal('stale-button')
  return scene
}

/** The same while the minutes are open. */
export async function writing(unit: Unit, actor: Member, id: string): Promise<Scene> {
  const scene = await writable(unit, actor, id)
  if (scene.sheet.adoptedAt !== null) throw new Refusal('stale-button')
  return scene
}

/** What was posted, else the headings of its kind. */
async function programmeOf(unit: Unit, sheet: Sheet): Promise<Part[]> {
  const posted = postedVersion(sheet)
  if (posted) return posted.parts
  const headings = await headingsOf(unit, sheet.organisationId)
  const second = sheet.joinedId === null ? null : await sheetsRepo(unit).find(sheet.joinedId)
  return [sheet, ...(second ? [second] : [])].map((one) => ({
    kind: one.kind, topic: one.agenda.topic, sections: postedOf(draftOf(one.agenda, shapeOf(one), [])).map((section) => ({ ...section, name: section.name ?? headings[section.id] ?? null })),
  }))
}

// ── writing ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Changes minutes that are not adopted yet, held: what two people write at once both stands. */
export async function write(unit: Unit, actor: Member, { meetingId, change }: { meetingId: string; change: (minutes: MinutesRecord, sheet: Minuted) => MinutesRecord | Promise<MinutesRecord> }): Promise<Minuted> {
  const sheet = await minutesOf(unit, actor, { meetingId, verb: 'change', lock: true })
  const minutes = await change(sheet.minutes, sheet)
  await sheetsRepo(unit).saveMinutes(sheet.id, minutes)
  touchMinutes(unit, sheet.id)
  return { ...sheet, minutes }
}

export function touchMinutes(unit: Unit, meetingId: string): void {
  for (const view of minutesViews(meetingId)) unit.changed(view)
}

/** A part as it was typed; "-" takes it away, and `new` is the next of its list. */
export async function writeField(unit: Unit, actor: Member, { meetingId, field, text }: { meetingId: string; field: Field; text: string }): Promise<{ sheet: Minuted; field: Field }> {
  const known = fieldOf(unit, field)
  const sheet = await write(unit, actor, { meetingId, change: (minutes) => rules.writeField(minutes, known, typedText(text)) })
  if (known.of === 'gist') tellGist(unit, sheet, known.id)
  return { sheet, field: known }
}

export function typedText(text: string): string {
  return /^[-–—]$/.test(text.trim()) ? '' : text
}

export function fieldOf(unit: Unit, field: Field): Field {
  return 'id' in field && field.id === 'new' ? { ...field, id: unit.newId() } : field
}

export const GIST = 'minutes.gist'

/** The person is asked for the words that stand for him; in the one neutral text. */
function tellGist(unit: Unit, { id, minutes }: Minuted, personId: string): void {
  if (minutes.gists[personId]?.state !== 'asked') return
  unit.notify(GIST, personId, { meeting: id }, { key: id, until: addMinutes(unit.now, 24 * 60), twice: 'fine' })
}

export function setOwner(unit: Unit, actor: Member, { meetingId, decisionId, personId }: { meetingId: string; decisionId: string; personId: string | null }): Promise<Minuted> {
  return write(unit, actor, { meetingId, change: async (minutes, { id }) => {
    if (personId !== null && !(await attendanceOf(unit, id)).some((one) => one.personId === personId)) throw new Refusal('stale-button')
    if (!minutes.decisions.some((one) => one.id === decisionId)) throw new Refusal('stale-button')
    return { ...minutes, decisions: minutes.decisions.map((one) => (one.id === decisionId ? { ...one, ownerId: personId } : one)) }
  } })
}

export function setChair(unit: Unit, actor: Member, { meetingId, personId }: { meetingId: string; personId: string }): Promise<Minuted> {
  return write(unit, actor, { meetingId, change: async (minutes, { id }) => {
    if (!(await attendanceOf(unit, id)).some((one) => one.personId === personId)) throw new Refusal('stale-button')
    return { ...minutes, chairId: personId }
  } })
}

export function turnResolution(unit: Unit, actor: Member, meetingId: string): Promise<Minuted> {
  return write(unit, actor, { meetingId, change: (minutes) => ({ ...minutes, resolution: !minutes.resolution }) })
}

/** Whether somebody spoke, and at length (MR8). */
export async function markSpoke(unit: Unit, actor: Member, { meetingId, personId, spoke }: { meetingId: string; personId: string; spoke: 'short' | 'long' | null }): Promise<Minuted> {
  return write(unit, actor, { meetingId, change: async (minutes, { id }) => {
    if (!(await attendanceOf(unit, id)).some((one) => one.personId === personId)) throw new Refusal('stale-button')
    await minutesRepo(unit).saveSpoke({ meetingId: id, personId, spoke })
    return minutes
  } })
}

/** Who speaks how long in so many minutes: whoever is there, or has not asked to be excused. */
export async function readRota(unit: Unit, { sheet: { id, organisationId }, people }: Scene, minutes: number): Promise<Rota> {
  const lastLong = await minutesRepo(unit).lastLong({ organisationId, meetingId: id })
  const here = people.filter(({ partyStatus, present, intention }) => takesPart(partyStatus) && (present === null ? intention !== 'excused' : present !== 'no'))
  return makeRota(here.map((one) => ({ ...one, lastLong: lastLong.get(one.personId) ?? null })), minutes)
}

/** The meeting's own estimate: what was counted, and over it what was entered. */
export async function readQuality(unit: Unit, { sheet, people, programme }: Scene): Promise<{ counted: Points; points: Points }> {
  const papers = await papersOf(unit, sheet)
  const first = [sheet.postedAt, ...papers.map(({ addedOn }) => new Date(addedOn))].filter((at) => at !== null).toSorted((a, b) => a.getTime() - b.getTime())[0]
  const asked = people.filter(({ partyStatus }) => takesPart(partyStatus))
  const counted = countedPoints({
    minutes: sheet.closedAt === null ? null : Math.round((sheet.closedAt.getTime() - sheet.startsAt.getTime()) / 60_000),
    asked: programme.length > 1 ? LEAST_MINUTES.joined : LEAST_MINUTES.single, late: null,
    present: asked.filter(({ present }) => present === 'yes' || present === 'online').length, expected: asked.length,
    postedAhead: first === undefined ? null : (sheet.startsAt.getTime() - first.getTime()) / 3_600_000, tasks: await tallyTasks(unit, sheet),
  })
  return { counted, points: { ...counted, ...sheet.minutes.quality } }
}

export function setPoints(unit: Unit, actor: Member, { meetingId, criterion, points }: { meetingId: string; criterion: Criterion; points: number }): Promise<Minuted> {
  return write(unit, actor, { meetingId, change: (minutes) => ({ ...minutes, quality: { ...minutes.quality, [criterion]: points } }) })
}
