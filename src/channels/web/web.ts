import type { Hono } from 'hono'
import type { Chibo } from '../../chibo.ts'
import type { Channel } from '../../conversation/channel.ts'
import type { Clock } from '../../platform/clock.ts'
import { realNow, systemClock } from '../../platform/clock.ts'
import type { Box } from '../../platform/crypto.ts'
import type { Log } from '../../platform/log.ts'
import type { Unit } from '../../platform/unit.ts'
import { makeFiles } from './files.ts'
import { makeMessages } from './messages.ts'
import { makeRooms } from './rooms.ts'
import { addRoutes } from './routes.ts'
import type { Sessions } from './sessions.ts'
import { makeSessions } from './sessions.ts'
import { makeShowing } from './show.ts'
import { makeStreams } from './streams.ts'

export type WebOptions = {
  /** Asked for what it does only after `start`, or while it shows something. */
  chibo: () => Pick<Chibo, 'units' | 'intake' | 'visits'>
  box: Box
  log: Log
  /** What people open, without a slash at its end; null: whatever name they use. */
  publicUrl: string | null
  /** The only names under which it answers; null: any. */
  hosts: string[] | null
  /** Ends what hung on these accounts, whose sessions are over. */
  unlink: (unit: Unit, accounts: string[]) => Promise<void>
  /** Of sessions: real, whatever the calendar says. */
  clock?: Clock
  /** Where the built page lies. */
  page?: URL | undefined
  /** HTML that the page has at the end of its head, where it is more than the page. */
  head?: string | undefined
  /** Milliseconds between two looks at whether the open pages may stay open. */
  look?: number
}

export type Web = {
  channel: Channel
  /** @param app below whose path everything lies, with a slash at its end */
  routes(app: Hono): void
  /** Takes people in from now on. */
  start(): void
  /** Closes every open page. */
  stop(): void
  /** Ends the sessions whose time is over: a chore. */
  tidy(unit: Unit): Promise<void>
  /** How many pages are open, at this address or at all. */
  open(address?: string): number
  sessions: Sessions
}

export function makeWebChannel({ chibo, box, log, publicUrl, hosts, unlink, clock = systemClock, page, head, look = 3_000 }: WebOptions): Web {
  const now = () => realNow().getTime()
  const units = () => chibo().units
  const rooms = makeRooms({ now })
  const files = makeFiles({ now })
  const messages = makeMessages({ units, box })
  const sessions = makeSessions({ units, clock })
  const languageOf = async (address: string) => (await chibo().visits.find({ channel: 'web', address }))?.language
  const showing = makeShowing({ rooms, messages, files, languageOf })
  const streams = makeStreams({ rooms, messages, sessions, files, visits: () => chibo().visits, log, look })
  let working = false

  return {
    channel: showing.channel,
    routes(app) {
      addRoutes(app, { chibo, box, publicUrl, hosts, unlink, page, head, rooms, files, sessions, showing, streams, now, working: () => working })
    },
    start() {
      working = true
      streams.start()
    },
    stop() {
      working = false
      streams.stop()
    },
    async tidy(unit) {
      await unlink(unit, await sessions.end(unit))
    },
    open: (address) => [...rooms.all()].filter((room) => address === undefined || room.address === address).reduce((sum, room) => sum + room.streams.size, 0),
    sessions,
  }
}
