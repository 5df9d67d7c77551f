// Methods with an effect on messages: send, edit, delete, pin, answer a press, files.
import type { InlineKeyboardMarkup, Opts } from '@grammyjs/types'
import { badRequest, isUpload, notImplemented } from './telegram-check.ts'
import type { Upload } from './telegram-check.ts'
import { checkLength, checkMarkup, format } from './telegram-text.ts'
import type { Entity, Formatted, Markup } from './telegram-text.ts'
import type { Chat, StoredFile, StoredMessage, WireMessage, World } from './telegram-world.ts'

type Calls = Opts<Upload>
export type Handlers = { [M in keyof Calls]?: (params: Calls[M], gone: AbortSignal) => unknown }

interface Sending {
  chat_id: number | string
  message_thread_id?: number
  protect_content?: boolean
  reply_parameters?: { message_id?: number, allow_sending_without_reply?: boolean }
  reply_markup?: unknown
}

interface Target {
  chat_id?: number | string
  message_id?: number
  inline_message_id?: string
}

const HOURS_48 = 48 * 60 * 60 * 1000
const LARGEST_DOWNLOAD = 20 * 1024 * 1024
const NOT_MODIFIED = 'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

export function messageMethods(world: World, options: { queryLifetimeMs: number }): Handlers {
  return {
    sendMessage(params) {
      // The chat comes first, as in Telegram: who is blocked learns that, whatever the text.
      const chat = world.reach(params.chat_id)
      const formatted = format(params.text, params.parse_mode, params.entities as Entity[] | undefined)
      checkText(formatted)
      return send(world, chat, params, { text: formatted.text, entities: formatted.entities }, { html: formatted.html })
    },
    sendDocument: (params) => sendFile(world, params, 'document', params.document),
    sendPhoto: (params) => sendFile(world, params, 'photo', params.photo),

    editMessageText(params) {
      if (params.text === undefined) throw notImplemented('editMessageText without a text')
      const { chat, message } = toEdit(world, params)
      const formatted = format(params.text, params.parse_mode, params.entities as Entity[] | undefined)
      checkText(formatted)
      if (message.wire.text === undefined) throw badRequest('there is no text in the message to edit')
      return edit(world, { chat, message }, { text: formatted.text, entities: formatted.entities, html: formatted.html }, params.reply_markup)
    },
    editMessageCaption(params) {
      const { chat, message } = toEdit(world, params)
      if (message.wire.text !== undefined) throw badRequest('there is no caption in the message to edit')
      const formatted = captionOf(params)
      return edit(world, { chat, message }, { caption: formatted.text, caption_entities: formatted.entities, html: formatted.html }, params.reply_markup)
    },
    editMessageReplyMarkup(params) {
      return edit(world, toEdit(world, params), {}, params.reply_markup)
    },

    deleteMessage(params) {
      const chat = world.reach(params.chat_id)
      const message = world.find(chat, params.message_id)
      if (!message) throw badRequest('message to delete not found')
      checkDeletable(world, chat, message)
      return remove(world, chat, message)
    },
    deleteMessages(params) {
      const chat = world.reach(params.chat_id)
      if (params.message_ids.length < 1 || params.message_ids.length > 100) throw badRequest('stand-in: 1-100 message ids')
      // Those that are not found are passed over.
      const messages = params.message_ids.flatMap((id) => world.find(chat, id) ?? [])
      for (const message of messages) checkDeletable(world, chat, message)
      for (const message of messages) remove(world, chat, message)
      return true
    },

    pinChatMessage(params) {
      const chat = mayPin(world, params.chat_id)
      if (!world.find(chat, params.message_id)) throw badRequest('message to pin not found')
      chat.pinned = [...chat.pinned.filter((id) => id !== params.message_id), params.message_id]
      world.touch(chat)
      return true
    },
    unpinChatMessage(params) {
      const chat = mayPin(world, params.chat_id)
      const id = params.message_id ?? chat.pinned.at(-1)
      if (id === undefined || !chat.pinned.includes(id)) throw badRequest('message to unpin not found')
      chat.pinned = chat.pinned.filter((other) => other !== id)
      world.touch(chat)
      return true
    },

    answerCallbackQuery(params) {
      const query = world.queries.get(params.callback_query_id)
      if (!query || query.answer || world.now() - query.at > options.queryLifetimeMs) {
        throw badRequest('query is too old and response timeout expired or query ID is invalid')
      }
      checkLength(params.text ?? '', 200, 'MESSAGE_TOO_LONG')
      query.answer = { queryId: query.id, text: params.text ?? '', alert: params.show_alert ?? false }
      world.openQueries.delete(query.id)
      world.accounts.get(query.from.id)?.toasts.push(query.answer)
      world.changed.notify()
      world.chats.get(query.from.id)?.changed.notify()
      return true
    },

    sendChatAction(params) {
      world.reach(params.chat_id)
      return true
    },
    getFile(params) {
      const file = world.files.get(params.file_id)
      if (!file) throw badRequest('invalid file_id')
      if (file.bytes.length > LARGEST_DOWNLOAD) throw badRequest('file is too big')
      return { ...fileFields(file), file_path: file.path }
    },
  }
}

export function fileFields(file: StoredFile) {
  return { file_id: file.id, file_unique_id: `unique-${file.id}`, file_size: file.bytes.length }
}

