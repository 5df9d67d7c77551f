import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ChannelError } from '../src/conversation/channel.ts'
import { html } from '../src/conversation/html.ts'
import type { NoticeKind } from '../src/conversation/teller.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

/** Somebody with two ways to Chibo is told in one of them. */

const kinds: Record<string, NoticeKind> = { 'probe.words': { push: false, draw: async (_unit, _actor, about) => ({ text: html`${about['text']}` }) } }

let world: World
beforeAll(async () => { world = await makeWorld({ alter: (lists) => ({ ...lists, notices: { ...lists.notices, ...kinds } }) }) })
beforeEach(() => world.start())
afterEach(() => expect(world.problems.filter((line) => JSON.parse(line).level === 'error')).toEqual([]))
afterAll(() => world.close())

async function tell(text: string, ...keys: string[]) {
  await world.chibo.units.run(async (unit) => {
    for (const key of keys.length > 0 ? keys : ['an']) unit.notify('probe.words', world.personId(key), { text }, { key: text, twice: 'fine' })
  })
  await world.chibo.idle()
}
const texts = (channel: World['test']) => channel.everything().filter(({ from }) => from === 'bot').map(({ text }) => text)
const offline = (count: number) => world.test.failNext(...Array.from({ length: count }, () => new ChannelError('offline')))

test('a notice goes to the channel that was last used, by the day', async () => {
  const first = await world.member('an')
  const second = await world.member('an', { on: 'other' })
  await first.types('/start')
  await world.moveTo('2026-11-03 09:00')
  await second.types('/start')
  await tell('one')
  expect(texts(world.other)).toContain('one')
  await world.moveTo('2026-11-04 09:00')
  await first.types('/start')
  await tell('two')
  expect(texts(world.test)).toContain('two')
  expect(texts(world.other)).not.toContain('two')
})

test('after a refusal it goes to the other one at once', async () => {
  const first = await world.member('an')
  await world.member('an', { on: 'other' })
  await first.types('/start')
  world.test.failNext(new ChannelError('unreachable'))
  await tell('one')
  expect(texts(world.test)).not.toContain('one')
  expect(texts(world.other)).toContain('one')
})

test('a channel that does not answer is waited for three hours, then the other one is used', async () => {
  const first = await world.member('an')
  await world.member('an', { on: 'other' })
  await first.types('/start')
  offline(1000)
  await tell('one')
  await world.moveTo('2026-11-02 11:30')
  expect(texts(world.other)).not.toContain('one')
  await world.moveTo('2026-11-02 12:30')
  expect(texts(world.other)).toContain('one')
  expect(texts(world.test)).not.toContain('one')
})

test('who is reached elsewhere does not wait for a channel that is down', async () => {
  await world.member('an')
  await world.member('binh')
  await world.member('dual', { on: 'other' })
  offline(1000)
  await tell('one', 'an', 'binh', 'dual')
  expect(texts(world.other)).toEqual(['one'])
  expect(texts(world.test)).toEqual([])
  expect(await world.database.prisma.notice.count({ where: { state: 'waiting' } })).toBe(2)
})
