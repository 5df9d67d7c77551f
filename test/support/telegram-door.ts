import { fileURLToPath } from 'node:url'
import { afterEach, expect } from 'vitest'
import type { Telegram, TelegramOptions } from '../../src/channels/telegram/telegram.ts'
import { makeTelegramChannel } from '../../src/channels/telegram/telegram.ts'
import type { Arrival } from '../../src/conversation/channel.ts'
import { loadWords } from '../../src/conversation/words.ts'
import type { MovedClock } from '../../src/platform/clock.ts'
import { movedClock } from '../../src/platform/clock.ts'
import type { Metrics } from '../../src/platform/metrics.ts'
import { makeMetrics } from '../../src/platform/metrics.ts'
import { makeLog } from '../../src/platform/log.ts'
import { Signal } from './telegram-signal.ts'
import type { TelegramServer, TelegramServerOptions } from './telegram-server.ts'
import { startTelegramServer } from './telegram-server.ts'

export const words = loadWords(fileURLToPath(new URL('../../locales', import.meta.url)), { strict: true })

/** A core that keeps what it is handed; a test can make it slow or failing with `store`. */
export function makeRecorder() {
  const changed = new Signal()
  const arrivals: Arrival[] = []
  const batches: Arrival[][] = []
  const recorder = {
    arrivals,
    batches,
    /** What storing a batch takes: resolves at once unless a test says otherwise. */
    store: async (): Promise<void> => undefined,
    async accept(_channel: unknown, batch: Arrival[]): Promise<void> {
      batches.push(batch)
      changed.notify()
      await recorder.store()
      arrivals.push(...batch)
      changed.notify()
    },
    /** The first so many arrivals. */
    got: (count: number) => changed.until(() => (arrivals.length >= count ? arrivals.slice(0, count) : undefined), 5000, () => `only ${arrivals.length} of ${count} arrived`),
    /** The so-manieth batch has been handed over, stored or not. */
    handed: (count: number) => changed.until(() => batches[count - 1], 5000, () => `only ${batches.length} of ${count} batches were handed over`),
  }
  return recorder
}

/** Waiting that ends when the test says so, and not by the clock. */
export function makeWaits() {
  const changed = new Signal()
  const waits: { ms: number; end(): void }[] = []
  let seen = 0
  return {
    /** All waits so far, in milliseconds. */
    get asked() { return waits.map(({ ms }) => ms) },
    pause: (ms: number, signal: AbortSignal) => new Promise<void>((end) => {
      waits.push({ ms, end })
      signal.addEventListener('abort', () => end())
      if (signal.aborted) end()
      changed.notify()
    }),
    /** The next wait that the program begins. */
    next: async () => {
      const wait = await changed.until(() => waits[seen], 5000, () => 'the program did not wait')
      seen++
      return wait
    },
  }
}

export type Door = Awaited<ReturnType<typeof openDoor>>

/** What somebody writes in these tests: it may stand in no log. */
export const SECRET_SENTENCE = 'Tôi còn nể nang trong phê bình'

/** Opens doors that are closed after each test, when their logs are searched for what may not stand there. */
export function useDoors(): typeof openDoor {
  const doors: Door[] = []
  afterEach(async () => {
    for (const door of doors.splice(0)) {
      await door[Symbol.asyncDispose]()
      const log = door.lines.join('')
      for (const secret of [door.server.token, encodeURIComponent(door.server.token), SECRET_SENTENCE, '770101']) expect(log).not.toContain(secret)
    }
  })
  return async (options) => {
    const door = await openDoor(options)
    doors.push(door)
    return door
  }
}

/** The channel at a stand-in for Telegram, with a core that only keeps what arrives. Not yet started. */
async function openDoor({ server: serverOptions = {}, ...options }: { server?: TelegramServerOptions } & Partial<TelegramOptions> = {}) {
  const server: TelegramServer = await startTelegramServer(serverOptions)
  const lines: string[] = []
  const log = makeLog('trace', { write: (line: string) => { lines.push(line) } })
  const metrics: Metrics = makeMetrics()
  const clock: MovedClock = movedClock(new Date('2026-11-02T02:00:00Z'))
  const waits = makeWaits()
  const make = (other: Partial<TelegramOptions> = {}): Telegram =>
    makeTelegramChannel({ token: server.token, apiRoot: server.root, words, log, metrics, clock, pause: waits.pause, ...options, ...other })
  const telegram = make()
  const recorder = makeRecorder()

  return {
    server, telegram, recorder, lines, metrics, clock, waits, make,
    start: () => telegram.start(recorder),
    /** Sentences of the log, and how often each was said. */
    said: (part: string) => lines.filter((line) => line.includes(part)).length,
    async [Symbol.asyncDispose]() {
      await telegram.stop()
      await server.close()
    },
  }
}
