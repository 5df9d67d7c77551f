/** Chance from a seed, so that a run can be repeated: `mulberry32`. */
export type Dice = {
  /** At least 0, less than 1. */
  next(): number
  /** A whole number, at least 0 and less than `end`. */
  below(end: number): number
  pick<T>(from: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
}

export function makeDice(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (end: number): number => Math.floor(next() * end)
  return {
    next,
    below,
    pick<T>(from: readonly T[]): T {
      const found = from[below(from.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    shuffled: (list) => list.map((one) => ({ one, place: next() })).toSorted((a, b) => a.place - b.place).map(({ one }) => one),
  }
}
