import ICAL from 'ical.js'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { momentCode } from '../src/features/meetings/plan.rules.ts'
import { planJobs } from '../src/platform/schedule.ts'
import type { TestPerson } from './support/chat.ts'
import { confirms, meetingId, moves, opens, toldOf as told } from './support/meetings.ts'
import { OPENING } from './support/self-check.ts'
import { shown } from './support/local-time.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const db = () => world.database.prisma
const row = async (id: string) => db().meeting.findUniqueOrThrow({ where: { id } })
const INVITED = 'Mời đồng chí dự sinh hoạt chi bộ thường kỳ tháng 11/2026: 19:30, thứ Sáu 20/11/2026, Nhà văn hóa. Đồng chí dự được không?'

describe('a proposed meeting', () => {
  test('waits for its secretary from two weeks before, is confirmed, and everybody is invited once, without a word of its topics', async () => {
    const [secretary, an, dual, dung] = [await world.member('secretary'), await world.member('an'), await world.member('dual'), await world.member('dung')]
    await world.moveTo('2026-11-06 08:00')
    await secretary.types('/start')
    await secretary.presses('Xác nhận lịch sinh hoạt')
    expect(secretary.screen.text).toContain('Lịch dự kiến, chờ bí thư xác nhận.')
    await secretary.presses('Xác nhận và mời')
    expect(told(an)).toEqual([])
    await secretary.presses('Gửi lời mời')
    await secretary.pressesData(`meetings:confirm-yes:${await meetingId(world)}`)
    expect(told(an)).toEqual([`${INVITED}\nNhắc đồng chí đóng đảng phí tháng 11/2026 (Cổng Dịch vụ công quốc gia hoặc nộp tại chi bộ). Chibo không nhận tiền, không lưu mức đóng.`])
    expect(an.screen.labels).toEqual(['Tôi dự', 'Tôi xin vắng', 'Xem buổi này'])
    expect([told(dual).length, told(secretary).length, told(dung).length]).toEqual([1, 1, 0])
    expect(await db().auditEntry.count({ where: { action: 'meeting-confirmed' } })).toBe(1)
  })

  test('is not confirmed by a member, and nobody is invited who does not take part', async () => {
    const [secretary, an, binh] = [await world.member('secretary'), await world.member('an'), await world.member('binh')]
    await db().membership.updateMany({ where: { personId: world.personId('binh') }, data: { partyStatus: 'exempt' } })
    const id = await meetingId(world)
    await opens(an, id)
    expect(an.screen.labels).not.toContain('Xác nhận và mời')
    await an.pressesData(`meetings:confirm-yes:${id}`)
    expect(an.toasts.at(-1)).toBe('Nút này đã cũ. Dưới đây là màn hình mới nhất.')
    expect((await row(id)).state).toBe('proposed')
    await confirms(secretary, id)
    expect([told(an).length, told(binh).length]).toEqual([1, 0])
    // Who is exempt stands in the list of the meeting, apart (AT8).
    expect((await db().participant.findUniqueOrThrow({ where: { thingId_personId: { thingId: id, personId: world.personId('binh') } } })).partyStatus).toBe('exempt')
  })

  test('that its secretary has moved stays there, whatever the settings become', async () => {
    const secretary = await world.member('secretary')
    const id = await meetingId(world)
    await moves(secretary, id, '22/11/2026 08:00')
    await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, [world.orgId('chiBo1')]))
    expect(shown((await row(id)).startsAt)).toBe('2026-11-22 08:00')
    expect((await row(id)).state).toBe('proposed')
  })
})

