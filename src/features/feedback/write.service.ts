import type { Member } from '../../conversation/screen.ts'
import { charactersOver, readTyped } from '../../conversation/typed.ts'
import { dayOf, periodOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { effectiveSettings } from '../org/org.service.ts'
import { FEEDBACK_MONTHS } from '../org/stored.rules.ts'
import { limitOf, promiseKey, sameSubject, takesWords, TEXT_MOST } from './author.rules.ts'
import type { OwnCase } from './author.service.ts'
import { getOwn, listOwn, waitFor } from './author.service.ts'
import type { Promised, Subject, Way } from './case.record.ts'
import type { Draft, OwnRecord } from './own.record.ts'
import { listShown } from './own.rules.ts'
import { lockOwn, readOwn, saveOwn } from './own.service.ts'
import type { Route } from './routing.service.ts'
import { isShut, isSmall, listSubjects, routeOf, runsServer } from './routing.service.ts'

/** A draft with all of it chosen but for what the step at hand is about. */
export type Begun = Draft & { subject: Subject }
/** What the promise is made from. `route` null: nobody can read it. `runsServer`: whom it is about is named as the operator. */
export type Promising = { draft: Begun & { way: Way }; route: Route | null; promised: Promised; inspection: string | null; operator: string | null; runsServer: boolean }

/** One of the branches in which this person may write. @throws Refusal `stale-button` for any other, `feedback-shut` (PV39) */
export async function branchToWrite(unit: Unit, { memberships }: Member, organisationId: string) {
  const branch = memberships.find((one) => one.organisationId === organisationId && one.kind === 'branch')
  if (!branch) throw new Refusal('stale-button')
  if (await isShut(unit, organisationId)) throw new Refusal('feedback-shut')
  return branch
}

/** What is being written, where anything is. */
export async function readDraft(unit: Unit, actor: Member): Promise<Begun | null> {
  const { draft } = await readOwn(unit, actor)
  return draft !== null && isBegun(draft) ? draft : null
}

export async function getDraft(unit: Unit, actor: Member): Promise<Begun> {
  return known(await readDraft(unit, actor))
}

/**
 * Begins one about this subject, unless words are already being written.
 * @throws Refusal `feedback-about-oneself` (FB12), `stale-button` for whoever belongs to the branch no more
 */
export async function beginDraft(unit: Unit, actor: Member, { organisationId, subject }: { organisationId: string; subject: Subject }): Promise<{ draft: Begun } | { full: Full }> {
  await branchToWrite(unit, actor, organisationId)
  await checkSubject(unit, actor, { organisationId, subject })
  const full = await findFull(unit, actor, { organisationId, subject })
  if (full) return { full }
  const own = await lockOwn(unit, actor)
  if (own.draft !== null && own.draft.text !== '' && isBegun(own.draft)) return { draft: own.draft }
  const draft: Begun = { organisationId, subject, sign: null, way: null, struck: [], promised: null, text: '' }
  await saveOwn(unit, actor, { ...own, draft })
  return { draft }
}

async function checkSubject(unit: Unit, actor: Member, { organisationId, subject }: { organisationId: string; subject: Subject }): Promise<void> {
  if (subject.kind !== 'person') return
  if (subject.personId === actor.person.id) throw new Refusal('feedback-about-oneself')
  const subjects = await listSubjects(unit, { organisationId, author: actor.person.id })
  if (!subjects.some(({ personId }) => personId === subject.personId)) throw new Refusal('stale-button')
}

/** `cases`: to which it can be added instead. */
export type Full = { limit: 'subject' | 'month'; cases: OwnCase[] }

/** Where one more would be too many: the open ones to which something can be added (FB18). */
async function findFull(unit: Unit, actor: Member, { organisationId, subject }: { organisationId: string; subject: Subject }): Promise<Full | null> {
  const cases = (await listOwn(unit, actor)).filter((one) => sameSubject(one.subject, subject) && one.organisationId === organisationId && one.told.state !== 'closed')
  const zone = zoneIn(actor, organisationId)
  const months = listShown(await readOwn(unit, actor)).map(({ month }) => month)
  const limit = limitOf({ month: periodOf(unit.now, { kind: 'month', zone }), months, open: cases.length })
  return limit && { limit, cases }
}

/** The sign, or none; in a branch of many nothing else is to be chosen. @returns whether the way must be (FB4) */
export async function chooseSign(unit: Unit, actor: Member, sign: number | null): Promise<{ draft: Begun; small: boolean }> {
  const small = await isSmall(unit, (await getDraft(unit, actor)).organisationId)
  const draft = await changeDraft(unit, actor, (before) => ({ ...before, sign, way: small ? null : 'usual', promised: null }))
  return { draft, small }
}

export async function chooseWay(unit: Unit, actor: Member, way: Way): Promise<Begun> {
  return changeDraft(unit, actor, (before) => ({ ...before, way, promised: null }))
}

/** Strikes a reader who was named, without a reason (PV14); null: nobody is struck any more. */
export async function strikeReader(unit: Unit, actor: Member, personId: string | null): Promise<void> {
  const { promised } = await readPromise(unit, actor)
  if (personId !== null && !promised.readers.some((reader) => reader.personId === personId)) throw new Refusal('stale-button')
  await changeDraft(unit, actor, (before) => ({ ...before, promised: null, struck: personId === null ? [] : [...new Set([...before.struck, personId])] }))
}

/** Who would read it as it stands, and what is promised of that (FB1). */
export async function readPromise(unit: Unit, actor: Member): Promise<Promising> {
  const draft = await getDraft(unit, actor)
  const { way } = draft
  if (way === null) throw new Refusal('stale-button')
  const route = await routeOf(unit, { ...draft, author: actor.person.id, way })
  const { inspection, operator } = await effectiveSettings(unit, draft.organisationId)
  const promised = { readers: route?.readers ?? [], months: FEEDBACK_MONTHS, language: actor.say.language }
  return { draft: { ...draft, way }, route, promised, inspection, operator, runsServer: await runsServer(unit, draft) }
}

/** "I have read and understood". @returns false where the promise is another one by now */
export async function understand(unit: Unit, actor: Member, key: string): Promise<boolean> {
  const { draft, route, promised } = await readPromise(unit, actor)
  if (!route || promiseKey(promised, draft.way) !== key) return false
  await changeDraft(unit, actor, (before) => ({ ...before, promised }))
  return true
}

/**
 * What was typed, in one or several messages; kept whole, however long, and also when the time for writing is over.
 * `anew`: in place of what was there.
 */
export async function addWords(unit: Unit, actor: Member, { typed, anew }: { typed: string; anew: boolean }): Promise<Begun> {
  const words = readTyped(typed)
  return changeDraft(unit, actor, (before) => {
    if (before.promised === null) throw new Refusal('stale-button')
    return { ...before, text: anew || before.text === '' ? words : `${before.text}\n${words}` }
  }, { always: true })
}

/** Nothing is left of what was being written. */
export async function dropDraft(unit: Unit, actor: Member): Promise<void> {
  const own = await lockOwn(unit, actor)
  await saveOwn(unit, actor, { ...own, draft: null })
}

export type Sending = { kind: 'sent'; above: boolean } | { kind: 'promise' } | { kind: 'full'; full: Full }

/**
 * Sends what was written: it waits in the own record until the mailbox takes it along. `promise`: those who would read
 * it are not the ones who were named, and the author is asked again.
 * @throws Refusal `feedback-too-long`, `stale-button` also for the second of two presses
 */
export async function sendDraft(unit: Unit, actor: Member): Promise<Sending> {
  const own = await lockOwn(unit, actor)
  const { draft, promised, way } = complete(own)
  const zone = (await branchToWrite(unit, actor, draft.organisationId)).timeZone
  const over = charactersOver(draft.text, TEXT_MOST)
  if (over > 0) throw new Refusal('feedback-too-long', { over })
  await checkSubject(unit, actor, draft)
  const full = await findFull(unit, actor, draft)
  if (full) return { kind: 'full', full: { ...full, cases: full.cases.filter((one) => takesWords(one, draft)) } }
  const now = await readPromise(unit, actor)
  if (!now.route || promiseKey(now.promised, way) !== promiseKey(promised, way)) return { kind: 'promise' }
  const { organisationId, subject, sign, text, struck } = draft
  const caseId = unit.newId()
  await saveOwn(unit, actor, {
    ...own, draft: null,
    cases: [{ id: caseId, organisationId, subject, month: periodOf(unit.now, { kind: 'month', zone }) }, ...own.cases],
    outgoing: [...own.outgoing, { on: dayOf(unit.now, zone), deed: { kind: 'send', letter: { caseId, organisationId, subject, sign, way, text, struck, promised } } }],
  })
  return { kind: 'sent', above: now.route.heldBy !== organisationId }
}

/** What was written goes to a case that there is already (FB18). */
export async function sendAsAddition(unit: Unit, actor: Member, caseId: string): Promise<void> {
  const { draft } = complete(await lockOwn(unit, actor))
  const over = charactersOver(draft.text, TEXT_MOST)
  if (over > 0) throw new Refusal('feedback-too-long', { over })
  await branchToWrite(unit, actor, draft.organisationId)
  // The button may be older than what is being written: about somebody else, who may even be a reader of that case.
  if (!takesWords(await getOwn(unit, actor, caseId), draft)) throw new Refusal('stale-button')
  await waitFor(unit, actor, { caseId, deed: { kind: 'add', caseId, text: draft.text } })
  await dropDraft(unit, actor)
}

function complete({ draft }: OwnRecord): { draft: Begun; promised: Promised; way: Way } {
  if (!draft || !isBegun(draft) || draft.promised === null || draft.way === null || draft.text === '') throw new Refusal('stale-button')
  return { draft, promised: draft.promised, way: draft.way }
}

async function changeDraft(unit: Unit, actor: Member, to: (draft: Begun) => Begun, { always = false } = {}): Promise<Begun> {
  const own = await lockOwn(unit, actor)
  const before = known(own.draft !== null && isBegun(own.draft) ? own.draft : null)
  if (!always) await branchToWrite(unit, actor, before.organisationId)
  const draft = to(before)
  await saveOwn(unit, actor, { ...own, draft })
  return draft
}

function isBegun(draft: Draft): draft is Begun {
  return draft.subject !== null
}

function known(draft: Begun | null): Begun {
  if (!draft) throw new Refusal('stale-button')
  return draft
}

function zoneIn({ memberships }: Member, organisationId: string): string {
  return memberships.find((one) => one.organisationId === organisationId)?.timeZone ?? 'UTC'
}
