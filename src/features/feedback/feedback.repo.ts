import { randomBytes } from 'node:crypto'
import type { Unit } from '../../platform/unit.ts'
import type { Case, CaseRecord, CaseState, Release, ReleaseRecord } from './case.record.ts'

/** Rows of readers a case: with chance beside them, so that their number tells of nobody who was left out. */
const READER_ROWS = 12

type CaseRow = { id: string; organisationId: string; heldBy: string; month: string; state: string; record: Uint8Array; author: Uint8Array }

export function feedbackRepo({ tx, box }: Unit) {
  const opened = ({ record, author, ...row }: CaseRow): Case => {
    const { withdrawn, ...read } = box.open<CaseRecord & { withdrawn: boolean }>(`case:${row.id}`, record)
    return { ...row, state: withdrawn ? 'withdrawn' : (row.state as CaseState), record: read, author: box.open<{ id: string }>(`author:${row.id}`, author).id }
  }
  /** That its author has withdrawn it stands in what is sealed alone: a column that turns on a day on which one person used Chibo would name who (PV24). */
  const sealed = ({ id, state, record }: Case) => box.seal(`case:${id}`, { ...record, withdrawn: state === 'withdrawn' })
  const keysOf = (caseId: string, personId: string) => box.hashes('feedback-reader', `${caseId}:${personId}`)

  /** Rows of readers, in random order and of one number. */
  function readerRows({ id, record }: Case): string[] {
    const real = record.readers.slice(0, READER_ROWS).map((personId) => box.hash('feedback-reader', `${id}:${personId}`))
    const chance = Array.from({ length: READER_ROWS - real.length }, () => randomBytes(32).toString('base64url'))
    return [...real, ...chance].toSorted()
  }

  return {
    /** Adds cases, in the order of their random ids. */
    async add(cases: readonly Case[]): Promise<void> {
      for (const one of cases.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        const { id, organisationId, heldBy, month, state } = one
        await tx.feedbackCase.create({ data: { id, organisationId, heldBy, month, state, record: sealed(one), author: box.seal(`author:${id}`, { id: one.author }) } })
        await tx.feedbackReader.createMany({ data: readerRows(one).map((key) => ({ caseId: id, key })) })
      }
    },
    /** Writes cases that are held, with their readers: the rows are always made anew, in three statements whatever there is. */
    async save(...cases: Case[]): Promise<void> {
      const ids = cases.map(({ id }) => id)
      await tx.$executeRaw`
        update feedback_case set held_by = row.held_by, record = decode(row.record, 'base64'),
          state = case when row.state = 'withdrawn' then feedback_case.state else row.state end
        from unnest(${ids}::text[], ${cases.map(({ heldBy }) => heldBy)}::text[], ${cases.map(({ state }) => state)}::text[],
          ${cases.map((one) => Buffer.from(sealed(one)).toString('base64'))}::text[]) as row (id, held_by, state, record)
        where feedback_case.id = row.id`
      await tx.feedbackReader.deleteMany({ where: { caseId: { in: ids } } })
      await tx.feedbackReader.createMany({ data: cases.flatMap((one) => readerRows(one).map((key) => ({ caseId: one.id, key }))) })
    },
    async remove(ids: readonly string[]): Promise<void> {
      await tx.feedbackReader.deleteMany({ where: { caseId: { in: [...ids] } } })
      await tx.feedbackCase.deleteMany({ where: { id: { in: [...ids] } } })
    },
    /** Holds and opens a case; for its author and for the jobs, who find it by an id of their own. */
    async lock(id: string): Promise<Case | null> {
      const rows = await tx.$queryRaw<CaseRow[]>`
        select id, organisation_id as "organisationId", held_by as "heldBy", month, state, record, author from feedback_case where id = ${id} for update`
      return rows[0] ? opened(rows[0]) : null
    },
    async listByIds(ids: readonly string[]): Promise<Case[]> {
      return (await tx.feedbackCase.findMany({ where: { id: { in: [...ids] } } })).map(opened)
    },
    /** Every case written in these branches that no reader has ended, withdrawn ones among them; held, in the order of ids so that two units never wait for one another. */
    async lockOpen(organisationIds: readonly string[]): Promise<Case[]> {
      const rows = await tx.$queryRaw<CaseRow[]>`
        select id, organisation_id as "organisationId", held_by as "heldBy", month, state, record, author from feedback_case
        where organisation_id = any(${[...organisationIds]}) and state <> 'closed' order by id for update`
      return rows.map(opened)
    },
    /** Which of these cases there are. */
    async listKnown(ids: readonly string[]): Promise<Set<string>> {
      return new Set((await tx.feedbackCase.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })).map(({ id }) => id))
    },
    /** What readers have ended in these branches and was written in or before this month, for deleting; held, by id. */
    async lockEnded(organisationIds: readonly string[], month: string): Promise<Case[]> {
      const rows = await tx.$queryRaw<CaseRow[]>`
        select id, organisation_id as "organisationId", held_by as "heldBy", month, state, record, author from feedback_case
        where organisation_id = any(${[...organisationIds]}) and state = 'closed' and month <= ${month} order by id for update`
      return rows.map(opened)
    },
    /**
     * One case, for one of its readers: whoever is none gets null, by the same statement as for a case that there is
     * not (PV34, FB23). Held until the commit.
     */
    async lockFor(id: string, personId: string): Promise<Case | null> {
      const rows = await tx.$queryRaw<CaseRow[]>`
        select c.id, c.organisation_id as "organisationId", c.held_by as "heldBy", c.month, c.state, c.record, c.author
        from feedback_case c join feedback_reader r on r.case_id = c.id
        where c.id = ${id} and r.key = any(${keysOf(id, personId)}) for update of c`
      return rows[0] ? opened(rows[0]) : null
    },
    /** The cases that these organisations hold and this person may read: in two statements, whatever there is. */
    async listFor(heldBy: readonly string[], personId: string): Promise<Case[]> {
      const all = await tx.feedbackCase.findMany({ where: { heldBy: { in: [...heldBy] } }, select: { id: true } })
      const keys = all.flatMap(({ id }) => keysOf(id, personId).map((key) => ({ id, key })))
      const rows = await tx.$queryRaw<CaseRow[]>`
        select c.id, c.organisation_id as "organisationId", c.held_by as "heldBy", c.month, c.state, c.record, c.author
        from unnest(${keys.map(({ id }) => id)}::text[], ${keys.map(({ key }) => key)}::text[]) as mine (id, key)
          join feedback_reader r on r.case_id = mine.id and r.key = mine.key join feedback_case c on c.id = mine.id`
      return rows.map(opened)
    },
    /** A quarter's batch, in the order of random ids. `whom`: the person or the organisation that it concerns. */
    async release(rows: readonly (Release & { whom: string })[]): Promise<void> {
      for (const { id, organisationId, quarter, record, whom } of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        await tx.feedbackRelease.create({ data: { id, organisationId, quarter, key: box.hash('feedback-subject', whom), record: box.seal(`release:${id}`, record) } })
      }
    },
    /** What was made known about these persons or organisations, by quarter, newest first, then in an order of chance. */
    async listReleases(whom: readonly string[]): Promise<Release[]> {
      const keys = whom.flatMap((one) => box.hashes('feedback-subject', one))
      const rows = await tx.feedbackRelease.findMany({ where: { key: { in: keys } }, orderBy: [{ quarter: 'desc' }, { id: 'asc' }], omit: { key: true } })
      return rows.map(({ record, ...row }) => ({ ...row, record: box.open<ReleaseRecord>(`release:${row.id}`, record) }))
    },
    /** What was made known in a quarter's batch of a branch, in an order of chance. */
    async listBatch(organisationId: string, quarter: string): Promise<Release[]> {
      const rows = await tx.feedbackRelease.findMany({ where: { organisationId, quarter }, orderBy: { id: 'asc' }, omit: { key: true } })
      return rows.map(({ record, ...row }) => ({ ...row, record: box.open<ReleaseRecord>(`release:${row.id}`, record) }))
    },
    /** One thing that was made known, held; null where there is none of this id. */
    async lockRelease(id: string): Promise<Release | null> {
      const [row] = await tx.$queryRaw<(Omit<Release, 'record'> & { record: Uint8Array })[]>`
        select id, organisation_id as "organisationId", quarter, record from feedback_release where id = ${id} for update`
      return row ? { ...row, record: box.open<ReleaseRecord>(`release:${row.id}`, row.record) } : null
    },
    async saveRelease({ id, record }: Release): Promise<void> {
      await tx.feedbackRelease.update({ where: { id }, data: { record: box.seal(`release:${id}`, record) } })
    },
    /** One more name opened by this reader. */
    async countName({ organisationId, personId, quarter }: { organisationId: string; personId: string; quarter: string }): Promise<void> {
      await tx.$executeRaw`
        insert into names_opened (organisation_id, person_id, quarter, count) values (${organisationId}, ${personId}, ${quarter}, 1)
        on conflict (organisation_id, person_id, quarter) do update set count = names_opened.count + 1`
    },
  }
}
