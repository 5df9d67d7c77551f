import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SIGN_COUNT } from '../src/features/catalog/catalog.rules.ts'
import { ensureSet } from '../src/features/catalog/catalog.service.ts'
import signs from '../src/features/catalog/signs.json' with { type: 'json' }
import { answers, finishes, OPENING, recordOf } from './support/self-check.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterAll(() => world.close())

async function invited() {
  const an = await world.member('an')
  await world.moveTo(OPENING)
  return an
}

describe('one sign a screen', () => {
  test('the whole check takes at most 27 + 3 taps from the push on, in one message, with the answers always in the same place', async () => {
    const an = await invited()
    let taps = 0
    const press = async (label: string) => { taps++; await an.presses(label) }
    expect(an.screen).toMatchObject({ text: 'Đồng chí có việc cần xem trong Chibo.', labels: ['Xem'] })
    await press('Xem')
    expect(an.screen.text).toContain('Mời đồng chí tự soi tháng 11/2026 trước buổi sinh hoạt 19:30, thứ Sáu 20/11/2026.')
    await press('Bắt đầu')
    const { id } = an.screen
    for (let n = 1; n <= SIGN_COUNT; n++) {
      expect(an.screen.id).toBe(id)
      expect(an.screen.confidential).toBe(true)
      expect(an.screen.text).toMatch(new RegExp(`^Biểu hiện ${n}/27 · `, 'm'))
      expect(an.screen.labels.slice(0, 3)).toEqual(['Chưa thấy', 'Cần chú ý', 'Có, cần sửa'])
      await press('Chưa thấy')
    }
    expect(an.screen.text.match(/^\d+\. /gm)).toHaveLength(SIGN_COUNT)
    await press('Hoàn thành')
    expect(an.screen.text).toMatch(/^Đồng chí đã hoàn thành tự soi tháng 11\/2026\./)
    expect(taps).toBeLessThanOrEqual(SIGN_COUNT + 3)
    expect(an.toasts.at(-1)).toBe('Đã ghi. 27/27.')
    expect(world.problems).toEqual([])
  })

  test('who stopped at sign 12 continues at 13 with one tap, three days and a restart later', async () => {
    const an = await invited()
    await an.presses('Xem')
    await an.presses('Bắt đầu')
    await answers(an, 12)
    await world.restart()
    await world.moveTo('2026-11-13 20:15')
    await an.types('Tự soi')
    expect(an.screen.text).toBe('Đã xong 12/27. Đồng chí làm tiếp từ biểu hiện 13?')
    expect(an.screen.labels).toEqual(['Làm tiếp từ 13', 'Xem lại', 'Làm lại từ đầu'])
    await an.presses('Làm tiếp từ 13')
    expect(an.screen.text).toMatch(/^Biểu hiện 13\/27/m)
  })

  test('“Quay lại” goes from any sign to the one before, and a changed answer replaces the first', async () => {
    const an = await invited()
    await an.presses('Xem')
    await an.presses('Bắt đầu')
    await answers(an, 5)
    for (let n = 5; n >= 1; n--) {
      await an.presses('Quay lại')
      expect(an.screen.text).toMatch(new RegExp(`^Biểu hiện ${n}/27[\\s\\S]*Đã chọn: Chưa thấy\\.`, 'm'))
    }
    await an.presses('Cần chú ý')
    await an.presses('Bỏ qua')
    expect(an.screen.text).toMatch(/^Biểu hiện 6\/27/m)
    expect((await recordOf(world, 'an')).answers).toEqual({ 1: 'w', 2: 'n', 3: 'n', 4: 'n', 5: 'n' })
  })

  test('without buttons everything is typed as a number, the note beside an open question too', async () => {
    const an = await world.member('an', { on: 'other' })
    await world.moveTo(OPENING)
    await an.types('tu soi')
    await an.chooses('Bắt đầu')
    await an.types('2')
    expect(an.screen.text).toContain('Đồng chí muốn ghi thêm cho riêng mình không?')
    await an.types('Đọc 1 văn bản mỗi tuần')
    expect(an.screen.text).toMatch(/^Biểu hiện 2\/27/m)
    await an.types('3')
    await an.types('#1')
    for (let n = 3; n <= SIGN_COUNT; n++) await an.types('1')
    await an.types('2')
    expect(an.screen.text).toMatch(/^Biểu hiện 2\/27[\s\S]*Đã chọn: Có, cần sửa\./m)
    await an.chooses('Xem lại')
    await an.chooses('Hoàn thành')
    expect(await recordOf(world, 'an')).toMatchObject({ done: true, notes: { 1: 'Đọc 1 văn bản mỗi tuần' }, answers: { 1: 'w', 2: 'p', 3: 'n' } })
  })
})

