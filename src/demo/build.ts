import { addDays, dayOf } from '../platform/calendar.ts'
import { makeSecret } from '../platform/crypto.ts'
import type { DemoBuilding } from './contract.ts'
import type { House, HouseOptions } from './house.ts'
import { openHouse } from './house.ts'
import { makePlayer } from './player.ts'
import { admin, takeSeat } from './seats.ts'
import { clearFresh } from './state.ts'
import { nextMorning } from './travel.ts'
import type { DemoPerson } from './tree.ts'
import { ORGANISATIONS, PEOPLE, rosterFile, settingsLines, tailOf, treeVersion } from './tree.ts'

/** The self-check opens so many days before the meeting, unless a holiday is in the way. */
const OPENS_BEFORE = 10

export type Building = Omit<HouseOptions, 'dataDir' | 'kept' | 'ticking' | 'came'> & {
  /** About what the clock shows when it is done. */
  start: Date
  /** Told after each deed; ends the building by throwing. */
  progress: (building: DemoBuilding) => void
}

/** Builds the invented tree in a folder of its own; without an error it is whole. */
export async function buildTree({ start, progress, ...options }: Building): Promise<void> {
  const { config } = options
  const dataDir = await clearFresh(config.dataDir)
  const kept = { secret: makeSecret(), tree: treeVersion(), moment: start.toISOString(), language: config.locale, seats: {} }
  const house = await openHouse({ ...options, dataDir, kept, ticking: false, came: () => undefined })
  try {
    await live(house, { start, progress })
    await house.remember()
  } finally {
    await house.close()
  }
}

/**
 * As a real tree begins: a roster is imported, settings are typed, invitations are written, and each person joins by
 * pressing. The meeting lies so that the self-check opens on the very next morning.
 */
async function live(house: House, { start, progress }: Pick<Building, 'start' | 'progress'>): Promise<void> {
  const { config, kept } = house
  const joining = PEOPLE.filter(({ joins }) => joins)
  const of = joining.length + 1
  let done = 0
  const step = () => progress({ done: done++, of })
  step()
  const opens = dayOf(nextMorning(start, config.timeZone), config.timeZone)
  await admin(house, ['roster', 'import', 'demo.csv'], rosterFile(kept.language))
  for (const line of settingsLines(Number(addDays(opens, OPENS_BEFORE).slice(8)))) await admin(house, ['settings', ...line])
  for (const { code } of ORGANISATIONS) {
    for (const person of joining.filter(({ org }) => org === code)) {
      await join(house, person)
      step()
    }
  }
}

async function join(house: House, person: DemoPerson): Promise<void> {
  const seat = await takeSeat(house, person.code)
  if (!seat) throw new Error('nobody of that code')
  const player = makePlayer(house, seat.address)
  await player.types(`/start ${seat.invitation}`)
  await player.presses('join-me')
  await player.types(tailOf(person))
  while (await player.tries('button-next-page'));
  await player.presses('consent-yes')
}
