import { describe, expect, test } from 'vitest'
import type { MadeFile } from '../src/conversation/papers.ts'
import { retryAfter } from './support/telegram-faults.ts'
import { SECRET_SENTENCE, useDoors } from './support/telegram-door.ts'

/** Files on Telegram: how they go out, and how one that somebody sent is fetched. */

const openDoor = useDoors()
const AN = '770101'
const LARGE = 5 * 1024 * 1024
const file = (more: Partial<MadeFile> = {}): MadeFile =>
  ({ name: 'danh-sách-chi-bộ.csv', mime: 'text/csv', bytes: Buffer.from('\uFEFFHọ và tên\r\n'), confidential: false, ...more })

async function openChat() {
  const door = await openDoor()
  return { ...door, an: door.server.person(Number(AN), { started: true }), channel: door.telegram.channel }
}

describe('a file that goes out', () => {
  test('arrives byte by byte under its Vietnamese name, protected where it is confidential', async () => {
    const { an, channel, lines } = await openChat()
    const bytes = Uint8Array.from({ length: 70_000 }, (_, place) => place % 256)
    const id = await channel.sendFile(AN, file({ bytes }))
    expect(an.screen()).toMatchObject({ messageId: Number(id), protected: false, document: { name: 'danh-sách-chi-bộ.csv', bytes: Buffer.from(bytes) } })
    await channel.sendFile(AN, file({ confidential: true }))
    expect(an.screen().protected).toBe(true)
    expect(lines).toEqual([])
  })

  test('of five megabytes fits', async () => {
    const { an, channel } = await openChat()
    await channel.sendFile(AN, file({ bytes: new Uint8Array(LARGE) }))
    expect(an.screen().document?.bytes.length).toBe(LARGE)
  })

  test.each([
    ['too many messages', retryAfter(7), { kind: 'wait', seconds: 7 }],
    ['the line broken before', 'drop-before', { kind: 'uncertain' }],
    ['the line broken behind', 'drop-after', { kind: 'uncertain' }],
    ['blocked', { status: 403, description: 'Forbidden: bot was blocked by the user' }, { kind: 'unreachable' }],
  ] as const)('says when it may not have arrived: %s', async (_name, fault, error) => {
    const { server, channel } = await openChat()
    server.faults.next('sendDocument', fault)
    await expect(channel.sendFile(AN, file())).rejects.toMatchObject(error)
  })

  test('waits by itself for whoever has asked for it', async () => {
    const { server, telegram, waits, an } = await openChat()
    server.faults.next('sendDocument', retryAfter(3))
    const sent = telegram.answers.sendFile(AN, file())
    const wait = await waits.next()
    expect(wait.ms).toBe(3000)
    wait.end()
    await sent
    expect(an.messages()).toHaveLength(1)
  })
})

describe('a file that somebody sent', () => {
  async function sent(bytes: Buffer | string) {
    const door = await openDoor()
    door.start()
    door.server.person(Number(AN)).sendsDocument({ name: 'danh sách.csv', bytes })
    const [arrival] = await door.recorder.got(1)
    const what = arrival?.what
    if (what?.kind !== 'file') throw new Error('no file arrived')
    return { ...door, what, fetch: (most = LARGE) => door.telegram.answers.fetchFile(what.ref, most) }
  }

  test('is fetched as it was, once and once more', async () => {
    const bytes = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, place) => place % 251))
    const { what, fetch } = await sent(bytes)
    expect(what).toMatchObject({ name: 'danh sách.csv', size: 300_000 })
    expect(Buffer.from(await fetch()).equals(bytes)).toBe(true)
    expect(Buffer.from(await fetch()).equals(bytes)).toBe(true)
  })

  test('larger than is taken is refused before it is fetched, or while', async () => {
    const { fetch, server } = await sent('x'.repeat(1000))
    await expect(fetch(999)).rejects.toMatchObject({ kind: 'refused' })
    expect((await fetch(1000)).length).toBe(1000)
    expect(server.callsOf('getFile')).toHaveLength(2)
  })

  test('that Telegram no longer has, or an invented one, is refused; a broken line says so', async () => {
    const { telegram, fetch, server, lines } = await sent(SECRET_SENTENCE)
    await expect(telegram.channel.fetchFile('invented', LARGE)).rejects.toMatchObject({ kind: 'refused' })
    server.faults.next('getFile', 'drop-after')
    await expect(fetch()).rejects.toMatchObject({ kind: 'uncertain' })
    expect(lines.join('')).not.toContain(server.token)
    expect(lines.join('')).not.toContain(SECRET_SENTENCE)
  })

  test('is not fetched for ever where the line is cut under way', async () => {
    const { fetch, server } = await sent('x')
    await server.close()
    await expect(fetch()).rejects.toMatchObject({ kind: 'offline' })
  })
})
