import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { isSecret } from './crypto.ts'
import { holdsDatabase } from './database.ts'

export type Config = {
  /** The demo starts only where there is nothing real: no token, no server, no database of a real branch in DATA_DIR. */
  mode: 'demo' | 'real'
  telegram: { token: string; apiRoot: string; proxy: string | null; webhook: { url: string; secret: string } | null } | null
  databaseUrl: string | null
  /** Absolute. */
  dataDir: string
  /** Null: the key file in `dataDir` holds it, or will. */
  secretKey: string | null
  host: string
  /** 0 means any free port. */
  port: number
  publicUrl: string | null
  timeZone: string
  locale: string
  logLevel: (typeof logLevels)[number]
}

/** The environment is wrong. The message has one line for each variable and never a value: it may be a secret. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const schema = z.object({
  BOT_TOKEN: wanted(/^\d+:[\w-]+$/, 'the token that BotFather gave. Example: BOT_TOKEN=123456789:AAExample').optional(),
  TELEGRAM_API_ROOT: wanted(isUrl('http', 'https'), 'a web address. Example: TELEGRAM_API_ROOT=http://127.0.0.1:8081')
    .default('https://api.telegram.org'),
  TELEGRAM_PROXY: wanted(
    isUrl('http', 'https', 'socks', 'socks4', 'socks4a', 'socks5', 'socks5h'),
    'an http, https or socks address. Example: TELEGRAM_PROXY=socks5://127.0.0.1:1080',
  ).optional(),
  DATABASE_URL: wanted(
    isUrl('postgresql', 'postgres'),
    'the address of a PostgreSQL database. Example: DATABASE_URL=postgresql://chibo:password@127.0.0.1:5432/chibo',
  ).optional(),
  DATA_DIR: wanted((given) => !given.includes('\0'), 'a folder. Example: DATA_DIR=./data').default('./data'),
  SECRET_KEY: wanted(
    (given) => given.split(',').every((part) => isSecret(part.trim())),
    '32 bytes in base64, or several such keys with commas between. Example: SECRET_KEY=$(openssl rand -base64 32)',
  ).optional(),
  WEBHOOK_URL: wanted(isWebhook, 'an https address. Example: WEBHOOK_URL=https://chibo.example.org/telegram/webhook').optional(),
  WEBHOOK_SECRET: wanted(
    /^[\w-]{16,256}$/,
    '16 to 256 letters, digits, _ or -. Example: WEBHOOK_SECRET=$(openssl rand -hex 32)',
  ).optional(),
  HOST: wanted(/^[\w.:-]+$/, 'an address of this machine. Example: HOST=127.0.0.1').default('127.0.0.1'),
  PORT: wanted((given) => /^\d{1,5}$/.test(given) && Number(given) < 65_536, 'a number from 0 to 65535. Example: PORT=8080')
    .default('8080'),
  PUBLIC_URL: wanted(isUrl('http', 'https'), 'a web address. Example: PUBLIC_URL=https://chibo.example.org').optional(),
  DEFAULT_TIMEZONE: wanted(isTimeZone, 'a time zone by its name. Example: DEFAULT_TIMEZONE=Asia/Ho_Chi_Minh')
    .default('Asia/Ho_Chi_Minh'),
  DEFAULT_LOCALE: wanted(isLocale, 'a language that locales/ holds. Example: DEFAULT_LOCALE=vi').default('vi'),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}. Example: LOG_LEVEL=info` }).default('info'),
})

type Variables = z.infer<typeof schema>

/** Reads the environment. An empty variable counts as absent. Throws ConfigError with a line for all that is wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, env[name]?.trim() || undefined]),
  ) as Partial<Record<keyof Variables, string>>
  const parsed = schema.safeParse(given)
  const lines = new Map<string, string>()
  for (const issue of parsed.error?.issues ?? []) lines.set(String(issue.path[0]), issue.message)
  for (const [name, message] of missing(given)) if (!lines.has(name)) lines.set(name, message)
  if (!parsed.success || lines.size > 0) {
    throw new ConfigError([...lines].map(([name, message]) => `${name} ${message}`).join('\n'))
  }
  return arrange(parsed.data)
}

/** Whether only this machine reaches a server that listens there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** The names under which pages are answered; null: any, as nothing says which are ours. */
export function ownNames({ publicUrl, host }: Pick<Config, 'publicUrl' | 'host'>): string[] | null {
  const near = ['127.0.0.1', 'localhost', '::1']
  if (publicUrl !== null) return [new URL(publicUrl).hostname, ...near]
  return isLoopback(host) ? near : null
}

