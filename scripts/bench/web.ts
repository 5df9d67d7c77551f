import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { jobs } from '../../src/jobs.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { newId } from '../../src/platform/crypto.ts'
import type { Database } from '../../src/platform/database.ts'
import type { Units } from '../../src/platform/unit.ts'
import type { Person } from '../../test/support/telegram-people.ts'
import { startTelegramServer } from '../../test/support/telegram-server.ts'
import type { Browser, Page } from '../../test/support/web.ts'
import { makeBrowser } from '../../test/support/web.ts'
import { makeBranch } from '../support/branch.ts'
import type { Child } from '../support/child.ts'
import { PROGRAM, startChild } from '../support/child.ts'
import { makeStore } from '../support/stores.ts'
import type { Row } from './figures.ts'
import { median, ms, quantile } from './figures.ts'

const PEOPLE = 200
const STREAMS = 500
const PRESSES = 5
const PATIENCE = 120_000
/** Milliseconds within which 95 % see the next screen when everybody presses at once. */
const SLOWEST = 2000
/** Bytes that an open page may cost. */
const MOST = 200 * 1024

/**
 * 200 people on Telegram and 200 at the web chat of the same process, one half after the other, each pressing from sign
 * to sign; between the two 500 open pages and what each costs.
 * @param url of a PostgreSQL server; null measures on the embedded database
 */
export async function measureWeb(url: string | null): Promise<Row> {
  const store = await makeStore(url)
  const telegram = await startTelegramServer()
  const port = await freePort()
  const numbers = Array.from({ length: 2 * PEOPLE }, (_, i) => 1001 + i)
  const cookies = await store.open((parts) => seed(parts, numbers))
  const people = numbers.slice(0, PEOPLE).map((id) => telegram.person(id, { started: true, languageCode: 'vi' }))
  const child = startChild({ script: PROGRAM, env: { ...store.env, BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root, PORT: String(port), LOG_LEVEL: 'warn' } })
  try {
    await Promise.all(people.map((person) => person.sees(() => true, PATIENCE)))
    await Promise.all(people.map(readyThere))
    await telegram.idle(PATIENCE)
    const there = await measured(child, () => Promise.all(people.map(walkThere)))

    const at = `http://127.0.0.1:${port}`
    // Before the web's own presses have made room in the heap for what is measured.
    const before = await child.figures()
    const open = await Promise.all(cookies.map((cookie) => makeBrowser({ url: at, cookie }).stream()))
    const after = await child.figures()
    for (const page of open) page.close()

    const browsers = cookies.slice(0, PEOPLE).map((cookie) => makeBrowser({ url: at, cookie }))
    const pages = await Promise.all(browsers.map((browser) => browser.stream()))
    await Promise.all(browsers.map((browser, i) => readyHere(browser, pages[i]!)))
    const here = await measured(child, () => Promise.all(browsers.map((browser, i) => walkHere(browser, pages[i]!))))
    for (const page of pages) page.close()
    return report({ kind: url === null ? 'PGlite' : 'PostgreSQL', there, here, each: (after.rss - before.rss) / STREAMS })
  } finally {
    await child.kill()
    await telegram.close()
    await store.remove()
  }
}

type Walked = { cpu: number; waits: number[] }

function report({ kind, there, here, each }: { kind: string; there: Walked; here: Walked; each: number }): Row {
  const late = quantile(here.waits, 0.95)
  return {
    word: 'web',
    good: (late <= SLOWEST || late <= quantile(there.waits, 0.95)) && each <= MOST,
    text: [
      `${kind}: ${PEOPLE} press at once: web press to screen ${ms(median(here.waits))}, 95 % within ${ms(late)}`,
      `Telegram ${ms(median(there.waits))}, 95 % within ${ms(quantile(there.waits, 0.95))}`,
      `processor time a press ${ms(here.cpu / 1000)} against ${ms(there.cpu / 1000)}`,
      `${STREAMS} open pages ${Math.round(each / 1024)} kB each (at most ${MOST / 1024} kB)`,
    ].join(' · '),
  }
}

async function measured(child: Child, work: () => Promise<number[][]>): Promise<Walked> {
  const before = await child.figures()
  const waits = (await work()).flat()
  const after = await child.figures()
  return { cpu: (after.cpu - before.cpu) / waits.length, waits }
}

/** The second half of the people is at the web chat; further browsers are nobody's yet. @returns a cookie for each browser */
async function seed({ database, units }: { database: Database; units: Units }, numbers: number[]): Promise<string[]> {
  await makeBranch({ database, units, jobs, now: systemClock.now() }, numbers)
  const tokens = Array.from({ length: STREAMS }, () => randomBytes(32).toString('base64url'))
  await units.run(async (unit) => {
    const addresses = tokens.map(() => newId())
    for (const [i, number] of numbers.slice(PEOPLE).entries()) {
      await unit.tx.account.updateMany({ where: { address: String(number) }, data: { channel: 'web', address: addresses[i]! } })
    }
    await unit.tx.webSession.createMany({ data: tokens.map((token, i) => ({
      id: newId(), address: addresses[i]!, tokenHash: unit.box.hash('web-session', token), own: true, usedAt: unit.now, madeOn: unit.now,
    })) })
  }, { timeout: 60_000 })
  return tokens.map((token) => `chibo=${token}`)
}

async function readyThere(person: Person): Promise<void> {
  person.says('/tusoi')
  await person.sees((screen) => screen.buttons.flat().some((button) => button.callback_data?.endsWith(':one')), PATIENCE)
  person.presses((button) => button.callback_data?.endsWith(':one') === true)
  await person.sees((screen) => screen.protected, PATIENCE)
}

async function walkThere(person: Person): Promise<number[]> {
  const waits: number[] = []
  for (let n = 0; n < PRESSES; n++) {
    const pressed = performance.now()
    person.presses(() => true)
    await person.sees(() => true, PATIENCE)
    waits.push(performance.now() - pressed)
  }
  return waits
}

const firstOf = (page: Page) => page.screen?.rows[0]?.[0]?.action ?? ''

async function readyHere(browser: Browser, page: Page): Promise<void> {
  await browser.type('/tusoi')
  const begin = () => page.messages.flatMap((one) => one.rows.flat().map((button) => ({ ...button, message: one.id }))).findLast(({ action }) => action.endsWith(':one'))
  await page.until(() => begin() !== undefined, 'the beginning', PATIENCE)
  await browser.press(begin()!.action, begin()!.message)
  await page.until(() => page.screen?.confidential === true, 'the first sign', PATIENCE)
}

async function walkHere(browser: Browser, page: Page): Promise<number[]> {
  const waits: number[] = []
  for (let n = 0; n < PRESSES; n++) {
    const { html } = page.screen
    const pressed = performance.now()
    await browser.press(firstOf(page), page.screen.id)
    await page.until(() => page.screen.html !== html, 'the next sign', PATIENCE)
    waits.push(performance.now() - pressed)
  }
  return waits
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}
