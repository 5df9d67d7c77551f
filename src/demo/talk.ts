import { wrapped } from '../channels/terminal/print.ts'
import type { Terminal } from '../channels/terminal/terminal.ts'
import type { Account } from '../conversation/account.ts'
import { findAccount } from '../conversation/account.ts'
import { makeLanes } from '../conversation/lanes.ts'
import { addMinutes } from '../platform/calendar.ts'
import { invite, typist } from './build.ts'
import type { DemoCommand } from './commands.ts'
import { findDemoCommand, typed } from './commands.ts'
import type { Desk } from './desk.ts'
import type { House } from './house.ts'
import { clockLine, nameOf, peopleLines, welcomeLines } from './screens.ts'
import type { DemoPerson } from './tree.ts'
import { addressOf, PEOPLE, tailOf } from './tree.ts'
import { beat, LOOK_AHEAD_DAYS, nextMorning, travel } from './travel.ts'

const MINUTE = 60_000
const WORK = 'work'

/** What stands between somebody at the desk and the house: whom they play, and the clock. `news`: for whom something came. */
export async function talk(house: House, { desk, terminal, news }: { desk: Desk; terminal: Terminal; news: Set<string> }): Promise<'quit' | 'reset'> {
  const { words, clock, chibo, config } = house
  const lanes = makeLanes()
  let person: DemoPerson | null = null
  let hint = ''

  const say = () => words.for(house.language)
  const tell = (...lines: string[]) => desk.write(`\n${lines.flatMap((line) => wrapped(line, desk.columns)).join('\n')}\n`)

  function tellNews(): void {
    const names = PEOPLE.filter((one) => news.has(addressOf(one))).map(({ name }) => name)
    news.clear()
    if (names.length > 0) tell(say()('terminal-news', { names: names.join(', ') }))
  }

  const accountOf = (one: DemoPerson): Promise<Account | null> =>
    chibo.units.run((unit) => findAccount(unit, { channel: 'terminal', address: addressOf(one), words }))

  /** How to choose now: a bare number is an answer while Chibo waits for words. Said again when it has changed. */
  async function tellHint(): Promise<void> {
    const state = person && (await accountOf(person))?.state
    const now = !state?.screen?.choices.length ? '' : say()(state.prompt ? 'choose-by-number-asked' : 'choose-by-number')
    if (now !== hint && now !== '') tell(now)
    hint = now
  }

  async function askWho(): Promise<void> {
    person = null
    hint = ''
    terminal.seat(null)
    tell(clockLine(house), '', ...(await peopleLines(house, terminal.hasNews)))
  }

  async function sit(one: DemoPerson): Promise<void> {
    person = one
    tell(`── ${say()('terminal-now-as', { name: nameOf(one, say()) })}`)
    if (terminal.seat(addressOf(one))) return
    if (await accountOf(one)) await typist(house, { terminal, person: one }).type('/start')
    else await hand(one)
  }

  /** Whoever is not connected gets an invitation in the hand, as the secretary would give it. */
  async function hand(one: DemoPerson): Promise<void> {
    const code = (await invite(house, one.org, [one.code])).get(one.code) ?? ''
    tell(say()('terminal-unlinked', { name: one.name, code: `/start ${code}`, tail: tailOf(one) }))
  }

  async function go(target: Date, enough?: () => boolean): Promise<void> {
    await travel(house, { target, ...(enough && { enough }) })
    tell(clockLine(house))
    tellNews()
    if (person === null) await askWho()
  }

  /** To the next moment at which somebody is told something. */
  async function goOn(): Promise<void> {
    const before = clock.now()
    let told = false
    terminal.watch(() => { told = true })
    await go(addMinutes(before, LOOK_AHEAD_DAYS * 24 * 60), () => told)
    if (!told) tell(say()('terminal-nothing-ahead', { days: LOOK_AHEAD_DAYS }))
  }

  async function speak(language: string): Promise<void> {
    house.language = language
    const seated = person
    terminal.seat(null)
    for (const one of PEOPLE) await changeLanguage(one)
    news.clear()
    tell(...welcomeLines(house))
    if (seated) await sit(seated)
    else await askWho()
  }

  async function changeLanguage(one: DemoPerson): Promise<void> {
    const account = await accountOf(one)
    if (!account?.actor.person || account.actor.language === house.language) return
    const { type, choose } = typist(house, { terminal, person: one })
    await type('/language')
    await choose('language-name')
  }

  async function obey(name: DemoCommand): Promise<'quit' | 'reset' | undefined> {
    switch (name) {
      case 'morning': return void await go(nextMorning(clock.now(), config.timeZone))
      case 'next': return void await goOn()
      case 'who': return void await askWho()
      case 'help': return void tell(...welcomeLines(house), '', clockLine(house))
      case 'quit': return 'quit'
      case 'reset': {
        tell(say()('terminal-reset-ask', { reset: typed(say(), 'reset') }))
        const answer = findDemoCommand((await desk.read()) ?? '', words)
        if (answer && 'name' in answer && answer.name === 'reset') return 'reset'
        return void tell(say()('terminal-reset-not'))
      }
    }
  }

  async function choosePerson(text: string): Promise<void> {
    const chosen = /^\d{1,2}$/.test(text) ? PEOPLE[Number(text) - 1] : undefined
    if (chosen) await sit(chosen)
    else if (text !== '') tell(say()('no-such-number', { last: PEOPLE.length }))
  }

  async function hear(line: string): Promise<'quit' | 'reset' | undefined> {
    const command = findDemoCommand(line, words)
    if (command && 'name' in command) return obey(command.name)
    if (command && 'language' in command) return void await speak(command.language)
    if (command) return void tell(say()('terminal-no-command', { word: command.unknown }), ...welcomeLines(house).slice(-6))
    if (person === null) await choosePerson(line.trim())
    else if (line.trim() !== '') await typist(house, { terminal, person }).type(line)
  }

  async function round(work: () => Promise<'quit' | 'reset' | void>): Promise<'quit' | 'reset' | undefined> {
    return lanes.run(WORK, async () => {
      const end = await work()
      if (end === 'reset') return end
      tellNews()
      await tellHint()
      await house.remember()
      return end ?? undefined
    })
  }

  const heart = setInterval(() => void round(() => beat(house)), MINUTE)
  try {
    await round(async () => {
      await beat(house)
      tell(...welcomeLines(house))
      await askWho()
    })
    for (;;) {
      const line = await desk.read()
      const end = line === null ? 'quit' : await round(() => hear(line))
      if (end === 'quit') tell(say()('terminal-bye'))
      if (end) return end
    }
  } finally {
    clearInterval(heart)
    await lanes.idle()
  }
}
