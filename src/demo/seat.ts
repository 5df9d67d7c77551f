import type { Terminal } from '../channels/terminal/terminal.ts'
import type { Account } from '../conversation/account.ts'
import { findAccount } from '../conversation/account.ts'
import { asksWords } from '../conversation/numbered.ts'
import { invite, typist } from './build.ts'
import type { House } from './house.ts'
import { clockLine, nameOf, peopleLines } from './screens.ts'
import type { DemoPerson } from './tree.ts'
import { addressOf, PEOPLE, tailOf } from './tree.ts'

/** The one seat at the desk: whom one plays. */
export interface Seat {
  readonly person: DemoPerson | null
  /** Asks whom one wants to play. */
  askWho(): Promise<void>
  sit(person: DemoPerson): Promise<void>
  /** What the person in the seat types. */
  type(text: string): Promise<void>
  /** Draws the first screen where the last one was closed meanwhile. */
  refresh(): Promise<void>
  /** How to choose now: a bare number is an answer while Chibo waits for words. Said again when it has changed. */
  tellHint(): Promise<void>
  /** Lets everybody speak the house's language. */
  changeLanguages(): Promise<void>
}

export function makeSeat(house: House, { terminal, tell }: { terminal: Terminal; tell: (...lines: string[]) => void }): Seat {
  const { words, chibo } = house
  let person: DemoPerson | null = null
  let hint = ''

  const say = () => words.for(house.language)
  const accountOf = (one: DemoPerson): Promise<Account | null> =>
    chibo.units.run((unit) => findAccount(unit, { channel: 'terminal', address: addressOf(one), words }))
  const type = async (text: string): Promise<void> => {
    if (person) await typist(house, { terminal, person }).type(text)
  }

  /** Whoever is not connected gets an invitation in the hand, as the secretary would give it. */
  async function hand(one: DemoPerson): Promise<void> {
    const code = (await invite(house, one.org, [one.code])).get(one.code) ?? ''
    tell(say()('terminal-unlinked', { name: one.name, code: `/start ${code}`, tail: tailOf(one) }))
  }

  async function changeLanguage(one: DemoPerson): Promise<void> {
    const actor = (await accountOf(one))?.actor
    if (!actor?.person || actor.language === house.language) return
    const { type: typeAs, choose } = typist(house, { terminal, person: one })
    await typeAs('/language')
    await choose('language-name', house.language)
  }

  return {
    get person() {
      return person
    },
    type,
    async askWho() {
      person = null
      hint = ''
      terminal.seat(null)
      tell(clockLine(house), '', ...(await peopleLines(house, terminal.hasNews)))
    },
    async sit(one) {
      person = one
      hint = ''
      tell(`── ${say()('terminal-now-as', { name: nameOf(one, say()) })}`)
      if (terminal.seat(addressOf(one))) return
      if (await accountOf(one)) await type('/start')
      else await hand(one)
    },
    async refresh() {
      const account = person && (await accountOf(person))
      if (account && !account.state.screen) await type('/start')
    },
    async tellHint() {
      const choices = person !== null && terminal.labels(addressOf(person)).length > 0
      const asked = choices ? (await accountOf(person as DemoPerson))?.state.prompt : undefined
      const hints = [choices && say()(asksWords(asked) ? 'choose-by-number-asked' : 'choose-by-number'), asked?.wants === 'file' && say()('terminal-file')]
      const now = hints.filter((one) => one !== false).join(' ')
      // A number would be the answer itself: said with every question.
      if (now !== '' && (now !== hint || asksWords(asked))) tell(now)
      hint = now
    },
    async changeLanguages() {
      terminal.seat(null)
      for (const one of PEOPLE) await changeLanguage(one)
      if (person) terminal.seat(addressOf(person))
    },
  }
}
