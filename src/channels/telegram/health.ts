import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'

/**
 * conflict: another process takes the same bot's updates · offline: Telegram does not answer · refused: it does not
 * accept the token or our calls · storing: updates could not be stored and stay with Telegram.
 */
export type State = 'starting' | 'working' | 'conflict' | 'offline' | 'refused' | 'storing'

export type Health = {
  state: State
  /** When Telegram last answered a call of ours as asked. */
  lastSuccess: Date | null
  /** Since when it has been in this state. */
  since: Date
}

export interface Watch {
  succeeded(): void
  /** Says a change of state once, however often it is confirmed. */
  is(state: State): void
  health(): Health
}

const SAID: Record<State, string> = {
  starting: 'Telegram: starting',
  working: 'Telegram answers',
  conflict: 'Telegram: another process takes this bot\'s updates; only one may run',
  offline: 'Telegram does not answer; trying again',
  refused: 'Telegram refuses this bot; is BOT_TOKEN right?',
  storing: 'updates of Telegram cannot be stored; they stay there until they can',
}

export function makeWatch({ clock, log }: { clock: Clock; log: Log }): Watch {
  let state: State = 'starting'
  let since = clock.now()
  let lastSuccess: Date | null = null
  return {
    succeeded() {
      lastSuccess = clock.now()
    },
    is(next) {
      if (next === state) return
      state = next
      since = clock.now()
      if (next === 'working') log.info({ channel: 'telegram', state }, SAID[next])
      else log.warn({ channel: 'telegram', state }, SAID[next])
    },
    health: () => ({ state, lastSuccess, since }),
  }
}
