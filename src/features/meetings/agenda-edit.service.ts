import type { Member } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { changeSettings } from '../org/settings.service.ts'
import type { AgendaRecord, DraftLine } from './agenda.rules.ts'
import * as rules from './agenda.rules.ts'
import type { Edit } from './agenda.service.ts'
import { agendaOf, headingsOf, sectionsFor, shapeOf, touchAgenda } from './agenda.service.ts'
import { readPasted, tidy, typedLines } from './pasted.rules.ts'
import type { Sheet } from './sheets.repo.ts'
import { sheetsRepo } from './sheets.repo.ts'

/** Changes the record of a meeting's agenda, held; the screens that show it are drawn again. */
async function edit(unit: Unit, actor: Member, { meetingId }: { meetingId: string }, change: (sheet: Sheet) => AgendaRecord | Promise<AgendaRecord>): Promise<Sheet> {
  const sheet = await agendaOf(unit, actor, { meetingId, verb: 'change', lock: true })
  if (sheet.adoptedAt !== null) throw new Refusal('agenda-over')
  const agenda = await change(sheet)
  if (agenda !== sheet.agenda) await sheetsRepo(unit).saveAgenda(sheet.id, agenda)
  touchAgenda(unit, sheet)
  return { ...sheet, agenda }
}

/** The topic of a themed meeting, in one line; an empty text takes it away. */
export function setTopic(unit: Unit, actor: Member, { meetingId, text }: { meetingId: string; text: string }): Promise<Sheet> {
  const topic = tidy(text).slice(0, 300)
  return edit(unit, actor, { meetingId }, ({ agenda }) => ({ ...agenda, topic: topic === '' ? null : topic }))
}

/** Lines below a section, as they were typed. @throws Refusal `agenda-line-long` */
export function addLines(unit: Unit, actor: Member, { meetingId, section, text }: { meetingId: string; section: string; text: string }): Promise<Sheet> {
  const lines = typedLines(text).map((line) => ({ id: unit.newId(), text: line }))
  const longest = Math.max(0, ...lines.map((line) => line.text.length))
  if (longest > rules.LINE_LENGTH) throw new Refusal('agenda-line-long', { over: longest - rules.LINE_LENGTH })
  return edit(unit, actor, { meetingId }, (sheet) => rules.addLines(sheet.agenda, shapeOf(sheet), { section, lines }))
}

/**
 * Other words for a line, or (`text` null) strikes it. Whoever saw another text than the one that stands there now
 * changes nothing and gets that one: nobody's words are lost (issue: two editing at once).
 */
export async function changeLine(unit: Unit, actor: Member, { lineId, mark, text, ...of }: Edit & { lineId: string; mark: string; text: string | null }): Promise<{ overtakenBy: DraftLine | null }> {
  const words = text === null ? null : tidy(text)
  if (words !== null && words.length > rules.LINE_LENGTH) throw new Refusal('agenda-line-long', { over: words.length - rules.LINE_LENGTH })
  let overtakenBy: DraftLine | null = null
  await edit(unit, actor, of, async (sheet) => {
    const line = rules.findLine(await sectionsFor(unit, sheet, of.sources), lineId)
    if (!line || !rules.mayEdit(line)) throw new Refusal('stale-button')
    if (rules.markOf(line.text) === mark) return rules.changeLine(sheet.agenda, shapeOf(sheet), { line, text: words === '' ? null : words })
    overtakenBy = line
    return sheet.agenda
  })
  return { overtakenBy }
}

export function restoreLine(unit: Unit, actor: Member, { meetingId, lineId }: { meetingId: string; lineId: string }): Promise<Sheet> {
  return edit(unit, actor, { meetingId }, ({ agenda }) => rules.restoreLine(agenda, lineId))
}

export function moveUp(unit: Unit, actor: Member, { meetingId, section }: { meetingId: string; section: string }): Promise<Sheet> {
  return edit(unit, actor, { meetingId }, (sheet) => rules.moveUp(sheet.agenda, shapeOf(sheet), section))
}

/** A section of one's own, before the close. */
export function addSection(unit: Unit, actor: Member, { meetingId, text }: { meetingId: string; text: string }): Promise<Sheet> {
  const name = headingName(text)
  return edit(unit, actor, { meetingId }, (sheet) => rules.addSection(sheet.agenda, shapeOf(sheet), { id: unit.newId(), name, lines: [] }))
}

export function dropSection(unit: Unit, actor: Member, { meetingId, section }: { meetingId: string; section: string }): Promise<Sheet> {
  return edit(unit, actor, { meetingId }, (sheet) => rules.dropSection(sheet.agenda, shapeOf(sheet), section))
}

/** A heading's name: of one of ours for the whole organisation and from now on, of any other in this agenda. */
export async function renameHeading(unit: Unit, actor: Member, { meetingId, section, text }: { meetingId: string; section: string; text: string }): Promise<Sheet> {
  const name = text === '' ? null : headingName(text)
  const sheet = await edit(unit, actor, { meetingId }, (held) => (rules.isHeading(section) && held.agenda.sections === null ? held.agenda
    : rules.renameSection(held.agenda, shapeOf(held), { id: section, name: rules.isHeading(section) ? null : name })))
  if (rules.isHeading(section)) {
    const headings = { ...(await headingsOf(unit, sheet.organisationId)), [section]: name ?? '' }
    const value = Object.entries(headings).filter(([, words]) => words !== '').map(([id, words]) => `${id}=${words}`).join('; ')
    await changeSettings(unit, actor, { organisationId: sheet.organisationId, changes: [{ key: 'agenda.headings', value }] })
  }
  return sheet
}

function headingName(text: string): string {
  const name = tidy(text).replaceAll(';', ',').replaceAll('=', ':')
  if (name === '' || name.length > 200) throw new Refusal('agenda-heading-bad')
  return name
}

/** A pasted agenda in place of what stood there, or (`more`) below it: one of 9,000 characters comes in several messages. */
export function pasteAgenda(unit: Unit, actor: Member, { meetingId, text, more }: { meetingId: string; text: string; more: boolean }): Promise<Sheet> {
  const pasted = readPasted(text, unit.newId)
  if (pasted.length === 0) throw new Refusal('agenda-nothing-pasted')
  return edit(unit, actor, { meetingId }, ({ agenda }) => {
    const before = more ? (agenda.sections ?? []) : []
    const known = new Set(before.map(({ id }) => id))
    return rules.bounded({ ...agenda, sections: [...before, ...pasted.map((section) => (known.has(section.id) ? { ...section, id: unit.newId() } : section))] })
  })
}

/** Order, headings and own lines of the last meeting of this kind that had an agenda of its own. */
export async function takeFromLast(unit: Unit, actor: Member, meetingId: string): Promise<Sheet> {
  return edit(unit, actor, { meetingId }, async (sheet) => {
    const last = await findLast(unit, sheet)
    if (!last) throw new Refusal('agenda-no-last')
    return rules.bounded(rules.takeOver(sheet.agenda, last.agenda, unit.newId))
  })
}

async function findLast(unit: Unit, { organisationId, kind, startsAt }: Sheet): Promise<Sheet | null> {
  const before = await sheetsRepo(unit).listBefore({ organisationId, kind, before: startsAt, most: 6 })
  return before.find(({ agenda }) => agenda.sections !== null) ?? null
}

/** Back to the template and what the sources bring; what was posted stays. */
export function startOver(unit: Unit, actor: Member, meetingId: string): Promise<Sheet> {
  return edit(unit, actor, { meetingId }, ({ agenda }) => ({ ...agenda, sections: null, changed: {} }))
}
