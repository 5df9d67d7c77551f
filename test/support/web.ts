import { mkdtempSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Chibo } from '../../src/chibo.ts'
import { makeChibo } from '../../src/chibo.ts'
import type { MenuItem, Op, PageMessage } from '../../src/channels/web/contract.ts'
import { makeWebChannel } from '../../src/channels/web/web.ts'
import { endDevices } from '../../src/features/org/unlinking.service.ts'
import { makeLists } from '../../src/lists.ts'
import { startHttp } from '../../src/platform/http.ts'
import { makeLog } from '../../src/platform/log.ts'
import { makeMetrics } from '../../src/platform/metrics.ts'
import { makeTestChannel } from './chat.ts'
import type { World } from './world.ts'

/** Three files that stand for the built page. */
function makePage(): URL {
  const folder = mkdtempSync(join(tmpdir(), 'chibo-page-'))
  for (const name of ['index.html', 'app.js', 'app.css']) writeFileSync(join(folder, name), name)
  return pathToFileURL(`${folder}/`)
}

/** The program with the web chat on a port of its own, beside a channel called telegram, on the world's database. */
export async function openWeb(world: World, { publicUrl = null as string | null, hosts = null as string[] | null, page = makePage() as URL | undefined, port = 0 } = {}) {
  const { database, clock, box, words } = world
  const problems: string[] = []
  const log = makeLog('debug', { write: (line: string) => { problems.push(line) } })
  const telegram = makeTestChannel('telegram')
  const web = makeWebChannel({ chibo: () => chibo, box, log, publicUrl, hosts, unlink: endDevices, clock, ...(page && { page }), look: 50 })
  const lists = makeLists({ words, publicUrl })
  const doors = [telegram.channel, web.channel].map((channel) => ({ answers: channel, notices: channel }))
  const metrics = makeMetrics()
  const chibo: Chibo = makeChibo({
    database, clock, box, words, log, metrics, doors, limits: { perSecond: Infinity, perChat: Infinity, groupPerMinute: Infinity },
  }, { ...lists, chores: [...lists.chores, web.tidy] })
  const ready = { database: async () => undefined, lag: async () => 0, channels: {} }
  const http = await startHttp({ host: '127.0.0.1', port, metrics, log, ready, routes: (app) => web.routes(app) })
  web.start()
  return {
    chibo, web, telegram, problems, url: http.url,
    browser: (options: Partial<BrowserOptions> = {}) => makeBrowser({ url: http.url, ...options }),
    person: (address: string) => telegram.person(() => chibo, address),
    async close() {
      web.stop()
      await http.close()
      await chibo.stop()
    },
  }
}

type BrowserOptions = { url: string; cookie: string }

export type Browser = ReturnType<typeof makeBrowser>

/** What a page does, without a page: keeps the cookie, posts deeds, folds events into what stands there. */
export function makeBrowser({ url, cookie: given = '' }: Partial<BrowserOptions> & { url: string }) {
  let cookie = given
  let count = 0
  const next = () => `n${process.pid}-${Math.random().toString(36).slice(2)}-${++count}`

  async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const form = body instanceof FormData
    const send = () => fetch(`${url}${path}`, {
      method: 'POST', body: form ? body : JSON.stringify(body), redirect: 'manual',
      headers: { origin: url, 'x-chibo': '1', ...(form ? {} : { 'content-type': 'application/json' }), ...(cookie && { cookie }), ...headers },
    })
    // As the page does when a connection breaks: what is sent again acts once.
    const response = await send().catch(send)
    const set = response.headers.get('set-cookie')?.split(';')[0]
    if (set !== undefined) cookie = set === 'chibo=' ? '' : set
    return response
  }

  return {
    post,
    get cookie() { return cookie },
    begin: (code: string, more: { own?: boolean } = {}) => post('/web/begin', { code, language: 'vi', ...more }),
    press: (action: string, message: string, number = next()) => post('/web/do', { number, what: { kind: 'press', action, message } }),
    type: (text: string, { number = next(), message = next() } = {}) => post('/web/do', { number, what: { kind: 'text', text, message } }),
    get: (path: string, headers: Record<string, string> = {}) => fetch(`${url}${path}`, { headers: { ...(cookie && { cookie }), ...headers } }),
    stream: (options: { last?: string } = {}) => openStream({ url, cookie, ...options }),
  }
}

export type Page = Awaited<ReturnType<typeof openStream>>

