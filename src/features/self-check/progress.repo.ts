import type { Tx } from '../../platform/unit.ts'
import type { MemberFacts } from './progress.rules.ts'

export type LastRound = { id: string; period: string; state: string }

export function progressRepo(tx: Tx) {
  return {
    async findLastRound(organisationId: string): Promise<LastRound | null> {
      return tx.round.findFirst({ where: { organisationId }, orderBy: { period: 'desc' }, select: { id: true, period: true, state: true } })
    },
    /** Each participant and what a reader of the branch may know. No record is read here. */
    listFacts(round: LastRound): Promise<MemberFacts[]> {
      return tx.$queryRaw<MemberFacts[]>`
        select p.full_name as "fullName", coalesce(c.done, false) as done, i.expires_at as "invitedUntil",
          exists (select 1 from account a where a.person_id = p.id and (a.channel <> 'telegram' or 'telegram' = any(g.purposes)))
            and 'chibo' = any(g.purposes) as connected,
          exists (select 1 from account a where a.person_id = p.id and not a.blocked) as reachable
        from participant x join person p on p.id = x.person_id
          left join self_check c on c.person_id = p.id and c.period = ${round.period}
          left join invitation i on i.person_id = p.id
          cross join lateral (select coalesce(array_agg(k.purpose), '{}') as purposes from consent k
            where k.person_id = p.id and k.withdrawn is null) g
        where x.thing_id = ${round.id}
        order by p.id`
    },
    /** Whether a round of the person closed in this time without them, or they were reminded in it. */
    async wasLeft(personId: string, { since, now, reminders }: { since: Date; now: Date; reminders: string[] }): Promise<boolean> {
      const [row] = await tx.$queryRaw<{ n: number }[]>`
        select (select count(*)::int from notice n where n.to_id = ${personId} and n.kind = any(${reminders}) and n.sent_at >= ${since} and n.message_id is not null)
          + count(*)::int as n from participant x join round r on r.id = x.thing_id
          left join self_check c on c.person_id = x.person_id and c.period = r.period
        where x.person_id = ${personId} and r.closes_at > ${since} and r.closes_at <= ${now} and not coalesce(c.done, false)`
      return (row?.n ?? 0) > 0
    },
  }
}
