import type { AccountState } from './account.ts'
import type { Choice } from './screen.ts'

/** The choices in reading order, as they are numbered where there are no buttons. */
export function inOrder(choices: Choice[][]): Choice[] {
  return choices.flat()
}

/** "2" or, while something is asked, "#2": the place of the choice from 0; null when it is no number. */
export function typedNumber(text: string, asked: boolean): number | null {
  const match = /^(#?)\s*(\d{1,2})[.)]?$/.exec(text.trim())
  if (!match || (asked && match[1] !== '#')) return null
  return Number(match[2]) - 1
}

/**
 * Whether a number or a command's word would now be an answer. Where a file is waited for, or an answer that came late
 * waits to be confirmed, they choose and lead elsewhere as always.
 */
export function asksWords(prompt: AccountState['prompt']): boolean {
  return prompt !== undefined && prompt.wants !== 'file' && prompt.held === undefined
}

/** What a choice stands for when it is remembered: an action, or a command in one's own chat. */
export function target(choice: Choice): string {
  return 'action' in choice ? choice.action : `/${choice.privately}`
}
