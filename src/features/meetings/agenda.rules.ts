import { Refusal } from '../../platform/errors.ts'
import type { MeetingKind } from './meeting.rules.ts'

/** The headings of an agenda (phrases 24a to 24j, outlines d.1) and those of the other kinds; the value is the key of their words. */
export const HEADINGS = {
  opening: 'agenda-opening', information: 'agenda-information', results: 'agenda-results', opinion: 'agenda-opinion',
  'self-criticism': 'agenda-self-criticism', remediation: 'agenda-remediation', tasks: 'agenda-tasks', proposals: 'agenda-proposals',
  superior: 'agenda-superior', close: 'agenda-close', topic: 'agenda-topic', discussion: 'agenda-discussion', matter: 'agenda-matter',
  plan: 'agenda-plan', assigning: 'agenda-assigning',
} as const
export type Heading = keyof typeof HEADINGS

const TEMPLATES: Record<MeetingKind, readonly Heading[]> = {
  regular: ['opening', 'information', 'results', 'opinion', 'self-criticism', 'remediation', 'tasks', 'proposals', 'superior', 'close'],
  themed: ['opening', 'remediation', 'topic', 'discussion', 'superior', 'close'],
  preparatory: ['plan', 'assigning'],
  extraordinary: ['opening', 'matter', 'superior', 'close'],
}
/** A themed meeting on the evening of a regular one is its second part: opened and closed once (MR13). */
const SECOND_PART: readonly Heading[] = ['remediation', 'topic', 'discussion']
/** Stands only where there is something to stand there: without a case no agenda speaks of it (MR13). */
const ONLY_WITH_ITEMS: readonly string[] = ['remediation']

/**
 * Words as somebody typed them, or those of a key, said in the reader's language. `outside`: the key where it is handed
 * on, to a group, a handbook or another chat, in which nobody is named.
 */
export type AgendaText = string | { key: string; vars: Record<string, string | number>; outside?: string }

/**
 * What a source puts under a heading. `id` (12 characters) stays the same from day to day, so that what the secretary
 * has changed of it stays changed. `for`: the readers of the branch alone; it stands in no posted agenda. `fixed`: words
 * that were agreed upon elsewhere, and are neither changed nor struck here.
 */
export type AgendaItem = { id: string; heading: Heading; text: AgendaText; for?: 'readers'; fixed?: true }

export type OwnLine = { id: string; text: string }
/** `name` is null where the heading's own words stand. */
export type Section = { id: string; name: string | null; lines: OwnLine[] }
export type PostedSection = { id: string; name: string | null; lines: AgendaText[] }
export type Part = { kind: MeetingKind; topic: string | null; sections: PostedSection[] }
/** `at` is ISO, `by` a person. */
export type Version = { at: string; by: string; parts: Part[] }

export type AgendaRecord = {
  topic: string | null
  /** In order; null: as the template has them. */
  sections: Section[] | null
  /** By the id of a source's item: other words, or null where it was struck. */
  changed: Record<string, string | null>
  /** Oldest first; the last one is what members see. */
  versions: Version[]
}

export const NO_AGENDA: AgendaRecord = { topic: null, sections: null, changed: {}, versions: [] }
export const LINE_LENGTH = 1000
export const MOST_SECTIONS = 100
const MOST_LENGTH = 30_000
const MOST_VERSIONS = 30

export type DraftLine = { id: string; text: AgendaText; from: 'own' | 'source'; struck: boolean; for?: 'readers'; fixed?: true }
export type DraftSection = { id: string; name: string | null; lines: DraftLine[] }
export type Shape = { kind: MeetingKind; secondPart: boolean }

export function isHeading(id: string): id is Heading {
  return Object.hasOwn(HEADINGS, id)
}

function templateOf({ kind, secondPart }: Shape): Section[] {
  return (secondPart && kind === 'themed' ? SECOND_PART : TEMPLATES[kind]).map((id) => ({ id, name: null, lines: [] }))
}

export function sectionsOf(record: AgendaRecord, shape: Shape): Section[] {
  return record.sections ?? templateOf(shape)
}

/** The agenda as its readers work on it: what sources bring, as it was changed, then what was written by hand. */
export function draftOf(record: AgendaRecord, shape: Shape, items: readonly AgendaItem[]): DraftSection[] {
  const sections = sectionsOf(record, shape)
  const homeless = [...new Set(items.map(({ heading }) => heading))].filter((heading) => !sections.some(({ id }) => id === heading))
  const last = sections.at(-1)?.id === 'close' ? sections.length - 1 : sections.length
  const all = [...sections.slice(0, last), ...homeless.map((id): Section => ({ id, name: null, lines: [] })), ...sections.slice(last)]
  return all.map(({ id, name, lines }) => ({
    id, name,
    lines: [...items.filter(({ heading }) => heading === id).map((item) => lineOf(record, item)), ...lines.map((line): DraftLine => ({ ...line, from: 'own', struck: false }))],
  })).filter(({ id, lines }) => lines.length > 0 || !ONLY_WITH_ITEMS.includes(id))
}

