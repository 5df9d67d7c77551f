import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { makeBox, makeSecret } from '../../src/platform/crypto.ts'
import { systemClock } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/database.ts'
import { openDatabase, openServer } from '../../src/platform/database.ts'
import { ensureSet } from '../../src/features/catalog/catalog.service.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Units } from '../../src/platform/unit.ts'
import { makeUnits } from '../../src/platform/unit.ts'
import { withDatabase } from '../../test/support/template.ts'

export type Kind = 'embedded' | 'server'

/** Where a process under test keeps its rows; `env` is what it is started with. */
export interface Store {
  kind: Kind
  dataDir: string
  env: Record<string, string>
  /** Opens it here, migrated, while no other process has it. */
  open<T>(work: (parts: { database: Database; units: Units }) => Promise<T>): Promise<T>
  remove(): Promise<void>
}

/** A new folder for the embedded database, or a new database on the server at `url`. */
export async function makeStore(url: string | null): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chibo-run-'))
  const secret = makeSecret()
  const name = `chibo_bench_${randomBytes(6).toString('hex')}`
  const own = url === null ? null : withDatabase(url, name)
  if (url !== null) await onServer(url, `create database ${name}`)
  return {
    kind: url === null ? 'embedded' : 'server',
    dataDir,
    env: { DATA_DIR: dataDir, SECRET_KEY: secret, ...(own !== null && { DATABASE_URL: own }) },
    async open(work) {
      const database = await openDatabase({ dataDir, now: systemClock.now(), ...(own !== null && { url: own }) })
      try {
        await migrate(database)
        const units = makeUnits({ database, clock: systemClock, box: makeBox(secret) })
        await units.run((unit) => ensureSet(unit))
        return await work({ database, units })
      } finally {
        await database.close()
      }
    },
    async remove() {
      await rm(dataDir, { recursive: true, force: true })
      if (url !== null) await onServer(url, `drop database if exists ${name} with (force)`)
    },
  }
}

/** The server to measure on: BENCH_DATABASE_URL, else one that answers on this machine, else none. */
export async function findServer(): Promise<string | null> {
  const given = process.env['BENCH_DATABASE_URL']
  if (given !== undefined) return given
  const user = encodeURIComponent(userInfo().username)
  for (const url of [`postgresql://${user}@localhost/postgres?host=/var/run/postgresql`, `postgresql://${user}@127.0.0.1/postgres`]) {
    if (await onServer(url, 'select 1').then(() => true, () => false)) return url
  }
  return null
}

async function onServer(url: string, sql: string): Promise<void> {
  const { prisma, close } = openServer(url)
  try {
    await prisma.$executeRawUnsafe(sql)
  } finally {
    await close()
  }
}
