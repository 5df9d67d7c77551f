import { describe, expect, test } from 'vitest'
import { makeDice } from './attack/dice.ts'
import type { Trial } from './attack/guesser.ts'
import { guess } from './attack/guesser.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** Letters with many features of noise and, where `strength` is above nothing, one that points at the author so often. */
function letters(seed: number, strength: number): Trial[] {
  const dice = makeDice(seed)
  return Array.from({ length: 60 }, (_, i): Trial => {
    const author = dice.pick(NAMES)
    const noise = Array.from({ length: 100 }, (_one, n): [string, number[]] => [`noise ${n}`, NAMES.map(() => dice.below(4))])
    const pointed = dice.next() < strength ? author : dice.pick(NAMES)
    return { month: String(i >> 1), author, candidates: NAMES, features: new Map([...noise, ['clue', NAMES.map((name) => (name === pointed ? 0 : 1))]]) }
  })
}

describe('the guess', () => {
  test('of an attacker who has nothing but noise stays at chance, however many features he tries', () => {
    const found = Array.from({ length: 100 }, (_, seed) => guess(letters(seed + 1, 0)).errors)
    const mean = found.reduce((a, b) => a + b, 0) / found.length
    const spread = Math.sqrt(found.reduce((sum, one) => sum + (one - mean) ** 2, 0) / found.length)
    expect(Math.abs(mean)).toBeLessThan(0.35)
    expect(spread).toBeLessThan(1.3)
    expect(spread).toBeGreaterThan(0.5)
  })

  test('finds the one feature that tells, among a hundred that do not, also when it is the smallest', () => {
    const verdict = guess(letters(7, 0.8))
    expect(verdict.by).toBe('least clue')
    expect(verdict.errors).toBeGreaterThan(10)
  })

  test('of one who cannot tell the candidates apart counts as much as chance gives him', () => {
    const same = letters(3, 0).map((trial) => ({ ...trial, features: new Map([['equal', NAMES.map(() => 1)]]) }))
    expect(guess(same)).toMatchObject({ trials: 60, right: 1 / 8, chance: 1 / 8, errors: 0 })
  })
})
