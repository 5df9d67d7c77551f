import { jobs } from '../../src/jobs.ts'
import { movedClock } from '../../src/platform/clock.ts'
import { makeBox } from '../../src/platform/crypto.ts'
import type { Database } from '../../src/platform/database.ts'
import { makeLog } from '../../src/platform/log.ts'
import { BATCH, planJobs, runDue } from '../../src/platform/schedule.ts'
import type { Units } from '../../src/platform/unit.ts'
import { makeUnits } from '../../src/platform/unit.ts'
import { scriptPath, startChild } from '../support/child.ts'
import { makeStore } from '../support/stores.ts'
import type { Beat } from './beat.ts'
import type { Row } from './figures.ts'
import { mb, ms } from './figures.ts'

const MEMBERS = 30
const FEW = 3
/** Memory is flat when the last four fifths of the units add less than this to what the first fifth took. */
const GROWTH = 64 * 1024 * 1024
/** Ten days before the meeting of the 20th, at 08:00 in Vietnam; everything is planned a minute before. */
const OPENING = new Date('2026-11-10T01:00:00Z')
const BEFORE = new Date(OPENING.getTime() - 60_000)

type Month = Beat & { told: number }

/** All branches open their round in the same minute: participants are copied and everybody is told, 200 branches a unit. */
export async function measureMonth(url: string | null): Promise<Row> {
  const branches = url === null ? 1000 : 10_000
  const few = await runMonth(url, { branches: 2 * BATCH, members: FEW, count: true })
  const small = await runMonth(url, { branches: 2 * BATCH, members: MEMBERS, count: true })
  const all = await runMonth(url, { branches, members: MEMBERS })
  const perMember = (small.statements - few.statements) / (2 * BATCH * (MEMBERS - FEW))
  const { memory } = all
  const early = Math.max(...memory.slice(0, Math.ceil(memory.length / 5)))
  const late = Math.max(...memory)
  const peak = Math.max(late, all.peak)
  return {
    word: 'month',
    good: perMember === 0 && all.told === branches * MEMBERS && late - early <= GROWTH,
    text: [
      `${url === null ? 'PGlite' : 'PostgreSQL'}: ${branches} branches of ${MEMBERS}, ${all.told} told, in ${(all.took / 1000).toFixed(1)} s`,
      `${all.units.length} units, the longest ${ms(Math.max(...all.units))}`,
      `statements ${(small.statements / small.units.length).toFixed(1)} a unit, ${perMember} a member`,
      `memory ${mb(memory[0] ?? 0)} before, ${mb(early)} after a fifth, ${mb(late)} after all, ${mb(peak)} at most`,
    ].join(' · '),
  }
}

async function runMonth(url: string | null, { branches, members, count = false }: { branches: number; members: number; count?: boolean }): Promise<Month> {
  const store = await makeStore(url)
  try {
    await store.open(async ({ database }) => {
      await seed(database, { branches, members })
      await plan(database, makeUnits({ database, clock: movedClock(BEFORE), box: makeBox(store.env['SECRET_KEY'] ?? '') }))
    })
    const env = { ...store.env, MOMENT: OPENING.toISOString(), ...(count && { COUNT: 'yes' }) }
    const child = startChild({ script: scriptPath('beat'), env, watched: false })
    const beat = (await Promise.race([child.said, child.ended])) as Beat | number | null
    if (typeof beat !== 'object' || beat === null) throw new Error(`the heartbeat ended:\n${child.output()}`)
    await child.ended
    const told = await store.open(({ database }) => database.prisma.notice.count())
    return { ...beat, told }
  } finally {
    await store.remove()
  }
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
  await runDue(units, jobs, makeLog('error')) // what the morning has already brought
}
