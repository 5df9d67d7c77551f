import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Telegram } from '../src/channels/telegram/telegram.ts'
import { makeTelegramChannel } from '../src/channels/telegram/telegram.ts'
import type { Chibo } from '../src/chibo.ts'
import { makeChibo } from '../src/chibo.ts'
import { plain } from '../src/conversation/html.ts'
import { makeLists } from '../src/lists.ts'
import { makeLog } from '../src/platform/log.ts'
import { makeMetrics } from '../src/platform/metrics.ts'
import { invite, TAIL } from './support/joining.ts'
import { dump } from './support/self-check.ts'
import type { Person } from './support/telegram-people.ts'
import { startTelegramServer } from './support/telegram-server.ts'
import type { Page } from './support/web.ts'
import { openWeb } from './support/web.ts'
import type { World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

/** One piece of feedback from its author's first tap to its end, over each channel as it really is. */

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterAll(() => world.close())

const PUSH = 'Đồng chí có việc cần xem trong Chibo.'
const WORDS = 'Đồng chí nên báo trước khi vắng họp tổ, sổ 8862 có ghi'
const ANSWER = 'Nhiều buổi trong tháng 10, tổ 5519'
const REWORDED = 'Cần báo sớm cho chi bộ những buổi không dự được'
const REPLY = 'Tôi xin tiếp thu và sẽ báo sớm 7730'
const LAST = 'Đồng chí ấy đã tiếp thu 6645'
const SECRETS = [WORDS, ANSWER, REWORDED, REPLY, LAST]

const WHO = ['an', 'binh', 'secretary', 'deputy', 'committee'] as const
type Who = (typeof WHO)[number]
type Message = { text: string; kept: boolean; from: 'bot' | 'person' }
/** A person at a screen; every deed is awaited until it was shown. */
type Hand = {
  types(text: string): Promise<void>
  presses(label: string | RegExp): Promise<void>
  /** All that stands in the chat, oldest first; `kept`: it cannot be passed on. */
  messages(): Message[]
}
type Hands = Record<Who, Hand>

const screen = (hand: Hand) => hand.messages().findLast(({ from }) => from === 'bot')?.text ?? ''
const pushes = (hand: Hand) => hand.messages().filter(({ text }) => text === PUSH).length

/** A letter with a name, so that a branch of a few is enough; `moveTo` is a heartbeat at that moment. */
async function goesItsWay({ an, binh, secretary, deputy }: Hands, moveTo: (moment: string) => Promise<void>): Promise<void> {
  await an.types('/gopy')
  for (const label of ['Viết góp ý', 'Vũ Thử Bình', 'Bỏ qua', 'Ghi rõ tên tôi', 'Tôi đã đọc và hiểu']) await an.presses(label)
  await an.types(WORDS)
  expect(screen(an)).toContain(WORDS)
  await an.presses('Gửi góp ý')
  expect(screen(an)).toMatch(/^Đã gửi\. Chi ủy ghi nhận trong 7 ngày/)
  await an.presses('Xóa khỏi cuộc trò chuyện')
  expect(JSON.stringify(an.messages())).not.toContain(WORDS)
  for (const moment of ['2026-11-07 19:50', '2026-11-07 20:01']) await moveTo(moment)

  await secretary.types('/tiepnhan')
  for (const label of [/^Đồng chí nên báo/, 'Hỏi lại người gửi']) await secretary.presses(label)
  await secretary.types('Việc này có nhiều lần không?')
  await secretary.presses('Gửi câu hỏi')
  await moveTo('2026-11-09 08:30')
  await opensOwn(an)
  expect(screen(an)).toContain('Việc này có nhiều lần không?')
  await an.presses('Trả lời')
  await an.types(ANSWER)
  for (const moment of ['2026-11-14 19:50', '2026-11-14 20:01']) await moveTo(moment)

  await secretary.types('/tiepnhan')
  await secretary.presses(/^Đồng chí nên báo/)
  expect(screen(secretary)).toContain(ANSWER)
  for (const label of ['Đang xác minh', 'Quay lại', 'Ghi kết quả', 'Đã xác minh', 'Viết lại để đưa ra']) await secretary.presses(label)
  await secretary.types(REWORDED)
  await secretary.presses('Ghi bản viết lại')
  await deputy.types('/tiepnhan')
  for (const label of ['Có kết quả', /^Đồng chí nên báo/, 'Dùng bản viết lại này']) await deputy.presses(label)
  await moveTo('2026-11-16 08:30')
  await opensOwn(an)
  expect(screen(an)).toContain(REWORDED)
  await an.presses('Dùng được')

  for (const moment of ['2026-12-05 20:01', '2026-12-06 07:59']) await moveTo(moment)
  const before = pushes(binh)
  await moveTo('2026-12-06 08:00')
  expect(pushes(binh) - before).toBe(1)
  expect(binh.messages().at(-1)).toMatchObject({ text: PUSH, kept: false })
  for (const label of ['Xem', 'Xem nội dung 1', 'Trả lời']) await binh.presses(label)
  await binh.types(REPLY)
  await binh.presses('Gửi câu trả lời')
  expect(screen(binh)).toContain(REWORDED)

  await deputy.types('/tiepnhan')
  for (const label of ['Có kết quả', /^Đồng chí nên báo/]) await deputy.presses(label)
  expect(screen(deputy)).toContain(REPLY)
  await deputy.presses('Kết thúc')
  await deputy.types(LAST)
  await deputy.presses('Kết thúc')
  await moveTo('2026-12-08 08:30')
  await opensOwn(an)
  expect(screen(an)).toContain(LAST)
}

async function opensOwn(an: Hand): Promise<void> {
  await an.types('/gopy')
  for (const label of ['Góp ý của tôi', '1']) await an.presses(label)
}

/** What was typed left the chat, and what is shown of it cannot be passed on. */
function keepsQuiet(hand: Hand): void {
  for (const { text, kept, from } of hand.messages()) {
    if (!SECRETS.some((secret) => text.includes(secret))) continue
    expect({ text, from, kept }).toEqual({ text, from: 'bot', kept: true })
  }
}

function heeding(hand: Hand): Hand {
  const after = async (done: Promise<void>) => {
    await done
    keepsQuiet(hand)
  }
  return { messages: hand.messages, types: (text) => after(hand.types(text)), presses: (label) => after(hand.presses(label)) }
}

const nothingOf = (text: string) => SECRETS.forEach((secret) => expect(text).not.toContain(secret))

test('over Telegram: protected from the first send, closed when it is left, and no word of it in a push, an edit or a log', { timeout: 90_000 }, async () => {
  const server = await startTelegramServer({ now: () => world.clock.now().getTime() })
  const { words, database, clock, box } = world
  const lines: string[] = []
  const log = makeLog('info', { write: (line: string) => { lines.push(line) } })
  const metrics = makeMetrics()
  const telegram: Telegram = makeTelegramChannel({ token: server.token, apiRoot: server.root, words, log, metrics, pause: async () => undefined })
  const chibo: Chibo = makeChibo({ database, clock, box, words, log, metrics, doors: [{ answers: telegram.answers, notices: telegram.channel }] }, makeLists({ words }))
  telegram.start(chibo.intake)
  const calm = async () => {
    await server.idle()
    await chibo.idle()
    await server.idle()
  }
  const moveTo = async (moment: string) => {
    clock.moveTo(at(moment))
    await chibo.beat()
    await calm()
  }
  const handOf = (person: Person): Hand => ({
    async types(text) {
      person.says(text)
      await calm()
    },
    async presses(label) {
      await person.presses(label).answer()
      await calm()
    },
    messages: () => person.chat.messages.filter(({ deleted }) => !deleted).map(({ wire, fromBot }) => ({
      text: wire.text ?? '', from: fromBot ? 'bot' : 'person', kept: wire.has_protected_content === true,
    })),
  })

  try {
    const hands = {} as Hands
    for (const [i, key] of WHO.entries()) {
      const hand = handOf(server.person(770101 + i, { languageCode: 'vi' }))
      await hand.types(`/start ${await invite(world, key)}`)
      await hand.presses('Đúng là tôi')
      await hand.types(TAIL)
      for (const consent of ['Tôi đồng ý', 'Tôi đồng ý dùng Telegram']) await hand.presses(consent)
      hands[key] = heeding(hand)
    }
    await goesItsWay(hands, moveTo)
    // Protection belongs to sending: no message that could be passed on was ever turned into one of these.
    const shows = server.calls.filter(({ method }) => method === 'sendMessage' || method === 'editMessageText')
    const secret = shows.filter(({ params }) => SECRETS.some((words) => String(params['text']).includes(words)))
    expect(secret.length).toBeGreaterThan(10)
    expect(secret.filter(({ method, params }) => method === 'sendMessage' && params['protect_content'] !== true)).toEqual([])
    await moveTo('2026-12-08 08:45')
    for (const hand of Object.values(hands)) nothingOf(JSON.stringify(hand.messages()))
    nothingOf(lines.join(''))
    nothingOf(await dump(world))
  } finally {
    await telegram.stop()
    await chibo.stop()
    await server.close()
  }
})

test('over the web: in no history, nothing of it after a reload, and every press answered with one length', { timeout: 90_000 }, async () => {
  const site = await openWeb(world)
  const lengths = new Set<string>()
  const pages: Page[] = []
  const settles: (() => Promise<void>)[] = []
  const moveTo = async (moment: string) => {
    world.clock.moveTo(at(moment))
    await site.chibo.beat()
    for (const settled of settles) await settled()
  }
  async function joins(key: Who): Promise<{ hand: Hand; reload: () => Promise<string> }> {
    const browser = site.browser()
    await browser.begin(await invite(world, key), { own: true })
    const page = await browser.stream()
    pages.push(page)
    /** The stream has said all that there is. */
    const settled = async () => {
      await site.chibo.idle()
      const fresh = await browser.stream()
      await page.until(() => page.dump() === fresh.dump(), 'what a second page shows')
      fresh.close()
    }
    settles.push(settled)
    const noted = async (response: Response) => {
      lengths.add(`${response.status} ${(await response.text()).length}`)
      await settled()
    }
    const hand: Hand = {
      types: async (text) => noted(await browser.type(text)),
      async presses(label) {
        const { action, message } = page.button(label)
        await noted(await browser.press(action, message))
      },
      messages: () => page.messages.map(({ html, from, confidential }) => ({ text: plain({ html }), from: from === 'bot' ? 'bot' : 'person', kept: confidential })),
    }
    await settled()
    await hand.presses('Đúng là tôi')
    await hand.types(TAIL)
    await hand.presses('Tôi đồng ý')
    const reload = async () => {
      const fresh = await browser.stream()
      const text = fresh.dump()
      fresh.close()
      return text
    }
    return { hand: heeding(hand), reload }
  }

  try {
    const hands = {} as Hands
    const reloads: (() => Promise<string>)[] = []
    for (const key of WHO) {
      const { hand, reload } = await joins(key)
      hands[key] = hand
      reloads.push(reload)
    }
    await goesItsWay(hands, moveTo)
    const rows = await world.database.prisma.webMessage.findMany()
    expect(rows.length).toBeGreaterThan(0)
    nothingOf(rows.map(({ id, body }) => JSON.stringify(world.box.open(`web:${id}`, body))).join('\n'))
    await moveTo('2026-12-08 08:45')
    for (const reload of reloads) nothingOf(await reload())
    expect([...lengths]).toHaveLength(1)
    for (const page of pages) expect(page.events.map(({ bytes }) => bytes % 1024)).toEqual(page.events.map(() => 0))
    nothingOf(site.problems.join('\n'))
    nothingOf(await dump(world))
  } finally {
    for (const page of pages) page.close()
    await site.close()
  }
})
