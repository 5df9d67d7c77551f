import type { UserFromGetMe } from 'grammy/types'
import type { Words } from '../../conversation/words.ts'
import type { Line } from './line.ts'
import { aborting } from './line.ts'

const COMMANDS = ['start', 'help']
/** What the bot calls itself; a name that holds this one, such as a ward's own, is left. */
const NAME = 'Chibo'

/** What only BotFather can switch, as Telegram tells it of the bot (AL5). */
export type Switches = {
  joinsGroups: boolean
  /** Privacy mode is off: every message of a group would come here. */
  readsGroups: boolean
  inline: boolean
  guest: boolean
  business: boolean
}

export function switchesOf(me: UserFromGetMe): Switches {
  return {
    joinsGroups: me.can_join_groups, readsGroups: me.can_read_all_group_messages, inline: me.supports_inline_queries,
    guest: me.supports_guest_queries === true, business: me.can_connect_to_business,
  }
}

/**
 * Sets its name and what strangers read about the bot, only where it differs: Telegram limits how often it may be changed. The
 * Vietnamese is for everybody, each other language for those whose Telegram speaks it.
 */
export async function setProfile(line: Line, { words, signal }: { words: Words; signal: AbortSignal }): Promise<void> {
  const cut = aborting(signal)
  const name = await line.call('getMyName', (api) => api.getMyName({}, cut))
  if (name && !name.name.includes(NAME)) await line.call('setMyName', (api) => api.setMyName(NAME, {}, cut))
  for (const language of words.languages) {
    const say = words.for(language)
    const own = language === 'vi' ? {} : { language_code: language as 'en' }
    const text = say('never-asks')
    const commands = COMMANDS.map((command) => ({ command, description: say(`command-${command}`) }))

    const long = await line.call('getMyDescription', (api) => api.getMyDescription(own, cut))
    if (long?.description !== text) await line.call('setMyDescription', (api) => api.setMyDescription(text, own, cut))
    const short = await line.call('getMyShortDescription', (api) => api.getMyShortDescription(own, cut))
    if (short?.short_description !== text) await line.call('setMyShortDescription', (api) => api.setMyShortDescription(text, own, cut))
    const menu = await line.call('getMyCommands', (api) => api.getMyCommands(own, cut))
    const same = menu?.map(({ command, description }) => `${command} ${description}`).join('\n')
      === commands.map(({ command, description }) => `${command} ${description}`).join('\n')
    if (!same) await line.call('setMyCommands', (api) => api.setMyCommands(commands, own, cut))
  }
}
