import { addDays, addMinutes, atTime, partsOf } from '../platform/calendar.ts'
import type { House } from './house.ts'
import { keepSessions } from './people.repo.ts'

const MORNING = '08:00'
/** How far "the next thing that happens" is looked for. */
export const LOOK_AHEAD_DAYS = 60

/** The next time that clocks show eight in the morning. */
export function nextMorning(now: Date, zone: string): Date {
  const { date, time } = partsOf(now, zone)
  return atTime(time < MORNING ? date : addDays(date, 1), { time: MORNING, zone })
}

/**
 * Moves the clock on to `target`, and lets everything that is due on the way happen at its own moment: what opens on
 * Monday and reminds on Wednesday must not find itself on Friday.
 * @param enough asked after each of these moments; true ends the journey there
 */
export async function travel(house: House, { target, enough = () => false }: { target: Date; enough?: () => boolean }): Promise<void> {
  const { clock } = house
  for (let next = await nextMoment(house); next !== null && next <= target; next = await nextMoment(house)) {
    // What stays due although its moment was met must not hold the clock.
    clock.moveTo(next > clock.now() ? next : addMinutes(clock.now(), 1))
    await beat(house)
    if (enough()) return
  }
  if (target > clock.now()) clock.moveTo(target)
  await beat(house)
}

/** A heartbeat, and all that follows from it. */
export async function beat({ chibo }: House): Promise<void> {
  await chibo.units.run(keepSessions)
  await chibo.beat()
  await chibo.idle()
}

async function nextMoment({ chibo }: House): Promise<Date | null> {
  return chibo.units.run(async ({ tx }) => {
    const due = await tx.due.findFirst({ orderBy: { at: 'asc' }, select: { at: true } })
    const notice = await tx.notice.findFirst({ where: { state: 'waiting' }, orderBy: { notBefore: 'asc' }, select: { notBefore: true } })
    const moments = [due?.at, notice?.notBefore].filter((moment) => moment !== undefined)
    return moments.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
  })
}
