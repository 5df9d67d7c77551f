import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Case, ReleaseRecord, Subject, Way } from '../src/features/feedback/case.record.ts'
import { releaseOf } from '../src/features/feedback/release.service.ts'
import { addDays, dayOf } from '../src/platform/calendar.ts'
import type { TestPerson } from './support/chat.ts'
import { allUse, caseOf, changesCase, collect, putsDeed, putsLetter } from './support/feedback.ts'
import { finishes, OPENING } from './support/self-check.ts'
import type { PersonKey, World } from './support/world.ts'
import { at, makeWorld, ZONE } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const db = () => world.database.prisma
const PUSH = 'Đồng chí có việc cần xem trong Chibo.'
const VERBATIM = 'Hôm thứ Ba ở nhà văn hóa đồng chí đến muộn'
const REWORDED = 'Có lúc đồng chí đến sinh hoạt muộn'
/** The branch meets on 20 December at 19:30. */
const BATCH = '2026-12-06 08:00'
const EXTRA = ['x1', 'x2', 'x3', 'x4'] as const

async function addMember(name: string) {
  const id = `person-${name}`
  world.people.set(name, id)
  await db().person.create({ data: { id, code: `P-${name}`, fullName: `Lý Thử ${name}`, language: 'vi' } })
  await db().membership.create({ data: { id: `m-${name}`, personId: id, organisationId: world.orgId('chiBo1'), role: 'member', partyStatus: 'full', from: new Date('2026-01-01') } })
}

/** The branch with as many members as hide one another, all of whom have done November's self-check but those left out. */
async function november({ without = [] as string[] } = {}): Promise<Map<string, TestPerson>> {
  for (const name of EXTRA) await addMember(name)
  const people = new Map<string, TestPerson>()
  for (const key of ['secretary', 'deputy', 'committee', 'officer', 'an', 'binh', 'dual', ...EXTRA] as PersonKey[]) people.set(key, await world.member(key))
  await world.moveTo(OPENING)
  for (const key of ['an', 'binh', 'dual', ...EXTRA].filter((name) => !without.includes(name))) await finishes(people.get(key) as TestPerson)
  return people
}

/** A case that is verified, reworded and approved, whose author has agreed to it or not. */
async function readyCase({ about = 'binh' as PersonKey | Subject, way = 'usual' as Way, author = 'yes' as 'yes' | 'asked' } = {}): Promise<string> {
  const id = await putsLetter(world, 'an', { about, text: VERBATIM, way })
  await allUse(world)
  await collect(world)
  const restated = { text: REWORDED, by: world.personId('secretary'), approvedBy: world.personId('deputy'), author, askedOn: '2026-11-12', wish: null }
  await changesCase(world, id, (one): Case => ({
    ...one, state: 'verified', record: { ...one.record, restated, log: [...one.record.log, { at: '2026-11-11T03:00:00.000Z', what: 'verified' }] },
  }))
  return id
}

const pushes = (person: TestPerson | undefined) => person?.messages.filter(({ text, from }) => from === 'bot' && text === PUSH).length ?? 0
const everything = (person: TestPerson | undefined) => JSON.stringify(person?.messages.map(({ text }) => text))
/** A heartbeat on the evening before a moment, and one at the moment itself. */
async function until(moment: string) {
  const eve = `${addDays(moment.slice(0, 10), -1)} 20:01`
  if (at(eve) > world.clock.now()) await world.moveTo(eve)
  await world.moveTo(moment)
}

/** A heartbeat each morning. */
async function dayByDay(moment: string) {
  for (let day = dayOf(world.clock.now(), ZONE); `${day} 08:00` < moment; day = addDays(day, 1)) {
    if (at(`${day} 08:00`) > world.clock.now()) await world.moveTo(`${day} 08:00`)
  }
  await world.moveTo(moment)
}

