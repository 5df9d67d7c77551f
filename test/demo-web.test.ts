import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test as testAlways } from 'vitest'
import { DESKTOP, launch, noBrowser, PHONE, soon } from './support/browser.ts'

/** The demo as somebody finds it who has typed one command: in a real browser, and nothing known but what the page says. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const test = testAlways.skipIf(noBrowser)
const AT_ONCE = 5000
const BUILT = 150_000

let folder: string
let program: ChildProcess
let url: string
let browser: Browser
let errors: string[] = []

beforeAll(async () => {
  if (noBrowser) return
  browser = await launch()
  folder = await mkdtemp(join(tmpdir(), 'chibo-demo-'))
  const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
  program = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'] ?? '', DATA_DIR: folder, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: program.stdout! })) {
    url = /http:\/\/[\w.:]+/.exec(line)?.[0] ?? ''
    if (url !== '') break
  }
}, 60_000)
afterEach(async ({ task }) => {
  for (const context of browser?.contexts() ?? []) {
    // What stood there when it went wrong.
    if (task.result?.state === 'fail') for (const page of context.pages()) console.error(page.url(), await page.evaluate('document.body.innerText').catch(() => ''))
    await context.close()
  }
  expect(errors.splice(0).filter((text) => !/Failed to load resource|net::ERR/.test(text))).toEqual([])
})
afterAll(async () => {
  await browser?.close()
  if (noBrowser) return
  program.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

async function visitor(options: BrowserContextOptions = DESKTOP): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(15_000)
  context.on('page', (page) => {
    page.on('console', (said) => said.type() === 'error' && errors.push(said.text()))
    page.on('pageerror', (error) => errors.push(String(error)))
  })
  return context
}
async function picks(options: BrowserContextOptions = DESKTOP): Promise<Page> {
  const page = await (await visitor(options)).newPage()
  await page.goto(url)
  await page.locator('#tree a').first().waitFor({ timeout: BUILT })
  return page
}
/** Presses on somebody, whose page opens in a tab of its own. */
async function opens(picker: Page, name: string): Promise<Page> {
  const opened = picker.context().waitForEvent('page')
  await picker.locator('#tree a').filter({ hasText: name }).click()
  const page = await opened
  await page.locator('#demo').waitFor()
  return page
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true, disabled: false }).last()
const clockOf = (page: Page) => page.locator('.time').textContent()
async function presses(page: Page, label: string | RegExp): Promise<void> {
  await button(page, label).click()
}
/** Moves the clock and waits until all that happened on the way is told. */
async function moves(page: Page, label: string): Promise<string> {
  const before = await clockOf(page)
  await presses(page, label)
  await expect.poll(() => clockOf(page), { timeout: 60_000 }).not.toBe(before)
  await expect.poll(() => page.locator('.told').textContent(), { timeout: 60_000 }).toMatch(/[:.]/)
  return (await page.locator('.told').textContent()) ?? ''
}
async function answersAll(page: Page): Promise<void> {
  for (let n = 1; n <= 27; n++) {
    await page.getByText(`Biểu hiện ${n}/27`).waitFor()
    await presses(page, 'Chưa thấy')
  }
  await presses(page, 'Hoàn thành')
}

test('the page is there at once, says that the tree is being built, and turns into the first page by itself', { timeout: BUILT + 10_000 }, async () => {
  const page = await (await visitor()).newPage()
  await page.goto(url, { timeout: AT_ONCE })
  await page.getByText('Chibo đang dựng chi bộ ví dụ…').waitFor({ timeout: AT_ONCE })
  expect(await faults(page)).toEqual([])
  await expect.poll(async () => Number(await page.getByRole('progressbar').getAttribute('value')), { timeout: BUILT }).toBeGreaterThan(0)
  await page.getByRole('heading', { name: 'Tất cả mọi người' }).waitFor({ timeout: BUILT })
  expect(await page.getByRole('progressbar').count()).toBe(0)
  expect(await page.locator('#tree a').count()).toBe(24)
  expect(await page.locator('#tree').getByText('chưa kết nối').count()).toBe(2)
})

