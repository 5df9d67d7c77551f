import type { Html } from '../../conversation/html.ts'
import { html, lines } from '../../conversation/html.ts'
import { inRows } from '../../conversation/rows.ts'
import type { Choice, Member, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { turning } from '../org/consent.screens.ts'
import { capital } from '../org/members.screens.ts'
import { pagesOf } from '../org/pages.rules.ts'
import type { AgendaText, DraftLine, DraftSection, Part } from './agenda.rules.ts'
import { HEADINGS, isHeading, markOf } from './agenda.rules.ts'
import type { Draft } from './agenda.service.ts'
import { partsOf } from './agenda.service.ts'
import { act, draftView, postedView } from './agenda.views.ts'
import { meetingName, oneMeeting, whenAndWhere } from './meeting.screens.ts'
import type { Sheet } from './sheets.repo.ts'

/** Visible characters of an agenda that stands on its screen whole; a longer one is a short list and a file (AT2). */
const WHOLE = 1400
const SHORT_LIST = 1200
/** A line in the draft is shown so far; its own screen has the whole. */
const GLANCE = 140

export function sayText(say: Say, text: AgendaText, { outside = false } = {}): string {
  return typeof text === 'string' ? text : say(outside ? (text.outside ?? text.key) : text.key, text.vars)
}

export function headingOf(say: Say, { id, name }: { id: string; name: string | null }, headings: Record<string, string> = {}): string {
  return name ?? headings[id] ?? (isHeading(id) ? say(HEADINGS[id]) : '–')
}

type Row = { kind: 'part' | 'heading' | 'line'; text: string }

/** An agenda in its order, headings numbered through each part. `outside`: handed on, in the words that name nobody. */
export function agendaRows(say: Say, parts: readonly Part[], { outside = false } = {}): Row[] {
  return parts.flatMap(({ kind, topic, sections }, at): Row[] => [
    ...(parts.length > 1 || topic !== null ? [{ kind: 'part' as const, text: partName(say, { kind, topic, at: parts.length > 1 ? at + 1 : 0 }) }] : []),
    ...sections.flatMap((section, n): Row[] => [
      { kind: 'heading', text: `${n + 1}. ${headingOf(say, section)}` },
      ...section.lines.map((line): Row => ({ kind: 'line', text: `– ${sayText(say, line, { outside })}` })),
    ]),
  ])
}

function partName(say: Say, { kind, topic, at }: { kind: Part['kind']; topic: string | null; at: number }): string {
  const name = kind === 'themed' ? (topic === null ? say('agenda-part-themed') : say('agenda-part-topic', { topic })) : say('agenda-part-regular')
  return at === 0 ? name : say('agenda-part', { n: at, name })
}

export function agendaTitle(say: Say, sheet: Sheet): string {
  return say('agenda-title', { meeting: meetingName(say, sheet) })
}

function marked({ kind, text }: Row): Html {
  return kind === 'line' ? html`${text}` : html`<b>${text}</b>`
}

/** The agenda as members read it; a long one as the headings that fit, the whole being in the file beside it. */
function bodyOf(say: Say, parts: readonly Part[]): { rows: Html[]; long: boolean } {
  const rows = agendaRows(say, parts)
  const length = rows.reduce((sum, { text }) => sum + text.length + 1, 0)
  if (length <= WHOLE) return { rows: rows.map(marked), long: false }
  const headings = rows.filter(({ kind }) => kind !== 'line')
  let left = SHORT_LIST
  const fit = headings.filter(({ text }) => text.length < left && (left -= text.length + 1) >= 0)
  const further = headings.length - fit.length
  return { rows: [...fit.map(({ text }) => html`${text}`), html`<i>${say('agenda-in-file', { count: further })}</i>`], long: true }
}

type Shown = { sheet: Sheet; parts: readonly Part[]; updatedAt: Date | null }

/** What members see: the same words in the preview. */
function shownText({ say }: Member, { sheet, parts, updatedAt }: Shown): { text: Html; long: boolean } {
  const { rows, long } = bodyOf(say, parts)
  return {
    long,
    text: lines(
      html`<b>${sheet.organisation}</b>`, html`<b>${capital(agendaTitle(say, sheet))}</b>`, html`${whenAndWhere(say, sheet)}`,
      updatedAt !== null && html`<i>${say('agenda-updated', { date: say.moment(updatedAt, sheet.timeZone) })}</i>`, '', ...rows,
    ),
  }
}

/** `papers`: how many lie with it; `versions`: older ones, for the readers of the branch. */
export function postedScreen(actor: Member, { papers, versions, ...shown }: Shown & { papers: number; versions: number }): Screen {
  const { say } = actor
  const { id } = shown.sheet
  const { text, long } = shownText(actor, shown)
  return {
    text,
    choices: [
      ...(papers > 0 ? [[{ label: say('papers-open', { count: papers }), action: `papers:list:${id}` }]] : []),
      ...(versions > 1 ? [[{ label: say('agenda-versions'), action: act('version', id, versions - 1) }]] : []),
      [{ label: say('button-back'), action: oneMeeting(id) }],
    ],
    view: postedView(id),
    ...(long && { document: { kind: 'agenda', id } }),
  }
}

/** An older version, for the readers: `n` counts from 1. */
export function versionScreen(actor: Member, { n, by, ...shown }: Shown & { n: number; by: string }): Screen {
  const { say } = actor
  const { id, timeZone } = shown.sheet
  const at = shown.updatedAt
  return {
    text: lines(html`<i>${say('agenda-version', { n, name: by, date: at ? say.moment(at, timeZone) : '–' })}</i>`, shownText(actor, { ...shown, updatedAt: null }).text),
    choices: [...(n > 1 ? [[{ label: say('agenda-version-before'), action: act('version', id, n - 1) }]] : []), [{ label: say('button-back'), action: postedView(id) }]],
    view: act('version', id, n),
  }
}

/** Exactly what members will see, and the one button that posts it. */
export function previewScreen(actor: Member, draft: Draft): Screen {
  const { say } = actor
  const { sheet, mayChange } = draft
  const parts = partsOf(draft)
  const last = sheet.agenda.versions.at(-1)
  const same = last !== undefined && JSON.stringify(last.parts) === JSON.stringify(parts)
  const { text, long } = shownText(actor, { sheet, parts, updatedAt: null })
  return {
    text: lines(html`<i>${say(same ? 'agenda-preview-same' : last ? 'agenda-preview-again' : 'agenda-preview')}</i>`, text),
    choices: [
      ...(mayChange && !same && sheet.adoptedAt === null ? [[{ label: say(last ? 'agenda-post-again' : 'agenda-post'), action: act('post', sheet.id, markOf(parts)), look: 'primary' as const }]] : []),
      [{ label: say('button-back'), action: draftView(sheet.id) }],
    ],
    view: act('preview', sheet.id),
    ...(long && { document: { kind: 'agenda-draft', id: sheet.id } }),
  }
}

/** The draft as its readers work on it: a page of sections, each behind its number. */
export function draftScreen({ say }: Member, { sheet, sections, headings, mayChange }: Draft, page: number): Screen {
  const rows = sections.map((section, n) => ({ n, section, text: [`${n + 1}. ${headingOf(say, section, headings)}`, ...section.lines.map((line) => glance(say, line))].join('\n') }))
  const pages = pagesOf(rows.map(({ text }) => text), 1300)
  const at = Math.min(page, pages.length - 1)
  const before = pages.slice(0, at).reduce((sum, one) => sum + one.length, 0)
  const shown = rows.slice(before, before + (pages[at]?.length ?? 0))
  const button = (key: string, verb: string): Choice => ({ label: say(key), action: act(verb, sheet.id) })
  return {
    text: lines(
      html`<b>${say('agenda-draft-head', { meeting: meetingName(say, sheet) })}</b>`,
      sheet.kind === 'themed' && html`${sheet.agenda.topic === null ? say('agenda-no-topic') : say('agenda-part-topic', { topic: sheet.agenda.topic })}`,
      mayChange && say('agenda-draft-how'), '', ...shown.map(({ section, n }) => sectionHtml(say, { section, n, headings })),
    ),
    choices: [
      ...inRows(shown.map(({ n, section }): Choice => ({ label: String(n + 1), action: act('section', sheet.id, section.id, 0) })), 6),
      ...turning(say, { at, last: at === pages.length - 1, view: (to) => act('draft', sheet.id, to) }),
      [{ ...button('agenda-preview-open', 'preview'), look: 'primary' }],
      ...(mayChange ? [
        ...(sheet.kind === 'themed' ? [[button('agenda-topic-open', 'topic')]] : []),
        [button('agenda-add-section', 'add-section')], [button('agenda-paste', 'paste'), button('agenda-last', 'last')],
        ...(sheet.agenda.sections === null ? [] : [[button('agenda-again', 'again')]]),
      ] : []),
      ...(sheet.joinedId === null ? [] : [[{ label: say('meeting-themed-part'), action: draftView(sheet.joinedId) }]]),
      [{ label: say('button-back'), action: oneMeeting(sheet.id) }],
    ],
    view: at === 0 ? draftView(sheet.id) : act('draft', sheet.id, at),
  }
}

function glance(say: Say, line: DraftLine): string {
  const text = sayText(say, line.text)
  const short = text.length > GLANCE ? `${text.slice(0, text.lastIndexOf(' ', GLANCE) > 0 ? text.lastIndexOf(' ', GLANCE) : GLANCE)}…` : text
  if (line.struck) return `– ${say('agenda-struck', { text: short })}`
  return line.for ? `– ${say('agenda-for-readers', { text: short })}` : `– ${short}`
}

function sectionHtml(say: Say, { section, n, headings }: { section: DraftSection; n: number; headings: Record<string, string> }): Html {
  return lines(html`<b>${n + 1}. ${headingOf(say, section, headings)}</b>`, ...section.lines.map((line) => html`${glance(say, line)}`))
}
