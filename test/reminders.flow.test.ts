import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { remindRounds } from '../src/features/self-check/reminders.service.ts'
import { newId } from '../src/platform/crypto.ts'
import { planJobs } from '../src/platform/schedule.ts'
import { answers, CLOSED, finishes, OPENING } from './support/self-check.ts'
import type { TestPerson } from './support/chat.ts'
import type { PersonKey, World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterAll(() => world.close())

const say = (key: string, vars: Record<string, string | number> = {}) => world.words.for('vi')(key, vars)
const PUSH = 'Đồng chí có việc cần xem trong Chibo.'
const pushesTo = (person: { messages: { text: string }[] }) => person.messages.filter(({ text }) => text === PUSH).length
const HALF_WAY = '2026-11-15 08:00'
const TWO_DAYS = '2026-11-18 08:00'
const LAST_MORNING = '2026-11-20 08:00'

/** Goes through these moments; how many pushes the person had after each. */
async function pushesAt(person: TestPerson, ...moments: string[]): Promise<number[]> {
  const counts: number[] = []
  for (const moment of moments) {
    await world.moveTo(moment)
    counts.push(pushesTo(person))
  }
  return counts
}
async function away(key: PersonKey, from: string, to: string) {
  await world.database.prisma.absence.create({ data: { id: newId(), personId: world.personId(key), from: new Date(from), to: new Date(to), enteredBy: world.personId(key) } })
}

describe('who has not finished', () => {
  test('is reminded half-way, two days before and on the last morning, and at no other time', async () => {
    const an = await world.member('an')
    expect(await pushesAt(an, OPENING, '2026-11-15 07:59', HALF_WAY, '2026-11-18 07:59', TWO_DAYS, '2026-11-20 07:59', LAST_MORNING, CLOSED))
      .toEqual([1, 1, 2, 2, 3, 3, 4, 4])
    const told = await world.database.prisma.notice.findMany({ where: { toId: world.personId('an') }, orderBy: { seq: 'asc' } })
    expect(told.map(({ kind, until }) => [kind, until])).toEqual([
      ['self-check.invite', at('2026-11-20 19:15')], ...[1, 2, 3].map(() => ['self-check.remind', at('2026-11-20 19:15')]),
    ])
  })

  test('reads how far the check is, behind the push, and goes on from there with one tap', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await an.types('tự soi')
    await an.presses('Bắt đầu')
    await answers(an, 12)
    await world.moveTo(HALF_WAY)
    await an.presses('Xem')
    expect(an.screen.text).toBe(say('reminder', { month: 'tháng 11/2026', done: 12, minutes: 6, date: '19:30, thứ Sáu 20/11/2026' }))
    expect(an.screen.labels).toEqual(['Làm tiếp từ 13', 'Nhắc sau 3 giờ', 'Tối nay', 'Sáng mai', 'Tháng này không nhắc nữa', 'Màn hình đầu'])
    await an.presses('Làm tiếp từ 13')
    expect(an.screen.text).toContain('Biểu hiện 13/27')
  })

  test('who has not begun begins from the reminder, in either way', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await world.moveTo(HALF_WAY)
    await an.presses('Xem')
    expect(an.screen.text).toContain('đã xong 0/27, còn khoảng 10 phút')
    expect(an.screen.labels.slice(0, 2)).toEqual(['Bắt đầu', 'Xem theo nhóm'])
    await an.presses('Xem theo nhóm')
    expect(an.screen.text).toContain('Nhóm 1/3')
  })
})

test('a branch of fifty is reminded with as many statements as one of six', async () => {
  const { prisma } = world.database
  for (let i = 0; i < 44; i++) {
    const id = newId()
    await prisma.person.create({ data: { id, code: `X${i}`, fullName: `Người Thử ${i}`, language: 'vi' } })
    await prisma.membership.create({ data: { id: newId(), personId: id, organisationId: world.orgId('chiBo2'), role: 'member', partyStatus: 'full', from: new Date('2026-01-01') } })
    await prisma.account.create({ data: { id: newId(), channel: 'test', address: `x${i}`, personId: id } })
    await prisma.consent.create({ data: { id: newId(), personId: id, purpose: 'chibo', version: 'test', language: 'vi', givenAt: world.clock.now() } })
  }
  await world.moveTo(OPENING)
  world.clock.moveTo(at(HALF_WAY))
  const statements = (organisationId: string) => world.chibo.units.run(async (unit) => {
    const before = world.queries.length
    await remindRounds(unit, [{ organisationId, period: '2026-11.1', at: unit.now }])
    return world.queries.length - before
  })
  expect(await statements(world.orgId('chiBo2'))).toBe(await statements(world.orgId('chiBo1')))
  expect(await prisma.notice.count({ where: { kind: 'self-check.remind' } })).toBe(44)
})

