import type { Member } from '../../conversation/screen.ts'
import { charactersOver, readTyped } from '../../conversation/typed.ts'
import { dayOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { may } from '../org/access.rules.ts'
import { findOrganisations } from '../org/org.service.ts'
import { authorRepo } from './author.repo.ts'
import type { Mornings, Told } from './author.rules.ts'
import { meetingsSince, TEXT_MOST, toldOf, unsent, WAITING_MOST, waitingOf } from './author.rules.ts'
import type { Case, CaseEvent, Named, Subject, Way } from './case.record.ts'
import { feedbackRepo } from './feedback.repo.ts'
import type { Deed, Letter, OwnRecord } from './own.record.ts'
import { listShown } from './own.rules.ts'
import { lockOwn, readOwn, saveOwn } from './own.service.ts'
import { readerRepo } from './reader.repo.ts'
import { isShut, routeAbove } from './routing.service.ts'

/** A case before its author. `left`: it is no longer in the own record alone. */
export type OwnCase = {
  id: string
  organisationId: string
  organisation: string
  zone: string
  month: string
  subject: Subject
  sign: number | null
  way: Way
  text: string
  added: string[]
  told: Told
  left: boolean
  /** Nothing of the author's changes it any more. */
  over: boolean
  /** It is itself a word to the superior about being pressed (FB20). */
  pressed: boolean
  /** Names of people and organisations that its events and subject speak of. */
  names: ReadonlyMap<string, string>
  held: Pick<Case, 'heldBy' | 'record' | 'organisationId'> | null
}

/** All of one's own cases, newest first, as they are to be seen now. */
export async function listOwn(unit: Unit, actor: Member): Promise<OwnCase[]> {
  return gather(unit, actor, await readOwn(unit, actor))
}

/** One of them. @throws Refusal `stale-button` for any other person's, and for one that is under lock (PV22) */
export async function getOwn(unit: Unit, actor: Member, id: string): Promise<OwnCase> {
  return found(await listOwn(unit, actor), id)
}

/** Until when a part of it is under lock; null where nothing is. */
export async function lockedUntil(unit: Unit, actor: Member): Promise<Date | null> {
  const until = (await readOwn(unit, actor)).locked.map((lock) => lock.until).toSorted().at(-1)
  return until === undefined ? null : new Date(until)
}

async function gather(unit: Unit, { person, memberships }: Member, own: OwnRecord): Promise<OwnCase[]> {
  const shown = listShown(own)
  const rows = await feedbackRepo(unit).listByIds(shown.map(({ id }) => id))
  const cases = new Map(rows.filter((one) => may({ person, memberships }, 'read', { kind: 'feedback', owner: one.author }, unit.now)).map((one) => [one.id, one]))
  const organisationIds = [...new Set([...shown.map((one) => one.organisationId), ...rows.flatMap(({ record }) => record.log.flatMap((event) => (event.what === 'passed' ? [event.to] : [])))])]
  const organisations = await findOrganisations(unit, organisationIds)
  const meetings = await authorRepo(unit).listMeetings(organisationIds, meetingsSince(unit.now))
  const people = await readerRepo(unit).listNames([...shown.flatMap(({ subject }) => (subject.kind === 'person' ? [subject.personId] : [])), ...rows.flatMap(({ record }) => record.log.flatMap(byOf))])
  const names = new Map([...people, ...[...organisations.values()].map(({ id, name }): [string, string] => [id, name])])
  return shown.flatMap((entry): OwnCase[] => {
    const place = organisations.get(entry.organisationId)
    const one = cases.get(entry.id) ?? null
    const letter = letterOf(own, entry.id)
    if (!place || (!one && !letter)) return []
    const mornings = { zone: place.timeZone, meetings: meetings.get(place.id) ?? [] }
    const waiting = waitingOf(own.outgoing, entry.id)
    const parts = one ? fromCase(one, { waiting, now: unit.now, mornings }) : letter && fromLetter(letter, waiting)
    return parts ? [{ ...entry, organisation: place.name, zone: place.timeZone, names, ...parts }] : []
  })
}

type Parts = Pick<OwnCase, 'sign' | 'way' | 'text' | 'added' | 'told' | 'left' | 'over' | 'pressed' | 'held'>

function fromCase(one: Case, at: { waiting: Deed[]; now: Date; mornings: Mornings }): Parts {
  const { record: { sign, way, text, added, released, pressed } } = one
  const told = toldOf(one, at)
  return { sign, way, text, added: added.map((addition) => addition.text), told, left: true, over: released !== null || told.state === 'closed', pressed, held: one }
}

function fromLetter({ sign, way, text, promised }: Letter, waiting: Deed[]): Parts {
  const told: Told = { state: 'sent', events: [], readers: promised.readers, questions: [], preview: null, asked: null, waiting }
  return { sign, way, text, added: [], told, left: false, over: false, pressed: false, held: null }
}

function letterOf({ outgoing }: OwnRecord, id: string): Letter | null {
  return outgoing.flatMap(({ deed }) => (deed.kind === 'send' && deed.letter.caseId === id ? [deed.letter] : []))[0] ?? null
}

function byOf(event: CaseEvent): string[] {
  return 'by' in event ? [event.by] : []
}

function found(cases: OwnCase[], id: string): OwnCase {
  const one = cases.find((candidate) => candidate.id === id)
  if (!one) throw new Refusal('stale-button')
  return one
}

// ── what an author does about a case ──────────────────────────────────────────────────────────────────────────

/** One of one's own cases, to write about it. @throws Refusal `feedback-shut` (PV39) */
export async function openToWrite(unit: Unit, actor: Member, id: string): Promise<OwnCase> {
  const one = await getOwn(unit, actor, id)
  if (await isShut(unit, one.organisationId)) throw new Refusal('feedback-shut')
  return one
}

/** What was typed about a case, as it is sent. @throws Refusal `text-empty`, `feedback-too-long` */
export function wordsOf(typed: string): string {
  const text = readTyped(typed)
  const over = charactersOver(text, TEXT_MOST)
  if (over > 0) throw new Refusal('feedback-too-long', { over })
  return text
}

/**
 * Puts a deed on its way: it leaves with the mailbox, and until then it can be taken back. A later word about the same
 * question, text or readers replaces the one that has not left.
 * @throws Refusal `stale-button` where it does not fit the case as its author sees it, `feedback-many`
 */
export async function waitFor(unit: Unit, actor: Member, { caseId, deed }: { caseId: string; deed: Exclude<Deed, { kind: 'send' }> }): Promise<void> {
  const own = await lockOwn(unit, actor)
  const one = found(await gather(unit, actor, own), caseId)
  if (!fits(one, deed)) throw new Refusal('stale-button')
  if (deed.kind === 'add' && one.told.waiting.length >= WAITING_MOST) throw new Refusal('feedback-many')
  const outgoing = own.outgoing.filter(({ deed: before }) => !replaces(deed, before))
  await saveOwn(unit, actor, { ...own, outgoing: [...outgoing, { on: dayOf(unit.now, one.zone), deed }] })
}

function fits({ told, over, left }: OwnCase, deed: Exclude<Deed, { kind: 'send' }>): boolean {
  switch (deed.kind) {
    case 'add': return !over
    case 'answer': return told.questions.some(({ id }) => id === deed.question)
    case 'preview': return told.preview !== null
    case 'readers': return told.asked !== null
    case 'withdraw': return !over
    case 'pressed': return left
  }
}

function replaces(deed: Exclude<Deed, { kind: 'send' }>, before: Deed): boolean {
  if (before.kind === 'send' || before.caseId !== deed.caseId || before.kind !== deed.kind) return false
  return deed.kind !== 'add' && !(deed.kind === 'answer' && before.kind === 'answer' && deed.question !== before.question)
}

/** What has been done about a case and has not left is as if it had not been done. */
export async function unsay(unit: Unit, actor: Member, caseId: string): Promise<void> {
  const own = await lockOwn(unit, actor)
  found(await gather(unit, actor, own), caseId)
  const outgoing = own.outgoing.filter(({ deed }) => deed.kind === 'send' || deed.caseId !== caseId)
  // It has left meanwhile: nobody is told that nobody knows.
  if (outgoing.length === own.outgoing.length) throw new Refusal('stale-button')
  await saveOwn(unit, actor, { ...own, outgoing })
}

/** Withdraws: what has not left was never there, what has is called back with the next collecting. @returns whether it had left */
export async function withdrawCase(unit: Unit, actor: Member, caseId: string): Promise<boolean> {
  const own = await lockOwn(unit, actor)
  found(await gather(unit, actor, own), caseId)
  if (!unsent(own.outgoing, caseId)) {
    await waitFor(unit, actor, { caseId, deed: { kind: 'withdraw', caseId } })
    return true
  }
  const kept = own.outgoing.filter(({ deed }) => (deed.kind === 'send' ? deed.letter.caseId : deed.caseId) !== caseId)
  await saveOwn(unit, actor, { ...own, cases: own.cases.filter(({ id }) => id !== caseId), outgoing: kept })
  return false
}

/** Who would read that an author is pressed: those above the readers of the case, none of whom reads it (FB20). */
export async function pressedReaders(unit: Unit, actor: Member, { held }: OwnCase): Promise<Named[]> {
  if (!held) throw new Refusal('stale-button')
  const { record, heldBy } = held
  const barred = [actor.person.id, ...record.barred, ...record.readers, ...record.promised.readers.map(({ personId }) => personId)]
  return (await routeAbove(unit, { organisationId: heldBy, barred }))?.readers ?? []
}
