import type { Member } from '../../conversation/screen.ts'
import type { Day } from '../../platform/calendar.ts'
import { dayOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { AbsenceRow } from './absence.repo.ts'
import { absenceRepo } from './absence.repo.ts'
import type { Span } from './absence.rules.ts'
import { checkSpan, MOST } from './absence.rules.ts'
import { may } from './access.rules.ts'
import { audit } from './audit.service.ts'

/** Whose days are on the screen: one's own, or those of a member of an organisation that the actor leads. */
export type Whose = { personId: string; own: boolean; name: string; organisationId: string; zone: string; today: Day }

/** @throws Refusal `stale-button` for whoever is neither the person nor secretary or deputy of one of the person's organisations */
export async function whoseAbsence(unit: Unit, actor: Member, personId: string): Promise<Whose> {
  const repo = absenceRepo(unit.tx)
  const organisations = await repo.listOrganisations(personId, unit.now)
  const mine = organisations.find(({ id }) => may(actor, 'change', { kind: 'absence', org: id, owner: personId }, unit.now))
  if (!mine) throw new Refusal('stale-button')
  const own = personId === actor.person.id
  return {
    personId, own, name: own ? actor.person.fullName : await repo.findName(personId), organisationId: mine.id,
    zone: mine.timeZone, today: dayOf(unit.now, mine.timeZone),
  }
}

/** What is not over yet, in order. */
export function listAbsences(unit: Unit, { personId, today }: Whose): Promise<AbsenceRow[]> {
  return absenceRepo(unit.tx).list(personId, today)
}

/**
 * Days on which nobody nags this person. Days that overlap others become one absence with them.
 * @throws Refusal `absence-past`, `absence-far`, `absence-backward`, `absence-many`
 */
export async function enterAbsence(unit: Unit, actor: Member, { whose, span }: { whose: Whose; span: Span }): Promise<void> {
  const { personId, today } = whose
  checkSpan(span, today)
  const repo = absenceRepo(unit.tx)
  await repo.lock(personId)
  const days = await repo.join(personId, span)
  if ((await repo.list(personId, today)).length >= MOST) throw new Refusal('absence-many')
  const id = unit.newId()
  await repo.insert({ id, personId, ...days, enteredBy: actor.person.id })
  await note(unit, actor, { whose, id, action: 'absence-entered' })
}

/** Ends an absence: from today on, or altogether when it has not begun. */
export async function endAbsence(unit: Unit, actor: Member, id: string): Promise<Whose> {
  const repo = absenceRepo(unit.tx)
  const found = await repo.find(id)
  if (!found) throw new Refusal('stale-button')
  const whose = await whoseAbsence(unit, actor, found.personId)
  if (!(await repo.end(id, whose.today))) throw new Refusal('stale-button')
  await note(unit, actor, { whose, id, action: 'absence-ended' })
  return whose
}

/** What somebody else did stands in the person's own list of what was entered for them. */
async function note(unit: Unit, actor: Member, { whose, id, action }: { whose: Whose; id: string; action: string }): Promise<void> {
  const { own, organisationId, personId } = whose
  if (!own) await audit(unit, actor, { action, organisationId, subjectId: personId, thingId: id })
}

/** Who of these people is not to be nagged on this day. Deadlines stay (RV12). */
export async function pausedPeople(unit: Unit, personIds: readonly string[], day: Day): Promise<Set<string>> {
  return new Set(await absenceRepo(unit.tx).listAbsent(personIds, day))
}

/** The last day on which this person is not nagged; null for who is there. */
export function absentUntil(unit: Unit, personId: string, day: Day): Promise<Day | null> {
  return absenceRepo(unit.tx).findUntil(personId, day)
}

/** For statements over many people: a condition on a column with a person's id and an expression for the day. */
export function absentOn(person: string, day: string): string {
  return `exists (select from absence b where b.person_id = ${person} and b."from" <= ${day} and b."to" >= ${day})`
}
