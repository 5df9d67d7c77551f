import { describe, expect, test } from 'vitest'
import type { Case, CaseRecord, CaseState, Named, Subject } from '../src/features/feedback/case.record.ts'
import { applyDeed, isForgotten, markMany, mayLeave, mended, newCase, withoutTakenBack } from '../src/features/feedback/mailbox.rules.ts'
import type { Deed, Letter } from '../src/features/feedback/own.record.ts'
import { filled, NOTHING } from '../src/features/feedback/own.record.ts'
import { batchOf, comingQuarters, monthsBefore, released, releaseAt } from '../src/features/feedback/release.rules.ts'
import type { Holder } from '../src/features/feedback/routing.rules.ts'
import { concerned, levels, nearest } from '../src/features/feedback/routing.rules.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const NOW = new Date('2026-11-12T13:00:00Z')
const named = (personId: string): Named => ({ personId, fullName: personId, role: 'secretary', organisation: 'Chi bộ' })
const letter = (over: Partial<Letter> = {}): Letter => ({
  caseId: 'case', organisationId: 'branch', subject: { kind: 'person', personId: 'binh' }, sign: null, way: 'usual', text: 'x', struck: [],
  promised: { readers: [named('a'), named('b')], months: 24, language: 'vi' }, ...over,
})
function aCase({ state = 'received', author = 'an', ...record }: Partial<CaseRecord> & { state?: CaseState; author?: string } = {}): Case {
  const one = newCase(letter(), { author, on: '2026-11-11', heldBy: 'branch', readers: ['a', 'b'], barred: ['binh'], month: '2026-11' })
  return { ...one, state, record: { ...one.record, ...record } }
}
const whats = (one: Case) => one.record.log.map(({ what }) => what)

describe('a deed leaves its author', () => {
  const deed = (kind: string) => ({ kind, caseId: 'case' }) as unknown as Deed
  test.each([
    ['with as many others as hide it', 'send', '2026-11-12', 5, true],
    ['not with one fewer', 'send', '2026-11-12', 4, false],
    ['on the fifth day with nobody', 'send', '2026-11-07', 0, true],
    ['not on the fourth', 'answer', '2026-11-08', 0, false],
    ['at once when it withdraws', 'withdraw', '2026-11-12', 0, true],
    ['at once when it cries for help', 'pressed', '2026-11-12', 0, true],
  ])('%s', (_name, kind, on, used, leaves) => {
    expect(mayLeave({ on, deed: deed(kind) }, { today: '2026-11-12', used, k: 5 })).toBe(leaves)
  })

  test('and never when it was taken back before', () => {
    const on = '2026-11-12'
    const other = { on, deed: { kind: 'send', letter: letter({ caseId: 'other' }) } } as const
    const outgoing = [{ on, deed: { kind: 'send', letter: letter() } }, other, { on, deed: { kind: 'add', caseId: 'case', text: 'y' } }, { on, deed: { kind: 'withdraw', caseId: 'case' } }] as const
    expect(withoutTakenBack(outgoing)).toEqual([other])
  })

  test('from a record whose length tells nothing of what is in it', () => {
    const length = (own: object) => Buffer.byteLength(JSON.stringify(own))
    const written = (text: string) => filled({ ...NOTHING, outgoing: [{ on: '2026-11-12', deed: { kind: 'send', letter: letter({ text }) } }] })
    expect(length(written('ế'.repeat(4000)))).toBe(length(filled(NOTHING)))
    expect(length(written('ngắn'))).toBe(length(filled(NOTHING)))
  })
})

