/** Visible characters of one screen (design: at most 1,800), less room for marks and a page's number. */
const MOST = 1700

/**
 * Paragraphs, in order, on as few screens as they need. A paragraph is never cut: none of ours comes near the limit.
 * Always at least one page.
 */
export function pagesOf(paragraphs: readonly string[], most = MOST): string[][] {
  const pages: string[][] = [[]]
  let length = 0
  for (const paragraph of paragraphs) {
    if (length > 0 && length + paragraph.length + 2 > most) {
      pages.push([])
      length = 0
    }
    pages.at(-1)?.push(paragraph)
    length += paragraph.length + 2
  }
  return pages
}
