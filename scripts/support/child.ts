import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Ask, Figures, Place, Step, Told } from './watch.ts'

/** The scripts are bundled into dist/scripts, beside the program. */
export const PROGRAM = fileURLToPath(new URL('../main.js', import.meta.url))
export const scriptPath = (name: string): string => fileURLToPath(new URL(`${name}.js`, import.meta.url))

export interface Child {
  /** What it has used so far. Throws when it has ended. */
  figures(): Promise<Figures>
  /** Resolves when it stands at that place, `skip` arrivals there passed over. */
  hold(place: Place, skip: number): Promise<void>
  /** The first message of a script of ours. */
  said: Promise<unknown>
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>
  /** Asks it to end; resolves with its exit code. */
  stop(): Promise<number | null>
  /** The last lines that it wrote. */
  output(): string
  ended: Promise<number | null>
  running(): boolean
}

export type ChildOptions = {
  script: string
  env: Record<string, string>
  /** Without it nothing is loaded but the script: for measuring its start. */
  watched?: boolean
  onStep?: (step: Step) => void
}

/** Starts a script in a process of its own, with nothing of our environment but the path. */
export function startChild({ script, env, watched = true, onStep }: ChildOptions): Child {
  const child = fork(script, [], {
    execArgv: watched ? ['--import', scriptPath('watch')] : [],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter((line) => line !== ''))
      lines.splice(0, Math.max(0, lines.length - 40))
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const first = new Promise<unknown>((resolve) => child.once('message', resolve))
  if (onStep) {
    child.on('message', (told: Told) => {
      if ('step' in told) onStep(told.step)
    })
    ask({ ask: 'steps' })
  }

  function ask(message: Ask): void {
    if (child.connected) child.send(message, () => {})
  }

  /** The first message that fits; rejects when the process ends before. */
  function hear<T>(fits: (told: Told) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (code: number | null) => reject(new Error(`the process ended (${code}):\n${lines.join('\n')}`))
      const listen = (told: Told) => {
        const found = fits(told)
        if (found === undefined) return
        child.off('message', listen).off('exit', end)
        resolve(found)
      }
      child.on('message', listen).once('exit', end)
    })
  }

  return {
    said: first,
    ended,
    output: () => lines.join('\n'),
    running: () => child.exitCode === null && child.signalCode === null,
    figures() {
      const heard = hear((told) => ('figures' in told ? told.figures : undefined))
      ask({ ask: 'figures' })
      return heard
    },
    async hold(place, skip) {
      const heard = hear((told) => ('held' in told ? true : undefined))
      ask({ ask: 'hold', place, skip })
      await heard
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}
