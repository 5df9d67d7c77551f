import { describe, expect, test } from 'vitest'
import { limitOf, promiseKey, toldOf, unsent, visibleFrom, waitingOf } from '../src/features/feedback/author.rules.ts'
import type { Case, CaseEvent, CaseRecord } from '../src/features/feedback/case.record.ts'
import type { Deed, OwnRecord } from '../src/features/feedback/own.record.ts'
import { NOTHING } from '../src/features/feedback/own.record.ts'
import { listShown, lockedOwn, takenBack, unlockedAt, unlockedBy } from '../src/features/feedback/own.rules.ts'
import { at, ZONE } from './support/world.ts'

const CALM = { zone: ZONE, meetings: [] }

describe('what a reader did is shown to the author', () => {
  test.each([
    ['in the morning after', '2026-11-05 10:00', [], '2026-11-06 08:00'],
    ['exactly twelve hours later at the earliest', '2026-11-05 20:00', [], '2026-11-06 08:00'],
    ['not the next morning when that is nearer', '2026-11-05 20:01', [], '2026-11-07 08:00'],
    ['never during a meeting of the branch', '2026-11-05 10:00', ['2026-11-06 07:30'], '2026-11-07 08:00'],
    ['nor in the quarter of an hour before one', '2026-11-05 10:00', ['2026-11-06 08:15'], '2026-11-07 08:00'],
    ['but before one that begins later', '2026-11-05 10:00', ['2026-11-06 08:16'], '2026-11-06 08:00'],
    ['after the three hours of one', '2026-11-05 10:00', ['2026-11-06 05:00'], '2026-11-06 08:00'],
    ['after two mornings with meetings', '2026-11-05 10:00', ['2026-11-06 08:00', '2026-11-07 07:00'], '2026-11-08 08:00'],
  ])('%s (PV9)', (_what, done, meetings, shown) => {
    expect(visibleFrom(at(done), { zone: ZONE, meetings: meetings.map(at) })).toEqual(at(shown))
  })
})

const named = (personId: string) => ({ personId, fullName: personId, role: 'secretary' as const, organisation: 'x' })
const RECORD: CaseRecord = {
  subject: { kind: 'branch' }, sign: null, way: 'usual', text: 'chữ', added: [], sentOn: '2026-11-05', promised: { readers: [named('r1'), named('r2')], months: 24, language: 'vi' },
  readers: ['r1', 'r2'], barred: [], questions: [], restated: null, proposal: null, nameAsked: null, namesTo: [], log: [], released: null, pressed: false, many: false,
}
const one = (log: CaseEvent[], record: Partial<CaseRecord> = {}): Case =>
  ({ id: 'c', organisationId: 'o', heldBy: 'o', month: '2026-11', state: 'received', record: { ...RECORD, ...record, log }, author: 'a' })
const OLD = at('2026-11-05 10:00').toISOString()
const NEW = at('2026-11-08 21:00').toISOString()
const told = (log: CaseEvent[], { record = {}, waiting = [] as Deed[] }: { record?: Partial<CaseRecord>; waiting?: Deed[] } = {}) =>
  toldOf(one(log, record), { waiting, now: at('2026-11-09 09:00'), mornings: CALM })

describe('the author sees four states', () => {
  const states: [CaseEvent[], string][] = [
    [[], 'sent'],
    [[{ at: OLD, what: 'received' }], 'looking'],
    [[{ at: OLD, what: 'received' }, { at: OLD, what: 'passed', by: 'r1', text: '', to: 'p' }], 'looking'],
    [[{ at: OLD, what: 'verifying' }, { at: OLD, what: 'verified' }], 'result'],
    [[{ at: OLD, what: 'unsubstantiated', by: 'r1', text: 'vì' }], 'result'],
    [[{ at: OLD, what: 'verified' }, { at: OLD, what: 'restated', by: 'r1' }], 'result'],
    [[{ at: OLD, what: 'verified' }, { at: OLD, what: 'closed', by: 'r1', text: '' }], 'closed'],
    [[{ at: OLD, what: 'expired' }], 'closed'],
    // Not yet to be seen.
    [[{ at: OLD, what: 'received' }, { at: NEW, what: 'verified' }], 'looking'],
    [[{ at: NEW, what: 'received' }], 'sent'],
    // Readers' own.
    [[{ at: OLD, what: 'step-refused', by: 'r1' }], 'sent'],
    // One's own, at once.
    [[{ at: NEW, what: 'withdrawn' }], 'closed'],
  ]
  test.each(states)('%j: %s', (log, state) => {
    expect(told(log).state).toBe(state)
  })

  test('and a withdrawal that has not left ends it before the author all the same', () => {
    expect(told([{ at: OLD, what: 'received' }], { waiting: [{ kind: 'withdraw', caseId: 'c' }] }).state).toBe('closed')
  })
})

