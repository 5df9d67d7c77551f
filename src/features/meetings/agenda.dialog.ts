import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import type { Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { may } from '../org/access.rules.ts'
import { editingParts, Mark, Page } from './agenda-edit.dialog.ts'
import { fileScreen, plainAgenda, plainScreen } from './agenda-handed.screens.ts'
import { draftScreen, headingOf, postedScreen, previewScreen, versionScreen } from './agenda.screens.ts'
import type { AgendaSource } from './agenda.service.ts'
import { agendaOf, mayAgenda, partsOf, postAgenda, postedVersion, readDraft, readPosted } from './agenda.service.ts'
import { act, draftView, FEATURE, postedView } from './agenda.views.ts'
import { meetingRepo } from './meeting.repo.ts'
import { thingOf } from './meeting.rules.ts'
import type { MeetingPart, MeetingTopics } from './meeting.service.ts'
import { papersOf } from './papers.service.ts'

const OfMeeting = z.tuple([Id])

/** The agenda of a meeting: written by itself, worked on by secretary and deputy, posted once, read by all. */
export function agendaDialog(sources: readonly AgendaSource[]): Dialog {
  async function posted(unit: Unit, actor: Member, meetingId: string): Promise<Reply[]> {
    const { sheet, version } = await readPosted(unit, actor, meetingId)
    const { versions } = sheet.agenda
    const reader = mayDraft(unit, actor, sheet)
    const papers = (await papersOf(unit, sheet)).length
    return [here(postedScreen(actor, { sheet, parts: version.parts, updatedAt: versions.length > 1 ? new Date(version.at) : null, papers, versions: reader ? versions.length : 0 }))]
  }

  async function draft(unit: Unit, actor: Member, { meetingId, page = 0 }: { meetingId: string; page?: number }): Promise<Reply[]> {
    return [here(draftScreen(actor, await readDraft(unit, actor, { meetingId, sources }), page))]
  }

  async function preview(unit: Unit, actor: Member, meetingId: string): Promise<Reply[]> {
    // Of an evening with two parts the whole is posted, wherever it was looked at from.
    const { sheet } = await readDraft(unit, actor, { meetingId, sources })
    return [here(previewScreen(actor, await readDraft(unit, actor, { meetingId: sheet.withId ?? meetingId, sources })))]
  }

  const editing = editingParts(sources)
  return {
    feature: FEATURE,
    actions: {
      view: action(OfMeeting, (unit, actor, [meetingId]) => posted(unit, actor, meetingId)),
      draft: action(z.tuple([Id]).or(z.tuple([Id, Page])), (unit, actor, [meetingId, page = 0]) => draft(unit, actor, { meetingId, page })),
      preview: action(OfMeeting, (unit, actor, [meetingId]) => preview(unit, actor, meetingId)),
      post: action(z.tuple([Id, Mark]), async (unit, actor, [meetingId, mark]) => {
        const sheet = await postAgenda(unit, actor, { meetingId, mark, sources }).catch((error: unknown) => {
          if (error instanceof Refusal && error.code === 'agenda-looked-other') return null
          throw error
        })
        const said = sheet ? 'agenda-posted' : 'agenda-looked-other'
        return [{ toast: actor.say(said) }, ...(await (sheet && sheet.kind !== 'preparatory' ? posted(unit, actor, meetingId) : preview(unit, actor, meetingId)))]
      }),
      version: action(z.tuple([Id, Page]), async (unit, actor, [meetingId, n]) => {
        const { sheet, names } = await readPosted(unit, actor, meetingId)
        const version = sheet.agenda.versions[n - 1]
        if (!version || !mayDraft(unit, actor, sheet)) throw new Refusal('stale-button')
        return [here(versionScreen(actor, { sheet, parts: version.parts, updatedAt: new Date(version.at), n, by: names.get(version.by) ?? '–' }))]
      }),
      plain: action(OfMeeting, async (unit, actor, [meetingId]) => {
        const drafted = await readDraft(unit, actor, { meetingId, sources })
        return [here(plainScreen(actor, { sheet: drafted.sheet, text: await plainText(unit, actor, drafted) }))]
      }),
      file: action(OfMeeting, async (unit, actor, [meetingId]) => [here(fileScreen(actor, (await readDraft(unit, actor, { meetingId, sources })).sheet))]),
      ...editing.actions,
    },
    prompts: editing.prompts,
  }
}

export async function plainText(unit: Unit, actor: Member, drafted: Awaited<ReturnType<typeof readDraft>>): Promise<string> {
  const papers = (await papersOf(unit, drafted.sheet)).map(({ name }) => name)
  return plainAgenda(actor.say, { sheet: drafted.sheet, parts: partsOf(drafted), papers })
}

function mayDraft(unit: Unit, actor: Member, sheet: Parameters<typeof thingOf>[0]): boolean {
  return may(actor, 'see', thingOf(sheet, 'agenda', 'draft'), unit.now)
}

/** On a meeting's screen: the agenda for all, the draft and the text to be copied for the readers of the branch. */
export const agendaPart: MeetingPart = async (unit, actor, meeting) => {
  const { say } = actor
  if (meeting.state === 'cancelled') return []
  const seen = meeting.postedAt !== null && meeting.kind !== 'preparatory' && mayAgenda(unit, actor, { sheet: meeting, verb: 'see' })
  const open = mayDraft(unit, actor, meeting) && meeting.adoptedAt === null
  return [
    ...(seen ? [[{ label: say('agenda-open'), action: postedView(meeting.id) }]] : []),
    ...(open ? [[{ label: say('agenda-draft-open'), action: draftView(meeting.id) }, { label: say('agenda-plain-open'), action: act('plain', meeting.id) }]] : []),
  ]
}

/** The preparatory meeting works on the agenda of the meeting that it prepares (MR4). */
export const preparedPart: MeetingPart = async (unit, actor, meeting) => {
  if (meeting.kind !== 'preparatory') return []
  const regular = await meetingRepo(unit.tx).findByPeriod({ ...meeting, kind: 'regular' })
  return regular && regular.state !== 'cancelled' && mayDraft(unit, actor, regular) ? [[{ label: actor.say('agenda-prepared-open'), action: draftView(regular.id) }]] : []
}

/** The main points of an invitation (phrase 21a): the topic, else the headings that carry something this time. Never in a push. */
export const agendaTopics: MeetingTopics = async (unit, actor, meeting) => {
  if (meeting.postedAt === null || !mayAgenda(unit, actor, { sheet: meeting, verb: 'see' })) return null
  const version = postedVersion(await agendaOf(unit, actor, { meetingId: meeting.id, verb: 'see' }))
  const named = version?.parts.flatMap(({ topic, sections }) => [
    ...(topic === null ? [] : [topic]), ...sections.filter(({ id, lines }) => lines.length > 0 && id !== 'opening' && id !== 'close').map((section) => headingOf(actor.say, section)),
  ]) ?? []
  return named.length === 0 ? null : named.slice(0, 3).join('; ')
}
