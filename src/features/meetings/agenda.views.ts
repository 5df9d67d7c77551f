import { actionOf } from '../../conversation/actions.ts'

export const FEATURE = 'agenda'

/** An action of a meeting's agenda. */
export function act(verb: string, meetingId: string, ...args: (string | number)[]): string {
  return actionOf(FEATURE, verb, meetingId, ...args)
}

/** What members see: one action for all of them, whatever their rights. */
export const postedView = (meetingId: string): string => act('view', meetingId)
export const draftView = (meetingId: string): string => act('draft', meetingId)

/** The screens that show what was changed. */
export function agendaViews(meetingId: string): string[] {
  return [postedView(meetingId), draftView(meetingId), act('preview', meetingId)]
}
