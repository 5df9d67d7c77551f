import type { Tx } from '../../platform/unit.ts'
import type { Invitation } from './join.rules.ts'

export type Candidate = { personId: string; code: string; fullName: string; connected: boolean }
export type NewInvitation = { id: string; personId: string; codeHash: string }

export function invitesRepo(tx: Tx) {
  return {
    /** Whoever belongs to an organisation today. */
    listCandidates(organisationId: string, now: Date): Promise<Candidate[]> {
      return tx.$queryRaw<Candidate[]>`
        select distinct p.id as "personId", p.code, p.full_name as "fullName",
          exists (select from account a where a.person_id = p.id) as connected
        from membership m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id
        where m.organisation_id = ${organisationId} and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
          and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date)`
    },
    /** Nobody links with one of these until the commit: whoever links holds the same rows. */
    lockInvitations(personIds: string[]): Promise<Invitation[]> {
      return tx.$queryRaw<Invitation[]>`
        select id, person_id as "personId", organisation_id as "organisationId", expires_at as "expiresAt", spent, failures,
          asked_at as "askedAt", asked_by as "askedBy", others
        from invitation where person_id = any(${personIds}) order by id for update`
    },
    /** Invitations of an organisation to whoever belongs today and has no account. */
    listOpen(organisationId: string, now: Date): Promise<(Invitation & { codeHash: string; personCode: string; fullName: string })[]> {
      return tx.$queryRaw`
        select i.id, i.person_id as "personId", i.organisation_id as "organisationId", i.expires_at as "expiresAt", i.spent, i.failures,
          i.asked_at as "askedAt", i.asked_by as "askedBy", i.others, i.code_hash as "codeHash", p.code as "personCode", p.full_name as "fullName"
        from invitation i join person p on p.id = i.person_id join organisation o on o.id = i.organisation_id
        where i.organisation_id = ${organisationId} and not i.spent and i.expires_at > ${now}
          and not exists (select from account a where a.person_id = p.id)
          and exists (select from membership m where m.person_id = p.id and m.organisation_id = o.id
            and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
            and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date))`
    },
    /** Two lists of invitations at once: the second waits for the first. */
    lockOrganisation: (id: string) => tx.$queryRaw`select id from organisation where id = ${id} for update`,
    /** With an invitation goes whoever came with it and was not proven: that chat is a stranger's again. */
    async remove(ids: string[]): Promise<void> {
      await tx.account.deleteMany({ where: { invitationId: { in: ids }, personId: null } })
      await tx.invitation.deleteMany({ where: { id: { in: ids } } })
    },
    async add(rows: NewInvitation[], { organisationId, expiresAt }: { organisationId: string; expiresAt: Date }): Promise<void> {
      await tx.invitation.createMany({ data: rows.map((row) => ({ ...row, organisationId, expiresAt })) })
    },
  }
}
