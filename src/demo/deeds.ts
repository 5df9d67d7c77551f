import { SIGN_COUNT } from '../features/catalog/catalog.rules.ts'
import { KEPT_DAYS } from '../features/org/stored.rules.ts'
import type { House } from './house.ts'
import { listPeople } from './people.repo.ts'
import type { Player } from './player.ts'
import { ANY, makePlayer } from './player.ts'
import { takeSeat } from './seats.ts'

/** What somebody does, press by press. */
export type Deed = (player: Player, house: House) => Promise<void>

/** What is answered to a sign, in place of "not seen"; `note` is the key of the words that are written with it. */
type Noted = { answer: 'answer-watch' | 'answer-present'; note: string | null }
type Answers = Record<number, Noted>
type Ways = {
  /** Answers the question whether answers are kept, which comes after the first time. */
  keep?: boolean
  /** Puts the note of this sign on the agenda. */
  raises?: number
  /** Leaves after this sign. */
  stopsAfter?: number
  /** What is answered to the step that everybody passes; without it: nothing this time. */
  step?: 'none' | 'speak' | 'write'
}
const GROUPS = 3
const IN_GROUP = SIGN_COUNT / GROUPS

export const watch = (note: string | null = null): Noted => ({ answer: 'answer-watch', note })
export const present = (note: string | null = null): Noted => ({ answer: 'answer-present', note })

/** The month's self-check, one sign after the other. */
export function bySigns(answers: Answers, ways: Ways = {}): Deed {
  return async (player, house) => {
    await player.types('/check')
    await player.presses('self-check-begin')
    for (let n = 1; n <= (ways.stopsAfter ?? SIGN_COUNT); n++) await answer(player, house, { n, noted: answers[n], ways })
    if (ways.stopsAfter === undefined) await finish(player, ways)
  }
}

/** The month's self-check by groups of nine: those to think about are answered, the rest is "not seen". */
export function byGroups(answers: Answers = {}, ways: Ways = {}): Deed {
  return async (player, house) => {
    await player.types('/check')
    await player.presses('way-groups')
    for (let first = 1; first <= SIGN_COUNT; first += IN_GROUP) {
      const marked = Object.keys(answers).map(Number).filter((n) => n >= first && n < first + IN_GROUP)
      for (const n of marked) await player.chooses(String(n))
      await player.presses('group-rest-none')
      for (const n of marked) await answer(player, house, { n, noted: answers[n], ways })
    }
    await finish(player, ways)
  }
}

async function answer(player: Player, { words, kept }: House, { n, noted, ways }: { n: number; noted: Noted | undefined; ways: Ways }): Promise<void> {
  await player.presses(noted?.answer ?? 'answer-none')
  if (!noted) return
  if (noted.note === null) return player.presses('button-skip')
  await player.types(words.for(kept.language)(noted.note))
  if (ways.raises !== n) return
  await player.presses('raise-open-sign', { n })
  await player.presses('raise-yes')
  await player.types('/check')
  await player.tries('resume-continue', { next: ANY })
}

async function finish(player: Player, { keep, step = 'none' }: Ways): Promise<void> {
  await player.presses('self-check-submit')
  await player.presses(`feedback-step-${step}`)
  if (keep !== undefined) await (keep ? player.presses('keep-yes') : player.presses('keep-no', { days: KEPT_DAYS }))
}

/** The secretary adds somebody, who joins at once. */
export function adds({ name, tail }: { name: string; tail: string }): Deed {
  return async (player, house) => {
    await player.types('/members')
    for (const key of ['members-list', 'members-add']) await player.presses(key)
    await player.types(name)
    await player.presses('member-tail')
    await player.types(tail)
    await player.presses('draft-add')
    const added = (await house.chibo.units.run(listPeople)).find((person) => person.name === name)
    await joins(house, { code: added?.code ?? '', tail })
  }
}

/** The secretary puts a name right. */
export const renames = (from: string, to: string): Deed => onCard(from, 'member-rename', to)

/** The secretary enters the last four digits of a phone: those of the list are kept for 90 days only. */
export const givesTail = (name: string, tail: string): Deed => onCard(name, 'member-tail', tail)

function onCard(name: string, question: string, typed: string): Deed {
  return async (player) => {
    await player.types('/members')
    await player.presses('members-list')
    if (!(await player.chooses(name))) throw new Error('nobody of that name on the list')
    await player.presses(question)
    await player.types(typed)
  }
}

/** The secretary has those reminded who have not finished. */
export const asksToRemind: Deed = async (player) => {
  await player.types('/members')
  await player.presses('secretary-remind', { open: ANY })
}

/** Days of absence from today on. */
export function isAway(span: string): Deed {
  return async (player) => {
    await player.types('/mydata')
    for (const key of ['absence-open', 'absence-from-today', span]) await player.presses(key)
  }
}

/** With the invitation: it is me, the second fact, the consent. */
export async function joins(house: House, { code, tail }: { code: string; tail: string }): Promise<void> {
  const seat = await takeSeat(house, code)
  if (!seat?.invitation) throw new Error('nobody to invite')
  const player = makePlayer(house, seat.address)
  await player.types(`/start ${seat.invitation}`)
  await player.presses('join-me')
  await player.types(tail)
  while (await player.tries('button-next-page'));
  await player.presses('consent-yes')
}
