import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { findAccount } from '../src/conversation/account.ts'
import type { Member } from '../src/conversation/screen.ts'
import { makeCatalog } from '../src/features/catalog/catalog.service.ts'
import { ownChecks } from '../src/features/self-check/own.documents.ts'
import type { TestPerson } from './support/chat.ts'
import { TAIL } from './support/joining.ts'
import { enters } from './support/pin.ts'
import { finishes, OPENING, recordOf } from './support/self-check.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

const NOTE = 'a note of before'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const db = () => world.database.prisma
const an = () => world.personId('an')

/** An writes a note and goes on; then a link is made in An's name and opened elsewhere. */
async function writes(person: TestPerson) {
  await world.moveTo(OPENING)
  await person.types('/tusoi')
  await person.presses('Bắt đầu')
  await person.presses('Cần chú ý')
  await person.types(NOTE)
  await person.presses('Chưa thấy')
}

let links = 0
async function linkedAnew({ address = 'new-phone' } = {}): Promise<TestPerson> {
  const code = `NEWLINK${++links}`
  const row = { codeHash: world.box.hash('invitation', code), organisationId: world.orgId('chiBo1'), spent: false, failures: 0, expiresAt: new Date(world.clock.now().getTime() + 7 * 86_400_000) }
  await db().invitation.upsert({ where: { personId: an() }, create: { id: `inv00000000${links}`, personId: an(), ...row }, update: row })
  await db().person.update({ where: { id: an() }, data: { phoneTail: world.box.hash('tail', TAIL) } })
  const person = world.stranger(address)
  await person.types(`/start ${code}`)
  await person.presses('Đúng là tôi')
  await person.types(TAIL)
  return person
}

const saw = (person: TestPerson) => person.messages.filter(({ from }) => from === 'bot').map(({ text }) => text).join('\n')

describe('whoever is linked anew', () => {
  test('sees nothing that was written before, and begins this month anew', async () => {
    await writes(await world.member('an'))
    const person = await linkedAnew()
    await person.types('/tusoi')
    expect(person.screen.text).toContain('Đã xong 0/27')
    await person.presses('Xem lại')
    expect(person.screen.text).toContain('đã xong 0/27')
    await person.types('/toi')
    expect(person.screen.text).toContain('Những gì đồng chí ghi trước lần kết nối này đang khóa đến 08:00, thứ Ba 24/11/2026')
    expect(person.screen.labels).not.toContain('Mở bằng mã PIN cũ')
    expect(saw(person)).not.toContain(NOTE)
    const check = await db().check.findFirstOrThrow({ where: { personId: an() } })
    expect(check.lockedUntil).toEqual(new Date('2026-11-24T01:00:00Z'))
    expect((await recordOf(world, 'an')).locked?.record.notes).toEqual({ 1: NOTE })
  })

  test('is asked for no PIN of before, which opens what is locked at once', async () => {
    const first = await world.member('an')
    await first.types('/toi')
    await first.presses('Đặt mã PIN')
    await enters(first, '2580')
    await enters(first, '2580')
    await world.moveTo(OPENING)
    await first.types('/tusoi')
    await first.presses('Bắt đầu')
    await enters(first, '2580')
    await first.presses('Cần chú ý')
    await first.types(NOTE)
    const person = await linkedAnew()
    await person.types('/tusoi')
    await person.presses(/Làm tiếp/)
    expect(person.screen.text).toContain('Biểu hiện 1/27')
    await person.types('/toi')
    await person.presses('Mở bằng mã PIN cũ')
    await enters(person, '1111')
    expect(person.screen.text).toContain('Mã PIN chưa đúng.')
    await enters(person, '2580')
    expect(person.toasts.at(-1)).toBe('Đã mở những gì đồng chí ghi trước đây.')
    expect(person.screen.text).not.toContain('đang khóa')
    expect((await recordOf(world, 'an')).notes).toEqual({ 1: NOTE })
    expect(await db().check.findFirstOrThrow({ where: { personId: an() } })).toMatchObject({ lockedUntil: null })
  })

  test('finds nothing of it in the file with all data either, not even what was raised at a meeting', async () => {
    const an = await world.member('an')
    await writes(an)
    await an.types('/tusoi')
    await an.pressesData(`self-check:raise:${(await db().check.findFirstOrThrow()).id}:1`)
    await an.presses('Đưa vào chương trình')
    await world.moveTo('2026-11-18 17:05')
    expect(await db().raised.count()).toBe(1)
    await linkedAnew()
    const own = await world.chibo.units.run(async (unit) => {
      const account = await findAccount(unit, { channel: 'test', address: 'new-phone', words: world.words })
      return ownChecks({ catalog: makeCatalog() })(unit, account?.actor as Member)
    })
    expect(JSON.stringify(own)).toContain('Tự soi')
    expect(JSON.stringify(own)).not.toContain(NOTE)
  })

  test('finds it again after 14 days', async () => {
    await db().organisation.update({ where: { id: world.orgId('chiBo1') }, data: { settings: { 'meeting.day': '28', 'meeting.time': '19:30', 'check.opens': '20' } } })
    await world.chibo.units.run(async (unit) => (await import('../src/platform/schedule.ts')).planJobs(unit, world.chibo.jobs, [world.orgId('chiBo1')]))
    const first = await world.member('an')
    await writes(first)
    const person = await linkedAnew()
    await world.moveTo('2026-11-24 07:59')
    await person.types('/tusoi')
    expect(person.screen.text).toContain('Đã xong 0/27')
    await world.moveTo('2026-11-24 08:00')
    await person.types('/tusoi')
    expect(person.screen.text).toContain('Đã xong 2/27')
  })

  test('can take up the former one, or stay with what was answered since', async () => {
    await db().organisation.update({ where: { id: world.orgId('chiBo1') }, data: { settings: { 'meeting.day': '28', 'meeting.time': '19:30', 'check.opens': '20' } } })
    await world.chibo.units.run(async (unit) => (await import('../src/platform/schedule.ts')).planJobs(unit, world.chibo.jobs, [world.orgId('chiBo1')]))
    await writes(await world.member('an'))
    const person = await linkedAnew()
    await person.types('/tusoi')
    await person.presses(/Làm tiếp/)
    await person.presses('Có, cần sửa')
    await world.moveTo('2026-11-24 08:00')
    await person.types('/tusoi')
    expect(person.screen.text).toContain('Đã xong 1/27')
    await person.presses('Về bản trước')
    expect((await recordOf(world, 'an')).notes).toEqual({ 1: NOTE })
  })

  test('leaves what is done done, with the figures of the answers that were given', async () => {
    const first = await world.member('an')
    await world.moveTo(OPENING)
    await finishes(first)
    const person = await linkedAnew()
    await person.types('/tusoi')
    expect(person.screen.text).toContain('đã hoàn thành tự soi')
    await world.moveTo('2026-11-20 19:20')
    const round = await db().round.findFirstOrThrow({ where: { organisationId: world.orgId('chiBo1') } })
    expect(world.box.open<{ done: number; signs: Record<number, { n?: number }> }>(`round:${round.id}`, round.tally ?? new Uint8Array())).toMatchObject({ done: 1, signs: { 1: { n: 1 }, 27: { n: 1 } } })
  })

  test('twice within the time: what the second one finds locked needs another 14 days', async () => {
    await writes(await world.member('an'))
    await linkedAnew()
    await world.moveTo('2026-11-14 08:00')
    const third = await linkedAnew({ address: 'third-phone' })
    await third.types('/toi')
    expect(third.screen.text).toContain('đang khóa đến 08:00, thứ Bảy 28/11/2026')
    expect(saw(third)).not.toContain(NOTE)
  })
})

