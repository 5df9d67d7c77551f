import type { Unit } from '../../platform/unit.ts'
import { audit } from '../org/audit.service.ts'
import { findByCodes } from '../org/org.service.ts'
import type { Problem } from '../org/roster-cells.rules.ts'
import { ensureSet } from './catalog.service.ts'
import { readWording, wordingOfRow, type Wording } from './wording.rules.ts'

/** Of one organisation (null: everybody): signs with an official wording, sub-points, and whether it is what is there already. */
export type WordingReport = { code: string | null; officials: number; points: number; same: boolean }

/**
 * Brings official wording and local sub-points in, whole or not at all. What an organisation has loaded before is
 * replaced; rounds that are open keep theirs, those opened later have the new one (SC15).
 */
export async function importWording(unit: Unit, { text, dryRun }: { text: string; dryRun: boolean }): Promise<{ problems: Problem[] } | { report: WordingReport[] }> {
  const { organisations, problems } = readWording(text)
  if (problems.length > 0) return { problems }
  const ids = await findByCodes(unit, organisations.flatMap(({ code }) => code ?? []))
  const unknown = organisations.filter(({ code }) => code !== null && !ids.has(code))
  if (unknown.length > 0) {
    return { problems: unknown.map(({ line, code }) => ({ line, column: 'org_code', value: code ?? '', expected: 'expected-organisation' })) }
  }
  // One import after the other: of two at once neither may leave half of the other's behind.
  await unit.tx.$executeRaw`lock table wording in share row exclusive mode`
  const before = new Map((await unit.tx.wording.findMany()).map((row) => [row.organisationId, row]))
  const report: WordingReport[] = []
  for (const { code, wording } of organisations) {
    const organisationId = code === null ? null : (ids.get(code) ?? null)
    const old = before.get(organisationId)
    const same = old !== undefined && JSON.stringify(wordingOfRow(old.content)) === JSON.stringify(wording)
    report.push({ code, ...counted(wording), same })
    if (same || dryRun) continue
    if (old) await unit.tx.wording.delete({ where: { id: old.id } })
    await unit.tx.wording.create({ data: { id: unit.newId(), organisationId, content: wording, since: unit.now } })
    await audit(unit, null, { action: 'wording-imported', organisationId })
  }
  if (!dryRun && report.some(({ same }) => !same)) await ensureSet(unit)
  return { report }
}

function counted(wording: Wording): { officials: number; points: number } {
  return { officials: wording.filter(({ official }) => official !== null).length, points: wording.reduce((sum, { points }) => sum + points.length, 0) }
}
