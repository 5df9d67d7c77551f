import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../src/platform/crypto.ts'
import { joins } from './support/joining.ts'
import type { TestPerson } from './support/chat.ts'
import type { PersonKey, World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const id = (key: PersonKey) => world.personId(key)
const db = () => world.database.prisma
const entry = (action: string, { of = 'an', by = 'deputy' as PersonKey | null, on = '2026-11-01 10:00' } = {}) => db().auditEntry.create({ data: {
  id: newId(), organisationId: world.orgId('chiBo1'), actorId: by === null ? null : id(by), role: null, action, subjectId: id(of as PersonKey), at: at(on),
} })
const opens = async (person: TestPerson, label: string) => {
  await person.types('/toi')
  await person.presses(label)
}

describe('my data', () => {
  test('begins with who reads what, and every section is one press away and one back', async () => {
    const an = await world.member('an')
    await an.types('/dulieu')
    expect(an.screen.text).toContain('Đồng chí Đỗ Thử An, Chi bộ Thử Nghiệm 1.')
    expect(an.screen.text).toContain('chỉ đồng chí đọc được')
    expect(an.screen.text).toContain('Đồng ý dùng Chibo: thứ Hai 2/11/2026.')
    for (const label of ['Chibo lưu gì', 'Ai xem được', 'Thiết bị', 'Đã đồng ý', 'Tệp có tên tôi', 'Đã ghi, đã sửa', 'Tôi muốn sửa', 'Tải về tất cả']) {
      await an.presses(label)
      expect(an.screen.text.length).toBeLessThanOrEqual(1800)
      await an.presses('Quay lại')
      expect(an.screen.labels, label).toContain('Thôi dùng Chibo')
    }
  })

  test('is one\'s own: another\'s connection and a section that is not there are old buttons', async () => {
    const [an, binh] = [await world.member('an'), await world.member('binh')]
    const account = await db().account.findFirstOrThrow({ where: { personId: id('binh') } })
    await an.types('/toi')
    for (const data of [`org:unlink:${account.id}`, `org:unlink-yes:${account.id}`, `org:disown:${account.id}`, `org:disown-yes:${account.id}`, 'org:mine:secrets:0', 'org:mine:links:-1', 'org:mine:links:100', 'org:pin-old']) {
      await an.pressesData(data)
      expect(an.toasts.at(-1), data).toBe('Nút này đã cũ. Dưới đây là màn hình mới nhất.')
    }
    await binh.types('/toi')
    expect(binh.screen.labels).toContain('Thôi dùng Chibo')
  })
})

describe('who sees what', () => {
  test('names those who read the branch\'s list and since when, the newest first', async () => {
    const an = await world.member('an')
    await db().membership.updateMany({ where: { personId: id('committee') }, data: { to: new Date('2026-06-01') } })
    await db().membership.create({ data: { id: newId(), personId: id('binh'), organisationId: world.orgId('chiBo1'), role: 'committeeMember', partyStatus: 'full', from: new Date('2026-06-01') } })
    await opens(an, 'Ai xem được')
    const text = an.screen.text
    expect(text).toContain('Vũ Thử Bình, chi ủy viên, Chi bộ Thử Nghiệm 1, từ thứ Hai 1/6/2026.')
    expect(text).toContain('Phạm Văn Chi Ủy, chi ủy viên, Chi bộ Thử Nghiệm 1, từ thứ Năm 1/1/2026, đã thôi từ thứ Hai 1/6/2026.')
    expect(text.indexOf('Vũ Thử Bình')).toBeLessThan(text.indexOf('Nguyễn Văn Bí Thư'))
    expect(text).not.toContain('Bùi Thị Bí Thư Hai')
  })

  test('says one sentence about matters under verification, the same for everybody (PV20)', async () => {
    const shown = []
    for (const key of ['an', 'secretary', 'officer'] as const) {
      const person = await world.member(key)
      await opens(person, 'Ai xem được')
      shown.push(/Việc đang xác minh[^\n]*/.exec(person.screen.text)?.[0])
    }
    expect(new Set(shown)).toEqual(new Set(['Việc đang xác minh, nếu có, không ghi ở đây. Câu này giống nhau với mọi đồng chí.']))
  })
})

describe('what was entered or made', () => {
  test('stands there with day and name, newest first, and nothing of anybody else', async () => {
    const an = await world.member('an')
    await entry('absence-entered')
    await entry('correction-asked', { by: 'an', on: '2026-11-02 08:00' })
    await entry('device-refused', { by: null, on: '2026-10-02 08:00' })
    await entry('absence-ended', { of: 'binh' })
    await opens(an, 'Đã ghi, đã sửa')
    expect(an.screen.text.split('\n').filter((line) => line.startsWith('•'))).toEqual([
      '• thứ Hai 2/11/2026: nhờ sửa thông tin (chính đồng chí).',
      '• Chủ nhật 1/11/2026: ghi ngày vắng (Lê Thị Phó).',
      '• thứ Sáu 2/10/2026: ngắt một kết nối lạ (Chibo).',
    ])
  })

  test('goes over pages when there is much of it', async () => {
    const an = await world.member('an')
    for (let i = 0; i < 60; i++) await entry('absence-entered', { on: `2026-10-${String((i % 28) + 1).padStart(2, '0')} 08:00` })
    await opens(an, 'Đã ghi, đã sửa')
    expect(an.screen.labels).toContain('Trang sau')
    await an.presses('Trang sau')
    expect(an.screen.labels).toContain('Trang trước')
    for (const { text } of an.messages) expect(text.length).toBeLessThanOrEqual(1800)
  })

  test('lists every file that holds my name, who made it and when', async () => {
    const an = await world.member('an')
    await db().documentMade.create({ data: { id: newId(), kind: 'invite-sheet', organisationId: world.orgId('chiBo1'), personId: id('secretary'), people: [id('an'), id('binh')], madeOn: new Date('2026-11-01') } })
    await db().documentMade.create({ data: { id: newId(), kind: 'invite-sheet', organisationId: world.orgId('chiBo1'), personId: id('secretary'), people: [id('binh')], madeOn: new Date('2026-11-02') } })
    await opens(an, 'Tệp có tên tôi')
    expect(an.screen.text.split('\n').filter((line) => line.startsWith('•'))).toEqual(['• Chủ nhật 1/11/2026: tờ mời kết nối để in, người làm: Nguyễn Văn Bí Thư.'])
  })

  test('shows each consent with its day and the words that were agreed to', async () => {
    const an = await joins(world, 'an')
    await db().consent.create({ data: { id: newId(), personId: id('an'), purpose: 'telegram', version: 'x', language: 'vi', givenAt: at('2026-10-01 08:00'), withdrawn: at('2026-10-03 08:00') } })
    await opens(an, 'Đã đồng ý')
    expect(an.screen.text).toContain('Dùng Chibo: đồng ý từ thứ Hai 2/11/2026.\n\nLời văn:')
    expect(an.screen.text).toContain('Chào đồng chí Đỗ Thử An. Chibo giúp chuẩn bị sinh hoạt chi bộ')
    expect(an.screen.text).not.toContain('Lời văn đã đổi')
    if (an.screen.labels.includes('Trang sau')) await an.presses('Trang sau')
    expect(an.messages.map(({ text }) => text).join('\n')).toContain('Dùng Telegram: đồng ý từ thứ Năm 1/10/2026, đã rút lại thứ Bảy 3/10/2026.')
  })

  test('says so when the words have changed since', async () => {
    const an = await world.member('an')
    await opens(an, 'Đã đồng ý')
    expect(an.screen.text).toContain('Lời văn đã đổi sau ngày đó. Lời văn hiện nay:')
  })
})

describe('a connection', () => {
  test('is ended from another one, after a question, and what stood open there is closed within the minute', async () => {
    const [an, other] = [await world.member('an'), await world.member('an', { on: 'other' })]
    await world.moveTo('2026-11-10 08:00')
    await opens(other, 'Thiết bị')
    await an.types('/tusoi')
    await an.presses('Bắt đầu')
    expect(an.screen.confidential).toBe(true)
    const gone = await db().account.findFirstOrThrow({ where: { address: an.address } })
    await other.pressesData(`org:unlink:${gone.id}`)
    expect(other.screen.text).toContain('Những gì đồng chí đã ghi vẫn còn.')
    expect(await db().account.count({ where: { personId: id('an') } })).toBe(2)
    await other.presses('Ngắt kết nối')
    expect(other.screen.text).toContain('Đã ngắt kết nối')
    expect(await db().account.count({ where: { personId: id('an') } })).toBe(1)
    await world.beat()
    expect(an.messages.filter(({ confidential }) => confidential).map(({ text }) => text)).toEqual(['Đã đóng'])
    await an.types('/tusoi')
    expect(an.screen.text).toContain('Đây là trợ lý nội bộ')
  })

  test('that is the one in use can be ended too, and the last one says what it means', async () => {
    const an = await world.member('an')
    await opens(an, 'Thiết bị')
    expect(an.screen.text).toContain('đang dùng')
    await an.presses('Ngắt kết nối đang dùng')
    expect(an.screen.text).toContain('Đây là kết nối duy nhất.')
    await an.presses('Ngắt kết nối')
    expect(await db().account.count({ where: { personId: id('an') } })).toBe(0)
    await an.types('/toi')
    expect(an.screen.text).toContain('Đây là trợ lý nội bộ')
  })

  test('ended twice at the same moment is ended once', async () => {
    const an = await world.member('an')
    await world.member('an', { on: 'other' })
    const gone = await db().account.findFirstOrThrow({ where: { address: 'an-other' } })
    await an.types('/toi')
    const what = an.pressData(`org:unlink-yes:${gone.id}`)
    const another = world.another()
    await Promise.all([
      world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: an.address, what }]),
      another.intake.accept(world.test.channel, [{ number: 'b', address: an.address, what }]),
    ])
    await Promise.all([world.chibo.idle(), another.idle()])
    expect(await db().account.count({ where: { personId: id('an') } })).toBe(1)
  })
})

