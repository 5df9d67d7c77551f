import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { currentSet, currentSets, ensureSet, makeCatalog } from '../src/features/catalog/catalog.service.ts'
import shipped from '../src/features/catalog/signs.json' with { type: 'json' }
import { FILE, makeAdminWorld, type AdminWorld } from './support/admin.ts'
import { OPENING } from './support/self-check.ts'

const OFFICIAL = 'Phai nhạt lý tưởng (câu thử, không phải nguyên văn) <b>&"\'</b> 🏠'
const header = 'sign,official,point,org_code'

let close: AdminWorld['close']
let world: AdminWorld['world']
let admin: AdminWorld['admin']
beforeAll(async () => { ({ close, world, admin } = await makeAdminWorld()) })
beforeEach(() => world.start())
afterAll(() => close())

const load = (rows: string[], { head = header, options = [] as string[] } = {}) =>
  admin(['catalog', 'import', FILE, ...options], { text: [head, ...rows].join('\n') })
const sets = () => world.database.prisma.questionSet.findMany({ orderBy: { version: 'asc' } })
/** The set that a round of this branch would have now. */
const setOf = async (org: 'chiBo1' | 'chiBo2') => {
  const ids = await world.chibo.units.run((unit) => currentSets(unit, [world.orgId(org)]))
  return world.chibo.units.run((unit) => makeCatalog().readSet(unit, ids.get(world.orgId(org)) ?? ''))
}
/** The first member of a branch at its first sign. */
async function atFirstSign(key: 'an' | 'dung') {
  const person = await world.member(key)
  await person.types('tự soi')
  await person.presses('Bắt đầu')
  return person
}

