import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clashesOf, visitorOf } from '../src/features/meetings/visits.rules.ts'
import { forgetVisits } from '../src/features/meetings/visits.service.ts'
import type { TestPerson } from './support/chat.ts'
import { confirms, meetingId, opens } from './support/meetings.ts'
import type { World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

const STALE = /Nút này đã cũ/
const who = (personId: string) => ({ personId, fullName: personId })

describe('who goes there', () => {
  const assigned = [{ organisationId: 'a', period: '', ...who('standing') }, { organisationId: 'a', period: '2026-12', ...who('once') }]
  test('is whoever stands, but in one month whoever was named for it', () => {
    expect(visitorOf(assigned, { organisationId: 'a', period: '2026-11' })?.personId).toBe('standing')
    expect(visitorOf(assigned, { organisationId: 'a', period: '2026-12' })?.personId).toBe('once')
    expect(visitorOf(assigned, { organisationId: 'b', period: '2026-11' })).toBeNull()
  })
  test('cannot be in two places within three hours', () => {
    const meeting = (id: string, time: string, visitor: string | null) => ({ id, startsAt: at(`2026-11-20 ${time}`), visitor: visitor === null ? null : who(visitor) })
    expect([...clashesOf([meeting('1', '18:00', 'x'), meeting('2', '20:30', 'x'), meeting('3', '20:30', 'y'), meeting('4', '08:00', 'x'), meeting('5', '18:00', null)])]).toEqual(['1', '2'])
  })
})

describe('the visits of a committee', () => {
  let world: World
  let officer: TestPerson
  beforeAll(async () => { world = await makeWorld() })
  beforeEach(async () => {
    await world.start()
    officer = await world.member('officer')
  })
  afterEach(() => expect(world.problems).toEqual([]))
  afterAll(() => world.close())

  async function assigns(branch: string, button: string | RegExp): Promise<void> {
    await officer.types('/visits')
    await officer.presses('Phân công theo chi bộ')
    await officer.presses(branch)
    await officer.presses(button)
    await officer.presses('Trần Thị Theo Dõi')
  }

  test('show where nobody goes; both branches on one evening clash, and one of them may be given to another for a month', async () => {
    await officer.types('/visits')
    await officer.presses('Lịch dự trong tháng')
    expect(officer.screen.text).toContain('2 buổi, 2 buổi chưa có người dự, 0 buổi trùng giờ.')
    await assigns('Chi bộ Thử Nghiệm 1', 'Người dự thường xuyên')
    expect(officer.screen.text).toContain('Người dự thường xuyên: Trần Thị Theo Dõi.')
    await assigns('Chi bộ Thử Nghiệm 2', /^Riêng tháng 11/)
    await officer.types('/visits')
    await officer.presses('Lịch dự trong tháng')
    expect(officer.screen.text).toContain('2 buổi, 0 buổi chưa có người dự, 2 buổi trùng giờ.')
    await officer.presses('Tháng 12/2026')
    expect(officer.screen.text).toContain('2 buổi, 1 buổi chưa có người dự, 0 buổi trùng giờ.')
    await officer.types('/visits')
    await officer.presses('Phân công theo chi bộ')
    await officer.presses('Chi bộ Thử Nghiệm 2')
    await officer.presses(/^Bỏ riêng/)
    expect(await world.database.prisma.visit.count()).toBe(1)
  })

  test('lead to the branch’s own screens, are noted afterwards, and the remark is the committee’s', async () => {
    const secretary = await world.member('secretary')
    const id = await meetingId(world)
    await officer.types('/start')
    await officer.pressesData(`meetings:one:${id}`)
    expect(officer.toasts.at(-1)).toMatch(STALE)
    await assigns('Chi bộ Thử Nghiệm 1', 'Người dự thường xuyên')
    await confirms(secretary, id)
    await opens(officer, id)
    expect(officer.screen.text).toContain('Nhà văn hóa')
    expect(officer.screen.labels).not.toContain('Tôi dự')
    await officer.pressesData(`visits:came:${id}:y`)
    expect(officer.toasts.at(-1)).toBe('Buổi sinh hoạt chưa bắt đầu.')
    expect(await world.database.prisma.visitNote.count()).toBe(0)
    await world.moveTo('2026-11-21 09:00')
    await officer.types('/start')
    await officer.presses('Đã dự Chi bộ Thử Nghiệm 1?')
    await officer.presses('Đã dự')
    await officer.presses('Ghi nhận xét')
    await officer.types('Nền nếp tốt, thảo luận ít.')
    expect(officer.screen.text).toContain('Nền nếp tốt, thảo luận ít.')
    const note = await world.database.prisma.visitNote.findFirstOrThrow()
    expect(Buffer.from(note.record ?? []).includes('thảo luận')).toBe(false)
    await officer.types('/visits')
    await officer.presses('Lịch dự trong tháng')
    expect(officer.screen.text).toContain('Trần Thị Theo Dõi, đã dự. “Nền nếp tốt, thảo luận ít.”')
    await secretary.pressesData(`visits:one:${id}`)
    expect(secretary.toasts.at(-1)).toMatch(STALE)
    await secretary.types('/visits')
    expect(secretary.screen.text).toContain('Chibo chưa hiểu')
  })

  test('end with the committee: who has left it goes nowhere and sees nothing there', async () => {
    await assigns('Chi bộ Thử Nghiệm 1', 'Người dự thường xuyên')
    const id = await meetingId(world)
    await opens(officer, id)
    await world.chibo.units.run((unit) => forgetVisits(unit, [{ personId: world.personId('officer'), organisationId: world.orgId('dangUy') }]))
    await officer.pressesData(`meetings:one:${id}`)
    expect(officer.toasts.at(-1)).toMatch(STALE)
    expect(await world.database.prisma.visit.count()).toBe(0)
  })

  test('the orientation of a month lies in the drafts of all branches of that month, and of no other', async () => {
    const secretary2 = await world.member('secretary2')
    await officer.types('/start')
    await officer.pressesData('requests:open')
    await officer.presses('Định hướng tháng')
    await officer.presses('Tháng 11/2026')
    await officer.types('Học nghị quyết mới\nvà phòng cháy')
    await officer.presses('Tháng 11/2026')
    expect(officer.screen.text).toContain('Học nghị quyết mới')
    await officer.types('Học nghị quyết mới; phòng cháy')
    expect(await world.database.prisma.orientation.count()).toBe(1)
    await opens(secretary2, await meetingId(world, 'chiBo2'))
    await secretary2.presses('Dự thảo')
    expect(secretary2.screen.text).toContain('– Định hướng của Đảng ủy phường Thử Nghiệm: Học nghị quyết mới; phòng cháy')
    await opens(secretary2, await meetingId(world, 'chiBo2', '2026-12'))
    await secretary2.presses('Dự thảo')
    expect(secretary2.screen.text).not.toContain('phòng cháy')
    await secretary2.pressesData(`requests:orient:${world.orgId('dangUy')}:2026-11`)
    expect(secretary2.toasts.at(-1)).toMatch(STALE)
  })
})
