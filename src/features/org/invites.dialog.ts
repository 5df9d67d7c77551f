import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Choice, Member, Reply, Screen, Verb } from '../../conversation/screen.ts'
import { action, here } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { may } from './access.rules.ts'
import { auditEach } from './audit.service.ts'
import type { Open } from './invites.service.ts'
import { inviteMembers, listInvitations } from './invites.service.ts'
import { act, listView, short } from './members.screens.ts'
import type { Place, Who } from './members.service.ts'
import { holdMember, listPeople, placeFor, readCard } from './members.service.ts'
import { pagesOf } from './pages.rules.ts'

export type InvitesDeps = {
  /** Where a code is opened; null while no channel has such a place. */
  link: (code: string) => string | null
  /** The same on the web page; null while there is none. */
  web: (code: string) => string | null
  /** The moment of an organisation's next meeting, for the text that is sent by hand. */
  nextMeeting: (unit: Unit, organisationId: string) => Promise<Date | null>
}

export const INVITE_SHEET = 'invite-sheet'
const OfPerson = z.tuple([Id, Id])

/** Bringing people in, or back: a code for one, slips to print, a neutral text for Zalo or SMS (MR2). */
export function invitesParts({ link, web, nextMeeting }: InvitesDeps): Record<string, Verb> {
  async function invite(unit: Unit, actor: Member, [organisationId, personId]: [string, string]): Promise<Reply[]> {
    const who = { organisationId, personId }
    const { place } = await holdMember(unit, actor, who)
    const { member } = await readCard(unit, actor, who)
    await make(unit, actor, { place, people: [member], keep: false })
    unit.changed(act('code', who))
    return code(unit, actor, [organisationId, personId])
  }

  async function code(unit: Unit, actor: Member, [organisationId, personId]: [string, string]): Promise<Reply[]> {
    const who = { organisationId, personId }
    await placeFor(unit, actor, { ...who, verb: 'change' })
    const { place, member } = await readCard(unit, actor, who)
    const open = (await listInvitations(unit, organisationId)).find((row) => row.personId === personId) ?? null
    return [here(codeScreen(actor, { who, place, name: member.fullName, open }))]
  }

  function codeScreen({ say }: Member, { who, place, name, open }: { who: Who; place: Place; name: string; open: Open | null }): Screen {
    const address = open && link(open.code)
    const page = open && web(open.code)
    return {
      text: open === null ? html`${say('invite-none', { name })}` : lines(
        html`<b>${say('invite-head', { name })}</b>`, address !== null && html`${address}`, page !== null && html`${say('invite-web', { link: page })}`, html`<code>/start ${open.code}</code>`, '',
        say('invite-how', { date: say.moment(open.expiresAt, place.timeZone) }),
      ),
      choices: [
        ...(open ? [[{ label: say('invite-print'), action: act('sheet', who) }]] : []),
        [{ label: say('invite-again'), action: act('invite', who) }],
        [{ label: say('button-back'), action: act('person', who) }],
      ],
      view: act('code', who),
    }
  }

  /** One tap to a sheet: whoever has no invitation that runs gets one. */
  async function sheet(unit: Unit, actor: Member, { organisationId, personId }: { organisationId: string; personId: string | undefined }): Promise<Reply[]> {
    const place = await placeFor(unit, actor, { organisationId, ...(personId !== undefined && { personId }), verb: 'change' })
    // Who refused, or uses paper, gets no further paper unless somebody chooses that very person (CL2).
    const people = (await listPeople(unit, place)).filter((one) =>
      personId === undefined ? one.link === 'unlinked' || one.link === 'again' : one.personId === personId && one.link !== 'connected' && one.link !== 'unreachable')
    if (personId !== undefined && people.length === 0) throw new Refusal('stale-button')
    if (people.length > 0) await make(unit, actor, { place, people, keep: true })
    const { say } = actor
    const count = (await listInvitations(unit, organisationId)).filter((row) => personId === undefined || row.personId === personId).length
    const back = personId === undefined ? listView(organisationId) : act('person', { organisationId, personId })
    return [here({
      text: html`${count === 0 ? say('sheet-none') : say('sheet-made', { count })}`, choices: [[{ label: say('button-back'), action: back }]],
      view: personId === undefined ? act('sheet', organisationId) : act('sheet', { organisationId, personId }),
      ...(count > 0 && { document: { kind: INVITE_SHEET, id: personId === undefined ? organisationId : `${organisationId}.${personId}` } }),
    })]
  }

  /** The neutral text, which names neither the bot nor anybody, and for whom it is. */
  async function text(unit: Unit, actor: Member, organisationId: string): Promise<Reply[]> {
    const { say } = actor
    const place = await placeFor(unit, actor, { organisationId, verb: 'see' })
    if (place.kind !== 'branch') throw new Refusal('stale-button')
    const people = await listPeople(unit, place)
    const names = (key: string, some: typeof people) => some.length === 0 ? [] : [say(key, { names: some.map(({ fullName }) => fullName).join(', ') })]
    const meeting = await nextMeeting(unit, organisationId)
    const who = [
      ...names('text-unlinked', people.filter(({ link: at }) => at === 'unlinked' || at === 'again')), ...names('text-unreachable', people.filter(({ link: at }) => at === 'unreachable')),
    ]
    const shown = pagesOf(who, 1200)[0] ?? []
    const choices: Choice[][] = may(actor, 'change', { kind: 'roster', org: organisationId }, unit.now)
      ? [[{ label: short(say('invite-print-all')), action: act('sheet', organisationId) }]] : []
    return [here({
      text: lines(html`${say('secretary-text', { date: meeting ? say.moment(meeting, place.timeZone) : say('text-next-meeting') })}`, '', ...shown.map((line) => html`${line}`)),
      choices: [...choices, [{ label: say('button-back'), action: listView(organisationId) }]],
      view: act('text', organisationId),
    })]
  }

  return {
    invite: action(OfPerson, invite),
    code: action(OfPerson, code),
    sheet: action(z.union([z.tuple([Id]), OfPerson]), (unit, actor, [organisationId, personId]) => sheet(unit, actor, { organisationId, personId })),
    text: action(z.tuple([Id]), (unit, actor, [organisationId]) => text(unit, actor, organisationId)),
  }
}

/** @throws Refusal `invite-not-ready`, `stale-button` for whoever is connected */
async function make(unit: Unit, actor: Member, { place, people, keep }: { place: Place; people: { personId: string; code: string }[]; keep: boolean }): Promise<void> {
  try {
    const { invited } = await inviteMembers(unit, { organisationId: place.id, people: people.map((one) => one.code), keep })
    if (invited.length === 0 && !keep) throw new Refusal('stale-button')
    await auditEach(unit, actor, { action: 'member-invited', organisationId: place.id, subjectIds: invited.map(({ personId }) => personId) })
  } catch (error) {
    // Its own sentence: that of the command speaks of a terminal.
    if (error instanceof Refusal && error.code === 'invites-not-ready') throw new Refusal('invite-not-ready', { org: place.name })
    throw error
  }
}
