import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import { HOME } from '../../conversation/home.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Choice, Member, Reply, Verb } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import type { Day } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { may } from './access.rules.ts'
import { readSuspendable, suspendAccess } from './leaving.service.ts'
import { dayCode, dayFromCode, isComing, typedDay } from './members.rules.ts'
import { act, asking, capital, confirming, listView, sayDay, short } from './members.screens.ts'
import type { Card, Who } from './members.service.ts'
import { placeFor, readCard } from './members.service.ts'
import { findOrganisations, leadersOf, organisationsBelow } from './org.service.ts'
import type { Asked, Wish } from './roles.service.ts'
import { askRoleChange, checkRoleChange, confirmRole, readRoleChange, refuseRole } from './roles.service.ts'
import type { RoleLetter } from './roles.rules.ts'
import { ROLE_DAYS, ROLE_LETTERS, rolesIn } from './roles.rules.ts'
import { turning } from './consent.screens.ts'

const OfPerson = z.tuple([Id, Id])
const Letter = z.enum(['s', 'd', 'c', 'm', 'o'])
const NONE = '000'
const Whole = z.string().regex(/^[a-z][0-9a-z]{3}$/).transform((text) => [text.slice(0, 1), text.slice(1)]).pipe(z.tuple([Letter, z.string()]))
const Page = z.string().regex(/^\d{1,2}$/).transform(Number)
const ON_PAGE = 8

