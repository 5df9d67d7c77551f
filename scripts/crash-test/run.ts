import type { Place } from '../support/watch.ts'
import { differences } from './ledger.ts'
import type { Stage } from './stage.ts'
import type { Chance, Walker } from './walker.ts'

/** A run that goes wrong is stopped here: each missing screen is waited for. */
const ENOUGH = 20
/** The places at which answers are caught; notices have their own. */
const PLACES: Place[] = ['arrived', 'stored', 'unit', 'commit', 'acted', 'shown']
/** Milliseconds within which the last of the month's notices must be out. */
const TOLD = 30_000
/** So many of each person's last presses come once more after a crash, as when Telegram did not hear that they arrived. */
const AGAIN = 3

/**
 * The month's invitations, interrupted `kills` times before a message, between it and its mark, and at any moment, the
 * start of the program included. Ends when everybody has one.
 */
export async function interruptNotices(stage: Stage, { people, kills, chance }: { people: number[]; kills: number; chance: Chance }): Promise<void> {
  const all = (within: number) => Promise.all(people.map((id) => stage.telegram.person(id).sees(() => true, within).catch(() => undefined)))
  for (let i = 0; i < kills; i++) {
    for (const place of ['begun', 'sent'] as const) {
      stage.start()
      if (!(await stage.killAt(place, Math.floor(chance() * 3), all(600_000)))) stage.wrong.push(`the program never came to "${place}" while notices were due`)
    }
    stage.start()
    await stage.killAfter(chance() * 1500)
  }
  stage.start()
  await all(TOLD) // who is told nothing is found in the end
}

/**
 * People press all the time; the program is killed at each place in turn and at any moment. After each start everybody
 * must get the screen that was owed, and read in it what was done.
 */
export async function interruptAnswers(stage: Stage, { walkers, kills, chance }: { walkers: Walker[]; kills: number; chance: Chance }): Promise<void> {
  const rounds: (Place | 'any')[] = Array.from({ length: kills }, () => [...PLACES, 'any', 'any'] as const).flat()
  for (const place of rounds) {
    if (stage.wrong.length >= ENOUGH) return
    const going = keepGoing(walkers)
    if (place === 'any') await stage.killAfter(200 + chance() * 1200)
    else if (!(await stage.killAt(place, Math.floor(chance() * 20)))) stage.wrong.push(`the program never came to "${place}"`)
    stage.start()
    stage.wrong.push(...(await going.rest()))
    await check(stage, walkers)
  }
}

/** Everybody presses until `rest`, which resolves when the last screen has come, with what did not come. */
function keepGoing(walkers: Walker[]): { rest(): Promise<string[]> } {
  const wrong: string[] = []
  let on = true
  const all = Promise.all(walkers.map(async (walker) => {
    try {
      while (on) await walker.step()
    } catch (error) {
      wrong.push(`a screen was not repaired: ${firstLine(error)}`)
    }
  }))
  return {
    async rest() {
      on = false
      await all
      return wrong
    },
  }
}

async function check(stage: Stage, walkers: Walker[]): Promise<void> {
  await Promise.all(walkers.map(async (walker) => {
    try {
      for (const update of walker.updates.slice(-AGAIN)) stage.telegram.redeliver(update)
      const found = differences(walker.deeds, await walker.read())
      stage.wrong.push(...found.map((difference) => `after kill ${stage.kills.length}, chat ${walker.person.id}, ${difference}`))
    } catch (error) {
      stage.wrong.push(`after kill ${stage.kills.length} the record could not be read: ${firstLine(error)}`)
    }
  }))
}

const firstLine = (error: unknown): string => String(error).split('\n').slice(0, 2).join(' ')
