import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Deed, Hello, MenuItem, Op, PageMessage } from '../../src/channels/web/contract.ts'
import { servePage } from '../../src/channels/web/static.ts'

/** The page's server as the page sees it, with nothing behind it, so that a test can say what it does when. */
export type Stub = {
  url: string
  hello: Hello
  messages: PageMessage[]
  menu: MenuItem[]
  /** What came, each number once, and how often each number came. */
  deeds: Deed[]
  times: Map<string, number>
  posts: { path: string; body: unknown }[]
  files: { name: string; text: string }[]
  /** A session stands. */
  session: boolean
  /** What becomes of the next deed: it is lost on the way in, stored with its answer lost, or answered so. */
  next: ('lost' | 'answer lost' | 413 | 429 | 500)[]
  /** Streams that a page has asked for, each with its Last-Event-ID. */
  streams: (string | undefined)[]
  act(deed: Deed): void
  say(op: Op): void
  /** Breaks the open streams; `refused` until it is opened again. */
  cut(options?: { refused?: boolean }): void
  mend(): void
  close(): Promise<void>
}

type Line = { write(event: { event: string; data: string; id: string }): void; end(): void }

export async function startStub(): Promise<Stub> {
  const lines = new Set<Line>()
  const ops: { id: number; op: Op }[] = []
  let count = 0
  let refused = false
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('content-security-policy', "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'")
  })
  servePage(app)
  app.use('/web/*', async (c, next) => {
    c.header('cache-control', 'no-store')
    if (c.req.method === 'POST' && (c.req.header('x-chibo') !== '1' || c.req.header('origin') !== new URL(c.req.url).origin)) return c.body(null, 403)
    return next()
  })
  app.get('/web/stream', (c) => {
    if (refused) return c.body(null, 503)
    if (!stub.session) return c.body(null, 401)
    const last = c.req.header('last-event-id')
    stub.streams.push(last)
    return streamSSE(c, async (stream) => {
      const ended = new Promise<void>((done) => {
        const line: Line = { write: (event) => void stream.writeSSE(event), end: done }
        stream.onAbort(() => done())
        const known = last === undefined ? -1 : Number(last)
        line.write({ event: 'hello', data: JSON.stringify(stub.hello), id: String(count) })
        if (known < 0) line.write({ event: 'snapshot', data: JSON.stringify({ messages: stub.messages, menu: stub.menu }), id: String(count) })
        else for (const { id, op } of ops.filter((one) => one.id > known)) line.write({ event: 'op', data: JSON.stringify(op), id: String(id) })
        lines.add(line)
      })
      await ended
    })
  })
  app.post('/web/begin', async (c) => {
    stub.posts.push({ path: 'begin', body: await c.req.json() })
    stub.session = true
    return c.body(null, 204)
  })
  app.post('/web/do', async (c) => {
    const deed = await c.req.json<Deed>()
    const fate = stub.next.shift()
    if (fate === 'lost') return hangUp(c)
    if (!stub.session) return c.body(null, 401)
    if (fate === 429) return c.json({ retryAfter: 1 }, 429)
    if (fate === 413 || fate === 500) return c.body(null, fate)
    const times = (stub.times.get(deed.number) ?? 0) + 1
    stub.times.set(deed.number, times)
    if (times === 1) {
      stub.deeds.push(deed)
      setTimeout(() => stub.act(deed), 20)
    }
    return fate === 'answer lost' ? hangUp(c) : c.body(null, 202)
  })
  app.post('/web/file', async (c) => {
    const { file } = await c.req.parseBody()
    if (file instanceof File) stub.files.push({ name: file.name, text: await file.text() })
    return c.body(null, 202)
  })
  app.get('/web/file/:id', (c) => c.body('a,b\n', 200, { 'content-disposition': 'attachment' }))
  app.post('/web/:what{own|leave}', async (c) => {
    stub.posts.push({ path: c.req.param('what'), body: await c.req.json() })
    if (c.req.param('what') === 'leave') stub.session = false
    return c.body(null, 204)
  })

  // The same at any path: the page must not mind where it lies.
  const server = createAdaptorServer({ fetch: (request, env) => app.fetch(new Request(request.url.replace(/\/at\/\w+\//, '/'), request), env) })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const stub: Stub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hello: { own: false, signedIn: true, language: 'vi' },
    messages: [], menu: [], deeds: [], times: new Map(), posts: [], files: [], session: true, next: [], streams: [],
    act() {},
    say(op) {
      ops.push({ id: ++count, op })
      if (op.op === 'add') stub.messages.push(op.message)
      else if (op.op === 'edit') stub.messages = stub.messages.map((one) => (one.id === op.message.id ? op.message : one))
      else if (op.op === 'erase') stub.messages = stub.messages.filter(({ id }) => id !== op.id)
      else if (op.op === 'strip') stub.messages = stub.messages.map((one) => (one.id === op.id ? { ...one, rows: [] } : one))
      for (const line of lines) line.write({ event: 'op', data: JSON.stringify(op), id: String(count) })
    },
    cut(options) {
      refused = options?.refused ?? false
      for (const line of lines) line.end()
      lines.clear()
    },
    mend: () => { refused = false },
    close: () => new Promise((done) => {
      stub.cut()
      server.close(() => done())
      if ('closeAllConnections' in server) server.closeAllConnections()
    }),
  }
  return stub
}

/** The connection ends without an answer. */
function hangUp(c: { env: unknown }): Response {
  const { incoming } = c.env as { incoming: { socket: { destroy(): void } } }
  incoming.socket.destroy()
  return new Response(null)
}

export function botMessage(html: string, rows: string[][] = [], more: Partial<PageMessage> = {}): PageMessage {
  return {
    id: randomUUID().slice(0, 12), from: 'bot', html, confidential: false, closed: false,
    rows: rows.map((row) => row.map((label) => ({ label, action: `test:press:${label}` }))), ...more,
  }
}