describe('the quarter\'s batch', () => {
  test('tells whom it concerns at its hour, shows the reworded text and takes one answer (FB16, FB20)', async () => {
    const people = await november()
    const binh = people.get('binh') as TestPerson
    const id = await readyCase()
    await until('2026-12-06 07:59')
    const before = pushes(binh)
    expect((await caseOf(world, id))?.state).toBe('verified')
    await binh.types('/gopy')
    await binh.presses('Góp ý với tôi')
    expect(binh.screen.text).toContain('Chưa có nội dung nào được đưa ra.')
    await world.moveTo(BATCH)
    expect(pushes(binh) - before).toBe(1)
    expect((await caseOf(world, id))?.state).toBe('used')

    await binh.presses('Xem')
    await binh.presses('Xem nội dung 1')
    expect(binh.screen.text).toBe(`Quý IV/2026: có nội dung góp ý với đồng chí, đã xác minh và được chi ủy viết lại. Đồng chí có thể trả lời; câu trả lời gửi chi ủy.\n\n${REWORDED}`)
    expect(binh.screen.confidential).toBe(true)
    await binh.presses('Trả lời')
    await binh.types('ờ '.repeat(600))
    expect(binh.screen.text).toContain('dài hơn 199 ký tự')
    await binh.types('Tôi xin tiếp thu')
    expect(binh.messages.some(({ from, text }) => from === 'person' && text === 'Tôi xin tiếp thu')).toBe(false)
    const reply = async () => {
      const one = await caseOf(world, id)
      return world.chibo.units.run(async (unit) => (one ? (await releaseOf(unit, one))?.reply?.text : undefined))
    }
    expect(await reply()).toBe(undefined)
    await binh.presses('Gửi câu trả lời')
    expect(await reply()).toBe('Tôi xin tiếp thu')
    expect(binh.screen.labels).not.toContain('Trả lời')
    const [release] = await db().feedbackRelease.findMany()
    await binh.pressesData(`feedback:reply:${release?.id}`)
    expect(binh.screen.labels).not.toContain('Gửi câu trả lời')

    for (const person of people.values()) expect(everything(person)).not.toContain('thứ Ba ở nhà văn hóa')
    for (const key of ['an', 'dual', 'x1', 'secretary']) {
      const other = people.get(key) as TestPerson
      await other.pressesData(`feedback:known-one:${release?.id}:1`)
      expect(everything(other)).not.toContain(REWORDED)
    }
  })

  test('what is on its way arrives before it: a withdrawal of the last minute is heard', async () => {
    await november()
    const id = await readyCase()
    await until('2026-12-06 07:59')
    await putsDeed(world, 'an', { kind: 'withdraw', caseId: id })
    await world.moveTo(BATCH)
    expect((await caseOf(world, id))?.state).toBe('withdrawn')
    expect(await db().feedbackRelease.count()).toBe(0)
  })

  test.each<[string, Parameters<typeof readyCase>[0]]>([
    ['without the author\'s yes', { author: 'asked' }],
    ['sent to its readers alone', { way: 'private' }],
  ])('%s nothing is made known, and nobody is told', async (_name, how) => {
    const people = await november()
    const id = await readyCase(how)
    await until('2026-12-06 07:59')
    const before = pushes(people.get('binh'))
    await world.moveTo(BATCH)
    expect([(await caseOf(world, id))?.state, await db().feedbackRelease.count(), pushes(people.get('binh')) - before]).toEqual(['verified', 0, 0])
  })

  test('among too few it waits for the next quarter, unless its author gave the name (FB4, FB16)', async () => {
    const people = await november({ without: ['x3', 'x4'] })
    const id = await readyCase()
    await until(BATCH)
    const waits = await caseOf(world, id)
    expect([waits?.state, waits?.record.log.at(-1)?.what, await db().feedbackRelease.count()]).toEqual(['verified', 'merged', 0])
    expect(everything(people.get('binh'))).not.toContain(REWORDED)
    await changesCase(world, id, (one) => ({ ...one, record: { ...one.record, way: 'named' } }))
    await until('2027-03-06 08:00')
    expect((await caseOf(world, id))?.record.released?.quarter).toBe('2027-Q1')
    const binh = people.get('binh') as TestPerson
    await binh.types('/gopy')
    await binh.presses('Góp ý với tôi')
    await binh.presses('Xem nội dung 1')
    expect(binh.screen.text).toContain('Người góp ý ghi rõ tên: Đỗ Thử An')
  })

  test('about a body it is told to its readers, and one answer is for all of them (FB12)', async () => {
    const people = await november()
    await readyCase({ about: { kind: 'branch' } })
    await until(BATCH)
    const secretary = people.get('secretary') as TestPerson
    await secretary.types('/gopy')
    await secretary.presses('Góp ý với tôi')
    await secretary.presses('Xem nội dung 1')
    expect(secretary.screen.text).toContain('Quý IV/2026: có nội dung góp ý với chi bộ')
    const binh = people.get('binh') as TestPerson
    await binh.types('/gopy')
    await binh.presses('Góp ý với tôi')
    expect(binh.screen.text).toContain('Chưa có nội dung nào được đưa ra.')

    // Two of them answer: nobody sends the other's words, and one answer goes.
    const deputy = people.get('deputy') as TestPerson
    await deputy.types('/gopy')
    await deputy.presses('Góp ý với tôi')
    await deputy.presses('Xem nội dung 1')
    for (const [one, words] of [[secretary, 'Lời bí thư'], [deputy, 'Lời phó bí thư']] as const) {
      await one.presses('Trả lời')
      await one.types(words)
    }
    await Promise.all([secretary.presses('Gửi câu trả lời'), deputy.presses('Gửi câu trả lời')])
    const read = async () => world.chibo.units.run(async (unit) => {
      const [row] = await unit.tx.feedbackRelease.findMany()
      return row && unit.box.open<ReleaseRecord>(`release:${row.id}`, row.record).reply
    })
    expect(await read()).toMatchObject({ text: 'Lời phó bí thư', sent: true })
    expect(secretary.toasts.at(-1)).toBe('Nút này đã cũ. Dưới đây là màn hình mới nhất.')
  })

  test('follows a themed meeting of the quarter where there is one', async () => {
    await november()
    await db().meeting.create({ data: { id: 'themed', organisationId: world.orgId('chiBo1'), kind: 'themed', period: '2026-Q4', startsAt: new Date('2026-12-12T12:30:00Z'), state: 'confirmed' } })
    await world.chibo.units.run(async (unit) => (await import('../src/platform/schedule.ts')).planJobs(unit, world.chibo.jobs, [world.orgId('chiBo1')]))
    const due = await db().due.findFirstOrThrow({ where: { organisationId: world.orgId('chiBo1'), job: 'feedback.release' } })
    expect([due.period, due.at.toISOString()]).toEqual(['2026-Q4', '2026-11-28T01:00:00.000Z'])
  })
})

