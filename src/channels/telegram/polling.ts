import type { Update } from 'grammy/types'
import type { Log } from '../../platform/log.ts'
import { WANTED } from './arrivals.ts'
import type { State, Watch } from './health.ts'
import type { Line, Pause } from './line.ts'
import { aborting, backOff, LONG_POLL, readTrouble } from './line.ts'

/** What both ways of receiving work with. */
export type Receiving = { line: Line; watch: Watch; log: Log; pause: Pause; signal: AbortSignal }

/** Resolves once the updates are kept here. */
export type Store = (updates: Update[]) => Promise<void>

/**
 * Asks for updates until it is stopped. A batch is stored before the next one is asked for, since asking on confirms
 * it: what was not stored stays with Telegram and comes again.
 */
export async function poll({ line, watch, log, pause, signal }: Receiving, store: Store): Promise<void> {
  // Sent with the one question that confirms a batch, and not remembered beyond it: after a quiet week Telegram counts
  // on from another number, and an old offset above that would confirm updates that nobody has seen.
  let offset: number | undefined
  let prepared = false
  // The first question after a start or a failure is a short one: it tells at once that the line is there.
  let long = false
  let failures = 0

  async function ask(): Promise<Update[]> {
    if (!prepared) await line.poller.deleteWebhook({}, aborting(signal))
    prepared = true
    const asked = { limit: 100, timeout: long ? LONG_POLL : 0, allowed_updates: WANTED, ...(offset !== undefined && { offset }) }
    const updates = await line.poller.getUpdates(asked, aborting(signal))
    offset = undefined
    watch.succeeded()
    return updates
  }

  async function rest(state: State, seconds = 0): Promise<void> {
    watch.is(state)
    long = false
    await pause(backOff(failures++, seconds), signal)
  }

  /** Null, after a rest, when Telegram gave none. */
  async function receive(): Promise<Update[] | null> {
    try {
      return await ask()
    } catch (error) {
      if (signal.aborted) return null
      const { state, seconds } = readTrouble(error, log)
      // The other process may have set a webhook, and while it is set every question is refused.
      prepared &&= state !== 'conflict'
      await rest(state, seconds)
      return null
    }
  }

  while (!signal.aborted) {
    const updates = await receive()
    const last = updates?.at(-1)
    if (!updates) continue
    try {
      if (last) {
        await store(updates)
        offset = last.update_id + 1
      }
      failures = 0
      long = true
      watch.is('working')
    } catch (error) {
      log.error({ err: error, channel: 'telegram' }, 'a batch could not be stored')
      await rest('storing')
    }
  }
}
