import { fileURLToPath } from 'node:url'
import { schedule, type ScheduledTask } from 'node-cron'
import type { Telegram } from './channels/telegram/telegram.ts'
import { makeTelegramChannel } from './channels/telegram/telegram.ts'
import type { Web } from './channels/web/web.ts'
import { makeWebChannel } from './channels/web/web.ts'
import type { Chibo } from './chibo.ts'
import { makeChibo } from './chibo.ts'
import { loadWords } from './conversation/words.ts'
import { ensureSet } from './features/catalog/catalog.service.ts'
import { endDevices } from './features/org/unlinking.service.ts'
import { makeLists } from './lists.ts'
import { realNow, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { ConfigError, ownNames, readConfig } from './platform/config.ts'
import { makeBox } from './platform/crypto.ts'
import type { Database } from './platform/database.ts'
import { openDatabase } from './platform/database.ts'
import { startHttp } from './platform/http.ts'
import { findKey } from './platform/key.ts'
import type { Lease } from './platform/lease.ts'
import { LEASE_SECONDS, makeLease } from './platform/lease.ts'
import type { Request } from './platform/lock.ts'
import { LockError, takeLock } from './platform/lock.ts'
import type { Log } from './platform/log.ts'
import { makeLog } from './platform/log.ts'
import { makeMetrics } from './platform/metrics.ts'
import { migrate, MigrationError } from './platform/migrate.ts'
import { snapshot } from './platform/snapshots.ts'

/** The only file that starts things. */
const LEASE_EVERY = 5_000
const FIRST_BEAT = 2_000

try {
  const config = readConfig(process.env)
  // Loaded only where it is wanted: a start should cost little more than its database.
  if (config.mode === 'real') await start(config)
  else {
    const { startDemo } = await import('./demo/demo.ts')
    await startDemo(config, { terminal: process.argv.includes('--terminal') })
    process.exit(0)
  }
} catch (error) {
  const ours = error instanceof ConfigError || error instanceof LockError || error instanceof MigrationError
  process.stderr.write(ours ? `${error.message}\n` : `Chibo could not start: ${(error as Error)?.name ?? 'unknown'}\n`)
  if (!ours) makeLog('info').error({ err: error }, 'the start failed')
  process.exit(1)
}

async function start(config: Config): Promise<void> {
  const log = makeLog(config.logLevel)
  const metrics = makeMetrics()
  const words = loadWords(fileURLToPath(new URL('../locales', import.meta.url)))
  let answer: ((request: Required<Request>) => Promise<{ code: number; output: string }>) | null = null
  const lock = config.databaseUrl === null
    ? await takeLock(config.dataDir, async (request) => (await answer?.(request)) ?? { code: 1, output: words.for(config.locale)('admin-starting') })
    : null
  if (lock === 'taken') throw new LockError(`Chibo already runs on ${config.dataDir}. Stop it first, or set another DATA_DIR.`)

  const onLost = () => log.warn('a connection to the database was lost')
  const database = await openDatabase({ dataDir: config.dataDir, now: realNow(), onLost, ...(config.databaseUrl !== null && { url: config.databaseUrl }) })
  await migrate(database)
  const { secret, made } = await findKey(config)
  if (made) log.warn('a key was made in DATA_DIR/secret.key: keep a copy elsewhere, without it nothing can be read')
  const box = makeBox(secret)

  const telegram = config.telegram && makeTelegramChannel({ ...config.telegram, words, log, metrics })
  const inviteLink = (code: string) => (telegram?.username() ? `https://t.me/${telegram.username()}?start=${code}` : null)
  const web = makeWebChannel({ chibo: () => chibo, box, log, publicUrl: config.publicUrl, hosts: ownNames(config), unlink: endDevices })
  const lists = makeLists({ words, inviteLink, publicUrl: config.publicUrl })
  const doors = [...(telegram ? [{ answers: telegram.answers, notices: telegram.channel }] : []), { answers: web.channel, notices: web.channel }]
  const chibo: Chibo = makeChibo({ database, clock: systemClock, box, words, log, metrics, doors }, { ...lists, chores: [...lists.chores, web.tidy] })
  await chibo.units.run((unit) => ensureSet(unit))

  const http = await startHttp({
    host: config.host, port: config.port, metrics, log,
    routes(app) {
      telegram?.routes(app)
      web.routes(app)
    },
    ready: {
      database: () => database.prisma.$queryRaw`select 1`,
      lag: () => chibo.lag(),
      channels: telegram ? { telegram: () => telegram.health().lastSuccess } : {},
    },
  })
  log.info({ port: http.port, mode: config.mode, database: database.kind }, 'Chibo runs')
  const lease = makeLease(database, { name: 'work', alone: database.kind === 'embedded' })
  const work = makeWork({ chibo, telegram, web, database, lease, log, dataDir: config.dataDir })
  await work.begin()
  answer = async (request) => {
    const { runAdmin } = await import('./admin/admin.ts')
    const said = await runAdmin({ config, database, chibo, box, words, telegram, log }, request)
    void work.beat() // what a command has made due need not wait for the next minute
    return said
  }

  const stop = async () => {
    await work.end()
    await http.close()
    await lease.release()
    await database.close()
    if (lock) await lock.release()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
}

/** The doors, the heartbeat and the delivery: of several processes only the one that holds the lease works. */
function makeWork({ chibo, telegram, web, database, lease, log, dataDir }: {
  chibo: Chibo
  telegram: Telegram | null
  web: Web
  database: Database
  lease: Lease
  log: Log
  dataDir: string
}) {
  let working = false
  let renewing: Promise<void> | null = null
  let heldAt = 0
  let tasks: ScheduledTask[] = []

  async function beat(): Promise<void> {
    if (working) await chibo.beat()
  }

  async function hold(): Promise<void> {
    try {
      const held = await lease.hold()
      if (held) heldAt = performance.now()
      else if (working) end('another process has taken the work over; this one ends')
      if (!held || working) return
      // Before anything new is taken in; when it fails, the next renewal tries again.
      await chibo.recover()
      working = true
      telegram?.start(chibo.intake)
      web.start()
      // Whoever has written meanwhile is answered first.
      setTimeout(() => {
        if (!working) return
        tasks = plan()
        void beat()
      }, FIRST_BEAT)
    } catch (error) {
      log.error({ err: error }, 'the lease could not be renewed')
      if (working && performance.now() - heldAt > (LEASE_SECONDS - 5) * 1000) end('the database is away and the work may be another\'s; this process ends')
    }
  }

  function end(why: string): void {
    log.fatal(why)
    process.exit(1)
  }

  const renew = (): Promise<void> => (renewing ??= hold().finally(() => { renewing = null }))
  const plan = (): ScheduledTask[] => [
    schedule('* * * * *', beat, { noOverlap: true }),
    schedule('30 2 * * *', async () => {
      await snapshot(database, { dataDir, now: realNow() }).catch((error: unknown) => log.error({ err: error }, 'no snapshot was made'))
    }),
  ]
  const timer = setInterval(() => void renew(), LEASE_EVERY)
  return {
    begin: renew,
    beat,
    async end() {
      clearInterval(timer)
      for (const task of tasks) await task.stop()
      working = false
      web.stop()
      await telegram?.stop()
      await chibo.stop()
    },
  }
}
