import type { Unit } from '../../platform/unit.ts'
import type { Locks } from '../org/link.service.ts'
import { locked, pinsOf, takenBack, unlockedAt, unlockedBy } from './locked.rules.ts'
import type { CheckRecord } from './self-check.record.ts'
import { selfCheckRepo } from './self-check.repo.ts'
import { viewsOf } from './self-check.views.ts'
import { EVERY_SIGN } from './self-check.record.ts'

/** What of the self-check goes under lock when its member is linked anew, and comes out again (PV22). */
export const checkLocks: Locks = {
  async lock(unit, personId, { until, by, pin }) {
    await each(unit, personId, (record) => locked(record, { until: until.toISOString(), by, pin }))
  },
  async find(unit, personId) {
    const held = (await selfCheckRepo(unit).lockWritten(personId)).map(({ record }) => unlockedAt(record, unit.now)).filter(({ locked }) => locked)
    const until = held.map(({ locked }) => locked?.until ?? '').toSorted().at(-1)
    if (until === undefined) return null
    return { until: new Date(until), pins: [...new Set(held.flatMap(pinsOf).filter((pin): pin is string => pin !== null))] }
  },
  async open(unit, personId, by) {
    await each(unit, personId, (record) => ('pin' in by ? unlockedBy(record, by.pin) : takenBack(record, by.account)))
  },
}

/** A few months of one person: each is sealed for itself. */
async function each(unit: Unit, personId: string, change: (record: CheckRecord) => CheckRecord): Promise<void> {
  const repo = selfCheckRepo(unit)
  for (const { id, done, record } of await repo.lockWritten(personId)) {
    const changed = change(unlockedAt(record, unit.now))
    await repo.save({ id, done }, changed)
    await repo.keepLocked(id, changed.locked ? new Date(changed.locked.until) : null)
    for (const view of viewsOf(id, EVERY_SIGN)) unit.changed(view)
  }
}
