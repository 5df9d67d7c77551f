import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { findOrganisations, organisationsAbove } from '../org/org.service.ts'
import type { MeetingPart } from './meeting.service.ts'
import { adoptMinutes, answerGist, closeMeeting, listOwnGists, readOutcome } from './minutes-close.service.ts'
import type { Written } from './minutes-text.screens.ts'
import { adoptScreen, openScreen, outcomeScreen, readScreen } from './minutes.screens.ts'
import type { Scene } from './minutes.service.ts'
import { isMinuted, mayMinutes, readMinutes, readQuality, sceneOf } from './minutes.service.ts'
import { act, openView } from './minutes.views.ts'
import { sheetsRepo } from './sheets.repo.ts'

const OfMeeting = z.tuple([Id])
const Page = z.string().regex(/^\d{1,2}$/).transform(Number)
export const FILES = ['docx', 'pdf', 'xlsx', 'csv'] as const

/** The minutes as they are read, with the names that stand in them. */
export async function writtenOf(unit: Unit, scene: Scene): Promise<Written> {
  const { sheet, people } = scene
  const [superior] = await organisationsAbove(unit, sheet.organisationId)
  const { noteTakerId, minutes } = sheet
  const others = [noteTakerId, minutes.chairId, ...minutes.decisions.map(({ ownerId }) => ownerId), ...minutes.corrections.map(({ by }) => by)].filter((id) => id !== null)
  const names = await sheetsRepo(unit).namesOf([...people.map(({ personId }) => personId), ...others])
  const above = superior === undefined ? null : ((await findOrganisations(unit, [superior])).get(superior)?.name ?? null)
  return { ...scene, superior: above, names, points: (await readQuality(unit, scene)).points }
}

/** Reading, closing, adopting; one's own words; what an absentee gets. */
export function closingParts(): Required<Pick<Dialog, 'actions' | 'waiting'>> {
  return {
    /** Words of one's own that wait for a yes. */
    async waiting(unit, actor) {
      return (await listOwnGists(unit, actor)).map(({ meeting }) => ({ label: actor.say('minutes-gist-waits'), action: act('mine', meeting.id) }))
    },
    actions: {
      read: action(z.tuple([Id, Page]), async (unit, actor, [id, page]) => {
        const scene = await readMinutes(unit, actor, id)
        return [here(readScreen(actor, await writtenOf(unit, scene), { page, files: scene.mayChange || scene.mayAdopt }))]
      }),
      file: action(z.tuple([Id, z.enum(FILES)]), async (unit, actor, [id, form]) => {
        const { mayChange } = await readMinutes(unit, actor, id)
        if (!mayChange) throw new Refusal('stale-button')
        return [here({
          text: html`${actor.say('minutes-file-below')}`, choices: [[{ label: actor.say('button-back'), action: act('read', id, 0) }]],
          view: act('file', id, form), document: { kind: form === 'xlsx' || form === 'csv' ? `attendance-${form}` : `minutes-${form}`, id },
        })]
      }),
      close: action(OfMeeting, async (unit, actor, [id]) => {
        const sheet = await closeMeeting(unit, actor, id)
        return [{ toast: actor.say('minutes-closed-now') }, here(openScreen(actor, await sceneOf(unit, actor, sheet)))]
      }),
      adopt: action(OfMeeting, async (unit, actor, [id]) => {
        const scene = await readMinutes(unit, actor, id)
        if (!scene.mayAdopt) throw new Refusal('stale-button')
        return [here(adoptScreen(actor, await writtenOf(unit, scene)))]
      }),
      'adopt-yes': action(OfMeeting, async (unit, actor, [id]) => {
        const sheet = await adoptMinutes(unit, actor, id)
        const scene = await sceneOf(unit, actor, sheet)
        return [{ toast: actor.say('minutes-adopted') }, here(readScreen(actor, await writtenOf(unit, scene), { page: 0, files: true }))]
      }),
      mine: action(OfMeeting, (unit, actor, [id]) => mine(unit, actor, id)),
      'mine-yes': action(OfMeeting, (unit, actor, [id]) => answered(unit, actor, { id, yes: true })),
      'mine-no': action(OfMeeting, (unit, actor, [id]) => answered(unit, actor, { id, yes: false })),
      outcome: action(OfMeeting, async (unit, actor, [id]) => [here(outcomeScreen(actor, await readOutcome(unit, actor, id)))]),
    },
  }
}

async function mine(unit: Unit, actor: Member, id: string): Promise<Reply[]> {
  const { say } = actor
  const found = (await listOwnGists(unit, actor)).find(({ meeting }) => meeting.id === id)
  if (!found) throw new Refusal('stale-button')
  return [here({
    text: lines(say('minutes-mine-ask'), html`<blockquote>${found.text.slice(0, 1400)}</blockquote>`),
    choices: [[{ label: say('minutes-mine-yes'), action: act('mine-yes', id) }], [{ label: say('minutes-mine-no'), action: act('mine-no', id) }]],
    view: act('mine', id), confidential: true,
  })]
}

async function answered(unit: Unit, actor: Member, { id, yes }: { id: string; yes: boolean }): Promise<Reply[]> {
  await answerGist(unit, actor, { meetingId: id, yes })
  const said = actor.say(yes ? 'minutes-mine-kept' : 'minutes-mine-said')
  return [{ toast: said }, here({ text: html`${said}`, choices: [[{ label: actor.say('command-start'), action: 'home:open' }]] })]
}

/** On a meeting's screen: the minutes to be written by whoever may, and to be read by all once they are adopted. */
export const minutesPart: MeetingPart = async (unit, actor, meeting) => {
  if (meeting.withId !== null || !isMinuted(meeting, unit.now)) return []
  const { say } = actor
  if (mayMinutes(unit, actor, { meeting, verb: meeting.adoptedAt === null ? 'change' : 'correct' })) return [[{ label: say('minutes-open'), action: openView(meeting.id) }]]
  if (!mayMinutes(unit, actor, { meeting, verb: 'see' })) return []
  return [[{ label: say('minutes-open'), action: act('read', meeting.id, 0) }]]
}
