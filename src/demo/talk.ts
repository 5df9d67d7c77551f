import { wrapped } from '../channels/terminal/print.ts'
import type { Terminal } from '../channels/terminal/terminal.ts'
import { makeLanes } from '../conversation/lanes.ts'
import { addMinutes } from '../platform/calendar.ts'
import type { DemoCommand } from './commands.ts'
import { commandLines, findDemoCommand, typed } from './commands.ts'
import type { Desk } from './desk.ts'
import type { House } from './house.ts'
import { clockLine, welcomeLines } from './screens.ts'
import type { Seat } from './seat.ts'
import { makeSeat } from './seat.ts'
import { addressOf, PEOPLE } from './tree.ts'
import { beat, LOOK_AHEAD_DAYS, nextMorning, travel } from './travel.ts'

const MINUTE = 60_000
const DAY_MINUTES = 24 * 60
const WORK = 'work'

/** What came unasked: for whom who is not at the desk, how much was seen there, how much in all. */
export type News = { waiting: Set<string>; seen: number; count: number }
type End = 'quit' | 'reset'

/** Listens at the desk until somebody wants to stop or to begin afresh; the heart beats meanwhile. */
export async function talk(house: House, { desk, terminal, news }: { desk: Desk; terminal: Terminal; news: News }): Promise<End> {
  const tell = (...lines: string[]) => desk.write(`\n${lines.flatMap((line) => wrapped(line, desk.columns)).join('\n')}\n`)
  const say = () => house.words.for(house.language)
  const seat = makeSeat(house, { terminal, tell })
  const listener = makeListener(house, { desk, seat, news, tell })
  // A line and a heartbeat never at once: each ends with the clock kept.
  const lanes = makeLanes()

  function tellNews(): void {
    const names = PEOPLE.filter((one) => news.waiting.has(addressOf(one))).map(({ name }) => name)
    news.waiting.clear()
    if (names.length > 0) tell(say()('terminal-news', { names: names.join(', ') }))
  }
  const round = (work: () => Promise<End | void>): Promise<End | void> => lanes.run(WORK, async () => {
    const end = await work()
    if (end === 'reset') return end
    tellNews()
    await seat.tellHint()
    await house.remember()
    return end
  })

  const heart = setInterval(() => {
    round(() => beat(house)).catch((error: unknown) => house.log.error({ err: error }, 'a heartbeat failed; the next one goes on'))
  }, MINUTE)
  try {
    await round(async () => {
      await beat(house)
      tell(...welcomeLines(house))
      await seat.askWho()
    })
    for (;;) {
      const line = await desk.read()
      const end = line === null ? 'quit' : await round(() => listener.hear(line))
      if (end === 'quit') tell(say()('terminal-bye'))
      if (end) return end
    }
  } finally {
    clearInterval(heart)
    await lanes.idle()
  }
}

/** What a line means: a command to the demo, whom to play, or what that person says to Chibo. */
function makeListener(house: House, { desk, seat, news, tell }: { desk: Desk; seat: Seat; news: News; tell: (...lines: string[]) => void }) {
  const { words, clock, config } = house
  const say = () => words.for(house.language)

  async function go(target: Date, enough?: () => boolean): Promise<void> {
    const { seen } = news
    await travel(house, { target, ...(enough && { enough }) })
    if (!seat.person) {
      news.waiting.clear() // the list of people says it
      return seat.askWho()
    }
    tell(clockLine(house))
    if (news.seen === seen) await seat.refresh()
  }

  /** To the next moment at which somebody is told something. */
  async function goOn(): Promise<void> {
    const { count } = news
    await go(addMinutes(clock.now(), LOOK_AHEAD_DAYS * DAY_MINUTES), () => news.count > count)
    if (news.count === count) tell(say()('terminal-nothing-ahead', { days: LOOK_AHEAD_DAYS }))
  }

  async function speak(language: string): Promise<void> {
    house.language = language
    await seat.changeLanguages()
    tell(...welcomeLines(house))
    await (seat.person ? seat.sit(seat.person) : seat.askWho())
  }

  async function askReset(): Promise<End | undefined> {
    tell(say()('terminal-reset-ask', { reset: typed(say(), 'reset') }))
    const answer = findDemoCommand((await desk.read()) ?? '', words)
    if (answer && 'name' in answer && answer.name === 'reset') return 'reset'
    tell(say()('terminal-reset-not'))
    return undefined
  }

  async function obey(name: DemoCommand): Promise<End | void> {
    switch (name) {
      case 'morning': return go(nextMorning(clock.now(), config.timeZone))
      case 'next': return goOn()
      case 'who': return seat.askWho()
      case 'help': return tell(...welcomeLines(house), '', clockLine(house))
      case 'reset': return askReset()
      case 'quit': return 'quit'
    }
  }

  async function choosePerson(text: string): Promise<void> {
    const chosen = /^\d{1,2}$/.test(text) ? PEOPLE[Number(text) - 1] : undefined
    if (chosen) await seat.sit(chosen)
    else if (text !== '') tell(say()('no-such-number', { last: PEOPLE.length }))
  }

  return {
    async hear(line: string): Promise<End | void> {
      const command = findDemoCommand(line, words)
      if (!command) return seat.person ? seat.type(line) : choosePerson(line.trim())
      if ('name' in command) return obey(command.name)
      if ('language' in command) return speak(command.language)
      return tell(say()('terminal-no-command', { word: command.unknown }), ...commandLines(say()))
    },
  }
}
