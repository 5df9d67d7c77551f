import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { Say } from '../conversation/words.ts'

/** What a command prints and leaves: files are written by whoever typed the command, never by the bot. */
export type Answer = { code: number; output: string; files?: AdminFile[] }
export type AdminFile = { name: string; text: string }

export type Command =
  | { name: 'roster import'; file: string; dryRun: boolean; closeMissing: boolean }
  | { name: 'invites'; organisation: string; people: string[]; csv: string | null; print: string | null }
  | { name: 'confirm'; person: string; number: string | null }
  | { name: 'settings'; organisation: string; changes: { key: string; value: string }[] }
  | { name: 'catalog import'; file: string; dryRun: boolean }
  | { name: 'doctor'; keyCopied: boolean }
  | { name: 'help' }

/** The command was typed wrong: `key` and `vars` say how. */
export type Wrong = { key: string; vars: Record<string, string> }

export const WRONG = 2

const HELP = [
  ['roster import FILE [--dry-run] [--close-missing]', 'admin-help-roster'],
  ['invites ORG [PERSON …] [--csv FILE] [--print FILE.html]', 'admin-help-invites'],
  ['confirm PERSON [NUMBER]', 'admin-help-confirm'],
  ['settings ORG [key=value …]', 'admin-help-settings'],
  ['catalog import FILE [--dry-run]', 'admin-help-catalog'],
  ['doctor [--key-copied]', 'admin-help-doctor'],
] as const

/** Reads what was typed behind `npm run admin --`. */
export function parseCommand(args: readonly string[]): Command | Wrong {
  const [first = '', second = ''] = args
  if (first === 'help' || args.includes('--help') || args.includes('-h')) return { name: 'help' }
  if (first === '') return wrong('admin-no-command')
  if (first === 'roster' && second === 'import') return parseRoster(args.slice(2))
  if (first === 'invites') return parseInvites(args.slice(1))
  if (first === 'confirm') return parseConfirm(args.slice(1))
  if (first === 'settings') return parseSettings(args.slice(1))
  if (first === 'catalog' && second === 'import') return parseCatalog(args.slice(2))
  if (first === 'doctor') return parseDoctor(args.slice(1))
  return wrong('admin-unknown-command', { command: (first === 'roster' || first === 'catalog' ? args.slice(0, 2).join(' ') : first).slice(0, 60) })
}

export function isWrong(parsed: Command | Wrong): parsed is Wrong {
  return 'key' in parsed
}

/** All commands, each with what it does. */
export function usage(say: Say): string {
  return [say('admin-usage'), ...HELP.flatMap(([form, key]) => [`  ${form}`, `      ${say(key)}`])].join('\n')
}

/** How a wrong command is answered. */
export function refuse({ key, vars }: Wrong, say: Say): Answer {
  return { code: WRONG, output: `${say(key, vars)}\n\n${usage(say)}` }
}

/** The files that a command reads and writes, as they were typed. */
export function filesOf(command: Command): { reads: string[]; writes: string[] } {
  return {
    reads: command.name === 'roster import' || command.name === 'catalog import' ? [command.file] : [],
    writes: command.name === 'invites' ? [command.csv, command.print].filter((file) => file !== null) : [],
  }
}

function parseRoster(args: readonly string[]): Command | Wrong {
  const read = readArgs('roster import', args, { 'dry-run': { type: 'boolean' }, 'close-missing': { type: 'boolean' } })
  if ('key' in read) return read
  const [file, extra] = read.rest
  if (!file) return missing('roster import', 'FILE')
  if (extra !== undefined) return wrong('admin-unexpected', { command: 'roster import', argument: extra })
  return { name: 'roster import', file, dryRun: read.values['dry-run'] === true, closeMissing: read.values['close-missing'] === true }
}

function parseInvites(args: readonly string[]): Command | Wrong {
  const read = readArgs('invites', args, { csv: { type: 'string' }, print: { type: 'string' } })
  if ('key' in read) return read
  const [organisation, ...people] = read.rest
  if (!organisation) return missing('invites', 'ORG')
  const { csv = null, print = null } = read.values as { csv?: string; print?: string }
  if (csv === '' || print === '') return missing('invites', csv === '' ? '--csv FILE' : '--print FILE.html')
  if (csv !== null && csv === print) return wrong('admin-same-file', { file: csv })
  return { name: 'invites', organisation, people: [...new Set(people)], csv, print }
}

function parseConfirm(args: readonly string[]): Command | Wrong {
  const read = readArgs('confirm', args, {})
  if ('key' in read) return read
  const [person, number = null, extra] = read.rest
  if (!person) return missing('confirm', 'PERSON')
  if (extra !== undefined) return wrong('admin-unexpected', { command: 'confirm', argument: extra })
  return { name: 'confirm', person, number }
}

function parseCatalog(args: readonly string[]): Command | Wrong {
  const read = readArgs('catalog import', args, { 'dry-run': { type: 'boolean' } })
  if ('key' in read) return read
  const [file, extra] = read.rest
  if (!file) return missing('catalog import', 'FILE')
  if (extra !== undefined) return wrong('admin-unexpected', { command: 'catalog import', argument: extra })
  return { name: 'catalog import', file, dryRun: read.values['dry-run'] === true }
}

function parseDoctor(args: readonly string[]): Command | Wrong {
  const read = readArgs('doctor', args, { 'key-copied': { type: 'boolean' } })
  if ('key' in read) return read
  const [extra] = read.rest
  return extra === undefined ? { name: 'doctor', keyCopied: read.values['key-copied'] === true } : wrong('admin-unexpected', { command: 'doctor', argument: extra })
}

// Values may begin with a dash, so options are not looked for.
function parseSettings(args: readonly string[]): Command | Wrong {
  const [organisation, ...changes] = args
  if (!organisation) return missing('settings', 'ORG')
  const strange = changes.find((change) => !/^[^=]+=/.test(change))
  if (strange !== undefined) return wrong('settings-form', { argument: strange.slice(0, 60) })
  return {
    name: 'settings', organisation,
    changes: changes.map((change) => ({ key: change.slice(0, change.indexOf('=')).trim(), value: change.slice(change.indexOf('=') + 1) })),
  }
}

function readArgs(command: string, args: readonly string[], options: NonNullable<ParseArgsConfig['options']>): { values: Record<string, unknown>; rest: string[] } | Wrong {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    return { values, rest: positionals }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    // What parseArgs stumbles over is an option: one that is unknown, or one whose value is missing.
    const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? ''
    const name = option.replace(/^--?/, '')
    return Object.hasOwn(options, name) && options[name]?.type === 'string'
      ? missing(command, `${option} FILE`) : wrong('admin-unexpected', { command, argument: option })
  }
}

function missing(command: string, argument: string): Wrong {
  return wrong('admin-missing-argument', { command, argument })
}

function wrong(key: string, vars: Record<string, string> = {}): Wrong {
  return { key, vars }
}
