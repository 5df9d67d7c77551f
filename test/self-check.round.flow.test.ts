import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inviteLate, openRounds } from '../src/features/self-check/round.service.ts'
import { forgetChecks } from '../src/features/self-check/self-check.service.ts'
import type { Tally } from '../src/features/self-check/self-check.rules.ts'
import { newId } from '../src/platform/crypto.ts'
import { planJobs } from '../src/platform/schedule.ts'
import { answers, CLOSED, finishes, OPENING, recordOf } from './support/self-check.ts'
import type { PersonKey, World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterAll(() => world.close())

const say = (key: string, vars: Record<string, string | number> = {}) => world.words.for('vi')(key, vars)
const PUSH = 'Đồng chí có việc cần xem trong Chibo.'
const pushesTo = (person: { messages: { text: string }[] }) => person.messages.filter(({ text }) => text === PUSH).length
const joins = (key: PersonKey) => world.chibo.units.run((unit) => inviteLate(unit, world.personId(key))).then(() => world.chibo.idle())
const tallyOf = async (branch: 'chiBo1' | 'chiBo2'): Promise<Tally> => {
  const round = await world.database.prisma.round.findFirstOrThrow({ where: { organisationId: world.orgId(branch) } })
  expect(round.state).toBe('closed')
  return world.box.open<Tally>(`round:${round.id}`, round.tally ?? new Uint8Array())
}

describe('the opening morning', () => {
  test('everybody connected is invited once, also who belongs to two branches; nobody before, and the officer never', async () => {
    const people = await Promise.all((['an', 'dual', 'dung', 'officer'] as const).map((key) => world.member(key)))
    await world.moveTo('2026-11-10 07:59')
    expect(people.map(pushesTo)).toEqual([0, 0, 0, 0])
    await world.moveTo(OPENING)
    await world.moveTo('2026-11-10 08:05')
    expect(people.map(pushesTo)).toEqual([1, 1, 1, 0])
    expect(await world.database.prisma.participant.count()).toBe(9)
  })

  test('who is exempt, suspended, gone or not yet there takes no part', async () => {
    const { prisma } = world.database
    const set = (key: PersonKey, data: object) => prisma.membership.updateMany({ where: { personId: world.personId(key) }, data })
    await set('an', { partyStatus: 'exempt' })
    await set('binh', { partyStatus: 'suspended' })
    await set('committee', { to: new Date('2026-11-10') })
    await set('deputy', { from: new Date('2026-11-11') })
    const an = await world.member('an')
    await world.moveTo(OPENING)
    const there = await prisma.participant.findMany({ where: { organisationId: world.orgId('chiBo1') } })
    expect(there.map(({ personId }) => personId).sort()).toEqual([world.personId('secretary'), world.personId('dual')].sort())
    await an.types('tự soi')
    expect(an.screen.text).toBe(say('not-in-round'))
  })

  test('two processes at the same moment open each round once', async () => {
    const an = await world.member('an')
    world.clock.moveTo(at(OPENING))
    await Promise.all([world.chibo.beat(), world.another().beat()])
    await world.chibo.idle()
    expect(await world.database.prisma.round.count()).toBe(2)
    expect(pushesTo(an)).toBe(1)
  })

  test('a branch of fifty takes as many statements as one of six', async () => {
    const { prisma } = world.database
    const statements = async (organisationId: string) => {
      world.clock.moveTo(at(OPENING))
      return world.chibo.units.run(async (unit) => {
        const before = world.queries.length
        await openRounds(unit, [{ organisationId, period: '2026-11', at: unit.now }])
        return world.queries.length - before
      })
    }
    const small = await statements(world.orgId('chiBo1'))
    for (let i = 0; i < 44; i++) {
      const id = newId()
      await prisma.person.create({ data: { id, code: `X${i}`, fullName: `Người Thử ${i}`, language: 'vi' } })
      await prisma.membership.create({ data: { id: newId(), personId: id, organisationId: world.orgId('chiBo2'), role: 'member', partyStatus: 'full', from: new Date('2026-01-01') } })
    }
    expect(await statements(world.orgId('chiBo2'))).toBe(small)
    expect(await prisma.participant.count({ where: { organisationId: world.orgId('chiBo2') } })).toBe(47)
  })

  test('who finishes before the push is sent gets none', async () => {
    const an = await world.member('an')
    world.clock.moveTo(at(OPENING))
    await an.blocks()
    await world.moveTo(OPENING)
    await an.unblocks()
    await finishes(an)
    await world.database.prisma.notice.updateMany({ data: { state: 'waiting' } })
    await world.moveTo('2026-11-10 09:00')
    expect(pushesTo(an)).toBe(0)
  })

  test('before it, a member who asks reads when the next one opens', async () => {
    const an = await world.member('an')
    await an.types('TU SOI')
    expect(an.screen.text).toBe(say('no-round-until', { date: '08:00, thứ Ba 10/11/2026' }))
  })

  test('“Để sau” says how to come back and leaves the invitation where it is', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await an.presses('Xem')
    await an.presses('Để sau')
    expect(an.toasts).toEqual([say('self-check-not-now-done')])
    expect(an.screen.labels).toContain('Bắt đầu')
  })
})

