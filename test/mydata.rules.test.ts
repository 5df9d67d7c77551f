import { describe, expect, test } from 'vitest'
import type { Reader } from '../src/features/org/mydata.rules.ts'
import { termsOf } from '../src/features/org/mydata.rules.ts'
import { locked, pinsOf, takenBack, unlockedAt, unlockedBy } from '../src/features/self-check/locked.rules.ts'
import type { CheckRecord } from '../src/features/self-check/self-check.record.ts'
import { counted, EVERY_SIGN, finished, newRecord, restored, startedOver, withAnswer } from '../src/features/self-check/self-check.record.ts'

const day = (text: string) => new Date(text)
const term = (from: string, to: string | null, over: Partial<Reader> = {}): Reader =>
  ({ personId: 'a', fullName: 'A', role: 'secretary', organisation: 'CB', from: day(from), to: to === null ? null : day(to), ...over })

describe('who has been a reader', () => {
  const today = day('2026-11-10')
  test.each<[string, Reader[], Reader[]]>([
    ['one time', [term('2026-01-01', null)], [term('2026-01-01', null)]],
    ['rows that follow each other are one time', [term('2026-01-01', '2026-03-01'), term('2026-03-01', null)], [term('2026-01-01', null)]],
    ['with a gap they are two, the newer first', [term('2026-01-01', '2026-03-01'), term('2026-04-01', null)], [term('2026-04-01', null), term('2026-01-01', '2026-03-01')]],
    ['another office is another time', [term('2026-01-01', '2026-03-01', { role: 'deputySecretary' }), term('2026-03-01', null)],
      [term('2026-03-01', null), term('2026-01-01', '2026-03-01', { role: 'deputySecretary' })]],
    ['an end that lies ahead is not told', [term('2026-01-01', '2026-12-01')], [term('2026-01-01', null)]],
  ])('%s', (_name, rows, expected) => expect(termsOf(rows, today)).toEqual(expected))
})

describe('what was written before a relinking', () => {
  const UNTIL = '2026-11-24T01:00:00.000Z'
  const lock = { until: UNTIL, by: 'phone', pin: 'kept' }
  const empty = newRecord('one')
  const some: CheckRecord = { ...withAnswer(empty, { n: 1, answer: 'w' }), notes: { 1: 'mine' } }
  const all = EVERY_SIGN.reduce((record, n) => withAnswer(record, { n, answer: 'n' }), empty)
  const before = day('2026-11-24T00:59:59Z')
  const after = day(UNTIL)

  test('stands nowhere in the record but under the lock', () => {
    const { locked: kept, ...shown } = locked(some, lock)
    expect(shown).toEqual(empty)
    expect(kept?.record).toEqual(some)
  })
  test('is nothing where nothing was written', () => expect(locked(empty, lock)).toEqual(empty))
  test('stays there until the moment, and not a second longer', () => {
    expect(unlockedAt(locked(some, lock), before)).toEqual(locked(some, lock))
    expect(unlockedAt(locked(some, lock), after)).toEqual(some)
  })
  test('comes out with the PIN of that time and no other', () => {
    expect(unlockedBy(locked(some, lock), 'kept')).toEqual(some)
    expect(unlockedBy(locked(some, lock), 'other')).toEqual(locked(some, lock))
  })
  test('locked twice comes out one after the other', () => {
    const twice = locked(locked(some, lock), { until: '2026-11-28T01:00:00.000Z', by: 'third', pin: null })
    expect(pinsOf(twice)).toEqual([null, 'kept'])
    expect(unlockedBy(twice, 'kept')).toEqual(twice)
    expect(takenBack(twice, 'phone')).toEqual(twice)
    expect(takenBack(twice, 'third')).toEqual(locked(some, lock))
    expect(unlockedAt(twice, after)).toEqual(twice)
    expect(unlockedAt(twice, day('2026-11-28T01:00:00.000Z'))).toEqual(some)
  })
  test('can be taken up again beside what was begun since', () => {
    const since = withAnswer(locked(some, lock), { n: 2, answer: 'n' })
    const opened = unlockedAt(since, after)
    expect(opened).toMatchObject({ answers: { 2: 'n' }, previous: { answers: { 1: 'w' }, notes: { 1: 'mine' } } })
    expect(restored(opened)).toMatchObject({ answers: { 1: 'w' }, notes: { 1: 'mine' } })
  })
  test('is replaced by a check that was answered to the end since', () => {
    expect(unlockedAt({ ...all, locked: locked(some, lock).locked as NonNullable<CheckRecord['locked']> }, after)).toEqual(all)
  })
  test('outlives starting over, taking that back, and finishing', () => {
    const since = withAnswer(locked(some, lock), { n: 2, answer: 'n' })
    expect(startedOver(since).locked?.record).toEqual(some)
    expect(restored(startedOver(since))?.locked?.record).toEqual(some)
    expect(startedOver(locked(some, lock)).locked?.record).toEqual(some)
    expect(finished(since).locked?.record).toEqual(some)
  })
  test('counts in the figures until it is replaced in full', () => {
    expect(counted(locked(all, lock)).answers).toEqual(all.answers)
    expect(counted({ ...locked(some, lock), answers: all.answers }).answers).toEqual(all.answers)
  })
})
