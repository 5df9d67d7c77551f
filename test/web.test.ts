import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe as describeAlways, expect, test } from 'vitest'
import { DESKTOP, launch, noBrowser, PHONE, soon } from './support/browser.ts'
import type { Stub } from './support/web-stub.ts'
import { botMessage, startStub } from './support/web-stub.ts'

/** The page in a real browser. Its server is a stub here: what matters is what the page does when the line is bad. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const describe = describeAlways.skipIf(noBrowser)

let browser: Browser
let stub: Stub
let contexts: BrowserContext[] = []
let errors: string[] = []

beforeAll(async () => {
  if (!noBrowser) browser = await launch()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  stub = await startStub()
  errors = []
})
afterEach(async () => {
  for (const context of contexts) await context.close()
  contexts = []
  await stub.close()
  // A violation of the page's own policy is told here too; a request that was made to fail is not.
  expect(errors.filter((text) => !/Failed to load resource|net::ERR/.test(text))).toEqual([])
})

async function visit(options: BrowserContextOptions = DESKTOP, path = '/'): Promise<Page> {
  const context = await browser.newContext(options)
  contexts.push(context)
  return open(context, path)
}

async function open(context: BrowserContext, path = '/'): Promise<Page> {
  const page = await context.newPage()
  page.on('console', (said) => said.type() === 'error' && errors.push(said.text()))
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(stub.url + path)
  return page
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const focused = (page: Page) => page.evaluate('document.activeElement?.textContent')
const bodyText = (page: Page) => page.evaluate('document.body.textContent') as Promise<string>

/** Sign after sign in one message, edited in place, as the self-check is. */
function sixSigns(confidential: boolean) {
  const rows = [['Không', 'Có'], ['Chưa rõ', 'Không liên quan'], ['Quay lại']]
  const sign = (n: number) => botMessage(`Biểu hiện ${n}/27\n<b>Dấu hiệu &lt;${n}&gt; &amp; “khác”</b>`, rows, { id: 'sign', confidential })
  let n = 1
  stub.messages = [sign(1)]
  stub.act = ({ number }) => {
    stub.say({ op: 'toast', press: number, text: null })
    stub.say({ op: 'edit', message: sign(++n) })
  }
}

