import { actionOf } from '../../conversation/actions.ts'
import type { Choice, Member, Screen } from '../../conversation/screen.ts'
import type { Words } from '../../conversation/words.ts'
import { consentText, consentVersion, paragraphs, turning } from './consent.screens.ts'
import type { AnyPurpose } from './join.rules.ts'
import type { Device } from './mydata.screens.ts'
import { deviceName, MYDATA, withdrawing, zoneOf } from './mydata.screens.ts'
import type { FileMade, Noted } from './mydata.repo.ts'
import type { Reader } from './mydata.rules.ts'
import type { ReadySettings } from './org.rules.ts'
import { pagesOf } from './pages.rules.ts'

export const SECTIONS = ['seen', 'links', 'agreed', 'files', 'noted'] as const
export type Section = (typeof SECTIONS)[number]
export type Agreed = { purpose: string; version: string; language: string; givenAt: Date; withdrawn: Date | null }

type Page = { section: Section; page: number; choices?: Choice[][] }

/** A section of "my data", newest first, on as many pages as it needs. */
function mineScreen({ say }: Member, texts: string[], { section, page, choices = [] }: Page): Screen {
  const pages = pagesOf(texts)
  const at = Math.min(page, pages.length - 1)
  return {
    text: paragraphs(pages[at] ?? []),
    choices: [
      ...turning(say, { at, last: at === pages.length - 1, view: (n) => actionOf('org', 'mine', section, n) }),
      ...choices, [{ label: say('button-back'), action: MYDATA }],
    ],
    view: actionOf('org', 'mine', section, at),
  }
}

/** Who sees what: nobody the answers; those who read the branch's lists, and since when; the one sentence about feedback (PV20). */
export function seenScreen(actor: Member, readers: Reader[], page: number): Screen {
  const { say } = actor
  const who = readers.map(({ fullName, role, organisation, from, to }) => {
    const vars = { name: fullName, role: say(`role-${role}`), org: organisation, day: say.day(from, 'UTC') }
    return to ? say('reader-until', { ...vars, last: say.day(to, 'UTC') }) : say('reader-since', vars)
  })
  return mineScreen(actor, [say('seen-answers'), say('seen-feedback'), say('seen-readers'), ...who.map((text) => `• ${text}`)], { section: 'seen', page })
}

export function linksScreen(actor: Member, devices: Device[], page: number): Screen {
  const { say } = actor
  const texts = devices.map((device) => {
    const state = device.id === actor.accountId ? say('device-here') : say('device-linked')
    return `• ${say('device-line', { device: deviceName(say, device), state })}`
  })
  const choices = devices.slice(0, 8).map((device): Choice[] => [{ label: device.id === actor.accountId ? say('unlink-here') : say('unlink', { device: deviceName(say, device) }), action: actionOf('org', 'unlink', device.id) }])
  return mineScreen(actor, [say('links-head'), ...texts], { section: 'links', page, choices })
}

/** Each consent with its day and its words; those of before only with their days. */
export function agreedScreen(actor: Member, rows: Agreed[], { page, settings, words, takeBack }: {
  page: number
  settings: ReadySettings | null
  words: Words
  /** What takes back the consents of other features. */
  takeBack: Choice[]
}): Screen {
  const { say, person } = actor
  const zone = zoneOf(actor)
  const texts = rows.flatMap(({ purpose, version, language, givenAt, withdrawn }) => {
    const what = say('agreed-what', { purpose })
    if (withdrawn) {
      const vars = { what, day: say.day(givenAt, zone), last: say.day(withdrawn, zone) }
      return [withdrawn <= givenAt ? say('agreed-refused', vars) : say('agreed-ended', vars)]
    }
    const then = words.for(language)
    const known = settings !== null && consentVersion(then, purpose as AnyPurpose, settings) === version
    const text = settings ? consentText(known ? then : say, purpose as AnyPurpose, { name: person.fullName, settings }) : []
    return [say('agreed-since', { what, day: say.day(givenAt, zone) }), say(known ? 'agreed-words' : 'agreed-changed'), ...text]
  })
  const standing = rows.filter(({ withdrawn }) => withdrawn === null)
  return mineScreen(actor, [say('agreed-head'), ...texts], { section: 'agreed', page, choices: [...takeBack.map((choice) => [choice]), ...withdrawing(actor, standing, ['telegram', 'chibo'])] })
}

export function filesScreen(actor: Member, files: FileMade[], page: number): Screen {
  const { say } = actor
  const texts = files.map(({ kind, madeOn, maker, own }) =>
    `• ${say('file-line', { day: say.day(madeOn, 'UTC'), file: say(`paper-${kind}`), name: own ? say('noted-you') : (maker ?? say('noted-program')) })}`)
  return mineScreen(actor, [say(files.length > 0 ? 'files-head' : 'files-none'), ...texts], { section: 'files', page })
}

/** What was corrected, entered or done for this person; nothing of a case ever stands here. */
export function notedScreen(actor: Member, noted: Noted[], page: number): Screen {
  const { say } = actor
  const zone = zoneOf(actor)
  const texts = noted.map(({ action, at, actor: name, own }) =>
    `• ${say('noted-line', { day: say.day(at, zone), what: say(`audit-${action}`), name: own ? say('noted-you') : (name ?? say('noted-program')) })}`)
  return mineScreen(actor, [say(noted.length > 0 ? 'noted-head' : 'noted-none'), ...texts], { section: 'noted', page })
}
