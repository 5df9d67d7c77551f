import type { Lists } from './chibo.ts'
import type { Dialog } from './conversation/screen.ts'
import type { Words } from './conversation/words.ts'
import { listDialogs } from './dialogs.ts'
import { makeCatalog } from './features/catalog/catalog.service.ts'
import { makeOrg } from './features/org/org.dialog.ts'
import { catchTypedPin, pinGate } from './features/org/pin.dialog.ts'
import { inviteLate } from './features/self-check/round.service.ts'
import { forgetChecks, forgetOldChecks } from './features/self-check/self-check.service.ts'
import { jobs } from './jobs.ts'
import { notices } from './notices.ts'

/** The hand-written lists, put together. */
export function makeLists({ words }: { words: Words }): Lists {
  let dialogs: Dialog[] = []
  const { dialog, joining, openInvitation } = makeOrg({ words, dialogs: () => dialogs, webLink: null, onJoined: [inviteLate], onWithdrawn: [forgetChecks] })
  dialogs = listDialogs({ catalog: makeCatalog(), org: dialog })
  return { chores: [forgetOldChecks], dialogs, jobs, notices, joining, openInvitation, guard: { screen: pinGate, typed: catchTypedPin } }
}
