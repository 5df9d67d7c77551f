import type { Unit } from '../platform/unit.ts'
import type { Member } from './screen.ts'

/** What a file is to hold: plain data, made into bytes by a worker outside every unit. */
export type Paper =
  | { form: 'csv' | 'xlsx'; columns: string[]; rows: string[][] }
  | { form: 'pdf'; title: string; blocks: Block[] }
  | { form: 'html'; html: string } // for printing from a browser
export type Block = { head: string } | { text: string } | { table: { columns: string[]; rows: string[][] } }

/** `name` without its ending. `names` are the people whom it names: each sees in /mydata that it was made. */
export type Document = { name: string; paper: Paper; organisationId: string | null; names: string[] }

/** Reads what a document of this kind holds, with its reader's rights of this moment; null when it is not theirs to have. */
export type DocumentKind = (unit: Unit, actor: Member, id: string) => Promise<Document | null>
