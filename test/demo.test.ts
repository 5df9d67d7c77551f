import { EventEmitter, once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { DemoMoved, DemoState } from '../src/demo/contract.ts'
import { openPages } from '../src/demo/demo.ts'
import { readConfig } from '../src/platform/config.ts'
import { askRunning } from '../src/platform/lock.ts'
import { makeBrowser } from './support/web.ts'
import { at } from './support/world.ts'

/** The demo over HTTP: what its pages ask for, and each person's web chat below `/as/<code>/`. */
const START = at('2029-11-12 15:00') // years ahead of the clock by which sessions go: nobody may be forgotten for it
const folders: string[] = []
const running = new Set<{ close(): Promise<void> }>()
let built = ''

type Demo = Awaited<ReturnType<typeof openPages>>

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'chibo-demo-'))
  folders.push(made)
  return made
}

async function open(dataDir: string, env: Record<string, string> = {}): Promise<Demo> {
  const demo = await openPages(readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'fatal', ...env }), { start: START })
  running.add(demo)
  return demo
}

async function close(demo: Demo): Promise<void> {
  running.delete(demo)
  await demo.close()
}

/** A demo that was built and closed, opened in a folder of its own. */
async function fresh(): Promise<{ demo: Demo; dataDir: string }> {
  const dataDir = await folder()
  await cp(built, dataDir, { recursive: true })
  const demo = await open(dataDir)
  await demo.opened
  return { demo, dataDir }
}

const stateOf = async ({ url }: Demo) => (await (await fetch(`${url}/demo/state`)).json()) as DemoState
const post = ({ url }: Pick<Demo, 'url'>, path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { origin: url, 'x-chibo': '1', 'content-type': 'application/json', ...headers } })
const moves = async (demo: Demo, to: 'morning' | 'next') => (await (await post(demo, '/demo/move', { to })).json()) as DemoMoved
const one = async (demo: Demo, code: string) => (await stateOf(demo)).people.find((person) => person.code === code)

/** A tab of a browser in which somebody is played: the page is asked for, and its stream opened. */
async function sits({ url }: Demo, code: string) {
  const response = await fetch(`${url}/as/${code}/`, { redirect: 'manual' })
  const cookie = response.headers.get('set-cookie') ?? ''
  const browser = makeBrowser({ url: `${url}/as/${code}`, cookie: cookie.split(';')[0] ?? '' })
  const page = await browser.stream()
  const does = async (...deeds: (string | RegExp)[]): Promise<string> => {
    for (const deed of deeds) {
      if (typeof deed !== 'string' || !deed.startsWith('>')) await page.presses(browser, deed)
      else {
        const before = page.screen?.id
        await browser.type(deed.slice(1))
        await page.until(() => page.screen !== undefined && page.screen.id !== before, `an answer to ${deed}`)
      }
    }
    return page.screen.html
  }
  return { response, cookie, location: response.headers.get('location'), browser, page, does }
}

type Heard = { event: string; data: unknown }

/** What is told to the pages, by event. */
async function listen({ url }: Demo) {
  const told: Heard[] = []
  const news = new EventEmitter()
  const asked = request(`${url}/demo/events`, (response) => {
    response.setEncoding('utf8').on('error', () => undefined).on('data', (text: string) => {
      for (const [, event = '', data = ''] of text.matchAll(/event: (\w+)\ndata: (.*)\n/g)) told.push({ event, data: JSON.parse(data) })
      news.emit('told')
    })
  }).on('error', () => undefined)
  asked.end()
  await once(news, 'told')
  return {
    told,
    /** Resolves when something like this was told. */
    async until(fits: (heard: Heard) => boolean): Promise<void> {
      while (!told.some(fits)) await once(news, 'told')
    },
    end: () => asked.destroy(),
  }
}
const isBuilt = ({ event, data }: Heard) => event === 'building' && data === null

let atOnce: { picker: number; state: DemoState; person: string | null; chat: number; told: Heard[] }

beforeAll(async () => {
  built = await folder()
  const demo = await open(built)
  const ear = await listen(demo)
  atOnce = {
    picker: (await fetch(`${demo.url}/`)).status, state: await stateOf(demo),
    person: (await fetch(`${demo.url}/as/P05/`, { redirect: 'manual' })).headers.get('location'),
    chat: (await fetch(`${demo.url}/as/P05/web/stream`)).status, told: ear.told,
  }
  await demo.opened
  await ear.until(isBuilt)
  ear.end()
  await close(demo)
}, 240_000)

