import { describe, expect, test } from 'vitest'
import { freezeMoment } from '../src/features/meetings/meetings.rules.ts'
import { emptied, shownOf, trendOf, withoutDrafts, withoutNotes } from '../src/features/self-check/history.rules.ts'
import type { RaiseMeeting } from '../src/features/self-check/raise.rules.ts'
import {
  inSpeakingOrder, isFrozen, listRaisable, mayRaise, putOn, raisedFor, reword, takeOff, wordsOf,
} from '../src/features/self-check/raise.rules.ts'
import type { Answer, CheckRecord } from '../src/features/self-check/self-check.record.ts'
import { newRecord, restored, startedOver, withAnswer, withRest } from '../src/features/self-check/self-check.record.ts'
import { speakingNotes } from '../src/features/self-check/speaking.rules.ts'
import { at, HCM } from './support/local-time.ts'

const NOW = at('2026-11-12 09:00')
const meeting = (id = 'meeting', freezesAt: Date | null = at('2026-11-18 17:00')): RaiseMeeting =>
  ({ id, organisationId: 'org', organisation: 'Chi bộ', startsAt: at('2026-11-20 19:30'), freezesAt, timeZone: HCM })
const record = (parts: Partial<CheckRecord> = {}): CheckRecord => ({ ...newRecord('one'), ...parts })
const noted = record({ answers: { 1: 'w', 2: 'n', 3: 'p' }, notes: { 1: 'một', 2: 'hai' } })

describe('the freeze of an agenda', () => {
  test.each([
    ['2026-11-20 19:30', 2, '17:00', '2026-11-18 17:00'],
    ['2026-11-20 08:00', 1, '20:59', '2026-11-19 20:59'],
    ['2026-12-02 19:30', 5, '07:00', '2026-11-27 07:00'],
    ['2027-01-01 00:30', 27, '12:00', '2026-12-05 12:00'],
  ])('of a meeting at %s, %i days before at %s, is %s', (startsAt, daysBefore, time, expected) => {
    expect(freezeMoment(at(startsAt), { daysBefore, time, zone: HCM })).toEqual(at(expected))
  })

  test.each<[string, Date | null, boolean]>([
    ['a minute before', at('2026-11-12 09:01'), false], ['the very moment', NOW, true], ['after it', at('2026-11-12 08:59'), true],
    ['none known', null, true],
  ])('%s', (_when, freezesAt, frozen) => {
    expect(isFrozen({ freezesAt }, NOW)).toBe(frozen)
  })
})

describe('what may be raised', () => {
  test.each<[Answer | undefined, boolean]>([['w', true], ['p', true], ['n', false], ['x', false], [undefined, false]])('answer %s: %s', (answer, may) => {
    expect(mayRaise(record(answer ? { answers: { 1: answer } } : {}), 1)).toBe(may)
  })

  test('are the words written for it, else the note, and signs without words are not listed', () => {
    expect(wordsOf(noted, 1)).toBe('một')
    expect(wordsOf({ ...noted, raised: { 1: { words: 'khác', meeting: null } } }, 1)).toBe('khác')
    expect(listRaisable(noted)).toEqual([1])
    expect(listRaisable({ ...noted, raised: { 3: { words: 'ba', meeting: null } } })).toEqual([1, 3])
  })

  test('is put on with the very words of that moment; a note changed later changes nothing', () => {
    const on = putOn(noted, 1, { meeting: meeting(), now: NOW })
    expect(raisedFor({ ...on, notes: { 1: 'đã đổi' } }, 'meeting')).toEqual(['một'])
    expect(raisedFor(on, 'another')).toEqual([])
  })

  test.each<[string, () => unknown, string]>([
    ['after the freeze', () => putOn(noted, 1, { meeting: meeting('m', NOW), now: NOW }), 'raise-late'],
    ['without words', () => putOn(noted, 3, { meeting: meeting(), now: NOW }), 'stale-button'],
    ['of a sign not seen', () => putOn(noted, 2, { meeting: meeting(), now: NOW }), 'stale-button'],
    ['with too many words', () => putOn({ ...noted, notes: { 1: 'x'.repeat(1001) } }, 1, { meeting: meeting(), now: NOW }), 'raise-too-long'],
    ['taken off after the freeze', () => takeOff(noted, 1, { on: meeting('m', NOW), now: NOW, mend: false }), 'raise-late'],
    ['reworded after the freeze', () => reword(noted, 1, { typed: 'x', on: meeting('m', NOW), now: NOW }), 'raise-late'],
    ['reworded with nothing', () => reword(noted, 1, { typed: ' \n', on: null, now: NOW }), 'text-empty'],
  ])('%s is refused', (_what, act, code) => {
    expect(act).toThrow(expect.objectContaining({ code }))
  })

  test('stays where it is when it is reworded, unless it becomes too long', () => {
    const on = putOn(noted, 1, { meeting: meeting(), now: NOW })
    expect(reword(on, 1, { typed: 'mới', on: meeting(), now: NOW }).raised?.[1]).toEqual({ words: 'mới', meeting: 'meeting' })
    expect(reword(on, 1, { typed: 'x'.repeat(1001), on: meeting(), now: NOW }).raised?.[1]?.meeting).toBeNull()
  })

  test('goes with the answer: “not seen”, one by one or with the rest, takes it off', () => {
    const on = putOn(noted, 1, { meeting: meeting(), now: NOW })
    expect(withAnswer(on, { n: 1, answer: 'p' }).raised?.[1]).toBeDefined()
    for (const answer of ['n', 'x'] as const) expect(withAnswer(on, { n: 1, answer }).raised).toEqual({})
    const anew = startedOver(on)
    expect(anew.raised?.[1]?.words).toBe('một')
    expect(withRest(anew, 1).raised).toEqual({})
    expect(restored(anew)?.raised?.[1]?.words).toBe('một')
  })
})

