import { actionOf } from '../../conversation/actions.ts'
import { html } from '../../conversation/html.ts'
import type { Actor, Prompt, Reply, Screen } from '../../conversation/screen.ts'
import { below, here } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import type { Standing } from './join.service.ts'
import { knockView } from './link.service.ts'

const PROOF: Prompt = { action: actionOf('org', 'proof'), wants: 'text', confidential: true }

/** Used, expired, locked, foreign: one text, no button, nothing revealed (phrase 18b). */
export function notHere(say: Say): Screen {
  return { text: html`${say('link-not-here')}` }
}

export const ENDED = actionOf('org', 'ended')

/** The connection was ended by somebody else: it may be read by whoever has the phone, so it names nobody. */
export function endedScreen(say: Say): Screen {
  return { text: html`${say('access-ended')}`, view: ENDED }
}

/**
 * What whoever is not linked sees. Until the second fact is right this may be anybody: no name, no "đồng chí", no
 * word that says what this is.
 */
export function standingReplies({ say, invitationId }: Pick<Actor, 'say' | 'invitationId'>, standing: Exclude<Standing, { kind: 'linked' }>): Reply[] {
  switch (standing.kind) {
    case 'not-here': return [below(notHere(say))]
    case 'not-ready': return [below({ text: html`${say('join-not-ready')}` })]
    case 'ask': return [here(askScreen(say, standing.invitationId))]
    case 'wait': return [here(waitScreen(say, standing))]
    case 'fact': return [asking(say, { text: say('join-fact', { fact: standing.fact }), invitationId })]
    case 'form': return [asking(say, { text: say('join-fact-form'), invitationId })]
    case 'wrong': return [asking(say, { text: say('join-fact-wrong', { left: standing.left }), invitationId })]
  }
}

function askScreen(say: Say, invitationId: string): Screen {
  return {
    text: html`${say('join-ask')}`,
    choices: [[{ label: say('join-me'), action: actionOf('org', 'me') }], [{ label: say('join-not-me'), action: actionOf('org', 'not-me') }]],
    view: knockView(invitationId),
  }
}

function asking(say: Say, { text, invitationId }: { text: string; invitationId: string | null }): Reply {
  return {
    ask: PROOF,
    show: {
      text: html`${text}`,
      choices: [[{ label: say('join-no-fact'), action: actionOf('org', 'forgot') }], [{ label: say('join-not-me'), action: actionOf('org', 'not-me') }]],
      ...(invitationId !== null && { view: knockView(invitationId) }),
    },
  }
}

function waitScreen(say: Say, { invitationId, until, zone, number }: Extract<Standing, { kind: 'wait' }>): Screen {
  return {
    text: html`${say('join-wait', { date: say.moment(until, zone), number })}`,
    choices: [[{ label: say('join-not-me'), action: actionOf('org', 'not-me') }]],
    view: knockView(invitationId),
  }
}
