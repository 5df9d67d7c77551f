import type { Account } from './account.ts'
import type { Channel } from './channel.ts'
import { ChannelError } from './channel.ts'
import { html } from './html.ts'

/** A bot cannot delete older messages. */
const MOST = 48 * 3_600_000

/** Notes that a message must be closed or erased; `tidyUp` does it, now or when the channel answers again. */
export function leave({ state }: Account, how: 'close' | 'erase', { message, now }: { message: string; now: Date }): void {
  state.tidy = [...(state.tidy ?? []), { message, how, since: now.toISOString() }]
}

/** Puts away what was left; what could not be reached stays noted. */
export async function tidyUp(channel: Channel, { state, actor }: Account, now: Date): Promise<void> {
  const left: NonNullable<typeof state.tidy> = []
  for (const entry of state.tidy ?? []) {
    const work = () => (entry.how === 'erase' ? channel.erase(actor.address, entry.message)
      : channel.edit(actor.address, entry.message, { text: html`${actor.say('screen-closed')}`, choices: [], confidential: true, closed: true }))
    const done = !channel.edits || now.getTime() - Date.parse(entry.since) > MOST || (await settled(work))
    if (!done) left.push(entry)
  }
  if (left.length > 0) state.tidy = left
  else delete state.tidy
}

/** For what only tidies up. True: done, or never to be done; false: the channel did not answer, try again. */
export async function settled(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    return error.kind !== 'offline' && error.kind !== 'wait' && error.kind !== 'uncertain'
  }
}
