import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { invite, joins, TAIL } from './support/joining.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

const NOT_HERE = 'Liên kết này không dùng được với tài khoản này.'
const ASK = 'Đúng là tôi'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const invitation = () => world.database.prisma.invitation.findUniqueOrThrow({ where: { personId: world.personId('an') } })
const accounts = () => world.database.prisma.account.findMany({ where: { personId: world.personId('an') } })

describe('a second account', () => {
  test('with the same link reads that it does not work, and the secretary is told in the morning', async () => {
    const code = await invite(world, 'an')
    const secretary = await world.member('secretary')
    const [an, other] = [world.stranger('phone'), world.stranger('tablet')]
    await an.types(`/start ${code}`)
    await an.presses(ASK)
    await an.types(TAIL)
    await other.types(`/start ${code}`)
    expect(other.screen.text).toBe(NOT_HERE)
    expect(await world.database.prisma.account.count({ where: { address: 'tablet' } })).toBe(0)
    await world.moveTo('2026-11-03 07:30')
    expect(secretary.screen.text).toBe('Đồng chí có việc cần xem trong Chibo.')
    await secretary.presses('Xem')
    expect(secretary.screen.text).toContain('Có tài khoản khác thử dùng liên kết của đồng chí Đỗ Thử An.')
  })

  test('at the same moment: exactly one of two is linked', async () => {
    const code = await invite(world, 'an')
    const [a, b] = [world.stranger('phone'), world.stranger('tablet')]
    for (const person of [a, b]) {
      await person.types(`/start ${code}`)
      await person.presses(ASK)
    }
    const another = world.another()
    await Promise.all([
      world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: 'phone', what: { kind: 'text', text: TAIL, message: 'x1' } }]),
      another.intake.accept(world.test.channel, [{ number: 'b', address: 'tablet', what: { kind: 'text', text: TAIL, message: 'x2' } }]),
    ])
    await Promise.all([world.chibo.idle(), another.idle()])
    expect(await accounts()).toHaveLength(1)
    expect([a.screen.text, b.screen.text].filter((text) => text === NOT_HERE)).toHaveLength(1)
    expect([a.screen.text, b.screen.text].filter((text) => text.startsWith('Chào đồng chí Đỗ Thử An'))).toHaveLength(1)
  })

  test('that belongs to somebody else cannot take another person\'s link', async () => {
    const code = await invite(world, 'an')
    const binh = await world.member('binh')
    await binh.types(`/start ${code}`)
    expect(binh.screen.text).toBe(NOT_HERE)
    expect(await invitation()).toMatchObject({ spent: false, others: 1 })
    expect(await accounts()).toEqual([])
  })

  test('linked for the same person with a new link is told to the first one, and to no other', async () => {
    const first = await joins(world, 'an', { address: 'old' })
    const second = world.stranger('new')
    await second.types(`/start ${await newLink()}`)
    await second.presses(ASK)
    await second.types(TAIL)
    await world.beat()
    expect(first.screen.text).toBe('Đồng chí có việc cần xem trong Chibo.')
    await first.presses('Xem')
    expect(first.screen.text).toContain('vừa được kết nối ở một thiết bị hoặc tài khoản khác')
    // One consent serves every device.
    expect(second.screen.text).not.toMatch(/^Chào đồng chí Đỗ Thử An\. Chibo giúp/)
    expect(second.screen.text).toContain('Hiện không có việc nào')
    expect(await accounts()).toHaveLength(2)
  })

  /** Who is linked gets a new link only after the old one is given up: here it is put straight into the row. */
  async function newLink(): Promise<string> {
    const hash = world.box.hash('invitation', 'NEWLINK234')
    await world.database.prisma.invitation.update({ where: { personId: world.personId('an') }, data: { codeHash: hash, spent: false, failures: 0 } })
    await world.database.prisma.person.update({ where: { id: world.personId('an') }, data: { phoneTail: world.box.hash('tail', TAIL) } })
    return 'NEWLINK234'
  }
})

describe('names', () => {
  test.each(['<b>Đỗ</b> & "An" \'x\' 🙂', 'Đỗ Thử An'.normalize('NFD'), '{ $name } %s \\u0041'])('of people and branches such as %s stand on every screen as they were typed', async (name) => {
    const { prisma } = world.database
    await prisma.person.update({ where: { id: world.personId('an') }, data: { fullName: name } })
    await prisma.organisation.update({ where: { id: world.orgId('chiBo1') }, data: { name } })
    const an = await joins(world, 'an')
    for (const command of ['/toi', '/xacthuc', '/trogiup']) await an.types(command)
    const shown = an.messages.map(({ text }) => text).join('\n')
    expect(shown).toContain(`Đồng chí ${name} đã kết nối với Chibo, ${name}.`)
    expect(shown).toContain(`Đây là Chibo của ${name}.`)
    for (const { html } of an.messages) expect(html).not.toContain('<b>Đỗ</b>')
  })
})
