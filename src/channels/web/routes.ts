import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import type { Arrival } from '../../conversation/channel.ts'
import { FILE_BYTES } from '../../conversation/documents.ts'
import { isLoopback } from '../../platform/config.ts'
import { newId } from '../../platform/crypto.ts'
import { inBatches } from './batches.ts'
import { dropToken, setToken, tokenOf } from './cookie.ts'
import type { Files } from './files.ts'
import { padded } from './frames.ts'
import { guard } from './guard.ts'
import { makeLimit } from './limits.ts'
import type { Rooms } from './rooms.ts'
import type { Session, Sessions } from './sessions.ts'
import type { Showing } from './show.ts'
import { servePage } from './static.ts'
import type { Streams } from './streams.ts'
import type { WebOptions } from './web.ts'

const HOUR = 3600
const MOST = 16 * 1024
const NUMBERS = 50
const Number_ = z.string().regex(/^[\w-]{8,64}$/)
const Id = z.string().regex(/^[\w-]{1,64}$/)
const Begin = z.object({ code: z.string().regex(/^[0-9A-Za-z_-]{6,64}$/), language: z.enum(['vi', 'en']).catch('vi'), own: z.boolean().optional() })
const Deed = z.object({
  number: Number_,
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('press'), action: z.string().min(1).max(64), message: Id }),
    z.object({ kind: z.literal('text'), text: z.string().min(1).max(12_000), message: Id }),
  ]),
})
const Own = z.object({ own: z.boolean().optional() }) // without it: only that somebody is there

type Parts = Pick<WebOptions, 'chibo' | 'box' | 'publicUrl' | 'hosts' | 'unlink' | 'page' | 'head'> & {
  rooms: Rooms
  files: Files
  sessions: Sessions
  showing: Showing
  streams: Streams
  now: () => number
  working: () => boolean
}

