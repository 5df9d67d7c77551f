import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { invite, joins, TAIL, TELLTALE } from './support/joining.ts'
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
const consents = () => world.database.prisma.consent.findMany({ where: { personId: world.personId('an') } })

describe('a link', () => {
  test('that is opened shows a neutral question, and spends, links and tells nothing', async () => {
    const stranger = world.stranger('phone')
    await stranger.types(`/start ${await invite(world, 'an')}`)
    expect(stranger.screen.labels).toEqual([ASK, 'Không phải tôi'])
    expect(stranger.screen.text).not.toMatch(TELLTALE)
    expect(await invitation()).toMatchObject({ spent: false, failures: 0, askedAt: null, others: 0 })
    expect(await accounts()).toEqual([])
  })

  test('goes to the one who presses "it is me" and gives the second fact, and to the consent', async () => {
    const an = world.stranger('phone')
    await an.types(`/start ${await invite(world, 'an')}`)
    await an.presses(ASK)
    expect(an.screen.text).toContain('4 số cuối của số điện thoại')
    expect(an.screen.text).not.toMatch(TELLTALE)
    await an.types(TAIL)
    expect(an.screen.text).toMatch(/^Chào đồng chí Đỗ Thử An\./)
    expect(await invitation()).toMatchObject({ spent: true })
    expect(await accounts()).toMatchObject([{ address: 'phone', invitationId: null }])
    // What proved the identity leaves the chat.
    expect(an.messages.some(({ text }) => text === TAIL)).toBe(false)
    expect(await consents()).toEqual([])
  })

  test.each(['4321', ' 4 3 2 1 ', '0900 004 321', '０９００００４３２１', '…4321'])('is opened by the second fact typed as “%s”', async (typed) => {
    const an = world.stranger('phone')
    await an.types(`/start ${await invite(world, 'an')}`)
    await an.presses(ASK)
    await an.types(typed)
    expect(an.screen.text).toMatch(/^Chào đồng chí/)
  })

  test('asks for the end of the card number where the roster has only that, in whatever capitals', async () => {
    const an = world.stranger('phone')
    await an.types(`/start ${await invite(world, 'an', { tail: null, card: '7X9Z' })}`)
    await an.presses(ASK)
    expect(an.screen.text).toContain('số thẻ')
    await an.types('7x-9z')
    expect(an.screen.text).toMatch(/^Chào đồng chí/)
  })

  test.each(['12', '', '   ', '!!!', '<b>', '🙂🙂🙂🙂', '1'.repeat(21), 'a'.repeat(5000), '4321\u0000'.slice(0, 3)])(
    'asks again for what is no answer (%j), at no cost', async (typed) => {
      const an = world.stranger('phone')
      await an.types(`/start ${await invite(world, 'an')}`)
      await an.presses(ASK)
      await an.types(typed)
      expect(an.screen.text).toBe('Xin gõ đúng 4 ký tự cuối, không thêm gì khác.')
      expect((await invitation()).failures).toBe(0)
      await an.types(TAIL)
      expect(an.screen.text).toMatch(/^Chào đồng chí/)
    })

  test('is locked by five wrong answers, whoever typed them, with the one text for every dead link', async () => {
    const code = await invite(world, 'an')
    const [first, second] = [world.stranger('phone'), world.stranger('tablet')]
    for (const person of [first, second]) {
      await person.types(`/start ${code}`)
      await person.presses(ASK)
    }
    for (const typed of ['0000', '1111', '2222']) await first.types(typed)
    expect(first.screen.text).toContain('2 lần')
    await second.types('3333')
    await second.types('4444')
    expect(second.screen.text).toBe(NOT_HERE)
    await first.types(TAIL)
    expect(first.screen.text).toBe(NOT_HERE)
    expect(await accounts()).toEqual([])
    expect(await invitation()).toMatchObject({ failures: 5, spent: false })
  })

  test.each(['NOSUCHCODE', 'aaaaaaaaaa', '------', '0'.repeat(64)])('that was invented (%s) says the same and leaves no account', async (code) => {
    const stranger = world.stranger('phone')
    await stranger.types(`/start ${code}`)
    expect(stranger.screen.text).toBe(NOT_HERE)
    expect(await world.database.prisma.account.count()).toBe(0)
  })

  test('that has expired says the same, also on a screen that was open before', async () => {
    const code = await invite(world, 'an')
    const [early, late] = [world.stranger('phone'), world.stranger('tablet')]
    await early.types(`/start ${code}`)
    await world.moveTo('2026-11-09 09:00')
    await late.types(`/start ${code}`)
    expect(late.screen.text).toBe(NOT_HERE)
    await early.presses(ASK)
    expect(early.screen.text).not.toMatch(TELLTALE)
    expect(await accounts()).toEqual([])
  })

  test('copied with spaces, hyphens and small letters is the same link', async () => {
    const code = await invite(world, 'an')
    const an = world.stranger('phone')
    await an.types(`/start ${code.toLowerCase().slice(0, 5)}-${code.slice(5)}`)
    expect(an.screen.labels).toContain(ASK)
  })

  test('answers the same stranger in English where the phone does', async () => {
    const an = world.stranger('phone', 'en-GB')
    await an.types(`/start ${await invite(world, 'an')}`)
    expect(an.screen.labels).toEqual(['It is me', 'It is not me'])
  })

  test('leads whoever has joined with it to where they stand', async () => {
    const code = await invite(world, 'an')
    const an = world.stranger('phone')
    await an.types(`/start ${code}`)
    await an.presses(ASK)
    await an.types(TAIL)
    await an.types(`/start ${code}`)
    expect(an.screen.text).toMatch(/^Chào đồng chí Đỗ Thử An/)
    expect((await invitation()).others).toBe(0)
  })

  test('is worth nothing while nobody answers for Chibo', async () => {
    const code = await invite(world, 'an')
    const [open, other] = [world.stranger('phone'), world.stranger('tablet')]
    await open.types(`/start ${code}`)
    await world.database.prisma.organisation.update({ where: { id: world.orgId('dangUy') }, data: { settings: { controller: 'Đảng ủy', operator: 'Văn phòng' } } })
    await open.presses(ASK)
    expect(open.screen.text).toContain('chưa được cài đặt xong')
    await other.types(`/start ${code}`)
    expect(other.screen.text).toContain('chưa được cài đặt xong')
    expect(await accounts()).toEqual([])
    expect(await world.database.prisma.account.count()).toBe(1)
  })
})

