import type { Role } from '../../conversation/screen.ts'
import { dayOf, type Day } from '../../platform/calendar.ts'
import type { Problem } from './roster-cells.rules.ts'
import type { PartyStatus } from './org.rules.ts'
import type { OrganisationKind } from './roster-file.rules.ts'
import type { Duplicate, Roster, RosterOrganisation, RosterPerson } from './roster-gather.rules.ts'
import { isLive, keyOf, planMemberships } from './roster-memberships.rules.ts'
import { checkTree } from './roster-tree.rules.ts'

/** What the database holds of the organisations and people that a roster names. Codes stand for ids. */
export type RosterWorld = {
  organisations: Map<string, KnownOrganisation>
  people: Map<string, KnownPerson>
  /** Past and present, of these people and these organisations. `to` is the first day that no longer counts. */
  memberships: KnownMembership[]
}
export type KnownOrganisation = {
  code: string; name: string; kind: OrganisationKind; timeZone: string; language: string
  parent: string | null
}
/** Tails are keyed hashes here. */
export type KnownPerson = {
  code: string; fullName: string; language: string; linked: boolean
  phoneTail: string | null; cardTail: string | null
}
export type KnownMembership = {
  id: string; organisation: string; person: string; fullName: string; role: Role; partyStatus: PartyStatus
  cell: string | null; joinedOn: Day | null; from: Day; to: Day | null
}

export type MembershipValues = Pick<KnownMembership, 'role' | 'partyStatus' | 'cell' | 'joinedOn' | 'to'>
export type OpenedMembership = MembershipValues & { organisation: string; person: string; from: Day }
export type ChangedMembership = MembershipValues & { id: string }
export type SavedPerson = { code: string; fullName: string; language: string; phone: string | null; card: string | null }
export type SavedOrganisation = { code: string; name: string; kind: OrganisationKind; language: string; timeZone: string }

/** All that is to be written. `moves` say under which organisation one stands from `from` on. */
export type RosterPlan = {
  organisations: { add: SavedOrganisation[]; change: SavedOrganisation[]; moves: { code: string; parent: string; from: Day }[] }
  /** In `change` a tail stands only where it is a new one. */
  people: { add: SavedPerson[]; change: SavedPerson[] }
  memberships: { open: OpenedMembership[]; change: ChangedMembership[] }
  report: RosterReport
}
export type Entry = { organisation: string; person: string; name: string }
export type RosterReport = {
  organisations: { added: string[]; changed: string[] }
  added: Entry[]
  changed: (Entry & { columns: string[] })[]
  same: number
  missing: Entry[]
  closed: Entry[]
  duplicates: Duplicate[]
  /** Organisations that the file names and that are left without a secretary, or with two. */
  noSecretary: string[]
  twoSecretaries: string[]
}

export type PlanOptions = {
  now: Date
  closeMissing: boolean
  timeZone: string // of new organisations
  language: string // of new organisations and people
  /** The hashes that a tail may stand under, the one to write first. */
  tailHashes: (tail: string) => string[]
}

/**
 * Compares a roster with what is there. Pure and repeatable: what it plans, once written, makes it plan nothing.
 * Whoever the file leaves out is closed only on demand, and only in organisations of which it names a person: a row
 * that merely declares a committee must not empty it.
 */
export function planRoster(roster: Roster, world: RosterWorld, options: PlanOptions): { plan: RosterPlan; problems: Problem[] } {
  const today: Today = (code) => dayOf(options.now, world.organisations.get(code)?.timeZone ?? options.timeZone)
  const organisations = planOrganisations(roster.organisations, world, { ...options, today })
  const people = planPeople(roster.people, world, options)
  const { writes, problems, ...told } = planMemberships(roster, world, { today, closeMissing: options.closeMissing })
  const changed = joinChanges([...ofPeople(roster, people.changed), ...told.changed])
  const touched = new Set([...told.added, ...told.closed, ...changed].map(keyOf))
  const report = {
    ...told, changed, organisations: organisations.report, duplicates: roster.duplicates,
    same: roster.memberships.filter((row) => !touched.has(keyOf(row))).length,
    ...judgeSecretaries(roster, { world, today, closed: told.closed }),
  }
  return {
    plan: { organisations: organisations.writes, people: people.writes, memberships: writes, report },
    problems: [...checkTree(roster, world), ...problems].toSorted((a, b) => a.line - b.line),
  }
}

/** Whether there is nothing to write. */
export function isNothing({ organisations, people, memberships }: RosterPlan): boolean {
  return [...Object.values(organisations), ...Object.values(people), ...Object.values(memberships)].every((rows) => rows.length === 0)
}