describe('what an author did', () => {
  const at = { now: NOW, on: '2026-11-12' }
  test('adds, answers, declines', () => {
    const asked = aCase({ questions: [{ id: 'q1', by: 'a', text: '?', on: '2026-11-11', answer: null, declined: false }, { id: 'q2', by: 'a', text: '?', on: '2026-11-11', answer: null, declined: false }] })
    let one = applyDeed(asked, { kind: 'add', caseId: 'case', text: 'thêm' }, at)
    one = applyDeed(one, { kind: 'answer', caseId: 'case', question: 'q1', text: 'trả lời' }, at)
    one = applyDeed(one, { kind: 'answer', caseId: 'case', question: 'q2', text: null }, at)
    expect(one.record.added).toEqual([{ on: '2026-11-12', text: 'thêm' }])
    expect(one.record.questions.map(({ answer, declined }) => [answer, declined])).toEqual([['trả lời', false], [null, true]])
    expect(whats(one)).toEqual(['added', 'answered', 'declined'])
    // Once: a second answer changes nothing.
    expect(applyDeed(one, { kind: 'answer', caseId: 'case', question: 'q1', text: 'khác' }, at)).toBe(one)
  })

  test.each<[CaseState, CaseState]>([['new', 'withdrawn'], ['verified', 'withdrawn'], ['used', 'used'], ['closed', 'closed']])('withdraws from %s: %s', (state, after) => {
    expect(applyDeed(aCase({ state }), { kind: 'withdraw', caseId: 'case' }, at).state).toBe(after)
  })

  test('a yes to a preview counts only when it was asked for', () => {
    const restated = { text: 't', by: 'a', approvedBy: 'b', author: 'asked' as const, askedOn: '2026-11-11', wish: null }
    const yes = { kind: 'preview', caseId: 'case', verdict: 'yes', wish: null } as const
    expect(applyDeed(aCase({ state: 'verified', restated }), yes, at).record.restated?.author).toBe('yes')
    expect(applyDeed(aCase({ state: 'verified', restated: { ...restated, author: null } }), yes, at).record.restated?.author).toBe(null)
  })

  test('a yes to new readers moves the case to them, a no leaves it or ends it unread', () => {
    const proposal = { readers: [named('c'), named('d')], heldBy: 'above', on: '2026-11-11' }
    const answer = (yes: boolean) => ({ kind: 'readers', caseId: 'case', yes }) as const
    const moved = applyDeed(aCase({ state: 'passed', proposal, namesTo: ['a'] }), answer(true), at)
    expect([moved.heldBy, moved.state, moved.record.readers, moved.record.namesTo, moved.record.proposal]).toEqual(['above', 'received', ['c', 'd'], [], null])
    expect(moved.record.promised.readers.map(({ personId }) => personId)).toEqual(['c', 'd'])
    const kept = applyDeed(aCase({ state: 'passed', proposal }), answer(false), at)
    expect([kept.heldBy, kept.state, kept.record.readers]).toEqual(['branch', 'received', ['a', 'b']])
    const ended = applyDeed(aCase({ proposal, readers: ['a'] }), answer(false), at)
    expect([ended.state, ended.record.text, ended.record.readers]).toEqual(['closed', '', []])
  })
})

