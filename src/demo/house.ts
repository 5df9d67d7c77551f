import type { Terminal } from '../channels/terminal/terminal.ts'
import type { Web } from '../channels/web/web.ts'
import { makeWebChannel } from '../channels/web/web.ts'
import type { Chibo } from '../chibo.ts'
import { makeChibo } from '../chibo.ts'
import type { Channel, Shown } from '../conversation/channel.ts'
import type { Words } from '../conversation/words.ts'
import { ensureSet } from '../features/catalog/catalog.service.ts'
import { endDevices } from '../features/org/unlinking.service.ts'
import { makeLists } from '../lists.ts'
import type { MovedClock } from '../platform/clock.ts'
import { movedClock, realNow, systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Box } from '../platform/crypto.ts'
import { makeBox } from '../platform/crypto.ts'
import type { Database } from '../platform/database.ts'
import { openDatabase } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import { migrate } from '../platform/migrate.ts'
import type { Kept } from './state.ts'
import { keep } from './state.ts'

/** The only names under which the demo answers. */
export const HOSTS = ['127.0.0.1', 'localhost', '::1']
/** What the demo's pages have beside the chat. */
const PANEL = '<link rel="stylesheet" href="/demo/panel.css"><script type="module" src="/demo/panel.js"></script>'
/** Everybody here is on this machine: nothing outside allows or forbids a pace. */
const NO_LIMITS = { perSecond: Infinity, perChat: Infinity, groupPerMinute: Infinity }

/** The program as it runs for a real branch, on a database of its own and with a clock that can be moved on. */
export type House = {
  config: Config
  words: Words
  database: Database
  box: Box
  clock: MovedClock
  chibo: Chibo
  web: Web
  log: Log
  /** By which people are answered. */
  channel: Channel
  /** What was last shown at each address. */
  screens: Map<string, { message: string; shown: Shown }>
  /** What is kept for the next run; its moment is set by `remember`. */
  kept: Kept
  /** After everything that may have moved the clock on. */
  remember(): Promise<void>
  close(): Promise<void>
}

export type HouseOptions = {
  config: Config
  words: Words
  dataDir: string
  kept: Kept
  log: Log
  metrics: Metrics
  /** The clock runs on by itself. */
  ticking: boolean
  /** Told of each unasked message. */
  came: (address: string) => void
  /** Where people sit, in place of pages. */
  terminal?: Terminal
}

/** Opens what lies in `dataDir`, or an empty database. */
export async function openHouse({ config, words, dataDir, kept, log, metrics, ticking, came, terminal }: HouseOptions): Promise<House> {
  const database = await openDatabase({ dataDir, folder: 'demo', now: realNow() })
  await migrate(database)
  const box = makeBox(kept.secret)
  const clock = movedClock(new Date(kept.moment), { ticking })
  const web = makeWebChannel({ chibo: () => chibo, box, log, publicUrl: null, hosts: HOSTS, unlink: endDevices, clock: systemClock, head: PANEL })
  const screens: House['screens'] = new Map()
  const notice = (address: string) => came(address)
  const { answers, notices } = terminal ?? { answers: web.channel, notices: web.channel }
  const doors = [{ answers: heard(answers, { screens }), notices: heard(notices, { screens, came: notice }) }]
  const lists = makeLists({ words })
  const chibo: Chibo = makeChibo({ database, clock, box, words, log, metrics, doors, limits: NO_LIMITS }, { ...lists, chores: [...lists.chores, web.tidy] })
  await chibo.units.run((unit) => ensureSet(unit))
  const channel = doors[0]?.answers ?? answers
  return {
    config, words, database, box, clock, chibo, web, log, channel, screens, kept,
    async remember() {
      kept.moment = clock.now().toISOString()
      await keep(dataDir, kept)
    },
    async close() {
      web.stop()
      await chibo.stop()
      await database.close()
    },
  }
}

/** The same channel; remembers what was shown where, so that it can be pressed by its words. */
function heard(channel: Channel, { screens, came }: { screens: House['screens']; came?: (address: string) => void }): Channel {
  return Object.assign(Object.create(channel) as Channel, {
    async send(address, shown) {
      const message = await channel.send(address, shown)
      screens.set(address, { message, shown })
      came?.(address)
      return message
    },
    async edit(address, message, shown) {
      await channel.edit(address, message, shown)
      screens.set(address, { message, shown })
    },
  } satisfies Partial<Channel>)
}
