/** What an attacker has: what he was shown, and what a neighbour knows anyway. */

/** One look at one surface (a screen, a file, a table of a dump), or one thing that came by itself. */
export type Sight = {
  at: number
  surface: string
  /** All that could be read there, buttons and their data included. */
  text: string
  /** What can be counted: bytes, buttons, statements that it took, rows. */
  numbers: Record<string, number>
}

/** Somebody was seen with the telephone in the hand, or it buzzed. */
export type Moment = { who: string; at: number }

/** One piece of what was made known, as it was found in a list: its place there, and the address behind it. */
export type Item = { text: string; place: number; of: number; id: string }

export type Evidence = {
  /** Who it is that looks. */
  own: string
  sights: readonly Sight[]
  /** When everybody used Chibo, to the minute: "last seen", a room, a shared sofa (PV42). */
  sessions: readonly Moment[]
  /** When a telephone buzzed by itself. */
  buzzes: readonly Moment[]
  /** A glance at somebody's start screen: by person. */
  glances: ReadonlyMap<string, readonly Sight[]>
  names: ReadonlyMap<string, string>
  /** How each of them writes. */
  styles: ReadonlyMap<string, string>
  /** Finds the piece with a mark in all that was seen; null where it never was. */
  find: (mark: string) => Item | null
}

/** A letter that somebody wrote, as only the test knows it. */
export type Letter = {
  mark: string
  month: string
  author: string
  subject: string
  /** Everybody who can have written it, for whoever is well informed: linked, finished, present. */
  candidates: readonly string[]
  from: number
  to: number
}
