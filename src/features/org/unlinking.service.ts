import type { Unit } from '../../platform/unit.ts'
import { accountsRepo } from './accounts.repo.ts'

/**
 * People no longer belong to an organisation: whatever stands open on their screens and is theirs alone closes within
 * the minute (PV35). The day itself is left to take the own history along.
 */
export async function closeScreensOf(unit: Unit, leavers: readonly { personId: string }[]): Promise<void> {
  await accountsRepo(unit.tx).closeScreens({ personIds: leavers.map(({ personId }) => personId) }, unit.now)
}

/**
 * Whose last membership ended before today and in one of these organisations: unlinked, and with that end the consents
 * and what was written for nobody else, since nobody can come back to it (ID4). That a check was done stays.
 */
export async function unlinkGone(unit: Unit, organisationIds: readonly string[]): Promise<void> {
  const repo = accountsRepo(unit.tx)
  const personIds = await repo.listGone(organisationIds, unit.now)
  if (personIds.length === 0) return
  await repo.dropNotices(personIds)
  await repo.unlink({ personIds }, unit.now)
  await repo.forgetGone(personIds, unit.now)
}
