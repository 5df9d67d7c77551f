import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { html } from '../src/conversation/html.ts'
import { invite, TAIL, TELLTALE } from './support/joining.ts'
import type { Browser, Page } from './support/web.ts'
import { openWeb } from './support/web.ts'
import type { World } from './support/world.ts'
import { OPENING } from './support/self-check.ts'
import { at, makeWorld } from './support/world.ts'

/** The web chat over real HTTP: what a browser sends and is told. */

let world: World
let site: Awaited<ReturnType<typeof openWeb>>
const pages: Page[] = []
beforeAll(async () => { world = await makeWorld() })
beforeEach(async () => {
  await world.start()
  site = await openWeb(world)
})
afterEach(async () => {
  for (const page of pages.splice(0)) page.close()
  await site.close()
  expect(site.problems.filter((line) => ['error', 'fatal'].includes(JSON.parse(line).level))).toEqual([])
})
afterAll(() => world.close())

async function looks(browser: Browser, options: { last?: string } = {}): Promise<Page> {
  const page = await browser.stream(options)
  pages.push(page)
  return page
}
/** From the link to the start screen. */
async function joins(key = 'an', { own = false } = {}): Promise<{ browser: Browser; page: Page }> {
  const browser = site.browser()
  expect((await browser.begin(await invite(world, key), { own })).status).toBe(204)
  const page = await looks(browser)
  await page.presses(browser, 'Đúng là tôi')
  await browser.type(TAIL)
  await page.presses(browser, 'Tôi đồng ý')
  await site.chibo.idle()
  return { browser, page }
}

describe('a personal link', () => {
  test('opens an invitation that tells nothing, and leads to the start screen', async () => {
    const browser = site.browser()
    await browser.begin(await invite(world, 'an'))
    const page = await looks(browser)
    await page.until(() => page.messages.length > 0)
    expect(page.dump()).not.toMatch(TELLTALE)
    await page.presses(browser, 'Đúng là tôi')
    await browser.type(TAIL)
    await page.presses(browser, 'Tôi đồng ý')
    await page.sees('Đỗ Thử An')
    await page.until(() => page.state.menu.some(({ command }) => command === 'toi'), 'the menu')
  })
})

