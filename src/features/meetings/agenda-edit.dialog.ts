import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import { html } from '../../conversation/html.ts'
import type { Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { asking, lineScreen, overtakenReply, sectionScreen } from './agenda-edit.screens.ts'
import { findLine, isHeading, mayEdit } from './agenda.rules.ts'
import { draftScreen, headingOf, sayText } from './agenda.screens.ts'
import * as service from './agenda-edit.service.ts'
import type { AgendaSource, Draft } from './agenda.service.ts'
import { readDraft } from './agenda.service.ts'
import { act, draftView } from './agenda.views.ts'

const Section = Id.or(z.string().refine(isHeading))
export const Page = z.string().regex(/^\d{1,2}$/).transform(Number)
export const Mark = z.string().regex(/^[0-9a-z]{4}$/)
const OfMeeting = z.tuple([Id])
const OfSection = z.tuple([Id, Section])
const OfLine = z.tuple([Id, Id])
const AtLine = z.tuple([Id, Id, Mark])

/** What secretary and deputy change of a draft: sections, lines, names, a pasted text. */
export function editingParts(sources: readonly AgendaSource[]): Required<Pick<Dialog, 'actions' | 'prompts'>> {
  async function drafted(unit: Unit, actor: Member, meetingId: string): Promise<Draft> {
    const draft = await readDraft(unit, actor, { meetingId, sources })
    if (!draft.mayChange) throw new Refusal('stale-button')
    return draft
  }

  async function section(unit: Unit, actor: Member, { meetingId, id, page = 0 }: { meetingId: string; id: string; page?: number }): Promise<Reply[]> {
    const draft = await readDraft(unit, actor, { meetingId, sources })
    const found = draft.sections.find((one) => one.id === id)
    return [here(found ? sectionScreen(actor, draft, { section: found, page }) : draftScreen(actor, draft, 0))]
  }

  async function line(unit: Unit, actor: Member, { meetingId, id }: { meetingId: string; id: string }): Promise<Reply[]> {
    const draft = await drafted(unit, actor, meetingId)
    const found = findLine(draft.sections, id)
    const of = draft.sections.find(({ lines }) => lines.some((one) => one.id === id))
    return [here(found && of ? lineScreen(actor, draft, { line: found, section: of }) : draftScreen(actor, draft, 0))]
  }

  const draft = async (unit: Unit, actor: Member, meetingId: string): Promise<Reply[]> => [here(draftScreen(actor, await drafted(unit, actor, meetingId), 0))]
  const saved = async (actor: Member, replies: Promise<Reply[]>): Promise<Reply[]> => [{ toast: actor.say('agenda-saved') }, ...(await replies)]

  /** A question that is answered in writing, for whoever may change the draft. */
  const question = (verb: string, keys: (draft: Draft, actor: Member) => string[]) => action(OfMeeting, async (unit, actor, [meetingId]) =>
    [asking(actor, { action: act(verb, meetingId), text: keys(await drafted(unit, actor, meetingId), actor), back: draftView(meetingId) })])

  async function confirm(unit: Unit, actor: Member, { meetingId, verb }: { meetingId: string; verb: 'last' | 'again' }): Promise<Reply[]> {
    await drafted(unit, actor, meetingId)
    const { say } = actor
    return [here({
      text: html`${say('agenda-replace-ask')}`,
      choices: [[{ label: say(verb === 'last' ? 'agenda-last' : 'agenda-again'), action: act(`${verb}-yes`, meetingId), look: 'danger' }], [{ label: say('button-back'), action: draftView(meetingId) }]],
      view: act(verb, meetingId),
    })]
  }

  async function paste(unit: Unit, actor: Member, { meetingId, text, more }: { meetingId: string; text: string; more: boolean }): Promise<Reply[]> {
    const { agenda } = await service.pasteAgenda(unit, actor, { meetingId, text, more })
    const sections = agenda.sections ?? []
    const counts = { sections: sections.length, lines: sections.reduce((sum, { lines }) => sum + lines.length, 0) }
    return [asking(actor, {
      action: act('paste-more', meetingId), text: [actor.say('agenda-pasted', counts), actor.say('agenda-paste-more')], back: draftView(meetingId),
      choices: [[{ label: actor.say('agenda-draft-open'), action: draftView(meetingId) }]],
    })]
  }

  return {
    actions: {
      section: action(z.tuple([Id, Section, Page]), (unit, actor, [meetingId, id, page]) => section(unit, actor, { meetingId, id, page })),
      line: action(OfLine, (unit, actor, [meetingId, id]) => line(unit, actor, { meetingId, id })),
      add: action(OfSection, async (unit, actor, [meetingId, id]) => {
        const { sections, headings } = await drafted(unit, actor, meetingId)
        const of = sections.find((one) => one.id === id)
        if (!of) throw new Refusal('stale-button')
        return [asking(actor, { action: act('add', meetingId, id), text: [headingOf(actor.say, of, headings), actor.say('agenda-add-ask')], back: act('section', meetingId, id, 0) })]
      }),
      reword: action(AtLine, async (unit, actor, [meetingId, id, mark]) => {
        const found = findLine((await drafted(unit, actor, meetingId)).sections, id)
        if (!found || !mayEdit(found)) throw new Refusal('stale-button')
        return [asking(actor, { action: act('reword', meetingId, id, mark), text: [actor.say('agenda-reword-ask'), sayText(actor.say, found.text)], back: act('line', meetingId, id) })]
      }),
      strike: action(AtLine, async (unit, actor, [meetingId, lineId, mark]) => {
        const { overtakenBy } = await service.changeLine(unit, actor, { meetingId, lineId, mark, text: null, sources })
        return [{ toast: actor.say(overtakenBy ? 'agenda-changed-meanwhile' : 'agenda-saved') }, ...(await line(unit, actor, { meetingId, id: lineId }))]
      }),
      restore: action(OfLine, async (unit, actor, [meetingId, lineId]) => {
        await service.restoreLine(unit, actor, { meetingId, lineId })
        return saved(actor, line(unit, actor, { meetingId, id: lineId }))
      }),
      up: action(OfSection, async (unit, actor, [meetingId, id]) => {
        await service.moveUp(unit, actor, { meetingId, section: id })
        return saved(actor, draft(unit, actor, meetingId))
      }),
      rename: action(OfSection, async (unit, actor, [meetingId, id]) => {
        await drafted(unit, actor, meetingId)
        return [asking(actor, { action: act('rename', meetingId, id), text: [actor.say(isHeading(id) ? 'agenda-rename-all' : 'agenda-rename-ask')], back: act('section', meetingId, id, 0) })]
      }),
      'drop-section': action(OfSection, async (unit, actor, [meetingId, id]) => {
        await service.dropSection(unit, actor, { meetingId, section: id })
        return saved(actor, draft(unit, actor, meetingId))
      }),
      topic: question('topic', ({ sheet }, { say }) => [say('agenda-topic-ask'), ...(sheet.agenda.topic === null ? [] : [sheet.agenda.topic])]),
      'add-section': question('add-section', (_draft, { say }) => [say('agenda-add-section-ask')]),
      paste: question('paste', ({ sheet }, { say }) => [say('agenda-paste-ask'), ...(sheet.agenda.sections === null ? [] : [say('agenda-paste-replaces')])]),
      'paste-more': question('paste-more', (_draft, { say }) => [say('agenda-paste-more')]),
      last: action(OfMeeting, async (unit, actor, [meetingId]) => {
        if ((await drafted(unit, actor, meetingId)).sheet.agenda.sections !== null) return confirm(unit, actor, { meetingId, verb: 'last' })
        await service.takeFromLast(unit, actor, meetingId)
        return saved(actor, draft(unit, actor, meetingId))
      }),
      'last-yes': action(OfMeeting, async (unit, actor, [meetingId]) => {
        await service.takeFromLast(unit, actor, meetingId)
        return saved(actor, draft(unit, actor, meetingId))
      }),
      again: action(OfMeeting, (unit, actor, [meetingId]) => confirm(unit, actor, { meetingId, verb: 'again' })),
      'again-yes': action(OfMeeting, async (unit, actor, [meetingId]) => {
        await service.startOver(unit, actor, meetingId)
        return saved(actor, draft(unit, actor, meetingId))
      }),
    },
    prompts: {
      add: prompt(OfSection, async (unit, actor, { args: [meetingId, id], text }) => {
        await service.addLines(unit, actor, { meetingId, section: id, text })
        return saved(actor, section(unit, actor, { meetingId, id }))
      }),
      reword: prompt(AtLine, async (unit, actor, { args: [meetingId, lineId, mark], text }) => {
        const { overtakenBy } = await service.changeLine(unit, actor, { meetingId, lineId, mark, text, sources })
        return overtakenBy ? [overtakenReply(actor, { meetingId, line: overtakenBy, typed: text })] : saved(actor, line(unit, actor, { meetingId, id: lineId }))
      }),
      rename: prompt(OfSection, async (unit, actor, { args: [meetingId, id], text }) => {
        await service.renameHeading(unit, actor, { meetingId, section: id, text })
        return saved(actor, section(unit, actor, { meetingId, id }))
      }),
      topic: prompt(OfMeeting, async (unit, actor, { args: [meetingId], text }) => {
        await service.setTopic(unit, actor, { meetingId, text })
        return saved(actor, draft(unit, actor, meetingId))
      }),
      'add-section': prompt(OfMeeting, async (unit, actor, { args: [meetingId], text }) => {
        await service.addSection(unit, actor, { meetingId, text })
        return saved(actor, draft(unit, actor, meetingId))
      }),
      paste: prompt(OfMeeting, (unit, actor, { args: [meetingId], text }) => paste(unit, actor, { meetingId, text, more: false })),
      'paste-more': prompt(OfMeeting, (unit, actor, { args: [meetingId], text }) => paste(unit, actor, { meetingId, text, more: true })),
    },
  }
}
