import { once } from 'node:events'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeTerminal } from '../src/channels/terminal/terminal.ts'
import { html } from '../src/conversation/html.ts'
import { runDemo } from '../src/demo/demo.ts'
import { readConfig } from '../src/platform/config.ts'
import { askRunning } from '../src/platform/lock.ts'
import { at } from './support/world.ts'

const START = at('2026-11-09 15:00')
const ready = /(?:^|\n)> $/
let built = ''
let first = ''
const folders: string[] = []

/** Somebody at the terminal, through streams, as when lines are piped in: types a line and reads until it is asked again. */
async function sitDown(dataDir: string) {
  const input = new PassThrough()
  const output = new PassThrough().setEncoding('utf8')
  let text = ''
  output.on('data', (piece: string) => { text += piece })
  const ended = runDemo(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'fatal' }), { input, output, isTerminal: false }, { start: START })
  const asked = async (from: number): Promise<string> => {
    while (!ready.test(text.slice(from))) await Promise.race([once(output, 'data'), ended.then(() => { throw new Error(`it ended:\n${text}`) })])
    return text.slice(from)
  }
  const opened = await asked(0)
  return {
    opened,
    /** What was printed since the last line was typed. */
    async types(line: string): Promise<string> {
      const from = text.length
      input.write(`${line}\n`)
      return asked(from)
    },
    /** Types the number under which this choice last stood. */
    async chooses(label: string, asking = ''): Promise<string> {
      const places = [...text.matchAll(/(\d+)\. (.*?)(?= {4}|\n)/g)].filter((match) => match[2] === label)
      const number = places.at(-1)?.[1]
      if (number === undefined) throw new Error(`no choice ${label} in:\n${text}`)
      return this.types(`${asking}${number}`)
    },
    /** The input ends, as at the end of a file. @returns what was said last */
    async leaves(line?: string): Promise<string> {
      const from = text.length
      if (line !== undefined) input.write(`${line}\n`)
      else input.end()
      await ended
      return text.slice(from)
    },
  }
}

const folder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'chibo-demo-'))
  folders.push(made)
  return made
}

/** A demo that was built and stopped, in a folder of its own. */
async function ready1(): Promise<string> {
  const copy = await folder()
  await cp(built, copy, { recursive: true })
  return copy
}

beforeAll(async () => {
  built = await folder()
  const visitor = await sitDown(built)
  first = visitor.opened
  await visitor.leaves()
}, 240_000)

afterEach(async () => {
  for (const path of folders.splice(1)) await rm(path, { recursive: true, force: true })
})
afterAll(() => rm(built, { recursive: true, force: true }))

describe('the demo', { timeout: 120_000 }, () => {
  test('says what it is doing, that everybody is invented, who one may be and what to type', () => {
    expect(first).toMatch(/^Lần đầu: đang dựng chi bộ ví dụ/)
    expect(first).toContain('Mọi nhân vật và sự việc ở đây đều là giả định.')
    expect(first).toContain('English: type “:en”.')
    expect(first).toContain('Bây giờ là 15:00, thứ Hai 9/11/2026.')
    expect(first).toMatch(/2\. Nguyễn Thử Hải, bí thư\n/)
    expect(first).toMatch(/7\. Hồ Thử Cúc, đảng viên · chưa kết nối\n/)
    for (const word of [':mai', ':tiếp', ':ai', ':giúp', ':xóa', ':thoát']) expect(first).toContain(`  ${word} `)
  })

  test('lets a member answer some signs, stop, and go on at the next one after a new start; the secretary sees who has not finished', async () => {
    const dataDir = await ready1()
    const member = await sitDown(dataDir)
    expect(await member.chooses('Đỗ Thử An, đảng viên')).toContain('Hiện không có việc nào chờ đồng chí.')
    const morning = await member.types(':mai')
    expect(morning).toContain('Đồng chí có việc cần xem trong Chibo.')
    expect(morning).toContain('Bây giờ là 08:00, thứ Ba 10/11/2026.')
    expect(morning).toContain('Có tin mới cho: Nguyễn Thử Hải, Lê Thử Hoa, Phạm Thử Quang, Vũ Thử Bình, Bùi Thử Sơn, Ngô Thử Dũng.')
    expect(await member.chooses('Xem')).toContain('Mời đồng chí tự soi tháng 11/2026 trước buổi sinh hoạt 19:30, thứ Sáu 20/11/2026.')
    expect(await member.chooses('Bắt đầu')).toContain('Biểu hiện 1/27')
    for (const n of [2, 3, 4]) expect(await member.chooses('Chưa thấy')).toContain(`Biểu hiện ${n}/27`)
    expect(await member.types(':thoát')).toBe('')
  })

  test('gives whoever is not connected an invitation, and the self-check that is open', async () => {
    const visitor = await sitDown(await ready1())
    await visitor.types(':mai')
    const code = /“\/start (\w+)”.*là (\d{4})\./.exec(await visitor.types('7'))
    expect(await visitor.types(`/start ${code?.[1]}`)).toContain('Liên kết này dành riêng cho một người được mời.')
    expect(await visitor.chooses('Đúng là tôi')).toContain('4 số cuối')
    expect(await visitor.types(code?.[2] ?? '')).toContain('Chào đồng chí Hồ Thử Cúc.')
    expect(await visitor.chooses('Tôi đồng ý')).toContain('Đồng chí Hồ Thử Cúc đã kết nối với Chibo')
    await visitor.leaves()
  })
})
