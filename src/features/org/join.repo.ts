import type { Tx } from '../../platform/unit.ts'
import type { Invitation } from './join.rules.ts'

const COLUMNS = `id, person_id as "personId", organisation_id as "organisationId", expires_at as "expiresAt", spent, failures,
  asked_at as "askedAt", asked_by as "askedBy", others`

export type Invited = { id: string; fullName: string; language: string; phoneTail: string | null; cardTail: string | null }
export type Pending = { personId: string; fullName: string; invitationId: string; organisationId: string; askedAt: Date; askedBy: string; others: number }

/** The invitation is the root row: whoever links, declines or confirms holds it, so that one code links one account. */
export function joinRepo(tx: Tx) {
  const lock = async (where: string, value: string | string[]): Promise<Invitation | null> => {
    const rows = await tx.$queryRawUnsafe<Invitation[]>(`select ${COLUMNS} from invitation where ${where} for update`, value)
    return rows[0] ?? null
  }
  return {
    lockByHash: (hashes: string[]) => lock('code_hash = any($1)', hashes),
    lock: (id: string) => lock('id = $1', id),
    lockOf: (personId: string) => lock('person_id = $1', personId),
    async find(id: string): Promise<Invitation | null> {
      return tx.invitation.findUnique({ where: { id }, omit: { codeHash: true } })
    },
    save(id: string, data: Partial<Pick<Invitation, 'spent' | 'failures' | 'askedAt' | 'askedBy' | 'expiresAt'>>) {
      return tx.invitation.update({ where: { id }, data })
    },
    countOther: (id: string) => tx.invitation.update({ where: { id }, data: { others: { increment: 1 } } }),
    getInvited(personId: string): Promise<Invited> {
      return tx.person.findUniqueOrThrow({
        where: { id: personId }, select: { id: true, fullName: true, language: true, phoneTail: true, cardTail: true },
      })
    },
    /**
     * The account of somebody who came with a code. Two first messages of one chat can arrive together: then the
     * second finds the first one's row. An account that is somebody's stays as it is: null.
     */
    async openAccount(account: { id: string; channel: string; address: string; language: string; invitationId: string }): Promise<string | null> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        insert into account (id, channel, address, language, invitation_id)
        values (${account.id}, ${account.channel}, ${account.address}, ${account.language}, ${account.invitationId})
        on conflict (channel, address) do update set invitation_id = excluded.invitation_id where account.person_id is null
        returning id`
      return rows[0]?.id ?? null
    },
    /** False when the account went to somebody in the meantime, or is gone. */
    async linkAccount({ id, personId, zone, now }: { id: string; personId: string; zone: string; now: Date }): Promise<boolean> {
      const rows = await tx.$executeRaw`
        update account set person_id = ${personId}, invitation_id = null,
          linked_on = (${now}::timestamptz at time zone ${zone})::date
        where id = ${id} and person_id is null`
      return rows === 1
    },
    dropAccounts: (where: { id: string } | { personId: string; channel?: string }) => tx.account.deleteMany({ where }),
    async listOtherAccounts(personId: string, than: string): Promise<string[]> {
      const rows = await tx.account.findMany({ where: { personId, id: { not: than } }, select: { id: true }, orderBy: { id: 'asc' } })
      return rows.map(({ id }) => id)
    },
    listAccounts: (personId: string) =>
      tx.account.findMany({ where: { personId }, select: { id: true, channel: true, linkedOn: true }, orderBy: [{ linkedOn: 'desc' }, { id: 'asc' }] }),
    /** The connections linked since, of which this account was told. */
    listNewer({ personId, accountId, since }: { personId: string; accountId: string; since: Date }): Promise<{ id: string; channel: string; linkedOn: Date | null }[]> {
      return tx.$queryRaw`
        select a.id, a.channel, a.linked_on as "linkedOn" from account a
        where a.person_id = ${personId} and exists (select from notice n where n.to_id = ${personId}
          and n.kind = 'org.linked-elsewhere' and n.about->>'account' = ${accountId} and n.about->>'linked' = a.id and n.not_before > ${since})
        order by a.linked_on desc, a.id`
    },
    /** The kept hash of the PIN, which is asked for no more. */
    async takePin(personId: string): Promise<string | null> {
      const [row] = await tx.$queryRaw<{ pin: string | null }[]>`
        with old as (select id, pin from person where id = ${personId} for update)
        update person p set pin = null, pin_failures = 0, pin_until = null from old where p.id = old.id returning old.pin`
      return row?.pin ?? null
    },
    /** Serialises what a person agrees to and takes back. */
    lockPerson: (personId: string) => tx.$queryRaw`select id from person where id = ${personId} for update`,
    listConsents: (personId: string) =>
      tx.consent.findMany({ where: { personId }, orderBy: [{ givenAt: 'asc' }, { id: 'asc' }] }),
    addConsent: (row: { id: string; personId: string; purpose: string; version: string; language: string; givenAt: Date; withdrawn?: Date }) =>
      tx.consent.create({ data: row }),
    endConsent: ({ personId, purpose, now }: { personId: string; purpose?: string; now: Date }) =>
      tx.consent.updateMany({ where: { personId, withdrawn: null, ...(purpose !== undefined && { purpose }) }, data: { withdrawn: now } }),
    forgetTails: (personId: string) =>
      tx.person.update({ where: { id: personId }, data: { phoneTail: null, cardTail: null, tailsUntil: null } }),
    /** Who waits to be met, in these organisations. */
    listPending({ organisationIds, since, now }: { organisationIds: readonly string[]; since: Date; now: Date }): Promise<Pending[]> {
      return tx.$queryRaw<Pending[]>`
        select i.person_id as "personId", p.full_name as "fullName", i.id as "invitationId", i.organisation_id as "organisationId",
          i.asked_at as "askedAt", i.asked_by as "askedBy", i.others
        from invitation i join person p on p.id = i.person_id
        where i.organisation_id = any(${[...organisationIds]}) and not i.spent and i.asked_by is not null
          and i.asked_at > ${since} and i.expires_at > ${now} order by i.asked_at, i.id`
    },
  }
}
