import { makeTerminal } from '../channels/terminal/terminal.ts'
import type { Config } from '../platform/config.ts'
import type { Streams } from './desk.ts'
import { makeDesk } from './desk.ts'
import { makeStage } from './stage.ts'
import { lockUp, partsOf } from './start.ts'
import { talk } from './talk.ts'

/**
 * The demo at a desk: the same house, people and history as in the browser, where one sits down in their place.
 * @param start about what the clock shows when a new tree begins
 * @param signals upon which it stops as if somebody had asked it to
 * @throws LockError when DATA_DIR is another's
 */
export async function runDemo(config: Config, streams: Streams, { start, signals = [] }: { start: Date; signals?: NodeJS.Signals[] }): Promise<void> {
  const parts = partsOf(config)
  const lock = await lockUp(config, parts)
  const desk = makeDesk(streams)
  let stop = () => {}
  const stopped = new Promise<'stop'>((done) => {
    stop = () => {
      desk.close()
      done('stop')
    }
  })
  for (const signal of signals) process.once(signal, stop)
  let built = false
  const terminal = makeTerminal({
    name: 'web', write: desk.write, language: () => stage.language, look: () => ({ bold: desk.isTerminal, width: desk.columns }),
  })
  const stage = makeStage({
    ...parts, start, terminal, here: (address) => terminal.seated === address,
    tell(event, data) {
      if (event !== 'building' || data === null || built) return
      built = true
      desk.write(`${parts.words.for(stage.language)('terminal-building')}\n`)
    },
  })
  try {
    desk.write(`${parts.words.for(config.locale)('terminal-opening')}\n`)
    if ((await Promise.race([stage.open(), stopped])) === 'stop') return
    await talk(stage, { desk, terminal })
  } finally {
    desk.close()
    for (const signal of signals) process.off(signal, stop)
    await stage.close()
    await lock.release()
  }
}
