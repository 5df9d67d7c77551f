import type { Hono } from 'hono'
import type { Channel } from '../../conversation/channel.ts'
import { ChannelError } from '../../conversation/channel.ts'
import type { Intake } from '../../conversation/intake.ts'
import type { Words } from '../../conversation/words.ts'
import type { Clock } from '../../platform/clock.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { Metrics } from '../../platform/metrics.ts'
import type { Taken } from './arrivals.ts'
import { readUpdates } from './arrivals.ts'
import type { Health } from './health.ts'
import { makeWatch } from './health.ts'
import type { Pause } from './line.ts'
import { aborting, backOff, makeLine, pause as realPause } from './line.ts'
import { patient } from './patient.ts'
import type { Store } from './polling.ts'
import { poll } from './polling.ts'
import type { Switches } from './profile.ts'
import { setProfile, switchesOf } from './profile.ts'
import { makeShowing } from './show.ts'
import { addWebhook, askForWebhook } from './webhook.ts'

export type TelegramOptions = {
  token: string
  /** Without a slash at its end. */
  apiRoot: string
  proxy?: string | null
  /** Null: updates are asked for, by long polling. */
  webhook?: { url: string; secret: string } | null
  words: Words
  log: Log
  metrics: Metrics
  /** For what `health` tells. */
  clock?: Clock
  pause?: Pause
}

export interface Telegram {
  /** Says at once when it has to wait: for notices. */
  channel: Channel
  /** Waits by itself: for answers to people. */
  answers: Channel
  /** Begins to receive and comes back at once; what Telegram does not answer is tried until it does. */
  start(intake: Pick<Intake, 'accept'>): void
  /** Takes nothing more, and comes back when what was being stored is stored. */
  stop(): Promise<void>
  /** Adds the webhook's address, where one is set. */
  routes(app: Hono): void
  health(): Health
  /** The bot's name for links, known soon after the start. */
  username(): string | null
  /** What only BotFather can switch, known as soon as the name. */
  switches(): Switches | null
}

export function makeTelegramChannel({ words, log, metrics, clock = systemClock, pause = realPause, webhook = null, ...options }: TelegramOptions): Telegram {
  const watch = makeWatch({ clock, log })
  const line = makeLine({ ...options, watch, heard, log, metrics })
  const channel = makeShowing({ line, log })
  const stopping = new AbortController()
  const { signal } = stopping
  const aside = new Set<Promise<void>>()
  const leaving = new Set<number>()
  let store: Store | null = null
  let receiving: Promise<void> = Promise.resolve()
  let username: string | null = null
  let switches: Switches | null = null

  /** With a webhook nobody asks for updates: the calls alone tell whether there is a line. */
  function heard(answered: boolean): void {
    const { state } = watch.health()
    if (webhook && (state === 'working' || state === 'offline')) watch.is(answered ? 'working' : 'offline')
  }

  /** What nobody waits for: its failure is told and forgotten. */
  function apart(work: Promise<unknown>): void {
    const done = work.then(() => undefined, (error: unknown) => {
      if (!(error instanceof ChannelError)) log.error({ err: error, channel: 'telegram' }, 'a side task failed')
    }).finally(() => aside.delete(done))
    aside.add(done)
  }

  /** One neutral sentence and out: a foreign group learns nothing of what this is (PF9). */
  async function leave(chat: number, greeting: boolean): Promise<void> {
    leaving.add(chat)
    try {
      if (greeting) await line.call('sendMessage', (api) => api.sendMessage(chat, words.for('vi')('stranger'), {}, aborting(signal)))
    } finally {
      await line.call('leaveChat', (api) => api.leaveChat(chat, aborting(signal))).finally(() => leaving.delete(chat))
    }
  }

  function handle(taken: Taken): void {
    if ('leave' in taken) apart(leave(taken.leave, taken.greeting))
    // Nobody can tell who that is: asked to come to the private chat, and never taken for anyone (ID8).
    if ('unnamed' in taken && !leaving.has(taken.unnamed)) {
      apart(line.call('sendMessage', (api) => api.sendMessage(taken.unnamed, words.for('vi')('write-privately'), {}, aborting(signal))))
    }
    if ('unheard' in taken) apart(channel.answer(taken.unheard))
    if ('odd' in taken) log.error({ err: taken.odd, channel: 'telegram' }, 'an update is not as it should be, and was passed over')
  }

  /** Learns the bot's name and sets its profile: tried until Telegram answers, given up where it refuses. */
  async function introduce(): Promise<void> {
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        const me = await line.call('getMe', (api) => api.getMe(aborting(signal)))
        username = me?.username ?? null
        switches = me && switchesOf(me)
        return await setProfile(line, { words, signal })
      } catch (error) {
        if (!(error instanceof ChannelError) || error.kind === 'refused') throw error
        await pause(backOff(failures, error.seconds), signal)
      }
    }
  }

  return {
    channel,
    answers: patient(channel, { signal, pause }),
    start(intake) {
      const keep: Store = async (updates) => {
        const taken = readUpdates(updates)
        const arrivals = taken.flatMap((one) => ('arrival' in one ? [one.arrival] : []))
        if (arrivals.length > 0) await intake.accept(channel, arrivals)
        taken.forEach(handle)
      }
      store = keep
      const wanted = { line, watch, log, pause, signal }
      receiving = webhook ? askForWebhook(wanted, webhook) : poll(wanted, keep)
      apart(introduce())
    },
    async stop() {
      store = null
      stopping.abort()
      await receiving
      await Promise.all(aside)
    },
    routes(app) {
      if (webhook) addWebhook(app, { secret: webhook.secret, store: () => store, watch, log })
    },
    health: () => watch.health(),
    username: () => username,
    switches: () => switches,
  }
}
