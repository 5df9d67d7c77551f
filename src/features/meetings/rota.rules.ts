import type { Day } from '../../platform/calendar.ts'

/** Who may speak. `lastLong`: the month in which this person last spoke at length; null when that is not known. */
export type Speaker = { personId: string; fullName: string; role: string | null; joinedOn: Day | null; lastLong: string | null }
export type Turn = { speaker: Speaker; length: 'long' | 'short'; seconds: number }
/** `fits`: false where the time is too short even for a word from each. */
export type Rota = { turns: Turn[]; fits: boolean }

/** Every member speaks at length at least once in so many meetings (MR8). */
const ROUND = 4
const SHORT = 30
const LONG = { usual: 150, least: 60, most: 600 }
const STEP = 15
/** Who goes first, since heads set the example (domain rule 8). */
const FIRST = ['secretary', 'deputySecretary', 'committeeMember']

/** The branch's heads, then by years in the Party, the longest first; who has no date stands behind, never by alphabet. */
export function inSpeakingTurn(speakers: readonly Speaker[]): Speaker[] {
  const place = ({ role }: Speaker) => (FIRST.includes(role ?? '') ? FIRST.indexOf(role ?? '') : FIRST.length)
  const since = ({ joinedOn }: Speaker) => joinedOn ?? '9999-12-31'
  return speakers.toSorted((a, b) => place(a) - place(b) || compare(since(a), since(b)) || compare(a.personId, b.personId))
}

/**
 * Who speaks at length and who briefly, so that `minutes` suffice: at least a quarter at length, those first who have
 * waited longest. What is left of the time goes to more of them, then to each of them.
 */
export function makeRota(speakers: readonly Speaker[], minutes: number): Rota {
  const order = inSpeakingTurn(speakers)
  const time = minutes * 60
  const count = order.length
  if (count === 0) return { turns: [], fits: true }
  const least = Math.ceil(count / ROUND)
  const usual = Math.floor((time - count * SHORT) / (LONG.usual - SHORT))
  const longs = Math.min(count, Math.max(least, usual))
  const each = Math.floor((time - (count - longs) * SHORT) / longs / STEP) * STEP
  const waited = order.toSorted((a, b) => compare(a.lastLong ?? '', b.lastLong ?? '') || order.indexOf(a) - order.indexOf(b))
  const chosen = new Set(waited.slice(0, longs).map(({ personId }) => personId))
  const turns = order.map((speaker): Turn => {
    const long = chosen.has(speaker.personId)
    return { speaker, length: long ? 'long' : 'short', seconds: long ? Math.min(LONG.most, Math.max(LONG.least, each)) : SHORT }
  })
  return { turns, fits: turns.reduce((sum, { seconds }) => sum + seconds, 0) <= time }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
