import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { invite, joins, overTelegram, TAIL } from './support/joining.ts'
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
    expect(an.screen.labels).toContain('Trợ giúp')
  })
})
