import type { Actor, Member } from '../../conversation/screen.ts'
import type { Words } from '../../conversation/words.ts'
import type { Unit } from '../../platform/unit.ts'
import { accountsRepo } from './accounts.repo.ts'
import { consentVersion } from './consent.screens.ts'
import { joinRepo } from './join.repo.ts'
import type { AnyPurpose, Purpose } from './join.rules.ts'
import { missingConsents, shortVersion } from './join.rules.ts'
import type { ReadySettings } from './org.rules.ts'
import { isReady } from './org.rules.ts'
import { effectiveSettings, effectiveSettingsOf } from './org.service.ts'
import { orgRepo } from './org.repo.ts'

/** What a feature on the right does when somebody has joined: given by the root. */
export type PersonHook = (unit: Unit, personId: string) => Promise<void>
/** The same when somebody has withdrawn. `recall`: what was sent to others is called back too, where that is possible. */
export type WithdrawnHook = (unit: Unit, personId: string, how: { recall: boolean }) => Promise<void>

/**
 * The settings under which this person consents: those of the first of today's memberships. Null when the person is in
 * no organisation today, or when it does not say who answers for Chibo (CL3).
 */
export async function consentSettings(unit: Unit, actor: Actor): Promise<ReadySettings | null> {
  const organisationId = actor.memberships[0]?.organisationId
  if (organisationId === undefined) return null
  const settings = await effectiveSettings(unit, organisationId)
  return isReady(settings) ? settings : null
}

/**
 * What is to be asked next; null when nothing is. `again`: it was agreed to under other words, which is then said.
 * Who took it back under these very words is not told that something changed.
 */
export async function nextConsent(unit: Unit, actor: Actor, settings: ReadySettings): Promise<{ purpose: Purpose; again: boolean } | null> {
  const [purpose] = missingConsents(actor)
  if (!purpose || !actor.person) return null
  const before = (await joinRepo(unit.tx).listConsents(actor.person.id)).filter((row) => row.purpose === purpose).at(-1)
  const again = before?.language === actor.say.language && before.version !== consentVersion(actor.say, purpose, settings)
  return { purpose, again }
}

/**
 * Keeps a consent, with the version of the words that were on the screen (CL1).
 * @param version the first characters of that version, as the button carried them
 * @returns false when the words have changed since: the screen is shown anew, nothing is kept
 */
export async function giveConsent(unit: Unit, actor: Actor, { purpose, version }: { purpose: AnyPurpose; version: string }): Promise<boolean> {
  const settings = await consentSettings(unit, actor)
  if (!actor.person || !settings) return false
  const full = consentVersion(actor.say, purpose, settings)
  if (shortVersion(full) !== version) return false
  const repo = joinRepo(unit.tx)
  const personId = actor.person.id
  // Two devices, or two quick presses: the second finds the first one's row.
  await repo.lockPerson(personId)
  const given = await repo.listConsents(personId)
  if (!given.some((row) => row.purpose === purpose && row.withdrawn === null)) {
    await repo.addConsent({ id: unit.newId(), personId, purpose, version: full, language: actor.say.language, givenAt: unit.now })
  }
  if (purpose === 'chibo') await repo.forgetTails(personId)
  return true
}

/**
 * "No": this account is nobody's any more and the invitation looks as before; the refusal itself is stored nowhere
 * (CL2). Refusing Telegram leaves a consent to Chibo as it is: the web is another way to it.
 */
export async function declineConsent(unit: Unit, actor: Actor): Promise<void> {
  if (!actor.person) return
  await looksUnused(unit, actor.person.id)
  await joinRepo(unit.tx).dropAccounts({ id: actor.accountId })
}

/**
 * Takes a consent back. Telegram: the person's accounts there go. Chibo: every account, every consent and, by the
 * hooks, what features keep for the person alone; to the secretary it looks as if there had never been a link (AL4).
 * What is confidential and still stands on another device is closed within the minute (PV35).
 */
export async function withdrawConsent(unit: Unit, actor: Member, { purpose, recall = false, onWithdrawn }: { purpose: Purpose; recall?: boolean; onWithdrawn: readonly WithdrawnHook[] }): Promise<void> {
  const repo = joinRepo(unit.tx)
  const accounts = accountsRepo(unit.tx)
  const personId = actor.person.id
  await repo.lockPerson(personId)
  if (purpose === 'telegram') {
    await repo.endConsent({ personId, purpose, now: unit.now })
    await accounts.unlink({ personIds: [personId], channel: 'telegram' }, unit.now)
    return
  }
  for (const hook of onWithdrawn) await hook(unit, personId, { recall })
  await repo.endConsent({ personId, now: unit.now })
  await looksUnused(unit, personId)
  await unit.tx.person.update({ where: { id: personId }, data: { pin: null, pinFailures: 0, pinUntil: null } })
  await unit.tx.absence.deleteMany({ where: { personId } })
  await accounts.dropNotices([personId])
  await accounts.unlink({ personIds: [personId] }, unit.now)
}

async function looksUnused(unit: Unit, personId: string): Promise<void> {
  const invitation = await joinRepo(unit.tx).lockOf(personId)
  if (invitation?.spent) await joinRepo(unit.tx).save(invitation.id, { spent: false })
}

/**
 * Ends the consents whose words are no longer the ones in force, so that they are asked again at the next press (CL3).
 * Called when settings or the tree changed: no statement per person, and nothing
 * to compare when somebody presses.
 * @param organisationIds what changed; those below are looked at too
 * @returns how many consents ended
 */
export async function renewConsents(unit: Unit, words: Words, organisationIds: readonly string[]): Promise<number> {
  const affected = await orgRepo(unit.tx).listBelow(organisationIds, unit.now)
  const settings = await effectiveSettingsOf(unit, affected)
  const rows: { org: string; language: string; purpose: Purpose; version: string }[] = []
  for (const [org, { settings: own }] of settings) {
    // Where who answers for it is not set any more nobody new is linked; who consented stays as he is.
    if (!isReady(own)) continue
    for (const language of words.languages) {
      for (const purpose of ['chibo', 'telegram'] as const) rows.push({ org, language, purpose, version: consentVersion(words.for(language), purpose, own) })
    }
  }
  return unit.tx.$executeRaw`
    with first as (
      select distinct on (m.person_id) m.person_id, m.organisation_id from membership m
      where m."from" <= ${unit.now}::timestamptz::date and (m."to" is null or m."to" > ${unit.now}::timestamptz::date)
      order by m.person_id, m."from", m.id
    )
    update consent c set withdrawn = ${unit.now} from first, unnest(${rows.map((row) => row.org)}::text[],
      ${rows.map((row) => row.language)}::text[], ${rows.map((row) => row.purpose)}::text[], ${rows.map((row) => row.version)}::text[])
      as row (org, language, purpose, version)
    where first.person_id = c.person_id and first.organisation_id = row.org and c.language = row.language
      and c.purpose = row.purpose and c.withdrawn is null and c.version <> row.version`
}
