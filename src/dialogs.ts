import { homeDialog } from './conversation/home.ts'
import type { Dialog } from './conversation/screen.ts'

/** Every dialog, in the order in which commands stand in the menu. Unknown input comes last. */
export function listDialogs(): Dialog[] {
  const dialogs: Dialog[] = []
  dialogs.push(homeDialog(() => dialogs))
  return dialogs
}
