import type { Day } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/unit.ts'
import type { Span } from './absence.rules.ts'

export type AbsenceRow = Span & { id: string; personId: string; enteredBy: string; enteredName: string }
export type Organisation = { id: string; timeZone: string }

const SELECT = `
  select b.id, b.person_id as "personId", b."from"::text as "from", b."to"::text as "to", b.entered_by as "enteredBy",
    coalesce(e.full_name, '') as "enteredName"
  from absence b left join person e on e.id = b.entered_by`

export function absenceRepo(tx: Tx) {
  return {
    /** The absences of a person that are not over on this day, in order. */
    list(personId: string, today: Day): Promise<AbsenceRow[]> {
      return tx.$queryRawUnsafe<AbsenceRow[]>(`${SELECT} where b.person_id = $1 and b."to" >= $2::date and b."to" >= b."from" order by b."from"`, personId, today)
    },
    async find(id: string): Promise<AbsenceRow | null> {
      return (await tx.$queryRawUnsafe<AbsenceRow[]>(`${SELECT} where b.id = $1`, id))[0] ?? null
    },
    /** Holds a person's absences until the unit ends: two who enter days at once do it one after the other. */
    async lock(personId: string): Promise<void> {
      await tx.$queryRaw`select 1 from person where id = ${personId} for update`
    },
    /** Takes away what overlaps these days or touches them; the days of all of them together. */
    async join(personId: string, { from, to }: Span): Promise<Span> {
      const rows = await tx.$queryRaw<Span[]>`
        delete from absence where person_id = ${personId} and "to" >= "from" and "from" <= ${to}::date + 1 and "to" >= ${from}::date - 1
        returning "from"::text as "from", "to"::text as "to"`
      return {
        from: rows.map((row) => row.from).reduce((a, b) => (a < b ? a : b), from),
        to: rows.map((row) => row.to).reduce((a, b) => (a > b ? a : b), to),
      }
    },
    async insert({ id, personId, from, to, enteredBy }: Omit<AbsenceRow, 'enteredName'>): Promise<void> {
      await tx.$executeRaw`
        insert into absence (id, person_id, "from", "to", entered_by) values (${id}, ${personId}, ${from}::date, ${to}::date, ${enteredBy})`
    },
    /** Nothing of it is left from this day on; it stays as a mark of when somebody came back. False when it was over. */
    async end(id: string, today: Day): Promise<boolean> {
      return (await tx.$executeRaw`update absence set "to" = ${today}::date - 1 where id = ${id} and "to" >= ${today}::date and "from" <= ${today}::date`) === 1
        || (await tx.$executeRaw`delete from absence where id = ${id} and "from" > ${today}::date`) === 1
    },
    /** Who of these people is absent on this day. */
    async listAbsent(personIds: readonly string[], day: Day): Promise<string[]> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        select distinct person_id as id from absence
        where person_id = any(${[...personIds]}) and "from" <= ${day}::date and "to" >= ${day}::date`
      return rows.map(({ id }) => id)
    },
    /** The last day of the absence that a person is in. */
    async findUntil(personId: string, day: Day): Promise<Day | null> {
      const rows = await tx.$queryRaw<{ to: Day }[]>`
        select "to"::text as "to" from absence where person_id = ${personId} and "from" <= ${day}::date and "to" >= ${day}::date order by "to" desc limit 1`
      return rows[0]?.to ?? null
    },
    /** The organisations in which a person is today, as the members' lists show them. */
    listOrganisations(personId: string, now: Date): Promise<Organisation[]> {
      return tx.$queryRaw<Organisation[]>`
        select distinct o.id, o.time_zone as "timeZone" from membership m join organisation o on o.id = m.organisation_id
        where m.person_id = ${personId} and m."from" <= (${now}::timestamptz at time zone o.time_zone)::date
          and (m."to" is null or m."to" > (${now}::timestamptz at time zone o.time_zone)::date) order by o.id`
    },
    async findName(personId: string): Promise<string> {
      return (await tx.person.findUnique({ where: { id: personId }, select: { fullName: true } }))?.fullName ?? ''
    },
  }
}
