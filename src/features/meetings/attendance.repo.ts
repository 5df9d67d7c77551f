import type { Role } from '../../conversation/screen.ts'
import type { Day } from '../../platform/calendar.ts'
import type { Sealed } from '../../platform/crypto.ts'
import type { Tx } from '../../platform/unit.ts'
import type { PartyStatus } from '../org/org.rules.ts'
import { TAKING_PART } from '../org/org.rules.ts'
import type { Intention, Presence, Reason } from './attendance.rules.ts'

/** Somebody who belongs to a meeting, with the role of today. `joinedOn`: into the Party, where the roster says so. */
export type Participant = { personId: string; fullName: string; partyStatus: PartyStatus; role: Role; joinedOn: Day | null; connected: boolean }
/** `excused`: as the branch has decided; `entered`: somebody else said it for this person (AT12). */
export type Attendee = Participant & {
  intention: Intention | null; reason: Reason | null; hasWords: boolean
  present: Presence | null; excused: boolean | null; enteredBy: string | null; spoke: 'short' | 'long' | null
}

type Mark = { meetingId: string; personId: string }

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
    /** What somebody means to do, in place of what was said before. */
    async saveIntention({ meetingId, personId, intention, reason, enteredBy }: Mark & { intention: Intention; reason: Reason | null; enteredBy: string | null }): Promise<void> {
      await tx.$executeRaw`
        insert into attendance (meeting_id, person_id, intention, reason, entered_by) values (${meetingId}, ${personId}, ${intention}, ${reason}, ${enteredBy})
        on conflict (meeting_id, person_id) do update set intention = excluded.intention, reason = excluded.reason, words = null, entered_by = excluded.entered_by`
    },
    /** False when the person has not asked to be excused, or no longer does. */
    async saveReason({ meetingId, personId, reason }: Mark & { reason: Reason }): Promise<boolean> {
      return (await tx.attendance.updateMany({ where: { meetingId, personId, intention: 'excused' }, data: { reason } })).count === 1
    },
    async saveWords({ meetingId, personId, words }: Mark & { words: Sealed | null }): Promise<boolean> {
      return (await tx.attendance.updateMany({ where: { meetingId, personId, intention: 'excused' }, data: { words } })).count === 1
    },
    async findWords({ meetingId, personId }: Mark): Promise<Uint8Array | null> {
      return (await tx.attendance.findUnique({ where: { meetingId_personId: { meetingId, personId } }, select: { words: true } }))?.words ?? null
    },
    async savePresence(meetingId: string, rows: { personId: string; present: Presence | null; enteredBy: string | null }[]): Promise<void> {
      await tx.$executeRaw`
        insert into attendance (meeting_id, person_id, present, entered_by)
        select ${meetingId}, * from unnest(${rows.map(({ personId }) => personId)}::text[], ${rows.map(({ present }) => present)}::text[],
          ${rows.map(({ enteredBy }) => enteredBy)}::text[])
        on conflict (meeting_id, person_id) do update set present = excluded.present, entered_by = coalesce(attendance.entered_by, excluded.entered_by)`
    },
    /** As the branch has decided, of somebody who was absent. */
    async turnExcused({ meetingId, personId }: Mark): Promise<void> {
      await tx.$executeRaw`
        update attendance set excused = not coalesce(excused, intention is not distinct from 'excused')
        where meeting_id = ${meetingId} and person_id = ${personId} and present = 'no'`
    },
    async clearRoll(meetingId: string): Promise<void> {
      await tx.attendance.updateMany({ where: { meetingId }, data: { present: null, excused: null } })
    },
    /** Confirmed meetings ahead that this person may still answer: the next ones first. */
    listUnanswered(personId: string, now: Date): Promise<{ id: string; organisationId: string }[]> {
      return tx.$queryRaw<{ id: string; organisationId: string }[]>`
        select m.id, m.organisation_id as "organisationId" from participant x join meeting m on m.id = x.thing_id left join attendance a on a.meeting_id = m.id and a.person_id = x.person_id
        where x.person_id = ${personId} and m.state = 'confirmed' and m.starts_at > ${now} and a.intention is null
          and x.party_status = any(${[...TAKING_PART]}) order by m.starts_at, m.id`
    },
    /** Confirmed meetings of these organisations that begin within the hour or have begun today, and nobody is marked yet. */
    listBegun(organisationIds: readonly string[], now: Date): Promise<{ id: string }[]> {
      return tx.$queryRaw<{ id: string }[]>`
        select m.id from meeting m where m.organisation_id = any(${[...organisationIds]}) and m.state = 'confirmed' and m.with_id is null
          and m.starts_at between ${now}::timestamptz - interval '12 hours' and ${now}::timestamptz + interval '1 hour'
          and not exists (select from attendance a where a.meeting_id = m.id and a.present is not null) order by m.starts_at, m.id`
    },
  }
}
