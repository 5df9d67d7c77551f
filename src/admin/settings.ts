import type { Say } from '../conversation/words.ts'
import { orgRepo } from '../features/org/org.repo.ts'
import { SETTING_KEYS, SETTINGS, isSettingKey, writeSetting, type Effective, type SettingKey } from '../features/org/org.rules.ts'
import { effectiveSettingsOf } from '../features/org/org.service.ts'
import { nextPeriod, periodOf } from '../platform/calendar.ts'
import { Refusal } from '../platform/errors.ts'
import { holidayOn } from '../platform/holidays.ts'
import { meetingMoment } from '../platform/rhythm.ts'
import { dayOf } from '../platform/calendar.ts'
import { planJobs } from '../platform/schedule.ts'
import type { Unit } from '../platform/unit.ts'
import { adminRepo, getOrganisation, type Organisation } from './admin.repo.ts'
import type { Speaking } from './admin.ts'
import type { Answer } from './commands.ts'

type Change = { key: string; value: string }

/** A member who has consented did so to these: a change asks again (CL3). */
const CONSENTED: string[] = ['controller', 'operator']

/** `settings ORG [key=value …]`: all of them with what they mean, or a change of some, all or none. */
export async function settings(context: Speaking, { organisation: code, changes }: { organisation: string; changes: Change[] }): Promise<Answer> {
  const { chibo, say } = context
  const wrong = changes.flatMap((change) => refusalOf(say, change))
  if (wrong.length > 0) return { code: 1, output: wrong.join('\n') }
  const output = await chibo.units.run(async (unit) => {
    const organisation = await getOrganisation(unit.tx, code)
    if (changes.length === 0) return list(unit, { say, organisation })
    const before = await effectiveOf(unit, organisation)
    await save(unit, { context, organisation, changes })
    const after = await effectiveOf(unit, organisation)
    return [
      ...(await describe(unit, { say, organisation, effective: after, keys: changes.map(({ key }) => key as SettingKey) })),
      ...(changes.some(({ key }) => CONSENTED.includes(key) && differs(before, after, key)) ? [say('settings-asks-again')] : []),
      ...(changes.some(({ key }) => key.startsWith('meeting.')) ? warnOfHolidays(unit, { say, organisation, effective: after }) : []),
      say('settings-saved', { org: organisation.code }),
    ]
  })
  return { code: 0, output: output.join('\n') }
}

function refusalOf(say: Say, { key, value }: Change): string[] {
  try {
    writeSetting(key, value)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { expected } = error.vars
    return [say(error.code, { ...error.vars, ...(expected !== undefined && { expected: say(String(expected)) }) })]
  }
}

async function save(unit: Unit, { context, organisation, changes }: { context: Speaking; organisation: Organisation; changes: Change[] }): Promise<void> {
  const repo = adminRepo(unit.tx)
  const own = await repo.lockSettings(organisation.id)
  for (const { key, value } of changes) {
    const text = writeSetting(key, value)
    if (text === null) delete own[key]
    else own[key] = text
  }
  await repo.saveSettings(organisation.id, own)
  // Those below inherit: their calendar moves with this one.
  await planJobs(unit, context.chibo.jobs, await orgRepo(unit.tx).listBelow([organisation.id], unit.now))
}

async function list(unit: Unit, { say, organisation }: { say: Say; organisation: Organisation }): Promise<string[]> {
  const effective = await effectiveOf(unit, organisation)
  return [say('settings-head', { org: organisation.code, name: organisation.name }), ...(await describe(unit, { say, organisation, effective, keys: SETTING_KEYS }))]
}

type Described = { say: Say; organisation: Organisation; effective: Effective; keys: SettingKey[] }

async function describe(unit: Unit, { say, organisation, effective, keys }: Described): Promise<string[]> {
  const { sources } = effective
  const owners = await adminRepo(unit.tx).listOwnSettings([...new Set(Object.values(sources))])
  return [...new Set(keys)].flatMap((key) => {
    const owner = owners.get(sources[key] ?? '')
    const value = owner ? String(owner.own[key]) : say(FALLBACKS[key] === undefined ? 'settings-empty' : 'settings-default', { value: FALLBACKS[key] ?? '' })
    const from = owner && sources[key] !== organisation.id ? ` (${say('settings-inherited', { org: owner.code })})` : ''
    return [`${key} = ${value}${from}`, `    ${say(SETTINGS[key].meaning)}`]
  })
}

/** What stands in where nobody set anything, as it would be typed. */
const FALLBACKS: Partial<Record<SettingKey, string>> = { 'check.opens': '10 08:00', k: '5' }

/** The day stays where the branch put it; that it is a holiday is only said (MR3). */
function warnOfHolidays(unit: Unit, { say, organisation: { timeZone }, effective: { settings } }: Omit<Described, 'keys'>): string[] {
  const { 'meeting.day': day, 'meeting.time': time, holidays } = settings
  if (day === null || time === null) return []
  const first = periodOf(unit.now, { kind: 'month', zone: timeZone })
  const months = Array.from({ length: 11 }).reduce<string[]>((all) => [...all, nextPeriod(all.at(-1) ?? first)], [first])
  return months.map((month) => meetingMoment(month, { day, time }, timeZone))
    .filter((moment) => moment > unit.now && holidayOn(dayOf(moment, timeZone), holidays ?? {}))
    .map((moment) => say('settings-holiday', { date: say.moment(moment, timeZone) }))
}

async function effectiveOf(unit: Unit, { id }: Organisation): Promise<Effective> {
  const effective = (await effectiveSettingsOf(unit, [id])).get(id)
  if (!effective) throw new Error('no such organisation')
  return effective
}

function differs(before: Effective, after: Effective, key: string): boolean {
  return isSettingKey(key) && before.settings[key] !== null && before.settings[key] !== after.settings[key]
}
