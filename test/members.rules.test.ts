import { describe, expect, test } from 'vitest'
import type { Span } from '../src/features/org/members.rules.ts'
import { dayCode, dayFromCode, inNameOrder, isComing, linkOf, rewrite, spanOn, typedDay, typedLine, typedName, withStatus, writesOf } from '../src/features/org/members.rules.ts'
import { isLedWithout, rolesIn, withRole } from '../src/features/org/roles.rules.ts'

const span = (from: string, to: string | null, set: Partial<Span> = {}): Span =>
  ({ role: 'member', partyStatus: 'full', statusUntil: null, cell: null, joinedOn: null, from, to, ...set })
/** `from..to status role`, as short as it can be read. */
const told = (spans: Span[]) => spans.map(({ from, to, partyStatus, role, statusUntil }) =>
  [`${from.slice(2)}..${to?.slice(2) ?? ''}`, partyStatus, ...(role === 'member' ? [] : [role]), ...(statusUntil ? [`until ${statusUntil}`] : [])].join(' '))

const open = [span('2026-01-01', null)]
const exempt = [span('2026-01-01', '2026-12-01'), span('2026-12-01', '2027-03-01', { partyStatus: 'exempt' }), span('2027-03-01', null)]

describe('a status with its dates', () => {
  test.each([
    ['for good', open, { status: 'exempt', from: '2026-11-02', last: null }, ['26-01-01..26-11-02 full', '26-11-02.. exempt']],
    ['for a time: what was before comes back', open, { status: 'away', from: '2026-12-01', last: '2027-02-28' },
      ['26-01-01..26-12-01 full', '26-12-01..27-03-01 away', '27-03-01.. full']],
    ['of one day', open, { status: 'suspended', from: '2026-11-02', last: '2026-11-02' }, ['26-01-01..26-11-02 full', '26-11-02..26-11-03 suspended', '26-11-03.. full']],
    ['on the day on which the membership began', [span('2026-11-02', null)], { status: 'exempt', from: '2026-11-02', last: null }, ['26-11-02.. exempt']],
    ['that is the one held already', open, { status: 'full', from: '2026-11-02', last: null }, ['26-01-01.. full']],
    ['a probation, whose end is a day of decision', open, { status: 'probationary', from: '2026-11-02', last: '2027-11-02' },
      ['26-01-01..26-11-02 full', '26-11-02.. probationary until 2027-11-02']],
    ['full again ends a probation', [span('2026-01-01', null, { partyStatus: 'probationary', statusUntil: '2027-01-01' })], { status: 'full', from: '2026-11-02', last: null },
      ['26-01-01..26-11-02 probationary until 2027-01-01', '26-11-02.. full']],
    ['a guest, who goes at the end', open, { status: 'guest', from: '2026-11-02', last: '2027-01-31' }, ['26-01-01..26-11-02 full', '26-11-02..27-02-01 guest']],
    ['over another one that was to come', exempt, { status: 'suspended', from: '2026-11-15', last: '2026-12-31' },
      ['26-01-01..26-11-15 full', '26-11-15..27-01-01 suspended', '27-01-01..27-03-01 exempt', '27-03-01.. full']],
    ['for good, over all that was to come', exempt, { status: 'full', from: '2026-11-15', last: null }, ['26-01-01.. full']],
    ['no longer than the membership', [span('2026-01-01', '2026-12-01')], { status: 'exempt', from: '2026-11-15', last: '2027-01-01' },
      ['26-01-01..26-11-15 full', '26-11-15..26-12-01 exempt']],
  ] as const)('%s', (_name, before, change, after) => {
    expect(told(withStatus(before, change))).toEqual(after)
  })
})

describe('a stretch of time', () => {
  test.each([
    ['leaving from a day on', open, { from: '2026-11-03', to: null, set: null }, ['26-01-01..26-11-03 full']],
    ['leaving, with a status to come', exempt, { from: '2026-12-15', to: null, set: null }, ['26-01-01..26-12-01 full', '26-12-01..26-12-15 exempt']],
    ['leaving on the first day', [span('2026-11-02', null)], { from: '2026-11-02', to: null, set: null }, []],
    ['nothing in it', open, { from: '2026-11-03', to: '2026-11-03', set: { role: 'secretary' as const } }, ['26-01-01.. full']],
  ] as const)('%s', (_name, before, change, after) => {
    expect(told(rewrite(before, change))).toEqual(after)
  })

  test('is written by the first days of its rows: what is gone is emptied, what stays is not touched', () => {
    expect(told(writesOf(exempt, rewrite(exempt, { from: '2026-12-15', to: null, set: null })))).toEqual(['27-03-01..27-03-01 full', '26-12-01..26-12-15 exempt'])
    expect(writesOf(exempt, exempt)).toEqual([])
    expect(told(writesOf(open, withStatus(open, { status: 'away', from: '2026-12-01', last: null })))).toEqual(['26-01-01..26-12-01 full', '26-12-01.. away'])
  })

  test('holds one row on each day', () => {
    expect(spanOn(exempt, '2026-12-01')?.partyStatus).toBe('exempt')
    expect(spanOn(exempt, '2027-03-01')?.partyStatus).toBe('full')
    expect(spanOn(exempt, '2025-12-31')).toBeNull()
  })
})

