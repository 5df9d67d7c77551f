import { GrammyError, HttpError } from 'grammy'
import { expect, test } from 'vitest'
import { ConfigError } from '../src/platform/config.ts'
import { Refusal } from '../src/platform/errors.ts'
import { makeLog, type Log } from '../src/platform/log.ts'

type Line = Record<string, unknown> & { err?: { type: string; code?: string; message?: string; at: string[]; cause?: object } }

const written = (write: (log: Log) => void): { text: string; lines: Line[] } => {
  const chunks: string[] = []
  write(makeLog('trace', { write: (chunk) => void chunks.push(chunk) }))
  return { text: chunks.join(''), lines: chunks.map((chunk) => JSON.parse(chunk) as Line) }
}

const token = '123456789:AAHunter2'

test('a library\'s error is written with its class, code and places, never with its message', () => {
  const network = Object.assign(new Error(`request to https://api.telegram.org/bot${token}/getMe failed`), { code: 'ECONNREFUSED' })
  const refused = new GrammyError(
    `Call to 'sendMessage' failed!`,
    { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by Nguyen' },
    'sendMessage',
    { chat_id: 4711_0815, text: 'Tôi đã thấy' },
  )
  const { text, lines } = written((log) => {
    log.error({ err: new HttpError(`Network request for 'getMe' failed! ${token}`, network) }, 'telegram does not answer')
    log.error({ err: refused }, 'a notice could not be sent')
  })
  expect(lines[0]?.err).toMatchObject({ type: 'HttpError', cause: { type: 'Error', code: 'ECONNREFUSED' } })
  expect(lines[0]?.err?.at[0]).toMatch(/^test\/platform-log\.test\.ts:\d+$/)
  expect(lines[1]).toMatchObject({ msg: 'a notice could not be sent', level: 'error', err: { type: 'GrammyError', code: '403' } })
  for (const secret of ['Hunter2', 'Nguyen', 'Tôi', '47110815']) expect(text).not.toContain(secret)
})

test('an error of our own is written with its sentence', () => {
  const { lines } = written((log) => {
    log.error({ err: new ConfigError('PORT must be a number') }, 'not started')
    log.info({ err: new Refusal('not-yours', { name: 'Nguyễn Văn A' }) }, 'refused')
  })
  expect(lines[0]?.err?.message).toBe('PORT must be a number')
  expect(lines[1]?.err).toMatchObject({ type: 'Refusal', message: 'not-yours', code: 'not-yours' })
  expect(JSON.stringify(lines)).not.toContain('Nguyễn')
})

test('however an error is handed to the log, its message stays out', () => {
  const bad = (): Error => Object.assign(new Error(`leak ${token}\n    at leak (/Hunter2:1:1)`), { parameters: { text: 'leak' } })
  const { text, lines } = written((log) => {
    log.error(bad())
    log.error(bad(), 'with a sentence')
    log.error({ reason: bad() }, 'under another key')
    log.warn('in a sentence %s', bad())
    log.error({ err: new Error('outer leak', { cause: bad() }) }, 'as a cause')
    log.error({ err: `leak ${token}` }, 'a thrown text')
  })
  expect(lines).toHaveLength(6)
  expect(text).not.toMatch(/leak|Hunter2/)
})

test('what was not foreseen is left out, so that no name, text or number of a person gets in', () => {
  const { text, lines } = written((log) => {
    log.info({ channel: 'telegram', count: 3, personId: 'abc', text: 'góp ý', chat: 4711, from: { name: 'Nguyễn' } }, 'sent')
    log.info({ state: { name: 'Nguyễn' } }, 'an object under a known key')
  })
  expect(lines[0]).toMatchObject({ channel: 'telegram', count: 3, msg: 'sent', chat: '[left out]' })
  expect(text).not.toMatch(/abc|góp ý|4711|Nguyễn/)
})

test('the database\'s own code is told, its values are not', () => {
  const error = Object.assign(new Error('Unique constraint failed on (`full_name`)=(Nguyễn)'), {
    name: 'PrismaClientKnownRequestError',
    code: 'P2010',
    meta: { driverAdapterError: { cause: { originalCode: '23505', originalMessage: 'Nguyễn' } } },
  })
  const { text, lines } = written((log) => log.error({ err: error }, 'a unit failed'))
  expect(lines[0]?.err).toMatchObject({ type: 'PrismaClientKnownRequestError', code: 'P2010 23505' })
  expect(text).not.toContain('Nguyễn')
})

test('below its level nothing is written', () => {
  const chunks: string[] = []
  makeLog('warn', { write: (chunk) => void chunks.push(chunk) }).info('quiet')
  expect(chunks).toEqual([])
})
