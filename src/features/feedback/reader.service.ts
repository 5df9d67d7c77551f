import type { ActorMembership, Member } from '../../conversation/screen.ts'
import { realNow } from '../../platform/clock.ts'
import type { Day } from '../../platform/calendar.ts'
import { dayOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { signAt, wordingOf } from '../catalog/catalog.rules.ts'
import type { Catalog } from '../catalog/catalog.service.ts'
import { currentSets } from '../catalog/catalog.service.ts'
import type { Case, Named } from './case.record.ts'
import { allows, isOpen, taken } from './case.rules.ts'
import { feedbackRepo } from './feedback.repo.ts'
import { readerRepo } from './reader.repo.ts'
import { caseViews } from './reader.views.ts'
import { releaseOf } from './release.service.ts'
import { readsFor } from './routing.rules.ts'
import { holders, mayReadCase } from './routing.service.ts'

/** A case before one of its readers, held until the commit. `office`: by which the case is read. */
export type Scene = { actor: Member; one: Case; office: ActorMembership; today: Day }
/** A case with what its screen shows beside it. `apart`: a colleague in office does not see it (PV6). */
export type Sight = Scene & { names: Map<string, string>; sign: string | null; apart: boolean; reply: string | null }
export const SHELVES = ['open', 'done', 'apart'] as const
export type Shelf = (typeof SHELVES)[number]
export type Listed = { one: Case; subject: string | null; today: Day }

const REFUSED_MOST = 20
const HOUR = 60 * 60_000

/**
 * Finds cases for their readers. Whoever is none of them, holds the office no more or is barred today gets the words of
 * an old button, as for a case that there is not (FB22, PV17). After twenty refusals an hour nothing is looked up for
 * that person, so that times cannot be compared by asking often (PV34): kept in the memory of this process.
 */
export function makeReading() {
  const refusals = new Map<string, { at: number; of: string }[]>()

  async function seek(unit: Unit, actor: Member, id: string): Promise<Scene | null> {
    const one = await feedbackRepo(unit).lockFor(id, actor.person.id)
    const office = one && actor.memberships.find((membership) => membership.organisationId === one.heldBy && readsFor(membership))
    if (!one || !office || !(await mayReadCase(unit, actor, one))) return null
    return { actor, one, office, today: dayOf(unit.now, office.timeZone) }
  }

  return {
    async find(unit: Unit, actor: Member, id: string): Promise<Scene> {
      const now = realNow().getTime()
      const recent = (refusals.get(actor.person.id) ?? []).filter(({ at }) => at > now - HOUR)
      const found = recent.length < REFUSED_MOST ? await seek(unit, actor, id) : null
      if (found) return found
      // The answer draws the screen again, in the same unit: that is one refusal and not two.
      const of = `${unit.now.getTime()}:${id}`
      if (recent.length < REFUSED_MOST && !recent.some((one) => one.of === of)) recent.push({ at: now, of })
      refusals.set(actor.person.id, recent)
      throw new Refusal('stale-button')
    },
  }
}

/** What this person reads, in an order of chance that stays (PV6: neither numbers nor times). */
export async function listInbox(unit: Unit, actor: Member, shelf: Shelf): Promise<Listed[]> {
  const offices = new Map(actor.memberships.filter(readsFor).map((office) => [office.organisationId, office]))
  const inOffice = new Map<string, Named[]>()
  for (const id of offices.keys()) inOffice.set(id, await holders(unit, id))
  const cases: Case[] = []
  for (const one of await feedbackRepo(unit).listFor([...offices.keys()], actor.person.id)) {
    const apart = isApart(one, inOffice.get(one.heldBy) ?? [])
    const on: Shelf = apart ? 'apart' : isOpen(one.state) ? 'open' : 'done'
    if (on === shelf && (await mayReadCase(unit, actor, one))) cases.push(one)
  }
  const names = await readerRepo(unit).listNames(cases.flatMap(({ record: { subject } }) => (subject.kind === 'person' ? [subject.personId] : [])))
  const place = ({ id }: Case) => unit.box.hash('inbox-order', `${actor.person.id}:${id}`)
  return cases.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)).map((one) => ({
    one, subject: one.record.subject.kind === 'person' ? (names.get(one.record.subject.personId) ?? '') : null,
    today: dayOf(unit.now, offices.get(one.heldBy)?.timeZone ?? actor.memberships[0]?.timeZone ?? 'UTC'),
  }))
}

/** Somebody who holds the office today and does not see the case: lists must not be compared. */
function isApart({ record: { readers } }: Case, inOffice: readonly Named[]): boolean {
  return inOffice.some(({ personId }) => !readers.includes(personId))
}

/** The first reader who opens it has received it (FB10). */
export async function receive(unit: Unit, scene: Scene): Promise<Scene> {
  if (allows(scene.one, 'receive') !== 'yes') return scene
  return keep(unit, scene, taken(scene.one, 'receive', { at: unit.now.toISOString(), what: 'received' }))
}

/** What stands beside a case on its screen: names, and what was made known of it. */
export async function look(unit: Unit, scene: Scene, catalog: Catalog): Promise<Sight> {
  const { actor, one: { heldBy, organisationId, author, record, state } } = scene
  const shown = record.way === 'named' || record.namesTo.includes(actor.person.id) ? [author] : []
  const about = record.subject.kind === 'person' ? [record.subject.personId] : []
  const by = record.log.flatMap((event) => ('by' in event ? [event.by] : []))
  const names = await readerRepo(unit).listNames([...about, ...by, ...shown])
  const set = record.sign === null ? undefined : (await currentSets(unit, [organisationId])).get(organisationId)
  const sign = record.sign === null || set === undefined ? null : wordingOf(signAt(await catalog.readSet(unit, set), record.sign), actor.language).title
  const release = state === 'used' || state === 'closed' ? await releaseOf(unit, scene.one) : null
  return { ...scene, names, sign, apart: isApart(scene.one, await holders(unit, heldBy)), reply: release?.reply?.text ?? null }
}

/** Whether the table lets this reader do it now. @throws Refusal `stale-button` */
export async function demand(unit: Unit, { actor, one }: Scene, verb: 'change' | 'open-name'): Promise<void> {
  if (!(await mayReadCase(unit, actor, one, verb))) throw new Refusal('stale-button')
}

/** Writes the case; what other readers have of it on their screens is drawn again. */
export async function keep(unit: Unit, scene: Scene, one: Case): Promise<Scene> {
  await feedbackRepo(unit).save(one)
  for (const view of caseViews(one.id)) unit.changed(view)
  return { ...scene, one }
}
