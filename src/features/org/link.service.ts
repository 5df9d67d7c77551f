import { actionOf } from '../../conversation/actions.ts'
import { addMinutes } from '../../platform/calendar.ts'
import { outsideQuietHours } from '../../platform/rhythm.ts'
import type { Unit } from '../../platform/unit.ts'
import { joinRepo } from './join.repo.ts'
import type { Invitation } from './join.rules.ts'
import { findOrganisations } from './org.service.ts'

/** Days for which nothing is shown that was written before a relinking, unless the old PIN is given (PV22). */
export const LOCK_DAYS = 14

/** What a feature on the right keeps for a member alone and puts under lock when the member is linked anew. */
export type Locks = {
  /** Puts all that is there under lock. `by` is the account that was linked, `pin` the kept hash of the PIN of that time. */
  lock(unit: Unit, personId: string, lock: { until: Date; by: string; pin: string | null }): Promise<void>
  /** What is under lock now: until when, and the PINs that open it. */
  find(unit: Unit, personId: string): Promise<{ until: Date; pins: string[] } | null>
  /** Takes off what was locked under this PIN, or by the linking of an account that turned out to be another's. */
  open(unit: Unit, personId: string, by: { pin: string } | { account: string }): Promise<void>
}

/**
 * Gives the account to the person invited. The caller holds the invitation's row: exactly one account gets it. A PIN
 * that was set before is no longer asked for, since it may be what was forgotten; it opens what goes under lock.
 */
export async function linkAccount(unit: Unit, invitation: Invitation, { accountId, locks }: { accountId: string; locks: readonly Locks[] }): Promise<boolean> {
  const repo = joinRepo(unit.tx)
  const { personId, organisationId } = invitation
  const zone = (await findOrganisations(unit, [organisationId])).get(organisationId)?.timeZone ?? 'UTC'
  if (!(await repo.linkAccount({ id: accountId, personId, zone, now: unit.now }))) return false
  await repo.save(invitation.id, { spent: true, askedAt: null, askedBy: null })
  const until = addMinutes(unit.now, LOCK_DAYS * 24 * 60)
  const pin = await repo.takePin(personId)
  for (const one of locks) await one.lock(unit, personId, { until, by: accountId, pin })
  const from = outsideQuietHours(unit.now, { zone })
  for (const account of await repo.listOtherAccounts(personId, accountId)) {
    unit.notify('org.linked-elsewhere', personId, { account, linked: accountId }, { key: `${accountId}:${account}`, from, twice: 'fine' })
  }
  return true
}

/**
 * Four digits that stand on the screen of whoever waits and of whoever confirms: compared face to face, they tell the
 * phone in the room from another one that asked with the same link.
 */
export function numberOf(unit: Pick<Unit, 'box'>, { id, askedBy, askedAt }: Pick<Invitation, 'id' | 'askedBy' | 'askedAt'>): string {
  const hash = unit.box.hash('meet', `${id}:${askedBy}:${askedAt?.toISOString()}`)
  return String(Buffer.from(hash, 'base64url').readUInt32BE(0) % 10_000).padStart(4, '0')
}

/** The screen of everybody who holds this invitation and is not linked: drawn again when its state changes. */
export function knockView(invitationId: string): string {
  return actionOf('org', 'knock', invitationId)
}
