import type { Deed, Hello, Op, Snapshot } from '../contract.ts'
import { readEvents } from './events.ts'
import type { ServerEvent } from './events.ts'

/** The ways to the server: one stream in, one queue out. Nothing here knows what is on the screen. */

/** 'stored': the server has it for good · the others: it does not, and asking again would not help. */
export type Sent = 'stored' | 'too-long' | 'refused' | 'gone'
export type Trouble = 'offline' | 'unsent' | 'crowded'

export type Heard = {
  hello(hello: Hello): void
  snapshot(snapshot: Snapshot): void
  op(op: Op): void
  /** What keeps it from working at the moment, or null; it goes on trying by itself. */
  trouble(trouble: Trouble | null): void
  /** There is no session any more. */
  gone(): void
}

export type Wire = {
  send(what: Deed['what']): { number: string; sent: Promise<Sent> }
  sendFile(file: File): Promise<Sent>
  /** Tries at once what would be tried later. */
  wake(): void
  close(): void
}

const QUIET = 45_000 // the server says something every 20 s, or the line is dead without anybody having noticed
const SLOW = 20_000
const LONGEST = 15_000

/** A UUID, also where the page does not come over https and the browser would not make one. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte, i) => (i === 6 ? (byte & 15) | 64 : i === 8 ? (byte & 63) | 128 : byte).toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

export function post(path: string, body: object = {}, patience = SLOW): Promise<Response> {
  const form = body instanceof FormData
  return fetch(path, {
    method: 'POST', cache: 'no-store', signal: AbortSignal.timeout(patience),
    headers: { 'x-chibo': '1', 'accept-language': document.documentElement.lang, ...(!form && { 'content-type': 'application/json' }) }, body: form ? body : JSON.stringify(body),
  })
}

export function openWire(heard: Heard): Wire {
  const end = new AbortController()
  const wakers = new Set<() => void>()
  const troubles = new Map<'in' | 'out', Trouble>()
  const queue: { path: string; body: object; patience: number; done(sent: Sent): void }[] = []
  let last: string | undefined
  let pumping = false

  function trouble(way: 'in' | 'out', what: Trouble | null): void {
    if (end.signal.aborted) return
    if (what) troubles.set(way, what)
    else troubles.delete(way)
    heard.trouble(troubles.get('out') ?? troubles.get('in') ?? null)
  }

  /** Longer from try to try, a little apart from page to page, so that a server that comes back is not run over. */
  function rest(tries: number, least = 0): Promise<void> {
    const time = Math.max(least, Math.min(LONGEST, 500 * 2 ** tries)) * (1 + Math.random() / 4)
    return new Promise((done) => {
      const timer = setTimeout(wake, time)
      function wake() {
        clearTimeout(timer)
        wakers.delete(wake)
        done()
      }
      if (least === 0) wakers.add(wake)
    })
  }

  function gone(): void {
    if (end.signal.aborted) return
    close()
    heard.gone()
  }

  async function listen(): Promise<void> {
    for (let tries = 0; !end.signal.aborted; tries++) {
      const line = new AbortController()
      const stop = () => line.abort()
      end.signal.addEventListener('abort', stop)
      let watch = setTimeout(stop, QUIET)
      try {
        const headers = { accept: 'text/event-stream', ...(last !== undefined && { 'last-event-id': last }) }
        const response = await fetch('web/stream', { headers, cache: 'no-store', signal: line.signal })
        if (response.status === 401) return gone()
        if (!response.ok || !response.body) throw new Error(String(response.status))
        trouble('in', null)
        await readEvents(response.body, take, () => {
          tries = 0
          clearTimeout(watch)
          watch = setTimeout(stop, QUIET)
        })
      } catch {
        // The line broke, or never was: tried again below.
      } finally {
        clearTimeout(watch)
        end.signal.removeEventListener('abort', stop)
      }
      // A stream that ends and comes back at once is nobody's trouble.
      if (tries > 0) trouble('in', 'offline')
      await rest(tries)
    }
  }

  function take({ event, data, id }: ServerEvent): void {
    if (end.signal.aborted) return
    if (id !== undefined) last = id
    if (event === 'hello') heard.hello(JSON.parse(data) as Hello)
    else if (event === 'snapshot') heard.snapshot(JSON.parse(data) as Snapshot)
    else if (event === 'op') heard.op(JSON.parse(data) as Op)
  }

  /** One after the other, each until the server has it: what was pressed first arrives first. */
  async function pump(): Promise<void> {
    if (pumping) return
    pumping = true
    for (let first = queue[0]; first && !end.signal.aborted; queue.shift(), first = queue[0]) first.done(await deliver(first))
    pumping = false
  }

  async function deliver({ path, body, patience }: (typeof queue)[number]): Promise<Sent> {
    for (let tries = 0; !end.signal.aborted; tries++) {
      const response = await post(path, body, patience).catch(() => null)
      if (response?.status === 429) {
        const { retryAfter } = (await response.json().catch(() => ({}))) as { retryAfter?: number }
        trouble('out', 'crowded')
        await rest(tries, Math.min(retryAfter ?? 5, 60) * 1000)
        continue
      }
      if (response && response.status < 500) trouble('out', null)
      if (response?.ok) return 'stored'
      if (response?.status === 401) gone()
      else if (response?.status === 413) return 'too-long'
      else if (response && response.status < 500) return 'refused'
      else {
        trouble('out', 'unsent')
        await rest(tries)
      }
    }
    return 'gone'
  }

  function enqueue(path: string, body: object, patience: number): Promise<Sent> {
    return new Promise((done) => {
      queue.push({ path, body, patience, done })
      void pump()
    })
  }

  function close(): void {
    end.abort()
    for (const wake of wakers) wake()
    for (const { done } of queue.splice(0)) done('gone')
  }

  void listen()
  return {
    send(what) {
      const number = randomId()
      return { number, sent: enqueue('web/do', { number, what } satisfies Deed, SLOW) }
    },
    sendFile(file) {
      const form = new FormData()
      form.set('number', randomId())
      form.set('message', randomId())
      form.set('file', file)
      return enqueue('web/file', form, 10 * SLOW)
    },
    wake: () => [...wakers].forEach((wake) => wake()),
    close,
  }
}
