import { newId } from './crypto.ts'
import type { Database } from './database.ts'

/** How long it holds without being renewed. */
export const LEASE_SECONDS = 15

/** What only one process may do at a time: handling updates, the heartbeat, sending. Kept in real time. */
export interface Lease {
  /** Takes or renews it; false while another process holds it. */
  hold(): Promise<boolean>
  /** Gives it back, so that the next process need not wait. */
  release(): Promise<void>
}

/** @param alone no other process can have this database open: the lease of one that was killed is taken at once */
export function makeLease({ prisma }: Database, { name, alone }: { name: string; alone: boolean }): Lease {
  const holder = newId()
  let first = alone
  return {
    async hold() {
      // The server's clock, one for all processes.
      const rows = await prisma.$executeRaw`
        insert into lease (name, holder, "until") values (${name}, ${holder}, clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}::int))
        on conflict (name) do update set holder = excluded.holder, "until" = excluded."until"
        where lease.holder = ${holder} or lease."until" < clock_timestamp() or ${first}`
      first = false
      return rows === 1
    },
    async release() {
      await prisma.$executeRaw`delete from lease where name = ${name} and holder = ${holder}`
    },
  }
}
