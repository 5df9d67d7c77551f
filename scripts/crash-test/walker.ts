import type { Say } from '../../src/conversation/words.ts'
import type { Person } from '../../test/support/telegram-people.ts'
import type { Screen } from '../../test/support/telegram-world.ts'
import type { Deed, Shown } from './ledger.ts'

/** Milliseconds that somebody waits for a screen: a restart lies within. */
const PATIENCE = 30_000
const GROUP = 9

export type Way = 'one' | 'nine'
/** From 0 to 1. */
export type Chance = () => number

/** Somebody who goes through the self-check and never comes to an end: answers, changes answers, sets and takes marks. */
export interface Walker {
  readonly person: Person
  readonly deeds: Deed[]
  /** One press, or two at once, and the screen that follows. Throws when none comes. */
  step(): Promise<void>
  /** The record as its screens show it. */
  read(): Promise<Shown>
}

type Button = { data: string; verb: string; id: string; arg: string }

export function makeWalker(person: Person, { way, chance, say, onDeed }: { way: Way; chance: Chance; say: Say; onDeed: () => void }): Walker {
  const deeds: Deed[] = []
  let checkId = ''

  function one<T>(list: T[]): T | undefined {
    return list[Math.floor(chance() * list.length)]
  }

  function press({ data, verb, id, arg }: Button): void {
    onDeed()
    if (verb === 'answer') {
      const [sign = '', does = ''] = arg.split('.')
      deeds.push({ sign: Number(sign), does: does === 'w' ? 'w' : 'n' })
    }
    if (verb === 'mark') deeds.push({ sign: Number(arg), does: 'mark' })
    if (verb === 'answer' || verb === 'mark') checkId = id
    person.presses((button) => button.callback_data === data)
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
      onDeed()
      person.says('/tusoi')
    }
    for (const button of chosen) press(button)
    await person.sees(() => true, PATIENCE)
  }

  async function view(data: string, fits: (screen: Screen) => boolean): Promise<Screen> {
    onDeed()
    person.pressesData(data)
    return person.sees(fits, PATIENCE)
  }

  async function readAnswers(): Promise<Map<number, string>> {
    const words = new Map([[say('answer-none'), 'n'], [say('answer-watch'), 'w']])
    const answers = new Map<number, string>()
    for (let page = 1, more = true; more; page++) {
      const screen = await view(`self-check:summary:${checkId}:${page}`, ({ buttons }) =>
        buttons.flat().some(({ text, callback_data: data }) => text === '1' ? page === 1 : data?.endsWith(`:${page - 1}`) && text === say('button-previous-page')))
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
      const label = (n: number) => say('group-number-marked', { n })
      const signs = Array.from({ length: GROUP }, (_, i) => (group - 1) * GROUP + i + 1)
      const screen = await view(`self-check:groups:${checkId}:${group}`, ({ buttons }) =>
        buttons.flat().some(({ callback_data: data }) => data?.endsWith(`:${signs[0]}`) && data.includes(':mark:')))
      const labels = screen.buttons.flat().map(({ text }) => text)
      for (const n of signs) if (labels.includes(label(n))) marks.add(n)
    }
    return marks
  }

  return {
    person, deeds, step,
    async read() {
      if (checkId === '') return { answers: new Map(), marked: new Set() }
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
