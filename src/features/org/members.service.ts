import { randomInt } from 'node:crypto'
import type { Member } from '../../conversation/screen.ts'
import { addDays, dayOf, type Day } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Asker, Verb } from './access.rules.ts'
import { may } from './access.rules.ts'
import { audit } from './audit.service.ts'
import { LETTERS } from './invites.rules.ts'
import { typedTails } from './join.rules.ts'
import type { Draft, MemberRow } from './members.repo.ts'
import { membersRepo } from './members.repo.ts'
import type { Link, Span, StatusChange } from './members.rules.ts'
import { endOf, inNameOrder, isComing, linkOf, rewrite, sameName, spanOn, typedLine, typedName, withStatus, writesOf } from './members.rules.ts'
import type { OrganisationRow } from './org.repo.ts'
import type { PartyStatus } from './org.rules.ts'
import { findOrganisations } from './org.service.ts'
import { rolesRepo } from './roles.repo.ts'
import { isLedWithout } from './roles.rules.ts'
import { TAIL_DAYS } from './stored.rules.ts'

export type Who = { organisationId: string; personId: string }
export type Listed = MemberRow & { link: Link }
/** An organisation with the day on its own calendar. */
export type Place = OrganisationRow & { today: Day }
export type Card = { place: Place; member: Listed; spans: Span[]; mayChange: boolean }

/** The organisation whose list this is, for whoever may. @throws Refusal `stale-button`, also where there is none */
export async function placeFor(unit: Unit, actor: Member, { organisationId, personId, verb }: { organisationId: string; personId?: string; verb: Verb }): Promise<Place> {
  const allowed = may(actor, verb, { kind: 'roster', org: organisationId, ...(personId !== undefined && { owner: personId }) }, unit.now)
  return placeOf(unit, allowed ? organisationId : '')
}

/** The organisation with its own day. @throws Refusal `stale-button` where there is none */
export async function placeOf(unit: Unit, organisationId: string): Promise<Place> {
  const row = (await findOrganisations(unit, [organisationId])).get(organisationId)
  if (!row) throw new Refusal('stale-button')
  return { ...row, today: dayOf(unit.now, row.timeZone) }
}

/** Everybody who belongs today, by given name. */
export async function listPeople(unit: Unit, { id, today }: Place): Promise<Listed[]> {
  const rows = await membersRepo(unit.tx).list(id, { today, now: unit.now })
  return inNameOrder(rows).map((row) => ({ ...row, link: linkOf(row, unit.now) }))
}

/** One of today's members, with what is to come. @throws Refusal `stale-button` */
export async function readCard(unit: Unit, actor: Member, { organisationId, personId }: Who): Promise<Card> {
  const place = await placeFor(unit, actor, { organisationId, verb: 'see' })
  const member = (await listPeople(unit, place)).find((one) => one.personId === personId)
  if (!member) throw new Refusal('stale-button')
  const spans = await membersRepo(unit.tx).spans({ organisationId, personId, today: place.today })
  return { place, member, spans, mayChange: mayChange(actor, { organisationId, personId }, unit.now) }
}

/** Nobody keeps his own entry: a leader's is kept by the other one. */
export function mayChange(actor: Asker, { organisationId, personId }: Who, now: Date): boolean {
  return may(actor, 'change', { kind: 'roster', org: organisationId, owner: personId }, now)
}

/**
 * A member's entry, held for a change. @throws Refusal `stale-button` to whoever may not, and where nobody belongs
 */
export async function holdMember(unit: Unit, actor: Member, { organisationId, personId }: Who): Promise<{ place: Place; spans: Span[] }> {
  const place = await placeFor(unit, actor, { organisationId, personId, verb: 'change' })
  const repo = membersRepo(unit.tx)
  await repo.lock(organisationId)
  const spans = await repo.spans({ organisationId, personId, today: place.today })
  if (!spanOn(spans, place.today)) throw new Refusal('stale-button')
  return { place, spans }
}

/** Writes what has changed of somebody's memberships, and notes who did it. */
export async function saveSpans(unit: Unit, actor: Asker, { who, before, after, action }: { who: Who; before: Span[]; after: Span[]; action: string }): Promise<void> {
  const rows = writesOf(before, after).map((span) => ({ ...span, ...who, id: unit.newId() }))
  if (rows.length === 0) return
  await membersRepo(unit.tx).write(rows)
  await audit(unit, actor, { action, organisationId: who.organisationId, subjectId: who.personId })
}

// ── adding ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Begins to add somebody: nobody belongs before it is confirmed. Null: that is no name. */
export async function draftMember(unit: Unit, actor: Member, { organisationId, text }: { organisationId: string; text: string }): Promise<Draft | null> {
  const place = await placeFor(unit, actor, { organisationId, verb: 'change' })
  const fullName = typedName(text)
  if (fullName === null) return null
  const personId = unit.newId()
  const code = `${place.code.slice(0, 30)}-${Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`
  await membersRepo(unit.tx).addDraft({ personId, code, fullName, language: place.language, membershipId: unit.newId(), organisationId, today: place.today })
  return readDraft(unit, actor, { organisationId, personId })
}