describe('whoever says "it is not me"', () => {
  test('leaves nothing behind, and the link goes on', async () => {
    const code = await invite(world, 'an')
    const stranger = world.stranger('phone')
    await stranger.types(`/start ${code}`)
    await stranger.presses('Không phải tôi')
    expect(await world.database.prisma.account.count()).toBe(0)
    const an = world.stranger('own')
    await an.types(`/start ${code}`)
    await an.presses(ASK)
    await an.types(TAIL)
    expect(await accounts()).toHaveLength(1)
  })
})

describe('before the consent', () => {
  test.each(['/tusoi', '/toi', 'danh sách', 'home:open', 'org:mydata', 'org:hands:0', 'self-check:open'])('%s leads to the consent and nowhere else', async (what) => {
    const an = world.stranger('phone')
    await an.types(`/start ${await invite(world, 'an')}`)
    await an.presses(ASK)
    await an.types(TAIL)
    if (what.includes(':')) await an.pressesData(what)
    else await an.types(what)
    expect(an.screen.text).toMatch(/^Chào đồng chí Đỗ Thử An\. Chibo giúp chuẩn bị/)
    expect(await consents()).toEqual([])
  })

  test.each(['/tusoi', 'xin chào', 'home:open', 'org:mydata', 'org:stored:0', 'org:consent:chibo.yes:00000000', 'org:welcome:chibo:0'])(
    'and before the second fact %s tells nothing', async (what) => {
      const stranger = world.stranger('phone')
      await stranger.types(`/start ${await invite(world, 'an')}`)
      if (what.includes(':')) await stranger.pressesData(what)
      else await stranger.types(what)
      for (const { text, labels } of stranger.messages) expect([text, ...labels].join(' ')).not.toMatch(TELLTALE)
      expect(await consents()).toEqual([])
    })
})

describe('a changed name, username or phone', () => {
  test('changes nothing: the account is known by its number alone', async () => {
    const an = await joins(world, 'an')
    await world.database.prisma.person.update({ where: { id: world.personId('an') }, data: { fullName: 'Đỗ Thử An Mới' } })
    await an.types('/toi')
    expect(an.screen.text).toContain('Đỗ Thử An Mới')
    const other = world.stranger('Đỗ Thử An')
    await other.types('/toi')
    expect(other.screen.text).toContain('chỉ dùng cho người đã được mời')
  })
})
