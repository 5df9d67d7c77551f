import type { Unit } from '../platform/unit.ts'

/** Messages that nobody asked for, in a calendar month: for whoever does everything in time, and for others (SC10). */
const MOST = { inTime: 4, behind: 6 }

/** Whether a person let something pass undone since then; each feature that asks something of people has its own. */
export type Behind = (unit: Unit, personId: string, since: Date) => Promise<boolean>

/**
 * Whether the month's messages are used up. Plans and merging keep below it; this holds where several of them meet. What
 * is not told then still stands on the start screen.
 * @param kinds the pushes that count
 */
export async function isFull(unit: Unit, personId: string, { zone, kinds, behind }: { zone: string; kinds: string[]; behind: Behind[] }): Promise<boolean> {
  const [row] = await unit.tx.$queryRaw<{ n: number; since: Date }[]>`
    select count(n.id)::int as n, month.since from (
      select date_trunc('month', ${unit.now}::timestamptz at time zone ${zone}) at time zone ${zone} as since) month
    left join notice n on n.to_id = ${personId} and n.kind = any(${kinds}) and n.sent_at >= month.since
      and (n.message_id is not null or n.state = 'uncertain')
    group by month.since`
  const { n: count = 0, since = unit.now } = row ?? {}
  if (count < MOST.inTime) return false
  if (count >= MOST.behind) return true
  for (const isBehind of behind) if (await isBehind(unit, personId, since)) return false
  return true
}