describe('a correction', () => {
  test('tells whom to ask, and puts the name on the secretary\'s morning list, once', async () => {
    const [an, secretary] = [await world.member('an'), await world.member('secretary')]
    await opens(an, 'Tôi muốn sửa')
    expect(an.screen.text).toContain('đồng chí báo trực tiếp: Nguyễn Văn Bí Thư, Lê Thị Phó.')
    expect(an.screen.text).toContain('0900 000 000')
    const what = an.press('Nhờ bí thư hỏi lại tôi')
    const another = world.another()
    await Promise.all([
      world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: an.address, what }]),
      another.intake.accept(world.test.channel, [{ number: 'b', address: an.address, what }]),
    ])
    await Promise.all([world.chibo.idle(), another.idle()])
    expect(await db().auditEntry.count({ where: { action: 'correction-asked' } })).toBe(1)
    expect(an.screen.text).toContain('Đã nhờ hôm thứ Hai 2/11/2026.')
    expect(an.screen.labels).toEqual(['Quay lại'])
    await world.moveTo('2026-11-03 07:30')
    await secretary.presses('Xem')
    expect(secretary.screen.text).toContain('Đồng chí Đỗ Thử An muốn sửa thông tin trong danh sách.')
    await entry('absence-entered', { by: 'secretary', on: '2026-11-03 09:00' })
    await secretary.types('/start')
    await secretary.presses('Việc cần tôi giúp')
    expect(secretary.screen.text).not.toContain('muốn sửa')
  })
})

describe('all in one file', () => {
  test('is made on request, after a warning, and holds what is kept about me alone', async () => {
    const an = await joins(world, 'an')
    await opens(an, 'Tải về tất cả')
    expect(an.screen.text).toContain('Ra khỏi Chibo, tệp không còn được bảo vệ')
    await an.presses('Tôi hiểu, gửi tệp cho tôi')
    expect(an.messages.map(({ text }) => text).join('\n')).toContain('Tệp đang được gửi vào đây.')
    await world.chibo.idle()
    expect(await db().documentMade.findMany({ select: { kind: true, people: true, personId: true } })).toEqual([{ kind: 'mydata', people: [id('an')], personId: id('an') }])
  })
})