describe('nine titles a screen', () => {
  test('with nothing to note it takes at most 5 taps, after all 27 titles were on the screen', async () => {
    const an = await invited()
    await an.presses('Xem')
    const seen = new Set<string>()
    let taps = 0
    const press = async (label: string) => {
      taps++
      await an.presses(label)
      for (const { titleVi } of signs) if (an.screen.labels.includes('Còn lại trong nhóm: chưa thấy') && an.screen.text.includes(titleVi)) seen.add(titleVi)
    }
    await press('Xem theo nhóm')
    for (let g = 1; g <= 3; g++) await press('Còn lại trong nhóm: chưa thấy')
    await press('Hoàn thành')
    expect(taps).toBeLessThanOrEqual(5)
    expect(seen.size).toBe(SIGN_COUNT)
    expect((await recordOf(world, 'an')).done).toBe(true)
  })

  test('with two notes it takes at most 12 taps', async () => {
    const an = await invited()
    await an.presses('Xem')
    let taps = 0
    const press = async (label: string | RegExp) => { taps++; await an.presses(label) }
    await press('Xem theo nhóm')
    await press('3')
    await press('5')
    expect(an.screen.text).toMatch(/3\. .* – sẽ xem kỹ\n4\. /)
    await press('Còn lại trong nhóm: chưa thấy')
    expect(an.screen.text).toMatch(/^Biểu hiện 3\/27/m)
    await press('Cần chú ý')
    await an.types('Sắp xếp lại việc học')
    expect(an.screen.text).toMatch(/^Biểu hiện 5\/27/m)
    await press('Có, cần sửa')
    await an.types('Nói thẳng hơn trong sinh hoạt')
    await press('Còn lại trong nhóm: chưa thấy')
    await press('Còn lại trong nhóm: chưa thấy')
    await press('Hoàn thành')
    expect(taps).toBeLessThanOrEqual(12)
    expect(await recordOf(world, 'an')).toMatchObject({ done: true, answers: { 3: 'w', 4: 'n', 5: 'p' }, notes: { 3: 'Sắp xếp lại việc học' } })
  })

  test('a tap more takes a mark off, and the way can be changed at any sign, both ways, without losing an answer', async () => {
    const an = await invited()
    await an.presses('Xem')
    await an.presses('Bắt đầu')
    await answers(an, 10)
    await an.presses('Xem theo nhóm')
    expect(an.screen.text).toMatch(/^Nhóm 2\/3 · đã trả lời 10\/27/m)
    await an.presses('12')
    await an.presses('12 · xem kỹ')
    await an.presses('Còn lại trong nhóm: chưa thấy')
    await an.presses('Xem từng điều')
    expect(an.screen.text).toMatch(/^Biểu hiện 19\/27/m)
    expect(Object.keys((await recordOf(world, 'an')).answers)).toHaveLength(18)
  })
})

