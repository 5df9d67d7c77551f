import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayCode } from '../src/features/org/members.rules.ts'
import { newId } from '../src/platform/crypto.ts'
import { invite, joins } from './support/joining.ts'
import type { TestPerson } from './support/chat.ts'
import type { World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

const OLD = 'Nút này đã cũ. Dưới đây là màn hình mới nhất.'
let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const branch = () => world.orgId('chiBo1')
const listOf = (who: TestPerson) => who.pressesData(`members:list:${branch()}:0.0`, '1')
const open = async (who: TestPerson, name: string) => {
  await listOf(who)
  await who.presses(name)
}
const audits = async () => (await world.database.prisma.auditEntry.findMany({ orderBy: { at: 'asc' } })).map(({ action }) => action)

describe('the list', () => {
  test('stands by given name with role, status, group and link, for secretary, deputy and committee alike', async () => {
    const [secretary, deputy, committee] = [await world.member('secretary'), await world.member('deputy'), await world.member('committee')]
    await world.database.prisma.membership.updateMany({ where: { personId: world.personId('an') }, data: { cell: 'Tổ 2', partyStatus: 'probationary' } })
    await world.member('binh')
    await world.test.person(() => world.chibo, 'binh-test').blocks()
    await secretary.types('/danhsach')
    await secretary.presses('Danh sách đảng viên')
    expect(secretary.screen.text.split('\n')).toEqual([
      'Chi bộ Thử Nghiệm 1', 'Danh sách có 6 đồng chí.', 'Đỗ Thử An: dự bị, Tổ 2, chưa kết nối', 'Vũ Thử Bình: không gửi được tin',
      'Hồ Thử Cả: chưa kết nối', 'Lê Thị Phó: phó bí thư, đã kết nối', 'Nguyễn Văn Bí Thư: bí thư, đã kết nối', 'Phạm Văn Chi Ủy: chi ủy viên, đã kết nối',
    ])
    for (const who of [deputy, committee]) {
      await listOf(who)
      expect(who.screen.text).toBe(secretary.screen.text)
    }
    // A reader looks and does not change.
    expect(committee.screen.labels).not.toContain('Thêm một đồng chí')
    await committee.presses('Đỗ Thử An')
    expect(committee.screen.labels).toEqual(['Tin soạn sẵn để nhắc', 'Quay lại'])
    expect(deputy.screen.labels).toContain('Thêm một đồng chí')
  })

  test('has pages, and shows one group alone', async () => {
    const { prisma } = world.database
    for (let i = 1; i <= 20; i++) {
      const id = newId()
      await prisma.person.create({ data: { id, code: `X${i}`, fullName: `Người Thử Số ${i}`, language: 'vi' } })
      await prisma.membership.create({ data: { id: newId(), personId: id, organisationId: branch(), role: 'member', partyStatus: 'full', cell: i > 15 ? 'Tổ 10' : 'Tổ 2', from: new Date('2026-01-01') } })
    }
    const secretary = await world.member('secretary')
    await listOf(secretary)
    const seen = new Set<string>()
    for (let page = 0; page < 4; page++) {
      for (const [name] of secretary.screen.text.matchAll(/^Người Thử Số \d+/gm)) seen.add(name)
      expect(secretary.screen.text.length).toBeLessThan(1800)
      if (page < 3) await secretary.presses('Trang sau')
    }
    expect(seen.size).toBe(20)
    await secretary.presses('Xem theo tổ')
    expect(secretary.screen.labels).toEqual(['Tất cả', 'Tổ 2', 'Tổ 10'])
    await secretary.presses('Tổ 10')
    expect(secretary.screen.text).toContain('Danh sách có 5 đồng chí.\nChỉ xem Tổ 10.')
    await secretary.pressesData(`members:list:${branch()}:99.99`)
    expect(secretary.screen.text).toContain('Danh sách có 26 đồng chí.')
  })

  test('of another branch, and of nobody\'s, stays closed; a committee keeps its own', async () => {
    const [secretary2, an, officer] = [await world.member('secretary2'), await world.member('an'), await world.member('officer')]
    for (const who of [secretary2, an, officer]) {
      for (const action of [`members:list:${branch()}:0.0`, `members:person:${branch()}:${world.personId('an')}`, `members:name:${branch()}`, `members:text:${branch()}`, 'members:list:zzzzzzzzzzzz:0.0']) {
        await who.pressesData(action, '1')
        expect(who.toasts.at(-1), action).toBe(OLD)
      }
    }
    await officer.types('/danhsach')
    expect(officer.screen.text).toContain('Đảng ủy phường Thử Nghiệm\nDanh sách có 1 đồng chí.')
    expect(officer.screen.labels).not.toContain('Thêm một đồng chí')
  })
})

describe('somebody new', () => {
  test('is added by name, invited at once, and comes in', async () => {
    const secretary = await world.member('secretary')
    await listOf(secretary)
    await secretary.presses('Thêm một đồng chí')
    await secretary.types('  Mai   Thử Cường ')
    expect(secretary.screen.text).toContain('Thêm đồng chí Mai Thử Cường vào Chi bộ Thử Nghiệm 1?\nTình trạng: chính thức.')
    await secretary.presses('Dự bị')
    await secretary.presses('Sửa tổ')
    await secretary.types('Tổ 1')
    await secretary.presses('Số cuối điện thoại hoặc thẻ')
    await secretary.types('12')
    expect(secretary.screen.text).toContain('Cần đúng 4 ký tự cuối.')
    await secretary.types('0900 004 321')
    expect(secretary.screen.text).toContain('Tình trạng: dự bị.\nTổ: Tổ 1.\nKhi kết nối, Chibo hỏi 4 ký tự cuối đã nhập.')
    expect(secretary.messages.some(({ text }) => text.includes('4 321'))).toBe(false)
    // Nobody belongs before it is confirmed.
    expect((await audits())).toEqual([])
    await secretary.presses('Thêm vào danh sách')
    expect(secretary.screen.text).toContain('Mai Thử Cường, Chi bộ Thử Nghiệm 1\nVai trò: đảng viên.\nTình trạng: dự bị.\nTổ: Tổ 1.\nKết nối: chưa kết nối.')
    await secretary.presses('Mời kết nối')
    const code = /\/start (\S+)/.exec(secretary.screen.text)?.[1] ?? ''
    expect(secretary.screen.text).toContain('đừng đưa vào nhóm chung')
    const cuong = world.stranger('cuong')
    await cuong.types(`/start ${code}`)
    await cuong.presses('Đúng là tôi')
    await cuong.types('4321')
    await cuong.presses('Tôi đồng ý')
    expect(cuong.screen.text).toContain('Chào đồng chí.')
    await open(secretary, 'Mai Thử Cường')
    expect(secretary.screen.text).toContain('Kết nối: đã kết nối.')
    expect(await audits()).toEqual(['member-added', 'member-invited'])
    expect(JSON.stringify(await world.database.prisma.person.findMany())).not.toContain('4321')
  })

  test('of a name that is there already is warned of, and may be given up', async () => {
    const secretary = await world.member('secretary')
    await secretary.pressesData(`members:name:${branch()}`, '1')
    await secretary.types('đỗ thử an'.normalize('NFD'))
    expect(secretary.screen.text).toContain('Danh sách đã có đồng chí đỗ thử an.')
    const people = await world.database.prisma.person.count()
    await secretary.presses('Thôi')
    expect(await world.database.prisma.person.count()).toBe(people - 1)
  })

  test.each([['nothing', '   '], ['digits', '12345'], ['much too much', 'An '.repeat(60)]])('is not added by %s', async (_what, text) => {
    const secretary = await world.member('secretary')
    const people = await world.database.prisma.person.count()
    await secretary.pressesData(`members:name:${branch()}`, '1')
    await secretary.types(text)
    expect(secretary.screen.text).toMatch(/Họ tên cần có chữ|Chưa có chữ nào/)
    expect(await world.database.prisma.person.count()).toBe(people)
    await secretary.types('Tên <b>&"\' 🌱')
    expect(secretary.screen.text).toContain('Tên <b>&"\' 🌱')
  })

  test('pressed twice at once is added once', async () => {
    const secretary = await world.member('secretary')
    const deputy = await world.member('deputy')
    await secretary.pressesData(`members:name:${branch()}`, '1')
    await secretary.types('Mai Thử Cường')
    const join = secretary.screen.actions[0] ?? ''
    await Promise.all([secretary.presses('Thêm vào danh sách'), deputy.pressesData(join, '1')])
    const rows = await world.database.prisma.membership.findMany({ where: { organisationId: branch(), from: at('2026-11-02 07:00') } })
    expect(rows).toHaveLength(1)
    expect((await audits()).filter((action) => action === 'member-added')).toHaveLength(1)
  })

  test('that nobody confirmed is forgotten in the night', async () => {
    const secretary = await world.member('secretary')
    const people = await world.database.prisma.person.count()
    await secretary.pressesData(`members:name:${branch()}`, '1')
    await secretary.types('Mai Thử Cường')
    await world.moveTo('2026-11-03 03:00')
    expect(await world.database.prisma.person.count()).toBe(people)
  })
})

describe('an entry', () => {
  test('is corrected: name and group', async () => {
    const secretary = await world.member('secretary')
    await open(secretary, 'Đỗ Thử An')
    await secretary.presses('Sửa họ tên')
    await secretary.types('99')
    expect(secretary.screen.text).toContain('Họ tên cần có chữ')
    await secretary.types('Đỗ Thử Ân')
    expect(secretary.screen.text).toContain('Đỗ Thử Ân, Chi bộ Thử Nghiệm 1')
    await secretary.presses('Sửa tổ')
    await secretary.types('Tổ 3')
    expect(secretary.screen.text).toContain('Tổ: Tổ 3.')
    await secretary.presses('Sửa tổ')
    await secretary.presses('Không thuộc tổ nào')
    expect(secretary.screen.text).not.toContain('Tổ:')
    expect(await audits()).toEqual(['name-changed', 'cell-changed', 'cell-changed'])
    const entries = await world.database.prisma.auditEntry.findMany()
    expect(entries.every(({ subjectId, actorId, role }) => subjectId === world.personId('an') && actorId === world.personId('secretary') && role === 'secretary')).toBe(true)
  })

  test('of one\'s own is not changed by oneself; the deputy does it', async () => {
    const secretary = await world.member('secretary')
    const deputy = await world.member('deputy')
    await open(secretary, 'Nguyễn Văn Bí Thư')
    expect(secretary.screen.labels).toEqual(['Quay lại'])
    for (const verb of ['rename', 'cell', 'status', 'close', 'role', 'suspend', 'invite']) {
      await secretary.pressesData(`members:${verb}:${branch()}:${world.personId('secretary')}`)
      expect(secretary.toasts.at(-1), verb).toBe(OLD)
    }
    await open(deputy, 'Nguyễn Văn Bí Thư')
    expect(deputy.screen.labels).toContain('Sửa họ tên')
  })

  test('changed by two leaders at once keeps both changes', async () => {
    const [secretary, deputy] = [await world.member('secretary'), await world.member('deputy')]
    const an = `${branch()}:${world.personId('an')}`
    await secretary.pressesData(`members:cell:${an}`, '1')
    await deputy.pressesData(`members:status-ask:${an}:e${'7ib'}000`, '1')
    const save = `members:status-set:${an}:e${(await import('../src/features/org/members.rules.ts')).dayCode('2026-11-02')}000`
    await Promise.all([secretary.types('Tổ 9'), deputy.pressesData(save, '1')])
    const row = await world.database.prisma.membership.findFirstOrThrow({ where: { personId: world.personId('an'), to: null } })
    expect(row).toMatchObject({ cell: 'Tổ 9', partyStatus: 'exempt' })
  })
})

describe('inviting', () => {
  test('one again makes a new code, and the old one is dead', async () => {
    const secretary = await world.member('secretary')
    const old = await invite(world, 'an')
    await open(secretary, 'Đỗ Thử An')
    await secretary.presses('Mời kết nối')
    expect(secretary.screen.text).toContain(old)
    await secretary.presses('Làm lời mời khác')
    expect(secretary.screen.text).not.toContain(old)
    const stranger = world.stranger('phone')
    await stranger.types(`/start ${old}`)
    expect(stranger.messages.filter(({ from }) => from === 'bot').map(({ text }) => text).join()).not.toContain('Liên kết này dành riêng')
  })

  test('two leaders at once leaves one code, and both see it', async () => {
    const [secretary, deputy] = [await world.member('secretary'), await world.member('deputy')]
    await open(secretary, 'Đỗ Thử An')
    await open(deputy, 'Đỗ Thử An')
    await Promise.all([secretary.presses('Mời kết nối'), deputy.presses('Mời kết nối')])
    await world.beat()
    const codes = [secretary, deputy].map((who) => /\/start (\S+)/.exec(who.screen.text)?.[1])
    expect(codes[0]).toBe(codes[1])
    expect(await world.database.prisma.invitation.count()).toBe(1)
  })

  test('the code stands nowhere in the database', async () => {
    const secretary = await world.member('secretary')
    await open(secretary, 'Đỗ Thử An')
    await secretary.presses('Mời kết nối')
    const code = /\/start (\S+)/.exec(secretary.screen.text)?.[1] ?? 'none'
    expect(JSON.stringify(await world.database.prisma.invitation.findMany())).not.toContain(code)
  })

  test('asks nobody while it is not set who answers for Chibo', async () => {
    await world.database.prisma.organisation.update({ where: { id: world.orgId('dangUy') }, data: { settings: {} } })
    const secretary = await world.member('secretary')
    await open(secretary, 'Đỗ Thử An')
    await secretary.presses('Mời kết nối')
    expect(secretary.toasts.at(-1)).toContain('chưa mời được ai')
  })

  test('by a neutral text for whoever is not connected or not reached, in one tap', async () => {
    const secretary = await world.member('secretary')
    await joins(world, 'an', { address: 'an-test' })
    await world.test.person(() => world.chibo, 'an-test').blocks()
    await world.moveTo('2026-11-10 08:00')
    await listOf(secretary)
    await secretary.presses('Tin soạn sẵn để nhắc')
    const said = secretary.screen.text
    expect(said).toContain('“Kính nhắc đồng chí tự soi trước buổi sinh hoạt 19:30, thứ Sáu 20/11/2026.”')
    expect(said).toContain('Chibo không gửi được tin: Đỗ Thử An.')
    expect(said).toContain('Chưa kết nối: Vũ Thử Bình,')
    expect(said).not.toMatch(/t\.me|http|\/start/)
  })

  test('by printed slips for all who are not connected, in one tap; who uses paper gets none', async () => {
    const secretary = await world.member('secretary')
    await invite(world, 'an')
    await world.database.prisma.invitation.updateMany({ data: { expiresAt: at('2026-11-01 09:00') } })
    await listOf(secretary)
    await secretary.presses('Tin soạn sẵn để nhắc')
    await secretary.presses('In giấy mời người chưa kết nối')
    expect(secretary.messages.map(({ text }) => text).join('\n')).toContain('Tệp dưới đây có 4 giấy mời.')
    const before = await world.database.prisma.invitation.findMany({ orderBy: { id: 'asc' } })
    await secretary.pressesData(`members:sheet:${branch()}`)
    // Printed again with the same codes.
    expect(await world.database.prisma.invitation.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
  })
})

describe('who was added and closed on one day', () => {
  test('is no draft that an old button may delete', async () => {
    const secretary = await world.member('secretary')
    await listOf(secretary)
    await secretary.presses('Thêm một đồng chí')
    await secretary.types('Hoàng Thử Mới')
    await secretary.presses('Thêm vào danh sách')
    const { id } = await world.database.prisma.person.findFirstOrThrow({ where: { fullName: 'Hoàng Thử Mới' } })
    await secretary.pressesData(`members:close-set:${branch()}:${id}:${dayCode('2026-11-02')}`)
    for (const verb of ['draft', 'drop', 'join']) {
      await secretary.pressesData(`members:${verb}:${branch()}:${id}`)
      expect(secretary.toasts.at(-1), verb).toBe(OLD)
    }
    expect(await world.database.prisma.person.count({ where: { id } })).toBe(1)
  })
})

describe('a lost phone', () => {
  test('is suspended with two taps: the old phone acts no more, and a new link needs a meeting', async () => {
    const secretary = await world.member('secretary')
    const an = await joins(world, 'an')
    await open(secretary, 'Đỗ Thử An')
    await secretary.presses('Tạm khóa vì mất máy')
    await secretary.presses('Tạm khóa ngay')
    expect(secretary.screen.text).toContain('Đã tạm khóa Chibo của đồng chí Đỗ Thử An.')
    // Whoever is cut off reads it at once, so that nobody is linked anew in their place unseen (PV22).
    await world.beat()
    expect(an.screen.text).toContain('Kết nối giữa máy này và Chibo đã được ngừng')
    expect(an.screen.labels).toEqual([])
    await an.types('/toi')
    expect(an.screen.text).not.toContain('Đỗ Thử An, Chi bộ')
    await world.moveTo('2026-11-03 06:00')
    expect(await world.database.prisma.account.count({ where: { personId: null } })).toBe(0)
    await world.moveTo('2026-11-03 09:00')
    await open(secretary, 'Đỗ Thử An')
    expect(secretary.screen.text).toContain('Kết nối: chưa kết nối lại.')
    await secretary.presses('Mời kết nối')
    const code = /\/start (\S+)/.exec(secretary.screen.text)?.[1] ?? ''
    const again = world.stranger('an-phone')
    await again.types(`/start ${code}`)
    await again.presses('Đúng là tôi')
    expect(again.screen.text).toContain('gặp trực tiếp')
    await secretary.types('/batdau')
    await secretary.presses('Xác nhận: Đỗ Thử An')
    await secretary.presses('Đã gặp, đúng người')
    await again.types('/toi')
    expect(again.screen.text).toContain('Đỗ Thử An')
  })

  test('of a secretary is suspended from above, and what was done in three days is listed', async () => {
    const [officer, secretary] = [await world.member('officer'), await world.member('secretary')]
    await open(secretary, 'Đỗ Thử An')
    await secretary.presses('Sửa tổ')
    await secretary.types('Tổ 7')
    await officer.types('/danhsach')
    await officer.presses('Bí thư, phó bí thư cấp dưới')
    expect(officer.screen.text).toContain('Chi bộ Thử Nghiệm 1, bí thư: Nguyễn Văn Bí Thư, đã kết nối.')
    await officer.presses('Tạm khóa: Nguyễn Văn Bí Thư')
    await officer.presses('Tạm khóa ngay')
    expect(officer.screen.text).toContain('Trong 72 giờ qua, từ tài khoản đó đã có:\nsửa tổ: 09:00, thứ Hai 2/11/2026')
    await secretary.pressesData(`members:list:${branch()}:0.0`, '1')
    expect(secretary.screen.text).not.toContain('Danh sách có')
    // Only heads: a member's access is the branch's own matter.
    await world.member('binh')
    await officer.pressesData(`members:suspend:${branch()}:${world.personId('binh')}`)
    expect(officer.toasts.at(-1)).toBe(OLD)
  })

  test('that shows something private has it closed with the word that access has ended', async () => {
    const secretary = await world.member('secretary')
    const an = await world.member('an')
    await world.moveTo('2026-11-10 08:05')
    await an.types('/tusoi')
    await an.presses('Bắt đầu')
    expect(an.screen.confidential).toBe(true)
    const shown = an.screen.id
    await listOf(secretary)
    await secretary.pressesData(`members:suspend-yes:${branch()}:${world.personId('an')}`)
    await world.beat()
    expect(an.screen.text).toContain('Kết nối giữa máy này và Chibo đã được ngừng')
    expect(an.messages.find(({ id }) => id === shown)?.text).toBe('Đã đóng')
  })

  test('of one\'s own, of a stranger\'s branch and of whoever is not connected is not suspended', async () => {
    const [secretary, secretary2] = [await world.member('secretary'), await world.member('secretary2')]
    await world.member('an')
    for (const [who, person] of [[secretary, 'secretary'], [secretary2, 'an'], [secretary, 'binh']] as const) {
      await who.pressesData(`members:suspend-yes:${branch()}:${world.personId(person)}`, '1')
      expect(who.toasts.at(-1)).toBe(OLD)
    }
    expect(await world.database.prisma.account.count()).toBe(3)
  })
})
