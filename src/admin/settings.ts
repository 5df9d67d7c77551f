import type { Say } from '../conversation/words.ts'
import { renewConsents } from '../features/org/consent.service.ts'
import { SETTINGS, writeSetting, type Effective } from '../features/org/org.rules.ts'
import { FALLBACK_TEXTS } from '../features/org/settings.rules.ts'
import { changeSettings, listSettings, type SettingChange, type SettingText } from '../features/org/settings.service.ts'
import { dayOf, nextPeriod, periodOf } from '../platform/calendar.ts'
import { Refusal } from '../platform/errors.ts'
import { holidayOn } from '../platform/holidays.ts'
import { meetingMoment } from '../platform/rhythm.ts'
import { planJobs } from '../platform/schedule.ts'
import type { Unit } from '../platform/unit.ts'
import { getOrganisation, type Organisation } from './admin.repo.ts'
import type { Speaking } from './admin.ts'
import type { Answer } from './commands.ts'

const MONTHS = 12

/** `settings ORG [key=value …]`: all of them with what they mean, or a change of some, all or none. */
export async function settings({ chibo, say, words }: Speaking, { organisation: code, changes }: { organisation: string; changes: SettingChange[] }): Promise<Answer> {
  const wrong = changes.flatMap((change) => refusalOf(say, change))
  if (wrong.length > 0) return { code: 1, output: wrong.join('\n') }
  const output = await chibo.units.run(async (unit) => {
    const organisation = await getOrganisation(unit.tx, code)
    if (changes.length === 0) return listAll(unit, { say, organisation })
    const { effective, touched } = await changeSettings(unit, null, { organisationId: organisation.id, changes })
    await planJobs(unit, chibo.jobs, touched)
    // Whoever has consented did so to other words: a change of who uses or who runs Chibo asks again (CL3).
    const ended = await renewConsents(unit, words, [organisation.id])
    const keys = changes.map(({ key }) => key)
    const shown = (await listSettings(unit, organisation.id)).filter(({ key }) => keys.includes(key))
    return [
      ...shown.flatMap((setting) => describe(say, setting, organisation)),
      ...(ended > 0 ? [say('settings-asks-again', { count: ended })] : []),
      ...(keys.some((key) => key.startsWith('meeting.')) ? warnOfHolidays(unit, { say, organisation, effective }) : []),
      say('settings-saved', { org: organisation.code }),
    ]
  })
  return { code: 0, output: output.join('\n') }
}

/** All that is wrong is said at once, before anything is opened. */
function refusalOf(say: Say, { key, value }: SettingChange): string[] {
  try {
    writeSetting(key, value)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { expected } = error.vars
    return [say(error.code, { ...error.vars, ...(expected !== undefined && { expected: say(String(expected)) }) })]
  }
}

async function listAll(unit: Unit, { say, organisation }: { say: Say; organisation: Organisation }): Promise<string[]> {
  const all = await listSettings(unit, organisation.id)
  return [say('settings-head', { org: organisation.code, name: organisation.name }), ...all.flatMap((setting) => describe(say, setting, organisation))]
}

function describe(say: Say, { key, text, from }: SettingText, organisation: Organisation): string[] {
  const fallback = FALLBACK_TEXTS[key]
  const value = text ?? (fallback === undefined ? say('settings-empty') : say('settings-default', { value: fallback }))
  const inherited = from && from.id !== organisation.id ? ` (${say('settings-inherited', { org: from.code })})` : ''
  return [`${key} = ${value}${inherited}`, `    ${say(SETTINGS[key].meaning)}`]
}

/** The day stays where the branch put it; that it is a holiday is only said (MR3). */
function warnOfHolidays(unit: Unit, { say, organisation, effective }: { say: Say; organisation: Organisation; effective: Effective }): string[] {
  const { 'meeting.day': day, 'meeting.time': time, holidays } = effective.settings
  const { timeZone } = organisation
  if (day === null || time === null) return []
  const months = [periodOf(unit.now, { kind: 'month', zone: timeZone })]
  while (months.length < MONTHS) months.push(nextPeriod(months.at(-1) ?? ''))
  return months.map((month) => meetingMoment(month, { day, time }, timeZone))
    .filter((moment) => moment > unit.now && holidayOn(dayOf(moment, timeZone), holidays ?? {}) !== null)
    .map((moment) => say('settings-holiday', { date: say.moment(moment, timeZone) }))
}
