import type { Sealed } from '../../platform/crypto.ts'
import type { Unit } from '../../platform/unit.ts'
import { KEPT_DAYS, KEPT_MONTHS } from '../org/stored.rules.ts'
import type { Past } from './history.rules.ts'
import { unlockedAt } from './locked.rules.ts'
import type { CheckRecord } from './self-check.record.ts'
import { openRecord, sealRecord } from './self-check.repo.ts'

type Row = Omit<Past, 'record'> & { record: Uint8Array | null }

const SELECT = `
  select c.id, c.period, c.question_set_id as "questionSetId", c.done, c.record, c.keep_until as "keepUntil",
    (select max(r.closes_at) from participant p join round r on r.id = p.thing_id
      where p.person_id = c.person_id and r.period = c.period) as "closesAt"
  from self_check c where c.person_id = $1`

/** A member's own months; every query names the person. */
export function historyRepo({ tx, box, now }: Unit) {
  const read = (row: Row): Past =>
    ({ ...row, record: row.record && unlockedAt(openRecord(box, { id: row.id, record: row.record }), now) })
  return {
    /** All months, newest first. */
    async list(personId: string): Promise<Past[]> {
      return (await tx.$queryRawUnsafe<Row[]>(`${SELECT} order by c.period desc`, personId)).map(read)
    },
    /** All months of which something is written, held until the unit ends. */
    async lockAll(personId: string): Promise<Past[]> {
      return (await tx.$queryRawUnsafe<Row[]>(`${SELECT} and c.record is not null order by c.id for update of c`, personId)).map(read)
    },
    /** The check of a meeting that is held today, by its branch's clock. */
    async findToday(personId: string): Promise<{ id: string } | null> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        select c.id from participant p join round r on r.id = p.thing_id join meeting m on m.id = r.meeting_id
          join organisation o on o.id = m.organisation_id
          join self_check c on c.person_id = p.person_id and c.period = r.period and c.record is not null
        where p.person_id = ${personId} and m.state in ('proposed', 'confirmed')
          and (m.starts_at at time zone o.time_zone)::date = (${now}::timestamptz at time zone o.time_zone)::date
        order by m.starts_at limit 1`
      return rows[0] ?? null
    },
    async saveAll(rows: { id: string; record: CheckRecord }[]): Promise<void> {
      const sealed: Sealed[] = rows.map(({ id, record }) => sealRecord(box, id, record))
      await tx.$executeRaw`
        update self_check c set record = row.record
        from unnest(${rows.map(({ id }) => id)}::text[], ${sealed}::bytea[]) as row (id, record) where c.id = row.id`
    },
    /** Deletes what was written; that a check was done stays for its time. */
    async forget(ids: string[]): Promise<void> {
      await tx.$executeRaw`delete from self_check where id = any(${ids}) and not done`
      await tx.$executeRaw`update self_check set record = null, keep_until = null where id = any(${ids})`
    },
    /** Until when the months that are over are kept, after a consent to keep was given (`long`) or taken back. */
    async keepFor(personId: string, long: boolean): Promise<void> {
      await tx.$executeRaw`
        update self_check c set keep_until = closed.day + case when ${long} and c.done
          then make_interval(months => ${KEPT_MONTHS}::int) else make_interval(days => ${KEPT_DAYS}::int) end
        from (select r.period, max((r.closes_at at time zone o.time_zone)::date) as day
          from participant p join round r on r.id = p.thing_id join organisation o on o.id = r.organisation_id
          where p.person_id = ${personId} group by r.period) closed
        where c.person_id = ${personId} and c.period = closed.period and c.keep_until is not null`
    },
  }
}
