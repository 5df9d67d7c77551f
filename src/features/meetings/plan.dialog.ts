import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import type { Member, Reply, Verb } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { dayOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { typedLine } from '../org/members.rules.ts'
import { may } from '../org/access.rules.ts'
import { effectiveSettings, findOrganisations } from '../org/org.service.ts'
import type { MeetingRow } from './meeting.rules.ts'
import { meetingFor, nextRegular, participantsOf } from './meetings.service.ts'
import type { LocalMoment } from './plan.rules.ts'
import { localMoment, mayBeSet, momentFromCode, momentOf, periodFor, proposedMoment, typedMoment } from './plan.rules.ts'
import type { KindLetter } from './plan.screens.ts'
import { cancelScreen, confirmScreen, KIND_LETTERS, manageScreen, moveReply, moveScreen, newReply, newScreen, placeReply, proposalScreen, takerScreen } from './plan.screens.ts'
import type { PlanDeps } from './plan.service.ts'
import { cancelMeeting, confirmMeeting, eveningsFor, joinMeetings, moveMeeting, nameNoteTaker, partMeetings, proposeMeeting, warningsFor } from './plan.service.ts'

const Of = z.tuple([Id])
const Pair = z.tuple([Id, Id])
const Letter = z.enum(['t', 'p', 'x'])
const read = (code: string, context: { addIssue(issue: { code: 'custom'; message: string }): void }) =>
  momentFromCode(code) ?? (context.addIssue({ code: 'custom', message: 'no moment' }), z.NEVER)
const Moment = z.string().transform(read)
const Proposal = z.string().regex(/^[tpx]\w{7}$/).transform((text, context) => ({ letter: Letter.parse(text.slice(0, 1)), moment: read(text.slice(1), context) }))
const Page = z.string().regex(/^\d{1,2}$/).transform(Number)
const LONGEST_PLACE = 120

type Place = { id: string; name: string; kind: string; zone: string }

/** How secretary and deputy arrange their meetings: confirm, move, put off, propose, join. @param one draws a meeting's screen */
export function planParts({ one, ...deps }: PlanDeps & { one: (unit: Unit, actor: Member, id: string) => Promise<Reply[]> }): { actions: Record<string, Verb>; prompts: Record<string, Verb> } {
  const arranged = (unit: Unit, actor: Member, id: string): Promise<MeetingRow> => meetingFor(unit, actor, id, 'change')

  async function manage(unit: Unit, actor: Member, id: string): Promise<Reply[]> {
    const meeting = await arranged(unit, actor, id)
    const taker = (await participantsOf(unit, id)).find(({ personId }) => personId === meeting.noteTakerId)
    return [here(manageScreen(actor, { meeting, evenings: await eveningsFor(unit, meeting), noteTaker: taker?.fullName ?? null }))]
  }

  async function place(unit: Unit, actor: Member, org: string): Promise<Place> {
    const found = (await findOrganisations(unit, [org])).get(org)
    if (!found || !may(actor, 'change', { kind: 'meeting', org }, unit.now)) throw new Refusal('stale-button')
    return { id: org, name: found.name, kind: found.kind, zone: found.timeZone }
  }

  async function askMove(unit: Unit, actor: Member, { id, moment }: { id: string; moment: LocalMoment | null }): Promise<Reply[]> {
    const meeting = await arranged(unit, actor, id)
    if (moment === null) return [moveReply(actor, { meeting, why: 'meeting-moment-bad' })]
    const startsAt = momentOf(moment, meeting.timeZone)
    if (!mayBeSet(startsAt, unit.now)) return [moveReply(actor, { meeting, why: 'meeting-past' })]
    const known = (await participantsOf(unit, id)).length > 0
    return [here(moveScreen(actor, { meeting, moment, known, warnings: await warningsFor(unit, { ...meeting, startsAt }) }))]
  }

  async function askNew(unit: Unit, actor: Member, { org, letter, moment, why }: { org: string; letter: KindLetter; moment: LocalMoment | null; why?: string }): Promise<Reply[]> {
    const { zone, name, kind: orgKind } = await place(unit, actor, org)
    const kind = KIND_LETTERS[letter]
    if (orgKind === 'committee' && kind !== 'extraordinary') throw new Refusal('stale-button')
    const proposed = proposedMoment(kind, { next: await nextRegular(unit, org), zone, now: unit.now })
    if (moment === null) return [newReply(actor, { organisationId: org, letter, proposed, zone, ...(why !== undefined && { why }) })]
    const startsAt = momentOf(moment, zone)
    if (!mayBeSet(startsAt, unit.now)) return [newReply(actor, { organisationId: org, letter, proposed, zone, why: 'meeting-past' })]
    const { 'meeting.place': where } = await effectiveSettings(unit, org)
    const meeting: MeetingRow = {
      id: '', organisationId: org, organisation: name, organisationKind: orgKind === 'committee' ? 'committee' : 'branch', timeZone: zone, kind, period: periodFor(kind, startsAt, zone), startsAt, place: where, state: 'proposed', sequence: 0,
      freezesAt: null, withId: null, joinedId: null, noteTakerId: null, postedAt: null, closedAt: null, adoptedAt: null,
    }
    return [here(proposalScreen(actor, { meeting, letter, moment, warnings: await warningsFor(unit, { organisationId: org, timeZone: zone, startsAt }) }))]
  }

  return {
    actions: {
      manage: action(Of, (unit, actor, [id]) => manage(unit, actor, id)),
      confirm: action(Of, async (unit, actor, [id]) => {
        const meeting = await arranged(unit, actor, id)
        if (meeting.state !== 'proposed' || meeting.withId !== null) throw new Refusal('stale-button')
        return [here(confirmScreen(actor, { meeting, warnings: await warningsFor(unit, meeting) }))]
      }),
      'confirm-yes': action(Of, async (unit, actor, [id]) => {
        await confirmMeeting(unit, actor, { id, deps })
        return [{ toast: actor.say('meeting-confirmed-toast') }, ...(await one(unit, actor, id))]
      }),
      move: action(Of, async (unit, actor, [id]) => [moveReply(actor, { meeting: await arranged(unit, actor, id) })]),
      'move-ask': action(z.tuple([Id, Moment]), (unit, actor, [id, moment]) => askMove(unit, actor, { id, moment })),
      'move-yes': action(z.tuple([Id, Moment]), async (unit, actor, [id, moment]) => {
        const { timeZone } = await arranged(unit, actor, id)
        await moveMeeting(unit, actor, { id, to: { startsAt: momentOf(moment, timeZone) }, deps })
        return [{ toast: actor.say('meeting-moved-toast') }, ...(await one(unit, actor, id))]
      }),
      place: action(Of, async (unit, actor, [id]) => [placeReply(actor, { meeting: await arranged(unit, actor, id) })]),
      cancel: action(Of, async (unit, actor, [id]) => [here(cancelScreen(actor, await arranged(unit, actor, id)))]),
      'cancel-yes': action(Of, async (unit, actor, [id]) => {
        await cancelMeeting(unit, actor, { id, deps })
        return [{ toast: actor.say('meeting-cancelled-toast') }, ...(await one(unit, actor, id))]
      }),
      join: action(Pair, async (unit, actor, [id, withId]) => {
        await joinMeetings(unit, actor, { id, withId, deps })
        return [{ toast: actor.say('meeting-joined-toast') }, ...(await one(unit, actor, id))]
      }),
      part: action(Of, async (unit, actor, [id]) => {
        await partMeetings(unit, actor, { id, deps })
        return one(unit, actor, id)
      }),
      taker: action(z.tuple([Id, Page]), async (unit, actor, [id, page]) =>
        [here(takerScreen(actor, { meeting: await arranged(unit, actor, id), people: await participantsOf(unit, id), page }))]),
      'taker-set': action(Pair, async (unit, actor, [id, personId]) => {
        await nameNoteTaker(unit, actor, { id, personId })
        return manage(unit, actor, id)
      }),
      'taker-none': action(Of, async (unit, actor, [id]) => {
        await nameNoteTaker(unit, actor, { id, personId: null })
        return manage(unit, actor, id)
      }),
      new: action(Of, async (unit, actor, [org]) => [here(newScreen(actor, await place(unit, actor, org)))]),
      'new-at': action(z.tuple([Id, Letter]), (unit, actor, [org, letter]) => askNew(unit, actor, { org, letter, moment: null })),
      'new-ask': action(z.tuple([Id, Proposal]), (unit, actor, [org, { letter, moment }]) => askNew(unit, actor, { org, letter, moment })),
      'new-yes': action(z.tuple([Id, Proposal]), async (unit, actor, [organisationId, { letter, moment }]) => {
        const { zone, kind } = await place(unit, actor, organisationId)
        if (kind === 'committee' && letter !== 'x') throw new Refusal('stale-button')
        const id = await proposeMeeting(unit, actor, { organisationId, kind: KIND_LETTERS[letter], startsAt: momentOf(moment, zone), zone, deps })
        return one(unit, actor, id)
      }),
    },
    prompts: {
      move: prompt(Of, async (unit, actor, { args: [id], text }) => {
        const { timeZone: zone, startsAt } = await arranged(unit, actor, id)
        return askMove(unit, actor, { id, moment: typedMoment(text, { today: dayOf(unit.now, zone), stays: localMoment(startsAt, zone) }) })
      }),
      place: prompt(Of, async (unit, actor, { args: [id], text }) => {
        const where = typedLine(text, LONGEST_PLACE)
        if (where === null) return [placeReply(actor, { meeting: await arranged(unit, actor, id), why: 'meeting-place-bad' })]
        await moveMeeting(unit, actor, { id, to: { place: where }, deps })
        return [{ toast: actor.say('meeting-moved-toast') }, ...(await one(unit, actor, id))]
      }),
      'new-at': prompt(z.tuple([Id, Letter]), async (unit, actor, { args: [org, letter], text }) => {
        const { zone } = await place(unit, actor, org)
        const stays = proposedMoment(KIND_LETTERS[letter], { next: await nextRegular(unit, org), zone, now: unit.now })
        const moment = typedMoment(text, { today: dayOf(unit.now, zone), stays })
        return askNew(unit, actor, { org, letter, moment, ...(moment === null && { why: 'meeting-moment-bad' }) })
      }),
    },
  }
}
