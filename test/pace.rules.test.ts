import { describe, expect, test } from 'vitest'
import { makePace, TELEGRAM_LIMITS } from '../src/platform/pace.ts'

const person = (id: string) => ({ id, group: false })
const group = { id: 'branch', group: true }
const LIMITS = { perSecond: 3, perChat: 1, groupPerMinute: 2 }

describe('all together', () => {
  test('as many a second as are allowed go out at once, the next one a second after the first', () => {
    const pace = makePace(LIMITS)
    for (const [id, at] of [['a', 0], ['b', 10], ['c', 20]] as const) {
      expect(pace.wait(at)).toBe(0)
      pace.sent(person(id), at)
    }
    expect([20, 500, 999, 1000].map((at) => pace.wait(at))).toEqual([980, 500, 1, 0])
  })

  test('no window of a second holds more than are allowed, and none is wasted', () => {
    const pace = makePace(TELEGRAM_LIMITS)
    const sent: number[] = []
    for (let now = 0; sent.length < 300; now += Math.max(1, pace.wait(now))) {
      if (pace.wait(now) > 0) continue
      pace.sent(person(String(sent.length)), now)
      sent.push(now)
    }
    for (const at of sent) expect(sent.filter((other) => other > at - 1000 && other <= at).length).toBeLessThanOrEqual(30)
    expect((sent.at(-1) ?? 0) / 300).toBeLessThan(1000 / 30)
  })

  test('a message counts from its answer on: while the line is slow nothing goes out too early', () => {
    const pace = makePace({ ...LIMITS, perSecond: 1 })
    pace.sent(person('a'), 700) // asked for at 0
    expect(pace.wait(1000)).toBe(700)
  })

  test('an answer to somebody takes a place of a notice, and none of the chat’s', () => {
    const pace = makePace({ ...LIMITS, perSecond: 1 })
    pace.sent(null, 0)
    expect(pace.wait(400)).toBe(600)
    expect(pace.full(400)).toEqual([])
  })

  test('where the service asks to wait everybody waits, and a shorter wait does not end a longer one', () => {
    const pace = makePace(LIMITS)
    pace.hold(5000)
    pace.hold(2000)
    expect(pace.wait(1000)).toBe(4000)
    expect(pace.wait(5000)).toBe(0)
  })
})

describe('one chat', () => {
  test('gets one message a second and holds up nobody else', () => {
    const pace = makePace(LIMITS)
    pace.sent(person('a'), 0)
    expect(pace.waitFor(person('a'), 400)).toBe(600)
    expect(pace.waitFor(person('b'), 400)).toBe(0)
    expect(pace.full(400)).toEqual(['a'])
    expect(pace.full(1000)).toEqual([])
  })

  test('that is a group gets so many in any minute, a person is not counted by the minute', () => {
    const pace = makePace(LIMITS)
    for (const at of [0, 1000]) {
      pace.sent(group, at)
      pace.sent(person('a'), at)
    }
    expect(pace.waitFor(group, 3000)).toBe(57_000)
    expect(pace.waitFor(person('a'), 3000)).toBe(0)
    expect(pace.full(3000)).toEqual(['branch'])
    expect(pace.waitFor(group, 60_000)).toBe(0)
  })
})

describe('a restart', () => {
  test('begins with what was sent in the last minute, in whatever order it is read', () => {
    const pace = makePace(LIMITS, [{ ...group, at: 900 }, { ...person('b'), at: 950 }, { ...group, at: 100 }, { ...person('a'), at: 800 }])
    expect(pace.wait(1000)).toBe(800)
    expect(pace.waitFor(group, 3000)).toBe(57_100)
    expect(pace.full(1940)).toEqual(['branch', 'b'])
  })

  test('after a quiet minute begins with everything', () => {
    const pace = makePace(LIMITS, [{ ...person('a'), at: 0 }])
    expect([pace.wait(60_000), pace.waitFor(person('a'), 60_000)]).toEqual([0, 0])
  })
})

test('without limits nobody ever waits', () => {
  const pace = makePace({ perSecond: Infinity, perChat: Infinity, groupPerMinute: Infinity })
  for (let i = 0; i < 100; i++) pace.sent(group, 0)
  expect([pace.wait(0), pace.waitFor(group, 0), pace.full(0)]).toEqual([0, 0, []])
})
