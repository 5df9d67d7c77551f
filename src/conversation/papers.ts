import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { FILE_BYTES, fileName, type Document, type Paper, type SentFile } from './documents.ts'
import { work, type Task } from './papers.work.ts'

/** A file as a channel sends it. `confidential`: it may be neither handed on nor kept, where the channel can see to that. */
export type MadeFile = { name: string; mime: string; bytes: Uint8Array; confidential: boolean }

const ENDINGS: Record<Exclude<Paper['form'], 'bytes'>, string> = { csv: 'csv', xlsx: 'xlsx', pdf: 'pdf', docx: 'docx', ics: 'ics', html: 'html', slips: 'html' }
const MIMES: Record<string, string> = {
  csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', pdf: 'application/pdf', html: 'text/html', ics: 'text/calendar',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
const PATIENCE = 60_000
const MEMORY_MB = 512

/** A document as a file. Throws when it is larger than what a channel takes. */
export async function makeFile({ name, paper }: Document, { confidential }: { confidential: boolean }): Promise<MadeFile> {
  if (paper.form === 'bytes') return { name: fileName(name, paper.ending), mime: paper.mime, bytes: paper.bytes, confidential }
  const ending = ENDINGS[paper.form]
  const bytes = await makeBytes(paper)
  if (bytes.length > FILE_BYTES) throw new Error('a document is larger than a file may be')
  return { name: fileName(name, ending), mime: MIMES[ending] ?? '', bytes, confidential }
}

/** What is slow to make or to read is done in a thread of its own, one at a time. */
export function makeBytes(paper: Exclude<Paper, { form: 'bytes' }>): Promise<Uint8Array> {
  return apart({ make: paper })
}

/** A spreadsheet's first sheet as CSV, row by row; what is none, or cannot be read, stays as it came. */
export async function readable({ name, bytes }: SentFile): Promise<SentFile> {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return { name, bytes: zip ? await apart({ read: bytes }).catch(() => bytes) : bytes }
}

let last: Promise<unknown> = Promise.resolve()

function apart(task: Task): Promise<Uint8Array> {
  const file = fileURLToPath(new URL('./papers.worker.js', import.meta.url))
  // Only the built program has the worker's file: from the sources the work is done here.
  const done = last.then(() => (existsSync(file) ? inWorker(file, task) : work(task)))
  last = done.catch(() => undefined)
  return done
}

function inWorker(file: string, task: Task): Promise<Uint8Array> {
  return new Promise<Uint8Array>((resolve, reject) => {
    const worker = new Worker(file, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }, stdout: true, stderr: true })
    const late = setTimeout(() => void worker.terminate(), PATIENCE)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(late)
      reject(new Error('the work on a file was cut off'))
    })
  })
}