test('without buttons the choices of a reminder are typed as numbers', async () => {
  const an = await world.member('an', { on: 'other' })
  await world.moveTo(OPENING)
  await world.moveTo(HALF_WAY)
  await an.chooses('Xem')
  await an.chooses('Sáng mai')
  expect(an.screen.text).toContain('Chibo sẽ nhắc lại lúc 08:00, thứ Hai 16/11/2026.')
  await an.chooses('Tháng này không nhắc nữa')
  expect(await pushesAt(an, '2026-11-16 08:00', TWO_DAYS)).toEqual([2, 2])
})

describe('nobody is reminded who', () => {
  test('has finished, also between the planning and the sending', async () => {
    const [an, binh] = [await world.member('an'), await world.member('binh')]
    await world.moveTo(OPENING)
    await finishes(an)
    // The server comes back at night: what is told in the morning is written now.
    await world.moveTo('2026-11-15 22:30')
    await world.moveTo('2026-11-16 06:00')
    await finishes(binh)
    await world.moveTo('2026-11-16 07:00')
    expect([pushesTo(an), pushesTo(binh)]).toEqual([1, 1])
    expect(await world.database.prisma.notice.findMany({ where: { kind: 'self-check.remind' }, select: { toId: true, state: true } }))
      .toContainEqual({ toId: world.personId('binh'), state: 'dropped' })
    expect(await pushesAt(an, TWO_DAYS, LAST_MORNING)).toEqual([1, 1])
  })

  test('is not connected, is exempt or suspended since, or has left the branch', async () => {
    const { prisma } = world.database
    const [an, binh] = [await world.member('an'), await world.member('binh')]
    await world.moveTo(OPENING)
    await prisma.membership.updateMany({ where: { personId: world.personId('an') }, data: { partyStatus: 'exempt' } })
    await prisma.membership.updateMany({ where: { personId: world.personId('binh') }, data: { to: new Date('2026-11-12') } })
    await world.moveTo(HALF_WAY)
    expect([pushesTo(an), pushesTo(binh)]).toEqual([1, 1])
    expect(await prisma.notice.count({ where: { kind: 'self-check.remind' } })).toBe(0)
  })
})

test('a member of two branches has one check and one set of reminders', async () => {
  const dual = await world.member('dual')
  await world.database.prisma.organisation.update({ where: { id: world.orgId('chiBo2') }, data: { settings: { 'meeting.day': '21', 'meeting.time': '19:30' } } })
  await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, [world.orgId('chiBo2')]))
  expect(await pushesAt(dual, OPENING, '2026-11-11 08:00', HALF_WAY, '2026-11-16 08:00', TWO_DAYS, '2026-11-19 08:00', LAST_MORNING, '2026-11-21 08:00'))
    .toEqual([1, 1, 2, 2, 3, 3, 4, 4])
})

describe('a server that was off', () => {
  test('makes up for one reminder while it is useful, and never sends two at once', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    expect(await pushesAt(an, '2026-11-16 10:00', '2026-11-16 10:05', TWO_DAYS)).toEqual([2, 2, 3])
  })

  test('leaves out what is near to the next one, and what is too late', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    expect(await pushesAt(an, '2026-11-17 20:30', '2026-11-18 07:59', TWO_DAYS, '2026-11-20 18:45', CLOSED)).toEqual([1, 1, 2, 2, 2])
  })

  test('over the opening invites when it is back, and reminds by what is then left of the round', async () => {
    const an = await world.member('an')
    expect(await pushesAt(an, '2026-11-15 09:00', '2026-11-16 08:00', '2026-11-17 08:00', TWO_DAYS, LAST_MORNING)).toEqual([1, 1, 2, 3, 4])
  })

  test('tells it once, with two processes that wake at the same moment', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    world.clock.moveTo(at(HALF_WAY))
    await Promise.all([world.chibo.beat(), world.another().beat()])
    await world.chibo.idle()
    expect(pushesTo(an)).toBe(2)
  })
})

