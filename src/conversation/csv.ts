/**
 * CSV as spreadsheets here open it without a question: UTF-8 with its mark, commas, CRLF. A cell that a spreadsheet
 * would take for a formula gets an apostrophe in front, since names come from files that others wrote (AT10).
 * @param plain for our own reading: cells stay as they are
 */
export function writeCsv(rows: readonly (readonly string[])[], { plain = false } = {}): string {
  return `\uFEFF${rows.map((row) => row.map((text) => cell(plain ? text : neutral(text))).join(',')).join('\r\n')}\r\n`
}

function neutral(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function cell(text: string): string {
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