describe('who joins after the opening', () => {
  test('is invited at once while three days remain, and only once', async () => {
    await world.moveTo(OPENING)
    await world.moveTo('2026-11-17 10:00')
    const binh = await world.member('binh')
    await joins('binh')
    await joins('binh')
    expect(pushesTo(binh)).toBe(1)
  })

  test('is not invited in the last three days, but finds the check', async () => {
    await world.moveTo(OPENING)
    await world.moveTo('2026-11-18 10:00')
    const binh = await world.member('binh')
    await joins('binh')
    expect(pushesTo(binh)).toBe(0)
    await binh.types('tự soi')
    expect(binh.screen.labels).toContain('Bắt đầu')
  })

  test('late in the evening is invited in the morning', async () => {
    await world.moveTo(OPENING)
    await world.moveTo('2026-11-12 22:30')
    const binh = await world.member('binh')
    await joins('binh')
    expect(pushesTo(binh)).toBe(0)
    await world.moveTo('2026-11-13 07:00')
    expect(pushesTo(binh)).toBe(1)
  })
})

describe('the closing', () => {
  test('an unfinished draft is not counted, is kept for seven days for the member alone, and the next month starts clean', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await an.types('tự soi')
    await an.presses('Bắt đầu')
    await answers(an, 3)
    await world.moveTo(CLOSED)
    expect((await tallyOf('chiBo1')).done).toBe(0)
    const row = await world.database.prisma.check.findFirstOrThrow()
    expect(row).toMatchObject({ done: false, keepUntil: new Date('2026-11-27') })
    await an.types('tự soi')
    expect(an.screen.text).toContain(say('draft-kept', { month: 'tháng 11/2026', done: 3, day: 'thứ Sáu 27/11/2026' }))
    expect(Object.keys((await recordOf(world, 'an', '2026-11')).answers)).toHaveLength(3)
    await world.moveTo('2026-12-10 08:00')
    await an.types('tự soi')
    await an.presses('Bắt đầu')
    expect((await recordOf(world, 'an', '2026-12')).answers).toEqual({})
    expect(await world.database.prisma.check.findMany({ select: { record: true }, where: { period: '2026-11' } })).toEqual([{ record: null }])
  })

  test('a button of a month that is over says so and changes nothing, in neither month', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await an.types('tự soi')
    await an.presses('Bắt đầu')
    const old = an.press('Có, cần sửa')
    await world.moveTo('2026-12-10 08:00')
    await an.arrive(old)
    expect(an.toasts).toEqual(['Kỳ tháng 11/2026 đã đóng, câu trả lời giữ nguyên.'])
    expect(an.screen).toMatchObject({ text: 'Kỳ tháng 11/2026 đã đóng, câu trả lời giữ nguyên.', labels: ['Sang kỳ hiện tại'] })
    expect(await world.database.prisma.check.findMany({ select: { period: true, done: true } })).toEqual([{ period: '2026-11', done: false }])
    await an.presses('Sang kỳ hiện tại')
    expect(an.screen.text).toContain('Mời đồng chí tự soi tháng 12/2026')
  })

  test('nothing is taken any more from 15 minutes before the meeting on, also before the closing was counted', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await an.types('tự soi')
    const begin = an.press('Bắt đầu')
    world.clock.moveTo(at('2026-11-20 19:15'))
    await an.arrive(begin)
    expect(an.screen.text).toBe('Kỳ tháng 11/2026 đã đóng, câu trả lời giữ nguyên.')
    expect(await world.database.prisma.check.count()).toBe(0)
  })

  test('the tally counts finished checks only, by sign and answer, and stands nowhere in clear', async () => {
    const an = await world.member('an')
    const binh = await world.member('binh')
    const committee = await world.member('committee')
    await world.moveTo(OPENING)
    await finishes(an)
    await finishes(binh)
    await binh.presses('Xem lại, sửa')
    await binh.presses('4')
    await binh.presses('Cần chú ý')
    await committee.types('tự soi')
    await committee.presses('Bắt đầu')
    await committee.presses('Có, cần sửa')
    await world.moveTo(CLOSED)
    const tally = await tallyOf('chiBo1')
    expect(tally.done).toBe(2)
    expect(tally.signs[1]).toEqual({ n: 2 })
    expect(tally.signs[4]).toEqual({ n: 1, w: 1 })
    expect((await tallyOf('chiBo2')).done).toBe(0)
  })

  test('a member of two branches has one check, counted in both, and may change it until the later one closes', async () => {
    await world.database.prisma.organisation.update({ where: { id: world.orgId('chiBo2') }, data: { settings: { 'meeting.day': '22', 'meeting.time': '19:30' } } })
    await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, [world.orgId('chiBo2')]))
    const dual = await world.member('dual')
    await world.moveTo('2026-11-12 08:00')
    expect(pushesTo(dual)).toBe(1)
    await finishes(dual)
    await world.moveTo(CLOSED)
    await world.moveTo('2026-11-21 10:00')
    await dual.types('tự soi')
    await dual.presses('Xem lại, sửa')
    await dual.presses('2')
    await dual.presses('Cần chú ý')
    await world.moveTo('2026-11-22 19:16')
    expect((await tallyOf('chiBo1')).signs[2]).toEqual({ n: 1 })
    expect((await tallyOf('chiBo2')).signs[2]).toEqual({ w: 1 })
    expect(await world.database.prisma.check.count()).toBe(1)
  })

  test('a finished check that was started over counts with the old answers', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await finishes(an)
    await an.pressesData(`self-check:again:${(await recordOf(world, 'an')).id}`)
    await an.presses('Còn lại trong nhóm: chưa thấy')
    await world.moveTo(CLOSED)
    const tally = await tallyOf('chiBo1')
    expect(tally.done).toBe(1)
    expect(Object.keys(tally.signs)).toHaveLength(27)
  })
})

