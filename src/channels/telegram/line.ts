import { setTimeout as delay } from 'node:timers/promises'
import { Api, GrammyError, HttpError } from 'grammy'
import { ChannelError } from '../../conversation/channel.ts'
import type { Log } from '../../platform/log.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { isStopped, readError, reasonOf } from './errors.ts'
import type { State, Watch } from './health.ts'
import { makeDownload, makeWire, WireError } from './wire.ts'

/** Seconds for which Telegram holds a question for updates open. */
export const LONG_POLL = 30
const CALL = 20

/** Waits, or comes back early when the channel is stopped. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

export const pause: Pause = async (ms, signal) => {
  await delay(ms, undefined, { signal }).catch(() => undefined)
}

/** grammY's types want the signal of another library; what it uses of one are the two methods that every signal has. */
export function aborting(signal: AbortSignal): never {
  return signal as never
}

const FIRST = 1000
const MOST = 30_000

/** Milliseconds before the next try after so many failures, at least as long as Telegram said. */
export function backOff(failures: number, seconds = 0): number {
  return Math.max(seconds * 1000, Math.min(FIRST * 2 ** failures, MOST))
}

/** What a failure to receive says of the line, and how many seconds Telegram asks to wait. */
export function readTrouble(error: unknown, log: Log): { state: State; seconds: number } {
  if (error instanceof GrammyError && error.error_code === 409) return { state: 'conflict', seconds: 0 }
  const read = error instanceof ChannelError ? error : error instanceof GrammyError || error instanceof HttpError ? readError(error) : null
  if (!read) log.error({ err: error, channel: 'telegram' }, 'receiving failed')
  if (read?.kind === 'wait') return { state: 'working', seconds: read.seconds }
  return { state: read?.kind === 'refused' ? 'refused' : 'offline', seconds: 0 }
}

/** The Bot API with its failures read: whatever goes wrong is a ChannelError, counted and logged without texts. */
export interface Line {
  /** Null when Telegram refused, but things are as they were wanted. */
  call<T>(method: string, work: (api: Api) => Promise<T>): Promise<T | null>
  /** For the one call that is meant to take long, and whose failures its loop reads itself. */
  poller: Api
  /** A file that somebody sent, where `getFile` says that it lies; at most so many bytes. */
  download(path: string, most: number): Promise<Uint8Array>
}

export type LineOptions = {
  token: string
  apiRoot: string
  proxy?: string | null
  watch: Pick<Watch, 'succeeded'>
  /** Told after each call whether Telegram answered at all. */
  heard?: (answered: boolean) => void
  log: Log
  metrics: Metrics
}

export function makeLine({ token, apiRoot, proxy = null, watch, heard = () => undefined, log, metrics }: LineOptions): Line {
  const fetch = makeWire({ proxy })
  const download = makeDownload({ proxy })
  const api = new Api(token, { apiRoot, fetch, timeoutSeconds: CALL })
  const label = { channel: 'telegram' }

  function failed(method: string, error: unknown): ChannelError | null {
    const read = readError(error)
    if (read?.kind === 'wait') metrics.tooMany.inc(label)
    if (read?.kind === 'unreachable') metrics.forbidden.inc(label)
    if (isStopped(error)) return read
    heard(read?.kind !== 'offline' && read?.kind !== 'uncertain')
    if (read === null) watch.succeeded()
    if (read?.kind === 'refused' && read.to === null) log.error({ ...label, method, ...reasonOf(error) }, 'Telegram refused a call')
    return read
  }

  return {
    poller: new Api(token, { apiRoot, fetch, timeoutSeconds: LONG_POLL + CALL }),
    async download(path, most) {
      try {
        return await download(`${apiRoot}/file/bot${token}/${path}`, { most, signal: AbortSignal.timeout((LONG_POLL + CALL) * 1000) })
      } catch (error) {
        if (!(error instanceof WireError)) throw error
        log.warn({ ...label, code: error.code }, 'a file could not be fetched')
        throw new ChannelError(error.code === 'TOO_BIG' ? 'refused' : 'offline')
      }
    },
    async call(method, work) {
      try {
        const result = await work(api)
        watch.succeeded()
        heard(true)
        return result
      } catch (error) {
        const read = failed(method, error)
        if (read) throw read
        return null
      }
    },
  }
}
