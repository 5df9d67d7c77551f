import { setImmediate as turn } from 'node:timers/promises'

const MOST = 100

/**
 * Does together what comes together: while some are being worked on the next ones gather, so that many who press at once
 * cost a statement together, as they do where a service brings them in batches.
 * @param work gives a result for each, in their order
 */
export function inBatches<T, R>(work: (items: T[]) => Promise<R[]>): (item: T) => Promise<R> {
  let waiting: { item: T; done: (result: R) => void; failed: (error: unknown) => void }[] = []
  let busy = false

  async function drain(): Promise<void> {
    busy = true
    while (waiting.length > 0) {
      // A turn of the loop takes in one new connection and no more: without one for each batch the last of two hundred
      // who press at once is let in half a minute later (measured on the embedded database, which works in this thread).
      await turn()
      const batch = waiting.slice(0, MOST)
      waiting = waiting.slice(MOST)
      try {
        const results = await work(batch.map(({ item }) => item))
        batch.forEach(({ done }, i) => done(results[i] as R))
      } catch (error) {
        for (const one of batch) one.failed(error)
      }
    }
    busy = false
  }

  return (item) => new Promise((done, failed) => {
    waiting.push({ item, done, failed })
    if (!busy) void drain()
  })
}
