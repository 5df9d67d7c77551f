import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { invite, joins, TAIL } from './support/joining.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

const PUSH = 'Đồng chí có việc cần xem trong Chibo.'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

/** Everybody of the first branch is connected but these. */
async function connectAllBut(...keys: string[]) {
  for (const key of ['deputy', 'committee', 'an', 'binh', 'dual'] as const) if (!keys.includes(key)) await world.member(key)
  return world.member('secretary')
}
const pushes = (who: { messages: { text: string }[] }) => who.messages.filter(({ text }) => text === PUSH).length

describe('what needs a hand', () => {
  test('is one message in the morning, for nine things as for one', async () => {
    const secretary = await connectAllBut('an', 'binh')
    const dual = world.test.person(() => world.chibo, 'dual-test')
    await dual.blocks()
    await invite(world, 'an')
    await world.moveTo('2026-11-03 07:29')
    expect(pushes(secretary)).toBe(0)
    await world.moveTo('2026-11-03 07:30')
    expect(pushes(secretary)).toBe(1)
    await secretary.presses('Xem')
    expect(secretary.screen.text).toContain('Chibo không gửi được tin cho đồng chí Hồ Thử Cả')
    expect(secretary.screen.text).toContain('Đây không phải là “chưa làm”.')
    expect(secretary.screen.text).toContain('Chưa kết nối: Vũ Thử Bình.')
    // Invited yesterday: there is nothing to do yet.
    expect(secretary.screen.text).not.toContain('Đỗ Thử An')
  })

  test('is told again only when something is new', async () => {
    const secretary = await connectAllBut('binh')
    await world.moveTo('2026-11-03 07:30')
    expect(pushes(secretary)).toBe(1)
    await world.moveTo('2026-11-04 07:30')
    await world.moveTo('2026-11-05 07:30')
    expect(pushes(secretary)).toBe(1)
    await world.test.person(() => world.chibo, 'an-test').blocks()
    await world.moveTo('2026-11-06 07:30')
    expect(pushes(secretary)).toBe(2)
  })

  test('that was mended and comes back is told again', async () => {
    const secretary = await connectAllBut()
    const an = world.test.person(() => world.chibo, 'an-test')
    await an.blocks()
    await world.moveTo('2026-11-03 07:30')
    await an.unblocks()
    await world.moveTo('2026-11-04 07:30')
    await an.blocks()
    await world.moveTo('2026-11-05 07:30')
    expect(pushes(secretary)).toBe(2)
  })

  test('an invitation that nobody used is on the list from its third day, and off it when it has run out', async () => {
    const secretary = await connectAllBut('an')
    await invite(world, 'an')
    const list = async () => {
      await secretary.pressesData('org:hands:0', '1')
      return secretary.screen.text
    }
    expect(await list()).toContain('Hiện không có việc nào cần đồng chí giúp.')
    world.clock.advance(2 * 86_400_000 + 1000)
    expect(await list()).toContain('Chưa kết nối: Đỗ Thử An.')
    world.clock.advance(5 * 86_400_000)
    expect(await list()).toContain('Hiện không có việc nào cần đồng chí giúp.')
  })

  test('whoever declined looks exactly like whoever never opened the link', async () => {
    const secretary = await connectAllBut('an', 'binh')
    await invite(world, 'binh')
    const an = world.stranger('phone')
    await an.types(`/start ${await invite(world, 'an')}`)
    await an.presses('Đúng là tôi')
    await an.types(TAIL)
    await an.presses('Tôi không dùng Chibo')
    for (const days of [3, 3]) {
      world.clock.advance(days * 86_400_000)
      await secretary.pressesData('org:hands:0', '1')
      expect(secretary.screen.text.includes('Đỗ Thử An')).toBe(secretary.screen.text.includes('Vũ Thử Bình'))
    }
  })

  test('what failed is counted without a word of what it was', async () => {
    const secretary = await connectAllBut()
    await world.database.prisma.storedUpdate.create({
      data: { channel: 'test', number: 'x', lane: (await world.database.prisma.account.findFirstOrThrow({ where: { address: 'an-test' } })).id, state: 'aside', code: 'abc123', day: world.clock.now() },
    })
    await secretary.pressesData('org:hands:0', '1')
    expect(secretary.screen.text).toContain('Chibo gặp trục trặc với 1 tin.')
    expect(secretary.screen.text).not.toContain('Đỗ Thử An')
  })

  test('an officer above and a member are told nothing, and the list is closed to them', async () => {
    const [officer, an] = [await world.member('officer'), await world.member('an')]
    await world.moveTo('2026-11-03 07:30')
    for (const person of [officer, an]) {
      expect(person.messages).toEqual([])
      await person.pressesData('org:hands:0', '1')
      expect(person.screen.text).not.toContain('Chưa kết nối')
    }
  })

  test('a machine that slept through the morning says it the next day, once', async () => {
    const secretary = await connectAllBut('binh')
    await world.moveTo('2026-11-05 15:00')
    expect(pushes(secretary)).toBe(0)
    await world.moveTo('2026-11-06 07:31')
    expect(pushes(secretary)).toBe(1)
  })
})

describe('the nightly tidying', () => {
  test('forgets the second fact of whoever has not linked in ninety days; name and status stay', async () => {
    await invite(world, 'an')
    await invite(world, 'binh', { card: 'AB12' })
    await world.database.prisma.person.update({ where: { id: world.personId('binh') }, data: { tailsUntil: new Date('2026-11-03') } })
    await world.moveTo('2026-11-03 03:00')
    const [an, binh] = await Promise.all((['an', 'binh'] as const).map((key) => world.database.prisma.person.findUniqueOrThrow({ where: { id: world.personId(key) } })))
    expect(an?.phoneTail).not.toBeNull()
    expect(binh).toMatchObject({ phoneTail: null, cardTail: null, tailsUntil: null, fullName: 'Vũ Thử Bình' })
  })

  test('removes the accounts of those who opened a link and never proved who they were, once it has run out', async () => {
    const stranger = world.stranger('phone')
    await stranger.types(`/start ${await invite(world, 'an')}`)
    await world.moveTo('2026-11-08 03:00')
    expect(await world.database.prisma.account.count()).toBe(1)
    await world.moveTo('2026-11-10 03:00')
    expect(await world.database.prisma.account.count()).toBe(0)
  })

  test('leaves whoever has joined', async () => {
    await joins(world, 'an')
    await world.moveTo('2026-11-10 03:00')
    expect(await world.database.prisma.account.count()).toBe(1)
  })

  test('ends an ask that nobody answered, and with it the link', async () => {
    const stranger = world.stranger('phone')
    await stranger.types(`/start ${await invite(world, 'an', { tail: null })}`)
    await stranger.presses('Đúng là tôi')
    await world.moveTo('2026-11-04 03:00')
    const row = await world.database.prisma.invitation.findUniqueOrThrow({ where: { personId: world.personId('an') } })
    expect(row).toMatchObject({ askedAt: null, askedBy: null, spent: false })
    expect(row.expiresAt <= world.clock.now()).toBe(true)
  })
})
