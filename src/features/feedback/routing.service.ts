import type { Member, Role } from '../../conversation/screen.ts'
import { addMinutes } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Thing, Verb } from '../org/access.rules.ts'
import { may } from '../org/access.rules.ts'
import { inNameOrder } from '../org/members.rules.ts'
import { effectiveSettings, findOrganisations, organisationsAbove } from '../org/org.service.ts'
import type { Case, Named, Promised, Subject, Way } from './case.record.ts'
import type { Holder, Level } from './routing.rules.ts'
import { concerned, ENOUGH, levels, nearest, readsFor, SHUT_MINUTES } from './routing.rules.ts'
import { routingRepo } from './routing.repo.ts'

/** `alone`: one reader only. `superior`: who above would read it instead; null where nobody could. */
export type Route = { heldBy: string; readers: Named[]; alone: boolean; superior: { organisationId: string; name: string } | null }

/**
 * Who reads a piece of feedback: the branch's readers who are linked and not concerned, or, where these are fewer than
 * two, the ones of the next organisation above that has two (FB5, PV14-PV16). Null where nobody can read it.
 */
export async function routeOf(unit: Unit, { organisationId, subject, author, struck, way }: {
  organisationId: string; subject: Subject; author: string; struck: readonly string[]; way: Way
}): Promise<Route | null> {
  const barred = [author, ...struck, ...(await barredBy(unit, { organisationId, subject }))]
  const found = await levelsFrom(unit, { organisationId, barred })
  const above = nearest(found.slice(1))
  const level = way === 'above' ? above : nearest(found)
  if (!level) return null
  const superior = above && ((await findOrganisations(unit, [above.organisationId])).get(above.organisationId) ?? null)
  return {
    heldBy: level.organisationId, readers: level.readers, alone: level.readers.length < ENOUGH,
    superior: superior && { organisationId: superior.id, name: superior.name },
  }
}

/** Who above an organisation reads what is taken out of its hands; null where nobody is there. `barred` holds people at every level. */
export async function routeAbove(unit: Unit, { organisationId, barred }: { organisationId: string; barred: readonly string[] }): Promise<Omit<Route, 'superior'> | null> {
  const level = nearest((await levelsFrom(unit, { organisationId, barred })).slice(1))
  return level && { heldBy: level.organisationId, readers: level.readers, alone: level.readers.length < ENOUGH }
}

/**
 * Where a letter arrives: with those of its promised readers who can still read it, whom the job asks to be more where
 * they are too few; null where nobody on its way could read it.
 */
export async function arrivalOf(unit: Unit, { organisationId, subject, author, struck, way, promised }: {
  organisationId: string; subject: Subject; author: string; struck: readonly string[]; way: Way; promised: Promised
}): Promise<{ heldBy: string; readers: string[]; barred: string[] } | null> {
  const barred = [...struck, ...(await barredBy(unit, { organisationId, subject }))]
  const found = (await levelsFrom(unit, { organisationId, barred: [author, ...barred] })).slice(way === 'above' ? 1 : 0)
  const kept = found.map((level) => ({
    ...level, readers: level.readers.filter(({ personId }) => promised.readers.some((one) => one.personId === personId)),
  }))
  const level = nearest(kept) ?? nearest(found)
  if (!level) return null
  const readers = nearest(kept)?.readers.map(({ personId }) => personId) ?? []
  return { heldBy: level.organisationId, readers, barred }
}

/**
 * How an open case stands with its readers today. `still`: who holds the office and is not concerned; `able`: who of
 * them is linked; `others`: whom the route finds from where it lies, but for whoever must not read it.
 */
export async function standingOf(unit: Unit, { organisationId, heldBy, author, record }: Case): Promise<{ still: string[]; able: string[]; others: { heldBy: string; readers: Named[] } | null }> {
  const barred = [...record.barred, author, ...(await barredBy(unit, { organisationId, subject: record.subject }))]
  const chain = [heldBy, ...(await organisationsAbove(unit, heldBy))]
  const all = await routingRepo(unit).listHolders(chain)
  const others = nearest(levels(chain, { holders: all, barred }))
  const here = (rows: readonly Holder[]) => record.readers.filter((id) => !barred.includes(id)
    && rows.some((row) => row.personId === id && row.organisationId === heldBy && readsFor(row)))
  return { still: here(all), able: here(all.filter(({ linked }) => linked)), others: others && { heldBy: others.organisationId, readers: others.readers } }
}

