import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actionOf } from '../src/conversation/actions.ts'
import { inPieces } from '../src/conversation/typed.ts'
import { SIGN_COUNT } from '../src/features/catalog/catalog.rules.ts'
import { comingMeetings } from '../src/features/meetings/meetings.rules.ts'
import { inNameOrder } from '../src/features/org/members.rules.ts'
import { stateOf } from '../src/features/self-check/progress.rules.ts'
import type { Answer, CheckRecord } from '../src/features/self-check/self-check.record.ts'
import {
  counted, countAnswered, EVERY_SIGN, missing, newRecord, placeFrom, restored, signsIn, standAt, startedOver, toggleMark, withAnswer, withRest,
} from '../src/features/self-check/self-check.record.ts'
import type { Check } from '../src/features/self-check/self-check.rules.ts'
import {
  addToTally, answered, cutNote, finish, inviteAt, mayInviteLate, readNote, warnsFirst,
} from '../src/features/self-check/self-check.rules.ts'
import { act, viewsOf } from '../src/features/self-check/self-check.views.ts'
import { at, HCM, shown } from './support/local-time.ts'

const filled = (answer: Answer, way: 'one' | 'nine' = 'one'): CheckRecord =>
  EVERY_SIGN.reduce((record, n) => withAnswer(record, { n, answer }), newRecord(way))
const check = (record: CheckRecord, done = false): Check =>
  ({ id: 'c', period: '2026-11', questionSetId: 's', done, record, closesAt: null, keepUntil: null })

describe('where a member goes on', () => {
  test.each([
    { answered: [], from: 1, next: { kind: 'sign', n: 1 } },
    { answered: [1, 2, 3], from: 3, next: { kind: 'sign', n: 4 } },
    { answered: [1, 2, 3, 4, 5], from: 2, next: { kind: 'sign', n: 6 } },
    { answered: [27], from: 27, next: { kind: 'sign', n: 1 } },
    { answered: EVERY_SIGN, from: 12, next: { kind: 'summary' } },
  ])('one by one, with $answered.length answers, from sign $from', ({ answered: signs, from, next }) => {
    expect(placeFrom(signs.reduce((record, n) => withAnswer(record, { n, answer: 'n' }), newRecord('one')), from)).toEqual(next)
  })

  test('by groups: the titles first, then what was marked, then the next group, at last the summary', () => {
    let record = toggleMark(toggleMark(newRecord('nine'), 5), 3)
    expect(placeFrom(record, 1)).toEqual({ kind: 'group', g: 1 })
    record = withRest(record, 1)
    expect(placeFrom(record, 1)).toEqual({ kind: 'sign', n: 3 })
    record = withAnswer(record, { n: 3, answer: 'w' })
    expect(placeFrom(record, 3)).toEqual({ kind: 'sign', n: 5 })
    record = withAnswer(record, { n: 5, answer: 'p' })
    expect(placeFrom(record, 5)).toEqual({ kind: 'group', g: 2 })
    record = withRest(withRest(record, 2), 3)
    expect(placeFrom(record, 27)).toEqual({ kind: 'summary' })
    expect(record.answers).toMatchObject({ 1: 'n', 3: 'w', 5: 'p', 27: 'n' })
  })

  test('whatever is pressed in whatever order, the way leads through every sign and ends', () => {
    fc.assert(fc.property(fc.constantFrom('one' as const, 'nine' as const), fc.array(fc.integer({ min: 1, max: SIGN_COUNT })), (way, taps) => {
      let record = newRecord(way)
      for (const n of taps) record = n % 2 ? toggleMark(record, n) : withAnswer(record, { n, answer: 'w' })
      for (let step = 0; step < 100; step++) {
        const place = placeFrom(record, record.at)
        if (place.kind === 'summary') break
        record = standAt(record, place)
        record = place.kind === 'sign' ? withAnswer(record, { n: place.n, answer: 'n' }) : withRest(record, place.g)
      }
      expect(missing(record)).toEqual([])
      for (const n of taps.filter((tap) => tap % 2 === 0)) expect(record.answers[n]).toBeDefined()
    }))
  })

  test('“the rest” changes no answer that was given and none that is marked', () => {
    fc.assert(fc.property(fc.dictionary(fc.integer({ min: 1, max: 27 }).map(String), fc.constantFrom<Answer>('n', 'w', 'p', 'x')), fc.integer({ min: 1, max: 27 }),
      (given, mark) => {
        const before = toggleMark({ ...newRecord('nine'), answers: given }, mark)
        const after = withRest(before, 1)
        for (const [n, answer] of Object.entries(given)) expect(after.answers[Number(n)]).toBe(answer)
        if (given[mark] === undefined) expect(after.answers[mark]).toBeUndefined()
        for (const n of [...signsIn(2), ...signsIn(3)]) expect(after.answers[n]).toBe(before.answers[n])
      }))
  })
})

