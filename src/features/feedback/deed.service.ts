import { readTyped } from '../../conversation/typed.ts'
import type { Day } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Case, CaseEvent, Named } from './case.record.ts'
import type { Step } from './case.rules.ts'
import { allows, approve, ask, decide, isOpen, logged, mayApprove, recuse, restate, taken } from './case.rules.ts'
import type { Scene } from './reader.service.ts'
import { demand, keep } from './reader.service.ts'
import { barredBy, routeAbove } from './routing.service.ts'
import type { Writing } from './writing.rules.ts'
import { faultOf, mayWrite } from './writing.rules.ts'

/**
 * `refused`: the words for it. A step that would have skipped others stands in the case's log (FB9), so nothing is
 * thrown, or the log would be undone with it.
 */
export type Outcome = { scene: Scene; refused: 'step-skipped' | 'restated-meanwhile' | null }

async function change(unit: Unit, scene: Scene, may: ReturnType<typeof allows>, next: () => Case): Promise<Outcome> {
  if (may === 'over') throw new Refusal('stale-button')
  if (may === 'yes') await demand(unit, scene, 'change')
  const refused = may === 'skips' ? 'step-skipped' : null
  const one = refused !== null ? logged(scene.one, { at: unit.now.toISOString(), what: 'step-refused', by: scene.actor.person.id }) : next()
  return { scene: await keep(unit, scene, one), refused }
}

/** A step without words. */
export function takeStep(unit: Unit, scene: Scene, step: Step & ('verify' | 'verified' | 'close')): Promise<Outcome> {
  const at = unit.now.toISOString()
  const event: Record<typeof step, CaseEvent> = {
    verify: { at, what: 'verifying' }, verified: { at, what: 'verified' }, close: { at, what: 'closed', by: scene.actor.person.id, text: '' },
  }
  return change(unit, scene, allows(scene.one, step), () => taken(scene.one, step, event[step]))
}

export function approveText(unit: Unit, scene: Scene): Promise<Outcome> {
  const { one, actor: { person }, today } = scene
  // One's own text is a step left out as well: that of the second reader.
  const may = mayApprove(one, person.id) ? 'yes' : isOpen(one.state) || one.record.restated?.approvedBy === null ? 'skips' : 'over'
  return change(unit, scene, may, () => approve(one, { by: person.id, at: unit.now.toISOString(), today }))
}

/** Keeps what a reader has typed, whole, until it is sent: it is shown to nobody else. */
export async function draftWords(unit: Unit, scene: Scene, { what, typed }: { what: Writing; typed: string }): Promise<Scene> {
  const { one, actor: { person }, today } = scene
  if (mayWrite(one, what, { by: person.id, today }) !== 'yes') throw new Refusal('stale-button')
  await demand(unit, scene, 'change')
  return keep(unit, scene, withDraft(one, { by: person.id, what, text: readTyped(typed) }))
}

function withDraft(one: Case, { by, what, text }: { by: string; what: Writing; text: string }): Case {
  const draft = { what, text, beside: one.record.restated?.text ?? null }
  return { ...one, record: { ...one.record, drafts: { ...one.record.drafts, [by]: draft } } }
}

/** What this reader has typed for it and not sent; empty where nothing is. */
export function draftOf({ one: { record }, actor: { person } }: Scene, what: Writing): string {
  const draft = record.drafts?.[person.id]
  return draft?.what === what ? draft.text : ''
}

/** Sends what was typed. @throws Refusal `stale-button` where nothing was, or it has a fault */
export async function sendWords(unit: Unit, scene: Scene, what: Exclude<Writing, 'reason'>): Promise<Outcome> {
  const { one, actor: { person }, today } = scene
  const text = draftOf(scene, what)
  const may = mayWrite(one, what, { by: person.id, today })
  if (may === 'yes' && ((text === '' && what !== 'recuse') || faultOf(one, what, text) !== null)) throw new Refusal('stale-button')
  // Another reader has put it into words meanwhile: these are read first, and replaced knowingly or not at all.
  if (may === 'yes' && what === 'restate' && one.record.drafts?.[person.id]?.beside !== (one.record.restated?.text ?? null)) {
    return { scene: await keep(unit, scene, withDraft(one, { by: person.id, what, text })), refused: 'restated-meanwhile' }
  }
  const above = may === 'yes' && what === 'pass' ? await whoIsAbove(unit, one) : null
  if (may === 'yes' && what === 'pass' && above === null) throw new Refusal('case-nobody-above')
  const bare = withoutDraft(one, person.id)
  const words = { by: person.id, text, at: unit.now.toISOString(), today }
  return change(unit, scene, may, () => {
    if (what === 'ask') return ask(bare, { ...words, id: unit.newId() })
    if (what === 'restate') return restate(bare, words)
    if (what === 'decide') return decide(bare, words)
    if (what === 'recuse') return recuse(bare, words)
    const { at, by } = words
    if (what === 'unproven') return taken(bare, 'unsubstantiated', { at, what: 'unsubstantiated', by, text })
    if (what === 'unsuited') return taken(bare, 'unsuitable', { at, what: 'unsuitable', by, text })
    if (what === 'close') return taken(bare, 'close', { at, what: 'closed', by, text })
    return above === null ? bare : passed(bare, { by, text, at, today, above })
  })
}

/** Who would read it above: whoever it concerns today is tested at every level (PV16). */
async function whoIsAbove(unit: Unit, { organisationId, heldBy, author, record: { subject, barred } }: Case) {
  return routeAbove(unit, { organisationId: heldBy, barred: [...barred, author, ...(await barredBy(unit, { organisationId, subject }))] })
}

/** It goes upward with the author's yes to the readers there (PV13); until then it lies still. */
function passed(one: Case, { by, text, at, today, above: { heldBy, readers } }: { by: string; text: string; at: string; today: Day; above: { heldBy: string; readers: Named[] } }): Case {
  const next = taken(one, 'pass', { at, what: 'passed', by, text, to: heldBy })
  return logged(next, { at, what: 'readers-asked', to: readers }, { proposal: { readers, heldBy, on: today } })
}

export function withoutDraft(one: Case, personId: string): Case {
  const { [personId]: _, ...drafts } = one.record.drafts ?? {}
  return { ...one, record: { ...one.record, drafts } }
}
