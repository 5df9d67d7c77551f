import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { planJobs } from '../src/platform/schedule.ts'
import type { TestPerson } from './support/chat.ts'
import { confirms, meetingId, moves, opens, toldOf } from './support/meetings.ts'
import { finishes } from './support/self-check.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'
import { listen, live } from './support/year.ts'

/** SC10 with meetings: regular ones, and the quarter's themed one on an evening of its own. */
let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const db = () => world.database.prisma
const perMonth = (rows: { at: string }[]): Record<string, number> =>
  rows.reduce<Record<string, number>>((sum, { at }) => ({ ...sum, [at.slice(0, 7)]: (sum[at.slice(0, 7)] ?? 0) + 1 }), {})

/**
 * From November to February, with whoever answers and finishes at once, whoever only comes, and whoever does nothing.
 * The secretary confirms each meeting when its self-check has opened, and has proposed the themed one by then.
 */
async function months(meetingDay: string, themed: string) {
  await db().organisation.update({ where: { id: world.orgId('chiBo1') }, data: { settings: { 'meeting.day': meetingDay, 'meeting.time': '19:30', 'meeting.place': 'Nhà văn hóa' } } })
  await db().meeting.deleteMany()
  await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, [world.orgId('chiBo1')]))
  const secretary = await world.member('secretary')
  const people = new Map<string, TestPerson>([['an', await world.member('an')], ['dual', await world.member('dual')], ['binh', await world.member('binh')]])
  const ear = listen(world, people)
  const does = async (key: string, deed: (person: TestPerson) => Promise<unknown>) => {
    const person = people.get(key)
    if (person) await deed(person)
    ear.skip()
  }
  const answers = async (person: TestPerson, id: string) => {
    await opens(person, id)
    await person.presses('Tôi dự')
  }
  const seen = new Set<string>()
  const once = (key: string) => !seen.has(key) && Boolean(seen.add(key))
  async function deeds(): Promise<void> {
    ear.hear()
    const [round] = await db().round.findMany({ where: { state: 'open', organisationId: world.orgId('chiBo1') } })
    const ahead = await db().meeting.findMany({ where: { organisationId: world.orgId('chiBo1'), startsAt: { gt: world.clock.now() } } })
    if (round && once(`check ${round.id}`)) {
      await does('an', finishes)
      for (const { id } of ahead.filter(({ id, state }) => state === 'proposed' && id === round.meetingId)) await confirms(secretary, id)
      ear.hear()
      for (const { id } of ahead.filter(({ id }) => id === round.meetingId)) for (const key of ['an', 'dual']) await does(key, (person) => answers(person, id))
    }
    for (const { id, state } of ahead.filter(({ kind, state, startsAt }) => kind === 'themed' && state === 'proposed' && startsAt.getTime() - world.clock.now().getTime() < 11 * 86_400_000)) {
      await confirms(secretary, id)
      ear.hear()
      for (const key of ['an', 'dual']) await does(key, (person) => answers(person, id))
      expect(state).toBe('proposed')
    }
  }
  await secretary.types('/sinhhoat')
  await secretary.presses('Đề xuất buổi khác')
  await secretary.presses('Sinh hoạt chuyên đề')
  await secretary.types(themed)
  await secretary.presses('Ghi')
  await live(world, '2027-02-28 23:00', deeds)
  return ear.told
}

test.each([['6', '20/12/2026 19:30'], ['20', '28/12/2026 19:30'], ['last friday', '10/12/2026 19:30']])(
  'whoever does everything in time is told four times a month at most, the quarter\'s included: meetings on the %s, themed on %s', { timeout: 300_000 }, async (day, themed) => {
    const told = await months(day, themed)
    const counts = Object.fromEntries([...told].map(([key, rows]) => [key, perMonth(rows)]))
    // November is left out: in the month in which a branch begins two checks may open.
    for (const month of ['2026-12', '2027-01', '2027-02']) {
      expect(counts.an?.[month]).toBeLessThanOrEqual(4)
      // An invitation is never dropped: the themed one may be a seventh for whoever does nothing in time.
      for (const key of ['dual', 'binh']) expect(counts[key]?.[month]).toBeLessThanOrEqual(month === '2026-12' ? 7 : 6)
    }
    // Nothing of it by silence: everybody heard of each meeting, and who comes was told on its own day.
    const texts = told.get('an')?.map(({ text }) => text).join('\n') ?? ''
    for (const month of ['11/2026', '12/2026', '1/2027', '2/2027']) expect(texts).toContain(`Mời đồng chí dự sinh hoạt chi bộ thường kỳ tháng ${month}`)
    expect(texts).toContain('Mời đồng chí dự sinh hoạt chi bộ chuyên đề')
    expect(texts.match(/Nhắc đồng chí sinh hoạt chi bộ thường kỳ/g)?.length).toBeGreaterThanOrEqual(3)
  })

test('a change is told however full the month is, and no other reminder then', { timeout: 120_000 }, async () => {
  const [secretary, an] = [await world.member('secretary'), await world.member('an')]
  const id = await meetingId(world)
  await confirms(secretary, id)
  for (const [day, hour] of [['03', '18:00'], ['04', '18:30'], ['05', '19:00'], ['06', '18:45']]) {
    await world.moveTo(`2026-11-${day} 08:00`)
    await moves(secretary, id, hour ?? '')
  }
  await world.moveTo('2026-11-13 08:00')
  await world.moveTo('2026-11-20 16:45')
  expect(toldOf(an).map((text) => text.slice(0, 23))).toEqual(['Mời đồng chí dự sinh ho', ...Array<string>(4).fill('Lịch sinh hoạt thay đổi')])
})
