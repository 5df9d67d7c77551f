import { describe, expect, test } from 'vitest'
import { decodeRoster, tailOf } from '../src/features/org/roster-file.rules.ts'
import { gatherRoster } from '../src/features/org/roster-gather.rules.ts'
import { file, HEADER, read, row } from './support/roster.ts'

const wrongs = (text: string) => read(text).problems.map(({ line, column, value, expected }) => [line, column, value, expected])

describe('a roster is read', () => {
  const one = {
    line: 2, language: null,
    organisation: { code: 'CB1', name: 'Chi bộ Thử Nghiệm 1', parent: null, kind: 'branch' },
    person: { code: 'P1', fullName: 'Đỗ Thử An', phone: '0111', card: null },
    membership: { role: 'member', partyStatus: 'full' },
  }

  test.each([
    ['with commas', file(row())],
    ['with semicolons', file(row()).replaceAll(',', ';')],
    ['with the mark of UTF-8 in front', `\uFEFF${file(row())}`],
    ['with the line ends of Windows', file(row()).replaceAll('\n', '\r\n')],
    ['with blank lines and empty rows at its end', `${file(row())}\n\n,,,,,,,,,,\n`],
    ['with capitals and spaces in the header', file(row()).replace(HEADER, HEADER.toUpperCase().replaceAll(',', ' , '))],
    ['with letters and marks apart (NFD)', file(row()).normalize('NFD')],
    ['with two spaces and a no-break space in a name', file(row({ full_name: ' Đỗ  Thử\u00a0An ' }))],
    ['with marks that nobody sees', file(row({ full_name: 'Đỗ \u200BThử An\uFEFF' }))],
  ])('%s', (_name, text) => {
    expect(read(text)).toEqual({ rows: [one], problems: [] })
  })

  test('in any order of its columns', () => {
    const turned = file(row()).split('\n').map((line) => line.split(',').toReversed().join(',')).join('\n')
    expect(read(turned)).toEqual({ rows: [one], problems: [] })
  })

  test('with the columns that may be left out, and says nothing of those that are not there', () => {
    const text = `${HEADER},cell,joined_on,until\n${row()},Tổ 2,19/5/2001,2027-01-31\n${row({ person_code: 'P2' })},,,`
    expect(read(text).rows.map(({ membership }) => membership)).toEqual([
      { role: 'member', partyStatus: 'full', cell: 'Tổ 2', joinedOn: '2001-05-19', until: '2027-01-31' },
      { role: 'member', partyStatus: 'full', cell: null, joinedOn: null, until: null },
    ])
    expect(read(file(row())).rows[0]?.membership).not.toHaveProperty('cell')
  })

  test('with a row that declares an organisation and no person', () => {
    const text = file('DU,Đảng ủy phường Thử Nghiệm,,committee,,,,,,,en')
    expect(read(text)).toEqual({
      problems: [],
      rows: [{
        line: 2, person: null, membership: null, language: 'en',
        organisation: { code: 'DU', name: 'Đảng ủy phường Thử Nghiệm', parent: null, kind: 'committee' },
      }],
    })
  })

  test('with names as people write them, quotation marks, angle brackets and pictures too', () => {
    for (const name of ['Hồ <b>Thử</b> & "Cả"', "Nguyễn Thử O'Y", '=1+1', 'Vũ 👨‍👩‍👧 Thử']) {
      expect(read(file(row({ full_name: name }))).rows[0]?.person?.fullName).toBe(name)
    }
    expect(read(file(row().replace('"Đỗ Thử An"', 'Đỗ "Thử" An'))).rows[0]?.person?.fullName).toBe('Đỗ "Thử" An')
  })

  test.each([
    ['secretary', 'secretary'], ['deputy_secretary', 'deputySecretary'], ['committee_member', 'committeeMember'],
    ['member', 'member'], ['officer', 'officer'], ['Member', 'member'],
  ])('with the role %s', (word, role) => {
    expect(read(file(row({ role: word }))).rows[0]?.membership?.role).toBe(role)
  })
})

