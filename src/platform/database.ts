import { chmod, mkdir, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, type Transaction } from '@electric-sql/pglite'
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { PrismaClient } from '../generated/prisma/client.ts'
import { keepReaders, keepStatements } from './prepared.ts'
import { serverFactory } from './server.ts'
import { snapshotFolder } from './snapshots.ts'

/** PostgreSQL, embedded (PGlite) or on a server. Only this file knows which. */
export type Database = {
  kind: 'embedded' | 'server'
  prisma: PrismaClient
  /** How many units may be open side by side. */
  width: 1 | 8
  /** Runs `work` in one transaction of its own connection, which sees plain SQL scripts: for migrations only. */
  alone<T>(work: (adapter: ScriptAdapter) => Promise<T>): Promise<T>
  /** Embedded: runs `work` on the database's folder while no statement runs. A server has no folder: null. */
  still: (<T>(work: (folder: string) => Promise<T>) => Promise<T>) | null
  close(): Promise<void>
}

export type ScriptAdapter = Pick<SqlDriverAdapter, 'queryRaw' | 'executeRaw' | 'executeScript' | 'getConnectionInfo'>

export type OpenOptions = {
  /** postgresql://…; without it the embedded database is opened. */
  url?: string
  dataDir: string
  folder?: 'chibo' | 'demo'
  /** Real time: names the snapshot that is taken before an existing embedded database is opened. */
  now: Date
} & Watch

type Watch = {
  /** Told when a server's connection breaks while idle; the pool makes a new one. */
  onLost?: (error: Error) => void
  /** Told each statement's text, without its values. For counting in tests and the bench. */
  onQuery?: (sql: string) => void
}

// A unit holds its place in our own queue before it asks for a connection: who waits longer than this has met a
// database that does not answer.
const transactionOptions = { maxWait: 10_000, timeout: 60_000 }

/** Opens the database and makes it first if there is none; migrations are the caller's next step (`migrate`). */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { url, dataDir, folder = 'chibo', now } = options
  if (url !== undefined) return openServer(url, options)
  const path = join(dataDir, folder)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  if (!holdsDatabase(dataDir, folder)) await createEmbedded(path)
  // A demo has the tree as it was built beside it.
  else if (folder !== 'demo') await snapshotFolder(path, { dataDir, now, starting: true })
  const client = new PGlite(path)
  const database = fromPglite(client, { ...options, path })
  // Prisma compiles its part beside PGlite's, instead of after it.
  await Promise.all([client.waitReady, database.prisma.$connect()])
  return database
}

/** Whether DATA_DIR holds an embedded database of that name that was made completely. */
export function holdsDatabase(dataDir: string, folder: 'chibo' | 'demo' = 'chibo'): boolean {
  return existsSync(join(dataDir, folder, 'PG_VERSION'))
}

/** A database on an open PGlite, which `close` closes. Without `path` it lives in memory. */
export function fromPglite(client: PGlite, options: Watch & { path?: string } = {}): Database {
  const { path } = options
  keepStatements(client)
  keepReaders(client)
  const prisma = makePrisma(new PrismaPGlite(client), options)
  return {
    kind: 'embedded',
    prisma,
    width: 1,
    alone: (work) => client.transaction(async (tx) => work(await pgliteScripts(tx))),
    still: path === undefined ? null : (work) => client.transaction(() => work(path)),
    async close() {
      await prisma.$disconnect()
      await client.close()
    },
  }
}

/** A database on a server. Nothing connects before the first statement. */
export function openServer(url: string, options: Watch = {}): Database {
  const { onLost = () => {} } = options
  // The adapter writes and reads moments without a zone and calls them UTC: with another zone set on the server or the
  // role every moment would be shifted.
  const config = { connectionString: inUtc(url), max: 10, connectionTimeoutMillis: 10_000, application_name: 'chibo' }
  const told = { onPoolError: onLost, onConnectionError: onLost }
  const prisma = makePrisma(serverFactory([config, { ...told, statementNameGenerator: makeStatementNames() }]), options)
  // A script of several statements cannot be prepared: so without names.
  const alone = aloneOnServer(serverFactory([config, told]))
  return { kind: 'server', prisma, width: 8, alone, still: null, close: () => prisma.$disconnect() }
}

// A named statement is parsed and planned once for each connection, which takes a fifth off a tap. Lists of different
// lengths make ever new texts, so only the first ones, which are the usual ones, get a name.
function makeStatementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    if (!names.has(sql) && names.size < 500) names.set(sql, `chibo_${names.size}`)
    // The adapter's type wants a text; an empty name is PostgreSQL's own for "unnamed".
    return names.get(sql) ?? ''
  }
}

function makePrisma(adapter: SqlDriverAdapterFactory, { onQuery }: Watch): PrismaClient {
  // 'minimal' leaves out of Prisma's messages the call with its values, which are people's data.
  const options = { adapter, transactionOptions, errorFormat: 'minimal' } as const
  if (onQuery === undefined) return new PrismaClient(options)
  const prisma = new PrismaClient({ ...options, log: [{ emit: 'event', level: 'query' }] })
  prisma.$on('query', (event) => onQuery(event.query))
  return prisma
}

function inUtc(url: string): string {
  const parsed = new URL(url)
  const given = parsed.searchParams.get('options')
  parsed.searchParams.set('options', `${given === null ? '' : `${given} `}-c TimeZone=UTC`)
  return parsed.href
}

// A kill during the four seconds of the first creation would leave half a database, which then never opens: so it is
// made under another name.
async function createEmbedded(path: string): Promise<void> {
  const half = `${path}.new`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { mode: 0o700 })
  const client = await PGlite.create(half)
  await client.close()
  await chmod(half, 0o700)
  await rm(path, { recursive: true, force: true })
  await rename(half, path)
}

// Both adapters' own executeScript is unfit for migrations: PGlite's does not wait for the script nor hear that it
// failed, the server's cuts the script at each semicolon, also inside texts and functions.
async function pgliteScripts(tx: Transaction): Promise<ScriptAdapter> {
  const adapter = await new PrismaPGlite(tx as unknown as PGlite).connect()
  return Object.assign(adapter, {
    executeScript: async (script: string) => {
      await tx.exec(script)
    },
  })
}

function aloneOnServer(factory: SqlDriverAdapterFactory): Database['alone'] {
  return async (work) => {
    const adapter = await factory.connect()
    try {
      const tx = await adapter.startTransaction()
      const run = (sql: string) => tx.executeRaw({ sql, args: [], argTypes: [] })
      const scripts: ScriptAdapter = {
        queryRaw: (query) => tx.queryRaw(query),
        executeRaw: (query) => tx.executeRaw(query),
        executeScript: async (script) => void (await run(script)),
        getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
      }
      try {
        const result = await work(scripts)
        await run('commit')
        return result
      } catch (error) {
        await run('rollback').catch(() => {})
        throw error
      } finally {
        await tx.commit() // hands the connection back; the adapter sends nothing
      }
    } finally {
      await adapter.dispose()
    }
  }
}
