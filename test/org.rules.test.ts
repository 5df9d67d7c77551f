import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Role } from '../src/conversation/screen.ts'
import { loadWords } from '../src/conversation/words.ts'
import type { AccessTable, Kind, Thing, Verb } from '../src/features/org/access.rules.ts'
import { ACCESS, may, relationsOf } from '../src/features/org/access.rules.ts'
import { detailsText, consentVersion } from '../src/features/org/consent.screens.ts'
import type { Settings } from '../src/features/org/org.rules.ts'
import { effectiveFrom, isReady, missingSettings, SETTING_KEYS, SETTINGS, writeSetting } from '../src/features/org/org.rules.ts'
import { pagesOf } from '../src/features/org/pages.rules.ts'
import { readersSentence, relationsWith, storedLines } from '../src/features/org/promise.screens.ts'

const words = loadWords(fileURLToPath(new URL('../locales', import.meta.url)), { strict: true })
const vi = words.for('vi')
const en = words.for('en')
const now = new Date('2026-11-02T02:00:00Z')

const asker = (id: string, ...held: [org: string, role: Role, kind?: 'branch' | 'committee'][]) =>
  ({ person: { id }, memberships: held.map(([organisationId, role, kind = 'branch']) => ({ organisationId, role, kind })) })
const people = {
  an: asker('an', ['b1', 'member']),
  binh: asker('binh', ['b1', 'member']),
  secretary: asker('secretary', ['b1', 'secretary']),
  committee: asker('committee', ['b1', 'committeeMember']),
  other: asker('other', ['b2', 'secretary']),
  officer: asker('officer', ['c', 'officer', 'committee']),
  memberAbove: asker('memberAbove', ['c', 'member', 'committee']),
  nobody: { person: null, memberships: [] },
}

describe('the access table', () => {
  const check: Thing = { kind: 'self-check', org: 'b1', owner: 'an', state: 'open', above: ['c'] }
  test.each<[Verb, Thing, (keyof typeof people)[]]>([
    ['read', check, ['an']],
    ['answer', check, ['an']],
    ['answer', { ...check, state: 'over' }, []],
    ['read', { ...check, state: 'over' }, ['an']],
    ['see-done', check, ['an', 'secretary', 'committee']],
    ['count', check, ['officer']],
    ['confirm', { kind: 'invitation', org: 'b1', owner: 'an', state: 'open', above: ['c'] }, ['secretary', 'officer']],
    ['claim', { kind: 'invitation', org: 'b1', owner: 'an', state: 'open', above: ['c'] }, ['an']],
    ['change', { kind: 'settings', org: 'b1', above: ['c'] }, ['secretary']],
    ['see', { kind: 'settings', org: 'b1', above: ['c'] }, ['secretary', 'committee', 'officer']],
    ['see', { kind: 'roster', org: 'b1', above: ['c'] }, ['secretary', 'committee']],
    ['see', { kind: 'organisation', org: 'b1', above: ['c'] }, ['an', 'binh', 'secretary', 'committee', 'officer']],
  ])('lets %s of %j to %j and nobody else', (verb, thing, allowed) => {
    expect(Object.entries(people).filter(([, who]) => may(who, verb, thing, now)).map(([name]) => name)).toEqual(allowed)
  })

  test('nobody confirms himself, not even the secretary', () => {
    expect(may(people.secretary, 'confirm', { kind: 'invitation', org: 'b1', owner: 'secretary', state: 'open' }, now)).toBe(false)
  })

  test('whoever is barred has no other tie to the thing, whatever the role', () => {
    const thing: Thing = { kind: 'feedback', org: 'b1', state: 'received', readers: ['secretary', 'committee'], barred: ['secretary'] }
    expect(relationsOf(people.secretary, thing)).toEqual(['barred'])
    expect(may(people.secretary, 'read', thing, now)).toBe(false)
    expect(may(people.committee, 'read', thing, now)).toBe(true)
    for (const kind of Object.keys(ACCESS) as Kind[]) {
      for (const verb of ['read', 'answer', 'see', 'see-done', 'count', 'claim', 'confirm', 'change'] as const) {
        expect(may(people.secretary, verb, { kind, org: 'b1', state: 'open', barred: ['secretary'] }, now)).toBe(false)
      }
    }
  })

  test('a state ends at its moment', () => {
    const until = { ...check, until: now }
    expect(may(people.an, 'answer', { ...until, until: new Date(now.getTime() + 1) }, now)).toBe(true)
    expect(may(people.an, 'answer', until, now)).toBe(false)
    expect(may(people.an, 'read', until, now)).toBe(true)
  })
})

