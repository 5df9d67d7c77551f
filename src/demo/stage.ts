import type { Terminal } from '../channels/terminal/terminal.ts'
import { makeLanes } from '../conversation/lanes.ts'
import type { Words } from '../conversation/words.ts'
import { addMinutes } from '../platform/calendar.ts'
import type { Config } from '../platform/config.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import { buildTree } from './build.ts'
import type { DemoBuilding, DemoEvents, DemoMove, DemoMoved } from './contract.ts'
import type { House } from './house.ts'
import { openHouse } from './house.ts'
import { changeLanguages } from './languages.ts'
import type { Somebody } from './people.repo.ts'
import { listPeople } from './people.repo.ts'
import type { Seat } from './seats.ts'
import { takeSeat } from './seats.ts'
import type { Kept } from './state.ts'
import { beginAfresh, freshFolder, readKept } from './state.ts'
import { beat, LOOK_AHEAD_DAYS, nextMorning, travel } from './travel.ts'
import { treeVersion } from './tree.ts'

const MINUTE = 60_000
const DAY_MINUTES = 24 * 60
const WORK = 'work'

export type Tell = <E extends keyof DemoEvents>(event: E, data: DemoEvents[E]) => void

/** The house that is played in, and what is done with it as a whole: one thing at a time. */
export interface Stage {
  readonly words: Words
  readonly zone: string
  /** What the demo's clock shows. */
  now(): Date
  /** The language of whatever speaks for the demo itself. */
  readonly language: string
  /** Null while the tree is being built or begun again. */
  readonly house: House | null
  readonly building: DemoBuilding | null
  /** Addresses to which something came while nobody was there. */
  readonly news: ReadonlySet<string>
  /** Whoever can be played now. */
  people(): Promise<Somebody[]>
  /** After something was done whose moment must not be forgotten. */
  remember(): Promise<void>
  /** Opens what the last run left, or builds the tree first. */
  open(): Promise<void>
  /** Null where there is no such person. */
  enter(code: string): Promise<Seat | null>
  move(to: DemoMove['to']): Promise<DemoMoved>
  speak(language: string): Promise<void>
  reset(): Promise<void>
  close(): Promise<void>
}

export type StageOptions = {
  config: Config
  words: Words
  log: Log
  metrics: Metrics
  /** What the clock shows when a new tree is built. */
  start: Date
  tell: Tell
  terminal?: Terminal
  /** Whether somebody looks at what comes to this address; without it, whether a page of it is open. */
  here?: (address: string) => boolean
}

export function makeStage({ start, tell, terminal, here, ...parts }: StageOptions): Stage {
  const { config: { dataDir, timeZone }, log } = parts
  const lanes = makeLanes()
  const news = new Set<string>()
  const reached = new Set<string>()
  let house: House | null = null
  let building: DemoBuilding | null = null
  let heart: NodeJS.Timeout | null = null
  let closing = false
  let language = parts.config.locale

  function came(address: string): void {
    reached.add(address)
    if (here?.(address) ?? (house?.web.open(address) ?? 0) > 0) return
    news.add(address)
    tell('news', {})
  }

  function progress(now: DemoBuilding): void {
    if (closing) throw new Error('the demo is being stopped')
    building = now
    tell('building', now)
  }

  /** What the last run left, or the tree as it was built. */
  async function find({ anew }: { anew: boolean }): Promise<Kept> {
    const tree = treeVersion()
    const left = anew ? null : await readKept(dataDir, tree)
    // It is kept after every move and every minute: a minute later is later than all that was written before a kill.
    if (left) return { ...left, moment: addMinutes(new Date(left.moment), 1).toISOString() }
    if (!building) progress({ done: 0, of: 1 })
    if (!(await readKept(freshFolder(dataDir), tree))) await buildTree({ ...parts, start, progress })
    await beginAfresh(dataDir)
    const kept = await readKept(dataDir, tree)
    if (!kept) throw new Error('the tree was built and cannot be read')
    return kept
  }

  async function openUp({ anew }: { anew: boolean }): Promise<void> {
    const kept = await find({ anew })
    const opened = await openHouse({ ...parts, dataDir, kept, ticking: true, came, ...(terminal && { terminal }) })
    await opened.chibo.recover()
    await beat(opened)
    if (anew && kept.language !== language) await changeLanguages(opened, language)
    else ({ language } = kept)
    await opened.remember()
    news.clear()
    if (!terminal) opened.web.start()
    house = opened
    building = null
    tell('building', null)
    heart = setInterval(() => void turn(beat).catch((error: unknown) => log.error({ err: error }, 'a heartbeat failed; the next one goes on')), MINUTE)
  }

  async function shut(): Promise<void> {
    if (heart) clearInterval(heart)
    const open = house
    house = null
    await open?.close()
  }

  /** Each ends with the clock kept. */
  const turn = <T>(work: (house: House) => Promise<T>): Promise<T> => lanes.run(WORK, async () => {
    if (!house) throw new Error('nothing is open')
    const done = await work(house)
    await house.remember()
    return done
  })

  async function move(open: House, to: DemoMove['to']): Promise<DemoMoved> {
    const { clock, chibo } = open
    reached.clear()
    const somebody = () => reached.size > 0
    if (to === 'morning') await travel(open, { target: nextMorning(clock.now(), timeZone) })
    else await travel(open, { target: addMinutes(clock.now(), LOOK_AHEAD_DAYS * DAY_MINUTES), enough: somebody })
    const now = clock.now().toISOString()
    tell('clock', { now })
    const told = (await chibo.units.run(listPeople)).filter(({ addresses }) => addresses.some((one) => reached.has(one))).map(({ name }) => name)
    return { now, told, ...(to === 'next' && !somebody() && { nothing: true }) }
  }

  return {
    words: parts.words,
    zone: timeZone,
    now: () => house?.clock.now() ?? start,
    get language() {
      return language
    },
    get house() {
      return house
    },
    get building() {
      return building
    },
    news,
    people: async () => (await house?.chibo.units.run(listPeople)) ?? [],
    remember: () => turn(async () => undefined),
    open: () => lanes.run(WORK, () => openUp({ anew: false })),
    enter: (code) => lanes.run(WORK, async () => {
      const seat = house && (await takeSeat(house, code))
      const seen = seat?.person.addresses.filter((address) => news.delete(address)) ?? []
      if (seen.length > 0) tell('news', {})
      return seat
    }),
    move: (to) => turn((open) => move(open, to)),
    speak: (wanted) => turn(async (open) => {
      language = wanted
      await changeLanguages(open, wanted)
      tell('language', { language: wanted })
    }),
    reset: () => lanes.run(WORK, async () => {
      progress({ done: 0, of: 1 })
      await shut()
      await openUp({ anew: true })
      tell('reset', {})
    }),
    async close() {
      closing = true
      await lanes.idle()
      await shut()
    },
  }
}
