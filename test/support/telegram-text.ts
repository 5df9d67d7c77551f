// What Telegram accepts as a text: HTML, lengths, keyboards.
import { badRequest } from './telegram-check.ts'

export interface Entity {
  type: string
  offset: number
  length: number
  url?: string
  language?: string
  custom_emoji_id?: string
}

export interface Formatted {
  /** Without markup. */
  text: string
  entities: Entity[]
  /** As it was sent, or escaped when it was sent without a parse mode. */
  html: string
}

export interface Button {
  text: string
  callback_data?: string
  url?: string
}

export interface Markup {
  inline_keyboard?: Button[][]
  keyboard?: unknown[][]
  remove_keyboard?: true
  force_reply?: true
}

const TAGS: Record<string, string> = {
  a: 'text_link', b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', ins: 'underline',
  s: 'strikethrough', strike: 'strikethrough', del: 'strikethrough', span: 'spoiler', 'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji', 'tg-time': 'date_time', code: 'code', pre: 'pre', blockquote: 'blockquote',
}
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const MARKUP_FIELDS = new Set(['inline_keyboard', 'keyboard', 'remove_keyboard', 'force_reply', 'selective',
  'is_persistent', 'resize_keyboard', 'one_time_keyboard', 'input_field_placeholder'])
const BUTTON_ACTIONS = ['url', 'callback_data', 'web_app', 'login_url', 'disabled', 'switch_inline_query',
  'switch_inline_query_current_chat', 'switch_inline_query_chosen_chat', 'copy_text', 'callback_game', 'pay']
const BUTTON_FIELDS = new Set(['text', 'icon_custom_emoji_id', 'style', ...BUTTON_ACTIONS])

/** `text` after its entities are parsed and the blanks around it cut, as Telegram stores it. */
export function format(source: string, parseMode?: string, given?: readonly Entity[]): Formatted {
  if (parseMode === 'HTML') return { ...trimmed(parseHtml(source)), html: source }
  if (parseMode !== undefined) throw badRequest(`stand-in: parse_mode ${parseMode} is not implemented`)
  for (const { offset, length } of given ?? []) {
    if (offset < 0 || length < 1 || offset + length > source.length) {
      throw badRequest('stand-in: an entity reaches beyond the text')
    }
  }
  return { ...trimmed({ text: source, entities: [...given ?? []] }), html: escapeHtml(source) }
}

/** Counted in UTF-16 units, which is never less than what Telegram counts. */
export function checkLength(text: string, most: number, tooLong: string): void {
  if (text.length > most) throw badRequest(tooLong)
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export function parseHtml(html: string): { text: string, entities: Entity[] } {
  const open: { tag: string, at: number, attributes: string }[] = []
  const entities: Entity[] = []
  let text = ''
  for (let at = 0; at < html.length;) {
    const sign = html[at]
    if (sign === '&') {
      const [read, decoded] = readEntity(html, at)
      text += decoded
      at += read
    } else if (sign !== '<') {
      text += sign
      at++
    } else if (html[at + 1] === '/') {
      const top = open.pop()
      at = readEndTag(html, at, top?.tag)
      if (top) entities.push(...entityOf(top.tag, top.attributes, top.at, text))
    } else {
      const start = readStartTag(html, at)
      open.push({ tag: start.tag, at: text.length, attributes: start.attributes })
      at = start.end
    }
  }
  const last = open.at(-1)
  if (last) throw cannotParse(`Can't find end tag corresponding to start tag "${last.tag}"`)
  return { text, entities: entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length) }
}

export function checkMarkup(markup: Markup, inlineOnly = false): void {
  for (const name of Object.keys(markup)) {
    if (!MARKUP_FIELDS.has(name)) throw badRequest(`stand-in: reply_markup has no field "${name}"`)
  }
  if (inlineOnly && !markup.inline_keyboard) throw badRequest('inline keyboard expected')
  if (markup.keyboard && !Array.isArray(markup.keyboard)) throw badRequest('stand-in: keyboard is no array')
  if (!markup.inline_keyboard) return
  const rows: unknown = markup.inline_keyboard
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) throw badRequest('stand-in: inline_keyboard is no array of arrays')
  const buttons = rows.flat() as Button[]
  if (buttons.length > 100) throw badRequest('reply markup is too long')
  for (const button of buttons) checkButton(button)
}

