import type { Place, Step } from '../support/watch.ts'

/** Where a kill fell; `elsewhere` is while it started, asked for updates, or rested. */
export const FELL = [
  'between arrival and store', 'between store and unit', 'in the unit', 'between commit and screen', 'between screen and mark',
  'between mark and notice', 'between notice and mark', 'elsewhere',
] as const
export type Fell = (typeof FELL)[number]

/** Where the process is held until it is killed, and what that is. */
export const AIMS: Record<Place, Fell> = {
  arrived: 'between arrival and store',
  stored: 'between store and unit',
  unit: 'in the unit',
  commit: 'in the unit',
  acted: 'between commit and screen',
  shown: 'between screen and mark',
  begun: 'between mark and notice',
  sent: 'between notice and mark',
}

/** Follows what a process's database does, to tell where a kill at random fell. */
export function makeTrail() {
  let open = 0
  let stored = false
  let unshown = 0
  let sending = false
  return {
    on(step: Step): void {
      if (step === 'begin') open++
      if (step === 'end') open--
      if (step === 'store') stored = true
      if (step === 'consume') {
        stored = false
        unshown++
      }
      if (step === 'show') unshown = Math.max(0, unshown - 1)
      if (step === 'send') sending = true
      if (step === 'mark') sending = false
    },
    fell(): Fell {
      if (open > 0) return 'in the unit'
      if (sending) return 'between notice and mark'
      if (unshown > 0) return 'between commit and screen'
      return stored ? 'between store and unit' : 'elsewhere'
    },
  }
}
