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

/** A list of names in a sentence, the last ones as a number where they are many. */
export function firstOf<T>(items: readonly T[], most: number): { shown: readonly T[]; more: number } {
  return items.length <= most ? { shown: items, more: 0 } : { shown: items.slice(0, most - 1), more: items.length - most + 1 }
}
