import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Telegram } from '../src/channels/telegram/telegram.ts'
import { makeTelegramChannel } from '../src/channels/telegram/telegram.ts'
import type { Chibo, Lists } from '../src/chibo.ts'
import { makeChibo } from '../src/chibo.ts'
import { html } from '../src/conversation/html.ts'
import { readable } from '../src/conversation/papers.ts'
import { makeLists } from '../src/lists.ts'
import { newId } from '../src/platform/crypto.ts'
import { makeLog } from '../src/platform/log.ts'
import { makeMetrics } from '../src/platform/metrics.ts'
import { invite, TAIL, TELLTALE } from './support/joining.ts'
import { OPENING } from './support/self-check.ts'
import { retryAfter } from './support/telegram-faults.ts'
import type { Person } from './support/telegram-people.ts'
import type { TelegramServer } from './support/telegram-server.ts'
import { startTelegramServer } from './support/telegram-server.ts'
import type { PersonKey, World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

/** The whole program at a stand-in for Telegram: each way as a person with a phone goes it. */

const AN = 770101
let world: World
let server: TelegramServer
let telegram: Telegram
let chibo: Chibo
let lines: string[]

beforeAll(async () => { world = await makeWorld() })
beforeEach(async () => {
  await world.start()
  server = await startTelegramServer({ now: () => world.clock.now().getTime() })
  lines = []
  run()
})
afterEach(async () => {
  await end()
  await server.close()
  const log = lines.join('')
  for (const secret of [server.token, String(AN), 'Đỗ Thử An', TAIL]) expect(log).not.toContain(secret)
})
afterAll(() => world.close())

/** Starts the program on the database as it is, as after a crash. */
function run(): void {
  const log = makeLog('info', { write: (line: string) => { lines.push(line) } })
  const { words, database, clock, box } = world
  const metrics = makeMetrics()
  telegram = makeTelegramChannel({ token: server.token, apiRoot: server.root, words, log, metrics, pause: async () => undefined })
  chibo = makeChibo({ database, clock, box, words, log, metrics, doors: [{ answers: telegram.answers, notices: telegram.channel }] }, lists())
  telegram.start(chibo.intake)
}

/** With one thing that is told to groups. */
function lists(): Lists {
  const made = makeLists({ words: world.words })
  return { ...made, notices: { ...made.notices, 'probe.group': { group: true, draw: async (_unit, _group, { text }) => ({ text: html`${text}` }) } } }
}

async function end(): Promise<void> {
  await telegram.stop()
  await chibo.stop()
}

async function calm(): Promise<void> {
  await server.idle()
  await chibo.idle()
  await server.idle()
}

async function moveTo(local: string): Promise<void> {
  world.clock.moveTo(at(local))
  await chibo.beat()
  await calm()
}

async function joins(key: PersonKey, id: number): Promise<Person> {
  const person = server.person(id, { languageCode: 'vi' })
  person.start(await invite(world, key))
  expect((await person.sees(/./)).text).not.toMatch(TELLTALE)
  person.presses('Đúng là tôi')
  await person.sees(/4 số cuối/)
  person.says(TAIL)
  await person.sees('Chào đồng chí')
  await calm()
  for (const consent of ['Tôi đồng ý', 'Tôi đồng ý dùng Telegram']) {
    await person.presses(consent).answer()
    await calm()
  }
  return person
}

const problems = () => lines.filter((line) => JSON.parse(line).level !== 'info')
const linked = () => world.database.prisma.account.count({ where: { personId: { not: null } } })

describe('joining', () => {
  test('a link, "it is me", the second fact and two consents lead to the start screen and a menu of one\'s own', async () => {
    const an = await joins('an', AN)
    expect(await linked()).toBe(1)
    expect(an.messages().some(({ text }) => text.includes(TAIL))).toBe(false)
    expect(an.chat.messages.filter((message) => !message.deleted && message.wire.text === TAIL)).toEqual([])
    await vi.waitFor(() => expect(an.commands().map(({ command }) => command)).toContain('tusoi'))
    expect(an.toasts()).toHaveLength(3)
    expect(problems()).toEqual([])
  })

  test('a stranger reads one neutral sentence, however often and whatever they send, and leaves no row', async () => {
    const stranger = server.person(990001)
    stranger.says('/check')
    const { text } = await stranger.sees(/./)
    expect(text).toBe('Chào anh/chị. Đây là trợ lý nội bộ, chỉ dùng cho người đã được mời.')
    stranger.says('ai đó?')
    stranger.sendsDocument({ name: 'x.pdf', bytes: 'x' })
    expect((await stranger.pressesData('home:open').answer()).text).toBe(text)
    await calm()
    expect(stranger.messages()).toHaveLength(1)
    expect(await world.database.prisma.storedUpdate.count()).toBe(0)
    expect(problems()).toEqual([])
  })
})

describe('the monthly self-check', () => {
  async function begun(): Promise<Person> {
    const an = await joins('an', AN)
    an.looksAway()
    await moveTo(OPENING)
    expect((await an.sees('Đồng chí có việc cần xem trong Chibo.')).protected).toBe(false)
    an.presses('Xem')
    await an.sees('Mời đồng chí tự soi tháng 11/2026')
    an.presses('Bắt đầu')
    await an.sees('Biểu hiện 1/27')
    await calm()
    return an
  }

  test('every sign is one protected message changed in place, and each press is answered', async () => {
    const an = await begun()
    const { messageId, protected: kept } = an.screen()
    expect(kept).toBe(true)
    for (let n = 2; n <= 5; n++) {
      expect((await an.presses('Chưa thấy').answer()).text).toBe(`Đã ghi. ${n - 1}/27.`)
      expect((await an.sees(`Biểu hiện ${n}/27`)).messageId).toBe(messageId)
    }
    expect(an.messages().filter(({ buttons }) => buttons.length > 0)).toHaveLength(1)
    expect(problems()).toEqual([])
  })

  test('after a crash in the middle the person goes on where they stopped', async () => {
    const an = await begun()
    for (let n = 2; n <= 4; n++) {
      an.presses('Chưa thấy')
      await an.sees(`Biểu hiện ${n}/27`)
    }
    await calm()
    await end()
    an.presses('Chưa thấy') // nobody is there to hear it
    run()
    await chibo.recover()
    await an.sees('Biểu hiện 5/27')
    await calm()
    expect(problems()).toEqual([])
  })

  test('the same press brought twice, and two quick presses, count once each and leave one screen', async () => {
    const an = await begun()
    const press = an.presses('Chưa thấy')
    await an.sees('Biểu hiện 2/27')
    await calm()
    server.redeliver(press.updateId)
    await calm()
    expect(an.screen().text).toContain('Biểu hiện 2/27')
    const { messageId } = an.screen()
    const [first, second] = [an.presses('Có, cần sửa'), an.presses('Chưa thấy')]
    await Promise.all([first.answer(), second.answer()])
    await calm()
    expect(await world.database.prisma.storedUpdate.count({ where: { state: 'pending' } })).toBe(0)
    expect(an.messages().filter(({ buttons }) => buttons.length > 0)).toHaveLength(1)
    expect(an.screen().messageId).toBe(messageId)
  })

  test('an invented button is answered like an old one, and the current screen stands below', async () => {
    const an = await begun()
    for (const data of ["self-check:answer:zzzzzzzzzzzz:1:n", 'org:consent:chibo', '', '🙂'.repeat(16), '/nothing']) {
      an.looksAway()
      await an.pressesData(data).answer()
      await calm()
      expect(an.messages().filter(({ buttons }) => buttons.length > 0)).toHaveLength(1)
    }
    expect(lines.filter((line) => JSON.parse(line).level === 'error')).toEqual([])
  })

  test('a screen that Telegram does not let through at once comes as soon as it may; the answer is kept', async () => {
    const an = await begun()
    server.faults.next('editMessageText', retryAfter(3))
    an.presses('Chưa thấy')
    await an.sees('Biểu hiện 2/27')
    server.faults.next('editMessageText', 'drop-before')
    await an.presses('Chưa thấy').answer()
    await calm()
    await chibo.beat()
    await an.sees('Biểu hiện 3/27')
    server.faults.next('editMessageText', { status: 400, description: 'Bad Request: message to edit not found' })
    an.presses('Chưa thấy')
    const below = await an.sees('Biểu hiện 4/27')
    expect(below.protected).toBe(true)
  })

  test('left alone for ten minutes, the confidential screen is closed', async () => {
    const an = await begun()
    const { messageId } = an.screen()
    await moveTo('2026-11-10 08:11')
    expect(an.message(messageId)).toMatchObject({ buttons: [], protected: true })
    expect(an.message(messageId)?.text).not.toContain('Biểu hiện')
  })

  test('who has blocked the bot is left in peace, and finds everything again', async () => {
    const an = await joins('an', AN)
    an.blocks()
    await calm()
    const sent = server.callsOf('sendMessage', { chat: AN }).length
    await moveTo(OPENING)
    expect(server.callsOf('sendMessage', { chat: AN })).toHaveLength(sent)
    an.unblocks()
    an.says('tu soi')
    await an.sees('tự soi tháng 11/2026')
    expect(problems()).toEqual([])
  })
})

describe('the branch’s group', () => {
  const texts = (chat: { messages(): { text: string }[] }) => chat.messages().map(({ text }) => text)
  async function announce(...all: string[]) {
    await chibo.units.run(async (unit) => {
      for (const text of all) unit.notify('probe.group', world.orgId('chiBo1'), { text }, { key: text, twice: 'fine' })
    })
    await calm()
  }
  async function bound() {
    const group = server.group(-5001, { bot: 'member' })
    await world.database.prisma.account.create({ data: { id: newId(), channel: 'telegram', address: '-5001', groupOf: world.orgId('chiBo1') } })
    return group
  }
  const address = async () => (await world.database.prisma.account.findFirstOrThrow({ where: { groupOf: world.orgId('chiBo1') } })).address

  test('becomes a supergroup between two messages: each is told once, the later one in the new place', async () => {
    const group = await bound()
    await announce('một')
    const next = group.upgradesTo(-1005001)
    await calm()
    expect(await address()).toBe('-1005001')
    await announce('hai')
    expect([texts(group), texts(next)]).toEqual([['một'], ['hai']])
    expect(problems()).toEqual([])
  })

  test('has become one while the program was off: the first call tells, and what it was to say comes all the same', async () => {
    const group = await bound()
    await end()
    const next = group.upgradesTo(-1005001)
    run()
    await chibo.recover()
    await announce('một', 'hai')
    expect(await address()).toBe('-1005001')
    expect([...texts(group), ...texts(next)].sort()).toEqual(['hai', 'một'])
    await calm()
    expect(problems()).toEqual([])
  }, 15_000)
})

describe('files', () => {
  const SECRETARY = 770109

  test('a roster goes out as a spreadsheet and comes back changed, also over a line that breaks and starts anew', async () => {
    const secretary = await joins('secretary', SECRETARY)
    secretary.says('/danhsach')
    await calm()
    await secretary.pressesData(`roster:file:${world.orgId('chiBo1')}`).answer()
    await secretary.sees('Chibo không nhận tài liệu có dấu Mật')
    server.faults.next('sendDocument', 'drop-before')
    await secretary.presses('Tải danh sách hiện có').answer()
    await calm()
    expect(secretary.messages().some(({ document }) => document)).toBe(false)
    await end()
    run()
    await chibo.recover()
    await calm()
    const files = secretary.messages().flatMap(({ document }) => document ?? [])
    expect(files.map(({ name }) => name)).toEqual(['danh-sach.xlsx'])

    const { bytes } = await readable({ name: '', bytes: files[0]?.bytes ?? Buffer.alloc(0) })
    secretary.sendsDocument({ name: 'moi.csv', bytes: `${Buffer.from(bytes).toString()}CB1,,,,N-1,Hoàng Thử Mới,member,full,,,,\r\n` })
    await secretary.sees('Thêm: Hoàng Thử Mới')
    await secretary.presses('Ghi danh sách').answer()
    await secretary.sees('Đã ghi danh sách.')
    expect(await world.database.prisma.person.count({ where: { code: 'N-1' } })).toBe(1)
    secretary.sendsDocument({ name: 'x.csv', bytes: 'x' })
    await secretary.sees('Chibo chỉ nhận chữ')
  })
})
