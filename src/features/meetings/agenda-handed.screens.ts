import type { Block } from '../../conversation/documents.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Member, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import type { Part } from './agenda.rules.ts'
import { agendaRows, agendaTitle } from './agenda.screens.ts'
import { act } from './agenda.views.ts'
import { oneMeeting, whenAndWhere } from './meeting.screens.ts'
import type { Sheet } from './sheets.repo.ts'

/** The blocks of the agenda's file, for members or, `outside`, to be handed on. */
export function agendaBlocks(say: Say, { sheet, parts, outside }: { sheet: Sheet; parts: readonly Part[]; outside: boolean }): Block[] {
  return [
    { text: `${sheet.organisation}\n${whenAndWhere(say, sheet)}` },
    ...agendaRows(say, parts, { outside }).map(({ kind, text }): Block => (kind === 'line' ? { text } : { head: text })),
  ]
}

/** For the official e-handbook or another chat, to be copied (MR1). */
export function plainAgenda(say: Say, { sheet, parts, papers }: { sheet: Sheet; parts: readonly Part[]; papers: readonly string[] }): string {
  return [
    sheet.organisation.toUpperCase(), agendaTitle(say, sheet).toUpperCase(), whenAndWhere(say, sheet), '', ...agendaRows(say, parts, { outside: true }).map(({ text }) => text),
    ...(papers.length > 0 ? ['', say('agenda-plain-papers'), ...papers.map((name) => `– ${name}`)] : []),
  ].join('\n')
}

/** The text to be copied; one that is too long for a screen comes as a file. */
export function plainScreen({ say }: Member, { sheet, text }: { sheet: Sheet; text: string }): Screen {
  const long = text.length > 1500
  return {
    text: lines(say(long ? 'agenda-plain-file' : 'agenda-plain-copy'), ...(long ? [] : ['', html`<code>${text}</code>`])),
    choices: [[{ label: say('agenda-file-docx'), action: act('file', sheet.id) }], [{ label: say('button-back'), action: oneMeeting(sheet.id) }]],
    view: act('plain', sheet.id),
    ...(long && { document: { kind: 'agenda-text', id: sheet.id } }),
  }
}

export function fileScreen({ say }: Member, sheet: Sheet): Screen {
  return {
    text: html`${say('agenda-file-below')}`,
    choices: [[{ label: say('button-back'), action: oneMeeting(sheet.id) }]],
    view: act('file', sheet.id), document: { kind: 'agenda-docx', id: sheet.id },
  }
}
