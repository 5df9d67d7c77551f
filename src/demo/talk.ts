import { wrapped } from '../channels/terminal/print.ts'
import type { Terminal } from '../channels/terminal/terminal.ts'
import type { DemoCommand } from './commands.ts'
import { commandLines, findDemoCommand, typed } from './commands.ts'
import type { DemoMove } from './contract.ts'
import type { Desk } from './desk.ts'
import { clockLine, welcomeLines } from './screens.ts'
import { makeSeat } from './seat.ts'
import type { Stage } from './stage.ts'
import { LOOK_AHEAD_DAYS } from './travel.ts'

type Tell = (...lines: string[]) => void

/** Listens at the desk until somebody wants to stop. */
export async function talk(stage: Stage, { desk, terminal }: { desk: Desk; terminal: Terminal }): Promise<void> {
  const tell: Tell = (...lines) => desk.write(`\n${lines.flatMap((line) => wrapped(line, desk.columns)).join('\n')}\n`)
  const hear = makeListener(stage, { desk, terminal, tell })
  tell(...welcomeLines(stage))
  await hear.begin()
  for (;;) {
    const line = await desk.read()
    if (line === null || (await hear.line(line)) === 'quit') break
    await stage.remember()
  }
  tell(stage.words.for(stage.language)('terminal-bye'))
}

/** What a line means: a command to the demo, whom to play, or what that person says to Chibo. */
function makeListener(stage: Stage, { desk, terminal, tell }: { desk: Desk; terminal: Terminal; tell: Tell }) {
  const { words } = stage
  const seat = makeSeat(stage, { terminal, tell })
  const say = () => words.for(stage.language)
  /** Names that were said to have news: said once, until they have been seen. */
  let announced = new Set<string>()

  async function tellNews(): Promise<void> {
    const names = new Set((await stage.people()).filter(({ addresses }) => addresses.some(terminal.hasNews)).map(({ name }) => name))
    const fresh = [...names].filter((name) => !announced.has(name))
    announced = names
    if (fresh.length > 0 && seat.person) tell(say()('terminal-news', { names: fresh.join(', ') }))
  }

  async function go(to: DemoMove['to']): Promise<void> {
    const { nothing } = await stage.move(to)
    if (seat.person) {
      tell(clockLine(stage))
      await seat.refresh()
    } else await seat.askWho()
    if (nothing) tell(say()('terminal-nothing-ahead', { days: LOOK_AHEAD_DAYS }))
  }

  async function speak(language: string): Promise<void> {
    terminal.seat(null)
    await stage.speak(language)
    tell(...welcomeLines(stage))
    await (seat.person ? seat.sit(seat.person) : seat.askWho())
  }

  async function reset(): Promise<void> {
    tell(say()('terminal-reset-ask', { reset: typed(say(), 'reset') }))
    const answer = findDemoCommand((await desk.read()) ?? '', words)
    if (!answer || !('name' in answer) || answer.name !== 'reset') return tell(say()('terminal-reset-not'))
    terminal.forget()
    await stage.reset()
    tell(...welcomeLines(stage))
    await seat.askWho()
  }

  async function obey(name: DemoCommand): Promise<'quit' | void> {
    switch (name) {
      case 'morning':
      case 'next': return go(name)
      case 'who': return seat.askWho()
      case 'help': return tell(...welcomeLines(stage), '', clockLine(stage))
      case 'reset': return reset()
      case 'quit': return 'quit'
    }
  }

  async function choosePerson(text: string): Promise<void> {
    const people = await stage.people()
    const chosen = /^\d{1,2}$/.test(text) ? people[Number(text) - 1] : undefined
    if (chosen) await seat.sit(chosen)
    else if (text !== '') tell(say()('no-such-number', { last: people.length }))
  }

  async function act(line: string): Promise<'quit' | void> {
    const command = findDemoCommand(line, words)
    if (!command) return seat.person ? seat.type(line) : choosePerson(line.trim())
    if ('name' in command) return obey(command.name)
    if ('language' in command) return speak(command.language)
    return tell(say()('terminal-no-command', { word: command.unknown }), ...commandLines(say()))
  }

  return {
    begin: () => seat.askWho(),
    async line(line: string): Promise<'quit' | void> {
      if ((await act(line)) === 'quit') return 'quit'
      await tellNews()
      await seat.tellHint()
    },
  }
}
