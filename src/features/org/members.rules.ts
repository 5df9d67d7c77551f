import type { Role } from '../../conversation/screen.ts'
import { addDays, daysBetween, isDay, type Day } from '../../platform/calendar.ts'
import type { PartyStatus } from './org.rules.ts'

/** What a membership says while it lasts. `statusUntil`: the end of a probation, when somebody must decide. */
export type Standing = { role: Role; partyStatus: PartyStatus; statusUntil: Day | null; cell: string | null; joinedOn: Day | null }
/** A row of a person's memberships in one organisation. `to` is the first day that no longer counts. */
export type Span = Standing & { from: Day; to: Day | null }

/** From `from` until before `to` (null: for good) these values hold; `set` null: the person does not belong then. */
export type Rewrite = { from: Day; to: Day | null; set: Partial<Standing> | null }

/**
 * A person's memberships with something else said of a stretch of time: what lay before and behind it stays, so that
 * whoever is exempt until March is a full member again from March on.
 * @param spans in order of time, none overlapping
 */
export function rewrite(spans: readonly Span[], { from, to, set }: Rewrite): Span[] {
  const parts = spans.flatMap((span) => {
    const starts = later(span.from, from)
    const ends = earlier(span.to, to)
    if (ends !== null && starts >= ends) return [span]
    return [
      ...(span.from < from ? [{ ...span, to: from }] : []),
      ...(set === null ? [] : [{ ...span, ...set, from: starts, to: ends }]),
      ...(to !== null && (span.to === null || span.to > to) ? [{ ...span, from: to }] : []),
    ]
  })
  return parts.reduce<Span[]>((joined, span) => {
    const last = joined.at(-1)
    if (last && last.to === span.from && sameStanding(last, span)) return [...joined.slice(0, -1), { ...last, to: span.to }]
    return [...joined, span]
  }, [])
}

/** The rows to write so that `after` holds: new or changed ones, and emptied those that are no longer there. */
export function writesOf(before: readonly Span[], after: readonly Span[]): Span[] {
  const emptied = before.filter((old) => !after.some(({ from }) => from === old.from)).map((old) => ({ ...old, to: old.from }))
  const written = after.filter((span) => !before.some((old) => old.from === span.from && old.to === span.to && sameStanding(old, span)))
  return [...emptied, ...written]
}

/** The row that holds on a day. */
export function spanOn(spans: readonly Span[], day: Day): Span | null {
  return spans.find(({ from, to }) => from <= day && (to === null || to > day)) ?? null
}

/** The first day on which the person no longer belongs; null while that is open. */
export function endOf(spans: readonly Span[]): Day | null {
  return spans.at(-1)?.to ?? null
}

/** A status with what kinds of dates it has: the last day asked for, and what happens after it. */
export const STATUS_LETTERS = { f: 'full', p: 'probationary', e: 'exempt', s: 'suspended', a: 'away', g: 'guest' } as const satisfies Record<string, PartyStatus>
export type StatusLetter = keyof typeof STATUS_LETTERS

/** A status as it was entered: from a day; `last` is the last day on which it holds, for a probation the day of its end. */
export type StatusChange = { status: PartyStatus; from: Day; last: Day | null }

/** What a status with dates does to the memberships. A guest's Party life here ends with the guest's time. */
export function withStatus(spans: readonly Span[], { status, from, last }: StatusChange): Span[] {
  const probation = status === 'probationary'
  const set = { partyStatus: status, statusUntil: probation ? last : null }
  const to = last === null || probation ? null : addDays(last, 1)
  const changed = rewrite(spans, { from, to, set })
  return status === 'guest' && to !== null ? rewrite(changed, { from: to, to: null, set: null }) : changed
}

/** A day in three characters, so that two of them and a letter fit into a button: days since 2000, base 36. */
export function dayCode(day: Day): string {
  return daysBetween(EPOCH, day).toString(36).padStart(3, '0')
}

export function dayFromCode(code: string): Day | null {
  return /^[0-9a-z]{3}$/.test(code) ? addDays(EPOCH, Number.parseInt(code, 36)) : null
}

const EPOCH: Day = '2000-01-01'

/** A day as people type it: `5/11/2026`, `5-11-2026`, `5.11.2026`, `2026-11-05`; null for anything else. */
export function typedDay(text: string): Day | null {
  const plain = text.normalize('NFKC').trim()
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/.exec(plain) ?? []
  const read = year === '' ? plain : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(read) ? read : null
}

/** Years ahead for which something may be entered: beyond it is a slip of the finger. */
const YEARS_AHEAD = 10

export function isComing(day: Day, today: Day): boolean {
  return day >= today && daysBetween(today, day) <= YEARS_AHEAD * 366
}

/** One line of text as it stands in the roster; null when it is empty, too long, or holds what nobody types. */
export function typedLine(text: string, most: number): string | null {
  const line = text.normalize('NFC').replace(/[\u200B\u00AD\uFEFF]/g, '').replace(/\s+/gu, ' ').trim()
  if (line === '' || [...line].length > most || /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFD]/u.test(line)) return null
  return line
}

/** A name: some letter is in it. */
export function typedName(text: string): string | null {
  const name = typedLine(text, 100)
  return name !== null && /\p{L}/u.test(name) ? name : null
}

/** Whether two names are the same to whoever reads them aloud. */
export function sameName(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase()
}

/** By given name, the last of a Vietnamese name, then by the whole. */
export function inNameOrder<T extends { fullName: string }>(people: readonly T[]): T[] {
  const collator = new Intl.Collator('vi')
  const given = ({ fullName }: T) => fullName.trim().split(/\s+/).at(-1) ?? ''
  return [...people].sort((a, b) => collator.compare(given(a), given(b)) || collator.compare(a.fullName, b.fullName))
}

/** How a member stands to Chibo, as a reader of the list sees it. */
export type Link = 'connected' | 'unreachable' | 'again' | 'unlinked' | 'outside'
export type LinkFacts = { connected: boolean; unreachable: boolean; suspended: boolean; invitedUntil: Date | null }

/**
 * Who declined is not to be told from who never looked (CL2): both look unlinked until the invitation has run out,
 * then like paper. `again`: access was suspended, and no new link was made since.
 */
export function linkOf({ connected, unreachable, suspended, invitedUntil }: LinkFacts, now: Date): Link {
  if (connected) return unreachable ? 'unreachable' : 'connected'
  if (suspended) return 'again'
  return invitedUntil !== null && invitedUntil <= now ? 'outside' : 'unlinked'
}

function sameStanding(a: Standing, b: Standing): boolean {
  return a.role === b.role && a.partyStatus === b.partyStatus && a.statusUntil === b.statusUntil && a.cell === b.cell && a.joinedOn === b.joinedOn
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null) return b
  return b === null || a < b ? a : b
}
