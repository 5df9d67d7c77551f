import type { Document, DocumentKind } from '../../conversation/documents.ts'
import { unlessRefused } from '../../conversation/documents.ts'
import type { Member } from '../../conversation/screen.ts'
import type { Unit } from '../../platform/unit.ts'
import { capital } from '../org/members.screens.ts'
import { plainText } from './agenda.dialog.ts'
import type { Part } from './agenda.rules.ts'
import { agendaBlocks } from './agenda-handed.screens.ts'
import { agendaTitle } from './agenda.screens.ts'
import type { AgendaSource } from './agenda.service.ts'
import { partsOf, readDraft, readPosted } from './agenda.service.ts'
import type { Sheet } from './sheets.repo.ts'

type Make = (unit: Unit, actor: Member, meetingId: string) => Promise<Document>

/** `agenda`: as it was posted; `agenda-draft`: as it would be; `agenda-docx`, `agenda-text`: to be used elsewhere (MR1). */
export function agendaDocuments(sources: readonly AgendaSource[]): Record<'agenda' | 'agenda-draft' | 'agenda-docx' | 'agenda-text', DocumentKind> {
  const file = (actor: Member, form: 'pdf' | 'docx', of: { sheet: Sheet; parts: readonly Part[] }): Document => {
    const title = capital(agendaTitle(actor.say, of.sheet))
    return { name: title, paper: { form, title, blocks: agendaBlocks(actor.say, { ...of, outside: form === 'docx' }) }, organisationId: of.sheet.organisationId, names: [] }
  }
  const drafted = (form: 'pdf' | 'docx'): Make => async (unit, actor, meetingId) => {
    const draft = await readDraft(unit, actor, { meetingId, sources })
    return file(actor, form, { sheet: draft.sheet, parts: partsOf(draft) })
  }
  return {
    agenda: unlessRefused(async (unit, actor, meetingId) => {
      const { sheet, version } = await readPosted(unit, actor, meetingId)
      return file(actor, 'pdf', { sheet, parts: version.parts })
    }),
    'agenda-draft': unlessRefused(drafted('pdf')),
    'agenda-docx': unlessRefused(drafted('docx')),
    'agenda-text': unlessRefused(async (unit, actor, meetingId) => {
      const draft = await readDraft(unit, actor, { meetingId, sources })
      const bytes = new TextEncoder().encode(`\uFEFF${(await plainText(unit, actor, draft)).replaceAll('\n', '\r\n')}\r\n`)
      const name = capital(agendaTitle(actor.say, draft.sheet))
      return { name, paper: { form: 'bytes', ending: 'txt', mime: 'text/plain; charset=utf-8', bytes }, organisationId: draft.sheet.organisationId, names: [] }
    }),
  }
}
