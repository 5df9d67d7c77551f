import type { Clock } from '../platform/clock.ts'
import type { Arrival, Channel } from './channel.ts'
import { ChannelError } from './channel.ts'
import { html } from './html.ts'
import type { Words } from './words.ts'

const HOUR = 3_600_000
const KNOCKS = 10
const REMEMBERED = 10_000

/** The code behind `/start`, or null. */
export function startCode({ what }: Arrival): string | null {
  return what.kind === 'text' ? (/^\/start(?:@\w+)? ([0-9A-Za-z_-]{6,64})$/.exec(what.text.trim())?.[1] ?? null) : null
}

/**
 * Addresses that nobody holds are handled in memory alone: one neutral sentence an hour, and at most ten codes an hour,
 * so that codes cannot be guessed and a flood writes no rows.
 */
export function makeOutsiders({ words, clock }: { words: Words; clock: Clock }) {
  const greeted = new Map<string, number>()
  const knocks = new Map<string, { since: number; count: number }>()

  return {
    mayKnock(channel: string, address: string): boolean {
      const key = `${channel}:${address}`
      const now = clock.now().getTime()
      const seen = knocks.get(key)
      const entry = seen && now - seen.since < HOUR ? seen : { since: now, count: 0 }
      entry.count++
      remember(knocks, key, entry)
      return entry.count <= KNOCKS
    },
    async greet(channel: Channel, { address, language, what }: Arrival): Promise<void> {
      const say = words.for(language?.startsWith('en') ? 'en' : 'vi')
      const key = `${channel.name}:${address}`
      const now = clock.now().getTime()
      const silent = now - (greeted.get(key) ?? -HOUR) < HOUR
      try {
        if (what.kind === 'press') await channel.answer(what.press, say('stranger'))
        else if (what.kind !== 'blocked' && what.kind !== 'unblocked' && what.kind !== 'moved' && !silent) {
          remember(greeted, key, now)
          await channel.send(address, { text: html`${say('stranger')}`, choices: [], confidential: false })
        }
      } catch (error) {
        if (!(error instanceof ChannelError)) throw error
      }
    },
  }
}

/** Keeps the newest entries only: whoever comes with many addresses fills no memory. */
function remember<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key)
  map.set(key, value)
  const oldest = map.keys().next().value
  if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest)
}
