import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayCode } from '../src/features/org/members.rules.ts'
import { newId } from '../src/platform/crypto.ts'
import type { TestPerson } from './support/chat.ts'
import type { PersonKey, World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

const OLD = 'Nút này đã cũ. Dưới đây là màn hình mới nhất.'
const PUSH = 'Đồng chí có việc cần xem trong Chibo.'
let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const branch = () => world.orgId('chiBo1')
const today = async (key: PersonKey) => {
  const now = world.clock.now()
  const row = await world.database.prisma.membership.findFirstOrThrow({ where: { personId: world.personId(key), organisationId: branch(), from: { lte: now }, OR: [{ to: null }, { to: { gt: now } }] } })
  return row.role
}
async function proposes(who: TestPerson, key: PersonKey, [role, until]: [string, string?]) {
  await who.pressesData(`members:person:${branch()}:${world.personId(key)}`, '1')
  await who.presses('Đề nghị vai trò khác')
  await who.presses(role.charAt(0).toUpperCase() + role.slice(1))
  if (until !== undefined) await (until === 'Chưa định ngày' ? who.presses(until) : who.types(until))
}

describe('a role', () => {
  test('is proposed by the secretary, confirmed above, and holds from that day', async () => {
    const [secretary, officer] = [await world.member('secretary'), await world.member('officer')]
    await proposes(secretary, 'an', ['phó bí thư', 'Chưa định ngày'])
    expect(secretary.screen.text).toBe('Đồng chí Đỗ Thử An làm phó bí thư.\nVai trò có hiệu lực khi cấp trên xác nhận: Trần Thị Theo Dõi. Quá 14 ngày, đề nghị hết hạn.')
    await secretary.presses('Gửi cấp trên xác nhận')
    expect(secretary.screen.text).toContain('Đã đề nghị vai trò phó bí thư, chờ cấp trên xác nhận trước thứ Hai 16/11/2026.')
    expect(await today('an')).toBe('member')
    expect(officer.messages.map(({ text }) => text)).toEqual([PUSH])
    await officer.presses('Xem')
    expect(officer.screen.text).toBe('Chi bộ Thử Nghiệm 1\nĐồng chí Đỗ Thử An làm phó bí thư.\nNgười đề nghị: Nguyễn Văn Bí Thư. Xác nhận trước thứ Hai 16/11/2026.')
    await officer.presses('Tôi xác nhận')
    expect(await today('an')).toBe('deputySecretary')
    const an = await world.member('an')
    await an.pressesData(`members:list:${branch()}:0.0`, '1')
    expect(an.screen.labels).toContain('Thêm một đồng chí')
    expect((await world.database.prisma.auditEntry.findMany({ orderBy: { at: 'asc' } })).map(({ action }) => action).toSorted()).toEqual(['role-asked', 'role-changed'])
  })

  test('is found in the list of the committee above as well, and may be declined', async () => {
    const [secretary, officer] = [await world.member('secretary'), await world.member('officer')]
    await proposes(secretary, 'an', ['chi ủy viên', 'Chưa định ngày'])
    await secretary.presses('Gửi cấp trên xác nhận')
    await officer.types('/danhsach')
    await officer.presses('Vai trò: Đỗ Thử An')
    await officer.presses('Tôi chưa đồng ý')
    expect(await today('an')).toBe('member')
    expect(await world.database.prisma.roleChange.count()).toBe(0)
  })

  test('of secretary passes from one to the other: a branch has one, and after an end the first is back', async () => {
    const [secretary, officer] = [await world.member('secretary'), await world.member('officer')]
    await proposes(secretary, 'deputy', ['bí thư', '31/12/2026'])
    expect(secretary.screen.text).toContain('Bí thư hiện nay thôi làm bí thư trong thời gian đó.')
    await secretary.presses('Gửi cấp trên xác nhận')
    await officer.presses('Xem')
    await officer.presses('Tôi xác nhận')
    expect([await today('secretary'), await today('deputy')]).toEqual(['member', 'secretary'])
    await world.moveTo('2027-01-01 08:00')
    expect([await today('secretary'), await today('deputy')]).toEqual(['secretary', 'deputySecretary'])
  })

  test('that passes on closes what the office has open on a screen within the minute', async () => {
    const [secretary, officer, deputy] = [await world.member('secretary'), await world.member('officer'), await world.member('deputy')]
    await world.moveTo('2026-11-10 08:00')
    await proposes(secretary, 'deputy', ['bí thư', 'Chưa định ngày'])
    await secretary.presses('Gửi cấp trên xác nhận')
    for (const one of [secretary, deputy]) {
      await one.types('/tusoi')
      await one.presses('Bắt đầu')
    }
    await officer.presses('Xem')
    await officer.presses('Tôi xác nhận')
    await world.moveTo('2026-11-10 08:01')
    for (const one of [secretary, deputy]) expect(one.messages.filter(({ confidential, closed }) => confidential && !closed)).toEqual([])
  })

  test('is never proposed for oneself, nor confirmed by whoever asked or whom it is about', async () => {
    const [secretary, an, officer] = [await world.member('secretary'), await world.member('an'), await world.member('officer')]
    for (const verb of ['role', 'role-for', 'role-ask', 'role-send']) {
      const arg = verb === 'role' ? '' : verb === 'role-for' ? ':d' : ':d000'
      await secretary.pressesData(`members:${verb}:${branch()}:${world.personId('secretary')}${arg}`, '1')
      expect(secretary.toasts.at(-1), verb).toBe(OLD)
    }
    // One who sits in the branch and above it.
    await world.database.prisma.membership.create({ data: { id: newId(), personId: world.personId('secretary'), organisationId: world.orgId('dangUy'), role: 'deputySecretary', partyStatus: 'full', from: new Date('2026-01-01') } })
    await proposes(secretary, 'an', ['phó bí thư', 'Chưa định ngày'])
    await secretary.presses('Gửi cấp trên xác nhận')
    const change = await world.database.prisma.roleChange.findFirstOrThrow()
    for (const who of [secretary, an]) {
      for (const verb of ['role-change', 'role-yes', 'role-no']) {
        await who.pressesData(`members:${verb}:${change.id}`, '1')
        expect(who.toasts.at(-1), verb).toBe(OLD)
      }
    }
    expect(await today('an')).toBe('member')
    await officer.presses('Xem')
    await officer.presses('Tôi xác nhận')
    expect(await today('an')).toBe('deputySecretary')
  })

  test('is not proposed where nobody above is connected, and it is said who brings it in', async () => {
    const secretary = await world.member('secretary')
    await proposes(secretary, 'an', ['phó bí thư'])
    expect(secretary.toasts.at(-1)).toBe('Cấp trên chưa có ai kết nối để xác nhận. Khi đó người vận hành máy chủ nhập vai trò bằng tệp danh sách.')
  })

  test('that would leave nobody in charge is refused, also at the confirmation', async () => {
    const [deputy, officer] = [await world.member('deputy'), await world.member('officer')]
    await proposes(deputy, 'secretary', ['đảng viên'])
    await deputy.presses('Gửi cấp trên xác nhận')
    await world.database.prisma.membership.updateMany({ where: { personId: world.personId('deputy') }, data: { role: 'member' } })
    await officer.presses('Xem')
    await officer.presses('Tôi xác nhận')
    expect(officer.toasts.at(-1)).toContain('Trước hết đồng chí đề nghị người thay')
    expect(await today('secretary')).toBe('secretary')
  })

  test('lapses after fourteen days', async () => {
    const [secretary, officer] = [await world.member('secretary'), await world.member('officer')]
    await proposes(secretary, 'an', ['phó bí thư', 'Chưa định ngày'])
    await secretary.presses('Gửi cấp trên xác nhận')
    const change = await world.database.prisma.roleChange.findFirstOrThrow()
    await world.moveTo('2026-11-16 09:00')
    await officer.pressesData(`members:role-yes:${change.id}`, '1')
    expect(officer.toasts.at(-1)).toBe(OLD)
    expect(await today('an')).toBe('member')
  })

  test('confirmed twice at once is given once', async () => {
    const [secretary, officer] = [await world.member('secretary'), await world.member('officer')]
    const other = await world.member('officer', { on: 'other' })
    await proposes(secretary, 'an', ['bí thư', '31/12/2026'])
    await secretary.presses('Gửi cấp trên xác nhận')
    const change = await world.database.prisma.roleChange.findFirstOrThrow()
    await Promise.all([officer.pressesData(`members:role-yes:${change.id}`, '1'), other.pressesData(`members:role-yes:${change.id}`, '1')])
    const confirmed = [...officer.messages, ...other.messages].filter(({ text }) => text.includes('Đã xác nhận: đồng chí Đỗ Thử An'))
    expect(confirmed).toHaveLength(1)
    expect(await world.database.prisma.membership.count({ where: { personId: world.personId('an') } })).toBe(3)
    expect(await world.database.prisma.auditEntry.count({ where: { action: 'role-changed' } })).toBe(2)
  })

  test('proposed by two leaders at once is one proposal, the later one', async () => {
    const [secretary, deputy] = [await world.member('secretary'), await world.member('deputy')]
    await world.member('officer')
    const send = (letter: string) => `members:role-send:${branch()}:${world.personId('an')}:${letter}000`
    await secretary.pressesData('home:open', '1')
    await deputy.pressesData('home:open', '1')
    await Promise.all([secretary.pressesData(send('c')), deputy.pressesData(send('d'))])
    expect(await world.database.prisma.roleChange.count()).toBe(1)
  })

  test.each([['a day that is past', '1/11/2026'], ['no day', 'mãi mãi'], ['a day that does not exist', '31/2/2027']])('does not end on %s', async (_what, text) => {
    const secretary = await world.member('secretary')
    await world.member('officer')
    await proposes(secretary, 'an', ['phó bí thư', text])
    expect(secretary.screen.text).toContain('Cần một ngày có thật')
    await secretary.types('31/3/2027')
    expect(secretary.screen.text).toContain('Đồng chí Đỗ Thử An làm phó bí thư, đến hết thứ Tư 31/3/2027.')
  })

  test.each(['s', 'd', 'o', 'x'])('of letter %s and an invented day changes nothing in a strange branch', async (letter) => {
    const secretary2 = await world.member('secretary2')
    await world.member('officer')
    await secretary2.pressesData(`members:role-send:${branch()}:${world.personId('an')}:${letter}${dayCode('2027-01-01')}`, '1')
    expect(secretary2.toasts.at(-1)).toBe(OLD)
  })
})