describe('a link', () => {
  test('lands on one neutral screen, is out of the address at once, and opens only by a press', async () => {
    stub.session = false
    const page = await visit(PHONE, '/#k3Xp9aQQ')
    await page.getByText('Chào anh/chị.').waitFor()
    expect(page.url()).toBe(`${stub.url}/`)
    expect(await page.evaluate('document.body.innerText')).not.toMatch(/đồng chí|chi bộ|đảng|k3Xp9aQQ/i)
    expect(stub.posts).toEqual([])
    stub.messages = [botMessage('Đây có phải là anh/chị không?', [['Đúng là tôi']])]
    await button(page, 'Mở lời mời').tap()
    await button(page, 'Đúng là tôi').waitFor()
    expect(stub.posts).toEqual([{ path: 'begin', body: { code: 'k3Xp9aQQ', language: 'vi', own: false } }])
  })

  test('can be opened in English', async () => {
    stub.session = false
    stub.hello.language = 'en'
    const page = await visit(DESKTOP, '/#k3Xp9aQQ')
    await button(page, 'English').click()
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
    await button(page, 'Open the invitation').click()
    await expect.poll(() => stub.posts, soon).toEqual([{ path: 'begin', body: { code: 'k3Xp9aQQ', language: 'en', own: false } }])
  })

  test('marks the device as one’s own before anybody comes in', async () => {
    stub.session = false
    const page = await visit(PHONE, '/#k3Xp9aQQ')
    await page.getByLabel('Máy này là của tôi').tap()
    expect(stub.posts).toEqual([])
    await button(page, 'Mở lời mời').tap()
    await expect.poll(() => stub.posts, soon).toEqual([{ path: 'begin', body: { code: 'k3Xp9aQQ', language: 'vi', own: true } }])
  })

  test('keeps a stranger’s language, whom the server knows nothing of', async () => {
    stub.session = false
    delete stub.hello.language
    stub.messages = [botMessage('This link does not work.')]
    const page = await visit(DESKTOP, '/#k3Xp9aQQ')
    await button(page, 'English').click()
    await button(page, 'Open the invitation').click()
    await page.getByText('This link does not work.').waitFor()
    await page.getByLabel('Message', { exact: true }).waitFor()
    stub.session = false
    stub.cut()
    await page.getByText('The session on this device has ended.').waitFor()
    await button(page, 'Tiếng Việt').click()
    await page.getByText('Phiên trên máy này đã kết thúc.').waitFor()
  })

  test('works wherever the page lies', async () => {
    stub.session = false
    const page = await visit(DESKTOP, '/at/P05/#k3Xp9aQQ')
    stub.messages = [botMessage('Một', [['Ghi']]), botMessage('', [], { file: { id: 'f', name: 'a.csv', size: 9 } })]
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    page.on('download', (download) => asked.push(new URL(download.url()).pathname))
    await button(page, 'Mở lời mời').click()
    await button(page, 'Ghi').click()
    await expect.poll(() => stub.deeds.length, soon).toBe(1)
    await page.getByRole('link').click()
    await expect.poll(() => asked.length, soon).toBe(4)
    expect(asked.filter((path) => !path.startsWith('/at/P05/web/'))).toEqual([])
    expect(page.url()).toBe(`${stub.url}/at/P05/`)
  })

  test('that somebody has on paper is typed, or pasted whole', async () => {
    stub.session = false
    const page = await visit()
    await page.getByText('Đây là trợ lý nội bộ, chỉ dùng cho người đã được mời.').waitFor()
    await page.getByLabel('Mã trên giấy mời').fill('https://chibo.example/#k3Xp9aQQ ')
    await page.keyboard.press('Enter')
    await expect.poll(() => stub.posts, soon).toEqual([{ path: 'begin', body: { code: 'k3Xp9aQQ', language: 'vi', own: false } }])
  })
})

