import { z } from 'zod'
import { actionOf, Id } from '../../conversation/actions.ts'
import { HOME } from '../../conversation/home.ts'
import { html, lines } from '../../conversation/html.ts'
import type { ActorMembership, Choice, Member, Reply, Screen, Verb } from '../../conversation/screen.ts'
import { action, below, here } from '../../conversation/screen.ts'
import { turning } from '../../conversation/rows.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { isReader } from '../org/access.rules.ts'
import { listsToSee, showList } from '../org/members.dialog.ts'
import { inNameOrder } from '../org/members.rules.ts'
import { act, listView } from '../org/members.screens.ts'
import { progressRepo } from './progress.repo.ts'
import type { MemberState } from './progress.rules.ts'
import { branchesToSee, MEMBER_STATES, stateOf } from './progress.rules.ts'
import { frozenMeeting } from './raise.service.ts'
import { mayAsk } from './reminders.service.ts'
import { selfCheckRepo } from './self-check.repo.ts'
import { FEATURE } from './self-check.views.ts'

const ON_PAGE = 20

const STATE_WORDS: Record<MemberState, string> = {
  done: 'member-done', open: 'member-open', outside: 'member-outside', unlinked: 'member-unlinked',
  unreachable: 'member-unreachable',
}

type Listed = { fullName: string; state: MemberState }

/** Who has finished, for the readers of a branch. Drawn when it is asked for and never by itself: a list that moved
 * would tell the order in which people finish. */
export async function openMembers(unit: Unit, actor: Member): Promise<Reply[]> {
  const [branch] = branchesToSee(actor, unit.now)
  const [list] = listsToSee(actor, unit.now)
  if (!branch && list) return showList(unit, actor, list)
  // Whoever has no list reads what everybody reads after an unknown word.
  if (!branch) return [below({ text: lines(actor.say('home-unknown')), choices: [[{ label: actor.say('command-start'), action: HOME }]], view: HOME })]
  return [here(await membersScreen(unit, actor, { branch, page: 1 }))]
}

/** Whether the menu holds the list. A press is asked again for its right. */
export function readsMembers({ memberships }: Member): boolean {
  return memberships.some(({ kind, role }) => isReader(role) || (kind === 'committee' && role === 'officer'))
}

export const showMembers: Verb = action(z.tuple([Id, z.string().regex(/^[1-9]\d?$/).transform(Number)]), async (unit, actor, [id, page]) => {
  const branch = branchesToSee(actor, unit.now).find(({ organisationId }) => organisationId === id)
  if (!branch) throw new Refusal('stale-button')
  return [here(await membersScreen(unit, actor, { branch, page }))]
})

async function membersScreen(unit: Unit, actor: Member, { branch, page }: { branch: ActorMembership; page: number }): Promise<Screen> {
  const { organisationId: org, organisation } = branch
  const { say } = actor
  const repo = progressRepo(unit.tx)
  const round = await repo.findLastRound(org)
  const next = round?.state === 'open' ? null : await selfCheckRepo(unit).findNextOpening([org])
  const people = round ? inNameOrder(await repo.listFacts(round)).map((facts): Listed => ({ fullName: facts.fullName, state: stateOf(facts, unit.now) })) : []
  const last = Math.max(1, Math.ceil(people.length / ON_PAGE))
  const shown = people.slice((Math.min(page, last) - 1) * ON_PAGE, Math.min(page, last) * ON_PAGE)
  const { open, unreachable } = countsOf(people)
  const asks = round !== null && open > 0 && (await mayAsk(unit, actor, { organisationId: org, period: round.period }))
  const others = branchesToSee(actor, unit.now).filter((other) => other.organisationId !== org)
  return {
    text: lines(
      html`<b>${organisation}</b>`,
      round ? say('secretary-list', { month: say.month(round.period), ...countsOf(people) }) : say('members-no-round'),
      unreachable > 0 && say('secretary-unreachable', { count: unreachable }),
      next !== null && say('members-next-round', { date: say.moment(next.at, next.timeZone) }),
      round !== null && people.length === 0 && say('members-empty'),
      ...shown.map(({ fullName, state }) => html`${fullName}: ${say(STATE_WORDS[state])}`),
    ),
    choices: [
      ...(asks ? [[{ label: say('secretary-remind', { open }), action: actionOf(FEATURE, 'remind-open', org) }]] : []),
      ...((await frozenMeeting(unit, actor, org)) ? [[{ label: say('raised-open'), action: actionOf(FEATURE, 'raised', org, 1) }]] : []),
      ...turning(say, { page: Math.min(page, last), last, to: (to) => listOf(org, to) }),
      [{ label: say('members-text'), action: act('text', org) }],
      [{ label: say('members-list'), action: listView(org) }],
      ...others.map((other): Choice[] => [{ label: [...other.organisation].slice(0, 32).join(''), action: listOf(other.organisationId, 1) }]),
      [{ label: say('command-start'), action: HOME }],
    ],
    view: listOf(org, page),
  }
}

function countsOf(people: Listed[]): Record<MemberState | 'total', number> {
  const count = (state: MemberState) => people.filter((person) => person.state === state).length
  return { total: people.length, ...(Object.fromEntries(MEMBER_STATES.map((state) => [state, count(state)])) as Record<MemberState, number>) }
}

function listOf(org: string, page: number): string {
  return actionOf(FEATURE, 'members', org, page)
}
