import type { Sealed } from '../../platform/crypto.ts'
import type { Unit } from '../../platform/unit.ts'
import { TAKING_PART } from '../org/org.rules.ts'
import { KEPT_DAYS, KEPT_MONTHS } from '../org/stored.rules.ts'
import { openRecord } from './self-check.repo.ts'
import type { CheckRecord } from './self-check.record.ts'

export const INVITE = 'self-check.invite'

export type NewRound = {
  id: string
  meetingId: string
  organisationId: string
  period: string
  questionSetId: string
  opensAt: Date
  closesAt: Date
  /** When its members are told. */
  tellAt: Date
}

export type DoneRecord = { roundId: string; record: CheckRecord }

/** Rounds of many branches at once: no statement per member or branch. */
export function roundRepo({ tx, box, now }: Unit) {
  return {
    /** Opens rounds; the ids of those that were not there before. */
    async open(rounds: NewRound[]): Promise<string[]> {
      const column = <K extends keyof NewRound>(key: K) => rounds.map((round) => round[key])
      const rows = await tx.$queryRaw<{ id: string }[]>`
        insert into round (id, meeting_id, organisation_id, period, question_set_id, opens_at, closes_at, state)
        select id, meeting_id, organisation_id, period, question_set_id, opens_at::timestamptz, closes_at::timestamptz, 'open'
        from unnest(${column('id')}::text[], ${column('meetingId')}::text[], ${column('organisationId')}::text[],
          ${column('period')}::text[], ${column('questionSetId')}::text[], ${column('opensAt').map((at) => at.toISOString())}::text[],
          ${column('closesAt').map((at) => at.toISOString())}::text[])
          as row (id, meeting_id, organisation_id, period, question_set_id, opens_at, closes_at)
        on conflict do nothing returning id`
      return rows.map(({ id }) => id)
    },
    /** Who belongs to these rounds: the members of that day, by the branch's own clocks; the exempt and the suspended are not asked. */
    async copyParticipants(roundIds: string[]): Promise<void> {
      await tx.$executeRaw`
        insert into participant (thing_id, person_id, organisation_id, party_status)
        select r.id, m.person_id, m.organisation_id, m.party_status
        from round r join organisation o on o.id = r.organisation_id join membership m on m.organisation_id = r.organisation_id
        where r.id = any(${roundIds}) and m.role <> 'officer' and m.party_status = any(${[...TAKING_PART]})
          and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
          and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date)
        on conflict do nothing`
    },
    /**
     * Tells the participants who can be told, once a person and period: a member of two branches hears of it once.
     * Whoever joins later, or comes back from an absence, is told then, under the same key.
     */
    async tell(rounds: Pick<NewRound, 'id' | 'tellAt'>[]): Promise<void> {
      await tx.$executeRaw`
        insert into notice (kind, to_id, about, dedupe, not_before, "until", twice)
        select ${INVITE}, p.person_id, jsonb_build_object('period', r.period), ${INVITE} || ':' || p.person_id || ':' || r.period,
          row.tell_at::timestamptz, r.closes_at, 'fine'
        from unnest(${rounds.map(({ id }) => id)}::text[], ${rounds.map(({ tellAt }) => tellAt.toISOString())}::text[]) as row (id, tell_at)
        join round r on r.id = row.id join participant p on p.thing_id = r.id
        where exists (select 1 from account a where a.person_id = p.person_id)
          and exists (select 1 from consent c where c.person_id = p.person_id and c.purpose = 'chibo' and c.withdrawn is null)
          and not exists (select from absence b join organisation o on o.id = r.organisation_id where b.person_id = p.person_id
            and (row.tell_at::timestamptz at time zone o.time_zone)::date between b."from" and b."to")
        on conflict (dedupe) do nothing`
    },
    /** An open round closes with its meeting's new hour. */
    async moveClosing(meetingId: string, closesAt: Date): Promise<void> {
      await tx.round.updateMany({ where: { meetingId, state: 'open' }, data: { closesAt } })
    },
    /** The rounds of these organisations that are past their closing and not yet closed, held until the unit ends. */
    listToClose(organisationIds: string[]): Promise<{ id: string }[]> {
      return tx.$queryRaw<{ id: string }[]>`
        select id from round where organisation_id = any(${organisationIds}) and state = 'open' and closes_at <= ${now}
        order by id for update`
    },
    /** The finished checks of these rounds, opened. */
    async listDone(roundIds: string[]): Promise<DoneRecord[]> {
      const rows = await tx.$queryRaw<{ id: string; roundId: string; record: Uint8Array }[]>`
        select c.id, r.id as "roundId", c.record from round r join participant p on p.thing_id = r.id
          join self_check c on c.person_id = p.person_id and c.period = r.period
        where r.id = any(${roundIds}) and c.done and c.record is not null`
      return rows.map((row) => ({ roundId: row.roundId, record: openRecord(box, row) }))
    },
    async close(tallies: { id: string; tally: Sealed }[]): Promise<void> {
      await tx.$executeRaw`
        update round set state = 'closed', tally = row.tally
        from unnest(${tallies.map(({ id }) => id)}::text[], ${tallies.map(({ tally }) => tally)}::bytea[]) as row (id, tally)
        where round.id = row.id`
    },
    /**
     * Until when what was written in closed rounds is kept, unless the person still has an open round of the period.
     * Longer with the consent to keep (CL1), which is for finished checks alone (SC11).
     */
    async keepFor(roundIds: string[]): Promise<void> {
      await tx.$executeRaw`
        update self_check c set keep_until = (r.closes_at at time zone o.time_zone)::date + case
          when c.done and exists (select from consent k where k.person_id = c.person_id and k.purpose = 'keep' and k.withdrawn is null)
          then make_interval(months => ${KEPT_MONTHS}::int) else make_interval(days => ${KEPT_DAYS}::int) end
        from round r join organisation o on o.id = r.organisation_id join participant p on p.thing_id = r.id
        where r.id = any(${roundIds}) and c.person_id = p.person_id and c.period = r.period
          and not exists (select 1 from participant q join round s on s.id = q.thing_id
            where q.person_id = c.person_id and s.period = c.period and s.state = 'open')`
    },
    /** The round that prepares a meeting; null where none was opened. */
    findOfMeeting: (meetingId: string) => tx.round.findUnique({ where: { meetingId }, select: { id: true, period: true } }),
    /** The first round after a period (or of any) that is still open, by organisation. */
    async listOpen(organisations: { id: string; after: string | null }[]): Promise<Map<string, { period: string; closesAt: Date }>> {
      const rows = await tx.$queryRaw<{ id: string; period: string; closesAt: Date }[]>`
        select distinct on (row.id) row.id, r.period, r.closes_at as "closesAt"
        from unnest(${organisations.map(({ id }) => id)}::text[], ${organisations.map(({ after }) => after)}::text[]) as row (id, after)
        join round r on r.organisation_id = row.id and r.state = 'open' and (row.after is null or r.period > row.after)
        order by row.id, r.period`
      return new Map(rows.map(({ id, ...round }) => [id, round]))
    },
  }
}
