import type { CheckRecord } from '../../src/features/self-check/self-check.record.ts'
import type { TestPerson } from './chat.ts'
import type { PersonKey, World } from './world.ts'

export const OPENING = '2026-11-10 08:00'
export const CLOSED = '2026-11-20 19:16'

export async function answers(person: TestPerson, count: number, label = 'Chưa thấy'): Promise<void> {
  for (let i = 0; i < count; i++) await person.presses(label)
}

/** From wherever the person is: begins by groups, with nothing to note, and finishes. */
export async function finishes(person: TestPerson): Promise<void> {
  await person.types('tự soi')
  await person.presses('Xem theo nhóm')
  await answers(person, 3, 'Còn lại trong nhóm: chưa thấy')
  await person.presses('Hoàn thành')
}

/** What is stored of a person's check, opened with the test's key. */
export async function recordOf(world: World, key: PersonKey, period = '2026-11'): Promise<CheckRecord & { id: string; done: boolean }> {
  const row = await world.database.prisma.check.findUniqueOrThrow({ where: { personId_period: { personId: world.personId(key), period } } })
  return { id: row.id, done: row.done, ...world.box.open<CheckRecord>(`check:${row.id}`, row.record ?? new Uint8Array()) }
}

/** Every text and every byte of every table, as somebody would find them who has the database and no key. */
export async function dump(world: World): Promise<string> {
  const tables = await world.database.prisma.$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables where schemaname = current_schema()`
  const rows = await Promise.all(tables.map(({ name }) =>
    world.database.prisma.$queryRawUnsafe<{ row: string }[]>(`select t::text as row from ${name} t`)))
  return rows.flat().map(({ row }) => row).join('\n')
}
