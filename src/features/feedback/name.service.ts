import { periodOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { pinStanding } from '../org/pin.service.ts'
import type { NameReason } from './case.record.ts'
import { logged, mayAskName, openName } from './case.rules.ts'
import { feedbackRepo } from './feedback.repo.ts'
import { draftOf, withoutDraft } from './deed.service.ts'
import { readerRepo } from './reader.repo.ts'
import type { Scene } from './reader.service.ts'
import { demand, keep } from './reader.service.ts'
import { holders } from './routing.service.ts'
import { faultOf } from './writing.rules.ts'

/** `locked`: the PIN first, and nothing has happened · `asked`: a second reader's yes first · `opened`: to this reader. */
export type NameOutcome = { scene: Scene; how: 'locked' | 'asked' | 'opened' }

/** Whether this reader sees the name: it was opened to him, or the author signed with it (31b). */
export function seesName({ one: { record }, actor: { person } }: Scene): boolean {
  return record.way === 'named' || record.namesTo.includes(person.id)
}

/**
 * Opens the author's name to this reader, with a listed reason or the one that was typed (FB7). Where the one concerned
 * holds office it waits for a second reader (PV18). The author reads of it in the next daily window (PV9).
 * @throws Refusal `case-name-alone` where nobody is there to be the second
 */
export async function askName(unit: Unit, scene: Scene, reason: NameReason): Promise<NameOutcome> {
  const { one, office, actor: { person } } = scene
  const text = reason === 'other' ? draftOf(scene, 'reason') : null
  if (!mayAskName(one, person.id) || text === '' || (text !== null && faultOf(one, 'reason', text) !== null)) throw new Refusal('stale-button')
  await demand(unit, scene, 'open-name')
  if ((await pinStanding(unit, scene.actor)).kind !== 'open') return { scene, how: 'locked' }
  const { subject } = one.record
  const second = subject.kind !== 'person' || (await readerRepo(unit).holdsOffice(subject.personId))
  if (second && one.record.readers.length < 2) throw new Refusal('case-name-alone')
  if (!second) await count(unit, scene, person.id)
  const opening = { by: person.id, role: office.role, reason, text, at: unit.now.toISOString() }
  return { scene: await keep(unit, scene, openName(withoutDraft(one, person.id), opening, { second })), how: second ? 'asked' : 'opened' }
}

/** The second reader's answer. The name opens to who asked, and to nobody else (FB8); not to one who has left meanwhile. */
export async function answerName(unit: Unit, scene: Scene, yes: boolean): Promise<NameOutcome> {
  const { one, actor: { person } } = scene
  const { nameAsked, readers } = one.record
  if (nameAsked === null || nameAsked.by === person.id) throw new Refusal('stale-button')
  await demand(unit, scene, 'open-name')
  if ((await pinStanding(unit, scene.actor)).kind !== 'open') return { scene, how: 'locked' }
  const asker = (await holders(unit, one.heldBy)).find(({ personId }) => personId === nameAsked.by && readers.includes(personId))
  if (!yes || !asker) {
    const refused = logged(one, { at: unit.now.toISOString(), what: 'name-refused', by: person.id }, { nameAsked: null })
    return { scene: await keep(unit, scene, refused), how: 'asked' }
  }
  await count(unit, scene, asker.personId)
  const { by, reason, text } = nameAsked
  const next = openName(one, { by, role: asker.role, reason, text, at: unit.now.toISOString() }, { second: false })
  return { scene: await keep(unit, scene, next), how: 'opened' }
}

/** How many names a reader opens in a quarter goes to the superior, as a number (PV18). */
function count(unit: Unit, { one, office }: Scene, personId: string): Promise<void> {
  const quarter = periodOf(unit.now, { kind: 'quarter', zone: office.timeZone })
  return feedbackRepo(unit).countName({ organisationId: one.heldBy, personId, quarter })
}
