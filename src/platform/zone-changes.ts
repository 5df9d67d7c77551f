import { DateTime } from 'luxon'

/** From when on a zone's clocks stand so many minutes before UTC's. `at`: as the clocks before it show it, `20261025T030000`. */
export type ZoneChange = { at: string; from: number; to: number; summer: boolean }

const DAYS = 400

/** What a calendar program must know of a zone to read moments around this one: how its clocks stand, and when they are changed. */
export function zoneChanges(moment: Date, zone: string): ZoneChange[] {
  const of = (millis: number) => DateTime.fromMillis(millis, { zone })
  const first = DateTime.fromJSDate(moment, { zone }).startOf('day').minus({ days: DAYS })
  const changes: ZoneChange[] = [{ at: first.toFormat('yyyyLLdd\'T\'HHmmss', { numberingSystem: 'latn' }), from: first.offset, to: first.offset, summer: first.isInDST }]
  for (let day = 0; day < 2 * DAYS; day++) {
    let [before, after] = [first.plus({ days: day }).toMillis(), first.plus({ days: day + 1 }).toMillis()]
    if (of(before).offset === of(after).offset) continue
    while (after - before > 1000) {
      const middle = Math.floor((before + after) / 2)
      if (of(middle).offset === of(before).offset) before = middle
      else after = middle
    }
    const to = of(Math.round(after / 60_000) * 60_000)
    const from = of(before).offset
    changes.push({ at: to.toUTC().plus({ minutes: from }).toFormat('yyyyLLdd\'T\'HHmmss', { numberingSystem: 'latn' }), from, to: to.offset, summer: to.isInDST })
  }
  return changes
}
