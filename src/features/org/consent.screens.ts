import { actionOf } from '../../conversation/actions.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Html } from '../../conversation/html.ts'
import type { Actor, Choice, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import type { AnyPurpose, Purpose } from './join.rules.ts'
import { shortVersion, versionOf } from './join.rules.ts'
import type { ReadySettings } from './org.rules.ts'
import { pagesOf } from './pages.rules.ts'
import { readersSentence, storedLines } from './promise.screens.ts'
import { BACKUP_DAYS, KEPT_DAYS, KEPT_MONTHS } from './stored.rules.ts'

/** What a consent says, paragraph by paragraph (phrases 1a-1f). */
export function consentText(say: Say, purpose: AnyPurpose, { name, settings }: { name: string; settings: ReadySettings }): string[] {
  if (purpose === 'telegram') return [say('consent-telegram')]
  if (purpose === 'keep') return [say('consent-keep', { months: KEPT_MONTHS, days: KEPT_DAYS })]
  const { controller, operator, contact, approval } = settings
  return [
    say('consent-welcome', { name, controller }), say('consent-stored'), readersSentence(say), say('consent-operator', { operator }),
    say('consent-free'), say('consent-contact', { contact }), ...(approval === null ? [] : [say('details-approval', { approval })]),
  ]
}

/** What "Details" says: what is stored, who reads it, how long it is kept, one's rights. */
export function detailsText(say: Say, { contact }: { contact: string }): string[] {
  return [
    say('details-head'), ...storedLines(say).map((line) => `• ${line}`), say('details-backups', { days: BACKUP_DAYS }),
    say('details-rights', { contact }),
  ]
}

/**
 * The version of a consent: a hash of the words shown, "Details" included, without the reader's own name. Another
 * controller, operator, reader, purpose or wording is another version and is asked again (CL3).
 */
export function consentVersion(say: Say, purpose: AnyPurpose, settings: ReadySettings): string {
  const details = purpose === 'chibo' ? detailsText(say, settings) : []
  return versionOf([...consentText(say, purpose, { name: '', settings }), ...details].join('\n'))
}

/** A consent, on as many screens as it needs; the choice stands under the last. Nothing is preselected (CL1). */
export function consentScreen(actor: Actor, purpose: Purpose, { settings, page, again }: { settings: ReadySettings; page: number; again: boolean }): Screen {
  const { say, person } = actor
  const text = consentText(say, purpose, { name: person?.fullName ?? '', settings })
  const pages = pagesOf(again ? [say('consent-again'), ...text] : text)
  const at = Math.min(page, pages.length - 1)
  const last = at === pages.length - 1
  const version = shortVersion(consentVersion(say, purpose, settings))
  return {
    text: paragraphs(pages[at] ?? []),
    choices: [...turning(say, { at, last, view: (n) => actionOf('org', 'welcome', purpose, n) }), ...(last ? answers(say, purpose, version) : [])],
    view: actionOf('org', 'welcome', purpose, at),
    whole: true,
  }
}

function answers(say: Say, purpose: Purpose, version: string): Choice[][] {
  const choice = (label: string, what: string): Choice => ({ label: say(label), action: actionOf('org', 'consent', `${purpose}.${what}`, ...(what === 'yes' ? [version] : [])) })
  if (purpose === 'telegram') return [[choice('telegram-yes', 'yes')], [choice('consent-later', 'later')], [choice('telegram-no', 'no')]]
  return [[choice('consent-yes', 'yes'), choice('consent-later', 'later')], [choice('consent-no', 'no')], [choice('consent-details', 'details')]]
}

export function detailsScreen({ say }: Actor, { settings, page, back }: { settings: ReadySettings; page: number; back: string }): Screen {
  const pages = pagesOf(detailsText(say, settings))
  const at = Math.min(page, pages.length - 1)
  return {
    text: paragraphs(pages[at] ?? []),
    choices: [...turning(say, { at, last: at === pages.length - 1, view: (n) => actionOf('org', 'stored', n) }), [{ label: say('button-back'), action: back }]],
    view: actionOf('org', 'stored', at),
  }
}

/** The buttons to the page before and after, in one row. */
export function turning(say: Say, { at, last, view }: { at: number; last: boolean; view: (page: number) => string }): Choice[][] {
  const row: Choice[] = []
  if (at > 0) row.push({ label: say('button-previous-page'), action: view(at - 1) })
  if (!last) row.push({ label: say('button-next-page'), action: view(at + 1) })
  return row.length > 0 ? [row] : []
}

/** Paragraphs with an empty line between. */
export function paragraphs(texts: readonly string[]): Html {
  return lines(...texts.flatMap((text, i) => (i === 0 ? [html`${text}`] : ['', html`${text}`])))
}
