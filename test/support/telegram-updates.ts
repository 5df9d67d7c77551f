// The way of updates to the bot: the queue, long polling, the webhook.
import { setTimeout as sleep } from 'node:timers/promises'
import { ApiError, badRequest } from './telegram-check.ts'
import type { Params } from './telegram-check.ts'
import type { World } from './telegram-world.ts'

export interface WireUpdate {
  update_id: number
  [kind: string]: unknown
}

interface Queued {
  update: WireUpdate
  /** Handed out once more although the bot has confirmed it. */
  again: boolean
}

interface Poll {
  offset?: number
  limit?: number
  timeout?: number
  allowed_updates?: readonly string[]
}

interface Webhook extends Omit<Poll, 'offset' | 'limit' | 'timeout'> {
  url: string
  secret_token?: string
  drop_pending_updates?: boolean
}

interface Waiting {
  limit: number
  answer: (updates: WireUpdate[]) => void
  refuse: (error: ApiError) => void
}

/** Not sent unless a bot asks for them. */
const UNASKED = ['chat_member', 'message_reaction', 'message_reaction_count']

export class Updates {
  readonly #world: World
  readonly #backoffMs: number
  readonly #reply: (method: string, params: Params) => Promise<unknown>
  readonly #history = new Map<number, WireUpdate>()
  #queue: Queued[] = []
  #nextId = 500_001
  #allowed: readonly string[] = []
  #waiting: Waiting | undefined
  #webhook: Webhook | undefined
  #webhookError: { last_error_date: number, last_error_message: string } | undefined
  #delivering = false
  readonly #closed = new AbortController()

  constructor(world: World, backoffMs: number, reply: (method: string, params: Params) => Promise<unknown>) {
    this.#world = world
    this.#backoffMs = backoffMs
    this.#reply = reply
  }

  /** Ids of updates that the bot has not confirmed yet. */
  get pending(): number[] {
    return this.#queue.map(({ update }) => update.update_id)
  }

  get isEmpty(): boolean {
    return this.#queue.length === 0
  }

  /** Whether a long poll is waiting. */
  get isPolled(): boolean {
    return this.#waiting !== undefined
  }

  emit(kind: string, content: unknown): number {
    const update = { update_id: this.#nextId++, [kind]: content }
    const wanted = this.#allowed.length > 0 ? this.#allowed.includes(kind) : !UNASKED.includes(kind)
    if (!wanted) return update.update_id
    this.#history.set(update.update_id, update)
    this.#queue.push({ update, again: false })
    this.#wake()
    return update.update_id
  }

  /** The same update once more, with the same id: Telegram does that when a confirmation was lost. */
  redeliver(updateId: number): void {
    const update = this.#history.get(updateId)
    if (!update) throw new Error(`There was no update ${updateId}`)
    this.#queue.unshift({ update, again: true })
    this.#wake()
  }

  poll(params: Poll, gone: AbortSignal): Promise<WireUpdate[]> {
    if (this.#webhook) {
      throw new ApiError(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
    }
    this.#waiting?.refuse(new ApiError(409, 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'))
    if (params.allowed_updates) this.#allowed = params.allowed_updates
    this.#confirm(params.offset ?? 0)
    const limit = Math.min(100, Math.max(1, params.limit ?? 100))
    const ready = this.#take(limit)
    if (ready.length > 0 || !params.timeout || gone.aborted) return Promise.resolve(ready)
    return this.#wait(limit, params.timeout, gone)
  }

  setWebhook(webhook: Webhook): true {
    const { url, secret_token: secret } = webhook
    if (url === '') return this.deleteWebhook(webhook)
    // Telegram takes HTTPS only; on this machine plain HTTP is enough.
    if (!/^https:|^http:\/\/(127\.0\.0\.1|localhost)\b/.test(url) || !URL.canParse(url)) {
      throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
    }
    if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret)) throw badRequest('secret token contains unallowed characters')
    this.#waiting?.refuse(new ApiError(409, 'Conflict: terminated by setWebhook request'))
    if (webhook.drop_pending_updates) this.#queue = []
    if (webhook.allowed_updates) this.#allowed = webhook.allowed_updates
    this.#webhook = webhook
    this.#webhookError = undefined
    this.#wake()
    return true
  }

