import { z } from 'zod'
import { Id, NoArgs } from '../../conversation/actions.ts'
import { html } from '../../conversation/html.ts'
import type { Dialog, Member, Reply, Verb } from '../../conversation/screen.ts'
import { action, below, here, prompt } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { zoneOf } from '../org/mydata.screens.ts'
import type { OwnCase } from './author.service.ts'
import { getOwn, listOwn, lockedUntil, openToWrite, pressedReaders, unsay, waitFor, withdrawCase, wordsOf } from './author.service.ts'
import { askReply, pressedReply, withdrawScreen } from './ask.screens.ts'
import { mineScreen, openedScreen, ownScreen, textScreen } from './mine.screens.ts'
import type { Deed } from './own.record.ts'
import { wipedScreen } from './draft.screens.ts'
import { act, startScreen } from './write.screens.ts'
import { writeParts } from './write.dialog.ts'
import type { Catalog } from '../catalog/catalog.service.ts'

const Page = z.string().regex(/^[1-9]\d?$/).transform(Number)
const OfCase = z.tuple([Id])
const OfPage = z.tuple([Id, Page])
const OfQuestion = z.tuple([Id, Id])

/** What somebody writes, and what becomes of it: each screen is its author's and found by nobody else. */
export function authorParts({ catalog }: { catalog: Catalog }): Required<Pick<Dialog, 'actions' | 'prompts'>> & { open: (unit: Unit, actor: Member) => Promise<Reply[]> } {
  const open = async (_unit: Unit, actor: Member): Promise<Reply[]> => [here(startScreen(actor))]
  const write = writeParts({ catalog })

  async function mine(unit: Unit, actor: Member, page: number): Promise<Reply[]> {
    const until = await lockedUntil(unit, actor)
    return [here(mineScreen(actor, { cases: await listOwn(unit, actor), page, until: until && actor.say.moment(until, zoneOf(actor)) }))]
  }

  const shown = async (unit: Unit, actor: Member, id: string, page = 1): Promise<Reply> => here(ownScreen(actor, await getOwn(unit, actor, id), page))

  /** A deed on its way, and the case as it is then. */
  async function done(unit: Unit, actor: Member, deed: Exclude<Deed, { kind: 'send' }>): Promise<Reply[]> {
    await waitFor(unit, actor, { caseId: deed.caseId, deed })
    return [{ toast: actor.say('own-noted') }, await shown(unit, actor, deed.caseId)]
  }

  /** One press that says it all. */
  const press = <S extends z.ZodType<[string, ...unknown[]]>>(input: S, deedOf: (args: z.output<S>) => Exclude<Deed, { kind: 'send' }>): Verb =>
    action(input, async (unit, actor, args) => {
      await openToWrite(unit, actor, args[0])
      return done(unit, actor, deedOf(args))
    })
  /** What was typed goes along, also when the time for writing has ended meanwhile: nothing typed is lost. */
  const typed = <S extends z.ZodType<[string, ...unknown[]]>>(input: S, deedOf: (args: z.output<S>, text: string) => Exclude<Deed, { kind: 'send' }>): Verb =>
    prompt(input, (unit, actor, { args, text }) => done(unit, actor, deedOf(args, wordsOf(text))))
  /** Asks for what is typed then. */
  const asking = <S extends z.ZodType<[string, ...unknown[]]>>(input: S, { verb, words, may }: { verb: string; words: string; may: (one: OwnCase, args: z.output<S>) => boolean }): Verb =>
    action(input, async (unit, actor, args) => {
      const one = await openToWrite(unit, actor, args[0])
      if (!may(one, args)) throw new Refusal('stale-button')
      return [askReply(actor, { id: one.id, action: act(verb, ...(args as string[])), text: html`${actor.say(words)}` })]
    })

  const actions: Record<string, Verb> = {
    ...write.actions,
    open: action(NoArgs, open),
    mine: action(z.tuple([Page]), (unit, actor, [page]) => mine(unit, actor, page)),
    own: action(OfPage, async (unit, actor, [id, page]) => [await shown(unit, actor, id, page)]),
    text: action(OfPage, async (unit, actor, [id, page]) => [here(textScreen(actor, await getOwn(unit, actor, id), page))]),
    opened: action(z.tuple([Page]), async (unit, actor, [page]) => [here(openedScreen(actor, await listOwn(unit, actor), page))]),
    wipe: action(NoArgs, async (_unit, actor) => [below(wipedScreen(actor)), { forget: 'input' }]),
    add: asking(OfCase, { verb: 'add', words: 'own-add-ask', may: ({ over }) => !over }),
    answer: asking(OfQuestion, { verb: 'answer', words: 'own-answer-ask', may: ({ told }, [, question]) => told.questions.some(({ id }) => id === question) }),
    decline: press(OfQuestion, ([caseId, question]) => ({ kind: 'answer', caseId, question, text: null })),
    preview: press(OfCase, ([caseId]) => ({ kind: 'preview', caseId, verdict: 'yes', wish: null })),
    change: asking(OfCase, { verb: 'change', words: 'own-change-ask', may: ({ told }) => told.preview !== null }),
    agree: press(OfCase, ([caseId]) => ({ kind: 'readers', caseId, yes: true })),
    refuse: press(OfCase, ([caseId]) => ({ kind: 'readers', caseId, yes: false })),
    withdraw: action(OfCase, async (unit, actor, [id]) => {
      const one = await getOwn(unit, actor, id)
      if (one.over) throw new Refusal('stale-button')
      return [here(withdrawScreen(actor, one))]
    }),
    'withdraw-yes': action(OfCase, async (unit, actor, [id]) => {
      if (await withdrawCase(unit, actor, id)) return [{ toast: actor.say('own-withdraw-noted') }, await shown(unit, actor, id)]
      return [{ toast: actor.say('own-withdraw-done') }, ...(await mine(unit, actor, 1))]
    }),
    unsay: action(OfCase, async (unit, actor, [id]) => {
      await unsay(unit, actor, id)
      return [{ toast: actor.say('own-unsaid') }, await shown(unit, actor, id)]
    }),
    pressed: action(OfCase, async (unit, actor, [id]) => {
      const one = await openToWrite(unit, actor, id)
      return [pressedReply(actor, one, await pressedReaders(unit, actor, one))]
    }),
    'pressed-yes': press(OfCase, ([caseId]) => ({ kind: 'pressed', caseId, text: null })),
  }
  const prompts: Record<string, Verb> = {
    ...write.prompts,
    add: typed(OfCase, ([caseId], text) => ({ kind: 'add', caseId, text })),
    answer: typed(OfQuestion, ([caseId, question], text) => ({ kind: 'answer', caseId, question, text })),
    change: typed(OfCase, ([caseId], text) => ({ kind: 'preview', caseId, verdict: 'changes', wish: text })),
    pressed: typed(OfCase, ([caseId], text) => ({ kind: 'pressed', caseId, text })),
  }
  return { open, actions, prompts }
}
