import { newId } from '../../platform/crypto.ts'
import type { Op, PageMessage } from './contract.ts'
import { frame } from './frames.ts'

/** One open page. `hold` keeps what comes until the page has its first picture. */
export type Stream = { session: string; address: string; held: string[] | null; push(text: string): void; close(): void }

/** What is alive in one chat while a page of it is open: in this process's memory and nowhere else. */
export type Room = {
  address: string
  streams: Set<Stream>
  /** What is stored nowhere: the confidential, what was typed, files. Each with the stored message that it follows. */
  live: Map<string, { message: PageMessage; after: number }>
  last: number
  count: number
  frames: { n: number; text: string }[]
  numbers: Set<string>
  emptySince: number
}

/** Events that a page which was cut off for a moment is given later; whoever has missed more is shown everything again. */
const FRAMES = 16
const LIVE = 60
/** Milliseconds for which a room outlives its last page: long enough for a tunnel, a lift or a reload. */
const LINGER = 120_000

export type Rooms = ReturnType<typeof makeRooms>

export function makeRooms({ now }: { now: () => number }) {
  const rooms = new Map<string, Room>()
  /** Of this process: an event's number of before a restart is nobody's. */
  const boot = newId(6)

  function eventId(n: number): string {
    return `${boot}-${n}`
  }

  return {
    get: (address: string): Room | undefined => rooms.get(address),
    all: () => rooms.values(),
    enter(address: string): Room {
      const found = rooms.get(address)
      if (found) return found
      const room: Room = { address, streams: new Set(), live: new Map(), last: 0, count: 0, frames: [], numbers: new Set(), emptySince: now() }
      rooms.set(address, room)
      return room
    },
    eventId,
    /** The events after this one, where all of them are still here. */
    since({ frames, count }: Room, id: string | undefined): string[] | null {
      const [of, given] = (id ?? '').split('-')
      const n = Number(given)
      if (of !== boot || !Number.isInteger(n) || n > count || n < (frames[0]?.n ?? count + 1) - 1) return null
      return frames.filter((one) => one.n > n).map(({ text }) => text)
    },
    publish(address: string, op: Op): void {
      const room = rooms.get(address)
      if (!room) return
      const n = ++room.count
      const text = frame('op', op, eventId(n))
      room.frames.push({ n, text })
      if (room.frames.length > FRAMES) room.frames.shift()
      for (const stream of room.streams) {
        if (stream.held) stream.held.push(text)
        else stream.push(text)
      }
    },
    /** Keeps what is stored nowhere, as long as somebody looks. */
    keep(address: string, message: PageMessage): void {
      const room = rooms.get(address)
      if (!room) return
      const before = room.live.get(message.id)
      room.live.set(message.id, { message, after: before?.after ?? room.last })
      const oldest = room.live.keys().next().value
      if (room.live.size > LIVE && oldest !== undefined) room.live.delete(oldest)
    },
    leave(room: Room, stream: Stream): void {
      room.streams.delete(stream)
      if (room.streams.size === 0) room.emptySince = now()
    },
    /** Nothing of it stays. */
    drop(address: string): void {
      const room = rooms.get(address)
      rooms.delete(address)
      for (const stream of room?.streams ?? []) stream.close()
    },
    sweep(): void {
      for (const room of rooms.values()) {
        if (room.streams.size === 0 && now() - room.emptySince > LINGER) rooms.delete(room.address)
      }
    },
  }
}

/** Stored and living messages in the order in which they came. */
export function inChatOrder(stored: { seq: number; message: PageMessage }[], { live }: Room): PageMessage[] {
  const rest = [...live.values()]
  const first = stored[0]?.seq ?? Infinity
  const merged = rest.filter(({ after }) => after < first).map(({ message }) => message)
  for (const [i, { seq, message }] of stored.entries()) {
    const next = stored[i + 1]?.seq ?? Infinity
    merged.push(message, ...rest.filter(({ after }) => after >= seq && after < next).map((one) => one.message))
  }
  return merged
}
