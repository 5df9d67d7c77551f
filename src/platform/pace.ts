/** What a channel allows unasked: messages a second in all, a second in a chat. */
export type Limits = { perSecond: number; perChat: number }

/** When the next message may go, in real milliseconds. It lives in the delivering process's memory alone. */
export interface Pace {
  /** Milliseconds to wait until `chat` may be written to; 0 books the place. */
  turn(chat: string, now: number): number
  /** Everybody waits until then. */
  hold(until: number): void
}

/** @param before moments of the last messages sent, so that a restart does not begin with a full allowance */
export function makePace({ perSecond, perChat }: Limits, before: { chat: string; at: number }[] = []): Pace {
  const chats = new Map<string, number>()
  let recent: number[] = []
  let held = 0
  const book = (chat: string, at: number) => {
    recent.push(at)
    chats.set(chat, at)
  }
  for (const { chat, at } of [...before].sort((a, b) => a.at - b.at)) book(chat, at)

  return {
    turn(chat, now) {
      recent = recent.filter((at) => at > now - 1000)
      for (const [key, at] of chats) if (at < now - 60_000) chats.delete(key)
      const oldest = recent.length >= perSecond ? (recent[recent.length - perSecond] ?? 0) + 1000 : 0
      const own = chats.has(chat) ? (chats.get(chat) ?? 0) + 1000 / perChat : 0
      const wait = Math.max(held, oldest, own) - now
      if (wait <= 0) book(chat, now)
      return Math.max(0, Math.ceil(wait))
    },
    hold(until) {
      held = Math.max(held, until)
    },
  }
}
