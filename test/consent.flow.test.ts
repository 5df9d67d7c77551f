import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { renewConsents } from '../src/features/org/consent.service.ts'
import { invite, joins, TAIL } from './support/joining.ts'
import type { PersonKey, World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const consents = (key: PersonKey = 'an') => world.database.prisma.consent.findMany({ where: { personId: world.personId(key) }, orderBy: { givenAt: 'asc' } })
const accounts = (key: PersonKey = 'an') => world.database.prisma.account.count({ where: { personId: world.personId(key) } })
const invitation = () => world.database.prisma.invitation.findUniqueOrThrow({ where: { personId: world.personId('an') } })
const person = () => world.database.prisma.person.findUniqueOrThrow({ where: { id: world.personId('an') } })
const setCommittee = (settings: Record<string, string>) =>
  world.database.prisma.organisation.update({ where: { id: world.orgId('dangUy') }, data: { settings } })
const renew = () => world.chibo.units.run((unit) => renewConsents(unit, world.words, [world.orgId('dangUy')]))

/** Linked, with the consent on the screen. */
async function linked() {
  const an = world.stranger('phone')
  await an.types(`/start ${await invite(world, 'an')}`)
  await an.presses('Đúng là tôi')
  await an.types(TAIL)
  return an
}

describe('the consent', () => {
  test('says who answers for Chibo, what is stored, who reads, who could open it, that it is voluntary; nothing is preselected', async () => {
    const an = await linked()
    expect(an.screen.text).toContain('Đây là công cụ hỗ trợ do Đảng ủy phường Thử Nghiệm dùng')
    expect(an.screen.text).toContain('Chibo lưu: họ tên, chi bộ, vai trò')
    expect(an.screen.text).toContain('Câu trả lời tự soi và ghi chú: chỉ đồng chí đọc được. Bí thư, chi ủy, cấp trên chỉ thấy đã làm hay chưa. Với góp ý, trước khi viết Chibo nêu tên từng người sẽ đọc.')
    expect(an.screen.text).toContain('ai giữ cả máy chủ lẫn khóa mã thì về kỹ thuật vẫn có thể mở. Cơ quan có thẩm quyền có thể yêu cầu')
    expect(an.screen.text).toContain('Dùng Chibo là tự nguyện và rút lại lúc nào cũng được.')
    expect(an.screen.text).toContain('Người để hỏi: 0900 000 000.')
    expect(an.screen.text.length).toBeLessThanOrEqual(1800)
    expect(an.screen.labels).toEqual(['Tôi đồng ý', 'Để tôi xem đã', 'Tôi không dùng Chibo', 'Xem chi tiết'])
    expect(await consents()).toEqual([])
  })

  test('names the superior\'s paper where there is one', async () => {
    await setCommittee({ controller: 'A', operator: 'B', contact: 'C', approval: 'Công văn số 12-CV/ĐU' })
    expect((await linked()).screen.text).toContain('Công văn số 12-CV/ĐU')
  })

  test('is spread over pages where the settings are long, and the choice stands under the last', async () => {
    const long = (text: string, most = 160) => `${text} ${'rất dài '.repeat(20)}`.slice(0, most - 1)
    await setCommittee({ controller: long('a'), operator: long('b'), contact: long('c', 120), approval: long('d') })
    await world.database.prisma.person.update({ where: { id: world.personId('an') }, data: { fullName: 'Nguyễn '.repeat(30) } })
    const an = await linked()
    expect(an.screen.labels).toEqual(['Trang sau'])
    await an.presses('Trang sau')
    expect(an.screen.labels).toContain('Tôi đồng ý')
    for (const { text } of an.messages) expect(text.length).toBeLessThanOrEqual(1800)
  })

  test('shows on request each thing that is stored, its readers and its time', async () => {
    const an = await linked()
    await an.presses('Xem chi tiết')
    expect(an.screen.text).toContain('• Câu trả lời tự soi và ghi chú. Ai đọc được: chỉ đồng chí. Lưu: 7 ngày sau khi kỳ đóng.')
    expect(an.screen.text).toContain('• Việc đã làm tự soi hay chưa. Ai đọc được: đồng chí, bí thư, phó bí thư, chi ủy. Lưu: 5 năm.')
    expect(an.screen.text).toContain('Bản sao lưu hết hạn sau 30 ngày.')
    await an.presses('Quay lại')
    expect(an.screen.labels).toContain('Tôi đồng ý')
    expect(await consents()).toEqual([])
  })

  test('given, is kept with purpose, version and language, and the second fact is forgotten', async () => {
    const an = await linked()
    await an.presses('Tôi đồng ý')
    expect(await consents()).toMatchObject([{ purpose: 'chibo', language: 'vi', version: expect.stringMatching(/^[0-9a-f]{32}$/), withdrawn: null }])
    expect(await person()).toMatchObject({ phoneTail: null, cardTail: null, tailsUntil: null })
    expect(an.messages.at(-2)?.text).toBe('Đồng chí Đỗ Thử An đã kết nối với Chibo, Chi bộ Thử Nghiệm 1.')
    expect(an.screen.labels).toEqual(['Tự soi tháng này', 'Góp ý', 'Sinh hoạt chi bộ', 'Dữ liệu của tôi'])
  })

  test('given twice at the same moment is one consent', async () => {
    const an = await linked()
    const what = an.press('Tôi đồng ý')
    const another = world.another()
    await Promise.all([
      world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: an.address, what }]),
      another.intake.accept(world.test.channel, [{ number: 'b', address: an.address, what }]),
    ])
    await Promise.all([world.chibo.idle(), another.idle()])
    expect(await consents()).toHaveLength(1)
  })

  test('pressed on a screen whose words have changed since is asked again, and nothing is kept', async () => {
    const an = await linked()
    await setCommittee({ controller: 'Đảng ủy khác', operator: 'Văn phòng Đảng ủy', contact: '0900 000 000' })
    await an.presses('Tôi đồng ý')
    expect(await consents()).toEqual([])
    expect(an.screen.text).toContain('do Đảng ủy khác dùng')
    await an.presses('Tôi đồng ý')
    expect(await consents()).toHaveLength(1)
  })

  test('left for later stores nothing and stands there again next time', async () => {
    const an = await linked()
    await an.presses('Để tôi xem đã')
    expect(an.screen.text).toContain('Chibo không lưu gì về lần này.')
    expect(await consents()).toEqual([])
    await an.types('xin chào')
    expect(an.screen.labels).toContain('Tôi đồng ý')
  })

  test('refused leaves no trace: no account, no consent, and a link that looks unused and still works', async () => {
    const before = await linked()
    const code = await world.database.prisma.invitation.findUniqueOrThrow({ where: { personId: world.personId('an') } })
    await before.presses('Tôi không dùng Chibo')
    expect(before.screen.text).toContain('Chibo không lưu lựa chọn này')
    expect(before.screen.labels).toEqual([])
    expect(await accounts()).toBe(0)
    expect(await consents()).toEqual([])
    expect(await invitation()).toEqual({ ...code, spent: false })
    await before.types('/toi')
    expect(before.screen.text).toContain('Đây là trợ lý nội bộ')
  })

  test('neither given nor refused is over when the invitation is: the account is gone the next night', async () => {
    const an = await linked()
    await an.presses('Để tôi xem đã')
    await world.moveTo('2026-11-09 03:00')
    expect(await accounts()).toBe(1)
    await world.moveTo('2026-11-10 03:00')
    expect(await accounts()).toBe(0)
    expect(await consents()).toEqual([])
  })
})

describe('another controller or operator', () => {
  test('ends the consents to the old words, everywhere below, and asks again at the next press', async () => {
    const an = await joins(world, 'an')
    expect(await renew()).toBe(0)
    await setCommittee({ controller: 'Đảng ủy phường Thử Nghiệm', operator: 'Công ty Thử', contact: '0900 000 000' })
    expect(await renew()).toBe(1)
    await an.types('/tusoi')
    expect(an.screen.text).toContain('có thay đổi, nên Chibo xin hỏi lại đồng chí')
    expect(an.screen.text).toContain('Máy chủ do Công ty Thử vận hành.')
    await an.presses('Tôi đồng ý')
    expect((await consents()).map(({ withdrawn }) => withdrawn === null)).toEqual([false, true])
    expect(await renew()).toBe(0)
  })

  test('a new name of the member or a new meeting place asks nobody', async () => {
    await joins(world, 'an')
    await world.database.prisma.person.update({ where: { id: world.personId('an') }, data: { fullName: 'Đỗ Thử An Mới' } })
    await world.database.prisma.organisation.update({ where: { id: world.orgId('chiBo1') }, data: { settings: { 'meeting.place': 'Nơi khác' } } })
    expect(await renew()).toBe(0)
  })
})
