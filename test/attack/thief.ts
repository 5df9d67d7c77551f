import type { Letter, Moment, Sight } from './evidence.ts'
import type { Dump, Row } from './dump.ts'
import { changedRows, nameOf, textOf } from './dump.ts'
import { places, rarity } from './features.ts'

/** Dumps of a month, which row is the letter's case, and who is who in the table of persons. */
export type Loot = { dumps: readonly Dump[]; caseId: string | null; personIds: ReadonlyMap<string, string> }

/** The tables as surfaces, each dump a look: what grew or changed while somebody used Chibo. */
export function tableSights(dumps: readonly Dump[]): Sight[] {
  const changed = new Map<string, number>()
  return dumps.flatMap((dump, i) => [...dump.tables].map(([table, rows]) => {
    changed.set(table, (changed.get(table) ?? 0) + changedRows(dumps[i - 1], dump, table).length)
    const text = rows.map(textOf).join('\n')
    return { at: dump.at, surface: `table ${table}`, text, numbers: { rows: rows.length, changed: changed.get(table) ?? 0, bytes: rows.reduce((sum, row) => sum + bytesOf(row), 0) } }
  }))
}

/** What a thief computes for each candidate from the rows themselves. */
export function thefts(letter: Letter, { dumps, caseId, personIds }: Loot, sessions: readonly Moment[]): Map<string, readonly number[]> {
  const { candidates, from, to } = letter
  const within = dumps.filter(({ at }) => at >= from && at < to)
  const last = within.at(-1)
  if (!last) return new Map()
  const marks = marksOf(candidates.map((who) => personIds.get(who) ?? who), last)
  const rowsOf = (i: number, rows: readonly Row[]) => rows.filter((row) => [...row.values()].some((value) => marks[i]?.has(value)))
  return new Map([
    ...ownRows(candidates, { within, rowsOf }), ...looks(candidates, { within, rowsOf }), ...joins(candidates, { last, caseId, rowsOf }),
    ...times(candidates, { last, caseId, sessions }),
  ])
}

type Tools = { within: readonly Dump[]; rowsOf: (i: number, rows: readonly Row[]) => readonly Row[] }

/** Everything that hangs on a person: ids of rows that name the person, and of rows that name those. */
function marksOf(ids: readonly string[], dump: Dump): Set<string>[] {
  const all = [...dump.tables.values()].flat()
  let marks = ids.map((id) => new Set([id]))
  for (let hop = 0; hop < 2; hop++) {
    marks = marks.map((mine) => new Set([...mine, ...all.filter((row) => [...row.values()].some((value) => mine.has(value))).flatMap((row) => ['id', 'key', 'address', 'dedupe'].flatMap((column) => row.get(column) ?? []))]))
  }
  // What leads to several people is an organisation, a round: it names nobody.
  return marks.map((mine, i) => new Set([...mine].filter((value) => marks.every((other, j) => i === j || !other.has(value)))))
}

/** Own records carry no name: they are laid beside tables that do, row by row in the order in which they lie. */
function* ownRows(candidates: readonly string[], { within, rowsOf }: Tools): Generator<[string, readonly number[]]> {
  const last = within.at(-1)
  if (!last) return
  for (const [table] of last.tables) {
    for (const [moment, dump] of [['first', within[0]], ['middle', within[within.length >> 1]], ['last', last]] as const) {
      const rows = dump?.tables.get(table) ?? []
      const own = dump?.tables.get('own_record') ?? []
      const order = candidates.map((_, i) => rows.findLastIndex((row) => rowsOf(i, [row]).length > 0))
      if (!dump || own.length === 0 || order.some((place) => place < 0)) continue
      const people = rows.length
      const mapped = order.map((place) => own[people === own.length ? place : Math.round((place / Math.max(1, people - 1)) * (own.length - 1))])
      const changes = mapped.map((row) => (row ? within.slice(1).filter((one, i) => changedRows(within[i], one, 'own_record').some((other) => nameOf(other) === nameOf(row))).length : 0))
      yield [`own records beside ${table}, ${moment}: changed`, changes]
      yield [`own records beside ${table}, ${moment}: bytes`, mapped.map((row) => (row ? bytesOf(row) : 0))]
    }
  }
}

