import type { DocumentKind } from '../../conversation/documents.ts'
import { unlessRefused } from '../../conversation/documents.ts'
import type { Member } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { capital } from '../org/members.screens.ts'
import { meetingName } from './meeting.screens.ts'
import { writtenOf } from './minutes-close.dialog.ts'
import { MEANT, minutesBlocks, minutesTitle, presenceOf, REASONS } from './minutes-text.screens.ts'
import { readMinutes } from './minutes.service.ts'

async function sceneFor(unit: Unit, actor: Member, meetingId: string) {
  const scene = await readMinutes(unit, actor, meetingId)
  if (!scene.mayChange) throw new Refusal('stale-button')
  return scene
}

const minutes = (form: 'docx' | 'pdf'): DocumentKind => unlessRefused(async (unit, actor, meetingId) => {
  const { say } = actor
  const written = await writtenOf(unit, await sceneFor(unit, actor, meetingId))
  const { sheet, people } = written
  return {
    name: capital(minutesTitle(say, written)), organisationId: sheet.organisationId, names: people.map(({ personId }) => personId),
    paper: { form, title: say('minutes-title-upper', { meeting: meetingName(say, sheet) }), blocks: minutesBlocks(say, written) },
  }
})

const attendance = (form: 'csv' | 'xlsx'): DocumentKind => unlessRefused(async (unit, actor, meetingId) => {
  const { say } = actor
  const { sheet, people } = await sceneFor(unit, actor, meetingId)
  return {
    name: say('attendance-file-name', { meeting: meetingName(say, sheet) }), organisationId: sheet.organisationId, names: people.map(({ personId }) => personId),
    paper: {
      form, columns: [say('minutes-column-n'), say('minutes-column-name'), say('minutes-column-status'), say('minutes-column-meant'), say('minutes-column-present'), say('minutes-column-reason')],
      rows: people.map((one, n) => [
        String(n + 1), one.fullName, say(`status-${one.partyStatus}`), one.intention === null ? '' : say(MEANT[one.intention]), presenceOf(say, one),
        one.reason === null ? '' : say(REASONS[one.reason]),
      ]),
    },
  }
})

/** The minutes as Word and PDF, the attendance as a spreadsheet: for whoever writes or keeps them (AT10). */
export const minutesDocuments: Record<'minutes-docx' | 'minutes-pdf' | 'attendance-xlsx' | 'attendance-csv', DocumentKind> = {
  'minutes-docx': minutes('docx'), 'minutes-pdf': minutes('pdf'), 'attendance-xlsx': attendance('xlsx'), 'attendance-csv': attendance('csv'),
}
