import type { Member } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Verb } from '../org/access.rules.ts'
import { may } from '../org/access.rules.ts'
import { audit } from '../org/audit.service.ts'
import { effectiveSettings } from '../org/org.service.ts'
import type { AgendaItem, DraftSection, Part, Shape, Version } from './agenda.rules.ts'
import * as rules from './agenda.rules.ts'
import { agendaViews } from './agenda.views.ts'
import type { MeetingRow } from './meeting.rules.ts'
import { thingOf } from './meeting.rules.ts'
import { markMeeting } from './meetings.service.ts'
import type { Sheet } from './sheets.repo.ts'
import { sheetsRepo } from './sheets.repo.ts'

/** What a feature puts on the agenda of a meeting (src/agenda.ts holds the list). Read each time that a draft is drawn. */
export type AgendaSource = (unit: Unit, meeting: Sheet) => Promise<AgendaItem[]>

export type Edit = { meetingId: string; sources: readonly AgendaSource[] }
/** A draft as one reader sees it. `second`: the themed part of the evening; `headings`: names of the organisation's own. */
export type Draft = { sheet: Sheet; sections: DraftSection[]; second: { sheet: Sheet; sections: DraftSection[] } | null; headings: Record<string, string>; mayChange: boolean }

/** A meeting's agenda may be `posted` to all members, unless it is the committee's own meeting. */
export function agendaState({ kind, postedAt }: MeetingRow): 'posted' | 'draft' {
  return postedAt !== null && kind !== 'preparatory' ? 'posted' : 'draft'
}

export function mayAgenda(unit: Unit, actor: Member, { sheet, verb }: { sheet: MeetingRow; verb: Verb }): boolean {
  return may(actor, verb, thingOf(sheet, 'agenda', agendaState(sheet)), unit.now)
}

/** The meeting whose agenda this person may see or change. @throws Refusal `stale-button`, also where there is none */
export async function agendaOf(unit: Unit, actor: Member, { meetingId, verb, lock = false }: { meetingId: string; verb: Verb; lock?: boolean }): Promise<Sheet> {
  const repo = sheetsRepo(unit)
  const sheet = await (lock ? repo.lock(meetingId) : repo.find(meetingId))
  if (!sheet || sheet.state === 'cancelled' || !mayAgenda(unit, actor, { sheet, verb })) throw new Refusal('stale-button')
  return sheet
}

export function shapeOf({ kind, withId }: Sheet): Shape {
  return { kind, secondPart: withId !== null }
}

async function itemsOf(unit: Unit, sheet: Sheet, sources: readonly AgendaSource[]): Promise<AgendaItem[]> {
  const items: AgendaItem[] = []
  for (const source of sources) items.push(...(await source(unit, sheet)))
  return items
}

export async function sectionsFor(unit: Unit, sheet: Sheet, sources: readonly AgendaSource[]): Promise<DraftSection[]> {
  return rules.draftOf(sheet.agenda, shapeOf(sheet), await itemsOf(unit, sheet, sources))
}

/** The draft, for the readers of the branch; its first writer need not have done anything. */
export async function readDraft(unit: Unit, actor: Member, { meetingId, sources }: { meetingId: string; sources: readonly AgendaSource[] }): Promise<Draft> {
  const sheet = await agendaOf(unit, actor, { meetingId, verb: 'see' })
  // Whoever sees only what was posted has no draft.
  if (!may(actor, 'see', thingOf(sheet, 'agenda', 'draft'), unit.now)) throw new Refusal('stale-button')
  return draftFor(unit, actor, { sheet, sources })
}

async function draftFor(unit: Unit, actor: Member, { sheet, sources }: { sheet: Sheet; sources: readonly AgendaSource[] }): Promise<Draft> {
  const second = sheet.joinedId === null ? null : await sheetsRepo(unit).find(sheet.joinedId)
  return {
    sheet, sections: await sectionsFor(unit, sheet, sources),
    second: second && { sheet: second, sections: await sectionsFor(unit, second, sources) },
    headings: await headingsOf(unit, sheet.organisationId),
    mayChange: mayAgenda(unit, actor, { sheet, verb: 'change' }),
  }
}

/** Names of headings that this organisation has given them, by heading. */
export async function headingsOf(unit: Unit, organisationId: string): Promise<Record<string, string>> {
  return (await effectiveSettings(unit, organisationId))['agenda.headings']
}

/** The parts that would be posted now. */
export function partsOf({ sheet, sections, second, headings }: Draft): Part[] {
  const part = (of: Sheet, from: DraftSection[]): Part => ({
    kind: of.kind, topic: of.agenda.topic, sections: rules.postedOf(from).map((section) => ({ ...section, name: section.name ?? headings[section.id] ?? null })),
  })
  return [part(sheet, sections), ...(second ? [part(second.sheet, second.sections)] : [])]
}

/** The screens that show this agenda, also as a part of the evening's. */
export function touchAgenda(unit: Unit, { id, withId }: Sheet): void {
  for (const of of withId === null ? [id] : [id, withId]) for (const view of agendaViews(of)) unit.changed(view)
}

// ── posting ───────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Posts the draft as it was looked at: `mark` is that of the preview. From then on members see it, and this version
 * until the next one is posted (AT1).
 * @throws Refusal `agenda-looked-other` when it has changed since
 */
export async function postAgenda(unit: Unit, actor: Member, { meetingId, mark, sources }: Edit & { mark: string }): Promise<Sheet> {
  const sheet = await agendaOf(unit, actor, { meetingId, verb: 'change', lock: true })
  if (sheet.adoptedAt !== null) throw new Refusal('agenda-over')
  const parts = partsOf(await draftFor(unit, actor, { sheet, sources }))
  if (rules.markOf(parts) !== mark) throw new Refusal('agenda-looked-other')
  const last = sheet.agenda.versions.at(-1)
  if (last && JSON.stringify(last.parts) === JSON.stringify(parts)) return sheet
  const version: Version = { at: unit.now.toISOString(), by: actor.person.id, parts }
  const agenda = rules.addVersion(sheet.agenda, version)
  await sheetsRepo(unit).saveAgenda(sheet.id, agenda)
  const postedAt = sheet.postedAt ?? unit.now
  await markMeeting(unit, sheet.id, { postedAt })
  await audit(unit, actor, { action: 'agenda-posted', organisationId: sheet.organisationId, thingId: sheet.id })
  touchAgenda(unit, sheet)
  return { ...sheet, agenda, postedAt }
}

/** What members see of a meeting's agenda: the last version; null while none was posted. */
export function postedVersion({ agenda }: Sheet): Version | null {
  return agenda.versions.at(-1) ?? null
}

/** The posted version and, by the evening's first part, also for a themed meeting joined with it. */
export async function readPosted(unit: Unit, actor: Member, meetingId: string): Promise<{ sheet: Sheet; version: Version; names: Map<string, string> }> {
  const found = await sheetsRepo(unit).find(meetingId)
  const sheet = await agendaOf(unit, actor, { meetingId: found?.withId ?? meetingId, verb: 'see' })
  const version = postedVersion(sheet)
  if (!version) throw new Refusal('stale-button')
  return { sheet, version, names: await sheetsRepo(unit).namesOf(sheet.agenda.versions.map(({ by }) => by)) }
}
