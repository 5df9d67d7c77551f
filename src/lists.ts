import type { Lists } from './chibo.ts'
import type { Words } from './conversation/words.ts'
import { listDialogs } from './dialogs.ts'
import { jobs } from './jobs.ts'
import { notices } from './notices.ts'

export type Settings = { words: Words; publicUrl: string | null; botName: () => string | null; locale: string; timeZone: string }

/** The hand-written lists, put together. */
export function makeLists(_settings: Settings): Lists {
  return {
    dialogs: listDialogs(), jobs, notices,
    joining: { current: async () => [] },
    openInvitation: async () => ({ accountId: null, replies: [] }),
  }
}
