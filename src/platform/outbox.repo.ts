import type { Gathered, NoticeRow, Tx } from './unit.ts'

/** `toGroup`: `toId` is an organisation, and its group is told. */
export type Waiting = {
  id: string
  kind: string
  toId: string
  toGroup: boolean
  about: Record<string, string>
  twice: 'fine' | 'never'
  until: Date | null
  attempts: number
}

/** Writes what a unit wants told, in one statement. What was told before under the same key is left alone. */
export async function insertNotices(tx: Tx, gathered: Gathered): Promise<void> {
  if (gathered.notices.length === 0) return
  const column = <K extends keyof NoticeRow>(key: K) => gathered.notices.map((row) => row[key])
  await tx.$executeRaw`
    insert into notice (kind, to_id, about, dedupe, not_before, "until", twice)
    select kind, to_id, about::jsonb, dedupe, not_before::timestamptz, "until"::timestamptz, twice
    from unnest(${column('kind')}::text[], ${column('toId')}::text[],
      ${column('about').map((about) => JSON.stringify(about))}::text[], ${column('dedupe')}::text[],
      ${column('notBefore').map((at) => at.toISOString())}::text[],
      ${column('until').map((at) => at?.toISOString() ?? null)}::text[], ${column('twice')}::text[])
      as row (kind, to_id, about, dedupe, not_before, "until", twice)
    on conflict (dedupe) do nothing`
}

/** The notices that are due, oldest first; only the process that holds the delivery's lease asks. */
export function outboxRepo(tx: Tx) {
  return {
    /**
     * Oldest first; behind a notice that has to be tried again the same person's later ones wait as well.
     * @param but people and organisations that may not be written to now
     */
    listDue(now: Date, { most, but = [] }: { most: number; but?: string[] }): Promise<Waiting[]> {
      return tx.$queryRaw<Waiting[]>`
        select id, kind, to_id as "toId", exists (select 1 from organisation o where o.id = n.to_id) as "toGroup", about, twice, "until", attempts
        from notice n
        where state = 'waiting' and not_before <= ${now} and to_id <> all(${but}::text[]) and not exists (
          select 1 from notice earlier where earlier.to_id = n.to_id and earlier.seq < n.seq
            and earlier.state = 'waiting' and earlier.attempts > 0)
        order by not_before, seq limit ${most}`
    },
    async oldestDue(now: Date): Promise<Date | null> {
      const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
        select min(not_before) as at from notice where state = 'waiting' and not_before <= ${now}`
      return row?.at ?? null
    },
    /** Past their use: told to nobody, nor to whoever could not be reached and comes back. */
    expire(now: Date): Promise<number> {
      return tx.$executeRaw`
        update notice set state = 'expired' where state in ('waiting', 'held') and not_before <= ${now} and "until" < ${now}`
    },
    /** The mark "on its way": false when it is no longer waiting. */
    async begin({ id, attempts }: Waiting): Promise<boolean> {
      const rows = await tx.$executeRaw`
        update notice set state = 'sending', attempts = attempts + 1
        where id = ${id} and state = 'waiting' and attempts = ${attempts}`
      return rows === 1
    },
    /**
     * Only of this very attempt: another process may have taken the delivery over and sent it. What is told to the same
     * person until `absorb.before` and says the same goes with it, unless it is for another account.
     */
    async finish({ id, attempts, toId }: Waiting, { state, at, accountId, messageId, absorb }: {
      state: string; at: Date; accountId?: string; messageId?: string; absorb?: { kinds: string[]; before: Date }
    }): Promise<void> {
      await tx.$executeRaw`
        with told as (
          update notice set state = 'sent', sent_at = ${at} where to_id = ${toId} and kind = any(${absorb?.kinds ?? []}::text[])
            and state = 'waiting' and not_before <= ${absorb?.before ?? at} and id <> ${id}
            and (about->>'account' is null or about->>'account' = ${accountId ?? null})
        )
        update notice set state = ${state}, sent_at = ${at}, account_id = ${accountId ?? null}, message_id = ${messageId ?? null}
        where id = ${id} and state = 'sending' and attempts = ${attempts + 1}`
    },
    /** @param counts whether the attempt was one: to be held for the night is not */
    async postpone({ id, attempts }: Waiting, until: Date, { counts }: { counts: boolean }): Promise<void> {
      await tx.$executeRaw`
        update notice set state = 'waiting', not_before = ${until}, attempts = ${counts ? attempts + 1 : attempts}
        where id = ${id} and state = 'sending' and attempts = ${attempts + 1}`
    },
    /**
     * What was on its way when the process died: told again where that is fine, else set aside to be shown.
     * @returns to whom it went, if it did
     */
    recover(): Promise<{ id: string; group: boolean }[]> {
      return tx.$queryRaw`
        update notice n set state = case when twice = 'fine' then 'waiting' else 'uncertain' end where state = 'sending'
        returning to_id as id, exists (select 1 from organisation o where o.id = n.to_id) as "group"`
    },
    async countByState(): Promise<Record<string, number>> {
      const rows = await tx.$queryRaw<{ state: string; n: number }[]>`select state, count(*)::int as n from notice group by state`
      return Object.fromEntries(rows.map((row) => [row.state, row.n]))
    },
    /** Messages, not what went along with one. */
    sentSince(at: Date): Promise<{ id: string; group: boolean; sentAt: Date }[]> {
      return tx.$queryRaw`
        select to_id as id, exists (select 1 from organisation o where o.id = n.to_id) as "group", sent_at as "sentAt"
        from notice n where state = 'sent' and message_id is not null and sent_at > ${at}`
    },
  }
}
