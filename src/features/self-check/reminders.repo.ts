import type { Day } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import { absentOn } from '../org/absence.service.ts'
import { TAKING_PART } from '../org/org.rules.ts'
import { INVITE } from './round.repo.ts'

export const REMIND = 'self-check.remind'
export const SNOOZED = 'self-check.snoozed'
/** Asked for by the branch's secretary (phrase 19b). */
export const ASKED = 'self-check.asked'
const REMINDERS = [REMIND, SNOOZED, ASKED]

export type OpenRoundMoments = { id: string; organisationId: string; period: string; opensAt: Date; closesAt: Date; meetsAt: Date; timeZone: string }

/** What is to be told of a round. `late`: when to tell those who have heard of the check on the day of `tellAt` already. */
export type RoundTelling = { roundId: string; key: string; tellAt: Date; late?: Date }

/** How a member stands to being reminded of a period's check. `absentUntil` is the last day. */
export type Standing = { reminded: boolean; silent: boolean; snoozedUntil: Date | null; absentUntil: Day | null }

const TAKES_PART = TAKING_PART.map((status) => `'${status}'`).join(', ')

/**
 * Who may be called to the check of round `r`, in the words of SQL: a participant `x` of branch `o` who is still there
 * and takes part, is connected, not absent that day, and has not finished, while the meeting is on. `at` is an
 * expression for the moment.
 */
export function mayBeCalled(at: string): string {
  const day = `(${at} at time zone o.time_zone)::date`
  return `r.state = 'open' and r.closes_at > ${at} and not exists (select from meeting g where g.id = r.meeting_id and g.state = 'cancelled')
    and exists (select from account a where a.person_id = x.person_id)
    and exists (select from consent k where k.person_id = x.person_id and k.purpose = 'chibo' and k.withdrawn is null)
    and exists (select from membership m where m.person_id = x.person_id and m.organisation_id = x.organisation_id
      and m.party_status in (${TAKES_PART}) and m."from" <= ${day} and (m."to" is null or m."to" > ${day}))
    and not exists (select from self_check c where c.person_id = x.person_id and c.period = r.period and c.done)
    and not ${absentOn('x.person_id', day)}`
}

/** Wishes to be left alone, for good or for now. */
function wishesQuiet(at: string): string {
  return `exists (select from reminder_wish w where w.person_id = x.person_id and w.period = r.period and (w.silent or w.snoozed_until > ${at}))`
}

/** Heard of this check, or will, on the branch's day of this moment. */
function heardOn(at: string): string {
  return `exists (select from notice n where n.to_id = x.person_id and n.kind = any($1) and n.about->>'period' = r.period
    and n.state not in ('dropped', 'expired')
    and (coalesce(n.sent_at, n.not_before) at time zone o.time_zone)::date = (${at} at time zone o.time_zone)::date)`
}

