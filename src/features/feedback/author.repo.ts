import type { Unit } from '../../platform/unit.ts'

/** What an author's screens need beside the cases. */
export function authorRepo({ tx }: Unit) {
  return {
    /** When the meetings of these branches begin, of whatever kind. */
    async listMeetings(organisationIds: readonly string[], { from, to }: { from: Date; to: Date }): Promise<Map<string, Date[]>> {
      const rows = await tx.meeting.findMany({
        where: { organisationId: { in: [...organisationIds] }, state: { not: 'cancelled' }, startsAt: { gte: from, lte: to } },
        select: { organisationId: true, startsAt: true },
      })
      return new Map(organisationIds.map((id) => [id, rows.filter(({ organisationId }) => organisationId === id).map(({ startsAt }) => startsAt)]))
    },
  }
}
