import type { Say } from '../../conversation/words.ts'
import type { Problem } from './roster-cells.rules.ts'
import type { Duplicate } from './roster-gather.rules.ts'

/** What is wrong in one cell of a roster, in words: line, column, value, and what was expected. */
export function tellProblem(say: Say, { line, column, value, expected, vars = {} }: Problem): string {
  const wanted = say(expected, vars)
  return column === '' ? say('roster-bad-line', { line, expected: wanted }) : say('roster-bad-value', { line, column, value, expected: wanted })
}

export function tellDuplicate(say: Say, { why, lines }: Duplicate): string {
  return say(DUPLICATES[why], { lines: lines.join(', ') })
}

const DUPLICATES: Record<Duplicate['why'], string> = {
  row: 'roster-twice', name: 'roster-same-name', phone: 'roster-same-phone', card: 'roster-same-card',
}