type Today = (organisation: string) => Day

function planOrganisations(named: RosterOrganisation[], world: RosterWorld, { today, timeZone, language }: PlanOptions & { today: Today }) {
  const writes: RosterPlan['organisations'] = { add: [], change: [], moves: [] }
  const changed = new Set<string>()
  for (const { code, name, kind, parent, language: wanted } of named) {
    const known = world.organisations.get(code)
    const saved = {
      code, name: name ?? known?.name ?? code, kind: known?.kind ?? kind ?? 'branch',
      language: wanted ?? known?.language ?? language, timeZone: known?.timeZone ?? timeZone,
    }
    if (!known) writes.add.push(saved)
    else if (saved.name !== known.name || saved.language !== known.language) writes.change.push(saved)
    if (parent !== null && parent !== known?.parent) {
      writes.moves.push({ code, parent, from: today(code) })
      if (known) changed.add(code)
    }
  }
  for (const { code } of writes.change) changed.add(code)
  return { writes, report: { added: writes.add.map(({ code }) => code), changed: [...changed] } }
}

function planPeople(named: RosterPerson[], world: RosterWorld, { language, tailHashes }: PlanOptions) {
  const writes: RosterPlan['people'] = { add: [], change: [] }
  const changed = new Map<string, string[]>()
  for (const { code, fullName, language: wanted, phone, card } of named) {
    const known = world.people.get(code)
    if (!known) {
      writes.add.push({ code, fullName, language: wanted ?? language, phone, card })
      continue
    }
    // Once linked nobody needs the tails any more: none is kept.
    const fresh = (tail: string | null, kept: string | null): string | null =>
      tail === null || known.linked || (kept !== null && tailHashes(tail).includes(kept)) ? null : tail
    const saved = { code, fullName, language: wanted ?? known.language, phone: fresh(phone, known.phoneTail), card: fresh(card, known.cardTail) }
    const columns = [
      fullName !== known.fullName && 'full_name', saved.language !== known.language && 'language',
      saved.phone !== null && 'phone', saved.card !== null && 'card_no',
    ].filter((column) => column !== false)
    if (columns.length > 0) {
      writes.change.push(saved)
      changed.set(code, columns)
    }
  }
  return { writes, changed }
}

type Change = Entry & { columns: string[] }

/** What changed of people, said at each of their memberships. */
function ofPeople({ memberships, people }: Roster, changes: Map<string, string[]>): Change[] {
  const names = new Map(people.map(({ code, fullName }) => [code, fullName]))
  return memberships.flatMap(({ organisation, person }) => {
    const columns = changes.get(person)
    return columns ? [{ organisation, person, name: names.get(person) ?? '', columns }] : []
  })
}

/** One line a membership, whatever it was that changed. */
function joinChanges(changes: Change[]): Change[] {
  const joined = new Map<string, Change>()
  for (const change of changes) {
    const columns = joined.get(keyOf(change))?.columns ?? []
    joined.set(keyOf(change), { ...change, columns: [...columns, ...change.columns] })
  }
  return [...joined.values()]
}

type Lives = { world: RosterWorld; today: Today; closed: Entry[] }

/** A branch without a secretary reaches nobody with what needs a hand; with two nobody knows who is to act. */
function judgeSecretaries(roster: Roster, { world, today, closed }: Lives): Pick<RosterReport, 'noSecretary' | 'twoSecretaries'> {
  const gone = new Set(closed.map(keyOf))
  const listed = new Set(roster.memberships.map(keyOf))
  const stay = world.memberships.filter((one) => !listed.has(keyOf(one)) && isLive(one, today(one.organisation)))
  const secretaries = new Map<string, Set<string>>()
  const come = roster.memberships.filter(({ until, organisation }) => !until || until >= today(organisation))
  for (const one of [...come, ...stay]) {
    if (one.role !== 'secretary' || gone.has(keyOf(one))) continue
    // Whoever has rows to come is still one person.
    secretaries.set(one.organisation, (secretaries.get(one.organisation) ?? new Set()).add(one.person))
  }
  const kindOf = ({ code, kind }: RosterOrganisation) => world.organisations.get(code)?.kind ?? kind
  return {
    noSecretary: roster.organisations.filter((one) => kindOf(one) === 'branch' && !secretaries.has(one.code)).map(({ code }) => code),
    twoSecretaries: roster.organisations.filter(({ code }) => (secretaries.get(code)?.size ?? 0) > 1).map(({ code }) => code),
  }
}
