import type { Tx } from '../../platform/unit.ts'
import type { MemberFacts } from './progress.rules.ts'

export type LastRound = { id: string; period: string }

export function progressRepo(tx: Tx) {
  return {
    async findLastRound(organisationId: string): Promise<LastRound | null> {
      return tx.round.findFirst({ where: { organisationId }, orderBy: { period: 'desc' }, select: { id: true, period: true } })
    },
    /** Each participant and what a reader of the branch may know. No record is read here. */
    listFacts(round: LastRound): Promise<MemberFacts[]> {
      return tx.$queryRaw<MemberFacts[]>`
        select p.full_name as "fullName", coalesce(c.done, false) as done, i.expires_at as "invitedUntil",
          exists (select 1 from account a where a.person_id = p.id and (a.channel <> 'telegram' or 'telegram' = any(g.purposes)))
            and 'chibo' = any(g.purposes) as connected
        from participant x join person p on p.id = x.person_id
          left join self_check c on c.person_id = p.id and c.period = ${round.period}
          left join invitation i on i.person_id = p.id
          cross join lateral (select coalesce(array_agg(k.purpose), '{}') as purposes from consent k
            where k.person_id = p.id and k.withdrawn is null) g
        where x.thing_id = ${round.id}
        order by p.id`
    },
  }
}
