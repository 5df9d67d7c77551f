// The side of the people: what a test lets a person or a group do, and what they see.
import type { Upload } from './telegram-check.ts'
import { attachment } from './telegram-messages.ts'
import { changeBotStatus } from './telegram-settings.ts'
import type { Settings } from './telegram-settings.ts'
import { escapeHtml } from './telegram-text.ts'
import type { Button, Entity } from './telegram-text.ts'
import type { Updates } from './telegram-updates.ts'
import { dump, screenOf } from './telegram-world.ts'
import type { Account, Chat, Query, Screen, StoredMessage, Toast, WireMessage, World } from './telegram-world.ts'

export interface Stage {
  world: World
  updates: Updates
  settings: Settings
}

export type Wanted = string | RegExp | ((screen: Screen) => boolean)
export type WantedButton = string | RegExp | ((button: Button) => boolean)

/** The traces of an action: the update that the bot gets (0 when it is not told), the message that came about. */
export interface Deed {
  updateId: number
  messageId: number
}

export interface Press {
  updateId: number
  queryId: string
  /** Resolves with the bot's answer to this press. */
  answer(timeoutMs?: number): Promise<Toast>
}

/** What both a person and a group can show. */
export class ChatView {
  readonly chat: Chat
  protected readonly stage: Stage

  constructor(stage: Stage, chat: Chat) {
    this.stage = stage
    this.chat = chat
  }

  get id(): number {
    return this.chat.wire.id
  }

  /** The last message of the bot. Throws when there is none. */
  screen(): Screen {
    const last = this.messages().at(-1)
    if (!last) throw new Error(`The bot has written nothing yet.\n${dump(this.chat)}`)
    return last
  }

  /** All messages of the bot that are still there, oldest first. */
  messages(): Screen[] {
    return this.chat.messages.filter((message) => message.fromBot && !message.deleted).map(screenOf)
  }

  message(messageId: number): Screen | undefined {
    return this.messages().find((screen) => screen.messageId === messageId)
  }

  /**
   * The newest message of the bot that fits and has come or changed since the last action in this chat (or since
   * `looksAway`). Waits for it, and rejects with a picture of the chat when it does not come.
   */
  async sees(wanted: Wanted, timeoutMs = 5000): Promise<Screen> {
    const look = () => {
      const fresh = this.chat.messages.filter((message) => message.fromBot && !message.deleted && message.version > this.chat.mark)
      return fresh.toSorted((a, b) => b.version - a.version).map(screenOf).find((screen) => fitsScreen(wanted, screen))
    }
    return this.chat.changed.until(look, timeoutMs, () => `Not seen within ${timeoutMs} ms: ${String(wanted)}\n${dump(this.chat)}`)
  }

  /** What is there now no longer counts for `sees`. */
  looksAway(): void {
    this.chat.mark = this.chat.version
  }

  /** The chat as text, for messages of failed tests. */
  toString(): string {
    return dump(this.chat)
  }
}

export class Person extends ChatView {
  readonly account: Account

  constructor(stage: Stage, chat: Chat, account: Account) {
    super(stage, chat)
    this.account = account
  }

  /** Presses "Start", as after opening a link with `?start=payload`. */
  start(payload?: string): Deed {
    this.account.started = true
    return this.says(payload === undefined ? '/start' : `/start ${payload}`)
  }

