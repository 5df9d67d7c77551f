import type { Role } from '../../conversation/screen.ts'
import type { Sealed } from '../../platform/crypto.ts'
import type { Unit } from '../../platform/unit.ts'
import { unlockedAt } from './locked.rules.ts'
import type { RaiseMeeting } from './raise.rules.ts'
import type { CheckRecord } from './self-check.record.ts'
import { openRecord } from './self-check.repo.ts'

export type RaisingRecord = { meetingId: string; organisationId: string; personId: string; record: CheckRecord }
export type RaisedRow = { id: string; meetingId: string; organisationId: string; personId: string; text: Sealed }
export type RaisedWords = { id: string; personId: string; fullName: string; role: Role | null; words: string }
export type FrozenMeeting = Pick<RaiseMeeting, 'id' | 'startsAt' | 'freezesAt' | 'timeZone'>

export function raiseRepo({ tx, box, now }: Unit) {
  return {
    /** The meetings that this person's check of a month prepares: one in each of the person's branches. */
    listMeetings(personId: string, period: string): Promise<RaiseMeeting[]> {
      return tx.$queryRaw<RaiseMeeting[]>`
        select m.id, m.organisation_id as "organisationId", o.name as organisation, m.starts_at as "startsAt",
          m.freezes_at as "freezesAt", o.time_zone as "timeZone"
        from participant p join round r on r.id = p.thing_id join meeting m on m.id = r.meeting_id
          join organisation o on o.id = m.organisation_id
        where p.person_id = ${personId} and r.period = ${period}
          and exists (select from membership x where x.person_id = p.person_id and x.organisation_id = o.id
            and x."from" <= (${now}::timestamptz at time zone o.time_zone)::date
            and (x."to" is null or x."to" > (${now}::timestamptz at time zone o.time_zone)::date))
        order by m.starts_at, m.id`
    },
    /**
     * What those who still belong to the branch have written for these meetings' rounds, opened. Held until the commit:
     * whoever withdraws meanwhile waits, and then finds and deletes what was taken out of the record here.
     */
    async listRecords(meetingIds: string[]): Promise<RaisingRecord[]> {
      const rows = await tx.$queryRaw<(Omit<RaisingRecord, 'record'> & { id: string; record: Uint8Array })[]>`
        select c.id, c.record, c.person_id as "personId", r.meeting_id as "meetingId", r.organisation_id as "organisationId"
        from round r join organisation o on o.id = r.organisation_id join participant p on p.thing_id = r.id
          join self_check c on c.person_id = p.person_id and c.period = r.period
        where r.meeting_id = any(${meetingIds}) and c.record is not null
          and exists (select from membership x where x.person_id = p.person_id and x.organisation_id = o.id
            and x."from" <= (${now}::timestamptz at time zone o.time_zone)::date
            and (x."to" is null or x."to" > (${now}::timestamptz at time zone o.time_zone)::date))
        order by c.id for share of c`
      return rows.map(({ id, record, ...row }) => ({ ...row, record: unlockedAt(openRecord(box, { id, record }), now) }))
    },
    async addRaised(rows: RaisedRow[]): Promise<void> {
      // Ids are random: in their order the rows tell nothing of who was read first.
      const column = <K extends keyof RaisedRow>(key: K) => rows.map((row) => row[key])
      await tx.$executeRaw`
        insert into raised (id, meeting_id, organisation_id, person_id, text)
        select * from unnest(${column('id')}::text[], ${column('meetingId')}::text[], ${column('organisationId')}::text[],
          ${column('personId')}::text[], ${column('text')}::bytea[]) as row (id, meeting_id, organisation_id, person_id, text) order by 1`
    },
    /** The meeting of a branch's last round. */
    async findLastMeeting(organisationId: string): Promise<FrozenMeeting | null> {
      const rows = await tx.$queryRaw<FrozenMeeting[]>`
        select m.id, m.starts_at as "startsAt", m.freezes_at as "freezesAt", o.time_zone as "timeZone"
        from round r join meeting m on m.id = r.meeting_id join organisation o on o.id = m.organisation_id
        where r.organisation_id = ${organisationId} order by r.period desc limit 1`
      return rows[0] ?? null
    },
    /** What was raised for a meeting, with names and today's roles. */
    async listRaised(meetingId: string): Promise<RaisedWords[]> {
      const rows = await tx.$queryRaw<{ id: string; personId: string; fullName: string; role: Role | null; text: Uint8Array }[]>`
        select x.id, x.person_id as "personId", p.full_name as "fullName", x.text, (select m.role from membership m
            join organisation o on o.id = m.organisation_id
            where m.person_id = x.person_id and m.organisation_id = x.organisation_id
              and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
              and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date) limit 1) as role
        from raised x join person p on p.id = x.person_id where x.meeting_id = ${meetingId} order by x.person_id, x.id`
      return rows.map(({ text, ...row }) => ({ ...row, words: box.open<{ words: string }>(`raised:${row.id}`, text).words }))
    },
    /** What a person has raised and is still kept, newest first. */
    async listOwn(personId: string): Promise<{ period: string; words: string }[]> {
      const rows = await tx.$queryRaw<{ id: string; period: string; text: Uint8Array }[]>`
        select x.id, m.period, x.text from raised x join meeting m on m.id = x.meeting_id where x.person_id = ${personId} order by m.period desc, x.id`
      return rows.map(({ id, period, text }) => ({ period, words: box.open<{ words: string }>(`raised:${id}`, text).words }))
    },
    async forget(leavers: readonly { personId: string; organisationId: string }[]): Promise<void> {
      await tx.$executeRaw`
        delete from raised x using unnest(${leavers.map(({ personId }) => personId)}::text[], ${leavers.map(({ organisationId }) => organisationId)}::text[])
          as row (person_id, organisation_id)
        where x.person_id = row.person_id and x.organisation_id = row.organisation_id`
    },
  }
}
