/** Text with the marks b, i, u, code and blockquote. Made by html`` only, which escapes what is put in. */
export type Html = { readonly html: string }

/** html`<b>${title}</b>`: strings and numbers are escaped, Html stays, lists are joined with nothing between. */
export function html(parts: TemplateStringsArray, ...values: Inserted[]): Html {
  return { html: parts.reduce((text, part, i) => text + part + (i < values.length ? insert(values[i]) : ''), '') }
}

type Inserted = string | number | Html | Html[] | undefined | false

function insert(value: Inserted): string {
  if (value === undefined || value === false) return ''
  if (Array.isArray(value)) return value.map((item) => item.html).join('')
  if (typeof value === 'object') return value.html
  return escape(String(value))
}

/** Lines, one below the other; what is absent leaves no line. */
export function lines(...rows: (Html | string | undefined | false)[]): Html {
  const kept = rows.filter((row): row is Html | string => row !== undefined && row !== false)
  return { html: kept.map((row) => (typeof row === 'string' ? escape(row) : row.html)).join('\n') }
}

/** The text as a reader without marks sees it. */
export function plain(text: Html): string {
  return text.html.replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
