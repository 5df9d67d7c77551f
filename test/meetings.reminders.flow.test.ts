import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../src/platform/crypto.ts'
import { planJobs } from '../src/platform/schedule.ts'
import { confirms, meetingId, moves, opens, toldOf } from './support/meetings.ts'
import { finishes, OPENING } from './support/self-check.ts'
import type { PersonKey, World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'
import { listen, live } from './support/year.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const db = () => world.database.prisma
const PUSH = 'Đồng chí có việc cần xem trong Chibo.'
const REMINDER = 'Nhắc đồng chí sinh hoạt chi bộ thường kỳ tháng 11/2026: 19:30, thứ Sáu 20/11/2026, Nhà văn hóa. Đồng chí dự được không?'

/** The branch meets at another hour, or its self-check opens on another day. */
async function setUp(settings: Record<string, string>) {
  const id = world.orgId('chiBo1')
  await db().organisation.update({ where: { id }, data: { settings: { 'meeting.day': '20', 'meeting.time': '19:30', 'meeting.place': 'Nhà văn hóa', ...settings } } })
  await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, [id]))
}

/** As if all so far had gone along with other messages: the month has room again (SC10). */
const room = () => db().notice.updateMany({ data: { messageId: null } })

/** When each of these hears of the meeting after its invitation, until this moment. */
async function heard(people: PersonKey[], until: string, deeds: () => Promise<void> = async () => undefined): Promise<Record<string, string[]>> {
  const chats = new Map(await Promise.all(people.map(async (key) => [key, await world.member(key)] as const)))
  const ear = listen(world, chats)
  const secretary = await world.member('secretary', { on: 'other' })
  await confirms(secretary, await meetingId(world))
  ear.skip()
  await live(world, until, async () => {
    ear.hear()
    await deeds()
    ear.skip()
  })
  return Object.fromEntries(people.map((key) => [key, ear.told.get(key)?.filter(({ text }) => text !== PUSH).map(({ at }) => at) ?? []]))
}

