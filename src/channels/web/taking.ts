import type { Arrival } from '../../conversation/channel.ts'

const MOST = 100

/**
 * Hands arrivals over in batches: while one is being stored the next one gathers, so that many who press at once cost
 * a statement together, as they do where a service brings them in batches. Each call comes back once its own is stored.
 */
export function makeTaking(accept: (arrivals: Arrival[]) => Promise<void>): (arrival: Arrival) => Promise<void> {
  let waiting: { arrival: Arrival; stored: () => void; failed: (error: unknown) => void }[] = []
  let busy = false

  async function drain(): Promise<void> {
    busy = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST)
      waiting = waiting.slice(MOST)
      try {
        await accept(batch.map(({ arrival }) => arrival))
        for (const one of batch) one.stored()
      } catch (error) {
        for (const one of batch) one.failed(error)
      }
    }
    busy = false
  }

  return (arrival) => new Promise((stored, failed) => {
    waiting.push({ arrival, stored, failed })
    if (!busy) void drain()
  })
}
