import type { World } from '../support/world.ts'
import { at } from '../support/world.ts'
import { makeDice } from './dice.ts'
import { takeDump, type Dump } from './dump.ts'
import type { Evidence, Letter, Moment } from './evidence.ts'
import { trialOf } from './features.ts'
import type { Trial } from './guesser.ts'
import { liveMonth } from './life.ts'
import { makeRecorder, OFTEN, TOURS } from './recorder.ts'
import { tableSights, thefts } from './thief.ts'
import { AUTHORS, BARRED, nextMonth, PEER, plan, settle, SUBJECT } from './town.ts'

/** When attackers look at everything, beside their look after each session: around each deed of readers and program. */
const LOOKS = ['18', '25'].map((day) => `${day} 21:40`)
const RELEASE = ['06 07:50', '06 08:10']

export type Trials = Record<string, Trial[]>

function monthsFrom(first: string, count: number): string[] {
  return Array.from({ length: count - 1 }).reduce<string[]>((list) => [...list, nextMonth(list.at(-1) ?? first)], [first])
}

/**
 * Several months of a branch, every byte that a curious member, the one concerned and a barred secretary are shown in
 * them, and what they know of everybody else: one trial a letter for each of them.
 */
export async function chatAttack(world: World, { seed, months }: { seed: number; months: number }): Promise<Trials> {
  const dice = makeDice(seed)
  const town = await settle(world)
  const recorder = makeRecorder(town)
  const letters: Letter[] = []
  for (const [i, month] of monthsFrom('2026-11', months).entries()) {
    const planned = plan(month, { dice, about: [SUBJECT, BARRED], late: i === 0 })
    letters.push(...planned.letters)
    const moments = [...LOOKS.map((day) => `${month}-${day}`), ...RELEASE.map((day) => `${nextMonth(month)}-${day}`)]
    const looks = moments.map((moment) => ({ at: at(moment).getTime(), look: async () => {
      for (const [who, tours] of Object.entries(TOURS)) await recorder.tours(who, tours)
      if (moment.startsWith(month)) await recorder.glance()
      if (moment.endsWith('08:10')) await recorder.reads(SUBJECT)
      recorder.skip()
    } }))
    await liveMonth(town, planned, { dice, watch: { looks, beat: () => recorder.hear(), used: async (who) => {
      recorder.used(who)
      recorder.hear(who)
      if (world.clock.now().getTime() < at(`${month}-24 00:00`).getTime()) for (const [one, tours] of Object.entries(OFTEN)) await recorder.tours(one, tours)
      recorder.skip()
    } } })
  }
  const from = (who: string, own: (letter: Letter) => boolean) => letters.filter(own).map((letter) => trialOf(letter, recorder.evidenceOf(who)))
  return {
    'a curious member': from(PEER, ({ subject }) => subject === SUBJECT),
    'the one concerned': from(SUBJECT, ({ subject }) => subject === SUBJECT),
    'a barred secretary': from(BARRED, ({ subject }) => subject === BARRED),
  }
}

/** The same months with a thief: dumps of different days, and (`close`) around every session. */
export async function thiefAttack(world: World, { seed, months }: { seed: number; months: number }): Promise<Trials> {
  const dice = makeDice(seed)
  const town = await settle(world)
  const personIds = new Map(AUTHORS.map((key) => [key, world.personId(key)]))
  const sessions: Moment[] = []
  const trials: Trials = { 'a thief with dumps': [] }
  for (const [i, month] of monthsFrom('2026-11', months).entries()) {
    const planned = plan(month, { dice, about: [SUBJECT], late: i === 0 })
    const dumps: Dump[] = []
    const looks = ['11', '13', '14', '15', '16', '17', '18', '22'].map((day) => ({ at: at(`${month}-${day} 23:00`).getTime(), look: async () => { dumps.push(await takeDump(world)) } }))
    await liveMonth(town, planned, { dice, readers: false, busy: true, watch: { looks, beat: () => undefined, used: (who) => { sessions.push({ who, at: world.clock.now().getTime() }) } } })
    const cases = await casesOf(world)
    for (const letter of planned.letters) {
      const evidence: Evidence = { own: '', sights: tableSights(dumps), sessions, buzzes: [], glances: new Map(), names: new Map(), styles: new Map(), find: () => null }
      const bare = trialOf(letter, evidence)
      const loot = { dumps, caseId: cases.get(letter.mark) ?? null, personIds }
      trials['a thief with dumps']?.push({ ...bare, features: new Map([...bare.features, ...thefts(letter, loot, sessions)]) })
    }
  }
  return trials
}

/** Which row is which letter's: what the thief wants to know the author of. */
async function casesOf({ database, box }: World): Promise<Map<string, string>> {
  const rows = await database.prisma.feedbackCase.findMany({ select: { id: true, record: true } })
  return new Map(rows.map(({ id, record }) => [/\b20\d{5}\b/.exec(box.open<{ text: string }>(`case:${id}`, record).text)?.[0] ?? '', id]))
}