test('somebody plays a member to the end of a self-check, becomes the secretary, sees the list, and the reminder arrives in another tab', { timeout: 120_000 }, async () => {
  const first = await picks()
  const an = await opens(first, 'Đỗ Thử An')
  await an.getByText('Đang đóng vai người giả định').waitFor()
  expect(await moves(an, 'Đến việc kế tiếp')).toContain('Đỗ Thử An')
  await presses(an, 'Xem')
  await presses(an, 'Bắt đầu')
  await answersAll(an)
  await an.getByText('Chi ủy chỉ thấy “đã làm”').last().waitFor()

  const binh = await opens(first, 'Vũ Thử Bình')
  const secretary = await opens(first, 'Nguyễn Thử Hải')
  await presses(secretary, 'Danh sách chi bộ')
  await secretary.getByText('Đỗ Thử An: đã làm').waitFor()
  await secretary.getByText('Vũ Thử Bình: chưa làm').waitFor()
  await presses(secretary, /^Nhắc \d+ đồng chí chưa làm$/)
  const before = await binh.getByText('Đồng chí có việc cần xem trong Chibo.').count()
  const anBefore = await an.locator('.message').count()
  expect(await moves(secretary, 'Sáng hôm sau')).toContain('Vũ Thử Bình')
  await expect.poll(() => binh.getByText('Đồng chí có việc cần xem trong Chibo.').count(), soon).toBe(before + 1)
  await expect.poll(() => clockOf(binh), soon).toBe(await clockOf(secretary))
  expect(await an.locator('.message').count()).toBe(anBefore)
})

test('whoever has not joined does so with the four digits that the panel tells', { timeout: 60_000 }, async () => {
  const first = await picks()
  const cuc = await opens(first, 'Hồ Thử Cúc')
  const digits = (await cuc.locator('.tail strong').textContent()) ?? ''
  await presses(cuc, 'Mở lời mời')
  await presses(cuc, 'Đúng là tôi')
  await button(cuc, 'Đúng là tôi').waitFor({ state: 'detached' })
  await cuc.getByLabel('Tin nhắn').fill(digits)
  await presses(cuc, 'Gửi')
  await presses(cuc, 'Tôi đồng ý')
  await cuc.getByText('Chào đồng chí Hồ Thử Cúc').last().waitFor()
  await expect.poll(() => first.locator('#tree').getByText('chưa kết nối').count(), { timeout: 15_000 }).toBe(1)
  await cuc.reload()
  await cuc.getByLabel('Tin nhắn').waitFor()
  await cuc.locator('#demo').waitFor()
  expect(await cuc.locator('.tail strong').count()).toBe(0)
})

test('the keyboard alone picks a person, moves the clock and comes back', { timeout: 60_000 }, async () => {
  const first = await picks()
  async function goes(page: Page, label: RegExp): Promise<void> {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab')
      if (label.test((await page.evaluate('document.activeElement.textContent')) as string)) return page.keyboard.press('Enter')
    }
    throw new Error(`no way to ${label} by the keyboard`)
  }
  const opened = first.context().waitForEvent('page')
  await goes(first, /^Mở trang: Nguyễn Thử Hải$/)
  const page = await opened
  await page.locator('#demo').waitFor()
  const before = await clockOf(page)
  await goes(page, /^Sáng hôm sau$/)
  await expect.poll(() => clockOf(page), { timeout: 30_000 }).not.toBe(before)
  await goes(page, /^Làm lại từ đầu$/)
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Thôi')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Làm lại từ đầu')
  await goes(page, /^Đổi người$/)
  await page.waitForURL(`${url}/`)
  await page.locator('#tree a').first().waitFor()
})

