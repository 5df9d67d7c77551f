import { z } from 'zod'
import { Id, NoArgs } from '../../conversation/actions.ts'
import type { Choice, Dialog, Member, Reply, Verb } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { signAt, SIGN_COUNT } from '../catalog/catalog.rules.ts'
import type { Catalog } from '../catalog/catalog.service.ts'
import { closedScreen, inviteScreen, nextSign, nothingOpenScreen, restartScreen, resumeScreen, submittedScreen } from './entry.screens.ts'
import { groupScreen, summaryScreen } from './overview.screens.ts'
import { openMembers, showMembers } from './progress.dialog.ts'
import type { Place } from './self-check.record.ts'
import { GROUP_COUNT, placeFrom } from './self-check.record.ts'
import type { Check } from './self-check.rules.ts'
import { isOpen, takesNote, warnsFirst } from './self-check.rules.ts'
import {
  answerRest, answerSign, changeWay, currentRound, cutDraft, dropNote, finishCheck, goOn, lockCheck, markSign, nothingOpen, noteSign,
  readCheck, roundPeriod, seeGroup, startCheck, startOver, undoStartOver,
} from './self-check.service.ts'
import { FEATURE, OPEN, PAGES } from './self-check.views.ts'
import type { Scene } from './sign.screens.ts'
import { noteReply, savedToast, seriousScreen, signScreen } from './sign.screens.ts'

const number = (most: number) => z.string().regex(/^[1-9]\d?$/).transform(Number).pipe(z.int().max(most))
const Sign = number(SIGN_COUNT)
const Group = number(GROUP_COUNT)
const Way = z.enum(['one', 'nine'])
/** `12.w`: two parts in one argument. */
const pair = <A extends z.ZodType, B extends z.ZodType>(first: A, second: B) =>
  z.string().transform((text) => text.split('.')).pipe(z.tuple([first, second]))
const SignPage = z.string().transform((text) => text.split('.')).pipe(z.union([z.tuple([Sign, number(99)]), z.tuple([Sign])]))

/** The monthly self-check: every screen of it belongs to one member, and shows nothing to anybody else. */
export function selfCheckDialog({ catalog }: { catalog: Catalog }): Dialog {
  const sceneOf = async (unit: Unit, actor: Member, check: Check): Promise<Scene> =>
    ({ actor, check, set: await catalog.readSet(unit, check.questionSetId) })

  async function screenAt(unit: Unit, actor: Member, { check, place }: { check: Check; place: Place }): Promise<Reply> {
    const scene = await sceneOf(unit, actor, check)
    if (place.kind === 'sign') return here(signScreen(scene, place.n))
    return here(place.kind === 'group' ? groupScreen(scene, place.g) : summaryScreen(scene, 1))
  }
  const onward = (unit: Unit, actor: Member, check: Check, n = check.record.at) =>
    screenAt(unit, actor, { check, place: placeFrom(check.record, n) })

  /** An action on a check. Of a month that is over it tells that, and changes nothing (SC12). */
  function on<A extends z.ZodType>(arg: A, { change }: { change: boolean }, run: (scene: Scene, unit: Unit, arg: z.output<A>) => Promise<Reply[]>): Verb {
    return action(z.tuple([Id]).rest(z.string()).transform(([id, ...rest]) => ({ id, rest })), async (unit, actor, { id, rest }) => {
      const parsed = z.union([arg]).safeParse(rest.length > 1 ? null : rest[0])
      if (!parsed.success) throw new Refusal('stale-button')
      const check = await (change ? lockCheck : readCheck)(unit, actor, id)
      if (!isOpen(check, unit.now)) return closed(actor, check.period)
      return run(await sceneOf(unit, actor, check), unit, parsed.data)
    })
  }
  return { feature: FEATURE }
}
