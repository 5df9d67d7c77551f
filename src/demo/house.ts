import type { Terminal } from '../channels/terminal/terminal.ts'
import type { Chibo } from '../chibo.ts'
import { makeChibo } from '../chibo.ts'
import type { Words } from '../conversation/words.ts'
import { ensureSet } from '../features/catalog/catalog.service.ts'
import { makeLists } from '../lists.ts'
import { addMinutes } from '../platform/calendar.ts'
import type { MovedClock } from '../platform/clock.ts'
import { movedClock, realNow } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Box } from '../platform/crypto.ts'
import { makeBox, makeSecret } from '../platform/crypto.ts'
import type { Database } from '../platform/database.ts'
import { holdsDatabase, openDatabase } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import { makeLog } from '../platform/log.ts'
import { makeMetrics } from '../platform/metrics.ts'
import { migrate } from '../platform/migrate.ts'
import { buildTree } from './build.ts'
import { keep, readKept, wipe } from './state.ts'
import { treeVersion } from './tree.ts'

/** The program as it runs for a real branch, on a database of its own and with a clock that can be moved on. */
export type House = {
  config: Config
  words: Words
  database: Database
  box: Box
  clock: MovedClock
  chibo: Chibo
  log: Log
  /** The language in which the demo itself speaks. */
  language: string
  /** Keeps what the next run begins with: after everything that may have moved the clock on. */
  remember(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens what the last run left, or builds the invented tree.
 * @param start what the clock of a new tree shows
 * @param language of a new tree
 * @param tell called before what takes its time
 */
export async function openHouse({ config, words, terminal, start, language, tell }: {
  config: Config
  words: Words
  terminal: Terminal
  start: Date
  language: string
  tell: (sentence: string) => void
}): Promise<House> {
  const { dataDir } = config
  const found = holdsDatabase(dataDir, 'demo') ? await readKept(dataDir) : null
  const kept = found?.tree === treeVersion() ? found : null
  const state = kept ?? { secret: makeSecret(), tree: treeVersion(), moment: start.toISOString(), language }
  const say = words.for(state.language)
  tell(kept ? say('terminal-opening') : say('terminal-building'))
  if (!kept) await wipe(dataDir)

  const database = await openDatabase({ dataDir, folder: 'demo', now: realNow() })
  await migrate(database)
  const box = makeBox(state.secret)
  // It is kept after every line and every minute: a minute later is later than all that was written before a kill.
  const clock = movedClock(addMinutes(new Date(state.moment), kept ? 1 : 0), { ticking: true })
  const log = makeLog(config.logLevel === 'info' ? 'warn' : config.logLevel)
  const lists = makeLists({ words })
  const doors = [{ answers: terminal.answers, notices: terminal.notices }]
  const chibo = makeChibo({ database, clock, box, words, log, metrics: makeMetrics(), doors }, lists)
  await chibo.units.run((unit) => ensureSet(unit))

  const house: House = {
    config, words, database, box, clock, chibo, log, language: state.language,
    remember: () => keep(dataDir, { ...state, language: house.language, moment: clock.now().toISOString() }),
    async close() {
      await chibo.stop()
      await database.close()
    },
  }
  if (kept) await chibo.recover()
  else await buildTree(house, { terminal, tell })
  await house.remember()
  return house
}
