import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBytes, readable } from '../src/conversation/papers.ts'
import { HEADER } from './support/roster.ts'
import type { TestPerson } from './support/chat.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

/** A branch's own roster as a file in the chat, by its secretary: looked at first, then saved. */

let world: World
let secretary: TestPerson
beforeAll(async () => { world = await makeWorld() })
beforeEach(async () => {
  await world.start()
  secretary = await world.member('secretary')
  await secretary.types('/start')
})
afterAll(() => world.close())

type Row = [code: string, name: string, role?: string, status?: string, more?: { org?: string; phone?: string }]
const rowsOf = (rows: Row[]) => rows.map(([code, name, role = 'member', status = 'full', { org = 'CB1', phone = '' } = {}]) => [org, '', '', '', code, name, role, status, phone, '', ''])
const csv = (...rows: Row[]) => [HEADER, ...rowsOf(rows).map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))].join('\n')
/** The branch as it is. */
const BRANCH: Row[] = [
  ['P-secretary', 'Nguyễn Văn Bí Thư', 'secretary'], ['P-deputy', 'Lê Thị Phó', 'deputy_secretary'], ['P-committee', 'Phạm Văn Chi Ủy', 'committee_member'],
  ['P-an', 'Đỗ Thử An'], ['P-binh', 'Vũ Thử Bình'], ['P-dual', 'Hồ Thử Cả'],
]
const but = (code: string, ...row: Row) => BRANCH.map((one) => (one[0] === code ? row : one))
const NEW: Row = ['N-1', 'Hoàng Thử Mới']

async function sends(person: TestPerson, content: string | Uint8Array, name = 'danh-sach.csv') {
  await person.pressesData(`roster:file:${world.orgId('chiBo1')}`)
  await person.sendsFile(content, { name })
}
const memberships = async () => (await world.database.prisma.membership.findMany({ where: { organisationId: world.orgId('chiBo1') } })).length
const find = (code: string) => world.database.prisma.person.findUnique({ where: { code } })

