import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Subject } from '../src/features/feedback/case.record.ts'
import { feedbackRepo } from '../src/features/feedback/feedback.repo.ts'
import type { TestPerson } from './support/chat.ts'
import { allUse, changesCase, collect, putsLetter } from './support/feedback.ts'
import { shown } from './support/local-time.ts'
import { confirms, meetingId, moves, opens } from './support/meetings.ts'
import { OPENING } from './support/self-check.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const db = () => world.database.prisma
const PUSH = 'Đồng chí có việc cần xem trong Chibo.'
const pushes = (person: TestPerson) => person.messages.filter(({ text }) => text === PUSH).length
const THEMED = 'Sinh hoạt chuyên đề'

async function proposes(secretary: TestPerson, when: string): Promise<string> {
  await secretary.types('/sinhhoat')
  await secretary.presses('Đề xuất buổi khác')
  await secretary.presses(THEMED)
  await secretary.types(when)
  await secretary.presses('Ghi')
  return meetingId(world, 'chiBo1', '2026-Q4', 'themed')
}

async function putsOff(secretary: TestPerson, id: string): Promise<void> {
  await opens(secretary, id)
  await secretary.presses('Sắp xếp buổi này')
  await secretary.presses('Tạm hoãn')
  await secretary.presses('Đúng, tạm hoãn')
}

describe('the quarter\'s batch of feedback', () => {
  const goesOut = async () => {
    const { period, at } = await db().due.findFirstOrThrow({ where: { organisationId: world.orgId('chiBo1'), job: 'feedback.release' } })
    return `${period} ${shown(at)}`
  }

  test('follows the themed meeting when it is proposed, moved and put off', async () => {
    const secretary = await world.member('secretary')
    expect(await goesOut()).toBe('2026-Q4 2026-12-06 08:00')
    const id = await proposes(secretary, '12/12/2026')
    expect(await goesOut()).toBe('2026-Q4 2026-11-28 08:00')
    await moves(secretary, id, '28/12/2026')
    expect(await goesOut()).toBe('2026-Q4 2026-12-14 08:00')
    // Nearer than fourteen days: not in the moment of the press.
    await moves(secretary, id, '9/11/2026')
    expect(await goesOut()).toBe('2026-Q4 2026-11-03 08:00')
    await putsOff(secretary, id)
    expect(await goesOut()).toBe('2026-Q4 2026-12-06 08:00')
  })
})

