import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeWire, WireError } from '../src/channels/telegram/wire.ts'
import { retryAfter } from './support/telegram-faults.ts'
import { makeRecorder, useDoors } from './support/telegram-door.ts'

/** The line to Telegram when it is bad. */

const openDoor = useDoors()

describe('a bad line', () => {
  test('while Telegram does not answer, the program asks less and less often, tells since when, and then goes on', async () => {
    const { server, telegram, start, recorder, waits, clock, said } = await openDoor()
    server.faults.next('getUpdates', 'drop-before', { times: 6 })
    start()
    for (const ms of [1000, 2000, 4000, 8000, 16_000, 30_000]) {
      const wait = await waits.next()
      expect(wait.ms).toBe(ms)
      expect(telegram.health()).toMatchObject({ state: 'offline', since: new Date('2026-11-02T02:00:00Z') })
      if (ms === 30_000) clock.advance(60_000)
      wait.end()
    }
    server.person(770101).says('một')
    await recorder.got(1)
    await server.idle()
    expect(telegram.health()).toEqual({ state: 'working', lastSuccess: clock.now(), since: clock.now() })
    expect(said('Telegram does not answer')).toBe(1)
  })

  test('a start without any line to Telegram holds nothing up, and the name is learnt once there is one', async () => {
    const { server, telegram, waits, start } = await openDoor()
    server.faults.next('deleteWebhook', 'drop-before')
    server.faults.next('getMe', 'drop-before')
    start()
    expect(telegram.username()).toBeNull()
    ;(await waits.next()).end()
    ;(await waits.next()).end()
    await vi.waitFor(() => expect([telegram.username(), telegram.health().state]).toEqual(['stand_in_bot', 'working']))
  })

  test('a second program with the same bot is told of once and waited for', async () => {
    const { server, telegram, start, recorder, make, waits, said } = await openDoor()
    start()
    await vi.waitFor(() => expect(telegram.health().state).toBe('working'))
    const other = make()
    const theirs = makeRecorder()
    other.start(theirs)
    const wait = await waits.next()
    expect(telegram.health().state).toBe('conflict')
    server.person(770101).says('một')
    await theirs.got(1)
    await other.stop()
    wait.end()
    server.person(770101).says('hai')
    await recorder.got(1)
    await server.idle()
    expect(telegram.health().state).toBe('working')
    expect(said('another process takes this bot')).toBe(1)
  })

  test('a webhook that was set elsewhere is taken off, also while the program runs', async () => {
    const { server, start, recorder, waits } = await openDoor()
    const call = (method: string, params: object) => fetch(`${server.root}/bot${server.token}/${method}`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(params),
    })
    await call('setWebhook', { url: 'https://elsewhere.invalid/hook' })
    start()
    server.person(770101).says('một')
    await recorder.got(1)
    await server.idle()
    await call('setWebhook', { url: 'https://elsewhere.invalid/hook' })
    ;(await waits.next()).end()
    server.person(770101).says('hai')
    await recorder.got(2)
  })

  test('a wrong token is told as such and never shown', async () => {
    const { server, make, recorder, waits, lines } = await openDoor()
    const telegram = make({ token: '123456:not-the-right-one' })
    telegram.start(recorder)
    await waits.next()
    expect(telegram.health()).toMatchObject({ state: 'refused', lastSuccess: null })
    await telegram.stop()
    expect(lines.join('')).not.toContain('not-the-right-one')
    expect(server.calls).toEqual([])
  })

  test('asked to wait, the program waits as long as Telegram says', async () => {
    const { server, start, waits, recorder } = await openDoor()
    server.faults.next('getUpdates', retryAfter(17))
    start()
    const wait = await waits.next()
    expect(wait.ms).toBe(17_000)
    wait.end()
    server.person(770101).says('một')
    await recorder.got(1)
  })

  test('it stops at once in the middle of a long question', async () => {
    const { server, telegram, start, recorder, said } = await openDoor()
    start()
    server.person(770101).says('một')
    await recorder.got(1)
    await server.idle()
    await telegram.stop()
    server.person(770101).says('hai')
    expect(recorder.arrivals).toHaveLength(1)
    expect(said('does not answer')).toBe(0)
  })
})

describe('what a lost call may have done', () => {
  const servers: Server[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.close()
  })
  async function listen(server: Server): Promise<number> {
    servers.push(server)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return (server.address() as AddressInfo).port
  }
  async function lost(url: string, options: Parameters<typeof makeWire>[0] = {}): Promise<WireError> {
    const asked = { method: 'POST', headers: {}, body: '{}' }
    const wire = makeWire({ connect: 200, ...options }) as unknown as (url: string, options: object) => Promise<{ json(): Promise<unknown> }>
    return (await wire(url, asked).then((answer) => answer.json()).catch((error: unknown) => error)) as WireError
  }
  const silent = () => createServer((socket) => socket.on('error', () => undefined))
  const hangingUp = () => createServer((socket) => socket.on('error', () => undefined).once('data', () => socket.resetAndDestroy()))
  const saying = (answer: string) => createServer((socket) => socket.on('error', () => undefined).once('data', () => socket.end(answer)))

  test('nobody is there, the name is unknown, the proxy is away: nothing was done', async () => {
    const gone = silent()
    const port = await listen(gone)
    await new Promise((closed) => gone.close(closed))
    for (const [url, proxy] of [[`http://127.0.0.1:${port}/`, null], ['https://nowhere.invalid/', null], ['https://127.0.0.1/', `http://127.0.0.1:${port}`]] as const) {
      expect(await lost(url, { proxy })).toMatchObject({ name: 'WireError', left: false })
    }
  })

  test('a carrier swallows the packets or cuts the greeting: nothing was done', async () => {
    const swallowed = await lost(`https://127.0.0.1:${await listen(silent())}/`)
    expect(swallowed).toMatchObject({ left: false, code: 'CONNECT' })
    expect(await lost(`https://127.0.0.1:${await listen(hangingUp())}/`)).toMatchObject({ left: false })
    expect(await lost('https://127.0.0.1:9/', { proxy: `http://127.0.0.1:${await listen(silent())}` })).toMatchObject({ left: false, code: 'CONNECT' })
    expect(await lost('https://127.0.0.1:9/', { proxy: `socks5://127.0.0.1:${await listen(silent())}` })).toMatchObject({ left: false, code: 'CONNECT' })
  })

  test('the connection breaks after the call has left: it may have been done', async () => {
    expect(await lost(`http://127.0.0.1:${await listen(hangingUp())}/`)).toMatchObject({ left: true, code: 'ECONNRESET' })
  })

  test('a proxy\'s own page is no answer: refused there, nothing was done; broken behind it, it may have been', async () => {
    const page = (status: string) => `HTTP/1.1 ${status}\r\ncontent-length: 2\r\n\r\n<p`
    expect(await lost(`http://127.0.0.1:${await listen(saying(page('407 Proxy Authentication Required')))}/`)).toMatchObject({ left: false })
    expect(await lost(`http://127.0.0.1:${await listen(saying(page('502 Bad Gateway')))}/`)).toMatchObject({ left: true })
    expect(await lost(`http://127.0.0.1:${await listen(saying('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nnull'))}/`)).toMatchObject({ left: false, code: 'HTTP_200' })
  })
})
