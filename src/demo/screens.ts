import type { Words } from '../conversation/words.ts'
import { commandLines, typed } from './commands.ts'
import type { House } from './house.ts'
import type { DemoPerson } from './tree.ts'
import { addressOf, ORGANISATIONS, PEOPLE } from './tree.ts'

/** What this is, what to try, and the words to know. Each element is a line. */
export function welcomeLines({ words, language }: House): string[] {
  const say = words.for(language)
  return [
    say('terminal-welcome'), ...otherLanguages(words, language), '',
    say('terminal-try'),
    `  1. ${say('terminal-try-invitation', { morning: typed(say, 'morning') })}`,
    `  2. ${say('terminal-try-resume', { quit: typed(say, 'quit') })}`,
    `  3. ${say('terminal-try-list')}`,
    `  4. ${say('terminal-try-join')}`,
    '',
    ...commandLines(say),
  ]
}

/** Whoever cannot read the rest reads this line, in the own language. */
function otherLanguages(words: Words, language: string): string[] {
  return words.languages.filter((other) => other !== language).map((other) => words.for(other)('terminal-language', { command: `:${other}` }))
}

/** Who one may be, in the order of their numbers. */
export async function peopleLines({ words, language, chibo }: House, hasNews: (address: string) => boolean): Promise<string[]> {
  const say = words.for(language)
  const accounts = await chibo.units.run(({ tx }) =>
    tx.account.findMany({ where: { channel: 'terminal', personId: { not: null } }, select: { address: true } }))
  const connected = new Set(accounts.map(({ address }) => address))
  const line = (person: DemoPerson) => {
    const address = addressOf(person)
    const mark = hasNews(address) ? say('terminal-has-news') : connected.has(address) ? null : say('member-unlinked')
    return `${String(PEOPLE.indexOf(person) + 1).padStart(4)}. ${nameOf(person, say)}${mark === null ? '' : ` · ${mark}`}`
  }
  const rows = ORGANISATIONS.flatMap(({ code, name }) => [name, ...PEOPLE.filter(({ org }) => org === code).map(line)])
  return [say('terminal-who'), ...rows]
}

export function clockLine({ words, language, clock, config }: House): string {
  const say = words.for(language)
  return say('terminal-clock', { date: say.moment(clock.now(), config.timeZone) })
}

export function nameOf({ name, role }: DemoPerson, say: ReturnType<Words['for']>): string {
  return say('terminal-person', { name, role: say(`role-${role}`) })
}
