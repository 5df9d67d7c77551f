import type { Arrival } from '../conversation/channel.ts'
import { inOrder, target } from '../conversation/numbered.ts'
import type { Vars } from '../conversation/words.ts'
import { newId } from '../platform/crypto.ts'
import type { House } from './house.ts'

/** Somebody who presses and types; each deed is awaited until it has acted and was shown. */
export type Player = {
  types(text: string): Promise<void>
  /** Chooses what has these words, in whatever language. Throws where nothing has. */
  presses(key: string, vars?: Vars): Promise<void>
  /** The same; false where nothing has them. */
  tries(key: string, vars?: Vars): Promise<boolean>
  /** Chooses what is labelled like one of these; false where nothing is. */
  chooses(...labels: string[]): Promise<boolean>
}

/** Whoever sits at this address. */
export function makePlayer({ chibo, words, channel, screens }: House, address: string): Player {
  async function arrive(what: Arrival['what']): Promise<void> {
    await chibo.intake.accept(channel, [{ number: newId(), address, what }])
    await chibo.intake.idle()
  }
  async function chooses(...labels: string[]): Promise<boolean> {
    const screen = screens.get(address)
    const choice = inOrder(screen?.shown.choices ?? []).find(({ label }) => labels.includes(label))
    if (!screen || !choice) return false
    await arrive({ kind: 'press', action: target(choice), message: screen.message, press: newId() })
    return true
  }
  const tries = (key: string, vars?: Vars) => chooses(...words.languages.map((language) => words.for(language)(key, vars)))
  return {
    types: (text) => arrive({ kind: 'text', text, message: newId() }),
    tries,
    chooses,
    async presses(key, vars) {
      if (!(await tries(key, vars))) throw new Error(`no choice ${key} stands there`)
    },
  }
}
