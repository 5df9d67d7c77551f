import { randomBytes } from 'node:crypto'
import type { Box, Sealed } from '../platform/crypto.ts'
import type { Tx, Unit } from '../platform/unit.ts'
import { hasCode } from '../platform/unit.ts'
import type { Account } from './account.ts'
import { sealState } from './account.ts'
import type { Arrival } from './channel.ts'

/** What is kept of an arrival until it has acted. `order` is the place in its lane: numbers are never compared. */
export type Kept = { arrival: Arrival; order: number }
/** The view that is owed, `file`: and the file that goes with it. */
export type Debt = { view: string; file?: true }
export type Stored = { channel: string; number: string; lane: string; kept: Kept; attempts: number }

const sealId = (channel: string, number: string) => `update:${channel}:${number}`

/**
 * Stores a batch in one statement. Kept are arrivals of accounts that we know and those marked `always`; the answer
 * tells for each number its lane, or null when it comes from an address that nobody holds (any more).
 */
export async function storeArrivals(tx: Tx, box: Box, { channel, rows, day }: {
  channel: string
  rows: { kept: Kept; always: boolean; lane: string }[]
  day: Date
}): Promise<Map<string, { lane: string | null }>> {
  const payloads: Sealed[] = rows.map(({ kept }) => box.seal(sealId(channel, kept.arrival.number), kept))
  const answer = await tx.$queryRaw<{ number: string; lane: string | null }[]>`
    with arrived as (
      select row.number, row.payload, case when row.always or a.id is not null then row.lane end as lane
      from unnest(${rows.map(({ kept }) => kept.arrival.number)}::text[], ${rows.map(({ kept }) => kept.arrival.address)}::text[],
        ${payloads}::bytea[], ${rows.map((row) => row.always)}::boolean[], ${rows.map((row) => row.lane)}::text[])
        as row (number, address, payload, always, lane)
      left join account a on a.channel = ${channel} and a.address = row.address
        and (a.person_id is not null or a.invitation_id is not null or a.group_of is not null)
    ), kept as (
      insert into stored_update (channel, number, lane, payload, state, attempts, day)
      select ${channel}, number, lane, payload, 'pending', 0, ${day}::date from arrived where lane is not null
      on conflict (channel, number) do nothing
    )
    select number, lane from arrived`
  return new Map(answer.map(({ number, lane }) => [number, { lane }]))
}

const MARK = 8

/** What a debt says: sealed, or a mark of random bytes, which means what `state` holds as the screen. Null: nothing stands there. */
export function readDebt(box: Box, { id, state }: Pick<Account, 'id' | 'state'>, debt: Uint8Array): Debt | null {
  if (debt.length !== MARK) return box.open<Debt>(`owed:${id}`, debt)
  return state.screen?.view === undefined ? null : { view: state.screen.view }
}

/**
 * The last statement of the unit that acted: consumes the update, keeps what is owed, marks changed screens.
 * The commit leaves with it (LAST in platform/server.ts), so an update that had acted before makes it fail: by a
 * division by zero (`isRepeated`), and nothing of the unit stays.
 * @param until foreseen: when the screen that `account.state` already holds is closed, or null if it is not
 * @returns how many screens were marked, and the debt
 */
export async function consume(unit: Unit, { channel, number, account, owed, views, until }: {
  channel: string
  number: string
  account: Account | null
  owed: Debt | null
  views: Set<string>
  until?: string | null
}): Promise<{ marked: number; debt: Sealed | null }> {
  const id = account?.id ?? ''
  const state = account && sealState(unit, id, account.state)
  // The view of a foreseen screen is in the state already: something that tells this debt from the next one is enough.
  const debt = account && owed !== null ? (until === undefined ? unit.box.seal(`owed:${id}`, owed) : new Uint8Array(randomBytes(MARK))) : null
  const hashes = [...views].flatMap((view) => unit.box.hashes('view', view))
  const rows = await unit.tx.$queryRaw<{ marked: number }[]>`/* last */
    with consumed as (
      update stored_update set state = 'acted', payload = null, lane = null
      where channel = ${channel} and number = ${number} and state = 'pending' returning 1
    ), marked as (update account set dirty = true where view_hash = any(${hashes}::text[]) and id <> ${id} returning 1),
    mine as (update account set state = ${state}, used_on = ${unit.now}::timestamptz::date, blocked = ${account?.blocked ?? false}, owed = coalesce(${debt}, owed),
      view_hash = coalesce(${debt && owed !== null ? unit.box.hash('view', owed.view) : null}, view_hash),
      closes_at = case when ${until !== undefined} then ${until ?? null}::timestamptz else closes_at end where id = ${id})
    select 1 / (select count(*)::int from consumed) as acted, (select count(*)::int from marked) as marked`
  return { marked: rows[0]?.marked ?? 0, debt }
}

/** Whether a unit was undone because its update had acted before. */
export const isRepeated = (error: unknown): boolean => hasCode(error, '22012')

export function intakeRepo(tx: Tx, box: Box) {
  return {
    /** What was stored and has not acted, in each lane's order. */
    async listPending(): Promise<Stored[]> {
      const rows = await tx.$queryRaw<{ channel: string; number: string; lane: string | null; payload: Uint8Array | null; attempts: number }[]>`
        select channel, number, lane, payload, attempts from stored_update where state = 'pending'`
      const read: Stored[] = []
      for (const { channel, number, lane, payload, attempts } of rows) {
        const kept = payload && openKept(box, sealId(channel, number), payload)
        if (kept && lane) read.push({ channel, number, lane, attempts, kept })
        // Under a key that is gone: it waits aside until the key is back, and stops nobody else.
        else await tx.storedUpdate.update({ where: { channel_number: { channel, number } }, data: { state: 'aside' } })
      }
      return read.sort((a, b) => a.kept.order - b.kept.order)
    },
    /** One more failure; from the third on it is set aside under a code, with what was typed. */
    async fail({ channel, number, code }: { channel: string; number: string; code: string }): Promise<{ attempts: number; aside: boolean }> {
      const rows = await tx.$queryRaw<{ attempts: number; state: string }[]>`
        update stored_update set attempts = attempts + 1, state = case when attempts >= 2 then 'aside' else state end,
          code = case when attempts >= 2 then ${code} else code end
        where channel = ${channel} and number = ${number} and state = 'pending' returning attempts, state`
      return { attempts: rows[0]?.attempts ?? 0, aside: rows[0]?.state === 'aside' }
    },
    shown: (channel: string, number: string) =>
      tx.$executeRaw`update stored_update set state = 'shown' where channel = ${channel} and number = ${number} and state = 'acted'`,
    /** Numbers are kept for eight days: longer than a channel repeats itself. What was set aside stays. */
    forget: (before: Date) => tx.$executeRaw`delete from stored_update where state in ('acted', 'shown') and day < ${before}::date`,
    countAside: () => tx.storedUpdate.count({ where: { state: 'aside' } }),
  }
}

function openKept(box: Box, id: string, payload: Uint8Array): Kept | null {
  try {
    return box.open<Kept>(id, payload)
  } catch {
    return null
  }
}
