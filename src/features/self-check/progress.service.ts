import type { Unit } from '../../platform/unit.ts'
import { ASKED, REMIND } from './reminders.repo.ts'
import { progressRepo } from './progress.repo.ts'

/** Whether a self-check of this person closed unfinished since then, or had to be brought to mind (SC10). */
export function leftUndone(unit: Unit, personId: string, since: Date): Promise<boolean> {
  return progressRepo(unit.tx).wasLeft(personId, { since, now: unit.now, reminders: [REMIND, ASKED] })
}
