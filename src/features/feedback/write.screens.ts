import { actionOf } from '../../conversation/actions.ts'
import { HOME, inPairs } from '../../conversation/home.ts'
import { html, lines } from '../../conversation/html.ts'
import { inRows, turning } from '../../conversation/rows.ts'
import type { ActorMembership, Choice, Member, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import type { SignSet } from '../catalog/catalog.rules.ts'
import { SIGN_GROUPS, signsOf, wordingOf } from '../catalog/catalog.rules.ts'
import { paragraphs } from '../org/consent.screens.ts'
import { short } from '../org/members.screens.ts'
import { promiseKey } from './author.rules.ts'
import type { Named, Way } from './case.record.ts'
import { readsFor } from './routing.rules.ts'
import type { Route } from './routing.service.ts'
import { knownEntry } from './subject.screens.ts'
import type { Promising } from './write.service.ts'

export const act = (verb: string, ...args: (string | number)[]): string => actionOf('feedback', verb, ...args)
export const START = act('open')
export const MINE = act('mine', 1)
export const DRAFT = act('draft', 1)
export const PROMISE = act('promise')

/** Members whose names stand on one screen. */
const NAMES = 10

type Button = (label: string, action: string) => Choice[]
export const buttons = (say: Say): Button => (label, action) => [{ label: say(label), action }]

/** Phrase 28, and the ways from there: the same for everybody, whether or not there is anything (PV32). */
export function startScreen(actor: Member): Screen {
  const { say, memberships } = actor
  const branches = memberships.filter(({ kind }) => kind === 'branch')
  const button = buttons(say)
  const to = ({ organisationId }: ActorMembership): string => act('write', organisationId)
  return {
    text: paragraphs([say('feedback-direct-first'), ...(branches.length > 1 ? [say('feedback-which-branch')] : []), ...(branches.length === 0 ? [say('feedback-no-branch')] : [])]),
    choices: [
      ...branches.map((branch): Choice[] => (branches.length === 1 ? button('feedback-write', to(branch)) : [{ label: short(branch.organisation), action: to(branch) }])),
      button('feedback-mine', MINE), [knownEntry(actor)], button('command-start', HOME),
    ],
    view: START,
  }
}

/** Whom it is about: the collectives first, then today's members by given name. Of oneself one writes elsewhere (FB12). */
export function subjectsScreen({ say }: Member, { organisationId, people, page }: {
  organisationId: string; people: { personId: string; fullName: string }[]; page: number
}): Screen {
  const last = Math.max(1, Math.ceil(people.length / NAMES))
  const at = Math.min(page, last)
  const about = (label: string, who: string): Choice => ({ label, action: act('about', organisationId, who) })
  return {
    text: lines(say('feedback-who')),
    choices: [
      [about(say('feedback-committee'), 'committee'), about(say('feedback-branch'), 'branch')],
      ...inPairs(people.slice((at - 1) * NAMES, at * NAMES).map(({ personId, fullName }) => about(short(fullName), personId))),
      ...turning(say, { page: at, last, to: (to) => act('subjects', organisationId, to) }),
      buttons(say)('button-back', START),
    ],
    view: act('subjects', organisationId, at),
    confidential: true,
  }
}

/** The sign, if any: nine titles on a screen, "skip" first. */
export function signsScreen({ say, language }: Member, { set, g }: { set: SignSet; g: number }): Screen {
  const group = SIGN_GROUPS[g - 1] ?? SIGN_GROUPS[0]
  const signs = signsOf(set, group)
  return {
    text: lines(html`<b>${say('feedback-sign-ask')}</b>`, '', ...signs.map((sign) => html`${sign.number}. ${wordingOf(sign, language).title}`)),
    choices: [
      buttons(say)('button-skip', act('sign', 0)),
      ...inRows(signs.map(({ number }): Choice => ({ label: String(number), action: act('sign', number) })), 3),
      ...turning(say, { page: g, last: SIGN_GROUPS.length, to: (to) => act('signs', to) }),
      buttons(say)('button-cancel', act('drop')),
    ],
    view: act('signs', g),
    confidential: true,
  }
}

/** Phrases 31a and 31b: where so few could have written it that one may guess. How few is never said (FB4). */
export function waysScreen({ say }: Member, { organisationId, route }: { organisationId: string; route: Route | null }): Screen {
  const inside = route?.heldBy === organisationId
  const superior = inside ? (route?.superior?.name ?? null) : null
  const button = buttons(say)
  return {
    text: paragraphs([
      say('feedback-small'), say('feedback-way-private-means'), ...(superior === null ? [] : [say('feedback-way-above-means', { superior })]),
      say('feedback-way-named-means'),
    ]),
    choices: [
      button(inside ? 'feedback-way-private' : 'feedback-way-private-above', act('way', 'private')),
      ...(superior === null ? [] : [[{ label: short(say('feedback-way-above', { superior })), action: act('way', 'above') }]]),
      button('feedback-way-named', act('way', 'named')), button('feedback-way-speak', act('speak')), button('feedback-way-stop', act('drop')),
    ],
    view: act('ways'),
    confidential: true,
  }
}

const PROMISES: Record<Way, string> = {
  usual: 'feedback-promise', above: 'feedback-promise', private: 'feedback-promise-private', named: 'feedback-promise-named',
}

/** Before the first character: who reads it, what the others learn, how long it is kept, what it is not (FB1, phrases 29 and 30). */
export function promiseScreen({ say, memberships }: Member, { draft, route, promised, inspection, operator, runsServer }: Promising): Screen {
  const button = buttons(say)
  const struck = draft.struck.length > 0 ? [button('feedback-unstrike', act('unstrike'))] : []
  const stop = [button('feedback-way-speak', act('speak')), button('button-cancel', act('drop'))]
  if (!route) return { text: lines(say('feedback-nobody')), choices: [...struck, ...stop], view: PROMISE, confidential: true }
  return {
    text: paragraphs([
      say(PROMISES[draft.way], { readers: readersWords(say, promised.readers), months: promised.months }),
      // Colleagues see that one of theirs does not read it: the author, or whoever is struck (PV6).
      ...(memberships.some((one) => one.organisationId === route.heldBy && readsFor(one)) ? [say('feedback-in-office')] : []),
      ...(route.alone ? [say('feedback-alone')] : []), ...(operator === null ? [] : [say('consent-operator', { operator })]),
      ...(runsServer ? [say('feedback-about-operator')] : []),
      say('feedback-not-denunciation', { inspection: inspection ?? say('feedback-inspection') }),
    ]),
    choices: [
      [{ label: say('feedback-understood'), action: act('understood', promiseKey(promised, draft.way)), look: 'primary' }],
      ...promised.readers.map(({ personId, fullName }): Choice[] => [{ label: strikeLabel(say, fullName), action: act('strike', personId) }]),
      ...struck, ...(route.alone || runsServer ? stop : stop.slice(1)),
    ],
    view: PROMISE,
    confidential: true,
  }
}

/** "Nguyễn Văn A (bí thư, Chi bộ 1); …" */
export function readersWords(say: Say, readers: readonly Named[]): string {
  return readers.map(({ fullName, role, organisation }) => say('feedback-reader', { name: fullName, role: say(`role-${role}`), org: organisation })).join('; ')
}

/** Of a long name the end stays: the given name is what people are called by. */
function strikeLabel(say: Say, fullName: string): string {
  const words = fullName.split(' ')
  while (words.length > 1 && [...say('feedback-strike', { given: words.join(' ') })].length > 32) words.shift()
  return short(say('feedback-strike', { given: words.join(' ') }))
}
