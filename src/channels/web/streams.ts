import type { Visits } from '../../conversation/visits.ts'
import type { Log } from '../../platform/log.ts'
import type { Hello, Snapshot } from './contract.ts'
import type { Files } from './files.ts'
import { frame } from './frames.ts'
import type { Messages } from './messages.ts'
import type { Room, Rooms, Stream } from './rooms.ts'
import { inChatOrder } from './rooms.ts'
import type { Session, Sessions } from './sessions.ts'

const BEAT = 20_000
/** Bytes that may wait for a page which does not read; beyond them it is cut off and comes back by itself. */
const PATIENCE = 256 * 1024
/** Pages that one session may have open. */
const MOST = 6

const bytes = new TextEncoder()

export type Streams = ReturnType<typeof makeStreams>

/** The open pages: what each is told, how long it may stay. */
export function makeStreams({ rooms, messages, sessions, files, visits, log, look }: {
  rooms: Rooms
  messages: Messages
  sessions: Sessions
  files: Files
  visits: () => Visits
  log: Log
  look: number
}) {
  const timers: NodeJS.Timeout[] = []

  function all(): Stream[] {
    return [...rooms.all()].flatMap((room) => [...room.streams])
  }

  /** What a page needs to know first, and everything that it has missed. */
  async function welcome(stream: Stream, { room, session, last }: { room: Room; session: Session; last: string | undefined }): Promise<void> {
    const place = { channel: 'web', address: session.address }
    const missed = rooms.since(room, last)
    const from = missed ? last ?? '' : rooms.eventId(room.count)
    const visitor = await visits().find(place)
    const hello: Hello = { own: session.own, signedIn: session.signedIn, ...(visitor && { language: visitor.language }) }
    const parts = ['retry: 2000\n', frame('hello', hello, from)]
    if (missed) parts.push(...missed)
    else {
      const stored = await messages.list(session.address)
      room.last = Math.max(room.last, stored.at(-1)?.seq ?? 0)
      const snapshot: Snapshot = { messages: inChatOrder(stored, room), menu: visitor?.menu ?? [] }
      parts.push(frame('snapshot', snapshot, from))
    }
    stream.push(parts.join(''))
    for (const text of stream.held ?? []) stream.push(text)
    stream.held = null
    if (!missed && visitor?.open && !room.live.has(visitor.open)) await visits().redraw(place)
  }

  async function check(): Promise<void> {
    rooms.sweep()
    files.sweep()
    const open = all()
    if (open.length === 0) return
    const standing = await sessions.standing([...new Set(open.map(({ session }) => session))])
    // One device, one session: with it goes what its room still holds. Pages that came meanwhile were not asked about.
    for (const { session, address } of open) if (!standing.has(session)) leave(address)
  }

  function leave(address: string): void {
    rooms.drop(address)
    files.forget(address)
  }

  let looking: Promise<void> | null = null
  function lookAround(): void {
    looking ??= check().catch((error: unknown) => log.error({ err: error, channel: 'web' }, 'the open pages could not be looked at'))
      .finally(() => { looking = null })
  }

  return {
    /** @param last the number of the last event that this page has seen */
    open(session: Session, last: string | undefined): ReadableStream<Uint8Array> {
      const room = rooms.enter(session.address)
      let stream: Stream | null = null
      return new ReadableStream<Uint8Array>({
        start(controller) {
          const mine: Stream = {
            session: session.id,
            address: session.address,
            held: [],
            push(text) {
              if (!room.streams.has(mine)) return
              if ((controller.desiredSize ?? 0) < -PATIENCE) mine.close()
              else controller.enqueue(bytes.encode(text))
            },
            close() {
              if (!room.streams.has(mine)) return
              rooms.leave(room, mine)
              controller.close()
            },
          }
          stream = mine
          room.streams.add(mine)
          const [oldest] = room.streams
          if (room.streams.size > MOST) oldest?.close()
          welcome(mine, { room, session, last }).catch((error: unknown) => {
            log.error({ err: error, channel: 'web' }, 'a page could not be welcomed')
            mine.close()
          })
        },
        cancel() {
          if (stream) rooms.leave(room, stream)
        },
      }, new ByteLengthQueuingStrategy({ highWaterMark: 16_384 }))
    },
    /** Ends all pages of this address, and what this process remembers for them. */
    leave,
    start(): void {
      timers.push(setInterval(lookAround, look), setInterval(() => all().forEach((stream) => stream.push(':\n\n')), BEAT))
      for (const timer of timers) timer.unref()
    },
    stop(): void {
      timers.splice(0).forEach(clearInterval)
      for (const stream of all()) stream.close()
    },
  }
}
