import type { Member } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { HolidayName } from '../../platform/holidays.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Asker } from './access.rules.ts'
import { may } from './access.rules.ts'
import { audit } from './audit.service.ts'
import { orgRepo, type OrganisationRow } from './org.repo.ts'
import { effectiveFrom, SETTING_KEYS, writeSetting, type Effective, type SettingKey, type Settings } from './org.rules.ts'
import { effectiveSettingsOf, findOrganisations, organisationsAbove, organisationsBelow } from './org.service.ts'
import { settingsRepo } from './settings.repo.ts'
import { isConsentedTo } from './settings.rules.ts'

export type SettingChange = { key: string; value: string }

/** A setting as it is shown: its text as typed, null where nobody set it, and whose it is. */
export type SettingText = { key: SettingKey; text: string | null; from: { id: string; code: string; name: string } | null }

/**
 * A date that settings make, for the preview. `label` is the key of its name; `holiday`: the meeting falls on one and
 * stays there (MR3); `kept`: it stands already, whatever the settings become.
 */
export type PreviewLine = { label: string; at: Date; holiday?: HolidayName | null; kept?: boolean }
/** The next dates of one branch under these settings, in order: given by the features on the right. */
export type Preview = (unit: Unit, branch: { organisationId: string; timeZone: string; settings: Settings }) => Promise<PreviewLine[]>

/** What a change would bring. `below`: organisations that take it from here. */
export type Proposal = {
  key: SettingKey
  text: string | null
  now: SettingText
  /** What holds once this is saved, which for a setting that was taken away may come from above. */
  next: SettingText
  dates: { now: PreviewLine[]; next: PreviewLine[] }
  asksAgain: boolean
  below: number
}

/**
 * Changes an organisation's own settings, all or none; an empty value takes one away.
 * @param actor null: whoever runs the server
 * @returns what is in force now, and the organisations whose calendar this touches: it and all below
 * @throws Refusal `settings-unknown`, `settings-bad-value`
 */
export async function changeSettings(unit: Unit, actor: Asker | null, { organisationId, changes }: { organisationId: string; changes: SettingChange[] }) {
  const repo = settingsRepo(unit.tx)
  const own = await repo.lockOwn(organisationId)
  for (const { key, value } of changes) {
    const text = writeSetting(key, value)
    if (text === null) delete own[key]
    else own[key] = text
  }
  await repo.saveOwn(organisationId, own)
  for (const { key } of changes) await audit(unit, actor, { action: 'settings-changed', organisationId, thingId: key })
  return { effective: await effectiveOf(unit, organisationId), touched: await organisationsBelow(unit, [organisationId]) }
}

/** The settings in force as texts, in the order of the list. */
export async function listSettings(unit: Unit, organisationId: string): Promise<SettingText[]> {
  return textsOf(unit, (await effectiveOf(unit, organisationId)).sources)
}

/**
 * An organisation whose settings this person may see, and whether they may change them.
 * @throws Refusal `stale-button`, also where there is none
 */
export async function readSettings(unit: Unit, actor: Member, organisationId: string): Promise<{ organisation: OrganisationRow; mayChange: boolean }> {
  const organisation = (await findOrganisations(unit, [organisationId])).get(organisationId)
  const thing = { kind: 'settings' as const, org: organisationId, above: await organisationsAbove(unit, organisationId) }
  if (!organisation || !may(actor, 'see', thing, unit.now)) throw new Refusal('stale-button')
  return { organisation, mayChange: may(actor, 'change', thing, unit.now) }
}

/** The same for whoever may change them. */
export async function changeable(unit: Unit, actor: Member, organisationId: string): Promise<OrganisationRow> {
  const { organisation, mayChange } = await readSettings(unit, actor, organisationId)
  if (!mayChange) throw new Refusal('stale-button')
  return organisation
}

/**
 * What a value would change, with the next dates as they are and as they would be. Nothing is written.
 * @throws Refusal `settings-bad-value`
 */
export async function proposeSetting(
  unit: Unit, organisation: OrganisationRow, { key, value, previews }: { key: SettingKey; value: string; previews: readonly Preview[] },
): Promise<Proposal> {
  const text = writeSetting(key, value)
  const chain = (await orgRepo(unit.tx).listChains([organisation.id], unit.now)).get(organisation.id) ?? []
  const { [key]: _, ...others } = chain[0]?.own ?? {}
  const now = effectiveFrom(chain)
  const next = effectiveFrom([{ id: organisation.id, own: text === null ? others : { ...others, [key]: text } }, ...chain.slice(1)])
  const [before] = (await textsOf(unit, now.sources)).filter((one) => one.key === key)
  const [above] = text === null ? (await textsOf(unit, next.sources)).filter((one) => one.key === key) : []
  if (!before) throw new Error('no such setting')
  const after = above ?? { key, text, from: { id: organisation.id, code: organisation.code, name: organisation.name } }
  const datesUnder = async ({ settings }: Effective) => {
    if (organisation.kind !== 'branch') return []
    const lines = await Promise.all(previews.map((preview) => preview(unit, { organisationId: organisation.id, timeZone: organisation.timeZone, settings })))
    return lines.flat().toSorted((a, b) => a.at.getTime() - b.at.getTime())
  }
  return {
    key, text, now: before, next: after,
    dates: { now: await datesUnder(now), next: await datesUnder(next) },
    asksAgain: isConsentedTo(key) && before.text !== after.text,
    below: organisation.kind === 'committee' ? (await organisationsBelow(unit, [organisation.id])).length - 1 : 0,
  }
}

async function textsOf(unit: Unit, sources: Effective['sources']): Promise<SettingText[]> {
  const owners = new Map((await settingsRepo(unit.tx).listOwn([...new Set(Object.values(sources))])).map((owner) => [owner.id, owner]))
  return SETTING_KEYS.map((key) => {
    const owner = owners.get(sources[key] ?? '')
    return { key, text: owner?.own[key] ?? null, from: owner ? { id: owner.id, code: owner.code, name: owner.name } : null }
  })
}

async function effectiveOf(unit: Unit, id: string): Promise<Effective> {
  const effective = (await effectiveSettingsOf(unit, [id])).get(id)
  if (!effective) throw new Error('no such organisation')
  return effective
}
