import { describe, expect, test } from 'vitest'
import { checkSpan, longDay, readDay, shortDay } from '../src/features/org/absence.rules.ts'
import { Refusal } from '../src/platform/errors.ts'

const TODAY = '2026-11-02'
const refused = (code: string) => expect.objectContaining({ code })

describe('a day as it is typed', () => {
  test.each([
    ['15/12/2026', '2026-12-15'], ['15-12-2026', '2026-12-15'], ['15.12.2026', '2026-12-15'], ['5/1/27', '2027-01-05'], [' 15 / 12 ', '2026-12-15'],
    ['15 12 2026', '2026-12-15'], ['2/11', '2026-11-02'], ['1/11', '2027-11-01'], ['29/2', '2028-02-29'], ['01/03/2027', '2027-03-01'],
  ])('%s is %s', (typed, day) => {
    expect(readDay(typed, TODAY)).toBe(day)
  })

  test.each(['', ' ', '15', '15/13', '0/12', '30/2', '29/2/2027', 'mai', '15/12/20266', '15//12', '1५/12', '15/12/2026 nhé', '2026-12-15'])('“%s” is none', (typed) => {
    expect(() => readDay(typed, TODAY)).toThrow(Refusal)
  })
})

describe('days of absence', () => {
  test.each([
    [{ from: '2026-11-02', to: '2026-11-02' }, null], [{ from: '2026-11-02', to: '2027-11-03' }, null], [{ from: '2026-11-01', to: '2026-11-09' }, 'absence-past'],
    [{ from: '2026-11-09', to: '2026-11-08' }, 'absence-backward'], [{ from: '2026-11-09', to: '2027-11-04' }, 'absence-far'], [{ from: '2028-01-01', to: '2028-01-02' }, 'absence-far'],
  ])('%j: %s', (span, code) => {
    if (code === null) expect(checkSpan(span, TODAY)).toEqual(span)
    else expect(() => checkSpan(span, TODAY)).toThrow(refused(code) as Error)
  })

  test('stand in a button as six digits', () => {
    expect(shortDay('2026-12-15')).toBe('261215')
    expect(longDay('261215')).toBe('2026-12-15')
  })
})