function checkButton(button: Button): void {
  const fields = Object.keys(button)
  const unknown = fields.find((name) => !BUTTON_FIELDS.has(name))
  if (unknown) throw badRequest(`stand-in: an inline button has no field "${unknown}"`)
  if (typeof button.text !== 'string' || button.text.trim() === '') throw badRequest('stand-in: an inline button without a text')
  const actions = fields.filter((name) => BUTTON_ACTIONS.includes(name))
  if (actions.length === 0) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  }
  if (actions.length > 1) throw badRequest(`stand-in: an inline button with ${actions.join(' and ')}`)
  if (button.callback_data !== undefined) {
    const bytes = Buffer.byteLength(button.callback_data)
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID')
  }
  if (button.url !== undefined && !isWebAddress(button.url)) {
    throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`)
  }
}

/** Telegram wants a host with a dot: `localhost` is refused, `127.0.0.1` is not. */
function isWebAddress(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return protocol === 'tg:' || (/^https?:$/.test(protocol) && /[.[]/.test(host))
}

function readStartTag(html: string, at: number): { tag: string, attributes: string, end: number } {
  const where = byteOffset(html, at)
  const name = /^<([^\s>]*)(?=[\s>])/.exec(html.slice(at))?.[1]?.toLowerCase()
  if (name === undefined) throw cannotParse(`Unclosed start tag at byte offset ${where}`)
  if (!Object.hasOwn(TAGS, name)) throw cannotParse(`Unsupported start tag "${name}" at byte offset ${where}`)
  const rest = html.slice(at + 1 + name.length)
  const attributes = /^(?:[^>"']|"[^"]*"|'[^']*')*(?=>)/.exec(rest)?.[0]
  if (attributes === undefined) throw cannotParse(`Unclosed start tag "${name}" at byte offset ${where}`)
  if (name === 'span' && attribute(attributes, 'class') !== 'tg-spoiler') {
    throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${where}`)
  }
  return { tag: name, attributes, end: at + 1 + name.length + attributes.length + 1 }
}

/** Position behind the end tag. */
function readEndTag(html: string, at: number, expected: string | undefined): number {
  const where = byteOffset(html, at)
  if (expected === undefined) throw cannotParse(`Unexpected end tag at byte offset ${where}`)
  const match = /^<\/([^\s>]*)\s*>/.exec(html.slice(at))
  if (!match) throw cannotParse(`Unclosed end tag at byte offset ${where}`)
  const found = match[1]?.toLowerCase() ?? ''
  if (found !== '' && found !== expected) {
    throw cannotParse(`Unmatched end tag at byte offset ${where}, expected "</${expected}>", found "</${found}>"`)
  }
  return at + match[0].length
}

/**
 * Characters read and what they stand for. Telegram knows four names and the numbers, and shows any
 * other name as it is written; we refuse that, since nobody ever means to send `&nbsp;` to a reader.
 */
function readEntity(html: string, at: number): [number, string] {
  const match = /^&(?:#(\d+)|#x([\da-f]+)|(\w+));/i.exec(html.slice(at, at + 12))
  if (!match) return [1, '&']
  const [whole, decimal, hex, name] = match
  if (name !== undefined) {
    const decoded = NAMED[name]
    if (decoded === undefined) throw cannotParse(`stand-in: Telegram does not know "${whole}"`)
    return [whole.length, decoded]
  }
  return [whole.length, String.fromCodePoint(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal))]
}

function entityOf(tag: string, attributes: string, offset: number, text: string): Entity[] {
  const length = text.length - offset
  if (length === 0) return []
  const entity = { type: TAGS[tag] ?? tag, offset, length }
  if (tag === 'a') return [{ ...entity, url: attribute(attributes, 'href') ?? text.slice(offset) }]
  if (tag === 'tg-emoji') return [{ ...entity, custom_emoji_id: attribute(attributes, 'emoji-id') ?? '' }]
  if (tag === 'blockquote' && /\bexpandable\b/.test(attributes)) return [{ ...entity, type: 'expandable_blockquote' }]
  return [entity]
}

function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(attributes)
  return match?.[1] ?? match?.[2] ?? match?.[3]
}

function trimmed({ text, entities }: { text: string, entities: Entity[] }): { text: string, entities: Entity[] } {
  const cut = text.length - text.trimStart().length
  const kept = text.trim()
  const moved = entities.flatMap((entity) => {
    const offset = Math.max(0, entity.offset - cut)
    const length = Math.min(kept.length, entity.offset + entity.length - cut) - offset
    return length > 0 ? [{ ...entity, offset, length }] : []
  })
  return { text: kept, entities: moved }
}

function byteOffset(text: string, at: number): number {
  return Buffer.byteLength(text.slice(0, at))
}

function cannotParse(reason: string) {
  return badRequest(`can't parse entities: ${reason}`)
}
