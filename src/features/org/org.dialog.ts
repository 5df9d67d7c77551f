import { z } from 'zod'
import { actionOf, Id, NoArgs } from '../../conversation/actions.ts'
import { html } from '../../conversation/html.ts'
import { HOME } from '../../conversation/home.ts'
import type { Choice, Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { handsScreen, HANDS_VIEW } from './hands.screens.ts'
import type { HandSource } from './hands.service.ts'
import { listHands } from './hands.service.ts'
import { helpScreen, languageScreen, verifyScreen } from './help.screens.ts'
import type { JoinDeps } from './join.dialog.ts'
import { joinParts } from './join.dialog.ts'
import { meetScreen } from './meet.screens.ts'
import { confirmMet, listToMeet, refuseMet } from './meet.service.ts'
import type { MyDataDeps } from './mydata.dialog.ts'
import { mydataParts } from './mydata.dialog.ts'
import { zoneOf } from './mydata.screens.ts'
import { listNewer, openLocked } from './mydata.service.ts'
import { effectiveSettingsOf } from './org.service.ts'
import { pinParts } from './pin.dialog.ts'
import { pinStanding } from './pin.service.ts'

const Met = z.tuple([Id, z.string().regex(/^\d{4}$/)])

/** Organisations, access, joining: one dialog, with what the router and the intake need of joining. */
export function makeOrg(deps: JoinDeps & MyDataDeps & { hands: readonly HandSource[] }): { dialog: Dialog } & Pick<ReturnType<typeof joinParts>, 'joining' | 'openInvitation'> {
  const join = joinParts(deps)
  const { mydata, actions: own } = mydataParts(deps)
  const pin = pinParts({ dialogs: deps.dialogs, mydata, openLocked: (unit, actor, digits) => openLocked(unit, actor, { digits, locks: deps.locks }) })
  const commandsOf = (actor: Member) => deps.dialogs().flatMap((dialog) => dialog.menu?.(actor) ?? [])

  async function help(unit: Unit, actor: Member): Promise<Reply[]> {
    const first = actor.memberships[0]?.organisationId
    const contact = first === undefined ? null : ((await effectiveSettingsOf(unit, [first])).get(first)?.settings.contact ?? null)
    return [here(helpScreen(actor, { commands: commandsOf(actor), contact }))]
  }

  async function verify(unit: Unit, actor: Member): Promise<Reply[]> {
    const settings = await effectiveSettingsOf(unit, actor.memberships.map(({ organisationId }) => organisationId))
    return [here(verifyScreen(actor, actor.memberships.map(({ organisationId, organisation }) => ({
      name: organisation, phrase: settings.get(organisationId)?.settings['verify.phrase'] ?? null,
    }))))]
  }

  const languages = async (_unit: Unit, actor: Member): Promise<Reply[]> => [here(languageScreen(actor, deps.words))]

  async function choose(unit: Unit, actor: Member, language: string): Promise<Reply[]> {
    if (!deps.words.languages.includes(language)) throw new Refusal('stale-button')
    await unit.tx.person.update({ where: { id: actor.person.id }, data: { language } })
    const say = deps.words.for(language)
    return [{ toast: say('language-set') }, here(languageScreen({ ...actor, language, say }, deps.words))]
  }

  async function vouch(unit: Unit, actor: Member, personId: string): Promise<Reply[]> {
    const waits = (await listToMeet(unit, actor)).find((one) => one.personId === personId)
    if (!waits) throw new Refusal('stale-button')
    return [here(meetScreen(actor, waits))]
  }

  const dialog: Dialog = {
    feature: 'org',
    commands: { mydata, help, verify, language: languages },
    menu: () => ['mydata', 'help', 'verify', 'language'],
    waiting: (unit, actor) => waitingFor(unit, actor, deps.hands),
    actions: {
      ...join.actions,
      ...pin.actions,
      ...own,
      help: action(NoArgs, help),
      verify: action(NoArgs, verify),
      languages: action(NoArgs, languages),
      language: action(z.tuple([z.string().regex(/^[a-z]{2}$/)]), (unit, actor, [language]) => choose(unit, actor, language)),
      vouch: action(z.tuple([Id]), (unit, actor, [personId]) => vouch(unit, actor, personId)),
      confirm: action(Met, async (unit, actor, [personId, number]) => {
        const { fullName } = await confirmMet(unit, actor, { personId, number, locks: deps.locks })
        return [here(told(actor, actor.say('confirm-done', { name: fullName })))]
      }),
      refuse: action(Met, async (unit, actor, [personId, number]) => {
        await refuseMet(unit, actor, { personId, number })
        return [here(told(actor, actor.say('confirm-refused')))]
      }),
      hands: action(z.tuple([z.string().regex(/^\d{1,2}$/).transform(Number)]), async (unit, actor, [page]) => {
        if (!actor.memberships.some(({ role }) => role === 'secretary' || role === 'deputySecretary')) throw new Refusal('stale-button')
        return [here(handsScreen(actor, await listHands(unit, actor, deps.hands), page))]
      }),
      'pin-locked': action(NoArgs, async (unit, actor) => {
        const standing = await pinStanding(unit, actor)
        if (standing.kind !== 'locked') return mydata(unit, actor)
        return [here(told(actor, actor.say('pin-locked', { date: actor.say.moment(standing.until, zoneOf(actor)) })))]
      }),
    },
    prompts: { ...join.prompts, ...pin.prompts },
  }
  return { dialog, joining: join.joining, openInvitation: join.openInvitation }
}

function told({ say }: Member, text: string) {
  return { text: html`${text}`, choices: [[{ label: say('command-start'), action: HOME }]] }
}

/** For the start screen: who waits to be met, what needs a hand, a device that is new, a PIN that was tried. */
async function waitingFor(unit: Unit, actor: Member, hands: readonly HandSource[]): Promise<Choice[]> {
  const { say } = actor
  const choices: Choice[] = (await listToMeet(unit, actor)).slice(0, 5)
    .map(({ personId, fullName }) => ({ label: short(say('confirm-open', { name: fullName })), action: actionOf('org', 'vouch', personId) }))
  if ((await listHands(unit, actor, hands)).length > 0) choices.push({ label: say('hands-open'), action: HANDS_VIEW })
  if ((await listNewer(unit, actor)).length > 0) choices.push({ label: say('devices-open'), action: actionOf('org', 'devices') })
  if ((await pinStanding(unit, actor)).kind === 'locked') choices.push({ label: say('pin-locked-open'), action: actionOf('org', 'pin-locked') })
  return choices
}

/** A label has at most 32 characters. */
function short(label: string): string {
  return label.length <= 32 ? label : `${label.slice(0, 31).trimEnd()}…`
}
