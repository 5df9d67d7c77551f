import type { z } from 'zod'
import type { Unit } from '../platform/unit.ts'
import type { SentFile } from './documents.ts'
import type { Html } from './html.ts'
import type { Say } from './words.ts'

/** What a channel and a feature agree on. Nothing here knows buttons, edits or Telegram. */

export type Choice =
  | { label: string; action: string; look?: 'primary' | 'danger' }
  | { label: string; privately: string } // opens one's own chat with the bot at this command; carries no right

/** What waits for somebody: the button that leads there, and where there is more to say a line about it. */
export type Waiting = Choice & { line?: string }

export type Screen = {
  text: Html // at most 1,800 visible characters
  choices?: Choice[][]
  /** The action that draws this screen again, for its reader, with the rights of that moment. */
  view?: string
  /** A file that goes with it: of a kind in the list of documents, made after the commit for this reader. Such a screen
   * has a `view`: after a crash it is drawn again with its file; when it has only changed, the file is not sent again. */
  document?: { kind: string; id: string }
  confidential?: boolean
  /** To be read to its end before it is answered: where choices could stand over a long text, these come after it. */
  whole?: true
}

/** A question whose answer is typed, or a file; one at a time in a chat, dropped by any press or command. */
export type Prompt = {
  action: string
  wants: 'text' | 'file'
  confidential?: boolean
  /** What was answered already and is shown once more: a press on KEEP hands it to this prompt, another text goes to `action`. */
  keep?: { action: string; text: string }
}

export type Reply =
  | { show: Screen; where: 'here' | 'below' }
  | { toast: string }
  | { ask: Prompt; show: Screen }
  | { forget: 'input' } // what was typed leaves the chat

export type Role = 'secretary' | 'deputySecretary' | 'committeeMember' | 'member' | 'officer'

export type ActorMembership = {
  organisationId: string
  organisation: string
  kind: 'branch' | 'committee'
  timeZone: string
  role: Role
  partyStatus: string
}

/** Who is acting: read afresh in every unit. `person` is absent until the account is linked. */
export type Actor = {
  accountId: string
  channel: string
  address: string
  invitationId: string | null
  language: string
  say: Say
  person: { id: string; fullName: string; pin: boolean } | null
  consents: string[] // purposes consented to
  memberships: ActorMembership[]
}

/** An actor who is linked and has consented: what every feature but joining sees. */
export type Member = Actor & { person: NonNullable<Actor['person']> }

/** From which of the three steps of joining on somebody may press this. */
export type Stage = 'invited' | 'linked' | 'consented'

export type Verb = {
  input: z.ZodType
  /** Fetched before the unit opens: the last file that a question in this chat has taken; a spreadsheet as CSV, unless `as-it-is`. */
  needs?: readonly ('file' | 'as-it-is')[]
  stage: Stage
  run(unit: Unit, actor: Actor, input: never): Promise<Reply[]>
}

export type Dialog = {
  feature: string
  /** By canonical name; conversation/commands.ts holds the aliases. */
  commands?: Record<string, (unit: Unit, actor: Member) => Promise<Reply[]>>
  /** The commands that this person's menu holds. */
  menu?: (actor: Member) => string[]
  actions?: Record<string, Verb>
  prompts?: Record<string, Verb> // gets its arguments and what was typed
  /** What waits for this person, for the start screen behind phrase 15; most urgent first. */
  waiting?: (unit: Unit, actor: Member) => Promise<Waiting[]>
}

/** An action of a dialog: `input` parses the arguments (a zod tuple of strings), `run` acts for a consented member. */
export function action<S extends z.ZodType>(input: S, run: (unit: Unit, actor: Member, input: z.output<S>) => Promise<Reply[]>): Verb {
  return { input, stage: 'consented', run: run as Verb['run'] }
}

/** An action of joining, open to whoever holds an invitation or has linked and not yet consented. */
export function early<S extends z.ZodType>(stage: 'invited' | 'linked', input: S, run: (unit: Unit, actor: Actor, input: z.output<S>) => Promise<Reply[]>): Verb {
  return { input, stage, run: run as Verb['run'] }
}

/** A prompt's handler: arguments of its action first, then what was typed. */
export function prompt<S extends z.ZodType>(input: S, run: (unit: Unit, actor: Member, input: { args: z.output<S>; text: string }) => Promise<Reply[]>): Verb {
  return { input, stage: 'consented', run: run as Verb['run'] }
}

/** The handler of a prompt that wants a file. */
export function filePrompt<S extends z.ZodType>(input: S, run: (unit: Unit, actor: Member, input: { args: z.output<S>; file: SentFile }) => Promise<Reply[]>): Verb {
  return { input, stage: 'consented', needs: ['file'], run: run as Verb['run'] }
}

/** The handler of a prompt for a file that is kept as it came. */
export function keptFilePrompt<S extends z.ZodType>(input: S, run: (unit: Unit, actor: Member, input: { args: z.output<S>; file: SentFile }) => Promise<Reply[]>): Verb {
  return { ...filePrompt(input, run), needs: ['file', 'as-it-is'] }
}

/** An action that works once more with the file that was last taken; without it the action is an old button. */
export function fileAction<S extends z.ZodType>(input: S, run: (unit: Unit, actor: Member, input: { args: z.output<S>; file: SentFile }) => Promise<Reply[]>): Verb {
  return { input, stage: 'consented', needs: ['file'], run: run as Verb['run'] }
}

export function here(screen: Screen): Reply {
  return { show: screen, where: 'here' }
}

export function below(screen: Screen): Reply {
  return { show: screen, where: 'below' }
}
