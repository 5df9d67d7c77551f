import { GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import type { Log } from '../../platform/log.ts'
import { WANTED } from './arrivals.ts'
import { readError, reasonOf } from './errors.ts'
import type { State, Watch } from './health.ts'
import type { Line, Pause } from './line.ts'
import { LONG_POLL } from './line.ts'

const FIRST = 1000
const MOST = 30_000

export type Receiving = {
  line: Line
  watch: Watch
  log: Log
  pause: Pause
  signal: AbortSignal
  /** Resolves once the updates are kept here. */
  store(updates: Update[]): Promise<void>
}

/**
 * Asks for updates until it is stopped. A batch is stored before the next one is asked for, since asking on confirms
 * it: what was not stored stays with Telegram and comes again.
 */
export async function poll({ line, watch, log, pause, signal, store }: Receiving): Promise<void> {
  // Sent once, with the question that confirms a batch, and never remembered beyond it: after a quiet week Telegram
  // counts on from another number, and an old offset above that would confirm updates unseen.
  let offset: number | undefined
  let prepared = false
  let failures = 0

  async function ask(): Promise<Update[]> {
    if (!prepared) await line.poller.deleteWebhook({}, aborting(signal))
    prepared = true
    const asked = { limit: 100, timeout: LONG_POLL, allowed_updates: WANTED, ...(offset !== undefined && { offset }) }
    const updates = await line.poller.getUpdates(asked, aborting(signal))
    offset = undefined
    watch.succeeded()
    return updates
  }

  while (!signal.aborted) {
    let stage: 'asking' | 'storing' = 'asking'
    try {
      const updates = await ask()
      stage = 'storing'
      const last = updates.at(-1)
      if (last) {
        await store(updates)
        offset = last.update_id + 1
      }
      failures = 0
      watch.is('working')
    } catch (error) {
      if (signal.aborted) return
      if (stage === 'storing') log.error({ err: error, channel: 'telegram' }, 'a batch could not be stored')
      const met = stage === 'storing' ? { state: 'storing' as const, seconds: 0 } : meet(error)
      watch.is(met.state)
      // A webhook may have been set by the other process: taken off again, or every later question is refused.
      prepared &&= met.state !== 'conflict'
      await pause(Math.max(met.seconds * 1000, Math.min(FIRST * 2 ** failures++, MOST)), signal)
    }
  }
}

function meet(error: unknown): { state: State; seconds: number } {
  if (error instanceof GrammyError && error.error_code === 409) return { state: 'conflict', seconds: 0 }
  const read = readError(error)
  if (read?.kind === 'wait') return { state: 'working', seconds: read.seconds }
  return { state: read?.kind === 'refused' ? 'refused' : 'offline', seconds: 0 }
}

/** grammY's types want the signal of another library; what it uses of one are the two methods that every signal has. */
export function aborting(signal: AbortSignal): never {
  return signal as never
}
