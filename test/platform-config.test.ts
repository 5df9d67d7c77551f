import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../src/platform/config.ts'
import { makeSecret } from '../src/platform/crypto.ts'

let DATA_DIR: string
beforeEach(async () => {
  DATA_DIR = await mkdtemp(join(tmpdir(), 'chibo-test-'))
})
afterEach(() => rm(DATA_DIR, { recursive: true, force: true }))

const linesOf = (env: Record<string, string>): string[] => {
  try {
    readConfig({ DATA_DIR, ...env })
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n')
    throw error
  }
  return []
}

const BOT_TOKEN = '123456789:AAExample'
const server = { DATABASE_URL: 'postgresql://chibo:s3cret@db.example/chibo', SECRET_KEY: makeSecret() }

test('with nothing set there are defaults for everything and it is the demo', () => {
  expect(readConfig({ DATA_DIR })).toEqual({
    mode: 'demo',
    telegram: null,
    databaseUrl: null,
    dataDir: DATA_DIR,
    secretKey: null,
    host: '127.0.0.1',
    port: 8080,
    publicUrl: null,
    timeZone: 'Asia/Ho_Chi_Minh',
    locale: 'vi',
    logLevel: 'info',
  })
})

test('a token, a server or a real database in the folder each end the demo', async () => {
  expect(readConfig({ DATA_DIR, BOT_TOKEN }).mode).toBe('real')
  expect(readConfig({ DATA_DIR, ...server }).mode).toBe('real')
  await mkdir(join(DATA_DIR, 'demo'))
  await writeFile(join(DATA_DIR, 'demo', 'PG_VERSION'), '17')
  expect(readConfig({ DATA_DIR }).mode).toBe('demo')
  await mkdir(join(DATA_DIR, 'chibo'))
  await writeFile(join(DATA_DIR, 'chibo', 'PG_VERSION'), '17')
  expect(readConfig({ DATA_DIR }).mode).toBe('real')
})

test('an empty or blank variable counts as absent', () => {
  expect(readConfig({ DATA_DIR, BOT_TOKEN: '', PORT: ' ', DATABASE_URL: '' }).mode).toBe('demo')
})

test('everything that can be set arrives', () => {
  const secretKey = `${makeSecret()}, ${makeSecret()}`
  const config = readConfig({
    BOT_TOKEN, DATA_DIR, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/', TELEGRAM_PROXY: 'socks5://127.0.0.1:1080',
    DATABASE_URL: 'postgresql:///chibo?host=/run/postgresql', SECRET_KEY: secretKey,
    WEBHOOK_URL: 'https://chibo.example/telegram/webhook', WEBHOOK_SECRET: 'abcdefghijklmnop',
    HOST: '::1', PORT: '0', PUBLIC_URL: 'https://chibo.example/', DEFAULT_TIMEZONE: 'Asia/Vientiane', DEFAULT_LOCALE: 'en',
    LOG_LEVEL: 'silent',
  })
  expect(config).toEqual({
    mode: 'real',
    telegram: {
      token: BOT_TOKEN,
      apiRoot: 'http://127.0.0.1:8081',
      proxy: 'socks5://127.0.0.1:1080',
      webhook: { url: 'https://chibo.example/telegram/webhook', secret: 'abcdefghijklmnop' },
    },
    databaseUrl: 'postgresql:///chibo?host=/run/postgresql',
    dataDir: DATA_DIR,
    secretKey,
    host: '::1',
    port: 0,
    publicUrl: 'https://chibo.example',
    timeZone: 'Asia/Vientiane',
    locale: 'en',
    logLevel: 'silent',
  })
})

describe('a wrong value', () => {
  const wrong: [string, string][] = [
    ['BOT_TOKEN', 'not-a-token-hunter2'],
    ['TELEGRAM_API_ROOT', 'hunter2.example'],
    ['TELEGRAM_PROXY', 'ftp://user:hunter2@proxy'],
    ['DATABASE_URL', 'mysql://root:hunter2@db'],
    ['SECRET_KEY', 'hunter2'],
    ['SECRET_KEY', `${makeSecret()},hunter2`],
    ['WEBHOOK_URL', 'http://hunter2.example/'],
    ['WEBHOOK_SECRET', 'hunter2'],
    ['HOST', 'http://hunter2'],
    ['PORT', '8080hunter2'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'hunter2'],
    ['DEFAULT_TIMEZONE', 'Asia/Hunter2'],
    ['DEFAULT_TIMEZONE', '+07:00'],
    ['DEFAULT_LOCALE', 'hunter2'],
    ['DEFAULT_LOCALE', 'xx'],
    ['LOG_LEVEL', 'hunter2'],
  ]
  test.each(wrong)('of %s is told in one line with an example, without the value (%s)', (name, value) => {
    const lines = linesOf({ BOT_TOKEN, [name]: value }).filter((line) => line.startsWith(`${name} `))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(new RegExp(`Example: ${name}=\\S`))
    expect(lines[0]).not.toContain('hunter2')
  })

  test('does not hide the others: all are told at once, each in one line', () => {
    const lines = linesOf({ PORT: 'x', DATABASE_URL: 'postgresql://db/chibo', WEBHOOK_URL: 'https://chibo.example', LOG_LEVEL: 'loud' })
    expect(lines.map((line) => line.split(' ')[0]).toSorted())
      .toEqual(['BOT_TOKEN', 'LOG_LEVEL', 'PORT', 'SECRET_KEY', 'WEBHOOK_SECRET'])
  })
})

test('a server is not used without a key of its own', () => {
  expect(linesOf({ DATABASE_URL: server.DATABASE_URL })).toEqual([expect.stringMatching(/^SECRET_KEY is needed with DATABASE_URL/)])
})
