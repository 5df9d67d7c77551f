import { actionOf } from '../../conversation/actions.ts'
import { commandName } from '../../conversation/commands.ts'
import { html, lines } from '../../conversation/html.ts'
import { HOME, inPairs } from '../../conversation/home.ts'
import type { Choice, Member, Screen } from '../../conversation/screen.ts'
import type { Words } from '../../conversation/words.ts'

/** What Chibo does and does not, the commands of this member's menu, whom to ask (phrases 40c, 40d). */
export function helpScreen({ say, language }: Member, { commands, contact }: { commands: string[]; contact: string | null }): Screen {
  const main: Choice[] = commands.slice(0, 4).map((name) => ({ label: say(`command-${name}`), privately: name }))
  return {
    text: lines(
      html`${say('help')}`, ...commands.map((name) => html`/${commandName(name, language)}: ${say(`command-${name}`)}`), '',
      say('refuse-score'), say('never-asks'), contact === null ? undefined : say('help-contact', { contact }),
    ),
    choices: [...inPairs(main), [{ label: say('command-start'), action: HOME }]],
    view: actionOf('org', 'help'),
  }
}

/** Each language under its own name. */
export function languageScreen({ say }: Member, words: Words): Screen {
  return {
    text: html`${say('language-ask')}`,
    choices: [
      ...words.languages.map((language): Choice[] => [{ label: words.for(language)('language-name'), action: actionOf('org', 'language', language) }]),
      [{ label: say('command-start'), action: HOME }],
    ],
    view: actionOf('org', 'languages'),
  }
}

/** Is this the real one? The branch's name, the phrase agreed at a meeting, and what Chibo never asks (PF12). */
export function verifyScreen({ say }: Member, branches: { name: string; phrase: string | null }[]): Screen {
  return {
    text: lines(
      ...branches.flatMap(({ name, phrase }) => [
        html`<b>${say('verify', { org: name })}</b>`, phrase === null ? say('verify-no-phrase') : html`${say('verify-phrase', { phrase })}`,
      ]),
      '', say('never-asks'),
    ),
    choices: [[{ label: say('command-start'), action: HOME }]],
    view: actionOf('org', 'verify'),
  }
}
