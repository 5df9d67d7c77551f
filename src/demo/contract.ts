/**
 * What the demo's server and its pages say to each other, beside the web chat. Types only: pages are bundled without any
 * of the server. Built, they are dist/demo/index.html (served at `/`) and picker.js, picker.css, panel.js, panel.css
 * (served below `/demo/`); the panel's two are put into the head of each person's chat.
 */

export type DemoRole = 'secretary' | 'deputySecretary' | 'committeeMember' | 'member' | 'officer'

/** `code` is the person's place in `/as/<code>/`. */
export type DemoPerson = {
  code: string
  name: string
  role: DemoRole
  org: string
  orgKind: 'committee' | 'branch'
  joined: boolean
  /** Something came unasked while nobody played this person. */
  news: boolean
  /** The four digits that joining asks for; only of whoever has not joined, and null where they must be met face to face. */
  tail?: string | null
}

/** Of the tree that is being built or begun again; then there are no people. */
export type DemoBuilding = { done: number; of: number }

/** GET /demo/state. `now`: ISO, as the moved clock shows it; `zone`: in which to show it. */
export type DemoState = {
  now: string
  zone: string
  language: string
  languages: string[]
  people: DemoPerson[]
  building: DemoBuilding | null
}

/** POST /demo/move; answered when everything on the way has happened and was shown. */
export type DemoMove = { to: 'morning' | 'next' }
/** `told`: names of whoever was told something on the way. `nothing`: no one will be told anything for a long time. */
export type DemoMoved = { now: string; told: string[]; nothing?: true }

/** POST /demo/language: the demo, everybody in it and whoever comes later speak it; 204 once they do. */
export type DemoLanguage = { language: string }

// POST /demo/reset has no body; 202 at once, the rest is in the events.

/**
 * GET /demo/events, by their names. Browsers open six connections to one host and no more, and each chat holds one:
 * so of all open pages one listens here and tells the others.
 */
export type DemoEvents = {
  clock: { now: string }
  /** Null when it is done. */
  building: DemoBuilding | null
  /** Somebody's `news` has changed: ask for the state. */
  news: Record<string, never>
  language: { language: string }
  /** Everything begins anew: load the page again. */
  reset: Record<string, never>
}
