import { describe, expect, test, vi } from 'vitest'
import { ChannelError } from '../src/conversation/channel.ts'
import type { Shown } from '../src/conversation/channel.ts'
import { html } from '../src/conversation/html.ts'
import type { Html } from '../src/conversation/html.ts'
import { retryAfter } from './support/telegram-faults.ts'
import type { Fault } from './support/telegram-faults.ts'
import { SECRET_SENTENCE, useDoors } from './support/telegram-door.ts'

/** How the program shows things on Telegram, and what it makes of a refusal. */

const openDoor = useDoors()
const AN = '770101'
const plainly = (text: Html | string, ...labels: string[]): Shown => ({
  text: typeof text === 'string' ? html`${text}` : text, confidential: false, choices: labels.map((label, place) => [{ label, action: `org:choose:${place}` }]),
})
const kept = (text: string): Shown => ({ ...plainly(text, 'Đóng'), confidential: true })

async function openChat(options: Parameters<typeof openDoor>[0] = {}) {
  const door = await openDoor(options)
  return { ...door, an: door.server.person(Number(AN), { started: true }), channel: door.telegram.channel }
}

describe('a screen', () => {
  test('stands there with its buttons, and what people typed in it stands there as typed', async () => {
    const { an, channel, server } = await openChat()
    const name = '<b>&"\' https://example.org 🙂'
    await channel.send(AN, {
      text: html`<b>Tự soi</b> ${name}`, confidential: false,
      choices: [[{ label: 'Chưa thấy', action: 'self-check:answer:1', look: 'primary' }, { label: 'Trợ giúp', privately: 'help' }], [{ label: 'Đóng', action: 'home:open' }]],
    })
    const screen = an.screen()
    expect(screen.text).toBe(`Tự soi ${name}`)
    expect(screen.protected).toBe(false)
    expect(screen.buttons).toEqual([
      [{ text: 'Chưa thấy', callback_data: 'self-check:answer:1' }, { text: 'Trợ giúp', callback_data: '/help' }],
      [{ text: 'Đóng', callback_data: 'home:open' }],
    ])
    expect(server.callsOf('sendMessage')[0]?.params).toMatchObject({ link_preview_options: { is_disabled: true } })
  })

  test('that is confidential is protected from its first sending, and no change ever asks for protection', async () => {
    const { an, channel, server } = await openChat()
    const message = await channel.send(AN, kept(SECRET_SENTENCE))
    expect(an.screen()).toMatchObject({ protected: true, text: SECRET_SENTENCE })
    await channel.edit(AN, message, kept('Đã đóng'))
    expect(an.screen()).toMatchObject({ protected: true, text: 'Đã đóng', edited: true })
    expect(server.callsOf('editMessageText').some(({ params }) => 'protect_content' in params)).toBe(false)
    await channel.send(AN, plainly('Chào'))
    expect(server.callsOf('sendMessage').at(-1)?.params).not.toHaveProperty('protect_content')
  })

  test('is changed in place, loses its buttons, and can be taken away', async () => {
    const { an, channel } = await openChat()
    const message = await channel.send(AN, plainly('một', 'Có', 'Không'))
    await channel.edit(AN, message, plainly('hai', 'Có'))
    expect(an.messages()).toMatchObject([{ text: 'hai', buttons: [[{ text: 'Có' }]] }])
    await channel.strip(AN, message)
    expect(an.screen().buttons).toEqual([])
    await channel.edit(AN, message, plainly('ba'))
    const said = an.says('mật')
    await channel.erase(AN, String(said.messageId))
    await channel.erase(AN, message)
    expect(an.messages()).toEqual([])
  })

  test('that has not changed is left as it is without a complaint', async () => {
    const { channel, lines } = await openChat()
    const message = await channel.send(AN, plainly('một', 'Có'))
    await channel.edit(AN, message, plainly('một', 'Có'))
    await channel.strip(AN, message)
    await channel.strip(AN, message)
    expect(lines).toEqual([])
  })

  test('longer than a message can be is never sent, and the log says so without its words', async () => {
    const { channel, server, said } = await openChat()
    const long = `${SECRET_SENTENCE} `.repeat(200)
    await expect(channel.send(AN, plainly(long))).rejects.toMatchObject({ kind: 'refused' })
    expect(server.calls).toEqual([])
    expect(said('longer than a message')).toBe(1)
    await channel.send(AN, plainly('&'.repeat(4096)))
  })
})

