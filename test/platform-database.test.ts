import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openServer } from '../src/platform/database.ts'
import { diffFromMigrations, migrate, readMigrations } from '../src/platform/migrate.ts'
import { openTestDatabase, truncateAll, type TestDatabase } from './support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const tables = async (): Promise<string[]> => {
  const rows = await database.prisma.$queryRaw<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`
  return rows.map((row) => row.name)
}

const makeEmpty = async (): Promise<void> => {
  await database.prisma.$executeRawUnsafe('drop schema public cascade')
  await database.prisma.$executeRawUnsafe('create schema public')
}

test('the migrations make exactly what the schema says', async () => {
  expect(await diffFromMigrations()).toBe('')
})

test('a moment comes back as it was written, whatever zone the server is set to', async () => {
  if (database.url !== null) {
    const name = new URL(database.url).pathname.slice(1)
    await database.prisma.$executeRawUnsafe(`alter database ${name} set timezone = 'Asia/Ho_Chi_Minh'`)
  }
  const again = database.url === null ? database : openServer(database.url)
  const until = new Date('2026-11-20T20:30:00.123Z')
  await again.prisma.lease.create({ data: { name: 'moment', holder: 'a', until } })
  const [row] = await again.prisma.$queryRaw<{ ms: number }[]>`
    select (extract(epoch from "until") * 1000)::float8 as ms from lease where name = 'moment'`
  expect(row?.ms).toBe(until.getTime())
  expect((await again.prisma.lease.findUniqueOrThrow({ where: { name: 'moment' } })).until).toEqual(until)
  if (again !== database) await again.close()
})

test('emptying the tables between tests leaves the migrations known', async () => {
  await database.prisma.lease.create({ data: { name: 'left', holder: 'a', until: new Date(0) } })
  await truncateAll(database)
  expect(await database.prisma.lease.count()).toBe(0)
  expect(await migrate(database)).toEqual([])
})

describe('a statement', () => {
  test('gives back what it was given, the first time and each time after', async () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 256)
    const given = { bytes, none: null, many: [bytes, new Uint8Array()], words: ['a "b"', '\\', 'Nguyễn', ''], yes: true, n: 27, text: `<b>&'\u{1F642}` }
    for (let i = 0; i < 3; i++) {
      const [row] = await database.prisma.$queryRaw<unknown[]>`
        select ${given.bytes}::bytea as bytes, ${given.none}::bytea as none, ${given.many}::bytea[] as many, ${given.words}::text[] as words,
          ${given.yes}::boolean as yes, ${given.n}::int as n, ${given.text}::text as text`
      expect(row).toEqual(given)
    }
  })

  test('that fails leaves the next one and the next transaction as they should be', async () => {
    for (let i = 0; i < 2; i++) {
      await expect(database.prisma.$queryRaw`select 1 / ${0}::int as n`).rejects.toThrow()
      await expect(database.prisma.$transaction(async (tx) => {
        await tx.lease.create({ data: { name: 'gone', holder: 'a', until: new Date(0) } })
        await tx.$queryRaw`select 1 / ${0}::int as n`
      })).rejects.toThrow()
      expect(await database.prisma.lease.count({ where: { name: 'gone' } })).toBe(0)
      expect(await database.prisma.$queryRaw`select 6 / ${2}::int as n`).toEqual([{ n: 3 }])
    }
  })

  test('is not caught in a transaction that was given up before its first statement', async () => {
    const giveUp = () => database.prisma.$transaction(async () => Promise.reject(new Error('given up')))
    await Promise.all(Array.from({ length: 10 }, () => expect(giveUp()).rejects.toThrow('given up')))
    const names = Array.from({ length: 10 }, (_, i) => `kept-${i}`)
    await Promise.all(names.map((name) => database.prisma.lease.create({ data: { name, holder: 'a', until: new Date(0) } })))
    const again = database.url === null ? database : openServer(database.url)
    expect(await again.prisma.lease.count({ where: { name: { in: names } } })).toBe(10)
    if (again !== database) await again.close()
  })
})

describe('bringing a database up to date', () => {
  beforeEach(makeEmpty)

  test('an empty database gets all tables once, and the next start finds nothing to do', async () => {
    const names = (await readMigrations()).map((one) => one.name)
    expect(await migrate(database)).toEqual(names)
    const made = await tables()
    expect(made).toContain('self_check')
    expect(await migrate(database)).toEqual([])
    expect(await tables()).toEqual(made)
  })

  test('two processes that start at once apply each migration once', async () => {
    const second = database.url === null ? database : openServer(database.url)
    const applied = await Promise.all([migrate(database), migrate(second)])
    expect(applied.flat()).toEqual((await readMigrations()).map((one) => one.name))
    if (second !== database) await second.close()
  })

  test('semicolons inside texts and functions do not cut a migration into pieces', async () => {
    const sql = `create table words (text text default 'a;b'); -- a remark; with one
      create function twice(n int) returns int language plpgsql as $$ begin n := n * 2; return n; end $$;
      insert into words (text) values ('c;d');`
    await migrate(database, [{ name: '1_words', sql }])
    const [row] = await database.prisma.$queryRaw<{ n: number; text: string }[]>`select twice(21) as n, text from words`
    expect(row).toEqual({ n: 42, text: 'c;d' })
  })

  test('a migration that fails leaves the database as it was, and its corrected form can follow', async () => {
    const good = { name: '1_first', sql: 'create table first (id int);' }
    const bad = { name: '2_second', sql: 'create table second (id int); insert into nowhere values (1);' }
    await expect(migrate(database, [good, bad])).rejects.toThrow(/could not be brought up to date.*nowhere/)
    expect(await tables()).toEqual([])
    const mended = { name: '2_second', sql: 'create table second (id int);' }
    expect(await migrate(database, [good, mended])).toEqual(['1_first', '2_second'])
    expect(await tables()).toEqual(['_prisma_migrations', 'first', 'second'])
  })

  test('an older program refuses a newer database', async () => {
    const [first, second] = [{ name: '1_a', sql: 'create table a (id int);' }, { name: '2_b', sql: 'create table b (id int);' }]
    await migrate(database, [first, second])
    await expect(migrate(database, [first])).rejects.toThrow('The database is newer than this program: it holds 2_b.')
  })

  test('a migration that was changed after it had been applied is noticed', async () => {
    await migrate(database, [{ name: '1_a', sql: 'create table a (id int);' }])
    await expect(migrate(database, [{ name: '1_a', sql: 'create table a (id text);' }])).rejects.toThrow('1_a is not the migration')
  })
})

test('the tables hold no moment that the database makes up itself', async () => {
  const schema = await readFile(new URL('../prisma/schema.prisma', import.meta.url), 'utf8')
  const sql = (await readMigrations()).map((one) => one.sql).join('\n')
  expect(schema).not.toMatch(/@default\(now\(\)\)|@updatedAt/)
  expect(sql).not.toMatch(/CURRENT_TIMESTAMP|now\(\)/i)
})
