import { HOME } from '../../conversation/home.ts'
import type { Member, Screen } from '../../conversation/screen.ts'
import { listScreen, quoted } from '../../conversation/rows.ts'
import { act } from './self-check.views.ts'

/** Phrase 11: own words and nothing beside them. "Close" leads to the start screen, which puts this one away. */
export function speakingScreen({ say }: Member, { id, notes, page }: { id: string; notes: string[]; page: number }): Screen {
  return listScreen(say, {
    head: [say(notes.length > 0 ? 'speaking-notes' : 'speaking-none')],
    rows: notes.map((words) => ({ text: quoted(words) })),
    page, view: (to) => act('speak', id, to), below: () => [[{ label: say('speaking-close'), action: HOME }]],
  })
}
