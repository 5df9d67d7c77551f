import { Buffer } from 'node:buffer'
import { importWording, type WordingReport } from '../features/catalog/wording.service.ts'
import { ROSTER_BYTES, tooBig } from '../features/org/roster-file.rules.ts'
import type { Speaking } from './admin.ts'
import type { Answer } from './commands.ts'
import { tellProblems } from './roster.ts'

/** `catalog import FILE [--dry-run]`: official wording and local sub-points, for the self-checks that open from now on. */
export async function catalog({ chibo, say }: Speaking, { text, dryRun }: { text: string; dryRun: boolean }): Promise<Answer> {
  if (Buffer.byteLength(text) > ROSTER_BYTES) throw tooBig()
  const outcome = await chibo.units.run((unit) => importWording(unit, { text, dryRun }))
  if ('problems' in outcome) return { code: 1, output: tellProblems(say, outcome.problems) }
  const tell = ({ code, officials, points, same }: WordingReport) =>
    say(same ? 'catalog-same' : 'catalog-loaded', { org: code ?? say('catalog-everybody'), officials, points })
  const nothing = outcome.report.every(({ same }) => same)
  return { code: 0, output: [...outcome.report.map(tell), say(nothing ? 'catalog-nothing-new' : dryRun ? 'roster-dry-run' : 'catalog-saved')].join('\n') }
}
