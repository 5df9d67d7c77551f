import { z } from 'zod'
import { actionOf, Id, NoArgs } from '../../conversation/actions.ts'
import { HOME } from '../../conversation/home.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Choice, Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { isPeriod, nextPeriod, periodOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { turning } from '../org/consent.screens.ts'
import { capital, sayDay, short } from '../org/members.screens.ts'
import { placeOf } from '../org/members.service.ts'
import type { MeetingPart } from './meeting.service.ts'
import type { BranchRequest } from './requests.service.ts'
import { answerRequest, listHeld, listRequests, listWaiting, mayOrient, readOrientation, requestFor, sendOrientation } from './requests.service.ts'

const ON_PAGE = 6
const act = (verb: string, id: string, ...args: (string | number)[]): string => actionOf('requests', verb, id, ...args)
const Page = z.string().regex(/^\d{1,2}$/).transform(Number)
const Month = z.string().regex(/^\d{4}-\d{2}$/).refine(isPeriod)
const OfMonth = z.tuple([Id, Month])
const OPEN = actionOf('requests', 'open')

/** What branches ask of the committee above them, its answers, and its orientation of the month. */
export const requestsDialog: Dialog = {
  feature: 'requests',
  async waiting(unit, actor) {
    const held = await listWaiting(unit, actor)
    return held.filter(({ waiting }) => waiting > 0).map(({ id, waiting }) => ({ label: actor.say('requests-waiting', { count: waiting }), action: act('held', id, 0) }))
  },
  actions: {
    open: action(NoArgs, async (unit, actor) => {
      const held = await listWaiting(unit, actor)
      if (held.length === 0) throw new Refusal('stale-button')
      const rows = held.flatMap(({ id, name }): Choice[][] => [
        [{ label: short(held.length > 1 ? name : actor.say('requests-held')), action: act('held', id, 0) }], [{ label: actor.say('orientation-open'), action: act('months', id) }],
      ])
      return [here({ text: html`${actor.say('requests-open-head')}`, choices: [...rows, [{ label: actor.say('command-start'), action: HOME }]], view: OPEN })]
    }),
    of: action(z.tuple([Id, Page]), async (unit, actor, [org, page]) => [here(listScreen(actor, { requests: await listRequests(unit, actor, org), page, verb: 'of', id: org }))]),
    held: action(z.tuple([Id, Page]), async (unit, actor, [org, page]) => [here(listScreen(actor, { requests: await listHeld(unit, actor, org), page, verb: 'held', id: org }))]),
    one: action(z.tuple([Id]), (unit, actor, [id]) => one(unit, actor, id)),
    answer: action(z.tuple([Id]), async (unit, actor, [id]) => {
      const { request, mayAnswer } = await requestFor(unit, actor, id)
      if (!mayAnswer) throw new Refusal('stale-button')
      return [asking(actor, { action: act('answer', id), text: [request.text, actor.say('request-answer-ask')], back: act('one', id) })]
    }),
    months: action(z.tuple([Id]), (unit, actor, [org]) => months(unit, actor, org)),
    orient: action(OfMonth, async (unit, actor, [org, period]) => {
      const words = await readOrientation(unit, actor, { organisationId: org, period })
      const text = [actor.say('orientation-ask', { month: actor.say.month(period) }), ...(words === null ? [] : [actor.say('orientation-now'), words])]
      return [asking(actor, { action: act('orient', org, period), text, back: act('months', org) })]
    }),
  },
  prompts: {
    answer: prompt(z.tuple([Id]), async (unit, actor, { args: [id], text }) => {
      await answerRequest(unit, actor, { id, text })
      return [{ toast: actor.say('request-answered') }, ...(await one(unit, actor, id))]
    }),
    orient: prompt(OfMonth, async (unit, actor, { args: [org, period], text }) => {
      await sendOrientation(unit, actor, { organisationId: org, period, text })
      return [{ toast: actor.say('orientation-sent') }, ...(await months(unit, actor, org))]
    }),
  },
}

/** On a meeting's screen: what the branch has asked, where it has. */
export const requestsPart: MeetingPart = async (unit, actor, { kind, organisationId }) => {
  if (kind !== 'regular' || !actor.memberships.some((one) => one.organisationId === organisationId)) return []
  return (await listRequests(unit, actor, organisationId)).length === 0 ? [] : [[{ label: actor.say('requests-mine'), action: act('of', organisationId, 0) }]]
}

