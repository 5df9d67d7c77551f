import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { takeLock } from '../../src/platform/lock.ts'

const script = fileURLToPath(new URL('fork.mjs', import.meta.url))

export type Starter = { said: string; kill(): Promise<void> }

/** Another process that takes the lock of `dataDir`; `said` is 'has it' or 'taken'. It answers commands with its number. */
export async function startOther(dataDir: string): Promise<Starter> {
  const child = fork(script, [fileURLToPath(import.meta.url), 'hold', JSON.stringify(dataDir)])
  const said = await new Promise<string>((done, fail) => child.once('message', done).once('exit', fail))
  return { said, kill: () => killHard(child) }
}

/** What the other process does. */
export async function hold(dataDir: string): Promise<string> {
  const lock = await takeLock(dataDir, async ({ args }) => {
    // A command that never ends: the process is killed meanwhile.
    if (args[0] === 'wait') await new Promise(() => {})
    return { code: 0, output: String(process.pid) }
  })
  return lock === 'taken' ? 'taken' : 'has it'
}

function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGKILL')
  })
}
