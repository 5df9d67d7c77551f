import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Invitation, InvitationState } from '../src/features/org/join.rules.ts'
import { factOf, meetUntil, missingConsents, normalCode, stateOf, typedTails } from '../src/features/org/join.rules.ts'
import { pagesOf } from '../src/features/org/pages.rules.ts'
import type { Key } from '../src/features/org/pin.rules.ts'
import { afterKey, isLongEnough, KEYS, looksLikePin, readEntry, startEntry, writeEntry } from '../src/features/org/pin.rules.ts'

const now = new Date('2026-11-02T02:00:00Z')
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000)
const fresh: Invitation = { id: 'i', personId: 'p', organisationId: 'o', expiresAt: hours(1), spent: false, failures: 0, askedAt: null, askedBy: null, others: 0 }

describe('an invitation', () => {
  test.each<[InvitationState, Partial<Invitation>]>([
    ['open', {}],
    ['open', { failures: 4, others: 3 }],
    ['over', { expiresAt: now }],
    ['spent', { spent: true }],
    ['spent', { spent: true, expiresAt: hours(-1), failures: 5 }],
    ['locked', { failures: 5 }],
    ['asked', { askedAt: hours(-23), askedBy: 'a' }],
    ['over', { askedAt: hours(-24), askedBy: 'a' }],
    ['over', { askedAt: hours(-1), askedBy: 'a', expiresAt: now }],
    ['locked', { askedAt: hours(-1), askedBy: 'a', failures: 5 }],
  ])('is %s with %j', (state, given) => {
    expect(stateOf({ ...fresh, ...given }, now)).toBe(state)
  })

  test('waits a day for a meeting', () => {
    expect(meetUntil(now)).toEqual(hours(24))
  })
})

describe('what is typed', () => {
  test.each([['ab-cd 12', 'ABCD12'], [' ｘＹ９ ', 'XY9'], ['đ', ''], ['', '']])('code “%s” is %s', (typed, code) => {
    expect(normalCode(typed)).toBe(code)
  })

  test.each<[string, string | null, string | null]>([
    ['4321', '4321', '4321'], ['0900 004 321', '4321', '4321'], ['+84 900 004 321', '4321', '4321'], ['7x-9z', null, '7X9Z'],
    ['số 12', null, 'SỐ12'], ['123', null, null], ['', null, null], ['....', null, null], ['1'.repeat(21), null, null], ['４３２１', '4321', '4321'],
  ])('second fact “%s”', (typed, phone, card) => {
    expect(typedTails(typed)).toEqual({ phone, card })
  })

  test('whatever it is, a second fact is four characters or nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const { phone, card } = typedTails(typed)
      for (const tail of [phone, card]) expect(tail === null || [...tail].length <= 4).toBe(true)
    }))
  })

  test('the fact that is asked for is one that the roster has', () => {
    const some = { phoneTail: 'a', cardTail: 'b' }
    expect([factOf(some), factOf({ ...some, cardTail: null }), factOf({ ...some, phoneTail: null }), factOf({ phoneTail: null, cardTail: null })])
      .toEqual(['either', 'phone', 'card', null])
  })

  test('Telegram needs a consent of its own, after the one to Chibo', () => {
    expect(missingConsents({ channel: 'telegram', consents: [] })).toEqual(['chibo', 'telegram'])
    expect(missingConsents({ channel: 'telegram', consents: ['chibo'] })).toEqual(['telegram'])
    expect(missingConsents({ channel: 'web', consents: ['chibo'] })).toEqual([])
  })
})

describe('pages', () => {
  test('hold whole paragraphs, in order, none too long', () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 900 })), (texts) => {
      const pages = pagesOf(texts)
      expect(pages.flat()).toEqual(texts)
      for (const page of pages) expect(page.length <= 1 || page.join('\n\n').length <= 1700).toBe(true)
    }))
  })
})

describe('a PIN', () => {
  const enter = (...keys: Exclude<Key, 'd'>[]) => keys.reduce(afterKey, startEntry('open'))
  test('has four to six digits; the seventh changes nothing and the last can be erased', () => {
    expect(isLongEnough(enter('1', '2', '3'))).toBe(false)
    expect(isLongEnough(enter('1', '2', '3', '4'))).toBe(true)
    expect(enter('1', '2', '3', '4', '5', '6', '7').digits).toBe('123456')
    expect(enter('1', 'e', 'e', '2').digits).toBe('2')
    expect(KEYS).toHaveLength(12)
  })

  test('half entered is read as it was written, and nothing else is', () => {
    const entry = { mode: 'again', first: '1234', digits: '12' } as const
    expect(readEntry(writeEntry(entry))).toEqual(entry)
    for (const wrong of ['', 'open.12345678.', 'other..1', 'open..x', '..']) expect(readEntry(wrong)).toBeNull()
  })

  test.each<[string, boolean]>([['2580', true], [' 258013 ', true], ['２５８０', true], ['258', false], ['2580135', false], ['25 80', false], ['abcd', false]])(
    'may be what “%s” is: %s', (typed, may) => expect(looksLikePin(typed)).toBe(may))
})
