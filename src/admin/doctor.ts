import type { Say } from '../conversation/words.ts'
import { NEEDED, type Effective } from '../features/org/org.rules.ts'
import { effectiveSettingsOf } from '../features/org/org.service.ts'
import { addMinutes, partsOf } from '../platform/calendar.ts'
import { realNow } from '../platform/clock.ts'
import { confirmCopy } from '../platform/key.ts'
import { isQuiet, QUIET } from '../platform/rhythm.ts'
import type { Unit } from '../platform/unit.ts'
import type { Speaking } from './admin.ts'
import type { Answer } from './commands.ts'
import { fine, judgeKey, judgeSwitches, judgeTelegram, note, wrong, type Finding } from './doctor.outside.ts'
import { doctorRepo, type Counts, type NextJob } from './doctor.repo.ts'

/** Branches named one by one; a province of them is a number. */
const MOST = 20
const CODES = 5
/** Minutes after which a message that is due and not sent is late. */
const LATE = 10

/** `doctor`: what is right, what is wrong, what waits and what comes, in words. */
export async function doctor(context: Speaking, { keyCopied = false }: { keyCopied?: boolean } = {}): Promise<Answer> {
  const { say, chibo } = context
  if (keyCopied) await confirmCopy(context.config)
  const findings: Finding[] = [
    fine(say('doctor-config', { zone: context.config.timeZone, language: context.config.locale, folder: context.config.dataDir })),
    ...(await judgeKey(context)),
    ...judgeTelegram(context),
    ...judgeSwitches(context),
  ]
  try {
    findings.push(...(await chibo.units.run((unit) => judgeData(unit, context))))
  } catch (error) {
    context.log?.error({ err: error, command: 'doctor' }, 'the database could not be asked')
    findings.push(wrong(say('doctor-database-down')))
  }
  const problems = findings.filter(({ level }) => level === 'wrong').length
  const marks = { fine: say('doctor-mark-fine'), note: say('doctor-mark-note'), wrong: say('doctor-mark-wrong') }
  const width = Math.max(...Object.values(marks).map((mark) => mark.length))
  return {
    code: problems > 0 ? 1 : 0,
    output: [
      ...findings.map(({ level, text }) => `${marks[level].padEnd(width)}  ${text}`),
      problems > 0 ? say('doctor-problems', { count: problems }) : say('doctor-fine'),
    ].join('\n'),
  }
}

async function judgeData(unit: Unit, context: Speaking): Promise<Finding[]> {
  const { say, database, config } = context
  const repo = doctorRepo(unit.tx)
  const counts = await repo.count(unit.now, addMinutes(unit.now, -LATE))
  return [
    database.kind === 'embedded' ? note(say('doctor-database-embedded', { folder: config.dataDir })) : fine(say('doctor-database-server')),
    ...(await tryKey(unit, say)),
    ...judgeWork(say, await repo.workedUntil()),
    ...(await judgeSettings(unit, say)),
    ...judgeWaiting(say, { counts, codes: await repo.listCodes(CODES) }),
    ...tellNext(unit, { say, counts, next: await repo.listNext(), zone: config.timeZone }),
  ]
}

/** A key that opens nothing is found here, and not by the first member who presses. */
async function tryKey(unit: Unit, say: Say): Promise<Finding[]> {
  const sample = await doctorRepo(unit.tx).sample()
  if (!sample) return []
  try {
    unit.box.open(`account:${sample.id}`, sample.state)
    return []
  } catch {
    return [wrong(say('doctor-key-wrong'))]
  }
}

function judgeWork(say: Say, until: Date | null): Finding[] {
  return [until !== null && until > realNow() ? fine(say('doctor-running')) : note(say('doctor-not-running'))]
}

/** One line for each setting that is missing, where it can be set for all below (CL3). */
async function judgeSettings(unit: Unit, say: Say): Promise<Finding[]> {
  const repo = doctorRepo(unit.tx)
  const roots = await repo.listRoots(unit.now)
  const branches = await repo.listBranches()
  if (roots.length === 0) return [note(say('doctor-nobody'))]
  const effective = await effectiveSettingsOf(unit, [...new Set([...roots, ...branches].map(({ id }) => id))])
  const isSet = (id: string, key: keyof Effective['settings']): boolean => (effective.get(id)?.settings[key] ?? null) !== null
  const missing = (places: { id: string; code: string }[], keys: readonly (keyof Effective['settings'])[]) =>
    places.flatMap(({ id, code }) => keys.filter((key) => !isSet(id, key)).map((key) => ({ org: code, key })))
  return [
    ...cut(say, missing(rootsWithout(roots, { branches, isSet }), NEEDED).map((one) => wrong(say('doctor-setting-missing', one)))),
    ...cut(say, missing(branches, ['meeting.day', 'meeting.time']).map((one) => wrong(say('doctor-rhythm-missing', one)))),
    ...(await judgeOperators(unit, say, { branches, effective })),
  ]
}

