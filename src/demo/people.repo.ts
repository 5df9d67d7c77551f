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

/** Whose an address is, whose invitation is open there and can still be used, and whether a browser holds it. */
export type Holder = { personId: string | null; invited: string | null; session: boolean }

export async function findHolder(unit: Unit, address: string): Promise<Holder> {
  const [row] = await unit.tx.$queryRaw<Holder[]>`
    select a.person_id as "personId", i.person_id as invited, exists (select from web_session s where s.address = one.address) as session
    from (select ${address}::text as address) one
      left join account a on a.channel = 'web' and a.address = one.address
      left join invitation i on i.id = a.invitation_id and not i.spent and i.expires_at > ${unit.now}`
  return row ?? { personId: null, invited: null, session: false }
}

/**
 * Sessions go by real time and what is forgotten goes by the calendar: where that is moved far ahead, it would forget the
 * browsers of people who are there.
 */
export async function keepSessions(unit: Unit): Promise<void> {
  await unit.tx.$executeRaw`update web_session set used_at = ${unit.now} where own and used_at < ${unit.now}`
}
