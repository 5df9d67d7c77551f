import type { Dialog } from '../../conversation/screen.ts'
import type { Catalog } from '../catalog/catalog.service.ts'
import { authorParts } from './author.dialog.ts'
import { readerParts, readsInbox } from './reader.dialog.ts'
import { subjectParts } from './subject.dialog.ts'

/**
 * Feedback: written and followed by its author, looked at by its readers, told to whom it concerns. The menu holds
 * feedback for every member of a branch and the inbox for whoever holds an office that reads, whatever there is (PV32).
 */
export function feedbackDialog({ catalog }: { catalog: Catalog }): Dialog {
  const author = authorParts({ catalog })
  const reader = readerParts({ catalog })
  const subject = subjectParts({ catalog })
  return {
    feature: 'feedback',
    commands: { feedback: author.open, inbox: reader.open },
    menu: (actor) => [...(actor.memberships.some(({ kind }) => kind === 'branch') ? ['feedback'] : []), ...(readsInbox(actor) ? ['inbox'] : [])],
    actions: { ...author.actions, ...reader.actions, ...subject.actions },
    prompts: { ...author.prompts, ...reader.prompts, ...subject.prompts },
    waiting: subject.waiting,
  }
}
