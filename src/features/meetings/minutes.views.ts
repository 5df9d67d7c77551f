import { actionOf } from '../../conversation/actions.ts'

export const FEATURE = 'minutes'

/** An action of a meeting's minutes. */
export function act(verb: string, meetingId: string, ...args: (string | number)[]): string {
  return actionOf(FEATURE, verb, meetingId, ...args)
}

export const openView = (meetingId: string): string => act('open', meetingId)

/** The screens that show what was written. */
export function minutesViews(meetingId: string): string[] {
  return [openView(meetingId), ...['d', 'v', 'r'].map((list) => act('list', meetingId, list)), act('course', meetingId, 0), act('speakers', meetingId, 0), act('quality', meetingId), act('read', meetingId, 0)]
}
