import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestPerson } from './support/chat.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const own = async (key: 'chiBo1' | 'chiBo2' | 'dangUy' = 'chiBo1') =>
  (await world.database.prisma.organisation.findUniqueOrThrow({ where: { id: world.orgId(key) } })).settings as Record<string, string>
const dueOf = (key: 'chiBo1' | 'chiBo2', job = 'self-check.open-round') =>
  world.database.prisma.due.findUnique({ where: { organisationId_job: { organisationId: world.orgId(key), job } } })

/** From /settings to one of them. */
async function opens(person: TestPerson, name: string) {
  await person.types('cài đặt')
  for (let page = 1; page < 5 && !person.screen.labels.includes(name); page++) await person.presses('Trang sau')
  await person.presses(name)
}

describe('the settings of a branch', () => {
  test('stand in groups, each in words, with whose it is', async () => {
    const secretary = await world.member('secretary')
    await secretary.types('/caidat')
    expect(secretary.screen.text).toContain('Cài đặt của Chi bộ Thử Nghiệm 1')
    expect(secretary.screen.text).toContain('Ngày sinh hoạt: ngày 20 hằng tháng')
    await secretary.presses('Trang sau')
    expect(secretary.screen.text).toContain('Mở tự soi: 10 ngày trước buổi sinh hoạt, lúc 08:00 (có sẵn)')
    await secretary.presses('Trang sau')
    expect(secretary.screen.text).toContain('Người để hỏi: 0900 000 000 (theo cấp trên)')
    await secretary.presses('Trang sau')
    expect(secretary.screen.text).toContain('Câu quy ước: chưa đặt')
    expect(secretary.screen.labels).not.toContain('Trang sau')
  })

  test('change after a look at the old dates and the new ones', async () => {
    const secretary = await world.member('secretary')
    await opens(secretary, 'Ngày sinh hoạt')
    await secretary.presses('Ngày 25')
    const { text } = secretary.screen
    expect(text).toContain('Đang dùng: ngày 20 hằng tháng.')
    expect(text).toContain('Sẽ là: ngày 25 hằng tháng')
    for (const line of [
      'Sinh hoạt: 19:30, thứ Tư 25/11/2026, trước là 19:30, thứ Sáu 20/11/2026', 'Mở tự soi: 08:00, Chủ nhật 15/11/2026, trước là 08:00, thứ Ba 10/11/2026',
      'Đóng tự soi: 19:15, thứ Tư 25/11/2026', 'Nhắc tự soi: 08:00, thứ Tư 25/11/2026',
    ]) expect(text.slice(text.indexOf('Lịch mới:'))).toContain(line)
    expect(text.length).toBeLessThan(1800)
    expect(await own()).toMatchObject({ 'meeting.day': '20' })
    await secretary.presses('Lưu')
    expect(secretary.toasts.at(-1)).toBe('Đã ghi cài đặt.')
    expect(secretary.screen.text).toContain('Ngày sinh hoạt: ngày 25 hằng tháng')
    expect((await dueOf('chiBo1'))?.at).toEqual(new Date('2026-11-15T08:00:00+07:00'))
    expect(await world.database.prisma.auditEntry.findMany()).toMatchObject([
      { action: 'settings-changed', actorId: world.personId('secretary'), role: 'secretary', organisationId: world.orgId('chiBo1'), thingId: 'meeting.day' },
    ])
  })

  test('are left as they are by “Thôi”, and by a press on “Lưu” that comes twice or too late', async () => {
    const secretary = await world.member('secretary')
    await opens(secretary, 'Ngày sinh hoạt')
    await secretary.presses('Ngày 25')
    const save = secretary.press('Lưu')
    await secretary.presses('Thôi')
    expect(secretary.screen.text).toContain('Đang dùng: ngày 20 hằng tháng.')
    await secretary.arrive(save)
    expect(await own()).toMatchObject({ 'meeting.day': '20' })
    await opens(secretary, 'Ngày sinh hoạt')
    await secretary.presses('Ngày 25')
    await secretary.arrive(secretary.press('Lưu'), secretary.press('Lưu'))
    expect(await own()).toMatchObject({ 'meeting.day': '25' })
    expect(await world.database.prisma.auditEntry.count()).toBe(1)
  })

  test.each([
    ['Ngày sinh hoạt', 'Chủ nhật đầu tiên', 'meeting.day', 'first sunday'],
    ['Ngày sinh hoạt', 'thu sau cuoi cung cua thang', 'meeting.day', 'last friday'],
    ['Ngày sinh hoạt', 'ngày 7 hằng tháng', 'meeting.day', '7'],
    ['Ngày sinh hoạt', '12', 'meeting.day', '12'],
    ['Giờ sinh hoạt', '7h30', 'meeting.time', '07:30'],
    ['Giờ sinh hoạt', '20 giờ', 'meeting.time', '20:00'],
    ['Nơi sinh hoạt', '  Nhà <b>văn hóa</b> & "tầng 2" 🏠  ', 'meeting.place', 'Nhà <b>văn hóa</b> & "tầng 2" 🏠'],
    ['Nơi sinh hoạt', 'Hội trường'.normalize('NFD'), 'meeting.place', 'Hội trường'],
    ['Mở tự soi', '5 18:00', 'check.opens', '5 18:00'],
    ['Ngày nghỉ thêm', '2026-12-25, +2026-12-26', 'holidays', '2026-12-25, +2026-12-26'],
    ['Ngày nghỉ thêm', '25/12/2026, +5/1/2027, Cuối tuần'.normalize('NFD'), 'holidays', '2026-12-25, +2027-01-05, weekends'],
  ])('%s typed as %j is understood', async (name, typed, key, kept) => {
    const secretary = await world.member('secretary')
    await opens(secretary, name)
    await secretary.types(typed)
    await secretary.presses('Lưu')
    expect(await own()).toMatchObject({ [key]: kept })
  })

  test.each([
    ['Ngày sinh hoạt', '32'], ['Ngày sinh hoạt', 'mai'], ['Giờ sinh hoạt', '25:00'], ['Giờ sinh hoạt', 'tối'], ['Mở tự soi', '10 22:00'],
    ['Nơi sinh hoạt', 'a'.repeat(121)], ['Nơi sinh hoạt', '   '], ['Số nhỏ nhất được hiện', '4'], ['Ngày nghỉ thêm', '2026-02-30'], ['Ngày nghỉ thêm', '30/2/2026'],
  ])('%s typed as %j is asked again and changes nothing', async (name, typed) => {
    const secretary = await world.member('secretary')
    const before = await own()
    await opens(secretary, name)
    await secretary.types(typed)
    expect(secretary.screen.text).not.toContain('Sẽ là')
    expect(secretary.screen.labels).not.toContain('Lưu')
    expect(await own()).toEqual(before)
    await secretary.types('/start')
  })

  test('another text in place of “Lưu” is looked at anew', async () => {
    const secretary = await world.member('secretary')
    await opens(secretary, 'Ngày sinh hoạt')
    await secretary.types('12')
    await secretary.types('13')
    expect(secretary.screen.text).toContain('Sẽ là: ngày 13 hằng tháng')
    await secretary.presses('Lưu')
    expect(await own()).toMatchObject({ 'meeting.day': '13' })
  })

  test('by numbers, where there are no buttons', async () => {
    const secretary = await world.member('secretary', { on: 'other' })
    await secretary.types('cai dat')
    await secretary.chooses('Giờ sinh hoạt')
    await secretary.chooses('20:00', true)
    await secretary.chooses('Lưu', true)
    expect(await own()).toMatchObject({ 'meeting.time': '20:00' })
  })

  test('warn of a meeting on a holiday and leave the day as it is', async () => {
    await world.moveTo('2027-03-02 09:00')
    const secretary = await world.member('secretary')
    await opens(secretary, 'Ngày sinh hoạt')
    await secretary.types('30')
    expect(secretary.screen.text).toContain('Sinh hoạt: 19:30, thứ Sáu 30/4/2027 (ngày Giải phóng miền Nam), trước là 19:30, thứ Ba 20/4/2027')
    expect(secretary.screen.text).toContain('Có buổi sinh hoạt trùng ngày nghỉ. Chibo giữ nguyên ngày')
    await secretary.presses('Lưu')
    expect(await own()).toMatchObject({ 'meeting.day': '30' })
  })

  test('leave the meeting of a self-check that is open where it is, and say so', async () => {
    await world.moveTo('2026-11-10 08:00')
    const secretary = await world.member('secretary')
    await opens(secretary, 'Ngày sinh hoạt')
    await secretary.types('25')
    const after = secretary.screen.text.slice(secretary.screen.text.indexOf('Lịch mới:'))
    expect(after).toContain('Sinh hoạt: 19:30, thứ Sáu 20/11/2026 (đã định)')
    expect(after).toContain('Sinh hoạt: 19:30, thứ Sáu 25/12/2026, trước là 19:30, Chủ nhật 20/12/2026')
    expect(after).not.toContain('25/11/2026')
    expect(after).toContain('Buổi sinh hoạt đã định vẫn giữ nguyên. Cài đặt mới dùng từ buổi sau.')
    await secretary.presses('Lưu')
    const meetings = await world.database.prisma.meeting.findMany({ where: { organisationId: world.orgId('chiBo1') }, orderBy: { period: 'asc' } })
    expect(meetings.slice(0, 2).map(({ startsAt }) => startsAt)).toEqual([new Date('2026-11-20T19:30:00+07:00'), new Date('2026-12-25T19:30:00+07:00')])
  })

  test('keep the meeting of a month whose new day is past, as the preview says', async () => {
    await world.moveTo('2026-11-09 09:00')
    const secretary = await world.member('secretary')
    await opens(secretary, 'Ngày sinh hoạt')
    await secretary.presses('Ngày 5')
    expect(secretary.screen.text).toContain('Sinh hoạt: 19:30, thứ Sáu 20/11/2026 (đã định)')
    expect(secretary.screen.text).toContain('Sinh hoạt: 19:30, thứ Bảy 5/12/2026, trước là 19:30, Chủ nhật 20/12/2026')
    await secretary.presses('Lưu')
    expect((await dueOf('chiBo1'))?.at).toEqual(new Date('2026-11-10T08:00:00+07:00'))
    const meetings = await world.database.prisma.meeting.findMany({ where: { organisationId: world.orgId('chiBo1') }, orderBy: { startsAt: 'asc' } })
    expect(meetings.slice(0, 2).map(({ startsAt }) => startsAt)).toEqual([new Date('2026-11-20T19:30:00+07:00'), new Date('2026-12-05T19:30:00+07:00')])
  })

  test('say that no date comes any more where the day is taken away', async () => {
    const secretary = await world.member('secretary')
    await opens(secretary, 'Ngày sinh hoạt')
    await secretary.presses('Bỏ cài đặt này')
    expect(secretary.screen.text).toContain('Từ đó chưa có lịch: cần đủ ngày và giờ sinh hoạt.')
    await secretary.presses('Lưu')
    expect(await dueOf('chiBo1')).toBeNull()
    await secretary.types('/start')
    expect(secretary.screen.labels).toContain('Đặt ngày giờ sinh hoạt')
  })

  test('that stand in the consent warn before and ask everybody again after', async () => {
    const secretary = await world.member('secretary')
    await world.member('an')
    await opens(secretary, 'Người để hỏi')
    expect(secretary.screen.text).toContain('Nếu đổi, mọi người được hỏi lại.')
    await secretary.types('Đồng chí Hải, 0911 111 111')
    expect(secretary.screen.text).toContain('Ai đã đồng ý sẽ được Chibo hỏi lại, kể cả đồng chí.')
    expect(await world.database.prisma.consent.count({ where: { withdrawn: null } })).toBe(2)
    await secretary.presses('Lưu')
    expect(await world.database.prisma.consent.count({ where: { withdrawn: null } })).toBe(0)
    await secretary.types('/start')
    expect(secretary.screen.labels.join()).toMatch(/Tôi đồng ý|Trang sau/)
  })

  test('taken away fall back to what stands above', async () => {
    const secretary = await world.member('secretary')
    await opens(secretary, 'Mở tự soi')
    expect(secretary.screen.labels).not.toContain('Bỏ, lấy theo cấp trên')
    await secretary.types('5')
    await secretary.presses('Lưu')
    await opens(secretary, 'Mở tự soi')
    await secretary.presses('Bỏ, lấy theo cấp trên')
    expect(secretary.screen.text).toContain('Sẽ là: 10 ngày trước buổi sinh hoạt, lúc 08:00 (có sẵn)')
    await secretary.presses('Lưu')
    expect(await own()).not.toHaveProperty('check.opens')
  })

  test('of the handbook are switched one by one', async () => {
    const secretary = await world.member('secretary')
    await opens(secretary, 'Việc làm trên Sổ tay')
    await secretary.presses('Sang Sổ tay: điểm danh')
    await secretary.presses('Lưu')
    await opens(secretary, 'Việc làm trên Sổ tay')
    await secretary.presses('Sang Sổ tay: báo dự, báo vắng')
    expect(secretary.screen.text).toContain('Sẽ là: báo dự, báo vắng, điểm danh')
    await secretary.presses('Lưu')
    await opens(secretary, 'Việc làm trên Sổ tay')
    await secretary.presses('Về Chibo: điểm danh')
    await secretary.presses('Lưu')
    expect(await own()).toMatchObject({ handbook: 'rsvp' })
  })

  test('are looked at and not changed by the branch committee, and closed to members', async () => {
    const [committee, an] = [await world.member('committee'), await world.member('an')]
    await opens(committee, 'Ngày sinh hoạt')
    expect(committee.screen.text).toContain('Bí thư, phó bí thư của tổ chức này đổi được mục này.')
    expect(committee.screen.labels).toEqual(['Quay lại'])
    const org = world.orgId('chiBo1')
    for (const person of [committee, an]) {
      await person.pressesData(`settings:try:${org}:meeting.day:25`, '1')
      expect(person.toasts.at(-1)).toBe('Nút này đã cũ. Dưới đây là màn hình mới nhất.')
    }
    await an.types('/settings')
    expect(an.screen.text).not.toContain('Cài đặt')
    expect(await own()).toMatchObject({ 'meeting.day': '20' })
  })

  test('of a committee hold for the branches below, and say for how many', async () => {
    const id = (await world.member('secretary')).address
    expect(id).toBe('secretary-test')
    await world.database.prisma.membership.updateMany({ where: { personId: world.personId('officer') }, data: { role: 'secretary' } })
    const head = await world.member('officer')
    await opens(head, 'Mở tự soi')
    await head.presses('7 ngày, 08:00')
    expect(head.screen.text).toContain('Cài đặt này dùng cho cả 2 tổ chức bên dưới')
    await head.presses('Lưu')
    for (const branch of ['chiBo1', 'chiBo2'] as const) expect((await dueOf(branch))?.at).toEqual(new Date('2026-11-13T08:00:00+07:00'))
    await head.types('/settings')
    expect(head.screen.labels).not.toContain('Ngày sinh hoạt')
  })

  test('changed by secretary and deputy at the same moment are both kept', async () => {
    const [secretary, deputy] = [await world.member('secretary'), await world.member('deputy')]
    await opens(secretary, 'Giờ sinh hoạt')
    await secretary.presses('20:00')
    await opens(deputy, 'Nơi sinh hoạt')
    await deputy.types('Hội trường')
    await Promise.all([secretary.presses('Lưu'), deputy.presses('Lưu')])
    expect(await own()).toMatchObject({ 'meeting.time': '20:00', 'meeting.place': 'Hội trường' })
  })

  test('that the role no longer allows are not saved', async () => {
    const deputy = await world.member('deputy')
    await opens(deputy, 'Nơi sinh hoạt')
    await deputy.types('Hội trường')
    await world.database.prisma.membership.updateMany({ where: { personId: world.personId('deputy') }, data: { role: 'member' } })
    await deputy.presses('Lưu')
    expect(await own()).toMatchObject({ 'meeting.place': 'Nhà văn hóa' })
  })
})