test('who speaks first: the secretary, then by given name', () => {
  const raised = [['Vũ Thử Bình', 'member'], ['Nguyễn Văn Bí Thư', 'secretary'], ['Đỗ Thử An', 'deputySecretary'], ['Hồ Ai', null]] as const
  expect(inSpeakingOrder(raised.map(([fullName, role]) => ({ fullName, role }))).map(({ fullName }) => fullName))
    .toEqual(['Nguyễn Văn Bí Thư', 'Hồ Ai', 'Đỗ Thử An', 'Vũ Thử Bình'])
})

test('speaking notes: raised words first, each sign once, never of a sign not seen', () => {
  const all = record({
    answers: { 1: 'w', 2: 'n', 3: 'p', 4: 'w' }, notes: { 1: 'một', 2: 'hai', 3: 'ba' },
    raised: { 3: { words: 'ba, để nêu', meeting: 'm' }, 1: { words: 'chưa nêu', meeting: null } },
  })
  expect(speakingNotes(all)).toEqual(['ba, để nêu', 'một'])
  expect(speakingNotes(record())).toEqual([])
})

describe('one\'s own months', () => {
  test('show what was finished, a draft, and nothing where nothing is left or all is under lock', () => {
    const finished = record({ answers: { 1: 'n' } })
    const anew = record({ previous: finished })
    expect(shownOf({ done: true, record: anew })).toEqual(finished)
    expect(shownOf({ done: false, record: anew })).toBeNull()
    expect(shownOf({ done: true, record: null })).toBeNull()
    expect(shownOf({ done: true, record: record({ locked: { record: finished, until: NOW.toISOString(), by: 'a', pin: null } }) })).toBeNull()
  })

  test('count for each sign how often it was watched and present, and nothing else', () => {
    const answers = (list: Record<number, Answer>) => ({ answers: list })
    expect(trendOf([answers({ 1: 'w', 2: 'n', 3: 'x' }), answers({ 1: 'p', 2: 'n' }), answers({ 1: 'w' })])).toEqual([{ n: 1, watch: 2, present: 1 }])
    expect(trendOf([])).toEqual([])
  })

  test('without notes keep their answers; without drafts go back to what was finished; emptied keep what is under lock', () => {
    const lock = { record: noted, until: NOW.toISOString(), by: 'a', pin: null }
    const full = record({ ...noted, drafts: { 4: 'dài' }, raised: { 1: { words: 'một', meeting: 'm' } }, previous: { ...newRecord('one'), notes: { 5: 'năm' } }, locked: lock })
    const bare = withoutNotes(full)
    expect(bare).toMatchObject({ answers: noted.answers, notes: {}, drafts: {}, previous: { notes: {} }, locked: lock })
    expect(bare.raised).toBeUndefined()
    expect(withoutDrafts(record({ previous: noted, amended: true }))).toMatchObject({ answers: noted.answers, amended: true, drafts: {} })
    expect(emptied(noted)).toBeNull()
    expect(emptied(full)).toEqual({ ...newRecord('one'), locked: lock })
  })
})
