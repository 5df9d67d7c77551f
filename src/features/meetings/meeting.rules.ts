import type { Period } from '../../platform/calendar.ts'
import type { Kind, Thing } from '../org/access.rules.ts'

export const MEETING_KINDS = ['regular', 'themed', 'preparatory', 'extraordinary'] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]
/**
 * proposed → confirmed → held → adopted, or cancelled on the way, from where a new date leads back to confirmed. Held:
 * closed by the secretary or the note-taker; adopted: its minutes are.
 */
export type MeetingState = 'proposed' | 'confirmed' | 'held' | 'adopted' | 'cancelled'

export type MeetingRow = {
  id: string
  organisationId: string
  organisation: string
  organisationKind: 'branch' | 'committee'
  timeZone: string
  kind: MeetingKind
  /** Of a regular or preparatory one the month, of a themed one the quarter, of an extraordinary one its first day. */
  period: Period
  startsAt: Date
  freezesAt: Date | null
  place: string | null
  state: MeetingState
  sequence: number
  /** Of a themed one: the regular one on whose evening it is; of a regular one: the themed one on its evening (MR13). */
  withId: string | null
  joinedId: string | null
  noteTakerId: string | null
  postedAt: Date | null
  closedAt: Date | null
  adoptedAt: Date | null
  /** Who comes from the committee above that month (rule 22). */
  visitorId?: string | null
}

/** Where people are told of it, attend it and are minuted: of two on one evening, the regular one (MR13). */
export function eveningOf({ id, withId }: Pick<MeetingRow, 'id' | 'withId'>): string {
  return withId ?? id
}

/** Whether people may still be asked to come. */
export function isComing({ state, startsAt }: Pick<MeetingRow, 'state' | 'startsAt'>, now: Date): boolean {
  return state === 'confirmed' && startsAt > now
}

/** Proposed or confirmed: nobody has closed it yet. */
export function isOpen({ state }: Pick<MeetingRow, 'state'>): boolean {
  return state === 'proposed' || state === 'confirmed'
}

/** What the access table is asked about this meeting. `state` where the kind of thing has its own (agenda, minutes, paper). */
export function thingOf(meeting: MeetingRow, kind: Kind = 'meeting', state?: string): Thing {
  const { organisationId: org, noteTakerId: noteTaker, visitorId = null } = meeting
  const visitors = visitorId === null || meeting.kind === 'preparatory' ? [] : [visitorId]
  return { kind, org, noteTaker, visitors, state: state ?? (meeting.kind === 'preparatory' ? 'committee' : 'branch') }
}
