// The ledger: what was really called, kept outside the program under test.
import type { Params } from './telegram-check.ts'

/** One call, as it came in. Without `result` and `error` it is under way or its connection was dropped before it took effect. */
export interface Call {
  at: number
  method: string
  params: Params
  result?: unknown
  error?: { error_code: number, description: string, parameters?: Params }
  dropped?: 'before' | 'after'
}

export interface CallFilter {
  chat?: number
  /** Found in the text or caption. */
  text?: string | RegExp
  /** Only calls that took effect, or only those that did not. */
  ok?: boolean
}

export function callsOf(calls: readonly Call[], method: string, { chat, text, ok }: CallFilter): Call[] {
  return calls.filter((call) => call.method === method || method === '*')
    .filter((call) => chat === undefined || Number(call.params['chat_id']) === chat)
    .filter((call) => text === undefined || contains(textOf(call), text))
    .filter((call) => ok === undefined || (call.result !== undefined) === ok)
}

export function sendCounts(calls: readonly Call[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const call of calls) {
    if (!/^send(Message|Document|Photo)$/.test(call.method) || call.result === undefined) continue
    const key = `${Number(call.params['chat_id'])} ${textOf(call)}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

export function isOver({ result, error, dropped }: Call): boolean {
  return result !== undefined || error !== undefined || dropped !== undefined
}

function textOf({ params }: Call): string {
  return String(params['text'] ?? params['caption'] ?? '')
}

function contains(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)
}