describe('one piece of feedback', () => {
  test('goes from its author\'s first tap to the result, and nobody but its readers meets its words', { timeout: 60_000 }, async () => {
    const people = await november()
    const who = (key: string) => people.get(key) as TestPerson
    const an = await world.member('an', { on: 'other' })
    await an.types('góp ý')
    await an.chooses('Viết góp ý')
    await an.chooses('Vũ Thử Bình')
    await an.chooses('Bỏ qua')
    await an.chooses('Tôi đã đọc và hiểu')
    await an.types(VERBATIM)
    await an.chooses('Gửi góp ý', true)
    await allUse(world)
    await collect(world)

    await who('secretary').types('/tiepnhan')
    await who('secretary').presses(/^Hôm thứ Ba/)
    for (const label of ['Đang xác minh', 'Quay lại', 'Ghi kết quả', 'Đã xác minh', 'Viết lại để đưa ra']) await who('secretary').presses(label)
    await who('secretary').types(REWORDED)
    await who('secretary').presses('Ghi bản viết lại')
    await who('deputy').types('/tiepnhan')
    await who('deputy').presses('Có kết quả')
    await who('deputy').presses(/^Hôm thứ Ba/)
    await who('deputy').presses('Dùng bản viết lại này')
    // The author's news are there from the next day's window on, and nothing has told of them.
    const before = an.messages.length
    await until('2026-11-12 09:00')
    expect(an.messages.length).toBe(before)
    const opens = async () => {
      await an.types('góp ý')
      await an.chooses('Góp ý của tôi')
      await an.chooses('1')
    }
    await opens()
    expect(an.screen.text).toContain(REWORDED)
    await an.chooses('Dùng được')
    await allUse(world)
    await until(BATCH)

    await who('binh').types('/gopy')
    await who('binh').presses('Góp ý với tôi')
    await who('binh').presses('Xem nội dung 1')
    expect(who('binh').screen.text).toContain(REWORDED)
    await who('binh').presses('Trả lời')
    await who('binh').types('Tôi xin tiếp thu')
    await who('binh').presses('Gửi câu trả lời')
    await who('secretary').types('/tiepnhan')
    await who('secretary').presses('Có kết quả')
    await who('secretary').presses(/^Hôm thứ Ba/)
    expect(who('secretary').screen.text).toContain('Đồng chí được góp ý trả lời:\nTôi xin tiếp thu')
    await who('secretary').presses('Kết thúc')
    await who('secretary').types('Đã trao đổi, đồng chí ấy tiếp thu')
    await who('secretary').presses('Kết thúc')
    await until('2026-12-08 09:00')
    await opens()
    expect(an.screen.text).toContain('Đã trao đổi, đồng chí ấy tiếp thu')
    expect(an.screen.text).not.toContain('Tôi xin tiếp thu')
    for (const key of ['binh', 'dual', 'x1', 'officer']) expect(everything(who(key))).not.toMatch(/thứ Ba ở nhà|Đỗ Thử An/)
    expect(everything(who('dual'))).not.toContain(REWORDED)
    for (const key of ['secretary', 'deputy']) expect(everything(who(key))).not.toContain('Đỗ Thử An')
  })
})

