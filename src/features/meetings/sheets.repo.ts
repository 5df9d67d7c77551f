import type { Unit } from '../../platform/unit.ts'
import type { AgendaRecord } from './agenda.rules.ts'
import { NO_AGENDA } from './agenda.rules.ts'
import { meetingRepo } from './meeting.repo.ts'
import type { MeetingKind, MeetingRow } from './meeting.rules.ts'
import type { MinutesRecord } from './minutes.rules.ts'

/** A meeting with what is written for it and at it, opened. */
export type Sheet = MeetingRow & { language: string; agenda: AgendaRecord; minutes: MinutesRecord | null }

export function sheetsRepo({ tx, box }: Unit) {
  const meetings = meetingRepo(tx)
  async function opened(meeting: MeetingRow | null): Promise<Sheet | null> {
    if (!meeting) return null
    const { id, organisationId } = meeting
    const row = await tx.meeting.findUniqueOrThrow({ where: { id }, select: { agenda: true, minutes: true } })
    const { language } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { language: true } })
    return {
      ...meeting, language,
      agenda: row.agenda ? box.open<AgendaRecord>(`agenda:${id}`, row.agenda) : NO_AGENDA,
      minutes: row.minutes ? box.open<MinutesRecord>(`minutes:${id}`, row.minutes) : null,
    }
  }
  const find = async (id: string) => opened(await meetings.find(id))

  return {
    find,
    /** The same, held: whoever holds a meeting holds what is written for it. */
    lock: async (id: string) => opened(await meetings.lock(id)),
    /** Meetings of this kind that came before, newest first. */
    async listBefore({ organisationId, kind, before, most }: { organisationId: string; kind: MeetingKind; before: Date; most: number }): Promise<Sheet[]> {
      const rows = await tx.meeting.findMany({
        where: { organisationId, kind, startsAt: { lt: before }, state: { not: 'cancelled' } }, orderBy: { startsAt: 'desc' }, take: most, select: { id: true },
      })
      const sheets: Sheet[] = []
      for (const { id } of rows) {
        const sheet = await find(id)
        if (sheet) sheets.push(sheet)
      }
      return sheets
    },
    async saveAgenda(id: string, agenda: AgendaRecord): Promise<void> {
      await tx.meeting.update({ where: { id }, data: { agenda: box.seal(`agenda:${id}`, agenda) } })
    },
    async saveMinutes(id: string, minutes: MinutesRecord): Promise<void> {
      await tx.meeting.update({ where: { id }, data: { minutes: box.seal(`minutes:${id}`, minutes) } })
    },
    /** Names of people, by id. */
    async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
      const rows = await tx.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, fullName: true } })
      return new Map(rows.map(({ id, fullName }) => [id, fullName]))
    },
  }
}
