import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { makeRecorder, SECRET_SENTENCE, useDoors } from './support/telegram-door.ts'

/** How updates of Telegram come in: nothing is lost, nobody slips in, nothing odd stops the rest. */

const openDoor = useDoors()

describe('what people do arrives', () => {
  test('a text arrives with its number, its chat and the language of the sender', async () => {
    const { server, start, recorder } = await openDoor()
    start()
    const { updateId, messageId } = server.person(770101, { languageCode: 'en' }).says(SECRET_SENTENCE)
    expect(await recorder.got(1)).toEqual([
      { number: String(updateId), address: '770101', language: 'en', what: { kind: 'text', text: SECRET_SENTENCE, message: String(messageId) } },
    ])
  })

  test('a forwarded message is its text and nothing else: not who wrote it first, nor when', async () => {
    const { server, start, recorder } = await openDoor()
    start()
    const an = server.person(770101)
    const origin = { type: 'user', sender_user: { id: 770102, is_bot: false, first_name: 'Vũ Thử Bình' }, date: 1 }
    server.emit('message', { message_id: 6, date: 1, chat: an.chat.wire, from: an.account.user, text: SECRET_SENTENCE, forward_origin: origin })
    expect((await recorder.got(1)).map(({ what }) => what)).toEqual([{ kind: 'text', text: SECRET_SENTENCE, message: '6' }])
  })

  test('a press arrives as it was made, also with invented data and on a message that is gone', async () => {
    const { server, telegram, start, recorder } = await openDoor()
    start()
    const an = server.person(770101, { started: true })
    const message = await telegram.channel.send('770101', { text: { html: 'Chọn' }, choices: [[{ label: 'Có', action: 'org:yes' }]], confidential: false })
    an.presses('Có')
    an.pressesData("x'); drop table person;--\u0000")
    an.pressesData('org:yes:999', { on: 424242 })
    const [press, invented, gone] = (await recorder.got(3)).map(({ what }) => what)
    expect(press).toEqual({ kind: 'press', action: 'org:yes', message, press: expect.stringMatching(/./) })
    expect(invented).toMatchObject({ kind: 'press', action: "x'); drop table person;--\u0000" })
    expect(gone).toMatchObject({ kind: 'press', action: 'org:yes:999', message: '424242' })
    for (const { what } of recorder.arrivals) if (what.kind === 'press') await telegram.channel.answer(what.press)
    await server.idle()
  })

  test('a file arrives by its name, whatever was written below it; pictures and voices as something that is not taken, an album once', async () => {
    const { server, start, recorder } = await openDoor()
    start()
    const an = server.person(770101)
    an.sendsDocument({ name: 'mat.pdf', bytes: 'x', caption: '/check' })
    for (const content of [{ animation: {}, document: { file_id: 'x' } }, { voice: {} }, { sticker: {} }, { photo: [], media_group_id: 'a' }, { photo: [], media_group_id: 'a' }, { location: {} }]) {
      server.emit('message', { message_id: 50, date: 1, chat: an.chat.wire, from: an.account.user, ...content })
    }
    const arrivals = await recorder.got(6)
    await server.idle()
    expect(arrivals[0]?.what).toEqual({ kind: 'file', message: expect.any(String), ref: expect.any(String), name: 'mat.pdf', size: 1 })
    expect(arrivals.slice(1).map(({ what }) => what.kind)).toEqual(['other', 'other', 'other', 'other', 'other'])
    expect(recorder.arrivals).toHaveLength(6)
  })

  test('a shared telephone number tells whether it is the sender\'s own', async () => {
    const { server, start, recorder } = await openDoor()
    start()
    const an = server.person(770101)
    for (const owner of [{ user_id: 770101 }, { user_id: 770102 }, {}]) {
      server.emit('message', { message_id: 5, date: 1, chat: an.chat.wire, from: an.account.user, contact: { phone_number: '+84900000000', first_name: 'X', ...owner } })
    }
    expect((await recorder.got(3)).map(({ what }) => what)).toMatchObject([true, false, false].map((own) => ({ contact: { phone: '+84900000000', own } })))
  })

  test('whoever blocks the bot, or takes it back, is heard', async () => {
    const { server, start, recorder } = await openDoor()
    start()
    const an = server.person(770101, { started: true })
    an.blocks()
    an.unblocks()
    expect((await recorder.got(2)).map(({ address, what }) => [address, what.kind])).toEqual([['770101', 'blocked'], ['770101', 'unblocked']])
  })

  test('edits, posts, service messages, other bots and kinds that nobody knows have no effect and hold nothing up', async () => {
    const { server, start, recorder, said } = await openDoor()
    const an = server.person(770101)
    const { messageId } = an.says('một')
    an.edits(messageId, 'hai')
    const base = { message_id: 7, date: 1, chat: an.chat.wire, from: an.account.user }
    server.emit('message', { ...base, pinned_message: base })
    server.emit('message', { ...base, from: { ...an.account.user, is_bot: true }, text: 'máy' })
    server.emit('message', { ...base, from: { ...an.account.user, id: 770102 }, text: 'giả danh' })
    server.emit('message', { ...base, something_of_tomorrow: {} })
    server.emit('channel_post', { ...base, chat: { id: -1009, type: 'channel' }, text: 'bài' })
    server.emit('guest_message', { ...base, text: 'khách' })
    server.emit('inline_query', { id: '1', from: an.account.user, query: 'x', offset: '' })
    server.emit('something_of_tomorrow', {})
    server.emit('callback_query', 'not at all as it should be')
    an.says('ba')
    start()
    await recorder.got(2)
    await server.idle()
    expect(recorder.arrivals.map(({ what }) => ('text' in what ? what.text : what.kind))).toEqual(['một', 'ba'])
    expect(said('an update is not as it should be')).toBe(1)
  })
})

