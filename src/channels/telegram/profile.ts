import type { Words } from '../../conversation/words.ts'
import type { Line } from './line.ts'

const COMMANDS = ['start', 'help']

/**
 * Sets what strangers read about the bot, only where it differs: Telegram limits how often it may be changed. The
 * Vietnamese is the default, each other language is its own.
 */
export async function setProfile(line: Line, words: Words): Promise<void> {
  for (const language of words.languages) {
    const say = words.for(language)
    const own = language === 'vi' ? {} : { language_code: language as 'en' }
    const text = say('never-asks')
    const commands = COMMANDS.map((command) => ({ command, description: say(`command-${command}`) }))

    const long = await line.call('getMyDescription', (api) => api.getMyDescription(own))
    if (long?.description !== text) await line.call('setMyDescription', (api) => api.setMyDescription(text, own))
    const short = await line.call('getMyShortDescription', (api) => api.getMyShortDescription(own))
    if (short?.short_description !== text) await line.call('setMyShortDescription', (api) => api.setMyShortDescription(text, own))
    const menu = await line.call('getMyCommands', (api) => api.getMyCommands(own))
    if (JSON.stringify(menu?.map(({ command, description }) => ({ command, description }))) !== JSON.stringify(commands)) {
      await line.call('setMyCommands', (api) => api.setMyCommands(commands, own))
    }
  }
}