describe('a confirmed meeting that is moved', () => {
  test('is told once with the old and the new day, asks anew, and takes its self-check and its calendar entry along', async () => {
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    await world.moveTo(OPENING)
    const id = await meetingId(world)
    await confirms(secretary, id)
    await an.presses('Tôi dự')
    await an.presses('Thêm vào lịch của tôi')
    const first = an.files.at(-1)
    await moves(secretary, id, '22/11/2026 14:00')
    await secretary.pressesData(`meetings:move-yes:${id}:${momentCode({ day: '2026-11-22', time: '14:00' })}`)
    expect(told(an).slice(1)).toEqual(['Lịch sinh hoạt thay đổi: 14:00, Chủ nhật 22/11/2026, Nhà văn hóa (trước là 19:30, thứ Sáu 20/11/2026, Nhà văn hóa). Nhờ đồng chí xác nhận lại.'])
    expect(await db().attendance.findMany({ select: { intention: true } })).toEqual([{ intention: null }])
    expect(shown((await db().round.findFirstOrThrow({ where: { meetingId: id } })).closesAt)).toBe('2026-11-22 13:45')
    expect(an.screen.labels).toContain('Tôi dự')
    await opens(an, id)
    await an.presses('Thêm vào lịch của tôi')
    const [old, moved] = [first, an.files.at(-1)].map((file) => entryOf(file?.bytes))
    expect(old).toEqual({ uid: `${id}@chibo`, sequence: 0, start: '2026-11-20T19:30:00', utc: '2026-11-20T12:30:00.000Z', zone: 'Asia/Ho_Chi_Minh', title: 'Sinh hoạt chi bộ thường kỳ tháng 11/2026, Chi bộ Thử Nghiệm 1', place: 'Nhà văn hóa' })
    expect(moved).toEqual({ ...old, sequence: 1, start: '2026-11-22T14:00:00', utc: '2026-11-22T07:00:00.000Z' })
    expect(an.files.at(-1)?.name).toBe('lich-sinh-hoat.ics')
  })

  test('is not moved into the past, nor to what is no moment, and the day is warned about', async () => {
    const [secretary, officer] = [await world.member('secretary'), await world.member('officer')]
    const id = await meetingId(world)
    expect(officer).toBeDefined()
    await opens(secretary, id)
    await secretary.presses('Sắp xếp buổi này')
    await secretary.presses('Đổi ngày, giờ')
    await secretary.types('1/11/2026 19:30')
    expect(secretary.screen.text).toContain('Ngày giờ này đã qua hoặc quá xa.')
    await secretary.types('thứ Năm tới')
    expect(secretary.screen.text).toContain('Chibo chưa hiểu ngày giờ vừa gõ.')
    await db().meeting.create({ data: { id: 'superiormeet', organisationId: world.orgId('dangUy'), kind: 'extraordinary', period: '2026-11-24', startsAt: new Date('2026-11-24T08:00:00+07:00'), state: 'confirmed' } })
    await secretary.types('24/11/2026')
    expect(secretary.screen.text).toContain('Ngày này trùng ngày Văn hóa Việt Nam. Chibo không tự dời ngày.')
    expect(secretary.screen.text).toContain('Cùng ngày Đảng ủy phường Thử Nghiệm cũng có lịch: 08:00, thứ Ba 24/11/2026.')
    expect(shown((await row(id)).startsAt)).toBe('2026-11-20 19:30')
  })

  test('tells of the day that somebody was told, also when it has moved twice at night', async () => {
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    const id = await meetingId(world)
    await confirms(secretary, id)
    await world.moveTo('2026-11-05 22:00')
    await moves(secretary, id, '21/11/2026')
    await moves(secretary, id, '22/11/2026')
    await world.moveTo('2026-11-06 07:00')
    expect(told(an).slice(1)).toEqual(['Lịch sinh hoạt thay đổi: 19:30, Chủ nhật 22/11/2026, Nhà văn hóa (trước là 19:30, thứ Sáu 20/11/2026, Nhà văn hóa). Nhờ đồng chí xác nhận lại.'])
  })
})

describe('a meeting that is put off', () => {
  test('is said once to whoever was told, is silent after that, and has its day again when one is set', async () => {
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    const id = await meetingId(world)
    await confirms(secretary, id)
    await opens(secretary, id)
    await secretary.presses('Sắp xếp buổi này')
    await secretary.presses('Tạm hoãn')
    await secretary.presses('Đúng, tạm hoãn')
    await secretary.pressesData(`meetings:cancel-yes:${id}`)
    expect(told(an).slice(1)).toEqual(['Buổi sinh hoạt 19:30, thứ Sáu 20/11/2026 tạm hoãn, sẽ có lịch mới.'])
    for (const moment of ['2026-11-13 08:00', '2026-11-19 08:00', '2026-11-20 17:30', '2026-11-20 19:30']) await world.moveTo(moment)
    expect(told(an)).toHaveLength(2)
    await an.types('/sinhhoat')
    expect(an.screen.text).not.toContain('tháng 11/2026')
    await moves(secretary, id, '27/11/2026')
    expect(told(an).slice(2)).toEqual(['Lịch sinh hoạt thay đổi: 19:30, thứ Sáu 27/11/2026, Nhà văn hóa (trước là 19:30, thứ Sáu 20/11/2026, Nhà văn hóa). Nhờ đồng chí xác nhận lại.'])
    expect((await row(id)).state).toBe('confirmed')
  })

  test('tells nobody who has not been invited', async () => {
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    const id = await meetingId(world)
    await secretary.types('/start')
    await secretary.pressesData(`meetings:cancel-yes:${id}`)
    expect((await row(id)).state).toBe('cancelled')
    await moves(secretary, id, '27/11/2026')
    expect([(await row(id)).state, told(an).length]).toEqual(['proposed', 0])
  })
})

