import type { Unit } from '../../platform/unit.ts'

export type QuarterMeeting = { organisationId: string; kind: string; period: string; startsAt: Date }

export function releaseRepo({ tx }: Unit) {
  return {
    /** The themed meetings of these quarters and the regular ones of these months, cancelled ones left out. */
    listMeetings(organisationIds: readonly string[], { quarters, months }: { quarters: readonly string[]; months: readonly string[] }): Promise<QuarterMeeting[]> {
      return tx.$queryRaw<QuarterMeeting[]>`
        select organisation_id as "organisationId", kind, period, starts_at as "startsAt" from meeting
        where organisation_id = any(${[...organisationIds]}) and state <> 'cancelled'
          and ((kind = 'themed' and period = any(${[...quarters]})) or (kind = 'regular' and period = any(${[...months]})))`
    },
    async listNames(personIds: readonly string[]): Promise<Map<string, string>> {
      const rows = await tx.person.findMany({ where: { id: { in: [...personIds] } }, select: { id: true, fullName: true } })
      return new Map(rows.map(({ id, fullName }) => [id, fullName]))
    },
  }
}
