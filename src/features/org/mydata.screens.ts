import { actionOf } from '../../conversation/actions.ts'
import { html, lines } from '../../conversation/html.ts'
import { HOME } from '../../conversation/home.ts'
import type { Choice, Member, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { paragraphs } from './consent.screens.ts'
import type { Purpose } from './join.rules.ts'
import { LINK_MINUTES } from './device-link.service.ts'
import { LOCK_DAYS } from './link.service.ts'
import type { Correcting } from './mydata.service.ts'
import { readersSentence } from './promise.screens.ts'
import { BACKUP_DAYS } from './stored.rules.ts'

export const MYDATA = actionOf('org', 'mydata')

const WITHDRAW = { chibo: 'withdraw-chibo', telegram: 'withdraw-telegram' }
const GIVEN: { chibo: string } & Record<string, string> = { chibo: 'mydata-chibo', telegram: 'mydata-telegram', keep: 'mydata-keep' }

export type Device = { id: string; channel: string; linkedOn: Date | null }
export type MyData = {
  /** Newest first; those that stand and those taken back. */
  consents: { purpose: string; givenAt: Date; withdrawn: Date | null }[]
  locked: { until: Date; pins: string[] } | null
  /** Entries of other features. */
  further: Choice[]
}

/** One's own data: who reads what, the ways to all that is kept, and the ways out (CL1, CL8). */
export function mydataScreen(actor: Member, { consents, locked, further }: MyData): Screen {
  const { say, person, memberships } = actor
  const zone = zoneOf(actor)
  const orgs = memberships.map(({ organisation }) => organisation).join(', ')
  const standing = consents.filter(({ withdrawn }) => withdrawn === null)
  const section = (label: string, name: string): Choice => ({ label: say(label), action: actionOf('org', 'mine', name, 0) })
  const pin: Choice[] = person.pin
    ? [{ label: say('pin-change'), action: actionOf('org', 'pin-change') }, { label: say('pin-remove'), action: actionOf('org', 'pin-remove') }]
    : [{ label: say('pin-set'), action: actionOf('org', 'pin-set') }]
  return {
    text: lines(
      html`<b>${orgs === '' ? say('mydata-left', { name: person.fullName }) : say('mydata', { name: person.fullName, org: orgs })}</b>`,
      '', readersSentence(say), '',
      ...standing.map(({ purpose, givenAt }) => say(GIVEN[purpose] ?? GIVEN.chibo, { day: say.day(givenAt, zone) })),
      locked ? html`\n${say('locked', { date: say.moment(locked.until, zone) })}` : undefined,
    ),
    choices: [
      ...(locked && locked.pins.length > 0 ? [[{ label: say('locked-open'), action: actionOf('org', 'pin-old') }]] : []),
      [{ label: say('mydata-stored'), action: actionOf('org', 'stored', 0) }, section('mydata-seen', 'seen')],
      [section('mydata-links', 'links'), section('mydata-agreed', 'agreed')],
      [section('mydata-files', 'files'), section('mydata-noted', 'noted')],
      ...further.map((choice) => [choice]),
      [{ label: say('mydata-take'), action: actionOf('org', 'take') }, { label: say('mydata-correct'), action: actionOf('org', 'correct') }],
      pin, ...withdrawing(actor, standing, ['telegram', 'chibo']),
      [{ label: say('command-start'), action: HOME }],
    ],
    view: MYDATA,
  }
}

/** The button that takes each of these consents back, where it stands. */
export function withdrawing({ say }: Member, standing: { purpose: string }[], purposes: Purpose[]): Choice[][] {
  return purposes.filter((purpose) => standing.some((row) => row.purpose === purpose))
    .map((purpose): Choice[] => [{ label: say(WITHDRAW[purpose]), action: actionOf('org', 'withdraw', purpose) }])
}

export function withdrawScreen({ say }: Member, purpose: Purpose): Screen {
  const texts = purpose === 'chibo' ? [say('withdraw-ask'), say('withdraw-goes'), say('withdraw-stays'), say('withdraw-feedback'), say('withdraw-seen')] : [say('withdraw-telegram-ask')]
  return {
    text: paragraphs(texts),
    choices: [
      [{ label: say(purpose === 'chibo' ? 'withdraw-yes' : 'withdraw-telegram-yes'), action: actionOf('org', 'withdraw-yes', purpose), look: 'danger' }],
      // The same for everybody, whether anything was sent or not.
      ...(purpose === 'chibo' ? [[{ label: say('withdraw-all'), action: actionOf('org', 'withdraw-all'), look: 'danger' as const }]] : []),
      [{ label: say('withdraw-no'), action: MYDATA }],
    ],
    view: actionOf('org', 'withdraw', purpose),
  }
}

export function withdrawnScreen({ say }: Member, purpose: Purpose): Screen {
  return { text: paragraphs([purpose === 'chibo' ? say('consent-withdrawn', { days: BACKUP_DAYS }) : say('telegram-withdrawn')]) }
}

/** What a connection is called: its channel and its day. */
export function deviceName(say: Say, { channel, linkedOn }: Pick<Device, 'channel' | 'linkedOn'>): string {
  return say('device-name', { channel: say('channel-name', { channel }), day: linkedOn ? shortDay(linkedOn) : '–' })
}

function shortDay(day: Date): string {
  return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`
}

/** Before one connection is ended. */
export function unlinkScreen(actor: Member, device: Device, { last }: { last: boolean }): Screen {
  const { say } = actor
  return {
    text: paragraphs([
      say(device.id === actor.accountId ? 'unlink-this' : 'unlink-ask', { device: deviceName(say, device) }), say('unlink-keeps'),
      ...(last ? [say('unlink-last')] : []),
    ]),
    choices: [
      [{ label: say('unlink-yes'), action: actionOf('org', 'unlink-yes', device.id), look: 'danger' }],
      [{ label: say('button-back'), action: actionOf('org', 'mine', 'links', 0) }],
    ],
    view: actionOf('org', 'unlink', device.id),
  }
}

/** The way to one more device. Whoever has the link is the person there: it is closed like everything confidential. */
export function webScreen({ say }: Member, link: string): Screen {
  return {
    text: lines(html`${say('web-how', { minutes: LINK_MINUTES })}`, '', html`${link}`, '', html`${say('web-warning')}`),
    choices: [[{ label: say('button-back'), action: MYDATA }]], view: actionOf('org', 'web'), confidential: true,
  }
}

/** A connection that is new, told on the others (PV22). */
export function devicesScreen({ say }: Member, newer: Device[], { locked }: { locked: boolean }): Screen {
  return {
    text: paragraphs([say('linked-elsewhere'), ...newer.map((device) => deviceName(say, device)), ...(newer.length > 0 && locked ? [say('linked-elsewhere-locked', { days: LOCK_DAYS })] : [])]),
    choices: [
      ...newer.slice(0, 3).map((device): Choice[] => [{ label: say('disown'), action: actionOf('org', 'disown', device.id) }]),
      [{ label: say('command-mydata'), action: MYDATA }], [{ label: say('command-start'), action: HOME }],
    ],
    view: actionOf('org', 'devices'),
  }
}

export function disownScreen({ say }: Member, device: Device): Screen {
  return {
    text: paragraphs([say('disown-ask', { device: deviceName(say, device) })]),
    choices: [
      [{ label: say('disown-yes'), action: actionOf('org', 'disown-yes', device.id), look: 'danger' }],
      [{ label: say('button-back'), action: actionOf('org', 'devices') }],
    ],
    view: actionOf('org', 'disown', device.id),
  }
}

/** Whom to ask for a correction. */
export function correctScreen(actor: Member, { leaders, contact, askedOn, mayAsk }: Correcting): Screen {
  const { say } = actor
  return {
    text: paragraphs([
      leaders.length > 0 ? say('correct-who', { names: leaders.join(', ') }) : say('correct-contact-only'),
      ...(contact === null ? [] : [say('help-contact', { contact })]),
      ...(askedOn === null ? [] : [say('correct-asked', { day: say.day(askedOn, zoneOf(actor)) })]),
    ]),
    choices: [
      ...(mayAsk && leaders.length > 0 ? [[{ label: say('correct-ask'), action: actionOf('org', 'correct-ask') }]] : []),
      [{ label: say('button-back'), action: MYDATA }],
    ],
    view: actionOf('org', 'correct'),
  }
}

/** Before the file with all of one's own is made (PV38). */
export function takeScreen({ say }: Member): Screen {
  return {
    text: paragraphs([say('take-ask'), say('take-warning')]),
    choices: [
      [{ label: say('take-yes'), action: actionOf('org', 'take-yes') }],
      [{ label: say('button-back'), action: MYDATA }],
    ],
    view: actionOf('org', 'take'),
  }
}

export function takenScreen({ say, person }: Member): Screen {
  return {
    text: paragraphs([say('take-done')]), choices: [[{ label: say('button-back'), action: MYDATA }]],
    view: actionOf('org', 'take-yes'), document: { kind: 'mydata', id: person.id }, confidential: true,
  }
}

/** The clock on which a member's dates are told: that of the first organisation. */
export function zoneOf({ memberships }: Pick<Member, 'memberships'>): string {
  return memberships[0]?.timeZone ?? 'Asia/Ho_Chi_Minh'
}
