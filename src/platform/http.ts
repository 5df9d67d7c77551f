import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ConfigError } from './config.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** What /readyz asks. None of it may tell of a person or a feature. */
export type Ready = {
  /** Rejects when the database does not answer. */
  database: () => Promise<unknown>
  /** Seconds by which the oldest due notice or stored update is late. */
  lag: () => Promise<number>
  /** For each channel when its service last answered, if it ever did. */
  channels: Record<string, () => Date | null>
}

export type HttpOptions = {
  host: string
  port: number
  ready: Ready
  metrics: Metrics
  log: Log
  /** Adds the channels' routes. */
  routes?: (app: Hono) => void
  /** The only names under which it answers, without port; the demo needs it against pages that rebind their own name. */
  hosts?: string[]
}

export type HttpServer = { url: string; port: number; close(): Promise<void> }

const mostBody = 6 * 1024 * 1024
const patience = 2_000

/** Starts the server. Throws ConfigError when the address cannot be used. */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const { host } = options
  const server = createAdaptorServer({ fetch: makeApp(options).fetch, overrideGlobalObjects: false }) as Server
  await listen(server, options)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    async close() {
      const closed = new Promise((done) => server.close(done))
      server.closeIdleConnections()
      // An open page's stream of events would hold the process for ever.
      const end = setTimeout(() => server.closeAllConnections(), patience)
      await closed
      clearTimeout(end)
    },
  }
}

/** The routes without a server. */
export function makeApp({ ready, metrics, log, routes, hosts }: Omit<HttpOptions, 'host' | 'port'>): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return say(c, error.status)
    log.error({ err: error }, 'a request failed')
    return say(c, 500)
  })
  app.notFound((c) => say(c, 404))
  app.use(async (c, next) => (hosts && !hosts.includes(hostOf(c)) ? say(c, 421) : next()))
  app.use(secureHeaders())
  app.use(bodyLimit({ maxSize: mostBody, onError: (c) => say(c, 413) }))
  app.get('/healthz', (c) => c.text('ok\n'))
  app.get('/readyz', async (c) => {
    const { status, report } = await askReady(ready)
    return c.json(report, status)
  })
  app.get('/metrics', async (c) => c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }))
  routes?.(app)
  return app
}

// A channel that is cut off does not make the process unready: the others and the database still serve.
async function askReady({ database, lag, channels }: Ready) {
  const answers = Object.entries(channels).map(([name, last]) => [name, last()?.toISOString() ?? null])
  const seconds = await inTime(async () => {
    await database()
    return lag()
  }).catch(() => null)
  const report = {
    ready: seconds !== null,
    database: seconds === null ? 'does not answer' : 'answers',
    queueLagSeconds: seconds,
    lastSuccess: Object.fromEntries(answers) as Record<string, string | null>,
  }
  return { status: (report.ready ? 200 : 503) as ContentfulStatusCode, report }
}

async function inTime<T>(work: () => Promise<T>): Promise<T> {
  let end: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => (end = setTimeout(() => fail(new Error('late')), patience)))
  try {
    return await Promise.race([work(), late])
  } finally {
    clearTimeout(end)
  }
}

const sentences: Record<number, string> = {
  400: 'The request could not be read.',
  401: 'The request lacks its secret.',
  403: 'This is not open to you.',
  404: 'There is nothing at this address.',
  413: 'The request is too large.',
  421: 'This server does not answer under that name.',
  429: 'Too many requests; wait a minute.',
  500: 'Something went wrong here; it has been noted.',
}

function say(c: Context, status: number): Response {
  return c.text(`${sentences[status] ?? 'The request could not be served.'}\n`, status as ContentfulStatusCode)
}

function hostOf(c: Context): string {
  const host = c.req.header('host') ?? ''
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '') : ''
}

async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  try {
    await new Promise<void>((done, fail) => server.once('error', fail).listen(port, host, done))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new ConfigError(`PORT ${port} is already in use. Example: PORT=${port + 1}`)
    if (code === 'EACCES') throw new ConfigError(`PORT ${port} may not be used by this account. Example: PORT=8080`)
    throw new ConfigError(`HOST is not an address of this machine (${code}). Example: HOST=127.0.0.1`)
  }
}