describe('a roster that a secretary sends', () => {
  test('is waited for without standing in the way: a number chooses, a word leads elsewhere, and what is not understood can be left', async () => {
    await secretary.pressesData(`roster:file:${world.orgId('chiBo1')}`)
    await secretary.types('1')
    expect(secretary.files).toHaveLength(1)
    await secretary.pressesData(`roster:file:${world.orgId('chiBo1')}`)
    await secretary.types('cài đặt')
    expect(secretary.screen.text).toContain('Cài đặt của Chi bộ Thử Nghiệm 1')
    await secretary.pressesData(`roster:file:${world.orgId('chiBo1')}`)
    await secretary.types('để tôi tìm tệp đã')
    expect(secretary.screen.text).toContain('Chibo đang chờ một tệp.')
    await secretary.presses('Thôi')
    expect(secretary.screen.text).toContain('Chào đồng chí.')
  })

  test('is reached from the list, shows what it would change and saves nothing before the press', async () => {
    await secretary.pressesData(`members:list:${world.orgId('chiBo1')}:0.0`)
    await secretary.presses('Danh sách bằng tệp')
    expect(secretary.screen.text).toContain('Chibo không nhận tài liệu có dấu Mật, Tối mật, Tuyệt mật.')
    await secretary.sendsFile(csv(...but('P-an', 'P-an', 'Đỗ Thử An', 'member', 'exempt'), NEW))
    expect(secretary.screen.text).toBe('Chi bộ Thử Nghiệm 1\nChibo đã đọc tệp, chưa ghi gì. Tệp sẽ đổi như sau:\n1 thêm · 1 đổi · 5 như cũ · 0 không có trong tệp · 0 đóng\n'
      + '• Thêm: Hoàng Thử Mới\n• Đổi: Đỗ Thử An (tình trạng)')
    expect(await find('N-1')).toBeNull()
    await secretary.presses('Ghi danh sách')
    expect(secretary.screen.text).toContain('Đã ghi danh sách.')
    expect(await find('N-1')).toMatchObject({ fullName: 'Hoàng Thử Mới' })
    expect(await world.database.prisma.auditEntry.findMany({ where: { action: 'roster-imported' } })).toMatchObject([{ actorId: world.personId('secretary'), organisationId: world.orgId('chiBo1') }])
    // Each of them reads that something was entered.
    const entered = await world.database.prisma.auditEntry.findMany({ where: { action: 'entry-by-file' }, select: { subjectId: true, actorId: true } })
    const added = (await find('N-1'))?.id
    expect(entered.map(({ subjectId }) => subjectId).toSorted()).toEqual([world.personId('an'), added].toSorted())
    await sends(secretary, csv(...but('P-an', 'P-an', 'Đỗ Thử An', 'member', 'exempt'), NEW))
    expect(secretary.screen.text).toContain('Danh sách không có gì mới.')
    expect(secretary.screen.labels).not.toContain('Ghi danh sách')
  })

  test('may be a spreadsheet, with zeros, dates and empty rows as they stand', async () => {
    const columns = [...HEADER.split(','), 'joined_on']
    const bytes = await makeBytes({ form: 'xlsx', columns, rows: [...rowsOf([...BRANCH, NEW]).map((row) => [...row, '']), [], ['CB1', '', '', '', 'N-2', 'Trần Thử', 'member', 'full', '0900 000 012', '', '', '5/11/2001']] })
    await sends(secretary, bytes, 'danh sách.xlsx')
    expect(secretary.screen.text).toContain('2 thêm · 0 đổi · 6 như cũ')
    await secretary.presses('Ghi danh sách')
    expect((await find('N-2'))?.phoneTail).toBe(world.box.hash('tail', '0012'))
    expect(await world.database.prisma.membership.findFirst({ where: { personId: (await find('N-2'))?.id ?? '' } })).toMatchObject({ joinedOn: new Date('2001-11-05') })
  })

  test('is refused whole when anything in it is wrong, by line, column and value, and may be sent again at once', async () => {
    await sends(secretary, csv(...BRANCH, ['N-1', '', 'chairman'], ['P-dung', 'Ngô Thử Dũng'], ['X', 'Người Lạ', 'member', 'full', { org: 'CB2' }]))
    expect(secretary.screen.text).toContain('Tệp có 2 chỗ chưa đúng')
    expect(secretary.screen.text).toContain('Dòng 8, cột role: “chairman”')
    await secretary.sendsFile(csv(...BRANCH, NEW, ['P-dung', 'Ngô Thử Dũng'], ['X', 'Người Lạ', 'member', 'full', { org: 'CB2' }]))
    expect(secretary.screen.text).toContain('Dòng 9, cột person_code: “P-dung”. Cần: mã của người trong tổ chức mình')
    expect(secretary.screen.text).toContain('Dòng 10, cột org_code: “CB2”. Cần: một trong: CB1.')
    expect(await find('N-1')).toBeNull()
    await secretary.sendsFile(csv(...BRANCH, NEW))
    expect(secretary.screen.text).toContain('1 thêm')
  })

  test('cannot rename the branch, move it, or take in an organisation', async () => {
    const text = csv(...BRANCH).replace('"CB1","","",""', '"CB1","Chi bộ Khác","CB2","branch"')
    await sends(secretary, text)
    expect(secretary.screen.text).toContain('cột org_name: “Chi bộ Khác”. Cần: một trong: Chi bộ Thử Nghiệm 1.')
    expect(secretary.screen.text).toContain('cột parent_code: “CB2”. Cần: một trong: DU.')
    expect(secretary.screen.labels).not.toContain('Ghi danh sách')
  })

  test('gives nobody a role: it is asked for, and waits for somebody above', async () => {
    await world.member('officer')
    await sends(secretary, csv(...but('P-binh', 'P-binh', 'Vũ Thử Bình', 'committee_member'), ['N-1', 'Hoàng Thử Mới', 'deputy_secretary']))
    expect(secretary.screen.text).toContain('• Vũ Thử Bình: chi ủy viên, chờ cấp trên xác nhận')
    await secretary.presses('Ghi danh sách')
    expect(secretary.screen.text).toContain('• Hoàng Thử Mới: phó bí thư, chờ cấp trên xác nhận')
    const person = await find('N-1')
    const { membership, roleChange } = world.database.prisma
    expect(await membership.findMany({ where: { personId: { in: [person?.id ?? '', world.personId('binh')] } }, select: { role: true } })).toEqual([{ role: 'member' }, { role: 'member' }])
    expect((await roleChange.findMany({ orderBy: { role: 'asc' } })).map(({ role, personId }) => [role, personId])).toEqual([['committeeMember', world.personId('binh')], ['deputySecretary', person?.id]])
  })

  test('leaves one\'s own entry alone: another leader keeps it', async () => {
    await sends(secretary, csv(...but('P-secretary', 'P-secretary', 'Tên Khác', 'member', 'exempt')))
    expect(secretary.screen.text).toContain('• Nguyễn Văn Bí Thư: giữ nguyên')
    expect(secretary.screen.labels).not.toContain('Ghi danh sách')
    const deputy = await world.member('deputy')
    await deputy.types('/start')
    await sends(deputy, csv(...but('P-secretary', 'P-secretary', 'Nguyễn Văn Bí Thư', 'secretary', 'exempt')))
    expect(deputy.screen.text).toContain('• Đổi: Nguyễn Văn Bí Thư (tình trạng)')
  })

  test('closes nobody whom it leaves out, and says who that is', async () => {
    await sends(secretary, csv(...BRANCH.slice(0, 5), NEW))
    expect(secretary.screen.text).toContain('• Không có trong tệp, vẫn giữ: Hồ Thử Cả')
    await secretary.presses('Ghi danh sách')
    expect(await memberships()).toBe(7)
  })

  test('is saved as it was looked at: when the list has changed meanwhile it is shown again', async () => {
    await sends(secretary, csv(...BRANCH, NEW))
    await world.database.prisma.person.update({ where: { code: 'P-an' }, data: { fullName: 'Đỗ Thử Anh' } })
    await secretary.presses('Ghi danh sách')
    expect(secretary.toasts.at(-1)).toBe('Danh sách vừa thay đổi. Đồng chí xem lại rồi ghi.')
    expect(secretary.screen.text).toContain('• Đổi: Đỗ Thử An (họ tên)')
    expect(await find('N-1')).toBeNull()
    await secretary.presses('Ghi danh sách')
    expect(await find('P-an')).toMatchObject({ fullName: 'Đỗ Thử An' })
  })

  test('pressed twice at once, by two leaders, is saved once', async () => {
    const deputy = await world.member('deputy')
    await deputy.types('/start')
    for (const one of [secretary, deputy]) await sends(one, csv(...BRANCH, NEW, ['N-2', 'Trần Thử']))
    await Promise.all([secretary, deputy].map((one) => one.arrive(one.press('Ghi danh sách'), one.press('Ghi danh sách'))))
    expect(await memberships()).toBe(8)
    expect(await world.database.prisma.auditEntry.count({ where: { action: 'roster-imported' } })).toBe(1)
  })

  test('that is long is turned page by page, and saved from the last', async () => {
    const many = Array.from({ length: 80 }, (_, n): Row => [`N-${n}`, `Nguyễn Thị Thử Số ${n}`])
    await sends(secretary, csv(...BRANCH, ...many))
    for (let page = 0; page < 9 && secretary.screen.labels.includes('Trang sau'); page++) {
      expect(secretary.screen.text.length).toBeLessThanOrEqual(1800)
      expect(secretary.screen.labels).not.toContain('Ghi danh sách')
      await secretary.presses('Trang sau')
    }
    expect(secretary.screen.text).toContain('Nguyễn Thị Thử Số 79')
    await secretary.presses('Ghi danh sách')
    expect(await memberships()).toBe(86)
  })

  test.each([
    ['empty', '', /ít nhất một dòng/], ['a picture', new Uint8Array([0x89, 0x50, 0, 0]), /không phải tệp chữ/],
    ['a broken spreadsheet', Buffer.from('PK\u0003\u0004…'), /không đọc được bảng tính/], ['another encoding', Buffer.from([0xc3, 0x28]), /không phải mã UTF-8/],
  ] as const)('that is %s is refused in words, and a better one is taken', async (_name, content, said) => {
    await sends(secretary, content)
    expect(secretary.screen.text).toMatch(said)
    await secretary.sendsFile(csv(...BRANCH, ['N-1', 'O\u0302ng <b>&"\' 🙂']))
    expect(secretary.screen.text).toContain('Thêm: Ông <b>&"\' 🙂')
  })

  test('is not for others: members, the committee member, another branch\'s secretary', async () => {
    for (const key of ['an', 'committee', 'secretary2', 'officer'] as const) {
      const other = await world.member(key)
      await other.types('/start')
      await other.pressesData(`roster:file:${world.orgId('chiBo1')}`)
      expect(other.toasts.at(-1)).toMatch(/Nút này đã cũ/)
      await other.sendsFile(csv(...BRANCH, NEW))
      await other.pressesData(`roster:save:${world.orgId('chiBo1')}:00000000`)
      expect(await find('N-1')).toBeNull()
    }
  })
})

describe('the roster that is kept', () => {
  test('is downloaded as a spreadsheet that changes nothing when it is sent back, and names no number', async () => {
    await secretary.pressesData(`roster:file:${world.orgId('chiBo1')}`)
    await secretary.presses('Tải danh sách hiện có')
    const [file] = secretary.files
    expect(file?.name).toBe('danh-sach.xlsx')
    const text = new TextDecoder().decode((await readable(file ?? { name: '', bytes: new Uint8Array() })).bytes)
    expect(text).toContain('CB1,Chi bộ Thử Nghiệm 1,,branch,P-deputy,Lê Thị Phó,deputy_secretary,full,,,,')
    await secretary.sendsFile(file?.bytes ?? '', { name: 'danh-sach.xlsx' })
    expect(secretary.screen.text).toContain('Danh sách không có gì mới.')
    expect(await world.database.prisma.documentMade.findFirst()).toMatchObject({ kind: 'roster', people: expect.arrayContaining([world.personId('an')]) })
  })
})
