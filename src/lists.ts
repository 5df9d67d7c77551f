import type { Lists } from './chibo.ts'
import type { Dialog } from './conversation/screen.ts'
import type { Words } from './conversation/words.ts'
import { listDialogs } from './dialogs.ts'
import { listDocuments } from './documents.ts'
import { makeCatalog } from './features/catalog/catalog.service.ts'
import { feedbackEntries, feedbackLocks, forgetFeedback } from './features/feedback/own.service.ts'
import { agendaPart, agendaTopics, preparedPart } from './features/meetings/agenda.dialog.ts'
import type { MeetingPart } from './features/meetings/meeting.service.ts'
import { meetingsDialogs } from './features/meetings/meetings.dialog.ts'
import { minutesPart } from './features/meetings/minutes-close.dialog.ts'
import { papersPart } from './features/meetings/papers.dialog.ts'
import { requestsPart } from './features/meetings/requests.dialog.ts'
import { previewMeetings } from './features/meetings/meetings.preview.ts'
import { nextMeetingAt } from './features/meetings/meetings.service.ts'
import { leftUnanswered } from './features/meetings/telling.service.ts'
import { membersDialog } from './features/org/members.dialog.ts'
import type { Locks } from './features/org/link.service.ts'
import { makeOrg } from './features/org/org.dialog.ts'
import { catchTypedPin, pinGate } from './features/org/pin.dialog.ts'
import { forgetPast } from './features/org/retention.service.ts'
import { rosterDialog } from './features/org/roster-chat.dialog.ts'
import { settingsDialog } from './features/org/settings.dialog.ts'
import { checkLocks } from './features/self-check/locked.service.ts'
import { checkEntries } from './features/self-check/own.screens.ts'
import { leftUndone } from './features/self-check/progress.service.ts'
import { inviteLate } from './features/self-check/round.service.ts'
import { previewRound } from './features/self-check/self-check.preview.ts'
import { forgetChecks, forgetOldChecks } from './features/self-check/self-check.service.ts'
import { hands, jobs, onLeft, onMoved } from './jobs.ts'
import { notices } from './notices.ts'
import { planJobs } from './platform/schedule.ts'
import type { Unit } from './platform/unit.ts'

/** What goes under lock when somebody is linked anew. */
export const locks: readonly Locks[] = [checkLocks, feedbackLocks]

/** What stands on a meeting's screen beside who comes, in this order. */
const meetingParts: readonly MeetingPart[] = [agendaPart, preparedPart, papersPart, minutesPart, requestsPart]

/**
 * The hand-written lists, put together.
 * @param inviteLink opens Chibo with an invitation's code; null while the channel has no such link
 * @param publicUrl where the web chat is for everybody, without a slash at its end; null while nobody outside reaches it
 */
export function makeLists({ words, inviteLink = () => null, publicUrl = null }: {
  words: Words
  inviteLink?: (code: string) => string | null
  publicUrl?: string | null
}): Lists {
  const webInvite = (code: string) => (publicUrl === null ? null : `${publicUrl}/#${code}`)
  let dialogs: Dialog[] = []
  const catalog = makeCatalog()
  const { dialog, joining, openInvitation } = makeOrg({ words, hands, dialogs: () => dialogs, webLink: publicUrl, onJoined: [inviteLate], onWithdrawn: [forgetChecks, forgetFeedback], mine: [checkEntries, feedbackEntries], locks })
  const plan = (unit: Unit, ids: string[]) => planJobs(unit, jobs, ids)
  const settings = settingsDialog({ words, previews: [previewMeetings, previewRound], plan })
  dialogs = listDialogs({ catalog, org: dialog, settings, meetings: meetingsDialogs({ parts: meetingParts, topics: agendaTopics, plan, onMoved }), members: membersDialog({ link: inviteLink, web: webInvite, nextMeeting: nextMeetingAt, onLeft }), roster: rosterDialog({ words, onLeft }) })
  return { behind: [leftUndone, leftUnanswered], chores: [forgetOldChecks, forgetPast], dialogs, documents: listDocuments({ inviteLink, webInvite, catalog }), jobs, notices, joining, openInvitation, guard: { screen: pinGate, typed: catchTypedPin } }
}