/** Rows that name a person: how many changed, how long they are, what stands in a column that stands nowhere else. */
function* looks(candidates: readonly string[], { within, rowsOf }: Tools): Generator<[string, readonly number[]]> {
  const tables = [...(within.at(-1)?.tables.keys() ?? [])]
  for (const table of tables) {
    const mine = within.map((dump) => candidates.map((_, i) => rowsOf(i, dump.tables.get(table) ?? [])))
    if (mine.every((look) => look.every((rows) => rows.length === 0))) continue
    const each = (score: (rows: readonly Row[]) => number) => candidates.map((_, i) => sum(mine.map((look) => score(look[i] ?? []))))
    yield [`rows of ${table}`, each((rows) => rows.length)]
    yield [`bytes of ${table}`, each((rows) => sum(rows.map(bytesOf)))]
    yield [`changes of ${table}`, candidates.map((_, i) => sum(within.slice(1).map((dump, j) => rowsOf(i, changedRows(within[j], dump, table)).length)))]
    yield [`places in ${table}`, places(candidates.map((_, i) => (within.at(-1)?.tables.get(table) ?? []).findIndex((row) => rowsOf(i, [row]).length > 0)))]
    for (const column of new Set(mine.flat(2).flatMap((row) => [...row.keys()]))) {
      const value = (rows: readonly Row[]) => kindOf(rows.at(-1)?.get(column) ?? '')
      yield [`${table}.${column}: unlike the others`, candidates.map((_, i) => sum(mine.map((look) => rarity(value(look[i] ?? []), look.map(value)))))]
    }
  }
}

/** The case's row: what it shares with rows of a person, and where it lies among the others. */
function* joins(candidates: readonly string[], { last, caseId, rowsOf }: { last: Dump; caseId: string | null; rowsOf: Tools['rowsOf'] }): Generator<[string, readonly number[]]> {
  const cases = last.tables.get('feedback_case') ?? []
  const found = cases.findIndex((row) => row.get('id') === caseId)
  const row = cases[found]
  if (!row) return
  const beside = [...last.tables].flatMap(([table, rows]) => (table.startsWith('feedback') ? rows.filter((one) => one.get('case_id') === caseId || one.get('id') === caseId) : []))
  const values = new Set(beside.flatMap((one) => [...one.values()]))
  for (const [table, rows] of last.tables) {
    if (table.startsWith('feedback')) continue
    const mine = candidates.map((_, i) => rowsOf(i, rows))
    if (mine.some((own) => own.length === 0)) continue
    yield [`case and ${table}: equal values`, mine.map((own) => own.flatMap((one) => [...one.values()]).filter((value) => values.has(value)).length)]
    const ranks = places(mine.map((own) => rows.indexOf(own.at(-1) ?? rows[0] ?? new Map())))
    for (const [order, place] of [['place', found], ['id', cases.map(nameOf).toSorted().indexOf(nameOf(row))]] as const) {
      yield [`case's ${order} beside ${table}`, ranks.map((rank) => -Math.abs(rank - place / Math.max(1, cases.length - 1)))]
    }
  }
}

/** Moments that stand in the case's row and in whatever points at it, as they are or inside an id: who used Chibo then? */
function* times(candidates: readonly string[], { last, caseId, sessions }: { last: Dump; caseId: string | null; sessions: readonly Moment[] }): Generator<[string, readonly number[]]> {
  for (const [table, rows] of last.tables) {
    const about = rows.filter((row) => [...row.values()].some((value) => caseId !== null && value.includes(caseId)))
    const moments = about.flatMap((row) => [...row.values()]).flatMap((value) => momentIn(value, last.at) ?? [])
    if (moments.length === 0) continue
    const far = (who: string) => Math.min(...moments.flatMap((moment) => sessions.filter((one) => one.who === who).map(({ at }) => Math.abs(at - moment))))
    yield [`${table}: a moment of the case, to the nearest session`, candidates.map(far)]
  }
}

/** A moment written out, or at the beginning of an id that counts milliseconds; null where there is none of these months. */
function momentIn(value: string, now: number): number | null {
  const written = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : NaN
  const counted = /^[0-9a-z]{8}/.test(value) ? Number.parseInt(value.slice(0, 8), 36) : NaN
  return [written, counted].find((moment) => moment > now - 200 * 86_400_000 && moment <= now) ?? null
}

/** Bytes by their length alone, anything else as it is. */
const kindOf = (value: string): string => /^\d+ bytes /.exec(value)?.[0] ?? (value.length > 30 ? 'long' : value)

function bytesOf(row: Row): number {
  return sum([...row.values()].map((value) => Number(/^(\d+) bytes /.exec(value)?.[1] ?? value.length)))
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
