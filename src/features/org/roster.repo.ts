import type { Day } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/unit.ts'
import type { OrganisationKind } from './roster-file.rules.ts'
import type { ChangedMembership, KnownMembership, KnownOrganisation, KnownPerson, RosterWorld } from './roster.rules.ts'

export type OrganisationRow = { id: string; code: string; name: string; kind: OrganisationKind; language: string; timeZone: string }
/** Tails are hashes; null leaves what is there. */
export type PersonRow = { id: string; fullName: string; language: string; phone: string | null; card: string | null }
export type MembershipRow = ChangedMembership & { organisationId: string; personId: string; from: Day }

const SLICE = 2_000

/** Rosters as the database holds them. Statements go by slices and not by rows: a province is fifty thousand people. */
export function rosterRepo(tx: Tx) {
  return {
    /** Two imports at once would both add what both miss: the second waits here for the first one's commit. */
    lock: () => tx.$executeRaw`select pg_advisory_xact_lock(hashtext('chibo.roster'))`,

    /** Everything that these codes name, also where only capitals differ; all organisations, for their tree. */
    async world({ organisations, people }: { organisations: string[]; people: string[] }): Promise<RosterWorld & { ids: Map<string, string> }> {
      const known = await tx.$queryRaw<(KnownOrganisation & { id: string })[]>`
        select o.id, o.code, o.name, o.kind, o.time_zone as "timeZone", o.language,
          (select p.code from placement l join organisation p on p.id = l.parent_id
            where l.organisation_id = o.id and l."to" is null order by l."from" desc limit 1) as parent
        from organisation o`
      const memberships = await tx.$queryRaw<(KnownMembership & { personId: string })[]>`
        select m.id, o.code as organisation, p.id as "personId", p.code as person, p.full_name as "fullName", m.role, m.party_status as "partyStatus",
          m.cell, m.joined_on::text as "joinedOn", m."from"::text as "from", m."to"::text as "to"
        from membership m join organisation o on o.id = m.organisation_id join person p on p.id = m.person_id
        where o.code = any(${organisations}) or p.code = any(${people})
        order by m."from", m.id`
      const persons = await tx.$queryRaw<(KnownPerson & { id: string })[]>`
        select p.id, p.code, p.full_name as "fullName", p.language, p.phone_tail as "phoneTail", p.card_tail as "cardTail",
          exists (select 1 from account a where a.person_id = p.id)
            or exists (select 1 from consent c where c.person_id = p.id and c.purpose = 'chibo' and c.withdrawn is null) as linked
        from person p where lower(p.code) = any(${people.map((code) => code.toLowerCase())})`
      const byCode = <T extends { code: string }>(rows: T[]): Map<string, T> => new Map(rows.map((row) => [row.code, row]))
      const ids = new Map([
        ...known.map(({ code, id }) => [`o ${code}`, id] as const), ...persons.map(({ code, id }) => [`p ${code}`, id] as const),
        ...memberships.map(({ person, personId }) => [`p ${person}`, personId] as const),
      ])
      return { organisations: byCode(known), people: byCode(persons), memberships, ids }
    },

    async addOrganisations(rows: OrganisationRow[]): Promise<void> {
      await inSlices(rows, (data) => tx.organisation.createMany({ data }))
    },
    async changeOrganisations(rows: Pick<OrganisationRow, 'id' | 'name' | 'language'>[]): Promise<void> {
      await inSlices(rows, (slice) => tx.$executeRaw`
        update organisation o set name = n.name, language = n.language
        from unnest(${slice.map(({ id }) => id)}::text[], ${slice.map(({ name }) => name)}::text[], ${slice.map(({ language }) => language)}::text[])
          as n (id, name, language)
        where o.id = n.id`)
    },
    /** Ends where they stood and puts them under another one; a second move on one day replaces the first. */
    async move(rows: { id: string; parentId: string; from: Day }[]): Promise<void> {
      await inSlices(rows, async (slice) => {
        const ids = slice.map(({ id }) => id)
        const days = slice.map(({ from }) => from)
        await tx.$executeRaw`
          update placement p set "to" = n."from" from unnest(${ids}::text[], ${days}::date[]) as n (id, "from")
          where p.organisation_id = n.id and p."from" < n."from" and (p."to" is null or p."to" > n."from")`
        await tx.$executeRaw`
          insert into placement (organisation_id, parent_id, "from")
          select * from unnest(${ids}::text[], ${slice.map(({ parentId }) => parentId)}::text[], ${days}::date[])
          on conflict (organisation_id, "from") do update set parent_id = excluded.parent_id, "to" = null`
      })
    },

    async addPeople(rows: (PersonRow & { code: string })[], tailsUntil: Day): Promise<void> {
      await inSlices(rows, (slice) => tx.$executeRaw`
        insert into person (id, code, full_name, language, phone_tail, card_tail, tails_until)
        select id, code, full_name, language, phone, card, case when coalesce(phone, card) is not null then ${tailsUntil}::date end
        from unnest(${column(slice, 'id')}::text[], ${column(slice, 'code')}::text[], ${column(slice, 'fullName')}::text[],
          ${column(slice, 'language')}::text[], ${column(slice, 'phone')}::text[], ${column(slice, 'card')}::text[])
          as n (id, code, full_name, language, phone, card)`)
    },
    /** Tails are written only while nobody is linked, and for nobody whose access was suspended: who was linked is met face to face. */
    async changePeople(rows: PersonRow[], tailsUntil: Day): Promise<void> {
      await inSlices(rows, (slice) => tx.$executeRaw`
        update person p set full_name = n.full_name, language = n.language,
          phone_tail = case when linked then p.phone_tail else coalesce(n.phone, p.phone_tail) end,
          card_tail = case when linked then p.card_tail else coalesce(n.card, p.card_tail) end,
          tails_until = case when linked or coalesce(n.phone, n.card) is null then p.tails_until else ${tailsUntil}::date end
        from (select r.*, exists (select 1 from account a where a.person_id = r.id)
            or exists (select 1 from consent c where c.person_id = r.id and c.purpose = 'chibo' and c.withdrawn is null) as linked
          from unnest(${column(slice, 'id')}::text[], ${column(slice, 'fullName')}::text[], ${column(slice, 'language')}::text[],
            ${column(slice, 'phone')}::text[], ${column(slice, 'card')}::text[]) as r (id, full_name, language, phone, card)) n
        where p.id = n.id`)
    },

    async openMemberships(rows: MembershipRow[]): Promise<void> {
      await inSlices(rows, (slice) => tx.$executeRaw`
        insert into membership (id, person_id, organisation_id, role, party_status, status_until, cell, joined_on, "from", "to")
        select n.id, n.person_id, n.organisation_id, n.role, n.party_status,
          -- A probation's end was not entered by a file: a new role does not take it away.
          (select b.status_until from membership b where b.person_id = n.person_id and b.organisation_id = n.organisation_id
            and b."to" = n."from" and b.party_status = n.party_status limit 1), n.cell, n.joined_on, n."from", n."to"
        from unnest(${column(slice, 'id')}::text[], ${column(slice, 'personId')}::text[], ${column(slice, 'organisationId')}::text[],
          ${column(slice, 'role')}::text[], ${column(slice, 'partyStatus')}::text[], ${column(slice, 'cell')}::text[],
          ${column(slice, 'joinedOn')}::date[], ${column(slice, 'from')}::date[], ${column(slice, 'to')}::date[])
          as n (id, person_id, organisation_id, role, party_status, cell, joined_on, "from", "to")`)
    },
    async changeMemberships(rows: ChangedMembership[]): Promise<void> {
      await inSlices(rows, (slice) => tx.$executeRaw`
        update membership m set role = n.role, party_status = n.party_status,
          status_until = case when m.party_status = n.party_status then m.status_until end, cell = n.cell, joined_on = n.joined_on, "to" = n."to"
        from unnest(${column(slice, 'id')}::text[], ${column(slice, 'role')}::text[], ${column(slice, 'partyStatus')}::text[],
          ${column(slice, 'cell')}::text[], ${column(slice, 'joinedOn')}::date[], ${column(slice, 'to')}::date[])
          as n (id, role, party_status, cell, joined_on, "to")
        where m.id = n.id`)
    },
  }
}

async function inSlices<T>(rows: T[], write: (slice: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += SLICE) await write(rows.slice(i, i + SLICE))
}

function column<T, K extends keyof T>(rows: T[], key: K): T[K][] {
  return rows.map((row) => row[key])
}