test('reminders follow a meeting that moves, and never become more than three', async () => {
  const an = await world.member('an')
  const { prisma } = world.database
  await world.moveTo(OPENING)
  await world.moveTo(HALF_WAY)
  await prisma.meeting.updateMany({ where: { organisationId: world.orgId('chiBo1'), period: '2026-11' }, data: { startsAt: at('2026-11-27 19:30') } })
  await prisma.round.updateMany({ where: { organisationId: world.orgId('chiBo1') }, data: { closesAt: at('2026-11-27 19:15') } })
  await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, [world.orgId('chiBo1')]))
  expect(await pushesAt(an, TWO_DAYS, LAST_MORNING, '2026-11-25 08:00', '2026-11-27 08:00', '2026-11-27 19:16')).toEqual([2, 2, 3, 4, 4])
})

test('a reminder that falls on Tết waits for the first working day after it', async () => {
  const an = await world.member('an')
  await world.database.prisma.organisation.update({ where: { id: world.orgId('chiBo1') }, data: { settings: { 'meeting.day': '13', 'meeting.time': '19:30' } } })
  world.clock.moveTo(at('2027-02-01 09:00'))
  await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, [world.orgId('chiBo1')]))
  // Tết is from 5 to 9 February, the two days of its weekend are given on the 10th and 11th; half-way would be the 8th.
  expect(await pushesAt(an, '2027-02-03 08:00', '2027-02-08 08:00', '2027-02-10 08:00', '2027-02-11 08:00', '2027-02-12 08:00', '2027-02-13 08:00'))
    .toEqual([1, 1, 1, 1, 2, 3])
})

describe('later', () => {
  const reminded = async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await world.moveTo(HALF_WAY)
    await an.presses('Xem')
    return an
  }

  test.each([
    ['Nhắc sau 3 giờ', '2026-11-15 11:00'], ['Tối nay', '2026-11-15 19:30'], ['Sáng mai', '2026-11-16 08:00'],
  ])('“%s” is one reminder at that time, beside the three', async (label, moment) => {
    const an = await reminded()
    await an.presses(label)
    expect(an.toasts.at(-1)).toMatch(/^Vâng. Chibo sẽ nhắc đồng chí lúc /)
    expect(an.screen.text).toContain('Chibo sẽ nhắc lại lúc ')
    await world.moveTo(moment)
    expect(pushesTo(an)).toBe(3)
    await an.presses('Xem')
    expect(an.screen.text).toContain('đã xong 0/27')
    expect(await pushesAt(an, TWO_DAYS, LAST_MORNING)).toEqual([4, 5])
  })

  test('takes the place of a reminder of the same day', async () => {
    const an = await reminded()
    await world.moveTo('2026-11-17 14:00')
    await an.types('/viec')
    await an.presses('Tự soi tháng 11/2026')
    await an.presses('Sáng mai')
    expect(await pushesAt(an, TWO_DAYS, '2026-11-18 09:00', '2026-11-19 08:00')).toEqual([3, 3, 3])
  })

  test('holds back a reminder before that time, and a new choice takes the place of the old', async () => {
    const an = await reminded()
    await an.presses('Tối nay')
    await an.presses('Sáng mai')
    await world.database.prisma.reminderWish.updateMany({ data: { snoozedUntil: at('2026-11-19 08:00') } })
    expect(await pushesAt(an, '2026-11-15 19:30', '2026-11-16 08:00', TWO_DAYS)).toEqual([2, 2, 2])
  })

  test('pressed twice at once is one reminder', async () => {
    const an = await reminded()
    await an.arrive(an.press('Sáng mai'), an.press('Sáng mai'))
    await world.moveTo('2026-11-16 08:00')
    expect(pushesTo(an)).toBe(3)
  })

  test('what is over or too near to the closing is not offered, and an old button for it changes nothing', async () => {
    const an = await reminded()
    await world.moveTo('2026-11-15 19:31')
    await an.presses('Tối nay')
    expect(an.toasts.at(-1)).toBe(say('snooze-too-late'))
    expect(await world.database.prisma.reminderWish.count()).toBe(0)
    await world.moveTo('2026-11-20 16:00')
    await an.types('/viec')
    await an.presses('Tự soi tháng 11/2026')
    expect(an.screen.labels).toEqual(['Bắt đầu', 'Xem theo nhóm', 'Tháng này không nhắc nữa', 'Màn hình đầu'])
  })

  test('a button of last month says that it is over and changes nothing in either month', async () => {
    const an = await reminded()
    const old = an.press('Sáng mai')
    await world.moveTo(CLOSED)
    await world.moveTo('2026-12-10 08:00')
    await an.arrive(old)
    expect(an.toasts.at(-1)).toBe(say('round-closed', { month: 'tháng 11/2026' }))
    expect(await world.database.prisma.reminderWish.count()).toBe(0)
  })

  test('after finishing there is nothing to put off', async () => {
    const an = await reminded()
    const old = an.press('Sáng mai')
    await finishes(an)
    await an.arrive(old)
    expect(an.screen.text).toContain('đã hoàn thành tự soi')
    expect(await world.database.prisma.reminderWish.count()).toBe(0)
  })
})

