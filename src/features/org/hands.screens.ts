import { actionOf } from '../../conversation/actions.ts'
import { html, lines } from '../../conversation/html.ts'
import { HOME } from '../../conversation/home.ts'
import type { Choice, Member, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { turning } from './consent.screens.ts'
import type { Hand, HandKind } from './hands.repo.ts'
import { pagesOf } from './pages.rules.ts'

export const HANDS_VIEW = actionOf('org', 'hands', 0)

/** The secretary's list of what needs a hand, one matter a line, on as many pages as it needs. */
export function handsScreen({ say }: Member, lists: { organisation: string; hands: Hand[] }[], page: number): Screen {
  const texts = lists.flatMap(({ organisation, hands }) => [...(lists.length > 1 ? [organisation] : []), ...handLines(say, hands)])
  const pages = pagesOf([say(texts.length > 0 ? 'hands-head' : 'hands-none'), ...texts])
  const at = Math.min(page, pages.length - 1)
  // Whatever the hand is needed for is done in the list.
  const onward: Choice[][] = [...(texts.length > 0 ? [[{ label: say('command-members'), privately: 'members' }]] : []), [{ label: say('command-start'), action: HOME }]]
  return {
    text: lines(...(pages[at] ?? []).map((text) => html`${text}`)),
    choices: [...turning(say, { at, last: at === pages.length - 1, view: (n) => actionOf('org', 'hands', n) }), ...onward],
    view: actionOf('org', 'hands', at),
  }
}

function handLines(say: Say, hands: Hand[]): string[] {
  const namesOf = (kind: HandKind) => hands.filter((hand) => hand.kind === kind).map(({ name }) => name)
  const unlinked = namesOf('unlinked')
  const failed = namesOf('failed').length
  return [
    // Ten names a line, so that a page can end between two lines.
    ...slices(unlinked, 10).map((names) => say('hands-unlinked', { names: names.join(', ') })),
    ...namesOf('waiting').map((name) => say('hands-confirm', { name })),
    ...namesOf('probation').map((name) => say('hands-probation', { name })),
    ...namesOf('second').map((name) => say('hands-second-account', { name })),
    ...namesOf('locked').map((name) => say('hands-locked', { name })),
    ...namesOf('refused').map((name) => say('hands-refused', { name })),
    ...namesOf('correction').map((name) => say('hands-correction', { name })),
    ...namesOf('unreachable').map((name) => say('unreachable', { name })),
    ...hands.flatMap(({ of }) => (of ? [say('hands-missed', { date: say.moment(of.at, of.zone) })] : [])),
    ...(failed > 0 ? [say('hands-failed', { count: failed })] : []),
  ]
}

function slices<T>(items: T[], size: number): T[][] {
  return items.length === 0 ? [] : [items.slice(0, size), ...slices(items.slice(size), size)]
}
