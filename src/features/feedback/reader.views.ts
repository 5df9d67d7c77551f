import { actionOf } from '../../conversation/actions.ts'
import type { Writing } from './writing.rules.ts'

/** Pages of a case whose screens are drawn again when it has changed. */
const PAGES = 3

/** The list: `open.1`, shelf and page. */
export function inboxView(shelf: 'open' | 'done' | 'apart', page = 1): string {
  return actionOf('feedback', 'inbox', `${shelf}.${page}`)
}

/** The action of a case's screen or button. */
export function onCase(verb: string, id: string, arg?: string | number): string {
  return arg === undefined ? actionOf('feedback', `case-${verb}`, id) : actionOf('feedback', `case-${verb}`, id, arg)
}

export const readView = (id: string, page = 1): string => onCase('read', id, page)
export const writeView = (id: string, what: Writing): string => onCase('write', id, what)

/** The screens of a case as a whole. */
export function caseViews(id: string): string[] {
  return Array.from({ length: PAGES }, (_, i) => readView(id, i + 1))
}
