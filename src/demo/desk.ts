import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

export type Streams = { input: Readable; output: Writable & { columns?: number }; isTerminal: boolean }

/** What somebody sits at: lines in, text out. */
export interface Desk {
  write(text: string): void
  /** The next line; null when there is none any more: the end of the input, or the wish to stop. */
  read(): Promise<string | null>
  close(): void
  readonly isTerminal: boolean
  readonly columns: number | null
}

const MARK = '> '

/** On a real terminal what comes while somebody types stands above the line that is being typed. */
export function makeDesk({ input, output, isTerminal }: Streams): Desk {
  const reader = createInterface({ input, ...(isTerminal && { output }), terminal: isTerminal, prompt: MARK })
  // Made now: lines that come before the first read would be lost.
  const lines = reader[Symbol.asyncIterator]()
  let waiting = false
  reader.on('SIGINT', () => reader.close())
  // Whoever reads us has gone (`| head`): nobody is left to tell it to.
  output.on('error', () => reader.close())

  return {
    isTerminal,
    get columns() {
      return isTerminal ? Math.min(output.columns ?? 80, 100) : null
    },
    write(text) {
      if (!waiting || !isTerminal) return void output.write(text)
      output.write(`\r\u001b[K${text}`)
      reader.prompt(true)
    },
    async read() {
      if (isTerminal) reader.prompt()
      else output.write(MARK)
      waiting = true
      const { value, done } = await lines.next()
      waiting = false
      // Piped in, a line is not seen: without it the output could not be read.
      if (!isTerminal) output.write(done ? '\n' : `${value}\n`)
      return done ? null : value
    },
    close: () => reader.close(),
  }
}
