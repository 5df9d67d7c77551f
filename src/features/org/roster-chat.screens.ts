import { actionOf } from '../../conversation/actions.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Choice, Member, Reply, Screen } from '../../conversation/screen.ts'
import { turning } from './consent.screens.ts'
import { listView } from './members.screens.ts'
import type { Place } from './members.service.ts'
import { pagesOf } from './pages.rules.ts'
import type { Looked } from './roster-chat.service.ts'
import { tellDuplicate, tellProblem } from './roster.screens.ts'

/** The question for a roster file; the members' list leads here. */
export function rosterView(organisationId: string): string {
  return actionOf('roster', 'file', organisationId)
}

/** Also below what a file came to: a better one may be sent at once. */
export function askFile(organisationId: string, show: Screen): Reply {
  return { ask: { action: actionOf('roster', 'take', organisationId), wants: 'file' }, show }
}

export function askScreen({ say }: Member, { id, name }: Place): Screen {
  return {
    text: lines(html`<b>${name}</b>`, say('roster-ask'), say('roster-ask-how'), '', say('refuse-secret')),
    choices: [[{ label: say('roster-download'), action: actionOf('roster', 'download', id) }], [{ label: say('button-cancel'), action: listView(id) }]],
    view: rosterView(id),
  }
}

/** The list that is kept now goes with it, to be changed and sent back. */
export function downloadScreen({ say }: Member, { id, name }: Place): Screen {
  return {
    text: lines(html`<b>${name}</b>`, say('roster-downloaded')),
    choices: [[{ label: say('button-cancel'), action: listView(id) }]],
    view: actionOf('roster', 'download', id), document: { kind: 'roster', id },
  }
}

/** What a file would change, what it has changed, or what is wrong with it. */
export function lookedScreen({ say }: Member, looked: Looked, page: number): Screen {
  const { id, name } = looked.place
  const pages = pagesOf(bodyOf(say, looked), 1500)
  const at = Math.min(page, pages.length - 1)
  const last = at === pages.length - 1
  const saved = 'saved' in looked && looked.saved
  const saving = 'digest' in looked && !looked.nothing && !saved
  const save: Choice[][] = saving && last ? [[{ label: say('roster-save'), action: actionOf('roster', 'save', id, looked.digest), look: 'primary' }]] : []
  return {
    text: lines(html`<b>${name}</b>`, headOf(say, looked), ...(pages[at] ?? []).map((line) => html`${line}`)),
    choices: [
      ...(saved ? [] : turning(say, { at, last, view: (n) => actionOf('roster', 'page', id, n) })), ...save,
      [{ label: say(saved ? 'roster-list' : 'button-cancel'), action: listView(id) }],
    ],
    // After a crash the question is asked again: no file is kept here.
    view: saved ? listView(id) : rosterView(id),
  }
}

function headOf(say: Member['say'], looked: Looked): string {
  if ('problems' in looked) return say('roster-look-bad', { count: looked.problems.length })
  return say(looked.nothing ? 'roster-look-same' : looked.saved ? 'roster-look-saved' : 'roster-look')
}

function bodyOf(say: Member['say'], looked: Looked): string[] {
  if ('problems' in looked) return looked.problems.map((problem) => `• ${tellProblem(say, problem)}`)
  const { report: { added, changed, closed, missing, same, duplicates }, wishes, kept } = looked
  const counts = say('roster-counts', { added: added.length, changed: changed.length, same, missing: missing.length, closed: closed.length })
  const waits = wishes.map(({ name, role }) => `• ${say('roster-role-waits', { name, role: say(`role-${role}`) })}`)
  if (looked.saved) return [counts, ...waits]
  return [
    counts,
    ...added.map(({ name }) => `• ${say('roster-look-added', { name })}`),
    ...changed.map(({ name, columns }) => `• ${say('roster-look-changed', { name, what: columns.map((column) => say(`roster-what-${column}`)).join(', ') })}`),
    ...closed.map(({ name }) => `• ${say('roster-look-closed', { name })}`),
    ...waits,
    ...kept.map(({ name }) => `• ${say('roster-kept', { name })}`),
    ...duplicates.map((duplicate) => `• ${tellDuplicate(say, duplicate)}`),
    ...missing.map(({ name }) => `• ${say('roster-look-missing', { name })}`),
  ]
}
