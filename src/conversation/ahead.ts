import type { Sealed } from '../platform/crypto.ts'
import type { Units } from '../platform/unit.ts'
import type { Account } from './account.ts'
import type { Arrival, Channel } from './channel.ts'
import { OPEN_FOR, remembered } from './presenter.ts'
import type { Reply, Screen } from './screen.ts'

/** How long a screen that was changed in place may stay marked as owed, in milliseconds. */
const SETTLE = 1000

/**
 * A press whose answer will be the same message with other words, which is nearly every press: what will then stand on
 * the screen is known before it is shown and is written with the commit. Null for everything else.
 */
export function foresee({ state }: Account, replies: Reply[], { arrival: { what }, channel, now }: { arrival: Arrival; channel: Channel; now: Date }): Screen | null {
  const [shown, ...others] = replies.filter((reply) => !('toast' in reply))
  if (what.kind !== 'press' || !channel.edits || !shown || others.length > 0 || !('where' in shown) || shown.where !== 'here') return null
  const { screen, last, tidy } = state
  const { show } = shown
  if (!screen || tidy || screen.message !== what.message || last !== what.message) return null
  if (show.view === undefined || show.document || screen.confidential !== (show.confidential ?? false)) return null
  state.screen = remembered(show, screen.message, new Date(now.getTime() + OPEN_FOR).toISOString())
  return show
}

export type Settled = { channel: string; number: string; id: string; debt: Sealed }

/**
 * Writes down, some at a time, that what was owed has been shown. After a crash before that the same screen is drawn
 * once more into the same message, which changes nothing.
 */
export function makeSettler(units: Units) {
  let waiting: Settled[] = []
  let timer: NodeJS.Timeout | null = null
  let flushing: Promise<void> = Promise.resolve()

  async function write(rows: Settled[]): Promise<void> {
    await units.single((unit) => unit.tx.$executeRaw`
      with shown as (
        update stored_update u set state = 'shown'
        from unnest(${rows.map((row) => row.channel)}::text[], ${rows.map((row) => row.number)}::text[]) as row (channel, number)
        where u.channel = row.channel and u.number = row.number and u.state = 'acted'
      )
      update account a set owed = null from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.debt)}::bytea[]) as row (id, debt)
      where a.id = row.id and a.owed = row.debt`)
  }

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    const rows = waiting
    waiting = []
    if (rows.length > 0) flushing = flushing.then(() => write(rows)).catch(() => undefined) // still owed: drawn once more
    return flushing
  }
  return {
    flush,
    add(row: Settled): void {
      waiting.push(row)
      timer ??= setTimeout(() => void flush(), SETTLE)
    },
  }
}

export type Settler = ReturnType<typeof makeSettler>
