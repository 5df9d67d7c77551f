import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forgetChecks } from '../src/features/self-check/self-check.service.ts'
import { forgetRaised, freezeRaised } from '../src/features/self-check/raise.service.ts'
import { planJobs } from '../src/platform/schedule.ts'
import type { TestPerson } from './support/chat.ts'
import { answers, CLOSED, dump, finishes, OPENING, recordOf } from './support/self-check.ts'
import type { PersonKey, World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const BEFORE = '2026-11-18 16:59'
const FREEZE = '2026-11-18 17:01'
const STALE = 'Nút này đã cũ. Dưới đây là màn hình mới nhất.'
const NOTE = 'Đọc 1 văn bản mỗi tuần'
const rows = () => world.database.prisma.raised.findMany()
const raisedOf = async (key: PersonKey, n = 1) => (await recordOf(world, key)).raised?.[n]
const withdraws = (key: PersonKey) => world.chibo.units.run((unit) => forgetChecks(unit, world.personId(key)))

/** Begins, answers sign 1 as worth watching, and writes a note. */
async function notes(person: TestPerson, note = NOTE): Promise<void> {
  await person.types('tự soi')
  await person.presses('Bắt đầu')
  await person.presses('Cần chú ý')
  await person.types(note)
}

async function raises(person: TestPerson, note = NOTE): Promise<void> {
  await notes(person, note)
  await person.presses('Nêu điều 1 tại buổi sinh hoạt')
  await person.presses('Đưa vào chương trình')
}

/** What a reader sees of the list, null where there is no way to it. */
async function listOf(person: TestPerson): Promise<string | null> {
  await person.types('danh sách')
  if (!person.screen.labels.includes('Điều đảng viên muốn nêu')) return null
  await person.presses('Điều đảng viên muốn nêu')
  return person.screen.text
}

describe('before the agenda is settled', () => {
  test('a member sees exactly the words and the moment, puts them on the agenda and takes them back', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await notes(an)
    expect(an.screen.text).toMatch(/^Biểu hiện 2\/27/m)
    await an.presses('Nêu điều 1 tại buổi sinh hoạt')
    expect(an.screen.confidential).toBe(true)
    expect(an.screen.text).toContain('Đưa điều này vào chương trình sinh hoạt? Khi chốt chương trình lúc 17:00, thứ Tư 18/11/2026, chi ủy sẽ thấy đúng phần chữ dưới đây cùng tên đồng chí. Trước lúc đó đồng chí rút lại được, không ai biết.')
    expect(an.screen.html).toContain(`<blockquote>${NOTE}</blockquote>`)
    expect(an.screen.labels).toEqual(['Đưa vào chương trình', 'Để tôi tự sửa', 'Sửa phần chữ', 'Quay lại'])
    expect(await raisedOf('an')).toBeUndefined()
    await an.presses('Đưa vào chương trình')
    expect(an.toasts.at(-1)).toBe('Đã đưa vào chương trình. Trước khi chốt, không ai thấy.')
    expect(an.screen.labels).toEqual(['Rút lại', 'Sửa phần chữ', 'Quay lại'])
    expect((await raisedOf('an'))?.words).toBe(NOTE)
    await an.presses('Rút lại')
    expect(an.toasts.at(-1)).toBe('Đã rút lại. Không ai biết.')
    expect((await raisedOf('an'))?.meeting).toBeNull()
    await an.presses('Để tôi tự sửa')
    expect(an.screen.text).toMatch(/^Biểu hiện 1\/27/m)
    expect(await raisedOf('an')).toBeUndefined()
    expect(await rows()).toEqual([])
  })

  test('the words may be others than the note, and the note stays as it was', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await notes(an)
    await an.presses('Nêu điều 1 tại buổi sinh hoạt')
    await an.presses('Sửa phần chữ')
    await an.types('Tôi sẽ học đều hơn <b>&"\' 🌱'.normalize('NFD'))
    expect(an.screen.text).toContain('Tôi sẽ học đều hơn <b>&"\' 🌱'.normalize('NFC'))
    await an.presses('Đưa vào chương trình')
    const record = await recordOf(world, 'an')
    expect(record.notes[1]).toBe(NOTE)
    expect(record.raised?.[1]?.words).toBe('Tôi sẽ học đều hơn <b>&"\' 🌱'.normalize('NFC'))
    expect(an.messages.filter(({ from, text }) => from === 'person' && text.includes('🌱'))).toEqual([])
    await an.presses('Sửa phần chữ')
    await an.types('Câu khác')
    expect(await raisedOf('an')).toMatchObject({ words: 'Câu khác', meeting: expect.stringMatching(/^\w{12}$/) })
  })

  test('words that are too long are kept whole, are on no agenda, and can be cut', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await raises(an)
    await an.presses('Sửa phần chữ')
    await an.types('ế'.repeat(1001).normalize('NFD'))
    expect(an.screen.text).toContain('Phần chữ dài hơn 1 ký tự.')
    expect(an.screen.text.length).toBeLessThanOrEqual(1800)
    expect(await raisedOf('an')).toEqual({ words: 'ế'.repeat(1001), meeting: null })
    const meeting = await world.database.prisma.meeting.findFirstOrThrow({ where: { organisationId: world.orgId('chiBo1'), period: '2026-11' } })
    await an.pressesData(`self-check:raise-yes:${(await recordOf(world, 'an')).id}:${meeting.id}:1`)
    expect(an.toasts.at(-1)).toContain('Phần chữ dài hơn 1 ký tự.')
    await an.presses('Chỉ giữ 1.000 ký tự đầu')
    await an.presses('Đưa vào chương trình')
    expect((await raisedOf('an'))?.words).toBe('ế'.repeat(1000))
  })

  test('a sign without a note asks for the words; an empty answer is asked again', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await an.types('tự soi')
    await an.presses('Bắt đầu')
    await an.presses('Có, cần sửa')
    await an.presses('Bỏ qua')
    await an.presses('Quay lại')
    await an.presses('Nêu tại buổi sinh hoạt')
    expect(an.screen.text).toContain('Đồng chí gõ điều muốn nêu')
    await an.types('\u200b \n')
    expect(an.screen.text).toBe('Chưa có chữ nào. Xin gõ lại.')
    await an.types('Tôi cần sửa điều này')
    await an.presses('Đưa vào chương trình')
    expect((await raisedOf('an'))?.words).toBe('Tôi cần sửa điều này')
    expect((await recordOf(world, 'an')).notes).toEqual({})
  })

  test('the finished check and its summary lead to everything that may be raised', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await notes(an)
    await answers(an, 26)
    expect(an.screen.labels).toContain('Nêu tại buổi sinh hoạt')
    await an.presses('Hoàn thành')
    await an.presses(/^Không, xóa 7 ngày/)
    await an.presses('Nêu tại buổi sinh hoạt')
    expect(an.screen.labels).toEqual(['1', 'Quay lại'])
    await an.presses('1')
    await an.presses('Đưa vào chương trình')
    await an.types('/tusoi')
    await an.presses('Nêu tại buổi sinh hoạt')
    expect(an.screen.text).toMatch(/^1\. .*: đã đưa vào chương trình$/m)
    expect(await recordOf(world, 'an')).toMatchObject({ done: true })
  })

  test('“chưa thấy” takes it off again, and a sign without something to say cannot be raised', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await raises(an)
    const { id } = await recordOf(world, 'an')
    await an.pressesData(`self-check:answer:${id}:1.n`)
    expect(await raisedOf('an')).toBeUndefined()
    for (const verb of ['raise', 'raise-words']) {
      await an.pressesData(`self-check:${verb}:${id}:1`)
      expect(an.toasts.at(-1)).toBe(STALE)
    }
    await world.moveTo(FREEZE)
    expect(await rows()).toEqual([])
  })

  test('starting over keeps what is on the agenda where it can be taken back', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await raises(an)
    const { id } = await recordOf(world, 'an')
    await an.pressesData(`self-check:again:${id}`)
    expect((await raisedOf('an'))?.words).toBe(NOTE)
    await an.pressesData(`self-check:raises:${id}:1`)
    await an.presses('1')
    await an.presses('Rút lại')
    await world.moveTo(FREEZE)
    expect(await rows()).toEqual([])
  })

  test('no screen of the secretary, no row and no count differs by what somebody raised (PV33)', async () => {
    const secretary = await world.member('secretary')
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await notes(an)
    const look = async () => {
      const from = secretary.messages.length
      for (const text of ['/start', '/members', '/check', '/mydata', '/help', '/tasks', '/settings']) await secretary.types(text)
      return secretary.messages.slice(from).map(({ text, labels }) => ({ text, labels }))
    }
    const shape = async () => (await dump(world)).split('\n').length
    await look()
    const [screens, count] = [await look(), await shape()]
    await an.presses('Nêu điều 1 tại buổi sinh hoạt')
    await an.presses('Đưa vào chương trình')
    expect(await look()).toEqual(screens)
    await an.presses('Rút lại')
    expect(await look()).toEqual(screens)
    await an.presses('Đưa vào chương trình')
    await world.moveTo(BEFORE)
    expect(await listOf(secretary)).toBeNull()
    await secretary.pressesData(`self-check:raised:${world.orgId('chiBo1')}:1`)
    expect(secretary.toasts.at(-1)).toBe(STALE)
    expect(await world.database.prisma.raised.count()).toBe(0)
    expect(count).toBeGreaterThan(0)
    expect(secretary.messages.map(({ text }) => text).join('\n')).not.toContain(NOTE)
    expect(await dump(world)).not.toContain(Buffer.from(NOTE).toString('hex').slice(0, 30))
  })

  test('two presses at once, and the same from two phones, raise it once', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await notes(an)
    await an.presses('Nêu điều 1 tại buổi sinh hoạt')
    const what = an.press('Đưa vào chương trình')
    const another = world.another()
    await Promise.all([
      world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: an.address, what }]),
      another.intake.accept(world.test.channel, [{ number: 'b', address: an.address, what }]),
    ])
    await Promise.all([world.chibo.idle(), another.idle()])
    await world.moveTo(FREEZE)
    expect(await rows()).toHaveLength(1)
  })
})

