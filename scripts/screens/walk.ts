import type { Account } from '../../src/conversation/account.ts'
import { findAccount } from '../../src/conversation/account.ts'
import { decide, refusal } from '../../src/conversation/decide.ts'
import { plain } from '../../src/conversation/html.ts'
import type { Choice, Reply, Screen } from '../../src/conversation/screen.ts'
import { makeLists } from '../../src/lists.ts'
import { Refusal } from '../../src/platform/errors.ts'
import type { Unit } from '../../src/platform/unit.ts'
import type { World } from '../../test/support/world.ts'

/** What a reader does: a press on a choice, a text, or an answer to what was asked. */
export type Step = { press: string } | { type: string }
export type Shot = { steps: Step[]; toast: string | null; screen: Screen | null }
export type Reader = { address: string; language: string }

/** As far as a walk goes; and how often one action is pressed with other arguments. */
const DEEP = 7
const LIKE = 2

/** Answers to questions, by the action of the prompt; anything else is answered with the last. */
const ANSWERS: [RegExp, string][] = [
  [/tail|phone|card/, '4321'], [/day|date|until|from/, '15/12/2026'], [/name/, 'Lý Thử Mới'], [/./, 'Tôi còn chậm trong việc được giao.'],
]

class Undone extends Error {}

/**
 * Presses every button that a reader can come to, and answers every question, each way in a unit that is undone, so
 * that all start from the same world. Of screens that differ in numbers and names alone the first is taken.
 */
export async function walk(world: World, reader: Reader, begin: Step[]): Promise<Shot[]> {
  const seen = new Set<string>()
  const presses = new Map<string, number>()
  const shots: Shot[] = []
  const waiting: Step[][] = begin.map((step) => [step])
  for (let steps = waiting.shift(); steps; steps = waiting.shift()) {
    const { shot, asks } = await follow(world, reader, steps)
    const key = keyOf(shot)
    if (seen.has(key)) continue
    seen.add(key)
    shots.push(shot)
    if (steps.length === DEEP || !shot.screen) continue
    if (asks) waiting.push([...steps, { type: ANSWERS.find(([like]) => like.test(asks))?.[1] ?? '' }], [...steps, { type: '?'.repeat(1200) }])
    for (const action of actionsOf(shot.screen)) {
      const verb = `${action.split(':').slice(0, 2).join(':')}@${steps.length}`
      const times = presses.get(verb) ?? 0
      if (times >= LIKE) continue
      presses.set(verb, times + 1)
      waiting.push([...steps, { press: action }])
    }
  }
  return shots
}

/** The last screen of a way, as this reader sees it. */
export async function follow(world: World, { address, language }: Reader, steps: Step[]): Promise<{ shot: Shot; asks: string | null }> {
  const { joining: _, openInvitation } = makeLists({ words: world.words })
  const deps: Parameters<typeof decide>[0] = { words: world.words, router: world.chibo.router, openInvitation, addMissed: async (_unit, _account, { replies }) => replies }
  let replies: Reply[] = []
  let state: Account['state'] = {}
  await world.chibo.units.run(async (unit) => {
    await unit.tx.$executeRaw`update person set language = ${language}`
    await unit.tx.$executeRaw`update account set language = ${language}`
    for (const step of steps) {
      const account = await findAccount(unit, { channel: 'test', address, words: world.words })
      if (account) account.state = state
      const outcome = await attempt(unit, { account, address, language, step, deps })
      replies = outcome.replies
      const screen = shownBy(replies)
      state = { ...outcome.account?.state, ...(screen && { screen: { message: '1', confidential: false, choices: [], ...(screen.view !== undefined && { view: screen.view }) } }) }
    }
    throw new Undone()
  }).catch((error: unknown) => { if (!(error instanceof Undone)) throw error })
  const toast = replies.map((reply) => ('toast' in reply ? reply.toast : null)).find((text) => text !== null) ?? null
  const asks = replies.map((reply) => ('ask' in reply && reply.ask.wants === 'text' ? reply.ask.action : null)).find((ask) => ask !== null) ?? null
  return { shot: { steps, toast, screen: shownBy(replies) }, asks }
}

async function attempt(unit: Unit, { account, address, language, step, deps }: {
  account: Account | null; address: string; language: string; step: Step; deps: Parameters<typeof decide>[0]
}) {
  const what = 'press' in step ? { kind: 'press' as const, action: step.press, message: '1', press: '1' } : { kind: 'text' as const, text: step.type, message: '1' }
  const stored = { channel: 'test', number: '1', lane: '1', attempts: 0, kept: { order: 1, arrival: { number: '1', address, language, what } } }
  try {
    return await decide(deps, unit, { stored, account })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { account, replies: refusal(account, error, 'press' in step) }
  }
}

function shownBy(replies: Reply[]): Screen | null {
  return replies.map((reply) => ('show' in reply ? reply.show : null)).findLast((screen) => screen !== null) ?? null
}

function actionsOf({ choices = [] }: Screen): string[] {
  // Each screen is drawn in each language anyway.
  return choices.flat().flatMap((choice: Choice) => ('action' in choice && !choice.action.startsWith('org:language:') ? [choice.action] : []))
}

function keyOf({ toast, screen }: Shot): string {
  const bare = (text: string) => text.replace(/\d+/g, '0')
  return `${bare(toast ?? '')}|${screen ? bare(plain(screen.text)).slice(0, 90) : ''}|${screen?.choices?.length ?? 0}`
}
