import type { Role } from '../conversation/screen.ts'
import type { Unit } from '../platform/unit.ts'

export type Somebody = {
  id: string
  code: string
  name: string
  language: string
  role: Role
  org: string
  orgCode: string
  orgKind: 'committee' | 'branch'
  joined: boolean
  addresses: string[]
}

/** Whoever belongs to an organisation today: the committee first, whoever was added last, last. */
export async function listPeople(unit: Unit): Promise<Somebody[]> {
  return unit.tx.$queryRaw<Somebody[]>`
    select * from (
      select distinct on (p.id) p.id, p.code, p.full_name as name, p.language, m.role, o.name as org, o.code as "orgCode", o.kind as "orgKind",
        exists (select from consent c where c.person_id = p.id and c.purpose = 'chibo' and c.withdrawn is null) as joined,
        array(select a.address from account a where a.person_id = p.id) as addresses
      from membership m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id
      where m."from" <= (${unit.now}::timestamptz at time zone o.time_zone)::date
        and (m."to" is null or m."to" > (${unit.now}::timestamptz at time zone o.time_zone)::date)
      order by p.id, m."from", m.id
    ) row order by "orgKind" desc, "orgCode", length(code), code`
}

/** Whose this address is, or the invitation that is open there and can still be used. */
export async function findSeat(unit: Unit, address: string): Promise<{ personId: string | null; invited: string | null } | null> {
  const [row] = await unit.tx.$queryRaw<{ personId: string | null; invited: string | null }[]>`
    select a.person_id as "personId", i.person_id as invited from account a
      left join invitation i on i.id = a.invitation_id and not i.spent and i.expires_at > ${unit.now}
    where a.channel = 'web' and a.address = ${address}`
  return row ?? null
}
