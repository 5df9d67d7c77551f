import { insertNotices } from '../platform/outbox.repo.ts'
import type { Unit, Units } from '../platform/unit.ts'
import type { Account } from './account.ts'
import { findAccount } from './account.ts'
import { foresee } from './ahead.ts'
import type { Channel } from './channel.ts'
import type { Outcome } from './decide.ts'
import type { Stored } from './intake.repo.ts'
import type { Debt } from './intake.repo.ts'
import { consume, isRepeated } from './intake.repo.ts'
import type { Reply } from './screen.ts'
import type { Words } from './words.ts'

export type Act = (stored: Stored, work: (unit: Unit, account: Account | null) => Promise<Outcome>) => Promise<Outcome | null>

export function makeAct({ units, channels, words }: { units: Units; channels: Map<string, Channel>; words: Words }): Act {
  /** One unit: who, what, the replies, and the update consumed with them. A second time acts nothing. */
  return async function act(stored: Stored, work: (unit: Unit, account: Account | null) => Promise<Outcome>): Promise<Outcome | null> {
    let outcome: Outcome = { account: null, replies: [] }
    let consuming = false
    const { channel, number, kept: { arrival } } = stored
    try {
      return await units.run(async (unit) => {
        consuming = false
        outcome = await work(unit, await findAccount(unit, { channel, address: arrival.address, words }))
        return outcome
      }, {
        async finish(unit, gathered) {
          const { account, replies } = outcome
          const door = channels.get(channel)
          const screen = account && door ? foresee(account, replies, { arrival, channel: door, now: unit.now }) : null
          await insertNotices(unit.tx, gathered)
          consuming = true
          const consumed = await consume(unit, {
            channel, number, account, owed: owedBy(replies), views: gathered.views, ...(screen && { until: account?.state.screen?.until ?? null }),
          })
          if (screen && consumed.debt) outcome.ahead = { screen, debt: consumed.debt }
          if (consumed.marked === 0) gathered.views.clear()
        },
      })
    } catch (error) {
      // A feature's own division by zero is a failure like any other, and is not to be taken for this.
      if (consuming && isRepeated(error)) return null
      throw error
    }
  }
}

/** What must be drawn again if it is not shown now: the last screen that can be, and whether its file is owed too. */
function owedBy(replies: Reply[]): Debt | null {
  const screen = replies.map((reply) => ('show' in reply ? reply.show : null)).findLast((show) => show?.view !== undefined)
  return screen?.view === undefined ? null : { view: screen.view, ...(screen.document && { file: true }) }
}
