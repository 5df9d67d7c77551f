import http from 'node:http'
import https from 'node:https'
import { buffer } from 'node:stream/consumers'
import type { ApiClientOptions } from 'grammy'

type Fetch = NonNullable<ApiClientOptions['fetch']>
/** A body that carries a file comes in pieces. */
type Asked = { method: string; headers: Record<string, string>; body: string | AsyncIterable<Uint8Array>; signal?: AbortSignal }
type Answered = { status: number; body: Buffer }

/** A call without an answer. It holds no address and no message of a library: Telegram's addresses contain the token. */
export class WireError extends Error {
  /** The whole call had left: Telegram may have acted on it. */
  readonly left: boolean
  readonly code: string

  constructor(left: boolean, code: string) {
    super(`no answer (${code})`)
    this.name = 'WireError'
    this.left = left
    this.code = code
  }
}

/** Long enough for a slow line, shorter than any call's own time: a carrier that blocks Telegram swallows the packets. */
const CONNECT = 10_000
/** Idle connections are closed before Telegram closes them, so that no call meets one that is just being closed. */
const KEPT = { keepAlive: true, timeout: 20_000 }

/**
 * The way to the Bot API, in place of grammY's own, which cannot tell a call that never left from one whose answer was
 * lost: the first may be repeated, the second might be told twice.
 * @param proxy http, https or socks address
 */
export function makeWire({ proxy, connect = CONNECT }: { proxy?: string | null; connect?: number } = {}): Fetch {
  const agentFor = openWay(proxy)
  const wire = async (given: string | URL, asked: Asked) => {
    const url = new URL(given)
    // A file is small enough to be held whole, and its length is known before it leaves.
    const whole = typeof asked.body === 'string' ? Buffer.from(asked.body) : await buffer(asked.body)
    const { status, body } = await call(url, { ...asked, body: whole, agent: await agentFor(url), connect })
    return { json: async () => read(body.toString(), status) }
  }
  return wire as unknown as Fetch
}

/** Reads a file that lies beside the Bot API, by the same way. Rejects with a WireError, also when it is larger than `most` bytes. */
export type Download = (url: string, options: { most: number; signal: AbortSignal }) => Promise<Uint8Array>

export function makeDownload({ proxy, connect = CONNECT }: { proxy?: string | null; connect?: number } = {}): Download {
  const agentFor = openWay(proxy)
  return async (given, { most, signal }) => {
    const url = new URL(given)
    const { status, body } = await call(url, { method: 'GET', headers: {}, body: Buffer.alloc(0), signal, most, agent: await agentFor(url), connect })
    if (status !== 200) throw new WireError(false, `HTTP_${status}`)
    return body
  }
}

function openWay(proxy: string | null | undefined): (url: URL) => Promise<http.Agent> {
  const plain = { 'http:': new http.Agent(KEPT), 'https:': new https.Agent(KEPT) }
  const tunnel = proxy ? openTunnel(proxy) : null
  return async ({ protocol }) => (await tunnel) ?? (protocol === 'https:' ? plain['https:'] : plain['http:'])
}

/** Loaded only where it is wanted: it takes longer than everything else of the channel together. */
async function openTunnel(proxy: string): Promise<http.Agent> {
  const { ProxyAgent } = await import('proxy-agent')
  return new ProxyAgent({ ...KEPT, getProxyForUrl: () => proxy })
}

type Call = Omit<Asked, 'body'> & { body: Buffer; agent: http.Agent; connect: number; most?: number }

function call(url: URL, { method, headers, body, signal, agent, connect, most = Infinity }: Call): Promise<Answered> {
  return new Promise((resolve, reject) => {
    let left = false
    const send = url.protocol === 'https:' ? https.request : http.request
    const request = send(url, { method, agent, headers: { ...headers, 'content-length': body.length } })
    const fail = (error: Error) => reject(new WireError(left, (error as { code?: string }).code ?? 'UNKNOWN'))
    // Rejected here too: a request that still waits for a proxy's tunnel tells nobody that it was given up.
    const giveUp = (code: string) => {
      reject(new WireError(left, code))
      request.destroy()
    }
    const late = setTimeout(() => giveUp('CONNECT'), connect)
    const abort = () => giveUp('ABORTED')
    // Comes when the last byte went out, with TLS not before the handshake: until then nobody can have acted on it.
    request.once('finish', () => {
      left = true
      clearTimeout(late)
    })
    request.once('close', () => {
      clearTimeout(late)
      signal?.removeEventListener('abort', abort)
    })
    request.on('error', fail)
    request.once('response', (response) => {
      const parts: Buffer[] = []
      let size = 0
      response.on('data', (part: Buffer) => {
        parts.push(part)
        size += part.length
        if (size > most) giveUp('TOO_BIG')
      }).on('error', fail)
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }))
    })
    signal?.addEventListener('abort', abort)
    if (signal?.aborted) abort()
    request.end(body)
  })
}

/** What does not look like the Bot API comes from something between us: behind a 5xx the call may have gone further. */
function read(body: string, status: number): unknown {
  const answer = parse(body)
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer
  throw new WireError(status >= 500, `HTTP_${status}`)
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
