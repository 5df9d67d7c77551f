import { z } from 'zod'
import { getAccount } from '../../conversation/account.ts'
import { actionOf, Id, NoArgs } from '../../conversation/actions.ts'
import { html } from '../../conversation/html.ts'
import { HOME } from '../../conversation/home.ts'
import type { OpenInvitation } from '../../conversation/decide.ts'
import type { Joining } from '../../conversation/router.ts'
import { findVerb, stageOf } from '../../conversation/router.ts'
import type { Actor, Dialog, Member, Reply, Verb } from '../../conversation/screen.ts'
import { below, early, here } from '../../conversation/screen.ts'
import type { Words } from '../../conversation/words.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { consentScreen, detailsScreen } from './consent.screens.ts'
import type { PersonHook } from './consent.service.ts'
import { consentSettings, declineConsent, giveConsent, nextConsent } from './consent.service.ts'
import { LINK_MINUTES, makeDeviceLink, takeDeviceLink } from './device-link.service.ts'
import { endedScreen, standingReplies } from './join.screens.ts'
import type { Purpose } from './join.rules.ts'
import { missingConsents } from './join.rules.ts'
import type { Locks } from './link.service.ts'
import { claimInvitation, leaveInvitation, openCode, proveIdentity, standingOf } from './join.service.ts'
import type { Standing } from './join.service.ts'

export type JoinDeps = {
  words: Words
  /** The list itself, read when something is pressed. */
  dialogs: () => Dialog[]
  /** Where the web chat is; null while there is none. */
  webLink: string | null
  onJoined: readonly PersonHook[]
  /** What goes under lock when somebody is linked anew. */
  locks: readonly Locks[]
}

const PURPOSES = ['chibo', 'telegram'] as const
const Page = z.string().regex(/^\d{1,2}$/).transform(Number)
const Answer = z.string().transform((text, context) => {
  const [purpose, what] = text.split('.')
  const known = PURPOSES.find((candidate) => candidate === purpose)
  const answer = (['yes', 'later', 'no', 'details'] as const).find((candidate) => candidate === what)
  if (known && answer) return { purpose: known, answer }
  context.addIssue({ code: 'custom', message: 'no such answer' })
  return z.NEVER
})
const Version = z.string().regex(/^[0-9a-f]{8}$/)

/** A prompt that is open before the consent: what was typed reaches it, its arguments are none. */
function earlyPrompt(stage: 'invited' | 'linked', run: (unit: Unit, actor: Actor, text: string) => Promise<Reply[]>): Verb {
  return { input: NoArgs, stage, run: ((unit: Unit, actor: Actor, input: { text: string }) => run(unit, actor, input.text)) as Verb['run'] }
}

