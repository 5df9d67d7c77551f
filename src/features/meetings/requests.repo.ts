import type { Day } from '../../platform/calendar.ts'
import { dayOf } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'

/** What a branch asks of its superior (MR6). */
export type BranchRequest = {
  id: string
  organisationId: string
  organisation: string
  heldBy: string
  holder: string
  meetingId: string | null
  askedOn: Day
  answeredOn: Day | null
  text: string
  answer: { text: string; by: string } | null
}
type Kept = Pick<BranchRequest, 'text' | 'answer'>
export type Orientation = { organisationId: string; organisation: string; period: string; words: string }

export function requestsRepo({ tx, box }: Unit) {
  async function list(where: { organisationId?: string; heldBy?: string; id?: string }): Promise<BranchRequest[]> {
    const rows = await tx.$queryRaw<(Omit<BranchRequest, 'text' | 'answer' | 'askedOn' | 'answeredOn'> & { askedOn: Date; answeredOn: Date | null; record: Uint8Array })[]>`
      select r.id, r.organisation_id as "organisationId", o.name as organisation, r.held_by as "heldBy", h.name as holder, r.meeting_id as "meetingId",
        r.asked_on as "askedOn", r.answered_on as "answeredOn", r.record
      from branch_request r join organisation o on o.id = r.organisation_id join organisation h on h.id = r.held_by
      where r.organisation_id = ${where.organisationId ?? ''} or r.held_by = ${where.heldBy ?? ''} or r.id = ${where.id ?? ''}
      order by (r.answered_on is not null), r.asked_on, r.id`
    return rows.map(({ askedOn, answeredOn, record, ...row }) => ({
      ...row, askedOn: dayOf(askedOn, 'UTC'), answeredOn: answeredOn && dayOf(answeredOn, 'UTC'), ...box.open<Kept>(`request:${row.id}`, record),
    }))
  }
  return {
    listOf: (organisationId: string) => list({ organisationId }),
    listHeld: (heldBy: string) => list({ heldBy }),
    find: async (id: string) => (await list({ id }))[0] ?? null,
    async lock(id: string): Promise<void> {
      await tx.$queryRaw`select 1 from branch_request where id = ${id} for update`
    },
    async save({ id, organisationId, heldBy, meetingId, askedOn, answeredOn, text, answer }: Omit<BranchRequest, 'organisation' | 'holder'>): Promise<void> {
      const changing = { answeredOn: answeredOn === null ? null : new Date(answeredOn), record: box.seal(`request:${id}`, { text, answer } satisfies Kept) }
      await tx.branchRequest.upsert({ where: { id }, create: { id, organisationId, heldBy, meetingId, askedOn: new Date(askedOn), ...changing }, update: changing })
    },
    async remove(id: string): Promise<void> {
      await tx.branchRequest.deleteMany({ where: { id, answeredOn: null } })
    },
    /** The orientations of these committees for a month, in the order of the ids. */
    async listOrientations(organisationIds: readonly string[], period: string): Promise<Orientation[]> {
      const rows = await tx.orientation.findMany({ where: { organisationId: { in: [...organisationIds] }, period } })
      const names = new Map((await tx.organisation.findMany({ where: { id: { in: rows.map((row) => row.organisationId) } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]))
      return rows.map(({ organisationId, record }) => ({
        organisationId, period, organisation: names.get(organisationId) ?? '', words: box.open<{ words: string }>(`orientation:${organisationId}:${period}`, record).words,
      })).toSorted((a, b) => organisationIds.indexOf(a.organisationId) - organisationIds.indexOf(b.organisationId))
    },
    async saveOrientation({ organisationId, period, words }: Omit<Orientation, 'organisation'>, on: Day): Promise<void> {
      const record = box.seal(`orientation:${organisationId}:${period}`, { words })
      const sentOn = new Date(on)
      await tx.orientation.upsert({ where: { organisationId_period: { organisationId, period } }, create: { organisationId, period, sentOn, record }, update: { sentOn, record } })
    },
    async dropOrientation(organisationId: string, period: string): Promise<void> {
      await tx.orientation.deleteMany({ where: { organisationId, period } })
    },
  }
}
