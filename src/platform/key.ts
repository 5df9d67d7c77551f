import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isSecret, makeSecret } from './crypto.ts'
import { ConfigError } from './config.ts'

/** Where the key stands when SECRET_KEY does not give it. */
export const keyFile = (dataDir: string): string => join(dataDir, 'secret.key')

/**
 * The key of the embedded database: SECRET_KEY, else DATA_DIR/secret.key, which the first start makes.
 * @returns the key, and whether it was made now: then whoever runs the server is told to keep a copy elsewhere
 */
export async function findKey({ secretKey, dataDir }: { secretKey: string | null; dataDir: string }): Promise<{ secret: string; made: boolean }> {
  if (secretKey !== null) return { secret: secretKey, made: false }
  const file = keyFile(dataDir)
  try {
    const secret = (await readFile(file, 'utf8')).trim()
    if (!secret.split(',').every((part) => isSecret(part.trim()))) throw new ConfigError(`${file} does not hold a key. Put the kept copy there, or set SECRET_KEY.`)
    return { secret, made: false }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const secret = makeSecret()
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  // 'wx': two starters cannot both make one; the second finds the first one's.
  try {
    await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    return { secret, made: true }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return findKey({ secretKey, dataDir })
  }
}

/** Beside the key file: of which key somebody has said that a copy lies elsewhere. It tells nothing of the key. */
const copiedFile = (dataDir: string): string => join(dataDir, 'secret.key.copied')
const fingerprint = (secret: string): string => createHash('sha256').update(`chibo copied ${secret.trim()}`).digest('hex').slice(0, 16)

/** Whoever runs the server says that a copy of this very key is kept elsewhere. */
export async function confirmCopy(config: { secretKey: string | null; dataDir: string }): Promise<void> {
  const { secret } = await findKey(config)
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  await writeFile(copiedFile(config.dataDir), `${fingerprint(secret)}\n`, { mode: 0o600 })
}

/** Whether that was ever said of the key in use; of another one it counts for nothing. Makes no key. */
export async function isCopyConfirmed({ secretKey, dataDir }: { secretKey: string | null; dataDir: string }): Promise<boolean> {
  const read = (file: string) => readFile(file, 'utf8').then((text) => text.trim(), () => null)
  const secret = secretKey ?? (await read(keyFile(dataDir)))
  return secret !== null && (await read(copiedFile(dataDir))) === fingerprint(secret)
}
