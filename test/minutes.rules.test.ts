import { describe, expect, test } from 'vitest'
import { correct, isCarried, newMinutes, parseField, readField, typedDues, typedVote, writeField } from '../src/features/meetings/minutes.rules.ts'
import { countedPoints, levelOf, typedPoints } from '../src/features/meetings/quality.rules.ts'
import type { Speaker } from '../src/features/meetings/rota.rules.ts'
import { inSpeakingTurn, makeRota } from '../src/features/meetings/rota.rules.ts'

const speaker = (n: number, more: Partial<Speaker> = {}): Speaker =>
  ({ personId: String(n).padStart(3, '0'), fullName: `Người ${n}`, role: 'member', joinedOn: `${1980 + n}-01-01`, lastLong: null, ...more })
const branch = Array.from({ length: 28 }, (_, n) => speaker(n))

describe('the order of speaking (MR8)', () => {
  test('begins with the heads, then goes by years in the Party, never by alphabet', () => {
    const order = inSpeakingTurn([speaker(1, { joinedOn: '2010-01-01' }), speaker(2, { joinedOn: null }), speaker(3, { joinedOn: '1990-01-01' }), speaker(4, { role: 'secretary', joinedOn: '2020-01-01' }), speaker(5, { role: 'deputySecretary' })])
    expect(order.map(({ personId }) => Number(personId))).toEqual([4, 5, 3, 1, 2])
  })

  test('with 28 speakers and 30 minutes fits, and in four months each has spoken at length', () => {
    let people = branch
    const spoke = new Set<string>()
    for (const month of ['2026-01', '2026-02', '2026-03', '2026-04']) {
      const { turns, fits } = makeRota(people, 30)
      expect(fits).toBe(true)
      expect(turns).toHaveLength(28)
      expect(turns.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(1800)
      const long = new Set(turns.filter(({ length }) => length === 'long').map(({ speaker: { personId } }) => personId))
      for (const id of long) spoke.add(id)
      expect(turns.filter(({ length }) => length === 'long').every(({ seconds }) => seconds >= 120)).toBe(true)
      people = people.map((one) => (long.has(one.personId) ? { ...one, lastLong: month } : one))
    }
    expect(spoke.size).toBe(28)
  })

  test('says where the time is too short, and gives what is left to each', () => {
    expect(makeRota(branch, 5).fits).toBe(false)
    expect(makeRota(branch.slice(0, 3), 60).turns.map(({ seconds }) => seconds)).toEqual([600, 600, 600])
    expect(makeRota([], 30)).toEqual({ turns: [], fits: true })
  })
})

describe('a part of the minutes', () => {
  const empty = newMinutes({ now: new Date('2026-11-20T12:30:00Z'), chairId: null })
  test.each([['guests'], ['conclusion'], ['note.self-criticism'], ['note.2.topic'], ['decision.abcdefghijkl'], ['request.abcdefghijkl'], ['gist.abcdefghijkl']])('%s is written, read and taken away', (what) => {
    const field = parseField(what)!
    const written = writeField(empty, field, '  Lời  ghi\u0000 ')
    expect(readField(written, field)).toBe('Lời ghi')
    expect(readField(writeField(written, field, ''), field)).toBe('')
  })
  test.each(['', 'x', 'note', 'note.', 'vote.a:b', 'decision'])('is not %s', (what) => expect(parseField(what)).toBeNull())

  test('of two numbers takes no amounts, of a vote a matter and its hands', () => {
    expect(typedDues('24/25')).toEqual({ paid: 24, of: 25 })
    expect(typedDues('24 trên 25')).toEqual({ paid: 24, of: 25 })
    expect(typedVote('Thông qua: nghị quyết: 24/0/1')).toEqual({ matter: 'Thông qua: nghị quyết', yes: 24, no: 0, other: 1 })
    for (const text of ['26/25', '500.000', '24']) expect(() => typedDues(text)).toThrow('minutes-bad-dues')
    for (const text of ['24/0/1', 'x: nhiều', ': 1/2/3']) expect(() => typedVote(text)).toThrow('minutes-bad-vote')
  })

  test('is carried by more than half of those with a vote, not of those present', () => {
    const vote = { id: '', matter: '', no: 0, other: 0 }
    expect([isCarried({ ...vote, yes: 5 }, 9), isCarried({ ...vote, yes: 5 }, 10)]).toEqual([true, false])
  })

  test('that is adopted is changed with a reason alone, and the old words stay', () => {
    const adopted = writeField(empty, { of: 'conclusion' }, 'Lời cũ')
    expect(() => correct(adopted, { of: 'conclusion' }, { typed: 'x', at: new Date(0), what: 'conclusion' })).toThrow('stale-button')
    const begun = { ...adopted, correcting: { by: 'p', what: 'conclusion', reason: 'nhầm' } }
    expect(correct(begun, { of: 'conclusion' }, { typed: 'Lời mới', at: new Date(0), what: 'conclusion' })).toMatchObject({
      conclusion: 'Lời mới', correcting: null, corrections: [{ by: 'p', what: 'conclusion', before: 'Lời cũ', reason: 'nhầm', at: '1970-01-01T00:00:00.000Z' }],
    })
  })

  test('is at most forty entries and 4,000 characters long', () => {
    const full = Array.from({ length: 40 }, (_, n) => `decision.x${n}`).reduce((record, what) => writeField(record, parseField(what)!, 'việc'), empty)
    expect(() => writeField(full, { of: 'decision', id: 'one-more' }, 'việc')).toThrow('minutes-too-many')
    expect(() => writeField(empty, { of: 'guests' }, 'x'.repeat(4001))).toThrow('minutes-too-long')
  })
})

describe('the estimate of a meeting', () => {
  const counted = { minutes: 95, asked: 90, late: null, present: 18, expected: 20, postedAhead: 48, tasks: { done: 2, all: 3 } }
  test('has the parts that can be counted', () => {
    expect(countedPoints(counted)).toEqual({ time: 5, attendance: 4, preparation: 10, results: 20 })
    expect(countedPoints({ ...counted, minutes: null, expected: 0, postedAhead: null, tasks: { done: 0, all: 0 } })).toEqual({ preparation: 0 })
    expect(countedPoints({ ...counted, minutes: 45, postedAhead: 3 })).toMatchObject({ time: 3, preparation: 5 })
  })
  test.each([[90, 'good'], [89, 'fair'], [70, 'fair'], [69, 'middling'], [50, 'middling'], [49, 'weak']] as const)('of %i points is %s', (sum, level) => {
    const rest = sum - 10
    expect(levelOf({ time: 5, attendance: 5, preparation: 0, principles: 0, close: 0, conduct: Math.min(40, rest), results: rest - Math.min(40, rest) })).toEqual({ sum, level })
  })
  test('has no sum while a part is missing, and takes whole numbers within bounds', () => {
    expect(levelOf({ time: 5 })).toBeNull()
    expect([typedPoints('conduct', '40'), typedPoints('conduct', '41'), typedPoints('time', '-1'), typedPoints('time', '2,5')]).toEqual([40, null, null, null])
  })
})