describe('the conversation', () => {
  test.each([['with touch on a small phone', PHONE], ['with the keyboard alone', DESKTOP]])('goes from sign to sign %s, the choice staying in its place', async (name, options) => {
    sixSigns(false)
    const page = await visit(options)
    const touch = options === PHONE
    await button(page, 'Có').waitFor()
    if (!touch) {
      for (let i = 0; i < 20 && (await focused(page)) !== 'Có'; i++) await page.keyboard.press('Tab')
    }
    const place = await button(page, 'Có').boundingBox()
    for (let n = 2; n <= 6; n++) {
      if (touch) await button(page, 'Có').tap()
      else await page.keyboard.press('Enter')
      await page.getByText(`Biểu hiện ${n}/27`).waitFor()
      expect(await focused(page), name).toBe('Có')
      expect(await button(page, 'Có').boundingBox()).toEqual(place)
    }
    expect(stub.deeds.map(({ what }) => what)).toEqual(Array(5).fill({ kind: 'press', action: 'test:press:Có', message: 'sign' }))
    expect(await page.locator('.text b').textContent()).toBe('Dấu hiệu <6> & “khác”')
  })

  test('takes a second press only when the first has brought its screen', async () => {
    sixSigns(false)
    const act = stub.act
    stub.act = () => {}
    const page = await visit()
    await button(page, 'Có').dblclick()
    await button(page, 'Không').click({ force: true })
    await expect.poll(() => button(page, 'Có').getAttribute('aria-disabled')).toBe('true')
    expect(stub.deeds.length).toBe(1)
    act(stub.deeds[0]!)
    await page.getByText('Biểu hiện 2/27').waitFor()
    stub.act = act
    await button(page, 'Không').click()
    await page.getByText('Biểu hiện 3/27').waitFor()
    expect(stub.deeds.length).toBe(2)
  })

  test('moves the focus to a screen that comes below, and never for somebody else’s', async () => {
    stub.messages = [botMessage('Một', [['A', 'B']], { id: 'one' })]
    stub.act = () => {
      stub.say({ op: 'add', message: botMessage('Hai', [['C', 'D']], { id: 'two' }) })
      stub.say({ op: 'strip', id: 'one' })
    }
    const page = await visit()
    await button(page, 'B').click()
    await expect.poll(() => focused(page), soon).toBe('D')
    await page.getByLabel('Tin nhắn').focus()
    stub.say({ op: 'add', message: botMessage('Có việc mới.', [['Xem']]) })
    await page.getByText('Có việc mới.').waitFor()
    expect(await page.evaluate('document.activeElement.id')).toBe('text')
    expect(await page.getByRole('button', { name: 'B', exact: true }).count()).toBe(0)
  })

  test('shows a text as text, whatever is in it', async () => {
    stub.messages = [botMessage('&lt;img src=x onerror=alert(1)&gt; <i>&amp;lt;</i> <img src=x onerror=alert(1)> <b class="x">đậm</b> 👍')]
    const page = await visit()
    await page.locator('.text').waitFor()
    expect(await page.locator('.text').textContent()).toContain('👍')
    expect(await page.locator('.text img, .text [class]:not(.unseen)').count()).toBe(0)
    expect(await page.locator('.text').textContent()).toContain('<img src=x onerror=alert(1)> &lt; <img')
  })

  test('sends what is typed with Enter, a new line with Shift, and a menu command', async () => {
    stub.menu = [{ command: 'tusoi', description: 'Tự soi tháng này' }]
    stub.act = ({ what }) => what.kind === 'text' && stub.say({ op: 'add', message: botMessage(what.text, [], { from: 'me' }) })
    const page = await visit({ viewport: { width: 800, height: 600 } })
    await page.getByLabel('Tin nhắn').fill('Dòng một')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('dòng hai')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByLabel('Tin nhắn').inputValue(), soon).toBe('')
    await page.keyboard.press('Enter') // nothing is nothing
    await button(page, 'Danh mục').click()
    await button(page, 'Tự soi tháng này').click()
    await expect.poll(() => stub.deeds.map(({ what }) => (what.kind === 'text' ? what.text : '')), soon).toEqual(['Dòng một\ndòng hai', '/tusoi'])
  })

  test('says what was done, in a place of its own', async () => {
    stub.messages = [botMessage('Một', [['Ghi']])]
    stub.act = ({ number }) => stub.say({ op: 'toast', press: number, text: 'Đã ghi.' })
    const page = await visit()
    await button(page, 'Ghi').click()
    await page.locator('#toast[role=status]').getByText('Đã ghi.').waitFor()
    await expect.poll(() => button(page, 'Ghi').getAttribute('aria-disabled'), soon).toBe(null)
  })

  test('says that it waits where an answer takes its time, and no longer than that', async () => {
    stub.messages = [botMessage('Một', [['Xem']])]
    const page = await visit()
    await page.getByLabel('Tin nhắn').fill('danh sách')
    await page.keyboard.press('Enter')
    await page.getByText('Đang trả lời…').waitFor()
    stub.say({ op: 'add', message: botMessage('Danh sách đây.') })
    await expect.poll(() => page.locator('#answering').textContent(), soon).toBe('')
    await button(page, 'Xem').click()
    await page.getByText('Đang trả lời…').waitFor()
    stub.say({ op: 'toast', press: stub.deeds.at(-1)!.number, text: null })
    await expect.poll(() => page.locator('#answering').textContent(), soon).toBe('')
  })

  test.each([['on a small phone', PHONE], ['on a desktop', DESKTOP]])('a text to be read whole is begun at its beginning, and its choices come after it, %s', async (_name, size) => {
    const whole = (part: string) => botMessage(`<b>${part}</b>\n${'Một đoạn văn khá dài để đọc.\n'.repeat(60)}`, [['Tôi đồng ý', 'Để tôi xem đã']], { id: 'consent', whole: true })
    stub.messages = [botMessage('Đây có phải là anh/chị không?', [['Đúng là tôi']])]
    stub.act = () => stub.say({ op: 'add', message: whole('Lời đầu') })
    const page = await visit(size)
    const inSight = (name: string) => button(page, name).evaluate((element) => element.getBoundingClientRect().top < innerHeight)
    await button(page, 'Đúng là tôi').press('Enter')
    await button(page, 'Tôi đồng ý').waitFor()
    expect(await page.getByText('Lời đầu').evaluate((element) => element.getBoundingClientRect().top > 0)).toBe(true)
    expect(await inSight('Tôi đồng ý')).toBe(false)
    expect(await page.evaluate('document.activeElement.dataset.message')).toBe('consent')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Tôi đồng ý')
    expect(await inSight('Tôi đồng ý')).toBe(true)
    stub.act = () => stub.say({ op: 'edit', message: whole('Lời sau') })
    await page.keyboard.press('Enter')
    await page.getByText('Lời sau').waitFor()
    expect(await page.evaluate('document.activeElement.dataset.message')).toBe('consent')
    expect(await inSight('Tôi đồng ý')).toBe(false)
  })

  test('sends a file and offers one', async () => {
    stub.messages = [botMessage('', [], { file: { id: 'f1', name: 'Danh sách.csv', size: 1500 } })]
    const page = await visit()
    await page.getByRole('link').waitFor()
    expect(await button(page, 'Gửi tệp').count()).toBe(0) // nobody has asked for one
    stub.say({ op: 'add', message: botMessage('Xin gửi tệp danh sách.', [['Thôi']], { id: 'ask', wants: 'file' }) })
    stub.say({ op: 'add', message: botMessage('Có việc mới.', [['Xem']]) })
    const chosen = page.waitForEvent('filechooser')
    await button(page, 'Gửi tệp').click()
    await (await chosen).setFiles({ name: 'danh-sách.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b') })
    await expect.poll(() => stub.files, soon).toEqual([{ name: 'danh-sách.csv', text: 'a;b' }])
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Tải về: Danh sách.csv (2 kB)' }).click()
    expect((await download).suggestedFilename()).toBe('Danh sách.csv')
    await page.locator('#file').setInputFiles({ name: 'x', mimeType: 'text/csv', buffer: Buffer.alloc(5 * 1024 * 1024 + 1) })
    await page.getByText('Tệp lớn quá.').waitFor()
    stub.say({ op: 'strip', id: 'ask' })
    await button(page, 'Gửi tệp').waitFor({ state: 'hidden' })
    expect(stub.files.length).toBe(1)
  })

  test('is the same in two tabs', async () => {
    sixSigns(false)
    const one = await visit()
    const two = await open(one.context())
    await button(two, 'Có').waitFor()
    await button(one, 'Có').click()
    await one.getByText('Biểu hiện 2/27').waitFor()
    await two.getByText('Biểu hiện 2/27').waitFor()
    await button(two, 'Không').click()
    await one.getByText('Biểu hiện 3/27').waitFor()
  })

  test('keeps the button in sight of a short screen, and the beginning of a long one', async () => {
    stub.messages = Array.from({ length: 20 }, (_, i) => botMessage(`Tin cũ ${i}`))
    const page = await visit(PHONE)
    stub.say({ op: 'add', message: botMessage('Ngắn', [['Xem']]) })
    await button(page, 'Xem').waitFor()
    expect(await page.getByText('Ngắn').isVisible()).toBe(true)
    const low = (await button(page, 'Xem').boundingBox())!
    expect(low.y + low.height).toBeLessThan((await page.locator('#write').boundingBox())!.y)
    stub.say({ op: 'add', message: botMessage(`<b>Đầu</b>\n${'Một đoạn văn khá dài để đọc.\n'.repeat(40)}`, [['Đã đọc']]) })
    await button(page, 'Đã đọc').waitFor()
    const top = (await page.getByText('Đầu').boundingBox())!
    expect(top.y).toBeGreaterThan(50)
    expect(top.y).toBeLessThan(200)
    const choice = (await button(page, 'Đã đọc').boundingBox())! // in reach, though the text goes on
    expect(choice.y + choice.height).toBeLessThanOrEqual(640)
  })
})

