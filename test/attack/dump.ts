import { createHash } from 'node:crypto'
import type { World } from '../support/world.ts'

/** A row as a thief finds it: column by column, bytes by their length and a hash. */
export type Row = ReadonlyMap<string, string>
/** Every table, its rows in the order in which they lie there. */
export type Dump = { at: number; tables: ReadonlyMap<string, readonly Row[]> }

/** What `pg_dump` would give, without a key. */
export async function takeDump({ database: { prisma }, clock }: World): Promise<Dump> {
  const names = await prisma.$queryRaw<{ name: string }[]>`
    select tablename::text as name from pg_tables where schemaname = current_schema() and tablename <> '_prisma_migrations' order by 1`
  const tables = new Map<string, Row[]>()
  for (const { name } of names) {
    const rows = await prisma.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(`select to_jsonb(t) as row from "${name}" t order by t.ctid`)
    tables.set(name, rows.map(({ row }) => new Map(Object.entries(row).map(([column, value]) => [column, shortened(value)]))))
  }
  return { at: clock.now().getTime(), tables }
}

/** Long bytes by their length and a hash: equal ones stay equal. */
function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.startsWith('\\x') ? `${(text.length - 2) / 2} bytes ${createHash('sha256').update(text).digest('hex').slice(0, 16)}` : text
}

/** What a row is known by, in this dump and the next. */
export function nameOf(row: Row): string {
  return row.get('id') ?? row.get('key') ?? [...row].filter(([column]) => /_id$|period|number|purpose|job|sign/.test(column)).map(([, value]) => value).join(' ')
}

export const textOf = (row: Row): string => [...row.values()].join(' ')

/** How many rows of a table are new or changed. */
export function changedRows(before: Dump | undefined, after: Dump, table: string): Row[] {
  const old = new Map((before?.tables.get(table) ?? []).map((row) => [nameOf(row), textOf(row)]))
  return (after.tables.get(table) ?? []).filter((row) => old.get(nameOf(row)) !== textOf(row))
}
