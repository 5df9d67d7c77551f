import { ensureSet } from '../../src/features/catalog/catalog.service.ts'
import { jobs } from '../../src/jobs.ts'
import { movedClock } from '../../src/platform/clock.ts'
import { makeBox, makeSecret } from '../../src/platform/crypto.ts'
import type { Database } from '../../src/platform/database.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { BATCH, planJobs, runDue } from '../../src/platform/schedule.ts'
import type { Units } from '../../src/platform/unit.ts'
import { makeUnits } from '../../src/platform/unit.ts'
import { makeStore } from '../support/stores.ts'
import type { Row } from './figures.ts'
import { mb, ms } from './figures.ts'

const MEMBERS = 30
const FEW = 3
/** Flat memory: what may be added while branches grow from the first tenth to all of them. */
const GROWTH = 128 * 1024 * 1024
const BEFORE = new Date('2026-11-02T02:00:00Z')
/** Ten days before the meeting of the 20th, at 08:00 in Vietnam. */
const OPENING = new Date('2026-11-10T01:00:00Z')

type Month = { branches: number; took: number; longest: number; batches: number; statements: number; told: number; memory: { before: number; after: number; peak: number } }

/** All branches open their round in the same minute: participants are copied and everybody is told, 200 branches a unit. */
export async function measureMonth(url: string | null): Promise<Row> {
  const branches = url === null ? 1000 : 10_000
  const few = await runMonth(url, { branches: 2 * BATCH, members: FEW })
  const small = await runMonth(url, { branches: 2 * BATCH, members: MEMBERS })
  const all = await runMonth(url, { branches, members: MEMBERS })
  const perMember = (small.statements - few.statements) / (2 * BATCH * (MEMBERS - FEW))
  const { before, after, peak } = all.memory
  return {
    word: 'month',
    good: perMember === 0 && all.told === branches * MEMBERS && peak - before <= GROWTH,
    text: [
      `${url === null ? 'PGlite' : 'PostgreSQL'}: ${branches} branches of ${MEMBERS}, ${all.told} told, in ${(all.took / 1000).toFixed(1)} s`,
      `${all.batches} units, the longest ${ms(all.longest)}`,
      `statements ${(all.statements / all.batches).toFixed(1)} a unit, ${perMember} a member`,
      `memory ${mb(before)} before, ${mb(after)} after, ${mb(peak)} at most`,
    ].join(' · '),
  }
}

async function runMonth(url: string | null, { branches, members }: { branches: number; members: number }): Promise<Month> {
  const store = await makeStore(url)
  let statements = 0
  const onQuery = (sql: string) => {
    if (!/^(begin|commit|rollback)\b/i.test(sql)) statements++
  }
  const database = await openDatabase({
    dataDir: store.dataDir, now: BEFORE, onQuery, ...(store.env['DATABASE_URL'] !== undefined && { url: store.env['DATABASE_URL'] }),
  })
  try {
    await migrate(database)
    const clock = movedClock(BEFORE)
    const units = makeUnits({ database, clock, box: makeBox(makeSecret()) })
    await units.run((unit) => ensureSet(unit))
    await seed(database, { branches, members })
    await plan(database, units)
    clock.moveTo(OPENING)
    statements = 0
    const run = await timed(units)
    const told = await database.prisma.notice.count()
    return { branches, statements: statements - 1, told, ...run }
  } finally {
    await database.close()
    await store.remove()
  }
}

async function timed(units: Units) {
  let longest = 0
  let batches = 0
  let peak = 0
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const watched: Units = {
    ...units,
    async run(work, options) {
      const started = performance.now()
      const result = await units.run(work, options)
      longest = Math.max(longest, performance.now() - started)
      batches++
      look()
      return result
    },
  }
  const before = process.memoryUsage.rss()
  const timer = setInterval(look, 20)
  const started = performance.now()
  await runDue(watched, jobs)
  const took = performance.now() - started
  clearInterval(timer)
  return { took, longest, batches, memory: { before, after: process.memoryUsage.rss(), peak } }
}

/** Branches below one committee, each with its own people, all linked and consented; by sets, as there are many. */
async function seed({ prisma }: Database, { branches, members }: { branches: number; members: number }): Promise<void> {
  const settings = JSON.stringify({ 'meeting.day': '20', 'meeting.time': '19:30' })
  const people = branches * members
  const from = new Date('2026-01-01')
  await prisma.organisation.create({ data: { id: 'committee', code: 'DU', name: 'DU', kind: 'committee', timeZone: 'Asia/Ho_Chi_Minh', language: 'vi' } })
  await prisma.$executeRaw`insert into organisation (id, code, name, kind, time_zone, language, settings)
    select 'b' || n, 'b' || n, 'Chi bộ ' || n, 'branch', 'Asia/Ho_Chi_Minh', 'vi', ${settings}::jsonb from generate_series(1, ${branches}::int) n`
  await prisma.$executeRaw`insert into placement (organisation_id, parent_id, "from") select 'b' || n, 'committee', ${from}::date from generate_series(1, ${branches}::int) n`
  await prisma.$executeRaw`insert into person (id, code, full_name, language) select 'p' || n, 'p' || n, 'Thử Nghiệm ' || n, 'vi' from generate_series(1, ${people}::int) n`
  await prisma.$executeRaw`insert into membership (id, person_id, organisation_id, role, party_status, "from")
    select 'm' || n, 'p' || n, 'b' || (n - 1) / ${members}::int + 1, 'member', 'full', ${from}::date from generate_series(1, ${people}::int) n`
  await prisma.$executeRaw`insert into account (id, channel, address, person_id) select 'a' || n, 'telegram', n::text, 'p' || n from generate_series(1, ${people}::int) n`
  await prisma.$executeRaw`insert into consent (id, person_id, purpose, version, language, given_at)
    select 'c' || n, 'p' || n, 'chibo', 'test', 'vi', ${from} from generate_series(1, ${people}::int) n`
  await prisma.$executeRaw`analyze`
}

async function plan({ prisma }: Database, units: Units): Promise<void> {
  const ids = (await prisma.organisation.findMany({ select: { id: true } })).map(({ id }) => id)
  for (let i = 0; i < ids.length; i += BATCH) await units.run((unit) => planJobs(unit, jobs, ids.slice(i, i + BATCH)))
}
