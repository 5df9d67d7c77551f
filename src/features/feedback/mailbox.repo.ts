import type { Day } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'

/** `member`: belongs today. `usedOn`: the last day on which something came from one of the person's devices, or the last device went. */
export type Mailer = { organisationId: string; personId: string; member: boolean; usedOn: Day | null }

export function mailboxRepo({ tx, now }: Unit) {
  return {
    /** Whoever belongs or has belonged to these branches: a case can outlast its author's days there. */
    listMailers(organisationIds: readonly string[]): Promise<Mailer[]> {
      return tx.$queryRaw<Mailer[]>`
        select m.organisation_id as "organisationId", m.person_id as "personId",
          bool_or(m."from" <= d.today and (m."to" is null or m."to" > d.today)) as member,
          greatest((select max(a.used_on) from account a where a.person_id = m.person_id),
            (select max(k.withdrawn at time zone o.time_zone)::date from consent k where k.person_id = m.person_id))::text as "usedOn"
        from membership m join organisation o on o.id = m.organisation_id
          cross join lateral (select (${now}::timestamptz at time zone o.time_zone)::date as today) d
        where m.organisation_id = any(${[...organisationIds]}) and m.role <> 'officer' and m."from" is distinct from m."to"
        group by m.organisation_id, m.person_id, o.time_zone order by m.organisation_id, m.person_id`
    },
    /** Members of these branches who have consented: each has an own record, whether anything is in it or not. */
    async listUsers(organisationIds: readonly string[]): Promise<string[]> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        select distinct m.person_id as id from membership m join organisation o on o.id = m.organisation_id
        where m.organisation_id = any(${[...organisationIds]}) and m.role <> 'officer'
          and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
          and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date)
          and exists (select from consent k where k.person_id = m.person_id and k.purpose = 'chibo' and k.withdrawn is null)`
      return rows.map(({ id }) => id)
    },
    /** Of these branches, who uses Chibo no more, and so long that whatever was sent has left: without its consent, or without any membership. */
    async listGone(organisationIds: readonly string[], days: number): Promise<string[]> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        select distinct m.person_id as id from membership m join organisation o on o.id = m.organisation_id
          cross join lateral (select (${now}::timestamptz at time zone o.time_zone)::date - ${days}::int as then) d
        where m.organisation_id = any(${[...organisationIds]})
          and (not exists (select from consent k where k.person_id = m.person_id and k.purpose = 'chibo'
              and (k.withdrawn is null or (k.withdrawn at time zone o.time_zone)::date > d.then))
            or not exists (select from membership x where x.person_id = m.person_id and (x."to" is null or x."to" > d.then)))`
      return rows.map(({ id }) => id)
    },
  }
}