describe('what waits for the author', () => {
  const QUESTIONS = [{ id: 'q', by: 'r1', text: 'hỏi', on: '2026-11-05', answer: null, declined: false }]
  const asked = (when: string): CaseEvent => ({ at: when, what: 'asked', by: 'r1', id: 'q', text: 'hỏi' })
  test('a question from the window on, until it is answered or declined', () => {
    expect(told([asked(NEW)], { record: { questions: QUESTIONS } }).questions).toEqual([])
    expect(told([asked(OLD)], { record: { questions: QUESTIONS } }).questions).toEqual([{ id: 'q', text: 'hỏi' }])
    expect(told([asked(OLD)], { record: { questions: QUESTIONS }, waiting: [{ kind: 'answer', caseId: 'c', question: 'q', text: null }] }).questions).toEqual([])
    expect(told([asked(OLD)], { record: { questions: QUESTIONS.map((question) => ({ ...question, declined: true })) } }).questions).toEqual([])
  })

  test('the restated text that was approved last, and not before that is to be seen', () => {
    const restated = { text: 'viết lại', by: 'r1', approvedBy: 'r2', author: 'asked' as const, askedOn: '2026-11-05', wish: null }
    const approved = (when: string): CaseEvent => ({ at: when, what: 'approved' })
    expect(told([approved(OLD)], { record: { restated } }).preview).toBe('viết lại')
    expect(told([approved(OLD), approved(NEW)], { record: { restated } }).preview).toBeNull()
    expect(told([approved(OLD)], { record: { restated: { ...restated, author: 'yes' } } }).preview).toBeNull()
    expect(told([approved(OLD)], { record: { restated }, waiting: [{ kind: 'preview', caseId: 'c', verdict: 'changes', wish: 'x' }] }).preview).toBeNull()
  })

  test('new readers, named', () => {
    const proposal = { readers: [named('r3')], heldBy: 'p', on: '2026-11-05' }
    const readersAsked = (when: string): CaseEvent => ({ at: when, what: 'readers-asked', to: [named('r3')] })
    expect(told([readersAsked(OLD)], { record: { proposal } }).asked).toEqual([named('r3')])
    expect(told([readersAsked(NEW)], { record: { proposal } }).asked).toBeNull()
    expect(told([readersAsked(OLD)], { record: { proposal }, waiting: [{ kind: 'readers', caseId: 'c', yes: true }] }).asked).toBeNull()
  })

  test('new readers are asked about for fourteen days and not longer', () => {
    const asked = (now: Date) => toldOf(one([{ at: OLD, what: 'readers-asked', to: [] }], { proposal: { readers: [named('r3')], heldBy: 'branch', on: '2026-11-06' } }), { waiting: [], now, mornings: CALM }).asked
    expect([asked(new Date('2026-11-20T15:00:00Z')) === null, asked(new Date('2026-11-20T18:00:00Z')) === null]).toEqual([false, true])
  })

  test('a reader who left is named until that is to be seen', () => {
    expect(told([{ at: NEW, what: 'reader-left', by: 'r1' }], { record: { readers: ['r2'] } }).readers.map(({ personId }) => personId)).toEqual(['r1', 'r2'])
    expect(told([{ at: OLD, what: 'reader-left', by: 'r1' }], { record: { readers: ['r2'] } }).readers.map(({ personId }) => personId)).toEqual(['r2'])
  })
})