  deleteWebhook({ drop_pending_updates: drop }: { drop_pending_updates?: boolean }): true {
    this.#webhook = undefined
    if (drop) this.#queue = []
    this.#world.changed.notify()
    return true
  }

  webhookInfo() {
    return {
      url: this.#webhook?.url ?? '', has_custom_certificate: false, pending_update_count: this.#queue.length,
      ...this.#webhookError, ...(this.#allowed.length > 0 && { allowed_updates: this.#allowed }),
    }
  }

  close(): void {
    this.#waiting?.answer([])
    this.#webhook = undefined
    this.#closed.abort()
  }

  #wait(limit: number, seconds: number, gone: AbortSignal): Promise<WireUpdate[]> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer)
        if (this.#waiting === waiting) this.#waiting = undefined
      }
      const waiting: Waiting = {
        limit,
        answer: (updates) => { leave(); resolve(updates) },
        refuse: (error) => { leave(); reject(error) },
      }
      const timer = setTimeout(() => waiting.answer([]), seconds * 1000)
      // A poller that hung up must not take updates along, nor count as the first of two.
      gone.addEventListener('abort', () => waiting.answer([]))
      this.#waiting = waiting
      this.#world.changed.notify()
    })
  }

  /** In a turn of its own, so that updates made together arrive together. */
  #wake(): void {
    setImmediate(() => {
      if (this.#webhook) return void this.#deliver()
      const waiting = this.#waiting
      if (waiting && this.#queue.length > 0) waiting.answer(this.#take(waiting.limit))
    })
  }

  #take(limit: number): WireUpdate[] {
    const batch = this.#queue.slice(0, limit)
    for (const queued of batch) queued.again = false
    return batch.map(({ update }) => update)
  }

  /** A negative offset counts from the end and forgets all before it. */
  #confirm(offset: number): void {
    if (offset < 0) this.#queue = this.#queue.slice(offset)
    else if (offset > 0) this.#queue = this.#queue.filter(({ update, again }) => again || update.update_id >= offset)
    this.#world.changed.notify()
  }

  /** One after the other and in order; an update that is not taken (2xx) holds back those behind it. */
  async #deliver(): Promise<void> {
    if (this.#delivering) return
    this.#delivering = true
    let pause = this.#backoffMs
    while (this.#webhook && this.#queue[0]) {
      const queued = this.#queue[0]
      const problem = await this.#post(this.#webhook, queued.update)
      if (problem === undefined) {
        pause = this.#backoffMs
        this.#queue = this.#queue.filter((other) => other !== queued)
        this.#world.changed.notify()
      } else {
        this.#webhookError = { last_error_date: this.#world.seconds(), last_error_message: problem }
        await sleep(pause, undefined, { signal: this.#closed.signal }).catch(() => undefined)
        pause = Math.min(pause * 2, 2000)
      }
    }
    this.#delivering = false
  }

  async #post({ url, secret_token: secret }: Webhook, update: WireUpdate): Promise<string | undefined> {
    try {
      const response = await fetch(url, {
        method: 'POST', body: JSON.stringify(update), redirect: 'manual', signal: this.#closed.signal,
        headers: { 'content-type': 'application/json', ...(secret && { 'x-telegram-bot-api-secret-token': secret }) },
      })
      const body = await response.text()
      if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`
      await this.#callFrom(body)
      return undefined
    } catch {
      return 'Connection refused'
    }
  }

  /** A bot may put one call into its answer to the webhook; nobody tells it what became of it. */
  async #callFrom(body: string): Promise<void> {
    if (!body.startsWith('{')) return
    const { method, ...params } = JSON.parse(body) as Params
    if (typeof method === 'string') await this.#reply(method, params).catch(() => undefined)
  }
}
