import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { actionOf, NoArgs } from '../src/conversation/actions.ts'
import { ChannelError } from '../src/conversation/channel.ts'
import { html } from '../src/conversation/html.ts'
import type { Dialog } from '../src/conversation/screen.ts'
import { action, below, here, prompt } from '../src/conversation/screen.ts'
import { Refusal } from '../src/platform/errors.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

/** A dialog of nothing but the things that every dialog does. It keeps its count in a person's language column. */
let failures = 0
let gate: Promise<void> = Promise.resolve()
const probe: Dialog = {
  feature: 'probe',
  commands: { tasks: async (_unit, actor) => [here(counter(actor.language))] },
  actions: {
    count: action(NoArgs, async (_unit, actor) => [here(counter(actor.language))]),
    add: action(NoArgs, async (unit, actor) => {
      const [row] = await unit.tx.$queryRaw<{ language: string }[]>`select language from person where id = ${actor.person.id} for update`
      const next = `${row?.language ?? ''}+`
      await unit.tx.person.update({ where: { id: actor.person.id }, data: { language: next } })
      unit.changed(actionOf('probe', 'count'))
      return [{ toast: 'counted' }, here(counter(next))]
    }),
    secret: action(NoArgs, async () => [here({ ...counter('secret'), view: actionOf('probe', 'secret'), confidential: true })]),
    ask: action(NoArgs, async () => [{ ask: { action: actionOf('probe', 'name'), wants: 'text', confidential: true }, show: { text: html`name?`, confidential: true } }]),
    refuse: action(NoArgs, async () => { throw new Refusal('round-closed', { month: 'tháng 10/2026' }) }),
    broken: action(NoArgs, async () => { if (failures-- > 0) throw new Error('a secret text'); return [here(counter('mended'))] }),
    divides: action(NoArgs, async (unit) => [below(counter(String((await unit.tx.$queryRaw<{ n: number }[]>`select 1 / 0 as n`)[0]?.n)))]),
    slow: action(NoArgs, async () => { await gate; return [{ toast: 'too late' }, here(counter('slow'))] }),
    far: action(z.tuple([z.string().regex(/^\d$/)]), async (_unit, _actor, [n]) => [below(counter(n))]),
  },
  prompts: {
    name: prompt(NoArgs, async (unit, actor, { text }) => {
      if (text.length > 10) throw new Refusal('note-too-long', { over: text.length - 10 })
      await unit.tx.person.update({ where: { id: actor.person.id }, data: { fullName: text } })
      return [below({ text: html`hello <b>${text}</b>` })]
    }),
  },
}
const counter = (text: string) => ({
  text: html`count ${text}`, view: actionOf('probe', 'count'),
  choices: [['add', 'secret'], ['ask', 'refuse'], ['broken']].map((row) => row.map((label) => ({ label, action: actionOf('probe', label) }))),
})

let world: World
beforeAll(async () => { world = await makeWorld({ alter: (lists) => ({ ...lists, dialogs: [probe, ...lists.dialogs] }) }) })
beforeEach(() => world.start())
afterAll(() => world.close())

const counted = async () => (await world.database.prisma.person.findUniqueOrThrow({ where: { id: world.personId('an') } })).language.length - 2

