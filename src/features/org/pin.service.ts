import { randomBytes, scryptSync } from 'node:crypto'
import type { AccountState } from '../../conversation/account.ts'
import { parseAction } from '../../conversation/actions.ts'
import type { Member } from '../../conversation/screen.ts'
import { addMinutes } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import type { PinEntry } from './pin.rules.ts'
import { looksLikePin, PIN_ENTRY_MINUTES, PIN_LOCK_MINUTES, PIN_TRIES, readEntry } from './pin.rules.ts'

export type PinCheck = { kind: 'right'; kept: string } | { kind: 'wrong'; left: number } | { kind: 'locked'; until: Date }
type PinRow = { pin: string | null; pinFailures: number; pinUntil: Date | null }

/** What is open to this account: everything, nothing before the PIN, or nothing until a moment. */
export type PinStanding = { kind: 'open' | 'asked' } | { kind: 'locked'; until: Date }

/**
 * Confidential screens are open while one of them stands on the screen, ten minutes at most: `closes_at` is kept by the
 * presenter for exactly those. The keypad itself is not confidential, or it would unlock what it guards.
 */
export async function pinStanding(unit: Unit, actor: Member): Promise<PinStanding> {
  if (!actor.person.pin) return { kind: 'open' }
  const account = await unit.tx.account.findUnique({ where: { id: actor.accountId }, select: { closesAt: true } })
  if (account?.closesAt && account.closesAt > unit.now) return { kind: 'open' }
  const person = await unit.tx.person.findUnique({ where: { id: actor.person.id }, select: { pinUntil: true } })
  return person?.pinUntil && person.pinUntil > unit.now ? { kind: 'locked', until: person.pinUntil } : { kind: 'asked' }
}

/** Opens the confidential screens of this account, as if one of them had just been shown. */
export async function unlock(unit: Unit, actor: Member): Promise<void> {
  await unit.tx.account.update({ where: { id: actor.accountId }, data: { closesAt: addMinutes(unit.now, 10) } })
}

/**
 * Compares a PIN. Five wrong ones in a row lock for fifteen minutes, and the member is told on every device (ID11).
 * @param among kept hashes of former PINs, in place of the one that is set
 */
export async function checkPin(unit: Unit, actor: Member, digits: string, among?: readonly string[]): Promise<PinCheck> {
  const personId = actor.person.id
  const row = await lockPin(unit, personId)
  if (row.pinUntil && row.pinUntil > unit.now) return { kind: 'locked', until: row.pinUntil }
  const found = (among ?? (row.pin === null ? [] : [row.pin])).find((kept) => matches(unit, { personId, digits, kept }))
  if (found !== undefined) {
    await unit.tx.person.update({ where: { id: personId }, data: { pinFailures: 0, pinUntil: null } })
    return { kind: 'right', kept: found }
  }
  const failures = row.pinFailures + 1
  if (failures < PIN_TRIES) {
    await unit.tx.person.update({ where: { id: personId }, data: { pinFailures: failures } })
    return { kind: 'wrong', left: PIN_TRIES - failures }
  }
  const until = addMinutes(unit.now, PIN_LOCK_MINUTES)
  await unit.tx.person.update({ where: { id: personId }, data: { pinFailures: 0, pinUntil: until } })
  unit.notify('org.pin-locked', personId, {}, { key: until.toISOString(), until: addMinutes(until, 24 * 60), twice: 'fine' })
  return { kind: 'locked', until }
}

/** Sets a PIN, or takes it away. */
export async function savePin(unit: Unit, actor: Member, digits: string | null): Promise<void> {
  const pin = digits === null ? null : hashPin(unit, { personId: actor.person.id, digits, salt: randomBytes(12).toString('base64url') })
  await unit.tx.person.update({ where: { id: actor.person.id }, data: { pin, pinFailures: 0, pinUntil: null } })
}

/** Whether what was typed is this member's PIN: then it must leave the chat (PV30). Counts as no attempt. */
export async function isOwnPin(unit: Unit, actor: Member, text: string): Promise<boolean> {
  if (!actor.person.pin || !looksLikePin(text)) return false
  const { pin } = await lockPin(unit, actor.person.id)
  return pin !== null && matches(unit, { personId: actor.person.id, digits: text.normalize('NFKC').trim(), kept: pin })
}

/**
 * What was entered so far, and the screen it is asked for. It lives in the account's encrypted state, as the prompt
 * that takes a typed text while the keypad stands: so it is in no button, no log and no column in clear.
 */
export async function enteredSoFar(unit: Unit, accountId: string): Promise<{ entry: PinEntry | null; view: string | null }> {
  const row = await unit.tx.account.findUnique({ where: { id: accountId }, select: { state: true } })
  if (!row?.state) return { entry: null, view: null }
  const { screen, prompt } = unit.box.open<AccountState>(`account:${accountId}`, row.state)
  const parsed = prompt ? parseAction(prompt.action) : null
  const mine = parsed?.feature === 'org' && parsed.verb === 'pin-typed'
  const fresh = prompt !== undefined && addMinutes(unit.now, -PIN_ENTRY_MINUTES).toISOString() < prompt.at
  return { entry: mine && fresh ? readEntry(parsed.args[0] ?? '') : null, view: screen?.view ?? null }
}

async function lockPin(unit: Unit, personId: string): Promise<PinRow> {
  const [row] = await unit.tx.$queryRaw<PinRow[]>`
    select pin, pin_failures as "pinFailures", pin_until as "pinUntil" from person where id = ${personId} for update`
  if (!row) throw new Error('no such person')
  return row
}

/** Slow by scrypt, and bound to the server's key and the person: a dump alone cannot try ten thousand PINs. */
function hashPin(unit: Unit, { personId, digits, salt }: { personId: string; digits: string; salt: string }): string {
  return `${salt}.${unit.box.hash('pin', slow({ personId, digits, salt }))}`
}

function matches(unit: Unit, { personId, digits, kept }: { personId: string; digits: string; kept: string }): boolean {
  const [salt = '', hash = ''] = kept.split('.')
  return unit.box.hashes('pin', slow({ personId, digits, salt })).includes(hash)
}

function slow({ personId, digits, salt }: { personId: string; digits: string; salt: string }): string {
  return scryptSync(`${personId}:${digits}`, salt, 32, { N: 2 ** 14, r: 8, p: 1 }).toString('base64url')
}