export function remindersRepo({ tx, now }: Unit) {
  return {
    /** The open rounds of these branches, with the meeting as it stands now; those whose meeting is off are left out. */
    listOpen(organisationIds: readonly string[]): Promise<OpenRoundMoments[]> {
      return tx.$queryRaw<OpenRoundMoments[]>`
        select r.id, r.organisation_id as "organisationId", r.period, r.opens_at as "opensAt", r.closes_at as "closesAt",
          m.starts_at as "meetsAt", o.time_zone as "timeZone"
        from round r join meeting m on m.id = r.meeting_id join organisation o on o.id = r.organisation_id
        where r.organisation_id = any(${[...organisationIds]}) and r.state = 'open' and r.closes_at > ${now} and m.state <> 'cancelled'
        order by r.period`
    },
    /**
     * Writes a reminder for all of these rounds who have not finished, in one statement: once for a person and `key`,
     * also in two branches, and never on a day on which the person hears of the check anyway.
     */
    async remind(kind: string, rows: RoundTelling[]): Promise<void> {
      await tx.$executeRawUnsafe(`
        insert into notice (kind, to_id, about, dedupe, not_before, "until", twice)
        select $2, x.person_id, jsonb_build_object('period', r.period), $2 || ':' || x.person_id || ':' || row.key, told.at, r.closes_at, 'fine'
        from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as row (id, key, tell_at, late)
          join round r on r.id = row.id join organisation o on o.id = r.organisation_id join participant x on x.thing_id = r.id
          cross join lateral (select case when ${heardOn('row.tell_at::timestamptz')} then row.late::timestamptz else row.tell_at::timestamptz end as at) told
        where told.at is not null and ${mayBeCalled('told.at')} and not ${wishesQuiet('told.at')}
        on conflict (dedupe) do nothing`,
      [INVITE, ...REMINDERS], kind, rows.map(({ roundId }) => roundId), rows.map(({ key }) => key),
      rows.map(({ tellAt }) => tellAt.toISOString()), rows.map(({ late }) => late?.toISOString() ?? null))
    },
    /** Whether an invitation or a reminder of this period is still to be told: asked at the moment of sending (SC9). Wishes are about reminders alone. */
    async isDue(personId: string, { period, wishes }: { period: string; wishes: boolean }): Promise<boolean> {
      const rows = await tx.$queryRawUnsafe<unknown[]>(`
        select 1 from participant x join round r on r.id = x.thing_id join organisation o on o.id = r.organisation_id
        where x.person_id = $2 and r.period = $3 and ${mayBeCalled('$1::timestamptz')}
          and not ($4 and ${wishesQuiet('$1::timestamptz')}) limit 1`, now, personId, period, wishes)
      return rows.length > 0
    },
    /**
     * Invites whoever has come back from an absence during which a round was opened, and had not been told of it (SC8).
     * What was held back because of the absence is told now.
     */
    async inviteReturned(rows: { roundId: string; tellAt: Date }[]): Promise<void> {
      await tx.$executeRawUnsafe(`
        insert into notice (kind, to_id, about, dedupe, not_before, "until", twice)
        select $2, x.person_id, jsonb_build_object('period', r.period), $2 || ':' || x.person_id || ':' || r.period, row.tell_at::timestamptz, r.closes_at, 'fine'
        from unnest($3::text[], $4::text[]) as row (id, tell_at)
          join round r on r.id = row.id join organisation o on o.id = r.organisation_id join participant x on x.thing_id = r.id
        where row.tell_at::timestamptz < r.closes_at and ${mayBeCalled('row.tell_at::timestamptz')}
          and exists (select from absence b where b.person_id = x.person_id and b."from" <= ($1::timestamptz at time zone o.time_zone)::date
            and b."to" >= (r.opens_at at time zone o.time_zone)::date - 1)
        on conflict (dedupe) do update set state = 'waiting', not_before = excluded.not_before, "until" = excluded."until", attempts = 0
          where notice.state in ('dropped', 'expired')`,
      now, INVITE, rows.map(({ roundId }) => roundId), rows.map(({ tellAt }) => tellAt.toISOString()))
    },
    async findStanding(personId: string, { period, day }: { period: string; day: Day }): Promise<Standing> {
      const [found] = await tx.$queryRawUnsafe<Standing[]>(`
        select coalesce(w.silent, false) as silent, w.snoozed_until as "snoozedUntil",
          exists (select from notice n where n.to_id = p.id and n.kind = any($3) and n.about->>'period' = $2
            and n.state in ('sending', 'sent', 'uncertain')) as reminded,
          (select max(b."to")::text from absence b where b.person_id = p.id and b."from" <= $4::date and b."to" >= $4::date) as "absentUntil"
        from person p left join reminder_wish w on w.person_id = p.id and w.period = $2 where p.id = $1`, personId, period, REMINDERS, day)
      return found ?? { reminded: false, silent: false, snoozedUntil: null, absentUntil: null }
    },
    async saveWish(personId: string, { period, snoozedUntil, silent }: { period: string; snoozedUntil: Date | null; silent: boolean }): Promise<void> {
      await tx.$executeRaw`
        insert into reminder_wish (person_id, period, snoozed_until, silent) values (${personId}, ${period}, ${snoozedUntil}, ${silent})
        on conflict (person_id, period) do update set snoozed_until = excluded.snoozed_until, silent = excluded.silent`
    },
    /** Once a round: false when it was claimed before. */
    async claimAsking({ organisationId, period }: { organisationId: string; period: string }): Promise<boolean> {
      return (await tx.$executeRaw`
        insert into claim (job, organisation_id, period, missed) values (${ASKED}, ${organisationId}, ${period}, false) on conflict do nothing`) === 1
    },
    async wasAsked({ organisationId, period }: { organisationId: string; period: string }): Promise<boolean> {
      return (await tx.claim.count({ where: { job: ASKED, organisationId, period } })) > 0
    },
  }
}
