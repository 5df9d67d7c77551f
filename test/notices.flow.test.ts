import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ChannelError } from '../src/conversation/channel.ts'
import { html } from '../src/conversation/html.ts'
import type { NoticeKind } from '../src/conversation/teller.ts'
import { newId } from '../src/platform/crypto.ts'
import type { Telling } from '../src/platform/unit.ts'
import type { World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

let still = true
let behind = false
const kinds: Record<string, NoticeKind> = {
  'probe.push': { push: true, still: async () => still },
  'probe.other-push': { push: true, still: async () => true },
  'probe.warning': { push: true, atNight: true, uncapped: true, still: async () => true },
  'probe.group': { group: true, draw: async (_unit, group, about) => ({ text: html`${about['text']} for ${group.organisation} in ${group.language}` }) },
  'probe.secret': { group: true, draw: async () => ({ text: html`secret`, confidential: true }) },
  'probe.words': { push: false, draw: async (_unit, actor, about) => ({ text: html`${about['text']} for ${actor.language}` }) },
}
const PUSH = 'Đồng chí có việc cần xem trong Chibo.'

let world: World
beforeAll(async () => { world = await makeWorld({ alter: (lists) => ({ ...lists, notices: { ...lists.notices, ...kinds }, behind: [async () => behind] }) }) })
beforeEach(async () => { still = true; behind = false; await world.start() })
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

describe('the night', () => {
  test('holds a push until seven, and a warning not at all', async () => {
    const an = await world.member('an')
    await world.member('binh')
    await world.moveTo('2026-11-02 22:00')
    await tell('probe.push')
    await tell('probe.warning', { to: 'binh' })
    expect(texts(an)).toEqual([])
    expect(texts(world.test.person(() => world.chibo, 'binh-test'))).toEqual([PUSH])
    await world.moveTo('2026-11-03 06:59')
    expect(texts(an)).toEqual([])
    await world.moveTo('2026-11-03 07:00')
    expect(texts(an)).toEqual([PUSH])
  })

  test('what was planned for the evening because the event is early goes out that evening', async () => {
    const an = await world.member('an')
    await tell('probe.words', { from: at('2026-11-02 19:30'), until: at('2026-11-03 07:15') })
    await world.moveTo('2026-11-02 19:30')
    expect(texts(an)).toEqual(['news for vi'])
  })

  test('what was late for that evening still comes before the event, and never after it', async () => {
    const an = await world.member('an')
    await tell('probe.words', { key: 'early', from: at('2026-11-02 19:30'), until: at('2026-11-03 07:15') })
    await tell('probe.words', { key: 'at night', from: at('2026-11-02 19:30'), until: at('2026-11-03 06:30') })
    await world.moveTo('2026-11-02 21:30')
    await world.moveTo('2026-11-03 07:00')
    expect(texts(an)).toEqual(['news for vi'])
    expect((await states()).sort()).toEqual(['expired', 'sent'])
  })
})

describe('in a calendar month', () => {
  const days = (month: string, n: number) => Array.from({ length: n }, (_, i) => `2026-${month}-${String(i + 3).padStart(2, '0')} 09:00`)
  async function pushEach(moments: string[], kind = 'probe.push') {
    for (const moment of moments) {
      await world.moveTo(moment)
      await tell(kind, { key: moment })
    }
  }

  test('whoever does everything in time is told four times at most, and again in the next', async () => {
    const an = await world.member('an')
    await pushEach(days('11', 8))
    expect(texts(an)).toHaveLength(4)
    await pushEach(days('12', 8))
    expect(texts(an)).toHaveLength(8)
    expect(await states()).not.toContain('waiting')
  })

  test('whoever left something undone is told six times at most', async () => {
    behind = true
    const an = await world.member('an')
    await pushEach(days('11', 9))
    expect(texts(an)).toHaveLength(6)
  })

  test('a warning always comes, and takes nobody a place', async () => {
    const an = await world.member('an')
    await pushEach(days('11', 6), 'probe.warning')
    await pushEach(days('11', 12).slice(6))
    expect(texts(an)).toHaveLength(10)
    await tell('probe.warning', { key: 'one more' })
    expect(texts(an)).toHaveLength(11)
  })

  test('what went along with another message took no place', async () => {
    const an = await world.member('an')
    await world.moveTo('2026-11-03 09:00')
    await world.chibo.units.run(async (unit) => {
      for (const key of ['a', 'b', 'c', 'd', 'e']) unit.notify('probe.push', world.personId('an'), {}, { key, twice: 'fine' })
    })
    await world.chibo.idle()
    expect(texts(an)).toEqual([PUSH])
    await pushEach(days('11', 5).slice(1))
    expect(texts(an)).toHaveLength(4)
  })

  test('the month is that of the member’s own clock', async () => {
    const an = await world.member('an')
    await pushEach(['2026-11-27 09:00', '2026-11-28 09:00', '2026-11-29 09:00', '2026-11-30 09:00', '2026-11-30 20:50'])
    expect(texts(an)).toHaveLength(4)
    // Six in the evening of the 30th in Greenwich.
    await world.moveTo('2026-12-01 01:00')
    await tell('probe.warning', { key: 'night' })
    await pushEach(['2026-12-01 07:00'])
    expect(texts(an)).toHaveLength(6)
  })
})

describe('a branch’s group', () => {
  const account = () => world.database.prisma.account.findFirstOrThrow({ where: { groupOf: world.orgId('chiBo1') } })
  async function addGroup(address = '-77') {
    await world.database.prisma.account.create({ data: { id: newId(), channel: 'test', address, groupOf: world.orgId('chiBo1'), linkedOn: world.clock.now() } })
    return world.test.person(() => world.chibo, address)
  }
  async function announce({ kind = 'probe.group', text = 'news', ...telling }: Partial<Telling> & { kind?: string; text?: string } = {}) {
    await world.chibo.units.run(async (unit) => unit.notify(kind, world.orgId('chiBo1'), { text }, { key: text, twice: 'fine', ...telling }))
    await world.chibo.idle()
  }
  const NEWS = (text: string, language = 'vi') => `${text} for Chi bộ Thử Nghiệm 1 in ${language}`

  test('is told in the language of the branch, once', async () => {
    const group = await addGroup()
    await announce()
    await announce()
    await world.database.prisma.organisation.update({ where: { id: world.orgId('chiBo1') }, data: { language: 'en' } })
    await announce({ text: 'later' })
    expect(texts(group)).toEqual([NEWS('news'), NEWS('later', 'en')])
    expect(await states()).toEqual(['sent', 'sent'])
  })

  test('is left in peace at night', async () => {
    const group = await addGroup()
    await world.moveTo('2026-11-02 21:30')
    await announce()
    expect(texts(group)).toEqual([])
    await world.moveTo('2026-11-03 07:00')
    expect(texts(group)).toEqual([NEWS('news')])
  })

  test('is never shown anything confidential or what is for one person; a person gets nothing that is for a group', async () => {
    const group = await addGroup()
    const an = await world.member('an')
    await announce({ kind: 'probe.words' })
    await announce({ kind: 'probe.push' })
    await tell('probe.group')
    await announce({ kind: 'probe.secret' })
    expect([texts(group), texts(an)]).toEqual([[], []])
    expect((await states()).sort()).toEqual(['dropped', 'dropped', 'dropped', 'waiting'])
  })

  test('that the branch does not have is told nothing, and nobody is in its place', async () => {
    await world.member('an')
    await announce()
    expect(await states()).toEqual(['dropped'])
    expect(world.test.everything()).toEqual([])
  })

  test('that was put under a new number is told there what the old one refused, nothing lost and nothing twice', async () => {
    const old = await addGroup()
    const next = world.test.person(() => world.chibo, '-100777')
    world.test.failNext(new ChannelError('refused', 0, '-100777'))
    await announce({ text: 'one' })
    await announce({ text: 'two' })
    expect([texts(old), texts(next)]).toEqual([[], [NEWS('one'), NEWS('two')]])
    expect(await account()).toMatchObject({ address: '-100777', blocked: false, state: null })
    // The other sign of it comes late and changes nothing.
    await old.arrive({ kind: 'moved', to: '-100777' })
    expect(await account()).toMatchObject({ address: '-100777', blocked: false })
    expect([texts(old), texts(next)]).toEqual([[], [NEWS('one'), NEWS('two')]])
  })

  test('that tells of its new number itself is told there from then on; what stood in the old one is gone', async () => {
    const old = await addGroup()
    await announce({ text: 'one' })
    await old.arrive({ kind: 'moved', to: '-100777' }, { kind: 'moved', to: '-100777' })
    await announce({ text: 'two' })
    expect(await account()).toMatchObject({ address: '-100777', viewHash: null, owed: null, dirty: false })
    expect([texts(old), texts(world.test.person(() => world.chibo, '-100777'))]).toEqual([[NEWS('one')], [NEWS('two')]])
  })

  test('whose both signs come at the same moment moves once', async () => {
    const old = await addGroup()
    const next = world.test.person(() => world.chibo, '-100777')
    const { channel } = world.test
    const send = channel.send.bind(channel)
    channel.send = async (address, shown) => {
      if (address === '-77') throw new ChannelError('refused', 0, '-100777')
      return send(address, shown)
    }
    await Promise.all([announce({ text: 'one' }), old.arrive({ kind: 'moved', to: '-100777' })])
    expect([...texts(old), ...texts(next)]).toEqual([NEWS('one')])
    expect(await account()).toMatchObject({ address: '-100777', blocked: false })
    expect(world.problems.filter((line) => JSON.parse(line).level !== 'info')).toEqual([])
  })

  test('whose new number is another group’s already is left alone, and the delivery goes on', async () => {
    await addGroup()
    await world.database.prisma.account.create({ data: { id: newId(), channel: 'test', address: '-100777', groupOf: world.orgId('chiBo2') } })
    const an = await world.member('an')
    world.test.failNext(new ChannelError('refused', 0, '-100777'))
    await announce({ text: 'one' })
    await tell('probe.words')
    expect(texts(an)).toEqual(['news for vi'])
    expect(texts(world.test.person(() => world.chibo, '-100777'))).toEqual([])
    expect(await account()).toMatchObject({ address: '-77', blocked: true })
  })

  test('that nobody knows and that moves hears nothing from us', async () => {
    await world.test.person(() => world.chibo, '-55').arrive({ kind: 'moved', to: '-100555' })
    expect(world.test.everything()).toEqual([])
    expect(await world.database.prisma.storedUpdate.count()).toBe(0)
  })
})