describe('on the other devices', () => {
  test('it is told at once, and “not me” ends the new one and gives back what was there', async () => {
    const [first, secretary] = [await world.member('an'), await world.member('secretary')]
    await writes(first)
    const person = await linkedAnew()
    // One message a second in a chat: the push of the opening went before.
    await vi.waitFor(async () => {
      await world.beat()
      expect(first.messages.filter(({ text }) => text === 'Đồng chí có việc cần xem trong Chibo.')).toHaveLength(2)
    }, { timeout: 5000, interval: 300 })
    await first.types('/start')
    await first.presses('Thiết bị mới vừa kết nối')
    expect(first.screen.text).toContain('sau 14 ngày')
    await first.presses('Không phải tôi')
    expect(first.screen.text).toContain('bí thư được báo để giúp đồng chí')
    const what = first.press('Không phải tôi, ngắt ngay')
    const another = world.another()
    await Promise.all([
      world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: first.address, what }]),
      another.intake.accept(world.test.channel, [{ number: 'b', address: first.address, what }]),
    ])
    await Promise.all([world.chibo.idle(), another.idle()])
    expect(await db().auditEntry.count({ where: { action: 'device-refused' } })).toBe(1)
    await person.types('/tusoi')
    expect(person.screen.text).not.toMatch(/27/)
    await first.types('/tusoi')
    expect(first.screen.text).toContain('Đã xong 2/27')
    expect((await recordOf(world, 'an')).notes).toEqual({ 1: NOTE })
    await world.moveTo('2026-11-11 07:30')
    await secretary.types('/start')
    await secretary.presses('Việc cần tôi giúp')
    expect(secretary.screen.text).toContain('Đồng chí Đỗ Thử An báo có kết nối lạ dưới tên mình')
    await first.types('/toi')
    await first.presses('Thiết bị')
    expect(first.screen.text.split('\n').filter((line) => line.startsWith('•'))).toHaveLength(1)
  })

  test('the new one cannot turn the old one out', async () => {
    await writes(await world.member('an'))
    const old = await db().account.findFirstOrThrow({ where: { personId: an() } })
    const person = await linkedAnew()
    await person.types('/toi')
    await person.pressesData(`org:disown-yes:${old.id}`)
    expect(person.toasts.at(-1)).toBe('Nút này đã cũ. Dưới đây là màn hình mới nhất.')
    expect(await db().account.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({ personId: an() })
  })
})
