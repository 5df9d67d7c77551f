import { homeDialog } from './conversation/home.ts'
import type { Dialog } from './conversation/screen.ts'
import type { Catalog } from './features/catalog/catalog.service.ts'
import { selfCheckDialog } from './features/self-check/self-check.dialog.ts'

/**
 * Every dialog, in the order in which commands stand in the menu. Unknown input comes last.
 * @param org is handed in, as joining needs this very list
 */
export function listDialogs({ catalog, org }: { catalog: Catalog; org: Dialog }): Dialog[] {
  const dialogs: Dialog[] = [selfCheckDialog({ catalog }), org, homeDialog(() => dialogs)]
  return dialogs
}
