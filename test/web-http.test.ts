import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { invite, TAIL, TELLTALE } from './support/joining.ts'
import type { Browser, Page } from './support/web.ts'
import { openWeb } from './support/web.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

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
async function joins(key = 'an'): Promise<{ browser: Browser; page: Page }> {
  const browser = site.browser()
  expect((await browser.begin(await invite(world, key))).status).toBe(204)
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
    expect(page.state.menu.map(({ command }) => command)).toContain('toi')
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
