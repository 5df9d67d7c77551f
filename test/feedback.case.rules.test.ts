import { describe, expect, test } from 'vitest'
import type { Case, CaseRecord, CaseState, Restated } from '../src/features/feedback/case.record.ts'
import type { Step } from '../src/features/feedback/case.rules.ts'
import { allows, approve, ask, decide, isReleasable, lateness, mayApprove, mayAsk, mayAskName, mayDecide, mayRestate, openName, recuse, restate, taken } from '../src/features/feedback/case.rules.ts'
import { faultOf, mayWrite, WRITINGS } from '../src/features/feedback/writing.rules.ts'
import { Refusal } from '../src/platform/errors.ts'

const AT = '2026-11-10T01:00:00.000Z'
const TODAY = '2026-11-10'
const NOW = new Date(AT)
const DAY = 24 * 60 * 60_000
const STATES: CaseState[] = ['new', 'received', 'verifying', 'verified', 'unsubstantiated', 'unsuitable', 'passed', 'used', 'closed', 'withdrawn']
const RESTATED: Restated = { text: 'Cần dự sinh hoạt đều hơn', by: 'secretary', approvedBy: null, author: null, askedOn: null, wish: null }
const TEXT = 'Đồng chí thường vắng các buổi sinh hoạt chi bộ mà không báo trước cho ai biết'

function make(state: CaseState, change: Partial<CaseRecord> = {}, heldBy = 'branch'): Case {
  const record: CaseRecord = {
    subject: { kind: 'person', personId: 'binh' }, sign: null, way: 'usual', text: TEXT, added: [], sentOn: '2026-11-01',
    promised: { readers: [], months: 24, language: 'vi' }, readers: ['secretary', 'deputy'], barred: ['binh'], questions: [], restated: null,
    proposal: null, nameAsked: null, namesTo: [], log: [], released: null, many: false, pressed: false, ...change,
  }
  return { id: 'caseCaseCase', organisationId: 'branch', heldBy, month: '2026-11', state, author: 'an', record }
}
const proposal = { readers: [], heldBy: 'above', on: TODAY }

describe('the steps of a case', () => {
  // Rows: the state; columns: what may be done then. y: may · s: a step before it is missing · -: it lies behind.
  const COLUMNS: Step[] = ['receive', 'verify', 'verified', 'unsubstantiated', 'unsuitable', 'pass', 'use', 'close', 'withdraw']
  test.each<[CaseState, string]>([
    ['new', 'y s s s s s s s y'],
    ['received', '- y s s y y s s y'],
    ['passed', '- - s s - - s s y'],
    ['verifying', '- - y y y y s s y'],
    ['verified', '- - - - - - y y y'],
    ['unsubstantiated', '- - - - - - - y y'],
    ['unsuitable', '- - - - - - - y y'],
    ['used', '- - - - - - - y -'],
    ['closed', '- - - - - - - - -'],
    ['withdrawn', '- - - - - - - - -'],
  ])('from %s are %s', (state, row) => {
    expect(COLUMNS.map((step) => ({ yes: 'y', skips: 's', over: '-' })[allows(make(state), step)]).join(' ')).toBe(row)
  })

  test('wait while the author is asked about new readers, but for withdrawing', () => {
    for (const state of STATES) for (const step of COLUMNS.filter((one) => one !== 'withdraw')) expect(allows(make(state, { proposal }), step)).toBe('over')
    expect(allows(make('passed', { proposal }), 'withdraw')).toBe('yes')
  })

  test('leave an event and are refused where they may not be taken', () => {
    const after = taken(make('received'), 'verify', { at: AT, what: 'verifying' })
    expect(after).toMatchObject({ state: 'verifying', record: { log: [{ at: AT, what: 'verifying' }] } })
    expect(() => taken(make('received'), 'verified', { at: AT, what: 'verified' })).toThrow(Refusal)
    expect(() => taken(make('used'), 'withdraw', { at: AT, what: 'withdrawn' })).toThrow('stale-button')
  })

  test.each<[CaseState, string, ReturnType<typeof lateness>]>([
    ['new', '2026-11-08', null], ['new', '2026-11-09', 'receipt'], ['received', '2026-11-09', null],
    ['received', '2027-01-30', null], ['verifying', '2027-01-31', 'result'], ['new', '2027-01-31', 'result'], ['verified', '2027-06-01', null],
  ])('are late: %s on %s is %s', (state, today, late) => {
    expect(lateness(make(state), today)).toBe(late)
  })
})

