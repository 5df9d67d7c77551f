import type { Unit } from '../../platform/unit.ts'
import { progressRepo } from './progress.repo.ts'

/** Whether a self-check of this person closed unfinished since then (SC10). */
export function leftUndone(unit: Unit, personId: string, since: Date): Promise<boolean> {
  return progressRepo(unit.tx).wasLeft(personId, { since, now: unit.now })
}