describe('what was made known', () => {
  const WORDS = 'Có lúc đến sinh hoạt muộn'
  /** As the job of the batch does it. */
  const madeKnown = (...about: Subject[]) => world.chibo.units.run((unit) => feedbackRepo(unit).release(about.map((subject, i) => ({
    id: `release0000${i}`, organisationId: world.orgId('chiBo1'), quarter: '2026-Q4', whom: 'x',
    record: { caseId: 'case-secret-1', text: `${WORDS}\nlần ${i}`, sign: null, subject, named: 'Đỗ Thử An', reply: null },
  }))))
  const draft = async (secretary: TestPerson, id: string, button = 'Dự thảo') => {
    await opens(secretary, id)
    await secretary.presses(button)
    return secretary.screen.text
  }

  test('stands on the agenda of the meeting it was for, in the agreed words, for all to read and nobody to change', async () => {
    const [secretary, dual] = [await world.member('secretary'), await world.member('dual')]
    const id = await proposes(secretary, '12/12/2026')
    await confirms(secretary, id)
    await madeKnown({ kind: 'person', personId: world.personId('binh') }, { kind: 'committee' })
    expect(await draft(secretary, id)).toContain(`– Góp ý đã xác minh với đồng chí Vũ Thử Bình: ${WORDS} lần 0`)
    expect(secretary.screen.text).toContain(`– Góp ý đã xác minh với chi ủy: ${WORDS} lần 1`)
    for (const verb of ['reword', 'strike']) {
      await secretary.pressesData(`agenda:${verb}:${id}:release00000:0000`)
      expect(secretary.toasts.at(-1)).toBe('Nút này đã cũ. Dưới đây là màn hình mới nhất.')
    }
    await secretary.pressesData(`agenda:line:${id}:release00000`)
    expect(secretary.screen.labels).toEqual(['Quay lại'])

    // Handed on it names nobody.
    const handed = await draft(secretary, id, 'Bản dán')
    expect(handed).toContain(`– Góp ý đã xác minh với một đồng chí: ${WORDS} lần 0`)
    expect(handed).not.toContain('Vũ Thử Bình')

    // Peers learn of it with the agenda and not before.
    await opens(dual, id)
    expect(dual.screen.labels).not.toContain('Chương trình')
    await draft(secretary, id)
    await secretary.presses('Xem như đảng viên sẽ thấy')
    await secretary.presses(/^Đăng/)
    await opens(dual, id)
    await dual.presses('Chương trình')
    expect(dual.screen.text).toContain(`Góp ý đã xác minh với đồng chí Vũ Thử Bình: ${WORDS} lần 0`)
    const seen = JSON.stringify([...secretary.messages, ...dual.messages])
    expect(seen).not.toMatch(/Đỗ Thử An|case-secret/)
  })

  test('is nowhere else: without a themed meeting it is on the agenda of the quarter\'s last month, and on an evening of two in the first part', async () => {
    const secretary = await world.member('secretary')
    await madeKnown({ kind: 'person', personId: world.personId('binh') })
    const [november, december] = [await meetingId(world), await meetingId(world, 'chiBo1', '2026-12')]
    expect([await draft(secretary, november), await draft(secretary, december)].map((text) => text.includes(WORDS))).toEqual([false, true])
    const themed = await proposes(secretary, '28/11/2026')
    expect([await draft(secretary, december), await draft(secretary, themed)].map((text) => text.includes(WORDS))).toEqual([false, true])
    await opens(secretary, themed)
    await secretary.presses('Sắp xếp buổi này')
    await secretary.presses(/^Cùng buổi tháng 11/)
    expect([await draft(secretary, november), await draft(secretary, themed)].map((text) => text.includes(WORDS))).toEqual([true, false])
  })
})

describe('the self-check of a meeting that is put off', () => {
  test('calls nobody, says so where it stands open, and calls again once the meeting has a day', async () => {
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    const id = await meetingId(world)
    await world.moveTo(OPENING)
    expect(pushes(an)).toBe(1)
    await putsOff(secretary, id)
    await world.moveTo('2026-11-15 08:00')
    expect(pushes(an)).toBe(1)
    await an.types('tự soi')
    expect(an.screen.text).toContain('Buổi sinh hoạt 19:30, thứ Sáu 20/11/2026 tạm hoãn; kỳ này đóng lúc 19:15, thứ Sáu 20/11/2026.')
    expect(an.screen.text).not.toContain('trước buổi sinh hoạt')
    await secretary.types('/danhsach')
    expect(secretary.screen.labels.filter((label) => label.startsWith('Nhắc'))).toEqual([])
    await moves(secretary, id, '28/11/2026')
    await world.moveTo('2026-11-26 08:00')
    expect(pushes(an)).toBe(2)
    await an.types('tự soi')
    expect(an.screen.text).toContain('trước buổi sinh hoạt 19:30, thứ Bảy 28/11/2026')
  })
})


