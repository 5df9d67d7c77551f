import { addDays, dayOf } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import { findOrganisations } from '../org/org.service.ts'
import type { Case } from './case.record.ts'
import { feedbackRepo } from './feedback.repo.ts'
import { mailboxRepo } from './mailbox.repo.ts'
import { LONGEST } from './case.rules.ts'
import { isForgotten, isOver, mended, REFUSED_DAYS } from './mailbox.rules.ts'
import { collectLetters } from './mailbox.service.ts'
import { ownRepo } from './own.repo.ts'
import { standingOf } from './routing.service.ts'

/**
 * The evening of a batch of branches: what members sent is collected, cases whose readers have become too few ask their
 * authors for others, and what is past its time is deleted. Nobody is told anything (PV9, PV10).
 */
export async function tendFeedback(unit: Unit, organisationIds: readonly string[]): Promise<void> {
  await ownRepo(unit).makeAll(await mailboxRepo(unit).listUsers(organisationIds))
  await collectLetters(unit, organisationIds)
  const zones = await findOrganisations(unit, organisationIds)
  const todayOf = (id: string) => dayOf(unit.now, zones.get(id)?.timeZone ?? 'UTC')
  const repo = feedbackRepo(unit)
  const forgotten: string[] = []
  const kept: Case[] = []
  for (const one of await repo.lockOpen(organisationIds)) {
    const today = todayOf(one.organisationId)
    const after = isOver(one) ? one : mended(one, { ...(await standingOf(unit, one)), now: unit.now, today })
    if (isForgotten(after, today)) forgotten.push(one.id)
    else kept.push(after)
  }
  // All of them are written anew, so that two dumps do not tell to which of them an author did something that evening (PV24).
  await repo.save(...kept)
  const oldest = addDays(dayOf(unit.now, 'UTC'), -REFUSED_DAYS + 1).slice(0, 7)
  for (const one of await repo.lockEnded(organisationIds, oldest)) if (isForgotten(one, todayOf(one.organisationId))) forgotten.push(one.id)
  await repo.remove(forgotten)
  await ownRepo(unit).forget(await mailboxRepo(unit).listGone(organisationIds, LONGEST + 1))
}
