import { actionOf } from '../../conversation/actions.ts'
import { GROUP_COUNT, groupNumber } from './self-check.record.ts'

export const FEATURE = 'self-check'
export const OPEN = actionOf(FEATURE, 'open')
/** A summary has one page, or one for each group. */
export const PAGES = GROUP_COUNT

/** The action of a check's screen or button; `arg` is a sign, `12.w`, a page. */
export function act(verb: string, checkId: string, arg?: string | number): string {
  return arg === undefined ? actionOf(FEATURE, verb, checkId) : actionOf(FEATURE, verb, checkId, arg)
}

/** The views that show what was changed: of these signs, of their groups, and of the check as a whole. */
export function viewsOf(checkId: string, signs: number[]): string[] {
  const pages = Array.from({ length: PAGES }, (_, i) => act('summary', checkId, i + 1))
  const groups = [...new Set(signs.map(groupNumber))].map((g) => act('groups', checkId, g))
  return [act('stand', checkId), ...pages, ...groups, ...signs.map((n) => act('sign', checkId, n))]
}
