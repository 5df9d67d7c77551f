import type { Role } from '../../conversation/screen.ts'
import type { Day } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/unit.ts'
import { ENTRY_BY_FILE } from './audit.service.ts'
import type { Span } from './members.rules.ts'
import type { PartyStatus } from './org.rules.ts'

export type MemberRow = {
  personId: string; code: string; fullName: string; role: Role; partyStatus: PartyStatus; statusUntil: Day | null; cell: string | null
  connected: boolean; unreachable: boolean; suspended: boolean; invitedUntil: Date | null
}
/** Somebody of whom a name was entered and nothing decided yet: a membership that has no day. */
export type Draft = { personId: string; fullName: string; partyStatus: PartyStatus; cell: string | null; hasTail: boolean }
export type Leaver = { personId: string; organisationId: string }

/** The lists of an organisation, for whoever keeps them. Days are those of the organisation's own calendar. */
export function membersRepo(tx: Tx) {
  return {
    /** Two changes in one organisation: the second waits. Beside an import of a roster neither runs. */
    async lock(organisationId: string): Promise<void> {
      await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtext('chibo.roster'))`
      await tx.$executeRaw`select id from organisation where id = ${organisationId} for update`
    },
    list(organisationId: string, { today, now }: { today: Day; now: Date }): Promise<MemberRow[]> {
      return tx.$queryRaw<MemberRow[]>`
        select p.id as "personId", p.code, p.full_name as "fullName", m.role, m.party_status as "partyStatus",
          m.status_until::text as "statusUntil", m.cell, i.expires_at as "invitedUntil", 'chibo' = any(g.purposes) and u.there as connected,
          coalesce((select bool_and(a.blocked) from account a where a.person_id = p.id), false) as unreachable,
          -- Until a new link is made the person is to be connected again.
          coalesce((select e.action = 'access-suspended' from audit_entry e where e.subject_id = p.id
            and e.action in ('access-suspended', 'member-invited') and e.at <= ${now} order by e.at desc, e.action desc limit 1), false) as suspended
        from membership m join person p on p.id = m.person_id left join invitation i on i.person_id = p.id
          cross join lateral (select coalesce(array_agg(k.purpose), '{}') as purposes from consent k
            where k.person_id = p.id and k.withdrawn is null) g
          cross join lateral (select exists (select 1 from account a where a.person_id = p.id
            and (a.channel <> 'telegram' or 'telegram' = any(g.purposes))) as there) u
        where m.organisation_id = ${organisationId} and m."from" <= ${today}::date and (m."to" is null or m."to" > ${today}::date)
        order by p.id`
    },
    /** A person's memberships here from today on, and what is to come, in order. */
    spans({ organisationId, personId, today }: Leaver & { today: Day }): Promise<Span[]> {
      return tx.$queryRaw<Span[]>`
        select role, party_status as "partyStatus", status_until::text as "statusUntil", cell, joined_on::text as "joinedOn",
          "from"::text as "from", "to"::text as "to"
        from membership where organisation_id = ${organisationId} and person_id = ${personId}
          and ("to" is null or "to" > ${today}::date) and "from" is distinct from "to" order by "from"`
    },
    /** Every row is told by the day on which it begins. */
    async write(rows: (Span & Leaver & { id: string })[]): Promise<void> {
      const column = <K extends keyof (Span & Leaver & { id: string })>(key: K) => rows.map((row) => row[key])
      if (rows.length === 0) return
      await tx.$executeRaw`
        insert into membership (id, person_id, organisation_id, role, party_status, status_until, cell, joined_on, "from", "to")
        select * from unnest(${column('id')}::text[], ${column('personId')}::text[], ${column('organisationId')}::text[], ${column('role')}::text[],
          ${column('partyStatus')}::text[], ${column('statusUntil')}::date[], ${column('cell')}::text[], ${column('joinedOn')}::date[],
          ${column('from')}::date[], ${column('to')}::date[])
        on conflict (person_id, organisation_id, "from") do update set role = excluded.role, party_status = excluded.party_status,
          status_until = excluded.status_until, cell = excluded.cell, joined_on = excluded.joined_on, "to" = excluded."to"`
    },
    async saveName(personId: string, fullName: string): Promise<void> {
      await tx.person.update({ where: { id: personId }, data: { fullName } })
    },
    /** Nothing is kept of whoever is linked already: a second fact is no longer needed. */
    async saveTail({ personId, phone, card, until }: { personId: string; phone: string | null; card: string; until: Day }): Promise<boolean> {
      const rows = await tx.$executeRaw`
        update person set phone_tail = ${phone}, card_tail = ${card}, tails_until = ${until}::date
        where id = ${personId} and not exists (select from account a where a.person_id = person.id)
          and not exists (select from consent c where c.person_id = person.id and c.purpose = 'chibo' and c.withdrawn is null)`
      return rows === 1
    },

    // ── drafts ──
    async addDraft(row: { personId: string; code: string; fullName: string; language: string; membershipId: string; organisationId: string; today: Day }): Promise<void> {
      await tx.$executeRaw`insert into person (id, code, full_name, language) values (${row.personId}, ${row.code}, ${row.fullName}, ${row.language})`
      await tx.$executeRaw`
        insert into membership (id, person_id, organisation_id, role, party_status, "from", "to")
        values (${row.membershipId}, ${row.personId}, ${row.organisationId}, 'member', 'full', ${row.today}::date, ${row.today}::date)`
    },
    async findDraft({ organisationId, personId }: Leaver): Promise<Draft | null> {
      const rows = await tx.$queryRaw<Draft[]>`
        select p.id as "personId", p.full_name as "fullName", m.party_status as "partyStatus", m.cell, p.card_tail is not null as "hasTail"
        from membership m join person p on p.id = m.person_id
        where m.organisation_id = ${organisationId} and m.person_id = ${personId} and m."from" = m."to"
          and not exists (select from membership o where o.person_id = p.id and o.id <> m.id)
          and not exists (select from account a where a.person_id = p.id)
          -- Who was added and closed on one day is no draft: of whom something is noted, nothing is deleted.
          and not exists (select from audit_entry e where e.subject_id = p.id)
          and not exists (select from participant t where t.person_id = p.id)`
      return rows[0] ?? null
    },
    changeDraft: ({ organisationId, personId }: Leaver, set: { partyStatus?: string; cell?: string | null }) =>
      tx.membership.updateMany({ where: { organisationId, personId }, data: set }),
    /** From today on. */
    async openDraft({ organisationId, personId, today }: Leaver & { today: Day }): Promise<void> {
      await tx.$executeRaw`update membership set "from" = ${today}::date, "to" = null where organisation_id = ${organisationId} and person_id = ${personId}`
    },
    async dropDraft(personId: string): Promise<void> {
      await tx.membership.deleteMany({ where: { personId } })
      await tx.person.delete({ where: { id: personId } })
    },
    /** Names that were entered before today and never confirmed. Who was added and closed on one day is no such. */
    async forgetDrafts(organisationIds: readonly string[], now: Date): Promise<void> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        delete from membership m using organisation o
        where o.id = m.organisation_id and m.organisation_id = any(${[...organisationIds]}) and m."from" = m."to"
          and m."from" < (${now}::timestamptz at time zone o.time_zone)::date
          and not exists (select from membership x where x.person_id = m.person_id and x.id <> m.id)
          and not exists (select from audit_entry e where e.subject_id = m.person_id)
          and not exists (select from account a where a.person_id = m.person_id)
          and not exists (select from consent c where c.person_id = m.person_id)
          and not exists (select from participant t where t.person_id = m.person_id)
        returning m.person_id as id`
      if (rows.length > 0) await tx.person.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })
    },

    // ── leaving, suspending ──
    /** Whose last day here was within the last week: the machine may have been off. */
    listLeft(organisationIds: readonly string[], now: Date): Promise<Leaver[]> {
      return tx.$queryRaw<Leaver[]>`
        select distinct m.person_id as "personId", m.organisation_id as "organisationId" from membership m
          join organisation o on o.id = m.organisation_id
          cross join lateral (select (${now}::timestamptz at time zone o.time_zone)::date as today) d
        where m.organisation_id = any(${[...organisationIds]}) and m."to" <= d.today and m."to" > d.today - 8
          and not exists (select from membership n where n.person_id = m.person_id and n.organisation_id = m.organisation_id
            and n."from" is distinct from n."to" and (n."to" is null or n."to" > d.today))`
    },
    /** What was still to be told, where nobody is to be told any more: of this organisation, or, with the last one, of all. */
    async dropNotices(leavers: readonly Leaver[], now: Date): Promise<void> {
      const { people, organisations } = columnsOf(leavers)
      await tx.$executeRaw`
        update notice n set state = 'dropped'
        from unnest(${people}::text[], ${organisations}::text[]) as row (person_id, organisation_id) join organisation o on o.id = row.organisation_id
          cross join lateral (select (${now}::timestamptz at time zone o.time_zone)::date as today) d
        where n.to_id = row.person_id and n.state = 'waiting'
          and (n.about->>'organisation' = row.organisation_id or not exists (select from membership m where m.person_id = row.person_id
            and m."from" <= d.today and (m."to" is null or m."to" > d.today)))`
    },
    /** The links that were handed out are of no use any more; they look like any that have run out. */
    async endInvitations(leavers: readonly Leaver[], now: Date): Promise<void> {
      const { people, organisations } = columnsOf(leavers)
      await tx.$executeRaw`
        update invitation i set expires_at = ${now}
        from unnest(${people}::text[], ${organisations}::text[]) as row (person_id, organisation_id)
        where i.organisation_id = row.organisation_id and i.person_id = row.person_id and not i.spent and i.expires_at > ${now}`
    },
    listDeeds: ({ organisationId, personId, since }: Leaver & { since: Date }) =>
      tx.auditEntry.findMany({ where: { organisationId, actorId: personId, action: { not: ENTRY_BY_FILE }, at: { gt: since } }, orderBy: { at: 'desc' }, take: 10, select: { action: true, at: true } }),
    /** The last open end of somebody's own membership: until when it counts. */
    async listOwnEnds(personId: string, now: Date): Promise<{ organisationId: string; organisation: string; to: Day }[]> {
      return tx.$queryRaw`
        select o.id as "organisationId", o.name as organisation, max(m."to")::text as "to" from membership m join organisation o on o.id = m.organisation_id
        where m.person_id = ${personId} and m."from" is distinct from m."to" group by o.id
        having bool_and(m."to" is not null) and max(m."to") > (${now}::timestamptz at time zone o.time_zone)::date`
    },
  }
}

function columnsOf(leavers: readonly Leaver[]): { people: string[]; organisations: string[] } {
  return { people: leavers.map(({ personId }) => personId), organisations: leavers.map(({ organisationId }) => organisationId) }
}
