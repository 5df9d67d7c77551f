import type { OwnLock, OwnRecord } from './own.record.ts'

/**
 * The record without the locks whose time is over. A draft of before comes back where none was begun since (PV22).
 */
export function unlockedAt(own: OwnRecord, now: Date): OwnRecord {
  return without(own, ({ until }) => Date.parse(until) <= now.getTime())
}

/** The record without the locks that were put on under this PIN. */
export function unlockedBy(own: OwnRecord, pin: string): OwnRecord {
  return without(own, (lock) => lock.pin === pin)
}

/** Everything that is to be seen goes under lock; what is on its way leaves all the same, as it was promised. */
export function lockedOwn(own: OwnRecord, { until, by, pin }: Pick<OwnLock, 'until' | 'by' | 'pin'>): OwnRecord {
  const cases = listShown(own).map(({ id }) => id)
  if (cases.length === 0 && own.draft === null) return own
  return { ...own, draft: null, locked: [...own.locked, { until, by, pin, cases, draft: own.draft }] }
}

/**
 * Without the lock that this account's linking has put on, and without what was written since and has not left: it was
 * not the person. What has left stays in the list, so that the person can withdraw it.
 */
export function takenBack(own: OwnRecord, account: string): OwnRecord {
  if (own.locked.at(-1)?.by !== account) return without(own, ({ by }) => by === account)
  const since = listShown(own).map(({ id }) => id)
  const idOf = ({ deed }: OwnRecord['outgoing'][number]) => (deed.kind === 'send' ? deed.letter.caseId : deed.caseId)
  const unsent = own.outgoing.filter((one) => one.deed.kind === 'send' && since.includes(idOf(one))).map(idOf)
  return without({
    ...own, draft: null, outgoing: own.outgoing.filter((one) => !since.includes(idOf(one))), cases: own.cases.filter(({ id }) => !unsent.includes(id)),
  }, ({ by }) => by === account)
}

/** Own cases that are under no lock. */
export function listShown({ cases, locked }: OwnRecord): OwnRecord['cases'] {
  return cases.filter(({ id }) => !locked.some((lock) => lock.cases.includes(id)))
}

function without(own: OwnRecord, over: (lock: OwnLock) => boolean): OwnRecord {
  const gone = own.locked.filter(over)
  if (gone.length === 0) return own
  return { ...own, draft: own.draft ?? gone.findLast(({ draft }) => draft !== null)?.draft ?? null, locked: own.locked.filter((lock) => !over(lock)) }
}
