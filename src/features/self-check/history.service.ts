import type { Member } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { agreeToKeep, refuseToKeep } from '../org/keep.service.ts'
import { historyRepo } from './history.repo.ts'
import type { Past } from './history.rules.ts'
import { emptied, withoutDrafts, withoutNotes } from './history.rules.ts'
import { EVERY_SIGN } from './self-check.record.ts'
import { selfCheckRepo } from './self-check.repo.ts'
import { isOpen } from './self-check.rules.ts'
import { viewsOf } from './self-check.views.ts'

export type Erasable = 'drafts' | 'notes'

/** The member's own months, newest first; with what is open now. */
export function listMonths(unit: Unit, { person }: Member): Promise<Past[]> {
  return historyRepo(unit).list(person.id)
}

/** The months that are over; of one that was never finished only while its draft is kept. */
export async function listPast(unit: Unit, actor: Member): Promise<Past[]> {
  return (await listMonths(unit, actor)).filter((month) => !isOpen(month, unit.now) && (month.done || month.keepUntil !== null))
}

/** One month of the member's own; refuses any other's. */
export async function readMonth(unit: Unit, actor: Member, id: string): Promise<Past> {
  const month = (await listMonths(unit, actor)).find((one) => one.id === id)
  if (!month) throw new Refusal('stale-button')
  return month
}

/** The check of today's meeting, for its speaking notes. */
export function checkOfToday(unit: Unit, { person }: Member): Promise<{ id: string } | null> {
  return historyRepo(unit).findToday(person.id)
}

/**
 * Deletes all drafts, or all notes, and nothing else (SC14): of this month and of those that are kept. What the
 * committee has already seen at the freeze stays with it.
 */
export async function erase(unit: Unit, actor: Member, what: Erasable): Promise<void> {
  const repo = historyRepo(unit)
  const months = (await repo.lockAll(actor.person.id)).flatMap(({ record, ...month }) => (record ? [{ ...month, record }] : []))
  const dropped = what === 'drafts' ? months.filter(({ done, record }) => !done && emptied(record) === null).map(({ id }) => id) : []
  const changed = what === 'notes' ? months.map(({ id, record }) => ({ id, record: withoutNotes(record) }))
    : months.filter(({ id }) => !dropped.includes(id)).map(({ id, done, record }) => ({ id, record: done ? withoutDrafts(record) : (emptied(record) ?? record) }))
  await repo.saveAll(changed)
  await repo.forget(dropped)
  for (const { id } of months) changedViews(unit, id)
}

/** Deletes what was written in one month; that it was done stays for its time (SC14). */
export async function eraseMonth(unit: Unit, actor: Member, id: string): Promise<void> {
  const repo = historyRepo(unit)
  const month = (await repo.lockAll(actor.person.id)).find((one) => one.id === id)
  if (!month?.record) throw new Refusal('stale-button')
  const left = emptied(month.record)
  if (left) await repo.saveAll([{ id, record: left }])
  else await repo.forget([id])
  changedViews(unit, id)
}

/** Agrees to answers being kept after the month (CL1). False when the words have changed since they were on the screen. */
export async function keepAnswers(unit: Unit, actor: Member, version: string): Promise<boolean> {
  const agreed = await agreeToKeep(unit, actor, version)
  if (agreed) await historyRepo(unit).keepFor(actor.person.id, true)
  return agreed
}

/** "No", or taken back: what is there only because it was to be kept goes in this very unit. */
export async function keepNoAnswers(unit: Unit, actor: Member): Promise<void> {
  await refuseToKeep(unit, actor)
  await historyRepo(unit).keepFor(actor.person.id, false)
  await selfCheckRepo(unit).forgetOld(actor.person.id)
}

function changedViews(unit: Unit, id: string): void {
  for (const view of viewsOf(id, EVERY_SIGN)) unit.changed(view)
}
