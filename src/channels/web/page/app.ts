import type { Hello, MenuItem, Op, Own } from '../contract.ts'
import { makeDeeds } from './deeds.ts'
import { banner, byId, fit, named, on, openMenu, paint, toast, toastWords, wide } from './paint.ts'
import type { Door } from './paint.ts'
import { makeView } from './view.ts'
import { openWire, post } from './wire.ts'
import type { Trouble, Wire } from './wire.ts'
import { currentLanguage, speak } from './words.ts'

/** The page: a door (who is not in) and a chat (who is). What is on it is in no storage and no history. */

const MINUTE = 60_000
const IDLE = 15 * MINUTE // also the server's own limit
const LOST = 10 * MINUTE // as long as a confidential screen stands untouched
const TOUCH = 4 * MINUTE
const TROUBLES: Record<Trouble, string> = { offline: 'web-offline', unsent: 'web-unsent', crowded: 'web-crowded' }

const text = byId<HTMLTextAreaElement>('text')
const own = byId<HTMLInputElement>('own')
const code = byId<HTMLInputElement>('code')
let wire: Wire | null = null
let door: Door | null = null
let menu: MenuItem[] = []
let seen = performance.now()
let touched = seen
let lostSince: number | null = null
let hidden = false
const deeds = makeDeeds(() => view, () => wire)
const view = makeView(byId('log'), (message, action) => void deeds.press(message, action))

function showDoor(next: Door): void {
  leaveChat()
  door = next
  paint(door, menu)
  byId('door-text').focus()
}

function leaveChat(): void {
  wire?.close()
  wire = null
  lostSince = null
  menu = []
  code.value = ''
  own.checked = false // whoever comes next says so anew
  deeds.forget()
  openMenu(false)
  paint(door, menu)
}

async function begin(invitation: string): Promise<void> {
  const before = door
  const response = await post('web/begin', { code: invitation, language: currentLanguage(), own: own.checked }).catch(() => null)
  if (door !== before) return
  if (response?.ok) connect()
  else toast(response?.status === 400 ? 'web-not-code' : 'web-later')
}

function connect(): void {
  let inside = false
  showDoor({ text: 'web-opening' })
  wire = openWire({
    hello(hello) {
      inside = true
      enter(hello)
    },
    snapshot({ messages, menu: items }) {
      deeds.release()
      view.snapshot(messages)
      menu = items
      paint(door, menu)
      offerFile()
    },
    op: act,
    trouble(what) {
      lostSince = what === 'offline' ? (lostSince ?? performance.now()) : null
      banner(what && TROUBLES[what])
    },
    gone() {
      const idle = !own.checked && performance.now() - seen > IDLE - MINUTE
      showDoor({ text: inside ? (idle ? 'web-idle' : 'web-ended') : 'stranger', code: true })
    },
  })
}

function enter(hello: Hello): void {
  own.checked = hello.own
  if (hello.language !== undefined && speak(hello.language)) view.repaint()
  if (door) seen = touched = performance.now()
  if (door) openMenu(wide.matches)
  door = null
  paint(door, menu)
}

function act(op: Op): void {
  if (op.op === 'menu') {
    if (op.language !== undefined && speak(op.language)) view.repaint()
    menu = op.items
    paint(door, menu)
  } else if (op.op === 'toast') {
    if (op.text !== null) toastWords(op.text)
    deeds.ended(op.press)
  } else {
    view.apply(op)
    offerFile()
    if (!('message' in op) || op.message.from === 'bot') deeds.changed()
  }
}

const offerFile = () => (byId('file-button').hidden = !view.wantsFile())

async function leave(): Promise<void> {
  const response = await post('web/leave').catch(() => null)
  if (response?.ok || response?.status === 401) showDoor({ text: 'web-left', code: true })
  else toast('web-not-taken')
}

/** Whom nobody has touched for long, and what has long been cut off, shows nothing any more. */
function check(): void {
  const now = performance.now()
  if (door) return
  if (!own.checked && now - seen >= IDLE) showDoor({ text: 'web-idle', button: 'web-again', press: connect })
  else if (lostSince !== null && now - lostSince >= LOST) showDoor({ text: 'web-lost', button: 'web-again', press: connect })
}

function used(): void {
  check()
  seen = performance.now()
  // Whoever writes for long is not away, though the server hears nothing of it.
  if (door || seen - touched < TOUCH) return
  touched = seen
  void post('web/own', {} satisfies Own).catch(() => null)
}

/** A code is taken out of the address, and so out of the history, before anything else. */
function arrive(): void {
  const invitation = location.hash.slice(1)
  if (invitation === '' && wire) return
  history.replaceState(null, '', location.pathname)
  if (invitation === '') connect()
  else showDoor({ text: 'web-invited', button: 'web-open', press: () => void begin(invitation), tick: true })
}

on('door-button', 'click', () => door?.press?.())
on('code-form', 'submit', (event) => {
  event.preventDefault()
  // A whole link may be put in as well as what is written on paper.
  void begin(code.value.trim().replace(/^.*#/, ''))
})
on('languages', 'click', (event) => {
  if (speak(named(event, 'data-language') ?? '')) paint(door, menu)
  byId('door-text').focus()
})
on('menu-button', 'click', () => openMenu(Boolean(byId('menu').hidden)))
on('menu', 'keydown', ({ key }) => {
  if (key === 'Escape' && !wide.matches) {
    openMenu(false)
    byId('menu-button').focus()
  }
})
on('commands', 'click', (event) => {
  const command = named(event, 'data-command')
  if (command === null) return
  openMenu(wide.matches)
  byId('log').focus({ preventScroll: true })
  void deeds.command(command)
})
on('own', 'change', () => door || void deeds.keepOwn())
on('leave', 'click', () => void leave())
on('write', 'submit', (event) => {
  event.preventDefault()
  void deeds.write()
})
on('text', 'input', () => fit(text))
on('text', 'keydown', (event) => {
  // A Vietnamese keyboard puts letters together and may end a word with Enter; on a phone Enter is a new line.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229 || matchMedia('(pointer: coarse)').matches) return
  event.preventDefault()
  void deeds.write()
})
on('file-button', 'click', () => byId('file').click())
on('file', 'change', () => void deeds.sendFile())
document.addEventListener('pointerdown', used, { capture: true })
document.addEventListener('keydown', used, { capture: true })
document.addEventListener('visibilitychange', () => {
  check()
  if (!document.hidden) wire?.wake()
})
setInterval(check, 5000)
wide.addEventListener('change', () => door || openMenu(wide.matches))
window.addEventListener('online', () => wire?.wake())
window.addEventListener('pagehide', () => {
  hidden = wire !== null
  leaveChat()
})
window.addEventListener('pageshow', ({ persisted }) => persisted && hidden && connect())
window.addEventListener('hashchange', arrive)
speak(document.documentElement.lang)
arrive()