describe('what members were not told since Chibo was down (RV4)', () => {
  const GONE = 'Có tin về buổi sinh hoạt 19:30, thứ Sáu 20/11/2026 không kịp gửi vì Chibo bị gián đoạn. Nhờ đồng chí báo trực tiếp nếu cần.'

  test('is on the secretary\'s list the next morning, once, however much it was', async () => {
    const secretary = await world.member('secretary')
    for (const key of ['deputy', 'committee', 'an', 'binh', 'dual'] as const) await world.member(key)
    await confirms(secretary, await meetingId(world))
    await world.moveTo('2026-11-13 08:00')
    // The day before and two hours before pass unnoticed.
    await world.moveTo('2026-11-20 19:40')
    await world.moveTo('2026-11-21 07:29')
    const before = pushes(secretary)
    await world.moveTo('2026-11-21 07:30')
    expect(pushes(secretary) - before).toBe(1)
    await secretary.types('/start')
    await secretary.presses('Việc cần tôi giúp')
    expect(secretary.screen.text.split('\n').filter((line) => line === GONE)).toHaveLength(1)
    expect(await db().claim.count({ where: { job: 'meetings.remind', missed: true } })).toBe(2)
    await world.moveTo('2026-11-22 07:30')
    expect(pushes(secretary) - before).toBe(1)
    await world.moveTo('2026-11-25 07:30')
    await secretary.types('/start')
    expect(secretary.screen.labels).not.toContain('Việc cần tôi giúp')
  })

  test('counts a message that waited too long for its line, and none to somebody who has blocked Chibo', async () => {
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    const id = await meetingId(world)
    await db().meeting.update({ where: { id }, data: { state: 'confirmed' } })
    const waits = (key: 'an' | 'binh') => ({ kind: 'meetings.changed', toId: world.personId(key), about: { meeting: id }, dedupe: key, state: 'expired', notBefore: new Date('2026-11-02T01:00:00Z'), until: new Date('2026-11-02T02:00:00Z'), twice: 'fine' })
    await world.member('binh')
    await world.test.person(() => world.chibo, 'binh-test').blocks()
    await db().notice.create({ data: waits('binh') })
    await secretary.types('/start')
    await secretary.pressesData('org:hands:0')
    expect(secretary.screen.text).not.toContain('không kịp gửi')
    await db().notice.create({ data: waits('an') })
    world.clock.moveTo(new Date('2026-11-02T03:00:00Z'))
    await secretary.pressesData('org:hands:0')
    expect(secretary.screen.text).toContain(GONE)
    expect(an.messages).toEqual([])
  })
})

describe('feedback is shut around a meeting of whatever kind, at the hour that holds (PV39)', () => {
  test('also of the committee\'s own, after it was moved, and not of one that is off', async () => {
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    await world.member('deputy')
    await secretary.types('/sinhhoat')
    await secretary.presses('Đề xuất buổi khác')
    await secretary.presses('Họp chi ủy')
    await secretary.types('5/11/2026 14:00')
    await secretary.presses('Ghi')
    const id = await meetingId(world, 'chiBo1', '2026-11', 'preparatory')
    await moves(secretary, id, '16:00')
    const isShut = async (moment: string) => {
      await world.moveTo(moment)
      await an.types('/gopy')
      await an.presses('Viết góp ý')
      return an.screen.text.includes('tạm đóng') || !an.screen.labels.includes('Vũ Thử Bình')
    }
    expect([await isShut('2026-11-05 14:30'), await isShut('2026-11-05 15:44'), await isShut('2026-11-05 15:45')]).toEqual([false, false, true])
    await putsOff(secretary, id)
    expect(await isShut('2026-11-05 16:10')).toBe(false)
  })

  test('an author\'s news wait for a morning without one (PV9)', async () => {
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    for (const key of ['deputy', 'committee', 'binh', 'dual'] as const) await world.member(key)
    const id = await proposes(secretary, '12/12/2026 08:30')
    const caseId = await putsLetter(world, 'an', { about: 'binh' })
    await allUse(world)
    await collect(world)
    await changesCase(world, caseId, (one) => ({ ...one, state: 'received', record: { ...one.record, log: [...one.record.log, { at: world.clock.now().toISOString(), what: 'received' }] } }))
    const state = async (moment: string) => {
      await world.moveTo(moment)
      await an.types('/gopy')
      await an.presses('Góp ý của tôi')
      return /Đang xem xét/.test(an.screen.text)
    }
    await moves(secretary, id, '4/11/2026 08:10')
    expect([await state('2026-11-04 08:05'), await state('2026-11-04 12:00'), await state('2026-11-05 08:00')]).toEqual([false, false, true])
  })
})
