import type { Units } from '../platform/unit.ts'
import type { Account } from './account.ts'
import { getAccount } from './account.ts'
import type { Channel } from './channel.ts'
import { ChannelError } from './channel.ts'
import { commandName } from './commands.ts'
import type { Router } from './router.ts'
import { stageOf } from './router.ts'
import type { Actor } from './screen.ts'
import type { Words } from './words.ts'

/**
 * Tells the channel what this person's menu holds, where that has changed since it was last told. Whoever has just
 * joined is read again: the menu is made from the rights that the press has brought.
 * @returns whether it was told now
 */
export async function keepMenu({ units, router, words }: { units: Units; router: Router; words: Words }, channel: Channel, { id, state, actor }: Account): Promise<boolean> {
  const now = stageOf(actor) === 'consented' ? actor : (await units.run((unit) => getAccount(unit, id, words)))?.actor ?? actor
  const names = router.commandsFor(now)
  const menu = `${now.language} ${names.join(' ')}`
  if (state.menu === menu || (names.length === 0 && state.menu === undefined)) return false
  try {
    await channel.menu(actor.address, menuOf(router, now))
    state.menu = menu
    return true
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    return false // told again with the next press
  }
}

/** The commands of this person's menu, in its language. */
export function menuOf(router: Router, actor: Actor): { command: string; description: string }[] {
  return router.commandsFor(actor).map((name) => ({ command: commandName(name, actor.language), description: actor.say(`command-${name}`) }))
}
