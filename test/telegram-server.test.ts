import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Bot, InlineKeyboard, InputFile } from 'grammy'
import { Telegraf } from 'telegraf'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { retryAfter } from './support/telegram-faults.ts'
import { startTelegramServer } from './support/telegram-server.ts'
import type { TelegramServer, TelegramServerOptions } from './support/telegram-server.ts'

interface Answer {
  ok: boolean
  result?: unknown
  error_code?: number
  description?: string
  parameters?: Record<string, unknown>
}

const HOUR = 60 * 60 * 1000
const NOT_MODIFIED = 'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'
const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid'

let time: number
let server: TelegramServer

async function restart(options: TelegramServerOptions): Promise<void> {
  await server.close()
  server = await startTelegramServer({ now: () => time, ...options })
}

beforeEach(async () => {
  time = Date.parse('2026-11-10T01:00:00Z')
  server = await startTelegramServer({ now: () => time })
})

afterEach(() => server.close())

async function call(method: string, params: object = {}): Promise<Answer> {
  const response = await fetch(`${server.root}/bot${server.token}/${method}`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(params),
  })
  const answer = await response.json() as Answer
  expect(response.status).toBe(answer.error_code ?? 200)
  return answer
}

async function result<T>(method: string, params: object = {}): Promise<T> {
  const answer = await call(method, params)
  expect(answer).toMatchObject({ ok: true })
  return answer.result as T
}

async function refusal(method: string, params: object = {}): Promise<string> {
  const { ok, description } = await call(method, params)
  expect(ok).toBe(false)
  return description ?? ''
}

const sent = (params: object) => result<{ message_id: number }>('sendMessage', params)
const updates = (params: object = {}) => result<{ update_id: number, [kind: string]: unknown }[]>('getUpdates', params)
const an = () => server.person(1, { firstName: 'An', started: true })
const buttons = (...data: string[]) => ({ inline_keyboard: [data.map((callback_data) => ({ text: callback_data, callback_data }))] })

describe('the door', () => {
  test('a wrong token is unauthorized', async () => {
    const response = await fetch(`${server.root}/bot1:wrong/getMe`)
    expect([response.status, await response.json()]).toEqual([401, { ok: false, error_code: 401, description: 'Unauthorized' }])
  })

  test('an unknown method is not found', async () => {
    expect(await refusal('sendGreeting')).toBe('Not Found: method not found')
  })

  test('any other address is not found', async () => {
    expect((await fetch(`${server.root}/`)).status).toBe(404)
  })

  test('a method that exists but has no effect here says so', async () => {
    expect(await refusal('sendDice', { chat_id: 1 })).toBe('stand-in: not implemented: sendDice')
  })

  test('a call may come in the address, as a form or as a multipart form', async () => {
    an()
    const url = `${server.root}/bot${server.token}/sendMessage`
    const params = new URLSearchParams({ chat_id: '1', text: 'a', protect_content: 'true', reply_markup: JSON.stringify(buttons('x')) })
    const form = new FormData()
    for (const [name, value] of params) form.set(name, value)
    for (const response of [await fetch(`${url}?${params}`), await fetch(url, { method: 'POST', body: params }), await fetch(url, { method: 'POST', body: form })]) {
      expect(await response.json()).toMatchObject({ ok: true, result: { text: 'a', has_protected_content: true, reply_markup: buttons('x') } })
    }
  })
})

