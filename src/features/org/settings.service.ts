import type { Unit } from '../../platform/unit.ts'
import { SETTING_KEYS, writeSetting, type Effective, type SettingKey } from './org.rules.ts'
import { effectiveSettingsOf, organisationsBelow } from './org.service.ts'
import { settingsRepo } from './settings.repo.ts'

export type SettingChange = { key: string; value: string }

/** A setting as it is shown: its text as typed, null where nobody set it, and the code of whose it is. */
export type SettingText = { key: SettingKey; text: string | null; from: { id: string; code: string } | null }

/**
 * Changes an organisation's own settings, all or none; an empty value takes one away.
 * @returns what is in force now, and the organisations whose calendar this touches: it and all below
 * @throws Refusal `settings-unknown`, `settings-bad-value`
 */
export async function changeSettings(unit: Unit, { organisationId, changes }: { organisationId: string; changes: SettingChange[] }) {
  const repo = settingsRepo(unit.tx)
  const own = await repo.lockOwn(organisationId)
  for (const { key, value } of changes) {
    const text = writeSetting(key, value)
    if (text === null) delete own[key]
    else own[key] = text
  }
  await repo.saveOwn(organisationId, own)
  return { effective: await effectiveOf(unit, organisationId), touched: await organisationsBelow(unit, [organisationId]) }
}

/** The settings in force as texts, in the order of the list. */
export async function listSettings(unit: Unit, organisationId: string): Promise<SettingText[]> {
  const { sources } = await effectiveOf(unit, organisationId)
  const owners = new Map((await settingsRepo(unit.tx).listOwn([...new Set(Object.values(sources))])).map((owner) => [owner.id, owner]))
  return SETTING_KEYS.map((key) => {
    const owner = owners.get(sources[key] ?? '')
    return { key, text: owner?.own[key] ?? null, from: owner ? { id: owner.id, code: owner.code } : null }
  })
}

async function effectiveOf(unit: Unit, id: string): Promise<Effective> {
  const effective = (await effectiveSettingsOf(unit, [id])).get(id)
  if (!effective) throw new Error('no such organisation')
  return effective
}
