import type { Html } from './html.ts'
import type { Choice } from './screen.ts'

/** A thing that a channel hands over. `number` is unique in the channel and only compared for equality. */
export type Arrival = {
  number: string
  address: string
  language?: string
  what: Press | Text | Other | Gone
}
export type Press = { kind: 'press'; action: string; message: string; press: string }
export type Text = { kind: 'text'; text: string; message: string; contact?: { phone: string; own: boolean } }
/** A picture, a voice, a sticker: kept out, with a sentence. */
export type Other = { kind: 'other'; message: string }
/** The person blocked (or unblocked) the bot. */
export type Gone = { kind: 'blocked' } | { kind: 'unblocked' }

/** A screen as a channel shows it: plain data, without rights or views. */
export type Shown = { text: Html; choices: Choice[][]; confidential: boolean }

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

  constructor(kind: ChannelError['kind'], seconds = 0) {
    super(kind)
    this.name = 'ChannelError'
    this.kind = kind
    this.seconds = seconds
  }
}
