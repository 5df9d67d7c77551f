/**
 * Text as it may enter: without NUL, which a database refuses for ever, without halves of characters, which no encoding
 * can write, and in NFC, so that "ế" typed on any keyboard compares and counts alike. Every channel brings texts here.
 */
export function atTheDoor(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '').normalize('NFC')
}
