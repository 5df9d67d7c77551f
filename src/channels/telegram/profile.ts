import type { Words } from '../../conversation/words.ts'
import type { Line } from './line.ts'
import { aborting } from './line.ts'

const COMMANDS = ['start', 'help']

/**
 * Sets what strangers read about the bot, only where it differs: Telegram limits how often it may be changed. The
 * Vietnamese is for everybody, each other language for those whose Telegram speaks it.
 */
export async function setProfile(line: Line, { words, signal }: { words: Words; signal: AbortSignal }): Promise<void> {
  const cut = aborting(signal)
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