describe('a press', () => {
  test('is ended with its toast or with nothing, and a toast that is too long is cut', async () => {
    const { an, channel } = await openChat()
    for (const [toast, text] of [['Đã ghi nhận.', 'Đã ghi nhận.'], [undefined, ''], ['ế'.repeat(300), `${'ế'.repeat(199)}…`]] as const) {
      const press = an.pressesData('org:choose')
      await channel.answer(press.queryId, toast)
      expect((await press.answer()).text).toBe(text)
    }
  })

  test('that is too old to be ended is no failure', async () => {
    let now = 1_700_000_000_000
    const { an, channel, lines } = await openChat({ server: { now: () => now, queryLifetimeMs: 15_000 } })
    const press = an.pressesData('org:choose')
    now += 20_000
    await channel.answer(press.queryId, 'Muộn')
    await channel.answer('never-was-one')
    expect(an.toasts()).toEqual([])
    expect(lines).toEqual([])
  })
})

describe('a refusal', () => {
  const refusals: [string, Fault, Partial<ChannelError> | 'nothing'][] = [
    ['too many messages', retryAfter(7), { kind: 'wait', seconds: 7 }],
    ['blocked', { status: 403, description: 'Forbidden: bot was blocked by the user' }, { kind: 'unreachable' }],
    ['deleted account', { status: 403, description: 'Forbidden: user is deactivated' }, { kind: 'unreachable' }],
    ['never started', { status: 400, description: 'Bad Request: chat not found' }, { kind: 'unreachable' }],
    ['message gone', { status: 400, description: 'Bad Request: message to edit not found' }, { kind: 'gone' }],
    ['message too old', { status: 400, description: 'Bad Request: message can\'t be edited' }, { kind: 'gone' }],
    ['message is no longer ours', { status: 400, description: 'Bad Request: MESSAGE_ID_INVALID' }, { kind: 'gone' }],
    ['nothing to change', { status: 400, description: 'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message' }, 'nothing'],
    ['our mistake', { status: 400, description: `Bad Request: can't parse entities: Unsupported start tag "${SECRET_SENTENCE}" at byte offset 5` }, { kind: 'refused' }],
    ['token taken back', { status: 401, description: 'Unauthorized' }, { kind: 'refused' }],
    ['group moved', { status: 400, description: 'Bad Request: group chat was upgraded to a supergroup chat', parameters: { migrate_to_chat_id: -100123 } }, { kind: 'refused', to: '-100123' } as never],
    ['Telegram is ill', { status: 502, description: 'Bad Gateway' }, { kind: 'offline' }],
    ['the connection breaks, before', 'drop-before', { kind: 'uncertain' }],
    ['the connection breaks, after', 'drop-after', { kind: 'uncertain' }],
  ]
  test.each(refusals)('%s: the conversation is told what it means', async (_title, fault, meaning) => {
    const { channel, server } = await openChat()
    const message = await channel.send(AN, plainly('một'))
    server.faults.next('editMessageText', fault)
    const told = await channel.edit(AN, message, plainly('hai')).then(() => 'nothing', (error: unknown) => error)
    if (meaning === 'nothing') expect(told).toBe('nothing')
    else {
      expect(told).toBeInstanceOf(ChannelError)
      expect(told).toMatchObject(meaning)
    }
  })

  test('is counted where it is about pace or people, and told in the log where it is our mistake', async () => {
    const { channel, server, metrics, lines } = await openChat()
    server.faults.next('sendMessage', retryAfter(1))
    server.faults.next('sendMessage', { status: 403, description: 'Forbidden: bot was blocked by the user' })
    server.faults.next('sendMessage', { status: 400, description: `Bad Request: wrong "${SECRET_SENTENCE}"` })
    for (const kind of ['wait', 'unreachable', 'refused']) await expect(channel.send(AN, plainly('một'))).rejects.toMatchObject({ kind })
    const figures = await metrics.registry.metrics()
    expect(figures).toContain('chibo_channel_429_total{channel="telegram"} 1')
    expect(figures).toContain('chibo_channel_403_total{channel="telegram"} 1')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ method: 'sendMessage', code: 400, reason: 'Bad Request: wrong "…"' }])
  })

  test('when nobody answers at all, nothing was sent and the log keeps the token to itself', async () => {
    const { channel, server, lines } = await openChat()
    await server.close()
    await expect(channel.send(AN, plainly(SECRET_SENTENCE))).rejects.toMatchObject({ kind: 'offline' })
    expect(lines.join('')).not.toContain(server.token)
  })
})

