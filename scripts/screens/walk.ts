import type { Account } from '../../src/conversation/account.ts'
import { findAccount } from '../../src/conversation/account.ts'
import type { Arrival } from '../../src/conversation/channel.ts'
import { decide, refusal } from '../../src/conversation/decide.ts'
import type { SentFile } from '../../src/conversation/documents.ts'
import { plain } from '../../src/conversation/html.ts'
import type { Choice, Prompt, Reply, Screen } from '../../src/conversation/screen.ts'
import { makeLists } from '../../src/lists.ts'
import { Refusal } from '../../src/platform/errors.ts'
import type { Unit } from '../../src/platform/unit.ts'
import { HEADER } from '../../test/support/roster.ts'
import type { World } from '../../test/support/world.ts'

/** What a reader does: a press on a choice (the one in this place, where ids are new each time), a text or a file. */
export type Step = { press: string; place?: number } | { type: string } | { send: string }
export type Shot = { steps: Step[]; toast: string | null; screen: Screen | null }
export type Reader = { channel: string; address: string; language: string }

/** As far as a walk goes; and how often one action is pressed, or one question answered, with other ids and numbers. */
const DEEP = 9
const LIKE = 1

/** Answers to questions, by the action of the prompt; anything else is answered with the last. */
const ANSWERS: [RegExp, string][] = [
  [/:(tail|proof)\b/, '4321'], [/:(since|from|close|until|role-until)\b/, '15/12/2026'], [/meeting\.day/, 'thứ Sáu cuối cùng'], [/meeting\.time/, '8h'],
  [/holidays/, '2026-12-20'], [/freeze|opens/, '5 09:00'], [/:(name|rename)/, 'Lý Thử Mới'], [/:cell/, 'Tổ 1'], [/./, 'Tôi còn chậm trong việc được giao.'],
]
/** A roster with somebody new, somebody changed and most left out; and one that is wrong. */
const FILES = [
  [['secretary', 'Nguyễn Văn Bí Thư', 'secretary', 'full'], ['an', 'Đỗ Thử An', 'deputy_secretary', 'exempt'], ['new', 'Hoàng Thử Mới', 'member', 'probationary']],
  [['an', '', 'boss', 'full']],
].map((rows) => [HEADER, ...rows.map(([who, ...cells]) => `CB1,,,,P-${who},${cells.join()},,,`)].join('\n'))

class Undone extends Error {}

/**
 * Presses every button that a reader can come to, and answers every question, each way in a unit that is undone, so
 * that all start from the same world. Of screens that differ in numbers and names alone the first is taken. `within`:
 * which actions are pressed.
 */
export async function walk(world: World, reader: Reader, { begin, within = /./ }: { begin: Step[][]; within?: RegExp }): Promise<Shot[]> {
  const seen = new Set<string>()
  const presses = new Map<string, number>()
  const shots: Shot[] = []
  const waiting = [...begin]
  for (let steps = waiting.shift(); steps; steps = waiting.shift()) {
    const { shot, asks } = await follow(world, reader, steps)
    const key = likeness(shot)
    if (seen.has(key)) continue
    seen.add(key)
    shots.push(shot)
    if (steps.length >= DEEP || !shot.screen) continue
    const asked = asks && `?${bareOf(asks.action)}`
    if (asks && asked && (presses.get(asked) ?? 0) < LIKE) {
      presses.set(asked, LIKE)
      waiting.push(...answersTo(asks).map((answer) => [...steps, answer]))
    }
    for (const [place, press] of actionsOf(shot.screen).entries()) {
      const bare = bareOf(press)
      const times = presses.get(bare) ?? 0
      // Each screen is drawn in each language anyway.
      if (!within.test(press) || press.startsWith('org:language:') || times >= LIKE) continue
      presses.set(bare, times + 1)
      waiting.push([...steps, { press, place }])
    }
  }
  return shots
}

