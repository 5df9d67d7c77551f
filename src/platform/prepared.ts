import { protocol, type PGlite } from '@electric-sql/pglite'

type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>
type Statement = { name: string; described?: Messages; portal?: Messages }

/** As many texts get a name; lists of different lengths make ever new ones. */
const MOST = 500
const PARSE = 0x50
const DESCRIBE = 0x44
const BIND = 0x42
const STATEMENT = 0x53

/**
 * PGlite parses, plans and describes a statement each time that it runs, which costs more than running it: half of a
 * tap's processor time. This gives a statement that comes again a name, once, and from then on sends only its values.
 * PGlite writes the same messages as ever and does not notice. Plans follow changes of the tables by themselves.
 */
export function keepStatements(client: PGlite): void {
  const send = client.execProtocolStream.bind(client)
  const statements = new Map<string, Statement>()
  let current: Statement | null = null

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
    return (statement.portal ??= await send(message, options))
  }

  client.execProtocolStream = async (message, options) => {
    if (message[0] === PARSE) return parse(message, options)
    if (current && message[0] === DESCRIBE) return describe(current, message, options)
    if (current && message[0] === BIND) return send(bound(message, current.name), options)
    return send(message, options)
  }
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