describe('the sentences that promise privacy', () => {
  const withReader = (relation: 'reader' | 'operator'): AccessTable =>
    ({ ...ACCESS, 'self-check': { ...ACCESS['self-check'], any: { ...ACCESS['self-check']['any'], [relation]: ['read'] } } })

  test('say what the table says', () => {
    expect(readersSentence(vi)).toBe('Câu trả lời tự soi và ghi chú: chỉ đồng chí đọc được. Bí thư, chi ủy, cấp trên chỉ thấy đã làm hay chưa. Với góp ý, trước khi viết Chibo nêu tên từng người sẽ đọc.')
    expect(readersSentence(en)).toBe('Self-check answers and notes: only you can read them. Secretary, committee and superiors see only done or not done. For feedback, Chibo names every reader before you write.')
  })

  test.each([['reader', 'đồng chí, bí thư, chi ủy đọc được'], ['operator', 'đồng chí, người vận hành máy chủ đọc được']] as const)(
    'change when the table lets the %s read', (relation, said) => {
      expect(readersSentence(vi, withReader(relation))).toContain(said)
      expect(storedLines(vi, withReader(relation))).not.toEqual(storedLines(vi))
    })

  test('name every reader of every thing that is stored', () => {
    expect(relationsWith('self-check', ['read'])).toEqual(['owner'])
    expect(storedLines(vi).join('\n')).toContain('Góp ý đồng chí gửi')
    for (const say of [vi, en]) for (const page of pagesOf(detailsText(say, { contact: 'x'.repeat(120) }))) expect(page.join('\n\n').length).toBeLessThanOrEqual(1800)
  })

  test('make another version of the consent when they change, and none for another name', () => {
    const settings = effectiveFrom([{ id: 'o', own: { controller: 'A', operator: 'B', contact: 'C' } }]).settings
    if (!isReady(settings)) throw new Error('not ready')
    const version = consentVersion(vi, 'chibo', settings)
    expect(consentVersion(vi, 'chibo', settings)).toBe(version)
    expect(consentVersion(vi, 'chibo', { ...settings, operator: 'D' })).not.toBe(version)
    expect(consentVersion(vi, 'chibo', { ...settings, 'meeting.place': 'D' })).toBe(version)
    expect(consentVersion(en, 'chibo', settings)).not.toBe(version)
  })
})

describe('a setting', () => {
  test.each<[string, string, string]>([
    ['controller', '  Đảng ủy   phường ', 'Đảng ủy phường'],
    ['controller', 'Đảng ủy'.normalize('NFD'), 'Đảng ủy'.normalize('NFC')],
    ['contact', '<b>&"\' 0900', '<b>&"\' 0900'],
    ['meeting.day', 'Last  Friday', 'last friday'],
    ['meeting.day', '31', '31'],
    ['meeting.time', '19:30', '19:30'],
    ['check.opens', '7 09:00', '7 09:00'],
    ['check.opens', '10', '10'],
    ['k', '7', '7'],
    ['handbook', 'RSVP, attendance', 'RSVP, attendance'],
    ['holidays', '2026-12-25, +2026-12-26 weekends', '2026-12-25, +2026-12-26 weekends'],
  ])('%s takes “%s”', (key, typed, kept) => {
    expect(writeSetting(key, typed)).toBe(kept)
  })

  test.each<[string, string]>([
    ['controller', 'x'.repeat(161)], ['contact', 'a\u0007b'], ['meeting.day', '32'], ['meeting.day', 'every day'], ['meeting.time', '25:00'],
    ['meeting.time', '7pm'], ['check.opens', '0'], ['check.opens', '28'], ['check.opens', '7 23:00'], ['k', '4'], ['k', '51'], ['k', 'five'], ['k', '5.5'],
    ['handbook', 'everything'], ['holidays', '2026-02-30'], ['holidays', 'tết'],
  ])('%s refuses “%s” and says what was expected', (key, typed) => {
    expect(() => writeSetting(key, typed)).toThrow(expect.objectContaining({ code: 'settings-bad-value', vars: expect.objectContaining({ key }) }))
  })

  test.each(['', 'nothing', 'constructor', '__proto__', 'meeting', 'CONTROLLER'])('called “%s” is unknown', (key) => {
    expect(() => writeSetting(key, 'x')).toThrow(expect.objectContaining({ code: 'settings-unknown' }))
  })

  test('is taken away by an empty text', () => {
    for (const key of SETTING_KEYS) expect(writeSetting(key, '  ')).toBeNull()
  })

  test('comes from the nearest organisation above that has it, unless it is a branch\'s own', () => {
    const chain = [
      { id: 'branch', own: { 'meeting.day': '20', contact: 'chi bộ' } },
      { id: 'ward', own: { controller: 'phường', 'meeting.time': '08:00', k: 'broken' } },
      { id: 'city', own: { controller: 'thành phố', operator: 'văn phòng', k: '9' } },
    ]
    const { settings, sources } = effectiveFrom(chain)
    expect(settings).toMatchObject<Partial<Settings>>({
      controller: 'phường', operator: 'văn phòng', contact: 'chi bộ', k: 9, 'meeting.day': '20', 'meeting.time': null,
      'check.opens': { daysBefore: 10, time: '08:00' }, handbook: [],
    })
    expect(sources).toEqual({ controller: 'ward', operator: 'city', contact: 'branch', k: 'city', 'meeting.day': 'branch' })
    expect(missingSettings(settings)).toEqual([])
    expect(missingSettings(effectiveFrom(chain.slice(0, 2)).settings)).toEqual(['operator'])
  })

  test('has a meaning and an example in both languages', () => {
    for (const key of SETTING_KEYS) for (const say of [vi, en]) expect(say(SETTINGS[key].meaning)).not.toBe('')
  })
})