function asking({ say }: Member, { action: asked, text, back }: { action: string; text: string[]; back: string }): Reply {
  return {
    ask: { action: asked, wants: 'text' },
    show: { text: lines(...text.map((line) => html`${line}`)), choices: [[{ label: say('button-cancel'), action: back }]], view: asked },
  }
}

/** What waits first, each with its age; a page of them. */
function listScreen({ say }: Member, { requests, page, verb, id }: { requests: BranchRequest[]; page: number; verb: 'of' | 'held'; id: string }) {
  const last = Math.max(0, Math.ceil(requests.length / ON_PAGE) - 1)
  const at = Math.min(page, last)
  const shown = requests.slice(at * ON_PAGE, (at + 1) * ON_PAGE)
  const glance = (text: string) => (text.length > 160 ? `${text.slice(0, text.lastIndexOf(' ', 160) > 0 ? text.lastIndexOf(' ', 160) : 160)}…` : text)
  return {
    text: lines(
      html`<b>${say(requests.length === 0 ? 'requests-none' : verb === 'held' ? 'requests-head-held' : 'requests-head')}</b>`,
      ...shown.map(({ organisation, text, askedOn, answer }, n) => html`${at * ON_PAGE + n + 1}. ${verb === 'held' ? `${organisation}: ` : ''}${glance(text)} <i>${say(answer ? 'request-is-answered' : 'request-asked-on', { day: sayDay(say, askedOn) })}</i>`),
    ),
    choices: [
      ...shown.map(({ id: request, text }, n): Choice[] => [{ label: short(`${at * ON_PAGE + n + 1}. ${text}`), action: act('one', request) }]),
      ...turning(say, { at, last: at === last, view: (to) => act(verb, id, to) }), [{ label: say('command-start'), action: HOME }],
    ],
    view: act(verb, id, at),
  }
}

async function one(unit: Unit, actor: Member, id: string): Promise<Reply[]> {
  const { say } = actor
  const { request: { organisation, organisationId, holder, heldBy, text, askedOn, answeredOn, answer }, age, mayAnswer } = await requestFor(unit, actor, id)
  return [here({
    text: lines(
      html`<b>${say('request-from', { org: organisation, holder })}</b>`, html`${text}`, '', html`${say(answer ? 'request-age-answered' : 'request-age', { day: sayDay(say, askedOn), days: age })}`,
      answer !== null && answeredOn !== null && html`<b>${say('request-answer', { day: sayDay(say, answeredOn) })}</b>`, answer !== null && html`${answer.text}`,
    ),
    choices: [
      ...(mayAnswer ? [[{ label: say(answer ? 'request-answer-again' : 'request-answer-open'), action: act('answer', id) }]] : []),
      [{ label: say('button-back'), action: mayAnswer && mayOrient(unit, actor, heldBy) ? act('held', heldBy, 0) : act('of', organisationId, 0) }],
    ],
    view: act('one', id),
  })]
}

/** This month and the next: which month's agendas it is to lie in is never guessed. */
async function months(unit: Unit, actor: Member, org: string): Promise<Reply[]> {
  const { say } = actor
  if (!mayOrient(unit, actor, org)) throw new Refusal('stale-button')
  const now = periodOf(unit.now, { kind: 'month', zone: (await placeOf(unit, org)).timeZone })
  const rows = []
  for (const period of [now, nextPeriod(now)]) rows.push({ period, words: await readOrientation(unit, actor, { organisationId: org, period }) })
  return [here({
    text: lines(html`<b>${say('orientation-head')}</b>`, ...rows.map(({ period, words }) => html`${say(words === null ? 'orientation-none' : 'orientation-is', { month: say.month(period) })}${words === null ? '' : html`\n<blockquote>${words.slice(0, 600)}</blockquote>`}`)),
    choices: [...rows.map(({ period }): Choice[] => [{ label: capital(say.month(period)), action: act('orient', org, period) }]), [{ label: say('button-back'), action: OPEN }]],
    view: act('months', org),
  })]
}
