import { html, lines, plain } from '../../conversation/html.ts'
import type { Html } from '../../conversation/html.ts'
import type { Choice, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { turning } from './sign.screens.ts'

export { inRows } from '../../conversation/rows.ts'

/** As much as stays, with its head, below a screen's 1,800 visible characters. */
const MOST = 1500

/** Rows, in order, on as few pages as they need; none is cut, and there is always one page. */
export function rowPages<R extends { text: Html }>(rows: R[], most = MOST): R[][] {
  const pages: R[][] = [[]]
  let length = 0
  for (const row of rows) {
    const size = plain(row.text).length + 1
    if (length > 0 && length + size > most) {
      pages.push([])
      length = 0
    }
    pages.at(-1)?.push(row)
    length += size
  }
  return pages
}

/** A confidential list on pages; `below` gets the rows that are shown, for buttons of their own. */
export function listScreen<R extends { text: Html }>(say: Say, { head, rows, page, view, below }: {
  head: (Html | string | false | undefined)[]
  rows: R[]
  page: number
  view: (page: number) => string
  below: (shown: R[]) => Choice[][]
}): Screen {
  const pages = rowPages(rows)
  const at = Math.min(page, pages.length)
  const shown = pages[at - 1] ?? []
  return {
    text: lines(...head, ...(shown.length > 0 ? ['', ...shown.map(({ text }) => text)] : [])),
    choices: [...turning(say, { page: at, last: pages.length, to: view }), ...below(shown)],
    view: view(at),
    confidential: true,
  }
}

/** Own words, set apart from Chibo's. */
export function quoted(words: string): Html {
  return html`<blockquote>${words}</blockquote>`
}
