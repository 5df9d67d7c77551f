import type { Box } from '../../platform/crypto.ts'
import type { Unit } from '../../platform/unit.ts'
import type { CheckRecord } from './self-check.record.ts'
import { KEPT_DAYS } from '../org/stored.rules.ts'
import { unlockedAt } from './locked.rules.ts'
import { newRecord } from './self-check.record.ts'
import type { Check } from './self-check.rules.ts'
import { isOpen } from './self-check.rules.ts'

/** A round that is open for a person, and what the person has of its period. */
export type OpenRound = {
  id: string
  organisationId: string
  period: string
  closesAt: Date
  meetsAt: Date
  /** The meeting that it prepares is off. */
  putOff: boolean
  timeZone: string
  checkId: string | null
  done: boolean
  /** A check of an earlier period was finished. */
  before: boolean
}

export const OPEN_ROUND = 'self-check.open-round'

type Row = Omit<Check, 'record'> & { record: Uint8Array | null }

// A check belongs to the person and the period: it stays open until the last of the person's rounds closes.
const SELECT = `
  select c.id, c.period, c.question_set_id as "questionSetId", c.done, c.record, c.keep_until as "keepUntil",
    (select max(r.closes_at) from participant p join round r on r.id = p.thing_id
      where p.person_id = c.person_id and r.period = c.period) as "closesAt"
  from self_check c`

