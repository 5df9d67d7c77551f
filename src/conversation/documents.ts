import type { Unit } from '../platform/unit.ts'
import type { Member } from './screen.ts'
import type { Slips } from './slips.ts'

/** No file that goes out or comes in is larger. */
export const FILE_BYTES = 5 * 1024 * 1024

/** What a file is to hold: plain data, made into bytes by a worker outside every unit. */
export type Paper =
  | { form: 'csv' | 'xlsx'; columns: string[]; rows: string[][] }
  | { form: 'pdf'; title: string; blocks: Block[] }
  | { form: 'html'; html: string } // for printing from a browser
  | Slips // the same, to cut: one piece a person
export type Block = { head: string } | { text: string } | { table: { columns: string[]; rows: string[][] } }

/** `name` without its ending. `names` are the people whom it names: each sees in /mydata that it was made. */
export type Document = { name: string; paper: Paper; organisationId: string | null; names: string[] }

/**
 * Reads what a document of this kind holds, with its reader's rights of this moment; null when it is not theirs to
 * have. It is read once for each time that the file is asked for, and once more after a crash before it was sent.
 */
export type DocumentKind = (unit: Unit, actor: Member, id: string) => Promise<Document | null>

/** A file that somebody sent, fetched before the unit opened. A spreadsheet comes as CSV: its first sheet. */
export type SentFile = { name: string; bytes: Uint8Array }

/** A name that every system takes, also inside the head of a multipart body. */
export function fileName(name: string, ending: string): string {
  const safe = name.normalize('NFC').replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '')
  return `${[...safe].slice(0, 60).join('') || 'chibo'}.${ending}`
}
