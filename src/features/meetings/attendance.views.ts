import { actionOf } from '../../conversation/actions.ts'

/** An action of the attendance's screens, of one meeting. */
export function attendanceAct(verb: string, meetingId: string, ...args: (string | number)[]): string {
  return actionOf('attendance', verb, meetingId, ...args)
}
