import type { Role } from '../../conversation/screen.ts'
import type { Tx } from '../../platform/unit.ts'
import type { Reader } from './mydata.rules.ts'

export type Noted = { action: string; at: Date; actor: string | null; own: boolean }
export type FileMade = { kind: string; madeOn: Date; maker: string | null; own: boolean }

/** Who reads a branch's lists; in a committee its officers too. */
const READS = `m.role in ('secretary', 'deputySecretary', 'committeeMember') or (m.role = 'officer' and o.kind = 'committee')`

/** What is kept about one person, as that person reads it: newest first. */
export function mydataRepo(tx: Tx) {
  return {
    /** Readers of these organisations, of today and of the year before: a row for each change of theirs, oldest first. */
    listReaders(organisationIds: readonly string[], now: Date): Promise<Reader[]> {
      return tx.$queryRawUnsafe<Reader[]>(`
        select m.person_id as "personId", p.full_name as "fullName", m.role, o.name as organisation, m."from", m."to"
        from membership m join organisation o on o.id = m.organisation_id join person p on p.id = m.person_id
        where m.organisation_id = any($1) and (${READS}) and m."from" is distinct from m."to" and m."from" <= ($2::timestamptz at time zone o.time_zone)::date
          and (m."to" is null or m."to" > ($2::timestamptz at time zone o.time_zone)::date - 366)
        order by m."from", p.full_name, m.id`, [...organisationIds], now.toISOString())
    },
    /** What others, or the program, did to this person's data, and what was entered for this person. */
    listNoted(personId: string, most: number): Promise<Noted[]> {
      return tx.$queryRaw<Noted[]>`
        select e.action, e.at, p.full_name as actor, coalesce(e.actor_id = ${personId}, false) as own
        from audit_entry e left join person p on p.id = e.actor_id
        where e.subject_id = ${personId} order by e.at desc, e.id limit ${most}`
    },
    listFiles(personId: string, most: number): Promise<FileMade[]> {
      return tx.$queryRaw<FileMade[]>`
        select d.kind, d.made_on as "madeOn", p.full_name as maker, d.person_id = ${personId} as own
        from document_made d left join person p on p.id = d.person_id
        where d.people @> array[${personId}] order by d.made_on desc, d.id limit ${most}`
    },
    /** The last time that this person asked to be corrected. */
    async lastAsked(personId: string, action: string): Promise<Date | null> {
      const found = await tx.auditEntry.findFirst({ where: { subjectId: personId, action }, orderBy: { at: 'desc' }, select: { at: true } })
      return found?.at ?? null
    },
    listMemberships(personId: string) {
      return tx.$queryRaw<{ organisation: string; role: Role; partyStatus: string; cell: string | null; from: Date; to: Date | null }[]>`
        select o.name as organisation, m.role, m.party_status as "partyStatus", m.cell, m."from", m."to"
        from membership m join organisation o on o.id = m.organisation_id
        where m.person_id = ${personId} and m."from" is distinct from m."to" order by m."from" desc, m.id`
    },
    listAbsences: (personId: string) => tx.absence.findMany({ where: { personId }, orderBy: { from: 'desc' }, select: { from: true, to: true } }),
  }
}
