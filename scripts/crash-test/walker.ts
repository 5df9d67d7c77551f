import type { Say } from '../../src/conversation/words.ts'
import type { Person, Press } from '../../test/support/telegram-people.ts'
import type { TelegramServer } from '../../test/support/telegram-server.ts'
import type { Screen } from '../../test/support/telegram-world.ts'
import type { Deed, Shown } from './ledger.ts'

/** Milliseconds that somebody waits for a screen: a restart lies within. */
const PATIENCE = 30_000
const SOON = 1500
const SIGNS = 27

export type Way = 'one' | 'nine'
/** From 0 to 1. */
export type Chance = () => number

/** Somebody who goes through the self-check and never comes to an end: answers, changes answers, sets and takes marks. */
export interface Walker {
  readonly person: Person
  readonly deeds: Deed[]
  /** The numbers of the updates with these deeds, as Telegram counts them. */
  readonly updates: number[]
  /** One press, or two at once, and the screen that follows. Throws when none comes. */
  step(): Promise<void>
  /** The record as its screens show it. */
  read(): Promise<Shown>
}

type Button = { data: string; verb: string; id: string; arg: string }

export type WalkerOptions = { telegram: TelegramServer; way: Way; chance: Chance; say: Say; note: (what: 'deed' | 'settled') => void }

export function makeWalker(person: Person, { telegram, way, chance, say, note }: WalkerOptions): Walker {
  const deeds: Deed[] = []
  const updates: number[] = []
  let checkId = ''

  function one<T>(list: T[]): T | undefined {
    return list[Math.floor(chance() * list.length)]
  }

  function press({ data, verb, id, arg }: Button): Press {
    note('deed')
    if (verb === 'answer') {
      const [sign = '', does = ''] = arg.split('.')
      deeds.push({ sign: Number(sign), does: does === 'w' ? 'w' : 'n' })
    }
    if (verb === 'mark') deeds.push({ sign: Number(arg), does: 'mark' })
    if (verb === 'answer' || verb === 'mark') checkId = id
    const pressed = person.presses((button) => button.callback_data === data)
    if (verb === 'answer' || verb === 'mark') updates.push(pressed.updateId)
    return pressed
  }

  /** What to press on this screen; two buttons are pressed at once, without waiting between. */
  function choose(buttons: Button[]): Button[] {
    const of = (verb: string) => buttons.filter((button) => button.verb === verb)
    const answers = of('answer').filter(({ arg }) => !arg.endsWith('.p'))
    const start = of('start').filter(({ arg }) => arg === way)
    const first = [...of('next'), ...start, ...of('go')][0]
    if (first) return [first]
    if (way === 'nine') return [one(of('mark')) ?? one(of('groups'))].flatMap((button) => button ?? [])
    if (answers.length > 0) {
      const chosen = chance() < 0.7 ? answers[0] : answers[1]
      return chance() < 0.2 ? answers.toReversed() : chosen ? [chosen] : []
    }
    const skip = of('skip')[0]
    const sign = one(of('sign'))
    const next = skip && (!sign || chance() < 0.7) ? skip : sign
    return next ? [next] : []
  }

  async function step(): Promise<void> {
    const chosen = choose(buttonsOf(person))
    if (chosen.length === 0) {
      note('deed')
      person.says('/tusoi')
    }
    const presses = chosen.map(press)
    await person.sees(({ buttons }) => buttons.length > 0, PATIENCE)
    // Of two at once the second has a screen of its own; after a crash the answer to a press may never come.
    if (presses.length > 1) await Promise.all(presses.map((one) => one.answer(SOON).catch(() => undefined)))
    note('settled')
  }

  /** A screen that only shows: presses for it and waits for a call with these buttons, also when nothing had to change. */
  async function view(verb: string, arg: string, buttons: string): Promise<Screen> {
    note('deed')
    const from = telegram.calls.length
    person.pressesData(`self-check:${verb}:${checkId}${arg}`)
    await until(() => telegram.calls.slice(from).some(({ method, params, result, error }) =>
      /^(edit|send)Message/.test(method) && Number(params['chat_id']) === person.id && (result !== undefined || error !== undefined)
      && JSON.stringify(params['reply_markup'] ?? '').includes(buttons)))
    note('settled')
    return person.screen()
  }

  async function readAnswers(): Promise<Map<number, string>> {
    const words = new Map([[say('answer-none'), 'n'], [say('answer-watch'), 'w']])
    const answers = new Map<number, string>()
    for (let page = 1, more = true; more; page++) {
      const screen = await view('summary', `:${page}`, page === 1 ? `:sign:${checkId}:1"` : `:summary:${checkId}:${page - 1}"`)
      for (const [, n, said = ''] of screen.text.matchAll(/^(\d+)\. .*: ([^:,\n]+)/gm)) {
        const answer = words.get(said) ?? (said === say('answer-missing') ? undefined : said)
        if (answer !== undefined) answers.set(Number(n), answer)
      }
      more = screen.buttons.flat().some(({ text }) => text === say('button-next-page'))
    }
    return answers
  }

  async function readMarks(): Promise<Set<number>> {
    const marks = new Set<number>()
    for (const group of [1, 2, 3]) {
      const { buttons } = await view('groups', `:${group}`, `:mark:${checkId}:${(group - 1) * 9 + 1}"`)
      const labels = buttons.flat().map(({ text }) => text)
      for (let n = 1; n <= SIGNS; n++) if (labels.includes(say('group-number-marked', { n }))) marks.add(n)
    }
    return marks
  }

  return {
    person, deeds, updates, step,
    async read() {
      if (checkId === '') return { answers: new Map(), marked: new Set() }
      // A screen that nobody asks for otherwise: when it comes, all that was pressed before has acted and is shown.
      await view('restart', '', `:again:${checkId}"`)
      return way === 'one' ? { answers: await readAnswers(), marked: new Set() } : { answers: new Map(), marked: await readMarks() }
    },
  }
}

function buttonsOf(person: Person): Button[] {
  const screen = person.messages().findLast(({ buttons }) => buttons.length > 0)
  return (screen?.buttons.flat() ?? []).flatMap(({ callback_data: data }) => {
    const [, verb = '', id = '', arg = ''] = data?.split(':') ?? []
    return data === undefined ? [] : [{ data, verb, id, arg }]
  })
}

async function until(look: () => boolean): Promise<void> {
  const last = performance.now() + PATIENCE
  while (!look()) {
    if (performance.now() > last) throw new Error('no screen followed a press')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
