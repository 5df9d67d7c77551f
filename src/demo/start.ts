import { fileURLToPath } from 'node:url'
import { loadWords } from '../conversation/words.ts'
import type { Config } from '../platform/config.ts'
import { LockError, takeLock } from '../platform/lock.ts'
import { makeLog } from '../platform/log.ts'
import { makeMetrics } from '../platform/metrics.ts'

/** What both ways of trying the demo begin with. */
export function partsOf(config: Config) {
  const words = loadWords(fileURLToPath(new URL('../../locales', import.meta.url)))
  return { config, words, log: makeLog(config.logLevel === 'info' ? 'warn' : config.logLevel), metrics: makeMetrics() }
}

export async function lockUp({ dataDir, locale }: Config, { words }: ReturnType<typeof partsOf>) {
  const lock = await takeLock(dataDir, async () => ({ code: 1, output: words.for(locale)('terminal-no-admin') }))
  if (lock === 'taken') throw new LockError(`Chibo already runs on ${dataDir}. Stop it first, or set another DATA_DIR.`)
  return lock
}
