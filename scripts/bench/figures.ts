export const median = (values: number[]): number => quantile(values, 0.5)

/** @param part from 0 to 1 */
export function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}

/** A row of the bench: what was measured, and whether it is good enough. */
export type Row = { word: string; text: string; good: boolean }

export function printRow({ word, text, good }: Row): void {
  console.log(`${word.padEnd(6)} ${text}${good ? '' : '  ✗ MISSED'}`)
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`
export const mb = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`
