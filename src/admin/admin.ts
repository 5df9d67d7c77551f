import type { Telegram } from '../channels/telegram/telegram.ts'
import type { Chibo } from '../chibo.ts'
import type { Say, Words } from '../conversation/words.ts'
import type { Config } from '../platform/config.ts'
import type { Box } from '../platform/crypto.ts'
import { newId } from '../platform/crypto.ts'
import type { Database } from '../platform/database.ts'
import { Refusal } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { catalog } from './catalog.ts'
import { confirm } from './confirm.ts'
import { isWrong, parseCommand, refuse, usage, type AdminFile, type Answer, type Command } from './commands.ts'
import { doctor } from './doctor.ts'
import { invites } from './invites.ts'
import { roster } from './roster.ts'
import { settings } from './settings.ts'

/** What the commands work with: the running bot's own parts, or those of a process that only runs one command. */
export type AdminContext = {
  config: Config
  database: Pick<Database, 'kind' | 'prisma'>
  chibo: Pick<Chibo, 'units' | 'jobs'>
  box: Box
  words: Words
  telegram: Pick<Telegram, 'username' | 'health' | 'switches'> | null
  log?: Log
}
export type AdminRequest = { args: string[]; files: AdminFile[] }

/** Commands speak the language of the installation. */
export type Speaking = AdminContext & { say: Say }

/**
 * Runs one command. Files that it reads come with it, by the names in `args`; files that it makes go back to whoever
 * typed it. Exit code 0: done; 1: refused or something is wrong; 2: typed wrong.
 */
export async function runAdmin(context: AdminContext, { args, files }: AdminRequest): Promise<Answer> {
  const say = context.words.for(context.config.locale)
  const parsed = parseCommand(args)
  if (isWrong(parsed)) return refuse(parsed, say)
  try {
    return await run({ ...context, say }, { command: parsed, files })
  } catch (error) {
    if (error instanceof Refusal) return { code: 1, output: say(error.code, error.vars) }
    const code = newId(6)
    context.log?.error({ err: error, command: parsed.name, code }, 'an admin command failed')
    return { code: 1, output: say('admin-failed', { code }) }
  }
}

async function run(context: Speaking, { command, files }: { command: Command; files: AdminFile[] }): Promise<Answer> {
  switch (command.name) {
    case 'roster import': return roster(context, { ...command, text: textOf(command.file, files) })
    case 'invites': return invites(context, command)
    case 'confirm': return confirm(context, command)
    case 'settings': return settings(context, command)
    case 'catalog import': return catalog(context, { ...command, text: textOf(command.file, files) })
    case 'doctor': return doctor(context, command)
    case 'help': return { code: 0, output: usage(context.say) }
  }
}

function textOf(name: string, files: AdminFile[]): string {
  const file = files.find((candidate) => candidate.name === name)
  if (!file) throw new Refusal('admin-no-file', { file: name })
  return file.text
}
