import type { Terminal } from '../channels/terminal/terminal.ts'
import type { AccountState } from '../conversation/account.ts'
import { findAccount } from '../conversation/account.ts'
import { asksWords } from '../conversation/numbered.ts'
import type { Somebody } from './people.repo.ts'
import { clockLine, nameOf, peopleLines } from './screens.ts'
import type { Stage } from './stage.ts'
import { tailFor } from './tree.ts'

/** The one seat at the desk: whom one plays. */
export interface Seat {
  readonly person: Somebody | null
  /** Asks whom one wants to play. */
  askWho(): Promise<void>
  sit(person: Somebody): Promise<void>
  /** What the person in the seat types. */
  type(text: string): Promise<void>
  /** Draws the first screen where the last one was closed meanwhile. */
  refresh(): Promise<void>
  /** How to choose now: a bare number is an answer while Chibo waits for words. Said again when it has changed. */
  tellHint(): Promise<void>
}

export function makeSeat(stage: Stage, { terminal, tell }: { terminal: Terminal; tell: (...lines: string[]) => void }): Seat {
  const { words } = stage
  let person: Somebody | null = null
  let hint = ''

  const say = () => words.for(stage.language)
  const stateOf = async (address: string): Promise<AccountState | null> =>
    (await stage.house?.chibo.units.run((unit) => findAccount(unit, { channel: 'web', address, words })))?.state ?? null
  const type = async (text: string): Promise<void> => {
    const { house } = stage
    if (!house || terminal.seated === null) return
    await terminal.type(house.chibo.intake, { address: terminal.seated, text })
    await house.chibo.idle()
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
      tell(clockLine(stage), '', ...(await peopleLines(stage, terminal.hasNews)))
    },
    async sit(one) {
      person = one
      hint = ''
      tell(`── ${say()('terminal-now-as', { name: nameOf(one, say()) })}`)
      const taken = await stage.enter(one.code)
      if (!taken || terminal.seat(taken.address)) return
      if (taken.invitation === null) return type('/start')
      // As the secretary would give it into the hand.
      const tail = tailFor(one.code)
      const given = { name: one.name, code: `/start ${taken.invitation}` }
      tell(tail === null ? say()('terminal-unlinked-meet', given) : say()('terminal-unlinked', { ...given, tail }))
    },
    async refresh() {
      const state = terminal.seated === null ? null : await stateOf(terminal.seated)
      if (state && !state.screen) await type('/start')
    },
    async tellHint() {
      const address = terminal.seated
      const choices = address !== null && terminal.labels(address).length > 0
      const asked = choices ? (await stateOf(address))?.prompt : undefined
      const hints = [choices && say()(asksWords(asked) ? 'choose-by-number-asked' : 'choose-by-number'), asked?.wants === 'file' && say()('terminal-file')]
      const now = hints.filter((one) => one !== false).join(' ')
      // A number would be the answer itself: said with every question.
      if (now !== '' && (now !== hint || asksWords(asked))) tell(now)
      hint = now
    },
  }
}
