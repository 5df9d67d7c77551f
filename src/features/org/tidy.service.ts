import type { Unit } from '../../platform/unit.ts'
import { MEET_HOURS } from './join.rules.ts'
import { unlinkGone } from './unlinking.service.ts'

/**
 * Deletes what is past its time in these organisations: second facts after 90 days (CL4), asks that nobody answered
 * within a day, accounts of those who neither consented nor have an invitation that still runs (CL2), and of those who left. Set-based.
 */
export async function tidyOrganisations(unit: Unit, organisationIds: readonly string[]): Promise<void> {
  const ids = [...organisationIds]
  await unlinkGone(unit, ids)
  await unit.tx.$executeRaw`
    update person p set phone_tail = null, card_tail = null, tails_until = null
    where p.tails_until is not null and exists (
      select from membership m join organisation o on o.id = m.organisation_id
      where m.person_id = p.id and m.organisation_id = any(${ids}) and p.tails_until <= (${unit.now}::timestamptz at time zone o.time_zone)::date)`
  // Unanswered for a day the link dies with its ask: whoever pressed it was not met (PV21).
  await unit.tx.$executeRaw`
    update invitation set asked_at = null, asked_by = null, expires_at = least(expires_at, asked_at + make_interval(hours => ${MEET_HOURS}::int))
    where organisation_id = any(${ids}) and not spent and asked_at <= ${unit.now}::timestamptz - make_interval(hours => ${MEET_HOURS}::int)`
  await unit.tx.$executeRaw`
    delete from account a using invitation i
    where i.organisation_id = any(${ids}) and i.expires_at <= ${unit.now} and (
      (a.person_id is null and a.invitation_id = i.id)
      or (a.person_id = i.person_id and not exists (select from consent c where c.person_id = a.person_id and c.purpose = 'chibo'))
      or (a.person_id = i.person_id and a.channel = 'telegram'
        and not exists (select from consent c where c.person_id = a.person_id and c.purpose = 'telegram')))`
  // A new invitation has taken the place of the one that they came with; or they were unlinked and are put away.
  await unit.tx.$executeRaw`
    delete from account where person_id is null and group_of is null and closes_at is null and tidy_at is null and (owed is null or blocked)
      and not exists (select from invitation i where i.id = account.invitation_id)`
}