describe('every call is checked', () => {
  test('against the list that comes from the installed types', () => {
    const script = fileURLToPath(new URL('../scripts/telegram-methods.mjs', import.meta.url))
    expect(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toMatch(/^\d{3} methods/)
  })

  test.each([
    ['sendMessage', { chat_id: 1, text: 'a', colour: 'red' }, 'Bad Request: stand-in: sendMessage has no parameter "colour"'],
    ['editMessageText', { chat_id: 1, message_id: 1, text: 'a', protect_content: true }, 'Bad Request: stand-in: editMessageText has no parameter "protect_content"'],
    ['sendMessage', { text: 'a' }, 'Bad Request: chat_id is empty'],
    ['sendMessage', { chat_id: 1 }, 'Bad Request: message text is empty'],
    ['sendMessage', { chat_id: 1, text: 5 }, 'Bad Request: stand-in: sendMessage.text must be of type string, not 5'],
    ['sendMessage', { chat_id: 1, text: 'a', protect_content: 'yes' }, 'Bad Request: stand-in: sendMessage.protect_content must be of type boolean, not "yes"'],
    ['sendMessage', { chat_id: 1, text: 'a', reply_markup: '{}' }, 'Bad Request: stand-in: sendMessage.reply_markup must be of type object, not "{}"'],
    ['sendMessage', { chat_id: 1.5, text: 'a' }, 'Bad Request: stand-in: sendMessage.chat_id must be a whole number, not 1.5'],
    ['sendMessage', { chat_id: 1, text: 'a', parse_mode: 'html' }, 'Bad Request: unsupported parse_mode'],
    ['sendMessage', { chat_id: 1, text: 'a', parse_mode: 'MarkdownV2' }, 'Bad Request: stand-in: parse_mode MarkdownV2 is not implemented'],
    ['setMyCommands', { commands: 'start' }, 'Bad Request: stand-in: setMyCommands.commands must be of type array, not "start"'],
    ['deleteMessage', { chat_id: 1 }, 'Bad Request: stand-in: deleteMessage needs the parameter "message_id"'],
  ])('%s %j', async (method, params, description) => {
    an()
    expect(await refusal(method, params)).toBe(description)
  })
})

describe('texts', () => {
  test.each([
    ['an empty text', { text: '' }, 'Bad Request: message text is empty'],
    ['blanks', { text: ' \n ' }, 'Bad Request: message text is empty'],
    ['nothing but tags', { text: '<b></b>', parse_mode: 'HTML' }, 'Bad Request: message text is empty'],
    ['4097 characters', { text: 'x'.repeat(4097) }, 'Bad Request: message is too long'],
    ['an unsupported tag', { text: 'é<div>a</div>', parse_mode: 'HTML' }, `Bad Request: can't parse entities: Unsupported start tag "div" at byte offset 2`],
    ['an arrow', { text: 'I <3 you', parse_mode: 'HTML' }, `Bad Request: can't parse entities: Unsupported start tag "3" at byte offset 2`],
    ['an open tag', { text: '<b>a', parse_mode: 'HTML' }, `Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`],
    ['a half tag', { text: 'a <b', parse_mode: 'HTML' }, `Bad Request: can't parse entities: Unclosed start tag at byte offset 2`],
    ['an end without a start', { text: 'a</b>', parse_mode: 'HTML' }, `Bad Request: can't parse entities: Unexpected end tag at byte offset 1`],
    ['crossed tags', { text: '<b>a</i>', parse_mode: 'HTML' }, `Bad Request: can't parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"`],
    ['a plain span', { text: '<span>a</span>', parse_mode: 'HTML' }, `Bad Request: can't parse entities: Tag "span" must have class "tg-spoiler" at byte offset 0`],
    ['an unknown entity', { text: 'a&nbsp;b', parse_mode: 'HTML' }, `Bad Request: can't parse entities: stand-in: Telegram does not know "&nbsp;"`],
  ])('%s is refused', async (_, params, description) => {
    an()
    expect(await refusal('sendMessage', { chat_id: 1, ...params })).toBe(description)
  })

  test('4096 characters after the entities are parsed are not too long', async () => {
    an()
    await sent({ chat_id: 1, text: `<b>${'&amp;'.repeat(4096)}</b>`, parse_mode: 'HTML' })
    expect(an().screen().text).toBe('&'.repeat(4096))
  })

  test('HTML becomes text and entities', async () => {
    an()
    const text = ' <b>Đảng <i>viên</i></b> &lt;1&gt; &#33; <a href="https://example.com/?a=1&amp;b">đây</a> Tom & Jerry'
    expect(await result('sendMessage', { chat_id: 1, text, parse_mode: 'HTML' })).toMatchObject({
      text: 'Đảng viên <1> ! đây Tom & Jerry',
      entities: [{ type: 'bold', offset: 0, length: 9 }, { type: 'italic', offset: 5, length: 4 }, { type: 'text_link', offset: 16, length: 3 }],
    })
    expect(an().screen().html).toBe(text)
  })

  test('a caption has 1024 characters at most', async () => {
    an()
    const { document } = await upload({ caption: 'x'.repeat(1024) })
    expect(await refusal('sendDocument', { chat_id: 1, document: document.file_id, caption: 'x'.repeat(1025) })).toBe('Bad Request: message caption is too long')
  })
})

describe('buttons', () => {
  test.each([
    ['no data', { text: 'a', callback_data: '' }, 'Bad Request: BUTTON_DATA_INVALID'],
    ['65 bytes of data', { text: 'a', callback_data: `${'x'.repeat(63)}é` }, 'Bad Request: BUTTON_DATA_INVALID'],
    ['no action', { text: 'a' }, "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"],
    ['two actions', { text: 'a', callback_data: 'a', url: 'https://example.com' }, 'Bad Request: stand-in: an inline button with callback_data and url'],
    ['no text', { text: '', callback_data: 'a' }, 'Bad Request: stand-in: an inline button without a text'],
    ['a field that does not exist', { text: 'a', callback_data: 'a', data: 'b' }, 'Bad Request: stand-in: an inline button has no field "data"'],
    ['a link to localhost', { text: 'a', url: 'http://localhost:3000' }, "Bad Request: inline keyboard button URL 'http://localhost:3000' is invalid: Wrong HTTP URL"],
  ])('a button with %s is refused', async (_, button, description) => {
    an()
    expect(await refusal('sendMessage', { chat_id: 1, text: 'a', reply_markup: { inline_keyboard: [[button]] } })).toBe(description)
  })

  test('64 bytes of data are fine', async () => {
    an()
    await sent({ chat_id: 1, text: 'a', reply_markup: buttons('x'.repeat(64)) })
  })

  test('101 buttons are too many', async () => {
    an()
    expect(await refusal('sendMessage', { chat_id: 1, text: 'a', reply_markup: buttons(...Array<string>(101).fill('a')) })).toBe('Bad Request: reply markup is too long')
  })
})

describe('who can be written to', () => {
  const write = (chat_id: number) => call('sendMessage', { chat_id, text: 'a' })

  test('nobody knows the chat', async () => {
    expect(await write(404)).toMatchObject({ error_code: 400, description: 'Bad Request: chat not found' })
  })

  test('a person who never pressed "Start"', async () => {
    const person = server.person(2)
    expect(await write(2)).toMatchObject({ error_code: 403, description: "Forbidden: bot can't initiate conversation with a user" })
    person.start()
    expect(await write(2)).toMatchObject({ ok: true })
  })

  test('a person who blocked the bot, until they let it in again', async () => {
    an().blocks()
    expect(await write(1)).toMatchObject({ error_code: 403, description: 'Forbidden: bot was blocked by the user' })
    an().unblocks()
    expect(await write(1)).toMatchObject({ ok: true })
    const statuses = (await updates()).map((update) => (update['my_chat_member'] as { new_chat_member: object }).new_chat_member)
    expect(statuses).toMatchObject([{ status: 'kicked' }, { status: 'member' }])
  })

  test('a deleted account', async () => {
    an().deactivates()
    expect(await write(1)).toMatchObject({ error_code: 403, description: 'Forbidden: user is deactivated' })
  })

  test('a group that the bot was put out of, or left', async () => {
    const group = server.group(-1001, { admins: [an()], bot: 'member' })
    group.removesBot(an())
    expect(await write(-1001)).toMatchObject({ error_code: 403, description: 'Forbidden: bot was kicked from the supergroup chat' })
    group.addsBot(an())
    expect(await write(-1001)).toMatchObject({ ok: true })
    await result('leaveChat', { chat_id: -1001 })
    expect(await write(-1001)).toMatchObject({ error_code: 403, description: 'Forbidden: bot is not a member of the supergroup chat' })
  })

  test('a group that became a supergroup', async () => {
    const group = server.group(-5, { admins: [an()], bot: 'member' })
    const next = group.upgradesTo(-1005)
    expect(await write(-5)).toMatchObject({
      error_code: 400, description: 'Bad Request: group chat was upgraded to a supergroup chat', parameters: { migrate_to_chat_id: -1005 },
    })
    expect(await write(-1005)).toMatchObject({ ok: true })
    expect(next.screen().text).toBe('a')
    expect(await updates()).toMatchObject([{ message: { migrate_to_chat_id: -1005 } }, { message: { migrate_from_chat_id: -5 } }])
  })

  test('a topic that does not exist', async () => {
    server.group(-1001, { forum: { 7: 'Họp' }, bot: 'member' })
    expect(await refusal('sendMessage', { chat_id: -1001, message_thread_id: 8, text: 'a' })).toBe('Bad Request: message thread not found')
    expect(await sent({ chat_id: -1001, message_thread_id: 7, text: 'a' })).toMatchObject({ is_topic_message: true })
  })
})

describe('edits and deletions', () => {
  test('an edit replaces text and buttons; buttons that it does not repeat disappear', async () => {
    const { message_id } = await sent({ chat_id: an().id, text: 'a', reply_markup: buttons('x') })
    await result('editMessageText', { chat_id: 1, message_id, text: '<b>b</b>', parse_mode: 'HTML' })
    expect(an().screen()).toMatchObject({ text: 'b', html: '<b>b</b>', buttons: [], edited: true, messageId: message_id })
  })

  test('an edit without a change is refused, of the text as of the buttons', async () => {
    const { message_id } = await sent({ chat_id: an().id, text: 'a', reply_markup: buttons('x') })
    const same = { chat_id: 1, message_id, reply_markup: buttons('x') }
    expect(await refusal('editMessageText', { ...same, text: 'a ' })).toBe(NOT_MODIFIED)
    expect(await refusal('editMessageReplyMarkup', same)).toBe(NOT_MODIFIED)
    await result('editMessageReplyMarkup', { chat_id: 1, message_id })
    expect(await refusal('editMessageReplyMarkup', { chat_id: 1, message_id })).toBe(NOT_MODIFIED)
    expect(an().screen()).toMatchObject({ text: 'a', buttons: [] })
  })

  test('what is not there, or not of the bot, cannot be edited', async () => {
    const { messageId } = an().says('hello')
    expect(await refusal('editMessageText', { chat_id: 1, message_id: 99, text: 'a' })).toBe('Bad Request: message to edit not found')
    expect(await refusal('editMessageText', { chat_id: 1, message_id: messageId, text: 'a' })).toBe("Bad Request: message can't be edited")
    expect(await refusal('editMessageText', { chat_id: 1, text: 'a' })).toBe('Bad Request: message identifier is not specified')
  })

  test('a document has a caption and no text to edit', async () => {
    an()
    const { message_id } = await upload({ caption: 'a' })
    expect(await refusal('editMessageText', { chat_id: 1, message_id, text: 'b' })).toBe('Bad Request: there is no text in the message to edit')
    await result('editMessageCaption', { chat_id: 1, message_id, caption: 'b' })
    expect(an().screen().text).toBe('b')
  })

  test('a message is deleted once', async () => {
    const { message_id } = await sent({ chat_id: an().id, text: 'a' })
    await result('deleteMessage', { chat_id: 1, message_id })
    expect(an().messages()).toEqual([])
    expect(await refusal('deleteMessage', { chat_id: 1, message_id })).toBe('Bad Request: message to delete not found')
    expect(await refusal('editMessageText', { chat_id: 1, message_id, text: 'b' })).toBe('Bad Request: message to edit not found')
  })

  test('after 48 hours a message can be edited but no longer deleted', async () => {
    const { message_id } = await sent({ chat_id: an().id, text: 'a' })
    time += 48 * HOUR + 1
    expect(await refusal('deleteMessage', { chat_id: 1, message_id })).toBe("Bad Request: message can't be deleted for everyone")
    await result('editMessageText', { chat_id: 1, message_id, text: 'closed' })
  })

  test('several are deleted at once, those that are not there are passed over', async () => {
    const { message_id } = await sent({ chat_id: an().id, text: 'a' })
    await result('deleteMessages', { chat_id: 1, message_ids: [message_id, 99] })
    expect(an().messages()).toEqual([])
  })

  test('in a group only an administrator deletes what others wrote, and pins', async () => {
    const group = server.group(-1001, { members: [an()], admins: [server.person(2)], bot: 'member' })
    const { messageId } = an().says('/menu', { in: group })
    const target = { chat_id: -1001, message_id: messageId }
    expect(await refusal('deleteMessage', target)).toBe("Bad Request: message can't be deleted")
    expect(await refusal('pinChatMessage', target)).toBe('Bad Request: not enough rights to manage pinned messages in the chat')
    group.promotesBot(server.person(2))
    await result('pinChatMessage', target)
    expect(await result('getChat', { chat_id: -1001 })).toMatchObject({ pinned_message: { text: '/menu' } })
    await result('unpinChatMessage', target)
    await result('deleteMessage', target)
  })

  test('a reply needs the message that it answers', async () => {
    const reply = { chat_id: an().id, text: 'a', reply_parameters: { message_id: 99 } }
    expect(await refusal('sendMessage', reply)).toBe('Bad Request: message to be replied not found')
  })

  test('message numbers are no key: two supergroups begin with 1 each', async () => {
    for (const id of [-1001, -1002]) server.group(id, { bot: 'member' })
    expect(await Promise.all([-1001, -1002].map((chat_id) => sent({ chat_id, text: 'a' })))).toMatchObject([{ message_id: 1 }, { message_id: 1 }])
  })
})

describe('presses', () => {
  const shown = async () => {
    await sent({ chat_id: an().id, text: 'a', reply_markup: buttons('yes', 'no') })
  }

  test('a press reaches the bot, its answer reaches the person', async () => {
    await shown()
    const press = an().presses('yes')
    expect(await updates()).toMatchObject([{ callback_query: { id: press.queryId, data: 'yes', from: { id: 1 }, message: { text: 'a' } } }])
    await result('answerCallbackQuery', { callback_query_id: press.queryId, text: 'saved' })
    expect(await press.answer()).toMatchObject({ text: 'saved', alert: false })
    expect(an().toasts()).toMatchObject([{ text: 'saved' }])
  })

  test('a press is answered once and in time, and only if there was one', async () => {
    await shown()
    const first = { callback_query_id: an().presses('yes').queryId }
    const second = { callback_query_id: an().presses('no').queryId }
    await result('answerCallbackQuery', first)
    expect(await refusal('answerCallbackQuery', first)).toBe(TOO_OLD)
    expect(await refusal('answerCallbackQuery', { callback_query_id: 'invented' })).toBe(TOO_OLD)
    time += HOUR
    expect(await refusal('answerCallbackQuery', second)).toBe(TOO_OLD)
  })

  test('an answer has 200 characters at most', async () => {
    await shown()
    const { queryId } = an().presses('yes')
    expect(await refusal('answerCallbackQuery', { callback_query_id: queryId, text: 'x'.repeat(201) })).toBe('Bad Request: MESSAGE_TOO_LONG')
    await result('answerCallbackQuery', { callback_query_id: queryId, text: 'x'.repeat(200) })
  })

  test('a person presses only what is on the newest buttons, unless told otherwise', async () => {
    await shown()
    const old = an().screen().messageId
    await sent({ chat_id: 1, text: 'b', reply_markup: buttons('next') })
    await sent({ chat_id: 1, text: 'by the way' })
    an().presses('next')
    expect(() => an().presses('yes')).toThrow(/No such button: yes[^]*\[next\]/)
    an().presses(/^y/, { on: old })
    an().presses((button) => button.callback_data === 'no', { on: old })
    an().pressesData('invented')
    expect(await updates()).toMatchObject(['next', 'yes', 'no', 'invented'].map((data) => ({ callback_query: { data } })))
  })

  test('forwarding leaves callback buttons behind, and refuses what is protected', async () => {
    const reply_markup = { inline_keyboard: [[{ text: 'x', callback_data: 'x' }, { text: 'web', url: 'https://example.com' }]] }
    const open = await sent({ chat_id: an().id, text: 'a', reply_markup })
    const closed = await sent({ chat_id: 1, text: 'b', protect_content: true })
    expect(an().forwards(open.message_id).buttons).toEqual([[{ text: 'web', url: 'https://example.com' }]])
    expect(an().message(closed.message_id)).toMatchObject({ protected: true })
    expect(() => an().forwards(closed.message_id)).toThrow('protected')
  })
})

describe('updates', () => {
  test('are handed out until they are confirmed by a higher offset', async () => {
    const ids = ['a', 'b', 'c'].map((text) => an().says(text).updateId)
    expect((await updates()).map((update) => update.update_id)).toEqual(ids)
    expect((await updates({ limit: 2 })).length).toBe(2)
    expect((await updates({ offset: ids[2] })).length).toBe(1)
    expect(server.pending).toEqual([ids[2]])
    expect(await updates({ offset: Number(ids[2]) + 1 })).toEqual([])
  })

  test('a negative offset keeps the last ones and forgets the rest', async () => {
    for (const text of ['a', 'b', 'c']) an().says(text)
    expect(await updates({ offset: -1 })).toMatchObject([{ message: { text: 'c' } }])
    expect(server.pending.length).toBe(1)
  })

  test('a long poll waits until there is something', async () => {
    const poll = updates({ timeout: 30 })
    await server.polled()
    an().says('a')
    expect(await poll).toMatchObject([{ message: { text: 'a', from: { first_name: 'An' } } }])
  })

  test('a long poll ends empty after its time', async () => {
    expect(await updates({ timeout: 0.05 })).toEqual([])
  })

  test('a second poller ends the first', async () => {
    const first = call('getUpdates', { timeout: 30 })
    await server.polled()
    const second = updates({ timeout: 30 })
    expect(await first).toMatchObject({
      error_code: 409, description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
    an().says('a')
    expect((await second).length).toBe(1)
  })

  test('a poller that hung up takes nothing along', async () => {
    const hangUp = new AbortController()
    const lost = fetch(`${server.root}/bot${server.token}/getUpdates?timeout=30`, { signal: hangUp.signal })
    await server.polled()
    hangUp.abort()
    await expect(lost).rejects.toThrow()
    an().says('a')
    expect((await updates()).length).toBe(1)
  })

  test('only those that were asked for come, and the wish is kept', async () => {
    await updates({ allowed_updates: ['message'] })
    an().blocks()
    an().unblocks()
    an().says('a')
    expect((await updates()).map((update) => Object.keys(update)[1])).toEqual(['message'])
  })

  test('what a person corrects comes as an edited message, and any other kind can be made', async () => {
    const { messageId } = an().says('/strat')
    an().edits(messageId, '/start')
    server.emit('poll', { id: '1' })
    expect(await updates()).toMatchObject([
      { message: { text: '/strat' } },
      { edited_message: { message_id: messageId, text: '/start', entities: [{ type: 'bot_command', length: 6 }] } },
      { poll: { id: '1' } },
    ])
    expect(() => an().edits(99, 'a')).toThrow('No own message 99')
  })

  test('one can come twice', async () => {
    const { updateId } = an().says('a')
    await updates()
    expect(await updates({ offset: updateId + 1 })).toEqual([])
    server.redeliver(updateId)
    expect(await updates({ offset: updateId + 1 })).toMatchObject([{ update_id: updateId }])
    expect(await updates({ offset: updateId + 1 })).toEqual([])
  })

  test('in a group a plain member gets commands and replies, an administrator everything', async () => {
    const group = server.group(-1001, { members: [an()], admins: [server.person(2)], bot: 'member' })
    const { message_id } = await sent({ chat_id: -1001, text: 'a' })
    an().says('gossip', { in: group })
    an().says('/help@other_bot', { in: group })
    an().says('/help@stand_in_bot', { in: group })
    an().says('yes', { in: group, replyTo: message_id })
    group.saysAnonymously('/menu')
    group.promotesBot(server.person(2))
    an().says('more gossip', { in: group })
    expect((await updates()).map((update) => (update['message'] as { text: string } | undefined)?.text)).toEqual(
      ['/help@stand_in_bot', 'yes', '/menu', undefined, 'more gossip'])
    expect((await updates())[2]).toMatchObject({ message: { from: { id: 1087968824 }, sender_chat: { id: -1001 } } })
  })
})

describe('webhooks', () => {
  /** Answers with these statuses one after the other, then with 200. */
  async function receive(...statuses: number[]) {
    const received: { secret: unknown, update: { update_id: number } }[] = []
    const http = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      received.push({ secret: request.headers['x-telegram-bot-api-secret-token'], update: JSON.parse(body) as { update_id: number } })
      response.writeHead(statuses.shift() ?? 200).end()
    })
    await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve) })
    const close = () => new Promise<void>((resolve) => { http.close(() => resolve()); http.closeAllConnections() })
    return { received, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/hook`, [Symbol.asyncDispose]: close }
  }

  test('updates come in order with the secret, and again until they are taken', async () => {
    await restart({ webhookBackoffMs: 5 })
    await using hook = await receive(500, 200, 403)
    await result('setWebhook', { url: hook.url, secret_token: 'secret_1' })
    const [first, second] = [an().says('a').updateId, an().says('b').updateId]
    await server.idle()
    expect(hook.received.map(({ update }) => update.update_id)).toEqual([first, first, second, second])
    expect(hook.received.every(({ secret }) => secret === 'secret_1')).toBe(true)
    expect(await result('getWebhookInfo')).toMatchObject({
      url: hook.url, pending_update_count: 0, last_error_message: 'Wrong response from the webhook: 403 Forbidden',
    })
  })

  test('polling and a webhook exclude each other', async () => {
    const poll = call('getUpdates', { timeout: 30 })
    await server.polled()
    await result('setWebhook', { url: 'https://example.com/hook' })
    expect(await poll).toMatchObject({ error_code: 409, description: 'Conflict: terminated by setWebhook request' })
    expect(await refusal('getUpdates')).toBe("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
    await result('deleteWebhook')
    expect(await updates()).toEqual([])
  })

  test('the address must be safe and the secret plain', async () => {
    expect(await refusal('setWebhook', { url: 'http://example.com' })).toBe('Bad Request: bad webhook: An HTTPS URL must be provided for webhook')
    expect(await refusal('setWebhook', { url: 'https://example.com', secret_token: 'đ' })).toBe('Bad Request: secret token contains unallowed characters')
  })

  test('waiting updates can be dropped', async () => {
    an().says('a')
    await result('deleteWebhook', { drop_pending_updates: true })
    expect(await updates()).toEqual([])
  })
})

describe('limits', () => {
  const attempt = (chat_id: number, method = 'sendMessage', params: object = {}) => call(method, { chat_id, text: 'a', ...params })

  test('a person gets one message a second on average, a few at once after a quiet time', async () => {
    await restart({ limits: true })
    an()
    for (const _ of [1, 2, 3]) expect(await attempt(1)).toMatchObject({ ok: true })
    expect(await attempt(1)).toEqual({ ok: false, error_code: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } })
    time += 1000
    expect(await attempt(1)).toMatchObject({ ok: true })
    expect(await attempt(1)).toMatchObject({ error_code: 429 })
  })

  test('a group gets 20 a minute, edits included', async () => {
    await restart({ limits: true })
    server.group(-1001, { bot: 'member' })
    for (let count = 0; count < 19; count++) await attempt(-1001)
    expect(await attempt(-1001, 'editMessageText', { message_id: 1, text: 'b' })).toMatchObject({ ok: true })
    time += 15_000
    expect(await attempt(-1001, 'editMessageText', { message_id: 2, text: 'b' })).toMatchObject({ error_code: 429, parameters: { retry_after: 45 } })
    time += 45_000
    expect(await attempt(-1001)).toMatchObject({ ok: true })
  })

  test('30 messages a second go out over all', async () => {
    await restart({ limits: true })
    for (let id = 1; id <= 31; id++) server.person(id, { started: true })
    for (let id = 1; id <= 30; id++) expect(await attempt(id)).toMatchObject({ ok: true })
    expect(await attempt(31)).toMatchObject({ error_code: 429 })
    time += 1000
    expect(await attempt(31)).toMatchObject({ ok: true })
  })

  test('edits in a private chat are free', async () => {
    await restart({ limits: true })
    const { message_id } = await sent({ chat_id: an().id, text: 'a' })
    for (let count = 0; count < 10; count++) await result('editMessageText', { chat_id: 1, message_id, text: String(count) })
  })
})

describe('faults on demand', () => {
  const send = () => call('sendMessage', { chat_id: an().id, text: 'a' })

  test('a refusal comes once, or as often as planned, or for one chat only', async () => {
    server.faults.next('sendMessage', retryAfter(3))
    server.faults.next('sendMessage', { status: 500, description: 'Internal Server Error' }, { times: 2, chat: 1 })
    server.person(2, { started: true })
    expect(await send()).toEqual({ ok: false, error_code: 429, description: 'Too Many Requests: retry after 3', parameters: { retry_after: 3 } })
    expect(await call('sendMessage', { chat_id: 2, text: 'a' })).toMatchObject({ ok: true })
    expect([await send(), await send(), await send()].map(({ ok }) => ok)).toEqual([false, false, true])
    expect([an().messages().length, server.faults.open]).toEqual([1, 0])
  })

  test('a connection breaks before the call took effect', async () => {
    an()
    server.faults.next('sendMessage', 'drop-before')
    await expect(send()).rejects.toThrow()
    expect(an().messages()).toEqual([])
    expect(server.calls).toMatchObject([{ method: 'sendMessage', dropped: 'before' }])
  })

  test('a connection breaks after the call took effect', async () => {
    an()
    server.faults.next('*', 'drop-after')
    await expect(send()).rejects.toThrow()
    expect(an().screen().text).toBe('a')
    expect(server.calls).toMatchObject([{ dropped: 'after', result: { text: 'a' } }])
  })

  test('a call takes its time', async () => {
    server.faults.next('sendMessage', { latency: 60 })
    const begin = performance.now()
    await send()
    expect(performance.now() - begin).toBeGreaterThan(55)
    server.latency = 60
    await send()
    expect(performance.now() - begin).toBeGreaterThan(115)
  })
})

describe('files', () => {
  const documentSent = async () => {
    const [update] = await updates() as unknown as [{ message: { document: { file_id: string, file_name: string } } }]
    return update.message.document
  }

  test('a document comes, can be sent again by its id, and be fetched', async () => {
    an()
    const { document } = await upload({ caption: 'list' })
    expect(an().screen().document).toMatchObject({ name: 'list.csv', bytes: Buffer.from('a;b') })
    await result('sendDocument', { chat_id: 1, document: document.file_id })
    expect(an().messages().map((screen) => screen.document?.name)).toEqual(['list.csv', 'list.csv'])
    expect(await refusal('sendDocument', { chat_id: 1, document: 'invented' })).toBe('Bad Request: wrong file identifier/HTTP URL specified')
  })

  test('a photo comes', async () => {
    const form = new FormData()
    form.set('chat_id', String(an().id))
    form.set('photo', new Blob(['png']), 'a.png')
    const response = await fetch(`${server.root}/bot${server.token}/sendPhoto`, { method: 'POST', body: form })
    expect(await response.json()).toMatchObject({ ok: true, result: { photo: [{ file_size: 3 }] } })
  })

  test('the bot fetches what a person sends', async () => {
    an().sendsDocument({ name: 'roster.csv', bytes: 'Họ tên', caption: 'here' })
    const document = await documentSent()
    const { file_path } = await result<{ file_path: string }>('getFile', { file_id: document.file_id })
    const response = await fetch(`${server.root}/file/bot${server.token}/${file_path}`)
    expect([document.file_name, await response.text()]).toEqual(['roster.csv', 'Họ tên'])
    expect((await fetch(`${server.root}/file/botwrong/${file_path}`)).status).toBe(401)
  })

  test('more than 20 MB cannot be fetched', async () => {
    an().sendsDocument({ name: 'film.mp4', bytes: Buffer.alloc(20 * 1024 * 1024 + 1) })
    const document = await documentSent()
    expect(await refusal('getFile', { file_id: document.file_id })).toBe('Bad Request: file is too big')
  })
})

describe('the profile and the members', () => {
  test('commands are kept by scope and language; a person sees the most special ones', async () => {
    const person = server.person(3, { languageCode: 'vi', started: true })
    const list = (command: string) => [{ command, description: command }]
    await result('setMyCommands', { commands: list('general') })
    await result('setMyCommands', { commands: list('viet'), scope: { type: 'all_private_chats' }, language_code: 'vi' })
    expect(person.commands()).toEqual(list('viet'))
    await result('setMyCommands', { commands: list('own'), scope: { type: 'chat', chat_id: 3 } })
    expect(person.commands()).toEqual(list('own'))
    await result('deleteMyCommands', { scope: { type: 'chat', chat_id: 3 } })
    expect([person.commands(), await result('getMyCommands')]).toEqual([list('viet'), list('general')])
  })

  test.each([
    ['BOT_COMMAND_INVALID', [{ command: 'Họp', description: 'a' }]],
    ['BOT_COMMAND_DESCRIPTION_INVALID', [{ command: 'hop', description: '' }]],
  ])('%s', async (word, commands) => {
    expect(await refusal('setMyCommands', { commands })).toBe(`Bad Request: ${word}`)
  })

  test('name and descriptions have languages and lengths', async () => {
    await result('setMyName', { name: 'Chibo' })
    await result('setMyShortDescription', { short_description: 'ngắn', language_code: 'vi' })
    expect(await result('getMyName', { language_code: 'vi' })).toEqual({ name: 'Chibo' })
    expect(await result('getMyShortDescription', { language_code: 'vi' })).toEqual({ short_description: 'ngắn' })
    expect(await result('getMyDescription')).toEqual({ description: '' })
    expect(await refusal('setMyDescription', { description: 'x'.repeat(513) })).toBe('Bad Request: stand-in: more than 512 characters')
  })

  test('the menu button is kept, for all and for one', async () => {
    await result('setChatMenuButton', { chat_id: an().id, menu_button: { type: 'default' } })
    expect([await result('getChatMenuButton'), await result('getChatMenuButton', { chat_id: 1 })]).toEqual([{ type: 'commands' }, { type: 'default' }])
  })

  test('a private chat cannot be left, an unknown one shows nothing', async () => {
    expect(await refusal('leaveChat', { chat_id: an().id })).toBe("Bad Request: chat member status can't be changed in private chats")
    expect(await refusal('getChat', { chat_id: 404 })).toBe('Bad Request: chat not found')
    expect(await result('getChat', { chat_id: 1 })).toMatchObject({ type: 'private', first_name: 'An' })
  })

  test('a bot knows itself, shows that it writes, and may log out', async () => {
    expect(await result('getMe')).toMatchObject({ is_bot: true, username: 'stand_in_bot' })
    expect(await refusal('sendChatAction', { chat_id: an().id, action: 'dancing' })).toMatch('stand-in: sendChatAction.action must be one of typing')
    expect([await result('sendChatAction', { chat_id: 1, action: 'typing' }), await result('close'), await result('logOut')]).toEqual([true, true, true])
  })

  test('members have a status', async () => {
    server.group(-1001, { members: [an()], admins: [server.person(2)], bot: 'administrator' })
    server.person(3)
    const status = async (user_id: number) => (await result<{ status: string }>('getChatMember', { chat_id: -1001, user_id })).status
    expect([await status(1), await status(2), await status(3)]).toEqual(['member', 'administrator', 'left'])
    expect(await refusal('getChatMember', { chat_id: -1001, user_id: 99 })).toBe('Bad Request: user not found')
    expect(await result('getChatAdministrators', { chat_id: -1001 })).toMatchObject([{ user: { id: 2 } }, { user: { is_bot: true } }])
    expect(await refusal('getChatAdministrators', { chat_id: 1 })).toBe('Bad Request: there are no administrators in the private chat')
  })

  test('members come and go, which only an administrator bot that asked for it learns', async () => {
    const group = server.group(-1001, { admins: [server.person(2)], bot: 'administrator' })
    group.adds(an())
    expect((await updates({ allowed_updates: ['chat_member'] })).map((update) => Object.keys(update)[1])).toEqual(['message'])
    group.removes(an(), server.person(2))
    expect((await updates()).at(-1)).toMatchObject({ chat_member: { from: { id: 2 }, new_chat_member: { status: 'kicked' } } })
  })
})

describe('what tests can see', () => {
  test('a person waits for what comes after their last action', async () => {
    await sent({ chat_id: an().id, text: 'Chào An' })
    expect((await an().sees(/^Chào/)).text).toBe('Chào An')
    an().says('again')
    await expect(an().sees('Chào', 20)).rejects.toThrow(/Not seen within 20 ms: Chào[^]*bot: Chào An[^]*An: again/)
    const seen = an().sees((screen) => screen.text.includes('Chào'))
    await sent({ chat_id: 1, text: 'Chào lại' })
    expect((await seen).text).toBe('Chào lại')
    an().looksAway()
    await expect(an().sees('Chào', 20)).rejects.toThrow('Not seen')
  })

  test('the ledger tells what was called and how often a text was sent', async () => {
    await sent({ chat_id: an().id, text: 'a' })
    await sent({ chat_id: 1, text: 'a' })
    await refusal('sendMessage', { chat_id: 2, text: 'a' })
    expect(server.callsOf('sendMessage', { chat: 1, text: 'a', ok: true }).length).toBe(2)
    expect(server.callsOf('*', { ok: false })).toMatchObject([{ at: time, params: { chat_id: 2 }, error: { error_code: 400 } }])
    expect([...server.sendCounts()]).toEqual([['1 a', 2]])
    expect(await server.called('sendMessage', { text: /a/ })).toMatchObject({ method: 'sendMessage' })
  })

  test('idle means: all updates confirmed and all presses answered', async () => {
    await sent({ chat_id: an().id, text: 'a', reply_markup: buttons('x') })
    const { updateId, queryId } = an().presses('x')
    await expect(server.idle(20)).rejects.toThrow(/pending updates: \d+; unanswered presses: 1/)
    await updates({ offset: updateId + 1 })
    const idle = server.idle()
    await result('answerCallbackQuery', { callback_query_id: queryId })
    await idle
  })
})

describe('independent clients are satisfied', () => {
  test('grammY polls, answers a press, edits, sends and fetches files', async () => {
    const bot = new Bot(server.token, { client: { apiRoot: server.root } })
    bot.command('start', (ctx) => ctx.reply(`Chào ${ctx.match}`, { reply_markup: new InlineKeyboard().text('Đồng ý', 'yes') }))
    bot.callbackQuery('yes', async (ctx) => {
      await ctx.editMessageText('<b>Đã lưu</b>', { parse_mode: 'HTML' })
      await ctx.answerCallbackQuery('Xong')
    })
    bot.on('message:document', async (ctx) => {
      const { file_path } = await ctx.getFile()
      const response = await fetch(`${server.root}/file/bot${server.token}/${file_path}`)
      await ctx.replyWithDocument(new InputFile(Buffer.from((await response.text()).toUpperCase()), 'upper.txt'), { caption: 'here' })
    })
    const running = bot.start()
    const person = server.person(1)
    person.start('An')
    expect((await person.sees('Chào An')).buttons).toEqual([[{ text: 'Đồng ý', callback_data: 'yes' }]])
    expect((await person.presses('Đồng ý').answer()).text).toBe('Xong')
    expect(person.screen()).toMatchObject({ text: 'Đã lưu', edited: true, buttons: [] })
    person.sendsDocument({ name: 'lower.txt', bytes: 'abc' })
    expect((await person.sees('here')).document).toMatchObject({ name: 'upper.txt', bytes: Buffer.from('ABC') })
    await server.idle()
    await bot.stop()
    await running
  })

  test('telegraf polls, answers a press, edits and sends a document', async () => {
    const bot = new Telegraf(server.token, { telegram: { apiRoot: server.root } })
    bot.start((ctx) => ctx.reply(`Chào ${ctx.payload}`, { reply_markup: buttons('yes') }))
    bot.action('yes', async (ctx) => {
      await ctx.editMessageText('Đã lưu')
      await ctx.replyWithDocument({ source: Buffer.from('abc'), filename: 'a.txt' }, { caption: 'here' })
      await ctx.answerCbQuery('Xong')
    })
    const running = bot.launch()
    const person = server.person(1)
    person.start('An')
    await person.sees('Chào An')
    const toast = await person.presses('yes').answer()
    expect([toast.text, ...person.messages().map((screen) => screen.text)]).toEqual(['Xong', 'Đã lưu', 'here'])
    expect(person.screen().document).toMatchObject({ name: 'a.txt', bytes: Buffer.from('abc') })
    bot.stop()
    await running
  })

  test('telegraf serves a webhook and answers in its reply', async () => {
    const bot = new Telegraf(server.token, { telegram: { apiRoot: server.root, webhookReply: true } })
    bot.start((ctx) => ctx.reply('Chào'))
    bot.botInfo = await bot.telegram.getMe()
    const http = createServer((request, response) => void bot.webhookCallback('/hook', { secretToken: 'secret' })(request, response))
    await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve) })
    await bot.telegram.setWebhook(`http://127.0.0.1:${(http.address() as AddressInfo).port}/hook`, { secret_token: 'secret' })
    const person = server.person(1)
    person.start()
    await person.sees('Chào')
    await server.idle()
    await new Promise<void>((resolve) => { http.close(() => resolve()); http.closeAllConnections() })
  })
})

/** A document by multipart, as any HTTP client would send it. */
async function upload({ caption }: { caption: string }) {
  const form = new FormData()
  form.set('chat_id', '1')
  form.set('caption', caption)
  form.set('document', new Blob(['a;b'], { type: 'text/csv' }), 'list.csv')
  const response = await fetch(`${server.root}/bot${server.token}/sendDocument`, { method: 'POST', body: form })
  const answer = await response.json() as Answer
  expect(answer).toMatchObject({ ok: true })
  return answer.result as { message_id: number, document: { file_id: string } }
}
