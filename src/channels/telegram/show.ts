import { InputFile } from 'grammy'
import type { InlineKeyboardMarkup } from 'grammy/types'
import type { Channel, Shown } from '../../conversation/channel.ts'
import { ChannelError } from '../../conversation/channel.ts'
import { plain } from '../../conversation/html.ts'
import { target } from '../../conversation/numbered.ts'
import type { Choice } from '../../conversation/screen.ts'
import type { Log } from '../../platform/log.ts'
import type { Line } from './line.ts'

const LONGEST_TEXT = 4096
const LONGEST_TOAST = 200

/** How the conversation shows things on Telegram, in private chats. Every failure is a ChannelError. */
export function makeShowing({ line, log }: { line: Line; log: Log }): Channel {
  function checked(shown: Shown): string {
    const length = plain(shown.text).length
    if (length <= LONGEST_TEXT) return shown.text.html
    log.error({ channel: 'telegram', count: length }, 'a screen is longer than a message can be')
    throw new ChannelError('refused')
  }

  return {
    name: 'telegram',
    edits: true,
    async send(address, shown) {
      const text = checked(shown)
      const sent = await line.call('sendMessage', (api) => api.sendMessage(Number(address), text, {
        ...written(shown),
        // Only sending can protect: an edit has no such parameter, so what is confidential is sent as it (PV29).
        ...(shown.confidential && { protect_content: true }),
      }))
      if (!sent) throw new ChannelError('refused')
      return String(sent.message_id)
    },
    async edit(address, message, shown) {
      const text = checked(shown)
      await line.call('editMessageText', (api) => api.editMessageText(Number(address), Number(message), text, written(shown)))
    },
    async strip(address, message) {
      await line.call('editMessageReplyMarkup', (api) =>
        api.editMessageReplyMarkup(Number(address), Number(message), { reply_markup: { inline_keyboard: [] } }))
    },
    async erase(address, message) {
      await line.call('deleteMessage', (api) => api.deleteMessage(Number(address), Number(message)))
    },
    async sendFile(address, { name, bytes, confidential }) {
      // With the patience of a long poll: five megabytes take their time on a slow line.
      const sent = await line.call('sendDocument', () =>
        line.poller.sendDocument(Number(address), new InputFile(bytes, name), confidential ? { protect_content: true } : {}))
      if (!sent) throw new ChannelError('refused')
      return String(sent.message_id)
    },
    async fetchFile(ref, most) {
      const file = await line.call('getFile', (api) => api.getFile(ref))
      if (!file?.file_path || (file.file_size ?? 0) > most) throw new ChannelError('refused')
      return line.download(file.file_path, most)
    },
    async answer(press, toast) {
      const text = toast === undefined || toast.length <= LONGEST_TOAST ? toast : `${toast.slice(0, LONGEST_TOAST - 1)}…`
      await line.call('answerCallbackQuery', (api) => api.answerCallbackQuery(press, text === undefined ? {} : { text }))
    },
    async menu(address, commands) {
      const scope = { type: 'chat' as const, chat_id: Number(address) }
      if (commands.length > 0) await line.call('setMyCommands', (api) => api.setMyCommands(commands, { scope }))
      else await line.call('deleteMyCommands', (api) => api.deleteMyCommands({ scope }))
    },
  }
}

function written({ choices }: Shown) {
  return { parse_mode: 'HTML' as const, link_preview_options: { is_disabled: true }, reply_markup: keyboard(choices) }
}

function keyboard(choices: Choice[][]): InlineKeyboardMarkup {
  return { inline_keyboard: choices.map((row) => row.map((choice) => ({ text: choice.label, callback_data: target(choice) }))) }
}
