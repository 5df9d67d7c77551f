import type { DemoState } from '../contract.ts'

/** How the demo stands, as often as it changes: from the tree being built to who has news. */

const NAME = 'chibo-demo'
const EVENTS = ['open', 'clock', 'building', 'news', 'language']
/** Milliseconds in which what comes together is asked for together. */
const MOMENT = 200
const AGAIN = 2000

type Told = { state: DemoState | null } | 'reset'

/**
 * Each chat holds a connection, and a browser opens six to one host: so of all open pages one listens, and tells the others.
 * @param changed null: the program does not answer; it is asked again by itself
 * @param reset everything has begun anew: nothing that stands on the page is true any more
 * @returns to ask at once: what people do in their chats is told to nobody
 */
export function watch({ changed, reset }: { changed(state: DemoState | null): void; reset(): void }): () => void {
  const others = new BroadcastChannel(NAME)
  const hear = (told: Told) => (told === 'reset' ? reset() : changed(told.state))
  others.onmessage = ({ data }: MessageEvent<Told>) => hear(data)
  const look = asker((state) => {
    others.postMessage({ state } satisfies Told)
    changed(state)
  })
  look()
  document.addEventListener('visibilitychange', () => document.hidden || look())
  void navigator.locks.request(NAME, () => new Promise<never>(() => listen(look, () => {
    others.postMessage('reset' satisfies Told)
    reset()
  })))
  return look
}

function listen(look: () => void, reset: () => void): void {
  const events = new EventSource('/demo/events')
  for (const name of EVENTS) events.addEventListener(name, look)
  events.addEventListener('reset', reset)
  events.addEventListener('error', () => {
    look()
    // What was refused, and not only cut off, is not tried again by the browser.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => listen(look, reset), AGAIN)
  })
}

/** Asks once for what was wanted several times, and goes on asking until there is an answer. */
function asker(answered: (state: DemoState | null) => void): () => void {
  let timer = 0
  async function ask(): Promise<void> {
    timer = 0
    const state = await fetch('/demo/state', { cache: 'no-store' }).then((response) => (response.ok ? response.json() as Promise<DemoState> : null)).catch(() => null)
    answered(state)
    if (!state) later(AGAIN)
  }
  function later(time: number): void {
    timer ||= window.setTimeout(() => void ask(), time)
  }
  return () => later(MOMENT)
}