describe('groups', () => {
  test('a foreign group reads one neutral sentence and is left; what is said there reaches nobody', async () => {
    const { server, start, recorder } = await openDoor()
    start()
    const an = server.person(770101, { started: true })
    const group = server.group(-1001, { members: [an] })
    group.addsBot(an, 'administrator')
    an.says('/start ABCDEF234567', { in: group })
    group.saysAnonymously('/bind')
    const screen = await group.sees(/./)
    expect(screen.text).toBe('Chào anh/chị. Đây là trợ lý nội bộ, chỉ dùng cho người đã được mời.')
    await server.called('leaveChat')
    await server.idle()
    expect(group.chat.botStatus).toBe('left')
    expect(group.messages()).toHaveLength(1)
    expect(recorder.arrivals).toEqual([])
  })

  test('an administrator who writes under the group\'s name is asked to come to the private chat, and is taken for nobody (ID8)', async () => {
    const { server, start, recorder } = await openDoor()
    start()
    const group = server.group(-5002, { bot: 'member' })
    group.saysAnonymously('/sinhhoat')
    expect((await group.sees(/./)).text).toBe('Tin vừa rồi viết dưới tên nhóm nên không rõ là của ai. Xin nhắn riêng cho trợ lý này.')
    group.saysAnonymously('Chào cả nhà')
    // The same number in a chat of its own is nobody either.
    const from = { id: 1087968824, is_bot: false, first_name: 'Group' }
    server.emit('message', { message_id: 7, date: 1, chat: { id: 1087968824, type: 'private', first_name: 'Group' }, from, text: '/start ABCDEF234567' })
    await server.idle()
    expect(group.messages()).toHaveLength(1)
    expect(recorder.arrivals).toEqual([])
  })

  test('a group that lets the bot say nothing is left all the same, and a channel without a word', async () => {
    const { server, start, recorder } = await openDoor()
    start()
    const an = server.person(770101, { started: true })
    server.faults.next('sendMessage', { status: 400, description: 'Bad Request: not enough rights to send text messages to the chat' })
    server.group(-1002, { members: [an] }).addsBot(an)
    await server.called('leaveChat', { chat: -1002 })
    const channel = { id: -1003, type: 'channel', title: 'Kênh' }
    const member = { status: 'administrator', user: { id: 1, is_bot: true, first_name: 'x' } }
    server.emit('my_chat_member', { chat: channel, from: an.account.user, date: 1, old_chat_member: member, new_chat_member: member })
    await server.called('leaveChat', { chat: -1003 })
    expect(server.callsOf('sendMessage', { chat: -1003 })).toEqual([])
    expect(recorder.arrivals).toEqual([])
  })

  test('a group that becomes a supergroup says its new number, once, whoever is said to have written it', async () => {
    const { server, start, recorder } = await openDoor()
    start()
    server.group(-5001, { bot: 'member' }).upgradesTo(-1005001)
    expect(await recorder.got(1)).toMatchObject([{ address: '-5001', what: { kind: 'moved', to: '-1005001' } }])
    await server.idle()
    expect(recorder.arrivals).toHaveLength(1)
    expect(server.callsOf('leaveChat')).toEqual([])
  })

  test('a press in a group belongs to nobody and is ended', async () => {
    const { server, start, recorder } = await openDoor()
    start()
    const an = server.person(770101, { started: true })
    const press = an.pressesData('org:yes', { in: server.group(-1001, { members: [an], bot: 'member' }) })
    expect(await press.answer()).toMatchObject({ text: '' })
    await server.idle()
    expect(recorder.arrivals).toEqual([])
  })
})

