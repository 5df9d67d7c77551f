import { jobs } from '../../src/jobs.ts'
import { systemClock } from '../../src/platform/clock.ts'
import type { Person } from '../../test/support/telegram-people.ts'
import type { TelegramServer } from '../../test/support/telegram-server.ts'
import { startTelegramServer } from '../../test/support/telegram-server.ts'
import { makeBranch } from '../support/branch.ts'
import type { Child } from '../support/child.ts'
import { PROGRAM, scriptPath, startChild } from '../support/child.ts'
import type { Store } from '../support/stores.ts'
import { makeStore } from '../support/stores.ts'
import type { Figures } from '../support/watch.ts'
import type { Row } from './figures.ts'
import { median, ms, quantile } from './figures.ts'

const LIMITS = { embedded: { limit: 3, aim: 2 }, server: { limit: 2, aim: 1.5 } }
const SLOWEST = 2000
const SIGNS = 27
/** People who press side by side; each round has its own, as a check is walked through once. */
const PEOPLE = 8
const ROUNDS = 6
const PATIENCE = 60_000

type Side = { telegram: TelegramServer; child: Child; people: Person[]; ready(person: Person): Promise<void>; close(): Promise<void> }
type Round = { cpu: number; statements: number; transactions: number; waits: number[] }

/**
 * Processor time of the bot's process for a tap on a sign, of the real program and of a bare bot, in turns. The first
 * round of each warms up and does not count.
 * @param url of a PostgreSQL server; null measures on the embedded database
 */
export async function measureTap(url: string | null): Promise<Row> {
  const numbers = Array.from({ length: PEOPLE * ROUNDS }, (_, i) => 1001 + i)
  const chibo = await startChibo(await makeStore(url), numbers)
  const bare = await startBare(await makeStore(url), numbers)
  const rounds: { chibo: Round; bare: Round }[] = []
  try {
    for (let i = 0; i < ROUNDS; i++) {
      const of = (side: Side) => side.people.slice(i * PEOPLE, (i + 1) * PEOPLE)
      rounds.push({ chibo: await runRound(chibo, of(chibo)), bare: await runRound(bare, of(bare)) })
    }
  } finally {
    await chibo.close()
    await bare.close()
  }
  return report(rounds.slice(1), url === null ? 'embedded' : 'server')
}

function report(rounds: { chibo: Round; bare: Round }[], kind: 'embedded' | 'server'): Row {
  const { limit, aim } = LIMITS[kind]
  const of = (read: (round: Round) => number) => ({ chibo: median(rounds.map((r) => read(r.chibo))), bare: median(rounds.map((r) => read(r.bare))) })
  const cpu = of((round) => round.cpu)
  const statements = of((round) => round.statements)
  const waits = rounds.flatMap((round) => round.chibo.waits)
  // Pair by pair: what else the machine does falls on both of a pair alike.
  const ratio = median(rounds.map((round) => round.chibo.cpu / round.bare.cpu))
  const late = quantile(waits, 0.95)
  return {
    word: 'tap',
    good: ratio <= limit && late <= SLOWEST,
    text: [
      `${kind === 'embedded' ? 'PGlite' : 'PostgreSQL'}: processor time ${ms(cpu.chibo / 1000)} against ${ms(cpu.bare / 1000)} of a bare bot`,
      `ratio ${ratio.toFixed(2)} (at most ${limit}, aim ${aim})`,
      `statements ${statements.chibo.toFixed(2)} against ${statements.bare.toFixed(2)}, units ${of((round) => round.transactions).chibo.toFixed(2)}`,
      `press to screen ${ms(median(waits))}, 95 % within ${ms(late)} (at most ${SLOWEST} ms)`,
    ].join(' · '),
  }
}

/** All press "Chưa thấy" from sign to sign, each as soon as the next screen is there. */
async function runRound({ child, telegram, ready }: Side, people: Person[]): Promise<Round> {
  await Promise.all(people.map(ready))
  await telegram.idle(PATIENCE)
  const before = await child.figures()
  const waits = (await Promise.all(people.map(walk))).flat()
  await telegram.idle(PATIENCE)
  const after = await child.figures()
  const each = (key: keyof Figures) => (after[key] - before[key]) / waits.length
  return { cpu: each('cpu'), statements: each('statements'), transactions: each('transactions'), waits }
}

async function walk(person: Person): Promise<number[]> {
  const waits: number[] = []
  for (let n = 0; n < SIGNS; n++) {
    const pressed = performance.now()
    person.presses(() => true)
    await person.sees(() => true, PATIENCE)
    waits.push(performance.now() - pressed)
  }
  return waits
}

async function startChibo(store: Store, numbers: number[]): Promise<Side> {
  await store.open((parts) => makeBranch({ ...parts, jobs, now: systemClock.now() }, numbers))
  const side = await start(store, PROGRAM, numbers)
  // The invitations of the month go out first: they are no part of a tap.
  await Promise.all(side.people.map((person) => person.sees(() => true, PATIENCE)))
  const ready = async (person: Person) => {
    person.says('/tusoi')
    await person.sees((screen) => screen.buttons.flat().some((button) => button.callback_data?.endsWith(':one')), PATIENCE)
    person.presses((button) => button.callback_data?.endsWith(':one') === true)
    await person.sees((screen) => screen.protected, PATIENCE)
  }
  return { ...side, ready }
}

async function startBare(store: Store, numbers: number[]): Promise<Side> {
  const side = await start(store, scriptPath('bare-bot'), numbers)
  const ready = async (person: Person) => {
    person.says('/start')
    await person.sees(() => true, PATIENCE)
  }
  return { ...side, ready }
}

async function start(store: Store, script: string, numbers: number[]): Promise<Omit<Side, 'ready'>> {
  const telegram = await startTelegramServer()
  const people = numbers.map((id) => telegram.person(id, { started: true, languageCode: 'vi' }))
  const env = { ...store.env, BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root, PORT: '0', LOG_LEVEL: 'warn' }
  const child = startChild({ script, env })
  void child.ended.then((code) => {
    if (code !== null) console.error(child.output())
  })
  return {
    telegram, child, people,
    async close() {
      await child.kill()
      await telegram.close()
      await store.remove()
    },
  }
}
