import { fold } from '../conversation/commands.ts'
import type { Say, Words } from '../conversation/words.ts'

/** What is typed with a colon before it: to the demo itself, not to Chibo. */
export type DemoCommand = 'morning' | 'next' | 'who' | 'help' | 'reset' | 'quit'

const COMMANDS: readonly { name: DemoCommand; word: string; does: string }[] = [
  { name: 'morning', word: 'terminal-word-morning', does: 'terminal-does-morning' },
  { name: 'next', word: 'terminal-word-next', does: 'terminal-does-next' },
  { name: 'who', word: 'terminal-word-who', does: 'terminal-does-who' },
  { name: 'help', word: 'terminal-word-help', does: 'terminal-does-help' },
  { name: 'reset', word: 'terminal-word-reset', does: 'terminal-does-reset' },
  { name: 'quit', word: 'terminal-word-quit', does: 'terminal-does-quit' },
]

/** As it is typed in this language: `:mai`. */
export function typed(say: Say, name: DemoCommand): string {
  return `:${say(COMMANDS.find((command) => command.name === name)?.word ?? '')}`
}

/**
 * A colon and one word: a command in any of the languages, with or without accents, or a language's own name (`:en`).
 * Null for what is said to Chibo, like "giờ: 8" or ":)".
 */
export function findDemoCommand(text: string, words: Words): { name: DemoCommand } | { language: string } | { unknown: string } | null {
  const word = /^:\s*(\p{L}+)$/u.exec(text.trim().normalize('NFC'))?.[1]
  if (word === undefined) return null
  const wanted = fold(word)
  const found = COMMANDS.find((command) => words.languages.some((language) => fold(words.for(language)(command.word)) === wanted))
  if (found) return { name: found.name }
  return words.languages.includes(wanted) ? { language: wanted } : { unknown: word }
}

/** All of them, a line each. */
export function commandLines(say: Say): string[] {
  return COMMANDS.map(({ name, does }) => `  ${typed(say, name).padEnd(10)} ${say(does)}`)
}
