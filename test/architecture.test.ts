import { readdirSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('generated/'))
  .map((path) => ({ path, text: readFileSync(`${root}src/${path}`, 'utf8') }))

/** Imports go from right to left only. */
const ORDER = [
  'generated', 'platform', 'conversation', 'features/org', 'features/catalog', 'features/meetings',
  'features/self-check|features/feedback', 'features/reviews', 'features/digests',
  'dialogs.ts|documents.ts|jobs.ts|notices.ts|agenda.ts', 'lists.ts|chibo.ts', 'channels', 'demo|admin', 'main.ts',
]

function place(path: string): number {
  const index = ORDER.findIndex((names) => names.split('|').some((name) => path === name || path.startsWith(`${name}/`)))
  if (index < 0) throw new Error(`${path} has no place in the order`)
  return index
}

/** The part of the tree in which imports are free: a feature, a channel, the platform. */
const partOf = (path: string): string => /^(features|channels)\/[^/]+|^[^/]+/.exec(path)?.[0] ?? path

function importsOf(text: string): string[] {
  return [...text.matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

const relations = files.flatMap(({ path, text }) => importsOf(text)
  .filter((name) => name.startsWith('.'))
  .map((name) => ({ from: path, to: relative(`${root}src`, resolve(`${root}src`, dirname(path), name)) })))

describe('the house', () => {
  test('has files to look at', () => {
    expect(files.length).toBeGreaterThan(40)
    expect(relations.length).toBeGreaterThan(100)
  })

  test('imports one way only', () => {
    const wrong = relations.filter(({ from, to }) => !to.startsWith('..') && partOf(from) !== partOf(to)
      && (place(to) > place(from) || (place(to) === place(from) && partOf(from).startsWith('features'))))
    expect(wrong).toEqual([])
  })

  test('keeps a feature\'s repo to the feature', () => {
    const wrong = relations.filter(({ from, to }) => /^features\/.*\.repo\.ts$/.test(to) && partOf(from) !== partOf(to))
    expect(wrong).toEqual([])
  })

  test('keeps rules free of database, channel and clock', () => {
    const wrong = relations.filter(({ from, to }) => from.endsWith('.rules.ts') && /generated|\.repo\.ts$|\.service\.ts$|channels\/|database\.ts$/.test(to))
    expect(wrong).toEqual([])
  })

  const only = (pattern: RegExp, ...allowed: RegExp[]) =>
    files.filter(({ path, text }) => pattern.test(text) && !allowed.some((one) => one.test(path))).map(({ path }) => path)

  test('knows Telegram in one folder', () => {
    expect(only(/from '(grammy|@grammyjs)[/']?/, /^channels\/telegram\//)).toEqual([])
  })
  test('reads the clock in one file', () => {
    expect(only(/new Date\(\)|Date\.now\(\)/, /^platform\/clock\.ts$/)).toEqual([])
    expect(readFileSync(`${root}prisma/schema.prisma`, 'utf8')).not.toMatch(/now\(\)|@updatedAt/)
  })
  test('makes database clients in one file', () => {
    expect(only(/import (?!type)[^;]*\bPrismaClient\b/, /^platform\/database\.ts$/)).toEqual([])
  })
  test('reads the environment in one place', () => {
    expect(only(/process\.env/, /^main\.ts$/, /^admin\/main\.ts$/)).toEqual([])
  })
  test('has no index files and no path aliases', () => {
    expect(files.filter(({ path }) => /(^|\/)index\.ts$/.test(path))).toEqual([])
  })
  test('sends nothing to anybody but its channels', () => {
    expect(only(/\bfetch\(|from 'node:https?'|navigator|geolocation/, /^channels\//, /^demo\/page\//, /^platform\/http\.ts$/)).toEqual([])
  })
  test('has no word for scoring, ranking or suspecting a person (CL7)', () => {
    expect(only(/\b(score|rank|suspect|mood|speed|guess)\w*\(/i)).toEqual([])
  })
  test('keeps a file small enough to be read at a sitting', () => {
    const long = files.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 })).filter(({ lines }) => lines > 200)
    expect(long).toEqual([])
  })
})
