import { actionOf } from '../../conversation/actions.ts'
import { outsideQuietHours } from '../../platform/rhythm.ts'
import type { Unit } from '../../platform/unit.ts'
import { joinRepo } from './join.repo.ts'
import type { Invitation } from './join.rules.ts'
import { findOrganisations } from './org.service.ts'

/** Gives the account to the person invited. The caller holds the invitation's row: exactly one account gets it. */
export async function linkAccount(unit: Unit, invitation: Invitation, accountId: string): Promise<boolean> {
  const repo = joinRepo(unit.tx)
  const { personId, organisationId } = invitation
  const zone = (await findOrganisations(unit, [organisationId])).get(organisationId)?.timeZone ?? 'UTC'
  if (!(await repo.linkAccount({ id: accountId, personId, zone, now: unit.now }))) return false
  await repo.save(invitation.id, { spent: true, askedAt: null, askedBy: null })
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
