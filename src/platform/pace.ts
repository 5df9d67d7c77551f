/** What a channel allows unasked: messages a second in all, a second in a chat, a minute in a group. */
export type Limits = { perSecond: number; perChat: number; groupPerMinute: number }

export const TELEGRAM_LIMITS: Limits = { perSecond: 30, perChat: 1, groupPerMinute: 20 }

/** A chat, by the id of whom it is: a person, or an organisation and its group. */
export type Chat = { id: string; group: boolean }

/** When the next message may go, in real milliseconds. It lives in the delivering process's memory alone. */
export interface Pace {
  /** Milliseconds until anything may go out. */
  wait(now: number): number
  /** Milliseconds until this chat may be written to, whatever the others do. */
  waitFor(chat: Chat, now: number): number
  /**
   * A message to this chat is out. Counted from when its answer came: the other side has counted it no later, so that
   * a slow line can never make two of its seconds into one.
   * @param chat null for an answer to somebody: it waits for no place, and takes one
   */
  sent(chat: Chat | null, now: number): void
  /** The chats that may not be written to now. */
  full(now: number): string[]
  /** Everybody waits until then. */
  hold(until: number): void
}

const SECOND = 1000
const MINUTE = 60_000

/** @param before moments of the last messages sent, so that a restart does not begin with a full allowance */
export function makePace({ perSecond, perChat, groupPerMinute }: Limits, before: (Chat & { at: number })[] = []): Pace {
  const chats = new Map<string, { group: boolean; at: number[] }>()
  let recent: number[] = []
  let held = 0

  function sent(chat: Chat | null, now: number): void {
    recent = [...recent, now].slice(-perSecond)
    if (!chat) return
    const { id, group } = chat
    const old = chats.get(id)?.at ?? []
    chats.set(id, { group, at: [...old.filter((at) => at > now - MINUTE), now] })
  }
  for (const { at, ...chat } of [...before].sort((a, b) => a.at - b.at)) sent(chat, at)

  function waitFor({ id, group }: Chat, now: number): number {
    const at = chats.get(id)?.at ?? []
    const second = (at.at(-1) ?? -Infinity) + SECOND / perChat
    const minute = group ? (at.at(-groupPerMinute) ?? -Infinity) + MINUTE : -Infinity
    return Math.max(0, Math.ceil(Math.max(second, minute) - now))
  }

  return {
    sent,
    waitFor,
    wait(now) {
      const window = recent.length < perSecond ? -Infinity : (recent[0] ?? 0) + SECOND
      return Math.max(0, Math.ceil(Math.max(held, window) - now))
    },
    full(now) {
      for (const [id, { at }] of chats) if ((at.at(-1) ?? 0) <= now - MINUTE) chats.delete(id)
      return [...chats].filter(([id, { group }]) => waitFor({ id, group }, now) > 0).map(([id]) => id)
    },
    hold(until) {
      held = Math.max(held, until)
    },
  }
}
