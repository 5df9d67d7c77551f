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

/** Devices that nobody can come back to, as the sessions by which they were reached are over: as if each had been unlinked. */
export async function endDevices(unit: Unit, accountIds: string[]): Promise<void> {
  if (accountIds.length === 0) return
  const found = await unit.tx.account.findMany({ where: { id: { in: accountIds } }, select: { id: true, personId: true }, orderBy: { id: 'asc' } })
  for (const { id, personId } of found) {
    if (personId !== null) await accountsRepo(unit.tx).unlink({ personIds: [personId], id }, unit.now)
  }
  // Nobody's yet: who waits there to be met face to face would be met in vain.
  await unit.tx.invitation.updateMany({ where: { askedBy: { in: accountIds }, spent: false }, data: { askedAt: null, askedBy: null } })
  await unit.tx.account.deleteMany({ where: { id: { in: accountIds }, personId: null, closesAt: null, tidyAt: null } })
}
