import type { Tx } from '../../platform/unit.ts'

/** `freezesAt` is null only for what was proposed before agendas had a freeze. */
export type Meeting = { id: string; organisationId: string; period: string; startsAt: Date; freezesAt: Date | null; timeZone: string }
export type ProposedMeeting = { id: string; organisationId: string; period: string; startsAt: Date; freezesAt: Date; place: string | null }

export function meetingsRepo(tx: Tx) {
  return {
    /**
     * Writes proposed meetings. One that nobody has confirmed or moved yet follows the branch's settings, until a round
     * hangs on it: from then on only a person moves it. The committee's own meeting keeps the freeze (MR4).
     */
    async propose(rows: ProposedMeeting[], now: Date): Promise<void> {
      await tx.$executeRaw`
        insert into meeting (id, organisation_id, kind, period, starts_at, freezes_at, place, state)
        select id, organisation_id, 'regular', period, starts_at::timestamptz, freezes_at::timestamptz, place, 'proposed'
        from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.organisationId)}::text[],
          ${rows.map((row) => row.period)}::text[], ${rows.map((row) => row.startsAt.toISOString())}::text[],
          ${rows.map((row) => row.freezesAt.toISOString())}::text[], ${rows.map((row) => row.place)}::text[])
          as row (id, organisation_id, period, starts_at, freezes_at, place)
        on conflict (organisation_id, kind, period)
          do update set starts_at = excluded.starts_at, place = excluded.place, freezes_at = coalesce((
            select p.starts_at from meeting p where p.organisation_id = meeting.organisation_id and p.kind = 'preparatory'
              and p.period = meeting.period and p.state = 'confirmed' and p.starts_at < excluded.starts_at), excluded.freezes_at)
        where meeting.state = 'proposed' and meeting.sequence = 0 and meeting.starts_at > ${now}
          and not exists (select 1 from round r where r.meeting_id = meeting.id)`
    },
    /** The first regular meeting of each organisation after a period, or after `now` where there is none. */
    listNext(organisations: { id: string; after: string | null }[], now: Date): Promise<Meeting[]> {
      return tx.$queryRaw<Meeting[]>`
        select m.id, m.organisation_id as "organisationId", m.period, m.starts_at as "startsAt", m.freezes_at as "freezesAt", o.time_zone as "timeZone"
        from unnest(${organisations.map(({ id }) => id)}::text[], ${organisations.map(({ after }) => after)}::text[]) as row (id, after)
        join organisation o on o.id = row.id
        join lateral (
          select * from meeting m where m.organisation_id = row.id and m.kind = 'regular'
            and m.state in ('proposed', 'confirmed') and m.starts_at > ${now} and (row.after is null or m.period > row.after)
          order by m.period limit 1
        ) m on true`
    },
    /** Takes back what was proposed for branches that have no day or hour any more; what a round hangs on stays. */
    async withdraw(organisationIds: string[], now: Date): Promise<void> {
      await tx.$executeRaw`
        delete from meeting m where m.organisation_id = any(${organisationIds}) and m.kind = 'regular' and m.state = 'proposed' and m.sequence = 0
          and m.starts_at > ${now} and not exists (select 1 from round r where r.meeting_id = m.id)`
    },
    /**
     * The coming regular meetings of a branch. `fixed`: settings no longer move it, since a person has confirmed or moved it, or a
     * round hangs on it, which closes at `closesAt`.
     */
    listComing(organisationId: string, now: Date): Promise<{ period: string; startsAt: Date; freezesAt: Date | null; fixed: boolean; closesAt: Date | null }[]> {
      return tx.$queryRaw`
        select m.period, m.starts_at as "startsAt", m.freezes_at as "freezesAt", (m.state = 'confirmed' or m.sequence > 0 or r.id is not null) as fixed,
          r.closes_at as "closesAt"
        from meeting m left join round r on r.meeting_id = m.id
        where m.organisation_id = ${organisationId} and m.kind = 'regular' and m.starts_at > ${now}
          and m.state in ('proposed', 'confirmed') order by m.starts_at`
    },
    /** The regular meetings of these organisations and periods. */
    listByPeriod(wanted: { organisationId: string; period: string }[]): Promise<Meeting[]> {
      return tx.$queryRaw<Meeting[]>`
        select m.id, m.organisation_id as "organisationId", m.period, m.starts_at as "startsAt", m.freezes_at as "freezesAt", o.time_zone as "timeZone"
        from unnest(${wanted.map((row) => row.organisationId)}::text[], ${wanted.map((row) => row.period)}::text[])
          as row (organisation_id, period)
        join meeting m on m.organisation_id = row.organisation_id and m.period = row.period and m.kind = 'regular'
          and m.state in ('proposed', 'confirmed')
        join organisation o on o.id = m.organisation_id`
    },
  }
}
