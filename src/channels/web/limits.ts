const REMEMBERED = 20_000

/** At most `many` in `seconds` for each key, counted in this process alone. */
export function makeLimit({ many, seconds, now }: { many: number; seconds: number; now: () => number }) {
  const seen = new Map<string, { since: number; count: number }>()

  /** @returns 0, or the seconds after which it may be tried again */
  return (key: string): number => {
    const at = now()
    const before = seen.get(key)
    const entry = before && at - before.since < seconds * 1000 ? before : { since: at, count: 0 }
    entry.count++
    seen.delete(key)
    seen.set(key, entry)
    const oldest = seen.keys().next().value
    if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest)
    return entry.count <= many ? 0 : Math.max(1, Math.ceil((entry.since + seconds * 1000 - at) / 1000))
  }
}
