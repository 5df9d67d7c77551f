import type { Tx } from '../platform/unit.ts'

export type Counts = {
  organisations: number
  branches: number
  people: number
  linked: number
  waiting: number
  late: number
  uncertain: number
  pending: number
  aside: number
  owed: number
  rounds: number
}
export type NextJob = { at: Date; job: string; code: string; timeZone: string; organisations: number }
export type Root = { id: string; code: string }

/** What `doctor` looks at: numbers and states, never a name beside a deed. */
export function doctorRepo(tx: Tx) {
  return {
    async count(now: Date, late: Date): Promise<Counts> {
      const rows = await tx.$queryRaw<Counts[]>`
        select (select count(*) from organisation)::int as organisations,
          (select count(*) from organisation where kind = 'branch')::int as branches,
          (select count(distinct m.person_id) from membership m where m."to" is null or m."to" > ${now}::timestamptz::date)::int as people,
          (select count(distinct a.person_id) from account a where a.person_id is not null)::int as linked,
          (select count(*) from notice where state = 'waiting')::int as waiting,
          (select count(*) from notice where state = 'waiting' and not_before < ${late})::int as late,
          (select count(*) from notice where state in ('uncertain', 'aside'))::int as uncertain,
          (select count(*) from stored_update where state = 'pending')::int as pending,
          (select count(*) from stored_update where state = 'aside')::int as aside,
          (select count(*) from account where owed is not null and not blocked)::int as owed,
          (select count(*) from round where state = 'open')::int as rounds`
      if (!rows[0]) throw new Error('nothing was counted')
      return rows[0]
    },
    async listCodes(most: number): Promise<string[]> {
      const rows = await tx.storedUpdate.findMany({ where: { state: 'aside' }, select: { code: true }, take: most, orderBy: { day: 'desc' } })
      return rows.flatMap(({ code }) => code ?? [])
    },
    /** Organisations that stand under none today: what is not set there is set nowhere below. */
    listRoots(now: Date): Promise<Root[]> {
      return tx.$queryRaw<Root[]>`
        select o.id, o.code from organisation o where not exists (select from placement p where p.organisation_id = o.id
          and p."from" <= (${now}::timestamptz at time zone o.time_zone)::date
          and (p."to" is null or p."to" > (${now}::timestamptz at time zone o.time_zone)::date)) order by o.code`
    },
    listBranches(): Promise<Root[]> {
      return tx.organisation.findMany({ where: { kind: 'branch' }, select: { id: true, code: true }, orderBy: { code: 'asc' } })
    },
    /** Of these branches those in which somebody bears a name that stands in the text. */
    async listNamedIn(ids: string[], { text, now }: { text: string; now: Date }): Promise<string[]> {
      const rows = await tx.$queryRaw<{ code: string }[]>`
        select distinct o.code from membership m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id
        where o.id = any(${ids}) and (m."to" is null or m."to" > ${now}::timestamptz::date) and position(lower(p.full_name) in lower(${text})) > 0 order by o.code`
      return rows.map(({ code }) => code)
    },
    /** Each job's next moment, where it comes first, and for how many organisations it is planned. */
    listNext(): Promise<NextJob[]> {
      return tx.$queryRaw<NextJob[]>`
        select * from (
          select distinct on (d.job) d.at, d.job, o.code, o.time_zone as "timeZone", (count(*) over (partition by d.job))::int as organisations
          from due d join organisation o on o.id = d.organisation_id order by d.job, d.at, o.code) n
        order by n.at, n.job`
    },
    /** Real time until which a process has the work; null when none has. */
    async workedUntil(): Promise<Date | null> {
      return (await tx.lease.findUnique({ where: { name: 'work' } }))?.until ?? null
    },
    /** Something that was encrypted, to try the key on. */
    async sample(): Promise<{ id: string; state: Uint8Array } | null> {
      const row = await tx.account.findFirst({ where: { state: { not: null } }, select: { id: true, state: true } })
      return row?.state ? { id: row.id, state: row.state } : null
    },
  }
}
