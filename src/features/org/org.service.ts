import type { Unit } from '../../platform/unit.ts'
import type { Officeholder, OrganisationRow } from './org.repo.ts'
import { orgRepo } from './org.repo.ts'
import type { Effective, Settings } from './org.rules.ts'
import { effectiveFrom } from './org.rules.ts'

/** The settings in force in each of these organisations, with where each comes from. One statement for all. */
export async function effectiveSettingsOf(unit: Unit, organisationIds: readonly string[]): Promise<Map<string, Effective>> {
  const chains = await orgRepo(unit.tx).listChains(organisationIds, unit.now)
  return new Map([...chains].map(([id, chain]) => [id, effectiveFrom(chain)]))
}

/** The settings in force in one organisation. Throws when there is none of that id. */
export async function effectiveSettings(unit: Unit, organisationId: string): Promise<Settings> {
  const found = (await effectiveSettingsOf(unit, [organisationId])).get(organisationId)
  if (!found) throw new Error('no such organisation')
  return found.settings
}

/** The organisations above each of these, nearest first: what `Thing.above` wants. */
export async function organisationsAboveOf(unit: Unit, organisationIds: readonly string[]): Promise<Map<string, string[]>> {
  const chains = await orgRepo(unit.tx).listChains(organisationIds, unit.now)
  return new Map([...chains].map(([id, chain]) => [id, chain.slice(1).map((link) => link.id)]))
}

/** The organisations above one, nearest first. */
export async function organisationsAbove(unit: Unit, organisationId: string): Promise<string[]> {
  return (await organisationsAboveOf(unit, [organisationId])).get(organisationId) ?? []
}

/** Names, kinds and time zones by id. */
export async function findOrganisations(unit: Unit, ids: readonly string[]): Promise<Map<string, OrganisationRow>> {
  return new Map((await orgRepo(unit.tx).listOrganisations(ids)).map((row) => [row.id, row]))
}

/** The ids of organisations by the roster's code; a code that nobody has is left out. */
export async function findByCodes(unit: Unit, codes: readonly string[]): Promise<Map<string, string>> {
  return new Map((await orgRepo(unit.tx).findByCodes(codes)).map(({ id, code }) => [code, id]))
}

/** Secretary, deputy, branch committee of today, in this order. */
export function readersOfBranch(unit: Unit, organisationId: string): Promise<Officeholder[]> {
  return orgRepo(unit.tx).listOfficeholders({
    organisationIds: [organisationId], roles: ['secretary', 'deputySecretary', 'committeeMember'], now: unit.now,
  })
}

/** Secretaries and deputies of these organisations today, whether connected or not. */
export function leadersOf(unit: Unit, organisationIds: readonly string[]): Promise<Officeholder[]> {
  return orgRepo(unit.tx).listOfficeholders({ organisationIds, roles: ['secretary', 'deputySecretary'], now: unit.now })
}

/** Whoever answers for a committee: its officers today, and where it has none its secretary and deputy. */
export async function answeringFor(unit: Unit, organisationId: string): Promise<Officeholder[]> {
  const officers = await orgRepo(unit.tx).listOfficeholders({ organisationIds: [organisationId], roles: ['officer'], now: unit.now })
  return officers.length > 0 ? officers : leadersOf(unit, [organisationId])
}

/** These organisations and all that stand below them today. */
export function organisationsBelow(unit: Unit, ids: readonly string[]): Promise<string[]> {
  return orgRepo(unit.tx).listBelow(ids, unit.now)
}

/** A person by id or, for whoever types it, by the roster's code. */
export function findPerson(unit: Unit, by: { id: string } | { code: string }) {
  return 'id' in by ? orgRepo(unit.tx).findPerson(by.id) : orgRepo(unit.tx).findPersonByCode(by.code)
}
