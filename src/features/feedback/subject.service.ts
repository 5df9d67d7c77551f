import type { Member } from '../../conversation/screen.ts'
import { charactersOver, readTyped } from '../../conversation/typed.ts'
import { dayOf, periodOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Thing, Verb } from '../org/access.rules.ts'
import { may } from '../org/access.rules.ts'
import type { Release } from './case.record.ts'
import { feedbackRepo } from './feedback.repo.ts'
import { REPLY_MOST } from './release.rules.ts'
import { knownView } from './subject.screens.ts'

/**
 * What was made known about this person, and about bodies of which the person is a reader; newest quarter first, within
 * one in an order of chance. Of what is not made known nothing is looked up (PV20).
 */
export async function listKnown(unit: Unit, actor: Member): Promise<Release[]> {
  const bodies = actor.memberships.filter(({ kind }) => kind === 'branch').map(({ organisationId }) => organisationId)
  const found = await feedbackRepo(unit).listReleases([actor.person.id, ...bodies])
  return found.filter((one) => mayBe(unit, actor, { one, verb: 'see' }))
}

/** @throws Refusal `stale-button` for what is not made known to this person */
export async function readKnown(unit: Unit, actor: Member, id: string): Promise<Release> {
  const one = await feedbackRepo(unit).lockRelease(id)
  if (!one || !mayBe(unit, actor, { one, verb: 'see' })) throw new Refusal('stale-button')
  return one
}

/** Keeps what was typed as the answer, whole however long, until it is sent. */
export async function draftReply(unit: Unit, actor: Member, { id, typed }: { id: string; typed: string }): Promise<Release> {
  return changeReply(unit, actor, { id, text: readTyped(typed), sent: false })
}

/** Sends it to the readers, once and for all (FB20). */
export async function sendReply(unit: Unit, actor: Member, id: string): Promise<Release> {
  const text = draftOf(await readKnown(unit, actor, id), actor)
  // Of a body several may answer: nobody sends what another has typed.
  if (text === '' || charactersOver(text, REPLY_MOST) > 0) throw new Refusal('stale-button')
  return changeReply(unit, actor, { id, text, sent: true })
}

export function dropReply(unit: Unit, actor: Member, id: string): Promise<Release> {
  return changeReply(unit, actor, { id, text: null, sent: false })
}

async function changeReply(unit: Unit, actor: Member, { id, text, sent }: { id: string; text: string | null; sent: boolean }): Promise<Release> {
  const one = await readKnown(unit, actor, id)
  if (!mayAnswer(unit, actor, one)) throw new Refusal('stale-button')
  const on = dayOf(unit.now, actor.memberships[0]?.timeZone ?? 'UTC')
  const next = { ...one, record: { ...one.record, reply: text === null ? null : { by: actor.person.id, text, on, sent } } }
  await feedbackRepo(unit).saveRelease(next)
  unit.changed(knownView(id))
  return next
}

/** What this person has typed and not sent; empty where nothing is. */
export function draftOf({ record: { reply } }: Release, { person }: Member): string {
  return reply?.by === person.id ? reply.text : ''
}

export function mayAnswer(unit: Unit, actor: Member, one: Release): boolean {
  return mayBe(unit, actor, { one, verb: 'answer' }) && one.record.reply?.sent !== true
}

/** Whether something of this quarter waits to be read or answered. */
export async function hasNews(unit: Unit, actor: Member): Promise<boolean> {
  const quarter = periodOf(unit.now, { kind: 'quarter', zone: actor.memberships[0]?.timeZone ?? 'UTC' })
  return (await listKnown(unit, actor)).some((one) => one.quarter >= quarter && mayAnswer(unit, actor, one))
}

function mayBe(unit: Unit, actor: Member, { one: { organisationId, record: { subject } }, verb }: { one: Release; verb: Verb }): boolean {
  const thing: Thing = subject.kind === 'person'
    ? { kind: 'feedback', state: 'released', subject: subject.personId }
    : { kind: 'feedback', state: 'released-body', org: organisationId }
  return may(actor, verb, thing, unit.now)
}
