import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../src/platform/crypto.ts'
import type { Job, Occurrence } from '../src/platform/schedule.ts'
import { planJobs } from '../src/platform/schedule.ts'
import type { World } from './support/world.ts'
import { at, makeWorld, ZONE } from './support/world.ts'

/** Noon of each day, of use until the evening. */
const runs: Occurrence[][] = []
let broken = false
let sick = ''
const daily: Job = {
  name: 'probe.daily',
  kind: 'branch',
  async plan(unit, organisations) {
    return new Map(organisations.map(({ id, after }) => {
      const first = new Date(unit.now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
      const day = after === null ? first : new Date(Date.parse(after) + 86_400_000).toISOString().slice(0, 10)
      return [id, { period: day, at: at(`${day} 12:00`), until: at(`${day} 18:00`) }]
    }))
  },
  async run(unit, batch) {
    if (broken || batch.some(({ organisationId }) => organisationId === sick)) throw new Error('broken')
    await unit.tx.$executeRaw`select 1`
    runs.push(batch)
  },
}

let world: World
beforeAll(async () => { world = await makeWorld({ alter: (lists) => ({ ...lists, jobs: [daily] }) }) })
beforeEach(async () => { runs.length = 0; broken = false; await world.start() })
afterAll(() => world.close())

const done = () => runs.flat().map(({ period }) => period)

test('a job acts at its hour, once for each branch and day', async () => {
  await world.moveTo('2026-11-02 11:59')
  expect(done()).toEqual([])
  await world.moveTo('2026-11-02 12:00')
  await world.moveTo('2026-11-02 12:01')
  expect(done()).toEqual(['2026-11-02', '2026-11-02'])
})

test('what is found while still of use is done late, what is found too late is claimed as missed and never played back', async () => {
  await world.moveTo('2026-11-05 17:00')
  expect(done()).toEqual(['2026-11-05', '2026-11-05'])
  expect(await world.database.prisma.claim.count({ where: { missed: true } })).toBe(6)
})

test('two processes at the same moment do it once', async () => {
  world.clock.moveTo(at('2026-11-02 12:00'))
  await Promise.all([world.chibo.beat(), world.another().beat()])
  expect(done()).toEqual(['2026-11-02', '2026-11-02'])
})

test('planning again after it was done does not do it again', async () => {
  await world.moveTo('2026-11-02 12:00')
  await world.chibo.units.run((unit) => planJobs(unit, [daily], [world.orgId('chiBo1')]))
  await world.moveTo('2026-11-02 12:05')
  expect(done()).toEqual(['2026-11-02', '2026-11-02'])
})

test('a job that fails leaves no claim and is tried again in a quarter of an hour', async () => {
  broken = true
  world.clock.moveTo(at('2026-11-02 12:00'))
  await world.beat()
  expect(await world.database.prisma.claim.count({ where: { job: daily.name } })).toBe(0)
  broken = false
  await world.moveTo('2026-11-02 12:15')
  expect(done()).toHaveLength(2)
})

test('one branch whose job fails does not stop the others', async () => {
  sick = world.orgId('chiBo1')
  await world.moveTo('2026-11-02 12:00')
  expect(runs.flat().map(({ organisationId }) => organisationId)).toEqual([world.orgId('chiBo2')])
  sick = ''
  await world.moveTo('2026-11-02 12:15')
  expect(done()).toHaveLength(2)
})

test('what was missed because of a wrong plan is done when it is of use after all', async () => {
  await world.moveTo('2026-11-03 09:00')
  await world.database.prisma.claim.updateMany({ data: { missed: true, period: '2026-11-03' }, where: { period: '2026-11-02' } })
  await world.moveTo('2026-11-03 12:00')
  expect(done()).toEqual(['2026-11-03', '2026-11-03'])
})

test('five hundred branches are done in batches of two hundred', async () => {
  const ids = Array.from({ length: 498 }, () => newId())
  await world.database.prisma.organisation.createMany({
    data: ids.map((id, i) => ({ id, code: `X${i}`, name: `X${i}`, kind: 'branch', timeZone: ZONE, language: 'vi' })),
  })
  await world.chibo.units.run((unit) => planJobs(unit, [daily], ids))
  await world.moveTo('2026-11-02 12:00')
  expect(runs.map((batch) => batch.length)).toEqual([200, 200, 100])
})
