import { ZodError } from 'zod'
import { Refusal } from '../platform/errors.ts'
import type { Unit } from '../platform/unit.ts'
import type { Account } from './account.ts'
import { actionOf, parseAction } from './actions.ts'
import type { File, Other, Press, Text } from './channel.ts'
import { findCommand } from './commands.ts'
import type { SentFile } from './documents.ts'
import { html } from './html.ts'
import { asksWords, typedNumber } from './numbered.ts'
import type { Actor, Dialog, Member, Prompt, Reply, Screen, Stage, Verb } from './screen.ts'
import { below, here } from './screen.ts'

/** What joining gives the router: the screen for whoever has not come through it yet. */
export interface Joining {
  /** Where this person stands in joining, drawn again. */
  current(unit: Unit, actor: Actor): Promise<Reply[]>
}

/** What stands before confidential screens of a member who has set a PIN. */
export interface Guard {
  /** The screen itself while it may be open, else what is shown in its place. */
  screen(unit: Unit, actor: Member, screen: Screen): Promise<Screen>
  /** A text that must not stay in the chat; null for any other. */
  typed(unit: Unit, actor: Member, text: string): Promise<Reply[] | null>
}

export interface Router {
  /**
   * Acts on a press, a text, a file or what is never taken. Changes `prompt` and `file` of the account's state; the rest of it belongs to
   * the presenter.
   * @param file what was fetched because it is needed
   */
  route(unit: Unit, account: Account, what: Press | Text | File | Other, file?: SentFile | null): Promise<Reply[]>
  /**
   * Draws a view again with the rights of this moment; null when it is no longer this reader's to see.
   * @param file with the file that goes with it, where one does: else a screen that has only changed would send it again
   */
  draw(unit: Unit, actor: Actor, view: string, options?: { file: boolean }): Promise<Screen | null>
  /** Canonical commands that this person may use, in the menu's order. */
  commandsFor(actor: Actor): string[]
}

const STAGES: Stage[] = ['invited', 'linked', 'consented']
const FRESH = 15 * 60_000
/** What was typed is taken: after a look at it, or where it came late. */
export const KEEP = actionOf('home', 'keep')