describe('a press', () => {
  test('changes the last screen in place, says its toast and leaves nothing of what was pressed', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    const { id } = an.screen
    await an.presses('add')
    await an.presses('add')
    expect(an.screen).toMatchObject({ id, text: 'count vi++' })
    expect(an.toasts).toEqual(['counted', 'counted'])
    const rows = await world.database.prisma.storedUpdate.findMany()
    expect(rows).toHaveLength(3)
    for (const row of rows) expect(row).toMatchObject({ state: 'shown', payload: null, lane: null })
  })

  test('handed over twice acts once', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    const what = an.press('add')
    const arrival = { number: 'same', address: an.address, what }
    await world.chibo.intake.accept(world.test.channel, [arrival])
    await world.chibo.intake.accept(world.test.channel, [arrival])
    await world.chibo.idle()
    expect(await counted()).toBe(1)
  })

  test('and another at the same moment both count, and other screens of the same view follow', async () => {
    const an = await world.member('an')
    const second = await world.member('an', { on: 'other' })
    await an.types('/tasks')
    await second.types('/tasks')
    const arrivals = [an.press('add'), second.pressData(actionOf('probe', 'add'))]
    await Promise.all([
      world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: an.address, what: arrivals[0]! }]),
      world.chibo.intake.accept(world.other.channel, [{ number: 'b', address: second.address, what: arrivals[1]! }]),
    ])
    await world.chibo.idle()
    expect(await counted()).toBe(2)
    expect(an.screen.text).toBe('count vi++')
    expect(second.screen.text).toContain('count vi++')
  })

  test.each(['probe:nothing', 'nobody:open', 'probe:far:x', 'probe:far:1:2', ':::', 'x'.repeat(65), '', 'probe:add:DROP TABLE'])(
    'that no screen ever carried (%s) is called old, above the current screen', async (data) => {
      const an = await world.member('an')
      await an.types('/tasks')
      await an.pressesData(data)
      expect(an.toasts).toEqual(['Nút này đã cũ. Dưới đây là màn hình mới nhất.'])
      expect(an.screen.text).toBe('count vi')
      expect(an.unanswered).toBe(0)
    })

  test('that is refused says why and changes nothing', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    await an.presses('refuse')
    expect(an.toasts).toEqual([expect.stringContaining('đã đóng')])
    await an.presses('add')
    expect(await counted()).toBe(1)
  })

  test('that fails once is tried again and nobody notices', async () => {
    failures = 2
    const an = await world.member('an')
    await an.types('/tasks')
    await an.presses('broken')
    expect(an.screen.text).toBe('count mended')
    expect(world.problems.join()).not.toContain('a secret text')
  })

  test('that takes long is ended without its toast after a second and a half, and its screen comes later', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    let open = () => {}
    gate = new Promise((resolve) => { open = resolve })
    const ended = world.test.untilAnswered()
    const arrived = an.pressesData('probe:slow')
    const begun = performance.now()
    await ended
    expect(performance.now() - begun).toBeLessThan(3000)
    expect(an.unanswered).toBe(0)
    open()
    await arrived
    expect(an.screen.text).toBe('count slow')
    expect(an.toasts).toEqual([])
  })

  test('that fails three times is kept, answered with a code, and the chat goes on', async () => {
    failures = 99
    const an = await world.member('an')
    await an.types('/tasks')
    await an.presses('broken')
    const [row] = await world.database.prisma.storedUpdate.findMany({ where: { state: 'aside' } })
    expect(row?.payload).not.toBeNull()
    expect(an.screen.text).toContain(row?.code)
    expect(an.unanswered).toBe(0)
    failures = 0
    await an.types('/tasks')
    await an.presses('add')
    expect(await counted()).toBe(1)
  })
})

describe('a failure of the very kind by which a repeated press is known', () => {
  test('is a failure like any other: kept, with a code', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    await an.pressesData('probe:divides')
    expect(await world.database.prisma.storedUpdate.count({ where: { state: 'aside' } })).toBe(1)
    expect(an.screen.text).toContain((await world.database.prisma.storedUpdate.findFirst({ where: { state: 'aside' } }))?.code)
  })
})

describe('a screen that could not be shown', () => {
  test('does not lose the press, and the next heartbeat repairs it', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    await an.presses('add')
    world.test.failNext(new ChannelError('uncertain'))
    await an.presses('add')
    expect(await counted()).toBe(2)
    expect(an.screen.text).toBe('count vi+')
    await world.beat()
    expect(an.screen.text).toBe('count vi++')
  })

  test('because the process died between commit and screen is drawn at the next start, without acting again', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    world.test.failNext(new ChannelError('offline'))
    await an.presses('add')
    await world.restart()
    expect(an.screen.text).toBe('count vi+')
    expect(await counted()).toBe(1)
  })
})

describe('what is confidential', () => {
  test('is a protected message of its own and is closed when it is left', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    await an.presses('secret')
    const secret = an.screen
    expect(secret.confidential).toBe(true)
    await an.presses('add')
    expect(an.screen.confidential).toBe(false)
    expect(an.messages.find(({ id }) => id === secret.id)).toMatchObject({ text: 'Đã đóng', labels: [] })
  })

  test('is not brought back when it was owed until its time was over', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    await an.presses('secret')
    world.test.failNext(new ChannelError('offline'))
    await an.presses('secret')
    world.test.failNext(new ChannelError('offline'))
    await world.moveTo('2026-11-02 09:15')
    await world.restart()
    expect(an.screen).toMatchObject({ text: 'Đã đóng', labels: [] })
  })

  test('is closed after ten minutes untouched', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    await an.presses('secret')
    await world.moveTo('2026-11-02 09:09')
    expect(an.screen.text).toBe('count secret')
    await world.moveTo('2026-11-02 09:10')
    expect(an.screen).toMatchObject({ text: 'Đã đóng', labels: [] })
  })
})

