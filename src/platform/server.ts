import type { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'

type Given = ConstructorParameters<typeof PrismaPg>
type Pool = ReturnType<Awaited<ReturnType<PrismaPg['connect']>>['underlyingDriver']>
type Ask = (query: { text?: string }, ...more: unknown[]) => Promise<unknown>
/** What a connection has beyond its types. */
type Connection = { query: Ask; connection: { stream: { cork(): void; uncork(): void } } }

const DONE = { rows: [], fields: [], rowCount: 0 }

/** Begins a statement behind which nothing but the commit can come: to undo the unit it must fail, on the database. */
export const LAST = '/* last */'

/**
 * The way to a server. Its library is loaded with the first connection: with the embedded database nothing needs it.
 * `BEGIN` is sent together with the transaction's first statement, and `COMMIT` with the one that is marked as its
 * last: each saves the way there and back.
 */
export function serverFactory([config, options]: [Exclude<Given[0], string>, Given[1]?]): SqlDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    async connect() {
      const library = await import('@prisma/adapter-pg')
      // `pipeline`: a statement is sent before the one that was sent before it is answered.
      const adapter = await new library.PrismaPg({ ...config, pipeline: true } as typeof config, options).connect()
      joinBegins(adapter.underlyingDriver())
      return adapter
    },
  }
}

function joinBegins(pool: Pool): void {
  const held = new Set<unknown>()
  const ended = new Set<unknown>()
  pool.on('connect', (client) => join(client as unknown as Connection, held, ended))
  // Given up before its first statement: the next one on this connection must not find itself in a transaction.
  pool.on('release', (_error, client) => {
    held.delete(client)
    ended.delete(client)
  })
}

function join(client: Connection, held: Set<unknown>, ended: Set<unknown>): void {
  const send = client.query.bind(client) as Ask
  const { stream } = client.connection
  /** In one go. The first to fail is the answer: what stands behind it has failed with it. */
  async function together(...queries: Parameters<Ask>[0][]): Promise<unknown[]> {
    stream.cork()
    const answers = queries.map((query) => send(query))
    stream.uncork()
    const settled = await Promise.allSettled(answers)
    const failed = settled.find((answer) => answer.status === 'rejected')
    if (failed) throw failed.reason
    return Promise.all(answers)
  }
  client.query = async (query, ...more) => {
    if (query.text === 'BEGIN') {
      held.add(client)
      return DONE
    }
    if (query.text === 'COMMIT' && ended.delete(client)) return DONE
    if (held.delete(client)) return (await together({ text: 'BEGIN' }, query))[1]
    if (!query.text?.startsWith(LAST)) return send(query, ...more)
    const [answer] = await together(query, { text: 'COMMIT' })
    ended.add(client)
    return answer
  }
}
