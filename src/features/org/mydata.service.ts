import type { Choice, Member } from '../../conversation/screen.ts'
import { addMinutes } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { isLeader } from './access.rules.ts'
import { accountsRepo } from './accounts.repo.ts'
import { audit } from './audit.service.ts'
import { joinRepo } from './join.repo.ts'
import { isRefusal } from './keep.service.ts'
import { ASKED_DAYS } from './join.rules.ts'
import type { Locks } from './link.service.ts'
import { mydataRepo } from './mydata.repo.ts'
import type { Reader } from './mydata.rules.ts'
import { termsOf } from './mydata.rules.ts'
import { effectiveSettingsOf, leadersOf } from './org.service.ts'
import type { PinCheck } from './pin.service.ts'
import { checkPin } from './pin.service.ts'

/** Of features on the right, given by the root: further entries of "my data", and what takes their consents back. */
export type Mine = (unit: Unit, actor: Member) => Promise<{ entries: Choice[]; takeBack?: Choice[] }>

export const CORRECTION_ASKED = 'correction-asked'
export const DEVICE_REFUSED = 'device-refused'
/** Days for which a new device of one's own is shown on the others. */
const NEWS_DAYS = 7
const MOST = 200

/** The consents that stand, and the ones taken back, newest first; the connections; what is under lock. */
export async function readMine(unit: Unit, actor: Member, locks: readonly Locks[]) {
  const repo = joinRepo(unit.tx)
  const consents = (await repo.listConsents(actor.person.id)).filter((row) => !isRefusal(row)).toReversed()
  return { consents, accounts: await repo.listAccounts(actor.person.id), locked: await findLocked(unit, actor.person.id, locks) }
}

/** Until when something is under lock since the last relinking, and the PINs of before that open it; null when nothing is. */
export async function findLocked(unit: Unit, personId: string, locks: readonly Locks[]): Promise<{ until: Date; pins: string[] } | null> {
  const found = []
  for (const one of locks) found.push(await one.find(unit, personId))
  const held = found.filter((one) => one !== null)
  if (held.length === 0) return null
  const until = new Date(Math.max(...held.map((one) => one.until.getTime())))
  return { until, pins: [...new Set(held.flatMap((one) => one.pins))] }
}

/** The PIN of before the relinking: right, what was locked under it is open again; wrong, it counts as any PIN (ID11). */
export async function openLocked(unit: Unit, actor: Member, { digits, locks }: { digits: string; locks: readonly Locks[] }): Promise<PinCheck> {
  const personId = actor.person.id
  const found = await findLocked(unit, personId, locks)
  if (!found) throw new Refusal('stale-button')
  const check = await checkPin(unit, actor, digits, found.pins)
  if (check.kind === 'right') for (const one of locks) await one.open(unit, personId, { pin: check.kept })
  return check
}

export async function listReaders(unit: Unit, { memberships }: Member): Promise<Reader[]> {
  return termsOf(await mydataRepo(unit.tx).listReaders(memberships.map(({ organisationId }) => organisationId), unit.now), unit.now)
}
export const listFiles = (unit: Unit, { person }: Member) => mydataRepo(unit.tx).listFiles(person.id, MOST)
export const listNoted = (unit: Unit, { person }: Member) => mydataRepo(unit.tx).listNoted(person.id, MOST)

// ── connections ───────────────────────────────────────────────────────────────────────────────────────────────

/** One of the member's own connections. @throws Refusal `stale-button` for any other */
export async function ownAccount(unit: Unit, actor: Member, id: string) {
  const found = (await joinRepo(unit.tx).listAccounts(actor.person.id)).find((one) => one.id === id)
  if (!found) throw new Refusal('stale-button')
  return found
}

/** Ends one connection; what was written stays with the others. */
export async function unlinkOwn(unit: Unit, actor: Member, id: string): Promise<void> {
  await joinRepo(unit.tx).lockPerson(actor.person.id)
  await ownAccount(unit, actor, id)
  await accountsRepo(unit.tx).unlink({ personIds: [actor.person.id], id }, unit.now)
}

/** Connections of this person that are newer than this one, of which it was told within a week. */
export function listNewer(unit: Unit, { person, accountId }: Member) {
  return joinRepo(unit.tx).listNewer({ personId: person.id, accountId, since: addMinutes(unit.now, -NEWS_DAYS * 24 * 60) })
}

/**
 * "Not me", said on a device that was linked before: the newer connection is ended, what its linking
 * had put under lock is as it was, and the secretary reads it in the morning (PV22).
 * @throws Refusal `stale-button` where this account was not told of that one
 */
export async function disown(unit: Unit, actor: Member, { id, locks }: { id: string; locks: readonly Locks[] }): Promise<void> {
  await joinRepo(unit.tx).lockPerson(actor.person.id)
  if (!(await listNewer(unit, actor)).some((one) => one.id === id)) throw new Refusal('stale-button')
  await accountsRepo(unit.tx).unlink({ personIds: [actor.person.id], id }, unit.now)
  for (const one of locks) await one.open(unit, actor.person.id, { account: id })
  await audit(unit, actor, { action: DEVICE_REFUSED, organisationId: actor.memberships[0]?.organisationId ?? null, subjectId: actor.person.id })
}

// ── corrections ───────────────────────────────────────────────────────────────────────────────────────────────

export type Correcting = { leaders: string[]; contact: string | null; askedOn: Date | null; mayAsk: boolean }

/** Whom to ask for a correction, and whether it was asked already. */
export async function readCorrecting(unit: Unit, actor: Member): Promise<Correcting> {
  const ids = actor.memberships.map(({ organisationId }) => organisationId)
  const first = ids[0]
  const contact = first === undefined ? null : ((await effectiveSettingsOf(unit, [first])).get(first)?.settings.contact ?? null)
  const leaders = (await leadersOf(unit, ids)).filter(({ personId }) => personId !== actor.person.id)
  const asked = await mydataRepo(unit.tx).lastAsked(actor.person.id, CORRECTION_ASKED)
  const askedOn = asked && asked > addMinutes(unit.now, -ASKED_DAYS * 24 * 60) ? asked : null
  const ledByOthers = actor.memberships.some(({ role }) => !isLeader(role)) || leaders.length > 0
  return { leaders: [...new Set(leaders.map(({ fullName }) => fullName))], contact, askedOn, mayAsk: askedOn === null && ledByOthers && first !== undefined }
}

/** Puts the member on the secretary's list. What is to be corrected is said in person: nothing of it is stored. */
export async function askCorrection(unit: Unit, actor: Member): Promise<void> {
  await joinRepo(unit.tx).lockPerson(actor.person.id)
  if (!(await readCorrecting(unit, actor)).mayAsk) return
  for (const { organisationId } of actor.memberships) {
    await audit(unit, actor, { action: CORRECTION_ASKED, organisationId, subjectId: actor.person.id })
  }
}