describe('the restated text', () => {
  const written = restate(make('verified'), { by: 'secretary', text: 'Cần dự đều hơn', at: AT })

  test('is written of what was verified and is not private, and not while its author has it to answer', () => {
    for (const state of STATES) expect(mayRestate(make(state)), state).toBe(state === 'verified')
    expect(mayRestate(make('verified', { way: 'private' }))).toBe(false)
    expect(mayRestate(make('verified', { proposal }))).toBe(false)
    const withAuthor = (author: Restated['author']) => mayRestate(make('verified', { restated: { ...RESTATED, approvedBy: 'deputy', author } }))
    expect([withAuthor('asked'), withAuthor('yes'), withAuthor('changes')]).toEqual([false, false, true])
    expect(mayRestate(written)).toBe(true)
  })

  test('is approved by another reader than who wrote it, and then the author is asked', () => {
    expect(mayApprove(written, 'secretary')).toBe(false)
    expect(() => approve(written, { by: 'secretary', at: AT, today: TODAY })).toThrow('stale-button')
    const approved = approve(written, { by: 'deputy', at: AT, today: TODAY })
    expect(approved.record.restated).toMatchObject({ approvedBy: 'deputy', author: 'asked', askedOn: TODAY })
    expect(mayApprove(approved, 'third')).toBe(false)
  })

  test('goes out only with two readers and the author behind it', () => {
    const full = { ...RESTATED, approvedBy: 'deputy', author: 'yes' as const }
    expect(isReleasable(make('verified', { restated: full }), NOW)).toBe(true)
    expect(isReleasable(make('verified', { restated: { ...full, author: 'asked' } }), NOW)).toBe(false)
    expect(isReleasable(make('verified', { restated: { ...full, approvedBy: null } }), NOW)).toBe(false)
    expect(isReleasable(make('verified', { restated: { ...full, approvedBy: 'secretary' } }), NOW)).toBe(false)
    expect(isReleasable(make('verified', { restated: full, way: 'private' }), NOW)).toBe(false)
    expect(isReleasable(make('verified', { restated: full, proposal }), NOW)).toBe(false)
    for (const state of STATES.filter((one) => one !== 'verified')) expect(isReleasable(make(state, { restated: full }), NOW), state).toBe(false)
  })

  test('without the author\'s yes is decided only above, after a no or a fortnight of silence and the days in which a late answer is on its way', () => {
    const asked = (author: Restated['author'], heldBy: string, way: CaseRecord['way'] = 'usual') =>
      make('verified', { way, restated: { ...RESTATED, approvedBy: 'deputy', author, askedOn: '2026-11-01' } }, heldBy)
    expect(mayDecide(asked('changes', 'branch'), '2026-12-31')).toBe(false)
    expect(mayDecide(asked('changes', 'above'), TODAY)).toBe(true)
    expect(mayDecide(asked('changes', 'above', 'private'), TODAY)).toBe(false)
    expect(mayDecide(asked('asked', 'above'), '2026-11-20')).toBe(false)
    expect(mayDecide(asked('asked', 'above'), '2026-11-21')).toBe(true)
    expect(mayDecide(asked('yes', 'above'), '2026-11-21')).toBe(false)
    expect(mayDecide(make('verified', { restated: RESTATED }, 'above'), '2026-12-31')).toBe(false)
    const decided = decide(asked('changes', 'above'), { by: 'officer', text: 'vì', at: AT, today: TODAY })
    // Its author is promised to read why before it goes out.
    expect([2, 3].map((days) => isReleasable(decided, new Date(NOW.getTime() + days * DAY)))).toEqual([false, true])
    expect(decided.record.log.at(-1)).toEqual({ at: AT, what: 'decided-above', by: 'officer', text: 'vì' })
  })

  test.each<[string, string | null]>([
    ['Cần dự sinh hoạt đều hơn', null],
    [TEXT, 'Đồng chí thường vắng các buổi sinh hoạt chi bộ mà không'],
    // Marks and capitals do not hide it.
    ['Có ý kiến: dong chi THƯỜNG, vắng các buổi sinh hoạt chi bộ mà không báo', 'dong chi THƯỜNG, vắng các buổi sinh hoạt chi bộ mà không'],
    ['vắng các buổi sinh hoạt chi bộ mà không', null],
  ])('takes over no run of the author\'s words: %s', (text, copied) => {
    expect(faultOf(make('verified'), 'restate', text)).toEqual(copied === null ? null : { copied })
  })

  test('of a short letter may not be that letter, nor what was added to it', () => {
    const short = make('verified', { text: 'Hay cáu với dân', added: [{ on: TODAY, text: 'Nói to ở nhà văn hóa' }] })
    expect(faultOf(short, 'restate', 'Có lúc hay cáu với dân')).toEqual({ copied: 'hay cáu với dân' })
    expect(faultOf(short, 'restate', 'Nói to ở nhà văn hóa.')).toEqual({ copied: 'Nói to ở nhà văn hóa.' })
    expect(faultOf(short, 'restate', 'Cần giữ bình tĩnh khi tiếp dân')).toBeNull()
    // Other words are not made known: there it hurts nobody.
    expect(faultOf(short, 'close', 'Hay cáu với dân')).toBeNull()
    expect(faultOf(short, 'close', 'ế'.repeat(1003))).toEqual({ over: 3 })
  })
})

