import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import type { Choice, Dialog, Reply, Verb } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { SIGN_COUNT } from '../catalog/catalog.rules.ts'
import { mayRaise, wordsOf } from './raise.rules.ts'
import { raisedScreen, raiseReply, raisesScreen, wordsReply } from './raise.screens.ts'
import { cutRaise, listMeetings, listRaised, putOnAgenda, rewordRaise, takeBack } from './raise.service.ts'
import type { Check } from './self-check.rules.ts'
import { isOpen } from './self-check.rules.ts'
import { lockCheck } from './self-check.service.ts'
import type { Scene } from './sign.screens.ts'
import { signScreen } from './sign.screens.ts'

/** What an action on an open check does; its arguments begin with the check's id. */
export type Run<S extends z.ZodType> = (unit: Unit, scene: Scene, input: z.output<S>) => Promise<Reply[]>
/** An action on an open check of the member's own. */
export type OnCheck = <S extends z.ZodType<[string, ...unknown[]]>>(input: S, run: Run<S>) => Verb

const number = (most: number) => z.string().regex(/^[1-9]\d?$/).transform(Number).pipe(z.int().max(most))
const Sign = number(SIGN_COUNT)
const OfSign = z.tuple([Id, Sign])
const AtMeeting = z.tuple([Id, Id, Sign])
const OfPage = z.tuple([Id, number(99)])

/** Raising something at the meeting: until the agenda's freeze the member's alone (PV33). `view` reads a check, `change` holds it. */
export function raiseParts({ view, change, sceneOf }: {
  view: OnCheck
  change: OnCheck
  sceneOf: (unit: Unit, actor: Scene['actor'], check: Check) => Promise<Scene>
}): Required<Pick<Dialog, 'actions' | 'prompts'>> {
  async function ask(unit: Unit, scene: Scene, { n, chosen = null }: { n: number; chosen?: string | null }): Promise<Reply> {
    if (!mayRaise(scene.check.record, n)) throw new Refusal('stale-button')
    return raiseReply(scene, { n, meetings: await listMeetings(unit, scene.actor, scene.check), chosen, now: unit.now })
  }

  /** What is written, on the agenda or off it: the screen again, with a word about what happened. */
  const done = async (unit: Unit, scene: Scene, { check, n, said }: { check: Check; n: number; said: string }): Promise<Reply[]> =>
    [{ toast: scene.actor.say(said) }, await ask(unit, { ...scene, check }, { n })]

  return {
    actions: {
      raises: view(OfPage, async (_unit, scene, [, page]) => [here(raisesScreen(scene, page))]),
      raise: view(OfSign, async (unit, scene, [, n]) => [await ask(unit, scene, { n })]),
      'raise-at': view(AtMeeting, async (unit, scene, [, chosen, n]) => {
        const meetings = await listMeetings(unit, scene.actor, scene.check)
        if (!meetings.some(({ id }) => id === chosen)) throw new Refusal('stale-button')
        return [await ask(unit, scene, { n, chosen })]
      }),
      'raise-words': view(OfSign, async (_unit, scene, [, n]) => {
        if (!mayRaise(scene.check.record, n)) throw new Refusal('stale-button')
        return [wordsReply(scene, n)]
      }),
      'raise-yes': change(AtMeeting, async (unit, scene, [, meetingId, n]) => {
        const check = await putOnAgenda(unit, scene.actor, { check: scene.check, n, meetingId })
        return done(unit, scene, { check, n, said: 'raise-saved' })
      }),
      'raise-back': change(OfSign, async (unit, scene, [, n]) => {
        const check = await takeBack(unit, scene.actor, { check: scene.check, n, mend: false })
        return wordsOf(check.record, n) !== null && mayRaise(check.record, n) ? done(unit, scene, { check, n, said: 'raise-taken-back' })
          : [{ toast: scene.actor.say('raise-taken-back') }, here(signScreen({ ...scene, check }, n))]
      }),
      'raise-mend': change(OfSign, async (unit, scene, [, n]) => {
        const check = await takeBack(unit, scene.actor, { check: scene.check, n, mend: true })
        return [{ toast: scene.actor.say('raise-mended') }, here(signScreen({ ...scene, check }, n))]
      }),
      'raise-cut': change(OfSign, async (unit, scene, [, n]) =>
        [await ask(unit, { ...scene, check: await cutRaise(unit, scene.actor, { check: scene.check, n }) }, { n })]),
      // After the freeze: said and not stored.
      'raise-say': view(OfSign, async (_unit, scene, [, n]) => [{ toast: scene.actor.say('raise-said') }, here(signScreen(scene, n))]),
      raised: action(OfPage, async (unit, actor, [org, page]) =>
        [here(raisedScreen(actor, { org, page, ...(await listRaised(unit, actor, org)) }))]),
    },
    prompts: {
      'raise-words': prompt(OfSign, async (unit, actor, { args: [id, n], text }) => {
        const before = await lockCheck(unit, actor, id)
        if (!isOpen(before, unit.now)) throw new Refusal('round-closed', { month: actor.say.month(before.period) })
        const check = await rewordRaise(unit, actor, { check: before, n, typed: text })
        return [await ask(unit, await sceneOf(unit, actor, check), { n })]
      }),
    },
  }
}

/** Where the screen shows one sign: its words may be raised. */
export function withChoice(replies: Reply[], choice: Choice): Reply[] {
  return replies.map((reply) => ('show' in reply ? { ...reply, show: { ...reply.show, choices: [...(reply.show.choices ?? []), [choice]] } } : reply))
}
