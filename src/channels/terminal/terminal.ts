import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Arrival, Channel, Shown } from '../../conversation/channel.ts'
import { ChannelError } from '../../conversation/channel.ts'
import type { Intake } from '../../conversation/intake.ts'
import { inOrder } from '../../conversation/numbered.ts'
import { newId } from '../../platform/crypto.ts'
import type { Look } from './print.ts'
import { printed } from './print.ts'

/**
 * One terminal for several people, of whom one sits at it. Nothing can be pressed or changed here: screens follow one
 * another, choices are numbers, and what is typed goes to the intake as text.
 */
export interface Terminal {
  /** Shows what answers somebody. */
  answers: Channel
  /** Shows what comes unasked; it waits for whoever is not at the terminal. */
  notices: Channel
  /** The address of whoever sits at the terminal. */
  readonly seated: string | null
  /** Puts somebody at the terminal, or nobody. True: what had come for them was printed now. */
  seat(address: string | null): boolean
  /** What this person types, whether at the terminal or not. Resolves when it is stored, like `accept`. */
  type(intake: Pick<Intake, 'accept'>, line: { address: string; text: string }): Promise<void>
  /** The labels under the last message to this person, in the order of their numbers. */
  labels(address: string): string[]
  /** Whether something has come that this person has not seen. */
  hasNews(address: string): boolean
  /** Nobody sits there, and nothing was ever shown. */
  forget(): void
}

/**
 * @param name of the channel in whose place it stands, where that is another's
 * @param language of whoever is not known yet
 */
export function makeTerminal({ name = 'terminal', write, look, language }: {
  name?: string
  write: (text: string) => void
  look: () => Look
  language: () => string
}): Terminal {
  const last = new Map<string, Shown>()
  const unseen = new Map<string, Shown[]>()
  let seated: string | null = null

  const print = (shown: Shown) => write(`\n${printed(shown, look())}\n`)

  function channel({ unasked }: { unasked: boolean }): Channel {
    return {
      name,
      edits: false,
      async send(address, shown) {
        last.set(address, shown)
        const seen = address === seated
        if (seen) print(shown)
        else if (unasked) unseen.set(address, [...(unseen.get(address) ?? []), shown])
        return newId()
      },
      async edit() {
        throw new ChannelError('gone')
      },
      async strip() {},
      async erase() {},
      async sendFile(address, { name: called, bytes }) {
        // For its owner alone, like what stands on the screen.
        const path = join(await mkdtemp(join(tmpdir(), 'chibo-')), called)
        await writeFile(path, bytes, { mode: 0o600 })
        if (address === seated) write(`\n→ ${path}\n`)
        return newId()
      },
      async fetchFile(path, most) {
        const bytes = await readFile(path).catch(() => null)
        if (!bytes || bytes.length > most) throw new ChannelError('refused')
        return bytes
      },
      async answer() {},
      async menu() {},
    }
  }

  return {
    get seated() {
      return seated
    },
    answers: channel({ unasked: false }),
    notices: channel({ unasked: true }),
    seat(address) {
      seated = address
      const waiting = address === null ? [] : (unseen.get(address) ?? [])
      if (address !== null) unseen.delete(address)
      for (const shown of waiting) print(shown)
      return waiting.length > 0
    },
    async type(intake, { address, text }) {
      await intake.accept(this.answers, [{ number: newId(), address, language: language(), what: await whatIs(text) }])
    },
    labels: (address) => inOrder(last.get(address)?.choices ?? []).map(({ label }) => label),
    hasNews: (address) => unseen.has(address),
    forget() {
      seated = null
      last.clear()
      unseen.clear()
    },
  }
}

/** `tệp: …` with the path of a file is that file, handed over. */
async function whatIs(text: string): Promise<Arrival['what']> {
  const path = /^(?:tệp|tep|file):\s*(.+)$/iu.exec(text.normalize('NFC').trim())?.[1]
  const found = path === undefined ? null : await stat(path).catch(() => null)
  if (path === undefined || !found?.isFile()) return { kind: 'text', text, message: newId() }
  return { kind: 'file', message: newId(), ref: path, name: basename(path), size: found.size }
}