describe('a bad line', () => {
  test.each(['lost', 'answer lost', 500, 429] as const)('(%s): a press is repeated until it is stored, and acts once', async (fate) => {
    sixSigns(false)
    stub.next = [fate]
    const page = await visit()
    await button(page, 'Có').click()
    await page.getByText('Biểu hiện 2/27').waitFor({ timeout: 8000 })
    await expect.poll(() => page.locator('#banner').textContent(), soon).toBe('')
    expect(stub.deeds.length).toBe(1)
    expect([...stub.times.values()]).toEqual([fate === 'answer lost' ? 2 : 1])
  })

  test('of a text: it stays in its box until it is stored; too long a one stays to be cut', async () => {
    stub.next = ['lost', 'lost', 413]
    const page = await visit()
    await page.getByLabel('Tin nhắn').fill('Một ý kiến')
    await button(page, 'Gửi').click()
    await page.getByText('Chưa gửi được. Trang đang tự gửi lại, xin chờ.').waitFor()
    expect(await page.getByLabel('Tin nhắn').inputValue()).toBe('Một ý kiến')
    await page.getByText('Đoạn này dài quá.').waitFor()
    expect(await page.getByLabel('Tin nhắn').inputValue()).toBe('Một ý kiến')
    await button(page, 'Gửi').click()
    await expect.poll(() => page.getByLabel('Tin nhắn').inputValue(), soon).toBe('')
    expect(stub.deeds.length).toBe(1)
  })

  test('of the stream: it is said in words, and what was missed comes once the line is back', async () => {
    stub.messages = [botMessage('Một')]
    const page = await visit()
    await page.getByText('Một').waitFor()
    stub.cut({ refused: true })
    await page.getByText('Mất kết nối. Trang đang tự kết nối lại, xin chờ.').waitFor()
    stub.say({ op: 'add', message: botMessage('Hai') })
    stub.mend()
    await page.getByText('Hai').waitFor()
    expect(await page.locator('#banner').textContent()).toBe('')
    expect(await page.locator('.message').count()).toBe(2)
    expect(stub.streams).toEqual([undefined, '0'])
  })

  test('that is gone for ten minutes leaves nothing on the screen', async () => {
    stub.hello.own = true
    stub.messages = [botMessage('Rất riêng', [['Xem']], { confidential: true })]
    const context = await browser.newContext(DESKTOP)
    contexts.push(context)
    await context.clock.install()
    const page = await open(context)
    await page.getByText('Rất riêng').waitFor()
    stub.cut({ refused: true })
    await context.clock.runFor(5000)
    await expect.poll(async () => { await context.clock.runFor(1000); return page.locator('#banner').textContent() }, soon).not.toBe('')
    await context.clock.runFor(11 * 60_000)
    await page.getByText('Mất kết nối đã lâu').waitFor()
    expect(await bodyText(page)).not.toContain('Rất riêng')
    stub.mend()
    await button(page, 'Mở lại').click()
    await page.getByText('Rất riêng').waitFor()
  })
})