describe('a role', () => {
  test('that ends gives back what was held before', () => {
    expect(told(withRole(open, { role: 'secretary', from: '2026-11-02', until: '2026-12-31' })))
      .toEqual(['26-01-01..26-11-02 full', '26-11-02..27-01-01 full secretary', '27-01-01.. full'])
  })
  test('of following others is for committees', () => {
    expect(rolesIn('branch')).not.toContain('o')
    expect(rolesIn('committee')).toContain('o')
  })
  test.each([
    ['a deputy is there', [[span('2026-01-01', null, { role: 'deputySecretary' })]], true],
    ['only members are', [[span('2026-01-01', null)]], false],
    ['a deputy was', [[span('2026-01-01', '2026-11-02', { role: 'deputySecretary' })]], false],
    ['nobody is', [], false],
  ] as const)('whoever leads may go when %s', (_name, others, led) => {
    expect(isLedWithout(others, '2026-11-02')).toBe(led)
  })
})

describe('what is typed', () => {
  test.each([
    ['5/11/2026', '2026-11-05'], [' 05-11-2026 ', '2026-11-05'], ['5.11.2026', '2026-11-05'], ['2026-11-05', '2026-11-05'], ['５/１１/２０２６', '2026-11-05'],
    ['31/2/2026', null], ['5/13/2026', null], ['5/11/26', null], ['mai', null], ['', null], ['5/11', null],
  ])('as a day: %s', (text, day) => {
    expect(typedDay(text)).toBe(day)
  })
  test.each([
    ['  Đỗ   Thử\nAn ', 'Đỗ Thử An'], ['Đỗ Thử An'.normalize('NFD'), 'Đỗ Thử An'], ['A <b>&"\' 🌱', 'A <b>&"\' 🌱'],
    ['', null], ['   ', null], ['12345', null], ['x'.repeat(101), null], ['a\u202Eb', null],
  ])('as a name: %s', (text, name) => {
    expect(typedName(text)).toBe(name)
  })
  test('as a group may be a number', () => {
    expect(typedLine('1', 60)).toBe('1')
    expect(typedLine('x'.repeat(61), 60)).toBeNull()
  })
  test.each([['2000-01-01', '000'], ['2026-11-02', '7kn'], ['2100-12-31', 'sgc']])('as a day in a button: %s', (day, code) => {
    expect(dayFromCode(dayCode(day))).toBe(day)
    expect(dayCode(day)).toHaveLength(code.length)
  })
  test.each([['2026-11-02', true], ['2026-11-01', false], ['2036-10-30', true], ['2037-11-02', false]])('as a day to come: %s', (day, yes) => {
    expect(isComing(day, '2026-11-02')).toBe(yes)
  })
})

describe('a member on the list', () => {
  const now = new Date('2026-11-10T00:00:00Z')
  const before = new Date('2026-11-09T00:00:00Z')
  const after = new Date('2026-11-12T00:00:00Z')
  const facts = { connected: false, unreachable: false, suspended: false, invitedUntil: null }
  test.each([
    ['connected', { ...facts, connected: true }],
    ['unreachable', { ...facts, connected: true, unreachable: true }],
    ['unlinked', facts],
    ['unlinked', { ...facts, invitedUntil: after }],
    ['outside', { ...facts, invitedUntil: before }],
    ['again', { ...facts, suspended: true, invitedUntil: before }],
  ] as const)('is %s', (link, given) => {
    expect(linkOf(given, now)).toBe(link)
  })
  test('stands by the given name', () => {
    const names = ['Lê Văn Đức', 'Trần Ánh', 'Bùi An', 'Nguyễn Thị Ấn', 'Đỗ Dũng'].map((fullName) => ({ fullName }))
    expect(inNameOrder(names).map(({ fullName }) => fullName)).toEqual(['Bùi An', 'Trần Ánh', 'Nguyễn Thị Ấn', 'Đỗ Dũng', 'Lê Văn Đức'])
  })
})
