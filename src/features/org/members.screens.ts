import { actionOf } from '../../conversation/actions.ts'
import { HOME } from '../../conversation/home.ts'
import { html, lines } from '../../conversation/html.ts'
import type { ActorMembership, Choice, Member, Reply, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { addDays, type Day } from '../../platform/calendar.ts'
import { absenceChoiceOf } from './absence.screens.ts'
import { turning } from './consent.screens.ts'
import type { Link, Span } from './members.rules.ts'
import { spanOn } from './members.rules.ts'
import type { Card, Listed, Place, Who } from './members.service.ts'
import type { RoleChange } from './roles.repo.ts'

export const FEATURE = 'members'
const ON_PAGE = 8

/** An action of these screens; `of` is an organisation and, mostly, one of its people. */
export function act(verb: string, of: string | Who, ...args: (string | number)[]): string {
  return actionOf(FEATURE, verb, ...(typeof of === 'string' ? [of] : [of.organisationId, of.personId]), ...args)
}

/** The list's page, of one group within the branch or (0) of all. */
export function listView(organisationId: string, page = 0, cell = 0): string {
  return act('list', organisationId, `${page}.${cell}`)
}

export const LINK_WORDS: Record<Link, string> = {
  connected: 'link-connected', unreachable: 'member-unreachable', again: 'link-again', unlinked: 'member-unlinked', outside: 'member-outside',
}

/** A day without a clock, in words. */
export function sayDay(say: Say, day: Day): string {
  return say.day(new Date(`${day}T00:00:00Z`), 'UTC')
}

/** A label has at most 32 characters. */
export function short(label: string): string {
  const marks = [...label]
  return marks.length <= 32 ? label : `${marks.slice(0, 31).join('').trimEnd()}…`
}

/** A role or a status as a button says it. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A question whose answer is typed, with what may be pressed in its place. @param erased the answer leaves the chat */
export function asking({ say }: Member, { verb, of, args = [], text, choices = [], back, erased = false }: {
  verb: string; of: string | Who; args?: string[]; text: string[]; choices?: Choice[][]; back: string; erased?: boolean
}): Reply {
  return {
    ask: { action: act(verb, of, ...args), wants: 'text', ...(erased && { confidential: true }) },
    show: { text: lines(...text.map((line) => html`${line}`)), choices: [...choices, [{ label: say('button-cancel'), action: back }]], view: act(verb, of, ...args) },
  }
}

/** A question answered by a press: the first button does it. */
export function confirming({ say }: Member, { text, yes, no, view, danger = false }: {
  text: (string | false)[]; yes: { label: string; action: string }; no: string; view: string; danger?: boolean
}): Screen {
  return {
    text: lines(...text.map((line) => line !== false && html`${line}`)),
    choices: [[{ label: yes.label, action: yes.action, ...(danger && { look: 'danger' as const }) }], [{ label: say('button-back'), action: no }]],
    view,
  }
}

export type ListInput = {
  place: Place; people: Listed[]; page: number; cell: number; mayAdd: boolean; asked: RoleChange[]; others: ActorMembership[]
}

/** The list of an organisation: who belongs, what of, and whether connected. */
export function listScreen({ say }: Member, { place, people, page, cell, mayAdd, asked, others }: ListInput): Screen {
  const cells = cellsOf(people)
  const only = cells[cell - 1]
  const shown = only === undefined ? people : people.filter((one) => one.cell === only)
  const last = Math.max(0, Math.ceil(shown.length / ON_PAGE) - 1)
  const at = Math.min(page, last)
  const some = shown.slice(at * ON_PAGE, (at + 1) * ON_PAGE)
  const button = (label: string, action: string): Choice[] => [{ label: short(label), action }]
  return {
    text: lines(
      html`<b>${place.name}</b>`, say('members-count', { count: shown.length }), only !== undefined && html`${say('members-of-cell', { cell: only })}`,
      ...some.map((one) => html`${one.fullName}: ${rowWords(say, one)}`),
    ),
    choices: [
      ...asked.slice(0, 3).map(({ id, fullName }) => button(say('role-waits', { name: fullName }), act('role-change', id))),
      ...some.map(({ personId, fullName }) => button(fullName, act('person', { organisationId: place.id, personId }))),
      ...turning(say, { at, last: at === last, view: (n) => listView(place.id, n, cell) }),
      ...(cells.length > 0 ? [button(say('members-cells'), act('cells', place.id))] : []),
      ...(mayAdd ? [button(say('members-add'), act('name', place.id)), button(say('roster-open'), actionOf('roster', 'file', place.id))] : []),
      ...(place.kind === 'branch' ? [button(say('members-text'), act('text', place.id))] : [button(say('members-below'), act('below', place.id, 0))]),
      ...others.map(({ organisationId, organisation }) => button(organisation, listView(organisationId))),
      place.kind === 'branch' ? [{ label: say('command-members'), privately: 'members' }] : [{ label: say('command-start'), action: HOME }],
    ],
    view: listView(place.id, at, cell),
  }
}

/** The groups within an organisation, in the order of their names. */
export function cellsOf(people: readonly { cell: string | null }[]): string[] {
  const collator = new Intl.Collator('vi', { numeric: true })
  return [...new Set(people.flatMap(({ cell }) => cell ?? []))].sort((a, b) => collator.compare(a, b))
}

export function cellsScreen({ say }: Member, { place, people }: { place: Place; people: Listed[] }): Screen {
  // A list's action has room for two digits.
  const cells = cellsOf(people).slice(0, 40)
  return {
    text: html`${say('members-cells-ask')}`,
    choices: [
      [{ label: say('members-all'), action: listView(place.id) }],
      ...cells.map((name, i): Choice[] => [{ label: short(name), action: listView(place.id, 0, i + 1) }]),
    ],
    view: act('cells', place.id),
  }
}

function rowWords(say: Say, { role, partyStatus, cell, link }: Listed): string {
  return [
    role !== 'member' && say(`role-${role}`), partyStatus !== 'full' && say(`status-${partyStatus}`), cell, say(LINK_WORDS[link]),
  ].filter((word) => typeof word === 'string').join(', ')
}

/** One member: what is kept of the person, what is to come, and, for whoever may, how to change it. */
export function personScreen({ say }: Member, { place, member, spans, mayChange }: Card, { pending, suspendable }: { pending: RoleChange | null; suspendable: boolean }): Screen {
  const who = { organisationId: place.id, personId: member.personId }
  const linked = member.link === 'connected' || member.link === 'unreachable'
  const button = (key: string, verb: string): Choice => ({ label: say(key), action: act(verb, who) })
  const invited = member.invitedUntil !== null && member.link === 'unlinked'
  const ends = spans.at(-1)?.to ?? null
  return {
    text: lines(
      html`<b>${member.fullName}</b>, ${place.name}`, say('member-role', { role: say(`role-${member.role}`) }), ...statusLines(say, spans, place.today),
      member.cell !== null && html`${say('member-cell', { cell: member.cell })}`, say('member-link', { link: say(LINK_WORDS[member.link]) }),
      member.link === 'unreachable' && html`${say('unreachable', { name: member.fullName })}`,
      pending !== null && html`${say('member-role-asked', { role: say(`role-${pending.role}`), day: sayDay(say, pending.expiresOn) })}`,
    ),
    choices: [
      ...(mayChange ? [
        ...(linked ? [] : [[button('member-invite', invited ? 'code' : 'invite')]]),
        // Who lost a phone is linked again only face to face.
        ...(linked || member.link === 'again' ? [] : [[button('member-tail', 'tail')]]),
        [button('member-status-change', 'status')], [button('member-rename', 'rename'), button('member-cell-change', 'cell')],
        [button('member-role-change', 'role')], [absenceChoiceOf(say, member.personId)],
        [ends === null ? button('member-close', 'close') : button('member-keep', 'keep')],
      ] : []),
      ...(suspendable ? [[button('member-suspend', 'suspend')]] : []),
      ...(place.kind === 'branch' && member.link !== 'connected' ? [[{ label: say('members-text'), action: act('text', place.id) }]] : []),
      [{ label: say('button-back'), action: listView(place.id) }],
    ],
    view: act('person', who),
  }
}

/** The status of today with its end, and what follows it. */
export function statusLines(say: Say, spans: readonly Span[], today: Day): string[] {
  const now = spanOn(spans, today)
  if (!now) return []
  const next = spans[spans.indexOf(now) + 1]
  const status = say(`status-${now.partyStatus}`)
  const end = now.statusUntil ?? (next && next.partyStatus !== now.partyStatus ? addDays(next.from, -1) : null)
  const first = now.partyStatus === 'probationary' && end !== null ? say('member-probation', { day: sayDay(say, end) })
    : end === null ? say('member-status', { status }) : say('member-status-until', { status, day: sayDay(say, end) })
  const ends = spans.at(-1)?.to ?? null
  return [
    first,
    ...spans.filter((span) => span.from > today).map((span) => say('member-next', {
      day: sayDay(say, span.from), role: say(`role-${span.role}`), status: say(`status-${span.partyStatus}`),
    })),
    ...(ends === null ? [] : [say('member-ends', { day: sayDay(say, ends) })]),
  ]
}
