import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile, cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holdsDatabase, openDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { snapshot, snapshotFolder } from '../src/platform/snapshots.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chibo-test-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const at = (text: string): Date => new Date(text)
const snapshots = (): Promise<string[]> => readdir(join(dataDir, 'snapshots'))

test('the embedded database keeps its rows over a restart, and a snapshot of it can be put back', async () => {
  // What a kill during the first creation leaves.
  await mkdir(join(dataDir, 'chibo.new'), { recursive: true })
  await writeFile(join(dataDir, 'chibo.new', 'PG_VERSION'), '17')
  expect(holdsDatabase(dataDir)).toBe(false)

  const first = await openDatabase({ dataDir, now: at('2026-11-20T01:00:00Z') })
  expect(first).toMatchObject({ kind: 'embedded', width: 1 })
  await migrate(first)
  await first.prisma.lease.create({ data: { name: 'before', holder: 'a', until: new Date(0) } })
  await first.close()
  expect(holdsDatabase(dataDir)).toBe(true)
  expect((await stat(join(dataDir, 'chibo'))).mode & 0o777).toBe(0o700)

  const second = await openDatabase({ dataDir, now: at('2026-11-21T01:00:00Z') })
  expect(await migrate(second)).toEqual([])
  expect(await second.prisma.lease.count()).toBe(1)
  await second.prisma.lease.create({ data: { name: 'after', holder: 'a', until: new Date(0) } })
  await snapshot(second, { dataDir, now: at('2026-11-21T19:00:00Z') })
  await second.prisma.lease.deleteMany()
  await second.close()
  expect(await snapshots()).toEqual(['chibo-2026-11-21T010000Z', 'chibo-2026-11-21T190000Z'])

  for (const [name, rows] of [['chibo-2026-11-21T010000Z', 1], ['chibo-2026-11-21T190000Z', 2]] as const) {
    const restored = join(dataDir, name)
    await cp(join(dataDir, 'snapshots', name), join(restored, 'chibo'), { recursive: true })
    const database = await openDatabase({ dataDir: restored, now: at('2026-11-22T01:00:00Z') })
    expect(await database.prisma.lease.count()).toBe(rows)
    await database.close()
  }
}, 60_000)

test('a snapshot holds each row once, however often it was changed', async () => {
  const database = await openDatabase({ dataDir, now: at('2026-11-20T01:00:00Z') })
  await migrate(database)
  const often = 'whoever-writes-much'
  await database.prisma.lease.create({ data: { name: often, holder: '0', until: new Date(0) } })
  for (let n = 1; n <= 5; n++) await database.prisma.lease.update({ where: { name: often }, data: { holder: String(n) } })
  await snapshot(database, { dataDir, now: at('2026-11-20T19:00:00Z') })
  await database.close()

  const tables = join(dataDir, 'snapshots', (await snapshots()).at(-1) ?? '', 'base')
  const files = (await readdir(tables, { recursive: true, withFileTypes: true })).filter((file) => file.isFile())
  const found = await Promise.all(files.map(async ({ parentPath, name }) => (await readFile(join(parentPath, name), 'latin1')).split(often).length - 1))
  // In the table, and in the index of its key.
  expect(found.filter((count) => count > 0)).toEqual([1, 1])
}, 60_000)

test('a program that is started again and again does not push out the snapshots of better days', async () => {
  const folder = join(dataDir, 'chibo')
  await mkdir(folder)
  for (let day = 10; day <= 20; day++) {
    for (const hour of ['01', '02', '03']) {
      for (const minute of ['00', '10', '20']) {
        await writeFile(join(folder, 'PG_VERSION'), `${day} ${hour} ${minute}`)
        await snapshotFolder(folder, { dataDir, now: at(`2026-11-${day}T${hour}:${minute}:00Z`) })
      }
    }
  }
  const first = [14, 15, 16, 17, 18, 19, 20].map((day) => `chibo-2026-11-${day}T010000Z`)
  expect((await snapshots()).toSorted()).toEqual([...first, 'chibo-2026-11-20T030000Z'])
  expect(await readFile(join(dataDir, 'snapshots', 'chibo-2026-11-20T030000Z', 'PG_VERSION'), 'utf8')).toBe('20 03 00')
})

test('no snapshot gets older than thirty days, and other files beside them stay', async () => {
  const folder = join(dataDir, 'chibo')
  await mkdir(folder)
  await snapshotFolder(folder, { dataDir, now: at('2026-10-01T00:00:00Z') })
  await writeFile(join(dataDir, 'snapshots', 'remark.txt'), '')
  await mkdir(join(dataDir, 'snapshots', 'demo-2026-10-01T000000Z'))
  await snapshotFolder(folder, { dataDir, now: at('2026-11-20T00:00:00Z') })
  expect((await snapshots()).toSorted()).toEqual(['chibo-2026-11-20T000000Z', 'demo-2026-10-01T000000Z', 'remark.txt'])
})
