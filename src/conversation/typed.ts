import { Refusal } from '../platform/errors.ts'

/** Characters of one piece: with a head and its marks it stays below a screen's 1,800. */
const PIECE = 1200

/** Whether nothing of it can be read. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)
}

/**
 * What was typed, composed (NFC) and without what no screen shows.
 * @throws Refusal `text-empty` where nothing of it can be read
 */
export function readTyped(typed: string): string {
  // Everything of Unicode's "Cc" but the line's end and the tab.
  const text = typed.normalize('NFC').replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '').trim()
  if (isBlank(text)) throw new Refusal('text-empty')
  return text
}

/** Characters beyond so many, counted as a reader counts them: an "ế" is one, however it was typed. */
export function charactersOver(text: string, most: number): number {
  return Math.max(0, [...text].length - most)
}

/** A long text in pieces that fit on a screen, cut between words; a word longer than a screen is cut, a character never. */
export function inPieces(text: string): string[] {
  const pieces = ['']
  for (const word of text.split(/(?<=\s)/)) {
    const last = pieces.at(-1) ?? ''
    if (last !== '' && last.length + word.length > PIECE) pieces.push('')
    for (const character of word) {
      if ((pieces.at(-1) ?? '').length >= PIECE) pieces.push('')
      pieces[pieces.length - 1] += character
    }
  }
  return pieces
}
