import { short } from '../features/org/members.screens.ts'
import type { Deed } from './deeds.ts'
import type { House } from './house.ts'
import type { Player } from './player.ts'

/** What people do about feedback, press by press. Words are keys of what the invented people write. */

type Written = { letter: string }
/** What a reader does with a letter once it is open. */
type Step = (player: Player, house: House) => Promise<void>

const wordsOf = ({ words, kept }: House, key: string): string => words.for(kept.language)(key)

/** A letter about somebody by name, or about the branch, without a sign. */
export function writesLetter({ letter, about }: Written & { about: string | 'branch' }): Deed {
  return async (player, house) => {
    await player.types('/feedback')
    await player.presses('feedback-write')
    if (about === 'branch') await player.presses('feedback-branch')
    else if (!(await player.chooses(short(about)))) throw new Error(`nobody is called ${about}`)
    await player.presses('button-skip')
    // Where a holiday has kept too many from finishing, few could have written it.
    await player.tries('feedback-way-named')
    await player.presses('feedback-understood')
    await player.types(wordsOf(house, letter))
    await player.presses('feedback-send')
  }
}

/**
 * Opens a letter in the inbox, which makes it received, and does these things with it. A letter that a holiday has kept
 * from being written is not there, and nothing is done.
 */
export function reads({ letter }: Written, ...steps: Step[]): Deed {
  return async (player, house) => {
    await player.types('/inbox')
    const open = () => player.chooses(short(wordsOf(house, letter)))
    if (!(await open())) {
      await player.presses('inbox-done')
      if (!(await open())) return
    }
    for (const step of steps) await step(player, house)
  }
}

export const verifies: Step = async (player) => {
  for (const key of ['case-verify', 'button-back']) await player.presses(key)
}
export const hasVerified: Step = async (player) => {
  for (const key of ['case-result', 'case-state-verified']) await player.presses(key)
}
export const approves: Step = (player) => player.presses('case-approve')
export const restates = (key: string): Step => writing('case-restate', { key, send: 'send-restate' })
export const asksBack = (key: string): Step => writing('case-ask', { key, send: 'send-ask' })

function writing(opens: string, { key, send }: { key: string; send: string }): Step {
  return async (player, house) => {
    await player.presses(opens)
    await player.types(wordsOf(house, key))
    await player.presses(send)
  }
}

/** The author of one letter says that the reworded text can be used, where there is one. */
export const agreesToText: Deed = async (player) => {
  await player.types('/feedback')
  await player.presses('feedback-mine')
  if (await player.chooses('1')) await player.tries('own-preview-yes')
}
