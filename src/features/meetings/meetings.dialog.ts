import { z } from 'zod'
import { Id, NoArgs } from '../../conversation/actions.ts'
import type { Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here } from '../../conversation/screen.ts'
import type { Unit } from '../../platform/unit.ts'
import { holidayDialog } from './holiday.dialog.ts'
import { FEATURE, listScreen, meetingScreen } from './meeting.screens.ts'
import type { MeetingPart, MeetingTopics } from './meeting.service.ts'
import { listMeetings, readMeeting } from './meeting.service.ts'

export type MeetingsDeps = {
  /** What stands on a meeting's screen beside attendance, in this order. */
  parts: readonly MeetingPart[]
  topics?: MeetingTopics
}

/** The meetings of one's organisations; for secretary and deputy also how they are arranged. */
export function meetingsDialog({ parts, topics }: MeetingsDeps): Dialog {
  async function one(unit: Unit, actor: Member, id: string): Promise<Reply[]> {
    const view = await readMeeting(unit, actor, { id, topicsOf: topics })
    const added = await Promise.all(parts.map((part) => part(unit, actor, view.meeting)))
    return [here(meetingScreen(actor, view, added.flat()))]
  }

  async function open(unit: Unit, actor: Member): Promise<Reply[]> {
    const found = await listMeetings(unit, actor)
    const [only, ...others] = found.coming
    if (only && others.length === 0 && found.held.length === 0 && found.leads.length === 0) return one(unit, actor, only.id)
    return [here(listScreen(actor, found))]
  }

  return {
    feature: FEATURE,
    menu: () => ['meeting'],
    commands: { meeting: open },
    waiting: async (unit, actor) => (await holidayDialog.waiting?.(unit, actor)) ?? [],
    actions: {
      open: action(NoArgs, async (unit, actor) => [here(listScreen(actor, await listMeetings(unit, actor)))]),
      one: action(z.tuple([Id]), (unit, actor, [id]) => one(unit, actor, id)),
      ...holidayDialog.actions,
    },
  }
}
