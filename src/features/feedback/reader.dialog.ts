import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import { HOME } from '../../conversation/home.ts'
import { lines } from '../../conversation/html.ts'
import type { Dialog, Member, Reply, Verb } from '../../conversation/screen.ts'
import { action, below, here, prompt } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Catalog } from '../catalog/catalog.service.ts'
import { NAME_REASONS } from './case.record.ts'
import { mayAskName } from './case.rules.ts'
import { caseScreen } from './case.screens.ts'
import { logScreen, nameAskScreen, nameReasonsScreen, nameScreen, resultScreen, waysScreen, writeReply } from './deed.screens.ts'
import type { NameOutcome } from './name.service.ts'
import { answerName, askName, seesName } from './name.service.ts'
import { inboxScreen } from './reader.screens.ts'
import type { Outcome } from './deed.service.ts'
import { approveText, draftWords, sendWords, takeStep } from './deed.service.ts'
import type { Scene, Shelf } from './reader.service.ts'
import { demand, listInbox, look, makeReading, receive, SHELVES } from './reader.service.ts'
import { readsFor } from './routing.rules.ts'
import type { Writing } from './writing.rules.ts'
import { mayWrite, WRITINGS } from './writing.rules.ts'

const Page = z.string().regex(/^[1-9]\d?$/).transform(Number)
const OfShelf = z.tuple([z.string().regex(/^(open|done|apart)\.[1-9]\d?$/).transform((text) => {
  const [shelf, page] = text.split('.')
  return { shelf: SHELVES.find((one) => one === shelf) ?? 'open', page: Number(page) }
})])
const OfCase = z.tuple([Id])
const OfPage = z.tuple([Id, Page])
const Words = z.tuple([Id, z.enum(WRITINGS)])
const Sent = z.tuple([Id, z.enum(WRITINGS).exclude(['reason'])])
const Reason = z.tuple([Id, z.enum(NAME_REASONS)])
const YesNo = z.tuple([Id, z.enum(['yes', 'no'])])

type OfOne<S extends z.ZodType> = (unit: Unit, scene: Scene, input: z.output<S>) => Promise<Reply[]>

/** What the sent words are answered with. */
const SENT: Record<z.output<typeof Sent>[1], string> = {
  ask: 'sent-ask', restate: 'sent-restate', unproven: 'sent-result', unsuited: 'sent-result', pass: 'sent-pass', recuse: 'sent-recuse',
  close: 'sent-close', decide: 'sent-decide',
}

/** Whether the menu holds the inbox. A press is asked again for its right. */
export function readsInbox({ memberships }: Member): boolean {
  return memberships.some(readsFor)
}

