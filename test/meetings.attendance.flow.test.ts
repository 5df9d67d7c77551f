import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestPerson } from './support/chat.ts'
import { confirms, meetingId, opens, toldOf } from './support/meetings.ts'
import { dump } from './support/self-check.ts'
import type { PersonKey, World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const db = () => world.database.prisma
const OLD = 'Nút này đã cũ. Dưới đây là màn hình mới nhất.'
const PUSH = 'Đồng chí có việc cần xem trong Chibo.'
const EVENING = '2026-11-20 19:00'
const of = async (key: PersonKey, meeting?: string) =>
  db().attendance.findFirst({ where: { personId: world.personId(key), ...(meeting !== undefined && { meetingId: meeting }) } })
const set = (settings: Record<string, string>) => db().organisation.update({
  where: { id: world.orgId('chiBo1') }, data: { settings: { 'meeting.day': '20', 'meeting.time': '19:30', 'meeting.place': 'Nhà văn hóa', ...settings } },
})

/** The first branch's meeting, confirmed; the people named are connected. */
async function invited<K extends PersonKey>(...keys: K[]): Promise<{ id: string; secretary: TestPerson } & Record<K, TestPerson>> {
  const people: Partial<Record<PersonKey, TestPerson>> = {}
  for (const key of ['secretary', ...keys] as const) people[key] = await world.member(key)
  const id = await meetingId(world)
  await confirms(people.secretary as TestPerson, id)
  return { id, ...people } as { id: string; secretary: TestPerson } & Record<K, TestPerson>
}

describe('coming or not', () => {
  test('is answered from the invitation, can be changed until the meeting begins, and waits on the start screen until then', async () => {
    const { id, an, binh } = await invited('an', 'binh')
    await binh.types('/start')
    expect(binh.screen.labels).toContain('Trả lời lời mời sinh hoạt')
    await an.presses('Tôi dự')
    expect(an.toasts.at(-1)).toBe('Đã ghi. Đồng chí đổi được đến giờ sinh hoạt.')
    expect(an.screen.text).toContain('Đồng chí đã báo: dự.')
    expect(an.screen.text).toContain('Đã báo dự: 1, trực tuyến: 0, xin vắng: 0, chưa báo: 5.')
    await an.types('/start')
    expect(an.screen.labels).not.toContain('Trả lời lời mời sinh hoạt')
    await an.pressesData(`attendance:answer:${id}:e`)
    expect(await of('an')).toMatchObject({ intention: 'excused', reason: null })
    await world.moveTo('2026-11-20 19:31')
    await an.pressesData(`attendance:answer:${id}:c`)
    expect(an.toasts.at(-1)).toBe('Buổi sinh hoạt đã bắt đầu nên Chibo không nhận báo dự, báo vắng nữa.')
    expect(await of('an')).toMatchObject({ intention: 'excused' })
  })

  test('online is offered only where the branch allows it', async () => {
    const { id, an } = await invited('an')
    await opens(an, id)
    expect(an.screen.labels).not.toContain('Tôi dự trực tuyến')
    await an.pressesData(`attendance:answer:${id}:o`)
    expect([an.toasts.at(-1), await of('an')]).toEqual([OLD, null])
    await set({ 'meeting.online': 'yes' })
    await opens(an, id)
    await an.presses('Tôi dự trực tuyến')
    expect(await of('an')).toMatchObject({ intention: 'online' })
  })

  test('a reason enters the lists by its kind; what is added is for secretary and deputy alone, and the secretary is told', async () => {
    const { id, secretary, an, deputy, committee, binh } = await invited('an', 'deputy', 'committee', 'binh')
    await opens(an, id)
    await an.presses('Tôi xin vắng')
    expect(an.toasts.at(-1)).toBe('Đã báo bí thư.')
    expect(an.screen.labels).toEqual(['Ốm, chăm người ốm', 'Công tác, trực', 'Đi xa', 'Việc gia đình', 'Lý do khác', 'Quay lại'])
    await an.presses('Ốm, chăm người ốm')
    await an.types('Mẹ tôi nằm viện Thử Nghiệm')
    expect(await of('an')).toMatchObject({ intention: 'excused', reason: 'ill' })
    expect(await dump(world)).not.toContain('nằm viện')
    const list = async (reader: TestPerson) => {
      await opens(reader, id)
      await reader.presses('Ai dự, ai vắng')
      return reader.screen.text.split('\n').find((line) => line.startsWith('Đỗ Thử An'))
    }
    expect(await list(binh)).toBe('Đỗ Thử An: xin vắng')
    expect(await list(committee)).toBe('Đỗ Thử An: xin vắng, ốm, chăm người ốm')
    expect(await list(secretary)).toBe('Đỗ Thử An: xin vắng, ốm, chăm người ốm')
    await deputy.types('/start')
    for (const reader of [committee, binh]) {
      await reader.pressesData(`attendance:for:${id}:${world.personId('an')}`)
      expect(reader.toasts.at(-1)).toBe(OLD)
    }
    await secretary.presses('Đỗ Thử An')
    expect(secretary.screen.text).toContain('Mẹ tôi nằm viện Thử Nghiệm')
    expect(secretary.screen.confidential).toBe(true)
    // Once in the morning, whoever else asks that day.
    await binh.pressesData(`attendance:answer:${id}:e`)
    await world.moveTo('2026-11-03 07:30')
    for (const leader of [secretary, deputy]) expect(leader.messages.filter(({ text }) => text === PUSH)).toHaveLength(1)
  })

  test('too long a text is refused and nothing is kept of it', async () => {
    const { id, an } = await invited('an')
    await opens(an, id)
    await an.presses('Tôi xin vắng')
    await an.presses('Lý do khác')
    await an.types('ế'.repeat(501))
    expect(an.screen.text).toContain('nhiều nhất 500 ký tự, đang dài hơn 1.')
    expect((await of('an'))?.words).toBeNull()
  })

  test('in two branches is answered in each by itself, and each sees only its own (ID3)', async () => {
    const { id, dual } = await invited('dual')
    const secretary2 = await world.member('secretary2')
    const other = await meetingId(world, 'chiBo2')
    await confirms(secretary2, other)
    await dual.types('/sinhhoat')
    expect(dual.screen.text).toContain('Chi bộ Thử Nghiệm 1: sinh hoạt chi bộ thường kỳ tháng 11/2026')
    expect(dual.screen.text).toContain('Chi bộ Thử Nghiệm 2: sinh hoạt chi bộ thường kỳ tháng 11/2026')
    await opens(dual, id)
    await dual.presses('Tôi dự')
    await opens(dual, other)
    await dual.presses('Tôi xin vắng')
    expect([(await of('dual', id))?.intention, (await of('dual', other))?.intention]).toEqual(['come', 'excused'])
    await secretary2.pressesData(`attendance:who:${id}:0`)
    expect(secretary2.toasts.at(-1)).toBe(OLD)
    await secretary2.pressesData(`attendance:who:${other}:0`)
    expect(secretary2.screen.text).toContain('Hồ Thử Cả: xin vắng')
  })

  test('many who press in the same moment are all counted', async () => {
    const { id, secretary, ...people } = await invited('an', 'binh', 'dual', 'committee', 'deputy')
    await Promise.all(Object.values(people).map((one) => opens(one, id)))
    await Promise.all(Object.values(people).map((one) => one.arrive(one.pressData(`attendance:answer:${id}:e`), one.pressData(`attendance:answer:${id}:c`))))
    await opens(secretary, id)
    expect(secretary.screen.text).toContain('Đã báo dự: 5, trực tuyến: 0, xin vắng: 0, chưa báo: 1.')
  })

  test('is entered by the secretary for whoever has no phone, marked as entered and noted', async () => {
    const { id, secretary, an } = await invited('an')
    await opens(secretary, id)
    await secretary.presses('Ai dự, ai vắng')
    await secretary.presses('Vũ Thử Bình')
    await secretary.presses('Đi xa')
    expect(secretary.screen.text).toContain('Vũ Thử Bình: xin vắng, đi xa, ghi thay')
    expect(await of('binh')).toMatchObject({ intention: 'excused', reason: 'away', enteredBy: world.personId('secretary') })
    expect(await db().auditEntry.findMany({ where: { action: 'attendance-entered' }, select: { subjectId: true } })).toEqual([{ subjectId: world.personId('binh') }])
    await an.types('/start')
    await an.pressesData(`attendance:for-set:${id}:${world.personId('binh')}:c`)
    expect([an.toasts.at(-1), (await of('binh'))?.intention]).toEqual([OLD, 'excused'])
  })

  test('that the branch does in the handbook is never asked for here (MR1)', async () => {
    await set({ handbook: 'rsvp, attendance, dues' })
    const { id, secretary, an } = await invited('an')
    expect(toldOf(an)).toEqual(['Mời đồng chí dự sinh hoạt chi bộ thường kỳ tháng 11/2026: 19:30, thứ Sáu 20/11/2026, Nhà văn hóa.'])
    expect(an.screen.labels).toEqual(['Xem buổi này'])
    await an.types('/start')
    expect(an.screen.labels).not.toContain('Trả lời lời mời sinh hoạt')
    await an.pressesData(`attendance:answer:${id}:c`)
    await world.moveTo(EVENING)
    await secretary.types('/start')
    await secretary.pressesData(`attendance:all:${id}`)
    expect([an.toasts.at(-1), secretary.toasts.at(-1), await db().attendance.count()]).toEqual([OLD, OLD, 0])
  })
})

describe('the roll', () => {
  test('is one press for all but those who asked to be excused, a press for each who is not there, and can be undone (AT6)', async () => {
    const { id, secretary, an, binh } = await invited('an', 'binh')
    await opens(an, id)
    await an.presses('Tôi xin vắng')
    await world.moveTo(EVENING)
    await secretary.types('/start')
    await secretary.presses('Điểm danh')
    await secretary.presses('Có mặt tất cả, trừ…')
    expect(secretary.screen.text).toContain('Có mặt 5 trong 6 đồng chí.')
    expect(secretary.screen.text).toContain('Vắng: Đỗ Thử An, có lý do.')
    await secretary.presses('Có mặt: Vũ Thử Bình')
    expect(secretary.screen.text).toContain('Vắng: Vũ Thử Bình, không lý do.')
    // What was meant and what was so are two fields (AT3).
    expect(await of('an')).toMatchObject({ intention: 'excused', present: 'no' })
    expect(await of('binh')).toMatchObject({ intention: null, present: 'no', enteredBy: null })
    // Nobody is connected there: marked as entered by somebody else (AT12).
    expect(await of('committee')).toMatchObject({ present: 'yes', enteredBy: world.personId('secretary') })
    await secretary.presses('Vắng: có lý do hay không')
    await secretary.presses('Có lý do: Vũ Thử Bình')
    await secretary.presses('Không lý do: Đỗ Thử An')
    expect([(await of('an'))?.excused, (await of('binh'))?.excused]).toEqual([false, true])
    await opens(binh, id)
    expect(binh.screen.text).toContain('Có mặt 4 trong 6 đồng chí.')
    await secretary.presses('Quay lại')
    await secretary.presses('Hoàn tác, điểm danh lại')
    expect(await db().attendance.count({ where: { OR: [{ present: { not: null } }, { excused: { not: null } }] } })).toBe(0)
    expect(await of('an')).toMatchObject({ intention: 'excused' })
  })

  test('says by which rule a vote counts, and sets probationary and exempt apart (AT8)', async () => {
    await db().membership.updateMany({ where: { personId: world.personId('an') }, data: { partyStatus: 'probationary' } })
    await db().membership.updateMany({ where: { personId: world.personId('binh') }, data: { partyStatus: 'exempt' } })
    const { id, secretary } = await invited()
    await world.moveTo(EVENING)
    await secretary.pressesData(`attendance:roll:${id}:0`)
    expect(secretary.screen.text).toContain('Quyền biểu quyết tính theo đảng viên chính thức, kể cả đảng viên sinh hoạt tạm thời tại đây: 4 đồng chí. Nghị quyết cần trên một nửa, tức từ 3.')
    expect(secretary.screen.text).toContain('Không tính vào số biểu quyết: dự bị 1, được miễn sinh hoạt 1.')
    await secretary.presses('Có mặt tất cả, trừ…')
    expect(secretary.screen.text).toContain('Đủ số để biểu quyết.')
    await secretary.presses('Có mặt: Lê Thị Phó')
    await secretary.presses('Có mặt: Phạm Văn Chi Ủy')
    expect(secretary.screen.text).toContain('Chưa đủ số để biểu quyết.')
  })

  test('is called from an hour before by secretary, deputy or the note-taker of this meeting, and by nobody else (MR7)', async () => {
    const { id, secretary, an, committee } = await invited('an', 'committee')
    const tries = async (one: TestPerson) => {
      await one.types('/start')
      const before = one.toasts.length
      await one.pressesData(`attendance:mark:${id}:${world.personId('dual')}:0`)
      return one.toasts.slice(before).includes(OLD)
    }
    await world.moveTo('2026-11-20 18:29')
    expect(await tries(secretary)).toBe(true)
    await world.moveTo('2026-11-20 18:30')
    expect([await tries(an), await tries(committee), await tries(secretary)]).toEqual([true, true, false])
    await opens(secretary, id)
    await secretary.presses('Sắp xếp buổi này')
    await secretary.presses('Cử thư ký')
    await secretary.presses('Đỗ Thử An')
    expect(secretary.screen.text).toContain('Thư ký buổi này: Đỗ Thử An')
    expect([await tries(an), await tries(committee)]).toEqual([false, true])
    // Of this meeting and of nothing else.
    await an.pressesData(`meetings:cancel-yes:${id}`)
    await an.pressesData(`attendance:for:${id}:${world.personId('dual')}`)
    expect([an.toasts.at(-1), (await db().meeting.findUniqueOrThrow({ where: { id } })).state]).toEqual([OLD, 'confirmed'])
    await db().meeting.update({ where: { id }, data: { state: 'adopted' } })
    expect([await tries(an), await tries(secretary)]).toEqual([true, true])
  })
})
