import { z } from 'zod'
import { actionOf, Id } from '../../conversation/actions.ts'
import type { DocumentKind } from '../../conversation/documents.ts'
import { unlessRefused } from '../../conversation/documents.ts'
import { html, lines } from '../../conversation/html.ts'
import { inRows } from '../../conversation/rows.ts'
import type { Choice, Dialog, Member, Reply, Screen } from '../../conversation/screen.ts'
import { action, here, keptFilePrompt } from '../../conversation/screen.ts'
import { dayOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { sayDay, short } from '../org/members.screens.ts'
import { effectiveSettings } from '../org/org.service.ts'
import type { MeetingRow } from './meeting.rules.ts'
import { meetingName, oneMeeting } from './meeting.screens.ts'
import type { MeetingPart } from './meeting.service.ts'
import type { Paper } from './papers.rules.ts'
import { daysAhead, partsOfName } from './papers.rules.ts'
import { addPaper, dropPaper, listPapers, mayPaper, paperFor, papersOf, readPaper } from './papers.service.ts'

const act = (verb: string, id: string): string => actionOf('papers', verb, id)

/** The papers of a meeting: out to the members, in by secretary and deputy. */
export const papersDialog: Dialog = {
  feature: 'papers',
  actions: {
    list: action(z.tuple([Id]), (unit, actor, [meetingId]) => list(unit, actor, meetingId)),
    one: action(z.tuple([Id]), async (unit, actor, [paperId]) => [here(await paperScreen(unit, actor, paperId))]),
    get: action(z.tuple([Id]), async (unit, actor, [paperId]) => {
      const { meeting, paper } = await paperFor(unit, actor, { paperId, verb: 'see' })
      return [here({
        text: html`${actor.say('paper-below', { name: paper.name })}`, choices: [[{ label: actor.say('button-back'), action: act('list', meeting.id) }]],
        view: act('get', paperId), document: { kind: 'paper', id: paperId },
      })]
    }),
    add: action(z.tuple([Id]), (unit, actor, [meetingId]) => ask(unit, actor, meetingId)),
    drop: action(z.tuple([Id]), async (unit, actor, [paperId]) => {
      const meetingId = await dropPaper(unit, actor, paperId)
      return [{ toast: actor.say('paper-dropped') }, ...(await list(unit, actor, meetingId))]
    }),
  },
  prompts: {
    take: keptFilePrompt(z.tuple([Id]), async (unit, actor, { args: [meetingId], file }) => {
      await addPaper(unit, actor, { meetingId, file })
      return [{ toast: actor.say('paper-taken') }, ...(await list(unit, actor, meetingId))]
    }),
  },
}

async function list(unit: Unit, actor: Member, meetingId: string): Promise<Reply[]> {
  return [here(listScreen(actor, await listPapers(unit, actor, meetingId)))]
}

async function ask(unit: Unit, actor: Member, meetingId: string): Promise<Reply[]> {
  const { meeting, mayChange } = await listPapers(unit, actor, meetingId)
  if (!mayChange) throw new Refusal('stale-button')
  const { say } = actor
  return [{
    ask: { action: act('take', meetingId), wants: 'file' },
    show: {
      text: lines(html`<b>${say('papers-head', { meeting: meetingName(say, meeting) })}</b>`, say('paper-ask'), '', say('refuse-secret')),
      choices: [[{ label: say('button-cancel'), action: act('list', meetingId) }]], view: act('add', meetingId),
    },
  }]
}

function listScreen({ say }: Member, { meeting, papers, mayChange }: { meeting: MeetingRow; papers: Paper[]; mayChange: boolean }): Screen {
  return {
    text: lines(
      html`<b>${say('papers-head', { meeting: meetingName(say, meeting) })}</b>`, papers.length === 0 && say('papers-none'),
      ...papers.map((paper, n) => html`${n + 1}. ${paper.name} (${sizeWords(paper.size)}). ${aheadWords(say, { paper, meeting })}`),
    ),
    choices: [
      ...inRows(papers.map(({ id }, n): Choice => ({ label: String(n + 1), action: mayChange ? act('one', id) : act('get', id) })), 5),
      ...(mayChange ? [[{ label: say('paper-add'), action: act('add', meeting.id) }]] : []),
      [{ label: say('button-back'), action: oneMeeting(meeting.id) }],
    ],
    view: act('list', meeting.id),
  }
}

/** "gửi trước" is what the superior asks about (AT1; current rules c.3). */
function aheadWords(say: Member['say'], { paper, meeting }: { paper: Paper; meeting: MeetingRow }): string {
  const days = daysAhead(paper, dayOf(meeting.startsAt, meeting.timeZone))
  const day = sayDay(say, paper.addedOn)
  if (days > 0) return say('paper-ahead', { day, days })
  return say(days === 0 ? 'paper-same-day' : 'paper-after', { day })
}

function sizeWords(size: number): string {
  return size >= 1024 * 1024 ? `${(size / 1024 / 1024).toFixed(1)} MB` : `${Math.max(1, Math.round(size / 1024))} kB`
}

async function paperScreen(unit: Unit, actor: Member, paperId: string): Promise<Screen> {
  const { meeting, paper } = await paperFor(unit, actor, { paperId, verb: 'change' })
  const { say } = actor
  return {
    text: html`<b>${paper.name}</b>`,
    choices: [
      [{ label: say('paper-get'), action: act('get', paperId) }], [{ label: say('paper-drop'), action: act('drop', paperId), look: 'danger' }],
      [{ label: say('button-back'), action: act('list', meeting.id) }],
    ],
    view: act('one', paperId),
  }
}

/** On a meeting's screen: where there are papers, or whoever may bring them, unless that is done in the handbook (MR1). */
export const papersPart: MeetingPart = async (unit, actor, meeting) => {
  if (meeting.withId !== null || !mayPaper(unit, actor, { meeting, verb: 'see' })) return []
  const count = (await papersOf(unit, meeting)).length
  const elsewhere = (await effectiveSettings(unit, meeting.organisationId)).handbook.includes('papers')
  if (count === 0 && (elsewhere || !mayPaper(unit, actor, { meeting, verb: 'change' }))) return []
  return [[{ label: short(actor.say('papers-open', { count })), action: act('list', meeting.id) }]]
}

/** `paper`: one of them, as it came. */
export const paperDocument: DocumentKind = unlessRefused(async (unit, actor, paperId) => {
  const { meeting, paper, bytes } = await readPaper(unit, actor, paperId)
  const { stem, ending } = partsOfName(paper.name)
  return { name: stem, paper: { form: 'bytes', ending, mime: paper.mime, bytes }, organisationId: meeting.organisationId, names: [] }
})
