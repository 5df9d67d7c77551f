import { describe, expect, test } from 'vitest'
import { digest, groupOf, SIGN_COUNT, SIGN_GROUPS, signAt, signSet, signsOf, wordingOf } from '../src/features/catalog/catalog.rules.ts'
import shipped from '../src/features/catalog/signs.json' with { type: 'json' }

const set = signSet(shipped)
/** The catalogue with one sign changed. */
const withSign = (number: number, change: Record<string, unknown>) =>
  shipped.map((sign) => (sign.number === number ? { ...sign, ...change } : sign))

describe('the signs that come with the program', () => {
  test('are the 27 of the resolution, nine in each of three groups, in order', () => {
    expect(set.signs.map(({ number }) => number)).toEqual(Array.from({ length: SIGN_COUNT }, (_, index) => index + 1))
    expect(SIGN_GROUPS.map((group) => signsOf(set, group).map(({ number }) => number))).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8, 9], [10, 11, 12, 13, 14, 15, 16, 17, 18], [19, 20, 21, 22, 23, 24, 25, 26, 27],
    ])
  })

  test('warn first where they touch discipline or law', () => {
    expect(set.signs.filter(({ serious }) => serious).map(({ number }) => number)).toEqual([12, 15, 16, 17, 19, 20, 21, 22, 23, 24])
  })

  test('each say where in the resolution of 30/10/2016 they stand', () => {
    const place = (number: number) => `mục I.3, nhóm ${Math.ceil(number / 9)}, biểu hiện (${((number - 1) % 9) + 1})`
    for (const { number, ref } of set.signs) expect(ref).toBe(`Nghị quyết số 04-NQ/TW ngày 30/10/2016, ${place(number)}`)
  })

  test('have titles that all differ and fit nine on a screen', () => {
    expect(new Set(set.signs.flatMap(({ titleVi, titleEn }) => [titleVi, titleEn])).size).toBe(2 * SIGN_COUNT)
    for (const language of ['vi', 'en']) {
      for (const group of SIGN_GROUPS) {
        expect(signsOf(set, group).map((sign) => wordingOf(sign, language).title).join('\n').length).toBeLessThan(600)
      }
    }
  })

  test.each(['vi', 'en'])('are written in %s without shouting, straight quotes or decomposed letters', (language) => {
    for (const sign of set.signs) {
      const { title, summary } = wordingOf(sign, language)
      expect(title).not.toMatch(/[.!"]$/)
      expect(summary).toMatch(/\.$/)
      expect(title + summary).not.toMatch(/[!"]| {2}|(?<![\p{L}])bạn(?![\p{L}])|ẩn danh|nặc danh/u)
      expect(title + summary).toBe((title + summary).normalize('NFC'))
    }
  })
})

describe('a catalogue', () => {
  test.each([
    ['nothing', null],
    ['no list', { signs: shipped }],
    ['26 signs', shipped.slice(1)],
    ['28 signs', [...shipped, { ...shipped[26], number: 28 }]],
    ['two signs in each other\'s place', [shipped[1], shipped[0], ...shipped.slice(2)]],
    ['a sign twice', [shipped[0], shipped[0], ...shipped.slice(2)]],
    ['a sign in the wrong group', withSign(9, { group: 'ethics' })],
    ['a group that is not there', withSign(9, { group: 'other' })],
    ['an empty title', withSign(3, { titleVi: '  ' })],
    ['a title that no screen holds', withSign(3, { titleVi: 'a'.repeat(61) })],
    ['no summary', withSign(3, { summaryEn: undefined })],
    ['a number in letters', withSign(3, { number: '3' })],
    ['no word on whether a sign is serious', withSign(12, { serious: undefined })],
  ])('with %s is refused', (_what, content) => {
    expect(() => signSet(content)).toThrow()
  })

  test('with letters composed in another way, or keys in another order, is the same wording', () => {
    const decomposed = shipped.map((sign) => ({ ...sign, titleVi: ` ${sign.titleVi.normalize('NFD')}` }))
    const turned = shipped.map((sign) => Object.fromEntries(Object.entries(sign).reverse()))
    expect(digest(signSet(decomposed))).toBe(digest(set))
    expect(digest(signSet(turned))).toBe(digest(set))
  })

  test.each([
    ['a title', { titleVi: 'Khác' }],
    ['a summary', { summaryEn: 'Other.' }],
    ['what is serious', { serious: true }],
  ])('with %s changed is another wording', (_what, change) => {
    expect(digest(signSet(withSign(1, change)))).not.toBe(digest(set))
  })
})

describe('a sign', () => {
  test.each([[1, 'ideology'], [9, 'ideology'], [10, 'ethics'], [18, 'ethics'], [19, 'self-evolution'], [27, 'self-evolution']])(
    'number %i belongs to %s', (number, group) => {
      expect(groupOf(number)).toBe(group)
      expect(signAt(set, number).group).toBe(group)
    })

  test.each([0, 28, -1, 1.5, Number.NaN])('number %d is refused', (number) => {
    expect(() => groupOf(number)).toThrow(RangeError)
    expect(() => signAt(set, number)).toThrow(RangeError)
  })

  test('is read in Vietnamese where nobody has translated it', () => {
    expect(wordingOf(signAt(set, 1), 'fr')).toEqual(wordingOf(signAt(set, 1), 'vi'))
    expect(wordingOf(signAt(set, 1), 'en').title).toBe('Fading ideals, shaken belief')
  })
})
