import type { Problem } from './roster-cells.rules.ts'
import type { OrganisationKind, RosterRow } from './roster-file.rules.ts'

/** What all rows together say. Null: no row says it. */
export type RosterOrganisation = {
  code: string
  line: number
  name: string | null
  parent: string | null
  kind: OrganisationKind | null
  language: string | null
}
export type RosterPerson = {
  code: string
  line: number
  fullName: string
  language: string | null
  phone: string | null
  card: string | null
}
export type RosterMembership = NonNullable<RosterRow['membership']> & { line: number; organisation: string; person: string }

/** Rows that may be one and the same: the very row twice, or two codes that look like one person. */
export type Duplicate = { why: 'row' | 'name' | 'phone' | 'card'; lines: number[] }

export type Roster = {
  organisations: RosterOrganisation[]
  people: RosterPerson[]
  memberships: RosterMembership[]
  duplicates: Duplicate[]
}

/**
 * Brings the rows together: an organisation or a person that stands in several rows is one thing, and what the rows
 * say of it must agree. The very same membership twice is counted once and told; two different ones are a problem.
 */
export function gatherRoster(rows: RosterRow[]): { roster: Roster; problems: Problem[] } {
  const problems: Problem[] = []
  const organisations = rows.map(({ line, organisation, person, language }) => ({
    line, ...organisation, language: person ? null : language,
  }))
  const people = rows.flatMap(({ line, person, language }) => (person ? [{ line, ...person, language }] : []))
  const { memberships, duplicates } = gatherMemberships(rows, problems)
  const roster: Roster = {
    organisations: merge(organisations, { name: 'org_name', parent: 'parent_code', kind: 'org_kind', language: 'language' }, problems),
    people: merge(people, { fullName: 'full_name', phone: 'phone', card: 'card_no', language: 'language' }, problems),
    memberships,
    duplicates: [],
  }
  problems.push(...twins(roster.organisations, 'org_code'), ...twins(roster.people, 'person_code'))
  roster.duplicates = [...duplicates, ...lookAlikes(roster)]
  return { roster, problems }
}

type Coded = { code: string; line: number }

/** One thing a code: the first row that fills a cell says it, and a later row that says otherwise is wrong. */
function merge<T extends Coded>(items: T[], columns: Partial<Record<keyof T, string>>, problems: Problem[]): T[] {
  const merged = new Map<string, T>()
  const saidIn = new Map<string, number>()
  for (const item of items) {
    const known = merged.get(item.code)
    if (!known) merged.set(item.code, { ...item })
    for (const [key, column] of Object.entries(columns) as [keyof T & string, string][]) {
      if (item[key] === null) continue
      const place = `${item.code} ${key}`
      const line = saidIn.get(place)
      if (line === undefined) saidIn.set(place, item.line)
      if (!known) continue
      if (known[key] === null) known[key] = item[key]
      else if (known[key] !== item[key]) problems.push(sameAsLine(item.line, { column, value: String(item[key]), line: line ?? known.line }))
    }
  }
  return [...merged.values()]
}

function gatherMemberships(rows: RosterRow[], problems: Problem[]): Pick<Roster, 'memberships' | 'duplicates'> {
  const first = new Map<string, RosterRow>()
  const duplicates: Duplicate[] = []
  const memberships: RosterMembership[] = []
  for (const row of rows) {
    const { line, organisation, person, membership } = row
    if (!person || !membership) continue
    const key = `${organisation.code} ${person.code}`
    const earlier = first.get(key)
    if (!earlier) {
      first.set(key, row)
      memberships.push({ ...membership, line, organisation: organisation.code, person: person.code })
    } else if (JSON.stringify(earlier.membership) === JSON.stringify(membership)) {
      duplicates.push({ why: 'row', lines: [earlier.line, line] })
    } else {
      problems.push({ line, column: 'person_code', value: person.code, expected: 'expected-once', vars: { line: String(earlier.line) } })
    }
  }
  return { memberships, duplicates }
}

/** Two codes that differ in capitals alone are one code, mistyped: else one person would become two. */
function twins(items: Coded[], column: string): Problem[] {
  const seen = new Map<string, Coded>()
  return items.flatMap((item) => {
    const folded = item.code.toLowerCase()
    const earlier = seen.get(folded)
    if (!earlier) seen.set(folded, item)
    return earlier ? [sameAsLine(item.line, { column, value: item.code, line: earlier.line })] : []
  })
}

/**
 * Two codes with one name in one organisation, or with one name and one phone or card number anywhere. No problem, as
 * there are two people of one name in many a branch: somebody is asked to look.
 */
function lookAlikes({ people, memberships }: Roster): Duplicate[] {
  const byCode = new Map(people.map((person) => [person.code, person]))
  const groups = new Map<string, { why: Duplicate['why']; lines: Map<string, number> }>()
  const put = (why: Duplicate['why'], key: string, person: RosterPerson) => {
    const group = groups.get(`${why} ${key}`) ?? { why, lines: new Map<string, number>() }
    if (!group.lines.has(person.code)) group.lines.set(person.code, person.line)
    groups.set(`${why} ${key}`, group)
  }
  for (const { organisation, person: code } of memberships) {
    const person = byCode.get(code)
    if (person) put('name', `${organisation} ${person.fullName.toLowerCase()}`, person)
  }
  for (const person of people) {
    const name = person.fullName.toLowerCase()
    if (person.phone !== null) put('phone', `${name} ${person.phone}`, person)
    if (person.card !== null) put('card', `${name} ${person.card}`, person)
  }
  const told = new Set<string>()
  return [...groups.values()].filter(({ lines }) => lines.size > 1).map(({ why, lines }) => ({ why, lines: [...lines.values()] }))
    .toSorted((a, b) => ORDER.indexOf(a.why) - ORDER.indexOf(b.why))
    .filter(({ lines }) => !told.has(lines.join()) && told.add(lines.join()))
}

const ORDER: Duplicate['why'][] = ['phone', 'card', 'name', 'row']

function sameAsLine(at: number, { column, value, line }: { column: string; value: string; line: number }): Problem {
  // Tails are what people prove themselves with: a difference is told without them.
  const shown = column === 'phone' || column === 'card_no' ? '••••' : value
  return { line: at, column, value: shown, expected: 'expected-same-as-line', vars: { line: String(line) } }
}
