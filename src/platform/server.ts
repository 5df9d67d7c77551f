import type { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'

type Given = ConstructorParameters<typeof PrismaPg>
type Pool = ReturnType<Awaited<ReturnType<PrismaPg['connect']>>['underlyingDriver']>
type Ask = (query: { text?: string }, ...more: unknown[]) => Promise<unknown>
/** What a connection has beyond its types. */
type Connection = { query: Ask; connection: { stream: { cork(): void; uncork(): void } } }

const BEGUN = { rows: [], fields: [], rowCount: 0 }

/**
 * The way to a server. Its library is loaded with the first connection: with the embedded database nothing needs it.
 * `BEGIN` is sent together with the transaction's first statement, which saves the way there and back.
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
  pool.on('connect', (client) => join(client as unknown as Connection, held))
  // Given up before its first statement: the next one on this connection must not find itself in a transaction.
  pool.on('release', (_error, client) => held.delete(client))
}

function join(client: Connection, held: Set<unknown>): void {
  const send = client.query.bind(client) as Ask
  const { stream } = client.connection
  client.query = (query, ...more) => {
    if (query.text === 'BEGIN') {
      held.add(client)
      return Promise.resolve(BEGUN)
    }
    if (!held.delete(client)) return send(query, ...more)
    stream.cork()
    const both = Promise.all([send({ text: 'BEGIN' }), send(query)])
    stream.uncork()
    return both.then(([, answer]) => answer)
  }
}
