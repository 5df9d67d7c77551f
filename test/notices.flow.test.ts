import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ChannelError } from '../src/conversation/channel.ts'
import { html } from '../src/conversation/html.ts'
import type { NoticeKind } from '../src/conversation/teller.ts'
import type { Telling } from '../src/platform/unit.ts'
import type { World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

let still = true
const kinds: Record<string, NoticeKind> = {
  'probe.push': { push: true, still: async () => still },
  'probe.other-push': { push: true, still: async () => true },
  'probe.words': { push: false, draw: async (_unit, actor, about) => ({ text: html`${about['text']} for ${actor.language}` }) },
}
const PUSH = 'Đồng chí có việc cần xem trong Chibo.'

let world: World
beforeAll(async () => { world = await makeWorld({ alter: (lists) => ({ ...lists, notices: { ...lists.notices, ...kinds } }) }) })
beforeEach(async () => { still = true; await world.start() })
afterAll(() => world.close())

async function tell(kind: string, { text = 'news', to = 'an', ...telling }: Partial<Telling> & { text?: string; to?: 'an' | 'binh' } = {}) {
  await world.chibo.units.run(async (unit) => unit.notify(kind, world.personId(to), { text }, { key: 'once', twice: 'fine', ...telling }))
  await world.chibo.idle()
}
const states = async () => (await world.database.prisma.notice.findMany({ where: { kind: { startsWith: 'probe' } }, orderBy: { dedupe: 'asc' } })).map(({ state }) => state)
const texts = (person: { messages: { text: string }[] }) => person.messages.map(({ text }) => text)

test('a notice is told once, however often it was asked for', async () => {
  const an = await world.member('an')
  await tell('probe.words')
  await tell('probe.words')
  expect(texts(an)).toEqual(['news for vi'])
  expect(await states()).toEqual(['sent'])
})

test('a push has the neutral words and one button, whatever it is about', async () => {
  const an = await world.member('an')
  await tell('probe.push')
  expect(an.screen).toMatchObject({ text: PUSH, labels: ['Xem'], actions: ['home:next'] })
})

test('pushes of the same hour are one message, a later one is another', async () => {
  const an = await world.member('an')
  await world.chibo.units.run(async (unit) => {
    for (const [kind, from] of [['probe.push', '09:00'], ['probe.other-push', '09:59'], ['probe.other-push', '10:30']] as const) {
      unit.notify(kind, world.personId('an'), {}, { key: from, twice: 'fine', from: at(`2026-11-02 ${from}`) })
    }
  })
  await world.chibo.idle()
  await world.moveTo('2026-11-02 10:00')
  expect(texts(an)).toEqual([PUSH])
  await world.moveTo('2026-11-02 10:30')
  expect(texts(an)).toEqual([PUSH, PUSH])
})

test('the words are made when it is sent: in the language of that moment, and not at all when it is no longer true', async () => {
  const an = await world.member('an')
  await tell('probe.words', { from: at('2026-11-02 10:00') })
  await tell('probe.push', { from: at('2026-11-02 10:00') })
  await world.database.prisma.person.update({ where: { id: world.personId('an') }, data: { language: 'en' } })
  still = false
  await world.moveTo('2026-11-02 10:00')
  expect(texts(an)).toEqual(['news for en'])
  expect(await states()).toEqual(['dropped', 'sent'])
})

test('what is past its use is told to nobody', async () => {
  const an = await world.member('an')
  await tell('probe.words', { from: at('2026-11-02 10:00'), until: at('2026-11-02 12:00') })
  await world.moveTo('2026-11-02 17:00')
  expect(texts(an)).toEqual([])
  expect(await states()).toEqual(['expired'])
})

test('whoever has not consented, or has no account, is told nothing', async () => {
  await tell('probe.words')
  expect(await states()).toEqual(['dropped'])
  expect(world.test.everything()).toEqual([])
})

test('who cannot be reached on one channel is told on the other', async () => {
  const first = await world.member('an')
  const second = await world.member('an', { on: 'other' })
  world.clock.advance(1)
  await first.blocks()
  await tell('probe.words')
  expect(texts(second)).toEqual(['news for vi'])
})

test('a channel that asks to wait is waited for, and nothing is lost', async () => {
  const an = await world.member('an')
  world.test.failNext(new ChannelError('wait', 0.05))
  await tell('probe.words')
  expect(texts(an)).toEqual(['news for vi'])
})

test('after a dropped connection it is told again where that is fine, and set aside where it is not', async () => {
  const an = await world.member('an')
  await world.member('binh')
  world.test.failNext(new ChannelError('uncertain'), new ChannelError('uncertain'))
  await tell('probe.words', { key: 'a', twice: 'fine' })
  await tell('probe.words', { key: 'b', to: 'binh', twice: 'never' })
  expect((await states()).sort()).toEqual(['uncertain', 'waiting'])
  await world.moveTo('2026-11-02 09:02')
  expect(texts(an)).toEqual(['news for vi'])
})

test('while the service is away notices wait in order and go out when it is back', async () => {
  const an = await world.member('an')
  world.test.failNext(new ChannelError('offline'))
  await tell('probe.words', { key: 'a', text: 'first' })
  await tell('probe.words', { key: 'b', text: 'second' })
  await tell('probe.words', { key: 'c', text: 'third' })
  expect(texts(an)).toEqual([])
  world.test.failNext(new ChannelError('offline'))
  await world.moveTo('2026-11-02 09:05')
  expect(texts(an)).toEqual([])
  await world.moveTo('2026-11-02 09:10')
  expect(texts(an)).toEqual(['first for vi', 'second for vi', 'third for vi'])
})

test('what was on its way when the process died is told again only where that is fine', async () => {
  const an = await world.member('an')
  await tell('probe.words', { key: 'a', from: at('2026-11-02 10:00') })
  await tell('probe.words', { key: 'b', from: at('2026-11-02 10:00'), twice: 'never' })
  await world.database.prisma.notice.updateMany({ data: { state: 'sending' } })
  await world.restart()
  await world.moveTo('2026-11-02 10:00')
  expect(texts(an)).toEqual(['news for vi'])
  expect(await states()).toEqual(['sent', 'uncertain'])
})

test('what was marked sent is not sent again after a restart', async () => {
  const an = await world.member('an')
  await tell('probe.words')
  await world.restart()
  await world.beat()
  expect(texts(an)).toHaveLength(1)
})

test('two processes that find the same notice tell it once', async () => {
  const an = await world.member('an')
  await tell('probe.words', { from: at('2026-11-02 10:00') })
  world.clock.moveTo(at('2026-11-02 10:00'))
  const second = world.another()
  await Promise.all([world.chibo.delivery.run(), second.delivery.run()])
  expect(texts(an)).toEqual(['news for vi'])
})
