import { constants, type Stats } from 'node:fs'
import { open, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { readable } from '../conversation/papers.ts'
import { decodeRoster, ROSTER_BYTES, tooBig } from '../features/org/roster-file.rules.ts'
import { Refusal } from '../platform/errors.ts'
import type { AdminFile } from './commands.ts'

/**
 * The files that a command names, as text; of a spreadsheet its first sheet. A device or a pipe is not read: it may have no end.
 * @throws Refusal `admin-no-file`, or what is wrong with it
 */
export async function readFiles(names: string[]): Promise<AdminFile[]> {
  return Promise.all(names.map(async (name) => ({ name, text: decodeRoster((await readable({ name, bytes: await readBytes(name) })).bytes) })))
}

/**
 * Makes the files that a command will write, empty and for their owner alone, before it runs: codes that cannot be
 * written down would be lost. What is there already is left alone.
 * @throws Refusal `admin-file-there`, `admin-file-not-written`
 */
export async function claimFiles(names: string[]): Promise<void> {
  const claimed: string[] = []
  for (const name of names) {
    try {
      const file = await open(name, 'wx', 0o600)
      await file.close()
      claimed.push(name)
    } catch (error) {
      await dropFiles(claimed)
      throw new Refusal((error as NodeJS.ErrnoException).code === 'EEXIST' ? 'admin-file-there' : 'admin-file-not-written', { file: name })
    }
  }
}

/** Fills what was claimed, and only that, whatever else came back; what stays empty is removed. */
export async function fillFiles(claimed: string[], files: AdminFile[]): Promise<void> {
  for (const name of claimed) {
    const file = files.find((candidate) => candidate.name === name)
    if (file) await writeFile(name, file.text, { mode: 0o600 })
    else await dropFiles([name])
  }
}

export async function dropFiles(names: string[]): Promise<void> {
  for (const name of names) await rm(name, { force: true })
}

async function readBytes(name: string): Promise<Uint8Array> {
  // 'r' on a pipe would wait for a writer: O_NONBLOCK comes back at once.
  const file = await open(name, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => {
    throw new Refusal('admin-no-file', { file: name })
  })
  try {
    const { size } = await regular(file, name)
    if (size > ROSTER_BYTES) throw tooBig()
    return await file.readFile()
  } finally {
    await file.close()
  }
}

async function regular(file: FileHandle, name: string): Promise<Stats> {
  const stats = await file.stat()
  if (!stats.isFile()) throw new Refusal('admin-no-file', { file: name })
  return stats
}
