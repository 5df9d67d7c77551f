import { once } from 'node:events'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeTerminal } from '../src/channels/terminal/terminal.ts'
import type { Arrival } from '../src/conversation/channel.ts'
import { html } from '../src/conversation/html.ts'
import { openPages } from '../src/demo/demo.ts'
import { runDemo } from '../src/demo/terminal.ts'
import { readConfig } from '../src/platform/config.ts'
import { askRunning } from '../src/platform/lock.ts'
import { makeBrowser } from './support/web.ts'
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
async function demo(): Promise<string> {
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
    expect(first).toMatch(/^Đang mở chi bộ ví dụ…\nLần đầu: đang dựng chi bộ ví dụ/)
    expect(first).toContain('Mọi nhân vật và sự việc ở đây đều là giả định.')
    expect(first).toContain('English: type “:en”.')
    expect(first).toMatch(/Bây giờ là 15:0\d, thứ Hai 9\/11\/2026\./)
    expect(first).toMatch(/ 4\. Nguyễn Thử Hải, bí thư\n/)
    expect(first).toMatch(/ 9\. Hồ Thử Cúc, đảng viên · chưa kết nối\n/)
    for (const word of [':mai', ':tiếp', ':ai', ':giúp', ':xóa', ':thoát']) expect(first).toContain(`  ${word} `)
  })

  test('lets a member answer some signs, stop, and go on at the next one after a new start', async () => {
    const dataDir = await demo()
    const before = await sitDown(dataDir)
    expect(await before.chooses('Đỗ Thử An, đảng viên')).toContain('Hiện không có việc nào chờ đồng chí.')
    const morning = await before.types(':mai')
    expect(morning).toContain('Đồng chí có việc cần xem trong Chibo.\n  1. Xem')
    expect(morning).toContain('Bây giờ là 08:00, thứ Ba 10/11/2026.')
    expect(morning).toContain('Có tin mới cho: Nguyễn Thử Hải, Lê Thử Hoa, Phạm Thử Quang, Vũ Thử Bình, Trịnh Thử Đức,')
    expect(await before.chooses('Xem')).toContain('Mời đồng chí tự soi tháng 11/2026 trước buổi sinh hoạt 19:30, thứ Sáu 20/11/2026.')
    expect(await before.chooses('Bắt đầu')).toContain('Biểu hiện 1/27')
    for (const n of [2, 3, 4]) expect(await before.chooses('Chưa thấy')).toContain(`Biểu hiện ${n}/27`)
    expect(await before.leaves(':thoát')).toContain('Đã dừng. Lần sau chạy lại, mọi thứ vẫn như lúc này.')

    const after = await sitDown(dataDir)
    expect(after.opened).toMatch(/^Đang mở chi bộ ví dụ…/)
    expect(after.opened).toMatch(/Bây giờ là 08:0[1-9], thứ Ba 10\/11\/2026\./)
    expect(await after.types('7')).toContain('Việc đang chờ đồng chí:\n  1. Tự soi tháng 11/2026')
    expect(await after.chooses('Tự soi tháng 11/2026')).toContain('Đã xong 3/27. Đồng chí làm tiếp từ biểu hiện 4?')
    expect(await after.chooses('Làm tiếp từ 4')).toContain('Biểu hiện 4/27')
    await after.leaves()
  })

  test('is the same house as in the browser: what was begun at the desk goes on there', async () => {
    const dataDir = await demo()
    const visitor = await sitDown(dataDir)
    await visitor.types(':mai')
    await visitor.types('7')
    for (const label of ['Xem', 'Bắt đầu', 'Chưa thấy', 'Chưa thấy']) await visitor.chooses(label)
    await visitor.leaves()
    const pages = await openPages(readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'fatal' }), { start: START })
    await pages.opened
    const entered = await fetch(`${pages.url}/as/P05/`)
    const browser = makeBrowser({ url: `${pages.url}/as/P05`, cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' })
    const page = await browser.stream()
    await browser.type('tự soi')
    await page.sees('Đã xong 2/27.')
    await pages.close()
  })

  test('takes a bare number for the answer while Chibo waits for words, and #1 for a choice', async () => {
    const visitor = await sitDown(await demo())
    await visitor.types(':mai')
    await visitor.types('7')
    await visitor.chooses('Xem')
    await visitor.chooses('Bắt đầu')
    const asked = await visitor.chooses('Cần chú ý')
    expect(asked).toContain('Đồng chí muốn ghi thêm cho riêng mình không?')
    expect(asked).toMatch(/Gõ câu trả lời, hoặc gõ # và số để chọn, thí dụ #1\.\n> $/)
    expect(await visitor.chooses('Bỏ qua', '#')).toMatch(/Biểu hiện 2\/27[\s\S]*Gõ số để chọn\.\n> $/)
    await visitor.chooses('Cần chú ý')
    expect(await visitor.types('1')).toContain('Biểu hiện 3/27')
    await visitor.leaves()
  })

  test('shows the secretary who has finished and who is not connected, and tells neutrally that something has come for others', async () => {
    const visitor = await sitDown(await demo())
    const went = await visitor.types(':tiếp')
    expect(went).toContain('Bây giờ là 08:00, thứ Ba 10/11/2026.')
    expect(went).toContain('Nguyễn Thử Hải, bí thư · có tin mới')
    expect(went).not.toContain('Có tin mới cho:')
    await visitor.types('8')
    await visitor.chooses('Xem')
    await visitor.chooses('Xem theo nhóm')
    for (let group = 0; group < 3; group++) await visitor.chooses('Còn lại trong nhóm: chưa thấy')
    expect(await visitor.chooses('Hoàn thành')).toContain('Đồng chí đã hoàn thành tự soi tháng 11/2026.')
    expect(await visitor.types(':ai')).toMatch(/ 8\. Vũ Thử Bình, đảng viên\n/)
    await visitor.chooses('Nguyễn Thử Hải, bí thư · có tin mới')
    const list = await visitor.types('danh sach')
    expect(list).toContain('11 đồng chí: 1 đã làm · 9 chưa làm · 0 làm ngoài Chibo · 1 chưa kết nối')
    expect(list).toContain('Vũ Thử Bình: đã làm')
    expect(list).toContain('Hồ Thử Cúc: chưa kết nối')
    await visitor.leaves()
  })

  test('gives whoever is not connected an invitation, and then the self-check that is open', async () => {
    const visitor = await sitDown(await demo())
    await visitor.types(':mai')
    const [, code = '', tail = ''] = /“(\/start \w+)”.*là (\d{4})\./.exec(await visitor.types('9')) ?? []
    expect(await visitor.types('xin chào')).toContain('Đây là trợ lý nội bộ, chỉ dùng cho người đã được mời.')
    expect(await visitor.types(code)).toContain('Liên kết này dành riêng cho một người được mời.')
    expect(await visitor.chooses('Đúng là tôi')).toContain('4 số cuối')
    expect(await visitor.types(tail)).toContain('Chào đồng chí Hồ Thử Cúc.')
    const joined = await visitor.chooses('Tôi đồng ý')
    expect(joined).toContain('Đồng chí Hồ Thử Cúc đã kết nối với Chibo')
    expect(joined).toContain('Tự soi tháng 11/2026')
    await visitor.leaves()
  })

  test('speaks English to whoever asks for it, and so does everybody in it', async () => {
    const dataDir = await demo()
    const visitor = await sitDown(dataDir)
    const english = await visitor.types(':en')
    expect(english).toContain('Everybody and everything here is invented.')
    expect(english).toContain('Tiếng Việt: gõ “:vi”.')
    expect(await visitor.types(':tomorrow')).toContain('It is now 08:00, Tuesday 10 November 2026.')
    await visitor.chooses('Đỗ Thử An, member · news')
    expect(await visitor.chooses('Look')).toContain('You are invited to')
    await visitor.leaves(':quit')
    const again = await sitDown(dataDir)
    expect(again.opened).toContain('Choose whom to play')
    await again.types('7')
    expect(await again.types(':vi')).toContain('Chào đồng chí.')
    await again.leaves()
  })

  test('finds its commands with or without accents, and says what there is when one is mistyped', async () => {
    const visitor = await sitDown(await demo())
    expect(await visitor.types(':MAI')).toContain('Bây giờ là 08:00, thứ Ba 10/11/2026.')
    expect(await visitor.types(':tomorrow')).toContain('Bây giờ là 08:00, thứ Tư 11/11/2026.')
    expect(await visitor.types(':xyz')).toMatch(/Không có lệnh “:xyz”\. Các lệnh:\n {2}:mai /)
    for (const wrong of ['0', '25', 'Đỗ Thử An', '#']) expect(await visitor.types(wrong)).toContain('Chỉ có các mục từ 1 đến 24.')
    expect(await visitor.types('')).toBe('\n> ')
    await visitor.types('1')
    for (const text of [':)', ': :', '99', '<b>&"\u001b[2J', 'a\u0000b', '😀']) expect(await visitor.types(text)).toContain('Chibo chưa hiểu.')
    expect(await visitor.leaves(':thoat')).toContain('Đã dừng.')
  })

  test('begins afresh only when asked twice, and leaves nothing of what was tried', async () => {
    const dataDir = await demo()
    const visitor = await sitDown(dataDir)
    await visitor.types(':mai')
    expect(await visitor.types(':xóa')).toContain('Gõ “:xóa” lần nữa để xóa')
    expect(await visitor.types('không')).toContain('Vẫn giữ nguyên.')
    await visitor.types(':en')
    await visitor.types(':xoa')
    const afresh = await visitor.types(':reset')
    expect(afresh).toMatch(/It is now 15:\d\d, Monday 9 November 2026\./)
    expect(await visitor.types('7')).toContain('Welcome.')
    expect(await readdir(join(dataDir, 'snapshots')).catch(() => [])).toEqual([])
    await visitor.leaves()
  })

  test('keeps its folder to itself, and tells an admin command that this is no real branch', async () => {
    const dataDir = await demo()
    const visitor = await sitDown(dataDir)
    const second = { input: new PassThrough(), output: new PassThrough(), isTerminal: false }
    await expect(runDemo(readConfig({ DATA_DIR: dataDir }), second, { start: START })).rejects.toThrow('Chibo already runs on')
    expect(await askRunning(dataDir, { args: ['doctor'] })).toEqual({ code: 1, output: 'Ở đây đang chạy bản chạy thử. Các lệnh admin dành cho chi bộ thật.' })
    await visitor.leaves()
  })

  test('ends when nobody reads it any more', async () => {
    const input = new PassThrough()
    const output = new PassThrough()
    const ended = runDemo(readConfig({ DATA_DIR: await demo(), LOG_LEVEL: 'fatal' }), { input, output, isTerminal: false }, { start: START })
    await once(output, 'data')
    output.destroy(new Error('EPIPE'))
    await expect(ended).resolves.toBeUndefined()
  })
})

