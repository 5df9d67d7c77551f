import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type * as Papers from '../src/conversation/papers.ts'

/** Files are made in a thread of its own once the program is built: `npm test` builds it before. */
const dist = (path: string) => fileURLToPath(new URL(`../dist/${path}`, import.meta.url))

test('the built program makes and reads files beside its own work, one after the other, and lives on when one fails', async () => {
  expect(existsSync(dist('conversation/papers.worker.js'))).toBe(true)
  const { makeBytes, readable } = (await import(dist('conversation/papers.js'))) as typeof Papers
  let beats = 0
  const heart = setInterval(() => { beats++ }, 5)
  try {
    const rows = Array.from({ length: 3000 }, (_, n) => [String(n), 'Nguyễn Thị Ngọc Ẩn'])
    const [pdf, xlsx, none] = await Promise.all([
      makeBytes({ form: 'pdf', title: 'Danh sách', blocks: [{ table: { columns: ['TT', 'Họ và tên'], rows } }] }),
      makeBytes({ form: 'xlsx', columns: ['TT', 'Họ và tên'], rows }),
      makeBytes({ form: 'pdf', title: 'x', blocks: null as never }).catch(() => null),
    ])
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-')
    const { bytes } = await readable({ name: 'x', bytes: xlsx })
    expect(new TextDecoder().decode(bytes).trimEnd().split('\r\n').at(-1)).toBe('2999,Nguyễn Thị Ngọc Ẩn')
    expect(none).toBeNull()
    // Made here, the table alone would have stopped everything for a second.
    expect(beats).toBeGreaterThan(50)
  } finally {
    clearInterval(heart)
  }
}, 60_000)
