import type { Role } from '../../conversation/screen.ts'
import type { Day } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { PartyStatus } from './org.rules.ts'
import { needWord, readCells, readCode, readDay, readText, readWord, type Cells, type Problem } from './roster-cells.rules.ts'

export type OrganisationKind = 'branch' | 'committee'

/** One line of a roster. Null: the cell is empty. Absent: the file has no such column, and nothing is said. */
export type RosterRow = {
  line: number
  organisation: { code: string; name: string | null; parent: string | null; kind: OrganisationKind | null }
  person: { code: string; fullName: string; phone: string | null; card: string | null } | null // tails
  membership: { role: Role; partyStatus: PartyStatus; cell?: string | null; joinedOn?: Day | null; until?: Day | null } | null
  language: string | null
}

/** Files at most 5 MB: more stops an embedded database for seconds. About 50,000 people. */
export const ROSTER_BYTES = 5 * 1024 * 1024

const REQUIRED = [
  'org_code', 'org_name', 'parent_code', 'org_kind', 'person_code', 'full_name', 'role', 'party_status', 'phone', 'card_no',
  'language',
] as const
const OPTIONAL = ['cell', 'joined_on', 'until'] as const
/** Where any of these is filled the row is about a person. */
const OF_A_PERSON = ['person_code', 'full_name', 'role', 'party_status', 'phone', 'card_no', ...OPTIONAL] as const

const KINDS: Record<string, OrganisationKind> = { branch: 'branch', committee: 'committee' }
const ROLES: Record<string, Role> = {
  secretary: 'secretary', deputy_secretary: 'deputySecretary', committee_member: 'committeeMember', member: 'member',
  officer: 'officer',
}
const STATUSES: Record<string, PartyStatus> = {
  full: 'full', probationary: 'probationary', exempt: 'exempt', suspended: 'suspended', away: 'away', guest: 'guest',
}

/** The text of a file. Throws a Refusal that says how to save it when it is too big, no text, or not UTF-8. */
export function decodeRoster(bytes: Uint8Array): string {
  if (bytes.length > ROSTER_BYTES) throw tooBig()
  const [first, second] = bytes
  if (first === 0x50 && second === 0x4b) throw new Refusal('roster-spreadsheet')
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) throw new Refusal('roster-not-utf8')
  if (bytes.includes(0)) throw new Refusal('roster-no-text')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('roster-not-utf8')
  }
}

export function tooBig(): Refusal {
  return new Refusal('roster-too-big', { most: ROSTER_BYTES / 1024 / 1024 })
}

/**
 * Reads a roster, each cell alone; what its rows say of each other is judged by `gatherRoster`.
 * @param languages those that people may be written to in
 */
export function readRoster(text: string, { languages }: { languages: readonly string[] }): { rows: RosterRow[]; problems: Problem[] } {
  const problems: Problem[] = []
  const known = Object.fromEntries(languages.map((name) => [name, name]))
  const rows: RosterRow[] = []
  for (const cells of readCells(text, { required: REQUIRED, optional: OPTIONAL }, problems)) {
    const row = readRow(cells, known)
    if (row) rows.push(row)
  }
  return { rows, problems }
}

/** The last four characters by which a person is known: of a phone number digits, of a card number letters and digits. */
export function tailOf(kind: 'phone' | 'card', number: string): string {
  const plain = number.normalize('NFKC').toUpperCase()
  const wanted = kind === 'phone' ? plain.replace(/\D/g, '') : plain.replace(/[^\p{L}\p{N}]/gu, '')
  return [...wanted].slice(-4).join('')
}

function readRow(cells: Cells, languages: Record<string, string>): RosterRow | null {
  const person = OF_A_PERSON.some((column) => cells.get(column))
  const row: RosterRow = {
    line: cells.line,
    organisation: {
      code: readCode(cells, 'org_code') ?? cells.wrong('org_code', 'expected-filled') ?? '',
      name: readText(cells, 'org_name', 200),
      parent: readCode(cells, 'parent_code'),
      kind: readWord(cells, 'org_kind', KINDS),
    },
    person: person ? readPerson(cells) : null,
    membership: person ? readMembership(cells) : null,
    language: readWord(cells, 'language', languages),
  }
  return cells.good() ? row : null
}

function readPerson(cells: Cells): RosterRow['person'] {
  return {
    code: readCode(cells, 'person_code') ?? cells.wrong('person_code', 'expected-filled') ?? '',
    fullName: readText(cells, 'full_name', 100) ?? cells.wrong('full_name', 'expected-filled') ?? '',
    // Spreadsheets turn long numbers into 9.12E+08, and then the last four digits are lost.
    phone: readTail(cells, { column: 'phone', kind: 'phone', expected: 'expected-phone', form: /^'?\+?[\d .()-]+$/, least: 4, most: 15 }),
    card: readTail(cells, { column: 'card_no', kind: 'card', expected: 'expected-card', form: /^'?[\p{L}\p{N} ./-]+$/u, least: 4, most: 30 }),
  }
}

type Tail = { column: string; kind: 'phone' | 'card'; expected: string; form: RegExp; least: number; most: number }

function readTail(cells: Cells, { column, kind, expected, form, least, most }: Tail): string | null {
  const given = cells.get(column)
  if (!given) return null
  const length = given.replace(/[^\p{L}\p{N}]/gu, '').length
  if (form.test(given) && length >= least && length <= most) return tailOf(kind, given)
  return cells.wrong(column, expected)
}

function readMembership(cells: Cells): RosterRow['membership'] {
  return {
    role: needWord(cells, 'role', ROLES),
    partyStatus: needWord(cells, 'party_status', STATUSES),
    ...(cells.get('cell') !== undefined && { cell: readText(cells, 'cell', 60) }),
    ...(cells.get('joined_on') !== undefined && { joinedOn: readDay(cells, 'joined_on') }),
    ...(cells.get('until') !== undefined && { until: readDay(cells, 'until') }),
  }
}
