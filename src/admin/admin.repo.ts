import type { Role } from '../conversation/screen.ts'
import { Refusal } from '../platform/errors.ts'
import type { Tx } from '../platform/unit.ts'

export type Organisation = { id: string; code: string; name: string; kind: string; timeZone: string }
export type Person = { id: string; code: string; fullName: string }
export type Asking = { id: string; organisationId: string; askedBy: string | null; askedAt: Date | null; others: number }

const fold = (code: string) => ({ equals: code, mode: 'insensitive' as const })

/** An organisation by its code, in whatever capitals. Throws the Refusal `admin-no-organisation`. */
export async function getOrganisation(tx: Tx, code: string): Promise<Organisation> {
  const select = { id: true, code: true, name: true, kind: true, timeZone: true }
  const found = (await tx.organisation.findUnique({ where: { code }, select }))
    ?? (await tx.organisation.findFirst({ where: { code: fold(code) }, select }))
  if (!found) throw new Refusal('admin-no-organisation', { code: code.slice(0, 60) })
  return found
}

/** A person by code, in whatever capitals. Throws the Refusal `admin-no-person`. */
export async function getPerson(tx: Tx, code: string): Promise<Person> {
  const select = { id: true, code: true, fullName: true }
  const found = (await tx.person.findUnique({ where: { code }, select })) ?? (await tx.person.findFirst({ where: { code: fold(code) }, select }))
  if (!found) throw new Refusal('admin-no-person', { code: code.slice(0, 60) })
  return found
}

export function adminRepo(tx: Tx) {
  return {
    findInvitation(personId: string): Promise<Asking | null> {
      return tx.invitation.findUnique({ where: { personId }, select: { id: true, organisationId: true, askedBy: true, askedAt: true, others: true } })
    },
    /** The roles that a person holds in an organisation today. */
    async listRoles({ personId, organisationId, now }: { personId: string; organisationId: string; now: Date }): Promise<Role[]> {
      const rows = await tx.$queryRaw<{ role: Role }[]>`
        select m.role from membership m join organisation o on o.id = m.organisation_id
        where m.person_id = ${personId} and o.id = ${organisationId}
          and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
          and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date)`
      return rows.map(({ role }) => role)
    },
  }
}