/** From a code to a consented member, step by step; `current` is where a person stands on that way. */
export function joinParts(deps: JoinDeps): { actions: Record<string, Verb>; prompts: Record<string, Verb>; joining: Joining; openInvitation: OpenInvitation } {
  /** The account as it is now: whose it has become, in that person's language. */
  async function fresh(unit: Unit, accountId: string): Promise<Actor> {
    const account = await getAccount(unit, accountId, deps.words)
    if (!account) throw new Refusal('stale-button')
    return account.actor
  }

  async function current(unit: Unit, actor: Actor): Promise<Reply[]> {
    if (!actor.person) return standingReplies(actor, (await standingOf(unit, actor)) as Exclude<Standing, { kind: 'linked' }>)
    if (stageOf(actor) === 'consented') return home(unit, actor as Member)
    return welcome(unit, actor, { page: 0 })
  }

  async function welcome(unit: Unit, actor: Actor, { page }: { page: number }): Promise<Reply[]> {
    if (actor.memberships.length === 0) return [below({ text: html`${actor.say('not-on-roster')}` })]
    const settings = await consentSettings(unit, actor)
    if (!settings) return [below({ text: html`${actor.say('join-not-ready')}` })]
    const next = await nextConsent(unit, actor, settings)
    if (!next) return home(unit, actor as Member)
    return [here(consentScreen(actor, next.purpose, { settings, page, again: next.again }))]
  }

  async function home(unit: Unit, actor: Member): Promise<Reply[]> {
    const found = findVerb(deps.dialogs(), 'actions', HOME)
    return found ? found.verb.run(unit, actor, [] as never) : []
  }

  async function shown(unit: Unit, actor: Actor, standing: Standing): Promise<Reply[]> {
    return standing.kind === 'linked' ? current(unit, await fresh(unit, actor.accountId)) : standingReplies(actor, standing)
  }

  async function consent(unit: Unit, actor: Actor, { purpose, answer }: { purpose: Purpose; answer: string }, version?: string): Promise<Reply[]> {
    const settings = await consentSettings(unit, actor)
    const next = settings && (await nextConsent(unit, actor, settings))
    // An old screen of a consent that was answered, or of another one than is asked now.
    if (!settings || next?.purpose !== purpose) return current(unit, actor)
    if (answer === 'details') return [here(detailsScreen(actor, { settings, page: 0, back: actionOf('org', 'welcome', purpose, 0) }))]
    if (answer === 'later') return [here(later(actor, purpose))]
    if (answer === 'no') {
      const web = purpose === 'telegram' && actor.person && deps.webLink !== null ? `${deps.webLink}/#${await makeDeviceLink(unit, actor.person.id)}` : null
      await declineConsent(unit, actor)
      return [here(declined(actor, { purpose, contact: settings.contact, web }))]
    }
    if (version === undefined || !(await giveConsent(unit, actor, { purpose, version }))) return current(unit, actor)
    const now = await fresh(unit, actor.accountId)
    return stageOf(now) === 'consented' ? joined(unit, now as Member) : current(unit, now)
  }

  async function joined(unit: Unit, actor: Member): Promise<Reply[]> {
    for (const hook of deps.onJoined) await hook(unit, actor.person.id)
    const { say, person, memberships } = actor
    const text = say('joined', { name: person.fullName, org: memberships.map(({ organisation }) => organisation).join(', ') })
    const screens = (await home(unit, actor)).map((reply) => ('show' in reply ? below(reply.show) : reply))
    return [here({ text: html`${text}` }), ...screens]
  }

  function later({ say }: Actor, purpose: Purpose) {
    return { text: html`${say('consent-later-done')}`, choices: [[{ label: say('consent-open'), action: actionOf('org', 'welcome', purpose, 0) }]], view: actionOf('org', 'later', purpose) }
  }

  function declined({ say }: Actor, { purpose, contact, web }: { purpose: Purpose; contact: string; web: string | null }) {
    if (purpose === 'chibo') return { text: html`${say('consent-no-done')}` }
    return { text: html`${web === null ? say('telegram-declined-no-web', { contact }) : say('telegram-declined', { link: web, minutes: LINK_MINUTES })}` }
  }

  const Consent = z.tuple([Answer, Version.optional()])
  return {
    joining: { current },
    async openInvitation(unit, { channel, address, language, code, account, say }) {
      const device = await takeDeviceLink(unit, { channel, address, language, code, account })
      if (device !== null) return { accountId: device, replies: (await current(unit, await fresh(unit, device))).map((reply) => ('show' in reply ? below(reply.show) : reply)) }
      const { accountId, own, standing } = await openCode(unit, { channel, address, language, code, account })
      if (own && account) return { accountId: account.id, replies: await current(unit, account.actor) }
      if (standing.kind === 'linked') return { accountId, replies: [] }
      return { accountId: accountId ?? account?.id ?? null, replies: standingReplies({ say, invitationId: null }, standing).map((reply) => ('show' in reply ? below(reply.show) : reply)) }
    },
    actions: {
      knock: early('invited', z.tuple([Id]), async (unit, actor) => current(unit, actor)),
      ended: early('invited', NoArgs, async (unit, actor) =>
        actor.person || actor.invitationId !== null ? current(unit, actor) : [below(endedScreen(actor.say))]),
      me: early('invited', NoArgs, async (unit, actor) => shown(unit, actor, await claimInvitation(unit, actor, { forgotten: false }))),
      forgot: early('invited', NoArgs, async (unit, actor) => shown(unit, actor, await claimInvitation(unit, actor, { forgotten: true }))),
      'not-me': early('invited', NoArgs, async (unit, actor) => {
        if (actor.person) return current(unit, actor)
        await leaveInvitation(unit, actor)
        return [here({ text: html`${actor.say('join-not-me-done')}` })]
      }),
      welcome: early('linked', z.tuple([z.enum(PURPOSES), Page]), async (unit, actor, [, page]) => welcome(unit, actor, { page })),
      later: early('linked', z.tuple([z.enum(PURPOSES)]), async (_unit, actor, [purpose]) => [here(later(actor, purpose))]),
      consent: early('linked', Consent, async (unit, actor, [answer, version]) => consent(unit, actor, answer, version)),
      stored: early('linked', z.tuple([Page]), async (unit, actor, [page]) => {
        const settings = await consentSettings(unit, actor)
        if (!settings) return current(unit, actor)
        const [missing] = missingConsents(actor)
        return [here(detailsScreen(actor, { settings, page, back: missing ? actionOf('org', 'welcome', missing, 0) : actionOf('org', 'mydata') }))]
      }),
    },
    prompts: {
      proof: earlyPrompt('invited', async (unit, actor, text) => shown(unit, actor, await proveIdentity(unit, actor, { text, locks: deps.locks }))),
    },
  }
}
