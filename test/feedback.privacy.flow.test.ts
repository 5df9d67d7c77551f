import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ChatMessage, TestPerson } from './support/chat.ts'
import { allUse, collect } from './support/feedback.ts'
import { invite, TAIL } from './support/joining.ts'
import { dump, finishes, OPENING } from './support/self-check.ts'
import { openWeb } from './support/web.ts'
import type { PersonKey, World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

let world: World
/** Messages that were looked at. */
const known = new Set<string>()
beforeAll(async () => { world = await makeWorld() })
beforeEach(async () => {
  await world.start()
  known.clear()
})
afterAll(() => world.close())

const WORDS = 'Đồng chí nên báo trước khi vắng họp tổ, sổ 8862 có ghi'
const REWORDED = 'Cần báo sớm cho chi bộ những buổi không dự được'
/** What nobody but its readers and its author ever reads. */
const SECRETS = ['sổ 8862', 'báo trước khi vắng']

type People = Record<PersonKey, TestPerson>
const everybody = async (): Promise<People> => {
  const people: [string, TestPerson][] = []
  for (const key of ['officer', 'secretary', 'deputy', 'committee', 'an', 'binh', 'dual'] as const) people.push([key, await world.member(key)])
  return Object.fromEntries(people) as People
}

/** From /feedback to what was sent. In a branch so small the author is asked how. */
async function sends(author: TestPerson, { about, way = 'Ghi rõ tên tôi' }: { about: string; way?: string }): Promise<void> {
  await author.types('/feedback')
  await author.presses('Viết góp ý')
  await author.presses(about)
  await author.presses('Bỏ qua')
  await author.presses(way)
  await author.presses('Tôi đã đọc và hiểu')
  await author.types(WORDS)
  await author.presses('Gửi góp ý')
  await author.presses('Xóa khỏi cuộc trò chuyện')
}

async function opens(reader: TestPerson, shelf?: string | RegExp): Promise<void> {
  await reader.types('/inbox')
  if (shelf) await reader.presses(shelf)
  await reader.presses(/^Đồng chí nên báo/)
}

const bare = ({ text, html, labels, actions, confidential }: ChatMessage) => ({ text, html, labels, actions, confidential })

/** Everything that somebody is shown wherever he looks, screen by screen, and all that came by itself since the last time. */
async function seenBy(who: TestPerson, { inbox = false } = {}): Promise<unknown[]> {
  const seen: unknown[] = who.messages.filter(({ id, from }) => from === 'bot' && !known.has(`${who.address} ${id}`)).map(bare)
  // What is confidential is closed as soon as it is left: it is read while it stands.
  const look = async (deed: Promise<void>) => {
    await deed
    seen.push(bare(who.screen))
  }
  for (const command of ['/start', '/tasks', '/mydata', '/members', '/inbox']) await look(who.types(command))
  for (const label of [/^Góp ý của tôi/, /^Góp ý với tôi/]) {
    await look(who.types('/feedback'))
    await look(who.presses(label))
  }
  if (inbox) for (const shelf of ['open', 'done', 'apart']) await look(who.pressesData(`feedback:inbox:${shelf}.1`))
  for (const { id } of who.messages) known.add(`${who.address} ${id}`)
  return [...seen, who.toasts.slice(), who.menu]
}
describe('from the first character to its result', () => {
  afterEach(() => expect(world.problems).toEqual([]))

  test('nothing moves for the one concerned, for other members, above, and for a secretary whom it concerns (FB17, PV1, PV6, PV20, PV41)', async () => {
    const people = await everybody()
    const watchers = { binh: people.binh, dual: people.dual, officer: people.officer, secretary: people.secretary }
    const look = async () => {
      const seen: Record<string, unknown> = {}
      for (const [key, who] of Object.entries(watchers)) seen[key] = await seenBy(who, { inbox: key === 'secretary' })
      return seen
    }
    await look()
    const before = await look()
    await sends(people.an, { about: 'Nguyễn Văn Bí Thư' })
    expect(await look()).toEqual(before)
    await allUse(world)
    await collect(world)
    expect(await look()).toEqual(before)
    await opens(people.deputy, /không trao đổi/)
    await people.deputy.presses('Đang xác minh')
    expect(await look()).toEqual(before)
    await opens(people.deputy, /không trao đổi/)
    await people.deputy.presses('Ghi kết quả')
    await people.deputy.presses('Đã xác minh')
    await people.deputy.presses('Viết lại để đưa ra')
    await people.deputy.types(REWORDED)
    await people.deputy.presses('Ghi bản viết lại')
    await opens(people.committee, /không trao đổi/)
    await people.committee.presses('Dùng bản viết lại này')
    expect(await look()).toEqual(before)
    await world.moveTo('2026-11-05 09:00')
    await people.an.types('/feedback')
    await people.an.presses('Góp ý của tôi')
    await people.an.presses('1')
    await people.an.presses('Dùng được')
    await allUse(world)
    await collect(world)
    expect(await look()).toEqual(before)
  }, 90_000)

  test('its words reach nobody but author and readers: no screen, push, file, row, log line or figure holds them (FB13, FB24, PV23, PV28)', async () => {
    const people = await everybody()
    const before = await shapes()
    await sends(people.an, { about: 'Vũ Thử Bình' })
    await allUse(world)
    await collect(world)
    await opens(people.secretary)
    await people.secretary.presses('Đang xác minh')
    const seen = world.test.everything().filter(({ address }) => !['an-test', 'secretary-test'].includes(address)).map(({ text, actions }) => `${text} ${actions.join(' ')}`)
    const metrics = await world.metrics.registry.metrics()
    const rows = await dump(world)
    expect(rows).toContain('Đỗ Thử An') // what is not secret is found, so the search itself works
    for (const secret of SECRETS) {
      for (const place of [...seen, rows, metrics, world.problems.join('\n')]) expect(place).not.toContain(secret)
      expect(rows).not.toContain(Buffer.from(secret).toString('hex'))
    }
    for (const said of [metrics, world.problems.join('\n')]) expect(said).not.toMatch(/feedback|gopy|inbox/)
    expect(await shapes()).toEqual(before)
  })

  /** Which lines the figures have: a line of its own would count letters. */
  async function shapes(): Promise<unknown> {
    const metrics = await world.metrics.registry.getMetricsAsJSON()
    return metrics.map(({ name, values }) => [name, values.map(({ labels }) => JSON.stringify(labels)).filter((labels) => !labels.includes('refused')).toSorted()])
  }

  test('what author and readers do leaves no entry and no notice, whatever is done (PV7, PV9, PV10, PV32)', async () => {
    const people = await everybody()
    const rows = () => Promise.all([world.database.prisma.auditEntry.count(), world.database.prisma.notice.count(), world.database.prisma.documentMade.count()])
    await sends(people.an, { about: 'Vũ Thử Bình' })
    await allUse(world)
    await collect(world)
    const before = await rows()
    await opens(people.secretary)
    await people.secretary.presses('Đang xác minh')
    await opens(people.secretary)
    await people.secretary.presses('Hỏi lại người gửi')
    await people.secretary.types('Buổi nào vắng mà không báo?')
    await people.secretary.presses('Gửi câu hỏi')
    await opens(people.deputy)
    await people.deputy.presses('Tôi có liên quan, xin không xem')
    await people.deputy.presses('Xác nhận: xin không xem')
    await world.moveTo('2026-11-05 09:00')
    await people.an.types('/feedback')
    await people.an.presses('Góp ý của tôi')
    await people.an.presses('1')
    await people.an.presses(/không trả lời|Không trả lời/)
    await allUse(world)
    await collect(world)
    expect(await rows()).toEqual(before)
  })
})

describe('over a month', () => {
  test('an author is told as often, and at the same minutes, as anybody who did the same and did not write (PV10)', async () => {
    const people = await everybody()
    const author = people.an
    const other = people.binh
    const came: Record<string, string[]> = { author: [], other: [] }
    const hear = () => {
      for (const [name, who] of Object.entries({ author, other })) {
        came[name]?.push(...who.messages.splice(0).filter(({ from }) => from === 'bot').map(({ text }) => `${world.clock.now().toISOString()} ${text}`))
      }
    }
    const drop = () => { for (const who of [author, other]) who.messages.splice(0) }
    await world.moveTo(OPENING)
    hear()
    for (const who of [author, other]) await finishes(who)
    await sends(author, { about: 'Hồ Thử Cả' })
    drop()
    for (let day = 11; day <= 27; day++) {
      for (const time of ['08:01', '20:01']) {
        await world.moveTo(`2026-11-${day} ${time}`)
        hear()
      }
      if (day === 17) {
        await opens(people.secretary)
        await people.secretary.presses('Đang xác minh')
        await opens(people.secretary)
        await people.secretary.presses('Hỏi lại người gửi')
        await people.secretary.types('Buổi nào vắng mà không báo?')
        await people.secretary.presses('Gửi câu hỏi')
        hear()
      }
    }
    expect(came['author']?.length).toBeGreaterThan(0)
    expect(came['author']).toEqual(came['other'])
    expect(await world.database.prisma.feedbackCase.count()).toBe(1)
  }, 60_000)
})

describe('over the web', () => {
  test('what writes a letter is answered as anything else is, with one length, and what is shown comes in whole kilobytes (PV28)', async () => {
    for (const key of ['secretary', 'deputy', 'committee'] as const) await world.member(key)
    const web = await openWeb(world)
    try {
      const browser = web.browser()
      await browser.begin(await invite(world, 'an'))
      const page = await browser.stream()
      await page.presses(browser, 'Đúng là tôi')
      await browser.type(TAIL)
      await page.presses(browser, 'Tôi đồng ý')
      const answers: string[] = []
      const noted = async (response: Promise<Response>) => {
        const { status, headers, ...answer } = await response.then(async (one) => ({ status: one.status, headers: [...one.headers.keys()].toSorted().join(' '), body: (await one.text()).length }))
        answers.push(`${status} ${headers} ${answer.body}`)
        await web.chibo.idle()
      }
      const types = (text: string) => noted(browser.type(text))
      const presses = async (label: string) => {
        await page.until(() => page.messages.some(({ rows }) => rows.flat().some((one) => one.label === label)), label)
        const { action, message } = page.button(label)
        await noted(browser.press(action, message))
      }
      await types('/help')
      await types('/start')
      await presses('Góp ý')
      const others = new Set(answers.splice(0))
      for (const label of ['Viết góp ý', 'Vũ Thử Bình', 'Bỏ qua', 'Ghi rõ tên tôi', 'Tôi đã đọc và hiểu']) await presses(label)
      await types(WORDS)
      await presses('Gửi góp ý')
      await page.sees(/Đã gửi\. Chi ủy ghi nhận/)
      expect(new Set(answers)).toEqual(others)
      expect(others.size).toBe(1)
      expect(page.events.map(({ bytes }) => bytes % 1024)).toEqual(page.events.map(() => 0))
      for (const secret of SECRETS) expect(web.problems.join('\n')).not.toContain(secret)
      expect(web.problems.join('\n')).not.toMatch(/feedback/)
      page.close()
    } finally {
      await web.close()
    }
  })
})
