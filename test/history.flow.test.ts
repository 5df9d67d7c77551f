import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findAccount } from '../src/conversation/account.ts'
import type { Document } from '../src/conversation/documents.ts'
import type { Member } from '../src/conversation/screen.ts'
import { ensureSet, makeCatalog } from '../src/features/catalog/catalog.service.ts'
import signs from '../src/features/catalog/signs.json' with { type: 'json' }
import { historyDocuments } from '../src/features/self-check/history.documents.ts'
import { forgetChecks } from '../src/features/self-check/self-check.service.ts'
import type { TestPerson } from './support/chat.ts'
import { answers, CLOSED, finishes, OPENING, recordOf } from './support/self-check.ts'
import type { PersonKey, World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const KEEP = 'Giữ lại câu trả lời để so sánh'
const STEP = ['Kỳ này tôi chưa có', 'Tôi sẽ nói tại chi bộ', 'Tôi muốn viết góp ý']
const NO = 'Không, xóa 7 ngày sau khi đóng'
const STALE = 'Nút này đã cũ. Dưới đây là màn hình mới nhất.'
const keeps = (key: PersonKey = 'an') => world.database.prisma.consent.findMany({ where: { personId: world.personId(key), purpose: 'keep' } })
const months = (key: PersonKey = 'an') => world.database.prisma.check.findMany({ where: { personId: world.personId(key) }, orderBy: { period: 'asc' } })
const written = async () => (await months()).filter(({ record }) => record !== null).map(({ period }) => period)

/** One month: sign 1 with an answer and, where there is one, a note, the rest "not seen", finished. */
async function month(person: TestPerson, { opens, answer = 'Cần chú ý', note, closes }: { opens: string; answer?: string; note?: string; closes: string }): Promise<void> {
  await world.moveTo(opens)
  await person.types('tự soi')
  await person.presses('Xem theo nhóm')
  await person.presses('1')
  await person.presses('Còn lại trong nhóm: chưa thấy')
  await person.presses(answer)
  if (note === undefined) await person.presses('Bỏ qua')
  else await person.types(note)
  await answers(person, 2, 'Còn lại trong nhóm: chưa thấy')
  await person.presses('Hoàn thành')
  if (person.screen.labels.includes(KEEP)) await person.presses(KEEP)
  await world.moveTo(closes)
}

async function threeMonths(person: TestPerson): Promise<void> {
  await month(person, { opens: OPENING, note: 'Ghi chú tháng mười một', closes: CLOSED })
  await month(person, { opens: '2026-12-10 08:00', answer: 'Có, cần sửa', note: 'Ghi chú tháng mười hai', closes: '2026-12-20 19:16' })
  await month(person, { opens: '2027-01-11 08:00', closes: '2027-01-20 19:16' })
}

async function history(person: TestPerson): Promise<void> {
  await person.types('tự soi')
  await person.presses('Các kỳ trước của tôi')
}

async function documentOf(form: 'history-pdf' | 'history-csv', key: PersonKey = 'an'): Promise<Document | null> {
  return world.chibo.units.run(async (unit) => {
    const account = await findAccount(unit, { channel: 'test', address: `${key}-test`, words: world.words })
    return historyDocuments({ catalog: makeCatalog() })[form](unit, account?.actor as Member, 'own')
  })
}

describe('keeping answers after the month', () => {
  test('is asked once, under the finished check, in its own words and with nothing preselected', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await finishes(an)
    expect(an.screen.text).toMatch(/^Đồng chí đã hoàn thành tự soi tháng 11\/2026\./)
    expect(an.screen.text).toContain('Nếu đồng ý, Chibo giữ 12 tháng, chỉ đồng chí đọc được, lúc nào cũng thôi được. Nếu không, Chibo xóa 7 ngày sau khi kỳ đóng.')
    expect(an.screen.labels).toEqual([...STEP, KEEP, NO, 'Xem lại, sửa'])
    expect(await keeps()).toEqual([])
    await an.presses(KEEP)
    expect(an.toasts.at(-1)).toBe('Vâng, Chibo giữ lại câu trả lời. Chỉ đồng chí đọc được.')
    expect(an.screen.labels).toEqual([...STEP, 'Xem lại, sửa', 'Nêu tại buổi sinh hoạt', 'Gợi ý phát biểu', 'Các kỳ trước của tôi'])
    expect(await keeps()).toMatchObject([{ version: expect.stringMatching(/^[0-9a-f]{32}$/), language: 'vi', withdrawn: null }])
    await an.types('/tusoi')
    expect(an.screen.labels).not.toContain(KEEP)
  })

  test('not answered stores nothing, is deleted as ever, and is asked again with the next check', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await finishes(an)
    await world.moveTo(CLOSED)
    await world.moveTo('2026-11-28 12:00')
    expect(await written()).toEqual([])
    await world.moveTo('2026-12-10 08:00')
    await finishes(an)
    expect(an.screen.labels).toContain(KEEP)
  })

  test('refused is not asked again, and everything is deleted seven days after the closing', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await finishes(an)
    await an.presses(NO)
    expect(an.toasts.at(-1)).toBe('Vâng. Câu trả lời xóa 7 ngày sau khi kỳ đóng.')
    expect((await keeps()).every(({ withdrawn }) => withdrawn !== null)).toBe(true)
    await world.moveTo(CLOSED)
    await world.moveTo('2026-11-28 12:00')
    expect(await written()).toEqual([])
    await world.moveTo('2026-12-10 08:00')
    await finishes(an)
    expect(an.screen.labels).not.toContain(KEEP)
  })

  test('agreed to lasts twelve months for each round, and no longer', async () => {
    const an = await world.member('an')
    await threeMonths(an)
    expect(await written()).toEqual(['2026-11', '2026-12', '2027-01'])
    await world.moveTo('2027-11-20 23:00')
    expect(await written()).toEqual(['2026-11', '2026-12', '2027-01'])
    await world.moveTo('2027-11-22 12:00')
    expect(await written()).toEqual(['2026-12', '2027-01'])
    expect((await months()).filter(({ done }) => done)).toHaveLength(3)
  }, 60_000)

  test('taken back deletes at once what was there for it alone; a round of this week stays for its days', async () => {
    const an = await world.member('an')
    await threeMonths(an)
    await history(an)
    await an.presses('Thôi giữ câu trả lời')
    expect(an.screen.text).toContain('sẽ xóa ngay, không lấy lại được')
    expect(an.screen.text).toContain('Việc đã làm tự soi hay chưa vẫn giữ 5 năm theo quy định.')
    expect(an.screen.text).toContain('Bản sao lưu hết hạn sau 30 ngày.')
    expect(await written()).toHaveLength(3)
    await an.presses('Tôi thôi giữ')
    expect(await written()).toEqual(['2027-01'])
    expect((await months()).at(-1)?.keepUntil).toEqual(new Date('2027-01-27'))
    expect((await keeps()).every(({ withdrawn }) => withdrawn !== null)).toBe(true)
    await an.presses('Giữ câu trả lời lâu hơn')
    await an.presses(KEEP)
    expect((await months()).at(-1)?.keepUntil).toEqual(new Date('2028-01-20'))
    expect(an.screen.text).toContain('được giữ 12 tháng')
  })

  test('pressed twice at once is one consent, and a button of other words keeps nothing', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await finishes(an)
    await an.pressesData('self-check:keep-yes:00000000:c')
    expect(await keeps()).toEqual([])
    expect(an.screen.text).toMatch(/^Đồng chí có muốn Chibo giữ/)
    const what = an.press(KEEP)
    const another = world.another()
    await Promise.all([
      world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: an.address, what }]),
      another.intake.accept(world.test.channel, [{ number: 'b', address: an.address, what }]),
    ])
    await Promise.all([world.chibo.idle(), another.idle()])
    expect(await keeps()).toHaveLength(1)
  })

  test('is never for an unfinished draft: that is readable for seven days, for the member alone, then it is gone (SC11)', async () => {
    const an = await world.member('an')
    const binh = await world.member('binh')
    await world.moveTo(OPENING)
    await finishes(an)
    await an.presses(KEEP)
    await world.moveTo(CLOSED)
    await world.moveTo('2026-12-10 08:00')
    await an.types('tự soi')
    await an.presses('Bắt đầu')
    await answers(an, 3)
    await world.moveTo('2026-12-20 19:16')
    await an.types('tự soi')
    await an.presses('Xem bản nháp')
    expect(an.screen.confidential).toBe(true)
    expect(an.screen.text).toContain('Bản nháp, đã xong 3/27. Giữ đến Chủ nhật 27/12/2026 cho riêng đồng chí, rồi tự xóa.')
    expect(an.screen.text).toMatch(/^3\. .*: Chưa thấy$/m)
    expect(an.screen.text).toMatch(/^4\. .*: chưa trả lời$/m)
    const { id } = await recordOf(world, 'an', '2026-12')
    await binh.types('/start')
    await binh.pressesData(`self-check:past:${id}:1`)
    expect(binh.toasts.at(-1)).toBe(STALE)
    await world.moveTo('2026-12-28 12:00')
    expect(await written()).toEqual(['2026-11'])
  })
})

