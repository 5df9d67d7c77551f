import { setTimeout as delay } from 'node:timers/promises'
import { Api } from 'grammy'
import { ChannelError } from '../../conversation/channel.ts'
import type { Log } from '../../platform/log.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { readError, reasonOf } from './errors.ts'
import type { Watch } from './health.ts'
import { makeWire } from './wire.ts'

/** Seconds for which Telegram holds a question for updates open. */
export const LONG_POLL = 30
const CALL = 20

/** Waits, or comes back early when the channel is stopped. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

export const pause: Pause = async (ms, signal) => {
  await delay(ms, undefined, { signal }).catch(() => undefined)
}

/** The Bot API with its failures read: whatever goes wrong is a ChannelError, counted and logged without texts. */
export interface Line {
  /** Null when Telegram refused, but things are as they were wanted. */
  call<T>(method: string, work: (api: Api) => Promise<T>): Promise<T | null>
  /** For the one call that is meant to take long, and whose failures its loop reads itself. */
  poller: Api
}

export type LineOptions = { token: string; apiRoot: string; proxy?: string | null; watch: Watch; log: Log; metrics: Metrics }

export function makeLine({ token, apiRoot, proxy = null, watch, log, metrics }: LineOptions): Line {
  const fetch = makeWire({ proxy })
  const api = new Api(token, { apiRoot, fetch, timeoutSeconds: CALL })
  const label = { channel: 'telegram' }

  function failed(method: string, error: unknown): ChannelError | null {
    const read = readError(error)
    if (read?.kind === 'wait') metrics.tooMany.inc(label)
    if (read?.kind === 'unreachable') metrics.forbidden.inc(label)
    if (read?.kind === 'offline' || read?.kind === 'uncertain') watch.is('offline')
    else watch.succeeded()
    if (read?.kind === 'refused') log.error({ ...label, method, ...reasonOf(error) }, 'Telegram refused a call')
    return read
  }

  return {
    poller: new Api(token, { apiRoot, fetch, timeoutSeconds: LONG_POLL + CALL }),
    async call(method, work) {
      try {
        const result = await work(api)
        watch.succeeded()
        if (watch.health().state === 'offline') watch.is('working')
        return result
      } catch (error) {
        const read = failed(method, error)
        if (read) throw read
        return null
      }
    },
  }
}