/** Telegram's wire form of a document, or of a photo in its only size. */
export function attachment(kind: 'document' | 'photo', file: StoredFile): Partial<WireMessage> {
  if (kind === 'photo') return { photo: [{ ...fileFields(file), width: 640, height: 480 }] }
  return { document: { ...fileFields(file), file_name: file.name, mime_type: file.mime } }
}

type FileSending = Sending & { caption?: string, parse_mode?: string, caption_entities?: unknown }

function sendFile(world: World, params: FileSending, kind: 'document' | 'photo', given: Upload | string): WireMessage {
  const chat = world.reach(params.chat_id)
  const caption = captionOf(params)
  const file = isUpload(given) ? world.addFile(`${kind}s`, given) : world.files.get(given)
  if (!file && /^https?:/.test(String(given))) throw notImplemented(`a ${kind} by URL`)
  if (!file) throw badRequest('wrong file identifier/HTTP URL specified')
  if (file.bytes.length === 0) throw badRequest('file must be non-empty')
  const content = { ...attachment(kind, file), ...(caption.text && { caption: caption.text, caption_entities: caption.entities }) }
  return send(world, chat, params, content, { html: caption.html, file })
}

function captionOf(params: { caption?: string, parse_mode?: string, caption_entities?: unknown }): Formatted {
  const formatted = format(params.caption ?? '', params.parse_mode, params.caption_entities as Entity[] | undefined)
  checkLength(formatted.text, 1024, 'message caption is too long')
  return formatted
}

function checkText({ text }: Formatted): void {
  if (text === '') throw badRequest('message text is empty')
  checkLength(text, 4096, 'message is too long')
}

function send(world: World, chat: Chat, params: Sending, content: Partial<WireMessage>, more: { html: string, file?: StoredFile }): WireMessage {
  const markup = params.reply_markup as Markup | undefined
  if (markup) checkMarkup(markup)
  const wire: Partial<WireMessage> = { from: world.bot, ...content, ...thread(chat, params.message_thread_id), ...repliedTo(world, chat, params) }
  if (markup?.inline_keyboard) wire.reply_markup = params.reply_markup as InlineKeyboardMarkup
  if (params.protect_content) wire.has_protected_content = true
  return world.store(chat, wire, more).wire
}

function thread(chat: Chat, id: number | undefined): Partial<WireMessage> {
  if (id === undefined) return {}
  if (!chat.topics.has(id)) throw badRequest('message thread not found')
  return { message_thread_id: id, is_topic_message: true }
}

function repliedTo(world: World, chat: Chat, { reply_parameters: reply }: Sending): Partial<WireMessage> {
  if (reply?.message_id === undefined) return {}
  const message = world.find(chat, reply.message_id)
  if (message) return { reply_to_message: message.wire }
  if (reply.allow_sending_without_reply) return {}
  throw badRequest('message to be replied not found')
}

interface Found {
  chat: Chat
  message: StoredMessage
}

function toEdit(world: World, params: Target): Found {
  if (params.inline_message_id !== undefined) throw notImplemented('inline messages')
  if (params.chat_id === undefined) throw badRequest('chat_id is empty')
  if (params.message_id === undefined) throw badRequest('message identifier is not specified')
  const chat = world.reach(params.chat_id)
  const message = world.find(chat, params.message_id)
  if (!message) throw badRequest('message to edit not found')
  if (!message.fromBot) throw badRequest("message can't be edited")
  return { chat, message }
}

/** Buttons that an edit does not repeat disappear. */
function edit(world: World, { chat, message }: Found, { html, ...content }: Partial<WireMessage> & { html?: string }, markup: InlineKeyboardMarkup | undefined): WireMessage {
  if (markup) checkMarkup(markup as Markup, true)
  const { reply_markup: before, ...kept } = message.wire
  const after: WireMessage = { ...kept, ...content }
  if (markup && markup.inline_keyboard.length > 0) after.reply_markup = markup
  if (JSON.stringify(comparable({ ...kept, ...(before && { reply_markup: before }) })) === JSON.stringify(comparable(after))) {
    throw badRequest(NOT_MODIFIED)
  }
  // A new object: what was handed out before (updates, the ledger) keeps what it said.
  message.wire = { ...after, edit_date: world.seconds() }
  message.html = html ?? message.html
  world.touch(chat, message)
  return message.wire
}

function comparable(wire: WireMessage) {
  return [wire.text, wire.entities, wire.caption, wire.caption_entities, wire.reply_markup?.inline_keyboard ?? []]
}

function checkDeletable(world: World, chat: Chat, message: StoredMessage): void {
  const mine = message.fromBot || chat.account !== undefined || chat.botStatus === 'administrator'
  if (!mine) throw badRequest("message can't be deleted")
  if (world.now() - message.sentAt > HOURS_48) throw badRequest("message can't be deleted for everyone")
}

function remove(world: World, chat: Chat, message: StoredMessage): true {
  message.deleted = true
  world.touch(chat)
  return true
}

function mayPin(world: World, chatId: number | string): Chat {
  const chat = world.reach(chatId)
  if (!chat.account && chat.botStatus !== 'administrator') {
    throw badRequest('not enough rights to manage pinned messages in the chat')
  }
  return chat
}
