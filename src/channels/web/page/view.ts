import type { Op, PageButton, PageMessage, Snapshot } from '../contract.ts'
import { make, marked } from './marks.ts'
import { say } from './words.ts'

/** The conversation on the screen. It holds nothing that the server would not say again, and forgets all on `clear`. */
export type View = {
  snapshot(messages: Snapshot['messages']): void
  apply(op: Change): void
  /** One of the last messages asks for a file: not only the very last, since a notice may have come below it. */
  wantsFile(): boolean
  /** A press is on its way: its message takes no other until `release`. */
  hold(message: string): void
  release(message: string): void
  /** The language has changed. */
  repaint(): void
  clear(): void
}

export type Pressed = (message: string, action: string) => void
type Change = Extract<Op, { op: 'add' | 'edit' | 'strip' | 'erase' }>
type Place = { row: number; column: number }

const MOST = 60
/** Rows of choices that may stand over a long text: more would hide it. */
const FEW = 3

export function makeView(log: HTMLElement, pressed: Pressed): View {
  const shown = new Map<string, { message: PageMessage; element: HTMLElement }>()
  /** Where the last press was made, until the focus has gone to what came of it or was taken elsewhere by hand. */
  let from: { message: string; place: Place } | null = null

  log.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('button[data-action]') : null
    const message = button?.closest<HTMLElement>('[data-message]')?.dataset['message']
    if (!button || message === undefined || button.getAttribute('aria-disabled') === 'true') return
    button.classList.add('pressed')
    from = { message, place: placeOf(button) }
    pressed(message, button.dataset['action'] ?? '')
  })
  document.addEventListener('focusin', ({ target }) => {
    if (from && target instanceof Node && !shown.get(from.message)?.element.contains(target)) from = null
  })

  function put(message: PageMessage): void {
    const old = shown.get(message.id)
    if (old && JSON.stringify(old.message) === JSON.stringify(message)) return
    const focused = old && document.activeElement instanceof HTMLElement && old.element.contains(document.activeElement) ? document.activeElement : null
    const place = focused instanceof HTMLButtonElement ? placeOf(focused) : null
    const element = old?.element ?? make('div', { 'data-message': message.id, tabindex: '-1' })
    fill(element, message)
    shown.set(message.id, { message, element })
    if (!old) log.append(element)
    const next = place ?? (!old && message.from === 'bot' ? from?.place : null)
    // What is to be read first is begun at its beginning.
    if (next && message.whole) element.focus({ preventScroll: true })
    else if (next) focusAt(element, next)
    if (from && (place || message.from === 'bot')) from = null
  }

  function strip(id: string): void {
    const found = shown.get(id)
    if (!found) return
    const { wants: _, ...message } = found.message
    put({ ...message, rows: [] })
  }

  function erase(id: string): void {
    const found = shown.get(id)
    if (!found) return
    const focused = found.element.contains(document.activeElement)
    found.element.remove()
    shown.delete(id)
    const last = [...shown.values()].at(-1)
    if (focused && last) focusAt(last.element, { row: 0, column: 0 })
  }

  /** Keeps what was said last in sight: its end, where the buttons are, or its beginning where it is longer than the window. */
  function follow(): void {
    const last = log.lastElementChild
    if (!last) return
    const room = window.innerHeight - (document.querySelector('header')?.getBoundingClientRect().bottom ?? 0) - (document.querySelector<HTMLElement>('#write')?.offsetHeight ?? 0)
    if (last.getBoundingClientRect().height > room) last.scrollIntoView({ block: 'start' })
    else window.scrollTo(0, document.documentElement.scrollHeight)
  }

  return {
    snapshot(messages) {
      // All of it at once is not read aloud: only what comes new is.
      log.setAttribute('aria-busy', 'true')
      const there = new Set(messages.map(({ id }) => id))
      for (const id of shown.keys()) if (!there.has(id)) erase(id)
      for (const message of messages) put(message)
      log.append(...messages.flatMap(({ id }) => shown.get(id)?.element ?? []).filter((element, i) => log.children[i] !== element))
      log.removeAttribute('aria-busy')
      follow()
    },
    apply(op) {
      if ('message' in op) put(op.message)
      else if (op.op === 'strip') strip(op.id)
      else erase(op.id)
      for (const id of [...shown.keys()].slice(0, -MOST)) erase(id)
      if (op.op === 'add' || (op.op === 'edit' && shown.get(op.message.id)?.element === log.lastElementChild)) follow()
    },
    wantsFile: () => [...shown.values()].slice(-3).some(({ message }) => message.wants === 'file'),
    hold: (id) => shown.get(id)?.element.querySelectorAll('button').forEach((button) => button.setAttribute('aria-disabled', 'true')),
    release: (id) => shown.get(id)?.element.querySelectorAll('button').forEach((button) => {
      button.removeAttribute('aria-disabled')
      button.classList.remove('pressed')
    }),
    repaint: () => shown.forEach(({ message, element }) => fill(element, message)),
    clear() {
      shown.clear()
      from = null
      log.replaceChildren()
    },
  }
}

function fill(element: HTMLElement, { from, html, rows, confidential, closed, whole, file }: PageMessage): void {
  element.className = `message ${from}${confidential ? ' private' : ''}${closed ? ' closed' : ''}`
  const parts: HTMLElement[] = []
  if (confidential && !closed) parts.push(make('p', { class: 'mark' }, say('web-private')))
  if (html !== '') parts.push(make('div', { class: 'text' }, make('span', { class: 'unseen' }, `${say(from === 'me' ? 'web-me' : 'web-bot')} `), marked(html)))
  if (file) parts.push(make('a', { class: 'file', href: `web/file/${encodeURIComponent(file.id)}`, download: file.name }, `${say('web-download')}: ${file.name} (${Math.ceil(file.size / 1024)} kB)`))
  if (rows.length > 0) {
    // The choices are not read out with the text: the focus goes to them.
    parts.push(make('div', { class: whole || rows.length > FEW ? 'rows' : 'rows few', role: 'group', 'aria-label': say('web-choices'), 'aria-live': 'off' },
      ...rows.map((row) => make('div', { class: 'row' }, ...row.map(button)))))
  }
  // What has stayed the same stays, so that it is not read aloud a second time.
  const old = [...element.children]
  const now = parts.map((part) => old.find((one) => !one.classList.contains('rows') && one.isEqualNode(part)) ?? part)
  for (const one of old) if (!now.includes(one as HTMLElement)) one.remove()
  now.forEach((part, i) => part !== element.children[i] && element.insertBefore(part, element.children[i] ?? null))
}

function button({ label, action, look }: PageButton): HTMLButtonElement {
  return make('button', { type: 'button', 'data-action': action, ...(look && { class: look }) }, label)
}

function placeOf(button: HTMLButtonElement): Place {
  const row = button.closest('.row')
  return { row: [...(row?.parentElement?.children ?? [])].indexOf(row as Element), column: [...(row?.children ?? [])].indexOf(button) }
}

/** The button in the same place, or the nearest there is; the message itself where it has none. */
function focusAt(element: HTMLElement, { row, column }: Place): void {
  const rows = [...element.querySelectorAll('.row')]
  const buttons = [...(rows[Math.min(Math.max(row, 0), rows.length - 1)]?.querySelectorAll('button') ?? [])]
  const target = buttons[Math.min(Math.max(column, 0), buttons.length - 1)] ?? element
  target.focus({ preventScroll: true })
}
