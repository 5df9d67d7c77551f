import { Buffer } from 'node:buffer'
import type { Say } from '../conversation/words.ts'
import { renewConsents } from '../features/org/consent.service.ts'
import type { Problem } from '../features/org/roster-cells.rules.ts'
import { ROSTER_BYTES, tooBig } from '../features/org/roster-file.rules.ts'
import type { Entry, RosterReport } from '../features/org/roster.rules.ts'
import { tellDuplicate, tellProblem } from '../features/org/roster.screens.ts'
import { importRoster } from '../features/org/roster.service.ts'
import { onLeft } from '../jobs.ts'
import { planJobs } from '../platform/schedule.ts'
import type { Speaking } from './admin.ts'
import type { Answer } from './commands.ts'

/** A list longer than this is cut: what scrolls past the eye is not read. */
const MOST = 50
/** A province in one unit. */
const TIMEOUT = 300_000

/** `roster import FILE [--dry-run] [--close-missing]` */
export async function roster(
  { chibo, config, words, say }: Speaking,
  { text, dryRun, closeMissing }: { text: string; dryRun: boolean; closeMissing: boolean },
): Promise<Answer> {
  if (Buffer.byteLength(text) > ROSTER_BYTES) throw tooBig()
  const outcome = await chibo.units.run((unit) => importRoster(unit, {
    text, dryRun, closeMissing, onLeft, timeZone: config.timeZone, language: config.locale, languages: words.languages,
    async onOrganisations(own, ids) {
      await planJobs(own, chibo.jobs, ids)
      await renewConsents(own, words, ids)
    },
  }), { timeout: TIMEOUT })
  if ('problems' in outcome) return { code: 1, output: tellProblems(say, outcome.problems) }
  const end = outcome.nothing ? 'roster-nothing-new' : dryRun ? 'roster-dry-run' : 'roster-saved'
  return { code: 0, output: [...tellReport(say, outcome.report), say(end)].join('\n') }
}

export function tellProblems(say: Say, problems: Problem[]): string {
  return [
    ...cut(say, problems.map((problem) => tellProblem(say, problem))),
    say('roster-bad', { count: problems.length }),
  ].join('\n')
}

function tellReport(say: Say, report: RosterReport): string[] {
  const { organisations, added, changed, missing, closed, duplicates, same } = report
  const named = (key: string, entries: Entry[]) => cut(say, entries.map(({ name, person, organisation }) => say(key, { name, person, org: organisation })))
  return [
    ...listed(say, 'roster-organisations-added', organisations.added),
    ...listed(say, 'roster-organisations-changed', organisations.changed),
    ...named('roster-added', added),
    ...cut(say, changed.map(({ name, person, organisation, columns }) => say('roster-changed', { name, person, org: organisation, what: columns.join(', ') }))),
    ...named('roster-closed', closed),
    ...named('roster-missing', missing),
    ...cut(say, duplicates.map((one) => tellDuplicate(say, one))),
    ...listed(say, 'roster-no-secretary', report.noSecretary),
    ...listed(say, 'roster-two-secretaries', report.twoSecretaries),
    say('roster-counts', { added: added.length, changed: changed.length, same, missing: missing.length, closed: closed.length }),
  ]
}

function listed(say: Say, key: string, codes: string[]): string[] {
  if (codes.length === 0) return []
  const rest = codes.length > MOST ? [say('admin-more', { count: codes.length - MOST })] : []
  return [say(key, { codes: [...codes.slice(0, MOST), ...rest].join(', ') })]
}

function cut(say: Say, lines: string[]): string[] {
  return lines.length > MOST ? [...lines.slice(0, MOST), say('admin-more', { count: lines.length - MOST })] : lines
}
