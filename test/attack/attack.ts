import { appendFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import type { Trials } from './attackers.ts'
import type { Verdict } from './guesser.ts'
import { guess } from './guesser.ts'

const SEEDS = [20261122, 20270203]
/** How many times as long to live. */
const LONG = Number(process.env['ATTACK_LONG'] ?? 1)
/** Where the figures go, one line of JSON an attacker: then once only, whatever comes of it. */
const OUT = process.env['ATTACK_OUT']

/**
 * The attack as a test: nobody's guess is beyond three standard errors. Where it is, it must be so again with other
 * people and other chances, as by chance alone it is once in a hundred times.
 */
export function staysAtChance(name: string, { months, by }: { months: number; by: (world: World, options: { seed: number; months: number }) => Promise<Trials> }): void {
  test(name, async () => {
    const world = await makeWorld()
    const verdicts = new Map<string, Verdict[]>()
    try {
      for (const seed of OUT === undefined ? SEEDS : SEEDS.slice(0, 1)) {
        await world.start()
        for (const [who, trials] of Object.entries(await by(world, { seed, months: months * LONG }))) verdicts.set(who, [...(verdicts.get(who) ?? []), guess(trials)])
        if ([...verdicts.values()].every((each) => each.some(isChance))) break
      }
    } finally {
      await world.close()
    }
    if (OUT !== undefined) for (const [who, [verdict]] of verdicts) appendFileSync(OUT, `${JSON.stringify({ who, ...verdict })}\n`)
    for (const [who, each] of verdicts) expect(each.some(isChance), `${who}: ${JSON.stringify(each)}`).toBe(true)
  }, 1_800_000)
}

const isChance = ({ errors }: Verdict): boolean => Math.abs(errors) <= 3
