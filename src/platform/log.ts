import { pino, type DestinationStream, type LevelWithSilent, type Logger } from 'pino'
import { ConfigError } from './config.ts'
import { Refusal } from './errors.ts'
import { LockError } from './lock.ts'
import { MigrationError } from './migrate.ts'

// Without `child`: what a child is given, pino writes as it is.
export type Log = Pick<Logger, 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

// What a line may say besides its sentence. Everything else is left out, whatever it is: a name, a text, a token or the
// number of a person reach a log most easily under a key that nobody thought of.
const sayable = new Set([
  'err', 'channel', 'kind', 'job', 'outcome', 'state', 'status', 'method', 'reason', 'command',
  'count', 'attempt', 'ms', 'seconds', 'host', 'port', 'version', 'mode', 'database', 'migrations', 'code',
])

const ownErrors = [ConfigError, LockError, MigrationError, Refusal]

// src/ and dist/ lie both one level below the root.
const root = new URL('../../', import.meta.url).pathname

/**
 * One JSON object a line, on stderr: stdout belongs to what a person asked for. Errors are given as `{ err }`; of those
 * of libraries only name, code and places are written, since grammY's carry the token and Prisma's carry values.
 */
export function makeLog(level: LevelWithSilent, destination: DestinationStream = pino.destination(2)): Log {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: keepSayable },
      serializers: { err: (told: unknown) => told },
      hooks: {
        // Given an error alone, or as a value in a sentence, pino would write its message.
        logMethod(args, method) {
          const [first, second, ...rest] = args.map((one) => (one instanceof Error ? { err: one } : one)) as unknown[]
          if (typeof first === 'string') method.call(this, first)
          else method.call(this, first as object, typeof second === 'string' ? second : 'something failed', ...(rest as []))
        },
      },
    },
    destination,
  )
}

/** What may be written of an error: its class, its code, where it arose; its message only when the class is ours. */
export function tellError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const inner = error.cause ?? ('error' in error ? error.error : undefined)
  const code = codeOf(error)
  return {
    type: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    ...(code === undefined ? {} : { code }),
    ...(ownErrors.some((own) => error instanceof own) ? { message: error.message } : {}),
    at: placesOf(error),
    ...(inner instanceof Error && depth < 3 ? { cause: tellError(inner, depth + 1) } : {}),
  }
}

function keepSayable(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      if (!sayable.has(key)) return [key, '[left out]']
      if (key === 'err' || value instanceof Error) return [key, tellError(value)]
      return [key, typeof value === 'object' && value !== null ? '[left out]' : value]
    }),
  )
}

// Node's `code`, grammY's `error_code`, PostgreSQL's own under Prisma's: each a short word or a number by its nature.
function codeOf(error: Error): string | undefined {
  const { code, error_code, meta } = error as { code?: unknown; error_code?: unknown; meta?: unknown }
  const inner = (meta as { driverAdapterError?: { cause?: { originalCode?: unknown } } } | undefined)?.driverAdapterError
  const codes = [code, error_code, inner?.cause?.originalCode].filter((one) => /^[\w-]{1,48}$/.test(String(one ?? '')))
  return codes.length === 0 ? undefined : codes.join(' ')
}

// The head of a stack is the message again; a message may itself hold lines that look like places.
function placesOf(error: Error): string[] {
  const stack = error.stack ?? ''
  const head = stack.indexOf(error.message)
  const lines = stack.slice(head < 0 ? stack.indexOf('\n') : head + error.message.length).split('\n')
  return lines.flatMap((line) => {
    const place = /^ {4}at .*?((?:file:\/\/)?\/[^()\s]+|node:[\w/]+):(\d+):\d+\)?$/.exec(line)
    return place ? [`${place[1]?.replace('file://', '').replace(root, '')}:${place[2]}`] : []
  }).slice(0, 10)
}
