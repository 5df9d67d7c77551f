import type { Role } from '../conversation/screen.ts'
import { numberOf } from '../features/org/link.service.ts'
import { confirmPerson, listConfirmers } from '../features/org/meet.service.ts'
import { locks } from '../lists.ts'
import { Refusal } from '../platform/errors.ts'
import type { Unit } from '../platform/unit.ts'
import { adminRepo, getPerson, type Person } from './admin.repo.ts'
import type { Speaking } from './admin.ts'
import type { Answer } from './commands.ts'

const FIRST: Role[] = ['secretary', 'deputySecretary', 'officer']

/** `confirm PERSON [NUMBER]`: links the account that waits as this person, where nobody who may is connected (ID1). */
export async function confirm({ chibo, say }: Speaking, { person: code, number }: { person: string; number: string | null }): Promise<Answer> {
  const { fullName } = await chibo.units.run(async (unit) => {
    const person = await getPerson(unit.tx, code)
    await check(unit, person, number)
    return confirmPerson(unit, person.id, locks)
  })
  return { code: 0, output: say('admin-confirmed', { name: fullName }) }
}

/**
 * Whoever runs the server confirms heads alone, and only while nobody is there who knows the person by sight. Where
 * more than one account has asked with this link, the number on the right one's screen must be given.
 */
async function check(unit: Unit, { id, code, fullName }: Person, number: string | null): Promise<void> {
  const repo = adminRepo(unit.tx)
  const invitation = await repo.findInvitation(id)
  if (!invitation?.askedBy) throw new Refusal('admin-nobody-waits', { name: fullName })
  const { organisationId, others } = invitation
  const confirmers = await listConfirmers(unit, { personId: id, organisationId })
  if (confirmers.length > 0) {
    throw new Refusal('admin-confirm-above', { name: fullName, names: confirmers.map((holder) => holder.fullName).join(', ') })
  }
  const roles = await repo.listRoles({ personId: id, organisationId, now: unit.now })
  if (!roles.some((role) => FIRST.includes(role))) throw new Refusal('admin-confirm-heads', { name: fullName })
  if (number === null && others > 0) throw new Refusal('admin-confirm-number', { name: fullName, code })
  if (number !== null && number !== numberOf(unit, invitation)) throw new Refusal('admin-confirm-other-number', { name: fullName })
}
