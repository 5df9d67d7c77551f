import { agendaSources } from './agenda.ts'
import type { DocumentKind } from './conversation/documents.ts'
import type { Catalog } from './features/catalog/catalog.service.ts'
import { agendaDocuments } from './features/meetings/agenda.documents.ts'
import { meetingCalendar } from './features/meetings/calendar.documents.ts'
import { minutesDocuments } from './features/meetings/minutes.documents.ts'
import { paperDocument } from './features/meetings/papers.dialog.ts'
import { inviteSheet } from './features/org/invites.documents.ts'
import { mydataDocument } from './features/org/mydata.documents.ts'
import { rosterDocument } from './features/org/roster-chat.dialog.ts'
import { historyDocuments } from './features/self-check/history.documents.ts'
import { ownChecks } from './features/self-check/own.documents.ts'

/**
 * Every kind of file that Chibo makes.
 * @param inviteLink opens Chibo with a code; null while the channel has none
 * @param webInvite the same on the web page
 */
export function listDocuments({ inviteLink, webInvite, catalog }: { inviteLink: (code: string) => string | null; webInvite: (code: string) => string | null; catalog: Catalog }): Record<string, DocumentKind> {
  return { ...agendaDocuments(agendaSources), ...minutesDocuments, 'meeting-calendar': meetingCalendar, paper: paperDocument, 'invite-sheet': inviteSheet(inviteLink, webInvite), ...historyDocuments({ catalog }), mydata: mydataDocument([ownChecks({ catalog })]), roster: rosterDocument }
}