describe('readers are told', () => {
  test('on the fifth day of a round and the day after a meeting, whatever there is and whoever is left out (PV9, FB5)', async () => {
    const people = await november()
    const counts = () => Object.fromEntries(['secretary', 'deputy', 'committee'].map((key) => [key, pushes(people.get(key))]))
    const told: Record<string, Record<string, number>>[] = []
    for (const feedback of [false, true]) {
      if (feedback) await readyCase({ about: 'secretary', author: 'asked' })
      await dayByDay(feedback ? '2026-12-13 23:00' : '2026-11-13 23:00')
      const before = counts()
      await dayByDay(feedback ? '2026-12-14 09:00' : '2026-11-14 09:00')
      told.push({ before, after: counts() })
    }
    for (const { before, after } of told) for (const key of ['secretary', 'deputy', 'committee']) expect((after?.[key] ?? 0) - (before?.[key] ?? 0)).toBe(1)
    const rows = await db().notice.findMany({ where: { kind: 'feedback.news' } })
    expect(rows.every(({ about }) => JSON.stringify(about) === '{}')).toBe(true)
    const days = (key: PersonKey) => rows.filter(({ toId }) => toId === world.personId(key)).map(({ dedupe }) => dedupe.split(':').at(-1)).toSorted()
    expect(days('secretary')).toEqual(['2026-11-14', '2026-11-21', '2026-12-14'])
    expect(days('secretary')).toEqual(days('deputy'))
    expect(days('an')).toEqual([])
    expect(days('officer')).toEqual(['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14'])
  })
})
