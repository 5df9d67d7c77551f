import type { Role } from '../../conversation/screen.ts'
import type { Unit } from '../../platform/unit.ts'
import type { PartyStatus } from '../org/org.rules.ts'
import type { Holder } from './routing.rules.ts'

export type SubjectRow = { personId: string; fullName: string; role: Role; partyStatus: PartyStatus }

/** Who belongs, holds office and takes part today: what routing is decided from. Days are those of each organisation's calendar. */
export function routingRepo({ tx, now }: Unit) {
  return {
    /** Secretaries, deputies, committee members and officers of these organisations today, by office. */
    async listHolders(organisationIds: readonly string[]): Promise<Holder[]> {
      return tx.$queryRaw<Holder[]>`
        select m.organisation_id as "organisationId", o.name as organisation, o.kind, m.person_id as "personId", p.full_name as "fullName", m.role,
          exists (select from account a where a.person_id = p.id) and exists (
            select from consent c where c.person_id = p.id and c.purpose = 'chibo' and c.withdrawn is null) as linked
        from membership m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id
        where m.organisation_id = any(${[...organisationIds]}) and m.role in ('secretary', 'deputySecretary', 'committeeMember', 'officer')
          and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
          and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date)
        order by array_position(array['secretary', 'deputySecretary', 'committeeMember', 'officer'], m.role), p.full_name, p.id`
    },
    /** Today's members of a branch. */
    listMembers(organisationId: string): Promise<SubjectRow[]> {
      return tx.$queryRaw<SubjectRow[]>`
        select m.person_id as "personId", p.full_name as "fullName", m.role, m.party_status as "partyStatus"
        from membership m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id
        where m.organisation_id = ${organisationId} and m.role <> 'officer'
          and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
          and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date)
        order by p.id`
    },
    /**
     * Who finished the self-check of one of these rounds and was there: consented, takes part today, and on none of the
     * round's days recorded as absent (PV4). The best-informed outsider sees no more people than these (PV5).
     */
    async listFinished(roundIds: readonly string[]): Promise<string[]> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        select distinct p.person_id as id from round r join participant p on p.thing_id = r.id
          join organisation o on o.id = r.organisation_id
          join self_check c on c.person_id = p.person_id and c.period = r.period and c.done
          join membership m on m.person_id = p.person_id and m.organisation_id = r.organisation_id and m.party_status in ('full', 'probationary', 'guest')
            and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
            and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date)
        where r.id = any(${[...roundIds]})
          and exists (select from consent k where k.person_id = p.person_id and k.purpose = 'chibo' and k.withdrawn is null)
          and not exists (select from absence b where b.person_id = p.person_id
            and b."from" <= (r.closes_at at time zone o.time_zone)::date and b."to" >= (r.opens_at at time zone o.time_zone)::date)`
      return rows.map(({ id }) => id)
    },
    /** The branch's last closed round and the open one: what is known before anything is written. */
    async listLatestRounds(organisationId: string): Promise<string[]> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        select id from round where organisation_id = ${organisationId} and state = 'open' union all
        (select id from round where organisation_id = ${organisationId} and state = 'closed' order by period desc limit 1)`
      return rows.map(({ id }) => id)
    },
    /** The branch's rounds of these months that have begun. */
    async listRounds(organisationId: string, months: readonly string[]): Promise<string[]> {
      return (await tx.round.findMany({ where: { organisationId, period: { in: [...months] } }, select: { id: true } })).map(({ id }) => id)
    },
    /** Whether a meeting of this branch, of whatever kind, began after `from` and begins before `to`. */
    async meetsBetween(organisationId: string, { from, to }: { from: Date; to: Date }): Promise<boolean> {
      return (await tx.meeting.count({ where: { organisationId, state: { not: 'cancelled' }, startsAt: { gt: from, lte: to } } })) > 0
    },
  }
}
