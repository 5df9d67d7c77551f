import type { World } from '../support/world.ts'
import { at } from '../support/world.ts'
import { makeDice } from './dice.ts'
import type { Dump } from './dump.ts'
import { takeDump } from './dump.ts'
import type { Evidence, Letter, Moment } from './evidence.ts'
import { trialOf } from './features.ts'
import type { Trial } from './guesser.ts'
import { liveMonth } from './life.ts'
import { makeRecorder, OFTEN, TOURS } from './recorder.ts'
import { tableSights, thefts } from './thief.ts'
import { AUTHORS, BARRED, LEAVER, nextMonth, PEER, plan, settle, SUBJECT } from './town.ts'

/** When attackers look at everything, beside their look after each session: around each deed of readers and program. */
const LOOKS = ['18', '25'].map((day) => `${day} 21:40`)
const DUMPS = ['11', '13', '14', '15', '16', '17', '18', '22']
const RELEASE = ['06 07:50', '06 08:10']

export type Trials = Record<string, Trial[]>

function monthsFrom(first: string, count: number): string[] {
  return Array.from({ length: count - 1 }).reduce<string[]>((list) => [...list, nextMonth(list.at(-1) ?? first)], [first])
}

/**
 * Several months of a branch, every byte that a curious member, the one concerned, a barred secretary and a reader who
 * leaves are shown in them, and what they know of everybody else: one trial a letter for each of them.
 */
export async function chatAttack(world: World, { seed, months }: { seed: number; months: number }): Promise<Trials> {
  const dice = makeDice(seed)
  const town = await settle(world)
  const recorder = makeRecorder(town)
  const all = monthsFrom('2026-11', months)
  const letters: Letter[] = []
  for (const month of all) {
    const planned = plan(month, { dice, about: [SUBJECT, BARRED], late: month === all[0] })
    letters.push(...planned.letters)
    const looks = [...looksIn(month, { recorder }), ...readingIn(month, { recorder, letters: planned.letters }), ...(month === all.at(-1) ? leavingIn(month, { recorder, world }) : [])]
    const writing = at(`${month}-24 00:00`)
    await liveMonth(town, planned, { dice, watch: { looks, beat: () => recorder.hear(), used: async (who) => {
      recorder.used(who)
      recorder.hear(who)
      if (world.clock.now() < writing) for (const [one, tours] of Object.entries(OFTEN)) await recorder.tours(one, tours)
      recorder.skip()
    } } })
  }
  const from = (who: string, about: string, options = {}) => letters.filter(({ subject }) => subject === about).map((letter) => trialOf(letter, recorder.evidenceOf(who, options)))
  return {
    'a curious member': from(PEER, SUBJECT), 'the one concerned': from(SUBJECT, SUBJECT), 'a barred secretary': from(BARRED, BARRED),
    'a reader who left': from(LEAVER, SUBJECT, { reads: true }),
  }
}

type Recording = { recorder: ReturnType<typeof makeRecorder> }
type Look = { at: number; look: () => Promise<void> }

/** Everybody looks at everything, before readers act and after, and before the quarter's batch and after. */
function looksIn(month: string, { recorder }: Recording): Look[] {
  const moments = [...LOOKS.map((day) => `${month}-${day}`), ...RELEASE.map((day) => `${nextMonth(month)}-${day}`)]
  return moments.map((moment) => ({ at: at(moment).getTime(), look: async () => {
    for (const [who, tours] of Object.entries(TOURS)) await recorder.tours(who, tours)
    if (moment.startsWith(month)) await recorder.glance()
    if (moment.endsWith(RELEASE.at(-1) ?? '')) await recorder.reads(SUBJECT)
    recorder.skip()
  } }))
}

function readingIn(month: string, { recorder, letters }: Recording & { letters: readonly Letter[] }): Look[] {
  return [{ at: at(`${month}-24 20:30`).getTime(), look: async () => {
    for (const { mark } of letters) await recorder.readsCase(LEAVER, mark)
    recorder.skip()
  } }]
}

function leavingIn(month: string, { recorder, world }: Recording & { world: World }): Look[] {
  return [
    { at: at(`${month}-26 07:00`).getTime(), look: async () => {
      await world.database.prisma.membership.updateMany({ where: { personId: world.personId(LEAVER) }, data: { role: 'member' } })
    } },
    { at: at(`${month}-26 08:30`).getTime(), look: async () => {
      await recorder.triesAgain(LEAVER)
      recorder.skip()
    } },
  ]
}

/** The same months with a thief, who has dumps of several evenings while people write. */
export async function thiefAttack(world: World, { seed, months }: { seed: number; months: number }): Promise<Trials> {
  const dice = makeDice(seed)
  const town = await settle(world)
  const personIds = new Map(AUTHORS.map((key) => [key, world.personId(key)]))
  const sessions: Moment[] = []
  const trials: Trials = { 'a thief with dumps': [] }
  for (const [i, month] of monthsFrom('2026-11', months).entries()) {
    const planned = plan(month, { dice, about: [SUBJECT], late: i === 0 })
    const dumps: Dump[] = []
    const looks = DUMPS.map((day) => ({ at: at(`${month}-${day} 23:00`).getTime(), look: async () => { dumps.push(await takeDump(world)) } }))
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
