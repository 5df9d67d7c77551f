// Writes a picture of every screen in both languages to screens/ (HTML, and PNG where a Chromium is found).
//   npm run screens
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import makeTemplate from '../../test/support/template.ts'
import { invite } from '../../test/support/joining.ts'
import type { PersonKey, World } from '../../test/support/world.ts'
import { makeWorld } from '../../test/support/world.ts'
import type { Card } from './sheet.ts'
import { sheet } from './sheet.ts'
import type { Step } from './walk.ts'
import { follow, walk } from './walk.ts'

const LANGUAGES = ['vi', 'en']
const A_PAGE = 8
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const COMMANDS = ['/start', '/check', '/members', '/settings', '/tasks', '/mydata', '/verify', '/language', '/help', 'what is this'].map((type) => ({ type }))

const home = resolve('screens')
const run = promisify(execFile)
await makeTemplate()
const world = await makeWorld()
const cards: Card[] = []
await world.start()
const members = { an: await world.member('an'), secretary: await world.member('secretary'), officer: await world.member('officer'), dual: await world.member('dual') }

await visit('invited', 'new', [{ type: `/start ${await invite(world, 'binh')}` }])
await everybody('before')
await world.moveTo('2026-11-10 08:00')
await everybody('open')
await members.an.types('/check')
await members.an.presses('Bắt đầu')
for (const label of ['Cần chú ý', 'Bỏ qua', 'Chưa thấy', 'Có, cần sửa', 'Bỏ qua']) await members.an.presses(label)
await world.moveTo('2026-11-16 08:00')
await everybody('half-way')
await world.moveTo('2026-11-20 12:00')
await everybody('meeting-day')
await world.moveTo('2026-11-20 19:30')
await everybody('closed')
await world.close()
await write()

async function everybody(when: string): Promise<void> {
  for (const who of ['an', 'secretary', 'officer', 'dual'] as const) await visit(who, when, COMMANDS)
}

/** Screens that were met before, by whomever, are left out. */
async function visit(who: PersonKey | 'invited', when: string, begin: Step[]): Promise<void> {
  const address = who === 'invited' ? 'binh-phone' : `${who}-test`
  for (const { steps } of await walk(world as World, { address, language: 'vi' }, begin)) {
    const shots: Card['shots'] = {}
    for (const language of LANGUAGES) shots[language] = (await follow(world as World, { address, language }, steps)).shot
    const card = { who, when, shots }
    if (!cards.some((other) => likeness(other) === likeness(card))) cards.push(card)
  }
}

function likeness({ shots }: Card): string {
  const { toast, screen } = Object.values(shots)[0] ?? { toast: null, screen: null }
  return `${toast}|${screen?.text.html}|${JSON.stringify(screen?.choices?.map((row) => row.map(({ label }) => label)))}`.replace(/\d+/g, '0')
}

async function write(): Promise<void> {
  await rm(home, { recursive: true, force: true })
  await mkdir(home)
  for (let from = 0; from < cards.length; from += A_PAGE) {
    const page = resolve(home, `${String(from / A_PAGE + 1).padStart(3, '0')}`)
    await writeFile(`${page}.html`, sheet(cards.slice(from, from + A_PAGE), from + 1))
    if (CHROMIUM) await run(CHROMIUM, ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--disable-background-networking', '--disable-sync', '--no-first-run', '--window-size=1540,2600', `--screenshot=${page}.png`, `file://${page}.html`])
  }
  process.stdout.write(`${cards.length} screens in screens/${CHROMIUM ? '' : '; no Chromium was found, so there are pages and no pictures'}\n`)
}
