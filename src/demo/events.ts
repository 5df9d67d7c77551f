import type { Tell } from './stage.ts'

const BEAT = 20_000
const bytes = new TextEncoder()

/** What is told to every page of the demo that listens. */
export type Events = { tell: Tell; open(): ReadableStream<Uint8Array>; close(): void }

export function makeEvents(): Events {
  const listeners = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const push = (text: string) => {
    for (const listener of listeners) listener.enqueue(bytes.encode(text))
  }
  const timer = setInterval(() => push(':\n\n'), BEAT).unref()
  return {
    tell: (event, data) => push(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    open() {
      let mine: ReadableStreamDefaultController<Uint8Array> | null = null
      return new ReadableStream<Uint8Array>({
        start(controller) {
          mine = controller
          listeners.add(controller)
          controller.enqueue(bytes.encode('retry: 1000\n\n'))
        },
        cancel() {
          if (mine) listeners.delete(mine)
        },
      })
    },
    close() {
      clearInterval(timer)
      for (const listener of listeners) listener.close()
      listeners.clear()
    },
  }
}
