import type { Day } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'

export function newsRepo({ tx, now }: Unit) {
  return {
    /** Of these branches, those that have a round open which was opened on that day, or held a meeting on the other one. */
    async listOnDay(branches: readonly { id: string; opened: Day; met: Day }[]): Promise<string[]> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        select row.id from unnest(${branches.map(({ id }) => id)}::text[], ${branches.map(({ opened }) => opened)}::date[], ${branches.map(({ met }) => met)}::date[])
          as row (id, opened, met) join organisation o on o.id = row.id
        where exists (select from round r where r.organisation_id = o.id and r.state = 'open' and r.closes_at > ${now}
            and (r.opens_at at time zone o.time_zone)::date = row.opened)
          or exists (select from meeting m where m.organisation_id = o.id and m.state <> 'cancelled'
            and m.starts_at >= row.met::timestamp at time zone o.time_zone and m.starts_at < (row.met + 1)::timestamp at time zone o.time_zone)`
      return rows.map(({ id }) => id)
    },
    /** Who holds an office that reads in these organisations today: of a branch its committee, of a committee its leaders and officers. */
    listReaders(organisationIds: readonly string[]): Promise<{ organisationId: string; personId: string }[]> {
      return tx.$queryRaw`
        select m.organisation_id as "organisationId", m.person_id as "personId" from membership m join organisation o on o.id = m.organisation_id
        where m.organisation_id = any(${[...organisationIds]}) and m.role = any(case o.kind when 'branch'
            then array['secretary', 'deputySecretary', 'committeeMember'] else array['secretary', 'deputySecretary', 'officer'] end)
          and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
          and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date)
          and exists (select from account a where a.person_id = m.person_id)
          and exists (select from consent c where c.person_id = m.person_id and c.purpose = 'chibo' and c.withdrawn is null)
        order by m.person_id`
    },
  }
}
