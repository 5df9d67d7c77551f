import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../src/platform/crypto.ts'
import { CLOSED, finishes, OPENING } from './support/self-check.ts'
import type { PersonKey, World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterAll(() => world.close())

const invite = (key: PersonKey, until: string) => world.database.prisma.invitation.create({ data: {
  id: newId(), personId: world.personId(key), organisationId: world.orgId('chiBo1'), codeHash: newId(), expiresAt: at(until),
} })

test('the secretary sees who has finished, who has not, who uses paper and who is not connected, by given name, and nothing more', async () => {
  const secretary = await world.member('secretary')
  const an = await world.member('an')
  await world.member('binh')
  await invite('dual', '2026-11-09 09:00')
  await invite('deputy', '2026-11-30 09:00')
  await world.moveTo(OPENING)
  await finishes(an)
  await secretary.types('danh sách')
  expect(secretary.screen.text.split('\n')).toEqual([
    'Chi bộ Thử Nghiệm 1',
    'Tự soi tháng 11/2026, 6 đồng chí: 1 đã làm · 2 chưa làm · 1 làm ngoài Chibo · 2 chưa kết nối. Không ai xem được câu trả lời.',
    'Đỗ Thử An: đã làm',
    'Vũ Thử Bình: chưa làm',
    'Hồ Thử Cả: làm ngoài Chibo',
    'Lê Thị Phó: chưa kết nối',
    'Nguyễn Văn Bí Thư: chưa làm',
    'Phạm Văn Chi Ủy: chưa kết nối',
  ])
})

test('the list stands still while members finish: it is drawn when it is asked for', async () => {
  const secretary = await world.member('secretary')
  const an = await world.member('an')
  await world.moveTo(OPENING)
  await secretary.types('danh sách')
  const before = { text: secretary.screen.text, count: secretary.messages.length }
  await finishes(an)
  await world.beat()
  expect(secretary.screen.text).toBe(before.text)
  expect(secretary.messages).toHaveLength(before.count)
  await secretary.types('danh sách')
  expect(secretary.screen.text).toContain('Đỗ Thử An: đã làm')
})

test('an invitation that was declined looks like one that nobody opened, before and after it expires', async () => {
  const secretary = await world.member('secretary')
  await invite('an', '2026-11-12 09:00')
  await invite('binh', '2026-11-12 09:00')
  await world.database.prisma.invitation.updateMany({ where: { personId: world.personId('an') }, data: { spent: true } })
  await world.database.prisma.account.create({ data: { id: newId(), channel: 'test', address: 'an-silent', personId: world.personId('an') } })
  await world.moveTo(OPENING)
  for (const [moment, state] of [[OPENING, 'chưa kết nối'], ['2026-11-12 10:00', 'làm ngoài Chibo']] as const) {
    await world.moveTo(moment)
    await secretary.types('danh sách')
    expect(secretary.screen.text).toContain(`Đỗ Thử An: ${state}`)
    expect(secretary.screen.text).toContain(`Vũ Thử Bình: ${state}`)
  }
})

test('deputy and committee see the same list, members and officers none, and each branch only its own', async () => {
  const [secretary, deputy, committee, officer, an, dual, secretary2] = await Promise.all(
    (['secretary', 'deputy', 'committee', 'officer', 'an', 'dual', 'secretary2'] as const).map((key) => world.member(key)))
  await world.moveTo(OPENING)
  for (const person of [secretary, deputy, committee]) {
    await person?.types('/members')
    expect(person?.screen.text).toMatch(/^Chi bộ Thử Nghiệm 1\nTự soi/)
  }
  expect(deputy?.screen.text).toBe(secretary?.screen.text)
  for (const person of [officer, an, dual]) {
    await person?.types('/danhsach')
    expect(person?.screen.text).not.toMatch(/đã làm|chưa làm|chưa kết nối/)
    await person?.pressesData(`self-check:members:${world.orgId('chiBo1')}:1`)
    expect(person?.toasts.at(-1)).toBe('Nút này đã cũ. Dưới đây là màn hình mới nhất.')
  }
  await secretary2?.types('/danhsach')
  expect(secretary2?.screen.text).toMatch(/^Chi bộ Thử Nghiệm 2\nTự soi/)
  await secretary2?.pressesData(`self-check:members:${world.orgId('chiBo1')}:1`)
  expect(secretary2?.toasts.at(-1)).toBe('Nút này đã cũ. Dưới đây là màn hình mới nhất.')
})

test('after the closing the list of that month stays, and names of every kind stand as they are', async () => {
  await world.database.prisma.person.update({ where: { id: world.personId('an') }, data: { fullName: 'Đỗ <b>&"\' 🌱 An' } })
  const secretary = await world.member('secretary')
  await world.moveTo(OPENING)
  await world.moveTo(CLOSED)
  await secretary.types('danh sách')
  expect(secretary.screen.text).toContain('Đỗ <b>&"\' 🌱 An: chưa kết nối')
})

test('before the first round the list says when it opens', async () => {
  const secretary = await world.member('secretary')
  await secretary.types('danh sách')
  expect(secretary.screen.text).toContain('08:00, thứ Ba 10/11/2026')
})

test('a long list has pages', async () => {
  const { prisma } = world.database
  for (let i = 0; i < 40; i++) {
    const id = newId()
    await prisma.person.create({ data: { id, code: `X${i}`, fullName: `Người Thử Số ${i}`, language: 'vi' } })
    await prisma.membership.create({ data: { id: newId(), personId: id, organisationId: world.orgId('chiBo1'), role: 'member', partyStatus: 'full', from: new Date('2026-01-01') } })
  }
  const secretary = await world.member('secretary')
  await world.moveTo(OPENING)
  await secretary.types('danh sách')
  const seen = new Set<string>()
  for (let page = 1; page <= 3; page++) {
    for (const [name] of secretary.screen.text.matchAll(/^Người Thử Số \d+/gm)) seen.add(name)
    expect(secretary.screen.text.length).toBeLessThanOrEqual(1800)
    if (page < 3) await secretary.presses('Trang sau')
  }
  expect(seen.size).toBe(40)
  await secretary.pressesData(`self-check:members:${world.orgId('chiBo1')}:99`)
  expect(secretary.screen.labels.filter((label) => label.startsWith('Trang'))).toEqual(['Trang trước'])
})
