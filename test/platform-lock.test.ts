import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { askRunning, takeLock, type Handler, type Lock } from '../src/platform/lock.ts'
import { startOther, type Starter } from './support/processes.ts'

let dataDir: string
let held: Lock[]
let others: Starter[]
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chibo-test-'))
  held = []
  others = []
})
afterEach(async () => {
  for (const lock of held) await lock.release()
  for (const other of others) await other.kill()
  await rm(dataDir, { recursive: true, force: true })
})

const nothing: Handler = async () => ({ code: 0, output: '' })

const take = async (handler: Handler = nothing): Promise<'has it' | 'taken'> => {
  const lock = await takeLock(dataDir, handler)
  if (lock === 'taken') return lock
  held.push(lock)
  return 'has it'
}

const other = async (): Promise<Starter> => {
  const starter = await startOther(dataDir)
  others.push(starter)
  return starter
}

test('a second bot on the same folder is told within two seconds that it is taken', async () => {
  expect((await other()).said).toBe('has it')
  const before = performance.now()
  expect(await take()).toBe('taken')
  expect(performance.now() - before).toBeLessThan(2_000)
})

test('after a kill the next start takes the folder over, and what was left is cleared away', async () => {
  const first = await other()
  await first.kill()
  expect(await readdir(dataDir)).toHaveLength(2)
  expect(await take()).toBe('has it')
  expect(await readdir(dataDir)).toHaveLength(2)
  await held.pop()?.release()
  expect(await readdir(dataDir)).toEqual([])
})

test('of many that start at once after a kill exactly one has the folder', async () => {
  for (let round = 0; round < 5; round++) {
    const [first] = held.splice(0)
    await first?.release()
    await (await other()).kill()
    const said = await Promise.all(Array.from({ length: 8 }, () => take()))
    expect(said.toSorted()).toEqual(['has it', ...Array.from({ length: 7 }, () => 'taken')])
  }
})

test('of processes that start at once exactly one has the folder, and it answers', async () => {
  await (await other()).kill()
  const said = (await Promise.all([other(), other(), other()])).map((one) => one.said)
  expect(said.toSorted()).toEqual(['has it', 'taken', 'taken'])
  expect(await askRunning(dataDir, { args: ['doctor'] })).toMatchObject({ code: 0 })
})

test('a command is handed to the running bot with its files, and what comes back is printed as it is', async () => {
  const text = `${'Đồng chí "A"; <b>&\r\n'.repeat(20_000)}`
  await take(async ({ args, files }) => ({ code: 3, output: [...args, ...files.flatMap((file) => [file.name, file.text])].join('|') }))
  const answer = await askRunning(dataDir, { args: ['roster', 'import', 'a b.csv', '\n'], files: [{ name: 'a b.csv', text }] })
  expect(answer).toEqual({ code: 3, output: `roster|import|a b.csv|\n|a b.csv|${text}` })
})

test('several commands at once each get their own answer', async () => {
  await take(async ({ args }) => ({ code: 0, output: String(args[0]) }))
  const answers = await Promise.all(['1', '2', '3'].map((arg) => askRunning(dataDir, { args: [arg] })))
  expect(answers.map((answer) => answer?.output)).toEqual(['1', '2', '3'])
})

test('where no bot runs a command may open the database itself', async () => {
  expect(await askRunning(dataDir, { args: [] })).toBeNull()
  await (await other()).kill()
  expect(await askRunning(dataDir, { args: [] })).toBeNull()
})

test('a bot that is killed during a command leaves a sentence, not silence', async () => {
  const running = await other()
  const asked = askRunning(dataDir, { args: ['wait'] })
  const outcome = expect(asked).rejects.toThrow('The running bot stopped before the command ended.')
  await askRunning(dataDir, { args: ['doctor'] })
  await running.kill()
  await outcome
})

test('a command that fails inside the bot ends with code 1 and tells nothing of the inside', async () => {
  await take(() => Promise.reject(new Error('SELECT secret')))
  const answer = await askRunning(dataDir, { args: [] })
  expect(answer?.code).toBe(1)
  expect(answer?.output).not.toContain('secret')
})

test('only the account that runs the bot may speak to it', async () => {
  await take()
  for (const name of await readdir(dataDir)) expect((await stat(join(dataDir, name))).mode & 0o777).toBe(0o600)
})

test('a folder whose path is too long for a socket is refused with an example', async () => {
  const deep = join(dataDir, 'x'.repeat(90))
  await expect(takeLock(deep, nothing)).rejects.toThrow(/DATA_DIR must be at most \d+ bytes long.*Example/)
})