describe('asked to wait', () => {
  test('an answer to a person waits and is then shown, a notice says so at once', async () => {
    const { an, telegram, server, waits } = await openChat()
    server.faults.next('sendMessage', retryAfter(7))
    const answer = telegram.answers.send(AN, plainly('một'))
    const wait = await waits.next()
    expect(wait.ms).toBe(7000)
    expect(an.messages()).toEqual([])
    wait.end()
    await answer
    expect(an.screen().text).toBe('một')
    server.faults.next('sendMessage', retryAfter(7))
    await expect(telegram.channel.send(AN, plainly('hai'))).rejects.toMatchObject({ kind: 'wait', seconds: 7 })
    expect(waits.asked).toEqual([7000])
  })

  test('an answer gives up after three times, after more than a minute, and when the program stops', async () => {
    const { telegram, server, waits } = await openChat()
    server.faults.next('editMessageText', retryAfter(1), { times: 3 })
    const answer = telegram.answers.edit(AN, '1', plainly('một')).catch((error: unknown) => error)
    for (const _ of [1, 2]) (await waits.next()).end()
    expect(await answer).toMatchObject({ kind: 'wait' })
    server.faults.next('sendMessage', retryAfter(61))
    await expect(telegram.answers.send(AN, plainly('hai'))).rejects.toMatchObject({ kind: 'wait', seconds: 61 })
    server.faults.next('sendMessage', retryAfter(30), { times: 2 })
    const last = telegram.answers.send(AN, plainly('ba')).catch((error: unknown) => error)
    await waits.next()
    await telegram.stop()
    expect(await last).toMatchObject({ kind: 'wait' })
  })
})

describe('menus and profile', () => {
  test('each person has the commands of their role, and strangers those that everybody has', async () => {
    const { an, server, start, channel } = await openChat()
    start()
    await vi.waitFor(() => expect(server.settings.commands.size).toBe(2))
    await channel.menu(AN, [{ command: 'tusoi', description: 'Tự soi tháng này' }])
    expect(an.commands()).toEqual([{ command: 'tusoi', description: 'Tự soi tháng này' }])
    await channel.menu(AN, [])
    expect(an.commands().map(({ command }) => command)).toEqual(['start', 'help'])
  })

  test('the profile says in each language what the bot never asks for, and is set only where it differs', async () => {
    const { server, start, make, recorder, telegram } = await openChat()
    start()
    await vi.waitFor(() => expect(server.settings.commands.size).toBe(2))
    await telegram.stop()
    expect(server.settings.names.get('')).toBe('Chibo')
    expect(telegram.switches()).toEqual({ joinsGroups: true, readsGroups: false, inline: false, guest: false, business: false })
    expect(server.settings.descriptions.get('')).toBe('Chibo không bao giờ hỏi mật khẩu, mã OTP, số tài khoản hay tiền.')
    expect(server.settings.shortDescriptions.get('en')).toBe('Chibo never asks for passwords, one-time codes, account numbers or money.')
    const before = server.calls.length
    const again = make()
    again.start(recorder)
    await vi.waitFor(() => expect(server.calls.slice(before).filter(({ method, result }) => method === 'getMyCommands' && result)).toHaveLength(2))
    await again.stop()
    expect(server.calls.slice(before).filter(({ method }) => method.startsWith('set'))).toEqual([])
  })

  test('a name of the organisation\'s own stays, as long as it holds the bot\'s', async () => {
    const { server, start } = await openChat()
    server.settings.names.set('', 'Chibo phường Thử Nghiệm')
    start()
    await vi.waitFor(() => expect(server.settings.commands.size).toBe(2))
    expect(server.settings.names.get('')).toBe('Chibo phường Thử Nghiệm')
    expect(server.callsOf('setMyName')).toEqual([])
  })
})
