import type { Channel, Press } from './channel.ts'
import { ChannelError } from './channel.ts'

/** How long a press may wait for its toast before it is ended without one, in milliseconds. */
const PATIENCE = 1500

export type PressEnd = { end(toast?: string): Promise<void> }

/** Ends a press exactly once: with its toast, or empty when the unit takes long, whatever happens in it. */
export function awaitEnd(channel: Channel, { press }: Press): PressEnd {
  let ended = false
  const end = async (toast?: string) => {
    clearTimeout(timer)
    if (ended) return
    ended = true
    try {
      await channel.answer(press, toast)
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error
    }
  }
  const timer = setTimeout(() => void end(), PATIENCE)
  return { end }
}