describe('what is confidential', () => {
  test('is said to be so in words, leaves when it is closed, and is in no storage, history or cache', async () => {
    stub.messages = [botMessage('Câu hỏi thứ nhất', [['Có']], { id: 'c', confidential: true })]
    stub.act = ({ number }) => {
      stub.say({ op: 'edit', message: botMessage('Đã đóng', [], { id: 'c', confidential: true, closed: true }) })
      stub.say({ op: 'toast', press: number, text: null })
    }
    const page = await visit()
    await page.getByText('Riêng tư, không lưu trên máy này').waitFor()
    await button(page, 'Có').click()
    await page.getByText('Đã đóng').waitFor()
    expect(await bodyText(page)).not.toMatch(/Câu hỏi thứ nhất|Riêng tư/)
    const kept = await page.evaluate(`(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, history.length > 2, await caches.keys(),
      (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length, document.cookie]))()`)
    expect(kept).toBe('[{},{},null,false,[],0,0,""]')
  })

  test('is gone from the page before the browser may keep that for the way back', async () => {
    stub.messages = [botMessage('Rất riêng', [], { confidential: true })]
    const page = await visit()
    await page.getByText('Rất riêng').waitFor()
    await page.getByLabel('Tin nhắn').fill('chưa gửi')
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))`)
    expect(await bodyText(page)).not.toContain('Rất riêng')
    expect(await page.locator('#text').inputValue()).toBe('')
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`)
    await page.getByText('Rất riêng').waitFor()
  })

  test('is not printed', async () => {
    stub.messages = [botMessage('Rất riêng', [], { confidential: true })]
    const page = await visit()
    await page.getByText('Rất riêng').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('Rất riêng').isVisible()).toBe(false)
  })
})