describe('from the freeze on', () => {
  test('secretary, deputy and committee see names with the very words, the secretary first, and no sign beside them', async () => {
    const [secretary, deputy, committee, an, binh] = await Promise.all(
      (['secretary', 'deputy', 'committee', 'an', 'binh'] as const).map((key) => world.member(key)))
    await world.moveTo(OPENING)
    await raises(binh!, 'Lời của Bình')
    await raises(an!, 'Lời của An')
    await raises(secretary!, 'Lời của Bí thư')
    await world.moveTo(FREEZE)
    const text = await listOf(secretary!)
    expect(text).toBe([
      'Điều đảng viên muốn nêu tại buổi sinh hoạt 19:30, thứ Sáu 20/11/2026, đúng lời từng đồng chí.', '',
      'Nguyễn Văn Bí Thư', 'Lời của Bí thư', 'Đỗ Thử An', 'Lời của An', 'Vũ Thử Bình', 'Lời của Bình',
    ].join('\n'))
    expect(secretary?.screen.confidential).toBe(true)
    for (const person of [deputy!, committee!]) expect(await listOf(person)).toBe(text)
    expect(await rows()).toHaveLength(3)
    expect((await rows()).every(({ text: sealed }) => !Buffer.from(sealed).includes('Lời'))).toBe(true)
  })

  test('members, officers and the other branch see none of it', async () => {
    const an = await world.member('an')
    const others = await Promise.all((['binh', 'officer', 'secretary2', 'dung'] as const).map((key) => world.member(key)))
    await world.moveTo(OPENING)
    await raises(an)
    await world.moveTo(FREEZE)
    for (const person of others) {
      await person.types('/start')
      await person.pressesData(`self-check:raised:${world.orgId('chiBo1')}:1`)
      expect(person.toasts.at(-1)).toBe(STALE)
    }
    expect(await listOf(others[2]!)).toContain('Chưa có điều nào được nêu trước')
    expect(world.test.everything().filter(({ address, text }) => address !== an.address && text.includes(NOTE))).toEqual([])
  })

  test('nothing is put on or taken back: the member reads what was seen, or says it at the meeting and nothing is stored', async () => {
    const an = await world.member('an')
    const binh = await world.member('binh')
    await world.moveTo(OPENING)
    await raises(an)
    const takeBack = an.press('Rút lại')
    await notes(binh, 'Chưa nêu')
    await binh.presses('Nêu điều 1 tại buổi sinh hoạt')
    const putOn = binh.press('Đưa vào chương trình')
    await world.moveTo(FREEZE)
    await an.arrive(takeBack)
    expect(an.toasts.at(-1)).toBe('Chương trình đã chốt nên phần này không thay đổi được nữa.')
    await binh.arrive(putOn)
    expect(binh.toasts.at(-1)).toBe('Chương trình đã chốt nên phần này không thay đổi được nữa.')
    const { id } = await recordOf(world, 'an')
    await an.pressesData(`self-check:raise:${id}:1`)
    expect(an.screen.text).toContain('Từ lúc đó chi ủy thấy phần chữ dưới đây cùng tên đồng chí.')
    expect(an.screen.labels).toEqual(['Quay lại'])
    const before = await recordOf(world, 'binh')
    await binh.pressesData(`self-check:raise:${before.id}:1`)
    expect(binh.screen.labels).toEqual(['Tôi sẽ nói tại buổi sinh hoạt', 'Quay lại'])
    await binh.presses('Tôi sẽ nói tại buổi sinh hoạt')
    expect(binh.toasts.at(-1)).toBe('Vâng. Chibo không lưu lựa chọn này.')
    expect(await recordOf(world, 'binh')).toEqual(before)
    expect(await rows()).toHaveLength(1)
  })

  test('words typed when it was too late change nothing and stay in the chat, where they can be copied from', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await raises(an)
    world.clock.moveTo(at('2026-11-18 16:55'))
    await an.presses('Sửa phần chữ')
    world.clock.moveTo(at('2026-11-18 17:00'))
    await an.types('Quá muộn')
    expect(an.screen.text).toBe('Chương trình đã chốt nên phần này không thay đổi được nữa.')
    expect(an.messages.some(({ from, text }) => from === 'person' && text === 'Quá muộn')).toBe(true)
    await world.moveTo(FREEZE)
    expect((await raisedOf('an'))?.words).toBe(NOTE)
  })

  test('nothing of it is sent to anybody unasked', async () => {
    const secretary = await world.member('secretary')
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await raises(an)
    await world.moveTo(BEFORE)
    const before = secretary.messages.length
    await world.moveTo(FREEZE)
    expect(secretary.messages).toHaveLength(before)
  })

  test('two processes at the same moment settle the agenda once, and a restart does not do it again', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await raises(an)
    world.clock.moveTo(at(FREEZE))
    await Promise.all([world.chibo.beat(), world.another().beat()])
    await world.restart()
    await world.beat()
    expect(await rows()).toHaveLength(1)
  })

  test('a server that was off over the freeze does it before the meeting, and not after it', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await raises(an)
    await world.moveTo('2026-11-19 09:00')
    expect(await rows()).toHaveLength(1)
    await world.database.prisma.raised.deleteMany({})
    await world.database.prisma.claim.deleteMany({ where: { job: 'self-check.freeze-raised' } })
    await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, [world.orgId('chiBo1')]))
    await world.moveTo('2026-11-20 20:00')
    expect(await rows()).toEqual([])
  })

  test('who withdraws or leaves takes along what was raised, before and after', async () => {
    const secretary = await world.member('secretary')
    const an = await world.member('an')
    const binh = await world.member('binh')
    const dual = await world.member('dual')
    await world.moveTo(OPENING)
    await raises(an, 'Lời của An')
    await raises(binh, 'Lời của Bình')
    await notes(dual, 'Lời của Cả')
    await withdraws('an')
    await world.moveTo(FREEZE)
    expect(await listOf(secretary)).not.toContain('Lời của An')
    expect(secretary.screen.text).toContain('Lời của Bình')
    await world.chibo.units.run((unit) => forgetRaised(unit, [{ personId: world.personId('binh'), organisationId: world.orgId('chiBo1') }]))
    expect(await listOf(secretary)).toContain('Chưa có điều nào')
  })

  test('who withdraws while the agenda is being settled leaves nothing behind', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await raises(an)
    await world.moveTo(BEFORE)
    world.clock.moveTo(at('2026-11-18 17:01'))
    let goes: Promise<unknown> = Promise.resolve()
    await world.chibo.units.run(async (unit) => {
      await freezeRaised(unit, [{ organisationId: world.orgId('chiBo1'), period: '2026-11', at: unit.now }])
      goes = withdraws('an')
      await pause(200)
    })
    await goes
    expect(await rows()).toEqual([])
  })

  test('who has left the branch before the freeze is not read there any more', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await raises(an)
    await world.database.prisma.membership.updateMany({ where: { personId: world.personId('an') }, data: { to: new Date('2026-11-15') } })
    await world.moveTo(FREEZE)
    expect(await rows()).toEqual([])
  })

  test('a long list has pages that fit', async () => {
    const secretary = await world.member('secretary')
    await world.moveTo(OPENING)
    for (const key of ['an', 'binh', 'committee'] as const) await raises(await world.member(key), `${key} ${'ế '.repeat(490)}`)
    await world.moveTo(FREEZE)
    const seen = new Set<string>()
    await listOf(secretary)
    for (;;) {
      expect(secretary.screen.text.length).toBeLessThanOrEqual(1800)
      for (const [key] of secretary.screen.text.matchAll(/^(an|binh|committee) ế/gm)) seen.add(key)
      if (!secretary.screen.labels.includes('Trang sau')) break
      await secretary.presses('Trang sau')
    }
    expect(seen.size).toBe(3)
  })
})

