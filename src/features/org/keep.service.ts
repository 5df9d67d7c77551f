import type { Member } from '../../conversation/screen.ts'
import type { Unit } from '../../platform/unit.ts'
import { consentVersion } from './consent.screens.ts'
import { consentSettings, giveConsent } from './consent.service.ts'
import { joinRepo } from './join.repo.ts'
import { shortVersion } from './join.rules.ts'

// The consent to keep answers after the month (CL1): asked apart, given and taken back alone.

/** What the button carries, so that nobody agrees to other words than those on the screen; null where nothing can be asked. */
export async function keepVersion(unit: Unit, actor: Member): Promise<string | null> {
  const settings = await consentSettings(unit, actor)
  return settings && shortVersion(consentVersion(actor.say, 'keep', settings))
}

/** It is asked once; whoever has come back to Chibo since is asked anew. */
export async function mustAskToKeep(unit: Unit, actor: Member): Promise<boolean> {
  if (actor.consents.includes('keep')) return false
  const rows = await joinRepo(unit.tx).listConsents(actor.person.id)
  const since = rows.findLast(({ purpose, withdrawn }) => purpose === 'chibo' && withdrawn === null)?.givenAt ?? new Date(0)
  return !rows.some(({ purpose, givenAt }) => purpose === 'keep' && givenAt >= since)
}

/** @returns false when the words have changed since: nothing is kept */
export function agreeToKeep(unit: Unit, actor: Member, version: string): Promise<boolean> {
  return giveConsent(unit, actor, { purpose: 'keep', version })
}

/** A "no" to keeping, which is no consent that was ever given. */
export function isRefusal({ givenAt, withdrawn }: { givenAt: Date; withdrawn: Date | null }): boolean {
  return withdrawn?.getTime() === givenAt.getTime()
}

/** "No", or a consent taken back. A "no" is a row that stands from no moment to the same one: it is not asked again. */
export async function refuseToKeep(unit: Unit, actor: Member): Promise<void> {
  const repo = joinRepo(unit.tx)
  const personId = actor.person.id
  await repo.lockPerson(personId)
  const { count } = await repo.endConsent({ personId, purpose: 'keep', now: unit.now })
  if (count > 0 || !(await mustAskToKeep(unit, actor))) return
  const settings = await consentSettings(unit, actor)
  const version = settings ? consentVersion(actor.say, 'keep', settings) : ''
  await repo.addConsent({ id: unit.newId(), personId, purpose: 'keep', version, language: actor.say.language, givenAt: unit.now, withdrawn: unit.now })
}