/** @param dialogs in reading order; the first that knows an action or a command has it */
export function makeRouter({ dialogs, joining, guard }: { dialogs: Dialog[]; joining: Joining; guard: Guard }): Router {
  async function act(unit: Unit, actor: Actor, { text, kind, typed, file = null }: { text: string; kind: 'actions' | 'prompts'; typed?: string; file?: SentFile | null }): Promise<Reply[] | null> {
    const found = findVerb(dialogs, kind, text)
    if (!found) return null
    if (STAGES.indexOf(stageOf(actor)) < STAGES.indexOf(found.verb.stage)) return joining.current(unit, actor)
    const args = found.verb.input.safeParse(found.args)
    if (!args.success) return null
    if (found.verb.needs?.includes('file') && !file) throw new Refusal('stale-button')
    const input = found.verb.needs ? { args: args.data, file } : kind === 'prompts' ? { args: args.data, text: typed ?? '' } : args.data
    return guarded(unit, actor, await found.verb.run(unit, actor as Member, input as never))
  }

  async function guarded(unit: Unit, actor: Actor, replies: Reply[]): Promise<Reply[]> {
    if (!actor.person?.pin) return replies
    return Promise.all(replies.map(async (reply): Promise<Reply> => {
      if (!('show' in reply) || !reply.show.confidential) return reply
      const screen = await guard.screen(unit, actor as Member, reply.show)
      return screen === reply.show ? reply : here(screen)
    }))
  }

  async function command(unit: Unit, actor: Actor, name: string): Promise<Reply[]> {
    if (stageOf(actor) !== 'consented') return joining.current(unit, actor)
    const run = dialogs.map(({ commands }) => (commands && Object.hasOwn(commands, name) ? commands[name] : undefined)).find((found) => found !== undefined)
    return run ? guarded(unit, actor, await run(unit, actor as Member)) : unknown(unit, actor)
  }

  async function unknown(unit: Unit, actor: Actor): Promise<Reply[]> {
    return (await act(unit, actor, { text: actionOf('home', 'unknown'), kind: 'actions' })) ?? []
  }

  /** A button that is old, invented or no longer allowed: one and the same sentence, and the screen as it is now. */
  async function stale(unit: Unit, account: Account): Promise<Reply[]> {
    const view = account.state.screen?.view
    const screen = (view && (await draw(unit, account.actor, view))) || (await draw(unit, account.actor, actionOf('home', 'open')))
    return [{ toast: account.actor.say('stale-button') }, ...(screen ? [below(screen)] : [])]
  }

  async function press(unit: Unit, account: Account, { text, file }: { text: string; file: SentFile | null }): Promise<Reply[]> {
    const { prompt } = account.state
    delete account.state.prompt
    if (text === KEEP && prompt?.held !== undefined) return answerPrompt(unit, account, prompt, prompt.held)
    if (text === KEEP && prompt?.keep) return answerPrompt(unit, account, { ...prompt, action: prompt.keep.action }, prompt.keep.text)
    if (text.startsWith('/')) return command(unit, account.actor, text.slice(1))
    try {
      return (await act(unit, account.actor, { text, kind: 'actions', file })) ?? (await stale(unit, account))
    } catch (error) {
      if (error instanceof Refusal && error.code === 'stale-button') return stale(unit, account)
      throw error
    }
  }

  async function answerPrompt(unit: Unit, account: Account, asked: Prompt, typed: string): Promise<Reply[]> {
    return (await act(unit, account.actor, { text: asked.action, kind: 'prompts', typed })) ?? unknown(unit, account.actor)
  }

  async function typed(unit: Unit, account: Account, { text, file }: { text: string; file: SentFile | null }): Promise<Reply[]> {
    const { state, actor } = account
    const caught = actor.person?.pin ? await guard.typed(unit, actor as Member, text) : null
    if (caught) return caught
    const words = asksWords(state.prompt)
    const number = typedNumber(text, words)
    const chosen = number === null ? undefined : state.screen?.choices[number]
    if (chosen !== undefined) return press(unit, account, { text: chosen, file })
    const found = findCommand(text)
    if (found && (text.trim().startsWith('/') || !words)) {
      delete state.prompt
      return command(unit, actor, found.command)
    }
    if (!state.prompt) return stageOf(actor) === 'consented' ? unknown(unit, actor) : joining.current(unit, actor)
    const { prompt } = state
    if (prompt.wants === 'file') return [below({ text: html`${actor.say('file-wanted')}`, choices: [[{ label: actor.say('button-cancel'), action: actionOf('home', 'open') }]] })]
    if (unit.now.getTime() - Date.parse(prompt.at) > FRESH) {
      state.prompt = { ...prompt, held: text, at: unit.now.toISOString() }
      return [here(heldScreen(actor, text, prompt))]
    }
    delete state.prompt
    return answerPrompt(unit, account, prompt, text)
  }

  /** What was sent where a file is wanted: it looks at it before it takes it, so it is never held back. */
  async function sent(unit: Unit, account: Account, { what, file }: { what: File; file: SentFile | null }): Promise<Reply[]> {
    const { state, actor } = account
    const { prompt } = state
    if (prompt?.wants !== 'file' || !file) return untaken(unit, account)
    const replies = await act(unit, actor, { text: prompt.action, kind: 'prompts', file })
    delete state.prompt
    state.file = { ref: what.ref, name: what.name, size: what.size }
    return replies ?? unknown(unit, actor)
  }

  /** No text. Where something confidential is asked it leaves the chat like what is typed there, and the question stands below again. */
  async function untaken(unit: Unit, { state, actor }: Account): Promise<Reply[]> {
    const again = state.prompt?.confidential ? await draw(unit, actor, state.screen?.view ?? '') : null
    return again ? [{ toast: actor.say('cannot-take-here') }, below(again)] : [below({ text: html`${actor.say('cannot-take')}` })]
  }

  async function draw(unit: Unit, actor: Actor, view: string, { file } = { file: false }): Promise<Screen | null> {
    try {
      const replies = await act(unit, actor, { text: view, kind: 'actions' })
      const screen = replies?.map((reply) => ('show' in reply ? reply.show : null)).find((one) => one !== null) ?? null
      if (screen && !file) delete screen.document
      return screen
    } catch (error) {
      if (error instanceof Refusal || error instanceof ZodError) return null
      throw error
    }
  }

  return {
    draw,
    async route(unit, account, what, file = null) {
      const asked = account.state.prompt
      const replies = what.kind === 'other' ? await untaken(unit, account) : what.kind === 'file' ? await sent(unit, account, { what, file })
        : what.kind === 'press' ? await press(unit, account, { text: what.action, file }) : await typed(unit, account, { text: what.text, file })
      const next = replies.map((reply) => ('ask' in reply ? reply.ask : null)).find((ask) => ask !== null)
      if (next) account.state.prompt = { ...next, at: unit.now.toISOString() }
      const input = what.kind !== 'press' && asked?.confidential
      return input ? [...replies, { forget: 'input' }] : replies
    },
    commandsFor(actor) {
      if (stageOf(actor) !== 'consented') return []
      return dialogs.flatMap((dialog) => dialog.menu?.(actor as Member) ?? [])
    },
  }
}

/** The verb behind an action or a prompt, not yet authorised and its arguments not yet parsed. */
export function findVerb(dialogs: Dialog[], kind: 'actions' | 'prompts', text: string): { verb: Verb; args: string[] } | null {
  const parsed = parseAction(text)
  const verbs = parsed && dialogs.find((dialog) => dialog.feature === parsed.feature)?.[kind]
  const verb = parsed && verbs && Object.hasOwn(verbs, parsed.verb) ? verbs[parsed.verb] : undefined
  return parsed && verb ? { verb, args: parsed.args } : null
}

/** How far this person has come: on Telegram the service itself needs a consent of its own (CL1). */
export function stageOf(actor: Actor): Stage {
  if (!actor.person) return 'invited'
  const needed = actor.channel === 'telegram' ? ['chibo', 'telegram'] : ['chibo']
  return needed.every((purpose) => actor.consents.includes(purpose)) ? 'consented' : 'linked'
}

function heldScreen({ say }: Actor, text: string, asked: NonNullable<Account['state']['prompt']>): Screen {
  return {
    text: html`${say('held-text')}\n<blockquote>${text.slice(0, 1500)}</blockquote>`,
    choices: [[{ label: say('held-keep'), action: KEEP }], [{ label: say('held-drop'), action: actionOf('home', 'open') }]],
    confidential: asked.confidential ?? false,
  }
}
