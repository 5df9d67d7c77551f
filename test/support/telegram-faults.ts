// Faults on demand: refusals, lost connections, slowness.
import type { Params } from './telegram-check.ts'

export interface Refusal {
  status: number
  description: string
  parameters?: Params
}

/**
 * - a refusal: answered instead of the call, which has no effect
 * - 'drop-before': the connection breaks and the call has no effect
 * - 'drop-after': the call takes effect, then the connection breaks; the caller cannot know
 * - latency: milliseconds before the call takes effect
 */
export type Fault = Refusal | 'drop-before' | 'drop-after' | { latency: number }

interface Planned {
  method: string
  fault: Fault
  chat: number | undefined
  left: number
}

export class Faults {
  #planned: Planned[] = []

  /** For the next calls of `method` ('*': of any but getUpdates), once or `times` times, only to `chat` if given. */
  next(method: string, fault: Fault, { times = 1, chat }: { times?: number, chat?: number } = {}): void {
    this.#planned.push({ method, fault, chat, left: times })
  }

  clear(): void {
    this.#planned = []
  }

  /** Those that have not been met yet. */
  get open(): number {
    return this.#planned.reduce((sum, { left }) => sum + left, 0)
  }

  take(method: string, params: Params): Fault | undefined {
    const planned = this.#planned.find((candidate) => applies(candidate, method, params))
    if (!planned) return undefined
    planned.left--
    this.#planned = this.#planned.filter(({ left }) => left > 0)
    return planned.fault
  }
}

function applies({ method, chat }: Planned, called: string, params: Params): boolean {
  const fits = method === called || (method === '*' && called !== 'getUpdates')
  return fits && (chat === undefined || Number(params['chat_id']) === chat)
}

/** A 429, as Telegram words it. */
export function retryAfter(seconds: number): Refusal {
  return { status: 429, description: `Too Many Requests: retry after ${seconds}`, parameters: { retry_after: seconds } }
}
