import type { Channel, Shown } from '../../conversation/channel.ts'
import { ChannelError } from '../../conversation/channel.ts'
import { html } from '../../conversation/html.ts'
import { target } from '../../conversation/numbered.ts'
import { newId } from '../../platform/crypto.ts'
import type { MenuItem, PageMessage } from './contract.ts'
import type { Files } from './files.ts'
import type { Messages } from './messages.ts'
import type { Rooms } from './rooms.ts'

/** Whose press it was, until it is answered; what is never answered is pushed out by what comes after. */
const PRESSES = 5000
const WORDLESS = { rows: [], confidential: false, closed: false }

export type Showing = { channel: Channel; pressed(press: string, address: string): void; typed(address: string, id: string, text: string): void }

/** How the conversation shows things on pages: what is open now changes at once, what may be kept is kept for the next visit. */
export function makeShowing({ rooms, messages, files, languageOf }: {
  rooms: Rooms
  messages: Messages
  files: Files
  languageOf: (address: string) => Promise<string | undefined>
}): Showing {
  const presses = new Map<string, string>()

  async function add(address: string, message: PageMessage, { stored }: { stored: boolean }): Promise<string> {
    const seq = stored ? await messages.add(address, message) : 'nobody'
    // Without a session nobody can come back and read it.
    if (seq === 'away') throw new ChannelError('unreachable')
    const room = rooms.get(address)
    if (seq === 'nobody') rooms.keep(address, message)
    else if (room) room.last = seq
    rooms.publish(address, { op: 'add', message })
    return message.id
  }

  const channel: Channel = {
    name: 'web',
    edits: true,
    send: (address, shown) => add(address, { id: newId(), from: 'bot', closed: false, ...written(shown) }, { stored: !shown.confidential }),
    async edit(address, id, shown) {
      const message: PageMessage = { id, from: 'bot', closed: shown.closed ?? false, ...written(shown) }
      if (rooms.get(address)?.live.has(id)) rooms.keep(address, message)
      // What is confidential is in no store: after a restart or a reload it is shown anew, below.
      else if (shown.confidential || !(await messages.replace(address, message))) throw new ChannelError('gone')
      rooms.publish(address, { op: 'edit', message })
    },
    async strip(address, id) {
      const kept = rooms.get(address)?.live.get(id)
      if (kept) rooms.keep(address, { ...kept.message, rows: [] })
      else await messages.strip(address, id)
      rooms.publish(address, { op: 'strip', id })
    },
    async erase(address, id) {
      if (!rooms.get(address)?.live.delete(id)) await messages.erase(address, id)
      rooms.publish(address, { op: 'erase', id })
    },
    async answer(press, toast) {
      const address = presses.get(press)
      presses.delete(press)
      if (address !== undefined) rooms.publish(address, { op: 'toast', press, text: toast ?? null })
    },
    async sendFile(address, { name, mime, bytes, confidential }) {
      const id = files.offer(address, { name, mime, bytes })
      return add(address, { id: newId(), from: 'bot', html: '', ...WORDLESS, confidential, file: { id, name, size: bytes.length } }, { stored: false })
    },
    async fetchFile(ref, most) {
      const bytes = files.take(ref)
      if (!bytes) throw new ChannelError('gone')
      if (bytes.length > most) throw new ChannelError('refused')
      return bytes
    },
    async menu(address, items: MenuItem[]) {
      if (!rooms.get(address)) return
      const language = await languageOf(address)
      rooms.publish(address, { op: 'menu', items, ...(language !== undefined && { language }) })
    },
  }

  return {
    channel,
    pressed(press, address) {
      presses.set(press, address)
      const oldest = presses.keys().next().value
      if (presses.size > PRESSES && oldest !== undefined) presses.delete(oldest)
    },
    /** What somebody typed stands on the open pages and is kept nowhere: it may be meant for nobody else (PV31). */
    typed(address, id, text) {
      const message: PageMessage = { id, from: 'me', html: html`${text}`.html, ...WORDLESS }
      rooms.keep(address, message)
      rooms.publish(address, { op: 'add', message })
    },
  }
}

function written({ text, choices, confidential, wants, whole }: Shown): Pick<PageMessage, 'html' | 'rows' | 'confidential' | 'wants' | 'whole'> {
  const rows = choices.map((row) => row.map((choice) => ({
    label: choice.label, action: target(choice), ...('look' in choice && choice.look !== undefined && { look: choice.look }),
  })))
  return { html: text.html, rows, confidential, ...(wants && { wants }), ...(whole && { whole }) }
}
