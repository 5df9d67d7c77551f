import { agendaSources } from './agenda.ts'
import { homeDialog } from './conversation/home.ts'
import type { Dialog } from './conversation/screen.ts'
import type { Catalog } from './features/catalog/catalog.service.ts'
import { feedbackDialog } from './features/feedback/feedback.dialog.ts'
import { feedbackStep } from './features/feedback/own.service.ts'
import { agendaDialog } from './features/meetings/agenda.dialog.ts'
import { assignmentsDialog } from './features/meetings/assignments.dialog.ts'
import { minutesDialog } from './features/meetings/minutes.dialog.ts'
import { papersDialog } from './features/meetings/papers.dialog.ts'
import { requestsDialog } from './features/meetings/requests.dialog.ts'
import { visitsDialog } from './features/meetings/visits.dialog.ts'
import { absenceDialog } from './features/org/absence.dialog.ts'
import { selfCheckDialog } from './features/self-check/self-check.dialog.ts'

/** What is written for meetings and at them. */
const aroundMeetings: readonly Dialog[] = [agendaDialog(agendaSources), minutesDialog(), papersDialog, assignmentsDialog, requestsDialog, visitsDialog]

/**
 * Every dialog, in the order in which commands stand in the menu. Unknown input comes last.
 * @param org is handed in, as joining needs this very list
 */
export function listDialogs({ catalog, org, settings, meetings, members, roster }: { catalog: Catalog; org: Dialog; meetings: readonly Dialog[]; settings: Dialog; members: Dialog; roster: Dialog }): Dialog[] {
  const dialogs: Dialog[] = [selfCheckDialog({ catalog, afterwards: feedbackStep }), feedbackDialog({ catalog }), ...meetings, ...aroundMeetings, org, members, roster, absenceDialog(), settings, homeDialog(() => dialogs)]
  return dialogs
}