function arrange(read: Variables): Config {
  const { BOT_TOKEN: token, WEBHOOK_URL: url, WEBHOOK_SECRET: secret } = read
  const dataDir = resolve(read.DATA_DIR)
  const real = token !== undefined || read.DATABASE_URL !== undefined || holdsDatabase(dataDir)
  return {
    mode: real ? 'real' : 'demo',
    telegram: token === undefined ? null : {
      token,
      apiRoot: read.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
      proxy: read.TELEGRAM_PROXY ?? null,
      webhook: url !== undefined && secret !== undefined ? { url, secret } : null,
    },
    databaseUrl: read.DATABASE_URL ?? null,
    dataDir,
    secretKey: read.SECRET_KEY ?? null,
    host: read.HOST,
    port: Number(read.PORT),
    publicUrl: read.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    timeZone: read.DEFAULT_TIMEZONE,
    locale: read.DEFAULT_LOCALE,
    logLevel: read.LOG_LEVEL,
  }
}

// What one variable asks of another. Said together with the rest, so that nobody has to start five times.
function* missing(given: Partial<Record<keyof Variables, string>>): Iterable<[string, string]> {
  if (given.DATABASE_URL !== undefined && given.SECRET_KEY === undefined) {
    yield ['SECRET_KEY', 'is needed with DATABASE_URL: 32 bytes in base64. Example: SECRET_KEY=$(openssl rand -base64 32)']
  }
  if (given.WEBHOOK_URL !== undefined && given.WEBHOOK_SECRET === undefined) {
    yield ['WEBHOOK_SECRET', 'is needed with WEBHOOK_URL. Example: WEBHOOK_SECRET=$(openssl rand -hex 32)']
  }
  if (given.WEBHOOK_SECRET !== undefined && given.WEBHOOK_URL === undefined) {
    yield ['WEBHOOK_URL', 'is needed with WEBHOOK_SECRET. Example: WEBHOOK_URL=https://chibo.example.org/telegram/webhook']
  }
  if (given.BOT_TOKEN !== undefined) return
  for (const name of ['WEBHOOK_URL', 'TELEGRAM_PROXY'] as const) {
    if (given[name] !== undefined) yield ['BOT_TOKEN', `is needed with ${name}. Example: BOT_TOKEN=123456789:AAExample`]
  }
}

function wanted(right: RegExp | ((given: string) => boolean), message: string) {
  return z.string().refine((given) => (right instanceof RegExp ? right.test(given) : right(given)), `must be ${message}`)
}

function isUrl(...schemes: string[]): (given: string) => boolean {
  return (given) => {
    const scheme = urlOf(given)?.protocol.slice(0, -1)
    return scheme !== undefined && schemes.includes(scheme)
  }
}

const urlOf = (given: string): URL | null => (URL.canParse(given) ? new URL(given) : null)

// Telegram itself calls only https; a stand-in on the same machine may be called without.
function isWebhook(given: string): boolean {
  const url = urlOf(given)
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
}

function isTimeZone(given: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: given })
    return /^[A-Za-z]/.test(given)
  } catch {
    return false
  }
}

function isLocale(given: string): boolean {
  return /^[a-z]{2,3}$/.test(given) && existsSync(new URL(`../../locales/${given}/`, import.meta.url))
}
