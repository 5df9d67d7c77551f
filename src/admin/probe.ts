import { makeWatch } from '../channels/telegram/health.ts'
import { makeLine } from '../channels/telegram/line.ts'
import { switchesOf, type Switches } from '../channels/telegram/profile.ts'
import type { Telegram } from '../channels/telegram/telegram.ts'
import { ChannelError } from '../conversation/channel.ts'
import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Log } from '../platform/log.ts'
import { makeMetrics } from '../platform/metrics.ts'

/** Asks Telegram once who the bot is, for a process that receives nothing: its name for links, its health for `doctor`. */
export async function probeTelegram({ telegram }: Config, log: Log): Promise<Pick<Telegram, 'username' | 'health' | 'switches'> | null> {
  if (telegram === null) return null
  const watch = makeWatch({ clock: systemClock, log })
  const line = makeLine({ ...telegram, watch, log, metrics: makeMetrics() })
  let username: string | null = null
  let switches: Switches | null = null
  try {
    const me = await line.call('getMe', (api) => api.getMe())
    username = me?.username ?? null
    switches = me && switchesOf(me)
    watch.is('working')
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    watch.is(error.kind === 'refused' ? 'refused' : 'offline')
  }
  return { username: () => username, switches: () => switches, health: () => watch.health() }
}
