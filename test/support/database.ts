import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { fromPglite, openServer, type Database } from '../../src/platform/database.ts'
import { dumpPath, serverTemplate, withDatabase } from './template.ts'

/** Told each statement's text: for tests that count them. */
export type TestDatabaseOptions = { onQuery?: (sql: string) => void }

/** `url` is null on PGlite; with it a test plays a second process on the same database (`openServer`). */
export type TestDatabase = Database & { url: string | null }

/**
 * An empty, migrated database for one test file: PGlite in memory, or a database of its own on TEST_DATABASE_URL.
 * `close` removes it.
 */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const url = process.env['TEST_DATABASE_URL']
  if (url !== undefined) return copyOnServer(url, options)
  const client = await PGlite.create({ loadDataDir: await openAsBlob(await dumpPath()) })
  return { ...fromPglite(client, options), url: null }
}

/** Empties every table, so that the next test starts with none of this one's rows. */
export async function truncateAll({ prisma }: Database): Promise<void> {
  const [tables] = await prisma.$queryRaw<{ names: string | null }[]>`
    select string_agg(quote_ident(tablename), ', ') as names from pg_tables
    where schemaname = current_schema() and tablename <> '_prisma_migrations'`
  if (tables?.names) await prisma.$executeRawUnsafe(`truncate ${tables.names}`)
}

async function copyOnServer(url: string, options: TestDatabaseOptions): Promise<TestDatabase> {
  const server = openServer(url)
  const template = await serverTemplate()
  const [row] = await server.prisma.$queryRaw<{ day: string }[]>`select to_char(now(), 'YYYYMMDD') as day`
  const name = `chibo_test_${row?.day}_${randomBytes(6).toString('hex')}`
  await server.prisma.$executeRawUnsafe(`create database ${name} template ${template}`)
  const database = openServer(withDatabase(url, name), options)
  return {
    ...database,
    url: withDatabase(url, name),
    async close() {
      await database.close()
      await server.prisma.$executeRawUnsafe(`drop database if exists ${name} with (force)`)
      await server.close()
    },
  }
}
