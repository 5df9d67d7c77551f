import type { Tx } from '../../platform/unit.ts'
import { TAKING_PART } from '../org/org.rules.ts'
import { absentOn } from '../org/absence.service.ts'

export const INVITE = 'meetings.invite'
export const CHANGED = 'meetings.changed'
export const CANCELLED = 'meetings.cancelled'
export const REMIND = 'meetings.remind'
/** All that members are told of a meeting. */
const KINDS = [INVITE, CHANGED, CANCELLED, REMIND]

const TAKES_PART = TAKING_PART.map((status) => `'${status}'`).join(', ')
const NO_OFFICE = `'officer'`
const READERS = `'secretary', 'deputySecretary', 'committeeMember'`

/** Who may be told of meeting `m`, in the words of SQL: a participant `x` who takes part and is connected. */
const MAY_BE_TOLD = `x.party_status in (${TAKES_PART})
  and exists (select from account a where a.person_id = x.person_id)
  and exists (select from consent k where k.person_id = x.person_id and k.purpose = 'chibo' and k.withdrawn is null)`

/** What stands in a notice: the moment and place that it tells, so that it is known later what somebody was told last. */
const ABOUT = `jsonb_strip_nulls(jsonb_build_object('meeting', m.id, 'organisation', m.organisation_id, 'sequence', m.sequence::text,
  'at', to_char(m.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'place', coalesce(m.place, ''),
  'kind', m.kind, 'office', case when m.kind = 'preparatory' then 'yes' end))`

/** Members of a meeting's organisation on the day of the meeting; of the branch committee's own meeting its members alone. */
const BELONGS = `x.organisation_id = m.organisation_id and (o.kind = 'committee' or x.role <> ${NO_OFFICE})
  and (m.kind <> 'preparatory' or x.role in (${READERS}))
  and x."from" <= (m.starts_at at time zone o.time_zone)::date and (x."to" is null or x."to" > (m.starts_at at time zone o.time_zone)::date)`

/** `last`: for all who have not asked to be excused; else for those alone whose answer is waited for, where one is (`asks`). */
export type Reminding = { id: string; key: string; tellAt: Date; until: Date; last: boolean; asks: boolean }

