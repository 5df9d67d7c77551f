import type { Member } from '../../conversation/screen.ts'
import { addMinutes, dayOf } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import { isLeader } from './access.rules.ts'
import type { Hand } from './hands.repo.ts'
import { handsRepo } from './hands.repo.ts'
import { findOrganisations, leadersOf } from './org.service.ts'

export const HANDS = 'org.needs-a-hand'

/** What a feature on the right adds to the list; given by the root. */
export type HandSource = (unit: Unit, organisationIds: readonly string[]) => Promise<Hand[]>

async function handsOf(unit: Unit, organisationIds: readonly string[], sources: readonly HandSource[]): Promise<Hand[]> {
  const hands = await handsRepo(unit.tx).list(organisationIds, unit.now)
  for (const source of sources) hands.push(...(await source(unit, organisationIds)))
  return hands
}

/** What needs a hand in the organisations that this member leads, as it is now. */
export async function listHands(unit: Unit, actor: Member, sources: readonly HandSource[]): Promise<{ organisationId: string; organisation: string; hands: Hand[] }[]> {
  const led = actor.memberships.filter(({ role }) => isLeader(role))
  if (led.length === 0) return []
  const hands = await handsOf(unit, led.map(({ organisationId }) => organisationId), sources)
  return led.map(({ organisationId, organisation }) => ({
    organisationId, organisation, hands: hands.filter((hand) => hand.organisationId === organisationId),
  })).filter((one) => one.hands.length > 0)
}

/** One message a morning to secretary and deputy, and only when something is new on their list (AL1). */
export async function tellHands(unit: Unit, organisationIds: readonly string[], sources: readonly HandSource[]): Promise<void> {
  const hands = await handsOf(unit, organisationIds, sources)
  const rows = hands.map(({ organisationId, key }) => ({ organisationId, hash: unit.box.hash('hand', key) }))
  const news = await handsRepo(unit.tx).remember(rows, organisationIds)
  if (news.length === 0) return
  const organisations = await findOrganisations(unit, news)
  for (const { personId, organisationId, connected } of await leadersOf(unit, news)) {
    if (!connected) continue
    const day = dayOf(unit.now, organisations.get(organisationId)?.timeZone ?? 'UTC')
    unit.notify(HANDS, personId, {}, { key: day, until: addMinutes(unit.now, 12 * 60), twice: 'fine' })
  }
}