function lineOf({ changed }: AgendaRecord, { id, text, for: readers, fixed }: AgendaItem): DraftLine {
  const own = changed[id]
  return { id, text: own ?? text, from: 'source', struck: own === null, ...(readers && { for: readers }), ...(fixed && { fixed }) }
}

/** Words that a member raised, or that were agreed upon, are nobody else's to change, nor to pass over. */
export function mayEdit(line: DraftLine): boolean {
  return line.for === undefined && line.fixed === undefined
}

/** What everybody may see of it: neither what was struck nor what is the readers' alone. */
export function postedOf(sections: readonly DraftSection[]): PostedSection[] {
  return sections.map(({ id, name, lines }) => ({
    id, name, lines: lines.filter((line) => !line.struck && line.for === undefined).map(({ text }) => text),
  }))
}

export function addVersion(record: AgendaRecord, version: Version): AgendaRecord {
  return { ...record, versions: [...record.versions, version].slice(-MOST_VERSIONS) }
}

/** A line by its id, wherever it stands. */
export function findLine(sections: readonly DraftSection[], id: string): DraftLine | null {
  return sections.flatMap(({ lines }) => lines).find((line) => line.id === id) ?? null
}

/** Adds lines below a section; one that stands there only for a source's sake is kept from then on. */
export function addLines(record: AgendaRecord, shape: Shape, { section, lines }: { section: string; lines: OwnLine[] }): AgendaRecord {
  const sections = sectionsOf(record, shape)
  const known = sections.some(({ id }) => id === section)
  if (!known && !isHeading(section)) throw new Refusal('stale-button')
  const grown = known ? sections.map((one) => (one.id === section ? { ...one, lines: [...one.lines, ...lines] } : one)) : [...sections, { id: section, name: null, lines }]
  return bounded({ ...record, sections: grown })
}

/** Other words for a line; null strikes it: what was written by hand goes, what a source brings can be put back. */
export function changeLine(record: AgendaRecord, shape: Shape, { line, text }: { line: DraftLine; text: string | null }): AgendaRecord {
  if (line.from === 'source') return bounded({ ...record, changed: { ...record.changed, [line.id]: text } })
  const sections = sectionsOf(record, shape).map((section) => ({
    ...section, lines: section.lines.flatMap((own) => (own.id !== line.id ? [own] : text === null ? [] : [{ ...own, text }])),
  }))
  return bounded({ ...record, sections })
}

/** A source's item in its own words again. */
export function restoreLine(record: AgendaRecord, id: string): AgendaRecord {
  const { [id]: _, ...changed } = record.changed
  return { ...record, changed }
}

/** One place up; the first stays where it is. */
export function moveUp(record: AgendaRecord, shape: Shape, id: string): AgendaRecord {
  const sections = [...sectionsOf(record, shape)]
  const at = sections.findIndex((section) => section.id === id)
  const above = sections[at - 1]
  const moved = sections[at]
  if (!above || !moved) return record
  return { ...record, sections: sections.with(at - 1, moved).with(at, above) }
}

export function renameSection(record: AgendaRecord, shape: Shape, { id, name }: { id: string; name: string | null }): AgendaRecord {
  return { ...record, sections: sectionsOf(record, shape).map((section) => (section.id === id ? { ...section, name } : section)) }
}

export function addSection(record: AgendaRecord, shape: Shape, section: Section): AgendaRecord {
  const sections = sectionsOf(record, shape)
  const last = sections.at(-1)?.id === 'close' ? sections.length - 1 : sections.length
  return bounded({ ...record, sections: [...sections.slice(0, last), section, ...sections.slice(last)] })
}

/** Takes a section away that somebody added or pasted; a heading of the template is only taken where it holds no own lines. */
export function dropSection(record: AgendaRecord, shape: Shape, id: string): AgendaRecord {
  return { ...record, sections: sectionsOf(record, shape).filter((section) => section.id !== id) }
}

/** Order, names and own lines of another meeting of this kind; what it brought from sources is not taken along. */
export function takeOver(record: AgendaRecord, from: AgendaRecord, newId: () => string): AgendaRecord {
  if (!from.sections) return record
  return { ...record, sections: from.sections.map((section) => ({ ...section, lines: section.lines.map((line) => ({ ...line, id: newId() })) })) }
}

/** @throws Refusal `agenda-too-much` where no meeting would come to an end with it */
export function bounded(record: AgendaRecord): AgendaRecord {
  const sections = record.sections ?? []
  const length = sections.reduce((sum, { name, lines }) => sum + (name?.length ?? 0) + lines.reduce((all, { text }) => all + text.length, 0), 0)
  if (sections.length > MOST_SECTIONS || length > MOST_LENGTH) throw new Refusal('agenda-too-much')
  return record
}

/** Four characters that stand for a text: whoever changes another text than the one on the screen has been overtaken. */
export function markOf(text: unknown): string {
  let hash = 0x811c9dc5
  for (const letter of JSON.stringify(text)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return (hash % 36 ** 4).toString(36).padStart(4, '0')
}
