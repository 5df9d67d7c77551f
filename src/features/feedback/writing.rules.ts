import { fold } from '../../conversation/commands.ts'
import { charactersOver } from '../../conversation/typed.ts'
import type { Day } from '../../platform/calendar.ts'
import type { Case } from './case.record.ts'
import { allows, mayAsk, mayAskName, mayDecide, mayRestate } from './case.rules.ts'

/**
 * What a reader writes about a case. ask: to the author · restate: the text that is made known · unproven, unsuited,
 * close: the words to the author with that result (rule 49) · pass: why it goes upward · reason: why the name is wanted,
 * where it is none of the listed ones · recuse: why he is concerned · decide: why it is made known without a yes (PV11).
 */
export const WRITINGS = ['ask', 'restate', 'unproven', 'unsuited', 'pass', 'reason', 'recuse', 'close', 'decide'] as const
export type Writing = (typeof WRITINGS)[number]

/** Characters, as a reader counts them. */
export const WRITING_MOST = 1000
/** Syllables in a row that are the author's own turn of phrase, and no longer the language's. */
const RUN = 12

/** Whether this may be written now by this reader: as `allows` says it of a step. */
export function mayWrite(one: Case, what: Writing, { by, today }: { by: string; today: Day }): 'yes' | 'skips' | 'over' {
  const early = ['new', 'received', 'verifying', 'passed'].includes(one.state)
  const when = (may: boolean, skips: boolean) => (may ? 'yes' : skips ? 'skips' : 'over')
  if (what === 'unproven') return allows(one, 'unsubstantiated')
  if (what === 'unsuited') return allows(one, 'unsuitable')
  if (what === 'pass' || what === 'close') return allows(one, what)
  if (what === 'ask') return when(mayAsk(one), one.state === 'new')
  if (what === 'restate') return when(mayRestate(one), early)
  if (what === 'decide') return when(mayDecide(one, today), early)
  if (what === 'reason') return when(mayAskName(one, by), one.state === 'new')
  return when(!['closed', 'withdrawn'].includes(one.state), false)
}

/** What stands in the way of sending: characters too many, or words of the author's taken over. */
export function faultOf(one: Case, what: Writing, text: string): { over: number } | { copied: string } | null {
  const over = charactersOver(text, WRITING_MOST)
  if (over > 0) return { over }
  const copied = what === 'restate' ? copiedFrom(text, [one.record.text, ...one.record.added.map((one) => one.text)]) : null
  return copied === null ? null : { copied }
}

/**
 * A run of the author's words in the text that is to be made known: twelve in a row, or all of a shorter letter. Whoever
 * knows how somebody writes would know who wrote. Null where there is none.
 */
function copiedFrom(text: string, originals: readonly string[]): string | null {
  const words = text.split(/\s+/).filter((word) => fold(word) !== '')
  for (const original of originals) {
    const theirs = original.split(/\s+/).map(fold).filter((word) => word !== '')
    const length = Math.min(RUN, theirs.length)
    if (length < 4) continue
    const runs = new Set(theirs.slice(0, theirs.length - length + 1).map((_, i) => theirs.slice(i, i + length).join(' ')))
    const at = words.findIndex((_, i) => runs.has(words.slice(i, i + length).map(fold).join(' ')))
    if (at >= 0) return words.slice(at, at + length).join(' ')
  }
  return null
}
