import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonKey, World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const say = (key: string, vars: Record<string, string | number> = {}) => world.words.for('vi')(key, vars)
const days = async (key: PersonKey) => (await world.database.prisma.absence.findMany({ where: { personId: world.personId(key) }, orderBy: { from: 'asc' } }))
  .map(({ from, to }) => `${from.toISOString().slice(0, 10)}…${to.toISOString().slice(0, 10)}`)
const STALE = 'Nút này đã cũ. Dưới đây là màn hình mới nhất.'

/** The member's own screen; it begins on Monday 2 November 2026. */
async function open(key: PersonKey = 'an') {
  const who = await world.member(key)
  await who.pressesData('absence:open', '1')
  return who
}

describe('one\'s own days of absence', () => {
  test.each([['1 tuần', '2026-11-08'], ['2 tuần', '2026-11-15'], ['1 tháng', '2026-12-01'], ['2 tháng', '2027-01-01']])(
    'from today, for %s, with two taps', async (label, to) => {
      const an = await open()
      expect(an.screen.text).toContain('Hiện chưa ghi ngày vắng nào.')
      await an.presses('Từ hôm nay')
      expect(an.screen.text).toContain('Vắng từ thứ Hai 2/11/2026 đến hết ngày nào?')
      await an.presses(label)
      expect(await days('an')).toEqual([`2026-11-02…${to}`])
      expect(an.screen.text).toMatch(/Vắng từ thứ Hai 2\/11\/2026 đến hết .*\./)
      expect(an.screen.text).not.toContain('Do đồng chí')
    })

  test('are typed in the ways that people write a day', async () => {
    const an = await open()
    await an.presses('Từ ngày khác')
    await an.types('15-12-2026')
    await an.types('3/1')
    expect(await days('an')).toEqual(['2026-12-15…2027-01-03'])
  })

  test('are entered without buttons too, by typing numbers and days', async () => {
    const an = await world.member('an', { on: 'other' })
    await an.pressesData('absence:open', '1')
    await an.chooses('Từ ngày khác')
    await an.types('15/12/2026')
    await an.chooses('1 tuần', true)
    expect(await days('an')).toEqual(['2026-12-15…2026-12-21'])
  })

  test.each([
    ['khi nào về thì về', 'absence-bad-day'], ['31/2/2027', 'absence-bad-day'], ['', 'absence-bad-day'], ['1/11/2026', 'absence-past'],
    ['1/1/2029', 'absence-far'], ['<b>&"\'', 'absence-bad-day'], ['🌱', 'absence-bad-day'], ['9'.repeat(400), 'absence-bad-day'], ['15/13', 'absence-bad-day'],
  ])('“%s” is refused in a clear sentence, and the question stays', async (typed, key) => {
    const an = await open()
    await an.presses('Từ ngày khác')
    await an.types(typed)
    expect(an.screen.text).toBe(say(key))
    await an.types('15/12/2026')
    expect(an.screen.text).toContain('Vắng từ thứ Ba 15/12/2026 đến hết ngày nào?')
  })

  test('a last day before the first is refused, and the question stays', async () => {
    const an = await open()
    await an.presses('Từ hôm nay')
    await an.types('1/11/2026')
    expect(an.screen.text).toBe(say('absence-backward'))
    await an.types('2.11.2026')
    expect(await days('an')).toEqual(['2026-11-02…2026-11-02'])
  })

  test('that overlap or touch others become one absence', async () => {
    const an = await open()
    await an.presses('Từ hôm nay')
    await an.types('10/11')
    await an.presses('Từ ngày khác')
    await an.types('11/11/2026')
    await an.types('20/11/2026')
    expect(await days('an')).toEqual(['2026-11-02…2026-11-20'])
  })

  test('entered on two phones at once are one absence', async () => {
    const an = await open()
    const second = await world.member('an', { on: 'other' })
    await an.presses('Từ hôm nay')
    const id = world.personId('an')
    await Promise.all([an.presses('1 tuần'), second.pressesData(`absence:set:${id}:261102.2`, '1'), an.pressesData(`absence:set:${id}:261102.1`)])
    expect(await days('an')).toEqual(['2026-11-02…2026-11-15'])
  })

  test('end early: from today on Chibo reminds as usual', async () => {
    const an = await open()
    await an.presses('Từ hôm nay')
    await an.presses('2 tuần')
    await world.moveTo('2026-11-05 10:00')
    await an.presses('Đã về, nhắc như thường')
    expect(an.screen.text).toContain('Hiện chưa ghi ngày vắng nào.')
    expect(await days('an')).toEqual(['2026-11-02…2026-11-04'])
    await an.arrive(an.pressData(`absence:end:${(await world.database.prisma.absence.findFirstOrThrow()).id}`))
    expect(an.toasts.at(-1)).toBe(STALE)
  })

  test('that have not begun are taken away, of several the one that is meant', async () => {
    const an = await open()
    for (const [from, to] of [['1/12', '5/12'], ['1/1/2027', '9/1/2027']] as const) {
      await an.presses('Từ ngày khác')
      await an.types(from)
      await an.types(to)
    }
    expect(an.screen.labels.slice(0, 2)).toEqual(['Bỏ 1/12–5/12', 'Bỏ 1/1–9/1'])
    await an.presses('Bỏ 1/12–5/12')
    expect(await days('an')).toEqual(['2027-01-01…2027-01-09'])
  })

  test('are at most five at a time', async () => {
    const an = await open()
    const id = world.personId('an')
    for (const day of ['261110', '261120', '261201', '261212', '261223']) await an.pressesData(`absence:set:${id}:${day}.1`)
    expect(an.screen.labels).not.toContain('Từ hôm nay')
    await an.pressesData(`absence:set:${id}:270201.1`)
    expect(an.toasts.at(-1)).toBe(say('absence-many'))
    expect(await days('an')).toHaveLength(5)
  })

  test('an old button for a day that is over changes nothing', async () => {
    const an = await open()
    const old = an.press('Từ hôm nay')
    await world.moveTo('2026-11-03 09:00')
    await an.arrive(old)
    expect(an.toasts.at(-1)).toBe(say('absence-past'))
    await an.pressesData(`absence:set:${world.personId('an')}:269999.1`)
    expect(an.toasts.at(-1)).toBe(STALE)
    expect(await days('an')).toEqual([])
  })
})

