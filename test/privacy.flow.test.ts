import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { snapshot } from '../src/platform/snapshots.ts'
import type { TestPerson } from './support/chat.ts'
import type { World } from './support/world.ts'
import { dump } from './support/self-check.ts'
import { makeWorld } from './support/world.ts'

const NOTE = 'Câu riêng chỉ mình tôi đọc 7391'

/** Answers sign 1 as worth watching and writes the note. */
async function writeNote(person: TestPerson): Promise<void> {
  await person.types('/check')
  await person.presses(/Từng biểu hiện|Bắt đầu/)
  await person.presses('Cần chú ý')
  await person.types(NOTE)
}

async function finish(person: TestPerson): Promise<void> {
  while (person.screen.labels.includes('Chưa thấy')) await person.presses('Chưa thấy')
  await person.presses('Hoàn thành')
}

describe('a note of the self-check', () => {
  let world: World
  beforeAll(async () => { world = await makeWorld() })
  beforeEach(() => world.start())
  afterAll(() => world.close())

  test('stands in no row in clear, as text or as bytes (PV23)', async () => {
    const an = await world.member('an')
    await world.moveTo('2026-11-10 08:00')
    await writeNote(an)
    const rows = await dump(world)
    expect(rows).toContain('Đỗ Thử An') // what is not secret is found, so the search itself works
    expect(rows).not.toContain(NOTE.slice(0, 12))
    expect(rows).not.toContain(Buffer.from(NOTE).toString('hex').slice(0, 40))
  })

  test('waits encrypted where it could not act yet, and is emptied once it has', async () => {
    const an = await world.member('an')
    await world.moveTo('2026-11-10 08:00')
    await writeNote(an)
    await an.types('/check')
    const row = await world.database.prisma.storedUpdate.count({ where: { payload: { not: null } } })
    expect(row).toBe(0)
  })

  test('is shown to nobody else, and leaves the chat it was typed in', async () => {
    const everybody = await Promise.all((['secretary', 'deputy', 'committee', 'officer', 'binh'] as const).map((key) => world.member(key)))
    const an = await world.member('an')
    await world.moveTo('2026-11-10 08:00')
    await writeNote(an)
    await finish(an)
    for (const person of everybody) {
      for (const text of ['/start', '/members', '/check', '/mydata', '/help', '7391', NOTE]) await person.types(text)
    }
    const seen = world.test.everything().filter(({ address, from }) => address !== an.address && from === 'bot').map(({ text }) => text)
    expect(seen.length).toBeGreaterThan(20)
    expect(seen.join('\n')).not.toContain('7391')
    expect(an.messages.filter(({ from, text }) => from === 'person' && text.includes('7391'))).toEqual([])
  })

  test('and a whole check leave no name, text or id of a person in log and metrics (PF15, PV28)', async () => {
    const an = await world.member('an')
    await world.moveTo('2026-11-10 08:00')
    await an.types('/help')
    const before = await world.metrics.registry.getMetricsAsJSON()
    await writeNote(an)
    await finish(an)
    await an.pressesData('self-check:answer:xxxxxxxxxxxx:1.n')
    const said = `${world.problems.join('\n')}\n${await world.metrics.registry.metrics()}`
    for (const secret of ['7391', 'Đỗ Thử An', world.personId('an'), an.address, 'self-check', 'P-an']) expect(said).not.toContain(secret)
    const shape = (metrics: Awaited<ReturnType<typeof world.metrics.registry.getMetricsAsJSON>>) =>
      metrics.map(({ name, values }) => [name, values.map(({ labels }) => JSON.stringify(labels)).filter((labels) => !labels.includes('refused')).sort()])
    expect(shape(await world.metrics.registry.getMetricsAsJSON())).toEqual(shape(before))
  })

  test('nor a moment: no row tells when or how fast somebody answered (PV36)', async () => {
    const columns = await world.database.prisma.$queryRaw<{ name: string }[]>`
      select column_name::text as name from information_schema.columns
      where table_name = 'self_check' and data_type like any (array['%time%', '%date%', '%interval%'])`
    // The one is the month's last day, the other hangs on the day of a relinking; neither on an answer.
    expect(columns).toEqual([{ name: 'keep_until' }, { name: 'locked_until' }])
  })
})

describe('what was written in a month', () => {
  let world: World
  beforeAll(async () => { world = await makeWorld() })
  beforeEach(() => world.start())
  afterAll(() => world.close())

  test('is deleted seven days after it closed; that it was done stays, and an old button still says that it is over (SC11, SC12)', async () => {
    const an = await world.member('an')
    const binh = await world.member('binh')
    await world.moveTo('2026-11-10 08:00')
    await writeNote(binh)
    const old = binh.press('Chưa thấy')
    await writeNote(an)
    await finish(an)
    await world.moveTo('2026-11-20 19:20')
    const written = () => world.database.prisma.check.count({ where: { record: { not: null } } })
    await world.moveTo('2026-11-27 23:00')
    expect(await written()).toBe(2)
    await world.moveTo('2026-11-28 12:00')
    expect(await written()).toBe(0)
    expect(await world.database.prisma.check.count({ where: { done: true } })).toBe(1)
    await world.moveTo('2026-12-12 09:00')
    await binh.arrive(old)
    expect(binh.screen.text).toContain('Kỳ tháng 11/2026 đã đóng')
    await binh.presses('Sang kỳ hiện tại')
    expect(binh.screen.text).toContain('tự soi tháng 12/2026')
  })
})

describe('the tally of a round', () => {
  let world: World
  beforeAll(async () => { world = await makeWorld() })
  beforeEach(() => world.start())
  afterAll(() => world.close())

  test('is made once, at closing, and never again (PV3)', async () => {
    const an = await world.member('an')
    const binh = await world.member('binh')
    await world.moveTo('2026-11-10 08:00')
    await writeNote(an)
    await finish(an)
    await writeNote(binh)
    const late = binh.press('Chưa thấy')
    await world.moveTo('2026-11-20 19:20')
    const tally = async () => (await world.database.prisma.round.findFirstOrThrow({ where: { organisationId: world.orgId('chiBo1') } })).tally
    const made = await tally()
    expect(made).not.toBeNull()
    await binh.arrive(late)
    expect(binh.screen.text).toContain('đã đóng')
    await world.moveTo('2026-11-21 10:00')
    expect(await tally()).toEqual(made)
  })
})

test('the files of the embedded database, its log and its snapshots hold no sentence of a member (PV23)', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'chibo-'))
  const world = await makeWorld({
    open: async (options) => {
      const database = await openDatabase({ dataDir, now: new Date('2026-11-01'), ...options })
      await migrate(database)
      return database
    },
  })
  try {
    await world.start()
    const an = await world.member('an')
    await world.moveTo('2026-11-10 08:00')
    await writeNote(an)
    await finish(an)
    await world.database.prisma.$executeRaw`checkpoint`
    await snapshot(world.database, { dataDir, now: new Date('2026-11-10') })
    await world.close()
    const files = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    expect(files.some(({ parentPath }) => parentPath.includes('pg_wal'))).toBe(true)
    expect(files.some(({ parentPath }) => parentPath.includes('snapshots'))).toBe(true)
    let names = 0
    for (const { parentPath, name } of files) {
      const bytes = await readFile(join(parentPath, name))
      if (bytes.includes('Đỗ Thử An')) names++
      expect(bytes.includes('7391') && bytes.includes(NOTE.slice(0, 12)), `${parentPath}/${name}`).toBe(false)
    }
    // What is not secret is found, so the search itself works.
    expect(names).toBeGreaterThan(0)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}, 120_000)
