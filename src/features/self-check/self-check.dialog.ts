import { z } from 'zod'
import { Id, NoArgs } from '../../conversation/actions.ts'
import type { Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { signAt, SIGN_COUNT } from '../catalog/catalog.rules.ts'
import type { Catalog } from '../catalog/catalog.service.ts'
import { takesPart } from '../org/org.rules.ts'
import { closedScreen, inviteScreen, nextSign, nothingOpenScreen, restartScreen, resumeScreen } from './entry.screens.ts'
import { officialScreen } from './official.screens.ts'
import { historyParts, waitingToSpeak } from './history.dialog.ts'
import type { Afterwards } from './after.dialog.ts'
import { finishedScreen } from './after.dialog.ts'
import { groupScreen, summaryScreen } from './overview.screens.ts'
import { openMembers, readsMembers, showMembers } from './progress.dialog.ts'
import type { OnCheck } from './raise.dialog.ts'
import { raiseParts, withChoice } from './raise.dialog.ts'
import { raiseChoice } from './raise.screens.ts'
import { entered, reminderActions, waitingCheck } from './reminders.dialog.ts'
import { GROUP_COUNT, groupNumber, placeFrom } from './self-check.record.ts'
import type { Check } from './self-check.rules.ts'
import { isOpen, takesNote, warnsFirst } from './self-check.rules.ts'
import {
  answerRest, answerSign, changeWay, currentRound, cutDraft, dropNote, finishCheck, goOn, lockCheck, markSign, nothingOpen, noteSign,
  readCheck, roundPeriod, seeGroup, startCheck, startOver, undoStartOver,
} from './self-check.service.ts'
import { FEATURE, PAGES } from './self-check.views.ts'
import type { Scene } from './sign.screens.ts'
import { noteReply, savedToast, seriousScreen, signScreen } from './sign.screens.ts'

const number = (most: number) => z.string().regex(/^[1-9]\d?$/).transform(Number).pipe(z.int().max(most))
/** `12.w`: two parts in one argument. */
const pair = <A extends z.ZodType, B extends z.ZodType>(first: A, second: B) =>
  z.preprocess((text) => String(text).split('.'), z.tuple([first, second]))
const Sign = number(SIGN_COUNT)
const Way = z.enum(['one', 'nine'])

const OfCheck = z.tuple([Id])
const OfSign = z.tuple([Id, Sign])
const OfGroup = z.tuple([Id, number(GROUP_COUNT)])
const OfPage = z.tuple([Id, number(PAGES)])
const OfPiece = z.tuple([Id, pair(Sign, number(99))])
const Answering = z.tuple([Id, pair(Sign, z.enum(['n', 'w', 'p']))])
const Deciding = z.tuple([Id, pair(Sign, z.enum(['x', 'p']))])
const Turning = z.tuple([Id, pair(Sign, Way)])
const AfterStep = z.tuple([Id, z.enum(['none', 'speak', 'write'])])

/** The monthly self-check. Every screen of it belongs to one member and is found by nobody else. */
export function selfCheckDialog({ catalog, afterwards }: { catalog: Catalog; afterwards: Afterwards }): Dialog {
  const sceneOf = async (unit: Unit, actor: Member, check: Check): Promise<Scene> =>
    ({ actor, check, set: await catalog.readSet(unit, check.questionSetId) })

  /** An action on a check; one that changes holds the check's row. A month that is over says so and stays as it is (SC12). */
  const on = (get: typeof readCheck): OnCheck => (input, run) =>
    action(input, async (unit, actor, parsed) => {
      const check = await get(unit, actor, parsed[0])
      return isOpen(check, unit.now) ? run(unit, await sceneOf(unit, actor, check), parsed) : closed(actor, check.period)
    })
  const view = on(readCheck)
  const change = on(lockCheck)

  /** The screen on which the member goes on: to begin, to resume, or finished. */
  async function entry(unit: Unit, actor: Member, check: Check): Promise<Reply> {
    if (check.done && !check.record.previous) return here(await finishedScreen(unit, actor, { check, afterwards }))
    const next = nextSign(check)
    if (next === null) return here(summaryScreen(await sceneOf(unit, actor, check), 1))
    return entered(unit, actor, resumeScreen(actor, check, next))
  }

  async function answerStep(unit: Unit, { actor, check }: Scene, said: string): Promise<Reply[]> {
    if (!check.done) throw new Refusal('stale-button')
    const replies = await afterwards.answer(unit, actor, { period: check.period, said })
    return replies.some((reply) => 'show' in reply) ? replies : [...replies, await entry(unit, actor, check)]
  }

  async function open(unit: Unit, actor: Member): Promise<Reply[]> {
    const round = await currentRound(unit, actor)
    if (!round) return [here(nothingOpenScreen(actor, await nothingOpen(unit, actor)))]
    return [round.checkId === null ? await entered(unit, actor, inviteScreen(actor, round)) : await entry(unit, actor, await readCheck(unit, actor, round.checkId))]
  }

  async function start(unit: Unit, actor: Member, [roundId, way]: [string, 'one' | 'nine']): Promise<Reply[]> {
    const check = await startCheck(unit, actor, { roundId, way })
    if (!check) return closed(actor, await roundPeriod(unit, actor, roundId))
    return [onward(await sceneOf(unit, actor, check))]
  }

  async function answer(unit: Unit, scene: Scene, [, [n, chosen]]: z.output<typeof Answering>): Promise<Reply[]> {
    const { check, set } = scene
    if (warnsFirst(signAt(set, n), chosen) && check.record.answers[n] !== 'p') return [here(seriousScreen(scene, n))]
    return kept({ ...scene, check: await answerSign(unit, check, { n, answer: chosen }) }, n)
  }

  /** After the warning: stored for the member alone, or counted as answered and not stored. */
  async function decide(unit: Unit, scene: Scene, [, [n, chosen]]: z.output<typeof Deciding>): Promise<Reply[]> {
    if (!signAt(scene.set, n).serious) throw new Refusal('stale-button')
    return kept({ ...scene, check: await answerSign(unit, scene.check, { n, answer: chosen }) }, n)
  }

  async function saveNote(unit: Unit, actor: Member, { args: [id, n], text }: { args: z.output<typeof OfSign>; text: string }): Promise<Reply[]> {
    const check = await lockCheck(unit, actor, id)
    // A refusal leaves what was typed in the chat, where it can be copied from.
    if (!isOpen(check, unit.now)) throw new Refusal('round-closed', { month: actor.say.month(check.period) })
    if (check.record.answers[n] === 'x') throw new Refusal('stale-button')
    const { check: saved, over } = await noteSign(unit, check, { n, typed: text })
    const scene = await sceneOf(unit, actor, saved)
    if (over > 0) return [noteReply(scene, { n })]
    return [{ toast: actor.say('note-saved') }, ...withChoice([onward(scene, n)], raiseChoice(actor, { id, n }))]
  }

  const raise = raiseParts({ view, change, sceneOf })
  return {
    feature: FEATURE,
    commands: { check: open, members: openMembers },
    menu: (actor) => [...(isAsked(actor) ? ['check'] : []), ...(readsMembers(actor) ? ['members'] : [])],
    waiting: async (unit, actor) => [...(await waitingCheck(unit, actor)), ...(await waitingToSpeak(unit, actor))],
    actions: {
      open: action(NoArgs, open),
      later: action(NoArgs, async (_unit, actor) => [{ toast: actor.say('self-check-not-now-done') }]),
      start: action(z.tuple([Id, Way]), start),
      stand: view(OfCheck, async (unit, { actor, check }) => [await entry(unit, actor, check)]),
      sign: view(OfSign, async (_unit, scene, [, n]) => [here(signScreen(scene, n))]),
      answer: change(Answering, answer),
      serious: view(OfSign, async (_unit, scene, [, n]) => [here(seriousScreen(scene, n))]),
      private: change(Deciding, decide),
      note: view(OfPiece, async (_unit, scene, [, [n, page]]) => {
        if (!takesNote(scene.check.record.answers[n]) && scene.check.record.notes[n] === undefined) throw new Refusal('stale-button')
        return [noteReply(scene, { n, page })]
      }),
      official: view(OfPiece, async (_unit, scene, [, [n, page]]) => [here(officialScreen(scene, { n, page }))]),
      cut: change(OfSign, async (unit, scene, [, n]) => {
        const check = await cutDraft(unit, scene.check, n)
        return [{ toast: scene.actor.say('note-saved') }, onward({ ...scene, check }, n)]
      }),
      unnote: change(OfSign, async (unit, scene, [, n]) => {
        const check = await dropNote(unit, scene.check, n)
        return [{ toast: scene.actor.say('note-deleted') }, here(signScreen({ ...scene, check }, n))]
      }),
      skip: change(OfSign, async (unit, scene, [, n]) => [onward({ ...scene, check: await goOn(unit, scene.check, n) }, n)]),
      groups: change(OfGroup, async (unit, scene, [, g]) => [here(groupScreen({ ...scene, check: await seeGroup(unit, scene.check, g) }, g))]),
      mark: change(OfSign, async (unit, scene, [, n]) => {
        const check = await markSign(unit, scene.check, n)
        return [here(groupScreen({ ...scene, check }, groupNumber(n)))]
      }),
      rest: change(OfGroup, async (unit, scene, [, g]) => {
        const after = { ...scene, check: await answerRest(unit, scene.check, g) }
        return [savedToast(after, 'n'), onward(after)]
      }),
      way: change(Turning, async (unit, scene, [, [n, way]]) => [onward({ ...scene, check: await changeWay(unit, scene.check, { n, way }) })]),
      summary: view(OfPage, async (_unit, scene, [, page]) => [here(summaryScreen(scene, page))]),
      finish: change(OfCheck, async (unit, { actor, check }) => {
        await afterwards.finished(unit, actor)
        return [await entry(unit, actor, await finishCheck(unit, check))]
      }),
      after: change(AfterStep, (unit, scene, [, said]) => answerStep(unit, scene, said)),
      restart: view(OfCheck, async (_unit, { actor, check }) => [here(restartScreen(actor, check))]),
      again: change(OfCheck, async (unit, scene) => [onward({ ...scene, check: await startOver(unit, scene.check) })]),
      restore: change(OfCheck, async (unit, { actor, check }) => [await entry(unit, actor, await undoStartOver(unit, check))]),
      members: showMembers,
      ...reminderActions({ open, closed }),
      ...raise.actions,
      ...historyParts({ catalog, open }).actions,
    },
    prompts: { note: prompt(OfSign, saveNote), ...raise.prompts },
  }
}

/** Whether this person belongs to a branch whose rounds ask for a check. */
function isAsked({ memberships }: Member): boolean {
  return memberships.some(({ kind, partyStatus }) => kind === 'branch' && takesPart(partyStatus))
}

/** After an answer: the note where there is something to note, else straight on. */
function kept(scene: Scene, n: number): Reply[] {
  const answer = scene.check.record.answers[n]
  return [savedToast(scene, answer ?? 'n'), takesNote(answer) ? noteReply(scene, { n }) : onward(scene, n)]
}

/** The screen after sign `n`: the next sign, the titles of a group, or the summary. */
function onward(scene: Scene, n = scene.check.record.at): Reply {
  const place = placeFrom(scene.check.record, n)
  if (place.kind === 'sign') return here(signScreen(scene, place.n))
  return here(place.kind === 'group' ? groupScreen(scene, place.g) : summaryScreen(scene, 1))
}

function closed(actor: Member, period: string): Reply[] {
  return [{ toast: actor.say('round-closed', { month: actor.say.month(period) }) }, here(closedScreen(actor, period))]
}