describe('a shared device', () => {
  async function timed(own: boolean): Promise<Page> {
    stub.hello.own = own
    stub.messages = [botMessage('Chào đồng chí.', [['Xem']])]
    const context = await browser.newContext(DESKTOP)
    contexts.push(context)
    await context.clock.install()
    const page = await open(context)
    await page.getByText('Chào đồng chí.').waitFor()
    return page
  }

  test('shows nothing after fifteen idle minutes, and says so', async () => {
    const page = await timed(false)
    await page.context().clock.fastForward(14 * 60_000)
    expect(await bodyText(page)).toContain('Chào đồng chí.')
    await page.context().clock.fastForward(2 * 60_000)
    await page.getByText('Trang đã tự đóng vì 15 phút không dùng.').waitFor()
    expect(await bodyText(page)).not.toContain('đồng chí')
    stub.session = false
    await button(page, 'Mở lại').click()
    await page.getByLabel('Mã trên giấy mời').waitFor()
  })

  test('does not close on somebody who writes for long: the server is told that somebody is there', async () => {
    const page = await timed(false)
    for (let i = 0; i < 5; i++) {
      await page.context().clock.fastForward(5 * 60_000)
      await page.getByLabel('Tin nhắn').press('a')
    }
    expect(await page.getByLabel('Tin nhắn').inputValue()).toBe('aaaaa')
    expect(stub.posts.length).toBe(5)
  })

  test('that is one’s own is marked by a tick, and stays', async () => {
    const page = await timed(false)
    await page.getByLabel('Máy này là của tôi').check()
    await expect.poll(() => stub.posts, soon).toEqual([{ path: 'own', body: { own: true } }])
    await page.context().clock.fastForward(30 * 60_000)
    expect(await bodyText(page)).toContain('Chào đồng chí.')
  })

  test('is left by a press, and a session that ended elsewhere clears the page', async () => {
    const page = await timed(true)
    const other = await open(page.context())
    await other.getByText('Chào đồng chí.').waitFor()
    await button(page, 'Thoát khỏi máy này').click()
    await page.getByText('Đã thoát trên máy này.').waitFor()
    stub.cut()
    await page.context().clock.runFor(2000)
    await other.getByText('Phiên trên máy này đã kết thúc.').waitFor()
    expect(await bodyText(other)).not.toContain('Chào đồng chí.')
  })
})

