import { parse } from 'csv-parse/sync'
import { isDay, type Day } from '../../platform/calendar.ts'

/** What is wrong in one cell. `expected` is the key of what was expected; nothing is imported while there is a problem. */
export type Problem = { line: number; column: string; value: string; expected: string; vars?: Record<string, string> }

/** One line of a file, cell by cell. */
export type Cells = {
  readonly line: number
  /** The cell in NFC with single spaces; undefined when the file has no such column. */
  get(column: string): string | undefined
  /** Notes what is wrong with a cell; gives null, so that it can stand in for the value. */
  wrong(column: string, expected: string, vars?: Record<string, string>): null
  /** Whether nothing was noted for this line. */
  good(): boolean
}

/** What no honest file has, and what would keep the running bot busy or fill its memory. */
const MOST_LINES = 60_000
const LONGEST_ROW = 10_000
const MOST_PROBLEMS = 1_000

type Columns = { required: readonly string[]; optional: readonly string[] }
type Line = { line: number; cells: string[] }

/**
 * The lines of a file with a header: comma or semicolon, whichever the header has more of; any order of columns, blank
 * lines skipped. What is wrong with a cell is added to `problems`, as it is met and by `wrong`; where very much is wrong
 * the rest is not read.
 */
export function readCells(text: string, columns: Columns, problems: Problem[]): Iterable<Cells> {
  const lines = readLines(text, problems)
  const head = lines.shift()
  if (problems.length > 0) return []
  if (!head) return refuse(problems, problemAt({ line: 1, column: '' }, 'expected-rows'))
  const header = head.cells.map((cell) => tidy(cell).toLowerCase())
  problems.push(...headerProblems(header, columns, head.line))
  if (problems.length > 0) return []
  if (lines.length === 0) return refuse(problems, problemAt({ line: head.line, column: '' }, 'expected-rows'))
  return eachLine(lines, header, problems)
}

function* eachLine(lines: Line[], header: string[], problems: Problem[]): Iterable<Cells> {
  for (const line of lines) {
    if (problems.length >= MOST_PROBLEMS) return
    yield cellsOf(line, header, problems)
  }
}

/** A code of an organisation or person: it is typed into commands, so it keeps to what every keyboard has. */
export function readCode(cells: Cells, column: string): string | null {
  const given = cells.get(column)
  if (!given) return null
  return /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/.test(given) ? given : (cells.wrong(column, 'expected-code', { most: '40' }) ?? given)
}

/** @param most characters, as a reader counts them */
export function readText(cells: Cells, column: string, most: number): string | null {
  const given = cells.get(column)
  if (given && [...given].length > most) cells.wrong(column, 'expected-text', { most: String(most) })
  return given || null
}

/** One of a few words, in any case. */
export function readWord<T extends string>(cells: Cells, column: string, known: Record<string, T>): T | null {
  const given = cells.get(column)?.toLowerCase()
  if (!given) return null
  return Object.hasOwn(known, given) ? (known[given] as T) : cells.wrong(column, 'expected-one-of', oneOf(known))
}

/** The same where an empty cell is wrong too; the first word stands in for what is wrong. */
export function needWord<T extends string>(cells: Cells, column: string, known: Record<string, T>): T {
  if (!cells.get(column)) cells.wrong(column, 'expected-one-of', oneOf(known))
  return readWord(cells, column, known) ?? (Object.values(known)[0] as T)
}

/** `2026-11-05`, or `5/11/2026` as spreadsheets here write it. */
export function readDay(cells: Cells, column: string): Day | null {
  const given = cells.get(column)
  if (!given) return null
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(given) ?? []
  const read = year === '' ? given : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(read) && read > '1900' && read < '2200' ? read : cells.wrong(column, 'expected-day')
}

