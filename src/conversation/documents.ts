import { Refusal } from '../platform/errors.ts'
import type { Unit } from '../platform/unit.ts'
import type { ZoneChange } from '../platform/zone-changes.ts'
import type { Member } from './screen.ts'
import type { Slips } from './slips.ts'

/** No file that goes out or comes in is larger. */
export const FILE_BYTES = 5 * 1024 * 1024

/** What a file is to hold: plain data, made into bytes by a worker outside every unit. */
export type Paper =
  | { form: 'csv' | 'xlsx'; columns: string[]; rows: string[][] }
  | { form: 'pdf' | 'docx'; title: string; blocks: Block[] }
  | ({ form: 'ics' } & CalendarEntry)
  | { form: 'html'; html: string } // for printing from a browser
  | { form: 'bytes'; ending: string; mime: string; bytes: Uint8Array } // ready as it is
  | Slips // the same, to cut: one piece a person
/** `pair`: two columns side by side; as the first block it stands above the title. */
export type Block = { head: string } | { text: string } | { table: { columns: string[]; rows: string[][] } } | { pair: [string[], string[]] }

/** One entry of a calendar. The same `uid` with a higher `sequence` takes the place of what was there. */
export type CalendarEntry = {
  uid: string; sequence: number; stamp: Date; startsAt: Date; endsAt: Date; zone: string; changes: ZoneChange[]
  cancelled: boolean; title: string; place: string | null
}

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

/** A kind of document whose reading refuses whoever may not have it. */
export function unlessRefused(make: (unit: Unit, actor: Member, id: string) => Promise<Document>): DocumentKind {
  return async (unit, actor, id) => {
    try {
      return await make(unit, actor, id)
    } catch (error) {
      if (error instanceof Refusal) return null
      throw error
    }
  }
}
