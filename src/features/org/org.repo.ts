import type { Role } from '../../conversation/screen.ts'
import type { Tx } from '../../platform/unit.ts'
import type { RawSettings } from './org.rules.ts'

const DEEPEST = 30

export type OrganisationRow = { id: string; code: string; name: string; kind: 'branch' | 'committee'; timeZone: string; language: string }
export type Officeholder = { personId: string; fullName: string; role: Role; organisationId: string; connected: boolean }

export function orgRepo(tx: Tx) {
  return {
    /**
     * Each organisation and those above it on the day of `now` by its own clocks, nearest first, with their own
     * settings. Depth is bounded, so that a circle in old placements cannot run for ever.
     */
    async listChains(ids: readonly string[], now: Date): Promise<Map<string, { id: string; own: RawSettings }[]>> {
      const rows = await tx.$queryRaw<{ of: string; id: string; own: RawSettings }[]>`
        with recursive up as (
          select o.id as "of", o.id, 0 as depth, (${now}::timestamptz at time zone o.time_zone)::date as today
          from organisation o where o.id = any(${[...ids]})
          union all
          select up."of", p.parent_id, up.depth + 1, up.today from up join placement p on p.organisation_id = up.id
            and p."from" <= up.today and (p."to" is null or p."to" > up.today)
          where up.depth < ${DEEPEST}
        )
        select up."of", o.id, o.settings as own from up join organisation o on o.id = up.id order by up."of", up.depth`
      const chains = new Map<string, { id: string; own: RawSettings }[]>()
      for (const { of, id, own } of rows) chains.set(of, [...(chains.get(of) ?? []), { id, own: own ?? {} }])
      return chains
    },
    /** These organisations and all below them today. */
    async listBelow(ids: readonly string[], now: Date): Promise<string[]> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        with recursive down as (
          select o.id, 0 as depth from organisation o where o.id = any(${[...ids]})
          union
          select p.organisation_id, down.depth + 1 from down join placement p on p.parent_id = down.id
            and p."from" <= ${now}::timestamptz::date and (p."to" is null or p."to" > ${now}::timestamptz::date)
          where down.depth < ${DEEPEST}
        ) select distinct id from down`
      return rows.map(({ id }) => id)
    },
    async listOrganisations(ids: readonly string[]): Promise<OrganisationRow[]> {
      const rows = await tx.organisation.findMany({ where: { id: { in: [...ids] } }, omit: { settings: true } })
      return rows as OrganisationRow[]
    },
    findByCodes: (codes: readonly string[]) => tx.organisation.findMany({ where: { code: { in: [...codes] } }, select: { id: true, code: true } }),
    /** Who holds one of these roles today; `connected`: an account and a consent that stands. */
    listOfficeholders({ organisationIds, roles, now }: { organisationIds: readonly string[]; roles: readonly Role[]; now: Date }): Promise<Officeholder[]> {
      return tx.$queryRaw<Officeholder[]>`
        select m.person_id as "personId", p.full_name as "fullName", m.role, m.organisation_id as "organisationId",
          exists (select from account a where a.person_id = p.id) and exists (
            select from consent c where c.person_id = p.id and c.purpose = 'chibo' and c.withdrawn is null) as connected
        from membership m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id
        where m.organisation_id = any(${[...organisationIds]}) and m.role = any(${[...roles]})
          and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
          and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date)
        order by array_position(${[...roles]}, m.role), p.full_name, p.id`
    },
    findPerson: (id: string) => tx.person.findUnique({ where: { id }, select: { id: true, code: true, fullName: true, language: true } }),
    findPersonByCode: (code: string) => tx.person.findUnique({ where: { code }, select: { id: true, code: true, fullName: true, language: true } }),
  }
}
