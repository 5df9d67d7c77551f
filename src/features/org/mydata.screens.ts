import { actionOf } from '../../conversation/actions.ts'
import { html, lines } from '../../conversation/html.ts'
import { HOME } from '../../conversation/home.ts'
import type { Choice, Member, Screen } from '../../conversation/screen.ts'
import type { Purpose } from './join.rules.ts'
import { paragraphs } from './consent.screens.ts'
import { readersSentence } from './promise.screens.ts'
import { BACKUP_DAYS } from './stored.rules.ts'

export const MYDATA = actionOf('org', 'mydata')

const WITHDRAW = { chibo: 'withdraw-chibo', telegram: 'withdraw-telegram' }
const GIVEN: { chibo: string } & Record<string, string> = { chibo: 'mydata-chibo', telegram: 'mydata-telegram' }

export type MyData = {
  consents: { purpose: string; givenAt: Date }[]
  accounts: { id: string; channel: string; linkedOn: Date | null }[]
}

/** One's own data: who reads what, consents, devices, PIN, and the ways out (CL1: each consent can be taken back alone). */
export function mydataScreen(actor: Member, { consents, accounts }: MyData): Screen {
  const { say, person, memberships } = actor
  const zone = zoneOf(actor)
  const orgs = memberships.map(({ organisation }) => organisation).join(', ')
  const withdraw = (purpose: Purpose): Choice[][] => consents.some((row) => row.purpose === purpose)
    ? [[{ label: say(WITHDRAW[purpose]), action: actionOf('org', 'withdraw', purpose) }]] : []
  const pin: Choice[] = person.pin
    ? [{ label: say('pin-change'), action: actionOf('org', 'pin-change') }, { label: say('pin-remove'), action: actionOf('org', 'pin-remove') }]
    : [{ label: say('pin-set'), action: actionOf('org', 'pin-set') }]
  return {
    text: lines(
      html`<b>${say('mydata', { name: person.fullName, org: orgs })}</b>`, '', readersSentence(say), '',
      ...consents.map(({ purpose, givenAt }) => say(GIVEN[purpose] ?? GIVEN.chibo, { day: say.day(givenAt, zone) })),
      ...accounts.map(({ id, channel, linkedOn }) => say('mydata-device', {
        channel: say('channel-name', { channel }), day: linkedOn ? say.day(linkedOn, 'UTC') : '–', here: id === actor.accountId ? 'yes' : 'no',
      })),
    ),
    choices: [
      [{ label: say('consent-details'), action: actionOf('org', 'stored', 0) }], pin, ...withdraw('telegram'), ...withdraw('chibo'),
      [{ label: say('command-start'), action: HOME }],
    ],
    view: MYDATA,
  }
}

export function withdrawScreen({ say }: Member, purpose: Purpose): Screen {
  return {
    text: html`${say(purpose === 'chibo' ? 'withdraw-ask' : 'withdraw-telegram-ask')}`,
    choices: [
      [{ label: say(purpose === 'chibo' ? 'withdraw-yes' : 'withdraw-telegram-yes'), action: actionOf('org', 'withdraw-yes', purpose), look: 'danger' }],
      [{ label: say('withdraw-no'), action: MYDATA }],
    ],
    view: actionOf('org', 'withdraw', purpose),
  }
}

export function withdrawnScreen({ say }: Member, purpose: Purpose): Screen {
  return { text: paragraphs([purpose === 'chibo' ? say('consent-withdrawn', { days: BACKUP_DAYS }) : say('telegram-withdrawn')]) }
}

/** The clock on which a member's dates are told: that of the first organisation. */
export function zoneOf({ memberships }: Pick<Member, 'memberships'>): string {
  return memberships[0]?.timeZone ?? 'Asia/Ho_Chi_Minh'
}
