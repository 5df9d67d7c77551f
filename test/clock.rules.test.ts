import { afterEach, describe, expect, test, vi } from 'vitest'
import { movedClock, realNow, systemClock } from '../src/platform/clock.ts'
import { at, shown } from './support/local-time.ts'

describe('clocks', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  const start = at('2026-11-05 08:00')

  test('a moved clock stands still until it is moved', () => {
    const clock = movedClock(start)
    clock.now().setTime(0)
    expect(clock.now()).toEqual(start)
    clock.advance(90_000)
    expect(shown(clock.now())).toBe('2026-11-05 08:01')
    clock.moveTo(at('2027-02-06 19:30'))
    expect(shown(clock.now())).toBe('2027-02-06 19:30')
  })

  test('a ticking clock runs on from where it was set, at the pace of real time', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 })
    const clock = movedClock(start, { ticking: true })
    vi.setSystemTime(60_000)
    expect(shown(clock.now())).toBe('2026-11-05 08:01')
    clock.advance(3_600_000)
    vi.setSystemTime(120_000)
    expect(shown(clock.now())).toBe('2026-11-05 09:02')
    clock.moveTo(at('2027-02-06 19:30'))
    vi.setSystemTime(180_000)
    expect(shown(clock.now())).toBe('2027-02-06 19:31')
  })

  test('the system clock tells real time', () => {
    const [before, now, after] = [realNow(), systemClock.now(), realNow()]
    expect(before <= now && now <= after).toBe(true)
  })
})
