import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeScreensOf } from '../src/features/org/unlinking.service.ts'
import { newId } from '../src/platform/crypto.ts'
import { invite, joins, overTelegram, TAIL } from './support/joining.ts'
import { finishes, OPENING } from './support/self-check.ts'
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

describe('taking a consent back', () => {
  test('is asked once more, then link, PIN and consent are gone and the member looks like one who never linked', async () => {
    const an = await joins(world, 'an')
    await an.types('/toi')
    await an.presses('Thôi dùng Chibo')
    expect(an.screen.text).toContain('sẽ xóa ngay, không lấy lại được')
    await an.presses('Tôi dùng tiếp')
    expect(await accounts()).toBe(1)
    await an.presses('Thôi dùng Chibo')
    await an.presses('Tôi thôi dùng Chibo')
    expect(an.screen.text).toContain('Đã ghi nhận: đồng chí thôi dùng Chibo.')
    expect(an.screen.text).toContain('bản sao lưu hết hạn sau 30 ngày')
    expect(await accounts()).toBe(0)
    expect((await consents()).every(({ withdrawn }) => withdrawn !== null)).toBe(true)
    expect(await person()).toMatchObject({ pin: null })
    expect((await invitation()).spent).toBe(false)
    await an.types('/tusoi')
    expect(an.screen.text).toContain('Đây là trợ lý nội bộ')
  })

  test('of Telegram alone takes the accounts there and leaves the other ones', async () => {
    const { person: on } = overTelegram(world)
    const an = await joins(world, 'an')
    await world.database.prisma.account.create({ data: { id: 'telegramacco', channel: 'telegram', address: '100', personId: world.personId('an') } })
    const there = on('100')
    await there.types('/toi')
    await there.presses('Tôi đồng ý dùng Telegram')
    await there.types('/toi')
    await there.presses('Thôi dùng Telegram')
    await there.presses('Tôi thôi dùng Telegram')
    expect(there.screen.text).toContain('thôi dùng Telegram')
    expect(await accounts()).toBe(1)
    await an.types('/toi')
    expect(an.screen.text).toContain('Đồng ý dùng Chibo')
    expect(an.screen.text).not.toContain('Đồng ý dùng Telegram')
  })
})

describe('over Telegram', () => {
  test('the service is asked for apart, and refusing it is no refusal of Chibo', async () => {
    const { person, problems } = overTelegram(world)
    const an = person('100')
    await an.types(`/start ${await invite(world, 'an')}`)
    await an.presses('Đúng là tôi')
    await an.types(TAIL)
    await an.presses('Tôi đồng ý')
    expect(an.screen.text).toContain('Telegram là dịch vụ nước ngoài')
    expect((await consents()).map(({ purpose }) => purpose)).toEqual(['chibo'])
    await an.presses('Tôi không dùng Telegram')
    expect(an.screen.text).toContain('Chibo không trao đổi với đồng chí qua Telegram')
    expect((await consents()).map(({ purpose }) => purpose)).toEqual(['chibo'])
    expect(await accounts()).toBe(0)
    expect(await invitation()).toMatchObject({ spent: false })
    expect(problems).toEqual([])
  })

  test('agreed to, it opens the start screen', async () => {
    const { person } = overTelegram(world)
    const an = person('100')
    await an.types(`/start ${await invite(world, 'an')}`)
    await an.presses('Đúng là tôi')
    await an.types(TAIL)
    await an.presses('Tôi đồng ý')
    await an.presses('Tôi đồng ý dùng Telegram')
    expect(an.messages.at(-2)?.text).toBe('Đồng chí Đỗ Thử An đã kết nối với Chibo, Chi bộ Thử Nghiệm 1.')
    expect(an.screen.labels).toContain('Tự soi tháng này')
  })
})