describe('“no more this month”', () => {
  const silenced = async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await world.moveTo(HALF_WAY)
    await an.presses('Xem')
    await an.presses('Tháng này không nhắc nữa')
    return an
  }

  test('stops the reminders of this month and not the check, nor those of the next', async () => {
    const an = await silenced()
    expect(an.screen.text).toContain(say('reminder-silent'))
    expect(await pushesAt(an, TWO_DAYS, LAST_MORNING)).toEqual([2, 2])
    await an.types('việc')
    expect(an.screen.labels).toContain('Tự soi tháng 11/2026')
    await finishes(an)
    expect(an.screen.text).toContain('đã hoàn thành tự soi')
    expect(await pushesAt(an, '2026-12-10 08:00', '2026-12-15 08:00')).toEqual([3, 4])
  })

  test('can be taken back, from the check too', async () => {
    const an = await silenced()
    await an.types('tự soi')
    expect(an.screen.text).toContain(say('reminder-silent'))
    await an.presses('Nhắc tôi lại')
    expect(an.screen.text).not.toContain(say('reminder-silent'))
    expect(await pushesAt(an, TWO_DAYS)).toEqual([3])
  })

  test('is nobody else\'s to see: every list of the secretary stays as it was', async () => {
    const secretary = await world.member('secretary')
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await world.moveTo(HALF_WAY)
    await secretary.types('danh sách')
    const before = { text: secretary.screen.text, labels: secretary.screen.labels }
    await an.presses('Xem')
    await an.presses('Tháng này không nhắc nữa')
    await secretary.types('danh sách')
    expect({ text: secretary.screen.text, labels: secretary.screen.labels }).toEqual(before)
  })
})

