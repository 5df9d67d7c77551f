import { homeDialog } from './conversation/home.ts'
import type { Dialog } from './conversation/screen.ts'
import type { Catalog } from './features/catalog/catalog.service.ts'
import { absenceDialog } from './features/org/absence.dialog.ts'
import { selfCheckDialog } from './features/self-check/self-check.dialog.ts'

/**
 * Every dialog, in the order in which commands stand in the menu. Unknown input comes last.
 * @param org is handed in, as joining needs this very list
 */
export function listDialogs({ catalog, org, settings, meetings, members, roster }: { catalog: Catalog; org: Dialog; meetings: Dialog; settings: Dialog; members: Dialog; roster: Dialog }): Dialog[] {
  const dialogs: Dialog[] = [selfCheckDialog({ catalog }), meetings, org, members, roster, absenceDialog(), settings, homeDialog(() => dialogs)]
  return dialogs
}
