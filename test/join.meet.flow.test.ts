import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { actionOf } from '../src/conversation/actions.ts'
import { confirmPerson } from '../src/features/org/meet.service.ts'
import { invite, TELLTALE } from './support/joining.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

const NOT_HERE = 'Liên kết này không dùng được với tài khoản này.'
const ASK = 'Đúng là tôi'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const accounts = () => world.database.prisma.account.findMany({ where: { personId: world.personId('an') } })

describe('without a second fact', () => {
  async function waits() {
    const code = await invite(world, 'an', { tail: null })
    const an = world.stranger('phone')
    await an.types(`/start ${code}`)
    await an.presses(ASK)
    return { an, code }
  }
  const numberOn = (text: string) => /(?:trên máy:|đúng số) (\d{4})/.exec(text)?.[1]

  test('the secretary is told at once, compares the number, and confirms face to face', async () => {
    const secretary = await world.member('secretary')
    const { an } = await waits()
    expect(an.screen.text).toContain('gặp trực tiếp')
    expect(an.screen.text).not.toMatch(TELLTALE)
    expect(secretary.screen.text).toBe('Đồng chí có việc cần xem trong Chibo.')
    await secretary.types('/start')
    await secretary.presses('Xác nhận: Đỗ Thử An')
    expect(numberOn(secretary.screen.text)).toBe(numberOn(an.screen.text))
    expect(numberOn(an.screen.text)).toMatch(/^\d{4}$/)
    await secretary.presses('Đã gặp, đúng người')
    expect(secretary.screen.text).toBe('Đã xác nhận đồng chí Đỗ Thử An.')
    // The waiting screen goes on by itself.
    expect(an.screen.text).toMatch(/^Chào đồng chí Đỗ Thử An/)
    expect(await accounts()).toHaveLength(1)
  })

  test('whoever does not remember the second fact can be met as well', async () => {
    const deputy = await world.member('deputy')
    const an = world.stranger('phone')
    await an.types(`/start ${await invite(world, 'an')}`)
    await an.presses(ASK)
    await an.presses('Tôi không nhớ')
    expect(an.screen.text).toContain('gặp trực tiếp')
    await deputy.types('/start')
    await deputy.presses('Xác nhận: Đỗ Thử An')
    await deputy.presses('Đã gặp, đúng người')
    expect(await accounts()).toHaveLength(1)
  })

  test('after 24 hours the link is dead, for the secretary and for whoever waited', async () => {
    const secretary = await world.member('secretary')
    const { an, code } = await waits()
    await secretary.types('/start')
    await secretary.presses('Xác nhận: Đỗ Thử An')
    world.clock.advance(24 * 3_600_000)
    await secretary.presses('Đã gặp, đúng người')
    expect(secretary.toasts.at(-1)).toContain('Đã quá hạn xác nhận.')
    expect(await accounts()).toEqual([])
    await an.types('xin chào')
    expect(an.screen.text).toBe(NOT_HERE)
    const late = world.stranger('tablet')
    await late.types(`/start ${code}`)
    expect(late.screen.text).toBe(NOT_HERE)
  })

  test('refused, the link is dead, since it is in wrong hands', async () => {
    const secretary = await world.member('secretary')
    const { an } = await waits()
    await secretary.types('/start')
    await secretary.presses('Xác nhận: Đỗ Thử An')
    await secretary.presses('Không đúng người')
    expect(secretary.screen.text).toContain('Đã từ chối.')
    expect(an.screen.text).toBe(NOT_HERE)
    expect(await accounts()).toEqual([])
  })

  test('a second one who asks is turned away and shown to the secretary as a warning', async () => {
    const secretary = await world.member('secretary')
    const { code } = await waits()
    const thief = world.stranger('tablet')
    await thief.types(`/start ${code}`)
    await thief.presses(ASK)
    expect(thief.screen.text).toBe(NOT_HERE)
    await secretary.types('/start')
    await secretary.presses('Xác nhận: Đỗ Thử An')
    expect(secretary.screen.text).toContain('Có tài khoản khác thử dùng liên kết')
  })

  test('a confirmation never falls on another phone than the one that was on the screen', async () => {
    const secretary = await world.member('secretary')
    const { an, code } = await waits()
    await secretary.types('/start')
    await secretary.presses('Xác nhận: Đỗ Thử An')
    await an.presses('Không phải tôi')
    const other = world.stranger('tablet')
    await other.types(`/start ${code}`)
    await other.presses(ASK)
    await secretary.presses('Đã gặp, đúng người')
    expect(secretary.toasts.at(-1)).toBe('Nút này đã cũ. Dưới đây là màn hình mới nhất.')
    expect(await accounts()).toEqual([])
  })

  test('two who confirm at the same moment link one account', async () => {
    const [secretary, deputy] = [await world.member('secretary'), await world.member('deputy')]
    await waits()
    for (const leader of [secretary, deputy]) {
      await leader.types('/start')
      await leader.presses('Xác nhận: Đỗ Thử An')
    }
    const another = world.another()
    await Promise.all([
      world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: secretary.address, what: secretary.press('Đã gặp, đúng người') }]),
      another.intake.accept(world.test.channel, [{ number: 'b', address: deputy.address, what: deputy.press('Đã gặp, đúng người') }]),
    ])
    await Promise.all([world.chibo.idle(), another.idle()])
    expect(await accounts()).toHaveLength(1)
  })

  test('the first secretary is confirmed by somebody above, who sees it because nobody of the branch can', async () => {
    const officer = await world.member('officer')
    const first = world.stranger('phone')
    await first.types(`/start ${await invite(world, 'secretary', { tail: null })}`)
    await first.presses(ASK)
    expect(officer.screen.text).toBe('Đồng chí có việc cần xem trong Chibo.')
    await officer.presses('Xem')
    await officer.presses('Đã gặp, đúng người')
    expect(first.screen.text).toMatch(/^Chào đồng chí Nguyễn Văn Bí Thư/)
  })

  test('and by whoever runs the server, where nobody is connected yet', async () => {
    const first = world.stranger('phone')
    await first.types(`/start ${await invite(world, 'secretary', { tail: null })}`)
    const confirm = () => world.chibo.units.run((unit) => confirmPerson(unit, world.personId('secretary'), []))
    await expect(confirm()).rejects.toMatchObject({ code: 'admin-nobody-waits' })
    await first.presses(ASK)
    await confirm()
    await world.chibo.idle()
    expect(first.screen.text).toMatch(/^Chào đồng chí Nguyễn Văn Bí Thư/)
    await expect(confirm()).rejects.toMatchObject({ code: 'admin-nobody-waits' })
  })

  test('nobody vouches for himself, and a member for nobody', async () => {
    const { an } = await waits()
    const binh = await world.member('binh')
    const number = numberOn(an.screen.text) ?? ''
    for (const verb of ['confirm', 'refuse']) {
      await binh.pressesData(actionOf('org', verb, world.personId('an'), number), '1')
      expect(binh.toasts.at(-1)).toBe('Nút này đã cũ. Dưới đây là màn hình mới nhất.')
    }
    await an.pressesData(actionOf('org', 'confirm', world.personId('an'), number), '1')
    expect(await accounts()).toEqual([])
  })
})