describe('beside the regular meetings', () => {
  const proposes = async (secretary: TestPerson, kind: string, when: string) => {
    await secretary.types('/sinhhoat')
    await secretary.presses('Đề xuất buổi khác')
    await secretary.presses(kind)
    await secretary.types(when)
    await secretary.presses('Ghi')
  }

  test('a themed one on the evening of a regular one is one invitation and moves with it (MR13)', async () => {
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    const regular = await meetingId(world)
    await proposes(secretary, 'Sinh hoạt chuyên đề', '28/11/2026')
    const themed = await meetingId(world, 'chiBo1', '2026-Q4', 'themed')
    await secretary.presses('Sắp xếp buổi này')
    await secretary.presses(/^Cùng buổi tháng 11/)
    expect(secretary.screen.text).toContain('Cùng buổi với sinh hoạt thường kỳ')
    await confirms(secretary, regular)
    expect(told(an).map((text) => text.split('.')[0])).toEqual(['Mời đồng chí dự sinh hoạt chi bộ thường kỳ và chuyên đề tháng 11/2026: 19:30, thứ Sáu 20/11/2026, Nhà văn hóa'])
    await moves(secretary, regular, '21/11/2026')
    expect([shown((await row(themed)).startsAt), (await row(themed)).state]).toEqual(['2026-11-21 19:30', 'confirmed'])
    expect(told(an)).toHaveLength(2)
    // Only the one is answered, confirmed or moved.
    for (const verb of ['confirm', 'confirm-yes', 'cancel-yes']) {
      await secretary.pressesData(`meetings:${verb}:${themed}`)
      expect((await row(themed)).state).toBe('confirmed')
    }
    await an.pressesData(`attendance:answer:${themed}:c`)
    expect(await db().attendance.count({ where: { meetingId: themed } })).toBe(0)
    await world.moveTo('2026-11-20 08:00')
    expect(told(an).slice(2)).toHaveLength(1)
  })

  test('the committee meets by itself, and its meeting settles the agenda of the month (MR4)', async () => {
    const [secretary, committee, an] = [await world.member('secretary'), await world.member('committee'), await world.member('an')]
    const regular = await meetingId(world)
    expect(shown((await row(regular)).freezesAt as Date)).toBe('2026-11-18 17:00')
    await proposes(secretary, 'Họp chi ủy', '16/11/2026 18:00')
    const id = await meetingId(world, 'chiBo1', '2026-11', 'preparatory')
    await confirms(secretary, id)
    expect(told(committee).map((text) => text)).toEqual(['Mời đồng chí dự họp chi ủy tháng 11/2026: 18:00, thứ Hai 16/11/2026, Nhà văn hóa. Đồng chí dự được không?'])
    expect(told(an)).toEqual([])
    await an.types('/start')
    await an.pressesData(`meetings:one:${id}`)
    expect(an.toasts.at(-1)).toBe('Nút này đã cũ. Dưới đây là màn hình mới nhất.')
    expect(shown((await row(regular)).freezesAt as Date)).toBe('2026-11-16 18:00')
    // What the rhythm proposes anew keeps it.
    await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, [world.orgId('chiBo1')]))
    expect(shown((await row(regular)).freezesAt as Date)).toBe('2026-11-16 18:00')
    await moves(secretary, id, '17/11/2026 18:00')
    expect(shown((await row(regular)).freezesAt as Date)).toBe('2026-11-17 18:00')
    await secretary.pressesData(`meetings:cancel-yes:${id}`)
    expect(shown((await row(regular)).freezesAt as Date)).toBe('2026-11-18 17:00')
  })

  test('a quarter has one themed meeting, and a second is refused', async () => {
    const secretary = await world.member('secretary')
    await proposes(secretary, 'Sinh hoạt chuyên đề', '28/11/2026')
    await proposes(secretary, 'Sinh hoạt chuyên đề', '5/12/2026')
    expect(secretary.toasts.at(-1)).toBe('Kỳ này đã có buổi loại đó. Đồng chí đổi ngày giờ của buổi ấy.')
    expect(await db().meeting.count({ where: { kind: 'themed' } })).toBe(1)
  })
})

test('two who arrange one meeting at the same moment: one after the other, and both screens show what holds', async () => {
  const [secretary, deputy, an] = [await world.member('secretary'), await world.member('deputy'), await world.member('an')]
  const id = await meetingId(world)
  await confirms(secretary, id)
  await Promise.all([opens(secretary, id), opens(deputy, id)])
  await Promise.all([
    secretary.arrive(secretary.pressData(`meetings:move-yes:${id}:${momentCode({ day: '2026-11-21', time: '19:30' })}`)), deputy.arrive(deputy.pressData(`meetings:move-yes:${id}:${momentCode({ day: '2026-11-23', time: '08:00' })}`)),
  ])
  await world.chibo.idle()
  await world.beat()
  const { startsAt, sequence } = await row(id)
  expect(sequence).toBe(2)
  const words = shown(startsAt) === '2026-11-21 19:30' ? '19:30, thứ Bảy 21/11/2026' : '08:00, thứ Hai 23/11/2026'
  for (const one of [secretary, deputy]) {
    await opens(one, id)
    expect(one.screen.text).toContain(words)
  }
  expect(told(an).at(-1)).toContain(words)
})

/** A calendar file read by a library of others, in the zone that it carries itself. */
function entryOf(bytes: Uint8Array | undefined) {
  const text = new TextDecoder().decode(bytes)
  const calendar = new ICAL.Component(ICAL.parse(text))
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') as never)
  ICAL.TimezoneService.reset()
  ICAL.TimezoneService.register(zone)
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as never)
  expect(text).toMatch(/\r\nDTSTAMP:\d{8}T\d{6}Z\r\n/)
  const { uid, sequence, startDate, summary, location } = event
  return { uid, sequence, start: startDate.toString(), utc: startDate.toJSDate().toISOString(), zone: zone.tzid, title: summary, place: location }
}