/** The last screen of a way, as this reader sees it. */
export async function follow(world: World, reader: Reader, steps: Step[]): Promise<{ shot: Shot; asks: Prompt | null }> {
  const { channel, address, language } = reader
  const { joining: _, openInvitation } = makeLists({ words: world.words })
  const deps: Parameters<typeof decide>[0] = { words: world.words, router: world.chibo.router, openInvitation, addMissed: async (_unit, _account, { replies }) => replies }
  let replies: Reply[] = []
  let file: SentFile | null = null
  await world.chibo.units.run(async (unit) => {
    await unit.tx.$executeRaw`update person set language = ${language}`
    await unit.tx.$executeRaw`update account set language = ${language}`
    for (const step of steps) {
      const account = await findAccount(unit, { channel, address, words: world.words })
      if ('send' in step) file = { name: 'danh-sach.csv', bytes: new TextEncoder().encode(step.send) }
      const last = shownBy(replies)
      const outcome = await attempt(unit, { account, reader, step: inPlace(step, last), file, deps })
      replies = outcome.replies
      if (outcome.account) await keep(unit, outcome.account, shownBy(replies))
    }
    throw new Undone()
  }).catch((error: unknown) => { if (!(error instanceof Undone)) throw error })
  const toast = replies.map((reply) => ('toast' in reply ? reply.toast : null)).find((text) => text !== null) ?? null
  const asks = replies.map((reply) => ('ask' in reply ? reply.ask : null)).find((ask) => ask !== null) ?? null
  return { shot: { steps, toast, screen: shownBy(replies) }, asks }
}

/** What the presenter keeps of a chat. */
async function keep(unit: Unit, { actor: { accountId: id }, state }: Account, screen: Screen | null): Promise<void> {
  const kept: Account['state'] = { ...state, ...(screen && { screen: { message: '1', confidential: false, choices: [], ...(screen.view !== undefined && { view: screen.view }) } }) }
  await unit.tx.account.updateMany({ where: { id }, data: { state: unit.box.seal(`account:${id}`, kept) } })
}

async function attempt(unit: Unit, { account, reader: { channel, address, language }, step, file, deps }: {
  account: Account | null; reader: Reader; step: Step; file: SentFile | null; deps: Parameters<typeof decide>[0]
}) {
  const stored = { channel, number: '1', lane: '1', attempts: 0, kept: { order: 1, arrival: { number: '1', address, language, what: whatOf(step) } } }
  try {
    return await decide(deps, unit, { stored, account, file })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { account, replies: refusal(account, error, 'press' in step) }
  }
}

function inPlace(step: Step, last: Screen | null): Step {
  return 'press' in step && step.place !== undefined && last ? { press: actionsOf(last)[step.place] ?? step.press } : step
}

function whatOf(step: Step): Arrival['what'] {
  if ('press' in step) return { kind: 'press', action: step.press, message: '1', press: '1' }
  if ('send' in step) return { kind: 'file', message: '1', ref: '1', name: 'danh-sach.csv', size: step.send.length }
  return { kind: 'text', text: step.type, message: '1' }
}

function answersTo({ action, wants }: Prompt): Step[] {
  if (wants === 'file') return FILES.map((send) => ({ send }))
  return [ANSWERS.find(([like]) => like.test(action))?.[1] ?? '', '?'.repeat(1200)].map((type) => ({ type }))
}

/** The action without its ids and numbers. */
function bareOf(action: string): string {
  return action.split(':').filter((part) => part.length !== 12).join(':').replace(/\d+/g, '0')
}

function shownBy(replies: Reply[]): Screen | null {
  return replies.map((reply) => ('show' in reply ? reply.show : null)).findLast((screen) => screen !== null) ?? null
}

/** What each choice does; nothing for one that opens another chat. */
function actionsOf({ choices = [] }: Screen): string[] {
  return choices.flat().map((choice: Choice) => ('action' in choice ? choice.action : ''))
}

/** The same for screens that differ in numbers, days and names alone. */
export function likeness({ toast, screen }: Shot): string {
  const labels = screen?.choices?.map((row) => row.map(({ label }) => label).join()).join('|')
  return `${toast}|${screen ? plain(screen.text) : ''}|${labels}`.replace(/thứ \p{Lu}\p{L}+|Chủ nhật/gu, 'D').replace(/\p{Lu}\p{L}*( \p{Lu}\p{L}*)+/gu, 'N').replace(/\d+/g, '0')
}
