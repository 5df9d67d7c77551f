/** What the server and the page say to each other. Types only: the page is bundled without any of the server. */

export type PageButton = { label: string; action: string; look?: 'primary' | 'danger' }

export type PageMessage = {
  id: string
  from: 'bot' | 'me'
  /** Escaped text with the marks b, i, u, code and blockquote. */
  html: string
  rows: PageButton[][]
  confidential: boolean
  /** What is left of a confidential message. */
  closed: boolean
  /** Its choices come after the text, not over it. */
  whole?: true
  /** A file may be sent as the answer. */
  wants?: 'file'
  file?: { id: string; name: string; size: number }
}

/** A command of the person's menu: choosing it sends `/command` as a text. */
export type MenuItem = { command: string; description: string }

/** `language` of whoever is known; a stranger's is the page's own affair. */
export type Hello = { own: boolean; signedIn: boolean; language?: string }
export type Snapshot = { messages: PageMessage[]; menu: MenuItem[] }

export type Op =
  | { op: 'add' | 'edit'; message: PageMessage }
  | { op: 'strip' | 'erase'; id: string }
  /** The end of the press with this number; `text` is null when there is nothing to say. */
  | { op: 'toast'; press: string; text: string | null }
  /** `language` where it has changed. */
  | { op: 'menu'; items: MenuItem[]; language?: string }

/** POST /web/own, with the page's tick; without it, now and then, from whoever is there and sends nothing: writing, say. */
export type Own = { own?: boolean }

/** POST /web/do. `number` is the page's own, so that what is sent again acts once. A text's `message` is its own new id. */
export type Deed = {
  number: string
  what:
    | { kind: 'press'; action: string; message: string }
    | { kind: 'text'; text: string; message: string }
}