describe('reminders of a meeting', () => {
  test('come a week before, the day before and two hours before, and who asked to be excused is not called again (RV2)', async () => {
    const an = await world.member('an', { on: 'other' })
    let [answered, done] = [false, false]
    const told = await heard(['binh', 'dual'], '2026-11-21 09:00', async () => {
      if (world.clock.now() >= at(OPENING) && !done) {
        done = true
        await finishes(world.test.person(() => world.chibo, 'dual-test'))
      }
      if (answered) return
      answered = true
      await opens(an, await meetingId(world))
      await an.presses('Tôi xin vắng')
    })
    // Bình does nothing at all: the check's reminders call him in those days, and six messages a month are the most (SC10).
    expect(told).toEqual({ binh: ['2026-11-13 08:00', '2026-11-20 17:30'], dual: ['2026-11-13 08:00', '2026-11-19 08:00', '2026-11-20 17:30'] })
    expect(toldOf(an).filter((text) => text.startsWith('Nhắc'))).toEqual([])
  })

  test('say day, hour and place; whoever has answered hears two hours before and not earlier (SC10)', async () => {
    const [secretary, an, binh] = [await world.member('secretary'), await world.member('an'), await world.member('binh')]
    await confirms(secretary, await meetingId(world))
    await an.presses('Tôi dự')
    await world.moveTo('2026-11-13 08:00')
    expect(toldOf(binh).at(-1)).toBe(REMINDER)
    expect(binh.screen.labels).toContain('Tôi dự')
    await world.moveTo('2026-11-19 08:00')
    expect(toldOf(an)).toHaveLength(1)
    await world.moveTo('2026-11-20 17:30')
    expect(toldOf(an).slice(1)).toEqual([REMINDER.replace(' Đồng chí dự được không?', '')])
    expect(an.screen.labels).not.toContain('Tôi dự')
  })

  test('of a meeting at seven in the morning go out the evening before, once (MR3)', async () => {
    await setUp({ 'meeting.time': '07:00' })
    expect(await heard(['binh'], '2026-11-21 09:00')).toEqual({ binh: ['2026-11-13 08:00', '2026-11-19 19:30'] })
  })

  test('that were missed in ten hours of silence are told only while they are of use (RV4)', async () => {
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    await confirms(secretary, await meetingId(world))
    await world.moveTo('2026-11-13 08:00')
    // Off from before the day's reminder until the afternoon: it still says what is true.
    await world.restart()
    await world.moveTo('2026-11-19 17:00')
    expect(toldOf(an)).toHaveLength(3)
    // Off from the morning until after the meeting has begun.
    await world.moveTo('2026-11-20 19:40')
    await world.moveTo('2026-11-21 09:00')
    expect(toldOf(an)).toHaveLength(3)
  })

  test('of a meeting that moves are those of its new day, and never two of one event on a day', async () => {
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    const id = await meetingId(world)
    await confirms(secretary, id)
    await world.moveTo('2026-11-13 07:59')
    // The week's reminder is due a minute after the change: it says nothing new.
    await moves(secretary, id, '20:00')
    await world.moveTo('2026-11-13 08:00')
    expect(toldOf(an).map((text) => text.slice(0, 14))).toEqual(['Mời đồng chí d', 'Lịch sinh hoạt'])
    await moves(secretary, id, '21/11/2026 19:30')
    await room()
    await world.moveTo('2026-11-14 08:00')
    await world.moveTo('2026-11-19 08:00')
    expect(toldOf(an)).toHaveLength(4)
    // Moved on the morning of a reminder that is out already: nothing more that day but the change.
    await world.moveTo('2026-11-20 08:00')
    expect(toldOf(an)).toHaveLength(5)
    await moves(secretary, id, '22/11/2026 08:30')
    await room()
    await world.moveTo('2026-11-21 08:00')
    await world.moveTo('2026-11-22 07:00')
    expect(toldOf(an).slice(5).map((text) => text.slice(0, 14))).toEqual(['Lịch sinh hoạt', 'Nhắc đồng chí ', 'Nhắc đồng chí '])
  })

  test('that were queued for the morning die with the meeting (RV3)', async () => {
    await setUp({ 'meeting.time': '08:30' })
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    const id = await meetingId(world)
    await confirms(secretary, id)
    for (const moment of ['2026-11-13 08:00', '2026-11-19 08:00']) await world.moveTo(moment)
    expect(toldOf(an)).toHaveLength(3)
    world.clock.moveTo(new Date('2026-11-20T07:00:00+07:00'))
    await db().notice.create({ data: { kind: 'meetings.remind', toId: world.personId('an'), about: { meeting: id, organisation: world.orgId('chiBo1'), at: '2026-11-20T01:30:00.000Z', sequence: '0' }, dedupe: 'queued', notBefore: new Date('2026-11-20T07:05:00+07:00'), until: null, twice: 'fine' } })
    await secretary.pressesData(`meetings:cancel-yes:${id}`)
    expect((await db().notice.findUniqueOrThrow({ where: { dedupe: 'queued' } })).state).toBe('dropped')
    await world.moveTo('2026-11-20 07:05')
    expect(toldOf(an).slice(3)).toEqual(['Buổi sinh hoạt 08:30, thứ Sáu 20/11/2026 tạm hoãn, sẽ có lịch mới.'])
  })

  test('and the self-check of the same morning are one message, with a button to what else waits', async () => {
    await setUp({ 'check.opens': '7 08:00' })
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    await confirms(secretary, await meetingId(world))
    const before = an.messages.length
    await world.moveTo('2026-11-13 08:00')
    const came = an.messages.slice(before)
    expect(came.map(({ text }) => text)).toEqual([REMINDER])
    await an.presses('Việc khác đang chờ')
    expect(an.screen.labels).toContain('Trả lời lời mời sinh hoạt')
    expect(await db().round.count({ where: { organisationId: world.orgId('chiBo1') } })).toBe(1)
  })
})

describe('who belongs to a meeting', () => {
  test('is brought up to date until it begins: who comes is invited, who leaves hears nothing more, who is away is left alone', async () => {
    const [secretary, an, binh, committee] = [await world.member('secretary'), await world.member('an'), await world.member('binh'), await world.member('committee')]
    const id = await meetingId(world)
    await confirms(secretary, id)
    const who = async () => (await db().participant.findMany({ where: { thingId: id } })).map(({ personId }) => personId)
    expect(await who()).toHaveLength(6)
    // Dũng joins this branch, An leaves it, Bình is away.
    await db().membership.create({ data: { id: newId(), personId: world.personId('dung'), organisationId: world.orgId('chiBo1'), role: 'member', partyStatus: 'full', from: new Date('2026-11-10') } })
    await db().membership.updateMany({ where: { personId: world.personId('an') }, data: { to: new Date('2026-11-12') } })
    await db().absence.create({ data: { id: newId(), personId: world.personId('binh'), from: new Date('2026-11-10'), to: new Date('2026-11-25'), enteredBy: world.personId('binh') } })
    const dung = await world.member('dung')
    await world.moveTo('2026-11-12 00:05')
    expect(await who()).not.toContain(world.personId('an'))
    await world.moveTo('2026-11-13 08:00')
    expect(toldOf(dung).map((text) => text.slice(0, 14))).toEqual(['Mời đồng chí d'])
    expect([toldOf(an).length, toldOf(binh).length, toldOf(committee).length]).toEqual([1, 1, 2])
    await world.moveTo('2026-11-20 19:30')
    await db().membership.updateMany({ where: { personId: world.personId('dung'), organisationId: world.orgId('chiBo1') }, data: { to: new Date('2026-11-22') } })
    await world.moveTo('2026-11-22 09:00')
    // Whoever was there when it began was there.
    expect(await who()).toHaveLength(6)
    expect(await who()).toContain(world.personId('dung'))
  })
})