/** Rows of many meetings at once: no statement per member. */
export function tellingRepo(tx: Tx) {
  return {
    /** Who belongs to these meetings, as of the day on which each is held. */
    async bringUpToDate(meetingIds: readonly string[]): Promise<void> {
      const ids = [...meetingIds]
      await tx.$executeRawUnsafe(`
        insert into participant (thing_id, person_id, organisation_id, party_status)
        select distinct on (m.id, x.person_id) m.id, x.person_id, m.organisation_id, x.party_status
        from meeting m join organisation o on o.id = m.organisation_id join membership x on ${BELONGS} where m.id = any($1)
        order by m.id, x.person_id, x."from" desc
        on conflict (thing_id, person_id) do update set party_status = excluded.party_status where participant.party_status <> excluded.party_status`, ids)
      const gone = await tx.$queryRawUnsafe<{ thing: string; person: string }[]>(`
        delete from participant p using meeting m, organisation o
        where p.thing_id = any($1) and m.id = p.thing_id and o.id = m.organisation_id
          and not exists (select from membership x where x.person_id = p.person_id and ${BELONGS})
        returning p.thing_id as thing, p.person_id as person`, ids)
      await tx.$executeRaw`
        delete from attendance a using unnest(${gone.map(({ thing }) => thing)}::text[], ${gone.map(({ person }) => person)}::text[]) as row (thing, person)
        where a.meeting_id = row.thing and a.person_id = row.person`
    },
    /** Invites whoever has not been invited to this meeting yet. */
    async invite(rows: { id: string; tellAt: Date }[]): Promise<void> {
      await tx.$executeRawUnsafe(`
        insert into notice (kind, to_id, about, dedupe, not_before, "until", twice)
        select '${INVITE}', x.person_id, ${ABOUT}, '${INVITE}:' || x.person_id || ':' || m.id, row.tell_at::timestamptz, m.starts_at, 'fine'
        from unnest($1::text[], $2::text[]) as row (id, tell_at) join meeting m on m.id = row.id join participant x on x.thing_id = m.id
        where ${MAY_BE_TOLD} on conflict (dedupe) do nothing`, rows.map(({ id }) => id), rows.map(({ tellAt }) => tellAt.toISOString()))
    },
    /**
     * Tells whoever was told another day, hour or place last (CHANGED), or whoever was told of it at all (CANCELLED).
     * `old` in the notice is what that person was told, which need not be what stood there a minute ago.
     */
    async tellChange(kind: typeof CHANGED | typeof CANCELLED, { id, tellAt, until }: { id: string; tellAt: Date; until: Date }): Promise<void> {
      await tx.$executeRawUnsafe(`
        insert into notice (kind, to_id, about, dedupe, not_before, "until", twice)
        select $1, x.person_id, ${ABOUT} || jsonb_build_object('oldAt', old.about->>'at', 'oldPlace', old.about->>'place'),
          $1 || ':' || x.person_id || ':' || m.id || ':' || m.sequence, $3::timestamptz, $4::timestamptz, 'fine'
        from meeting m join participant x on x.thing_id = m.id
          join lateral (select n.kind, n.about from notice n where n.to_id = x.person_id and n.kind = any($5) and n.about->>'meeting' = m.id
            and n.state in ('sending', 'sent', 'uncertain', 'held') order by n.not_before desc, n.seq desc limit 1) old on true
        where m.id = $2 and ${MAY_BE_TOLD} and case when $1 = '${CANCELLED}' then old.kind <> '${CANCELLED}'
          else old.kind = '${CANCELLED}' or old.about->>'at' <> (${ABOUT})->>'at' or old.about->>'place' <> (${ABOUT})->>'place' end
        on conflict (dedupe) do nothing`, kind, id, tellAt.toISOString(), until.toISOString(), KINDS)
    },
    /**
     * Reminds in one statement, each at most once a day of one meeting (RV2), and nobody who is absent that day (RV12).
     * Who has answered hears once more, before it begins (SC10).
     */
    async remind(rows: Reminding[]): Promise<void> {
      const day = '(row.tell_at::timestamptz at time zone o.time_zone)::date'
      await tx.$executeRawUnsafe(`
        insert into notice (kind, to_id, about, dedupe, not_before, "until", twice)
        select '${REMIND}', x.person_id, ${ABOUT} || jsonb_build_object('key', row.key), '${REMIND}:' || x.person_id || ':' || m.id || ':' || row.key,
          row.tell_at::timestamptz, row.ends::timestamptz, 'fine'
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[], $7::boolean[]) as row (id, key, tell_at, ends, last, asks)
          join meeting m on m.id = row.id join organisation o on o.id = m.organisation_id join participant x on x.thing_id = m.id
          left join attendance t on t.meeting_id = m.id and t.person_id = x.person_id
        where ${MAY_BE_TOLD} and case when row.last then t.intention is distinct from 'excused' else row.asks and t.intention is null end and not ${absentOn('x.person_id', day)}
          and not exists (select from notice n where n.to_id = x.person_id and n.kind = any($6) and n.about->>'meeting' = m.id
            and n.state not in ('dropped', 'expired') and (coalesce(n.sent_at, n.not_before) at time zone o.time_zone)::date = ${day})
        on conflict (dedupe) do nothing`,
      rows.map(({ id }) => id), rows.map(({ key }) => key), rows.map(({ tellAt }) => tellAt.toISOString()), rows.map(({ until }) => until.toISOString()),
      rows.map(({ last }) => last), KINDS, rows.map(({ asks }) => asks))
    },
    /** Whether somebody was asked again for an answer since then. */
    async wasAskedAgain(personId: string, since: Date): Promise<boolean> {
      const rows = await tx.$queryRaw<unknown[]>`
        select 1 from notice where to_id = ${personId} and kind = ${REMIND} and about->>'key' not like 'hours%' and about->>'office' is null
          and sent_at >= ${since} and state in ('sent', 'uncertain') limit 1`
      return rows.length > 0
    },
    /** What was still to be told of a meeting is not (RV3). An invitation that waits is told with the new day, or, once the meeting is off, not at all. */
    async dropWaiting(meetingId: string, { invitations }: { invitations: boolean }): Promise<void> {
      const kinds = invitations ? KINDS : KINDS.filter((kind) => kind !== INVITE)
      await tx.$executeRaw`
        update notice set state = 'dropped' where kind = any(${kinds}) and about->>'meeting' = ${meetingId} and state in ('waiting', 'held')
          and to_id in (select person_id from participant where thing_id = ${meetingId})`
    },
    /** An invitation that waits, or was taken back with the meeting, is told after all, with the day that holds now. */
    async renewInvitations({ id, tellAt }: { id: string; tellAt: Date }): Promise<void> {
      await tx.$executeRawUnsafe(`
        update notice n set state = 'waiting', about = ${ABOUT}, not_before = $2::timestamptz, "until" = m.starts_at, attempts = 0
        from meeting m where m.id = $1 and n.kind = '${INVITE}' and n.about->>'meeting' = m.id and n.state in ('waiting', 'dropped', 'expired')`, id, tellAt.toISOString())
    },
    /**
     * Meetings of which something could not be told while it was of use: a reminder's moment passed, or a notice waited
     * too long for somebody who can be written to.
     */
    listMissed(organisationIds: readonly string[], { since, now }: { since: Date; now: Date }): Promise<{ id: string; organisationId: string; startsAt: Date; zone: string }[]> {
      return tx.$queryRaw`
        select m.id, m.organisation_id as "organisationId", m.starts_at as "startsAt", o.time_zone as zone
        from meeting m join organisation o on o.id = m.organisation_id
        where m.organisation_id = any(${[...organisationIds]}) and m.state <> 'cancelled' and (exists (
          select from claim c where c.job = ${REMIND} and c.organisation_id = m.organisation_id and c.missed
            and c.period like '% ' || m.id and c.period not like '% begin %' and c.period >= to_char(${since}::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI')
        ) or exists (
          select from notice n where n.kind = any(${KINDS}) and n.about->>'meeting' = m.id and n.state = 'expired' and n.until between ${since} and ${now}
            and exists (select from account a where a.person_id = n.to_id and not a.blocked)
        )) order by m.starts_at, m.id`
    },
    /** What was answered was answered to another day (RV2). */
    async resetAnswers(meetingId: string): Promise<void> {
      await tx.$executeRaw`update attendance set intention = null, reason = null, words = null where meeting_id = ${meetingId}`
    },
    /** People left: what they were to attend is without them. Meetings that have begun keep them. */
    async forget(leavers: readonly { personId: string; organisationId: string }[], now: Date): Promise<void> {
      const people = leavers.map(({ personId }) => personId)
      const organisations = leavers.map(({ organisationId }) => organisationId)
      for (const [table, thing] of [['participant', 'thing_id'], ['attendance', 'meeting_id']] as const) {
        await tx.$executeRawUnsafe(`
          delete from ${table} r using meeting m, unnest($1::text[], $2::text[]) as row (person, org)
          where r.person_id = row.person and m.id = r.${thing} and m.organisation_id = row.org and m.starts_at > $3::timestamptz`, people, organisations, now.toISOString())
      }
      await tx.$executeRaw`
        update meeting m set note_taker_id = null from unnest(${people}::text[], ${organisations}::text[]) as row (person, org)
        where m.note_taker_id = row.person and m.organisation_id = row.org and m.state <> 'adopted'`
    },
  }
}
