import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enters, makePinWorld, PIN_ASK, withPin } from './support/pin.ts'
import type { World } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makePinWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const person = () => world.database.prisma.person.findUniqueOrThrow({ where: { id: world.personId('an') } })

describe('a PIN', () => {
  test('is set with buttons, entered twice, and stored only as a hash that the key belongs to', async () => {
    const an = await world.member('an')
    await an.types('/toi')
    await an.presses('Đặt mã PIN')
    expect(an.screen.labels.slice(0, 12)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', 'Xóa số cuối', '0', 'Xong'])
    await enters(an, '2580')
    expect(an.screen.text).toContain('Bấm lại mã PIN vừa chọn.')
    await enters(an, '2580')
    expect(an.toasts.at(-1)).toBe('Đã đặt mã PIN.')
    expect(an.screen.labels).toEqual(expect.arrayContaining(['Đổi mã PIN', 'Bỏ mã PIN']))
    const { pin } = await person()
    expect(pin).toMatch(/^[\w-]{16}\.[\w-]{43}$/)
  })

  test('is never in a button, and no more of it on the screen than how many digits there are', async () => {
    const an = await withPin(world)
    await an.types('/viec')
    await an.presses('2')
    await an.presses('5')
    expect(an.screen.text).toBe(`${PIN_ASK}\nĐã bấm 2 số.`)
    for (const act of an.screen.actions) expect(act).not.toMatch(/25/)
  })

  test('entered differently the second time starts anew; too short and too long are no PIN', async () => {
    const an = await world.member('an')
    await an.types('/toi')
    await an.presses('Đặt mã PIN')
    await enters(an, '258')
    expect(an.screen.text).toContain('từ 4 đến 6 số')
    await an.presses('Xóa số cuối')
    await enters(an, '801234567')
    expect(an.screen.text).toContain('Bấm lại mã PIN')
    await enters(an, '2580')
    expect(an.screen.text).toContain('chưa giống nhau')
    expect((await person()).pin).toBeNull()
  })

  test('stands before a confidential screen, opens it, and is asked again once it was left', async () => {
    const an = await withPin(world)
    await an.types('/viec')
    expect(an.screen).toMatchObject({ confidential: false, text: expect.stringContaining(PIN_ASK) })
    expect(an.messages.some(({ text }) => text.includes('my notes'))).toBe(false)
    await enters(an, '2580')
    expect(an.screen).toMatchObject({ text: 'my notes', confidential: true })
    await an.presses('write')
    expect(an.screen.text).toBe('note?')
    await an.types('a thought')
    expect(an.screen.text).toBe('noted a thought')
    await an.types('/trogiup')
    await an.types('/viec')
    expect(an.screen.text).toContain(PIN_ASK)
  })

  test('is asked again ten minutes after the last touch', async () => {
    const an = await withPin(world)
    await an.types('/viec')
    await enters(an, '2580')
    await world.moveTo('2026-11-02 09:09')
    await an.pressesData('probe:open')
    expect(an.screen.text).toBe('my notes')
    await world.moveTo('2026-11-02 09:20')
    expect(an.screen.text).toBe('Đã đóng')
    await an.pressesData('probe:open')
    expect(an.screen.text).toContain(PIN_ASK)
  })

  test('protects every device, each by itself', async () => {
    const an = await withPin(world)
    const other = await world.member('an', { on: 'other' })
    await an.types('/viec')
    await enters(an, '2580')
    await other.types('/viec')
    expect(other.screen.text).toContain(PIN_ASK)
  })

  test('cannot be passed by old or invented buttons', async () => {
    const an = await withPin(world)
    await an.types('/viec')
    for (const act of ['probe:nothing', 'probe:open', 'org:pin:x', 'org:pin:25', 'org:pin', 'org:pin:d', 'org:pin-typed:open..2580', 'org:pin-set', 'home:keep', 'probe:open']) {
      await an.pressesData(act)
      expect(an.messages.some(({ text }) => text.includes('my notes')), act).toBe(false)
    }
  })

  test('wrong five times locks for fifteen minutes, on every device, and tells the member', async () => {
    const an = await withPin(world)
    const other = await world.member('an', { on: 'other' })
    await an.types('/viec')
    for (const left of [4, 3, 2, 1]) {
      await enters(an, '0000')
      expect(an.screen.text).toContain(`còn bấm lại được ${left} lần`)
    }
    await enters(an, '0000')
    expect(an.messages.some(({ text }) => text.includes('tạm khóa đến 09:15'))).toBe(true)
    expect([an.screen.text, other.messages.at(-1)?.text]).toContain('Đồng chí có việc cần xem trong Chibo.')
    await other.types('/viec')
    expect(other.screen.text).toContain('tạm khóa đến 09:15')
    await other.pressesData('org:pin:d')
    expect(other.screen.text).not.toContain('my notes')
    world.clock.advance(15 * 60_000)
    await an.types('/viec')
    await enters(an, '2580')
    expect(an.screen.text).toBe('my notes')
  })

  test('tried on two devices at the same moment counts both attempts', async () => {
    const an = await withPin(world)
    const other = await world.member('an', { on: 'other' })
    for (const device of [an, other]) {
      await device.types('/viec')
      if (device === an) for (const digit of '0000') await device.presses(digit)
      else for (const digit of '0000') await device.pressesData(`org:pin:${digit}`)
    }
    await Promise.all([
      world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: an.address, what: an.pressData('org:pin:d') }]),
      world.chibo.intake.accept(world.other.channel, [{ number: 'b', address: other.address, what: other.pressData('org:pin:d') }]),
    ])
    await world.chibo.idle()
    expect((await person()).pinFailures).toBe(2)
  })

  test('is changed and removed only by whoever knows it', async () => {
    const an = await withPin(world)
    const before = (await person()).pin
    await an.types('/toi')
    await an.presses('Đổi mã PIN')
    await enters(an, '1111')
    expect(an.screen.text).toContain('Mã PIN chưa đúng')
    await enters(an, '2580')
    await enters(an, '135790')
    await enters(an, '135790')
    expect((await person()).pin).not.toBe(before)
    await an.presses('Bỏ mã PIN')
    await enters(an, '2580')
    expect((await person()).pin).not.toBeNull()
    await enters(an, '135790')
    expect(an.toasts.at(-1)).toBe('Đã bỏ mã PIN.')
    expect((await person()).pin).toBeNull()
    await an.types('/viec')
    expect(an.screen.text).toBe('my notes')
  })

  test('half entered is forgotten after ten minutes', async () => {
    const an = await withPin(world)
    await an.types('/viec')
    for (const digit of '258') await an.presses(digit)
    world.clock.advance(11 * 60_000)
    await an.presses('0')
    expect(an.screen.text).toContain('Đã bấm 1 số.')
  })
})