describe('for everybody', () => {
  const screens = [
    botMessage('Chào đồng chí.\n<blockquote>Trích</blockquote><code>k3Xp9a</code> <u>gạch</u>', [['Tự soi tháng này'], ['Việc của tôi', 'Trợ giúp']]),
    botMessage('danh sách', [], { from: 'me' }),
    botMessage('', [], { file: { id: 'f', name: 'a.pdf', size: 99_000 } }),
    botMessage('Đã đóng', [], { confidential: true, closed: true }),
    { ...botMessage('Biểu hiện 3/27', [], { confidential: true }), rows: [[{ label: 'Có', action: 'a:b', look: 'primary' as const }, { label: 'Xóa', action: 'a:c', look: 'danger' as const }], [{ label: 'Một nút với nhãn dài ba mươi hai', action: 'a:d' }]] },
  ]

  async function faults(page: Page): Promise<string[]> {
    await page.evaluate(axe)
    return page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`) as Promise<string[]>
  }

  test.each([
    ['vi', 'light', PHONE], ['vi', 'dark', DESKTOP], ['en', 'light', DESKTOP], ['en', 'dark', PHONE],
  ] as const)('in %s, %s: axe finds nothing, all fits, targets are large', async (language, colorScheme, size) => {
    stub.hello.language = language
    stub.messages = screens
    stub.menu = [{ command: 'check', description: 'Tự soi tháng này' }, { command: 'mydata', description: 'Dữ liệu của tôi' }]
    const page = await visit({ ...size, colorScheme, reducedMotion: 'reduce' })
    await button(page, 'Xóa').waitFor()
    await picture(page, `chat-${language}-${colorScheme}-${size.viewport.width}`)
    expect(await faults(page)).toEqual([])
    stub.next = ['lost', 'lost']
    await button(page, 'Có').click()
    await expect.poll(() => page.locator('#banner').textContent(), soon).not.toBe('')
    stub.say({ op: 'toast', press: 'x', text: 'Đã ghi. Bốn mươi tám câu trả lời còn lại vẫn như trước.' })
    await page.locator('#toast').getByText('Đã ghi.').waitFor()
    if (size === PHONE) await page.locator('#menu-button').tap()
    expect(await faults(page)).toEqual([])
    await picture(page, `menu-${language}-${colorScheme}-${size.viewport.width}`)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    const small = `[...document.querySelectorAll('button, a, textarea, input:not([type=checkbox]), label:has(input)')].filter((e) => e.checkVisibility())
      .map((e) => [e.textContent, e.getBoundingClientRect()]).filter(([, r]) => r.height < 44 || r.width < 44).map(([text]) => text)`
    expect(await page.evaluate(small)).toEqual([])
    stub.session = false
    const door = await open(page.context(), '/#code')
    await door.locator('#door-button').waitFor()
    expect(await faults(door)).toEqual([])
    await picture(door, `door-${colorScheme}-${size.viewport.width}`)
    const stranger = await open(page.context())
    await stranger.locator('#code').waitFor()
    expect(await faults(stranger)).toEqual([])
    await picture(stranger, `stranger-${colorScheme}-${size.viewport.width}`)
  })

  test('with letters twice as large and 320 px nothing is lost', async () => {
    stub.messages = screens
    const page = await visit({ viewport: { width: 320, height: 256 } })
    await button(page, 'Xóa').waitFor()
    await page.addStyleTag({ content: '' }).catch(() => null)
    await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    errors = []
  })

  test('the page weighs little', () => {
    const weight = ['index.html', 'app.js', 'app.css'].map((name) => brotliCompressSync(readFileSync(new URL(`../dist/web/${name}`, import.meta.url))).length)
    expect(weight.reduce((sum, one) => sum + one, 0)).toBeLessThan(15 * 1024)
  })
})

/** To be looked at by whoever asks for it: PICTURES=folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}