describe('“Các kỳ trước của tôi”', () => {
  test('lists the rounds that are over, newest first, and opens each to be read in the words of its own time (SC15)', async () => {
    const an = await world.member('an')
    await month(an, { opens: OPENING, note: 'Ghi chú <b>&"\' 🌱', closes: CLOSED })
    await world.chibo.units.run((unit) => ensureSet(unit, signs.map((sign) => ({ ...sign, titleVi: `Cách viết mới ${sign.number}` }))))
    await month(an, { opens: '2026-12-10 08:00', closes: '2026-12-20 19:16' })
    await history(an)
    expect(an.screen.text).toBe([
      'Các kỳ tự soi trước của đồng chí. Câu trả lời chỉ đồng chí đọc được.',
      'Tháng 12/2026: đã làm, câu trả lời giữ đến thứ Hai 20/12/2027',
      'Tháng 11/2026: đã làm, câu trả lời giữ đến thứ Bảy 20/11/2027', '',
      'Câu trả lời và ghi chú được giữ 12 tháng, như đồng chí đã đồng ý.',
    ].join('\n'))
    await an.presses('Tháng 11/2026')
    expect(an.screen.confidential).toBe(true)
    expect(an.screen.text).toMatch(new RegExp(`^1\\. ${signs[0]?.titleVi}: Cần chú ý$`, 'm'))
    expect(an.screen.text).toContain('Ghi chú <b>&"\' 🌱')
    expect(an.screen.text.length).toBeLessThanOrEqual(1800)
    await an.presses('Trang sau')
    await an.presses('Quay lại')
    await an.presses('Tháng 12/2026')
    expect(an.screen.text).toMatch(/^1\. Cách viết mới 1: Cần chú ý$/m)
    expect(an.screen.labels.join()).not.toMatch(/Chưa thấy|Có, cần sửa/)
  })

  test('never shows last month in this month\'s check, and the month that is open is not among them', async () => {
    const an = await world.member('an')
    await month(an, { opens: OPENING, note: 'Ghi chú cũ', closes: CLOSED })
    await world.moveTo('2026-12-10 08:00')
    await an.types('tự soi')
    await an.presses('Bắt đầu')
    expect(an.screen.text).not.toContain('Ghi chú cũ')
    expect((await recordOf(world, 'an', '2026-12')).answers).toEqual({})
    await an.pressesData('self-check:history:1')
    expect(an.screen.labels).toContain('Tháng 11/2026')
    expect(an.screen.labels).not.toContain('Tháng 12/2026')
  })

  test('without a consent shows after seven days that it was done, and no answers', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await finishes(an)
    await an.presses(NO)
    await world.moveTo(CLOSED)
    await world.moveTo('2026-11-28 12:00')
    await history(an)
    expect(an.screen.text).toContain('Tháng 11/2026: đã làm, không còn câu trả lời')
    expect(an.screen.text).toContain('Câu trả lời và ghi chú tự xóa 7 ngày sau khi kỳ đóng.')
    expect(an.screen.labels).not.toContain('Tháng 11/2026')
    expect(an.screen.labels).not.toContain('So sánh các kỳ')
    expect(await documentOf('history-csv')).toBeNull()
  })

  test('compares the rounds for the member alone: how often each was chosen, and not a word about it', async () => {
    const an = await world.member('an')
    await threeMonths(an)
    await history(an)
    await an.presses('So sánh các kỳ')
    expect(an.screen.confidential).toBe(true)
    expect(an.screen.text).toBe([
      'Trong 3 kỳ còn giữ, mỗi điều đồng chí đã chọn mấy lần. Chỉ đồng chí xem được.', '',
      `1. ${signs[0]?.titleVi}: cần chú ý 2 · có, cần sửa 1`,
    ].join('\n'))
  })

  test('is empty for whoever has just joined', async () => {
    const an = await world.member('an')
    await history(an)
    expect(an.screen.text).toContain('Đồng chí chưa có kỳ tự soi nào đã đóng.')
    await an.pressesData('self-check:trend:1')
    expect(an.screen.text).toContain('Đồng chí chưa có kỳ tự soi nào đã đóng.')
  })

  test('is gone with the withdrawal', async () => {
    const an = await world.member('an')
    await threeMonths(an)
    await world.chibo.units.run((unit) => forgetChecks(unit, world.personId('an')))
    expect(await written()).toEqual([])
    await history(an)
    expect(an.screen.text).not.toContain('câu trả lời giữ đến')
  })
})