describe('a bad cell is told by line, column, value and what was expected', () => {
  test.each<[string, Partial<Record<string, string>>, [string, string, string]]>([
    ['no code of an organisation', { org_code: '' }, ['org_code', '', 'expected-filled']],
    ['a code that no keyboard has', { org_code: 'CB Đông' }, ['org_code', 'CB Đông', 'expected-code']],
    ['a code that is too long', { person_code: 'P'.repeat(41) }, ['person_code', 'P'.repeat(41), 'expected-code']],
    ['a kind that there is not', { org_kind: 'chi bộ' }, ['org_kind', 'chi bộ', 'expected-one-of']],
    ['a person without a code', { person_code: '' }, ['person_code', '', 'expected-filled']],
    ['a person without a name', { full_name: ' ' }, ['full_name', '', 'expected-filled']],
    ['a name that is no name any more', { full_name: 'x'.repeat(101) }, ['full_name', `${'x'.repeat(59)}…`, 'expected-text']],
    ['a name on two lines', { full_name: 'Đỗ Thử\nAn' }, ['full_name', 'Đỗ Thử␣An', 'expected-readable']],
    ['a name with a NUL', { full_name: 'Đỗ\0An' }, ['full_name', 'Đỗ␣An', 'expected-readable']],
    ['a name that turns the direction of writing', { full_name: 'An \u202Eửht' }, ['full_name', 'An ␣ửht', 'expected-readable']],
    ['a name that an earlier program could not read', { full_name: 'Nguy\uFFFDn' }, ['full_name', 'Nguy\uFFFDn', 'expected-readable']],
    ['no role', { role: '' }, ['role', '', 'expected-one-of']],
    ['a role in other words', { role: 'bí thư' }, ['role', 'bí thư', 'expected-one-of']],
    ['no status', { party_status: '' }, ['party_status', '', 'expected-one-of']],
    ['a status that there is not', { party_status: 'constructor' }, ['party_status', 'constructor', 'expected-one-of']],
    ['a phone number that a spreadsheet has broken', { phone: '9.12E+08' }, ['phone', '•.•••+••', 'expected-phone']],
    ['a phone number that is too short', { phone: '111' }, ['phone', '•••', 'expected-phone']],
    ['a card number with a sign', { card_no: '1,2E+11' }, ['card_no', '•,••+••', 'expected-card']],
    ['a language that nobody has translated', { language: 'fr' }, ['language', 'fr', 'expected-one-of']],
  ])('%s', (_name, given, [column, value, expected]) => {
    expect(wrongs(file(row(), row({ person_code: 'P2', ...given })))).toEqual([[3, column, value, expected]])
  })

  test.each(['2026-02-29', '30/2/2026', '5.11.2026', '1899-12-31', 'hôm qua'])('a day such as %s', (day) => {
    expect(wrongs(`${HEADER},until\n${row()},${day}`)).toEqual([[2, 'until', day, 'expected-day']])
  })

  test('all of them at once, each with its own line', () => {
    expect(wrongs(file(row({ role: 'x' }), '', row({ party_status: 'y', phone: '1' })))).toEqual([
      [2, 'role', 'x', 'expected-one-of'], [4, 'phone', '•', 'expected-phone'], [4, 'party_status', 'y', 'expected-one-of'],
    ])
  })

  test.each([
    ['an empty file', '', [[1, '', '', 'expected-rows']]],
    ['a header and nothing else', HEADER, [[1, '', '', 'expected-rows']]],
    ['no header, without repeating what stands there', row(), [[1, '', '', 'expected-header']]],
    ['a missing column', file(row()).replace('phone,', ''), [[1, 'phone', '', 'expected-column']]],
    ['a column twice', `${HEADER},role\n${row()},member`, [[1, 'role', 'role', 'expected-column-once']]],
    ['an unknown column', `${HEADER},untl\n${row()},`, [[1, 'untl', 'untl', 'expected-known-column']]],
    ['more cells than columns', `${HEADER}\n${row()},x`, [[2, '12', 'x', 'expected-no-more-cells']]],
    ['a quotation mark that is never closed', `${HEADER}\nCB1,"Chi bộ,,branch\n`, [[2, '', '', 'expected-quotes']]],
  ])('%s', (_name, text, expected) => {
    expect(wrongs(text)).toEqual(expected)
  })
})

describe('a file that is made to hurt is refused at once', () => {
  test.each([
    ['millions of lines', `${HEADER}\n${'x,\n'.repeat(1_500_000)}`, 'expected-fewer-lines'],
    ['millions of columns', Array.from({ length: 500_000 }, (_, i) => `c${i}`).join(','), 'expected-shorter-row'],
    ['a row without an end', `${HEADER}\n${'x,'.repeat(2_000_000)}`, 'expected-shorter-row'],
    ['a cell without an end', `${HEADER}\n"${'x'.repeat(5_000_000)}`, 'expected-shorter-row'],
  ])('%s', (_name, text, expected) => {
    expect(read(text).problems.map((problem) => problem.expected)).toEqual([expected])
  })

  test('of nothing but mistakes the first thousand are told', () => {
    const { rows, problems } = read(`${HEADER}\n${`${row({ role: 'x' })}\n`.repeat(20_000)}`)
    expect([rows.length, problems.length]).toEqual([0, 1_000])
  })
})