test('the branch chooses when its agenda is settled; a meeting whose round is open keeps the moment that members were told', async () => {
  const { prisma } = world.database
  const settings = { 'meeting.day': '20', 'meeting.time': '19:30', 'agenda.freeze': '5 12:00' }
  const change = async () => {
    await prisma.organisation.update({ where: { id: world.orgId('chiBo1') }, data: { settings } })
    await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, [world.orgId('chiBo1')]))
  }
  const freezes = async () => (await prisma.meeting.findMany({ where: { organisationId: world.orgId('chiBo1') }, orderBy: { period: 'asc' } })).map(({ freezesAt }) => freezesAt)
  expect((await freezes())[0]).toEqual(at('2026-11-18 17:00'))
  await world.moveTo(OPENING)
  await change()
  expect((await freezes()).slice(0, 2)).toEqual([at('2026-11-18 17:00'), at('2026-12-15 12:00')])
})

test('a member of two branches chooses where, each branch has its own moment and sees only its own', async () => {
  const { prisma } = world.database
  await prisma.organisation.update({ where: { id: world.orgId('chiBo2') }, data: { settings: { 'meeting.day': '22', 'meeting.time': '19:30' } } })
  await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, [world.orgId('chiBo2')]))
  const [dual, secretary, secretary2] = await Promise.all((['dual', 'secretary', 'secretary2'] as const).map((key) => world.member(key)))
  await world.moveTo('2026-11-12 08:00')
  await notes(dual!)
  await dual!.presses('Nêu điều 1 tại buổi sinh hoạt')
  expect(dual!.screen.text).toContain('Đồng chí muốn nêu điều này ở chi bộ nào?')
  await dual!.presses('Chi bộ Thử Nghiệm 2')
  expect(dual!.screen.text).toContain('Chi bộ Thử Nghiệm 2')
  expect(dual!.screen.text).toContain('17:00, thứ Sáu 20/11/2026')
  await dual!.presses('Đưa vào chương trình')
  await world.moveTo(CLOSED)
  expect(await listOf(secretary!)).toContain('Chưa có điều nào')
  await world.moveTo('2026-11-20 19:30')
  expect(await listOf(secretary2!)).toContain(NOTE)
  const { id } = await recordOf(world, 'dual')
  await dual!.pressesData(`self-check:raise-at:${id}:zzzzzzzzzzzz:1`)
  expect(dual!.toasts.at(-1)).toBe(STALE)
})

