import { fileURLToPath } from 'node:url'
import { makeTerminal } from '../channels/terminal/terminal.ts'
import type { Words } from '../conversation/words.ts'
import { loadWords } from '../conversation/words.ts'
import { realNow } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { LockError, takeLock } from '../platform/lock.ts'
import type { Desk, Streams } from './desk.ts'
import { makeDesk } from './desk.ts'
import type { House } from './house.ts'
import { openHouse } from './house.ts'
import { wipe } from './state.ts'
import { talk } from './talk.ts'

/** The demo on this process's terminal, or on what is piped in; comes back when somebody stops it. */
export async function startDemo(config: Config): Promise<void> {
  const { stdin: input, stdout: output } = process
  await runDemo(config, { input, output, isTerminal: input.isTTY && output.isTTY }, { start: realNow(), signals: ['SIGTERM', 'SIGINT'] })
}

/**
 * @param start what the clock shows when a new tree begins
 * @param signals upon which it stops as if somebody had asked it to
 * @throws LockError when DATA_DIR is another's
 */
export async function runDemo(config: Config, streams: Streams, { start, signals = [] }: { start: Date; signals?: NodeJS.Signals[] }): Promise<void> {
  const words = loadWords(fileURLToPath(new URL('../../locales', import.meta.url)))
  const answer = async () => ({ code: 1, output: words.for(config.locale)('terminal-no-admin') })
  const lock = await takeLock(config.dataDir, answer)
  if (lock === 'taken') throw new LockError(`Chibo already runs on ${config.dataDir}. Stop it first, or set another DATA_DIR.`)
  const desk = makeDesk(streams)
  const stop = () => desk.close()
  for (const signal of signals) process.once(signal, stop)
  try {
    let language = config.locale
    for (;;) {
      const { end, spoken } = await visit(config, { desk, words, start, language })
      if (end === 'quit') return
      await wipe(config.dataDir)
      language = spoken
    }
  } finally {
    desk.close()
    for (const signal of signals) process.off(signal, stop)
    await lock.release()
  }
}

type Visit = { desk: Desk; words: Words; start: Date; language: string }

/** From opening the house to leaving it. */
async function visit(config: Config, { desk, words, start, language }: Visit): Promise<{ end: 'quit' | 'reset'; spoken: string }> {
  const news = { waiting: new Set<string>(), seen: 0, count: 0 }
  let house: House | null = null
  const terminal = makeTerminal({
    write: desk.write, language: () => house?.language ?? language, look: () => ({ bold: desk.isTerminal, width: desk.columns }),
    came(address, seen) {
      news.count++
      if (seen) news.seen++
      else news.waiting.add(address)
    },
  })
  house = await openHouse({ config, words, terminal, start, language, tell: (sentence) => desk.write(`${sentence}\n`) })
  news.waiting.clear()
  try {
    return { end: await talk(house, { desk, terminal, news }), spoken: house.language }
  } finally {
    await house.close()
  }
}