describe('the terminal', () => {
  const shown = { confidential: false, choices: [[{ label: 'Một', action: 'a:b' }, { label: 'Hai', action: 'a:c' }], [{ label: 'Ba', action: 'a:d' }]] }

  function sit(look: { bold: boolean; width: number | null }) {
    const printed: string[] = []
    const terminal = makeTerminal({ write: (text) => { printed.push(text) }, look: () => look, language: () => 'vi' })
    terminal.seat('here')
    return { terminal, printed }
  }

  test('prints a screen as text with numbered choices, marks only where they can be seen', async () => {
    const text = html`<b>Đầu</b> <i>nghiêng</i>\n<blockquote>${'một\nhai <b>'}</blockquote>`
    const piped = sit({ bold: false, width: null })
    await piped.terminal.answers.send('here', { ...shown, text })
    expect(piped.printed).toEqual(['\nĐầu nghiêng\n│ một\n│ hai <b>\n  1. Một    2. Hai\n  3. Ba\n'])
    const seen = sit({ bold: true, width: 80 })
    await seen.terminal.answers.send('here', { ...shown, text })
    expect(seen.printed.join('')).toContain('\u001b[1mĐầu\u001b[22m nghiêng')
  })

  test('breaks lines between words, and lets no text move the cursor', async () => {
    const { terminal, printed } = sit({ bold: true, width: 12 })
    await terminal.answers.send('here', { text: html`${'một hai ba bốn \u001b[2J\u0007năm'}`, choices: [], confidential: false })
    expect(printed).toEqual(['\nmột hai ba\nbốn [2Jnăm\n'])
  })

  test('keeps what comes for somebody else until that person sits down', async () => {
    const { terminal, printed } = sit({ bold: false, width: null })
    await terminal.notices.send('elsewhere', { ...shown, text: html`Tin` })
    expect(printed).toEqual([])
    expect(terminal.hasNews('elsewhere')).toBe(true)
    expect(terminal.seat('elsewhere')).toBe(true)
    expect(printed.join('')).toContain('Tin\n  1. Một    2. Hai')
    expect(terminal.seat('elsewhere')).toBe(false)
  })
})

