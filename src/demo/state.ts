import { constants } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { isSecret } from '../platform/crypto.ts'
import { holdsDatabase } from '../platform/database.ts'

const Kept = z.object({
  /** The demo's own key: it has nothing to do with a real branch's. */
  secret: z.string().refine(isSecret),
  tree: z.string(),
  /** What the demo's clock showed. */
  moment: z.iso.datetime(),
  language: z.string(),
  /** The browser session in which each person is played, by the person's code. */
  seats: z.record(z.string(), z.object({ address: z.string(), token: z.string() })),
})
export type Kept = z.infer<typeof Kept>

const FILE = 'demo.json'
const DATABASE = 'demo'

/** The tree as it was built, with nothing tried: a folder like DATA_DIR itself, so that beginning again is a copy. */
export const freshFolder = (dataDir: string): string => join(dataDir, 'demo-fresh')

/** What the last run left; null when there was none, none that was built to its end, or one of another tree. */
export async function readKept(dataDir: string, tree: string): Promise<Kept | null> {
  try {
    const kept = Kept.parse(JSON.parse(await readFile(join(dataDir, FILE), 'utf8')))
    return kept.tree === tree && holdsDatabase(dataDir, DATABASE) ? kept : null
  } catch {
    return null
  }
}

/** Whole or not at all: a kill in the middle leaves what was kept before. */
export async function keep(dataDir: string, kept: Kept): Promise<void> {
  const path = join(dataDir, FILE)
  await writeFile(`${path}.half`, `${JSON.stringify(kept)}\n`, { mode: 0o600 })
  await rename(`${path}.half`, path)
}

/** Puts the fresh tree in place of what was played. */
export async function beginAfresh(dataDir: string): Promise<void> {
  await wipe(dataDir)
  const fresh = freshFolder(dataDir)
  // The file last: a copy cut short is none.
  for (const name of [DATABASE, FILE]) {
    await cp(join(fresh, name), join(dataDir, name), { recursive: true, mode: constants.COPYFILE_FICLONE, preserveTimestamps: true })
  }
}

/** An empty folder to build the tree in. */
export async function clearFresh(dataDir: string): Promise<string> {
  const fresh = freshFolder(dataDir)
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true, mode: 0o700 })
  return fresh
}

/** Everything that playing has left, the copies of its database too. */
async function wipe(dataDir: string): Promise<void> {
  const snapshots = join(dataDir, 'snapshots')
  const copies = (await readdir(snapshots).catch(() => [])).filter((name) => name.startsWith('demo')).map((name) => join(snapshots, name))
  // The file first: what is then left of a wipe cut short is built anew.
  for (const path of [join(dataDir, FILE), join(dataDir, DATABASE), ...copies]) await rm(path, { recursive: true, force: true })
}
