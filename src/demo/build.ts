import type { Day } from '../platform/calendar.ts'
import { addDays, addMinutes, atTime, dayOf } from '../platform/calendar.ts'
import { makeSecret } from '../platform/crypto.ts'
import { isWorkingDay } from '../platform/holidays.ts'
import type { DemoBuilding } from './contract.ts'
import { joins } from './deeds.ts'
import type { House, HouseOptions } from './house.ts'
import { openHouse } from './house.ts'
import { HISTORY } from './history.ts'
import { AT_MEETING, BEFORE_MEETING } from './meetings.ts'
import { listPeople } from './people.repo.ts'
import type { Player } from './player.ts'
import { makePlayer } from './player.ts'
import { admin } from './seats.ts'
import { clearFresh } from './state.ts'
import { nextMorning, travel } from './travel.ts'
import { PEOPLE, rosterFile, settingsLines, tailOf, treeVersion } from './tree.ts'

/** The self-check opens so many days before the meeting, unless a holiday is in the way. */
const OPENS_BEFORE = 10
/** It closes so many minutes before. */
const CLOSES_BEFORE = 15
/** In place of a tree's version: one that was built half is never taken for whole. */
const UNFINISHED = ''
/** From the beginning of the tree to the meeting ahead: three rounds fit in between, and some days to join. */
const DAYS_BACK = 92 + OPENS_BEFORE + 4

export type Building = Pick<HouseOptions, 'config' | 'words' | 'log' | 'metrics'> & {
  /** About what the clock shows when it is done. */
  start: Date
  /** Told after each deed; ends the building by throwing. */
  progress: (building: DemoBuilding) => void
}

/** Builds the invented tree in a folder of its own; without an error it is whole. */
export async function buildTree({ start, progress, ...options }: Building): Promise<void> {
  const { config } = options
  const dataDir = await clearFresh(config.dataDir)
  const kept = { secret: makeSecret(), tree: UNFINISHED, moment: start.toISOString(), language: config.locale, seats: {} }
  const house = await openHouse({ ...options, dataDir, kept, ticking: false, came: () => undefined })
  try {
    await live(house, { start, progress })
    kept.tree = treeVersion()
    await house.remember()
  } finally {
    await house.close()
  }
}

/**
 * As a real tree begins: a roster is imported, settings are typed, invitations are written, and each person joins by
 * pressing. Then three months go by, until the afternoon before the next self-check opens.
 */
async function live(house: House, { start, progress }: Pick<Building, 'start' | 'progress'>): Promise<void> {
  const { config: { timeZone: zone }, clock, kept } = house
  const joining = PEOPLE.filter((person) => person.joins)
  const of = joining.length + HISTORY.flat().length + HISTORY.length * (BEFORE_MEETING.length + AT_MEETING.length)
  let done = 0
  const step = () => progress({ done: ++done, of })

  const opens = firstOpening(dayOf(nextMorning(start, zone), zone))
  const meets = addDays(opens, OPENS_BEFORE)
  clock.moveTo(atTime(addDays(meets, -DAYS_BACK), { time: '09:00', zone }))
  await admin(house, ['roster', 'import', 'demo.csv'], rosterFile(kept.language))
  for (const line of settingsLines(Number(meets.slice(8)))) await admin(house, ['settings', ...line])
  for (const person of joining) {
    await joins(house, { code: person.code, tail: tailOf(person) })
    step()
  }
  for (const month of HISTORY) {
    const opened = dayOf(await nextOf(house, 'self-check.open-round'), zone)
    const closes = await nextOf(house, 'self-check.close-round')
    const meets = addMinutes(closes, CLOSES_BEFORE)
    const deeds = [
      ...[...month, ...BEFORE_MEETING].map(([day, time, who, does]) => ({ target: atTime(addDays(opened, day), { time, zone }), who, does, before: day <= OPENS_BEFORE })),
      ...AT_MEETING.map(([minutes, who, does]) => ({ target: addMinutes(meets, minutes), who, does, before: false })),
    ]
    for (const { target, who, does, before } of deeds.toSorted((a, b) => a.target.getTime() - b.target.getTime())) {
      // Of what is done before the meeting, a holiday has made the round so short that it is over by then.
      if (!before || target < closes) {
        await travel(house, { target })
        await does(await playerOf(house, who), house)
      }
      step()
    }
    // The round is closed before the next one is looked for.
    await travel(house, { target: atTime(addDays(opened, OPENS_BEFORE + 1), { time: '09:00', zone }) })
  }
  await travel(house, { target: atTime(addDays(dayOf(await nextOf(house, 'self-check.open-round'), zone), -1), { time: '15:00', zone }) })
  // Whoever is opened first shows where to begin, and not what was last done months ago.
  for (const { address } of Object.values(kept.seats)) await makePlayer(house, address).types('/start')
}

/** A working day with another one behind it: a reminder that is asked for on it comes the very next morning. */
function firstOpening(day: Day): Day {
  return isWorkingDay(day) && isWorkingDay(addDays(day, 1)) ? day : firstOpening(addDays(day, 1))
}

/** By the code, or by the name of whoever has none of ours. */
async function playerOf(house: House, who: string): Promise<Player> {
  const person = (await house.chibo.units.run(listPeople)).find(({ code, name }) => code === who || name === who)
  const address = house.kept.seats[person?.code ?? '']?.address
  if (address === undefined) throw new Error(`nobody plays ${who}`)
  return makePlayer(house, address)
}

/** When a job of the calendar is due next. */
async function nextOf({ chibo }: House, job: string): Promise<Date> {
  return (await chibo.units.run(({ tx }) => tx.due.findFirstOrThrow({ where: { job }, orderBy: { at: 'asc' }, select: { at: true } }))).at
}
