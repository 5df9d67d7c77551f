import { actionOf } from '../../conversation/actions.ts'
import { html, lines } from '../../conversation/html.ts'
import { HOME } from '../../conversation/home.ts'
import type { Choice, Member, Reply, Screen } from '../../conversation/screen.ts'
import type { Key, PinEntry } from './pin.rules.ts'
import { KEYS, writeEntry } from './pin.rules.ts'

/** The keypad: digits by buttons only (PV30). `view` is the screen it stands before; `said` is what went wrong. */
export function keypad({ say }: Member, entry: PinEntry, { view, said }: { view: string; said?: string }): Screen {
  const label = (key: Key) => (key === 'e' ? say('pin-erase') : key === 'd' ? say('pin-done') : key)
  const choices: Choice[] = KEYS.map((key) => ({ label: label(key), action: actionOf('org', 'pin', key) }))
  const head = entry.mode === 'new' || entry.mode === 'renew' ? 'pin-new' : entry.mode === 'again' || entry.mode === 'reagain' ? 'pin-again'
    : entry.mode === 'old' ? 'pin-old-ask' : 'pin-ask'
  return {
    text: lines(said === undefined ? undefined : html`${said}`, html`${say(head)}`, html`${say('pin-entered', { count: entry.digits.length })}`),
    choices: [choices.slice(0, 3), choices.slice(3, 6), choices.slice(6, 9), choices.slice(9), [{ label: say('button-cancel'), action: HOME }]],
    view,
  }
}

/** The keypad, with what was entered so far kept in the prompt. */
export function keypadReply(actor: Member, entry: PinEntry, shown: { view: string; said?: string }): Reply {
  return {
    ask: { action: actionOf('org', 'pin-typed', writeEntry(entry)), wants: 'text', confidential: true },
    show: keypad(actor, entry, shown),
  }
}

export function lockedScreen({ say, memberships }: Member, { until, view }: { until: Date; view: string }): Screen {
  const date = say.moment(until, memberships[0]?.timeZone ?? 'Asia/Ho_Chi_Minh')
  return { text: html`${say('pin-locked', { date })}`, choices: [[{ label: say('command-start'), action: HOME }]], view }
}