/** Roles, proposed here and confirmed above; and what is done at once when a phone is lost. */
export function rolesParts({ person }: { person: (unit: Unit, actor: Member, who: Who) => Promise<Reply[]> }): { actions: Record<string, Verb>; prompts: Record<string, Verb> } {
  async function of(unit: Unit, actor: Member, who: Who): Promise<Card> {
    const card = await readCard(unit, actor, who)
    if (!card.mayChange) throw new Refusal('stale-button')
    return card
  }

  async function askUntil(unit: Unit, actor: Member, { who, letter, why }: { who: Who; letter: RoleLetter; why?: string }): Promise<Reply[]> {
    const { say } = actor
    const { member } = await of(unit, actor, who)
    await checkRoleChange(unit, actor, { ...who, role: ROLE_LETTERS[letter], until: null })
    if (letter === 'm') return preview(unit, actor, { ...who, role: 'member', until: null })
    return [asking(actor, {
      verb: 'role-until', of: who, args: [letter], back: act('person', who),
      text: [...(why === undefined ? [] : [say(why)]), say('role-until-ask', { name: member.fullName, role: say(`role-${ROLE_LETTERS[letter]}`) })],
      choices: [[{ label: say('day-open'), action: act('role-ask', who, `${letter}${NONE}`) }]],
    })]
  }

  async function preview(unit: Unit, actor: Member, wish: Wish): Promise<Reply[]> {
    const { say } = actor
    const who = { organisationId: wish.organisationId, personId: wish.personId }
    const { member } = await of(unit, actor, who)
    const { confirmers } = await checkRoleChange(unit, actor, wish)
    const code = `${letterOf(wish)}${wish.until === null ? NONE : dayCode(wish.until)}`
    return [here(confirming(actor, {
      text: [
        roleLine(actor, { ...wish, fullName: member.fullName }), wish.role === 'secretary' && say('role-secretary-instead'),
        say('role-who-confirms', { names: confirmers.map(({ fullName }) => fullName).join(', '), days: ROLE_DAYS }),
      ],
      yes: { label: say('role-send'), action: act('role-send', who, code) }, no: act('person', who), view: act('role-ask', who, code),
    }))]
  }

  function changeScreen(actor: Member, change: Asked): Reply[] {
    const { say } = actor
    return [here({
      text: lines(
        html`<b>${change.organisation}</b>`, html`${roleLine(actor, change)}`, change.role === 'secretary' && say('role-secretary-instead'),
        html`${say('role-asked-by', { name: change.asker, day: sayDay(say, change.expiresOn) })}`,
      ),
      choices: [
        [{ label: say('role-yes'), action: act('role-yes', change.id) }], [{ label: say('role-no'), action: act('role-no', change.id), look: 'danger' }],
        [{ label: say('button-back'), action: HOME }],
      ],
      view: act('role-change', change.id),
    })]
  }

  /** The heads of the organisations below, whose access is suspended from here when they lose their phone (ID5). */
  async function below(unit: Unit, actor: Member, { organisationId, page }: { organisationId: string; page: number }): Promise<Reply[]> {
    const { say } = actor
    const place = await placeFor(unit, actor, { organisationId, verb: 'see' })
    if (place.kind !== 'committee') throw new Refusal('stale-button')
    const ids = (await organisationsBelow(unit, [organisationId])).filter((id) => id !== organisationId)
    const names = await findOrganisations(unit, ids)
    const nameOf = (id: string) => names.get(id)?.name ?? ''
    const heads = (await leadersOf(unit, ids)).toSorted((a, b) => new Intl.Collator('vi', { numeric: true }).compare(nameOf(a.organisationId), nameOf(b.organisationId)))
    const led = new Set(heads.map((head) => head.organisationId))
    const last = Math.max(0, Math.ceil(heads.length / ON_PAGE) - 1)
    const at = Math.min(page, last, 99)
    const some = heads.slice(at * ON_PAGE, (at + 1) * ON_PAGE)
    // A unit without anybody at its head is shown to those above (ID6).
    const empty = ids.filter((id) => !led.has(id)).map(nameOf)
    return [here({
      text: lines(
        html`<b>${say('below-head')}</b>`,
        ...some.map((head) => html`${say('below-line', { org: nameOf(head.organisationId), role: say(`role-${head.role}`), name: head.fullName, link: say(head.connected ? 'link-connected' : 'member-unlinked') })}`),
        empty.length > 0 && at === 0 && html`${say('below-empty', { count: empty.length, orgs: empty.slice(0, 10).join(', ') })}`,
      ),
      choices: [
        ...some.filter(({ connected }) => connected).map((head): Choice[] => [{ label: short(say('below-suspend', { name: head.fullName })), action: act('suspend', head) }]),
        ...turning(say, { at, last: at === last, view: (n) => act('below', organisationId, n) }),
        [{ label: say('button-back'), action: listView(organisationId) }],
      ],
      view: act('below', organisationId, at),
    })]
  }

  async function suspend(unit: Unit, actor: Member, who: Who): Promise<Reply[]> {
    const { say } = actor
    const { fullName, organisation } = await readSuspendable(unit, actor, who)
    return [here(confirming(actor, {
      text: [say('suspend-ask', { name: fullName, org: organisation })], danger: true,
      yes: { label: say('suspend-yes'), action: act('suspend-yes', who) }, no: readsCard(unit, actor, who) ? act('person', who) : HOME, view: act('suspend', who),
    }))]
  }

  async function suspended(unit: Unit, actor: Member, who: Who): Promise<Reply[]> {
    const { say } = actor
    const { fullName, timeZone, deeds } = await suspendAccess(unit, actor, who)
    return [here({
      text: lines(
        html`${say('suspend-done', { name: fullName })}`, ...(deeds.length > 0 ? ['', say('suspend-deeds')] : []),
        ...deeds.map(({ action: what, at }) => html`${say(`audit-${what}`)}: ${say.moment(at, timeZone)}`),
      ),
      choices: [
        ...(readsCard(unit, actor, who) ? [[{ label: say('button-back'), action: act('person', who) }]] : []),
        [{ label: say('command-start'), action: HOME }],
      ],
    })]
  }

  /** The card is where the new invitation is made; who suspends from above reads no card. */
  const readsCard = (unit: Unit, actor: Member, who: Who): boolean => may(actor, 'see', { kind: 'roster', org: who.organisationId }, unit.now)
  const ofPerson = (ids: readonly [string, string, ...unknown[]]): Who => ({ organisationId: ids[0], personId: ids[1] })
  const told = ({ say }: Member, text: string): Reply => here({ text: html`${text}`, choices: [[{ label: say('command-start'), action: HOME }]] })
  return {
    actions: {
      role: action(OfPerson, async (unit, actor, ids) => {
        const { say } = actor
        const { place, member } = await of(unit, actor, ofPerson(ids))
        const roles = rolesIn(place.kind).filter((letter) => ROLE_LETTERS[letter] !== member.role)
          .map((letter): Choice[] => [{ label: capital(say(`role-${ROLE_LETTERS[letter]}`)), action: act('role-for', ofPerson(ids), letter) }])
        return [here({
          text: html`${say('role-ask', { name: member.fullName, role: say(`role-${member.role}`) })}`,
          choices: [...roles, [{ label: say('button-back'), action: act('person', ofPerson(ids)) }]], view: act('role', ofPerson(ids)),
        })]
      }),
      'role-for': action(z.tuple([Id, Id, Letter]), (unit, actor, ids) => askUntil(unit, actor, { who: ofPerson(ids), letter: ids[2] })),
      'role-ask': action(z.tuple([Id, Id, Whole]), (unit, actor, ids) => preview(unit, actor, wishOf(ofPerson(ids), ids[2]))),
      'role-send': action(z.tuple([Id, Id, Whole]), async (unit, actor, ids) => {
        await askRoleChange(unit, actor, wishOf(ofPerson(ids), ids[2]))
        return [{ toast: actor.say('role-sent') }, ...(await person(unit, actor, ofPerson(ids)))]
      }),
      'role-change': action(z.tuple([Id]), async (unit, actor, [id]) => changeScreen(actor, await readRoleChange(unit, actor, id))),
      'role-yes': action(z.tuple([Id]), async (unit, actor, [id]) => {
        const { fullName, role } = await confirmRole(unit, actor, id)
        return [told(actor, actor.say('role-confirmed', { name: fullName, role: actor.say(`role-${role}`) }))]
      }),
      'role-no': action(z.tuple([Id]), async (unit, actor, [id]) => {
        const { fullName } = await refuseRole(unit, actor, id)
        return [told(actor, actor.say('role-refused', { name: fullName }))]
      }),
      below: action(z.tuple([Id, Page]), (unit, actor, [organisationId, page]) => below(unit, actor, { organisationId, page })),
      suspend: action(OfPerson, (unit, actor, ids) => suspend(unit, actor, ofPerson(ids))),
      'suspend-yes': action(OfPerson, (unit, actor, ids) => suspended(unit, actor, ofPerson(ids))),
    },
    prompts: {
      'role-until': prompt(z.tuple([Id, Id, Letter]), async (unit, actor, { args, text }) => {
        const { place } = await of(unit, actor, ofPerson(args))
        const until = typedDay(text)
        if (until === null || !isComing(until, place.today)) return askUntil(unit, actor, { who: ofPerson(args), letter: args[2], why: 'day-bad' })
        return preview(unit, actor, { ...ofPerson(args), role: ROLE_LETTERS[args[2]], until })
      }),
    },
  }
}

function wishOf(who: Who, [letter, code]: [RoleLetter, string]): Wish {
  return { ...who, role: ROLE_LETTERS[letter], until: code === NONE ? null : dayFromCode(code) }
}

function letterOf({ role }: Wish): string {
  return Object.entries(ROLE_LETTERS).find(([, one]) => one === role)?.[0] ?? 'm'
}

function roleLine({ say }: Member, { fullName, role, until }: { fullName: string; role: Wish['role']; until: Day | null }): string {
  const vars = { name: fullName, role: say(`role-${role}`) }
  return until === null ? say('role-wish', vars) : say('role-wish-until', { ...vars, day: sayDay(say, until) })
}
