import { z } from 'zod'
import { actionOf, Id, NoArgs } from '../../conversation/actions.ts'
import { html } from '../../conversation/html.ts'
import { HOME } from '../../conversation/home.ts'
import type { Choice, Member, Reply, Verb } from '../../conversation/screen.ts'
import { action, here } from '../../conversation/screen.ts'
import type { Words } from '../../conversation/words.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { WithdrawnHook } from './consent.service.ts'
import { consentSettings, withdrawConsent } from './consent.service.ts'
import { makeDeviceLink } from './device-link.service.ts'
import type { Locks } from './link.service.ts'
import { agreedScreen, filesScreen, linksScreen, notedScreen, SECTIONS, seenScreen } from './mine.screens.ts'
import type { Section } from './mine.screens.ts'
import { correctScreen, deviceName, devicesScreen, disownScreen, MYDATA, mydataScreen, takenScreen, takeScreen, unlinkScreen, webScreen, withdrawnScreen, withdrawScreen } from './mydata.screens.ts'
import type { Mine } from './mydata.service.ts'
import { askCorrection, disown, findLocked, listFiles, listNewer, listNoted, listReaders, ownAccount, readCorrecting, readMine, unlinkOwn } from './mydata.service.ts'
import { startEntry } from './pin.rules.ts'
import { keypadReply } from './pin.screens.ts'

const Purpose = z.enum(['chibo', 'telegram'])
const OfSection = z.tuple([z.enum(SECTIONS), z.string().regex(/^\d{1,2}$/).transform(Number)])
const OfAccount = z.tuple([Id])
const ABSENCES = actionOf('absence', 'open')

/** `webLink`: where the web chat is; null while there is none. */
export type MyDataDeps = { words: Words; webLink: string | null; mine: readonly Mine[]; locks: readonly Locks[]; onWithdrawn: readonly WithdrawnHook[] }

/** What a member finds under "my data": everything that is kept about the person, and every way out (CL8, ID10). */
export function mydataParts({ words, webLink, mine, locks, onWithdrawn }: MyDataDeps): { mydata: (unit: Unit, actor: Member) => Promise<Reply[]>; actions: Record<string, Verb> } {
  async function mydata(unit: Unit, actor: Member): Promise<Reply[]> {
    const { consents, locked } = await readMine(unit, actor, locks)
    const { entries } = await furtherFor(unit, actor)
    return [here(mydataScreen(actor, { consents, locked, further: [{ label: actor.say('absence-open'), action: ABSENCES }, ...entries, ...(webLink === null ? [] : [{ label: actor.say('mydata-web'), action: actionOf('org', 'web') }])] }))]
  }

  async function furtherFor(unit: Unit, actor: Member): Promise<{ entries: Choice[]; takeBack: Choice[] }> {
    const found = { entries: [] as Choice[], takeBack: [] as Choice[] }
    for (const part of mine) {
      const { entries, takeBack = [] } = await part(unit, actor)
      found.entries.push(...entries)
      found.takeBack.push(...takeBack)
    }
    return found
  }

  async function section(unit: Unit, actor: Member, [name, page]: [Section, number]): Promise<Reply[]> {
    if (name === 'seen') return [here(seenScreen(actor, await listReaders(unit, actor), page))]
    if (name === 'files') return [here(filesScreen(actor, await listFiles(unit, actor), page))]
    if (name === 'noted') return [here(notedScreen(actor, await listNoted(unit, actor), page))]
    const { consents, accounts } = await readMine(unit, actor, [])
    if (name === 'links') return [here(linksScreen(actor, accounts, page))]
    const { takeBack } = await furtherFor(unit, actor)
    return [here(agreedScreen(actor, consents, { page, words, takeBack, settings: await consentSettings(unit, actor) }))]
  }

  async function newer(unit: Unit, actor: Member, id: string) {
    const found = (await listNewer(unit, actor)).find((one) => one.id === id)
    if (!found) throw new Refusal('stale-button')
    return found
  }

  function consented(actor: Member, purpose: string): void {
    if (!actor.consents.includes(purpose)) throw new Refusal('stale-button')
  }

  const actions: Record<string, Verb> = {
    mydata: action(NoArgs, mydata),
    mine: action(OfSection, section),
    withdraw: action(z.tuple([Purpose]), async (_unit, actor, [purpose]) => {
      consented(actor, purpose)
      return [here(withdrawScreen(actor, purpose))]
    }),
    'withdraw-yes': action(z.tuple([Purpose]), async (unit, actor, [purpose]) => {
      consented(actor, purpose)
      await withdrawConsent(unit, actor, { purpose, onWithdrawn })
      return [here(withdrawnScreen(actor, purpose))]
    }),
    'withdraw-all': action(NoArgs, async (unit, actor) => {
      consented(actor, 'chibo')
      await withdrawConsent(unit, actor, { purpose: 'chibo', recall: true, onWithdrawn })
      return [here(withdrawnScreen(actor, 'chibo'))]
    }),
    unlink: action(OfAccount, async (unit, actor, [id]) => {
      const device = await ownAccount(unit, actor, id)
      const { accounts } = await readMine(unit, actor, [])
      return [here(unlinkScreen(actor, device, { last: accounts.length === 1 }))]
    }),
    'unlink-yes': action(OfAccount, async (unit, actor, [id]) => {
      const device = await ownAccount(unit, actor, id)
      await unlinkOwn(unit, actor, id)
      const text = html`${actor.say('unlinked', { device: deviceName(actor.say, device) })}`
      return id === actor.accountId ? [here({ text })] : [here({ text, choices: [[{ label: actor.say('command-mydata'), action: MYDATA }]] })]
    }),
    web: action(NoArgs, async (unit, actor) => {
      if (webLink === null) throw new Refusal('stale-button')
      return [here(webScreen(actor, `${webLink}/#${await makeDeviceLink(unit, actor.person.id)}`))]
    }),
    devices: action(NoArgs, async (unit, actor) => [here(devicesScreen(actor, await listNewer(unit, actor), { locked: (await findLocked(unit, actor.person.id, locks)) !== null }))]),
    disown: action(OfAccount, async (unit, actor, [id]) => [here(disownScreen(actor, await newer(unit, actor, id)))]),
    'disown-yes': action(OfAccount, async (unit, actor, [id]) => {
      await disown(unit, actor, { id, locks })
      return [here({ text: html`${actor.say('disowned')}`, choices: [[{ label: actor.say('command-mydata'), action: MYDATA }], [{ label: actor.say('command-start'), action: HOME }]] })]
    }),
    correct: action(NoArgs, async (unit, actor) => [here(correctScreen(actor, await readCorrecting(unit, actor)))]),
    'correct-ask': action(NoArgs, async (unit, actor) => {
      await askCorrection(unit, actor)
      return [here(correctScreen(actor, await readCorrecting(unit, actor)))]
    }),
    take: action(NoArgs, async (_unit, actor) => [here(takeScreen(actor))]),
    'take-yes': action(NoArgs, async (_unit, actor) => [here(takenScreen(actor))]),
    'pin-old': action(NoArgs, async (unit, actor) => {
      const locked = await findLocked(unit, actor.person.id, locks)
      if (!locked || locked.pins.length === 0) throw new Refusal('stale-button')
      return [keypadReply(actor, startEntry('old'), { view: actionOf('org', 'mydata') })]
    }),
  }
  return { mydata, actions }
}
