/**
 * CSV as spreadsheets here open it without a question: UTF-8 with its mark, commas, CRLF. A cell that a spreadsheet
 * would take for a formula gets an apostrophe in front, since names come from files that others wrote.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
