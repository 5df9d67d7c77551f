import type { Box } from '../platform/crypto.ts'

/** The lane of a chat: all that touches its screen runs in it, before and after anybody is known there. */
export function laneOf(box: Box, { channel, address }: { channel: string; address: string }): string {
  return box.hash('lane', `${channel}:${address}`)
}

/** Work on one key runs one after the other, in the order in which it was handed in; keys run side by side. */
export interface Lanes {
  run<T>(key: string, work: () => Promise<T>): Promise<T>
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>
}

export function makeLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>()
  return {
    run(key, work) {
      const before = tails.get(key) ?? Promise.resolve()
      const mine = before.then(work, work)
      const settled = mine.then(() => undefined, () => undefined)
      tails.set(key, settled)
      void settled.then(() => {
        if (tails.get(key) === settled) tails.delete(key)
      })
      return mine
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values())
    },
  }
}
