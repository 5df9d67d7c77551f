import { randomBytes } from 'node:crypto'
import type { Clock } from '../../platform/clock.ts'
import { newId } from '../../platform/crypto.ts'
import type { Unit, Units } from '../../platform/unit.ts'
import { inBatches } from './batches.ts'

/** A browser that holds a cookie of ours. `signedIn`: its address is somebody's, or on the way to be. */
export type Session = { id: string; address: string; own: boolean; signedIn: boolean }

const MINUTE = 60_000
/** A session ends after so long without a deed (PV31). */
const IDLE = 15 * MINUTE
const OWN = 180 * 24 * 60 * MINUTE
/** A deed is written down only where the last one is older: most presses then write nothing. */
const GRAIN = 30_000

/** Seconds for which a browser keeps the cookie of a device that is one's own. */
export const OWN_SECONDS = OWN / 1000

export interface Sessions {
  /** @returns the cookie's words, which are kept nowhere but in the browser */
  begin(options: { own: boolean }): Promise<{ token: string; session: Session }>
  /** Null for what is forged, over or revoked. `deed`: somebody did something, so that the time begins anew. */
  find(token: string, options: { deed: boolean }): Promise<Session | null>
  setOwn(id: string, own: boolean): Promise<void>
  /** Which of these still stand. */
  standing(ids: string[]): Promise<Set<string>>
  /** Ends this one, or all whose time is over; gives the accounts that were reached by nothing else. */
  end(unit: Unit, id?: string): Promise<string[]>
}

/** @param clock of real minutes, which nobody moves */
export function makeSessions({ units, clock }: { units: () => Units; clock: Clock }): Sessions {
  const limits = () => {
    const now = clock.now().getTime()
    return { now: new Date(now), idle: new Date(now - IDLE), own: new Date(now - OWN), grain: new Date(now - GRAIN) }
  }
  /** One statement for all who press at the same moment. Nothing of it is remembered: who was sent out is out at once. */
  const found = inBatches(async (asked: { token: string; deed: boolean }[]): Promise<(Session | null)[]> => {
    const { now, idle, own, grain } = limits()
    const rows = await units().single((unit) => {
      const keys = asked.flatMap(({ token, deed }, n) => unit.box.hashes('web-session', token).map((hash) => ({ hash, deed, n })))
      return unit.tx.$queryRaw<(Session & { n: number })[]>`
        with found as (
          select k.n, k.deed, s.id, s.address, s.own, a.id as holder
          from unnest(${keys.map(({ hash }) => hash)}::text[], ${keys.map(({ deed }) => deed)}::bool[], ${keys.map(({ n }) => n)}::int[]) as k (hash, deed, n)
            join web_session s on s.token_hash = k.hash
            left join account a on a.channel = 'web' and a.address = s.address and (a.person_id is not null or a.invitation_id is not null)
          where s.used_at > case when s.own then ${own}::timestamptz else ${idle}::timestamptz end
            and (s.account_id is null or s.account_id = a.id)
        ), touched as (
          update web_session s set used_at = case when f.deed then ${now}::timestamptz else s.used_at end, account_id = f.holder
          from (select id, holder, bool_or(deed) as deed from found group by id, holder) f
          where s.id = f.id and ((f.deed and s.used_at < ${grain}) or s.account_id is distinct from f.holder)
        )
        select n, id, address, own, holder is not null as "signedIn" from found`
    })
    const byAsked = new Map(rows.map(({ n, ...session }) => [n, session]))
    return asked.map((_, n) => byAsked.get(n) ?? null)
  })
  return {
    async begin({ own }) {
      const token = randomBytes(32).toString('base64url')
      const session = { id: newId(), address: newId(), own, signedIn: false }
      await units().single((unit) => unit.tx.webSession.create({
        data: { id: session.id, address: session.address, own, tokenHash: unit.box.hash('web-session', token), usedAt: clock.now(), madeOn: clock.now() },
      }))
      return { token, session }
    },
    find: async (token, { deed }) => (/^[\w-]{43}$/.test(token) ? found({ token, deed }) : null),
    async setOwn(id, own) {
      await units().single((unit) => unit.tx.webSession.updateMany({ where: { id }, data: { own, usedAt: clock.now() } }))
    },
    async standing(ids) {
      const { idle, own } = limits()
      const rows = await units().single((unit) => unit.tx.$queryRaw<{ id: string }[]>`
        with held as (
          update web_session s set account_id = a.id from account a
          where s.id = any(${ids}::text[]) and s.account_id is null and a.channel = 'web' and a.address = s.address
        )
        select s.id from web_session s left join account a on a.id = s.account_id
        where s.id = any(${ids}::text[]) and s.used_at > case when s.own then ${own}::timestamptz else ${idle}::timestamptz end
          and (s.account_id is null or a.person_id is not null or a.invitation_id is not null)`)
      return new Set(rows.map(({ id }) => id))
    },
    async end(unit, id) {
      const { idle, own } = limits()
      const rows = await unit.tx.$queryRaw<{ account: string | null }[]>`
        with ended as (
          delete from web_session where id = ${id ?? ''} or (${id === undefined} and used_at <= case when own then ${own}::timestamptz else ${idle}::timestamptz end)
          returning address
        )
        select a.id as account from ended join account a on a.channel = 'web' and a.address = ended.address`
      return rows.flatMap(({ account }) => account ?? [])
    },
  }
}
