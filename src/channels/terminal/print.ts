import type { Shown } from '../../conversation/channel.ts'
import { plain } from '../../conversation/html.ts'
import { inOrder } from '../../conversation/numbered.ts'

/** `bold`: the output knows ANSI marks. `width`: columns; null where lines are left as long as they are. */
export type Look = { bold: boolean; width: number | null }

/** A screen as lines of text, its choices numbered in reading order and a row of them on a line. */
export function printed({ text, choices }: Shown, look: Look): string {
  const numbers = new Map(inOrder(choices).map((choice, i) => [choice, i + 1]))
  const rows = choices.map((row) => row.map((choice) => `${numbers.get(choice)}. ${clean(choice.label)}`).join('    '))
  const body = plain({ html: marked(clean(text.html), look) }).split('\n').flatMap((line) => wrapped(line, look.width))
  return [...body, ...rows.flatMap((row) => wrapped(row, look.width === null ? null : look.width - 2)).map((row) => `  ${row}`)].join('\n')
}

// What one person types another reads: a control character would let it move the cursor or colour the screen.
function clean(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, '')
}

function marked(html: string, { bold }: Look): string {
  const quoted = html.replace(/<blockquote>([\s\S]*?)<\/blockquote>/g, (_, inner: string) => inner.split('\n').map((line) => `│ ${line}`).join('\n'))
  return bold ? quoted.replace(/<b>/g, '\u001b[1m').replace(/<\/b>/g, '\u001b[22m') : quoted
}

/** Lines of at most so many columns, broken between words. */
export function wrapped(line: string, width: number | null): string[] {
  if (width === null) return [line]
  const lines: string[] = []
  let current: string | undefined
  for (const word of line.split(' ')) {
    const longer: string = current === undefined ? word : `${current} ${word}`
    if (current !== undefined && columns(longer) > width) {
      lines.push(current)
      current = word
    } else current = longer
  }
  return [...lines, current ?? '']
}

// oxlint-disable-next-line no-control-regex -- the marks themselves take no column
const columns = (text: string): number => [...text.replace(/\u001b\[\d+m/g, '')].length
