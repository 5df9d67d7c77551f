import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answers, dump, finishes, OPENING, recordOf } from './support/self-check.ts'
import type { TestPerson } from './support/chat.ts'
import type { World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterAll(() => world.close())

/** Somebody at the first sign of November. */
async function begun(person?: TestPerson): Promise<TestPerson> {
  const an = person ?? await world.member('an')
  if (world.clock.now() < new Date('2026-11-10')) await world.moveTo(OPENING)
  await an.types('tự soi')
  await an.presses('Bắt đầu')
  return an
}
/** At the question for a note to sign 1. */
async function asked(): Promise<TestPerson> {
  const an = await begun()
  await an.presses('Cần chú ý')
  expect(an.screen.text).toContain('Đừng ghi tên người khác.')
  return an
}
const noteOf = async (n = 1) => (await recordOf(world, 'an')).notes[n]

describe('a note', () => {
  test('stands as it was typed, with marks, emoji and letters of every keyboard, and is taken out of the chat', async () => {
    const an = await asked()
    const typed = '<b>&"\'</b> Sửa thế này 🌱 '.normalize('NFD')
    await an.types(typed)
    expect(await noteOf()).toBe('<b>&"\'</b> Sửa thế này 🌱'.normalize('NFC'))
    expect(an.messages.filter(({ from, text }) => from === 'person' && text.includes('thế'.normalize('NFD')))).toEqual([])
    await an.presses('Quay lại')
    expect(an.screen.text).toContain('“<b>&"\'</b> Sửa thế này 🌱”')
    expect(an.screen.html).not.toContain('<b>&"')
  })

  test('of exactly 1,000 characters is kept, however the keyboard writes its accents', async () => {
    const an = await asked()
    await an.types('ế'.repeat(1000).normalize('NFD'))
    expect(await noteOf()).toBe('ế'.repeat(1000))
  })

  test('that is too long is kept whole as a draft and told by how much; the next, shorter one takes its place', async () => {
    const an = await asked()
    const long = 'Một điều cần nghĩ kỹ. '.repeat(100).trim()
    await an.types(long)
    expect(an.screen.text).toContain(`Ghi chú dài hơn ${long.length - 1000} ký tự. Bản nháp vẫn còn nguyên`)
    expect((await recordOf(world, 'an')).drafts[1]).toBe(long)
    expect(an.screen.text.length).toBeLessThanOrEqual(1800)
    await an.presses('Trang sau')
    expect(long).toContain(an.screen.text.slice(an.screen.text.indexOf('“') + 1, an.screen.text.lastIndexOf('”')))
    await an.types('Ngắn hơn')
    expect(await recordOf(world, 'an')).toMatchObject({ notes: { 1: 'Ngắn hơn' }, drafts: {} })
    expect(an.screen.text).toMatch(/^Biểu hiện 2\/27/m)
  })

  test('that is too long can be cut to its first 1,000 characters', async () => {
    const an = await asked()
    await an.types('🌱'.repeat(1500))
    expect(an.screen.text).toContain('Ghi chú dài hơn 500 ký tự.')
    await an.presses(/1\.000/)
    expect(await noteOf()).toBe('🌱'.repeat(1000))
  })

  test('of a hundred thousand characters is kept whole too, and every screen stays short enough', async () => {
    const an = await asked()
    await an.types('đ'.repeat(100_000))
    expect((await recordOf(world, 'an')).drafts[1]).toHaveLength(100_000)
    await an.presses('Bỏ qua')
    await an.presses('Xem lại')
    for (const { text } of an.messages.filter(({ from }) => from === 'bot')) expect(text.length).toBeLessThanOrEqual(1800)
  })

  test.each(['   ', '\u200b\u200b', '\n\n'])('without a letter (%j) is refused, and the question stays open', async (empty) => {
    const an = await asked()
    await an.types(empty)
    expect(an.screen.text).toBe(world.words.for('vi')('text-empty'))
    expect(await noteOf()).toBeUndefined()
    await an.types('Có chữ')
    expect(await noteOf()).toBe('Có chữ')
  })

  test('with a NUL in it keeps the rest', async () => {
    const an = await asked()
    await an.types('trước\u0000sau\u0007')
    expect(await noteOf()).toBe('trướcsau')
  })

  test('typed fifteen minutes after the question is first shown back', async () => {
    const an = await asked()
    world.clock.moveTo(at('2026-11-10 08:20'))
    await an.types('Tin nhắn cho người khác')
    expect(await noteOf()).toBeUndefined()
    await an.presses('Đúng, ghi lại')
    expect(await noteOf()).toBe('Tin nhắn cho người khác')
  })

  test('typed when the round has closed is not stored and stays in the chat', async () => {
    const an = await asked()
    world.clock.moveTo(at('2026-11-20 19:10'))
    await an.presses('Bỏ qua')
    await an.presses('Quay lại')
    await an.presses('Ghi chú')
    world.clock.moveTo(at('2026-11-20 19:16'))
    await an.types('Quá muộn')
    expect(an.screen.text).toBe('Kỳ tháng 11/2026 đã đóng, câu trả lời giữ nguyên.')
    expect(an.messages.some(({ from, text }) => from === 'person' && text === 'Quá muộn')).toBe(true)
    expect(await noteOf()).toBeUndefined()
  })

  test('can be taken back', async () => {
    const an = await asked()
    await an.types('Xin bỏ')
    await an.presses('Quay lại')
    await an.presses('Ghi chú')
    await an.presses('Xóa ghi chú')
    expect(await noteOf()).toBeUndefined()
    expect((await recordOf(world, 'an')).answers[1]).toBe('w')
  })
})

describe('a sign that may touch discipline or law', () => {
  async function warned(): Promise<TestPerson> {
    const an = await begun()
    const { id } = await recordOf(world, 'an')
    await an.pressesData(`self-check:sign:${id}:15`)
    await an.presses('Có, cần sửa')
    expect(an.screen.text).toContain('Điều này có thể liên quan đến kỷ luật hoặc pháp luật.')
    expect(an.screen.labels.slice(0, 2)).toEqual(['Không lưu, để tôi tự nghĩ', 'Lưu cho riêng tôi'])
    expect((await recordOf(world, 'an')).answers).toEqual({})
    return an
  }

  test('warns before anything is stored; “not stored” counts as answered and asks for no note', async () => {
    const an = await warned()
    await an.presses('Không lưu, để tôi tự nghĩ')
    expect((await recordOf(world, 'an')).answers).toEqual({ 15: 'x' })
    expect(an.toasts.at(-1)).toBe('Đã tính là trả lời, không lưu. 1/27.')
    expect(an.screen.text).toMatch(/^Biểu hiện 16\/27/m)
  })

  test('stores the answer for the member alone where the member says so', async () => {
    const an = await warned()
    await an.presses('Lưu cho riêng tôi')
    expect((await recordOf(world, 'an')).answers).toEqual({ 15: 'p' })
    expect(an.screen.text).toContain('Đồng chí muốn ghi thêm cho riêng mình không?')
  })

  test('has no way to leave an answer to another sign unstored', async () => {
    const an = await begun()
    const { id } = await recordOf(world, 'an')
    await an.pressesData(`self-check:private:${id}:1.x`)
    expect((await recordOf(world, 'an')).answers).toEqual({})
  })
})

describe('presses that no screen carried', () => {
  test('change nothing and get the one same sentence', async () => {
    const an = await begun()
    const { id } = await recordOf(world, 'an')
    const invented = [
      `self-check:answer:${id}:28.n`, `self-check:answer:${id}:0.n`, `self-check:answer:${id}:1.x`, `self-check:answer:${id}:1`,
      `self-check:answer:${id}:01.n`, `self-check:answer:${id}:1.n:2`, `self-check:answer:zzzzzzzzzzzz:1.n`, 'self-check:answer',
      `self-check:rest:${id}:2`, `self-check:groups:${id}:4`, `self-check:note:${id}:5.1`, `self-check:cut:${id}:1`,
      `self-check:restore:${id}`, `self-check:start:zzzzzzzzzzzz:one`, `self-check:members:${world.orgId('chiBo1')}:1`, `self-check:steal:${id}`,
    ]
    for (const action of invented) {
      await an.pressesData(action)
      expect([action, an.toasts.at(-1)]).toEqual([action, 'Nút này đã cũ. Dưới đây là màn hình mới nhất.'])
    }
    expect(await recordOf(world, 'an')).toMatchObject({ answers: {}, done: false })
    expect(an.toasts).toHaveLength(invented.length)
    expect(world.problems).toEqual([])
  })

  test('on another person’s check are refused as one that does not exist', async () => {
    const an = await begun()
    await an.presses('Cần chú ý')
    await an.types('Chỉ mình tôi đọc')
    const { id } = await recordOf(world, 'an')
    const binh = await world.member('binh')
    await binh.types('xin chào')
    for (const action of [`answer:${id}:2.p`, `sign:${id}:1`, `summary:${id}:1`, `note:${id}:1.1`, `finish:${id}`, `again:${id}`, `stand:${id}`]) {
      await binh.pressesData(`self-check:${action}`)
      expect([action, binh.toasts.at(-1)]).toEqual([action, 'Nút này đã cũ. Dưới đây là màn hình mới nhất.'])
    }
    expect(await recordOf(world, 'an')).toMatchObject({ done: false, answers: { 1: 'w' } })
  })
})

test('nobody but the member meets an answer or a note: no other screen, no notice, no table without the key', async () => {
  const others = await Promise.all((['secretary', 'deputy', 'committee', 'officer', 'binh'] as const).map((key) => world.member(key)))
  const an = await begun()
  await an.presses('Cần chú ý')
  await an.types('Câu chỉ để mình tôi đọc')
  await answers(an, 2)
  for (const person of others) {
    for (const word of ['danh sách', 'tự soi', '/start', '/toi']) await person.types(word)
  }
  const seen = world.test.everything().filter(({ address }) => address !== an.address).map(({ html }) => html).join('\n')
  expect(seen).not.toContain('Câu chỉ để mình')
  expect(seen).not.toContain('Cần chú ý')
  const stored = await dump(world)
  expect(stored).toContain('Đỗ Thử An')
  expect(stored).not.toContain('Câu chỉ để')
  expect(stored).not.toContain(Buffer.from('Câu chỉ để').toString('hex'))
  expect(world.problems.join('')).not.toContain('Câu')
})

describe('two at the same moment', () => {
  test('two phones that answer the same sign give one answer, and both screens agree', async () => {
    const an = await begun()
    const second = await world.member('an', { on: 'other' })
    await second.types('tự soi')
    await second.chooses(/Làm tiếp/)
    await Promise.all([an.arrive(an.press('Cần chú ý')), second.types('1')])
    await world.beat()
    const answer = (await recordOf(world, 'an')).answers[1]
    expect(['n', 'w']).toContain(answer)
    const { id } = await recordOf(world, 'an')
    for (const person of [an, second]) {
      await person.pressesData(`self-check:sign:${id}:1`)
      expect(person.screen.text).toContain(answer === 'w' ? 'Đã chọn: Cần chú ý.' : 'Đã chọn: Chưa thấy.')
    }
  })

  test('different signs answered on two phones at once are both kept', async () => {
    const an = await begun()
    const second = await world.member('an', { on: 'other' })
    await second.types('tự soi')
    const { id } = await recordOf(world, 'an')
    for (let n = 1; n <= 9; n += 2) {
      await Promise.all([an.pressesData(`self-check:answer:${id}:${n}.n`), second.pressesData(`self-check:answer:${id}:${n + 1}.n`)])
    }
    expect(Object.keys((await recordOf(world, 'an')).answers)).toHaveLength(10)
  })

  test('a screen that stands on the second phone follows what the first one answers', async () => {
    const an = await begun()
    const second = await world.member('an', { on: 'other' })
    await second.types('tự soi')
    await second.chooses('Xem lại')
    await an.presses('Chưa thấy')
    await world.beat()
    expect(second.screen.text).toContain('đã xong 1/27')
  })

  test('begun on two phones at once it is one check', async () => {
    const an = await world.member('an')
    const second = await world.member('an', { on: 'other' })
    await world.moveTo(OPENING)
    await an.types('tự soi')
    await second.types('tự soi')
    await Promise.all([an.presses('Bắt đầu'), second.chooses('Xem theo nhóm')])
    expect(await world.database.prisma.check.count()).toBe(1)
    expect((await recordOf(world, 'an')).answers).toEqual({})
  })

  test('the same tap twice, and two quick taps, give one answer', async () => {
    const an = await begun()
    const tap = an.press('Chưa thấy')
    await an.arrive(tap, tap)
    expect((await recordOf(world, 'an')).answers).toEqual({ 1: 'n' })
  })

  test('a finish and an answer at once leave a finished check', async () => {
    const an = await world.member('an')
    const second = await world.member('an', { on: 'other' })
    await world.moveTo(OPENING)
    await finishes(an)
    const { id } = await recordOf(world, 'an')
    await second.types('tự soi')
    await Promise.all([an.pressesData(`self-check:finish:${id}`), second.pressesData(`self-check:answer:${id}:3.n`)])
    expect(await recordOf(world, 'an')).toMatchObject({ done: true })
  })
})

test('a tap on an answer takes at most four statements in its unit', async () => {
  const an = await begun()
  await an.presses('Chưa thấy')
  world.queries.length = 0
  await an.presses('Chưa thấy')
  const stored = world.queries.findIndex((sql) => sql.includes('insert into stored_update'))
  const commit = world.queries.findIndex((sql, i) => i > stored + 1 && /commit/i.test(sql))
  const unit = world.queries.slice(stored + 1, commit).filter((sql) => !/^\W*(implicit|begin|commit)/i.test(sql))
  expect(unit.map((sql) => /(from account|self_check|consumed)/.exec(sql)?.[1])).toEqual(['from account', 'self_check', 'self_check', 'consumed'])
})
