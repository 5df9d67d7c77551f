import type { Role } from '../../conversation/screen.ts'
import type { Day } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/unit.ts'
import type { PartyStatus } from '../org/org.rules.ts'
import type { Intention, Presence, Reason } from './attendance.rules.ts'

/** Somebody who belongs to a meeting, with the role of today. `joinedOn`: into the Party, where the roster says so. */
export type Participant = { personId: string; fullName: string; partyStatus: PartyStatus; role: Role; joinedOn: Day | null; connected: boolean }
/** `excused`: as the branch has decided; `entered`: somebody else said it for this person (AT12). */
export type Attendee = Participant & {
  intention: Intention | null; reason: Reason | null; hasWords: boolean
  present: Presence | null; excused: boolean | null; enteredBy: string | null; spoke: 'short' | 'long' | null
}

export function attendanceRepo(tx: Tx) {
  return {
    /** Everybody who belongs to a meeting, with what is known of coming and presence. Of a themed one on a regular one's evening: of that. */
    list(meetingId: string): Promise<Attendee[]> {
      return tx.$queryRaw<Attendee[]>`
        select p.id as "personId", p.full_name as "fullName", x.party_status as "partyStatus", coalesce(m.role, 'member') as role,
          m.joined_on::text as "joinedOn", a.intention, a.reason, a.words is not null as "hasWords", a.present, a.excused,
          a.entered_by as "enteredBy", a.spoke,
          exists (select from account c where c.person_id = p.id) and exists (
            select from consent k where k.person_id = p.id and k.purpose = 'chibo' and k.withdrawn is null) as connected
        from meeting t join participant x on x.thing_id = coalesce(t.with_id, t.id) join person p on p.id = x.person_id
          left join attendance a on a.meeting_id = x.thing_id and a.person_id = x.person_id
          left join lateral (select role, joined_on from membership n where n.person_id = x.person_id and n.organisation_id = x.organisation_id
            and n."from" is distinct from n."to" order by n."from" desc limit 1) m on true
        where t.id = ${meetingId} order by p.id`
    },
  }
}
