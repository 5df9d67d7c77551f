// How often a bot may write: 30 a second over all, 1 a second to one person, 20 a minute in a group.
//
// Telegram's own numbers are "approximately"; for a person it lets short bursts pass. Hence a bucket:
// one message a second on average, a few at once when it was quiet before. Edits count in groups only.
import { ApiError } from './telegram-check.ts'
import type { Params } from './telegram-check.ts'
import { retryAfter } from './telegram-faults.ts'

export interface LimitOptions {
  perSecond?: number
  /** Messages that one person may get at once after a quiet time. */
  privateBurst?: number
  groupPerMinute?: number
}

export class Limits {
  readonly #now: () => number
  readonly #perSecond: number
  readonly #privateBurst: number
  readonly #groupPerMinute: number
  readonly #all: number[] = []
  readonly #groups = new Map<number, number[]>()
  readonly #people = new Map<number, { tokens: number, at: number }>()

  constructor(now: () => number, options: LimitOptions) {
    this.#now = now
    this.#perSecond = options.perSecond ?? 30
    this.#privateBurst = options.privateBurst ?? 3
    this.#groupPerMinute = options.groupPerMinute ?? 20
  }

  /** Counts the call, or throws 429 and counts nothing. */
  check(method: string, params: Params): void {
    const chatId = Number(params['chat_id'])
    const isSend = /^send(?!ChatAction)/.test(method)
    const isGroup = chatId < 0
    if (!isSend && !(isGroup && method.startsWith('edit'))) return
    const now = this.#now()
    const own = isGroup ? this.#waitInGroup(chatId, now) : this.#waitForPerson(chatId, now)
    const wait = Math.max(own, waitInWindow(this.#all, now, 1000, this.#perSecond))
    if (wait > 0) throw tooManyRequests(Math.max(1, Math.ceil(wait / 1000)))
    this.#all.push(now)
    if (isGroup) this.#groups.get(chatId)?.push(now)
    else this.#people.set(chatId, { tokens: this.#tokens(chatId, now) - 1, at: now })
  }

  #waitInGroup(chatId: number, now: number): number {
    const sent = this.#groups.get(chatId) ?? []
    this.#groups.set(chatId, sent)
    return waitInWindow(sent, now, 60_000, this.#groupPerMinute)
  }

  #waitForPerson(chatId: number, now: number): number {
    return Math.max(0, 1 - this.#tokens(chatId, now)) * 1000
  }

  #tokens(chatId: number, now: number): number {
    const bucket = this.#people.get(chatId)
    if (!bucket) return this.#privateBurst
    return Math.min(this.#privateBurst, bucket.tokens + (now - bucket.at) / 1000)
  }
}

function tooManyRequests(seconds: number): ApiError {
  const { status, description, parameters } = retryAfter(seconds)
  return new ApiError(status, description, parameters)
}

/** Milliseconds until the window has room. Forgets what has left it. */
function waitInWindow(sent: number[], now: number, length: number, most: number): number {
  while (sent[0] !== undefined && sent[0] <= now - length) sent.shift()
  return sent.length < most ? 0 : (sent[0] ?? now) + length - now
}
