import type { Unit } from '../platform/unit.ts'

/** Messages that nobody asked for, in a calendar month: for whoever does everything in time, and for others (SC10). */
export type Room = { inTime: number; behind: number }
export const MOST: Room = { inTime: 4, behind: 6 }
/** Among messages that say what they are about a push leaves room for one more of them, which takes it along: the one of the meeting's own day. */
const PUSH_AMONG_OTHERS: Room = { inTime: 4, behind: 5 }

/** Whether a person let something pass undone since then; each feature that asks something of people has its own. */
export type Behind = (unit: Unit, personId: string, since: Date) => Promise<boolean>

/**
 * Whether the month's messages are used up. Plans and merging keep below it; this holds where several of them meet. What
 * is not told then still stands on the start screen.
 * @param kinds what counts, but for what somebody was told because of an office; `spoken` those of them that say what they are about
 * @param room absent for a push
 */
export async function isFull(unit: Unit, personId: string, { zone, kinds, spoken, behind, room }: { zone: string; kinds: string[]; spoken: string[]; behind: Behind[]; room?: Room }): Promise<boolean> {
  const [row] = await unit.tx.$queryRaw<{ n: number; others: number; since: Date }[]>`
    select count(n.id)::int as n, count(n.id) filter (where n.kind = any(${spoken}))::int as others, month.since from (
      select date_trunc('month', ${unit.now}::timestamptz at time zone ${zone}) at time zone ${zone} as since) month
    left join notice n on n.to_id = ${personId} and n.kind = any(${kinds}) and n.about->>'office' is null and n.sent_at >= month.since
      and (n.message_id is not null or n.state = 'uncertain')
    group by month.since`
  const { n: count = 0, others = 0, since = unit.now } = row ?? {}
  const { inTime, behind: most } = room ?? (others > 0 ? PUSH_AMONG_OTHERS : MOST)
  if (count < inTime) return false
  if (count >= most) return true
  for (const isBehind of behind) if (await isBehind(unit, personId, since)) return false
  return true
}
