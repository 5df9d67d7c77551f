import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { startHttp } from '../src/platform/http.ts'
import { SECRET_SENTENCE, useDoors } from './support/telegram-door.ts'

const openDoor = useDoors()

describe('updates that Telegram brings by itself', () => {
  const SECRET = 'a-secret-of-sixteen-and-more'
  async function openHook() {
    const probe = createServer()
    await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
    const { port } = probe.address() as AddressInfo
    await new Promise((closed) => probe.close(closed))
    const door = await openDoor({ webhook: { url: `http://127.0.0.1:${port}/telegram/webhook`, secret: SECRET } })
    const nothing = { database: async () => 1, lag: async () => 0, channels: {} }
    const log = { trace() {}, debug() {}, info() {}, warn() {}, error() {}, fatal() {} }
    const http = await startHttp({ host: '127.0.0.1', port, ready: nothing, metrics: door.metrics, log, routes: door.telegram.routes })
    const post = (body: string, secret?: string) => fetch(`${http.url}/telegram/webhook`, {
      method: 'POST', body, headers: { 'content-type': 'application/json', ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }) },
    })
    return { ...door, post, [Symbol.asyncDispose]: () => http.close() }
  }
  const update = JSON.stringify({ update_id: 7, message: { message_id: 1, date: 1, chat: { id: 770101, type: 'private' }, from: { id: 770101, is_bot: false }, text: SECRET_SENTENCE } })

  test('they arrive as if asked for, and the bot says where it wants them', async () => {
    await using door = await openHook()
    door.start()
    await door.server.called('setWebhook')
    const { updateId } = door.server.person(770101).says(SECRET_SENTENCE)
    expect((await door.recorder.got(1))[0]).toMatchObject({ number: String(updateId), address: '770101' })
    await door.server.idle()
    expect(door.server.callsOf('getUpdates')).toEqual([])
    expect(door.telegram.health().state).toBe('working')
  })

  test('without the secret, or with a wrong one, nothing gets in', async () => {
    await using door = await openHook()
    door.start()
    for (const secret of [undefined, '', 'wrong', `${SECRET}x`]) expect((await door.post(update, secret)).status).toBe(401)
    expect(door.recorder.batches).toEqual([])
    expect((await door.post(update, SECRET)).status).toBe(200)
    expect(door.recorder.arrivals).toHaveLength(1)
  })

  test('an update is taken only when it is stored; until then Telegram brings it again', async () => {
    await using door = await openHook()
    let broken = true
    door.recorder.store = async () => { if (broken) throw new Error('database away') }
    door.start()
    expect((await door.post(update, SECRET)).status).toBe(503)
    door.server.person(770101).says('một')
    await door.recorder.handed(2)
    broken = false
    await door.recorder.got(1)
    await door.server.idle()
  })

  test('what is no update is refused, and before the start and after the stop nothing is taken', async () => {
    await using door = await openHook()
    expect((await door.post(update, SECRET)).status).toBe(503)
    door.start()
    for (const body of ['', '{', '[]', 'null', '{"update_id":"7"}']) expect((await door.post(body, SECRET)).status).toBe(400)
    expect((await door.post('{"update_id":8,"something_of_tomorrow":{}}', SECRET)).status).toBe(200)
    await door.telegram.stop()
    expect((await door.post(update, SECRET)).status).toBe(503)
    expect(door.recorder.batches).toEqual([])
  })

  test('while Telegram cannot be told the address, the program tries again', async () => {
    await using door = await openHook()
    door.server.faults.next('setWebhook', { status: 500, description: 'Internal Server Error' })
    door.start()
    const wait = await door.waits.next()
    expect(door.telegram.health().state).toBe('offline')
    wait.end()
    door.server.person(770101).says('một')
    await door.recorder.got(1)
  })
})
