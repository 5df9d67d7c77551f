import { addMinutes, dayOf } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import { RETENTION } from './retention.rules.ts'

const JOB = 'org.forget-past'
/** Minutes by which its day begins before midnight in London: at two in the night in Hà Nội. */
const EARLY = 5 * 60
/** Rows at most of one rule in a night; what is left over goes in the next. */
const MOST = 50_000

/**
 * Deletes what is past its time, in every table (AL4). One of the chores; the claim makes it once a night, whichever
 * process comes first. What it touches is old, so that it stands in nobody's way.
 */
export async function forgetPast(unit: Unit): Promise<void> {
  const night = dayOf(addMinutes(unit.now, EARLY), 'UTC')
  const claimed = await unit.tx.$executeRaw`
    insert into claim (job, organisation_id, period, missed) values (${JOB}, '', ${night}, false) on conflict do nothing`
  if (claimed === 0) return
  for (const [table, ...rules] of RETENTION) {
    for (const rule of rules) {
      if ('stays' in rule) continue
      const [length, amount] = Object.entries(rule.kept)[0] ?? ['days', 0]
      const where = rule.where.replaceAll(':then', `($1::timestamptz - interval '${amount} ${length}')`)
      const rows = `ctid = any(array(select ctid from "${table}" where ${where} limit ${MOST}))`
      const change = rule.empties === undefined ? `delete from "${table}"` : `update "${table}" set ${rule.empties}`
      await unit.tx.$executeRawUnsafe(`${change} where ${rows}`, ...(where.includes('$1') ? [unit.now.toISOString()] : []))
    }
  }
}
