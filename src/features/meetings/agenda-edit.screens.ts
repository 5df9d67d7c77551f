import { html, lines } from '../../conversation/html.ts'
import { KEEP } from '../../conversation/router.ts'
import { inRows } from '../../conversation/rows.ts'
import type { Choice, Member, Prompt, Reply, Screen } from '../../conversation/screen.ts'
import { turning } from '../org/consent.screens.ts'
import { pagesOf } from '../org/pages.rules.ts'
import type { DraftLine, DraftSection } from './agenda.rules.ts'
import { isHeading, markOf, mayEdit } from './agenda.rules.ts'
import { headingOf, sayText } from './agenda.screens.ts'
import type { Draft } from './agenda.service.ts'
import { act, draftView } from './agenda.views.ts'

/** A question about a meeting's agenda that is answered in writing. */
export function asking({ say }: Member, { action, text, back, choices = [], keep }: { action: string; text: (string | false)[]; back: string; choices?: Choice[][]; keep?: Prompt['keep'] }): Reply {
  return {
    ask: { action, wants: 'text', ...(keep && { keep }) },
    show: { text: lines(...text.map((line) => line !== false && html`${line}`)), choices: [...choices, [{ label: say('button-cancel'), action: back }]], view: action },
  }
}

/** One section with its lines; each line behind its number. */
export function sectionScreen({ say }: Member, { sheet, headings, mayChange }: Draft, { section, page }: { section: DraftSection; page: number }): Screen {
  const texts = section.lines.map((line, n) => `${n + 1}. ${lineWords(say, line)}`)
  const pages = pagesOf(texts, 1400)
  const at = Math.min(page, pages.length - 1)
  const before = pages.slice(0, at).reduce((sum, one) => sum + one.length, 0)
  const shown = section.lines.slice(before, before + (pages[at]?.length ?? 0))
  const button = (key: string, verb: string): Choice => ({ label: say(key), action: act(verb, sheet.id, section.id) })
  const removable = !isHeading(section.id) || section.lines.every(({ from }) => from === 'source')
  return {
    text: lines(html`<b>${headingOf(say, section, headings)}</b>`, section.lines.length === 0 && say('agenda-section-empty'), '', ...(pages[at] ?? []).map((text) => html`${text}`)),
    choices: [
      ...(mayChange ? inRows(shown.map((line, n): Choice => ({ label: String(before + n + 1), action: act('line', sheet.id, line.id) })), 6) : []),
      ...turning(say, { at, last: at === pages.length - 1, view: (to) => act('section', sheet.id, section.id, to) }),
      ...(mayChange ? [
        [button('agenda-add', 'add')], [button('agenda-rename', 'rename'), button('agenda-up', 'up')],
        ...(removable ? [[button('agenda-drop-section', 'drop-section')]] : []),
      ] : []),
      [{ label: say('button-back'), action: draftView(sheet.id) }],
    ],
    view: act('section', sheet.id, section.id, at),
  }
}

function lineWords(say: Member['say'], line: DraftLine): string {
  const text = sayText(say, line.text)
  if (line.struck) return say('agenda-struck', { text })
  return line.for ? say('agenda-for-readers', { text }) : text
}

/** One line: its words may be changed, it may go, or, where a source brought it, come back. */
export function lineScreen({ say }: Member, { sheet }: Draft, { line, section }: { line: DraftLine; section: DraftSection }): Screen {
  const mark = markOf(line.text)
  const changed = line.from === 'source' && Object.hasOwn(sheet.agenda.changed, line.id)
  return {
    text: lines(html`<b>${headingOf(say, section)}</b>`, html`${lineWords(say, line)}`),
    choices: [
      ...(line.struck || !mayEdit(line) ? [] : [
        [{ label: say('agenda-reword'), action: act('reword', sheet.id, line.id, mark) }], [{ label: say('agenda-strike'), action: act('strike', sheet.id, line.id, mark) }],
      ]),
      ...(changed ? [[{ label: say('agenda-restore'), action: act('restore', sheet.id, line.id) }]] : []),
      [{ label: say('button-back'), action: act('section', sheet.id, section.id, 0) }],
    ],
    view: act('line', sheet.id, line.id),
  }
}

/** Somebody else has changed the line meanwhile: both texts, and a choice (AT1; two editing at once). */
export function overtakenReply(actor: Member, { meetingId, line, typed }: { meetingId: string; line: DraftLine; typed: string }): Reply {
  const { say } = actor
  const action = act('reword', meetingId, line.id, markOf(line.text))
  return {
    ask: { action, wants: 'text', keep: { action, text: typed } },
    show: {
      text: lines(say('agenda-overtaken'), html`<blockquote>${sayText(say, line.text)}</blockquote>`, say('agenda-overtaken-yours'), html`<blockquote>${typed}</blockquote>`),
      choices: [[{ label: say('agenda-use-mine'), action: KEEP }], [{ label: say('agenda-use-theirs'), action: act('line', meetingId, line.id) }]],
      view: act('line', meetingId, line.id),
    },
  }
}