describe('starting over', () => {
  test('keeps the fuller draft, also when it is done twice, and gives it back', () => {
    const first = withAnswer(withAnswer(newRecord('one'), { n: 1, answer: 'w' }), { n: 2, answer: 'n' })
    const again = startedOver(withAnswer(startedOver(first), { n: 1, answer: 'p' }))
    expect(again.answers).toEqual({})
    expect(again.previous?.answers).toEqual({ 1: 'w', 2: 'n' })
    expect(restored(again)?.answers).toEqual({ 1: 'w', 2: 'n' })
    expect(restored(first)).toBeNull()
  })

  test('of an empty draft keeps nothing', () => {
    expect(startedOver(newRecord('one')).previous).toBeUndefined()
  })

  test('a finished check counts with its old answers until the new ones are finished', () => {
    const anew = startedOver(filled('w'))
    expect(countAnswered(counted(anew))).toBe(SIGN_COUNT)
    const finished = finish(check({ ...filled('n'), ...(anew.previous && { previous: anew.previous }) }, true))
    expect(counted(finished).answers[1]).toBe('n')
    expect(finished).toMatchObject({ amended: true })
  })
})

describe('answers', () => {
  test('finishing is refused while one is missing, and says how many', () => {
    const { 27: _last, ...answers } = filled('n').answers
    expect(() => finish(check({ ...filled('n'), answers }))).toThrow('submit-too-early')
    expect(finish(check(filled('x'))).answers).toEqual(filled('x').answers)
  })

  test('a change after finishing is marked, the same answer again is none', () => {
    expect(answered(check(filled('n'), true), { n: 3, answer: 'w' }).amended).toBe(true)
    expect(answered(check(filled('n'), true), { n: 3, answer: 'n' }).amended).toBeUndefined()
    expect(answered(check(filled('n')), { n: 3, answer: 'w' }).amended).toBeUndefined()
  })

  test('one that is not stored takes its note and draft along', () => {
    const noted = { ...filled('p'), notes: { 15: 'a', 16: 'b' }, drafts: { 15: 'c' } }
    expect(withAnswer(noted, { n: 15, answer: 'x' })).toMatchObject({ notes: { 16: 'b' }, drafts: {} })
  })

  test.each([
    [{ serious: true }, 'p', true], [{ serious: true }, 'w', false], [{ serious: true }, 'n', false], [{ serious: false }, 'p', false],
  ] as const)('a sign %o answered %s warns first: %s', (sign, answer, warns) => {
    expect(warnsFirst(sign, answer)).toBe(warns)
  })

  test('a tally counts each answer of each sign', () => {
    const tally = addToTally(addToTally({ done: 0, signs: {} }, [filled('n'), filled('w')]), [filled('x')])
    expect(tally.done).toBe(3)
    for (const n of EVERY_SIGN) expect(tally.signs[n]).toEqual({ n: 1, w: 1, x: 1 })
  })
})

describe('notes', () => {
  test('count alike however an accent is composed', () => {
    expect(readNote('ế'.normalize('NFD').repeat(1001))).toEqual({ text: 'ế'.repeat(1001), over: 1 })
  })

  test('are never lost, whatever is typed: kept whole, in pieces that join again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2500, size: 'large' }), (typed) => {
      const text = `x${typed}x`.normalize('NFC').replace(/\p{Cc}/gu, ' ')
      const note = readNote(text)
      expect(note.text).toBe(text)
      expect(inPieces(note.text).join('')).toBe(text)
      expect([...cutNote(text)].length).toBeLessThanOrEqual(1000)
      expect(note.over).toBe(Math.max(0, [...text].length - 1000))
    }), { numRuns: 30 })
  })

  test.each(['', ' ', '\n\t', '\u200b', '\u0000', '\u2060\u200d'])('need something to read: %j', (empty) => {
    expect(() => readNote(empty)).toThrow('text-empty')
  })
})

