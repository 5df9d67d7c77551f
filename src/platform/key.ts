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
