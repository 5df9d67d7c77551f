import { newId } from '../../platform/crypto.ts'

const KEPT = 10 * 60_000
/** Bytes in all: whoever sends many files fills no memory. */
const MOST = 64 * 1024 * 1024

type Kept = { address: string; name: string; mime: string; bytes: Uint8Array; until: number }

export type Files = ReturnType<typeof makeFiles>

/** Files on their way to or from a page: in memory alone, for ten minutes, each for one address. */
export function makeFiles({ now }: { now: () => number }) {
  const kept = new Map<string, Kept>()
  let total = 0

  function forget(id: string): void {
    total -= kept.get(id)?.bytes.length ?? 0
    kept.delete(id)
  }
  function sweep(): void {
    for (const [id, { until }] of kept) if (until <= now()) forget(id)
  }
  function keep(file: Omit<Kept, 'until'>): string {
    sweep()
    for (const oldest of kept.keys()) {
      if (total + file.bytes.length <= MOST) break
      forget(oldest)
    }
    const id = newId()
    kept.set(id, { ...file, until: now() + KEPT })
    total += file.bytes.length
    return id
  }
  function find(id: string): Kept | null {
    const found = kept.get(id)
    return found && found.until > now() ? found : null
  }

  return {
    sweep,
    /** To be fetched by a page of this address; gives the id under which it is. */
    offer: (address: string, file: { name: string; mime: string; bytes: Uint8Array }) => keep({ address, ...file }),
    /** Null for another address's. */
    find(id: string, address: string): Kept | null {
      const found = find(id)
      return found?.address === address ? found : null
    },
    /** What a page sent; gives its reference. */
    receive: (address: string, bytes: Uint8Array) => keep({ address, name: '', mime: '', bytes }),
    take: (ref: string): Uint8Array | null => find(ref)?.bytes ?? null,
    forget(address: string): void {
      for (const [id, file] of kept) if (file.address === address) forget(id)
    },
  }
}
