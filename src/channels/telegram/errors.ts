import { GrammyError, HttpError } from 'grammy'
import { ChannelError } from '../../conversation/channel.ts'
import { WireError } from './wire.ts'

const HARMLESS = /message is not modified|query is too old|query id is invalid/i
const GONE = /message to (edit|delete) not found|message can't be (edited|deleted)|message_id_invalid|message identifier is not specified|no text in the message to edit/i
const UNREACHABLE = /chat not found|user not found|peer_id_invalid|user is deactivated/i

/** What a failed call means; null for a failure that leaves things as they were wanted. Passes on what is no failed call. */
export function readError(error: unknown): ChannelError | null {
  if (error instanceof GrammyError) return readRefusal(error)
  if (error instanceof HttpError) return new ChannelError(error.error instanceof WireError && !error.error.left ? 'offline' : 'uncertain')
  throw error
}

function readRefusal({ error_code: code, description, parameters }: GrammyError): ChannelError | null {
  if (code === 429) return new ChannelError('wait', parameters.retry_after ?? 1)
  if (code === 403) return new ChannelError('unreachable')
  if (code >= 500) return new ChannelError('offline')
  if (code !== 400) return new ChannelError('refused')
  if (parameters.migrate_to_chat_id !== undefined) return new ChannelError('refused', 0, String(parameters.migrate_to_chat_id))
  if (HARMLESS.test(description)) return null
  if (GONE.test(description)) return new ChannelError('gone')
  return new ChannelError(UNREACHABLE.test(description) ? 'unreachable' : 'refused')
}

/** The call was cut off because the channel is being stopped. */
export function isStopped(error: unknown): boolean {
  return error instanceof HttpError && error.error instanceof WireError && error.error.code === 'ABORTED'
}

/** Telegram's sentence without what it quotes: that may be a piece of somebody's text. */
export function reasonOf(error: unknown): { code: string | number; reason: string } {
  if (error instanceof GrammyError) return { code: error.error_code, reason: String(error.description).replace(/"[^"]*"/g, '"…"').slice(0, 200) }
  const inner = error instanceof HttpError ? error.error : error
  return inner instanceof WireError ? { code: inner.code, reason: 'no answer' } : { code: 'UNKNOWN', reason: 'no answer' }
}