/** Feedback before its readers: two shelves and the one apart, and a case with all that may be done (FB7, FB9). */
export function readerParts({ catalog }: { catalog: Catalog }): Required<Pick<Dialog, 'actions' | 'prompts'>> & { open: (unit: Unit, actor: Member) => Promise<Reply[]> } {
  const reading = makeReading()
  /** An action on a case: found anew for whoever presses, with the rights of this moment. */
  const onCase = <S extends z.ZodType<[string, ...unknown[]]>>(input: S, run: OfOne<S>): Verb =>
    action(input, async (unit, actor, args) => run(unit, await reading.find(unit, actor, args[0]), args))

  async function shelf(unit: Unit, actor: Member, at: { shelf: Shelf; page: number }): Promise<Reply> {
    return here(inboxScreen(actor, { ...at, listed: await listInbox(unit, actor, at.shelf) }))
  }
  const shown = async (unit: Unit, scene: Scene, page = 1): Promise<Reply> => here(caseScreen(await look(unit, scene, catalog), page))
  const named = async (unit: Unit, scene: Scene): Promise<Reply> => here(nameScreen(await look(unit, scene, catalog)))

  /** After a step: the case as it is now, and a word about what happened. */
  async function after(unit: Unit, { scene, refused }: Outcome, said: string): Promise<Reply[]> {
    return [{ toast: scene.actor.say(refused ?? said) }, await shown(unit, scene)]
  }

  async function send(unit: Unit, scene: Scene, what: z.output<typeof Sent>[1]): Promise<Reply[]> {
    const outcome = await sendWords(unit, scene, what)
    if (what !== 'recuse' || outcome.refused !== null) return after(unit, outcome, SENT[what])
    return [{ toast: scene.actor.say('sent-recuse') }, await shelf(unit, scene.actor, { shelf: 'open', page: 1 })]
  }

  /** The answer to a name that was asked for; `locked` shows the screen itself, before which the keypad stands. */
  async function afterName(unit: Unit, { scene, how }: NameOutcome, { said, again }: { said: string; again: Reply }): Promise<Reply[]> {
    if (how === 'locked') return [again]
    if (how === 'opened' && seesName(scene)) return [await named(unit, scene)]
    return [{ toast: scene.actor.say(said) }, await shown(unit, scene)]
  }

  function write(scene: Scene, what: Writing): Reply {
    if (mayWrite(scene.one, what, { by: scene.actor.person.id, today: scene.today }) !== 'yes') throw new Refusal('stale-button')
    return writeReply(scene, what)
  }

  return {
    open: async (unit, actor) => [readsInbox(actor) ? await shelf(unit, actor, { shelf: 'open', page: 1 }) : nothingHere(actor)],
    actions: {
      inbox: action(OfShelf, async (unit, actor, [at]) => {
        if (!readsInbox(actor)) throw new Refusal('stale-button')
        return [await shelf(unit, actor, at)]
      }),
      'case-read': onCase(OfPage, async (unit, scene, [, page]) => [await shown(unit, await receive(unit, scene), page)]),
      'case-verify': onCase(OfCase, async (unit, scene) => {
        const outcome = await takeStep(unit, scene, 'verify')
        return outcome.refused !== null ? after(unit, outcome, 'step-verifying') : [{ toast: scene.actor.say('step-verifying') }, here(waysScreen(outcome.scene))]
      }),
      'case-ways': onCase(OfCase, async (_unit, scene) => [here(waysScreen(scene))]),
      'case-result': onCase(OfCase, async (_unit, scene) => {
        if (mayWrite(scene.one, 'unsuited', { by: scene.actor.person.id, today: scene.today }) !== 'yes') throw new Refusal('stale-button')
        return [here(resultScreen(scene))]
      }),
      'case-verified': onCase(OfCase, async (unit, scene) => after(unit, await takeStep(unit, scene, 'verified'), 'sent-result')),
      'case-close': onCase(OfCase, async (unit, scene) => {
        if (scene.one.state === 'verified' || scene.one.state === 'used') throw new Refusal('stale-button') // its author has read no words yet
        return after(unit, await takeStep(unit, scene, 'close'), 'sent-close')
      }),
      'case-approve': onCase(OfCase, async (unit, scene) => after(unit, await approveText(unit, scene), 'step-approved')),
      'case-write': onCase(Words, async (_unit, scene, [, what]) => [write(scene, what)]),
      'case-send': onCase(Sent, async (unit, scene, [, what]) => send(unit, scene, what)),
      'case-log': onCase(OfPage, async (unit, scene, [, page]) => [here(logScreen(await look(unit, scene, catalog), page))]),
      'case-name': onCase(OfCase, async (unit, scene) => {
        await demand(unit, scene, 'open-name')
        if (seesName(scene)) return [await named(unit, scene)]
        if (!mayAskName(scene.one, scene.actor.person.id)) throw new Refusal('stale-button')
        return [here(nameAskScreen(scene))]
      }),
      'case-why': onCase(OfCase, async (_unit, scene) => {
        if (!mayAskName(scene.one, scene.actor.person.id)) throw new Refusal('stale-button')
        return [here(nameReasonsScreen(scene))]
      }),
      'case-open': onCase(Reason, async (unit, scene, [, reason]) =>
        afterName(unit, await askName(unit, scene, reason), { said: 'name-asked', again: reason === 'other' ? writeReply(scene, 'reason') : here(nameReasonsScreen(scene)) })),
      'case-second': onCase(YesNo, async (unit, scene, [, answer]) =>
        afterName(unit, await answerName(unit, scene, answer === 'yes'), { said: answer === 'yes' ? 'name-agreed' : 'name-disagreed', again: await shown(unit, scene) })),
    },
    prompts: {
      'case-write': prompt(Words, async (unit, actor, { args: [id, what], text }) =>
        [writeReply(await draftWords(unit, await reading.find(unit, actor, id), { what, typed: text }), what)]),
    },
  }
}

/** Whoever reads nothing reads what everybody reads after an unknown word. */
function nothingHere({ say }: Member): Reply {
  return below({ text: lines(say('home-unknown')), choices: [[{ label: say('command-start'), action: HOME }]], view: HOME })
}
