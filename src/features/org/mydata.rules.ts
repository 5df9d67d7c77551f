import type { Role } from '../../conversation/screen.ts'

export type Reader = { personId: string; fullName: string; role: Role; organisation: string; from: Date; to: Date | null }

/**
 * Who has been a reader from when to when, the newest first: rows of one office that follow each other are one time in
 * it, whatever else has changed in between. An end that lies ahead is not told yet.
 */
export function termsOf(rows: readonly Reader[], today: Date): Reader[] {
  const terms: Reader[] = []
  for (const row of rows) {
    const before = terms.find((one) => one.personId === row.personId && one.role === row.role && one.organisation === row.organisation
      && one.to !== null && one.to.getTime() === row.from.getTime())
    if (before) before.to = row.to
    else terms.push({ ...row })
  }
  return terms.map((one) => ({ ...one, to: one.to !== null && one.to <= today ? one.to : null }))
    .toSorted((a, b) => b.from.getTime() - a.from.getTime())
}
