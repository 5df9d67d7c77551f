import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'
import { planJobs } from '../src/platform/schedule.ts'

const PUSH = 'Đồng chí có việc cần xem trong Chibo.'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

/** The first branch meets on the day of a holiday: 30 April 2027. */
async function meetsOnHoliday() {
  world.clock.moveTo(new Date('2027-04-01T09:00:00+07:00'))
  const id = world.orgId('chiBo1')
  await world.database.prisma.organisation.update({ where: { id }, data: { settings: { 'meeting.day': '30', 'meeting.time': '19:30' } } })
  await world.database.prisma.due.deleteMany()
  await world.database.prisma.meeting.deleteMany()
  await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, [id]))
}
const pushes = (who: { messages: { text: string }[] }) => who.messages.filter(({ text }) => text === PUSH).length

test('a meeting that falls on a holiday is told to its secretary two weeks before, once, and is not moved', async () => {
  await meetsOnHoliday()
  // Everybody is connected, so that nothing else needs a hand.
  for (const key of ['committee', 'an', 'binh', 'dual'] as const) await world.member(key)
  const [secretary, deputy] = [await world.member('secretary'), await world.member('deputy')]
  await world.moveTo('2027-04-16 07:29')
  expect(pushes(secretary)).toBe(0)
  await world.moveTo('2027-04-16 07:30')
  expect([pushes(secretary), pushes(deputy)]).toEqual([1, 1])
  await secretary.presses('Xem')
  expect(secretary.screen.text).toContain('Buổi sinh hoạt 19:30, thứ Sáu 30/4/2027 trùng ngày Giải phóng miền Nam. Chibo giữ nguyên ngày.')
  await world.moveTo('2027-04-17 07:30')
  await world.moveTo('2027-04-18 07:30')
  expect(pushes(secretary)).toBe(1)
  await secretary.presses('Ngày sinh hoạt')
  await secretary.types('29')
  await secretary.presses('Lưu')
  await secretary.types('/start')
  expect(secretary.screen.labels).not.toContain('Sinh hoạt trùng ngày nghỉ')
})

test('nobody but secretary and deputy is told, and the button is old for everybody else', async () => {
  await meetsOnHoliday()
  const [committee, an, officer] = [await world.member('committee'), await world.member('an'), await world.member('officer')]
  await world.moveTo('2027-04-16 07:30')
  for (const person of [committee, an, officer]) {
    expect(pushes(person)).toBe(0)
    await person.pressesData(`meetings:holiday:${world.orgId('chiBo1')}`, '1')
    expect(person.toasts.at(-1)).toBe('Nút này đã cũ. Dưới đây là màn hình mới nhất.')
  }
})

test('a meeting on any other day is not spoken of', async () => {
  for (const key of ['committee', 'an', 'binh', 'dual', 'deputy'] as const) await world.member(key)
  const secretary = await world.member('secretary')
  await world.moveTo('2026-11-06 07:30')
  expect(pushes(secretary)).toBe(0)
  await secretary.types('/start')
  expect(secretary.screen.labels).not.toContain('Sinh hoạt trùng ngày nghỉ')
})
