import { describe, expect, test } from 'vitest'
import { gatherRoster } from '../src/features/org/roster-gather.rules.ts'
import { isNothing, planRoster } from '../src/features/org/roster.rules.ts'
import type { KnownMembership, KnownOrganisation, KnownPerson, RosterWorld } from '../src/features/org/roster.rules.ts'
import { file, HEADER, read, row } from './support/roster.ts'

const NOW = new Date('2026-11-02T02:00:00Z') // 09:00 in Viet Nam
const TODAY = '2026-11-02'

describe('the plan', () => {
  const organisation = (given: Partial<KnownOrganisation> = {}): KnownOrganisation =>
    ({ code: 'CB1', name: 'Chi bộ Thử Nghiệm 1', kind: 'branch', timeZone: 'Asia/Ho_Chi_Minh', language: 'vi', parent: null, ...given })
  const person = (given: Partial<KnownPerson> = {}): KnownPerson =>
    ({ code: 'P1', fullName: 'Đỗ Thử An', language: 'vi', linked: false, phoneTail: 'hash 0111', cardTail: null, ...given })
  const membership = (given: Partial<KnownMembership> = {}): KnownMembership => ({
    id: 'm1', organisation: 'CB1', person: 'P1', fullName: 'Đỗ Thử An', role: 'member', partyStatus: 'full', cell: null, joinedOn: null,
    from: '2026-01-01', to: null, ...given,
  })
  const world = ({ organisations = [organisation()], people = [person()], memberships = [membership()] } = {}): RosterWorld => ({
    organisations: new Map(organisations.map((one) => [one.code, one])), people: new Map(people.map((one) => [one.code, one])), memberships,
  })
  const plan = (text: string, there: RosterWorld = world(), closeMissing = false) => planRoster(gatherRoster(read(text).rows).roster, there, {
    now: NOW, closeMissing, timeZone: 'Asia/Ho_Chi_Minh', language: 'vi', tailHashes: (tail) => [`hash ${tail}`, `older ${tail}`],
  })
  const problems = (text: string, there?: RosterWorld) => plan(text, there).problems.map(({ line, column, value, expected }) => [line, column, value, expected])
  const nobody = world({ organisations: [], people: [], memberships: [] })

  test('of a first import adds everything, from today on', () => {
    const { plan: made, problems: wrong } = plan(file(row()), nobody)
    expect(wrong).toEqual([])
    expect(made.organisations.add).toEqual([{ code: 'CB1', name: 'Chi bộ Thử Nghiệm 1', kind: 'branch', language: 'vi', timeZone: 'Asia/Ho_Chi_Minh' }])
    expect(made.people.add).toEqual([{ code: 'P1', fullName: 'Đỗ Thử An', language: 'vi', phone: '0111', card: null }])
    expect(made.memberships.open).toEqual([{ organisation: 'CB1', person: 'P1', role: 'member', partyStatus: 'full', cell: null, joinedOn: null, from: TODAY, to: null }])
    expect(made.report).toMatchObject({ added: [{ organisation: 'CB1', person: 'P1', name: 'Đỗ Thử An' }], changed: [], same: 0, noSecretary: ['CB1'] })
  })

  test.each([
    ['the same file', file(row()), world()],
    ['the same file without numbers', file(row({ phone: '' })), world()],
    ['a tail that is kept under an older key', file(row()), world({ people: [person({ phoneTail: 'older 0111' })] })],
    ['the number of somebody who is linked', file(row({ phone: '0900 000 999' })), world({ people: [person({ linked: true, phoneTail: null })] })],
    ['a last day that has come and gone', `${HEADER},until\n${row()},2026-10-31`, world({ memberships: [membership({ to: '2026-11-01' })] })],
  ])('of %s is nothing', (_name, text, there) => {
    const { plan: made, problems: wrong } = plan(text, there)
    expect(wrong).toEqual([])
    expect(isNothing(made)).toBe(true)
    expect(made.report).toMatchObject({ added: [], changed: [], closed: [], missing: [] })
  })

  test('of another role closes the old membership and opens a new one, so that it stays known who was what', () => {
    const { memberships, report } = plan(file(row({ role: 'secretary' }))).plan
    expect(memberships.change).toEqual([{ id: 'm1', role: 'member', partyStatus: 'full', cell: null, joinedOn: null, to: TODAY }])
    expect(memberships.open).toEqual([expect.objectContaining({ person: 'P1', role: 'secretary', from: TODAY, to: null })])
    expect(report).toMatchObject({ changed: [{ person: 'P1', columns: ['role'] }], noSecretary: [] })
  })

  test('of a role corrected on its first day changes it in place', () => {
    const { memberships } = plan(file(row({ role: 'secretary' })), world({ memberships: [membership({ from: TODAY })] })).plan
    expect(memberships).toEqual({ open: [], change: [expect.objectContaining({ id: 'm1', role: 'secretary', to: null })] })
  })

  test('of changed words changes the same rows', () => {
    const text = `${HEADER},cell,joined_on,until\n${row({ full_name: 'Đỗ Thử Ân', phone: '0900 000 222', language: 'en' })},Tổ 2,2001-05-19,31/12/2026`
    const { people, memberships, report } = plan(text).plan
    expect(people.change).toEqual([{ code: 'P1', fullName: 'Đỗ Thử Ân', language: 'en', phone: '0222', card: null }])
    expect(memberships).toEqual({ open: [], change: [expect.objectContaining({ id: 'm1', cell: 'Tổ 2', joinedOn: '2001-05-19', to: '2027-01-01' })] })
    expect(report.changed).toEqual([expect.objectContaining({ columns: ['full_name', 'language', 'phone', 'cell', 'joined_on', 'until'] })])
  })

  test('lists who is missing and lets them stay', () => {
    const there = world({ memberships: [membership(), membership({ id: 'm2', person: 'P2', fullName: 'Vũ Thử Bình' })] })
    const { memberships, report } = plan(file(row()), there).plan
    expect(memberships).toEqual({ open: [], change: [] })
    expect(report).toMatchObject({ missing: [{ organisation: 'CB1', person: 'P2', name: 'Vũ Thử Bình' }], closed: [] })
  })

  test('closes who is missing when asked to, only where the file names somebody', () => {
    const there = world({
      organisations: [organisation(), organisation({ code: 'CB2' }), organisation({ code: 'DU', kind: 'committee' })],
      memberships: [membership(), membership({ id: 'm2', person: 'P2' }), membership({ id: 'm3', person: 'P3', organisation: 'CB2' }), membership({ id: 'm4', person: 'P4', organisation: 'DU', role: 'officer' })],
    })
    const { memberships, report } = plan(file('DU,,,,,,,,,,', row({ parent_code: 'DU' })), there, true).plan
    expect(memberships.change).toEqual([expect.objectContaining({ id: 'm2', to: TODAY })])
    expect(report.closed.map(({ person: code }) => code)).toEqual(['P2'])
    expect(report.missing.map(({ person: code }) => code)).toEqual(['P4'])
  })

  test('takes back on the same day who was closed by mistake', () => {
    const { memberships, report } = plan(file(row()), world({ memberships: [membership({ to: TODAY })] })).plan
    expect(memberships).toEqual({ open: [], change: [expect.objectContaining({ id: 'm1', to: null })] })
    expect(report.added).toHaveLength(1)
  })

  test('of somebody who comes back later opens a new membership', () => {
    const { memberships } = plan(file(row()), world({ memberships: [membership({ to: '2026-06-01' })] })).plan
    expect(memberships).toEqual({ change: [], open: [expect.objectContaining({ person: 'P1', from: TODAY })] })
  })

  test('of a person in two branches has both', () => {
    const there = world({ organisations: [organisation(), organisation({ code: 'CB2', name: 'Chi bộ Thử Nghiệm 2' })] })
    const { memberships, report } = plan(file(row(), row({ org_code: 'CB2', org_name: 'Chi bộ Thử Nghiệm 2' })), there).plan
    expect(memberships.open).toEqual([expect.objectContaining({ organisation: 'CB2', person: 'P1' })])
    expect(report).toMatchObject({ added: [{ organisation: 'CB2' }], same: 1 })
  })

  test('moves an organisation from today on', () => {
    const there = world({ organisations: [organisation({ parent: 'DU' }), organisation({ code: 'DU', kind: 'committee' }), organisation({ code: 'DU2', kind: 'committee' })] })
    const { organisations, report } = plan(file(row({ parent_code: 'DU2' })), there).plan
    expect(organisations).toEqual({ add: [], change: [], moves: [{ code: 'CB1', parent: 'DU2', from: TODAY }] })
    expect(report.organisations.changed).toEqual(['CB1'])
  })

  test.each<[string, string[], RosterWorld | undefined, unknown[]]>([
    ['a new organisation without a name', [row({ org_name: '' })], nobody, [[2, 'org_name', '', 'expected-filled']]],
    ['a new organisation without a kind', [row({ org_kind: '' })], nobody, [[2, 'org_kind', '', 'expected-one-of']]],
    ['another kind than before', [row({ org_kind: 'committee' })], undefined, [[2, 'org_kind', 'committee', 'expected-one-of']]],
    ['a parent that nobody knows', [row({ parent_code: 'DU' })], undefined, [[2, 'parent_code', 'DU', 'expected-parent']]],
    ['a branch as a parent', [row({ parent_code: 'CB2' })], world({ organisations: [organisation(), organisation({ code: 'CB2' })] }), [[2, 'parent_code', 'CB2', 'expected-committee']]],
    ['its own parent', [row({ parent_code: 'CB1' })], undefined, [[2, 'parent_code', 'CB1', 'expected-no-circle']]],
    ['a circle within the file', ['A,Đảng ủy A,B,committee,,,,,,,', 'B,Đảng ủy B,A,committee,,,,,,,'], undefined, [[2, 'parent_code', 'B', 'expected-no-circle'], [3, 'parent_code', 'A', 'expected-no-circle']]],
    ['a circle with what is there', ['A,,B,,,,,,,,'], world({ organisations: [organisation({ code: 'A', kind: 'committee' }), organisation({ code: 'B', kind: 'committee', parent: 'A' })] }), [[2, 'parent_code', 'B', 'expected-no-circle']]],
    ['an officer in a branch', [row({ role: 'officer' })], undefined, [[2, 'role', 'officer', 'expected-branch-role']]],
    ['a code of a person in other capitals than before', [row({ person_code: 'p1' })], undefined, [[2, 'person_code', 'p1', 'expected-one-of']]],
  ])('refuses %s', (_name, rows, there, expected) => {
    expect(problems(file(...rows), there)).toEqual(expected)
  })

  test('follows a circle that is already there no further than once', () => {
    const there = world({ organisations: [organisation({ code: 'A', kind: 'committee', parent: 'B' }), organisation({ code: 'B', kind: 'committee', parent: 'A' }), organisation()] })
    expect(problems(file(row({ parent_code: 'A' })), there)).toEqual([])
  })

  test('refuses a day of joining that is still to come, and a last day of somebody unknown that is past', () => {
    expect(problems(`${HEADER},joined_on,until\n${row({ person_code: 'P9' })},2026-11-03,2026-11-01`)).toEqual([
      [2, 'joined_on', '2026-11-03', 'expected-past-day'], [2, 'until', '2026-11-01', 'expected-coming-day'],
    ])
  })

  test('asks about two secretaries', () => {
    const there = world({ memberships: [membership({ id: 'm2', person: 'P2', role: 'secretary' })] })
    expect(plan(file(row({ role: 'secretary' })), there).plan.report).toMatchObject({ noSecretary: [], twoSecretaries: ['CB1'] })
  })

  test('counts days by the clocks of the organisation', () => {
    const there = world({ organisations: [organisation({ timeZone: 'America/Los_Angeles' })], memberships: [] })
    expect(plan(file(row()), there).plan.memberships.open[0]?.from).toBe('2026-11-01')
  })
})
