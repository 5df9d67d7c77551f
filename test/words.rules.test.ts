import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadWords } from '../src/conversation/words.ts'
import { LOCALES } from './support/locales.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const meeting = new Date('2026-11-05T12:30:00Z')

describe('dates', () => {
  const words = loadWords(LOCALES, { strict: true })

  test.each([
    ['vi', '19:30, thứ Năm 5/11/2026', 'Chủ nhật 3/1/2027', 'tháng 11/2026', 'quý IV/2026'],
    ['en', '19:30, Thursday 5 November 2026', 'Sunday 3 January 2027', 'November 2026', 'quarter IV of 2026'],
  ])('are said in %s as people there write them', (language, moment, day, month, quarter) => {
    const say = words.for(language)
    expect(say.moment(meeting, ZONE)).toBe(moment)
    expect(say.day(new Date('2027-01-02T17:00:00Z'), ZONE)).toBe(day)
    expect(say.month('2026-11')).toBe(month)
    expect(say.quarter('2026-Q4')).toBe(quarter)
  })

  test('are those of the branch, wherever the server stands', () => {
    expect(words.for('vi').moment(meeting, 'Europe/Berlin')).toBe('13:30, thứ Năm 5/11/2026')
    expect(words.for('vi').day(new Date('2026-11-05T17:00:00Z'), ZONE)).toBe('thứ Sáu 6/11/2026')
  })

  test.each(['2026', '2026-Q4', '2026-H1', '2026-11-05', ''])('of a month refuse the period %o', (period) => {
    expect(() => words.for('vi').month(period)).toThrow(RangeError)
  })

  test.each(['2026-11', '2026-Q5', '2026'])('of a quarter refuse the period %o', (period) => {
    expect(() => words.for('vi').quarter(period)).toThrow(RangeError)
  })
})

describe('words', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'locales-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function write(files: Record<string, string>): string {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return folder
  }

  const files = {
    'vi/a.ftl': 'only-here = Chỉ có ở đây\ncount = { $n } việc, năm { $year }\n',
    'vi/b.ftl': 'greeting = Chào { $name }\n',
    'en/a.ftl': 'count = { $n } { $n ->\n    [one] task\n   *[other] tasks\n}, { $year }\n',
    'en/b.ftl': 'greeting = Hello { $name }\n',
  }

  test('come from every file of a language, with what is put in left as it is', () => {
    const words = loadWords(write(files))
    expect(words.languages).toEqual(['en', 'vi'])
    expect(words.for('vi')('greeting', { name: '<b>&"\' Nguyễn 🙂' })).toBe('Chào <b>&"\' Nguyễn 🙂')
  })

  test('write numbers in plain digits and count in English', () => {
    const words = loadWords(write(files))
    expect(words.for('vi')('count', { n: 1500, year: 2026 })).toBe('1500 việc, năm 2026')
    expect(words.for('en')('count', { n: 1, year: 2026 })).toBe('1 task, 2026')
    expect(words.for('en')('count', { n: 2, year: 2026 })).toBe('2 tasks, 2026')
  })

  test.each([['en', 'en'], ['en-GB', 'en'], ['vi', 'vi'], ['vi-VN', 'vi'], ['fr', 'vi'], ['', 'vi'], ['__proto__', 'vi']])(
    'for a telephone set to %o are %s', (asked, language) => {
      expect(loadWords(write(files)).for(asked).language).toBe(language)
    })

  test('that are missing are said in Vietnamese, then as the key', () => {
    const say = loadWords(write(files)).for('en')
    expect(say('only-here')).toBe('Chỉ có ở đây')
    expect(say('nowhere')).toBe('nowhere')
    expect(say('greeting')).toBe('Hello {$name}')
  })

  test('that are missing stop a test', () => {
    const words = loadWords(write(files), { strict: true })
    expect(() => words.for('en')('only-here')).toThrow('no words for only-here in en')
    expect(() => words.for('en')('greeting')).toThrow('greeting')
  })

  test.each([
    ['a sentence that Fluent cannot read', { 'vi/a.ftl': 'good = Tốt\nbad = { $name\n' }, 'bad'],
    ['a key that is there twice', { 'vi/a.ftl': 'twice = Một\n', 'vi/b.ftl': 'twice = Hai\n' }, 'twice'],
    ['no Vietnamese', { 'en/a.ftl': 'good = Good\n' }, 'no vi'],
  ])('stop the start at %s', (_what, broken, told) => {
    expect(() => loadWords(write(broken))).toThrow(told)
  })
})
