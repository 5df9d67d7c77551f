// npm run crash-test: kills the real program again and again (kill -9) while people walk through the self-check, starts
// it on the same folder, and compares what its screens then show with what the stand-in for Telegram has seen.
//   npm run crash-test                 ten kills at each place, and as many or more at any moment
//   npm run crash-test -- --kills 40   so many at each place
//   npm run crash-test -- --short      two at each place, within three minutes
//   npm run crash-test -- --seed 7     the same choices again, as far as the machine's timing allows
import { parseArgs } from 'node:util'
import { judgeMessages, untold } from './ledger.ts'
import { FELL } from './places.ts'
import { interruptAnswers, interruptNotices } from './run.ts'
import type { Stage } from './stage.ts'
import { makeStage } from './stage.ts'
import type { Chance } from './walker.ts'
import { makeWalker } from './walker.ts'

const WALKERS = 6
const SECRETARY = 1000

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false }, kills: { type: 'string' }, seed: { type: 'string' } } })
const kills = Number(values.kills ?? (values.short ? 2 : 10))
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
const chance = makeChance(seed)
const numbers = (first: number, count: number) => Array.from({ length: count }, (_, i) => first + i)
const walking = numbers(1001, WALKERS)
// Each kill around a notice takes up to three people along, one at any moment may take more.
const listening = numbers(2001, kills * 12 + 20)
const people = [...walking, ...listening]

const stage = await makeStage([SECRETARY, ...people])
for (const id of [SECRETARY, ...people]) stage.telegram.person(id, { started: true, languageCode: 'vi' })
const isNotice = (text: string) => text.startsWith(stage.say('push-neutral'))
const walkers = walking.map((id, i) => makeWalker(stage.telegram.person(id), {
  telegram: stage.telegram, way: i < WALKERS - 2 ? 'one' : 'nine', chance, say: stage.say, note: (what) => stage.note({ what, chat: id }),
}))

await interruptNotices(stage, { people, kills, chance })
await interruptAnswers(stage, { walkers, kills, chance })
await stage.close()

const events = stage.events()
const messages = judgeMessages(events, isNotice)
stage.wrong.push(...messages.wrong, ...untold(events, people, isNotice))
report(stage, { repeated: messages.repeated, log: stage.wrong.length > 0 ? await stage.writeLog() : '' })
process.exit() // whoever still waits for a screen need not

function report({ kills: fallen, wrong, telegram }: Stage, { repeated, log }: { repeated: number; log: string }): void {
  console.log(`crash-test, seed ${seed}`)
  for (const fell of FELL) {
    const here = fallen.filter((kill) => kill.fell === fell)
    console.log(`  ${fell.padEnd(26)} ${String(here.length).padStart(3)} kills, ${here.filter((kill) => kill.aimed).length} of them aimed`)
  }
  const deeds = walkers.reduce((sum, { deeds: done }) => sum + done.length, 0)
  const answered = telegram.callsOf('answerCallbackQuery', { ok: true }).length
  console.log(`  ${fallen.length} kills; ${deeds} answers and marks, ${answered} presses answered; ${people.length} people told; ${repeated} messages repeated`)
  if (wrong.length === 0) return console.log('  nothing was lost, nothing acted twice')
  console.log(`  ${wrong.length} WRONG:`)
  for (const line of wrong.slice(0, 20)) console.log(`  - ${line}`)
  console.log(`  what went over the wire: ${log}`)
  process.exitCode = 1
}

/** A small generator (mulberry32), so that a seed gives the same choices. */
function makeChance(start: number): Chance {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
