import type { Html } from './html.ts'
import type { MadeFile } from './papers.ts'
import type { Choice } from './screen.ts'

/** A thing that a channel hands over. `number` is unique in the channel and only compared for equality. */
export type Arrival = {
  number: string
  address: string
  language?: string
  what: Press | Text | File | Other | Gone | Moved
}
export type Press = { kind: 'press'; action: string; message: string; press: string }
export type Text = { kind: 'text'; text: string; message: string; contact?: { phone: string; own: boolean } }
/** A file: `ref` fetches it, again and again; `size` in bytes as announced, null where nothing is. */
export type File = { kind: 'file'; message: string; ref: string; name: string; size: number | null }
/** A picture, a voice, a sticker: kept out, with a sentence. */
export type Other = { kind: 'other'; message: string }
/** The person blocked (or unblocked) the bot. */
export type Gone = { kind: 'blocked' } | { kind: 'unblocked' }
/** A group lives on under another address. */
export type Moved = { kind: 'moved'; to: string }

/**
 * A screen as a channel shows it: plain data, without rights or views. `wants`: a file is asked for, beside the choices.
 * `whole`: as in Screen. `closed`: what is left of a confidential message.
 */
export type Shown = { text: Html; choices: Choice[][]; confidential: boolean; wants?: 'file'; whole?: true; closed?: true }

/**
 * A way to people. Every call may throw a ChannelError and nothing else that is meant.
 * Ids of messages are strings; a channel that cannot edit says so and is shown everything below.
 */
export interface Channel {
  readonly name: string
  readonly edits: boolean
  send(address: string, shown: Shown): Promise<string>
  edit(address: string, message: string, shown: Shown): Promise<void>
  /** Takes the buttons off a message. */
  strip(address: string, message: string): Promise<void>
  erase(address: string, message: string): Promise<void>
  /** Ends a press: the toast, or nothing. Asked once a press; what comes too late is swallowed. */
  answer(press: string, toast?: string): Promise<void>
  /** Sends a file, below everything else; gives the id of its message. */
  sendFile(address: string, file: MadeFile): Promise<string>
  /** What somebody sent; what is larger than `most` bytes is `refused`. */
  fetchFile(ref: string, most: number): Promise<Uint8Array>
  /** The commands that this person's menu holds. */
  menu(address: string, commands: { command: string; description: string }[]): Promise<void>
}

/**
 * What went wrong on the way out.
 * wait: everybody waits `seconds` · unreachable: this person cannot be written to · gone: the message is not there ·
 * offline: nothing took effect · uncertain: the connection dropped, it may have · refused: our call was wrong
 */
export class ChannelError extends Error {
  readonly kind: 'wait' | 'unreachable' | 'gone' | 'offline' | 'uncertain' | 'refused'
  readonly seconds: number
  /** The group lives on there; here nothing takes effect any more. */
  readonly to: string | null

  constructor(kind: ChannelError['kind'], seconds = 0, to: string | null = null) {
    super(kind)
    this.name = 'ChannelError'
    this.kind = kind
    this.seconds = seconds
    this.to = to
  }
}

/** False when the message is gone. */
export async function tryEdit(channel: Channel, { address, message, shown }: { address: string; message: string; shown: Shown }): Promise<boolean> {
  try {
    await channel.edit(address, message, shown)
    return true
  } catch (error) {
    if (error instanceof ChannelError && error.kind === 'gone') return false
    throw error
  }
}
