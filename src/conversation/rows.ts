import type { Choice } from './screen.ts'

/** Buttons side by side, `width` in a row. */
export function inRows(choices: Choice[], width: number): Choice[][] {
  return Array.from({ length: Math.ceil(choices.length / width) }, (_, i) => choices.slice(i * width, (i + 1) * width))
}