describe('readers and author', () => {
  test('three questions may stand unanswered', () => {
    let one = make('verifying')
    for (const id of ['1', '2', '3']) {
      expect(mayAsk(one)).toBe(true)
      one = ask(one, { id, by: 'secretary', text: 'Ở đâu?', at: AT, today: TODAY })
    }
    expect(mayAsk(one)).toBe(false)
    expect(() => ask(one, { id: '4', by: 'secretary', text: 'Ở đâu?', at: AT, today: TODAY })).toThrow('stale-button')
    const [first, ...others] = one.record.questions
    expect(first && mayAsk({ ...one, record: { ...one.record, questions: [{ ...first, declined: true }, ...others] } })).toBe(true)
  })

  test('who is concerned is out, keeps no name, and waits for none', () => {
    const before = make('verifying', { namesTo: ['deputy'], nameAsked: { by: 'deputy', reason: 'facts', text: null, at: AT } })
    const { record } = recuse(before, { by: 'deputy', text: '', at: AT })
    expect(record).toMatchObject({ readers: ['secretary'], barred: ['binh', 'deputy'], namesTo: [], nameAsked: null })
    expect(record.log).toEqual([{ at: AT, what: 'recused', by: 'deputy' }])
  })

  test('the name opens to one reader, or waits for a second', () => {
    const opening = { by: 'deputy', role: 'deputySecretary', reason: 'facts', text: null, at: AT } as const
    const opened = openName(make('verifying'), opening, { second: false })
    expect(opened.record).toMatchObject({ namesTo: ['deputy'], nameAsked: null })
    expect([mayAskName(opened, 'deputy'), mayAskName(opened, 'secretary')]).toEqual([false, true])
    const asked = openName(make('verifying'), opening, { second: true })
    expect(asked.record).toMatchObject({ namesTo: [], nameAsked: { by: 'deputy', reason: 'facts' } })
    expect(mayAskName(asked, 'secretary')).toBe(false)
    for (const state of STATES) expect(mayAskName(make(state), 'deputy'), state).toBe(!['new', 'closed', 'withdrawn'].includes(state))
    expect(mayAskName(make('verifying', { way: 'named' }), 'deputy')).toBe(false)
  })

  test('words before their time are skips, after it old, and of what ended there are none', () => {
    const may = (state: CaseState) => WRITINGS.map((what) => ({ yes: 'y', skips: 's', over: '-' })[mayWrite(make(state), what, { by: 'deputy', today: TODAY })]).join(' ')
    // ask restate unproven unsuited pass reason recuse close decide
    expect(may('new')).toBe('s s s s s s y s s')
    expect(may('received')).toBe('y s s y y y y s s')
    expect(may('verifying')).toBe('y s y y y y y s s')
    expect(may('verified')).toBe('y y - - - y y y -')
    expect(may('used')).toBe('- - - - - y y y -')
    expect(may('closed')).toBe('- - - - - - - - -')
    expect(may('withdrawn')).toBe('- - - - - - - - -')
  })
})