describe('taking it along', () => {
  test('warns first that a file is outside Chibo\'s protection (PV38), then holds every month in its own words', async () => {
    const an = await world.member('an')
    await threeMonths(an)
    await history(an)
    await an.presses('Tạo tệp cho riêng tôi')
    expect(an.screen.confidential).toBe(true)
    expect(an.screen.text).toContain('Ra khỏi Chibo rồi, tệp không còn được Chibo bảo vệ')
    expect(an.screen.labels).toEqual(['Tạo tệp PDF', 'Tạo bảng CSV', 'Quay lại'])
    await an.presses('Tạo bảng CSV')
    expect(an.screen.text).toContain('Tệp của đồng chí ở dưới đây.')
    expect(await world.database.prisma.documentMade.findMany()).toMatchObject([{ kind: 'history-csv', personId: world.personId('an'), people: [world.personId('an')], organisationId: null }])
    const csv = await documentOf('history-csv')
    expect(csv).toMatchObject({ name: 'Lịch sử tự soi của Đỗ Thử An', organisationId: null, names: [world.personId('an')] })
    const paper = csv?.paper
    if (paper?.form !== 'csv') throw new Error('no table')
    expect(paper.columns).toEqual(['Tháng', 'Số', 'Biểu hiện', 'Trả lời', 'Ghi chú'])
    expect(paper.rows).toHaveLength(3 * 27)
    expect(paper.rows[27]).toEqual(['tháng 12/2026', '1', signs[0]?.titleVi, 'Có, cần sửa', 'Ghi chú tháng mười hai'])
    const pdf = (await documentOf('history-pdf'))?.paper
    expect(pdf).toMatchObject({ form: 'pdf', title: 'Lịch sử tự soi của Đỗ Thử An' })
    expect(JSON.stringify(pdf)).toContain('Ghi chú tháng mười một')
  })

  test('asks for the PIN before a file is made, whatever button was kept from before', async () => {
    const an = await world.member('an')
    await threeMonths(an)
    await an.types('/toi')
    await an.presses(/PIN/)
    if (!an.screen.labels.includes('5')) await an.presses('Đặt mã PIN')
    for (const key of ['2', '5', '8', '0', 'Xong', '2', '5', '8', '0', 'Xong']) await an.presses(key)
    await world.moveTo('2027-01-20 20:00')
    await an.pressesData('self-check:export-yes:csv')
    expect(an.screen.text).toContain('Bấm mã PIN')
    for (const key of ['2', '5', '8', '0', 'Xong']) await an.presses(key)
    expect(an.screen.labels).toContain('Tạo bảng CSV')
  })
})

