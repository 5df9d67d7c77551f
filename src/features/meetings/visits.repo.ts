import type { Day, Period } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'

/** Who goes to a branch: standing (`period` empty), or in one month in place of whoever stands. */
export type Assigned = { organisationId: string; period: Period | ''; personId: string; fullName: string }
export type VisitMeeting = { id: string; organisationId: string; organisation: string; timeZone: string; period: Period; startsAt: Date; state: string }
export type VisitNote = { meetingId: string; personId: string; came: boolean; remark: string | null; on: Day }

export function visitsRepo({ tx, box }: Unit) {
  const withNames = (where: object) => tx.visit.findMany({ where }).then(async (rows): Promise<Assigned[]> => {
    const people = await tx.person.findMany({ where: { id: { in: rows.map(({ personId }) => personId) } }, select: { id: true, fullName: true } })
    const names = new Map(people.map(({ id, fullName }) => [id, fullName]))
    return rows.map((row) => ({ ...row, fullName: names.get(row.personId) ?? '' }))
  })
  return {
    listOf: (organisationIds: readonly string[]) => withNames({ organisationId: { in: [...organisationIds] } }),
    listMine: (personId: string) => withNames({ personId }),
    async set({ organisationId, period, personId }: Omit<Assigned, 'fullName'>): Promise<void> {
      await tx.visit.upsert({ where: { organisationId_period: { organisationId, period } }, create: { organisationId, period, personId }, update: { personId } })
    },
    /** Nobody goes anywhere for a committee that he has left. */
    async forget(personId: string, organisationIds: readonly string[]): Promise<void> {
      await tx.visit.deleteMany({ where: { personId, organisationId: { in: [...organisationIds] } } })
    },
    async clear(organisationId: string, period: Period | ''): Promise<void> {
      await tx.visit.deleteMany({ where: { organisationId, period } })
    },
    /** The regular meetings of these branches between two moments, in their order. */
    listMeetings(organisationIds: readonly string[], { from, to }: { from: Date; to: Date }): Promise<VisitMeeting[]> {
      return tx.$queryRaw<VisitMeeting[]>`
        select m.id, m.organisation_id as "organisationId", o.name as organisation, o.time_zone as "timeZone", m.starts_at as "startsAt", m.state,
          to_char(m.starts_at at time zone o.time_zone, 'YYYY-MM') as period
        from meeting m join organisation o on o.id = m.organisation_id
        where m.organisation_id = any(${[...organisationIds]}) and m.kind = 'regular' and m.state <> 'cancelled' and m.starts_at >= ${from} and m.starts_at < ${to}
        order by m.starts_at, o.name, m.id`
    },
    async listNotes(meetingIds: readonly string[]): Promise<VisitNote[]> {
      const rows = await tx.visitNote.findMany({ where: { meetingId: { in: [...meetingIds] } } })
      return rows.map(({ record, on, ...row }) => ({
        ...row, on: on.toISOString().slice(0, 10), remark: record === null ? null : box.open<{ remark: string }>(`visit:${row.meetingId}:${row.personId}`, record).remark,
      }))
    },
    async saveNote({ meetingId, personId, came, remark, on }: VisitNote): Promise<void> {
      const record = remark === null ? null : box.seal(`visit:${meetingId}:${personId}`, { remark })
      const row = { came, record, on: new Date(on) }
      await tx.visitNote.upsert({ where: { meetingId_personId: { meetingId, personId } }, create: { meetingId, personId, ...row }, update: row })
    },
  }
}
