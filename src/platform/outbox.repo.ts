import type { Gathered, NoticeRow, Tx } from './unit.ts'

export type Waiting = { id: string; kind: string; toId: string; about: Record<string, string>; twice: 'fine' | 'never'; until: Date | null; attempts: number }

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
    /** Oldest first; behind a notice that has to be tried again the same person's later ones wait as well. */
    listDue(now: Date, most: number): Promise<Waiting[]> {
      return tx.$queryRaw<Waiting[]>`
        select id, kind, to_id as "toId", about, twice, "until", attempts from notice n
        where state = 'waiting' and not_before <= ${now} and not exists (
          select 1 from notice earlier where earlier.to_id = n.to_id and earlier.seq < n.seq
            and earlier.state = 'waiting' and earlier.attempts > 0)
        order by not_before, seq limit ${most}`
    },
    async oldestDue(now: Date): Promise<Date | null> {
      const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
        select min(not_before) as at from notice where state = 'waiting' and not_before <= ${now}`
      return row?.at ?? null
    },
    /** Past their use: told to nobody. */
    expire(now: Date): Promise<number> {
      return tx.$executeRaw`
        update notice set state = 'expired' where state = 'waiting' and not_before <= ${now} and "until" < ${now}`
    },
    /** The mark "on its way": false when it is no longer waiting. */
    async begin({ id, attempts }: Waiting): Promise<boolean> {
      const rows = await tx.$executeRaw`
        update notice set state = 'sending', attempts = attempts + 1
        where id = ${id} and state = 'waiting' and attempts = ${attempts}`
      return rows === 1
    },
    /** Only of this very attempt: another process may have taken the delivery over and sent it. */
    async finish({ id, attempts }: Waiting, sent: { state: string; at: Date; accountId?: string; messageId?: string }): Promise<void> {
      await tx.$executeRaw`
        update notice set state = ${sent.state}, sent_at = ${sent.at}, account_id = ${sent.accountId ?? null},
          message_id = ${sent.messageId ?? null} where id = ${id} and state = 'sending' and attempts = ${attempts + 1}`
    },
    /** @param counts whether the attempt was one: to be held for the night is not */
    async postpone({ id, attempts }: Waiting, until: Date, { counts }: { counts: boolean }): Promise<void> {
      await tx.$executeRaw`
        update notice set state = 'waiting', not_before = ${until}, attempts = ${counts ? attempts + 1 : attempts}
        where id = ${id} and state = 'sending' and attempts = ${attempts + 1}`
    },
    /** What was on its way when the process died: told again where that is fine, else set aside to be shown. */
    async recover(): Promise<void> {
      await tx.$executeRaw`
        update notice set state = case when twice = 'fine' then 'waiting' else 'uncertain' end where state = 'sending'`
    },
    /** What is told to a person within the hour besides `id` and says the same goes with it, unless it is for another account. */
    absorb(id: string, { toId, accountId, kinds, before, now }: { toId: string; accountId: string; kinds: string[]; before: Date; now: Date }) {
      return tx.$executeRaw`
        update notice set state = 'sent', sent_at = ${now} where to_id = ${toId} and kind = any(${kinds})
          and state = 'waiting' and not_before <= ${before} and id <> ${id}
          and (about->>'account' is null or about->>'account' = ${accountId})`
    },
    async countByState(): Promise<Record<string, number>> {
      const rows = await tx.$queryRaw<{ state: string; n: number }[]>`select state, count(*)::int as n from notice group by state`
      return Object.fromEntries(rows.map((row) => [row.state, row.n]))
    },
    sentSince(at: Date): Promise<{ accountId: string | null; sentAt: Date }[]> {
      return tx.$queryRaw`select account_id as "accountId", sent_at as "sentAt" from notice where state = 'sent' and sent_at > ${at}`
    },
  }
}
