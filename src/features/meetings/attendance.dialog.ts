import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import type { Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import type { Unit } from '../../platform/unit.ts'
import { may } from '../org/access.rules.ts'
import type { Intention, Reason } from './attendance.rules.ts'
import { INTENTIONS, REASONS } from './attendance.rules.ts'
import { absentScreen, forScreen, reasonScreen, rollScreen, whoScreen, wordsReply } from './attendance.screens.ts'
import {
  answerInvitation, clearRoll, enterFor, giveReason, giveWords, listToAnswer, listToRoll, markAll, readAttendee, readRoll, turnExcused, turnMark,
} from './attendance.service.ts'
import { attendanceAct } from './attendance.views.ts'
import { isComing, thingOf } from './meeting.rules.ts'
import { oneMeeting } from './meeting.screens.ts'
import { attendanceOf, meetingFor } from './meetings.service.ts'

const Page = z.string().regex(/^\d{1,2}$/).transform(Number)
const Of = z.tuple([Id])
const OfPerson = z.tuple([Id, Id])
const Intended = z.enum(['c', 'e', 'o']).transform((letter): Intention => INTENTIONS.find((one) => one.startsWith(letter)) ?? 'come')
const Why = z.enum(['i', 'd', 'a', 'f', 'o']).transform((letter): Reason => REASONS.find((one) => one.startsWith(letter)) ?? 'other')
/** What is entered for somebody: comes, online, or one of the reasons. */
const Entered = z.union([z.enum(['c', 'n']).transform((letter) => ({ intention: letter === 'c' ? 'come' as const : 'online' as const, reason: null })),
  Why.transform((reason) => ({ intention: 'excused' as const, reason }))])

/** Coming or not, and the roll. @param one draws a meeting's screen */
export function attendanceDialog({ one }: { one: (unit: Unit, actor: Member, id: string) => Promise<Reply[]> }): Dialog {
  const roll = async (unit: Unit, actor: Member, { id, page = 0 }: { id: string; page?: number }): Promise<Reply[]> => [here(rollScreen(actor, await readRoll(unit, actor, id), page))]

  async function who(unit: Unit, actor: Member, { id, page }: { id: string; page: number }): Promise<Reply[]> {
    const meeting = await meetingFor(unit, actor, id)
    const can = (verb: 'see-reason' | 'read') => may(actor, verb, thingOf(meeting, 'attendance'), unit.now)
    return [here(whoScreen(actor, { meeting, people: await attendanceOf(unit, id), page, reasons: can('see-reason'), enters: can('read') }))]
  }

  return {
    feature: 'attendance',
    async waiting(unit, actor) {
      const { say } = actor
      return [
        ...(await listToRoll(unit, actor)).map((id) => ({ label: say('roll-open'), action: attendanceAct('roll', id, 0) })),
        ...(await listToAnswer(unit, actor)).slice(0, 2).map((id) => ({ label: say('rsvp-waits'), action: oneMeeting(id) })),
      ]
    },
    actions: {
      answer: action(z.tuple([Id, Intended]), async (unit, actor, [id, intention]) => {
        const meeting = await answerInvitation(unit, actor, { id, intention })
        return intention === 'excused' ? [{ toast: actor.say('absence-sent') }, here(reasonScreen(actor, meeting))] : [{ toast: actor.say('rsvp-saved') }, ...(await one(unit, actor, id))]
      }),
      why: action(Of, async (unit, actor, [id]) => [here(reasonScreen(actor, await meetingFor(unit, actor, id)))]),
      reason: action(z.tuple([Id, Why]), async (unit, actor, [id, reason]) => {
        await giveReason(unit, actor, { id, reason })
        return [{ toast: actor.say('absence-sent') }, wordsReply(actor, { id })]
      }),
      who: action(z.tuple([Id, Page]), (unit, actor, [id, page]) => who(unit, actor, { id, page })),
      for: action(OfPerson, async (unit, actor, [id, personId]) => {
        const found = await readAttendee(unit, actor, { id, personId })
        return [here(forScreen(actor, { ...found, open: isComing(found.meeting, unit.now) && found.meeting.withId === null }))]
      }),
      'for-set': action(z.tuple([Id, Id, Entered]), async (unit, actor, [id, personId, entered]) => {
        await enterFor(unit, actor, { id, personId, ...entered })
        return [{ toast: actor.say('rsvp-entered') }, ...(await who(unit, actor, { id, page: 0 }))]
      }),
      roll: action(z.tuple([Id, Page]), (unit, actor, [id, page]) => roll(unit, actor, { id, page })),
      all: action(Of, async (unit, actor, [id]) => {
        await markAll(unit, actor, id)
        return [{ toast: actor.say('roll-saved') }, ...(await roll(unit, actor, { id }))]
      }),
      undo: action(Of, async (unit, actor, [id]) => {
        await clearRoll(unit, actor, id)
        return [{ toast: actor.say('roll-undone') }, ...(await roll(unit, actor, { id }))]
      }),
      mark: action(z.tuple([Id, Id, Page]), async (unit, actor, [id, personId, page]) => {
        await turnMark(unit, actor, { id, personId })
        return roll(unit, actor, { id, page })
      }),
      absent: action(Of, async (unit, actor, [id]) => [here(absentScreen(actor, await readRoll(unit, actor, id)))]),
      excuse: action(OfPerson, async (unit, actor, [id, personId]) => {
        await turnExcused(unit, actor, { id, personId })
        return [here(absentScreen(actor, await readRoll(unit, actor, id)))]
      }),
    },
    prompts: {
      words: prompt(Of, async (unit, actor, { args: [id], text }) => {
        await giveWords(unit, actor, { id, text })
        return [{ toast: actor.say('absence-words-saved') }, ...(await one(unit, actor, id))]
      }),
    },
  }
}
