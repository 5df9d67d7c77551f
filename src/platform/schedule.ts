import type { Log } from './log.ts'
import type { Unit, Units } from './unit.ts'

/** One occurrence of a job: the period that it belongs to, when it acts, and until when that is useful. */
export type Planned = { period: string; at: Date; until: Date }
export type Occurrence = { organisationId: string; period: string; at: Date }

/** What an organisation's calendar makes happen. Both functions work on batches: no statement per organisation. */
export type Job = {
  name: string // feature.verb-noun
  kind: 'branch' | 'committee' | 'any'
  /**
   * The first occurrence after the period `after`, or, where that is null, the first one that is still of use.
   * Organisations without one are left out; they are planned again when their settings or meetings change.
   */
  plan(unit: Unit, organisations: { id: string; after: string | null }[]): Promise<Map<string, Planned>>
  run(unit: Unit, batch: Occurrence[]): Promise<void>
}

export const BATCH = 200
const LONG = 120_000
const PUT_OFF = 15 * 60_000

/** Plans every job of these organisations afresh: after an import, or when settings or a meeting changed. */
export async function planJobs(unit: Unit, jobs: Job[], organisationIds: string[]): Promise<void> {
  const rows = await unit.tx.organisation.findMany({ where: { id: { in: organisationIds } }, select: { id: true, kind: true } })
  for (const job of jobs) {
    const mine = rows.filter((row) => job.kind === 'any' || job.kind === row.kind).map((row) => row.id)
    await plan(unit, job, mine.map((id) => ({ id, after: null })))
  }
}

/**
 * The heartbeat's work: acts on all that is due, 200 occurrences a unit, until nothing is. Rows that another process
 * holds are passed over; the claim (job, organisation, period) decides who acts, once. A batch that fails is done again
 * one by one, so that one organisation's trouble stops no other's month.
 * @returns how many occurrences were found due
 */
export async function runDue(units: Units, jobs: Job[], log: Log): Promise<number> {
  let total = 0
  for (;;) {
    const found = await units.run((unit) => runBatch(unit, jobs), { timeout: LONG }).catch((error: unknown) => {
      log.error({ err: error }, 'a batch of jobs failed; they are done one by one')
      return oneByOne(units, jobs, log)
    })
    total += found
    // Not only while batches are full: what was planned next may be due as well, after days of standing still.
    if (found === 0) return total
  }
}

/** What still fails is put off for a quarter of an hour, without a claim: it stays to be done. */
async function oneByOne(units: Units, jobs: Job[], log: Log): Promise<number> {
  const due = await units.run((unit) => findDue(unit, null))
  for (const only of due) {
    try {
      await units.run((unit) => runBatch(unit, jobs, only), { timeout: LONG })
    } catch (error) {
      log.error({ err: error, job: only.job }, 'a job failed for one organisation; it is tried again in a quarter of an hour')
      const { organisationId, job } = only
      await units.run((unit) => unit.tx.due.update({
        where: { organisationId_job: { organisationId, job } }, data: { at: new Date(unit.now.getTime() + PUT_OFF) },
      }))
    }
  }
  return due.length
}

type DueRow = Occurrence & { job: string; until: Date }

function findDue(unit: Unit, only: DueRow | null): Promise<DueRow[]> {
  return unit.tx.$queryRaw<DueRow[]>`
    select organisation_id as "organisationId", job, period, at, "until" from due
    where at <= ${unit.now} and (${only === null} or (organisation_id = ${only?.organisationId ?? ''} and job = ${only?.job ?? ''}))
    order by at, job limit ${BATCH} for update skip locked`
}

async function runBatch(unit: Unit, jobs: Job[], only: DueRow | null = null): Promise<number> {
  const due = await findDue(unit, only)
  for (const job of jobs) {
    const mine = due.filter((row) => row.job === job.name)
    if (mine.length === 0) continue
    const claimed = await claim(unit, mine)
    const useful = mine.filter((row) => claimed.has(row.organisationId) && row.until >= unit.now)
    if (useful.length > 0) await job.run(unit, useful)
    await plan(unit, job, mine.map((row) => ({ id: row.organisationId, after: row.period })))
  }
  await dropUnknown(unit, due.filter((row) => !jobs.some((job) => job.name === row.job)))
  return due.length
}

/**
 * Claims each occurrence; the organisations for which this unit is the first. What was missed may still be done when it
 * is of use after all: a wrong meeting day was put right.
 */
async function claim(unit: Unit, rows: DueRow[]): Promise<Set<string>> {
  const claimed = await unit.tx.$queryRaw<{ id: string }[]>`
    insert into claim (job, organisation_id, period, missed)
    select * from unnest(${rows.map((row) => row.job)}::text[], ${rows.map((row) => row.organisationId)}::text[],
      ${rows.map((row) => row.period)}::text[], ${rows.map((row) => row.until < unit.now)}::boolean[])
    on conflict (job, organisation_id, period) do update set missed = false where claim.missed and not excluded.missed
    returning organisation_id as id`
  return new Set(claimed.map((row) => row.id))
}

async function plan(unit: Unit, job: Job, organisations: { id: string; after: string | null }[]): Promise<void> {
  if (organisations.length === 0) return
  const next = await job.plan(unit, organisations)
  const rows = [...next].map(([id, planned]) => ({ id, ...planned }))
  const none = organisations.filter(({ id }) => !next.has(id)).map(({ id }) => id)
  await unit.tx.$executeRaw`delete from due where job = ${job.name} and organisation_id = any(${none})`
  await unit.tx.$executeRaw`
    insert into due (organisation_id, job, period, at, "until")
    select id, ${job.name}, period, at::timestamptz, "until"::timestamptz
    from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.period)}::text[],
      ${rows.map((row) => row.at.toISOString())}::text[], ${rows.map((row) => row.until.toISOString())}::text[])
      as row (id, period, at, "until")
    on conflict (organisation_id, job) do update set period = excluded.period, at = excluded.at, "until" = excluded."until"`
}

/** Rows of a job that this version no longer has. */
async function dropUnknown(unit: Unit, rows: DueRow[]): Promise<void> {
  for (const name of new Set(rows.map((row) => row.job))) await unit.tx.due.deleteMany({ where: { job: name } })
}
