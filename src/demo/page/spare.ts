const NAME = 'chibo-demo-chats'
/** Browsers open six connections to one host; each chat that is looked at holds one, and a press needs one. */
const MANY = 3
/** Milliseconds: a page that is only turned to another one and back keeps its line. */
const MOMENT = 500

/** Where many people are played side by side, the pages that nobody looks at let their lines go and take them up again. */
export function spareConnections(): void {
  let spared = false
  let timer = 0
  void navigator.locks.request(NAME, { mode: 'shared' }, () => new Promise<never>(() => {}))

  async function spare(): Promise<void> {
    const { held = [] } = await navigator.locks.query()
    if (spared || !document.hidden || held.filter((lock) => lock.name === NAME).length <= MANY) return
    spared = true
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
  }
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    if (document.hidden) timer = window.setTimeout(() => void spare(), MOMENT)
    else if (spared) {
      spared = false
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    }
  })
}
