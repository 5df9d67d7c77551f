import { jobs } from '../../src/jobs.ts'
import { systemClock } from '../../src/platform/clock.ts'
import type { Person } from '../../test/support/telegram-people.ts'
import { startTelegramServer } from '../../test/support/telegram-server.ts'
import { makeBranch } from '../support/branch.ts'
import { PROGRAM, scriptPath, startChild } from '../support/child.ts'
import { makeStore } from '../support/stores.ts'
import type { Row } from './figures.ts'
import { median, ms } from './figures.ts'

const LIMIT = 3
const TIMES = 7
const PATIENCE = 60_000

/**
 * From starting the process to the first answer to somebody who has written meanwhile, against a process that opens
 * the same embedded database and reads one row. In turns; the first of each fills the caches and does not count.
 */
export async function measureStart(): Promise<Row> {
  const store = await makeStore(null)
  const telegram = await startTelegramServer()
  const person = telegram.person(1001, { started: true, languageCode: 'vi' })
  const env = { ...store.env, BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root, PORT: '0', LOG_LEVEL: 'warn' }
  try {
    await store.open((parts) => makeBranch({ ...parts, jobs, now: systemClock.now() }, [1001]))
    await answerOnce(env, person) // the month's invitation goes out here
    const rounds: { chibo: number; bare: number }[] = []
    for (let i = 0; i <= TIMES; i++) rounds.push({ chibo: await answerOnce(env, person), bare: await openBare(env) })
    const chibo = median(rounds.slice(1).map((round) => round.chibo))
    const bare = median(rounds.slice(1).map((round) => round.bare))
    return {
      word: 'start',
      good: chibo / bare <= LIMIT,
      text: `first answer after ${ms(chibo)} against ${ms(bare)} for opening the database bare · ratio ${(chibo / bare).toFixed(2)} (at most ${LIMIT})`,
    }
  } finally {
    await telegram.close()
    await store.remove()
  }
}

async function answerOnce(env: Record<string, string>, person: Person): Promise<number> {
  person.says('/trogiup')
  const started = performance.now()
  const child = startChild({ script: PROGRAM, env, watched: false })
  await Promise.race([
    person.sees((screen) => screen.buttons.length > 0 || screen.text.length > 100, PATIENCE),
    child.ended.then((code) => Promise.reject(new Error(`the program ended (${code}):\n${child.output()}`))),
  ])
  const took = performance.now() - started
  await child.stop()
  return took
}

async function openBare(env: Record<string, string>): Promise<number> {
  const started = performance.now()
  const child = startChild({ script: scriptPath('bare-open'), env, watched: false })
  await child.said
  const took = performance.now() - started
  await child.ended
  return took
}
