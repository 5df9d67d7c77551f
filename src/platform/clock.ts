/** The calendar's time. Read once for each unit, as `unit.now`; everything else gets it as an argument. */
export interface Clock {
  now(): Date
}

/** A clock that is set by hand: for tests, and for the demo's "next morning". */
export interface MovedClock extends Clock {
  moveTo(moment: Date): void
  /** @param ms milliseconds */
  advance(ms: number): void
}

export const systemClock: Clock = { now: () => new Date() }

/** Stands still at `start` until it is moved; when `ticking` it runs on from wherever it was last set. */
export function movedClock(start: Date, { ticking = false }: { ticking?: boolean } = {}): MovedClock {
  let set = start.getTime()
  let setAt = Date.now()
  const read = (): number => (ticking ? set + Date.now() - setAt : set)
  return {
    now: () => new Date(read()),
    moveTo(moment) {
      set = moment.getTime()
      setAt = Date.now()
    },
    advance(ms) {
      set = read() + ms
      setAt = Date.now()
    },
  }
}

/** Real time, whatever the calendar says: for leases, pace and limits, which other processes and servers keep too. */
export function realNow(): Date {
  return new Date()
}
