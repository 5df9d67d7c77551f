import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle'
import type { Message } from '@fluent/bundle'
import { partsOf } from '../platform/calendar.ts'

export type Vars = Record<string, string | number>

/**
 * The words of one language: `say('stale-button')`, `say('resume', { done: 12, next: 13 })`. Plain text, never marked
 * up and never escaped: that is what html`` is for. Numbers appear in plain digits, `2026` and not `2.026`.
 */
export interface Say {
  (key: string, vars?: Vars): string
  readonly language: string
  /** "19:30, thứ Năm 5/11/2026", on the clock of `zone` (IANA name). */
  moment(date: Date, zone: string): string
  /** "thứ Năm 5/11/2026", on the calendar of `zone`. */
  day(date: Date, zone: string): string
  /** `2026-11` → "tháng 11/2026". Throws on another kind of period. */
  month(period: string): string
  /** `2026-Q4` → "quý IV/2026". Throws on another kind of period. */
  quarter(period: string): string
}

export interface Words {
  readonly languages: readonly string[]
  /** `en-GB` reads `en`; a language that nobody has translated reads the Vietnamese. */
  for(language: string): Say
}

const MASTER = 'vi'

/**
 * Reads `<localesDir>/<language>/*.ftl`, once. Throws on a file that Fluent cannot read, a key twice in a language, or
 * no Vietnamese. A key missing in a language is said in Vietnamese, and one missing there as the key itself, since a
 * person with an odd word on the screen is better off than one with no answer; `strict`, for tests, throws instead,
 * also on a variable that was not given.
 */
export function loadWords(localesDir: string, { strict = false }: { strict?: boolean } = {}): Words {
  const languages = readdirSync(localesDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  const bundles = new Map(languages.map((language) => [language, readBundle(localesDir, language)]))
  const master = bundles.get(MASTER)
  if (!master) throw new Error(`no ${MASTER} in ${localesDir}`)
  const says = new Map<string, Say>()
  for (const [language, bundle] of bundles) {
    says.set(language, makeSay(language, strict ? speakStrictly(bundle) : speak([bundle, master])))
  }
  const vietnamese = says.get(MASTER) as Say
  return {
    languages,
    for: (language) => says.get(language) ?? says.get(language.split('-')[0] ?? '') ?? vietnamese,
  }
}

function readBundle(localesDir: string, language: string): FluentBundle {
  // Isolation marks around variables would be counted, searched for and copied as part of names.
  const bundle = new FluentBundle(language, { useIsolating: false })
  const folder = join(localesDir, language)
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ftl')).sort()) {
    const source = readFileSync(join(folder, file), 'utf8')
    const resource = new FluentResource(source)
    const read = new Set(resource.body.map((message) => message.id))
    // Fluent drops what it cannot read without a word.
    const lost = [...source.matchAll(/^([a-z][\w-]*) *=/gm)].map((match) => match[1] ?? '').filter((key) => !read.has(key))
    const twice = bundle.addResource(resource).map((error) => error.message)
    if (lost.length + twice.length > 0) throw new Error(`${join(folder, file)}: ${[...lost, ...twice].join(', ')}`)
  }
  return bundle
}

type Speak = (key: string, vars: Vars) => string

function speak(bundles: FluentBundle[]): Speak {
  return (key, vars) => {
    for (const bundle of bundles) {
      const pattern = patternOf(bundle, key)
      if (pattern) return bundle.formatPattern(pattern, fluentVars(vars), [])
    }
    return key
  }
}

function speakStrictly(bundle: FluentBundle): Speak {
  return (key, vars) => {
    const pattern = patternOf(bundle, key)
    if (!pattern) throw new Error(`no words for ${key} in ${bundle.locales.join()}`)
    try {
      return bundle.formatPattern(pattern, fluentVars(vars))
    } catch (error) {
      throw new Error(`${key}: ${(error as Error).message}`)
    }
  }
}

function patternOf(bundle: FluentBundle, key: string): Message['value'] {
  return bundle.getMessage(key)?.value ?? null
}

function fluentVars(vars: Vars): Record<string, string | FluentNumber> {
  return Object.fromEntries(Object.entries(vars).map(([name, value]) =>
    [name, typeof value === 'number' ? new FluentNumber(value, { useGrouping: false }) : value]))
}

function makeSay(language: string, words: Speak): Say {
  const day = (date: Date, zone: string): string => {
    const { weekday, day, month, year } = partsOf(date, zone)
    return words('date-day', { weekday: words('date-weekday', { weekday }), day, month, year })
  }
  return Object.assign((key: string, vars: Vars = {}) => words(key, vars), {
    language,
    day,
    moment: (date: Date, zone: string) => words('date-moment', { time: partsOf(date, zone).time, day: day(date, zone) }),
    month: (period: string) => {
      const [year, month] = periodParts(period, /^(\d{4})-(\d{2})$/)
      return words('date-month', { month, year })
    },
    quarter: (period: string) => {
      const [year, quarter] = periodParts(period, /^(\d{4})-Q([1-4])$/)
      return words('date-quarter', { quarter, year })
    },
  })
}

function periodParts(period: string, form: RegExp): [number, number] {
  const match = form.exec(period)
  if (!match) throw new RangeError(`not such a period: ${period}`)
  return [Number(match[1]), Number(match[2])]
}
