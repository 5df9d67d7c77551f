import { protocol, type PGlite, type QueryOptions, type Transaction } from '@electric-sql/pglite'

type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>
type Statement = { name: string; described?: Messages; portal?: Messages }

/** As many texts get a name; lists of different lengths make ever new ones. */
const MOST = 500
const [PARSE, DESCRIBE, BIND, EXECUTE, SYNC, QUERY] = [0x50, 0x44, 0x42, 0x45, 0x53, 0x51]
const STATEMENT = 0x53
const BYTEA = 17

/**
 * PGlite parses, plans and describes a statement each time that it runs, which costs more than running it: half of a
 * tap's processor time. This gives a statement that comes again a name, once, and from then on sends only its values,
 * with all that follows them in one go. PGlite writes the same messages as ever and does not notice. Plans follow
 * changes of the tables by themselves.
 */
export function keepStatements(client: PGlite): void {
  const send = client.execProtocolStream.bind(client)
  const statements = new Map<string, Statement>()
  const sync = protocol.serialize.sync()
  let current: Statement | null = null
  let values: Uint8Array | null = null
  let synced = false

  async function parse(message: Uint8Array, options: Parameters<typeof send>[1]): Promise<Messages> {
    current = null
    const text = textOf(message)
    const known = statements.get(text)
    if (!known && statements.size >= MOST) return send(message, options)
    const statement = known ?? { name: `chibo_${statements.size}` }
    const answer = known ? [] : await send(protocol.serialize.parse({ name: statement.name, text }), options)
    statements.set(text, statement)
    current = statement
    return answer
  }

  async function describe(statement: Statement, message: Uint8Array, options: Parameters<typeof send>[1]): Promise<Messages> {
    if (message[5] === STATEMENT) return (statement.described ??= await send(protocol.serialize.describe({ type: 'S', name: statement.name }), options))
    if (statement.portal) return statement.portal
    const bind = values
    values = null
    return (statement.portal = await send(bind ? Buffer.concat([bind, message]) : message, options))
  }

  client.execProtocolStream = async (message, options) => {
    const kind = message[0]
    const bind = values
    if (kind !== DESCRIBE) values = null
    if (kind === SYNC && synced) {
      synced = false
      return []
    }
    synced = kind === QUERY || (kind === EXECUTE && current !== null)
    if (kind === PARSE) return parse(message, options)
    if (current && kind === DESCRIBE) return describe(current, message, options)
    if (current && kind === BIND) {
      values = bound(message, current.name)
      return []
    }
    if (current && kind === EXECUTE) return send(Buffer.concat([...(bind ? [bind] : []), message, sync]), options)
    return send(message, options)
  }
}

/**
 * PGlite reads and writes bytes one by one, and with each answer it copies its table of readers, which knows hundreds of
 * types, to add those that the caller gives: together a quarter of a tap. Here they are added once, and bytes are quick.
 */
export function keepReaders(client: PGlite): void {
  client.serializers[BYTEA] = (bytes: Uint8Array) => `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`
  let added: QueryOptions['parsers']
  function keep(on: Pick<PGlite | Transaction, 'query'>): void {
    const query = on.query.bind(on)
    on.query = (sql, values, { parsers, ...options } = {}) => {
      if (parsers && parsers !== added) client.parsers = { ...client.parsers, ...parsers, [BYTEA]: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')) }
      added = parsers ?? added
      return query(sql, values, options)
    }
  }
  keep(client)
  const transaction = client.transaction.bind(client)
  client.transaction = (work) => transaction((tx) => {
    keep(tx)
    return work(tx)
  })
}

/** `P`, length, name, 0, text, 0, types. */
function textOf(message: Uint8Array): string {
  const begin = message.indexOf(0, 5) + 1
  return Buffer.from(message.buffer, message.byteOffset + begin, message.indexOf(0, begin) - begin).toString()
}

/** The same values for a named statement: `B`, length, portal, 0, statement, 0, values. */
function bound(message: Uint8Array, name: string): Uint8Array {
  const at = message.indexOf(0, 5) + 1
  const bytes = Buffer.concat([message.subarray(0, at), Buffer.from(name), message.subarray(at)])
  bytes.writeInt32BE(bytes.length - 1, 1)
  return bytes
}