describe('the notes for speaking', () => {
  test('hold own words only, what is raised first, on a confidential screen that “Đóng” puts away', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await notes(an, 'Ghi chú một')
    await an.presses('Có, cần sửa')
    await an.types('Ghi chú hai')
    await an.presses('Nêu điều 2 tại buổi sinh hoạt')
    await an.presses('Đưa vào chương trình')
    await an.types('/tusoi')
    await an.presses('Làm tiếp từ 3')
    await answers(an, 25)
    await an.presses('Hoàn thành')
    await an.presses(/^Không, xóa/)
    await an.presses('Gợi ý phát biểu')
    expect(an.screen.confidential).toBe(true)
    expect(an.screen.text).toBe('Gợi ý để đồng chí phát biểu, chỉ lấy từ lời của đồng chí. Đọc xong bấm “Đóng”; Chibo không tạo tệp.\n\nGhi chú hai\nGhi chú một')
    expect(an.screen.labels).toEqual(['Đóng'])
    const { id } = an.screen
    await an.presses('Đóng')
    expect(an.messages.find((message) => message.id === id)?.text).toBe('Đã đóng')
    expect(an.screen.confidential).toBe(false)
  })

  test('wait on the day of the meeting for everybody who has a check, the same line whatever was written, also after the closing', async () => {
    const an = await world.member('an')
    const binh = await world.member('binh')
    await world.moveTo(OPENING)
    await raises(an)
    await finishes(binh)
    await world.moveTo('2026-11-19 08:00')
    await binh.types('/start')
    expect(binh.screen.labels).not.toContain('Gợi ý phát biểu')
    await world.moveTo(CLOSED)
    for (const person of [an, binh]) {
      await person.types('/start')
      await person.presses('Gợi ý phát biểu')
    }
    expect(an.screen.text).toContain(NOTE)
    expect(binh.screen.text).toBe('Kỳ này đồng chí chưa ghi lời nào. Đồng chí phát biểu theo suy nghĩ của mình.')
    await binh.pressesData(`self-check:speak:${(await recordOf(world, 'an')).id}:1`)
    expect(binh.toasts.at(-1)).toBe(STALE)
  })
})
