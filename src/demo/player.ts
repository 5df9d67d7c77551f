import type { Arrival } from '../conversation/channel.ts'
import { inOrder, target } from '../conversation/numbered.ts'
import type { Vars } from '../conversation/words.ts'
import { newId } from '../platform/crypto.ts'
import type { House } from './house.ts'

/** As a variable of a label: whatever stands there. */
export const ANY = '*'

/** Somebody who presses and types; each deed is awaited until it has acted and was shown. */
export type Player = {
  types(text: string): Promise<void>
  /** Chooses what has these words, in whatever language. Throws where nothing has. */
  presses(key: string, vars?: Vars): Promise<void>
  /** The same; false where nothing has them. */
  tries(key: string, vars?: Vars): Promise<boolean>
  /** Chooses what is labelled like this, a name or a number; false where nothing is. */
  chooses(label: string): Promise<boolean>
}

/** Whoever sits at this address. */
export function makePlayer({ chibo, words, channel, screens }: House, address: string): Player {
  async function arrive(what: Arrival['what']): Promise<void> {
    await chibo.intake.accept(channel, [{ number: newId(), address, what }])
    await chibo.intake.idle()
  }
  async function choose(fits: (label: string) => boolean): Promise<boolean> {
    const screen = screens.get(address)
    const choice = inOrder(screen?.shown.choices ?? []).find(({ label }) => fits(label))
    if (!screen || !choice) return false
    await arrive({ kind: 'press', action: target(choice), message: screen.message, press: newId() })
    return true
  }
  async function tries(key: string, vars?: Vars): Promise<boolean> {
    const wanted = words.languages.map((language) => words.for(language)(key, vars).split(ANY))
    return choose((label) => wanted.some((parts) => isMadeOf(label, parts)))
  }
  return {
    types: (text) => arrive({ kind: 'text', text, message: newId() }),
    tries,
    chooses: (label) => choose((one) => one === label),
    async presses(key, vars) {
      if (await tries(key, vars)) return
      const labels = inOrder(screens.get(address)?.shown.choices ?? []).map(({ label }) => label)
      throw new Error(`no choice ${key} stands there, only ${labels.join(' · ')}`)
    },
  }
}

/** Whether the label has these parts in this order, with something between. */
function isMadeOf(label: string, parts: string[]): boolean {
  const [first = '', last] = parts
  return last === undefined ? label === first : label.startsWith(first) && label.endsWith(last) && label.length > first.length + last.length
}
