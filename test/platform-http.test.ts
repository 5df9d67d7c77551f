import { request } from 'node:http'
import { HTTPException } from 'hono/http-exception'
import { afterEach, expect, test } from 'vitest'
import { startHttp, type HttpOptions, type HttpServer, type Ready } from '../src/platform/http.ts'
import { makeLog } from '../src/platform/log.ts'
import { makeMetrics } from '../src/platform/metrics.ts'

let server: HttpServer | undefined
afterEach(() => server?.close())

const logged: string[] = []
const log = makeLog('info', { write: (line) => void logged.push(line) })
const ready: Ready = { database: async () => {}, lag: async () => 1.5, channels: {} }

const start = async (options: Partial<HttpOptions> = {}): Promise<string> => {
  server = await startHttp({ host: '127.0.0.1', port: 0, ready, metrics: makeMetrics(), log, ...options })
  return server.url
}

const statusUnder = (url: string, host: string): Promise<number | undefined> =>
  new Promise((done, fail) => {
    request(url, { headers: { host } }, (response) => done(response.resume().statusCode)).on('error', fail).end()
  })

test('the process answers that it is there', async () => {
  const response = await fetch(`${await start()}/healthz`)
  expect([response.status, await response.text()]).toEqual([200, 'ok\n'])
})

test('ready means that the database answers; when a channel last answered is told beside it', async () => {
  const seen = new Date('2026-11-20T01:00:00Z')
  const url = await start({ ready: { ...ready, channels: { telegram: () => seen, web: () => null } } })
  const response = await fetch(`${url}/readyz`)
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    ready: true,
    database: 'answers',
    queueLagSeconds: 1.5,
    lastSuccess: { telegram: '2026-11-20T01:00:00.000Z', web: null },
  })
})

test.each([
  ['refuses', () => Promise.reject(new Error('postgresql://chibo:hunter2@db'))],
  ['never answers', () => new Promise(() => {})],
])('a database that %s makes the process unready within three seconds', async (_, database) => {
  const url = await start({ ready: { ...ready, database } })
  const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3_000) })
  const text = await response.text()
  expect(response.status).toBe(503)
  expect(JSON.parse(text)).toMatchObject({ ready: false, database: 'does not answer' })
  expect(text).not.toContain('hunter2')
})

test('the figures count by channel and outcome and know no feature, organisation or person', async () => {
  const metrics = makeMetrics()
  metrics.updates.inc({ channel: 'telegram', outcome: 'acted' })
  metrics.unitSeconds.observe(0.02)
  metrics.tooMany.inc({ channel: 'telegram' })
  const response = await fetch(`${await start({ metrics })}/metrics`)
  const text = await response.text()
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  expect(text).toContain('chibo_updates_total{channel="telegram",outcome="acted"} 1')
  const labels = new Set([...text.matchAll(/[{,](\w+)="/g)].map((match) => match[1]))
  expect([...labels].toSorted()).toEqual(['channel', 'le', 'outcome'])
})

test('an error inside is noted in the log and answered with a sentence, not with its text', async () => {
  const url = await start({
    routes(app) {
      app.get('/broken', () => {
        throw new Error('hunter2')
      })
      app.get('/closed', () => {
        throw new HTTPException(403, { message: 'hunter2' })
      })
    },
  })
  const [broken, closed, missing] = await Promise.all(['/broken', '/closed', '/nowhere'].map((path) => fetch(url + path)))
  expect([broken?.status, closed?.status, missing?.status]).toEqual([500, 403, 404])
  expect(await broken?.text()).toBe('Something went wrong here; it has been noted.\n')
  expect(await closed?.text()).toBe('This is not open to you.\n')
  expect(logged.join('')).toContain('a request failed')
  expect(logged.join('')).not.toContain('hunter2')
})

test('in the demo a page that points its own name at this machine is refused', async () => {
  const url = await start({ hosts: ['127.0.0.1', 'localhost', '::1'] })
  expect(await statusUnder(`${url}/healthz`, 'evil.example')).toBe(421)
  expect(await statusUnder(`${url}/healthz`, '127.0.0.1.evil.example:80')).toBe(421)
  expect(await statusUnder(`${url}/healthz`, 'localhost:8080')).toBe(200)
  expect(await statusUnder(`${url}/healthz`, '[::1]:8080')).toBe(200)
})

test('a request larger than any file that is accepted is refused', async () => {
  const url = await start({ routes: (app) => app.post('/in', async (c) => c.text(String((await c.req.text()).length))) })
  expect((await fetch(`${url}/in`, { method: 'POST', body: 'x'.repeat(7_000_000) })).status).toBe(413)
  expect((await fetch(`${url}/in`, { method: 'POST', body: 'x'.repeat(5_000_000) })).status).toBe(200)
})

test('a port that is in use is told in one line with an example', async () => {
  const { port } = new URL(await start())
  const second = startHttp({ host: '127.0.0.1', port: Number(port), ready, metrics: makeMetrics(), log })
  await expect(second).rejects.toThrow(`PORT ${port} is already in use. Example: PORT=${Number(port) + 1}`)
})

test('an open stream does not keep the process from ending', async () => {
  const url = await start({
    routes: (app) => app.get('/events', () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('hello')) }))),
  })
  const response = await fetch(`${url}/events`)
  const before = performance.now()
  await server?.close()
  expect(performance.now() - before).toBeLessThan(5_000)
  await expect(response.text()).rejects.toThrow()
})
