import type { Role } from '../../conversation/screen.ts'
import type { Day } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/unit.ts'
import type { Span } from './members.rules.ts'

export type RoleChange = {
  id: string; organisationId: string; personId: string; fullName: string; role: Role; until: Day | null; askedBy: string; asker: string; expiresOn: Day
}

export function rolesRepo(tx: Tx) {
  return {
    /** What waits for somebody above in these organisations, longest waiting first. */
    list(organisationIds: readonly string[], now: Date): Promise<RoleChange[]> {
      return tx.$queryRaw<RoleChange[]>`
        select c.id, c.organisation_id as "organisationId", c.person_id as "personId", p.full_name as "fullName", c.role, c."until"::text as "until",
          c.asked_by as "askedBy", coalesce(a.full_name, '') as asker, c.expires_on::text as "expiresOn"
        from role_change c join person p on p.id = c.person_id left join person a on a.id = c.asked_by join organisation o on o.id = c.organisation_id
        where c.organisation_id = any(${[...organisationIds]}) and c.expires_on > (${now}::timestamptz at time zone o.time_zone)::date
        order by c.asked_on, c.id`
    },
    find: (id: string) => tx.roleChange.findUnique({ where: { id }, select: { organisationId: true } }),
    /** One proposal a person: a new one takes the place of the last. */
    async save(row: { id: string; organisationId: string; personId: string; role: Role; until: Day | null; askedBy: string; askedOn: Day; expiresOn: Day }): Promise<void> {
      await tx.$executeRaw`
        insert into role_change (id, organisation_id, person_id, role, "until", asked_by, asked_on, expires_on)
        values (${row.id}, ${row.organisationId}, ${row.personId}, ${row.role}, ${row.until}::date, ${row.askedBy}, ${row.askedOn}::date, ${row.expiresOn}::date)
        on conflict (organisation_id, person_id) do update set id = excluded.id, role = excluded.role, "until" = excluded."until",
          asked_by = excluded.asked_by, asked_on = excluded.asked_on, expires_on = excluded.expires_on`
    },
    remove: (where: { id: string } | { organisationId: string; personId: string }) => tx.roleChange.deleteMany({ where }),
    /** The memberships of all leaders of an organisation, today's and those to come, by person. */
    async leaders(organisationId: string, today: Day): Promise<Map<string, Span[]>> {
      const rows = await tx.$queryRaw<(Span & { personId: string })[]>`
        select person_id as "personId", role, party_status as "partyStatus", status_until::text as "statusUntil", cell,
          joined_on::text as "joinedOn", "from"::text as "from", "to"::text as "to"
        from membership m where organisation_id = ${organisationId} and ("to" is null or "to" > ${today}::date) and "from" is distinct from "to"
          and exists (select from membership l where l.organisation_id = ${organisationId} and l.person_id = m.person_id
            and l.role in ('secretary', 'deputySecretary'))
        order by "from"`
      const people = new Map<string, Span[]>()
      for (const { personId, ...span } of rows) people.set(personId, [...(people.get(personId) ?? []), span])
      return people
    },
  }
}
