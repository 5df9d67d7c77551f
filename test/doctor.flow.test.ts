import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../src/platform/config.ts'
import { confirmCopy, isCopyConfirmed } from '../src/platform/key.ts'
import { bot, makeAdminWorld, type AdminWorld } from './support/admin.ts'

const UNCOPIED = 'Khóa mã: chưa ai xác nhận đã cất một bản sao ở nơi khác.'

let close: AdminWorld['close']
let world: AdminWorld['world']
let admin: AdminWorld['admin']
beforeAll(async () => { ({ close, world, admin } = await makeAdminWorld()) })
beforeEach(() => world.start())
afterAll(() => close())

const wrongs = (output: string) => output.split('\n').filter((line) => line.startsWith('cần sửa')).map((line) => line.slice(7).trim())

describe('the doctor on what only BotFather can switch', () => {
  test('says nothing where all is as it should be, or where Telegram was not asked yet', async () => {
    expect((await admin(['doctor'])).output).not.toContain('BotFather')
    expect((await admin(['doctor'], { telegram: { ...bot(), switches: () => null } })).output).not.toContain('BotFather')
  })

  test.each([
    [{ readsGroups: true }, '/setprivacy'], [{ inline: true }, '/setinline'], [{ guest: true }, 'Guest Mode'], [{ business: true }, 'Business Mode'],
  ])('names %j and where it is mended', async (switched, command) => {
    const { code, output } = await admin(['doctor'], { telegram: bot('working', switched) })
    expect(code).toBe(1)
    expect(wrongs(output)).toHaveLength(1)
    expect(wrongs(output)[0]).toMatch(/^BotFather: /)
    expect(wrongs(output)[0]).toContain(command)
  })

  test('takes a bot that joins no group as something to know, not as wrong', async () => {
    const { code, output } = await admin(['doctor'], { telegram: bot('working', { joinsGroups: false }) })
    expect(code).toBe(0)
    expect(output).toContain('/setjoingroups')
  })
})

describe('the doctor on the key', () => {
  const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')

  test('says that nobody confirmed a copy, until somebody does, and again when the key is another one', async () => {
    const env = { SECRET_KEY: key(3) }
    expect((await admin(['doctor'], { env })).output).toContain(UNCOPIED)
    expect((await admin(['doctor', '--key-copied'], { env })).output).not.toContain(UNCOPIED)
    expect((await admin(['doctor'], { env })).output).not.toContain(UNCOPIED)
    expect((await admin(['doctor'], { env: { SECRET_KEY: key(4) } })).output).toContain(UNCOPIED)
  })

  test('keeps beside the key file nothing from which the key could be had', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'chibo-key-'))
    try {
      const config = readConfig({ DATA_DIR: dataDir, BOT_TOKEN: '123456789:AAThu' })
      expect(await isCopyConfirmed(config)).toBe(false)
      await confirmCopy(config)
      expect(await isCopyConfirmed(config)).toBe(true)
      const [secret, copied] = await Promise.all(['secret.key', 'secret.key.copied'].map((name) => readFile(join(dataDir, name), 'utf8')))
      expect(copied?.trim()).toMatch(/^[0-9a-f]{16}$/)
      expect(secret).not.toContain(copied?.trim())
      expect((await stat(join(dataDir, 'secret.key.copied'))).mode & 0o777).toBe(0o600)
      await writeFile(join(dataDir, 'secret.key'), `${key(5)}\n`)
      expect(await isCopyConfirmed(config)).toBe(false)
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  })

  test('says where one machine holds key and data', async () => {
    const own = { SECRET_KEY: key(3), DATABASE_URL: 'postgresql://chibo:x@localhost:5432/chibo' }
    expect((await admin(['doctor'], { env: own })).output).toContain('Khóa mã và máy chủ dữ liệu ở trên cùng một máy')
    const other = { ...own, DATABASE_URL: 'postgresql://chibo:x@db.example.vn/chibo' }
    expect((await admin(['doctor'], { env: other })).output).not.toContain('cùng một máy')
    expect((await admin(['doctor'])).output.includes('Khóa mã và dữ liệu nằm chung một ổ đĩa')).toBe(world.database.kind === 'embedded')
  })
})

describe('the doctor on what comes', () => {
  test('names every job in words', async () => {
    const { output } = await admin(['doctor'])
    expect(output).toContain('mở kỳ tự soi')
    expect(output).not.toMatch(/[a-z-]+\.[a-z-]+ \(CB1|[a-z-]+\.[a-z-]+ \(DU/)
  })

  test('still counts a member whose last day is to come among those of the branch', async () => {
    await world.database.prisma.membership.updateMany({ where: { personId: world.personId('an') }, data: { to: new Date('2026-12-01') } })
    await admin(['settings', 'CB1', 'operator=đồng chí Đỗ Thử An'])
    expect((await admin(['doctor'])).output).toContain('CB1: người vận hành máy chủ có tên trong danh sách của chính chi bộ này.')
  })
})