/** Every query names the person: another's check is not found, as one that never was. */
export function selfCheckRepo({ tx, box, now }: Unit) {
  // Of a month that is over the answers may be deleted; that it is over is said all the same.
  const read = ([row]: Row[]): Check | null => {
    if (!row) return null
    if (row.record) return { ...row, record: unlockedAt(openRecord(box, { ...row, record: row.record }), now) }
    return isOpen(row, now) ? null : { ...row, record: newRecord('one') }
  }
  return {
    async find(id: string, personId: string): Promise<Check | null> {
      return read(await tx.$queryRawUnsafe<Row[]>(`${SELECT} where c.id = $1 and c.person_id = $2`, id, personId))
    },
    /** The same, held until the unit ends: two phones answer one after the other. */
    async lock(id: string, personId: string): Promise<Check | null> {
      const rows = await tx.$queryRawUnsafe<Row[]>(
        `${SELECT} where c.id = $1 and c.person_id = $2 for update of c`, id, personId)
      return read(rows)
    },
    /** The person's newest check of any period. */
    async findLast(personId: string): Promise<Check | null> {
      return read(await tx.$queryRawUnsafe<Row[]>(
        `${SELECT} where c.person_id = $1 and c.record is not null order by c.period desc limit 1`, personId))
    },
    async save({ id, done }: Pick<Check, 'id' | 'done'>, record: CheckRecord): Promise<void> {
      await tx.$executeRaw`update self_check set record = ${sealRecord(box, id, record)}, done = ${done} where id = ${id}`
    },
    /** Makes the check of an open round of this person, unless there is one; its id, or null where there is no such round. */
    async start(roundId: string, { id, personId, record }: { id: string; personId: string; record: CheckRecord }): Promise<string | null> {
      await tx.$executeRaw`
        insert into self_check (id, person_id, period, question_set_id, done, record)
        select ${id}, p.person_id, r.period, r.question_set_id, false, ${sealRecord(box, id, record)}
        from round r join participant p on p.thing_id = r.id
        where r.id = ${roundId} and p.person_id = ${personId} and r.state = 'open' and r.closes_at > ${now}
        on conflict (person_id, period) do nothing`
      const rows = await tx.$queryRaw<{ id: string; empty: boolean }[]>`
        select c.id, c.record is null as empty
        from self_check c join round r on r.period = c.period join participant p on p.thing_id = r.id
        where r.id = ${roundId} and p.person_id = ${personId} and c.person_id = ${personId} and r.closes_at > ${now}
        for update of c`
      const found = rows[0]
      // What was deleted on withdrawing begins anew, under the id that its encryption is bound to.
      if (found?.empty) await this.save({ id: found.id, done: false }, record)
      return found?.id ?? null
    },
    /** All that this person has written and that is still kept, held until the unit ends. */
    async lockWritten(personId: string): Promise<{ id: string; done: boolean; record: CheckRecord }[]> {
      const rows = await tx.$queryRaw<{ id: string; done: boolean; record: Uint8Array }[]>`
        select id, done, record from self_check where person_id = ${personId} and record is not null order by id for update`
      return rows.map((row) => ({ ...row, record: openRecord(box, row) }))
    },
    /** Until when a part of it is under lock. */
    keepLocked: (id: string, until: Date | null) => tx.check.update({ where: { id }, data: { lockedUntil: until } }),
    /** Deletes all answers and notes of a person. That a check was done stays for its time (AL4). */
    async forget(personId: string): Promise<void> {
      await tx.$executeRaw`delete from self_check where person_id = ${personId} and not done`
      await tx.$executeRaw`update self_check set record = null, keep_until = null, locked_until = null where person_id = ${personId}`
      await tx.$executeRaw`delete from reminder_wish where person_id = ${personId}`
      await tx.$executeRaw`delete from raised where person_id = ${personId}`
    },
    /**
     * Deletes what was written in months whose time is over. That a check was done stays. What was under lock is still
     * there for some days after, to be taken up again.
     * @param personId one person's alone; null: everybody's
     */
    async forgetOld(personId: string | null = null): Promise<void> {
      await tx.$executeRaw`
        update self_check set record = null, keep_until = null, locked_until = null where keep_until < ${now}::date
          and (locked_until is null or locked_until < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS}::int))
          and (${personId}::text is null or person_id = ${personId})`
    },
    /** The rounds open for a person now, the first to close first. */
    listOpen(personId: string): Promise<OpenRound[]> {
      return tx.$queryRaw<OpenRound[]>`
        select r.id, r.organisation_id as "organisationId", r.period, r.closes_at as "closesAt", m.starts_at as "meetsAt", m.state = 'cancelled' as "putOff", o.time_zone as "timeZone",
          c.id as "checkId", coalesce(c.done, false) as done,
          exists (select 1 from self_check e where e.person_id = p.person_id and e.period < r.period and e.done) as before
        from participant p join round r on r.id = p.thing_id join meeting m on m.id = r.meeting_id
          join organisation o on o.id = r.organisation_id
          left join self_check c on c.person_id = p.person_id and c.period = r.period and c.record is not null
        where p.person_id = ${personId} and r.state = 'open' and r.closes_at > ${now}
        order by r.closes_at, r.id`
    },
    /** The period of a round that this person took part in, open or not. */
    async findPeriod(roundId: string, personId: string): Promise<string | null> {
      const rows = await tx.$queryRaw<{ period: string }[]>`
        select r.period from round r join participant p on p.thing_id = r.id
        where r.id = ${roundId} and p.person_id = ${personId}`
      return rows[0]?.period ?? null
    },
    async hasOpenRound(organisationIds: string[]): Promise<boolean> {
      const found = await tx.round.findFirst({
        where: { organisationId: { in: organisationIds }, state: 'open', closesAt: { gt: now } }, select: { id: true },
      })
      return found !== null
    },
    /** When the calendar opens the next round in one of these branches. */
    async findNextOpening(organisationIds: string[]): Promise<{ at: Date; timeZone: string } | null> {
      const rows = await tx.$queryRaw<{ at: Date; timeZone: string }[]>`
        select d.at, o.time_zone as "timeZone" from due d join organisation o on o.id = d.organisation_id
        where d.job = ${OPEN_ROUND} and d.organisation_id = any(${organisationIds}) and d.at > ${now} order by d.at limit 1`
      return rows[0] ?? null
    },
  }
}

export function sealRecord(box: Box, id: string, record: CheckRecord): Uint8Array<ArrayBuffer> {
  return box.seal(`check:${id}`, record)
}

export function openRecord(box: Box, { id, record }: { id: string; record: Uint8Array }): CheckRecord {
  return box.open<CheckRecord>(`check:${id}`, record)
}
