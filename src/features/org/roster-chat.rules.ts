import { createHash } from 'node:crypto'
import type { Role } from '../../conversation/screen.ts'
import type { Day } from '../../platform/calendar.ts'
import type { Problem } from './roster-cells.rules.ts'
import type { Roster, RosterMembership } from './roster-gather.rules.ts'
import { isLive } from './roster-memberships.rules.ts'
import type { KnownMembership, RosterReport, RosterWorld } from './roster.rules.ts'

/** A role in the file that differs from the one that is held: somebody above has to confirm it. */
export type RoleWish = { person: string; name: string; role: Role }
/** Whose entry a file does not change, though it says otherwise: one's own. */
export type Kept = { person: string; name: string }
export type Own = {
  organisation: string // code
  actor: string | null // code of whoever sends the file
  today: Day
}

/**
 * What of a roster its organisation's own secretary may bring in: people of this organisation, and new ones. Rows of
 * another organisation, changes of the organisation itself and people of others are wrong; roles wait to be confirmed.
 */
export function narrowToOwn(roster: Roster, world: RosterWorld, own: Own): { roster: Roster; problems: Problem[]; wishes: RoleWish[]; kept: Kept[] } {
  const names = new Map(roster.people.map(({ code, fullName }) => [code, fullName]))
  const wishes: RoleWish[] = []
  const kept: Kept[] = []
  const untouched = new Set<string>()
  const memberships = roster.memberships.map((row): RosterMembership => {
    const live = liveOf(world, { ...own, person: row.person })
    if (live && row.person === own.actor) {
      untouched.add(row.person)
      if (differs(live, row) || names.get(row.person) !== live.fullName) kept.push({ person: row.person, name: live.fullName })
      return { line: row.line, organisation: row.organisation, person: row.person, role: live.role, partyStatus: live.partyStatus }
    }
    const role = live?.role ?? 'member'
    if (role !== row.role) wishes.push({ person: row.person, name: names.get(row.person) ?? '', role: row.role })
    return { ...row, role }
  })
  const people = roster.people.map((person) => {
    const known = untouched.has(person.code) ? world.people.get(person.code) : undefined
    return known ? { ...person, fullName: known.fullName, language: null, phone: null, card: null } : person
  })
  return { roster: { ...roster, memberships, people }, problems: [...ofOrganisations(roster, world, own), ...ofPeople(roster, world, own)].toSorted((a, b) => a.line - b.line), wishes, kept }
}

/** What was on the screen, in eight characters: what is written must be the same. */
export function digestOf(seen: { report: RosterReport; wishes: RoleWish[] }): string {
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 8)
}

function ofOrganisations({ organisations, memberships }: Roster, world: RosterWorld, { organisation }: Own): Problem[] {
  const known = world.organisations.get(organisation)
  const foreign = new Map([...organisations, ...memberships.map(({ line, organisation: code }) => ({ line, code }))]
    .filter(({ code }) => code !== organisation).map(({ line, code }) => [line, code]))
  const own = organisations.find(({ code }) => code === organisation)
  const wrong = (column: string, said: string | null, is: string | null | undefined): Problem[] =>
    own && said !== null && said !== is ? [{ line: own.line, column, value: said, expected: 'expected-one-of', vars: { values: is ?? '–' } }] : []
  return [
    ...[...foreign].map(([line, value]) => ({ line, column: 'org_code', value, expected: 'expected-one-of', vars: { values: organisation } })),
    ...(own ? [...wrong('org_name', own.name, known?.name), ...wrong('parent_code', own.parent, known?.parent), ...wrong('language', own.language, known?.language)] : []),
  ]
}

/** Whoever belongs elsewhere comes by a transfer, and not by a code that somebody has typed. */
function ofPeople({ people }: Roster, world: RosterWorld, { organisation, today }: Own): Problem[] {
  return people.flatMap(({ code, line }) => {
    const known = world.people.has(code)
    const live = world.memberships.filter((one) => one.person === code && isLive(one, today))
    const mine = live.length > 0 ? live.some((one) => one.organisation === organisation) : world.memberships.some((one) => one.person === code && one.organisation === organisation)
    return known && !mine ? [{ line, column: 'person_code', value: code, expected: 'expected-own-person' }] : []
  })
}

/** What holds today, else what comes first. */
function liveOf({ memberships }: RosterWorld, { organisation, person, today }: { organisation: string; person: string; today: Day }): KnownMembership | undefined {
  const lives = memberships.filter((one) => one.organisation === organisation && one.person === person && isLive(one, today) && one.from !== one.to)
  return lives.find(({ from }) => from <= today) ?? lives[0]
}

function differs(live: KnownMembership, row: RosterMembership): boolean {
  return live.role !== row.role || live.partyStatus !== row.partyStatus || (row.cell !== undefined && row.cell !== live.cell)
    || (row.joinedOn !== undefined && row.joinedOn !== live.joinedOn) || (row.until !== undefined && row.until !== null)
}