describe('who is at the door', () => {
  test('a link that was used opens nothing for a second browser, which is told what any stranger is told', async () => {
    await joins()
    const [code] = [await invite(world, 'binh')]
    const first = site.browser()
    await first.begin(code)
    const page = await looks(first)
    await page.presses(first, 'Đúng là tôi')
    await first.type(TAIL)
    await page.presses(first, 'Tôi đồng ý')
    for (const tried of [code, 'ZZZZZZZZZZ']) {
      const other = site.browser()
      expect((await other.begin(tried)).status).toBe(204)
      const seen = await looks(other)
      await seen.until(() => seen.messages.length > 0)
      expect(seen.dump()).not.toContain('Vũ Thử Bình')
      expect(seen.state.hello?.signedIn).toBe(false)
    }
  })

  test('a device is marked as one\'s own at the door, also where a stranger was let go before', async () => {
    const browser = site.browser()
    expect((await browser.begin('ZZZZZZZZZZ')).headers.get('set-cookie')).not.toContain('Max-Age')
    expect((await browser.begin(await invite(world, 'an'), { own: true })).headers.get('set-cookie')).toContain('Max-Age=15552000')
    expect((await looks(browser)).state.hello?.own).toBe(true)
  })

  test('a link that is opened twice before it is used serves whoever has the second fact', async () => {
    const code = await invite(world, 'an')
    const [one, two] = [site.browser(), site.browser()]
    await one.begin(code)
    await two.begin(code)
    const page = await looks(two)
    await page.presses(two, 'Đúng là tôi')
    await two.type(TAIL)
    await page.presses(two, 'Tôi đồng ý')
    await page.sees('Đỗ Thử An')
    expect(await world.database.prisma.account.count({ where: { personId: world.personId('an') } })).toBe(1)
  })

  test('a cookie that is forged, cut short or of a session that is over is no session', async () => {
    const { browser } = await joins()
    const forged = ['', `chibo=${'A'.repeat(43)}`, browser.cookie.slice(0, -1), `${browser.cookie}x`, "chibo=' or 1=1 --"]
    for (const cookie of forged) {
      const other = site.browser({ cookie })
      expect((await other.get('/web/stream')).status, cookie).toBe(401)
      expect((await other.type('xin chào')).status, cookie).toBe(401)
      expect((await other.post('/web/own', { own: true })).status, cookie).toBe(401)
      expect((await other.get('/web/file/abc')).status, cookie).toBe(401)
    }
  })

  test('a post without the page\'s own head, or from another site, is refused', async () => {
    const { browser } = await joins()
    for (const headers of [{ 'x-chibo': '' }, { origin: 'https://evil.example' }, { origin: '' }, { origin: 'null' }]) {
      for (const path of ['/web/do', '/web/begin', '/web/own', '/web/leave', '/web/file']) {
        expect((await browser.post(path, {}, headers)).status, path).toBe(403)
      }
    }
  })

  test('a name that is not ours is not answered', async () => {
    await site.close()
    site = await openWeb(world, { publicUrl: 'https://chibo.example.org', hosts: ['chibo.example.org', '127.0.0.1', 'localhost', '::1'] })
    const { port } = new URL(site.url)
    const status = (host: string, path = '/') => new Promise((done, fail) => {
      request(`${site.url}${path}`, { headers: { host } }, (response) => done(response.resume().statusCode)).on('error', fail).end()
    })
    for (const path of ['/', '/web/app.js', '/web/stream']) expect(await status('evil.example', path), path).toBe(421)
    expect(await status(`chibo.example.org`)).toBe(200)
    expect(await status(`127.0.0.1:${port}`)).toBe(200)
    expect(await status('127.0.0.1.evil.example')).toBe(421)
    const cookie = (await site.browser().begin(await invite(world, 'an'))).headers.get('set-cookie')
    expect(cookie).toMatch(/^chibo=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  })

  test('nothing of another site runs in the page, and nothing of it stays in a cache', async () => {
    const { browser } = await joins()
    const page = await browser.get('/')
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'/)
    for (const response of [await browser.type('xin chào'), await browser.get('/web/file/none')]) {
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('referrer-policy')).toBe('no-referrer')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test('what is not a deed, is too long or comes too often is not taken', async () => {
    const { browser } = await joins()
    for (const body of [null, {}, { number: 'x' }, { number: 'long-enough-1', what: { kind: 'press', action: 'a'.repeat(65), message: 'm' } }]) {
      expect((await browser.post('/web/do', body)).status).toBe(400)
    }
    expect((await browser.type('a'.repeat(17_000))).status).toBe(413)
    const answers = []
    for (let i = 0; i < 125; i++) answers.push(await browser.press('home:open', 'none'))
    const last = answers.at(-1)!
    expect(last.status).toBe(429)
    expect(((await last.json()) as { retryAfter: number }).retryAfter).toBeGreaterThan(0)
    await site.chibo.idle()
    const codes = []
    for (let i = 0; i < 21; i++) codes.push((await site.browser().begin('ACDEFGHJKL')).status)
    expect(codes.filter((status) => status === 429)).toHaveLength(1)
  })
})

describe('what is done in a page', () => {
  test('a press that is repeated with its number acts once, and its end is told each time', async () => {
    const { browser, page } = await joins()
    await browser.type('/toi')
    await page.sees('chỉ đồng chí đọc được')
    const { action, message } = page.button(/Ai xem được/)
    for (let i = 0; i < 3; i++) expect((await browser.press(action, message, 'the-same-number')).status).toBe(202)
    await site.chibo.idle()
    await page.until(() => page.toasts.some(({ press }) => press === 'the-same-number'))
    expect(await world.database.prisma.storedUpdate.count({ where: { channel: 'web', state: { in: ['acted', 'shown'] } } })).toBeGreaterThan(0)
    const edits = page.messages.filter(({ id }) => id === message)
    expect(edits).toHaveLength(1)
    expect(site.problems.filter((line) => line.includes('could not'))).toEqual([])
  })

  test('two pages of one browser show the same, whichever acted', async () => {
    const { browser, page } = await joins()
    const second = await looks(browser)
    expect(second.dump()).toBe(page.dump())
    await browser.type('/toi')
    await page.sees('Đồng chí Đỗ Thử An, Chi bộ')
    await second.presses(browser, 'Thiết bị')
    await page.presses(browser, 'Quay lại')
    await page.until(() => page.screen.html.includes('chỉ đồng chí đọc được'))
    await second.until(() => second.dump() === page.dump())
    expect((await looks(browser)).dump()).toBe(page.dump())
  })

  test('a page that was cut off for a moment is given what it has missed, and one that missed too much everything', async () => {
    const { browser, page } = await joins()
    await site.chibo.idle()
    const { last } = page
    page.close()
    await browser.type('/toi')
    await site.chibo.idle()
    const back = await looks(browser, { last })
    await back.sees('Đồng chí Đỗ Thử An, Chi bộ')
    expect(back.state.snapshots).toBe(0)
    for (const strange of ['other-1', '1', 'x', `${last}9`]) expect((await looks(browser, { last: strange })).state.snapshots, strange).toBe(1)
  })

  test('events and answers are as long as whole kilobytes', async () => {
    const { browser, page } = await joins()
    const answered = await browser.type('/toi')
    expect((await answered.arrayBuffer()).byteLength % 1024).toBe(0)
    await site.chibo.idle()
    expect(page.events.length).toBeGreaterThan(4)
    for (const { event, bytes } of page.events) expect(bytes % 1024, event).toBe(0)
  })
})

describe('what is confidential', () => {
  /** At the first sign, which is confidential. */
  async function atASign() {
    const { browser, page } = await joins('an', { own: true })
    world.clock.moveTo(at(OPENING))
    await site.chibo.beat()
    await site.chibo.idle()
    await browser.type('/tusoi')
    await page.presses(browser, /Bắt đầu/)
    await page.until(() => page.screen.confidential)
    return { browser, page }
  }
  const stored = () => world.database.prisma.webMessage.findMany()

  test('is stored nowhere, stands in a second page, and is drawn anew where it was only in memory', async () => {
    const { browser, page } = await atASign()
    const sign = page.screen
    const bodies = (await stored()).map(({ id, body }) => JSON.stringify(world.box.open(`web:${id}`, body)))
    expect(bodies.length).toBeGreaterThan(0)
    expect(bodies.filter((body) => body.includes('"confidential":true'))).toEqual([])
    const second = await looks(browser)
    expect(second.screen).toEqual(sign)

    // The process dies: another one has neither the message nor its words.
    await site.close()
    site = await openWeb(world)
    const again = site.browser({ cookie: browser.cookie })
    const back = await looks(again)
    await back.until(() => back.screen.confidential)
    expect(back.screen.html).toBe(sign.html)
    expect(back.messages.filter(({ confidential }) => confidential)).toHaveLength(1)
    await back.presses(again, 'Chưa thấy')
    await back.until(() => back.screen.html !== sign.html)
    await site.chibo.idle()
    expect(back.messages.filter(({ confidential, closed }) => confidential && !closed)).toHaveLength(1)
  })

  test('is closed after ten minutes, and a note that was typed is in no store', async () => {
    const { browser, page } = await atASign()
    const { id } = page.screen
    world.clock.advance(11 * 60_000)
    await site.chibo.beat()
    await page.until(() => page.messages.some((message) => message.id === id && message.closed))
    expect(page.messages.find((message) => message.id === id)?.html).not.toContain('Chưa thấy')
    await browser.type('Câu riêng không ai được thấy')
    await site.chibo.idle()
    for (const { id: own, body } of await stored()) expect(JSON.stringify(world.box.open(`web:${own}`, body))).not.toContain('Câu riêng')
  })

  test('and has no choices is not taken for what is left of it', async () => {
    const { page } = await atASign()
    const { id } = page.screen
    const [{ address } = { address: '' }] = await world.database.prisma.account.findMany({ where: { channel: 'web' } })
    await site.web.channel.edit(address, id, { text: html`Đang đợi câu trả lời`, choices: [], confidential: true })
    await page.sees('Đang đợi câu trả lời')
    expect(page.screen).toMatchObject({ id, rows: [], closed: false })
    await site.web.channel.edit(address, id, { text: html`Đã đóng`, choices: [], confidential: true, closed: true })
    await page.sees('Đã đóng')
    expect(page.screen).toMatchObject({ id, closed: true })
  })

  test('nothing that was said or typed stands in the database in clear', async () => {
    const { browser, page } = await atASign()
    await browser.type('Câu riêng không ai được thấy')
    await site.chibo.idle()
    const token = browser.cookie.split('=')[1] ?? ''
    const tables = await world.database.prisma.$queryRaw<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = current_schema() and tablename not in ('question_set', '_prisma_migrations')`
    for (const { name } of tables) {
      const rows = await world.database.prisma.$queryRawUnsafe<{ row: string; bytes: string }[]>(`select t::text as row from "${name}" t`)
      const dump = rows.map(({ row }) => row + [...row.matchAll(/\\x([0-9a-f]+)/g)].map((hex) => Buffer.from(hex[1] ?? '', 'hex').toString('utf8')).join('')).join('\n')
      for (const secret of ['Câu riêng', token, 'Chào đồng chí', page.screen.html.slice(0, 30)]) expect(dump.includes(secret), `${name}: ${secret}`).toBe(false)
    }
  })
})

describe('how a session ends', () => {
  const sessions = () => world.database.prisma.webSession.count()
  const connected = () => world.database.prisma.account.count({ where: { channel: 'web', personId: world.personId('an') } })

  test('by itself after fifteen minutes without a deed, unless the device is one\'s own', async () => {
    const { browser, page } = await joins()
    const own = await joins('binh')
    expect((await own.browser.post('/web/own', { own: true })).headers.get('set-cookie')).toContain('Max-Age=15552000')
    world.clock.advance(14 * 60_000)
    await browser.type('/toi')
    world.clock.advance(14 * 60_000)
    expect((await browser.get('/web/file/x')).status).toBe(404)
    world.clock.advance(2 * 60_000)
    await page.until(() => page.state.closed)
    expect((await browser.type('xin chào')).status).toBe(401)
    await expect(browser.stream()).rejects.toThrow('401')
    expect((await own.browser.type('/toi')).status).toBe(202)
    expect(own.page.state.closed).toBe(false)
    // Nobody can come back to that device: it is a connection no more, and the secretary can invite anew.
    world.clock.advance(60 * 60_000)
    await site.chibo.beat()
    await site.chibo.idle()
    await expect.poll(sessions).toBe(1)
    expect(await connected()).toBe(0)
  })

  test('for nobody else: those who do something at the same moment are each told of their own', async () => {
    const [an, binh] = [await joins(), await joins('binh')].map(({ browser }) => browser.cookie.split('=')[1] ?? '')
    const forged = 'A'.repeat(43)
    const asked = [[an, true], [forged, true], [binh, false], [an, false], [an, true], ['short', true], [binh, true], [binh, false]] as const
    const found = () => Promise.all(asked.map(([token = '', deed]) => site.web.sessions.find(token, { deed })))
    const names = (sessions: Awaited<ReturnType<typeof found>>) => sessions.map((session) => session?.address)
    const [ofAn, , ofBinh] = names(await found())
    expect(ofAn).not.toBe(ofBinh)
    for (let i = 0; i < 3; i++) {
      // Whoever looks and does at once has done something: the time begins anew.
      world.clock.advance(14 * 60_000)
      expect(names(await found())).toEqual([ofAn, undefined, ofBinh, ofAn, ofAn, undefined, ofBinh, ofBinh])
    }
  })

  test('by leaving: cookie, pages and what was kept are gone', async () => {
    const { browser, page } = await joins()
    const { cookie } = browser
    const left = await browser.post('/web/leave', {})
    expect(left.status).toBe(204)
    expect(left.headers.get('set-cookie')).toMatch(/^chibo=; Max-Age=0/)
    await page.until(() => page.state.closed)
    expect((await site.browser({ cookie }).type('xin chào')).status).toBe(401)
    expect([await sessions(), await connected(), await world.database.prisma.webMessage.count()]).toEqual([0, 0, 0])
  })

  test('from another device, under "my data": the page is closed at once', async () => {
    const { browser, page } = await joins()
    const phone = site.person('an-phone')
    await world.database.prisma.account.create({ data: { id: 'PhoneOfAn001', channel: 'telegram', address: 'an-phone', personId: world.personId('an'), linkedOn: world.clock.now() } })
    await world.database.prisma.consent.create({ data: { id: 'ConsentOfAn1', personId: world.personId('an'), purpose: 'telegram', version: 'x', language: 'vi', givenAt: world.clock.now() } })
    await phone.types('/toi')
    await phone.presses('Thiết bị')
    await phone.presses(/^Ngắt: trang web/)
    await phone.presses(/ngắt/i)
    await page.until(() => page.state.closed)
    expect((await browser.type('xin chào')).status).toBe(401)
    await expect(browser.stream()).rejects.toThrow('401')
  })

  test('when access is suspended', async () => {
    const { browser, page } = await joins()
    await world.database.prisma.account.updateMany({ where: { channel: 'web' }, data: { personId: null } })
    await page.until(() => page.state.closed)
    expect((await browser.type('xin chào')).status).toBe(401)
  })
})

describe('a further device', () => {
  const PUBLIC = 'https://chibo.example.org'
  beforeEach(async () => {
    await site.close()
    site = await openWeb(world, { publicUrl: PUBLIC })
  })
  const codeIn = (html: string) => /https:\/\/chibo\.example\.org\/#(\w+)/.exec(html)?.[1] ?? ''
  async function onThePhone() {
    const phone = site.person('an-phone')
    await world.database.prisma.account.create({ data: { id: 'PhoneOfAn001', channel: 'telegram', address: 'an-phone', personId: world.personId('an'), linkedOn: world.clock.now() } })
    for (const purpose of ['chibo', 'telegram']) {
      await world.database.prisma.consent.create({ data: { id: `Consent-${purpose}`, personId: world.personId('an'), purpose, version: 'x', language: 'vi', givenAt: world.clock.now() } })
    }
    return phone
  }

  test('is opened by a link from "my data", once and within ten minutes, and told on the first', async () => {
    const phone = await onThePhone()
    await phone.types('/toi')
    await phone.presses('Mở trên trang web')
    expect(phone.screen.confidential).toBe(true)
    const code = codeIn(phone.screen.text)
    expect(code).toHaveLength(16)
    const browser = site.browser()
    await browser.begin(code)
    const page = await looks(browser)
    await page.sees('Chào đồng chí')
    await site.chibo.idle()
    expect(phone.messages.at(-1)?.text).toBe('Đồng chí có việc cần xem trong Chibo.')
    const second = site.browser()
    await second.begin(code)
    const seen = await looks(second)
    await seen.until(() => seen.messages.length > 0)
    expect(seen.state.hello?.signedIn).toBe(false)
    expect(await world.database.prisma.account.count({ where: { personId: world.personId('an') } })).toBe(2)
  })

  test('is not opened by a link that is late, replaced, or of a phone that was unlinked since', async () => {
    const phone = await onThePhone()
    const asks = async () => {
      await phone.types('/toi')
      await phone.presses('Mở trên trang web')
      return codeIn(phone.screen.text)
    }
    const opens = async (code: string) => {
      const browser = site.browser()
      await browser.begin(code)
      await site.chibo.idle()
      return (await browser.stream().then((page) => { pages.push(page); return page })).state.hello?.signedIn
    }
    const replaced = await asks()
    const late = await asks()
    expect(await opens(replaced)).toBe(false)
    world.clock.advance(11 * 60_000)
    expect(await opens(late)).toBe(false)
    const lost = await asks()
    await phone.types('/toi')
    await phone.presses('Thiết bị')
    await phone.presses('Ngắt kết nối đang dùng')
    await phone.presses(/ngắt/i)
    expect(await opens(lost)).toBe(false)
  })

  test('is where somebody is led who declines Telegram', async () => {
    const phone = site.person('an-phone')
    await phone.types(`/start ${await invite(world, 'an')}`)
    await phone.presses('Đúng là tôi')
    await phone.types(TAIL)
    await phone.presses('Tôi đồng ý')
    await phone.presses('Tôi không dùng Telegram')
    const browser = site.browser()
    await browser.begin(codeIn(phone.screen.text))
    const page = await looks(browser)
    await page.sees('Chào đồng chí')
    expect((await looks(browser)).state.hello?.signedIn).toBe(true)
  })
})

describe('files', () => {
  test('come as downloads for this browser alone, and one that was not asked for is answered in words', async () => {
    const { browser, page } = await joins()
    const other = await joins('binh')
    await browser.type('/toi')
    await page.presses(browser, 'Tải về tất cả')
    await page.presses(browser, 'Tôi hiểu, gửi tệp cho tôi')
    await page.until(() => page.messages.some(({ file }) => file !== undefined), 'the file')
    const { id = '', size } = page.messages.find(({ file }) => file !== undefined)?.file ?? {}
    const fetched = await browser.get(`/web/file/${id}`)
    expect(fetched.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/)
    expect(fetched.headers.get('cache-control')).toBe('no-store')
    expect((await fetched.arrayBuffer()).byteLength).toBe(size)
    expect((await other.browser.get(`/web/file/${id}`)).status).toBe(404)

    const sends = (bytes: number) => {
      const form = new FormData()
      form.set('number', `file-number-${bytes}`)
      form.set('message', `file-${bytes}`)
      form.set('file', new File([new Uint8Array(bytes)], 'danh-sách <b>.csv'))
      return browser.post('/web/file', form)
    }
    expect((await sends(100)).status).toBe(202)
    await page.sees(world.words.for('vi')('cannot-take'))
    expect(page.messages.find(({ id: own }) => own === 'file-100')?.html).toBe('danh-sách &lt;b&gt;.csv')
    expect((await sends(5 * 1024 * 1024 + 1)).status).toBe(413)
    expect((await browser.post('/web/file', new FormData())).status).toBe(400)
  })
})