afterEach(async () => {
  for (const demo of running) await demo.close()
  running.clear()
  for (const path of folders.splice(1)) await rm(path, { recursive: true, force: true })
})
afterAll(() => rm(built, { recursive: true, force: true }))

describe('the demo', { timeout: 120_000 }, () => {
  test('answers while the tree is being built, and says how far it is', () => {
    expect(atOnce).toMatchObject({ picker: 200, person: '/', chat: 503, state: { people: [], building: { done: 0 } } })
    const steps = atOnce.told.filter(({ event }) => event === 'building').map(({ data }) => data as DemoState['building'])
    const done = steps.flatMap((step) => step?.done ?? [])
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    expect(new Set(done).size).toBeGreaterThan(50)
    expect(steps.at(-1)).toBeNull()
  })

  test('has a committee, two branches and 24 invented people, two of whom have not joined', async () => {
    const { demo } = await fresh()
    const { people, building, now, zone, language } = await stateOf(demo)
    expect({ building, now: now.slice(0, 15), zone, language }).toEqual({ building: null, now: '2029-11-12T08:0', zone: 'Asia/Ho_Chi_Minh', language: 'vi' })
    expect(people).toHaveLength(24)
    expect(people.every(({ name, org }) => name.includes(' Thử ') && org.includes('(ví dụ)'))).toBe(true)
    expect([...new Set(people.map(({ org, orgKind }) => `${orgKind} ${org}`))]).toEqual([
      'committee Đảng ủy phường Thử Nghiệm (ví dụ)', 'branch Chi bộ Thử Nghiệm 1 (ví dụ)', 'branch Chi bộ Thử Nghiệm 2 (ví dụ)',
    ])
    expect(people.filter(({ joined }) => !joined).map(({ name, tail, news }) => ({ name, tail, news }))).toEqual([
      { name: 'Hồ Thử Cúc', tail: '0007', news: false }, { name: 'Đặng Thử Én', tail: '0010', news: false },
    ])
    expect(people.find(({ code }) => code === 'P02')).toEqual({
      code: 'P02', name: 'Nguyễn Thử Hải', role: 'secretary', org: 'Chi bộ Thử Nghiệm 1 (ví dụ)', orgKind: 'branch', joined: true, news: false,
    })
    expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining(['Đinh Thử Chính', 'Mai Thử Tâm']))
  })

  test('has three months behind it, made by pressing', async () => {
    const { demo } = await fresh()
    const secretary = await sits(demo, 'P02')
    expect(secretary.page.screen.html).toContain('Chào đồng chí.')
    expect(await secretary.does('>danh sách')).toContain('Tự soi tháng 10/2029, 11 đồng chí: 9 đã làm · 1 chưa làm · 0 làm ngoài Chibo · 1 chưa kết nối.')
    expect(await secretary.does('Điều đảng viên muốn nêu')).toMatch(/Đỗ Thử An[^]*cùng đọc một mục của nghị quyết/)
    const an = await sits(demo, 'P05')
    const months = await an.does('>tự soi', 'Các kỳ trước của tôi')
    for (const month of [8, 9, 10]) expect(months).toContain(`Tháng ${month}/2029: đã làm, câu trả lời giữ đến`)
    expect(await an.does('So sánh các kỳ')).toContain('Trong 3 kỳ còn giữ')
  })

  test('has feedback behind it: one made known, one opened by a reader, one with the committee above, who asks', async () => {
    const { demo } = await fresh()
    const letter = 'ở lại đến hết và kể thêm kinh nghiệm'
    const [an, hung, giang, secretary, officer] = [await sits(demo, 'P05'), await sits(demo, 'P15'), await sits(demo, 'P14'), await sits(demo, 'P02'), await sits(demo, 'P01')]
    expect(await an.does('>góp ý', 'Góp ý của tôi')).toContain('Góp ý với đồng chí Đoàn Thử Hùng, tháng 8/2029: <b>Có kết quả</b>')
    expect(await hung.does('>góp ý', 'Góp ý với tôi', 'Xem nội dung 1')).toContain('Có ý kiến mong đồng chí dự trọn buổi sinh hoạt')
    expect(hung.page.dump()).not.toContain(letter)
    const open = await secretary.does('>tiếp nhận')
    expect(open).toContain('Góp ý với đồng chí Đinh Thử Chính · Đã tiếp nhận')
    expect(open).not.toContain('Góp ý với chi bộ')
    expect(await secretary.does('Có kết quả')).toMatch(/Góp ý với đồng chí Đoàn Thử Hùng · Đã đưa ra sinh hoạt[^]*ở lại đến hết/)
    expect(await officer.does('>tiếp nhận')).toContain('Góp ý với chi bộ · Đã tiếp nhận')
    expect(await giang.does('>góp ý', 'Góp ý của tôi')).toContain('Góp ý với chi bộ, tháng 10/2029: <b>Đang xem xét</b>, chờ đồng chí trả lời')
  })

  test('has met three times: confirmed, answered, attended and minuted', async () => {
    const { demo } = await fresh()
    const an = await sits(demo, 'P05')
    const list = await an.does('>sinh hoạt')
    for (const month of [8, 9, 10]) expect(list).toContain(`sinh hoạt chi bộ thường kỳ tháng ${month}/2029`)
    await an.does('Thường kỳ tháng 10/2029')
    expect(await an.does('Biên bản')).toContain('Lương Thử Giang')
  })

  test('gives everybody a page of their own, in as many browsers as one likes', async () => {
    const { demo } = await fresh()
    const [here, there, hai] = [await sits(demo, 'P05'), await sits(demo, 'P05'), await sits(demo, 'P02')]
    expect(here.cookie).toMatch(/; Path=\/as\/P05\/;.*HttpOnly; SameSite=Strict/)
    expect(here.page.state.hello).toMatchObject({ own: true, signedIn: true, language: 'vi' })
    await here.does('>/toi')
    await there.page.sees('Đồng chí Đỗ Thử An, Chi bộ Thử Nghiệm 1 (ví dụ).')
    expect(hai.page.dump()).not.toContain('Đồng chí Đỗ Thử An')
    expect(await here.response.text()).toMatch(/<link rel="stylesheet" href="\/demo\/panel.css"><script type="module" src="\/demo\/panel.js"><\/script><\/head>/)
    for (const path of ['/demo/panel.js', '/demo/panel.css', '/demo/picker.js', '/demo/picker.css', '/as/P05/web/app.js', '/as/P05/web/app.css']) {
      expect((await fetch(`${demo.url}${path}`)).status, path).toBe(200)
    }
    expect((await fetch(`${demo.url}/as/P05`, { redirect: 'manual' })).headers.get('location')).toBe('/as/P05/')
    expect((await fetch(`${demo.url}/as/nobody/`, { redirect: 'manual' })).headers.get('location')).toBe('/')
  })

  test('moves on to the next morning, tells whom it reached, and marks whom nobody was playing', async () => {
    const { demo } = await fresh()
    const ear = await listen(demo)
    const an = await sits(demo, 'P05')
    const { now, told, nothing } = await moves(demo, 'morning')
    expect(at('2029-11-13 08:00').getTime()).toBeLessThanOrEqual(Date.parse(now))
    expect(now.slice(0, 16)).toBe('2029-11-13T01:00')
    expect(nothing).toBeUndefined()
    expect(told).toHaveLength(18)
    await an.page.sees('Đồng chí có việc cần xem trong Chibo.')
    expect([(await one(demo, 'P05'))?.news, (await one(demo, 'P02'))?.news, (await one(demo, 'P18'))?.news]).toEqual([false, true, false])
    await sits(demo, 'P02')
    expect((await one(demo, 'P02'))?.news).toBe(false)
    await ear.until(({ event, data }) => event === 'clock' && (data as { now: string }).now === now)
    await ear.until(({ event }) => event === 'news')
    ear.end()
  })

  test('lets a member finish, the secretary see it and remind, and the others be reminded the next morning', async () => {
    const { demo } = await fresh()
    await moves(demo, 'next')
    const an = await sits(demo, 'P05')
    await an.does('Xem', 'Xem theo nhóm')
    for (let group = 0; group < 3; group++) await an.does('Còn lại trong nhóm: chưa thấy')
    expect(await an.does('Hoàn thành')).toContain('Đồng chí đã hoàn thành tự soi tháng 11/2029.')
    const secretary = await sits(demo, 'P02')
    expect(await secretary.does('>danh sách')).toContain('Đỗ Thử An: đã làm')
    await secretary.does(/^Nhắc \d+ đồng chí chưa làm$/)
    const duc = await sits(demo, 'P13')
    const before = duc.page.messages.length
    const { told } = await moves(demo, 'morning')
    expect(told).toEqual(expect.arrayContaining(['Trịnh Thử Đức']))
    expect(told).not.toEqual(expect.arrayContaining(['Đỗ Thử An']))
    await duc.page.until(() => duc.page.messages.length > before && duc.page.screen.html === 'Đồng chí có việc cần xem trong Chibo.')
  })

  test('opens for whoever has not joined with an invitation, and knows the digits', async () => {
    const { demo } = await fresh()
    const cuc = await sits(demo, 'P07')
    const [, code = ''] = /^\/as\/P07\/\?invited#(\w+)$/.exec(cuc.location ?? '') ?? []
    expect((await fetch(`${demo.url}/as/P07/?invited`, { redirect: 'manual' })).status).toBe(200)
    expect((await cuc.browser.begin(code)).status).toBe(204)
    await cuc.does('Đúng là tôi', `>${(await one(demo, 'P07'))?.tail}`, 'Tôi đồng ý')
    await cuc.page.sees('Đồng chí Hồ Thử Cúc đã kết nối với Chibo')
    expect(await one(demo, 'P07')).not.toHaveProperty('tail')
    expect(await one(demo, 'P07')).toMatchObject({ joined: true })
    const again = await sits(demo, 'P07')
    expect(again.location).toBeNull()
    expect(again.page.dump()).toContain('Chào đồng chí.')
  })

  test('shows somebody whom the secretary adds, and invites that person too', async () => {
    const { demo } = await fresh()
    const secretary = await sits(demo, 'P08')
    await secretary.does('>danh sách', 'Danh sách đảng viên', 'Thêm một đồng chí', '>Quách Thử Yến', 'Thêm vào danh sách')
    const { people } = await stateOf(demo)
    const added = people.find(({ name }) => name === 'Quách Thử Yến')
    expect(added).toMatchObject({ joined: false, tail: null, org: 'Chi bộ Thử Nghiệm 2 (ví dụ)' })
    expect((await sits(demo, added?.code ?? '')).location).toMatch(/\/\?invited#\w+$/)
  })

  test('lets whoever has logged out come back without a code', async () => {
    const { demo } = await fresh()
    const an = await sits(demo, 'P05')
    expect((await an.browser.post('/web/leave', {})).status).toBe(204)
    expect((await an.browser.get('/web/stream')).status).toBe(401)
    expect(await one(demo, 'P05')).toMatchObject({ joined: true })
    const back = await sits(demo, 'P05')
    expect(back.location).toBeNull()
    expect(back.page.state.hello).toMatchObject({ own: true, signedIn: true })
    expect(await back.does('>tự soi', 'Các kỳ trước của tôi')).toContain('Tháng 10/2029: đã làm')
  })

  test('invites anew whom the secretary has cut off, and nobody else', async () => {
    const { demo } = await fresh()
    const secretary = await sits(demo, 'P02')
    await secretary.does('>danh sách', 'Danh sách đảng viên', 'Trịnh Thử Đức', 'Tạm khóa vì mất máy', 'Tạm khóa ngay')
    for (const time of ['at once', 'and again']) expect((await sits(demo, 'P13')).location, time).toMatch(/\/\?invited#\w+$/)
    expect((await sits(demo, 'P14')).location).toBeNull()
  })

  test('begins again as it was built, and every open page hears of it', async () => {
    const { demo } = await fresh()
    await moves(demo, 'morning')
    const an = await sits(demo, 'P05')
    await an.does('>tự soi', 'Bắt đầu')
    const ear = await listen(demo)
    expect((await post(demo, '/demo/reset')).status).toBe(202)
    await ear.until(({ event }) => event === 'reset')
    expect(ear.told.map(({ event }) => event).filter((event) => event !== 'news')).toEqual(['building', 'building', 'reset'])
    ear.end()
    expect(an.page.state.closed).toBe(true)
    expect((await stateOf(demo)).now.slice(0, 15)).toBe('2029-11-12T08:0')
    const page = await an.browser.stream()
    expect(page.dump()).toContain('Chào đồng chí.')
    expect(await (await sits(demo, 'P05')).does('>tự soi')).toContain('Hiện chưa mở kỳ tự soi nào.')
  })

  test('speaks the other language, and so does everybody in it, also after beginning again', async () => {
    const { demo } = await fresh()
    expect((await post(demo, '/demo/language', { language: 'xx' })).status).toBe(400)
    expect((await post(demo, '/demo/language', { language: 'en' })).status).toBe(204)
    const english = async () => {
      expect((await stateOf(demo)).language).toBe('en')
      const an = await sits(demo, 'P05')
      expect(an.page.state.hello).toMatchObject({ language: 'en' })
      expect(await an.does('>/check')).toContain('No round of the self-check is open now.')
      return an
    }
    await english()
    const ear = await listen(demo)
    await post(demo, '/demo/reset')
    await ear.until(({ event }) => event === 'reset')
    ear.end()
    await english()
    const cuc = await sits(demo, 'P07')
    await cuc.browser.post('/web/begin', { code: /#(\w+)/.exec(cuc.location ?? '')?.[1], language: 'en' })
    expect(await cuc.does('It is me', '>0007')).toContain('Welcome Hồ Thử Cúc.')
  })

  test('goes on where it was left', async () => {
    const { demo, dataDir } = await fresh()
    await moves(demo, 'morning')
    const an = await sits(demo, 'P05')
    await an.does('Xem', 'Bắt đầu', 'Chưa thấy', 'Chưa thấy')
    await close(demo)
    const again = await open(dataDir)
    await again.opened
    expect((await stateOf(again)).now.slice(0, 15)).toBe('2029-11-13T01:0')
    expect(await (await sits(again, 'P05')).does('>tự soi')).toContain('Đã xong 2/27.')
  })

  test('is built anew when building was cut short', async () => {
    const dataDir = await folder()
    for (const time of ['first', 'again']) {
      const demo = await open(dataDir)
      const ear = await listen(demo)
      const opened = demo.opened.catch((error: unknown) => error)
      await ear.until(({ data }) => (data as DemoState['building'])?.done === 3)
      await close(demo)
      expect(await opened, time).toBeInstanceOf(Error)
    }
  }, 240_000)

  test('answers this machine alone, and pages of its own', async () => {
    const { demo } = await fresh()
    const { port } = new URL(demo.url)
    const asHost = (host: string, path: string) => new Promise<number | undefined>((done, fail) => {
      request(`${demo.url}${path}`, { headers: { host } }, (response) => {
        response.resume()
        done(response.statusCode)
      }).on('error', fail).end()
    })
    for (const path of ['/', '/demo/state', '/as/P05/', '/as/P05/web/app.js']) {
      expect(await asHost(`localhost:${port}`, path), path).toBe(200)
      expect(await asHost('evil.example', path), path).toBe(421)
    }
    for (const path of ['/demo/move', '/demo/reset', '/demo/language', '/as/P05/web/do']) {
      for (const headers of [{ origin: 'http://evil.example' }, { 'x-chibo': '' }, { origin: '' }]) expect((await post(demo, path, { to: 'next' }, headers)).status, path).toBe(403)
    }
    for (const body of [{ to: 'yesterday' }, null]) expect((await post(demo, '/demo/move', body)).status).toBe(400)
    const { headers } = await fetch(`${demo.url}/`)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    await close(demo)
    expect((await open(built, { HOST: '0.0.0.0' })).url).toMatch(/^http:\/\/127\.0\.0\.1:/)
  })

  test('keeps its folder to itself, and says so in a sentence; the same of a port in use', async () => {
    const { demo, dataDir } = await fresh()
    await expect(open(dataDir)).rejects.toThrow(/^Chibo already runs on .*\.$/)
    expect(await askRunning(dataDir, { args: ['doctor'] })).toEqual({ code: 1, output: 'Ở đây đang chạy bản chạy thử. Các lệnh admin dành cho chi bộ thật.' })
    await close(demo)
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    await expect(open(dataDir, { PORT: String(port) })).rejects.toThrow(`PORT ${port} is already in use.`)
    other.close()
    await open(dataDir, { PORT: String(port) })
  })
})
