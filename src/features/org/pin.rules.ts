export const PIN_LEAST = 4
export const PIN_MOST = 6
/** Wrong PINs in a row that lock, and for how many minutes (ID11). */
export const PIN_TRIES = 5
export const PIN_LOCK_MINUTES = 15
/** How long a half-entered PIN waits, in minutes. */
export const PIN_ENTRY_MINUTES = 10

/**
 * What is being entered. open: to see a confidential screen · change, remove: the old one first · new, again: twice the
 * same, for who has none · renew, reagain: the same after `change` · old: the one of before a relinking.
 */
const MODES = ['open', 'change', 'remove', 'new', 'again', 'renew', 'reagain', 'old'] as const
export type PinMode = (typeof MODES)[number]
export type PinEntry = { mode: PinMode; first: string; digits: string }

export const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'e', '0', 'd'] as const
export type Key = (typeof KEYS)[number]

export const startEntry = (mode: PinMode): PinEntry => ({ mode, first: '', digits: '' })

/** The entry after a digit or "erase". More than six digits stay six. */
export function afterKey(entry: PinEntry, key: Exclude<Key, 'd'>): PinEntry {
  if (key === 'e') return { ...entry, digits: entry.digits.slice(0, -1) }
  return entry.digits.length >= PIN_MOST ? entry : { ...entry, digits: entry.digits + key }
}

export function isLongEnough({ digits }: PinEntry): boolean {
  return digits.length >= PIN_LEAST
}

/** One argument of an action; it is only ever written into an encrypted state. */
export function writeEntry({ mode, first, digits }: PinEntry): string {
  return `${mode}.${first}.${digits}`
}

export function readEntry(text: string): PinEntry | null {
  const [mode = '', first = '', digits = ''] = text.split('.')
  const known = MODES.find((candidate) => candidate === mode)
  return known && /^\d{0,6}$/.test(first) && /^\d{0,6}$/.test(digits) ? { mode: known, first, digits } : null
}

/** Whether a text may be a PIN that somebody typed by mistake (PV30). */
export function looksLikePin(text: string): boolean {
  return /^\d{4,6}$/.test(text.normalize('NFKC').trim())
}
