import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { readFiles } from '../src/admin/files.ts'
import { HEADER, makeAdminWorld, ROSTER, type AdminWorld } from './support/admin.ts'
import { truncateAll } from './support/database.ts'

/** A roster as it comes out of Excel: the same columns, cells of every kind. */

let close: AdminWorld['close']
let world: AdminWorld['world']
let load: AdminWorld['load']
let folder: string
beforeAll(async () => {
  ({ close, world, load } = await makeAdminWorld())
  folder = await mkdtemp(join(tmpdir(), 'chibo-xlsx-'))
})
beforeEach(async () => {
  await world.start()
  await truncateAll(world.database)
})
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true, force: true })
})

type Cell = string | number | boolean | Date | null
/** What a command would be handed for a workbook with this first sheet. */
async function fromExcel(...sheets: Cell[][][]): Promise<string> {
  const path = join(folder, 'danh-sach.xlsx')
  const cells = (rows: Cell[][]) => rows.map((row) => row.map((value) => (value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : value)))
  await writeFile(path, await writeXlsx(sheets.map((rows, place) => ({ data: cells(rows), sheet: `Sheet ${place + 1}` }))).toBuffer())
  const [file] = await readFiles([path])
  return file?.text ?? ''
}
const people = () => world.database.prisma.person.findMany({ orderBy: { code: 'asc' } })

test('a workbook brings in what the same CSV brings in, and that CSV then changes nothing', async () => {
  const rows = ROSTER.split('\n').map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '').replaceAll('""', '"') || null))
  const { code, output } = await load(await fromExcel(rows))
  expect([code, output.split('\n').slice(-2)]).toEqual([0, ['5 thêm · 0 đổi · 0 như cũ · 0 không có trong tệp · 0 đóng', 'Đã ghi danh sách.']])
  expect((await load(ROSTER)).output).toContain('Danh sách không có gì mới.')
})

test('days and numbers are read as Excel keeps them, and only the first sheet counts', async () => {
  const { output } = await load(await fromExcel([
    [...HEADER.split(','), 'cell', 'joined_on'],
    ['DU', 'Đảng ủy', null, 'committee', null, null, null, null, null, null, null],
    ['CB1', 'Chi bộ 1', 'DU', 'branch', 1001, 'Nguyễn Thử Hải', 'secretary', 'full', 912345678, '0012', 'vi', 2, new Date('2001-09-03')],
    ['CB1', null, null, null, '0007', 'Trần Thử\nMinh', 'member', 'full', '0912 000 007', 45001234, null, null, '3/9/2001'],
  ], [['ghi chú'], ['khác']]))
  expect(output).toContain('Đã ghi danh sách.')
  expect((await people()).map(({ code, fullName, phoneTail, cardTail }) => [code, fullName, phoneTail, cardTail])).toEqual([
    ['0007', 'Trần Thử Minh', world.box.hash('tail', '0007'), world.box.hash('tail', '1234')],
    ['1001', 'Nguyễn Thử Hải', world.box.hash('tail', '5678'), world.box.hash('tail', '0012')],
  ])
  expect((await world.database.prisma.membership.findMany()).map(({ joinedOn }) => joinedOn?.toISOString().slice(0, 10))).toEqual(['2001-09-03', '2001-09-03'])
  expect(await world.database.prisma.membership.findFirst({ where: { role: 'secretary' } })).toMatchObject({ cell: '2' })
})

test('what is wrong is told by the row in which it stands in Excel, empty rows counted', async () => {
  const { code, output } = await load(await fromExcel([
    [null], HEADER.split(','), [null], ['CB1', 'Chi bộ 1', null, 'branch', 'P1', 'Đỗ Thử An', 'boss', 'full', 1.2345678901234e30, null, null], [null, true],
  ]))
  expect(code).toBe(1)
  expect(output).toContain('Dòng 4, cột role: “boss”.')
  expect(output).toContain('Dòng 4, cột phone:')
  expect(output).toContain('Dòng 5, cột org_code:')
  expect(await people()).toEqual([])
})
