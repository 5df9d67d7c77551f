import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { realNow } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { isLoopback } from '../platform/config.ts'
import { startHttp } from '../platform/http.ts'
import { makeEvents } from './events.ts'
import { HOSTS } from './house.ts'
import { addDemoRoutes } from './server.ts'
import { makeStage } from './stage.ts'
import { lockUp, partsOf } from './start.ts'
import { runDemo } from './terminal.ts'

/** Milliseconds for which whoever stops it waits at most. */
const PATIENCE = 3000

/** The demo, in the browser or on this process's terminal; comes back when somebody stops it. */
export async function startDemo(config: Config, { terminal }: { terminal: boolean }): Promise<void> {
  const { stdin: input, stdout: output } = process
  const start = realNow()
  if (terminal) return runDemo(config, { input, output, isTerminal: input.isTTY && output.isTTY }, { start, signals: ['SIGTERM', 'SIGINT'] })
  const pages = await openPages(config, { start })
  output.write(`${pages.listening}\n`)
  try {
    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT'), pages.opened.then(() => new Promise(() => {}))])
  } finally {
    // What is then cut off is a tree half built, which the next start builds anew.
    await Promise.race([pages.close(), pause(PATIENCE)])
  }
}

/**
 * The demo on a port of this machine. It answers at once, also while the tree is being built.
 * @param start about what the clock shows when a new tree begins
 * @param pages where the built pages lie
 * @throws LockError when DATA_DIR is another's, ConfigError when the port is
 */
export async function openPages(config: Config, { start, pages }: { start: Date; pages?: URL }) {
  const parts = partsOf(config)
  const lock = await lockUp(config, parts)
  const events = makeEvents()
  const stage = makeStage({ ...parts, start, tell: events.tell })
  const close = async () => {
    events.close()
    await stage.close()
    await lock.release()
  }
  try {
    const http = await startHttp({
      ...parts, host: isLoopback(config.host) ? config.host : '127.0.0.1', port: config.port, hosts: HOSTS,
      routes: (app) => addDemoRoutes(app, { stage, events, pages }),
      ready: { database: async () => stage.house && stage.house.database.prisma.$queryRaw`select 1`, lag: async () => (await stage.house?.chibo.lag()) ?? 0, channels: {} },
    })
    return {
      url: http.url,
      /** A line for whoever has started it. */
      listening: parts.words.for(config.locale)('terminal-open-page', { url: http.url }),
      /** Resolves when somebody can be played. */
      opened: stage.open(),
      async close() {
        await close()
        await http.close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