describe('an evening', () => {
  const others = { heldBy: 'branch', readers: [named('a'), named('c')] }
  const evening = (over: object) => ({ still: ['a', 'b'], able: ['a', 'b'], others, now: NOW, today: '2026-11-12', ...over })

  test('leaves a case alone whose readers are all there', () => {
    const one = aCase()
    expect(mended(one, evening({}))).toBe(one)
  })
  test('takes out who left and asks the author for another (FB6, PV13)', () => {
    const one = mended(aCase({ namesTo: ['b'] }), evening({ still: ['a'], able: ['a'] }))
    expect([one.record.readers, one.record.namesTo, one.record.proposal?.readers.map(({ personId }) => personId)]).toEqual([['a'], [], ['a', 'c']])
    expect(whats(one)).toEqual(['reader-left', 'readers-asked'])
  })
  test('keeps a reader whose phone is lost, and asks for a second beside him', () => {
    const one = mended(aCase(), evening({ able: ['a'] }))
    expect([one.record.readers, one.record.proposal?.heldBy]).toEqual([['a', 'b'], 'branch'])
  })
  test('does not ask for those who read it already', () => {
    expect(mended(aCase(), evening({ still: ['a'], able: ['a'], others: { heldBy: 'branch', readers: [named('a')] } })).record.proposal).toBe(null)
  })
  test.each([['2026-12-01', 'received'], ['2026-12-02', 'closed']])('after fourteen days without an answer, and those in which one may be on its way, on %s: %s', (today, state) => {
    const one = aCase({ readers: ['a'], proposal: { ...others, on: '2026-11-12' }, drafts: { a: { what: 'restate', text: 'x y z', beside: null } } })
    const after = mended(one, evening({ still: ['a'], able: ['a'], today }))
    expect([after.state, after.record.text === '', Object.keys(after.record.drafts ?? {}).length === 0]).toEqual([state, state === 'closed', state === 'closed'])
  })
  test('goes back to its readers where passing it upward found no answer', () => {
    const after = mended(aCase({ state: 'passed', proposal: { ...others, heldBy: 'above', on: '2026-11-12' } }), evening({ today: '2026-12-02' }))
    expect([after.state, after.record.proposal, after.heldBy]).toEqual(['received', null, 'branch'])
  })

  test('marks several authors about one subject, and not one author several times (FB18)', () => {
    const by = (author: string, sentOn = '2026-11-11') => ({ ...aCase({ author, sentOn }), id: `${author}${sentOn}` })
    expect(markMany([by('x'), by('y'), by('z', '2026-11-12')]).map(({ record }) => record.many)).toEqual([true, true, true])
    expect(markMany([by('x'), by('x', '2026-11-12'), by('y')]).some(({ record }) => record.many)).toBe(false)
    expect(markMany([by('x'), by('y'), by('z', '2026-11-14')]).some(({ record }) => record.many)).toBe(false)
  })

  const event = (what: string, at = '2026-01-10T13:00:00Z') => ({ at, what, by: 'a', text: '' }) as unknown as Case['record']['log'][number]
  test.each<[string, CaseState, string[], string, boolean]>([
    ['withdrawn words stay ninety days', 'withdrawn', ['withdrawn'], '2026-04-10', false],
    ['and no longer', 'withdrawn', ['withdrawn'], '2026-04-11', true],
    ['what had too few grounds, also where nobody closes it', 'unsubstantiated', ['unsubstantiated'], '2026-04-11', true],
    ['what was verified stays for the months that were promised', 'closed', ['verified', 'closed'], '2028-01-10', false],
    ['and no longer', 'closed', ['verified', 'closed'], '2028-01-11', true],
    ['what is open stays', 'verifying', ['received'], '2030-01-01', false],
  ])('%s', (_name, state, log, today, gone) => {
    expect(isForgotten(aCase({ state, log: log.map((what) => event(what)) }), today)).toBe(gone)
  })
})

describe('the route', () => {
  const holder = (personId: string, organisationId: string, role: Holder['role'], linked = true): Holder =>
    ({ personId, fullName: personId, organisation: organisationId, organisationId, kind: organisationId === 'branch' ? 'branch' : 'committee', role, linked })
  const branch = [holder('s', 'branch', 'secretary'), holder('d', 'branch', 'deputySecretary'), holder('c', 'branch', 'committeeMember')]
  const above = [holder('o', 'above', 'officer'), holder('h', 'above', 'secretary'), holder('m', 'above', 'committeeMember')]
  const top = [holder('t', 'top', 'officer'), holder('u', 'top', 'officer')]
  const route = (barred: string[], holders = [...branch, ...above, ...top]) => {
    const found = nearest(levels(['branch', 'above', 'top'], { holders, barred }))
    return found && [found.organisationId, found.readers.map(({ personId }) => personId).join('')]
  }
  test.each<[string, string[], Holder[] | undefined, unknown]>([
    ['stays in the branch', [], undefined, ['branch', 'sdc']],
    ['without the one it is about', ['s'], undefined, ['branch', 'dc']],
    ['goes up where one reader is left (FB5)', ['s', 'd'], undefined, ['above', 'oh']],
    ['over a level where the one concerned sits too (PV16)', ['s', 'd', 'c', 'o'], undefined, ['top', 'tu']],
    ['over readers who are not linked', ['s'], [branch[1]!, { ...branch[2]!, linked: false }, ...above], ['above', 'oh']],
    ['to one alone where nobody else is, the nearest', ['s', 'd'], branch, ['branch', 'c']],
    ['to nobody', ['s', 'd', 'c'], branch, null],
  ])('%s', (_name, barred, holders, expected) => {
    expect(route(barred, holders)).toEqual(expected)
  })

  const people = [{ personId: 's', role: 'secretary' as const }, { personId: 'c', role: 'committeeMember' as const }, { personId: 'm', role: 'member' as const }]
  test.each<[Subject, string[]]>([
    [{ kind: 'person', personId: 'm' }, ['m']], [{ kind: 'committee' }, ['s', 'c']], [{ kind: 'branch' }, ['s', 'c', 'm']],
  ])('about %o concerns %j (PV15)', (subject, ids) => expect(concerned(subject, people)).toEqual(ids))
})