/** @throws Refusal `stale-button` */
export async function readDraft(unit: Unit, actor: Member, who: Who): Promise<Draft> {
  await placeFor(unit, actor, { ...who, verb: 'change' })
  const draft = await membersRepo(unit.tx).findDraft(who)
  if (!draft) throw new Refusal('stale-button')
  return draft
}

/** Whether somebody of this name is on the list already. */
export async function hasNamesake(unit: Unit, place: Place, { personId, fullName }: Pick<Draft, 'personId' | 'fullName'>): Promise<boolean> {
  return (await listPeople(unit, place)).some((one) => one.personId !== personId && sameName(one.fullName, fullName))
}

export async function changeDraft(unit: Unit, actor: Member, { who, set }: { who: Who; set: { partyStatus?: PartyStatus; cell?: string | null } }): Promise<void> {
  await readDraft(unit, actor, who)
  await membersRepo(unit.tx).changeDraft(who, set)
}

/** Adds the person, from today on. Pressed twice, the second finds nothing to add. */
export async function addMember(unit: Unit, actor: Member, who: Who): Promise<void> {
  const place = await placeFor(unit, actor, { ...who, verb: 'change' })
  await membersRepo(unit.tx).lock(who.organisationId)
  await readDraft(unit, actor, who)
  await membersRepo(unit.tx).openDraft({ ...who, today: place.today })
  await audit(unit, actor, { action: 'member-added', organisationId: who.organisationId, subjectId: who.personId })
}

export async function dropDraft(unit: Unit, actor: Member, who: Who): Promise<void> {
  await membersRepo(unit.tx).lock(who.organisationId)
  await readDraft(unit, actor, who)
  await membersRepo(unit.tx).dropDraft(who.personId)
}

/**
 * The last four of phone or card, by which the person proves who he is; only a keyed hash is kept (CL4).
 * @returns false when it is too short to be compared
 * @throws Refusal `stale-button` for whoever is linked, or was: then only a meeting face to face links again
 */
export async function saveTail(unit: Unit, actor: Member, { who, text }: { who: Who; text: string }): Promise<boolean> {
  const place = await placeFor(unit, actor, { ...who, verb: 'change' })
  const repo = membersRepo(unit.tx)
  const draft = await repo.findDraft(who)
  if (!draft) await holdMember(unit, actor, who)
  const { phone, card } = typedTails(text)
  if (card === null) return false
  const hash = (tail: string) => unit.box.hash('tail', tail)
  const saved = await repo.saveTail({ personId: who.personId, phone: phone && hash(phone), card: hash(card), until: addDays(place.today, TAIL_DAYS) })
  if (!saved) throw new Refusal('stale-button')
  if (!draft) await audit(unit, actor, { action: 'tail-changed', organisationId: who.organisationId, subjectId: who.personId })
  return true
}

// ── correcting ────────────────────────────────────────────────────────────────────────────────────────────────

/** @returns false when that is no name */
export async function renameMember(unit: Unit, actor: Member, { who, text }: { who: Who; text: string }): Promise<boolean> {
  await holdMember(unit, actor, who)
  const name = typedName(text)
  if (name === null) return false
  await membersRepo(unit.tx).saveName(who.personId, name)
  await audit(unit, actor, { action: 'name-changed', organisationId: who.organisationId, subjectId: who.personId })
  return true
}

/** The group within the branch, from today on; null takes it away. @returns false when that is no name of a group */
export async function changeCell(unit: Unit, actor: Member, { who, text }: { who: Who; text: string | null }): Promise<boolean> {
  const cell = text === null ? null : typedLine(text, 60)
  if (text !== null && cell === null) return false
  if (await membersRepo(unit.tx).findDraft(who)) {
    await changeDraft(unit, actor, { who, set: { cell } })
    return true
  }
  const { place, spans } = await holdMember(unit, actor, who)
  await saveSpans(unit, actor, { who, before: spans, after: rewrite(spans, { from: place.today, to: null, set: { cell } }), action: 'cell-changed' })
  return true
}

/**
 * The Party status from a day on, for good or until a last day. What was before stays as it was.
 * @throws Refusal `status-day-past` for a day that lies behind, `last-leader` where a guest's end would leave no leader
 */
export async function changeStatus(unit: Unit, actor: Member, { who, change }: { who: Who; change: StatusChange }): Promise<void> {
  const { place, spans } = await holdMember(unit, actor, who)
  if (!isComing(change.from, place.today) || (change.last !== null && (change.last < change.from || !isComing(change.last, place.today)))) {
    throw new Refusal('status-day-past')
  }
  const after = withStatus(spans, change)
  const end = endOf(after)
  if (end !== null && endOf(spans) === null) await refuseLast(unit, { place, personId: who.personId, day: end })
  await saveSpans(unit, actor, { who, before: spans, after, action: 'status-changed' })
}

/** @throws Refusal `last-leader` when this person goes on a day and nobody else leads from then on (ID6) */
export async function refuseLast(unit: Unit, { place, personId, day }: { place: Place; personId: string; day: Day }): Promise<void> {
  const leaders = await rolesRepo(unit.tx).leaders(place.id, place.today)
  if (!leaders.has(personId)) return
  const others = [...leaders].filter(([id]) => id !== personId).map(([, spans]) => spans)
  if (!isLedWithout(others, day)) throw new Refusal('last-leader')
}