describe('invitations', () => {
  const closesAt = at('2026-11-20 19:15')
  test.each([
    ['2026-11-10 08:00', '2026-11-10 08:00', 'at once'],
    ['2026-11-10 23:10', '2026-11-11 07:00', 'in the morning'],
    ['2026-11-15 10:00', '2026-11-15 10:00', 'on a Sunday, which is no day off by default'],
    ['2026-11-24 10:00', '2026-11-24 10:00', 'on a holiday when it is too late to wait'],
  ])('meant for %s go out %s (%s)', (now, told) => {
    expect(shown(inviteAt(at(now), { zone: HCM, closesAt, own: {} }))).toBe(told)
  })

  test('wait over a holiday', () => {
    expect(shown(inviteAt(at('2026-11-24 08:00'), { zone: HCM, closesAt: at('2026-12-01 19:15'), own: {} }))).toBe('2026-11-25 08:00')
  })

  test.each([['2026-11-17 19:15', true], ['2026-11-17 19:16', false], ['2026-11-20 19:00', false]])('who joins at %s is still invited: %s', (now, invited) => {
    expect(mayInviteLate(closesAt, at(now))).toBe(invited)
  })
})

describe('the secretary’s list', () => {
  const now = at('2026-11-12 09:00')
  const facts = { done: false, connected: false, reachable: true, invitedUntil: null }
  test.each([
    [{ ...facts, done: true, connected: true }, 'done'],
    [{ ...facts, connected: true }, 'open'],
    [{ ...facts, connected: true, reachable: false }, 'unreachable'],
    [{ ...facts, connected: true, reachable: false, done: true }, 'done'],
    [facts, 'unlinked'],
    [{ ...facts, invitedUntil: at('2026-11-12 09:01') }, 'unlinked'],
    [{ ...facts, invitedUntil: now }, 'outside'],
    [{ ...facts, invitedUntil: at('2026-11-01 09:00'), connected: true }, 'open'],
  ] as const)('%o is %s', (known, state) => {
    expect(stateOf(known, now)).toBe(state)
  })

  test('is in the order of given names, as Vietnamese order letters', () => {
    const names = ['Trần Đức', 'Lê Dũng', 'Phạm Ánh', 'Vũ An', 'Ngô Văn Ân', 'Bùi An', 'Ân']
    expect(inNameOrder(names.map((fullName) => ({ fullName }))).map(({ fullName }) => fullName))
      .toEqual(['Bùi An', 'Vũ An', 'Phạm Ánh', 'Ân', 'Ngô Văn Ân', 'Lê Dũng', 'Trần Đức'])
  })
})

test.each([
  ['2026-11-02 09:00', ['2026-11-20 19:30', '2026-12-20 19:30']],
  ['2026-11-20 19:30', ['2026-12-20 19:30', '2027-01-20 19:30']],
])('from %s the next two meetings of a branch that meets on the 20th are %j', (now, meetings) => {
  const coming = comingMeetings({ day: '20', time: '19:30', zone: HCM }, { now: at(now), count: 2 })
  expect(coming.map(({ startsAt }) => shown(startsAt))).toEqual(meetings)
})

test('every action of the self-check fits, at its longest', () => {
  const id = 'Zz'.repeat(6)
  const longest = [['answer', '27.n'], ['private', '27.x'], ['way', '27.nine'], ['note', '27.99'], ['summary', 3], ['unnote', 27], ['restart']] as const
  for (const [verb, arg] of longest) expect(Buffer.byteLength(act(verb, id, arg))).toBeLessThanOrEqual(64)
  expect(Buffer.byteLength(actionOf('self-check', 'members', id, 99))).toBeLessThanOrEqual(64)
  for (const view of viewsOf(id, [...EVERY_SIGN])) expect(Buffer.byteLength(view)).toBeLessThanOrEqual(64)
})
