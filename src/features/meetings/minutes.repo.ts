import type { Unit } from '../../platform/unit.ts'

export function minutesRepo({ tx, now }: Unit) {
  return {
    /** Whether somebody spoke, briefly or at length; null: not yet. */
    async saveSpoke({ meetingId, personId, spoke }: { meetingId: string; personId: string; spoke: 'short' | 'long' | null }): Promise<void> {
      await tx.$executeRaw`
        insert into attendance (meeting_id, person_id, spoke) values (${meetingId}, ${personId}, ${spoke})
        on conflict (meeting_id, person_id) do update set spoke = excluded.spoke`
    },
    /** The last month in which each spoke at length at another meeting of the branch. */
    async lastLong({ organisationId, meetingId }: { organisationId: string; meetingId: string }): Promise<Map<string, string>> {
      const rows = await tx.$queryRaw<{ personId: string; at: string }[]>`
        select a.person_id as "personId", max(to_char(m.starts_at, 'YYYY-MM-DD')) as at from attendance a join meeting m on m.id = a.meeting_id
        where m.organisation_id = ${organisationId} and m.id <> ${meetingId} and a.spoke = 'long' group by a.person_id`
      return new Map(rows.map(({ personId, at }) => [personId, at]))
    },
    /** Meetings of these branches whose minutes are being written. */
    async listOpen(organisationIds: readonly string[]): Promise<string[]> {
      const rows = await tx.meeting.findMany({
        where: { organisationId: { in: [...organisationIds] }, minutes: { not: null }, adoptedAt: null, state: { in: ['confirmed', 'held'] }, startsAt: { gt: new Date(now.getTime() - 30 * 86_400_000) } },
        select: { id: true }, orderBy: { startsAt: 'asc' },
      })
      return rows.map(({ id }) => id)
    },
  }
}