describe('a file at the terminal', () => {
  const open = () => {
    const arrived: Arrival[] = []
    let text = ''
    const terminal = makeTerminal({ write: (piece) => { text += piece }, look: () => ({ bold: false, width: null }), language: () => 'vi' })
    terminal.seat('a')
    const types = async (line: string) => {
      await terminal.type({ accept: async (_channel, arrivals) => { arrived.push(...arrivals) } }, { address: 'a', text: line })
      return arrived.at(-1)?.what
    }
    return { terminal, types, written: () => text }
  }

  test('is handed over by its path, and what is no file stays a text', async () => {
    const { terminal, types } = open()
    const path = join(await folder(), 'danh sách.csv')
    await writeFile(path, 'Họ tên')
    for (const line of [`tệp: ${path}`, `TEP:${path} `, `file: ${path}`]) {
      expect(await types(line)).toMatchObject({ kind: 'file', name: 'danh sách.csv', ref: path, size: 9 })
    }
    expect(Buffer.from(await terminal.answers.fetchFile(path, 9)).toString()).toBe('Họ tên')
    await expect(terminal.answers.fetchFile(path, 8)).rejects.toMatchObject({ kind: 'refused' })
    for (const line of ['tệp: /no/such/file', `tệp: ${tmpdir()}`, 'tệp:', path]) expect(await types(line)).toMatchObject({ kind: 'text', text: line })
  })

  test('that goes out is written for its owner alone, and where is said', async () => {
    const { terminal, written } = open()
    await terminal.answers.sendFile('a', { name: 'danh-sách.csv', mime: 'text/csv', bytes: Buffer.from('Họ tên'), confidential: false })
    const path = /^→ (.*danh-sách\.csv)$/m.exec(written())?.[1] ?? ''
    expect(await readFile(path, 'utf8')).toBe('Họ tên')
    folders.push(join(path, '..'))
  })
})