/** The web chat's addresses. Who asks is read from the cookie alone, each time anew. */
export function addRoutes(app: Hono, parts: Parts): void {
  const { chibo, box, publicUrl, hosts, unlink, rooms, files, sessions, showing, streams, now } = parts
  // A whole branch may sit in one hall, behind one address.
  const perHost = makeLimit({ many: 120, seconds: HOUR, now })
  const perCode = makeLimit({ many: 20, seconds: HOUR, now })
  const perChat = makeLimit({ many: 120, seconds: 60, now })
  const perFiles = makeLimit({ many: 20, seconds: HOUR, now })
  const small = bodyLimit({ maxSize: MOST, onError: () => { throw new HTTPException(413) } })

  for (const path of ['/', '/web/*']) app.use(path, guard({ publicUrl, hosts }))
  app.use('/web/*', async (_c, next) => {
    // Another process holds the work, or this one is ending: the page tries again.
    if (!parts.working()) throw new HTTPException(503)
    await next()
  })
  servePage(app, { folder: parts.page, head: parts.head })

  const taken = inBatches(async (arrivals: Arrival[]) => {
    await chibo().intake.accept(showing.channel, arrivals)
    return arrivals.map(() => undefined)
  })

  async function sessionOf(c: Context, { deed }: { deed: boolean }): Promise<Session> {
    const token = tokenOf(c)
    const session = token === undefined ? null : await sessions.find(token, { deed })
    if (!session) throw new HTTPException(401)
    return session
  }
  async function take(address: string, language: string | undefined, { number, what }: { number: string; what: Arrival['what'] }): Promise<void> {
    // Hashed: the number stays for eight days, and tells nobody's device.
    await taken({ number: box.hash('web-number', `${address}:${number}`), address, what, ...(language !== undefined && { language }) })
  }

  app.post('/web/begin', small, async (c) => {
    const { code, language, own } = await read(c, Begin)
    const wait = Math.max(perHost(hostOf(c)), perCode(box.hash('web-code', code.toUpperCase())))
    if (wait > 0) return tooMany(c, wait)
    const token = tokenOf(c)
    let session = token === undefined ? null : await sessions.find(token, { deed: true })
    if (!session) {
      const begun = await sessions.begin({ own: own ?? false })
      session = begun.session
      setToken(c, begun.token, { own: session.own, publicUrl })
    } else if (own && token !== undefined) {
      await sessions.setOwn(session.id, own)
      setToken(c, token, { own, publicUrl })
    }
    rooms.enter(session.address) // the page comes in a moment: what a stranger is told is kept nowhere else
    await take(session.address, language, { number: newId(), what: { kind: 'text', text: `/start ${code}`, message: newId() } })
    return c.body(null, 204)
  })

  app.get('/web/stream', async (c) => {
    const session = await sessionOf(c, { deed: false })
    return c.body(streams.open(session, c.req.header('last-event-id')), 200, {
      'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no',
    })
  })

  app.post('/web/do', small, async (c) => {
    const session = await sessionOf(c, { deed: true })
    const { number, what } = await read(c, Deed)
    const wait = perChat(session.address)
    if (wait > 0) return tooMany(c, wait)
    if (what.kind === 'press') showing.pressed(number, session.address)
    else typedOnce(session.address, number, () => showing.typed(session.address, what.message, what.text))
    await take(session.address, languageOf(c), { number, what: what.kind === 'press' ? { ...what, press: number } : what })
    return answer(c, 202, {})
  })

  app.post('/web/file', async (c) => {
    const session = await sessionOf(c, { deed: true })
    const wait = perFiles(session.address)
    if (wait > 0) return tooMany(c, wait)
    const form = await c.req.parseBody().catch(() => { throw new HTTPException(400) })
    const { file } = form
    const number = Number_.safeParse(form['number'])
    const message = Id.safeParse(form['message'])
    if (!number.success || !message.success || !(file instanceof File)) throw new HTTPException(400)
    if (file.size > FILE_BYTES) throw new HTTPException(413)
    typedOnce(session.address, number.data, () => showing.typed(session.address, message.data, file.name))
    const ref = files.receive(session.address, new Uint8Array(await file.arrayBuffer()))
    await take(session.address, languageOf(c), { number: number.data, what: { kind: 'file', message: message.data, ref, name: file.name, size: file.size } })
    return answer(c, 202, {})
  })

  app.get('/web/file/:id', async (c) => {
    const session = await sessionOf(c, { deed: false })
    const file = files.find(c.req.param('id'), session.address)
    if (!file) throw new HTTPException(404)
    return c.body(new Uint8Array(file.bytes), 200, {
      'content-type': file.mime, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`, 'content-security-policy': 'sandbox',
    })
  })

  app.post('/web/own', small, async (c) => {
    const session = await sessionOf(c, { deed: true })
    const { own } = await read(c, Own)
    if (own !== undefined) {
      await sessions.setOwn(session.id, own)
      setToken(c, tokenOf(c) ?? '', { own, publicUrl })
    }
    return c.body(null, 204)
  })

  app.post('/web/leave', small, async (c) => {
    const session = await sessionOf(c, { deed: false })
    await chibo().units.run(async (unit) => unlink(unit, await sessions.end(unit, session.id)))
    streams.leave(session.address)
    dropToken(c)
    return c.body(null, 204)
  })

  /** What is sent again after a lost answer must not stand there again: it may have been taken out of the chat meanwhile. */
  function typedOnce(address: string, number: string, show: () => void): void {
    const numbers = rooms.get(address)?.numbers
    if (!numbers || numbers.has(number)) return
    numbers.add(number)
    const [oldest] = numbers
    if (numbers.size > NUMBERS && oldest !== undefined) numbers.delete(oldest)
    show()
  }

  /** Behind a proxy on this machine, which sets a public address, the one that came to the proxy. */
  function hostOf(c: Context): string {
    const near = getConnInfo(c).remote.address ?? ''
    const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    return publicUrl !== null && told && isLoopback(near.replace(/^::ffff:/, '')) ? told : near
  }
}

async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await c.req.json().catch(() => null))
  if (!parsed.success) throw new HTTPException(400)
  return parsed.data
}

function answer(c: Context, status: 202 | 429, data: unknown): Response {
  return c.body(padded(data), status, { 'content-type': 'application/json; charset=utf-8' })
}

function tooMany(c: Context, seconds: number): Response {
  c.header('retry-after', String(seconds))
  return answer(c, 429, { retryAfter: seconds })
}

function languageOf(c: Context): string | undefined {
  return /^[a-z]{2}/.exec(c.req.header('accept-language') ?? '')?.[0]
}
