import type { Units } from '../platform/unit.ts'
import { findAccount } from './account.ts'
import { menuOf } from './menu.ts'
import type { Router } from './router.ts'
import { stageOf } from './router.ts'
import type { Words } from './words.ts'

export type Visitor = {
  language: string
  menu: { command: string; description: string }[]
  /** The confidential message that stands there, which no channel keeps. */
  open: string | null
}

/** For a channel that draws its pages itself: what somebody who opens one finds beside the messages. */
export interface Visits {
  /** Null for an address that nobody holds. */
  find(place: Place): Promise<Visitor | null>
  /** Shows again what stands there: where it was shown it is gone. */
  redraw(place: Place): Promise<void>
}
export type Place = { channel: string; address: string }

export function makeVisits({ units, router, words, refresh }: { units: Units; router: Router; words: Words; refresh: () => void }): Visits {
  return {
    async find(place) {
      const account = await units.single((unit) => findAccount(unit, { ...place, words }))
      if (!account) return null
      const { actor, state: { screen } } = account
      return { language: actor.language, menu: stageOf(actor) === 'consented' ? menuOf(router, actor) : [], open: screen?.confidential ? screen.message : null }
    },
    async redraw({ channel, address }) {
      await units.single((unit) => unit.tx.account.updateMany({ where: { channel, address }, data: { dirty: true } }))
      refresh()
    },
  }
}
