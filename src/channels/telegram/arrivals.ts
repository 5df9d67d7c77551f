import type { CallbackQuery, ChatMemberUpdated, Message, Update } from 'grammy/types'
import type { Arrival } from '../../conversation/channel.ts'

/** What Telegram is asked for; every other kind of update stays away, and is ignored if it comes all the same. */
export const WANTED = ['message', 'callback_query', 'my_chat_member'] as const

/**
 * leave: a foreign chat that took the bot in · unnamed: a group in which somebody writes under the group's own name · unheard: a press that belongs to nobody and only has to be ended ·
 * odd: not as Telegram's documents have it.
 */
export type Taken = { arrival: Arrival } | { leave: number; greeting: boolean } | { unnamed: number } | { unheard: string } | { odd: unknown }

/** The name under which Telegram lets administrators of a group write unseen: it is nobody (ID8). */
const ANONYMOUS_ADMIN = 1087968824

/** What people send and the program does not take. Service messages are not among them and are passed over. */
const CONTENT = [
  'photo', 'video', 'voice', 'audio', 'document', 'animation', 'sticker', 'video_note', 'live_photo', 'paid_media', 'location',
  'venue', 'poll', 'dice', 'game', 'story', 'checklist', 'giveaway', 'invoice', 'rich_message', 'passport_data',
] as const satisfies readonly (keyof Message)[]

/** A batch in its order. Of an album's pictures, which come as updates of their own, only the first is answered. */
export function readUpdates(updates: Update[]): Taken[] {
  const albums = new Set<string>()
  return updates.flatMap((update) => {
    const album = update.message?.media_group_id
    if (album !== undefined && albums.has(album)) return []
    if (album !== undefined) albums.add(album)
    try {
      return readUpdate(update) ?? []
    } catch (odd) {
      return { odd } // one that we cannot read must not hold up all that come after it
    }
  })
}

/** Null for whatever is none of ours: groups, channels, other bots, service messages, kinds that nobody knows yet. */
function readUpdate({ update_id, message, callback_query, my_chat_member }: Update): Taken | null {
  const number = String(update_id)
  if (message) return readMessage(number, message)
  if (callback_query) return readPress(number, callback_query)
  return my_chat_member ? readMembership(number, my_chat_member) : null
}

function readMessage(number: string, message: Message): Taken | null {
  const { chat, from } = message
  if (message.migrate_to_chat_id !== undefined) {
    return { arrival: { number, address: String(chat.id), what: { kind: 'moved', to: String(message.migrate_to_chat_id) } } }
  }
  if (chat.type !== 'private' && from?.id === ANONYMOUS_ADMIN) return message.text?.startsWith('/') ? { unnamed: chat.id } : null
  if (chat.type !== 'private' || !from || from.is_bot || from.id !== chat.id || from.id === ANONYMOUS_ADMIN) return null
  const what = whatOf(message)
  return what && { arrival: { number, address: String(chat.id), ...languageOf(from), what } }
}

function whatOf(message: Message): Arrival['what'] | null {
  const id = String(message.message_id)
  const { text, contact, from, document, animation } = message
  if (text !== undefined) return { kind: 'text', text, message: id }
  if (contact) {
    const own = contact.user_id !== undefined && contact.user_id === from?.id
    return { kind: 'text', text: '', message: id, contact: { phone: contact.phone_number, own } }
  }
  // An animation comes as a document too: it is a picture.
  if (document && !animation) return { kind: 'file', message: id, ref: document.file_id, name: document.file_name ?? '', size: document.file_size ?? null }
  return CONTENT.some((key) => message[key] !== undefined) ? { kind: 'other', message: id } : null
}

/** The data goes on as it came, invented or not: what it may do is decided afresh at each press. */
function readPress(number: string, { id, from, message, data }: CallbackQuery): Taken {
  if (from.is_bot || (message && message.chat.id !== from.id)) return { unheard: id }
  const what = { kind: 'press' as const, action: data ?? '', message: String(message?.message_id ?? ''), press: id }
  return { arrival: { number, address: String(from.id), ...languageOf(from), what } }
}

function readMembership(number: string, { chat, new_chat_member: { status } }: ChatMemberUpdated): Taken | null {
  if (chat.type !== 'private') {
    const inside = status === 'member' || status === 'administrator' || status === 'restricted'
    return inside ? { leave: chat.id, greeting: chat.type !== 'channel' } : null
  }
  if (status !== 'kicked' && status !== 'member') return null
  return { arrival: { number, address: String(chat.id), what: { kind: status === 'kicked' ? 'blocked' : 'unblocked' } } }
}

function languageOf({ language_code }: { language_code?: string }): { language?: string } {
  return language_code === undefined ? {} : { language: language_code }
}