type Place = { id: string; code: string }

/** A root that lacks a setting counts, unless it is a committee whose branches have all of them themselves. */
function rootsWithout(roots: Place[], { branches, isSet }: { branches: Place[]; isSet: (id: string, key: (typeof NEEDED)[number]) => boolean }): Place[] {
  const unready = branches.some(({ id }) => NEEDED.some((key) => !isSet(id, key)))
  return unready || branches.length === 0 ? roots : []
}

/** A member of the branch who runs its server holds both what is encrypted and the key (PV28). */
async function judgeOperators(unit: Unit, say: Say, { branches, effective }: { branches: Place[]; effective: Map<string, Effective> }): Promise<Finding[]> {
  const byOperator = new Map<string, string[]>()
  for (const { id } of branches) {
    const operator = effective.get(id)?.settings.operator
    if (operator) byOperator.set(operator, [...(byOperator.get(operator) ?? []), id])
  }
  const found: string[] = []
  for (const [operator, ids] of byOperator) found.push(...(await doctorRepo(unit.tx).listNamedIn(ids, { text: operator, now: unit.now })))
  return cut(say, found.map((org) => note(say('doctor-operator-inside', { org }))))
}

function judgeWaiting(say: Say, { counts, codes }: { counts: Counts; codes: string[] }): Finding[] {
  const { aside, pending, late, uncertain, waiting, owed } = counts
  return [
    ...(aside > 0 ? [wrong(say('doctor-aside', { count: aside, codes: codes.join(', ') }))] : []),
    ...(late > 0 ? [wrong(say('doctor-late', { count: late, minutes: LATE }))] : []),
    ...(uncertain > 0 ? [note(say('doctor-uncertain', { count: uncertain }))] : []),
    ...(pending > 0 ? [note(say('doctor-pending', { count: pending }))] : []),
    ...(owed > 0 ? [note(say('doctor-owed', { count: owed }))] : []),
    fine(say('doctor-waiting', { count: waiting })),
  ]
}

/** What comes next, and why nothing happens today where nothing does (AL5). */
function tellNext(unit: Unit, { say, counts, next, zone }: { say: Say; counts: Counts; next: NextJob[]; zone: string }): Finding[] {
  const { organisations, branches, people, linked, rounds } = counts
  const { date: today, time } = partsOf(unit.now, zone)
  const first = next.find(({ job }) => !DAILY.includes(job))
  const placeOf = ({ code, organisations: count }: NextJob) => (count === 1 ? code : `${code}, ${say('admin-more', { count: count - 1 })}`)
  return [
    fine(say('doctor-people', { organisations, branches, people, linked })),
    ...(rounds > 0 ? [fine(say('doctor-rounds', { count: rounds }))] : []),
    ...next.map((one) => fine(say('doctor-next', { date: say.moment(one.at, one.timeZone), job: say(JOBS[one.job] ?? 'job-other', { job: one.job }), org: placeOf(one) }))),
    ...(!first ? [note(say('doctor-quiet'))] : []),
    ...(first && partsOf(first.at, zone).date > today ? [note(say('doctor-quiet-today', { date: say.moment(first.at, first.timeZone) }))] : []),
    ...(isQuiet(time) ? [note(say('doctor-quiet-hours', QUIET))] : []),
  ]
}

const JOBS: Record<string, string> = {
  'self-check.open-round': 'job-open-round', 'self-check.close-round': 'job-close-round', 'self-check.remind': 'job-remind', 'self-check.morning': 'job-return',
  'self-check.freeze-raised': 'job-freeze', 'meetings.warn-holiday': 'job-holiday', 'meetings.remind': 'job-meeting', 'org.left': 'job-left',
  'feedback.release': 'job-release', 'feedback.tell-readers': 'job-tell-readers', 'feedback.tend': 'job-tend',
  'meetings.propose': 'job-propose', 'org.morning': 'job-morning', 'org.tidy': 'job-tidy',
}
/** These come whether there is anything to do or not, and are no reason why a day is not quiet. */
const DAILY = ['org.left', 'org.morning', 'org.tidy', 'self-check.morning', 'meetings.warn-holiday', 'feedback.tell-readers', 'feedback.tend']

function cut(say: Say, findings: Finding[]): Finding[] {
  const [first] = findings
  if (!first || findings.length <= MOST) return findings
  return [...findings.slice(0, MOST), { level: first.level, text: say('admin-more', { count: findings.length - MOST }) }]
}
