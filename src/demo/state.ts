import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { isSecret } from '../platform/crypto.ts'

const Kept = z.object({
  /** The demo's own key: it has nothing to do with a real branch's. */
  secret: z.string().refine(isSecret),
  tree: z.string(),
  /** What the demo's clock showed. */
  moment: z.iso.datetime(),
  language: z.string(),
})
export type Kept = z.infer<typeof Kept>

const fileOf = (dataDir: string): string => join(dataDir, 'demo.json')

/** What the last run left; null when there was none, or none that was built to its end. */
export async function readKept(dataDir: string): Promise<Kept | null> {
  try {
    return Kept.parse(JSON.parse(await readFile(fileOf(dataDir), 'utf8')))
  } catch {
    return null
  }
}

/** Whole or not at all: a kill in the middle leaves what was kept before. */
export async function keep(dataDir: string, kept: Kept): Promise<void> {
  const half = `${fileOf(dataDir)}.half`
  await writeFile(half, `${JSON.stringify(kept)}\n`, { mode: 0o600 })
  await rename(half, fileOf(dataDir))
}

/** Everything that a demo has left, the copies of its database too. */
export async function wipe(dataDir: string): Promise<void> {
  const snapshots = join(dataDir, 'snapshots')
  const copies = (await readdir(snapshots).catch(() => [])).filter((name) => name.startsWith('demo')).map((name) => join(snapshots, name))
  // The file first: what is then left of a wipe cut short is built anew.
  for (const path of [fileOf(dataDir), join(dataDir, 'demo'), ...copies]) await rm(path, { recursive: true, force: true })
}