test('limits: three open about one subject, ten in a month (FB18)', () => {
  const months = Array.from({ length: 10 }, () => '2026-11')
  expect(limitOf({ month: '2026-11', months: months.slice(1), open: 2 })).toBeNull()
  expect(limitOf({ month: '2026-11', months: [], open: 3 })).toBe('subject')
  expect(limitOf({ month: '2026-11', months, open: 0 })).toBe('month')
  expect(limitOf({ month: '2026-12', months, open: 0 })).toBeNull()
})

test('one promise is told from another by its readers, their posts, its time and its way', () => {
  const promised = { readers: [named('r1'), named('r2')], months: 24 }
  const key = promiseKey(promised, 'usual')
  expect(key).toMatch(/^[0-9a-f]{8}$/)
  expect(promiseKey({ ...promised, readers: promised.readers.slice(1) }, 'usual')).not.toBe(key)
  expect(promiseKey({ ...promised, readers: [named('r1'), { ...named('r2'), role: 'officer' }] }, 'usual')).not.toBe(key)
  expect(promiseKey({ ...promised, months: 12 }, 'usual')).not.toBe(key)
  expect(promiseKey(promised, 'named')).not.toBe(key)
})

describe('under lock (PV22)', () => {
  const subject = { kind: 'branch' } as const
  const entry = (id: string) => ({ id, organisationId: 'o', month: '2026-11', subject })
  const draft = { organisationId: 'o', subject, sign: null, way: null, struck: [], promised: null, text: 'dở' }
  const letter = (caseId: string) => ({ on: '2026-11-05', deed: { kind: 'send' as const, letter: { caseId, organisationId: 'o', subject, sign: null, way: 'usual' as const, text: 'x', struck: [], promised: RECORD.promised } } })
  const own: OwnRecord = { ...NOTHING, draft, cases: [entry('c1'), entry('c2')], outgoing: [letter('c2')] }
  const LOCK = { until: at('2026-11-19 08:00').toISOString(), by: 'phone', pin: 'pin' }
  const locked = lockedOwn(own, LOCK)

  test('nothing is shown, and what is on its way leaves all the same', () => {
    expect(listShown(locked)).toEqual([])
    expect(locked).toMatchObject({ draft: null, outgoing: own.outgoing, cases: own.cases })
    expect(lockedOwn(NOTHING, LOCK)).toEqual(NOTHING)
  })

  test('all comes back with the time or the PIN, and a draft begun since stays', () => {
    expect(unlockedAt(locked, at('2026-11-19 07:59'))).toEqual(locked)
    expect(unlockedAt(locked, at('2026-11-19 08:00'))).toEqual(own)
    expect(unlockedBy(locked, 'pin')).toEqual(own)
    expect(unlockedBy(locked, 'other')).toEqual(locked)
    expect(unlockedBy({ ...locked, draft: { ...draft, text: 'mới' } }, 'pin').draft?.text).toBe('mới')
  })

  test('linked by somebody else: what was written since and has not left never leaves', () => {
    const since = { ...locked, draft: { ...draft, text: 'của người khác' }, cases: [entry('c3'), entry('c4'), ...locked.cases], outgoing: [...locked.outgoing, letter('c3')] }
    expect(listShown(since).map(({ id }) => id)).toEqual(['c3', 'c4'])
    const back = takenBack(since, 'phone')
    expect(back).toMatchObject({ draft: { text: 'dở' }, outgoing: own.outgoing, locked: [] })
    // What has left is there to be withdrawn.
    expect(listShown(back).map(({ id }) => id)).toEqual(['c4', 'c1', 'c2'])
  })

  test('what waits is told by its case', () => {
    expect(unsent(own.outgoing, 'c2')).toBe(true)
    expect(unsent(own.outgoing, 'c1')).toBe(false)
    expect(waitingOf([...own.outgoing, { on: '2026-11-05', deed: { kind: 'withdraw', caseId: 'c2' } }], 'c2')).toEqual([{ kind: 'withdraw', caseId: 'c2' }])
  })
})