describe('the quarter\'s batch', () => {
  test('goes out at eight in the morning fourteen days before', () => {
    expect(releaseAt(new Date('2026-12-20T12:30:00Z'), { zone: ZONE, now: NOW })).toEqual(new Date('2026-12-06T01:00:00Z'))
  })
  test('for a meeting nearer than that it goes out the next morning at eight, and for one of today or tomorrow at once', () => {
    expect(releaseAt(new Date('2026-11-20T12:30:00Z'), { zone: ZONE, now: NOW })).toEqual(new Date('2026-11-13T01:00:00Z'))
    expect(releaseAt(new Date('2026-11-12T23:00:00Z'), { zone: ZONE, now: NOW })).toEqual(NOW)
  })
  test('is of this quarter, or the next ones', () => {
    expect(comingQuarters(NOW, { zone: ZONE, after: null })).toEqual(['2026-Q4', '2027-Q1', '2027-Q2'])
    expect(comingQuarters(NOW, { zone: ZONE, after: '2026-Q4' })).toEqual(['2027-Q1', '2027-Q2'])
    expect(monthsBefore(new Date('2026-12-06T01:00:00Z'), ZONE)).toEqual(['2026-10', '2026-11', '2026-12'])
  })
  const restated = { text: 'lời viết lại', by: 'a', approvedBy: 'b', author: 'yes' as const, askedOn: '2026-11-11', wish: null }
  const ready = (over: Partial<CaseRecord> = {}) => aCase({ state: 'verified', restated, ...over })
  test.each<[string, Case, boolean, unknown]>([
    ['with enough who could have written it', ready(), false, 'release'],
    ['with too few it waits', ready(), true, 'merge'],
    ['with its author\'s name whoever is there', ready({ way: 'named' }), true, 'release'],
    ['never what was sent to its readers alone', ready({ way: 'private' }), false, null],
    ['nor without its author\'s yes', ready({ restated: { ...restated, author: 'asked' } }), false, null],
    ['nor without a second reader', ready({ restated: { ...restated, approvedBy: null } }), false, null],
    ['nor unverified', { ...ready(), state: 'verifying' }, false, null],
  ])('%s', (_name, one, small, expected) => expect(batchOf(one, { small, now: NOW })).toBe(expected))

  test('makes known the reworded text and nothing else', () => {
    const { after, row } = released(ready({ text: 'lời nguyên văn' }), { id: 'r', quarter: '2026-Q4', named: null, now: NOW })
    expect([after.state, after.record.released, whats(after)]).toEqual(['used', { quarter: '2026-Q4', id: 'r' }, ['released']])
    expect(JSON.stringify(row)).not.toMatch(/nguyên văn|"an"|2026-11/)
    expect([row.whom, row.record.text]).toEqual(['binh', 'lời viết lại'])
  })
})
