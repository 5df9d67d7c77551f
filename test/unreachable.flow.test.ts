import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ChannelError } from '../src/conversation/channel.ts'
import { html } from '../src/conversation/html.ts'
import type { NoticeKind } from '../src/conversation/teller.ts'
import type { Telling } from '../src/platform/unit.ts'
import { CLOSED, OPENING } from './support/self-check.ts'
import type { TestPerson } from './support/chat.ts'
import type { World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

/** Who blocked the bot, lost the phone or deleted the account: told nothing, known to the secretary, back with one message (PF4). */

const PUSH = 'Đồng chí có việc cần xem trong Chibo.'
const MISSED = 'Vừa qua Chibo không gửi được tin cho đồng chí; việc nào còn cần xem đều có ở đây.'
const ELSEWHERE = 'Vừa qua Chibo không gửi được tin cho đồng chí; việc nào còn cần xem đều có ở mục “Việc của tôi”.'
const CHECK = 'Tự soi tháng 11/2026'

const kinds: Record<string, NoticeKind> = {
  'probe.words': { push: false, draw: async (_unit, _actor, about) => ({ text: html`${about['text']}` }) },
  'probe.kept': { push: false, draw: async () => ({ text: html`secret`, confidential: true }) },
}

let world: World
let an: TestPerson
beforeAll(async () => { world = await makeWorld({ alter: (lists) => ({ ...lists, notices: { ...lists.notices, ...kinds } }) }) })
beforeEach(async () => {
  await world.start()
  an = await world.member('an')
})
afterEach(() => expect(world.problems.filter((line) => JSON.parse(line).level === 'error')).toEqual([]))
afterAll(() => world.close())

async function tell(text: string, { kind = 'probe.words', ...telling }: Partial<Telling> & { kind?: string } = {}) {
  await world.chibo.units.run(async (unit) => unit.notify(kind, world.personId('an'), { text }, { key: text, twice: 'fine', ...telling }))
  await world.chibo.idle()
}
const blocked = async () => (await world.database.prisma.account.findFirstOrThrow({ where: { address: 'an-test' } })).blocked
const states = async (kind = 'probe') => (await world.database.prisma.notice.findMany({ where: { kind: { startsWith: kind }, toId: world.personId('an') }, orderBy: { seq: 'asc' } })).map(({ state }) => state)
/** The channel has refused them once; now it would not. */
const isAway = () => world.database.prisma.account.updateMany({ where: { address: 'an-test' }, data: { blocked: true } })
const since = (count: number) => an.messages.slice(count).filter(({ from }) => from === 'bot').map(({ text }) => text)

describe('while somebody cannot be written to', () => {
  test('the first refusal is the last try, and nothing is forgotten', async () => {
    world.test.failNext(new ChannelError('unreachable'))
    await tell('one')
    expect(await blocked()).toBe(true)
    await tell('two')
    await world.moveTo('2026-11-02 12:00')
    expect(an.messages).toEqual([])
    expect(await states()).toEqual(['held', 'held'])
  })

  test('the secretary hears of it once, in the morning, without a reproach', async () => {
    const secretary = await world.member('secretary')
    for (const key of ['deputy', 'committee', 'binh', 'dual'] as const) await world.member(key)
    await world.moveTo('2026-11-09 12:00')
    const before = secretary.messages.length
    await isAway()
    for (const day of ['10', '11', '12']) await world.moveTo(`2026-11-${day} 07:30`)
    const pushes = secretary.messages.slice(before).filter(({ text }) => text === PUSH)
    expect(pushes).toHaveLength(2) // and one of the round that opened
    await secretary.pressesData('org:hands:0', '1')
    expect(secretary.screen.text).toContain('Chibo không gửi được tin cho đồng chí Đỗ Thử An')
  })

  test('the list of the branch counts them apart from those who have not done it', async () => {
    const secretary = await world.member('secretary')
    await an.blocks()
    await world.moveTo(OPENING)
    await secretary.types('danh sách')
    expect(secretary.screen.text).toContain('0 đã làm · 1 chưa làm · 0 làm ngoài Chibo · 4 chưa kết nối')
    expect(secretary.screen.text).toContain('Chibo không gửi được tin cho 1 đồng chí; đây không phải là “chưa làm”.')
    expect(secretary.screen.text).toContain('Đỗ Thử An: không gửi được tin')
  })

  test('another channel of theirs is used', async () => {
    const other = await world.member('an', { on: 'other' })
    await an.blocks()
    await tell('one')
    expect(other.messages.map(({ text }) => text)).toEqual(['one'])
    expect(await states()).toEqual(['sent'])
  })
})

describe('whoever comes back', () => {
  test('with /start reads one summary of what was missed, and what is over by then is not in it', async () => {
    await an.blocks()
    await world.moveTo(OPENING)
    await tell('Sinh hoạt lúc 19 giờ 30.', { until: at('2026-11-20 19:30') })
    await tell('Hôm nay nghỉ.', { until: at('2026-11-10 12:00') })
    await world.moveTo('2026-11-12 09:00')
    const before = an.messages.length
    await an.unblocks()
    expect(since(before)).toEqual([])
    await an.types('/start')
    expect(await blocked()).toBe(false)
    expect(since(before)).toHaveLength(1)
    expect(an.screen.text.split('\n')).toEqual([MISSED, 'Sinh hoạt lúc 19 giờ 30.', '', 'Chào đồng chí.', 'Việc đang chờ đồng chí:'])
    expect(an.screen.labels.some((label) => label.includes('tháng 11/2026'))).toBe(true)
    await world.moveTo('2026-11-12 09:30')
    await an.types('/start')
    expect(an.screen.text).not.toContain('Vừa qua')
    expect(since(before)).toHaveLength(2)
    expect(await states()).toEqual(['sent', 'expired'])
  })

  test('by unblocking alone gets the one neutral push, whose button shows it', async () => {
    await an.blocks()
    await world.moveTo(OPENING)
    await tell('Sinh hoạt lúc 19 giờ 30.')
    await an.unblocks()
    const before = an.messages.length
    await world.moveTo('2026-11-10 08:01')
    expect(since(before)).toEqual([PUSH])
    await world.moveTo('2026-11-10 08:30')
    await an.presses('Xem')
    expect(an.screen.text).toContain(ELSEWHERE)
    expect(an.screen.text).toContain('Sinh hoạt lúc 19 giờ 30.')
    expect(since(before).filter((text) => text === PUSH)).toHaveLength(1)
  })

  test('by a press reads the summary above the answer to it, whose buttons stay', async () => {
    await an.types('/trogiup')
    world.test.failNext(new ChannelError('unreachable'))
    await world.moveTo(OPENING)
    expect(await blocked()).toBe(true)
    const before = an.messages.length
    await an.pressesData('org:help')
    expect(await blocked()).toBe(false)
    expect(since(before)).toEqual([])
    expect(an.screen.text.split('\n')[0]).toBe(ELSEWHERE)
    expect(an.screen.text).toContain('Chibo giúp chuẩn bị sinh hoạt chi bộ.')
    expect(an.screen.labels.length).toBeGreaterThan(0)
  })

  test('to write something is not called away from it: the summary comes with the next other screen', async () => {
    await world.moveTo(OPENING)
    await an.types('/tusoi')
    await isAway()
    await tell('Sinh hoạt lúc 19 giờ 30.')
    await an.presses('Bắt đầu')
    expect(an.screen.confidential).toBe(true)
    expect(an.messages.some(({ text }) => text.includes('Vừa qua Chibo'))).toBe(false)
    await an.types('/trogiup')
    expect(an.screen.text).toContain(ELSEWHERE)
    expect(an.screen.text).toContain('Sinh hoạt lúc 19 giờ 30.')
  })

  test('and has missed nothing is shown nothing more than they asked for', async () => {
    await an.blocks()
    await an.unblocks()
    await world.moveTo('2026-11-02 09:05')
    await an.types('/trogiup')
    expect(an.messages.filter(({ from }) => from === 'bot')).toHaveLength(1)
    expect(an.screen.text).not.toContain('Vừa qua')
  })

  test('after the month is over reads nothing of it', async () => {
    await an.blocks()
    await world.moveTo(OPENING)
    await world.moveTo(CLOSED)
    await world.moveTo('2026-11-25 09:00')
    await an.unblocks()
    await world.moveTo('2026-11-25 09:05')
    await an.types('/start')
    expect(an.messages.filter(({ from }) => from === 'bot').map(({ text }) => text)).toEqual(['Chào đồng chí.\nHiện không có việc nào chờ đồng chí.'])
    expect(await states('self-check.invite')).toEqual(['expired'])
  })

  test('twice at the same moment reads the summary once', async () => {
    await isAway()
    await world.moveTo(OPENING)
    const type = (text: string) => ({ kind: 'text' as const, text, message: `m-${text}` })
    await an.arrive(type('/start'), type('/start '))
    expect(an.messages.filter(({ text }) => text.includes('Vừa qua Chibo không gửi được tin'))).toHaveLength(1)
  })

  test('is shown nothing confidential among it, and as much as fits', async () => {
    await isAway()
    await tell('kept', { kind: 'probe.kept' })
    for (const n of [1, 2, 3, 4]) await tell(`${n}${'ế'.repeat(600)}`)
    await an.types('/start')
    expect(an.screen.text).not.toContain('secret')
    expect([...an.screen.text].length).toBeLessThanOrEqual(1800)
    expect(an.screen.text).toContain('2ế')
    expect(an.screen.confidential).toBe(false)
  })

  test('with a new month\'s work finds that too, under the same one screen', async () => {
    await isAway()
    await world.moveTo(OPENING)
    await world.moveTo('2026-12-10 08:00')
    await an.types('/start')
    expect(an.screen.text).toContain(MISSED)
    expect(an.screen.labels.join()).toContain('12/2026')
    expect(an.screen.labels.join()).not.toContain(CHECK)
  })

  test('and is refused something is written to again', async () => {
    await isAway()
    await an.pressesData('self-check:open:nonsense', '1')
    expect(await blocked()).toBe(false)
  })
})
