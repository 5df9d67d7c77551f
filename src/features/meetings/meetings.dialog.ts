import { z } from 'zod'
import { Id, NoArgs } from '../../conversation/actions.ts'
import { HOME } from '../../conversation/home.ts'
import { lines } from '../../conversation/html.ts'
import type { Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here } from '../../conversation/screen.ts'
import type { Unit } from '../../platform/unit.ts'
import { listMyUnconfirmed } from './asking.service.ts'
import { attendanceDialog } from './attendance.dialog.ts'
import { holidayDialog } from './holiday.dialog.ts'
import { act, FEATURE, listScreen, meetingScreen, oneMeeting } from './meeting.screens.ts'
import type { MeetingPart, MeetingTopics } from './meeting.service.ts'
import { listMeetings, readMeeting } from './meeting.service.ts'
import { meetingFor } from './meetings.service.ts'
import { planParts } from './plan.dialog.ts'
import type { PlanDeps } from './plan.service.ts'

export type MeetingsDeps = PlanDeps & {
  /** What stands on a meeting's screen beside attendance, in this order. */
  parts: readonly MeetingPart[]
  topics?: MeetingTopics
}

/** The meetings of one's organisations, how secretary and deputy arrange them, who comes and who was there. */
export function meetingsDialogs({ parts, topics, ...deps }: MeetingsDeps): Dialog[] {
  async function one(unit: Unit, actor: Member, id: string): Promise<Reply[]> {
    const view = await readMeeting(unit, actor, { id, topicsOf: topics })
    const added = []
    for (const part of parts) added.push(...(await part(unit, actor, view.meeting)))
    return [here(meetingScreen(actor, view, added))]
  }

  async function open(unit: Unit, actor: Member): Promise<Reply[]> {
    const found = await listMeetings(unit, actor)
    const [only, ...others] = found.coming
    if (only && others.length === 0 && found.held.length === 0 && found.leads.length === 0) return one(unit, actor, only.id)
    return [here(listScreen(actor, found))]
  }

  const plan = planParts({ ...deps, one })
  const meetings: Dialog = {
    feature: FEATURE,
    menu: () => ['meeting'],
    commands: { meeting: open },
    async waiting(unit, actor) {
      // On a holiday that comes first: whether it is to be confirmed hangs on it.
      const holidays = (await holidayDialog.waiting?.(unit, actor)) ?? []
      if (holidays.length > 0) return holidays
      return (await listMyUnconfirmed(unit, actor)).slice(0, 2).map(({ id }) => ({ label: actor.say('meeting-to-confirm'), action: oneMeeting(id) }))
    },
    actions: {
      open: action(NoArgs, async (unit, actor) => [here(listScreen(actor, await listMeetings(unit, actor)))]),
      one: action(z.tuple([Id]), (unit, actor, [id]) => one(unit, actor, id)),
      calendar: action(z.tuple([Id]), async (unit, actor, [id]) => {
        await meetingFor(unit, actor, id)
        const { say } = actor
        return [here({
          text: lines(say('meeting-calendar-comes')), choices: [[{ label: say('button-back'), action: oneMeeting(id) }, { label: say('command-start'), action: HOME }]],
          view: act('calendar', id), document: { kind: 'meeting-calendar', id },
        })]
      }),
      ...plan.actions, ...holidayDialog.actions,
    },
    prompts: plan.prompts,
  }
  return [meetings, attendanceDialog({ one })]
}
