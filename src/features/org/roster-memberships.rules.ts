import { addDays, type Day } from '../../platform/calendar.ts'
import type { Problem } from './roster-cells.rules.ts'
import type { Roster, RosterMembership } from './roster-gather.rules.ts'
import type { Entry, KnownMembership, MembershipValues, RosterPlan, RosterReport, RosterWorld } from './roster.rules.ts'

type Options = { today: (organisation: string) => Day; closeMissing: boolean }
export type MembershipPlan = Pick<RosterReport, 'added' | 'changed' | 'missing' | 'closed'> & {
  writes: RosterPlan['memberships']
  problems: Problem[]
}

/**
 * From and until when people belong. A change of role or status closes the old membership and opens a new one, so that
 * it stays known who was what and when; on the day on which it began it is changed in place.
 */
export function planMemberships(roster: Roster, world: RosterWorld, { today, closeMissing }: Options): MembershipPlan {
  const plan: MembershipPlan = { writes: { open: [], change: [] }, added: [], changed: [], missing: [], closed: [], problems: [] }
  const names = new Map(roster.people.map(({ code, fullName }) => [code, fullName]))
  const known = new Map<string, KnownMembership[]>()
  for (const one of world.memberships) known.set(keyOf(one), [...(known.get(keyOf(one)) ?? []), one])

  for (const row of roster.memberships) {
    const entry = { organisation: row.organisation, person: row.person, name: names.get(row.person) ?? '' }
    planOne({ row, entry, past: known.get(keyOf(row)) ?? [], day: today(row.organisation) }, plan)
  }

  const named = new Set(roster.organisations.map(({ code }) => code))
  const peopled = new Set(roster.memberships.map(({ organisation }) => organisation))
  const listed = new Set(roster.memberships.map(keyOf))
  const told = new Set<string>()
  for (const one of world.memberships) {
    const day = today(one.organisation)
    if (!named.has(one.organisation) || listed.has(keyOf(one)) || !isLive(one, day) || one.from === one.to) continue
    const entry = { organisation: one.organisation, person: one.person, name: one.fullName }
    const closes = closeMissing && peopled.has(one.organisation)
    if (closes) plan.writes.change.push({ ...pick(one), id: one.id, to: one.from > day ? one.from : day })
    // One line a person, however many rows are to come.
    if (!told.has(keyOf(one))) plan[closes ? 'closed' : 'missing'].push(entry)
    told.add(keyOf(one))
  }
  return plan
}

export function keyOf({ organisation, person }: { organisation: string; person: string }): string {
  return `${organisation} ${person}`
}

/** Also true of a membership that begins on a later day. */
export function isLive({ to }: Pick<KnownMembership, 'to'>, day: Day): boolean {
  return to === null || to > day
}

type One = { row: RosterMembership; entry: Entry; past: KnownMembership[]; day: Day }

function planOne({ row, entry, past, day }: One, plan: MembershipPlan): void {
  const { line, joinedOn, until } = row
  if (joinedOn && joinedOn > day) plan.problems.push({ line, column: 'joined_on', value: joinedOn, expected: 'expected-past-day' })
  const lives = past.filter((one) => isLive(one, day) && one.from !== one.to)
  const live = lives.find(({ from }) => from <= day) ?? lives[0]
  if (live) return planLive({ row, entry, live, day, coming: lives.filter(({ from }) => from > live.from) }, plan)
  if (until && until < day) {
    // Gone already, by an earlier import of this file or otherwise. A person of whom nothing is known was mistyped.
    if (past.length === 0) plan.problems.push({ line, column: 'until', value: until, expected: 'expected-coming-day' })
    return
  }
  const again = past.find(({ from }) => from === day) ?? past.find((one) => one.to === day && !differsInRole(one, row))
  const values = valuesOf(row, again ? { ...again, to: null } : null)
  if (again) plan.writes.change.push({ id: again.id, ...values })
  else plan.writes.open.push({ organisation: row.organisation, person: row.person, from: day, ...values })
  plan.added.push(entry)
}

/**
 * The file speaks of today. What is to come (a status for a time, and what follows it) stays as long as the file says
 * of today what is known; a role or status that is another one holds from today on in its place.
 */
function planLive({ row, entry, live, coming, day }: Omit<One, 'past'> & { live: KnownMembership; coming: KnownMembership[] }, plan: MembershipPlan): void {
  const last = coming.at(-1) ?? live
  const whole = { ...live, to: last.to }
  const values = valuesOf(row, whole)
  if (values.to !== null && values.to < live.from) values.to = live.from
  const columns = COLUMNS.filter(([key]) => values[key] !== whole[key]).map(([, column]) => column)
  if (columns.length === 0) return
  const stays = isLive(values, day)
  const replaced = stays && differsInRole(live, row)
  if (replaced && live.from < day) {
    plan.writes.change.push({ ...pick(live), id: live.id, to: day })
    plan.writes.open.push({ organisation: row.organisation, person: row.person, from: day, ...values })
  } else plan.writes.change.push({ id: live.id, ...values, ...(!replaced && live !== last && { to: earlier(live.to, values.to) }) })
  for (const one of coming) {
    const to = replaced ? one.from : one === last ? values.to : earlier(one.to, values.to)
    plan.writes.change.push({
      ...pick(one), id: one.id, cell: values.cell, joinedOn: values.joinedOn, to: to !== null && to < one.from ? one.from : to,
    })
  }
  if (stays) plan.changed.push({ ...entry, columns })
  else plan.closed.push(entry)
}

const COLUMNS: [keyof MembershipValues, string][] = [
  ['role', 'role'], ['partyStatus', 'party_status'], ['cell', 'cell'], ['joinedOn', 'joined_on'], ['to', 'until'],
]

/** What the row says; where the file has no such column, what is known stays. */
function valuesOf(row: RosterMembership, known: KnownMembership | null): MembershipValues {
  const { role, partyStatus, cell = known?.cell ?? null, joinedOn = known?.joinedOn ?? null } = row
  const to = row.until === undefined ? (known?.to ?? null) : row.until === null ? null : addDays(row.until, 1)
  return { role, partyStatus, cell, joinedOn, to }
}

function pick({ role, partyStatus, cell, joinedOn, to }: KnownMembership): MembershipValues {
  return { role, partyStatus, cell, joinedOn, to }
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null) return b
  return b === null || a < b ? a : b
}

function differsInRole(one: KnownMembership, { role, partyStatus }: RosterMembership): boolean {
  return one.role !== role || one.partyStatus !== partyStatus
}
