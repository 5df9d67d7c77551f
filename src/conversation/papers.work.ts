import { writeCsv } from './csv.ts'
import type { Paper } from './documents.ts'
import { drawSlips } from './slips.ts'

export type Task = { make: Exclude<Paper, { form: 'bytes' }> } | { read: Uint8Array }

/** Whatever a spreadsheet says of itself, no honest one unfolds to more. */
const MOST_UNFOLDED = 60 * 1024 * 1024
const WIDTH = { least: 8, most: 60 }

/** Makes or reads one file. Libraries are loaded here and nowhere else: a start does without them. */
export async function work(task: Task): Promise<Uint8Array> {
  if ('read' in task) return text(writeCsv(await readSheet(task.read), { plain: true }))
  const { make } = task
  switch (make.form) {
    case 'csv': return text(writeCsv([make.columns, ...make.rows]))
    case 'xlsx': return writeSheet(make)
    case 'pdf': return (await import('./papers.pdf.ts')).drawPdf(make)
    case 'docx': return (await import('./papers.docx.ts')).drawDocx(make)
    case 'ics': return text((await import('./papers.ics.ts')).drawCalendar(make))
    case 'html': return text(make.html)
    case 'slips': return text(await drawSlips(make))
  }
}

const text = (string: string): Uint8Array => new TextEncoder().encode(string)

async function writeSheet({ columns, rows }: Extract<Paper, { form: 'csv' | 'xlsx' }>): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node')
  // Every cell is a text: nothing is a formula, and no number loses its zeros.
  const cell = (value: string) => ({ value: value.replace(/[^\P{Cc}\n\t]/gu, ''), type: String, wrap: true })
  const widths = columns.map((column, place) => {
    const longest = rows.reduce((most, row) => Math.max(most, row[place]?.length ?? 0), column.length)
    return Math.min(WIDTH.most, Math.max(WIDTH.least, longest + 2))
  })
  const sheet = [columns.map((column) => ({ ...cell(column), fontWeight: 'bold' as const })), ...rows.map((row) => row.map(cell))]
  return new Uint8Array(await write(sheet, { columns: widths.map((width) => ({ width })), stickyRowsCount: 1 }).toBuffer())
}

/** The cells of the first sheet as texts, a row for each of its rows, so that a row's number is its line. */
async function readSheet(bytes: Uint8Array): Promise<string[][]> {
  if (unfolded(bytes) > MOST_UNFOLDED) throw new Error('a spreadsheet that unfolds to too much')
  const { readSheet: read } = await import('read-excel-file/node')
  return (await read(Buffer.from(bytes))).map((row) => row.map(cellText))
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell).replace(/[\r\n]+/g, ' ')
}

/** How large a zip says that its parts are: read from its list, before any of it is unfolded. */
function unfolded(bytes: Uint8Array): number {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let sum = 0
  for (let at = zip.indexOf(ENTRY); at >= 0 && at + 28 <= zip.length; at = zip.indexOf(ENTRY, at + 4)) sum += zip.readUInt32LE(at + 24)
  return sum
}

const ENTRY = Buffer.from([0x50, 0x4b, 0x01, 0x02])
