import { EventEmitter, once } from 'node:events'
import type { Arrival, Channel, Shown } from '../../src/conversation/channel.ts'
import { ChannelError } from '../../src/conversation/channel.ts'
import { plain } from '../../src/conversation/html.ts'
import { inOrder, target } from '../../src/conversation/numbered.ts'
import type { Chibo } from '../../src/chibo.ts'

export type ChatFile = { name: string; mime: string; bytes: Uint8Array }
export type ChatMessage = { file?: ChatFile;  id: string; from: 'bot' | 'person'; text: string; html: string; labels: string[]; actions: string[]; confidential: boolean; closed: boolean }

/**
 * A channel in memory that keeps what it was shown, message by message, as a person would see it. With `edits: false`
 * it is a channel without buttons and edits, where everything is typed.
 */
export function makeTestChannel(name = 'test', { edits = true }: { edits?: boolean } = {}) {
  const chats = new Map<string, ChatMessage[]>()
  const toasts: { address: string; text: string }[] = []
  const presses = new Map<string, string>()
  const menus = new Map<string, string[]>()
  const faults: ChannelError[] = []
  const fileFaults: ChannelError[] = []
  const blocked = new Set<string>()
  const events = new EventEmitter()
  const files = new Map<string, Uint8Array>()
  let count = 0
  const next = () => String(++count)
  const chat = (address: string) => chats.get(address) ?? chats.set(address, []).get(address)!
  const find = (address: string, id: string) => {
    const message = chat(address).find((candidate) => candidate.id === id)
    if (!message) throw new ChannelError('gone')
    return message
  }
  const fill = (shown: Shown) => ({
    text: plain(shown.text), html: shown.text.html, confidential: shown.confidential,
    labels: inOrder(shown.choices).map((choice) => choice.label), actions: inOrder(shown.choices).map(target),
  })
  const meet = (address: string) => {
    const fault = faults.shift()
    if (fault) throw fault
    if (blocked.has(address)) throw new ChannelError('unreachable')
  }
  const failFile = () => {
    const fault = fileFaults.shift()
    if (fault) throw fault
  }
  const channel: Channel = {
    name, edits,
    async send(address, shown) {
      meet(address)
      const message = { id: next(), from: 'bot' as const, closed: false, ...fill(shown) }
      chat(address).push(message)
      events.emit('shown')
      return message.id
    },
    async edit(address, id, shown) {
      meet(address)
      Object.assign(find(address, id), fill(shown), { closed: shown.choices.length === 0 })
      events.emit('shown')
    },
    async strip(address, id) {
      Object.assign(find(address, id), { labels: [], actions: [] })
    },
    async erase(address, id) {
      const messages = chat(address)
      messages.splice(messages.indexOf(find(address, id)), 1)
    },
    async sendFile(address, { confidential, ...file }) {
      meet(address)
      failFile()
      const message = { id: next(), from: 'bot' as const, text: '', html: '', labels: [], actions: [], confidential, closed: false, file }
      chat(address).push(message)
      events.emit('shown')
      return message.id
    },
    async fetchFile(ref, most) {
      failFile()
      const bytes = files.get(ref)
      if (!bytes) throw new ChannelError('gone')
      if (bytes.length > most) throw new ChannelError('refused')
      return bytes
    },
    async answer(press, text) {
      const address = presses.get(press)
      if (address !== undefined && text !== undefined) toasts.push({ address, text })
      presses.delete(press)
      events.emit('answered')
    },
    async menu(address, commands) {
      menus.set(address, commands.map(({ command }) => command))
    },
  }

  /** The person at this address; every deed is awaited until it has acted and was shown. */
  function person(chibo: () => Chibo, address: string, language = 'vi') {
    const arrive = async (...whats: Arrival['what'][]) => {
      await chibo().intake.accept(channel, whats.map((what) => ({ number: next(), address, language, what })))
      await chibo().idle()
    }
    const type = (text: string): Arrival['what'] => {
      const id = next()
      chat(address).push({ id, from: 'person', text, html: '', labels: [], actions: [], confidential: false, closed: false })
      return { kind: 'text', text, message: id }
    }
    const pressed = (action: string, message: string): Arrival['what'] => {
      const press = next()
      presses.set(press, address)
      return { kind: 'press', action, message, press }
    }
    const press = (label: string | RegExp): Arrival['what'] => {
      const fits = fitting(label)
      const message = chat(address).findLast((candidate) => candidate.labels.some(fits))
      if (!message) throw new Error(`no button ${label} at ${address}:\n${dump()}`)
      return pressed(message.actions[message.labels.findIndex(fits)] ?? '', message.id)
    }
    const screen = (): ChatMessage => {
      const last = chat(address).findLast((message) => message.from === 'bot' && !message.file)
      if (!last) throw new Error(`nothing was shown to ${address}`)
      return last
    }
    const dump = () => chat(address).map((m) => `${m.from} ${m.id}${m.confidential ? ' (confidential)' : ''}: ${m.text}\n   [${m.labels.join('] [')}]`).join('\n')
    return {
      address,
      /** All messages, oldest first. */
      get messages() { return chat(address) },
      /** The last thing that the bot showed. */
      get screen() { return screen() },
      get toasts() { return toasts.filter((toast) => toast.address === address).map((toast) => toast.text) },
      get menu() { return menus.get(address) ?? [] },
      get unanswered() { return [...presses.values()].filter((at) => at === address).length },
      types: (text: string) => arrive(type(text)),
      /** Presses the button with this label (or one that matches) on the newest message that has it. */
      presses: (label: string | RegExp) => arrive(press(label)),
      /** The press as it would arrive, to send twice, late or together with others. */
      press,
      /** Sends a button's data that may never have been on a screen. */
      pressesData: (action: string, message = screen().id) => arrive(pressed(action, message)),
      pressData: (action: string, message = screen().id) => pressed(action, message),
      /** Chooses by the number under which the choice stands, as where there are no buttons. */
      chooses: (label: string | RegExp, asked = false) => {
        const place = screen().labels.findIndex(fitting(label))
        if (place < 0) throw new Error(`no choice ${label} at ${address}:\n${dump()}`)
        return arrive(type(`${asked ? '#' : ''}${place + 1}`))
      },
      arrive,
      /** The files that came, oldest first. */
      get files() { return chat(address).flatMap((message) => message.file ?? []) },
      sendsFile: (bytes: Uint8Array | string, { name = 'danh-sach.csv', size }: { name?: string; size?: number | null } = {}) => {
        const ref = `file-${next()}`
        files.set(ref, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
        const message = { id: next(), from: 'person' as const, text: '', html: '', labels: [], actions: [], confidential: false, closed: false }
        chat(address).push(message)
        return arrive({ kind: 'file', message: message.id, ref, name, size: size === undefined ? (files.get(ref)?.length ?? 0) : size })
      },
      sendsPicture: () => arrive({ kind: 'other', message: next() }),
      blocks: () => { blocked.add(address); return arrive({ kind: 'blocked' }) },
      unblocks: () => { blocked.delete(address); return arrive({ kind: 'unblocked' }) },
      dump,
    }
  }

  return {
    channel, person, menus,
    /** The next calls out fail like this, one each. */
    failNext: (...errors: ChannelError[]) => faults.push(...errors),
    /** The same for the next files that go out or are fetched. */
    failNextFile: (...errors: ChannelError[]) => fileFaults.push(...errors),
    mendFiles: () => { fileFaults.length = 0 },
    untilAnswered: () => once(events, 'answered'),
    /** Everything that was ever shown to anybody still stands here. */
    everything: () => [...chats].flatMap(([address, messages]) => messages.map((message) => ({ address, ...message }))),
  }
}

export type TestChannel = ReturnType<typeof makeTestChannel>
export type TestPerson = ReturnType<TestChannel['person']>

function fitting(label: string | RegExp): (text: string) => boolean {
  return (text) => (typeof label === 'string' ? text === label : label.test(text))
}
