import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadWords, type Say, type Words } from '../conversation/words.ts'
import { jobs } from '../jobs.ts'
import { realNow, systemClock } from '../platform/clock.ts'
import { ConfigError, readConfig, type Config } from '../platform/config.ts'
import { makeBox } from '../platform/crypto.ts'
import { holdsDatabase, openDatabase } from '../platform/database.ts'
import { Refusal } from '../platform/errors.ts'
import { findKey } from '../platform/key.ts'
import { askRunning, LockError, takeLock } from '../platform/lock.ts'
import { makeLog } from '../platform/log.ts'
import { migrate, MigrationError } from '../platform/migrate.ts'
import { makeUnits } from '../platform/unit.ts'
import { runAdmin, type AdminRequest } from './admin.ts'
import { filesOf, isWrong, parseCommand, refuse, usage, type Answer, type Command } from './commands.ts'
import { claimFiles, dropFiles, fillFiles, readFiles } from './files.ts'
import { probeTelegram } from './probe.ts'

const TRIES = 5

/** `npm run admin -- <command>`: in the running bot where there is one, else on the database itself. */
const log = makeLog('warn')
try {
  const config = readConfig(process.env)
  const words = loadWords(fileURLToPath(new URL('../../locales', import.meta.url)))
  const { code, output } = await main(process.argv.slice(2), { config, words })
  process.stdout.write(`${output}\n`)
  process.exitCode = code
} catch (error) {
  const ours = error instanceof ConfigError || error instanceof LockError || error instanceof MigrationError
  process.stderr.write(ours ? `${error.message}\n` : `The command failed: ${(error as Error)?.name ?? 'unknown'}\n`)
  if (!ours) log.error({ err: error }, 'an admin command failed')
  process.exitCode = 1
}

type Where = { config: Config; words: Words }

async function main(args: string[], where: Where): Promise<Answer> {
  const say = where.words.for(where.config.locale)
  const command = parseCommand(args)
  if (isWrong(command)) return refuse(command, say)
  if (command.name === 'help') return { code: 0, output: usage(say) }
  const { reads, writes } = filesOf(command)
  try {
    const files = await readFiles(reads)
    await claimFiles(writes)
    try {
      const answer = await ask({ ...where, say, command }, { args, files })
      await fillFiles(writes, answer.files ?? [])
      return answer
    } catch (error) {
      await dropFiles(writes)
      throw error
    }
  } catch (error) {
    if (error instanceof Refusal) return { code: 1, output: say(error.code, error.vars) }
    throw error
  }
}

type Asked = Where & { say: Say; command: Command }

/** The bot that runs on DATA_DIR is asked; where none does, nobody else may open the database meanwhile. */
async function ask(asked: Asked, request: AdminRequest): Promise<Answer> {
  const { config, say } = asked
  if (config.databaseUrl !== null) return alone(asked, request)
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const answer = await askRunning(config.dataDir, request)
    if (answer) return answer
    const lock = await takeLock(config.dataDir, async () => ({ code: 1, output: say('admin-busy') }))
    if (lock === 'taken') continue
    try {
      return await alone(asked, request)
    } finally {
      await lock.release()
    }
  }
  return { code: 1, output: say('admin-busy') }
}

/** Only an import makes a database where there is none, and only if it brings something: else the demo would not start again. */
async function alone({ config, words, say, command }: Asked, request: AdminRequest): Promise<Answer> {
  const fresh = config.databaseUrl === null && !holdsDatabase(config.dataDir)
  if (fresh && command.name !== 'roster import') return { code: 1, output: say('admin-no-data', { folder: config.dataDir }) }
  const database = await openDatabase({ dataDir: config.dataDir, now: realNow(), ...(config.databaseUrl !== null && { url: config.databaseUrl }) })
  let useless = fresh
  try {
    await migrate(database)
    const box = makeBox((await findKey(config)).secret)
    // Units alone: a process that runs one command delivers nothing.
    const chibo = { units: makeUnits({ database, clock: systemClock, box }), jobs }
    // What Telegram answers is part of what `doctor` says, and need not be said twice.
    const telegram = command.name === 'invites' || command.name === 'doctor' ? await probeTelegram(config, makeLog('silent')) : null
    const answer = await runAdmin({ config, database, chibo, box, words, telegram, log }, request)
    useless = fresh && (answer.code !== 0 || request.args.includes('--dry-run'))
    return answer
  } finally {
    await database.close()
    if (useless) await rm(join(config.dataDir, 'chibo'), { recursive: true, force: true })
  }
}
