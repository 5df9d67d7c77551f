import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { fromPglite, openServer } from '../../src/platform/database.ts'
import { migrate, readMigrations } from '../../src/platform/migrate.ts'

/**
 * Vitest's global setup: makes the migrated template that every test file copies. It is named after the migrations, so
 * it is made again only when they change.
 */
export default async function makeTemplate(): Promise<void> {
  const url = process.env['TEST_DATABASE_URL']
  if (url === undefined) await makeDump()
  else await makeServerTemplate(url)
}

export async function dumpPath(): Promise<string> {
  return join(tmpdir(), `chibo-template-${userInfo().uid}-${await fingerprint()}.tar`)
}

export async function serverTemplate(): Promise<string> {
  return `chibo_template_${await fingerprint()}`
}

async function makeDump(): Promise<void> {
  const path = await dumpPath()
  if (existsSync(path)) return
  const client = await PGlite.create()
  const database = fromPglite(client)
  await migrate(database)
  const dump = await client.dumpDataDir('none')
  await database.close()
  const half = `${path}.${randomBytes(4).toString('hex')}`
  await writeFile(half, Buffer.from(await dump.arrayBuffer()), { mode: 0o600 })
  await rename(half, path)
}

async function makeServerTemplate(url: string): Promise<void> {
  const name = await serverTemplate()
  const server = openServer(url)
  try {
    await dropLeftovers(server.prisma)
    const [found] = await server.prisma.$queryRaw<{ name: string }[]>`
      select datname as name from pg_database where datname = ${name}`
    if (found !== undefined) return
    const half = `${name}_${randomBytes(4).toString('hex')}`
    await server.prisma.$executeRawUnsafe(`create database ${half}`)
    const template = openServer(withDatabase(url, half))
    await migrate(template)
    await template.close()
    // Another run may have been quicker; then its template is as good.
    const renamed = server.prisma.$executeRawUnsafe(`alter database ${half} rename to ${name}`)
    await renamed.catch(() => server.prisma.$executeRawUnsafe(`drop database if exists ${half} with (force)`))
  } finally {
    await server.close()
  }
}

// What a run that was killed has left behind, on an earlier day: today's may be in use.
async function dropLeftovers(prisma: ReturnType<typeof openServer>['prisma']): Promise<void> {
  const left = await prisma.$queryRaw<{ name: string }[]>`
    select datname as name from pg_database
    where datname like 'chibo\\_test\\_%' and datname < 'chibo_test_' || to_char(now(), 'YYYYMMDD')`
  for (const { name } of left) await prisma.$executeRawUnsafe(`drop database if exists ${name} with (force)`)
}

export function withDatabase(url: string, name: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${name}`
  return parsed.href
}

let made: Promise<string> | undefined

function fingerprint(): Promise<string> {
  made ??= (async () => {
    const lock = await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8')
    const pglite = /"node_modules\/@electric-sql\/pglite": \{\s*"version": "([^"]+)"/.exec(lock)?.[1]
    const parts = JSON.stringify([pglite, await readMigrations()])
    return createHash('sha256').update(parts).digest('hex').slice(0, 12)
  })()
  return made
}
