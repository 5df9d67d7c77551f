import type { Member } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Answered, CheckRecord, Place, Way } from './self-check.record.ts'
import {
  EVERY_SIGN, newRecord, placeFrom, restOf, restored, signsIn, standAt, startedOver, toggleMark, withNote, withoutNote, withRest,
} from './self-check.record.ts'
import type { OpenRound } from './self-check.repo.ts'
import { selfCheckRepo } from './self-check.repo.ts'
import type { Check } from './self-check.rules.ts'
import { answered, cutNote, finish, isOpen, readNote } from './self-check.rules.ts'
import { viewsOf } from './self-check.views.ts'

const DAY = 86_400_000

/** A check, held until the unit ends; every change below begins with it. Refuses what is not this person's. */
export async function lockCheck(unit: Unit, actor: Member, id: string): Promise<Check> {
  return known(await selfCheckRepo(unit).lock(id, actor.person.id))
}

export async function readCheck(unit: Unit, actor: Member, id: string): Promise<Check> {
  return known(await selfCheckRepo(unit).find(id, actor.person.id))
}

/** The round that waits for this person first: one not finished before one finished, the first to close before others. */
export async function currentRound(unit: Unit, actor: Member): Promise<OpenRound | null> {
  const open = await selfCheckRepo(unit).listOpen(actor.person.id)
  return open.find((round) => !round.done) ?? open[0] ?? null
}

/** A round that is open for this person, finished or not; null for any other. */
export async function openRoundOf(unit: Unit, actor: Member, roundId: string): Promise<OpenRound | null> {
  return (await selfCheckRepo(unit).listOpen(actor.person.id)).find(({ id }) => id === roundId) ?? null
}

/** What can be said where nothing is open for this person. */
export async function nothingOpen(unit: Unit, actor: Member) {
  const branches = actor.memberships.filter(({ kind }) => kind === 'branch').map(({ organisationId }) => organisationId)
  const repo = selfCheckRepo(unit)
  const last = await repo.findLast(actor.person.id)
  const kept = last && !last.done && last.keepUntil !== null && last.keepUntil.getTime() > unit.now.getTime() - DAY
  return { next: await repo.findNextOpening(branches), others: await repo.hasOpenRound(branches), last: kept ? last : null }
}

/** The period of a round that was this person's; refuses any other. */
export async function roundPeriod(unit: Unit, actor: Member, roundId: string): Promise<string> {
  const period = await selfCheckRepo(unit).findPeriod(roundId, actor.person.id)
  if (period === null) throw new Refusal('stale-button')
  return period
}

/** Begins a check in an open round, or finds the one that was begun before. Null when the round is not open (any more). */
export async function startCheck(unit: Unit, actor: Member, { roundId, way }: { roundId: string; way: Way }): Promise<Check | null> {
  const repo = selfCheckRepo(unit)
  const id = await repo.start(roundId, { id: unit.newId(), personId: actor.person.id, record: newRecord(way) })
  const check = id === null ? null : await repo.find(id, actor.person.id)
  return check && isOpen(check, unit.now) ? check : null
}

/** Where the member goes on. */
export function placeOf({ record }: Check): Place {
  return placeFrom(record, record.at)
}

export async function answerSign(unit: Unit, check: Check, { n, answer }: Answered): Promise<Check> {
  return move(unit, { ...check, record: answered(check, { n, answer }) }, { n, signs: [n] })
}

export async function answerRest(unit: Unit, check: Check, g: number): Promise<Check> {
  if (!check.record.seen.includes(g)) throw new Refusal('stale-button')
  const n = signsIn(g)[0] ?? 1
  return move(unit, { ...check, record: withRest(check.record, g) }, { n, signs: restOf(check.record, g) })
}

export async function markSign(unit: Unit, check: Check, n: number): Promise<Check> {
  return save(unit, { ...check, record: toggleMark(check.record, n) }, [n])
}

/** What was typed is kept in every case: as the note, or whole as a draft when it is too long. */
export async function noteSign(unit: Unit, check: Check, { n, typed }: { n: number; typed: string }): Promise<{ check: Check; over: number }> {
  const note = readNote(typed)
  const record = withNote(check.record, n, note)
  return { check: await save(unit, { ...check, record: touched(check, record) }, [n]), over: note.over }
}

/** Keeps as much of a draft as a note may have. */
export async function cutDraft(unit: Unit, check: Check, n: number): Promise<Check> {
  const draft = check.record.drafts[n]
  if (draft === undefined) throw new Refusal('stale-button')
  return save(unit, { ...check, record: touched(check, withNote(check.record, n, { text: cutNote(draft), over: 0 })) }, [n])
}

export async function dropNote(unit: Unit, check: Check, n: number): Promise<Check> {
  return save(unit, { ...check, record: touched(check, withoutNote(check.record, n)) }, [n])
}

export async function changeWay(unit: Unit, check: Check, { n, way }: { n: number; way: Way }): Promise<Check> {
  return move(unit, { ...check, record: { ...check.record, way } }, { n, signs: [] })
}

/** Goes on from a sign: where to is remembered, and the titles of a group that come up with it. */
export async function goOn(unit: Unit, check: Check, n: number): Promise<Check> {
  return stand(unit, check, placeFrom(check.record, n))
}

/** The nine titles of a group are on the screen. */
export async function seeGroup(unit: Unit, check: Check, g: number): Promise<Check> {
  return check.record.seen.includes(g) ? check : stand(unit, check, { kind: 'group', g })
}

export async function finishCheck(unit: Unit, check: Check): Promise<Check> {
  return save(unit, { ...check, record: finish(check), done: true }, [])
}

/** A finished check stays finished, with the old answers, until the new one is finished too. */
export async function startOver(unit: Unit, check: Check): Promise<Check> {
  return save(unit, { ...check, record: startedOver(check.record) }, EVERY_SIGN)
}

export async function undoStartOver(unit: Unit, check: Check): Promise<Check> {
  const record = restored(check.record)
  if (!record) throw new Refusal('stale-button')
  return save(unit, { ...check, record }, EVERY_SIGN)
}

/** Somebody has withdrawn: answers, notes and drafts go in this very unit. One of the hooks of withdrawing. */
export async function forgetChecks(unit: Unit, personId: string): Promise<void> {
  await selfCheckRepo(unit).forget(personId)
}

/** One of the hourly chores: what was written is kept as long as the consent says, and not longer. */
export async function forgetOldChecks(unit: Unit): Promise<void> {
  await selfCheckRepo(unit).forgetOld()
}

function known(check: Check | null): Check {
  if (!check) throw new Refusal('stale-button')
  return check
}

function touched({ done }: Check, record: CheckRecord): CheckRecord {
  return done && !record.previous ? { ...record, amended: true } : record
}

async function stand(unit: Unit, check: Check, place: Place): Promise<Check> {
  const record = standAt(check.record, place)
  if (record.at === check.record.at && record.seen.length === check.record.seen.length) return check
  return save(unit, { ...check, record }, [])
}

/** Saves, and remembers the place to which the member goes on from sign `n`. */
function move(unit: Unit, check: Check, { n, signs }: { n: number; signs: number[] }): Promise<Check> {
  return save(unit, { ...check, record: standAt(check.record, placeFrom(check.record, n)) }, signs)
}

/** Writes the check and has every screen drawn again that shows what was changed, on whichever phone (SC13). */
export async function save(unit: Unit, check: Check, signs: number[]): Promise<Check> {
  await selfCheckRepo(unit).save(check, check.record)
  for (const view of viewsOf(check.id, signs)) unit.changed(view)
  return check
}
