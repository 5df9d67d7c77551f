import { describe, expect, test } from 'vitest'
import { writeCsv } from '../src/conversation/csv.ts'
import { fileName, type Paper } from '../src/conversation/documents.ts'
import { makeBytes, makeFile, readable } from '../src/conversation/papers.ts'

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const file = (paper: Paper) => makeFile({ name: 'Danh sách', paper, organisationId: null, names: [] }, { confidential: false })

describe('a table for Excel (AT10)', () => {
  test.each([
    ['=1+1', '"\'=1+1"'], ['+84 900', '"\'+84 900"'], ['-5', '"\'-5"'], ['@SUM(A1)', '"\'@SUM(A1)"'], ['\tx', '"\'\tx"'],
    ['a,b', '"a,b"'], ['nói "được"', '"nói ""được"""'], ['hai\ndòng', '"hai\ndòng"'], ['Đỗ Thử An', 'Đỗ Thử An'], ['0012', '0012'], ['', ''], ['1-2', '1-2'],
  ])('holds %j as %j, and nothing that is reckoned', (given, written) => {
    expect(writeCsv([[given]])).toBe(`\uFEFF${written}\r\n`)
  })

  test('as a spreadsheet holds texts only: zeros stay, nothing is a formula, marks that cannot be read are gone', async () => {
    const { name, mime, bytes } = await file({ form: 'xlsx', columns: ['Mã', 'Họ và tên'], rows: [['0012', '=1+1'], ['', 'Nguyễn\u0001 <b>&"\' 🙂'], ['+84', '@x']] })
    expect([name, mime]).toEqual(['Danh-sách.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
    expect(text((await readable({ name, bytes })).bytes)).toBe('\uFEFFMã,Họ và tên\r\n0012,=1+1\r\n,"Nguyễn <b>&""\' 🙂"\r\n+84,@x\r\n')
  })
})

describe('a document to read', () => {
  test('is a PDF with a Vietnamese letter in it, of as many pages as it needs', async () => {
    const rows = Array.from({ length: 80 }, (_, n) => [String(n), 'Nguyễn Thị Ngọc Ẩn', 'x'.repeat(n * 3)])
    const { name, bytes } = await file({
      form: 'pdf', title: 'BIÊN BẢN', blocks: [{ head: 'I. Điểm danh' }, { table: { columns: ['TT', 'Họ và tên', 'Lý do'], rows } }, { text: 'Một đoạn dài. '.repeat(2000) }, { table: { columns: ['Trống'], rows: [] } }],
    })
    expect(name).toBe('Danh-sách.pdf')
    const raw = Buffer.from(bytes).toString('latin1')
    expect(raw.startsWith('%PDF-')).toBe(true)
    expect(raw).toContain('BeVietnamPro')
    expect(Number(/\/Count (\d+)/.exec(raw)?.[1])).toBeGreaterThan(5)
  })

  test('of slips to cut names each person beside a link as a picture, and nothing of what it is for', async () => {
    const page = text(await makeBytes({
      form: 'slips', language: 'vi', head: 'Giấy mời', promise: 'Chibo không hỏi mật khẩu.',
      slips: [{ name: '<b>An</b> & "Cả"', code: 'ABC', link: 'https://t.me/x?start=ABC', how: 'Quét mã.', until: 'đến 9/11' }, { name: 'Bình', code: 'DEF', link: null, how: 'Gõ dòng dưới.', until: 'đến 9/11' }],
    }))
    expect(page).toContain('&lt;b&gt;An&lt;/b&gt; &amp; &quot;Cả&quot;')
    expect(page.match(/<svg/g)).toHaveLength(1)
    expect(page).not.toMatch(/chi bộ|<script/i)
  })
})

describe('a file\'s name', () => {
  test.each([
    ['Biên bản: Chi bộ/1 "thử"', 'Biên-bản-Chi-bộ-1-thử.pdf'], ['../../etc/passwd', 'etc-passwd.pdf'], ['\u0000\r\n', 'chibo.pdf'], ['🙂', 'chibo.pdf'],
    ['Da\u0302n', 'Dân.pdf'], ['x'.repeat(200), `${'x'.repeat(60)}.pdf`],
  ])('%j is %j on every system', (given, name) => {
    expect(fileName(given, 'pdf')).toBe(name)
  })
})

describe('a spreadsheet that is sent', () => {
  test('and unfolds to more than any honest one is not unfolded', async () => {
    const { bytes } = await file({ form: 'xlsx', columns: ['a'], rows: [['b']] })
    const bomb = Buffer.from(bytes)
    bomb.writeUInt32LE(0x7fffffff, bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24)
    expect((await readable({ name: 'x', bytes: bomb })).bytes).toEqual(bomb)
  })
})