describe('coming back', () => {
  test('starting over asks once and keeps the old draft until the new one is finished', async () => {
    const an = await invited()
    await an.presses('Xem')
    await an.presses('Bắt đầu')
    await answers(an, 4)
    await an.types('/tusoi')
    await an.presses('Làm lại từ đầu')
    expect(an.screen.labels).toEqual(['Làm lại từ đầu', 'Giữ bản đang có'])
    expect(Object.keys((await recordOf(world, 'an')).answers)).toHaveLength(4)
    await an.presses('Làm lại từ đầu')
    expect(an.screen.text).toMatch(/^Biểu hiện 1\/27/m)
    await answers(an, 1)
    await an.types('/tusoi')
    await an.presses('Về bản trước')
    expect(an.screen.text).toMatch(/^Đã xong 4\/27/m)
    await an.presses('Làm lại từ đầu')
    await an.presses('Làm lại từ đầu')
    await answers(an, SIGN_COUNT)
    await an.presses('Hoàn thành')
    expect((await recordOf(world, 'an')).previous).toBeUndefined()
  })

  test('a finished check that is started over stays finished, with the old answers, until the new one is finished', async () => {
    const an = await invited()
    await finishes(an)
    await an.presses('Xem lại, sửa')
    const { id } = await recordOf(world, 'an')
    await an.pressesData(`self-check:restart:${id}`)
    await an.presses('Làm lại từ đầu')
    await an.types('/tusoi')
    expect(an.screen.labels).toContain('Về bản trước')
    const record = await recordOf(world, 'an')
    expect(record).toMatchObject({ done: true, answers: {} })
    expect(Object.keys(record.previous?.answers ?? {})).toHaveLength(SIGN_COUNT)
  })

  test('the summary lists all 27 with their answers, a tap opens one, and a change after finishing is told to the member alone', async () => {
    const an = await invited()
    await finishes(an)
    await an.presses('Xem lại, sửa')
    expect(an.screen.text.match(/: Chưa thấy$/gm)).toHaveLength(SIGN_COUNT)
    await an.presses('14')
    expect(an.screen.text).toMatch(/^Biểu hiện 14\/27/m)
    await an.presses('Cần chú ý')
    await an.presses('Bỏ qua')
    expect(an.screen.text).toContain('Đồng chí đã sửa sau khi hoàn thành. Chỉ đồng chí thấy dòng này.')
    expect(an.screen.text).toMatch(/^14\. .*: Cần chú ý$/m)
    expect(await recordOf(world, 'an')).toMatchObject({ done: true, amended: true })
  })

  test('finishing needs an answer to each of the 27', async () => {
    const an = await invited()
    await an.presses('Xem')
    await an.presses('Bắt đầu')
    await answers(an, 26)
    const { id } = await recordOf(world, 'an')
    await an.presses('Xem lại')
    expect(an.screen.labels).not.toContain('Hoàn thành')
    expect(an.screen.text).toContain('Còn 1 biểu hiện chưa trả lời.')
    await an.pressesData(`self-check:finish:${id}`)
    expect(an.toasts.at(-1)).toMatch(/^Còn 1 biểu hiện chưa trả lời\. Trả lời đủ 27/)
    expect((await recordOf(world, 'an')).done).toBe(false)
    await an.presses('Đến điều chưa trả lời')
    expect(an.screen.text).toMatch(/^Biểu hiện 27\/27/m)
  })
})

test('a new wording of the signs changes no check of a round that is running', async () => {
  const an = await invited()
  const binh = await world.member('binh')
  await an.presses('Xem')
  await an.presses('Bắt đầu')
  const reworded = signs.map((sign) => ({ ...sign, titleVi: `Cách viết mới ${sign.number}` }))
  await world.chibo.units.run((unit) => ensureSet(unit, reworded))
  await an.presses('Chưa thấy')
  expect(an.screen.text).toContain(signs[1]?.titleVi)
  await binh.types('tự soi')
  await binh.presses('Bắt đầu')
  expect(binh.screen.text).toContain(signs[0]?.titleVi)
  await world.moveTo('2026-12-10 08:00')
  await binh.types('tự soi')
  await binh.presses('Bắt đầu')
  expect(binh.screen.text).toContain('Cách viết mới 1')
})

test('a member who reads English goes the same way in English', async () => {
  await world.database.prisma.person.update({ where: { id: world.personId('an') }, data: { language: 'en' } })
  const an = await invited()
  await an.types('/check')
  await an.presses('By groups')
  await an.presses('2')
  await an.presses('The rest of this group: not seen')
  expect(an.screen.text).toMatch(/^Sign 2 of 27/m)
  await an.presses('Worth watching')
  await an.types('Read one text a week')
  await answers(an, 2, 'The rest of this group: not seen')
  expect(an.screen.text).toMatch(/^2\. .*: Worth watching, with a note$/m)
  await an.presses('Finish')
  expect((await recordOf(world, 'an')).done).toBe(true)
})
