// What Telegram keeps: users, chats with their messages, presses, files. Knows no HTTP.
import type { InlineKeyboardMarkup, User } from '@grammyjs/types'
import { badRequest, forbidden } from './telegram-check.ts'
import type { ApiError, Upload } from './telegram-check.ts'
import { Signal } from './telegram-signal.ts'
import type { Button, Entity } from './telegram-text.ts'

/** A message as it goes over the wire; only the fields that the stand-in makes. */
export interface WireMessage {
  message_id: number
  date: number
  chat: WireChat
  from?: User
  sender_chat?: WireChat
  text?: string
  entities?: Entity[]
  caption?: string
  caption_entities?: Entity[]
  reply_markup?: InlineKeyboardMarkup
  edit_date?: number
  has_protected_content?: true
  [more: string]: unknown
}

export interface WireChat {
  id: number
  type: 'private' | 'group' | 'supergroup'
  title?: string
  first_name?: string
  username?: string
  is_forum?: true
}

export interface StoredMessage {
  wire: WireMessage
  html: string
  fromBot: boolean
  deleted: boolean
  file?: StoredFile
  /** Milliseconds on the server's clock. */
  sentAt: number
  /** The chat's counter when this message last changed. */
  version: number
}

export interface StoredFile extends Upload {
  id: string
  path: string
}

export interface Account {
  user: User
  started: boolean
  blocked: boolean
  deactivated: boolean
  toasts: Toast[]
}

export type Status = 'creator' | 'administrator' | 'member' | 'left' | 'kicked'

export interface Chat {
  wire: WireChat
  /** Undefined in a group. */
  account?: Account
  messages: StoredMessage[]
  members: Map<number, Status>
  botStatus: Status
  topics: Map<number, string>
  pinned: number[]
  menuButton: unknown
  migratedTo?: number
  version: number
  /** What was shown up to here was there before the last action of a person. */
  mark: number
  changed: Signal
}

/** The answer to a press. */
export interface Toast {
  queryId: string
  text: string
  alert: boolean
}

export interface Query {
  id: string
  from: User
  at: number
  answer?: Toast
}

/** What a person sees of a message of the bot. */
export interface Screen {
  messageId: number
  text: string
  html: string
  buttons: Button[][]
  /** Can be neither forwarded nor saved. */
  protected: boolean
  edited: boolean
  document?: StoredFile
}

export class World {
  readonly accounts = new Map<number, Account>()
  readonly chats = new Map<number, Chat>()
  readonly queries = new Map<string, Query>()
  readonly openQueries = new Set<string>()
  readonly files = new Map<string, StoredFile>()
  readonly changed = new Signal()
  readonly bot: User & { is_bot: true, username: string }
  readonly now: () => number
  #privateMessages = 0
  #serial = 0

  constructor(bot: { id: number, first_name: string, username: string }, now: () => number) {
    this.bot = { is_bot: true, ...bot }
    this.now = now
  }

  addChat(wire: WireChat, account?: Account): Chat {
    const chat: Chat = {
      wire, messages: [], members: new Map(), botStatus: 'member', topics: new Map(), pinned: [],
      menuButton: { type: 'default' }, version: 0, mark: 0, changed: new Signal(), ...(account && { account }),
    }
    this.chats.set(wire.id, chat)
    return chat
  }

  /** Numbers run through all private chats, but begin anew in every supergroup: as in Telegram, they are no key. */
  store(chat: Chat, content: Partial<WireMessage>, more: { html?: string, file?: StoredFile } = {}): StoredMessage {
    const id = chat.wire.type === 'supergroup' ? chat.messages.length + 1 : ++this.#privateMessages
    const fromBot = content.from?.id === this.bot.id
    const wire: WireMessage = { message_id: id, date: this.seconds(), chat: chat.wire, ...content }
    const message: StoredMessage = {
      wire, html: more.html ?? '', fromBot, deleted: false, sentAt: this.now(), version: 0,
      ...(more.file && { file: more.file }),
    }
    chat.messages.push(message)
    this.touch(chat, message)
    return message
  }

  touch(chat: Chat, message?: StoredMessage): void {
    chat.version++
    if (message) message.version = chat.version
    chat.changed.notify()
  }

  find(chat: Chat, messageId: number): StoredMessage | undefined {
    return chat.messages.findLast((message) => message.wire.message_id === messageId && !message.deleted)
  }

  /** The chat, whether or not the bot may write to it. */
  chat(id: number | string): Chat {
    const chat = this.chats.get(Number(id))
    if (!chat || (chat.account && !chat.account.started)) throw badRequest('chat not found')
    return chat
  }

  /** The chat, if the bot may write to it. */
  reach(id: number | string): Chat {
    const chat = this.chats.get(Number(id))
    if (!chat) throw badRequest('chat not found')
    const refusal = this.#refusal(chat)
    if (refusal) throw refusal
    return chat
  }

  #refusal(chat: Chat): ApiError | undefined {
    const { account, wire: { type } } = chat
    if (account?.deactivated) return forbidden('user is deactivated')
    if (account?.blocked) return forbidden('bot was blocked by the user')
    if (account && !account.started) return forbidden("bot can't initiate conversation with a user")
    if (chat.migratedTo !== undefined) {
      const parameters = { migrate_to_chat_id: chat.migratedTo }
      return badRequest('group chat was upgraded to a supergroup chat', parameters)
    }
    if (chat.botStatus === 'kicked') return forbidden(`bot was kicked from the ${type} chat`)
    if (chat.botStatus === 'left') return forbidden(`bot is not a member of the ${type} chat`)
    return undefined
  }

  addFile(folder: string, upload: Upload): StoredFile {
    const id = `file-${this.serial()}`
    const file = { ...upload, id, path: `${folder}/${id}${/\.\w+$/.exec(upload.name)?.[0] ?? ''}` }
    this.files.set(id, file)
    return file
  }

  serial(): number {
    return ++this.#serial
  }

  seconds(): number {
    return Math.floor(this.now() / 1000)
  }
}

export function screenOf(message: StoredMessage): Screen {
  const { wire, html, file } = message
  return {
    messageId: wire.message_id,
    text: wire.text ?? wire.caption ?? '',
    html,
    buttons: (wire.reply_markup?.inline_keyboard ?? []) as Button[][],
    protected: wire.has_protected_content === true,
    edited: wire.edit_date !== undefined,
    ...(file && { document: file }),
  }
}

/** The chat as a reader would see it, for the message of a failed expectation. */
export function dump(chat: Chat): string {
  const lines = chat.messages.slice(-12).map((message) => {
    const { text, buttons, document, edited } = screenOf(message)
    const who = message.fromBot ? 'bot' : message.wire.from?.first_name ?? 'Telegram'
    const marks = `${message.deleted ? ' (deleted)' : ''}${edited ? ' (edited)' : ''}${document ? ` (${document.name})` : ''}`
    const rows = buttons.map((row) => `\n      ${row.map((button) => `[${button.text}]`).join(' ')}`)
    return `  #${message.wire.message_id} ${who}${marks}: ${text.replaceAll('\n', '\n      ')}${rows.join('')}`
  })
  const toasts = chat.account?.toasts.slice(-3).map((toast) => `  toast: ${toast.text || '(empty)'}`) ?? []
  const name = chat.wire.title ?? chat.wire.first_name ?? ''
  return [`chat ${chat.wire.id} ${name}:`, ...lines, ...toasts].join('\n')
}
