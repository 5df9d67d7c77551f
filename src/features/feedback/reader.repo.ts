import type { Unit } from '../../platform/unit.ts'

export function readerRepo({ tx, now }: Unit) {
  return {
    /** Full names by id, in one statement. */
    async listNames(personIds: readonly string[]): Promise<Map<string, string>> {
      const rows = await tx.person.findMany({ where: { id: { in: [...new Set(personIds)] } }, select: { id: true, fullName: true } })
      return new Map(rows.map(({ id, fullName }) => [id, fullName]))
    },
    /** Whether this person holds any office today, in any organisation. */
    async holdsOffice(personId: string): Promise<boolean> {
      const rows = await tx.$queryRaw<unknown[]>`
        select 1 from membership m join organisation o on o.id = m.organisation_id
        where m.person_id = ${personId} and m.role <> 'member' and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
          and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date) limit 1`
      return rows.length > 0
    },
  }
}
