import type { Tx } from '../../platform/unit.ts'
import { TAKING_PART } from './org.rules.ts'
import { ASKED_DAYS, INVITATION_DAYS, MEET_HOURS, TRIES } from './join.rules.ts'

export type HandKind = 'unlinked' | 'unreachable' | 'second' | 'locked' | 'waiting' | 'probation' | 'correction' | 'refused' | 'failed' | 'missed'
/** One thing that a secretary could help with. `name` is empty for what failed or was missed, which has the moment `of` its event; `key` is the same while it lasts. */
export type Hand = { organisationId: string; kind: HandKind; name: string; key: string; of?: { at: Date; zone: string } }

/** Days after which an unused invitation is worth a word: until then its owner may just not have come to it. */
const PATIENCE_DAYS = 2
/** Days for which a connection that its owner has refused stands on the list. */
const REFUSED_DAYS = 7

export function handsRepo(tx: Tx) {
  return {
    /**
     * What needs a hand in these organisations, by name. Who declined, or let the invitation pass, does it outside
     * Chibo and is not on it (CL2); nor is who does not take part.
     */
    list(organisationIds: readonly string[], now: Date): Promise<Hand[]> {
      return tx.$queryRaw<Hand[]>`
        with today as (
          select m.organisation_id, p.id, p.full_name, m.party_status,
            m.party_status = 'probationary' and m.status_until <= (${now}::timestamptz at time zone o.time_zone)::date as decide, m.status_until,
            exists (select from account a where a.person_id = p.id) and exists (
              select from consent c where c.person_id = p.id and c.purpose = 'chibo' and c.withdrawn is null) as connected,
            coalesce((select bool_and(a.blocked) from account a where a.person_id = p.id), false) as blocked,
            i.id as invitation, i.expires_at, i.spent, i.failures, i.others, i.asked_by,
            coalesce(i.asked_at > ${now}::timestamptz - make_interval(hours => ${MEET_HOURS}::int), false) as asked
          from membership m join organisation o on o.id = m.organisation_id join person p on p.id = m.person_id
            left join invitation i on i.person_id = p.id
          where m.organisation_id = any(${[...organisationIds]}) and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
            and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date)
        ), live as (select *, invitation is not null and expires_at > ${now} as alive from today)
        select organisation_id as "organisationId", kind, name, key from (
          select organisation_id, 'unlinked' as kind, full_name as name, 'unlinked:' || id as key from live
          where not connected and party_status = any(${[...TAKING_PART]}) and (invitation is null
            or (alive and expires_at < ${now}::timestamptz + make_interval(days => ${INVITATION_DAYS - PATIENCE_DAYS}::int)))
          union all
          select organisation_id, 'unreachable', full_name, 'unreachable:' || id from live where connected and blocked
          union all
          select organisation_id, 'second', full_name, 'second:' || invitation from live where alive and others > 0
          union all
          select organisation_id, 'locked', full_name, 'locked:' || invitation from live where alive and not spent and failures >= ${TRIES}
          union all
          select organisation_id, 'waiting', full_name, 'waiting:' || invitation from live where alive and not spent and asked
          union all
          select organisation_id, 'probation', full_name, 'probation:' || id || status_until from live where decide
          union all
          -- Until somebody else has changed something there, or the request is old.
          select live.organisation_id, 'correction', full_name, 'correction:' || e.id from audit_entry e
            join live on live.id = e.subject_id and live.organisation_id = e.organisation_id
            where e.action = 'correction-asked' and e.at > ${now}::timestamptz - make_interval(days => ${ASKED_DAYS}::int)
              and not exists (select from audit_entry l where l.subject_id = e.subject_id and l.at > e.at and l.actor_id <> e.subject_id)
          union all
          select live.organisation_id, 'refused', full_name, 'refused:' || e.id from audit_entry e join live on live.id = e.subject_id
            where e.action = 'device-refused' and e.at > ${now}::timestamptz - make_interval(days => ${REFUSED_DAYS}::int)
          union all
          select live.organisation_id, 'failed', '', 'failed:' || s.channel || s.number from stored_update s
            join account a on a.id = s.lane join live on live.id = a.person_id where s.state = 'aside'
        ) hand order by kind, name, key`
    },
    /**
     * Remembers what was told, and forgets what is over, so that it is told again if it comes back. The rows carry
     * keyed hashes: a claim tells nothing of a person. @returns the organisations that have something new
     */
    async remember(rows: { organisationId: string; hash: string }[], organisationIds: readonly string[]): Promise<string[]> {
      const orgs = rows.map((row) => row.organisationId)
      const hashes = rows.map((row) => row.hash)
      await tx.$executeRaw`
        delete from claim c where c.job = 'org.hand' and c.organisation_id = any(${[...organisationIds]})
          and not exists (select from unnest(${orgs}::text[], ${hashes}::text[]) as row (org, hash) where row.org = c.organisation_id and row.hash = c.period)`
      const fresh = await tx.$queryRaw<{ id: string }[]>`
        insert into claim (job, organisation_id, period, missed)
        select 'org.hand', org, hash, false from unnest(${orgs}::text[], ${hashes}::text[]) as row (org, hash)
        on conflict do nothing returning organisation_id as id`
      return [...new Set(fresh.map(({ id }) => id))]
    },
  }
}
