import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import type { MigrationList } from '@prisma/schema-engine-wasm'
import { fromPglite, type Database } from './database.ts'
import { run, startEngine } from './schema-engine.ts'

// src/ and dist/ lie both one level below the root.
const prismaFolder = fileURLToPath(new URL('../../prisma/', import.meta.url))
const lockNumber = 4_274_100_027n
const filters = { externalTables: [], externalEnums: [] }

/** The database does not fit the program, or a migration failed; nothing of it was kept. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

export type Migration = { name: string; sql: string }

/**
 * Brings the database to this program's tables and returns the names of the migrations that were applied now. All
 * pending ones run in one transaction: a crash or an error in the middle leaves the database as it was.
 */
export async function migrate(database: Database, migrations?: Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations())
  // The engine is 5 MB of WebAssembly: a start with nothing to do does not load it.
  if ((await pending(database, wanted)).length === 0) return []
  return database.alone(async (adapter) => {
    // Two processes that start at once: the second waits here and then finds nothing left to do.
    if (database.kind === 'server') await run(adapter, `select pg_advisory_xact_lock(${lockNumber})`)
    const failures: unknown[] = []
    try {
      const engine = await startEngine(adapter, failures)
      try {
        const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: asList(wanted), filters })
        return appliedMigrationNames
      } finally {
        engine.free()
      }
    } catch (error) {
      throw new MigrationError(`The database could not be brought up to date: ${reason(failures.at(-1) ?? error)}`)
    }
  })
}

/** The SQL that leads from what the migrations make to prisma/schema.prisma; empty when they agree. Takes seconds. */
export async function diffFromMigrations(): Promise<string> {
  return diff({ tag: 'migrations', ...asList(await readMigrations()) })
}

/** The SQL that makes the tables of prisma/schema.prisma in an empty database. */
export async function diffFromEmpty(): Promise<string> {
  return diff({ tag: 'empty' })
}

export async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(`${prismaFolder}migrations`, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).toSorted()
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(`${prismaFolder}migrations/${name}/migration.sql`, 'utf8') })),
  )
}

async function pending(database: Database, wanted: Migration[]): Promise<Migration[]> {
  const { prisma } = database
  const [table] = await prisma.$queryRaw<{ there: boolean }[]>`
    select to_regclass('_prisma_migrations') is not null as there`
  if (table?.there !== true) return wanted
  const rows = await prisma.$queryRaw<{ name: string; checksum: string }[]>`
    select migration_name as name, checksum from _prisma_migrations
    where finished_at is not null and rolled_back_at is null`
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  const known = new Set(wanted.map((one) => one.name))
  const unknown = [...applied.keys()].find((name) => !known.has(name))
  if (unknown !== undefined) {
    throw new MigrationError(`The database is newer than this program: it holds ${unknown}. Start the newer version.`)
  }
  const changed = wanted.find((one) => applied.has(one.name) && applied.get(one.name) !== checksum(one.sql))
  if (changed !== undefined) {
    throw new MigrationError(`${changed.name} is not the migration that this database was made with.`)
  }
  return wanted.filter((one) => !applied.has(one.name))
}

async function diff(from: { tag: 'empty' } | ({ tag: 'migrations' } & MigrationList)): Promise<string> {
  const schema = await readFile(`${prismaFolder}schema.prisma`, 'utf8')
  const database = fromPglite(await PGlite.create())
  try {
    return await database.alone(async (adapter) => {
      const failures: unknown[] = []
      const engine = await startEngine(adapter, failures)
      try {
        const { stdout } = await engine.diff({
          from,
          to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
          script: true,
          exitCode: null,
          filters,
        })
        const sql = (stdout ?? '').trim()
        return sql === '-- This is an empty migration.' ? '' : sql
      } catch (error) {
        throw new MigrationError(`The difference could not be found: ${reason(failures.at(-1) ?? error)}`)
      } finally {
        engine.free()
      }
    })
  } finally {
    await database.close()
  }
}

function asList(migrations: Migration[]): MigrationList {
  return {
    baseDir: `${prismaFolder}migrations`,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

const checksum = (sql: string): string => createHash('sha256').update(sql).digest('hex')

// An adapter's own message is only the kind of error; the database's sentence is inside.
function reason(error: unknown): string {
  const { originalMessage } = ((error as Error | null)?.cause ?? {}) as { originalMessage?: string }
  return originalMessage ?? (error instanceof Error ? error.message : String(error))
}
