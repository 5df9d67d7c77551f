import { Refusal } from '../platform/errors.ts'
import type { Units } from '../platform/unit.ts'
import type { AccountState } from './account.ts'
import { findAccount } from './account.ts'
import type { Arrival, Channel } from './channel.ts'
import { ChannelError } from './channel.ts'
import type { SentFile } from './documents.ts'
import { FILE_BYTES } from './documents.ts'
import { typedNumber } from './numbered.ts'
import { readable } from './papers.ts'
import { findVerb } from './router.ts'
import type { Dialog } from './screen.ts'
import type { Words } from './words.ts'

/**
 * Fetches the file that a use case needs, before its unit opens; null where none is needed.
 * @throws Refusal `file-too-big`, `file-not-fetched`: nothing has acted, and what was asked stays asked
 */
export type Needs = (channel: Channel, arrival: Arrival) => Promise<SentFile | null>

export function makeNeeds({ units, dialogs, words }: { units: Units; dialogs: Dialog[]; words: Words }): Needs {
  const needsFile = (action: string | undefined): boolean => action !== undefined && findVerb(dialogs, 'actions', action)?.verb.needs?.includes('file') === true

  /** What was asked for takes the file as it came. */
  function asItIs({ prompt }: AccountState, what: Arrival['what']): boolean {
    return what.kind === 'file' && prompt !== undefined && findVerb(dialogs, 'prompts', prompt.action)?.verb.needs?.includes('as-it-is') === true
  }

  function wanted({ prompt, screen, file }: AccountState, what: Arrival['what']): AccountState['file'] {
    if (what.kind === 'file') return prompt?.wants === 'file' ? what : undefined
    const chosen = what.kind === 'text' ? screen?.choices[typedNumber(what.text, prompt !== undefined) ?? -1] : undefined
    return what.kind === 'press' || needsFile(chosen) ? file : undefined
  }

  return async (channel, { address, what }) => {
    const may = what.kind === 'file' || (what.kind === 'press' && needsFile(what.action)) || (what.kind === 'text' && /^#?\s*\d{1,2}[.)]?$/.test(what.text.trim()))
    if (!may) return null
    const account = await units.run((unit) => findAccount(unit, { channel: channel.name, address, words }))
    const file = account && wanted(account.state, what)
    if (!file) return null
    if ((file.size ?? 0) > FILE_BYTES) throw new Refusal('file-too-big', { most: FILE_BYTES / 1024 / 1024 })
    try {
      const sent: SentFile = { name: file.name, bytes: await channel.fetchFile(file.ref, FILE_BYTES) }
      return asItIs(account.state, what) ? sent : await readable(sent)
    } catch (error) {
      if (error instanceof ChannelError) throw new Refusal('file-not-fetched')
      throw error
    }
  }
}
