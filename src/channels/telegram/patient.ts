import type { Channel } from '../../conversation/channel.ts'
import { ChannelError } from '../../conversation/channel.ts'
import type { Pause } from './line.ts'
import { pause as realPause } from './line.ts'

const TRIES = 3
const LONGEST = 60

/**
 * The same channel for answering people: where it is told to wait, it waits and tries again, instead of leaving the
 * person with an old screen until the next heartbeat. Only this person's lane is held, so whoever presses too fast
 * waits alone. Notices go by the plain channel: there everybody has to wait.
 */
export function patient(channel: Channel, { signal, pause = realPause }: { signal: AbortSignal; pause?: Pause }): Channel {
  async function wait<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work()
      } catch (error) {
        const told = error instanceof ChannelError && error.kind === 'wait' ? error : null
        if (!told || told.seconds > LONGEST || attempt === TRIES || signal.aborted) throw error
        await pause(told.seconds * 1000, signal)
      }
    }
  }

  return {
    name: channel.name,
    edits: channel.edits,
    send: (address, shown) => wait(() => channel.send(address, shown)),
    edit: (address, message, shown) => wait(() => channel.edit(address, message, shown)),
    strip: (address, message) => wait(() => channel.strip(address, message)),
    erase: (address, message) => wait(() => channel.erase(address, message)),
    sendFile: (address, file) => wait(() => channel.sendFile(address, file)),
    fetchFile: (ref, most) => wait(() => channel.fetchFile(ref, most)),
    answer: (press, toast) => wait(() => channel.answer(press, toast)),
    menu: (address, commands) => wait(() => channel.menu(address, commands)),
  }
}