describe('nothing acknowledged is lost', () => {
  test('updates are confirmed to Telegram only when they are stored, those that came together in one go', async () => {
    const { server, start, recorder } = await openDoor()
    let stored = () => {}
    recorder.store = () => new Promise((resolve) => { stored = resolve })
    const an = server.person(770101)
    for (const text of ['một', 'hai', 'ba']) an.says(text)
    start()
    expect(await recorder.handed(1)).toHaveLength(3)
    expect(server.pending).toHaveLength(3)
    const asked = server.callsOf('getUpdates').length
    stored()
    await server.idle()
    expect(server.callsOf('getUpdates').slice(asked).map(({ params }) => params['offset'])).toEqual([Number(recorder.arrivals.at(-1)?.number) + 1])
  })

  test('a program that dies while it stores finds the same updates at its next start', async () => {
    const { server, make, start, recorder } = await openDoor()
    let release = () => {}
    recorder.store = () => new Promise((resolve) => { release = resolve })
    server.person(770101).says('một')
    start()
    const [lost] = await recorder.handed(1)
    const next = makeRecorder()
    const again = make()
    again.start(next)
    expect(await next.got(1)).toEqual([lost])
    await again.stop()
    release()
  })

  test('what cannot be stored stays with Telegram and comes again, and the state tells so until then', async () => {
    const { server, telegram, start, recorder, waits, said } = await openDoor()
    let broken = true
    recorder.store = async () => { if (broken) throw new Error(`database away while storing ${SECRET_SENTENCE}`) }
    server.person(770101).says(SECRET_SENTENCE)
    start()
    for (const ms of [1000, 2000, 4000]) {
      const wait = await waits.next()
      expect(wait.ms).toBe(ms)
      expect(telegram.health().state).toBe('storing')
      if (ms === 4000) broken = false
      wait.end()
    }
    await recorder.got(1)
    await server.idle()
    expect(telegram.health().state).toBe('working')
    expect(said('a batch could not be stored')).toBe(3)
  })

  test('an update that Telegram brings twice carries the same number', async () => {
    const { server, start, recorder } = await openDoor()
    start()
    const { updateId } = server.person(770101).says('một')
    await recorder.got(1)
    await server.idle()
    server.redeliver(updateId)
    const [first, second] = await recorder.got(2)
    expect(second).toEqual(first)
  })

  test('after a quiet week Telegram may count from a lower number, and what it then brings is not passed over', async () => {
    const { make, recorder } = await openDoor()
    const message = { message_id: 1, date: 1, chat: { id: 770101, type: 'private', first_name: 'An' }, from: { id: 770101, is_bot: false, first_name: 'An' }, text: 'x' }
    const answers = [[{ update_id: 900, message }], [], [{ update_id: 5, message }]]
    const offsets: unknown[] = []
    const quiet = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => { body += part }).on('end', () => {
        const updates = request.url?.endsWith('/getUpdates')
        if (updates) offsets.push(JSON.parse(body).offset)
        if (!updates || answers.length > 0) response.end(JSON.stringify({ ok: true, result: updates ? answers.shift() : [] }))
      })
    })
    await new Promise<void>((listening) => quiet.listen(0, '127.0.0.1', listening))
    const telegram = make({ apiRoot: `http://127.0.0.1:${(quiet.address() as AddressInfo).port}` })
    telegram.start(recorder)
    expect((await recorder.got(2)).map(({ number }) => number)).toEqual(['900', '5'])
    expect(offsets.slice(0, 3)).toEqual([undefined, 901, undefined])
    await telegram.stop()
    quiet.closeAllConnections()
    quiet.close()
  })
})
