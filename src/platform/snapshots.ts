import { constants, cpSync } from 'node:fs'
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Database } from './database.ts'

const hour = 3_600_000
const mostDays = 30

/** `starting`: nothing else runs yet, so the copy need not give way; that is three times as quick. */
type Where = { dataDir: string; now: Date; keep?: number; starting?: boolean }

/**
 * Copies the folder of an embedded database that does nothing to DATA_DIR/snapshots/<name>-<moment in UTC>. A program that dies and
 * is started again every few seconds would push out all that was good: so there is at most one an hour, and of each of
 * the last seven days the first stays, besides the newest of all. None gets older than 30 days (acceptance.md PV27).
 */
export async function snapshotFolder(folder: string, { dataDir, now, keep = 7, starting = false }: Where): Promise<void> {
  const name = basename(folder)
  const home = join(dataDir, 'snapshots')
  await mkdir(home, { recursive: true, mode: 0o700 })
  const newest = (await listSnapshots(home, name)).at(-1)
  if (newest !== undefined && Math.abs(now.getTime() - momentOf(newest)) < hour) return
  const half = join(home, `${name}.half`)
  await rm(half, { recursive: true, force: true })
  const how = { recursive: true, mode: constants.COPYFILE_FICLONE, preserveTimestamps: true }
  if (starting) cpSync(folder, half, how)
  else await cp(folder, half, how)
  await rename(half, join(home, `${name}-${now.toISOString().replaceAll(':', '').slice(0, 17)}Z`))
  await prune(home, { name, now, keep })
}

/**
 * The daily snapshot of an open embedded database; statements wait meanwhile. On a server it does nothing. Tables are
 * written anew before: their files keep older versions of every row, and how often a row was changed tells who writes
 * much, to whoever holds the files without the key (acceptance.md PV24, PV25).
 */
export async function snapshot(database: Database, where: Where): Promise<void> {
  if (!database.still) return
  await database.prisma.$executeRawUnsafe('vacuum full')
  await database.still((folder) => snapshotFolder(folder, where))
}

async function prune(home: string, { name, now, keep }: { name: string; now: Date; keep: number }): Promise<void> {
  const all = await listSnapshots(home, name)
  const firstOfDay = new Map<string, string>()
  for (const one of all) {
    const day = dayOf(one)
    if (!firstOfDay.has(day)) firstOfDay.set(day, one)
  }
  const stay = new Set([...[...firstOfDay.values()].slice(-keep), all.at(-1)])
  const old = now.getTime() - mostDays * 24 * hour
  for (const one of all) {
    if (!stay.has(one) || momentOf(one) < old) await rm(join(home, one), { recursive: true, force: true })
  }
}

async function listSnapshots(home: string, name: string): Promise<string[]> {
  const shape = new RegExp(`^${name}-\\d{4}-\\d\\d-\\d\\dT\\d{6}Z$`)
  return (await readdir(home)).filter((one) => shape.test(one)).toSorted()
}

const dayOf = (one: string): string => one.slice(-18, -8)

function momentOf(one: string): number {
  const [day = '', time = ''] = one.slice(-18, -1).split('T')
  return Date.parse(`${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`)
}
