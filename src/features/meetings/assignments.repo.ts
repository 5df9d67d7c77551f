import type { Day } from '../../platform/calendar.ts'
import { dayOf } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'

export type AssignmentState = 'open' | 'done' | 'dropped'
/** What a meeting gave to somebody (MR10). `result`: the owner's words, asked for before it is reported on. */
export type Assignment = {
  id: string
  organisationId: string
  meetingId: string
  ownerId: string | null
  owner: string | null
  due: Day | null
  state: AssignmentState
  title: string
  result: { text: string | null; on: Day } | null
}
type Kept = Pick<Assignment, 'title' | 'result'>

/** Months after which what was done stands in no list any more. */
const MONTHS = 15

export function assignmentsRepo({ tx, box, now }: Unit) {
  async function list(where: { organisationId?: string; ownerId?: string; id?: string }): Promise<Assignment[]> {
    const since = new Date(now.getTime() - MONTHS * 31 * 86_400_000)
    const rows = await tx.$queryRaw<(Omit<Assignment, 'title' | 'result' | 'due'> & { due: Date | null; record: Uint8Array })[]>`
      select a.id, a.organisation_id as "organisationId", a.meeting_id as "meetingId", a.owner_id as "ownerId", p.full_name as owner, a.due, a.state, a.record
      from assignment a left join person p on p.id = a.owner_id left join meeting m on m.id = a.meeting_id
      where (a.organisation_id = ${where.organisationId ?? ''} or a.owner_id = ${where.ownerId ?? ''} or a.id = ${where.id ?? ''})
        and (a.state = 'open' or m.starts_at > ${since}) order by a.due nulls last, a.id`
    return rows.map(({ due, record, ...row }) => ({ ...row, due: due && dayOf(due, 'UTC'), ...box.open<Kept>(`assignment:${row.id}`, record) }))
  }
  return {
    listOf: (organisationId: string) => list({ organisationId }),
    listOwn: (ownerId: string) => list({ ownerId }),
    find: async (id: string) => (await list({ id }))[0] ?? null,
    /** Of an id that is there already nothing changes but its words, owner and day: its state is its own. */
    async save({ id, organisationId, meetingId, ownerId, due, state, title, result }: Omit<Assignment, 'owner'>): Promise<void> {
      const record = box.seal(`assignment:${id}`, { title, result } satisfies Kept)
      const changing = { ownerId, due: due === null ? null : new Date(due), record }
      await tx.assignment.upsert({ where: { id }, create: { id, organisationId, meetingId, state, ...changing }, update: { ...changing, state } })
    },
    async remove(id: string): Promise<void> {
      await tx.assignment.deleteMany({ where: { id } })
    },
  }
}
