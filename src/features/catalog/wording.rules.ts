import { z } from 'zod'
import { readCells, readCode, readText, type Cells, type Problem } from '../org/roster-cells.rules.ts'
import { OFFICIAL_MOST, POINT_MOST, POINTS_MOST, SIGN_COUNT, type SignSet } from './catalog.rules.ts'

const RowsSchema = z.array(z.object({ sign: z.int().min(1).max(SIGN_COUNT), official: z.string().nullable(), points: z.array(z.string()) }))

/** What stands beside our summaries, sign by sign; a sign of which nothing was loaded is not in it. */
export type Wording = z.output<typeof RowsSchema>
/** An organisation's wording in a file, and the line where it first stands. `code` null: everybody's. */
export type OfOrganisation = { code: string | null; line: number; wording: Wording }

/** What the database holds. @throws ZodError */
export function wordingOfRow(content: unknown): Wording {
  return RowsSchema.parse(content)
}

/**
 * Reads a file with the columns `sign, official, point` and, optionally, `org_code`. A sign may have several rows, each
 * with a sub-point; its official wording stands in one of them or is the same in all.
 */
export function readWording(text: string): { organisations: OfOrganisation[]; problems: Problem[] } {
  const problems: Problem[] = []
  const found = new Map<string | null, OfOrganisation>()
  const firstLines = new Map<string, number>()
  for (const cells of readCells(text, { required: ['sign', 'official', 'point'], optional: ['org_code'] }, problems)) {
    const code = readCode(cells, 'org_code')
    const sign = readSign(cells)
    const official = readText(cells, 'official', OFFICIAL_MOST)
    const point = readText(cells, 'point', POINT_MOST)
    if (official === null && point === null) cells.wrong('official', 'expected-official-or-point')
    if (sign === null || !cells.good()) continue
    const own = found.get(code) ?? { code, line: cells.line, wording: [] }
    found.set(code, own)
    const row = own.wording.find((one) => one.sign === sign) ?? { sign, official: null, points: [] }
    if (!own.wording.includes(row)) own.wording.push(row)
    const once = (what: string) => {
      const line = firstLines.get(`${code ?? ''} ${sign} ${what}`)
      if (line === undefined) firstLines.set(`${code ?? ''} ${sign} ${what}`, cells.line)
      return line
    }
    if (official !== null) {
      const line = once('official')
      if (line !== undefined && row.official !== official) cells.wrong('official', 'expected-same-as-line', { line: String(line) })
      row.official ??= official
    }
    if (point === null) continue
    const line = once(point)
    if (line !== undefined) cells.wrong('point', 'expected-point-once', { line: String(line) })
    else if (row.points.length >= POINTS_MOST) cells.wrong('point', 'expected-fewer-points', { most: String(POINTS_MOST) })
    else row.points.push(point)
  }
  for (const { wording } of found.values()) wording.sort((a, b) => a.sign - b.sign)
  return { organisations: [...found.values()], problems }
}

/** Our summaries with what was loaded beside them: of each sign the official wording and the sub-points of the nearest layer that has some. */
export function compose(base: SignSet, layers: readonly Wording[]): SignSet {
  return {
    signs: base.signs.map((sign) => {
      const rows = layers.flatMap((layer) => layer.find((row) => row.sign === sign.number) ?? [])
      const official = rows.find((row) => row.official !== null)?.official
      const points = rows.find((row) => row.points.length > 0)?.points
      return { ...sign, ...(official && { official }), ...(points && { points }) }
    }),
  }
}

function readSign(cells: Cells): number | null {
  const given = cells.get('sign') ?? ''
  const number = /^\d{1,2}$/.test(given) ? Number(given) : 0
  return number >= 1 && number <= SIGN_COUNT ? number : cells.wrong('sign', 'expected-sign', { most: String(SIGN_COUNT) })
}