describe('a question', () => {
  test('takes the next text, which leaves the chat when it is confidential', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    await an.presses('ask')
    await an.types('<b>&"\'')
    expect(an.screen.text).toBe('hello <b>&"\'')
    expect(an.messages.some((message) => message.from === 'person' && message.text.includes('&'))).toBe(false)
  })

  test('that refuses a text still waits for a better one', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    await an.presses('ask')
    await an.types('far too long a name')
    expect(an.screen.text).toContain('9 ký tự')
    await an.types('short')
    expect(an.screen.text).toBe('hello short')
  })

  test('is dropped by a press or a command', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    await an.presses('ask')
    await an.types('/tasks')
    await an.types('hello there')
    expect(an.screen.text).toContain('Chibo chưa hiểu')
  })

  test('that is fifteen minutes old shows the text back before it is taken', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    await an.presses('ask')
    await world.moveTo('2026-11-02 09:05')
    world.clock.advance(11 * 60_000)
    await an.types('late')
    expect(an.screen.text).toContain('late')
    await an.presses('Đúng, ghi lại')
    expect(an.screen.text).toBe('hello late')
  })

  test('that waits to be taken is chosen by its number, and a command leads away from it', async () => {
    for (const [typed, name] of [['1', 'late'], ['việc', 'Đỗ Thử An']] as const) {
      await world.start()
      const an = await world.member('an')
      await an.types('việc')
      await an.pressesData('probe:ask')
      world.clock.moveTo(new Date(world.clock.now().getTime() + 16 * 60_000))
      await an.types('late')
      await an.types(typed)
      expect((await world.database.prisma.person.findUniqueOrThrow({ where: { id: world.personId('an') } })).fullName).toBe(name)
    }
  })

  test('a number chooses only with # in front', async () => {
    const an = await world.member('an')
    await an.types('/tasks')
    await an.presses('ask')
    await an.types('2')
    expect(an.screen.text).toBe('hello 2')
  })
})

describe('typed', () => {
  test.each(['/TASKS', 'việc', 'VIEC', 'Viêc', '/viec', 'Việc'.normalize('NFD')])('%s finds the same command', async (text) => {
    const an = await world.member('an')
    await an.types(text)
    expect(an.screen.text).toBe('count vi')
  })

  test('numbers choose where there are no buttons', async () => {
    const an = await world.member('an', { on: 'other' })
    await an.types('/tasks')
    await an.chooses('add')
    expect(an.screen.text).toContain('count vi+')
    await an.types('9')
    expect(an.screen.text).toContain('Chibo chưa hiểu')
  })
})

describe('without buttons', () => {
  test('a toast is said above the screen, since nothing was pressed that could carry it', async () => {
    const an = await world.member('an', { on: 'other' })
    await an.types('/tasks')
    await an.chooses('add')
    expect(an.screen.text).toBe('counted\n\ncount vi+')
  })

  test('the numbers under a notice are the notice\'s', async () => {
    const an = await world.member('an', { on: 'other' })
    await an.types('/tasks')
    await world.chibo.units.run(async (unit) => unit.notify('self-check.invite', world.personId('an'), { period: '2026-11' }, { key: 'x', twice: 'fine' }))
    await world.moveTo('2026-11-10 08:00')
    await an.types('1')
    expect(an.screen.text).toContain('Mời đồng chí tự soi')
  })
})

describe('a stranger', () => {
  test('hears one neutral sentence an hour and leaves no row', async () => {
    const stranger = world.stranger('nobody')
    await stranger.types('xin chào')
    await stranger.types('/tasks')
    expect(stranger.messages.filter(({ from }) => from === 'bot').map(({ text }) => text))
      .toEqual(['Chào anh/chị. Đây là trợ lý nội bộ, chỉ dùng cho người đã được mời.'])
    await stranger.pressesData('probe:add', '1')
    expect(await world.database.prisma.storedUpdate.count()).toBe(0)
    expect(await world.database.prisma.account.count()).toBe(0)
  })
})
