import type { Channel } from '../../conversation/channel.ts'
import { commandName } from '../../conversation/commands.ts'
import type { Router } from '../../conversation/router.ts'
import type { Actor } from '../../conversation/screen.ts'

/** The commands of this person's menu, named and described in their language; none before they have consented. */
export function menuCommands(router: Router, actor: Actor): { command: string; description: string }[] {
  return router.commandsFor(actor).map((name) => ({ command: commandName(name, actor.language), description: actor.say(`command-${name}`) }))
}

/** Brings a person's menu up to date: after linking, consenting, withdrawing, or a change of role or language. */
export async function updateMenu(actor: Actor, { channels, router }: { channels: Map<string, Channel>; router: Router }): Promise<void> {
  await channels.get(actor.channel)?.menu(actor.address, menuCommands(router, actor))
}
