import { createHash, timingSafeEqual } from 'node:crypto'
import type { Update } from 'grammy/types'
import type { Context, Hono } from 'hono'
import { WANTED } from './arrivals.ts'
import type { Receiving, Store } from './polling.ts'
import { backOff, readTrouble } from './line.ts'

const PATH = '/telegram/webhook'

/** Tells Telegram where to bring updates; tries until it is heard or stopped. */
export async function askForWebhook({ line, watch, log, pause, signal }: Receiving, { url, secret }: { url: string; secret: string }): Promise<void> {
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      await line.call('setWebhook', (api) => api.setWebhook(url, { secret_token: secret, allowed_updates: WANTED }))
      return watch.is('working')
    } catch (error) {
      const { state, seconds } = readTrouble(error, log)
      watch.is(state)
      await pause(backOff(failures, seconds), signal)
    }
  }
}

/**
 * Takes what Telegram brings: 401 without the secret, 200 only once it is stored, and otherwise an error, upon which
 * Telegram brings it again.
 * @param store null while the channel does not receive
 */
export function addWebhook(app: Hono, { secret, store, watch, log }: { secret: string; store: () => Store | null } & Pick<Receiving, 'watch' | 'log'>): void {
  app.post(PATH, async (c) => {
    if (!same(c.req.header('x-telegram-bot-api-secret-token') ?? '', secret)) return c.text('', 401)
    const keep = store()
    if (!keep) return c.text('', 503)
    const update = await read(c)
    if (!update) return c.text('', 400)
    try {
      await keep([update])
      watch.succeeded()
      return c.text('')
    } catch (error) {
      log.error({ err: error, channel: 'telegram' }, 'an update could not be stored')
      return c.text('', 503)
    }
  })
}

async function read(c: Context): Promise<Update | null> {
  try {
    const body: unknown = await c.req.json()
    return typeof body === 'object' && body !== null && 'update_id' in body && Number.isSafeInteger(body.update_id) ? (body as Update) : null
  } catch {
    return null
  }
}

/** Compares in a time that tells neither where two secrets differ nor how long ours is. */
function same(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}
