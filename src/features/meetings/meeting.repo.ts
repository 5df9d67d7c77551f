import type { Tx } from '../../platform/unit.ts'
import type { MeetingRow } from './meeting.rules.ts'

const SELECT = `
  select m.id, m.organisation_id as "organisationId", o.name as organisation, o.kind as "organisationKind", o.time_zone as "timeZone", m.kind, m.period,
    m.starts_at as "startsAt", m.freezes_at as "freezesAt", m.place, m.state, m.sequence, m.with_id as "withId",
    (select t.id from meeting t where t.with_id = m.id and t.state <> 'cancelled' limit 1) as "joinedId",
    m.note_taker_id as "noteTakerId", m.posted_at as "postedAt", m.closed_at as "closedAt", m.adopted_at as "adoptedAt",
    (select v.person_id from visit v where v.organisation_id = m.organisation_id and v.period in ('', to_char(m.starts_at at time zone o.time_zone, 'YYYY-MM'))
      order by v.period desc limit 1) as "visitorId"
  from meeting m join organisation o on o.id = m.organisation_id`

/** What may be changed of a meeting; what is not named stays. */
export type MeetingChange = Partial<Pick<MeetingRow, 'startsAt' | 'freezesAt' | 'place' | 'state' | 'sequence' | 'withId' | 'noteTakerId' | 'postedAt' | 'closedAt' | 'adoptedAt'>>

export function meetingRepo(tx: Tx) {
  return {
    async find(id: string): Promise<MeetingRow | null> {
      return (await tx.$queryRawUnsafe<MeetingRow[]>(`${SELECT} where m.id = $1`, id))[0] ?? null
    },
    /** Holds the meeting until the unit ends: of two who change it, the later one sees what the other did. */
    async lock(id: string): Promise<MeetingRow | null> {
      const held = await tx.$queryRaw<unknown[]>`select 1 from meeting where id = ${id} for update`
      return held.length > 0 ? this.find(id) : null
    },
    /** Of these organisations: what is open or was cancelled and lies ahead of `since`, soonest first. */
    listComing(organisationIds: readonly string[], since: Date): Promise<MeetingRow[]> {
      return tx.$queryRawUnsafe<MeetingRow[]>(`${SELECT}
        where m.organisation_id = any($1) and m.starts_at > $2 and m.state in ('proposed', 'confirmed', 'cancelled', 'held', 'adopted')
        order by m.starts_at, m.kind, m.id`, [...organisationIds], since)
    },
    /** The last ones that were held, latest first. */
    listHeld(organisationIds: readonly string[], most: number): Promise<MeetingRow[]> {
      return tx.$queryRawUnsafe<MeetingRow[]>(`${SELECT}
        where m.organisation_id = any($1) and m.state in ('held', 'adopted') order by m.starts_at desc, m.id limit $2`, [...organisationIds], most)
    },
    /** The meeting of this kind and period, whatever became of it. */
    async findByPeriod({ organisationId, kind, period }: Pick<MeetingRow, 'organisationId' | 'kind' | 'period'>): Promise<MeetingRow | null> {
      return (await tx.$queryRawUnsafe<MeetingRow[]>(`${SELECT} where m.organisation_id = $1 and m.kind = $2 and m.period = $3`, organisationId, kind, period))[0] ?? null
    },
    /** False where one of that kind and period is there already. */
    async insert({ id, organisationId, kind, period, startsAt, place }: Pick<MeetingRow, 'id' | 'organisationId' | 'kind' | 'period' | 'startsAt' | 'place'>): Promise<boolean> {
      return (await tx.$executeRaw`
        insert into meeting (id, organisation_id, kind, period, starts_at, place, state, sequence)
        values (${id}, ${organisationId}, ${kind}, ${period}, ${startsAt}, ${place}, 'proposed', 0) on conflict do nothing`) === 1
    },
    async save(id: string, change: MeetingChange): Promise<void> {
      await tx.meeting.update({ where: { id }, data: change })
    },
  }
}
