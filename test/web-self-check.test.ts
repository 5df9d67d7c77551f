import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test as testAlways } from 'vitest'
import { launch, noBrowser, PHONE, soon } from './support/browser.ts'
import { invite, TAIL } from './support/joining.ts'
import { OPENING, recordOf } from './support/self-check.ts'
import { openWeb } from './support/web.ts'
import type { World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

/** The whole way in a real browser, over the real program: from a link to the end of a self-check. */

const PAGE = new URL('../dist/web/', import.meta.url)
const test = testAlways.skipIf(noBrowser)

let world: World
let browser: Browser
let site: Awaited<ReturnType<typeof openWeb>>

beforeAll(async () => {
  if (!noBrowser) browser = await launch()
  world = await makeWorld()
})
beforeEach(async () => {
  await world.start()
  site = await openWeb(world, { page: PAGE })
})
afterEach(async ({ task }) => {
  for (const context of browser.contexts()) {
    // What stood there when it went wrong.
    if (task.result?.state === 'fail') for (const page of context.pages()) console.error(await page.evaluate('document.body.innerText'))
    await context.close()
  }
  await site.close()
})
afterAll(async () => {
  await browser?.close()
  await world.close()
})

async function arrives(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  page.setDefaultTimeout(8000)
  await page.goto(`${site.url}/#${await invite(world, 'an')}`)
  return page
}
async function opensTheRound(): Promise<void> {
  await world.clock.moveTo(at(OPENING))
  await site.chibo.beat()
  await site.chibo.idle()
}
/** The device is marked as one's own: the calendar may move on without ending the session. */
const kept = () => expect.poll(() => world.database.prisma.webSession.count({ where: { own: true } }), soon).toBe(1)
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true, disabled: false }).last()
const focused = (page: Page) => page.evaluate('document.activeElement.textContent') as Promise<string>
const sign = (page: Page, n: number) => page.getByText(`Biểu hiện ${n}/27`)

test('a member joins and does the whole self-check with the keyboard alone', { timeout: 120_000 }, async () => {
  const page = await arrives()
  async function goes(label: string | RegExp): Promise<void> {
    await button(page, label).waitFor()
    for (let i = 0; i < 60; i++) {
      const text = await focused(page)
      if (typeof label === 'string' ? text === label : label.test(text)) return page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
    }
    throw new Error(`no way to ${label} by the keyboard`)
  }
  async function types(text: string): Promise<void> {
    for (let i = 0; i < 60 && (await page.evaluate('document.activeElement.id')) !== 'text'; i++) await page.keyboard.press('Tab')
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('#text').inputValue(), soon).toBe('')
  }
  await goes('Mở lời mời')
  await goes('Đúng là tôi')
  await button(page, 'Đúng là tôi').waitFor({ state: 'detached' })
  await types(TAIL)
  await goes('Tôi đồng ý')
  await page.getByText('Đỗ Thử An').first().waitFor()
  for (let i = 0; i < 60 && (await page.evaluate('document.activeElement.id')) !== 'own'; i++) await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await kept()
  await opensTheRound()
  await types('tự soi')
  await goes(/^Bắt đầu/)
  await sign(page, 1).waitFor()
  await page.getByText('Riêng tư, không lưu trên máy này').waitFor()
  await goes('Chưa thấy')
  for (let n = 2; n <= 27; n++) {
    await sign(page, n).waitFor()
    expect(await focused(page)).toBe('Chưa thấy')
    await page.keyboard.press('Enter')
  }
  await goes('Hoàn thành')
  await expect.poll(async () => (await recordOf(world, 'an')).done, soon).toBe(true)
})

test('a member on a small phone does it with touch, though the server dies and the line breaks in the middle', { timeout: 120_000 }, async () => {
  const page = await arrives(PHONE)
  const taps = async (label: string | RegExp) => button(page, label).tap()
  await taps('Mở lời mời')
  await taps('Đúng là tôi')
  await button(page, 'Đúng là tôi').waitFor({ state: 'detached' })
  await page.getByLabel('Tin nhắn').fill(TAIL)
  await taps('Gửi')
  await taps('Tôi đồng ý')
  await page.getByText('Đỗ Thử An').first().waitFor()
  await taps('Danh mục')
  await page.getByLabel('Máy này là của tôi').tap()
  await kept()
  await taps('Danh mục')
  await opensTheRound()
  await page.getByLabel('Tin nhắn').fill('tự soi')
  await taps('Gửi')
  await taps(/^Bắt đầu/)
  for (let n = 1; n <= 27; n++) {
    await sign(page, n).waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    if (n === 5) {
      const port = Number(new URL(site.url).port)
      await site.close()
      await taps('Chưa thấy')
      await page.locator('#banner:not(:empty)').waitFor()
      site = await openWeb(world, { page: PAGE, port })
    } else if (n === 9) {
      await page.context().setOffline(true)
      await taps('Chưa thấy')
      await page.locator('#banner:not(:empty)').waitFor()
      await page.context().setOffline(false)
    } else await taps('Chưa thấy')
  }
  await taps('Hoàn thành')
  await expect.poll(async () => (await recordOf(world, 'an')).done, soon).toBe(true)
  expect(Object.keys((await recordOf(world, 'an')).answers)).toHaveLength(27)
})

test('two tabs show the same sign, and both are cleared when the device is cut off elsewhere', { timeout: 60_000 }, async () => {
  const page = await arrives()
  for (const label of ['Mở lời mời', 'Đúng là tôi']) await button(page, label).click()
  await button(page, 'Đúng là tôi').waitFor({ state: 'detached' })
  await page.getByLabel('Tin nhắn').fill(TAIL)
  await page.keyboard.press('Enter')
  await button(page, 'Tôi đồng ý').click()
  await page.getByText('Đỗ Thử An').first().waitFor()
  await page.getByLabel('Máy này là của tôi').check()
  await kept()
  await opensTheRound()
  await page.getByLabel('Tin nhắn').fill('tự soi')
  await page.keyboard.press('Enter')
  await button(page, /^Bắt đầu/).click()
  const other = await page.context().newPage()
  await other.goto(site.url)
  for (const one of [page, other]) await sign(one, 1).waitFor()
  await button(other, 'Chưa thấy').click()
  for (const one of [page, other]) await sign(one, 2).waitFor()
  await button(page, 'Chưa thấy').click()
  for (const one of [page, other]) await sign(one, 3).waitFor()
  await world.database.prisma.account.updateMany({ where: { channel: 'web' }, data: { personId: null } })
  for (const one of [page, other]) {
    await one.getByText('Phiên trên máy này đã kết thúc.').waitFor()
    expect(await one.evaluate('document.body.textContent')).not.toMatch(/Biểu hiện|Đỗ Thử An/)
  }
})