async function levelsFrom(unit: Unit, { organisationId, barred }: { organisationId: string; barred: readonly string[] }): Promise<Level[]> {
  const chain = [organisationId, ...(await organisationsAbove(unit, organisationId))]
  return levels(chain, { holders: await routingRepo(unit).listHolders(chain), barred })
}

/** The people concerned by a subject today: nobody of them reads it. */
export async function barredBy(unit: Unit, { organisationId, subject }: { organisationId: string; subject: Subject }): Promise<string[]> {
  // The same statement for a person as for a collective.
  return concerned(subject, await routingRepo(unit).listMembers(organisationId))
}

/** Linked readers of an organisation today, in the order of their offices. */
export async function holders(unit: Unit, organisationId: string): Promise<Named[]> {
  return levels([organisationId], { holders: await routingRepo(unit).listHolders([organisationId]), barred: [] })[0]?.readers ?? []
}

/** Whom a member of a branch can write about, but for himself: today's members, by given name. */
export async function listSubjects(unit: Unit, { organisationId, author }: { organisationId: string; author: string }): Promise<{ personId: string; fullName: string; role: Role }[]> {
  const rows = inNameOrder(await routingRepo(unit).listMembers(organisationId))
  return rows.filter(({ personId }) => personId !== author).map(({ personId, fullName, role }) => ({ personId, fullName, role }))
}

/**
 * Whether this person may do this with a case now: one of its readers who still holds the office, and whom nothing in
 * it concerns today (PV17, FB22). The row in the list of readers is the repo's part; this is the table's.
 */
export async function mayReadCase(unit: Unit, actor: Member, one: Case, verb: Verb = 'read'): Promise<boolean> {
  return may(actor, verb, await caseThing(unit, actor, one), unit.now)
}

async function caseThing(unit: Unit, actor: Member, { organisationId, heldBy, state, record, author }: Case): Promise<Thing> {
  const concernedToday = await barredBy(unit, { organisationId, subject: record.subject })
  const holds = actor.memberships.some((one) => one.organisationId === heldBy && readsFor(one))
  return {
    kind: 'feedback', org: heldBy, state, barred: [...record.barred, author, ...concernedToday], readers: holds ? record.readers : [],
  }
}

/** Whether whom it is about is named as the one who runs the server: from that person no program can close what lies there (PV26). */
export async function runsServer(unit: Unit, { organisationId, subject }: { organisationId: string; subject: Subject }): Promise<boolean> {
  const { operator } = await effectiveSettings(unit, organisationId)
  if (subject.kind !== 'person' || operator === null) return false
  const { fullName } = (await routingRepo(unit).listMembers(organisationId)).find(({ personId }) => personId === subject.personId) ?? {}
  return fullName !== undefined && operator.normalize('NFC').toLowerCase().includes(fullName.normalize('NFC').toLowerCase())
}

/** Whether so few could have written it that the one concerned might tell who did (FB4), as far as it is known before it is written. */
export async function isSmall(unit: Unit, organisationId: string): Promise<boolean> {
  return isBelow(unit, { organisationId, rounds: await routingRepo(unit).listLatestRounds(organisationId) })
}

/** The same for what is to be made known after the rounds of these months (FB16). */
export async function isSmallIn(unit: Unit, { organisationId, months }: { organisationId: string; months: readonly string[] }): Promise<boolean> {
  return isBelow(unit, { organisationId, rounds: await routingRepo(unit).listRounds(organisationId, months) })
}

async function isBelow(unit: Unit, { organisationId, rounds }: { organisationId: string; rounds: readonly string[] }): Promise<boolean> {
  const { k } = await effectiveSettings(unit, organisationId)
  const readers = new Set((await routingRepo(unit).listHolders([organisationId])).map(({ personId }) => personId))
  const set = (await routingRepo(unit).listFinished(rounds)).filter((personId) => !readers.has(personId))
  // One is left out whoever it is about: counted out by name, the answer would tell any member who has finished and who has not.
  return set.length - 1 < k
}

/** PV39: from 15 minutes before a meeting of the branch to three hours after its beginning nothing is written. */
export function isShut(unit: Unit, organisationId: string): Promise<boolean> {
  return routingRepo(unit).meetsBetween(organisationId, {
    from: addMinutes(unit.now, -SHUT_MINUTES.after), to: addMinutes(unit.now, SHUT_MINUTES.before),
  })
}