function readLines(text: string, problems: Problem[]): Line[] {
  const rows = text.split(/\r\n|\r|\n/)
  if (rows.length > MOST_LINES) return refuse(problems, problemAt({ line: MOST_LINES, column: '' }, 'expected-fewer-lines', { most: String(MOST_LINES) }))
  const head = rows.find((line) => tidy(line) !== '') ?? ''
  const delimiter = count(head, ';') > count(head, ',') ? ';' : ','
  try {
    const parsed = parse(text, {
      bom: true, delimiter, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: LONGEST_ROW,
    })
    const lines = (parsed as unknown as { info: { lines: number }; record: string[] }[])
      .map(({ info, record }) => ({ line: info.lines - breaksIn(record), cells: record }))
    return lines.filter(({ cells }) => cells.some((cell) => tidy(cell) !== ''))
  } catch (error) {
    // What is left: a quotation mark that nothing closes, or so late that half the file is one row.
    const { code, message } = error as { code?: string; message: string }
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1)
    const expected = code === 'CSV_MAX_RECORD_SIZE' ? 'expected-shorter-row' : 'expected-quotes'
    return refuse(problems, problemAt({ line, column: '' }, expected, { most: String(LONGEST_ROW) }))
  }
}

function headerProblems(header: string[], { required, optional }: Columns, line: number): Problem[] {
  const known = [...required, ...optional]
  if (!header.some((name) => known.includes(name))) {
    // What stands there instead is not repeated: it may be a row with somebody's numbers.
    return [problemAt({ line, column: '' }, 'expected-header', { columns: required.join(', ') })]
  }
  return [
    ...required.filter((name) => !header.includes(name)).map((column) => problemAt({ line, column }, 'expected-column')),
    ...header.filter((name) => name !== '' && !known.includes(name))
      .map((value) => problemAt({ line, column: value, value }, 'expected-known-column', { columns: known.join(', ') })),
    ...header.filter((name, i) => name !== '' && header.indexOf(name) < i)
      .map((value) => problemAt({ line, column: value, value }, 'expected-column-once')),
  ]
}

function cellsOf({ line, cells }: Line, header: string[], problems: Problem[]): Cells {
  const before = problems.length
  const raw = (column: string): string | undefined => {
    const place = header.indexOf(column)
    return place < 0 ? undefined : (cells[place] ?? '')
  }
  const beyond = cells.findIndex((value, place) => !header[place] && tidy(value) !== '')
  if (beyond >= 0) problems.push(problemAt({ line, column: String(beyond + 1), value: cells[beyond] ?? '' }, 'expected-no-more-cells'))
  cells.slice(0, header.length).forEach((value, place) => {
    const at = { line, column: header[place] ?? '', value }
    // Line breaks, NUL, marks that turn the direction of writing, and what an earlier program could not read.
    if (/[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFD]/u.test(value.trim())) problems.push(problemAt(at, 'expected-readable'))
  })
  return {
    line,
    get(column) {
      const cell = raw(column)
      return cell === undefined ? undefined : tidy(cell)
    },
    wrong(column, expected, vars) {
      problems.push(problemAt({ line, column, value: raw(column) ?? '' }, expected, vars))
      return null
    },
    good: () => problems.length === before,
  }
}

/** NFC, without marks that nobody sees, with single spaces. */
function tidy(cell: string): string {
  return cell.normalize('NFC').replace(/[\u200B\u00AD\uFEFF]/g, '').replace(/\s+/g, ' ').trim()
}

function problemAt({ line, column, value = '' }: { line: number; column: string; value?: string }, expected: string, vars?: Record<string, string>): Problem {
  return { line, column, value: shown(column, value), expected, ...(vars && { vars }) }
}

/** Of numbers by which people prove who they are only the shape is repeated. */
function shown(column: string, value: string): string {
  const safe = column === 'phone' || column === 'card_no' ? value.replace(/[\p{L}\p{N}]/gu, '•') : value
  const marks = [...safe.trim().replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '␣')]
  return marks.length > 60 ? `${marks.slice(0, 59).join('')}…` : marks.join('')
}

function refuse(problems: Problem[], problem: Problem): [] {
  problems.push(problem)
  return []
}

const oneOf = (known: Record<string, string>): { values: string } => ({ values: Object.keys(known).join(', ') })
/** The reader counts to the end of a row; people look where it begins. */
const breaksIn = (cells: string[]): number => cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
const count = (text: string, mark: string): number => text.split(mark).length - 1
