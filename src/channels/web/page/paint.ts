import type { MenuItem } from '../contract.ts'
import { make } from './marks.ts'
import { otherLanguages, say } from './words.ts'

/** All that is seen beside the conversation. */

/** What stands on the page while nobody is in: a sentence, and what can be done about it. */
export type Door = { text: string; button?: string; press?: () => void; code?: boolean; tick?: boolean }

const TOAST = 12_000
const WORDS: Record<string, string> = {
  'menu-button': 'web-menu', 'own-label': 'web-own', 'own-hint': 'web-own-hint', leave: 'web-leave', 'code-hint': 'web-have-code', 'code-label': 'web-code',
  'code-button': 'web-open-code', 'text-label': 'web-text', 'text-keys': 'web-text-keys', send: 'web-send', 'file-button': 'web-file',
}
let toastEnd = 0

export function byId<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T
}

export function on<K extends keyof HTMLElementEventMap>(id: string, kind: K, does: (event: HTMLElementEventMap[K]) => void): void {
  byId(id).addEventListener(kind, does)
}

/** The attribute of what was pressed, or of what that stands in. */
export function named({ target }: Event, attribute: string): string | null {
  return (target instanceof Element ? target.closest(`[${attribute}]`)?.getAttribute(attribute) : null) ?? null
}

/** In the language of the moment; without a door the chat. */
export function paint(door: Door | null, menu: MenuItem[]): void {
  for (const [id, key] of Object.entries(WORDS)) byId(id).textContent = say(key)
  byId('log').setAttribute('aria-label', say('web-log'))
  byId('menu').setAttribute('aria-label', say('web-menu'))
  for (const id of ['chat', 'write', 'menu-button']) byId(id).hidden = door !== null
  byId('door').hidden = door === null
  document.body.classList.toggle('inside', door === null)
  byId('commands').replaceChildren(...menu.map(({ command, description }) =>
    make('li', {}, make('button', { type: 'button', 'data-command': command }, description))))
  // One tick, wherever it is wanted: before somebody comes in, and then in the menu.
  byId('keeping').hidden = door !== null && !door.code && !door.tick
  if (door) byId('door-text').after(byId('keeping'))
  else byId('device').prepend(byId('keeping'))
  if (!door) return
  byId('door-text').textContent = say(door.text)
  byId('door-button').hidden = door.button === undefined
  byId('door-button').textContent = door.button === undefined ? '' : say(door.button)
  byId('code-form').hidden = !door.code
  byId('languages').replaceChildren(...(door.text === 'web-opening' ? [] : otherLanguages())
    .map(({ language, name }) => make('button', { type: 'button', lang: language, 'data-language': language }, name)))
}

/** Where there is room it stands beside the conversation, so that nobody need open it. */
export const wide = matchMedia('(min-width: 70rem)')

export function openMenu(open: boolean): void {
  byId('menu-button').setAttribute('aria-expanded', String(open))
  byId('menu').hidden = !open
}

/** Stands until the next deed, or for a while. @param key of what is said by the page itself */
export function toast(key: string): void {
  toastWords(key === '' ? '' : say(key))
}

export function toastWords(words: string): void {
  clearTimeout(toastEnd)
  byId('toast').textContent = words
  byId('toast').classList.toggle('long', words.length > 24)
  if (words !== '') toastEnd = window.setTimeout(() => toastWords(''), TOAST)
}

export function banner(key: string | null): void {
  byId('banner').textContent = key === null ? '' : say(key)
}

/** What is going on at the moment, below the conversation. */
export function answering(key: string | null): void {
  byId('answering').textContent = key === null ? '' : say(key)
}

/** The box grows with what is in it. */
export function fit(text: HTMLTextAreaElement): void {
  text.style.height = 'auto'
  text.style.height = text.value === '' ? '' : `${text.scrollHeight + 4}px`
}