describe('the secretary', () => {
  test('enters days for a member, who reads by whom; what was done is noted without content', async () => {
    const secretary = await world.member('secretary')
    await world.database.prisma.person.update({ where: { id: world.personId('secretary') }, data: { fullName: 'Nguyễn <b>&"\' 🌱 Bí Thư' } })
    await secretary.pressesData(`absence:of:${world.personId('an')}`, '1')
    expect(secretary.screen.text).toContain('Ngày vắng của đồng chí Đỗ Thử An:')
    await secretary.presses('Từ hôm nay')
    await secretary.presses('2 tuần')
    const an = await open()
    expect(an.screen.text).toContain('Vắng từ thứ Hai 2/11/2026 đến hết Chủ nhật 15/11/2026. Do đồng chí Nguyễn <b>&"\' 🌱 Bí Thư ghi.')
    await secretary.presses('Đã về, nhắc như thường')
    const entries = await world.database.prisma.auditEntry.findMany({ orderBy: { at: 'asc' } })
    expect(entries.map(({ action, subjectId, actorId, organisationId }) => ({ action, subjectId, actorId, organisationId }))).toEqual(
      ['absence-entered', 'absence-ended'].map((action) => ({
        action, subjectId: world.personId('an'), actorId: world.personId('secretary'), organisationId: world.orgId('chiBo1'),
      })))
  })

  test('enters none for a member of another branch, nor does a member for anybody else', async () => {
    const [secretary2, binh, officer] = [await world.member('secretary2'), await world.member('binh'), await world.member('officer')]
    const an = world.personId('an')
    for (const who of [secretary2, binh, officer]) {
      for (const action of [`absence:of:${an}`, `absence:from:${an}:261102`, `absence:set:${an}:261102.1`]) {
        await who.pressesData(action, '1')
        expect(who.toasts.at(-1)).toBe(STALE)
      }
    }
    expect(await days('an')).toEqual([])
  })

  test('no longer after the member has left the branch', async () => {
    const secretary = await world.member('secretary')
    await world.database.prisma.membership.updateMany({ where: { personId: world.personId('an') }, data: { to: new Date('2026-11-02') } })
    await secretary.pressesData(`absence:of:${world.personId('an')}`, '1')
    expect(secretary.toasts.at(-1)).toBe(STALE)
  })
})