  says(text: string, { in: place = this, replyTo, thread }: { in?: ChatView, replyTo?: number, thread?: number } = {}): Deed {
    const { world } = this.stage
    const repliedTo = replyTo === undefined ? undefined : world.find(place.chat, replyTo)?.wire
    return this.#writes(place, {
      text, ...commandsIn(text), ...(repliedTo && { reply_to_message: repliedTo }),
      ...(thread !== undefined && { message_thread_id: thread, is_topic_message: true }),
    })
  }

  sendsDocument({ name, bytes, mime = 'application/octet-stream', caption, in: place = this }: { name: string, bytes: Buffer | string, mime?: string, caption?: string, in?: ChatView }): Deed {
    const upload: Upload = { name, mime, bytes: Buffer.from(bytes) }
    const file = this.stage.world.addFile('documents', upload)
    return this.#writes(place, { ...attachment('document', file), ...(caption !== undefined && { caption }) })
  }

  /** Changes an own message. */
  edits(messageId: number, text: string): Deed {
    const { world, updates } = this.stage
    const message = world.find(this.chat, messageId)
    if (!message || message.fromBot) throw new Error(`No own message ${messageId}\n${dump(this.chat)}`)
    message.wire = { ...message.wire, text, ...commandsIn(text), edit_date: world.seconds() }
    this.looksAway()
    return { updateId: updates.emit('edited_message', message.wire), messageId }
  }

  /**
   * Presses a button: by its whole label, an expression or a condition. Looks at the newest message of the bot that has
   * buttons, or at the one given by `on`. Older screens are never searched by themselves: a test must not press by
   * accident what the person would have to scroll to.
   */
  presses(wanted: WantedButton, { in: place = this, on }: { in?: ChatView, on?: number } = {}): Press {
    const message = on === undefined ? newestWithButtons(place.chat) : this.stage.world.find(place.chat, on)
    const button = message && screenOf(message).buttons.flat().find((candidate) => fitsButton(wanted, candidate))
    if (!message || !button) throw new Error(`No such button: ${String(wanted)}\n${dump(place.chat)}`)
    if (button.callback_data === undefined) throw new Error(`"${button.text}" opens ${button.url ?? 'something else'} and tells the bot nothing`)
    return this.#presses(place.chat, message.wire, button.callback_data)
  }

  /** A press with invented data, as a changed program could send it; also on a message that is gone. */
  pressesData(data: string, { in: place = this, on }: { in?: ChatView, on?: number } = {}): Press {
    const message = on === undefined ? newestWithButtons(place.chat) ?? place.chat.messages.findLast((any) => any.fromBot) : this.stage.world.find(place.chat, on)
    const gone: WireMessage = { chat: place.chat.wire, message_id: on ?? 0, date: 0 }
    return this.#presses(place.chat, message?.wire ?? gone, data)
  }

  blocks(): number {
    this.account.blocked = true
    return changeBotStatus(this.stage.world, this.stage.updates, { chat: this.chat, status: 'kicked', by: this.id })
  }

  unblocks(): number {
    this.account.blocked = false
    return changeBotStatus(this.stage.world, this.stage.updates, { chat: this.chat, status: 'member', by: this.id })
  }

  /** Deletes the account: the bot learns nothing until it writes. */
  deactivates(): void {
    this.account.deactivated = true
  }

  /** Forwards a message of the bot. Callback buttons stay behind, links come along; protected messages refuse. */
  forwards(messageId: number, { to = this }: { to?: ChatView } = {}): Screen {
    const { world } = this.stage
    const message = world.find(this.chat, messageId)
    if (!message) throw new Error(`No message ${messageId}\n${dump(this.chat)}`)
    if (message.wire.has_protected_content) throw new Error(`Message ${messageId} is protected: the app offers no forwarding`)
    const { text, entities, caption, document, photo, reply_markup: markup } = message.wire
    const links = (markup?.inline_keyboard ?? []).map((row) => row.filter((button) => 'url' in button)).filter((row) => row.length > 0)
    const kept = Object.fromEntries(Object.entries({ text, entities, caption, document, photo }).filter(([, value]) => value !== undefined))
    const origin = { type: 'user', sender_user: message.wire.from, date: message.wire.date }
    const { messageId: copy } = this.#writes(to, { ...kept, forward_origin: origin, ...(links.length > 0 && { reply_markup: { inline_keyboard: links } }) })
    return screenOf(world.find(to.chat, copy) ?? message)
  }

  /** The answers to this person's presses, oldest first. */
  toasts(): Toast[] {
    return [...this.account.toasts]
  }

  /** The commands in this person's menu. */
  commands() {
    const scopes = [{ type: 'chat', chat_id: this.id }, { type: 'all_private_chats' }, { type: 'default' }] as const
    return this.stage.settings.commandsFor(scopes, this.account.user.language_code ?? '')
  }

  #writes(place: ChatView, content: Partial<WireMessage>): Deed {
    if (place === this && this.account.blocked) throw new Error('Who has blocked the bot cannot write to it')
    if (place === this) this.account.started = true
    return write(this.stage, place.chat, { from: this.account.user, ...content })
  }

  #presses(chat: Chat, message: WireMessage, data: string): Press {
    const { world, updates } = this.stage
    const query: Query = { id: `query-${world.serial()}`, from: this.account.user, at: world.now() }
    world.queries.set(query.id, query)
    world.openQueries.add(query.id)
    chat.mark = chat.version
    const updateId = updates.emit('callback_query', { id: query.id, from: query.from, message, chat_instance: String(chat.wire.id), data })
    const answer = (timeoutMs = 5000) =>
      world.changed.until(() => query.answer, timeoutMs, () => `The press of "${data}" was not answered within ${timeoutMs} ms\n${dump(chat)}`)
    return { updateId, queryId: query.id, answer }
  }
}

/** Puts a message of a person into a chat and tells the bot, if it may know of it. */
export function write(stage: Stage, chat: Chat, content: Partial<WireMessage>): Deed {
  const { world, updates } = stage
  const message = world.store(chat, content, { html: escapeHtml(content.text ?? '') })
  chat.mark = chat.version
  const updateId = reachesBot(world, chat, message) ? updates.emit('message', message.wire) : 0
  return { updateId, messageId: message.wire.message_id }
}

/** In a group a plain member bot (privacy mode) gets commands, replies to itself and service messages only. */
function reachesBot(world: World, chat: Chat, { wire }: StoredMessage): boolean {
  if (chat.account) return true
  if (chat.botStatus === 'left' || chat.botStatus === 'kicked') return false
  if (chat.botStatus === 'administrator') return true
  const isService = wire.text === undefined && wire['document'] === undefined
  const replied = wire['reply_to_message'] as WireMessage | undefined
  const addressee = /^\/\w+(?:@(\w+))?/.exec(wire.text ?? '')
  const isCommand = addressee !== null && (addressee[1] === undefined || addressee[1] === world.bot.username)
  return isService || isCommand || replied?.from?.id === world.bot.id
}

function commandsIn(text: string): { entities?: Entity[] } {
  const found = [...text.matchAll(/(?<=^|\s)\/[a-zA-Z0-9_]{1,32}(@\w+)?/g)]
  const entities = found.map((match) => ({ type: 'bot_command', offset: match.index, length: match[0].length }))
  return entities.length > 0 ? { entities } : {}
}

function newestWithButtons(chat: Chat): StoredMessage | undefined {
  return chat.messages.findLast((message) => message.fromBot && !message.deleted && screenOf(message).buttons.length > 0)
}

function fitsScreen(wanted: Wanted, screen: Screen): boolean {
  if (typeof wanted === 'function') return wanted(screen)
  return typeof wanted === 'string' ? screen.text.includes(wanted) : wanted.test(screen.text)
}

function fitsButton(wanted: WantedButton, button: Button): boolean {
  if (typeof wanted === 'function') return wanted(button)
  return typeof wanted === 'string' ? button.text === wanted : wanted.test(button.text)
}

