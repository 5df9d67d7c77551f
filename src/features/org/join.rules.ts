import { createHash } from 'node:crypto'
import { addMinutes } from '../../platform/calendar.ts'

/** Wrong second facts that lock an invitation, whoever typed them. */
export const TRIES = 5
/** Hours within which somebody must have met whoever has no second fact. */
export const MEET_HOURS = 24
export const INVITATION_DAYS = 7
/** Days for which a request to correct something stands on the secretary's list. */
export const ASKED_DAYS = 14

export type Invitation = {
  id: string
  personId: string
  organisationId: string
  expiresAt: Date
  spent: boolean
  failures: number
  askedAt: Date | null
  askedBy: string | null
  others: number
}

/**
 *   open ──"it is me"──▶ (second fact asked) ──right──▶ spent ──declined──▶ open
 *     │                        └─ five wrong ─▶ locked
 *     └─"it is me", no second fact─▶ asked ──met and confirmed──▶ spent
 *                                      └─ 24 hours, or refused ─▶ over
 *   After seven days it is over, whatever it was. Opening changes nothing (PV21).
 */
export type InvitationState = 'open' | 'asked' | 'spent' | 'locked' | 'over'

export function stateOf(invitation: Invitation, now: Date): InvitationState {
  if (invitation.spent) return 'spent'
  if (now >= invitation.expiresAt) return 'over'
  if (invitation.failures >= TRIES) return 'locked'
  if (!invitation.askedAt) return 'open'
  return now < meetUntil(invitation.askedAt) ? 'asked' : 'over'
}

/** Until when whoever has no second fact must have been met. */
export function meetUntil(askedAt: Date): Date {
  return addMinutes(askedAt, MEET_HOURS * 60)
}

/** A code as it was hashed: people copy it with spaces, hyphens and in lower case. */
export function normalCode(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '')
}

export type Tails = { phone: string | null; card: string | null }

/**
 * What the typed text may be the end of. Who types the whole number is taken at the last four. Digits alone may be
 * either; with a letter in it, it is a card's. Both null: too short to be compared, and no attempt is counted.
 */
export function typedTails(text: string): Tails {
  const kept = text.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
  if (kept.length < 4 || kept.length > 20) return { phone: null, card: null }
  const tail = kept.slice(-4)
  return { phone: /^\d+$/.test(kept) ? tail : null, card: tail }
}

/** Which second fact can be asked for. */
export function factOf(person: { phoneTail: string | null; cardTail: string | null }): 'phone' | 'card' | 'either' | null {
  if (person.phoneTail !== null) return person.cardTail !== null ? 'either' : 'phone'
  return person.cardTail !== null ? 'card' : null
}

export type Purpose = 'chibo' | 'telegram'
/** With what is not needed to go on: keeping answers after the month. */
export type AnyPurpose = Purpose | 'keep'

/** What must be consented to before anything else, in the order in which it is asked. */
export function missingConsents({ channel, consents }: { channel: string; consents: readonly string[] }): Purpose[] {
  const needed: Purpose[] = channel === 'telegram' ? ['chibo', 'telegram'] : ['chibo']
  return needed.filter((purpose) => !consents.includes(purpose))
}

/** Tells one wording of a consent from another; part of it stands in the button, so that nobody agrees to another text. */
export function versionOf(text: string): string {
  return createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 32)
}

export function shortVersion(version: string): string {
  return version.slice(0, 8)
}