/** An open page: what its stream has said so far. Rejects with the status where there is none. */
export async function openStream({ url, cookie, last }: { url: string; cookie: string; last?: string }) {
  const messages = new Map<string, PageMessage>()
  const toasts: { press: string; text: string | null }[] = []
  const events: { event: string; id: string; bytes: number }[] = []
  const waiting = new Set<() => void>()
  const state = { closed: false, hello: null as { own: boolean; signedIn: boolean; language: string } | null, menu: [] as MenuItem[], snapshots: 0, raw: '' }
  const wake = () => { waiting.forEach((look) => look()) }

  const response = await new Promise<import('node:http').IncomingMessage>((done, fail) => {
    request(`${url}/web/stream`, { headers: { cookie, ...(last !== undefined && { 'last-event-id': last }) } }, done).on('error', fail).end()
  })
  if (response.statusCode !== 200) {
    response.resume()
    throw new Error(String(response.statusCode))
  }

  function hear(event: string, data: string): void {
    if (event === 'hello') state.hello = JSON.parse(data)
    if (event === 'snapshot') {
      const snapshot = JSON.parse(data) as { messages: PageMessage[]; menu: MenuItem[] }
      messages.clear()
      for (const message of snapshot.messages) messages.set(message.id, message)
      state.menu = snapshot.menu
      state.snapshots++
    }
    if (event !== 'op') return
    const op = JSON.parse(data) as Op
    if (op.op === 'add' || op.op === 'edit') messages.set(op.message.id, op.message)
    if (op.op === 'strip') messages.set(op.id, { ...messages.get(op.id)!, rows: [] })
    if (op.op === 'erase') messages.delete(op.id)
    if (op.op === 'toast') toasts.push(op)
    if (op.op === 'menu') state.menu = op.items
  }

  let rest = ''
  response.setEncoding('utf8')
  response.on('data', (part: string) => {
    state.raw += part
    rest += part
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const block = rest.slice(0, end)
      rest = rest.slice(end + 2)
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? ''
      if (field('event') === '') continue
      events.push({ event: field('event'), id: field('id'), bytes: Buffer.byteLength(`${block.replace(/^retry: .*\n/, '')}\n\n`) })
      hear(field('event'), field('data'))
    }
    wake()
  })
  for (const end of ['end', 'error', 'close']) {
    response.on(end, () => {
      state.closed = true
      wake()
    })
  }

  async function until(fits: () => boolean, what = 'what was awaited', patience = 5_000): Promise<void> {
    const start = performance.now()
    while (!fits()) {
      if (performance.now() - start > patience) throw new Error(`${what} did not come; there stands:\n${dump()}`)
      await new Promise<void>((done) => {
        const timer = setTimeout(look, 100)
        function look() {
          clearTimeout(timer)
          waiting.delete(look)
          done()
        }
        waiting.add(look)
      })
    }
  }
  const all = () => [...messages.values()]
  const dump = () => all().map((m) => `${m.from}${m.confidential ? ' (confidential)' : ''}${m.closed ? ' (closed)' : ''}: ${m.html} [${m.rows.flat().map(({ label }) => label).join('] [')}]`).join('\n')
  const page = {
    state, toasts, events, until, dump,
    get messages() { return all() },
    /** The last thing that the bot shows. */
    get screen() { return all().findLast(({ from, file }) => from === 'bot' && !file)! },
    get last() { return events.at(-1)?.id ?? '' },
    sees: (text: string | RegExp) => until(() => all().some(({ html }) => (typeof text === 'string' ? html.includes(text) : text.test(html))), String(text)),
    /** The button with this label on the newest message that has it. */
    button(label: string | RegExp) {
      for (const message of all().toReversed()) {
        const found = message.rows.flat().find((one) => (typeof label === 'string' ? one.label === label : label.test(one.label)))
        if (found) return { action: found.action, message: message.id }
      }
      throw new Error(`no button ${label}:\n${dump()}`)
    },
    /** Presses it in this browser and waits until the press has ended. */
    async presses(browser: Browser, label: string | RegExp) {
      await until(() => all().some(({ rows }) => rows.flat().some((one) => (typeof label === 'string' ? one.label === label : label.test(one.label)))), `button ${label}`)
      const { action, message } = page.button(label)
      const number = `press-${Math.random().toString(36).slice(2)}`
      const response = await browser.press(action, message, number)
      if (response.status !== 202) throw new Error(`the press was answered with ${response.status}`)
      await until(() => toasts.some(({ press }) => press === number), 'the end of the press')
    },
    close: () => response.destroy(),
  }
  await until(() => state.snapshots > 0 || (last !== undefined && state.hello !== null), 'the first picture', 60_000)
  return page
}
