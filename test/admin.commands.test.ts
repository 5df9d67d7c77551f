import { execFileSync } from 'node:child_process'
import { mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claimFiles, fillFiles, readFiles } from '../src/admin/files.ts'
import { makeBytes } from '../src/conversation/papers.ts'
import { brokenUnits, makeAdminWorld, ROSTER, type AdminWorld } from './support/admin.ts'

let close: AdminWorld['close']
let world: AdminWorld['world']
let admin: AdminWorld['admin']
beforeAll(async () => { ({ close, world, admin } = await makeAdminWorld()) })
afterAll(() => close())

describe('a command', () => {
  test.each([
    [[], 'Chưa có lệnh nào.'],
    [['rm'], 'Không có lệnh “rm”.'],
    [['roster', 'export'], 'Không có lệnh “roster export”.'],
    [['roster', 'import'], 'Lệnh roster import còn thiếu: FILE.'],
    [['roster', 'import', 'a.csv', 'b.csv'], 'Lệnh roster import không dùng “b.csv”.'],
    [['roster', 'import', 'a.csv', '--force'], 'Lệnh roster import không dùng “--force”.'],
    [['invites'], 'Lệnh invites còn thiếu: ORG.'],
    [['invites', 'CB1', '--csv'], 'Lệnh invites còn thiếu: --csv FILE.'],
    [['invites', 'CB1', '--csv', 'a', '--print', 'a'], 'Hai kết quả không ghi chung một tệp được: a.'],
    [['confirm'], 'Lệnh confirm còn thiếu: PERSON.'],
    [['confirm', 'a', '1234', 'b'], 'Lệnh confirm không dùng “b”.'],
    [['settings'], 'Lệnh settings còn thiếu: ORG.'],
    [['settings', 'CB1', 'contact'], '“contact” chưa đúng dạng. Viết key=value, có khoảng trắng thì để trong dấu ngoặc.'],
    [['doctor', '--key'], 'Lệnh doctor không dùng “--key”.'],
    [['catalog'], 'Không có lệnh “catalog”.'],
    [['catalog', 'export'], 'Không có lệnh “catalog export”.'],
    [['catalog', 'import'], 'Lệnh catalog import còn thiếu: FILE.'],
    [['catalog', 'import', 'a.csv', 'b.csv'], 'Lệnh catalog import không dùng “b.csv”.'],
    [['doctor', 'now'], 'Lệnh doctor không dùng “now”.'],
  ])('typed as %j is answered with what is wrong and how it is used', async (args, sentence) => {
    const { code, output } = await admin(args)
    expect(code).toBe(2)
    expect(output.split('\n')[0]).toBe(sentence)
    expect(output).toContain('roster import FILE [--dry-run] [--close-missing]')
  })

  test('explains itself when asked', async () => {
    expect(await admin(['--help'])).toMatchObject({ code: 0, output: expect.stringContaining('settings ORG [key=value …]') })
  })

  test('that fails says nothing of the inside and leaves a code', async () => {
    const { code, output } = await admin(['settings', 'CB1'], { chibo: brokenUnits(world.chibo) })
    expect(code).toBe(1)
    expect(output).toMatch(/^Lệnh chưa làm xong vì có trục trặc\. Chưa ghi gì\. Mã trong nhật ký: \w{6}\.$/)
  })
})

describe('files', () => {
  let folder: string
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'chibo-files-')) })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const path = (name: string) => join(folder, name)
  const refused = (name: string) => readFiles([name]).then(() => null, (error: unknown) => (error as { code: string }).code)

  test('of fifty megabytes are refused by their size alone', async () => {
    const file = await open(path('big.csv'), 'w')
    await file.truncate(50 * 1024 * 1024)
    await file.close()
    expect(await refused(path('big.csv'))).toBe('roster-too-big')
  })

  test('that are none are refused: missing, a folder, a device, a pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [path('pipe')])
    for (const name of [path('missing.csv'), folder, '/dev/zero', path('pipe')]) expect(await refused(name)).toBe('admin-no-file')
  })

  test('in another encoding are refused with how to save them', async () => {
    await writeFile(path('utf16.csv'), `\uFEFF${ROSTER}`, 'utf16le')
    await writeFile(path('roster.xlsx'), Buffer.from('PK\x03\x04'))
    await writeFile(path('deep.xlsx'), await makeBytes({ form: 'xlsx', columns: ['x'], rows: Array.from({ length: 6 }, () => ['x'.repeat(1024 * 1024)]) }))
    expect(await refused(path('utf16.csv'))).toBe('roster-not-utf8')
    expect(await refused(path('roster.xlsx'))).toBe('roster-spreadsheet')
    expect(await refused(path('deep.xlsx'))).toBe('roster-too-big')
  })

  test('that a command makes are for their owner alone, never written over, and gone when nothing came', async () => {
    await claimFiles([path('moi.csv'), path('moi.html')])
    await fillFiles([path('moi.csv'), path('moi.html')], [{ name: path('moi.csv'), text: 'mã' }, { name: path('elsewhere'), text: 'x' }])
    expect(await readFile(path('moi.csv'), 'utf8')).toBe('mã')
    expect((await stat(path('moi.csv'))).mode & 0o777).toBe(0o600)
    await expect(stat(path('moi.html'))).rejects.toThrow('ENOENT')
    await expect(stat(path('elsewhere'))).rejects.toThrow('ENOENT')

    await expect(claimFiles([path('other.csv'), path('moi.csv')])).rejects.toMatchObject({ code: 'admin-file-there' })
    await expect(stat(path('other.csv'))).rejects.toThrow('ENOENT')
    expect(await readFile(path('moi.csv'), 'utf8')).toBe('mã')
    await expect(claimFiles([path('no/such/folder.csv')])).rejects.toMatchObject({ code: 'admin-file-not-written' })
  })
})