describe('who is absent', () => {
  test('is not reminded; the check stays open and says until when it is quiet', async () => {
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await away('an', '2026-11-14', '2026-11-18')
    expect(await pushesAt(an, HALF_WAY, TWO_DAYS)).toEqual([1, 1])
    await an.types('tự soi')
    expect(an.screen.text).toContain('Đang tạm dừng nhắc đến thứ Tư 18/11/2026; hạn không đổi.')
    expect(await pushesAt(an, LAST_MORNING)).toEqual([2])
  })

  test('at the opening is invited on the morning after, once', async () => {
    const an = await world.member('an')
    await away('an', '2026-11-05', '2026-11-12')
    expect(await pushesAt(an, OPENING, '2026-11-12 08:00', '2026-11-13 08:00', '2026-11-14 08:00', HALF_WAY)).toEqual([0, 0, 1, 1, 2])
  })

  test('and comes back on a day of a reminder hears of it once that day', async () => {
    const an = await world.member('an')
    await away('an', '2026-11-05', '2026-11-14')
    expect(await pushesAt(an, OPENING, HALF_WAY, '2026-11-15 12:00', '2026-11-16 08:00', TWO_DAYS)).toEqual([0, 1, 1, 1, 2])
  })

  test('until after the closing hears nothing of the month', async () => {
    const an = await world.member('an')
    await away('an', '2026-11-05', '2026-11-25')
    expect(await pushesAt(an, OPENING, HALF_WAY, TWO_DAYS, LAST_MORNING, CLOSED, '2026-11-26 08:00')).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('since the invitation was put off to the morning is invited on coming back', async () => {
    const an = await world.member('an')
    await world.moveTo('2026-11-10 21:30')
    await away('an', '2026-11-11', '2026-11-12')
    expect(await pushesAt(an, '2026-11-11 07:00', '2026-11-12 08:00', '2026-11-13 08:00')).toEqual([0, 0, 1])
  })
})

describe('the secretary', () => {
  const asks = async (who: TestPerson) => {
    await who.types('danh sách')
    await who.presses(/^Nhắc \d+ đồng chí chưa làm$/)
  }

  test('has those reminded who have not finished, once a round, without learning whom it reached', async () => {
    const secretary = await world.member('secretary')
    const [an, binh, dual] = [await world.member('an'), await world.member('binh'), await world.member('dual')]
    await world.moveTo(OPENING)
    await finishes(an)
    await finishes(secretary)
    await world.database.prisma.reminderWish.create({ data: { personId: world.personId('dual'), period: '2026-11', silent: true } })
    await world.moveTo('2026-11-12 10:00')
    await asks(secretary)
    expect(secretary.toasts.at(-1)).toBe('Đã xếp lịch nhắc.')
    await world.beat()
    expect([an, binh, dual].map(pushesTo)).toEqual([1, 2, 1])
    await secretary.types('danh sách')
    expect(secretary.screen.labels.filter((label) => label.startsWith('Nhắc'))).toEqual([])
    await secretary.pressesData(`self-check:remind-open:${world.orgId('chiBo1')}`)
    expect(secretary.toasts.at(-1)).toBe('Đã xếp lịch nhắc.')
    await world.moveTo('2026-11-13 10:00')
    expect(pushesTo(binh)).toBe(2)
  })

  test('who asks on the day of a reminder has it told the next morning', async () => {
    const secretary = await world.member('secretary')
    const binh = await world.member('binh')
    await world.moveTo(OPENING)
    await world.moveTo(HALF_WAY)
    await asks(secretary)
    expect(await pushesAt(binh, '2026-11-15 20:00', '2026-11-16 08:00')).toEqual([2, 3])
  })

  test('and the deputy, at the same moment, have it told once', async () => {
    const [secretary, deputy, binh] = [await world.member('secretary'), await world.member('deputy'), await world.member('binh')]
    await world.moveTo(OPENING)
    await world.moveTo('2026-11-12 10:00')
    await secretary.types('danh sách')
    await deputy.types('danh sách')
    await Promise.all([secretary, deputy].map((who) => who.presses(/^Nhắc \d+/)))
    await world.beat()
    expect(pushesTo(binh)).toBe(2)
  })

  test('alone may: the branch committee reads the list without the button', async () => {
    const committee = await world.member('committee')
    await world.member('an')
    await world.moveTo(OPENING)
    await committee.types('danh sách')
    expect(committee.screen.text).toContain('chưa làm')
    expect(committee.screen.labels.filter((label) => label.startsWith('Nhắc'))).toEqual([])
  })
})

describe('what waits', () => {
  test('is listed by /viec, with the time of closing', async () => {
    const an = await world.member('an')
    await an.types('/viec')
    expect(an.screen.text).toBe('Hiện không có việc nào chờ đồng chí.')
    await world.moveTo(OPENING)
    await an.types('viec')
    expect(an.screen.text).toBe('Việc đang chờ đồng chí:\nTự soi tháng 11/2026: đóng lúc 19:15, thứ Sáu 20/11/2026.')
    await an.presses('Tự soi tháng 11/2026')
    expect(an.screen.labels).toContain('Bắt đầu')
  })
})