describe('withdrawing from Chibo (AL4)', () => {
  test('says on one screen what goes, what stays and what the secretary sees', async () => {
    const an = await joins(world, 'an')
    await an.types('/toi')
    await an.presses('Thôi dùng Chibo')
    for (const word of ['kết nối ở mọi thiết bị', 'mã PIN', 'câu trả lời tự soi của mọi kỳ', 'ghi chú', 'bản nháp', 'ngày vắng']) expect(an.screen.text).toContain(word)
    expect(an.screen.text).toContain('Vẫn giữ đúng thời hạn: việc đã làm tự soi hay chưa, số liệu chung, danh sách dự sinh hoạt.')
    expect(an.screen.text).toContain('như người chưa từng kết nối')
    expect(an.screen.text.length).toBeLessThanOrEqual(1800)
  })

  test('takes everything of one\'s own in that unit and leaves that the check was done', async () => {
    const { prisma } = world.database
    const an = await joins(world, 'an')
    await world.moveTo(OPENING)
    await finishes(an)
    const meeting = await prisma.meeting.findFirstOrThrow({ where: { organisationId: world.orgId('chiBo1') } })
    await prisma.raised.create({ data: { id: newId(), meetingId: meeting.id, organisationId: world.orgId('chiBo1'), personId: world.personId('an'), text: new Uint8Array([1]) } })
    await prisma.reminderWish.create({ data: { personId: world.personId('an'), period: '2026-11', silent: true } })
    await prisma.absence.create({ data: { id: newId(), personId: world.personId('an'), from: new Date('2026-12-01'), to: new Date('2026-12-02'), enteredBy: world.personId('deputy') } })
    await prisma.notice.create({ data: { kind: 'org.pin-locked', toId: world.personId('an'), dedupe: 'later', notBefore: new Date('2026-11-12T02:00:00Z') } })
    await an.types('/toi')
    await an.presses('Thôi dùng Chibo')
    await an.presses('Tôi thôi dùng Chibo')
    const personId = world.personId('an')
    expect(await prisma.check.findMany({ where: { personId }, select: { done: true, record: true } })).toEqual([{ done: true, record: null }])
    for (const rows of [prisma.raised.count({ where: { personId } }), prisma.reminderWish.count({ where: { personId } }), prisma.absence.count({ where: { personId } }), accounts()]) expect(await rows).toBe(0)
    expect(await prisma.participant.count({ where: { personId } })).toBe(1)
    expect(await prisma.notice.count({ where: { toId: personId, state: 'waiting' } })).toBe(0)
    // Nothing on the secretary's list of entries either: who withdraws is no entry.
    expect(await prisma.auditEntry.count()).toBe(0)
  })

  test('closes within the minute what stands open on another device, and that device is a stranger\'s', async () => {
    const an = await joins(world, 'an')
    const other = await world.member('an')
    await world.moveTo(OPENING)
    await other.types('/tusoi')
    await other.presses('Bắt đầu')
    expect(other.screen.confidential).toBe(true)
    await an.types('/toi')
    await an.presses('Thôi dùng Chibo')
    await an.presses('Tôi thôi dùng Chibo')
    expect(await accounts()).toBe(0)
    await world.beat()
    expect(other.messages.filter(({ confidential }) => confidential).map(({ text, labels }) => ({ text, labels }))).toEqual([{ text: 'Đã đóng', labels: [] }])
    await other.types('/tusoi')
    expect(other.screen.text).toContain('Đây là trợ lý nội bộ')
    await world.moveTo('2026-11-11 03:30')
    expect(await world.database.prisma.account.count({ where: { address: { in: [an.address, other.address] } } })).toBe(0)
  })

  test('pressed on two devices at once is done once', async () => {
    const an = await joins(world, 'an')
    const other = await world.member('an')
    for (const person of [an, other]) {
      await person.types('/toi')
      await person.presses('Thôi dùng Chibo')
    }
    const another = world.another()
    await Promise.all([
      world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: an.address, what: an.press('Tôi thôi dùng Chibo') }]),
      another.intake.accept(world.test.channel, [{ number: 'b', address: other.address, what: other.press('Tôi thôi dùng Chibo') }]),
    ])
    await Promise.all([world.chibo.idle(), another.idle()])
    expect(await accounts()).toBe(0)
    expect((await consents()).every(({ withdrawn }) => withdrawn !== null)).toBe(true)
  })

  test('and coming back later begins with nothing', async () => {
    const an = await joins(world, 'an')
    await world.moveTo(OPENING)
    await finishes(an)
    await an.types('/toi')
    await an.presses('Thôi dùng Chibo')
    await an.presses('Tôi thôi dùng Chibo')
    const again = await joins(world, 'an', { address: 'an-again' })
    await again.types('/toi')
    expect(again.screen.text).not.toContain('đang khóa')
  })
})

describe('whoever leaves the branch', () => {
  test('has every confidential screen closed in the same minute and keeps the day to take the history along (PV35)', async () => {
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    await world.moveTo(OPENING)
    await an.types('/tusoi')
    await an.presses('Bắt đầu')
    expect(an.screen.confidential).toBe(true)
    await world.chibo.units.run(async (unit) => {
      await unit.tx.membership.updateMany({ where: { personId: world.personId('an') }, data: { to: new Date('2026-11-10') } })
      await closeScreensOf(unit, [{ personId: world.personId('an') }])
    })
    await world.beat()
    expect(an.messages.filter(({ confidential }) => confidential).map(({ text }) => text)).toEqual(['Đã đóng'])
    await an.types('/toi')
    expect(an.screen.text).toContain('Đồng chí Đỗ Thử An không còn trong danh sách.')
    expect(an.screen.labels).toEqual(expect.arrayContaining(['Tải về tất cả', 'Các kỳ trước của tôi']))
    await world.moveTo('2026-11-11 03:30')
    expect(await accounts()).toBe(0)
    await secretary.types('/start')
  })
})
