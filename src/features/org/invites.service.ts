import { addMinutes } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { invitesRepo, type Candidate } from './invites.repo.ts'
import { codeFrom } from './invites.rules.ts'
import { INVITATION_DAYS, normalCode, stateOf } from './join.rules.ts'
import { inNameOrder } from './members.rules.ts'
import { missingSettings } from './org.rules.ts'
import { effectiveSettings, findOrganisations } from './org.service.ts'

/** `code` stands here only: the database has its hash. */
export type Invited = { personId: string; personCode: string; fullName: string; code: string }
export type Invitations = {
  invited: Invited[]
  expiresAt: Date
  /** Whose earlier code has just stopped working. */
  replaced: number
  /** Left alone: somebody says "it is me" and waits to be met. */
  waiting: Candidate[]
  /** Left alone: another organisation of theirs has invited them, and one link serves both. */
  elsewhere: Candidate[]
}

/**
 * Invites whoever of an organisation has no account, for seven days, in the order of names.
 * @param people only these codes; then also those who wait or were invited elsewhere
 * @param keep leaves alone whose invitation still runs: it can be shown and printed again
 * @throws Refusal `invites-not-ready` while nobody may be linked (CL3), `invites-not-a-member` for a code of nobody here
 */
export async function inviteMembers(unit: Unit, { organisationId, people, keep = false }: { organisationId: string; people: string[]; keep?: boolean }): Promise<Invitations> {
  await refuseUnready(unit, organisationId)
  const repo = invitesRepo(unit.tx)
  await repo.lockOrganisation(organisationId)
  const before = await repo.listCandidates(organisationId, unit.now)
  const strange = people.find((code) => !before.some((candidate) => candidate.code === code))
  if (strange !== undefined) throw new Refusal('invites-not-a-member', { code: strange })

  // Locked first, then read again: somebody may have been linking just now.
  const held = new Map((await repo.lockInvitations(before.map(({ personId }) => personId))).map((row) => [row.personId, row]))
  const free = (await repo.listCandidates(organisationId, unit.now))
    .filter(({ connected, code }) => !connected && (people.length === 0 || people.includes(code)))
  const stateFor = ({ personId }: Candidate) => {
    const invitation = held.get(personId)
    return invitation ? { state: stateOf(invitation, unit.now), here: invitation.organisationId === organisationId } : null
  }
  const waiting = people.length > 0 ? [] : free.filter((one) => stateFor(one)?.state === 'asked')
  const elsewhere = people.length > 0 ? [] : free.filter((one) => stateFor(one)?.state === 'open' && !stateFor(one)?.here)
  const runs = free.filter((one) => keep && ['open', 'asked'].includes(stateFor(one)?.state ?? ''))
  const chosen = inNameOrder(free.filter((one) => !waiting.includes(one) && !elsewhere.includes(one) && !runs.includes(one)))

  const made = chosen.map(({ personId, code, fullName }) => {
    const id = unit.newId()
    return { id, personId, personCode: code, fullName, code: codeFrom(unit.box.hash('invitation-code', id)) }
  })
  const expiresAt = addMinutes(unit.now, INVITATION_DAYS * 24 * 60)
  await repo.remove(chosen.flatMap(({ personId }) => held.get(personId)?.id ?? []))
  await repo.add(made.map(({ id, personId, code }) => ({ id, personId, codeHash: unit.box.hash('invitation', normalCode(code)) })), { organisationId, expiresAt })
  const invited = made.map(({ id: _id, ...one }) => one)
  const replaced = chosen.filter((one) => ['open', 'asked'].includes(stateFor(one)?.state ?? '')).length
  return { invited, expiresAt, replaced, waiting, elsewhere }
}

export type Open = Invited & { expiresAt: Date }

/** The invitations of an organisation that can be used now, with their codes, in the order of names. */
export async function listInvitations(unit: Unit, organisationId: string): Promise<Open[]> {
  const rows = await invitesRepo(unit.tx).listOpen(organisationId, unit.now)
  return inNameOrder(rows.flatMap(({ id, codeHash, personId, personCode, fullName, ...invitation }) => {
    // Under whichever key it was made; one of before these codes could be shown again is told as none.
    const code = unit.box.hashes('invitation-code', id).map(codeFrom).find((one) => unit.box.hashes('invitation', one).includes(codeHash))
    return code !== undefined && stateOf({ id, personId, ...invitation }, unit.now) === 'open'
      ? [{ personId, personCode, fullName, code, expiresAt: invitation.expiresAt }] : []
  }))
}

async function refuseUnready(unit: Unit, organisationId: string): Promise<void> {
  const missing = missingSettings(await effectiveSettings(unit, organisationId))
  if (missing.length === 0) return
  const organisation = (await findOrganisations(unit, [organisationId])).get(organisationId)
  throw new Refusal('invites-not-ready', { org: organisation?.name ?? '', code: organisation?.code ?? '', settings: missing.join(', ') })
}
