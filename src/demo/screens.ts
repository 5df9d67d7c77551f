import type { Say, Words } from '../conversation/words.ts'
import { commandLines, typed } from './commands.ts'
import type { Somebody } from './people.repo.ts'
import type { Stage } from './stage.ts'

type Speaking = Pick<Stage, 'words' | 'language'>

/** What this is, what to try, and the words to know. Each element is a line. */
export function welcomeLines({ words, language }: Speaking): string[] {
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
export async function peopleLines(stage: Stage, hasNews: (address: string) => boolean): Promise<string[]> {
  const say = stage.words.for(stage.language)
  const people = await stage.people()
  const line = (person: Somebody) => {
    const mark = person.addresses.some(hasNews) ? say('terminal-has-news') : person.joined ? null : say('member-unlinked')
    return `${String(people.indexOf(person) + 1).padStart(4)}. ${nameOf(person, say)}${mark === null ? '' : ` · ${mark}`}`
  }
  const rows = [...new Set(people.map(({ org }) => org))].flatMap((name) => [name, ...people.filter(({ org }) => org === name).map(line)])
  return [say('terminal-who'), ...rows]
}

export function clockLine({ words, language, zone, now }: Stage): string {
  const say = words.for(language)
  return say('terminal-clock', { date: say.moment(now(), zone) })
}

export function nameOf({ name, role }: Somebody, say: Say): string {
  return say('terminal-person', { name, role: say(`role-${role}`) })
}
