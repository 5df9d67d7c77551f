import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { planJobs } from '../src/platform/schedule.ts'
import { HEADER, makeAdminWorld, ROSTER, type AdminWorld } from './support/admin.ts'
import { truncateAll } from './support/database.ts'
import { at } from './support/world.ts'

let close: AdminWorld['close']
let world: AdminWorld['world']
let load: AdminWorld['load']
let rows: AdminWorld['rows']
beforeAll(async () => { ({ close, world, load, rows } = await makeAdminWorld()) })
afterAll(() => close())

describe('a roster', () => {
  beforeEach(async () => {
    await world.start()
    await truncateAll(world.database)
  })

  test('is imported whole: organisations in their tree, people, who is what from today on', async () => {
    const { code, output } = await load(ROSTER)
    expect(output).toContain('Tổ chức mới: DU, CB1, CB2')
    expect(output).toContain('Thêm: Hồ <b>Thử</b> & "Cả" (X2), CB2')
    expect(output).toMatch(/5 thêm · 0 đổi · 0 như cũ · 0 không có trong tệp · 0 đóng\nĐã ghi danh sách\.$/)
    expect(code).toBe(0)

    const { organisation, placement, person, membership } = await rows()
    expect(organisation.map(({ code: org, kind, timeZone, language }) => [org, kind, timeZone, language])).toEqual([
      ['CB1', 'branch', 'Asia/Ho_Chi_Minh', 'vi'], ['CB2', 'branch', 'Asia/Ho_Chi_Minh', 'vi'], ['DU', 'committee', 'Asia/Ho_Chi_Minh', 'vi'],
    ])
    expect(placement).toHaveLength(2)
    expect(person.map(({ code: who, fullName, language }) => [who, fullName, language])).toEqual([
      ['X0', 'Trần Thử Minh', 'vi'], ['X1', 'Nguyễn Thử Hải', 'vi'], ['X2', 'Hồ <b>Thử</b> & "Cả"', 'vi'], ['X3', 'Bùi Thử Sơn', 'en'],
    ])
    expect(membership.map(({ role, from, to }) => [role, from.toISOString().slice(0, 10), to]).toSorted()).toEqual([
      ['member', '2026-11-02', null], ['member', '2026-11-02', null], ['officer', '2026-11-02', null], ['secretary', '2026-11-02', null], ['secretary', '2026-11-02', null],
    ])
  })

  test('leaves of phone and card numbers a keyed hash, for ninety days', async () => {
    await load(ROSTER)
    const { person } = await rows()
    expect(person.map(({ phoneTail, cardTail }) => [phoneTail, cardTail])).toEqual([
      [world.box.hash('tail', '0100'), null], [world.box.hash('tail', '0101'), null], [null, world.box.hash('tail', '7702')], [world.box.hash('tail', '0103'), null],
    ])
    expect(person.map(({ tailsUntil }) => tailsUntil?.toISOString().slice(0, 10))).toEqual(Array(4).fill('2027-01-31'))
    expect(JSON.stringify(await rows())).not.toMatch(/0900000|AB-7702|"0101"|"7702"/)
  })

  test('imported a second time changes nothing, on the same day or later', async () => {
    await load(ROSTER)
    const before = await rows()
    for (const day of ['2026-11-02 10:00', '2026-12-24 09:00']) {
      world.clock.moveTo(at(day))
      const { code, output } = await load(ROSTER)
      expect(output).toMatch(/0 thêm · 0 đổi · 5 như cũ · 0 không có trong tệp · 0 đóng\nDanh sách không có gì mới\.$/)
      expect(code).toBe(0)
      expect(await rows()).toEqual(before)
    }
  })

  test('sent twice at the same moment is imported once', async () => {
    const [one, two] = await Promise.all([load(ROSTER), load(ROSTER)])
    expect([one, two].map(({ code }) => code)).toEqual([0, 0])
    expect([one, two].filter(({ output }) => output.endsWith('Danh sách không có gì mới.'))).toHaveLength(1)
    const { organisation, person, membership } = await rows()
    expect([organisation.length, person.length, membership.length]).toEqual([3, 4, 5])
  })

  test('looked at with --dry-run tells the same and writes nothing', async () => {
    const before = await rows()
    const { output } = await load(ROSTER, '--dry-run')
    expect(output).toMatch(/5 thêm · .*\nMới xem trước, chưa ghi gì\.$/)
    expect(await rows()).toEqual(before)
  })

  test('with one bad row is not imported at all, and the row is named', async () => {
    const before = await rows()
    const { code, output } = await load(`${ROSTER}\nCB2,,,,X9,Ngô Thử Dũng,bí thư,full,0900.E8,,`)
    expect(output).toBe([
      'Dòng 7, cột phone: “••••.••”. Cần: số điện thoại từ 4 đến 15 chữ số, không phải dạng 9,1E+08.',
      'Dòng 7, cột role: “bí thư”. Cần: một trong: secretary, deputy_secretary, committee_member, member, officer.',
      'Có 2 chỗ chưa đúng nên chưa ghi gì.',
    ].join('\n'))
    expect(code).toBe(1)
    expect(await rows()).toEqual(before)
  })

  test('with a thousand bad rows names the first fifty', async () => {
    const { output } = await load([HEADER, ...Array.from({ length: 1000 }, (_, i) => `CB1,,,,X${i},Ai Thử,x,full,,,`)].join('\n'))
    expect(output.split('\n')).toHaveLength(52)
    expect(output).toMatch(/và 950 nữa\nCó 1000 chỗ chưa đúng nên chưa ghi gì\.$/)
  })

  test('leaves who is not in it, and closes them with --close-missing, today', async () => {
    await load(ROSTER)
    world.clock.moveTo(at('2026-11-05 09:00'))
    const less = ROSTER.split('\n').filter((line) => !line.startsWith('CB1,,')).join('\n')
    expect((await load(less)).output).toContain('Không có trong tệp: Hồ <b>Thử</b> & "Cả" (X2), CB1')
    expect((await rows()).membership.filter(({ to }) => to !== null)).toEqual([])

    expect((await load(less, '--close-missing')).output).toContain('Đóng: Hồ <b>Thử</b> & "Cả" (X2), CB1')
    const closed = (await rows()).membership.filter(({ to }) => to !== null)
    expect(closed.map(({ to }) => to?.toISOString().slice(0, 10))).toEqual(['2026-11-05'])
    const again = await load(less, '--close-missing')
    expect(again.output).toMatch(/0 đóng\nDanh sách không có gì mới\.$/)
  })

  test('moves a branch to another committee from that day on, and the old place stays known', async () => {
    await load(ROSTER)
    world.clock.moveTo(at('2026-11-05 09:00'))
    const { output } = await load(`${HEADER}\nDU2,Đảng ủy Thử Khác,,committee,,,,,,,\nCB2,,DU2,,,,,,,,`)
    expect(output).toContain('Tổ chức thay đổi: CB2')
    const { placement, organisation } = await rows()
    const idOf = (code: string) => organisation.find((one) => one.code === code)?.id
    expect(placement.filter(({ organisationId }) => organisationId === idOf('CB2')).map(({ parentId, from, to }) => [parentId, from.toISOString().slice(0, 10), to?.toISOString().slice(0, 10)])).toEqual([
      [idOf('DU'), '2026-11-02', '2026-11-05'], [idOf('DU2'), '2026-11-05', undefined],
    ])
  })

  test('gives new branches their calendar at once', async () => {
    await load(ROSTER)
    const planned = (await rows()).due
    expect(planned.length).toBeGreaterThan(0)
    const ids = (await rows()).organisation.map(({ id }) => id)
    await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, ids))
    expect((await rows()).due).toEqual(planned)
  })

  test('of many people comes in with as many statements as one of few', async () => {
    const coming = async (people: number) => {
      await world.start()
      const before = (await rows()).membership.length
      const members = Array.from({ length: people }, (_, i) => `CB${i % 40},Chi bộ ${i % 40},DU,branch,Y${i},Ai Thử ${i},${i < 40 ? 'secretary' : 'member'},full,090${String(i).padStart(7, '0')},,`)
      world.queries.length = 0
      expect((await load([HEADER, 'DU,Đảng ủy Thử Nghiệm,,committee,,,,,,,', ...members].join('\n'))).code).toBe(0)
      const statements = world.queries.length
      expect((await rows()).membership).toHaveLength(before + people)
      return statements
    }
    expect(await coming(2_000)).toBe(await coming(80))
  })
})