test('on a small phone the panel is a bar that opens, and nothing is hidden under it', { timeout: 60_000 }, async () => {
  const first = await picks(PHONE)
  expect(await first.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  const opened = first.context().waitForEvent('page')
  await first.getByRole('link', { name: 'Mở trang: Nguyễn Thử Hải' }).tap()
  const page = await opened
  const bar = page.locator('#demo-bar')
  await bar.waitFor()
  expect(await page.locator('#demo-body').isVisible()).toBe(false)
  await page.locator('#menu-button').tap()
  await button(page, 'Trợ giúp').tap()
  await page.getByText('Chibo', { exact: false }).last().waitFor()
  const [bottom, header] = await Promise.all([bar.boundingBox(), page.locator('header').boundingBox()])
  expect(header!.y).toBeGreaterThanOrEqual(bottom!.y + bottom!.height - 1)
  await bar.tap()
  expect(await bar.getAttribute('aria-expanded')).toBe('true')
  await moves(page, 'Sáng hôm sau')
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await bar.tap()
  expect(await page.locator('#demo-body').isVisible()).toBe(false)
})

test('more people than a browser has connections can be played side by side', { timeout: 120_000 }, async () => {
  const first = await picks()
  const pages: Page[] = []
  for (const name of ['Lê Thử Hoa', 'Phạm Thử Quang', 'Trịnh Thử Đức', 'Lương Thử Giang', 'Đoàn Thử Hùng', 'Tạ Thử Khánh', 'Đinh Thử Chính', 'Cao Thử Liên']) {
    await hides(pages.at(-1))
    pages.push(await opens(first, name))
    await pages.at(-1)!.getByLabel('Tin nhắn').waitFor()
  }
  for (const page of [pages.at(-1)!, pages[0]!, pages[5]!]) {
    await hides(...pages.filter((one) => one !== page))
    await shows(page)
    await page.getByLabel('Tin nhắn').fill('trợ giúp')
    await presses(page, 'Gửi')
    await page.getByText('Chibo không chấm điểm').last().waitFor()
  }
})

test('it begins again after asking once, and every open page with it', { timeout: 120_000 }, async () => {
  const first = await picks()
  const an = await opens(first, 'Đỗ Thử An')
  await moves(an, 'Sáng hôm sau')
  const moved = await clockOf(an)
  await presses(an, 'Làm lại từ đầu')
  await presses(an, 'Xóa, làm lại')
  await expect.poll(() => an.locator('.time').textContent({ timeout: 1000 }).catch(() => moved), { timeout: BUILT }).not.toBe(moved)
  await first.locator('#tree a').first().waitFor({ timeout: 20_000 })
  await expect.poll(() => first.locator('.time').textContent({ timeout: 1000 }).catch(() => ''), soon).toBe(await clockOf(an))
  expect(await first.locator('#tree').getByText('chưa kết nối').count()).toBe(2)
  await button(an, 'Tự soi tháng này').waitFor()
})

test('a member writes feedback, the deputy reads it six mornings later and asks, and the next morning the author sees the question', { timeout: 120_000 }, async () => {
  const first = await picks()
  const an = await opens(first, 'Đỗ Thử An')
  // Everybody has just been there: on the first day it would leave the same evening.
  await moves(an, 'Sáng hôm sau')
  await button(an, 'Góp ý').click()
  for (const label of ['Viết góp ý', 'Đinh Thử Chính', 'Bỏ qua']) await presses(an, label)
  await an.getByText('Người đọc nội dung: Nguyễn Thử Hải').waitFor()
  await presses(an, 'Tôi đã đọc và hiểu')
  await an.getByText('Gõ xong bấm').waitFor()
  await an.getByLabel('Tin nhắn').fill('Mong đồng chí nói chậm lại một chút')
  await presses(an, 'Gửi')
  await an.getByRole('button', { name: 'Viết lại' }).waitFor()
  await presses(an, 'Gửi góp ý')
  await an.getByText('đi cùng đợt').waitFor()
  for (let morning = 0; morning < 6; morning++) await moves(an, 'Sáng hôm sau')

  const deputy = await opens(first, 'Lê Thử Hoa')
  await button(deputy, 'Tiếp nhận góp ý').click()
  await presses(deputy, /^Mong đồng chí nói chậm/)
  await presses(deputy, 'Hỏi lại người gửi')
  await deputy.getByText('Hỏi người gửi để rõ thêm').waitFor()
  await deputy.getByLabel('Tin nhắn').fill('Buổi nào cũng vậy?')
  await presses(deputy, 'Gửi')
  await presses(deputy, 'Gửi câu hỏi')
  await deputy.getByText('Người gửi chưa trả lời.').waitFor()
  expect(await deputy.locator('main').textContent()).not.toContain('Đỗ Thử An')
  await moves(deputy, 'Sáng hôm sau')
  await an.bringToFront()
  await button(an, 'Góp ý').click()
  await presses(an, 'Góp ý của tôi')
  await presses(an, '1')
  await an.getByText('Buổi nào cũng vậy?').waitFor()
})

test('whoever leads the committee reads hints of the committee, and none of a branch', { timeout: 60_000 }, async () => {
  const lam = await opens(await picks(), 'Hoàng Thử Lâm')
  const hints = await lam.locator('#demo ul').textContent()
  expect(hints).toContain('góp ý về cả chi bộ thì chi ủy không đọc, cấp trên đọc')
  expect(hints).not.toContain('Nhờ Chibo nhắc')
})

test.each([['light', PHONE], ['light', DESKTOP], ['dark', PHONE], ['dark', DESKTOP]] as const)('in both languages (%s): axe finds nothing, all fits, targets are large', { timeout: 120_000 }, async (colorScheme, size) => {
  const first = await picks({ ...size, colorScheme, reducedMotion: 'reduce' })
  for (const [language, title, menu] of [['English', 'Everybody', 'My data'], ['Tiếng Việt', 'Tất cả mọi người', 'Dữ liệu của tôi']] as const) {
    await presses(first, language)
    await first.getByRole('heading', { name: title }).waitFor()
    await looksRight(first, `demo-${language}-${colorScheme}-${size.viewport.width}`)
    const page = await (await visitor({ ...size, colorScheme, reducedMotion: 'reduce' })).newPage()
    await expect.poll(async () => { await page.goto(`${url}/as/P05/`); return page.getByText(menu, { exact: true }).count() }, { timeout: 60_000, interval: 1000 }).toBeGreaterThan(0)
    await page.locator('#demo').waitFor()
    await looksRight(page, `as-${language}-${colorScheme}-${size.viewport.width}`)
    if (size === PHONE) {
      await page.locator('#demo-bar').tap()
      await looksRight(page, `panel-${language}-${colorScheme}-${size.viewport.width}`)
    }
    await page.goto(`${url}/as/P10/`)
    await page.locator('#door-button').waitFor()
    await page.locator('#demo').waitFor()
    await looksRight(page, `newcomer-${language}-${colorScheme}-${size.viewport.width}`)
  }
})

async function looksRight(page: Page, name: string): Promise<void> {
  const pictures = process.env['PICTURES']
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` })
  expect(await faults(page), name).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), name).toBe(true)
  const small = `[...document.querySelectorAll('button, a, textarea')].filter((e) => e.checkVisibility())
    .map((e) => [e.textContent, e.getBoundingClientRect()]).filter(([, r]) => r.height < 44 || r.width < 44).map(([text]) => text)`
  expect(await page.evaluate(small), name).toEqual([])
}

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`) as Promise<string[]>
}

/** A browser without a window takes every page for seen. */
async function hides(...pages: (Page | undefined)[]): Promise<void> {
  for (const page of pages) await page?.evaluate(`Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange'))`)
}
async function shows(page: Page): Promise<void> {
  await page.evaluate(`Object.defineProperty(document, 'hidden', { value: false, configurable: true }); document.dispatchEvent(new Event('visibilitychange'))`)
}