test('a branch that changes its meeting day moves the meetings to come, but not the one whose round is open', async () => {
  await world.moveTo(OPENING)
  await world.database.prisma.organisation.update({ where: { id: world.orgId('chiBo1') }, data: { settings: { 'meeting.day': '25', 'meeting.time': '18:00' } } })
  await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, [world.orgId('chiBo1')]))
  const meetings = await world.database.prisma.meeting.findMany({ where: { organisationId: world.orgId('chiBo1') }, orderBy: { period: 'asc' } })
  expect(meetings.map(({ startsAt }) => startsAt)).toEqual([at('2026-11-20 19:30'), at('2026-12-25 18:00'), at('2027-01-25 18:00')])
  await world.moveTo(CLOSED)
  expect((await tallyOf('chiBo1')).done).toBe(0)
})

describe('who withdraws', () => {
  test('leaves no answer, note or draft; that a check was done stays; who comes back begins anew', async () => {
    const an = await world.member('an')
    const binh = await world.member('binh')
    await world.moveTo(OPENING)
    await finishes(an)
    await binh.types('tự soi')
    await binh.presses('Bắt đầu')
    for (const key of ['an', 'binh'] as const) await world.chibo.units.run((unit) => forgetChecks(unit, world.personId(key)))
    expect(await world.database.prisma.check.findMany()).toMatchObject([{ personId: world.personId('an'), done: true, record: null }])
    await an.types('tự soi')
    await an.presses('Bắt đầu')
    expect(await recordOf(world, 'an')).toMatchObject({ done: false, answers: {} })
    expect(an.screen.text).toMatch(/^Biểu hiện 1\/27/m)
  })
})
