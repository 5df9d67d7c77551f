import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { setToken } from '../channels/web/cookie.ts'
import { guard } from '../channels/web/guard.ts'
import type { DemoState } from './contract.ts'
import type { Events } from './events.ts'
import type { House } from './house.ts'
import { HOSTS } from './house.ts'
import type { Stage } from './stage.ts'
import { tailFor } from './tree.ts'

const BUILT = new URL('../../dist/demo/', import.meta.url)
const PAGES = [
  { path: '/', name: 'index.html', type: 'text/html' },
  ...['picker', 'panel'].flatMap((name) => [
    { path: `/demo/${name}.js`, name: `${name}.js`, type: 'text/javascript' }, { path: `/demo/${name}.css`, name: `${name}.css`, type: 'text/css' },
  ]),
]
/** In the address of somebody's page: the invitation stands behind it, where no server sees it. */
const INVITED = 'invited'
const Move = z.object({ to: z.enum(['morning', 'next']) })
const Language = z.object({ language: z.string() })

/**
 * The demo's addresses: the page on which one picks somebody at `/`, each person's web chat at `/as/<code>/`, and what
 * their panels ask for below `/demo/`.
 */
export function addDemoRoutes(app: Hono, { stage, events, pages = BUILT }: { stage: Stage; events: Events; pages?: URL | undefined }): void {
  for (const path of ['/', '/demo/*']) app.use(path, guard({ publicUrl: null, hosts: HOSTS }))
  servePages(app, pages)
  const open = (): House => {
    // Being built: whoever asks tries again.
    if (!stage.house) throw new HTTPException(503)
    return stage.house
  }

  app.get('/demo/state', async (c) => c.json(await stateOf(stage)))
  app.get('/demo/events', (c) => c.body(events.open(), 200, { 'content-type': 'text/event-stream; charset=utf-8' }))
  app.post('/demo/move', async (c) => {
    open()
    return c.json(await stage.move((await read(c, Move)).to))
  })
  app.post('/demo/language', async (c) => {
    const { words } = open()
    const { language } = await read(c, Language)
    if (!words.languages.includes(language)) throw new HTTPException(400)
    await stage.speak(language)
    return c.body(null, 204)
  })
  app.post('/demo/reset', (c) => {
    const { log } = open()
    stage.reset().catch((error: unknown) => log.fatal({ err: error }, 'the tree could not begin again; start the demo anew'))
    return c.body(null, 202)
  })

  const chats = new WeakMap<House, Hono['fetch']>()
  app.get('/as/:code', (c) => c.redirect(`/as/${encodeURIComponent(c.req.param('code'))}/`))
  app.all('/as/*', async (c) => {
    const { house } = stage
    if (!house) return c.req.path.includes('/web/') ? c.body(null, 503) : c.redirect('/')
    const chat = chats.get(house) ?? makeChat(house, stage)
    chats.set(house, chat)
    return chat(c.req.raw, c.env)
  })
}

/** The web chat of one house. A tree that begins anew has another. */
function makeChat(house: House, stage: Stage): Hono['fetch'] {
  const chat = new Hono()
  chat.onError((error) => { throw error })
  const below = chat.basePath('/as/:code/')
  below.get('/', async (c, next) => {
    // Sent here a moment ago: another invitation would end the one that was sent along.
    if (c.req.query(INVITED) !== undefined) return next()
    const seat = await stage.enter(c.req.param('code') ?? '')
    if (!seat) return c.redirect('/')
    setToken(c, seat.token, { own: true, publicUrl: null })
    if (seat.invitation !== null) return c.redirect(`${c.req.path}?${INVITED}#${seat.invitation}`)
    return next()
  })
  house.web.routes(below)
  return chat.fetch
}

async function stateOf({ people: list, building, news, now, zone, words, language }: Stage): Promise<DemoState> {
  const people = await list()
  return {
    building, now: now().toISOString(), zone, language, languages: [...words.languages],
    people: people.map(({ code, name, role, org, orgKind, joined, addresses }) => ({
      code, name, role, org, orgKind, joined, news: addresses.some((address) => news.has(address)), ...(!joined && { tail: tailFor(code) }),
    })),
  }
}

async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await c.req.json().catch(() => null))
  if (!parsed.success) throw new HTTPException(400)
  return parsed.data
}

function servePages(app: Hono, folder: URL): void {
  for (const { path, name, type } of PAGES) {
    const file = new URL(name, folder)
    if (!existsSync(file)) throw new Error('the demo\'s pages are not built: npm run build')
    const bytes = new Uint8Array(readFileSync(file))
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`
    app.get(path, (c) => {
      const headers = { etag, 'cache-control': 'no-cache', 'content-type': `${type}; charset=utf-8` }
      return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(bytes, 200, headers)
    })
  }
}
