import { z } from 'zod'
import { actionOf, Id, NoArgs } from '../../conversation/actions.ts'
import { HOME } from '../../conversation/home.ts'
import { html, lines } from '../../conversation/html.ts'
import type { ActorMembership, Choice, Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { may } from './access.rules.ts'
import { addingParts } from './adding.dialog.ts'
import type { InvitesDeps } from './invites.dialog.ts'
import { invitesParts } from './invites.dialog.ts'
import type { LeaverHook } from './leaving.service.ts'
import { listOwnEnds } from './leaving.service.ts'
import { act, cellsScreen, FEATURE, listScreen, personScreen, sayDay, short } from './members.screens.ts'
import type { Who } from './members.service.ts'
import { listPeople, placeFor, readCard } from './members.service.ts'
import { MYDATA } from './mydata.screens.ts'
import { rolesParts } from './roles.dialog.ts'
import { listRoleChanges, pendingRole } from './roles.service.ts'
import { statusParts } from './status.dialog.ts'

export type MembersDeps = InvitesDeps & { onLeft: readonly LeaverHook[] }

/** A page of the list, and which group within the branch; 0 is everybody. */
const Place = z.string().regex(/^\d{1,2}\.\d{1,2}$/).transform((text) => text.split('.').map(Number)).pipe(z.tuple([z.number(), z.number()]))
const LEAVING = actionOf(FEATURE, 'leaving')

/** The organisations whose list this member reads. */
export function listsToSee(actor: Member, now: Date): ActorMembership[] {
  return actor.memberships.filter(({ organisationId, role }) => role !== 'member' && may(actor, 'see', { kind: 'roster', org: organisationId }, now))
}

/** The list of an organisation, for its readers. */
export async function showList(unit: Unit, actor: Member, { organisationId, page = 0, cell = 0 }: { organisationId: string; page?: number; cell?: number }): Promise<Reply[]> {
  const place = await placeFor(unit, actor, { organisationId, verb: 'see' })
  return [here(listScreen(actor, {
    place, page, cell, people: await listPeople(unit, place), asked: place.kind === 'committee' ? await listRoleChanges(unit, actor) : [],
    mayAdd: may(actor, 'change', { kind: 'roster', org: organisationId }, unit.now),
    others: listsToSee(actor, unit.now).filter((other) => other.organisationId !== organisationId),
  }))]
}

/** The branch kept by its secretary without a file (AL3): who belongs, as what, from when to when; links, roles, lost phones. */
export function membersDialog(deps: MembersDeps): Dialog {
  async function person(unit: Unit, actor: Member, who: Who): Promise<Reply[]> {
    const card = await readCard(unit, actor, who)
    const linked = card.member.link === 'connected' || card.member.link === 'unreachable'
    const suspendable = linked && may(actor, 'suspend', { kind: 'account', org: who.organisationId, owner: who.personId }, unit.now)
    return [here(personScreen(actor, card, { pending: await pendingRole(unit, who), suspendable }))]
  }

  async function leaving(unit: Unit, actor: Member): Promise<Reply[]> {
    const { say } = actor
    const ends = await listOwnEnds(unit, actor)
    if (ends.length === 0) throw new Refusal('stale-button')
    return [here({
      text: lines(...ends.map(({ organisation, to }) => html`${say('leaving', { org: organisation, day: sayDay(say, to) })}`)),
      choices: [[{ label: say('command-mydata'), action: MYDATA }], [{ label: say('command-start'), action: HOME }]],
      view: LEAVING,
    })]
  }

  const adding = addingParts({ person })
  const status = statusParts({ person, onLeft: deps.onLeft })
  const roles = rolesParts({ person })
  return {
    feature: FEATURE,
    async waiting(unit, actor) {
      const { say } = actor
      const asked = (await listRoleChanges(unit, actor)).slice(0, 5)
        .map(({ id, fullName }): Choice => ({ label: short(say('role-waits', { name: fullName })), action: act('role-change', id) }))
      return [...asked, ...((await listOwnEnds(unit, actor)).length > 0 ? [{ label: say('leaving-open'), action: LEAVING }] : [])]
    },
    actions: {
      list: action(z.tuple([Id, Place]), (unit, actor, [organisationId, [page, cell]]) => showList(unit, actor, { organisationId, page, cell })),
      cells: action(z.tuple([Id]), async (unit, actor, [organisationId]) => {
        const place = await placeFor(unit, actor, { organisationId, verb: 'see' })
        return [here(cellsScreen(actor, { place, people: await listPeople(unit, place) }))]
      }),
      person: action(z.tuple([Id, Id]), (unit, actor, [organisationId, personId]) => person(unit, actor, { organisationId, personId })),
      leaving: action(NoArgs, leaving),
      ...adding.actions, ...status.actions, ...roles.actions, ...invitesParts(deps),
    },
    prompts: { ...adding.prompts, ...status.prompts, ...roles.prompts },
  }
}