describe('a file is refused in words', () => {
  const utf16 = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')])
  test.each([
    ['larger than 5 MB', new Uint8Array(5 * 1024 * 1024 + 1).fill(65), 'roster-too-big'],
    ['a spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'roster-spreadsheet'],
    ['in UTF-16', utf16(file(row())), 'roster-not-utf8'],
    ['in UTF-16 without its mark', new Uint8Array(Buffer.from(file(row()), 'utf16le')), 'roster-no-text'],
    ['in an old code page', new Uint8Array([...Buffer.from(HEADER), 10, 0xd0, 0xe1, 0x6e]), 'roster-not-utf8'],
    ['no text at all', new Uint8Array([0x89, 0x4e, 0, 0]), 'roster-no-text'],
  ])('%s', (_name, bytes, code) => {
    expect(() => decodeRoster(bytes)).toThrow(expect.objectContaining({ code }))
  })

  test('and read when it is UTF-8', () => {
    expect(decodeRoster(new Uint8Array(Buffer.from(file(row()))))).toBe(file(row()))
  })
})

describe('of a number only its tail is kept', () => {
  test.each([
    ['phone', '0900 000 111', '0111'], ['phone', '+84 900-000-111', '0111'], ['phone', "'0900.000.111", '0111'],
    ['card', '012 345 67a', '567A'], ['card', 'đ-12.34', '1234'],
  ] as const)('%s %s', (kind, number, tail) => {
    expect(tailOf(kind, number)).toBe(tail)
  })
})

describe('rows together', () => {
  const gather = (...rows: string[]) => gatherRoster(read(file(...rows)).rows)
  const told = (...rows: string[]) => gather(...rows).problems.map(({ line, column, value, expected, vars }) => [line, column, value, expected, vars?.['line']])

  test('say of an organisation and a person what any of them says', () => {
    const { roster, problems } = gather(
      row({ org_name: '', org_kind: '', phone: '' }), row({ org_code: 'CB2', card_no: '0123456' }), row({ person_code: 'P2', parent_code: 'DU' }),
      row({ org_code: 'CB3', person_code: '', full_name: '', role: '', party_status: '', phone: '', language: 'en' }),
    )
    expect(problems).toEqual([])
    expect(roster.organisations.map(({ code, name, parent, kind, language }) => [code, name, parent, kind, language])).toEqual([
      ['CB1', 'Chi bộ Thử Nghiệm 1', 'DU', 'branch', null], ['CB2', 'Chi bộ Thử Nghiệm 1', null, 'branch', null],
      ['CB3', 'Chi bộ Thử Nghiệm 1', null, 'branch', 'en'],
    ])
    expect(roster.people.find(({ code }) => code === 'P1')).toMatchObject({ phone: '0111', card: '3456' })
    expect(roster.memberships.map(({ organisation, person }) => `${organisation} ${person}`)).toEqual(['CB1 P1', 'CB2 P1', 'CB1 P2'])
  })

  test.each([
    ['two parents', [row({ parent_code: 'DU' }), row({ person_code: 'P2', parent_code: 'DU2' })], [[3, 'parent_code', 'DU2', 'expected-same-as-line', '2']]],
    ['two names of an organisation', [row(), row({ person_code: 'P2', org_name: 'Khác' })], [[3, 'org_name', 'Khác', 'expected-same-as-line', '2']]],
    ['two names of a person', [row(), row({ org_code: 'CB2', full_name: 'Đỗ Thử Anh' })], [[3, 'full_name', 'Đỗ Thử Anh', 'expected-same-as-line', '2']]],
    ['two phone numbers, which are not repeated', [row(), row({ org_code: 'CB2', phone: '0900 000 222' })], [[3, 'phone', '••••', 'expected-same-as-line', '2']]],
    ['two roles in one organisation', [row(), row({ role: 'secretary' })], [[3, 'person_code', 'P1', 'expected-once', '2']]],
    ['codes that differ in capitals', [row(), row({ org_code: 'cb1', person_code: 'p1' })], [[3, 'org_code', 'cb1', 'expected-same-as-line', '2'], [3, 'person_code', 'p1', 'expected-same-as-line', '2']]],
  ])('that contradict each other are a problem: %s', (_name, rows, expected) => {
    expect(told(...rows)).toEqual(expected)
  })

  test.each([
    ['the very same row twice', [row(), row()], [{ why: 'row', lines: [2, 3] }]],
    ['one name under two codes in a branch', [row(), row({ person_code: 'P2', phone: '0900 000 999' })], [{ why: 'name', lines: [2, 3] }]],
    ['one name and one phone under two codes, told once', [row(), row({ person_code: 'P2' })], [{ why: 'phone', lines: [2, 3] }]],
    ['one name and one card in two branches', [row({ phone: '', card_no: '12345' }), row({ org_code: 'CB2', person_code: 'P2', phone: '', card_no: '12345' })], [{ why: 'card', lines: [2, 3] }]],
    ['one name in two branches, which is nothing', [row({ phone: '' }), row({ org_code: 'CB2', person_code: 'P2', phone: '' })], []],
  ])('that look alike are pointed at: %s', (_name, rows, expected) => {
    const { roster, problems } = gather(...rows)
    expect(problems).toEqual([])
    expect(roster.duplicates).toEqual(expected)
  })
})
