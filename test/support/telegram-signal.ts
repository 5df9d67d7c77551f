/** Tells whoever waits that something has changed: no waiting by the clock. */
export class Signal {
  readonly #listeners = new Set<() => void>()

  notify(): void {
    for (const listener of this.#listeners) listener()
  }

  /** The first value other than undefined that `look` gives, now or after a change. */
  until<T>(look: () => T | undefined, timeoutMs: number, complaint: () => string): Promise<T> {
    const called = new Error('timed out')
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer)
        this.#listeners.delete(listener)
      }
      const listener = () => {
        try {
          const found = look()
          if (found === undefined) return
          leave()
          resolve(found)
        } catch (error) {
          leave()
          reject(error as Error)
        }
      }
      const timer = setTimeout(() => {
        leave()
        called.message = complaint()
        reject(called)
      }, timeoutMs)
      this.#listeners.add(listener)
      listener()
    })
  }
}