describe('a file of official wording and local sub-points', () => {
  test('is looked at with --dry-run, and nothing changes', async () => {
    const before = await sets()
    const { code, output } = await load([`1,"${OFFICIAL.replaceAll('"', '""')}",Gợi ý một,`, '1,,Gợi ý hai,', '2,,Của chi bộ,CB1'], { options: ['--dry-run'] })
    expect(output).toBe('Mọi tổ chức: nguyên văn của 1 biểu hiện, 2 gợi ý của địa phương.\nCB1: nguyên văn của 0 biểu hiện, 1 gợi ý của địa phương.\nMới xem trước, chưa ghi gì.')
    expect(code).toBe(0)
    expect(await sets()).toEqual(before)
    expect(await world.database.prisma.wording.count()).toBe(0)
  })

  test('stands behind “Xem nguyên văn” from the next round on, as it was typed', async () => {
    expect((await load([`1,"${OFFICIAL.replaceAll('"', '""')}",Gợi ý một,`, '1,,Gợi ý hai,'])).output).toMatch(/Đã ghi\. Kỳ tự soi mở từ nay dùng bản mới; kỳ đang mở giữ bản cũ\.$/)
    await world.moveTo(OPENING)
    const an = await atFirstSign('an')
    expect(an.screen.labels.slice(0, 3)).toEqual(['Chưa thấy', 'Cần chú ý', 'Có, cần sửa'])
    await an.presses('Xem nguyên văn')
    expect(an.screen.text).toContain(`Nguyên văn (${shipped[0]?.ref}):`)
    expect(an.screen.text).toContain(OFFICIAL)
    expect(an.screen.text).toMatch(/Gợi ý của địa phương:\n\n• Gợi ý một\n\n• Gợi ý hai$/)
    expect(an.screen.confidential).toBe(true)
    await an.presses('Quay lại')
    await an.presses('Chưa thấy')
    expect(an.screen.labels).not.toContain('Xem nguyên văn')
  })

  test('longer than a screen is turned page by page', async () => {
    await load([`3,${'dài '.repeat(374)}câu,,`, ...Array.from({ length: 20 }, (_, i) => `3,,${i} ${'x'.repeat(290)},`)])
    await world.moveTo(OPENING)
    const an = await atFirstSign('an')
    await an.presses('Chưa thấy')
    await an.presses('Chưa thấy')
    await an.presses('Xem nguyên văn')
    const seen: string[] = []
    for (let page = 1; page < 20; page++) {
      expect(an.screen.text.length).toBeLessThanOrEqual(1800)
      seen.push(an.screen.text)
      if (!an.screen.labels.includes('Trang sau')) break
      await an.presses('Trang sau')
    }
    expect(seen.length).toBeGreaterThan(3)
    for (let i = 0; i < 20; i++) expect(seen.some((text) => text.includes(`• ${i} xxx`))).toBe(true)
    await an.presses('Quay lại')
    expect(an.screen.labels[0]).toBe('Chưa thấy')
  })

  test('of an organisation reaches the branches below, the nearest first, sign by sign', async () => {
    await load(['1,Của mọi người,,', '2,Của mọi người,chung,', '2,,của đảng ủy,DU', '2,Của chi bộ,,CB1'])
    const [first, second] = [await setOf('chiBo1'), await setOf('chiBo2')]
    expect(first.signs[0]).toMatchObject({ official: 'Của mọi người' })
    expect(first.signs[1]).toMatchObject({ official: 'Của chi bộ', points: ['của đảng ủy'] })
    expect(second.signs[1]).toMatchObject({ official: 'Của mọi người', points: ['của đảng ủy'] })
    expect(first.signs[2]).not.toHaveProperty('official')
  })

  test('leaves the checks that have begun as they are (SC15)', async () => {
    await world.moveTo(OPENING)
    const an = await atFirstSign('an')
    await load(['1,Nguyên văn mới,,'])
    await an.types('tự soi')
    await an.presses('Làm tiếp từ 1')
    expect(an.screen.labels).not.toContain('Xem nguyên văn')
    await world.moveTo('2026-12-10 08:00')
    await an.types('tự soi')
    await an.presses('Bắt đầu')
    expect(an.screen.labels).toContain('Xem nguyên văn')
  })

  test('stays when the program brings a new wording of its own, beside it', async () => {
    await load(['1,Nguyên văn,,', '2,,Của chi bộ,CB1'])
    const reworded = shipped.map((sign) => (sign.number === 1 ? { ...sign, titleVi: 'Tiêu đề mới' } : sign))
    await world.chibo.units.run((unit) => ensureSet(unit, reworded))
    expect((await setOf('chiBo1')).signs.slice(0, 2)).toMatchObject([{ titleVi: 'Tiêu đề mới', official: 'Nguyên văn' }, { points: ['Của chi bộ'] }])
    expect((await setOf('chiBo2')).signs[0]).toMatchObject({ titleVi: 'Tiêu đề mới', official: 'Nguyên văn' })
  })

  test('is the newest again when it is loaded again after another one, and the same twice is nothing new', async () => {
    await load(['1,A,,'])
    const count = (await sets()).length
    expect((await load(['1,A,,'])).output).toBe('Mọi tổ chức: như cũ.\nTệp không có gì mới.')
    expect((await sets()).length).toBe(count)
    await load(['1,B,,'])
    await load(['1,A,,'])
    expect((await setOf('chiBo2')).signs[0]).toMatchObject({ official: 'A' })
    await world.chibo.units.run((unit) => ensureSet(unit))
    expect((await setOf('chiBo2')).signs[0]).toMatchObject({ official: 'A' })
  })

  test('loaded twice at the same moment leaves one of the two, whole', async () => {
    await Promise.all([load(['1,A,,', '2,A,,']), load(['1,B,,', '2,B,,'])])
    expect(await world.database.prisma.wording.count()).toBe(1)
    const [one, two] = (await setOf('chiBo1')).signs
    expect(['A', 'B']).toContain(one?.official)
    expect(two?.official).toBe(one?.official)
  })

  test('with semicolons, a mark at its beginning, columns in another order and NFD letters is read alike', async () => {
    await load([`Gợi ý;${'Nguyên văn'.normalize('NFD')};27`], { head: '\uFEFFpoint;official;sign' })
    expect((await setOf('chiBo1')).signs[26]).toMatchObject({ official: 'Nguyên văn', points: ['Gợi ý'] })
  })

  test.each([
    [['0,x,,'], 'Dòng 2, cột sign: “0”. Cần: số của biểu hiện, từ 1 đến 27.'],
    [['28,x,,'], 'Dòng 2, cột sign: “28”. Cần: số của biểu hiện, từ 1 đến 27.'],
    [['1,x,,', 'một,x,,'], 'Dòng 3, cột sign: “một”. Cần: số của biểu hiện, từ 1 đến 27.'],
    [['1,,,'], 'Dòng 2, cột official: “”. Cần: ít nhất một trong hai ô official, point.'],
    [['1,A,a,', '1,B,b,'], 'Dòng 3, cột official: “B”. Cần: giống dòng 2.'],
    [['1,A,a,', '1,A,a,'], 'Dòng 3, cột point: “a”. Cần: mỗi gợi ý một lần, đã có ở dòng 2.'],
    [[`1,${'a'.repeat(1501)},,`], 'Cần: nhiều nhất 1500 ký tự, trên một dòng.'],
    [[`1,,${'a'.repeat(301)},`], 'Cần: nhiều nhất 300 ký tự, trên một dòng.'],
    [Array.from({ length: 21 }, (_, i) => `1,,p${i},`), 'Dòng 22, cột point: “p20”. Cần: nhiều nhất 20 gợi ý cho một biểu hiện.'],
    [['1,x,,CB9'], 'Dòng 2, cột org_code: “CB9”. Cần: mã của một tổ chức đã có.'],
    [['1,"x\ny",,'], 'Cần: chữ trên một dòng, không có ký tự không nhìn thấy.'],
    [[], 'Cần: ít nhất một dòng dưới dòng tên cột.'],
  ])('with %j imports nothing and says where', async (rows, sentence) => {
    const before = await sets()
    const { code, output } = await load(rows)
    expect(code).toBe(1)
    expect(output).toContain(sentence)
    expect(await sets()).toEqual(before)
    expect(await world.database.prisma.wording.count()).toBe(0)
  })

  test('without its columns says which are missing', async () => {
    expect((await load(['1,x'], { head: 'sign,text' })).output).toContain('cột official')
  })

  test('is not everybody\'s when one organisation alone has it', async () => {
    await load(['1,Riêng,,CB1'])
    expect(await world.chibo.units.run(currentSet)).toMatchObject({ version: 1 })
    expect((await setOf('chiBo2')).signs[0]).not.toHaveProperty('official')
  })

  test('costs the opening of a batch one statement, or two where somebody has their own', async () => {
    const reads = async () => {
      world.queries.length = 0
      await world.chibo.units.run((unit) => currentSets(unit, [world.orgId('chiBo1'), world.orgId('chiBo2')]))
      return world.queries.filter((sql) => /^\s*(select|with)/i.test(sql)).length
    }
    expect(await reads()).toBe(1)
    await load(['1,Riêng,,CB1'])
    expect(await reads()).toBe(2)
  })
})
