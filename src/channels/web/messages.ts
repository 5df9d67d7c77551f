import type { Box } from '../../platform/crypto.ts'
import type { Units } from '../../platform/unit.ts'
import type { PageMessage } from './contract.ts'

/** How many messages of a chat are shown again. */
const KEPT = 30

const sealId = (id: string) => `web:${id}`

/** What is shown again after a reload. Nothing confidential comes here, and nothing that somebody typed. */
export interface Messages {
  /** Its place in the chat; `nobody`: the address has no account, so there is nothing to keep; `away`: nobody can come back to it. */
  add(address: string, message: PageMessage): Promise<number | 'nobody' | 'away'>
  /** False when it is no longer there. */
  replace(address: string, message: PageMessage): Promise<boolean>
  /** Takes the buttons off. */
  strip(address: string, id: string): Promise<void>
  erase(address: string, id: string): Promise<void>
  /** Oldest first. */
  list(address: string): Promise<{ seq: number; message: PageMessage }[]>
}

export function makeMessages({ units, box }: { units: () => Units; box: Box }): Messages {
  async function replace(address: string, message: PageMessage): Promise<boolean> {
    const rows = await units().single((unit) => unit.tx.$executeRaw`
      update web_message m set body = ${box.seal(sealId(message.id), message)} from account a
      where m.id = ${message.id} and a.id = m.account_id and a.channel = 'web' and a.address = ${address}`)
    return rows === 1
  }
  return {
    replace,
    async add(address, message) {
      const rows = await units().single((unit) => unit.tx.$queryRaw<{ seq: bigint | null; session: boolean }[]>`
        with chat as (
          select a.id, exists (select from web_session s where s.address = a.address) as session
          from account a where a.channel = 'web' and a.address = ${address}
        ), added as (
          insert into web_message (id, account_id, body)
          select ${message.id}, chat.id, ${box.seal(sealId(message.id), message)} from chat where chat.session returning seq
        ), past as (
          delete from web_message m using chat where m.account_id = chat.id and m.seq <= (
            select o.seq from web_message o where o.account_id = chat.id order by o.seq desc offset ${KEPT - 1} limit 1)
        )
        select (select seq from added) as seq, chat.session from chat`)
      const [row] = rows
      if (!row) return 'nobody'
      return row.seq === null ? 'away' : Number(row.seq)
    },
    async strip(address, id) {
      const [row] = await units().single((unit) => unit.tx.$queryRaw<{ body: Uint8Array }[]>`
        select m.body from web_message m join account a on a.id = m.account_id
        where m.id = ${id} and a.channel = 'web' and a.address = ${address}`)
      if (row) await replace(address, { ...box.open<PageMessage>(sealId(id), row.body), rows: [] })
    },
    async erase(address, id) {
      await units().single((unit) => unit.tx.$executeRaw`
        delete from web_message m using account a where m.id = ${id} and a.id = m.account_id and a.channel = 'web' and a.address = ${address}`)
    },
    async list(address) {
      const rows = await units().single((unit) => unit.tx.$queryRaw<{ id: string; seq: bigint; body: Uint8Array }[]>`
        select m.id, m.seq, m.body from web_message m join account a on a.id = m.account_id
        where a.channel = 'web' and a.address = ${address} order by m.seq`)
      return rows.map(({ id, seq, body }) => ({ seq: Number(seq), message: box.open<PageMessage>(sealId(id), body) }))
    },
  }
}
