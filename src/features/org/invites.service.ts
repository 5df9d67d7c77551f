import { randomInt } from 'node:crypto'
import { addMinutes } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { invitesRepo, type Candidate } from './invites.repo.ts'
import { INVITATION_DAYS, normalCode, stateOf } from './join.rules.ts'
import { missingSettings } from './org.rules.ts'
import { effectiveSettings, findOrganisations } from './org.service.ts'

/** Without what looks alike on paper: 0 O, 1 I, 2 Z, 5 S, 8 B. Ten of them are 47 bits, and outsiders try ten an hour. */
const LETTERS = '34679ACDEFGHJKLMNPQRTUVWXY'
const LENGTH = 10

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
 * @throws Refusal `invites-not-ready` while nobody may be linked (CL3), `invites-not-a-member` for a code of nobody here
 */
export async function inviteMembers(unit: Unit, { organisationId, people }: { organisationId: string; people: string[] }): Promise<Invitations> {
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
  const chosen = free.filter((one) => !waiting.includes(one) && !elsewhere.includes(one))
    .toSorted((a, b) => byName.compare(lastNameFirst(a.fullName), lastNameFirst(b.fullName)))

  const invited = chosen.map(({ personId, code, fullName }) => ({ personId, personCode: code, fullName, code: makeCode() }))
  const expiresAt = addMinutes(unit.now, INVITATION_DAYS * 24 * 60)
  await repo.remove(chosen.flatMap(({ personId }) => held.get(personId)?.id ?? []))
  await repo.add(invited.map(({ personId, code }) => ({ id: unit.newId(), personId, codeHash: unit.box.hash('invitation', normalCode(code)) })), { organisationId, expiresAt })
  const replaced = chosen.filter((one) => ['open', 'asked'].includes(stateFor(one)?.state ?? '')).length
  return { invited, expiresAt, replaced, waiting, elsewhere }
}

async function refuseUnready(unit: Unit, organisationId: string): Promise<void> {
  const missing = missingSettings(await effectiveSettings(unit, organisationId))
  if (missing.length === 0) return
  const organisation = (await findOrganisations(unit, [organisationId])).get(organisationId)
  throw new Refusal('invites-not-ready', { org: organisation?.name ?? '', code: organisation?.code ?? '', settings: missing.join(', ') })
}

function makeCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

const byName = new Intl.Collator('vi')

/** Vietnamese lists go by the given name, which stands last. */
function lastNameFirst(name: string): string {
  return name.split(' ').toReversed().join(' ')
}
