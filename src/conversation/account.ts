import type { Sealed } from '../platform/crypto.ts'
import type { Tx, Unit } from '../platform/unit.ts'
import type { Actor, ActorMembership, Prompt } from './screen.ts'
import type { Words } from './words.ts'

/** What stands on an account's screen and what is asked there; one encrypted column. */
export type AccountState = {
  screen?: { message: string; view?: string; confidential: boolean; choices: string[]; until?: string }
  /** The last message of the chat, theirs or ours: only a screen that is the last one is changed in place. */
  last?: string
  prompt?: Prompt & { at: string; held?: string }
  /** The last file that a question here has taken, for the steps after it. */
  file?: { ref: string; name: string; size: number | null }
  /** The menu as the channel was last told, so that it is told again only when it changes. */
  menu?: string
  /** What was left and could not be put away yet: words that must not stay in the chat (PV29). */
  tidy?: { message: string; how: 'close' | 'erase'; since: string }[]
  /** Could not be written to for a time, and has not yet been told what was missed. */
  back?: boolean
  /** A confidential screen may stand in the chat that nobody remembers: its sending was never answered. */
  lost?: boolean
}

export type Account = { id: string; blocked: boolean; state: AccountState; actor: Actor }

type Row = {
  id: string
  person_id: string | null
  invitation_id: string | null
  language: string | null
  blocked: boolean
  state: Uint8Array | null
  full_name: string | null
  pin: boolean
  consents: string[] | null
  memberships: ActorMembership[] | null
}

const SELECT = `
  select a.id, a.person_id, a.invitation_id, coalesce(p.language, a.language) as language, a.blocked, a.state,
    p.full_name, p.pin is not null as pin,
    (select array_agg(c.purpose) from consent c where c.person_id = p.id and c.withdrawn is null) as consents,
    (select jsonb_agg(jsonb_build_object('organisationId', o.id, 'organisation', o.name, 'kind', o.kind,
        'timeZone', o.time_zone, 'role', m.role, 'partyStatus', m.party_status) order by m."from", m.id)
      from membership m join organisation o on o.id = m.organisation_id
      where m.person_id = p.id and m."from" <= ($1::timestamptz at time zone o.time_zone)::date
        and (m."to" is null or m."to" > ($1::timestamptz at time zone o.time_zone)::date)) as memberships
  from account a left join person p on p.id = a.person_id`

/** Reads who is acting, with the rights of this moment, in one statement; null for an address that nobody holds. */
export async function findAccount(unit: Unit, { channel, address, words }: { channel: string; address: string; words: Words }): Promise<Account | null> {
  const rows = await unit.tx.$queryRawUnsafe<Row[]>(`${SELECT} where a.channel = $2 and a.address = $3`, unit.now.toISOString(), channel, address)
  return rows[0] ? read(unit, rows[0], { channel, address, words }) : null
}

/** The same by the account's id. */
export async function getAccount(unit: Unit, id: string, words: Words): Promise<Account | null> {
  const place = await unit.tx.account.findUnique({ where: { id }, select: { channel: true, address: true } })
  return place ? findAccount(unit, { ...place, words }) : null
}

function read(unit: Unit, row: Row, { channel, address, words }: { channel: string; address: string; words: Words }): Account {
  const language = row.language ?? 'vi'
  return {
    id: row.id,
    blocked: row.blocked,
    state: row.state ? unit.box.open<AccountState>(`account:${row.id}`, row.state) : {},
    actor: {
      accountId: row.id, channel, address, invitationId: row.invitation_id, language, say: words.for(language),
      person: row.person_id && row.full_name !== null ? { id: row.person_id, fullName: row.full_name, pin: row.pin } : null,
      consents: row.consents ?? [], memberships: row.memberships ?? [],
    },
  }
}

export function sealState(unit: Pick<Unit, 'box'>, id: string, state: AccountState): Sealed {
  return unit.box.seal(`account:${id}`, state)
}

/**
 * Writes what now stands on the screen.
 * @param settled what was owed has been shown; else a debt stays
 */
export async function saveState(unit: Unit, { id, state }: Pick<Account, 'id' | 'state'>, { settled, update }: {
  settled: boolean
  update?: { channel: string; number: string }
}): Promise<void> {
  const { screen, tidy } = state
  const hash = screen?.view === undefined ? null : unit.box.hash('view', screen.view)
  await unit.tx.$executeRaw`
    with shown as (update stored_update set state = 'shown'
      where channel = ${update?.channel ?? ''} and number = ${update?.number ?? ''} and state = 'acted')
    update account set state = ${sealState(unit, id, state)}, owed = case when ${settled} then null else owed end,
      view_hash = ${hash}, closes_at = ${screen?.until ?? null}::timestamptz, tidy_at = ${tidy?.length ? unit.now : null}
    where id = ${id}`
}

export type Due = { id: string; channel: string; address: string }

/** The accounts whose screen must be drawn again: owed after a crash, changed under them, or to be closed. */
export function screensRepo(tx: Tx) {
  return {
    listOwed: () => tx.$queryRaw<Due[]>`select id, channel, address from account where owed is not null and not blocked`,
    listDirty: (most: number) => tx.$queryRaw<Due[]>`
      select id, channel, address from account where dirty and not blocked limit ${most}`,
    listClosing: (now: Date) => tx.$queryRaw<Due[]>`
      select id, channel, address from account where closes_at <= ${now} or tidy_at <= ${now}`,
    /** Whether the confidential screen is to be closed: its time is over, or somebody else has ended it (PV35). */
    async isOver(id: string, now: Date): Promise<boolean> {
      const row = await tx.account.findUnique({ where: { id }, select: { closesAt: true } })
      return row?.closesAt != null && row.closesAt <= now
    },
    /** No longer changed, but owed: what cannot be shown now is not forgotten. */
    owe: (id: string, debt: Sealed | null) => tx.$executeRaw`update account set dirty = false, owed = coalesce(${debt}, owed) where id = ${id}`,
    forgive: (id: string) => tx.$executeRaw`update account set owed = null, dirty = false where id = ${id}`,
    async owed(id: string): Promise<Uint8Array | null> {
      return (await tx.account.findUnique({ where: { id }, select: { owed: true } }))?.owed ?? null
    },
  }
}