describe('a branch that was just set up', () => {
  beforeEach(() => world.database.prisma.organisation.update({ where: { id: world.orgId('chiBo1') }, data: { settings: {} } }))

  test('asks its secretary for day and hour, one after the other, and then has its dates', async () => {
    const [secretary, committee] = [await world.member('secretary'), await world.member('committee')]
    await committee.types('/start')
    expect(committee.screen.labels).not.toContain('Đặt ngày giờ sinh hoạt')
    await secretary.types('/start')
    await secretary.presses('Đặt ngày giờ sinh hoạt')
    await secretary.presses('Chủ nhật cuối')
    expect(secretary.screen.text).not.toContain('Lịch mới')
    await secretary.presses('Lưu')
    expect(secretary.screen.text).toMatch(/^Giờ sinh hoạt · /)
    expect(secretary.screen.text).toContain('Đang dùng: chưa đặt.')
    await secretary.presses('08:00')
    expect(secretary.screen.text).toContain('Sinh hoạt: 08:00, Chủ nhật 29/11/2026')
    await secretary.presses('Lưu')
    expect((await dueOf('chiBo1'))?.at).toEqual(new Date('2026-11-19T08:00:00+07:00'))
    await secretary.types('/start')
    expect(secretary.screen.labels).not.toContain('Đặt ngày giờ sinh hoạt')
  })
})