describe('deleting', () => {
  test('drafts alone: the check begun anew and the one not finished go, finished ones stay', async () => {
    const an = await world.member('an')
    await month(an, { opens: OPENING, note: 'Ghi chú cũ', closes: CLOSED })
    await world.moveTo('2026-12-10 08:00')
    await an.types('tự soi')
    await an.presses('Bắt đầu')
    await answers(an, 3)
    await an.pressesData('self-check:history:1')
    await an.presses('Xóa bản nháp')
    expect(an.screen.text).toContain('Kỳ đã hoàn thành vẫn còn.')
    await an.presses('Quay lại')
    expect(await written()).toEqual(['2026-11', '2026-12'])
    await an.presses('Xóa bản nháp')
    await an.presses('Xóa bản nháp')
    expect(an.toasts.at(-1)).toBe('Đã xóa.')
    expect((await months()).map(({ period }) => period)).toEqual(['2026-11'])
    expect((await recordOf(world, 'an')).notes[1]).toBe('Ghi chú cũ')
    await an.types('tự soi')
    expect(an.screen.labels).toContain('Bắt đầu')
  })

  test('a finished check that was begun anew goes back to what was finished', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await finishes(an)
    await an.presses(NO)
    await an.pressesData(`self-check:again:${(await recordOf(world, 'an')).id}`)
    await an.pressesData('self-check:erase-yes:drafts')
    const record = await recordOf(world, 'an')
    expect(Object.keys(record.answers)).toHaveLength(27)
    expect(record).toMatchObject({ done: true })
    expect(record.previous).toBeUndefined()
  })

  test('notes alone, of every month; answers stay, and what is on no settled agenda is taken back', async () => {
    const an = await world.member('an')
    await threeMonths(an)
    await an.pressesData('self-check:history:1')
    await an.presses('Xóa ghi chú')
    await an.presses('Xóa ghi chú')
    for (const period of ['2026-11', '2026-12', '2027-01']) {
      expect(await recordOf(world, 'an', period)).toMatchObject({ done: true, notes: {}, drafts: {}, answers: { 27: 'n' } })
    }
    await world.moveTo('2027-02-12 08:00')
    await an.types('tự soi')
    await an.presses('Bắt đầu')
    await an.presses('Cần chú ý')
    await an.types('Điều muốn nêu')
    await an.presses('Nêu điều 1 tại buổi sinh hoạt')
    await an.presses('Đưa vào chương trình')
    await an.pressesData('self-check:erase-yes:notes')
    await world.moveTo('2027-02-18 17:01')
    expect(await world.database.prisma.raised.count()).toBe(0)
  })

  test('one month: its answers and notes; that it was done stays, and the bot says so', async () => {
    const an = await world.member('an')
    await threeMonths(an)
    await history(an)
    await an.presses('Tháng 12/2026')
    await an.presses('Xóa câu trả lời kỳ này')
    expect(an.screen.text).toContain('Xóa câu trả lời và ghi chú của tháng 12/2026?')
    expect(an.screen.text).toContain('Việc đã làm tự soi hay chưa vẫn giữ 5 năm theo quy định.')
    const again = an.press('Xóa câu trả lời kỳ này')
    await an.arrive(again, again)
    expect(await written()).toEqual(['2026-11', '2027-01'])
    expect((await months()).every(({ done }) => done)).toBe(true)
    await history(an)
    expect(an.screen.text).toContain('Tháng 12/2026: đã làm, không còn câu trả lời')
  })
})
