import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadWords } from '../../src/conversation/words.ts'
import { jobs } from '../../src/jobs.ts'
import { systemClock } from '../../src/platform/clock.ts'
import type { TelegramServer } from '../../test/support/telegram-server.ts'
import { startTelegramServer } from '../../test/support/telegram-server.ts'
import { makeBranch } from '../support/branch.ts'
import type { Child } from '../support/child.ts'
import { PROGRAM, startChild } from '../support/child.ts'
import type { Store } from '../support/stores.ts'
import { makeStore } from '../support/stores.ts'
import type { Place } from '../support/watch.ts'
import type { Event } from './ledger.ts'
import type { Fell } from './places.ts'
import { AIMS, makeTrail } from './places.ts'

/** Milliseconds within which a place must be reached. */
const REACHED = 30_000

export type Kill = { fell: Fell; aimed: boolean }
export type Stage = Awaited<ReturnType<typeof makeStage>>

/** The real program on an embedded database, the stand-in that is its Telegram, and what happened between them. */
export async function makeStage(members: number[]) {
  const store: Store = await makeStore(null)
  await store.open((parts) => makeBranch({ ...parts, jobs, now: systemClock.now() }, members))
  const telegram: TelegramServer = await startTelegramServer({ limits: { privateBurst: 20 }, queryLifetimeMs: 24 * 3_600_000 })
  const words = loadWords(fileURLToPath(new URL('../../locales', import.meta.url)))
  const marks: { at: number; event: Event }[] = []
  const kills: Kill[] = []
  const wrong: string[] = []
  let trail = makeTrail()
  let child: Child | null = null

  function start(): void {
    trail = makeTrail()
    const { on } = trail
    const env = { ...store.env, BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root, PORT: '0', LOG_LEVEL: 'warn' }
    child = startChild({ script: PROGRAM, env, onStep: on })
  }

  async function kill(fell: Fell, aimed: boolean): Promise<void> {
    if (!child?.running()) wrong.push(`the program had ended by itself:\n${child?.output()}`)
    await child?.kill()
    note({ what: 'crash' })
    kills.push({ fell, aimed })
    for (const line of child?.output().split('\n') ?? []) if (/"level":[56]0/.test(line)) wrong.push(`in the log: ${line.slice(0, 300)}`)
  }

  /** Beside the calls, in their order. */
  function note(event: Event): void {
    marks.push({ at: telegram.calls.length, event })
  }

  return {
    telegram, kills, wrong, note, start,
    say: words.for('vi'),
    /** Kills at the next arrival at a place but `skip`; false when `instead` came first, and it was killed elsewhere. */
    async killAt(place: Place, skip: number, instead: Promise<unknown> = new Promise(() => {})): Promise<boolean> {
      const late = timeout(REACHED)
      const held = child?.hold(place, skip).then(() => true, () => false) ?? false
      const reached = await Promise.race([held, instead.then(() => false), late.passed.then(() => false)])
      late.clear()
      // Long enough for a program that asks on before it has stored: that would confirm what it then loses.
      if (place === 'arrived') await timeout(100).passed
      await (reached ? kill(AIMS[place], true) : kill(trail.fell(), false))
      return reached
    },
    async killAfter(ms: number): Promise<void> {
      await timeout(ms).passed
      await kill(trail.fell(), false)
    },
    /** All that went through, in order. */
    events(): Event[] {
      const sent = telegram.calls.map((call, at) => ({ at, call })).filter(({ call }) => call.method === 'sendMessage' && call.result !== undefined)
        .map(({ at, call: { params } }) => ({
          at: at + 0.5,
          event: { what: 'sent' as const, chat: Number(params['chat_id']), text: `${String(params['text'])} ${JSON.stringify(params['reply_markup'])}` },
        }))
      return [...marks, ...sent].toSorted((a, b) => a.at - b.at).map(({ event }) => event)
    },
    /** All calls and kills as a file to look into; the stand-in has seen nothing but invented people. */
    async writeLog(): Promise<string> {
      const path = join(await mkdtemp(join(tmpdir(), 'chibo-crash-')), 'calls.log')
      const calls = telegram.calls.map((call, at) => ({ at: at + 0.5, line: JSON.stringify(call) }))
      const lines = [...calls, ...marks.map(({ at, event }) => ({ at, line: JSON.stringify(event) }))].toSorted((a, b) => a.at - b.at)
      await writeFile(path, lines.map(({ line }) => line).join('\n'))
      return path
    },
    async close() {
      await child?.kill()
      await telegram.close()
      await store.remove()
    },
  }
}

function timeout(ms: number): { passed: Promise<void>; clear(): void } {
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))
  return { passed, clear: () => clearTimeout(timer) }
}
