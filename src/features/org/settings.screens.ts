import { actionOf } from '../../conversation/actions.ts'
import type { Html } from '../../conversation/html.ts'
import { html, lines } from '../../conversation/html.ts'
import { HOME } from '../../conversation/home.ts'
import { KEEP } from '../../conversation/router.ts'
import type { Choice, Member, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { parseMeetingDay } from '../../platform/rhythm.ts'
import { turning } from './consent.screens.ts'
import { capital } from './members.screens.ts'
import type { OrganisationRow } from './org.repo.ts'
import { HANDBOOK_PARTS, SETTINGS, type SettingKey } from './org.rules.ts'
import type { Proposal, SettingText } from './settings.service.ts'
import { choiceCode, FALLBACK_TEXTS, isConsentedTo, OFFERS, SETTING_GROUPS, settingsIn } from './settings.rules.ts'

export const listView = (org: string, page: number): string => actionOf('settings', 'list', org, page)
export const oneView = (org: string, key: SettingKey): string => actionOf('settings', 'one', org, key)

/** Which organisation, for whoever reads the settings of several. */
export function whichScreen({ say }: Member, organisations: { id: string; name: string }[]): Screen {
  return {
    text: html`${say('settings-which')}`,
    choices: [...organisations.map(({ id, name }): Choice[] => [{ label: short(name), action: listView(id, 1) }]), [{ label: say('command-start'), action: HOME }]],
    view: actionOf('settings', 'open'),
  }
}

/** One group of settings a page, each with its value and whose it is. */
export function settingsScreen({ say }: Member, organisation: OrganisationRow, { all, page }: { all: SettingText[]; page: number }): Screen {
  const group = SETTING_GROUPS[page - 1] ?? SETTING_GROUPS[0]
  const keys = settingsIn(group, organisation.kind)
  return {
    text: lines(
      html`<b>${say('settings-title', { org: organisation.name })}</b>`,
      say('settings-page', { group: say(group), page, last: SETTING_GROUPS.length }), '',
      ...keys.map((key) => valueLine(say, organisation, all.find((one) => one.key === key) ?? { key, text: null, from: null })),
    ),
    choices: [
      ...keys.map((key): Choice[] => [{ label: say(OFFERS[key].name), action: oneView(organisation.id, key) }]),
      ...turning(say, { at: page - 1, last: page === SETTING_GROUPS.length, view: (n) => listView(organisation.id, n + 1) }),
      [{ label: say('command-start'), action: HOME }],
    ],
    view: listView(organisation.id, page),
  }
}

/** One setting: what it means, what holds, and for whoever may change it what may be pressed or typed. */
export function settingScreen({ say }: Member, organisation: OrganisationRow, { setting, mayChange, wrong }: { setting: SettingText; mayChange: boolean; wrong?: boolean }): Screen {
  const { key } = setting
  const own = setting.from?.id === organisation.id
  return {
    text: lines(
      wrong === true && html`<b>${say('settings-not-understood')}</b>\n`,
      html`<b>${say(OFFERS[key].name)}</b> · ${organisation.name}`,
      say(OFFERS[key].about), '',
      say('settings-now', { value: valueText(say, key, setting.text) }),
      setting.from !== null && !own && say('settings-from', { org: setting.from.name }),
      mayChange ? html`\n${say(OFFERS[key].how, { example: FALLBACK_TEXTS[key] ?? '' })}` : html`\n${say('settings-look-only')}`,
      mayChange && isConsentedTo(key) && say('settings-warns-consent'),
    ),
    choices: [
      ...(mayChange ? choicesOf(say, organisation.id, setting) : []),
      ...(mayChange && own ? [[{ label: say(SETTINGS[key].inherited ? 'settings-clear-inherited' : 'settings-clear'), action: actionOf('settings', 'clear', organisation.id, key) }]] : []),
      [{ label: say('button-back'), action: listView(organisation.id, SETTING_GROUPS.indexOf(OFFERS[key].group) + 1) }],
    ],
    view: oneView(organisation.id, key),
  }
}

/** Old and new, with the next dates of each, before anything is kept. */
export function previewScreen({ say }: Member, organisation: OrganisationRow, { key, now, next, dates, asksAgain, below }: Proposal): Screen {
  const zone = organisation.timeZone
  const same = JSON.stringify(dates.now) === JSON.stringify(dates.next)
  return {
    text: lines(
      html`<b>${say(OFFERS[key].name)}</b> · ${organisation.name}`,
      say('settings-now', { value: valueText(say, key, now.text) }),
      html`<b>${say('settings-then', { value: valueText(say, key, next.text) })}</b>`,
      ...(same ? [] : [
        ...(dates.next.length > 0 ? [html`\n<b>${say('preview-then')}</b>`, ...dateLines(say, dates, zone)] : []),
        ...(dates.next.every(({ kept }) => kept) ? [html`\n<b>${say('preview-none')}</b>`] : []),
      ]),
      '',
      dates.next.some(({ holiday }) => holiday) && !same && say('preview-holiday'),
      dates.next.some(({ kept }) => kept) && !same && say('preview-kept'),
      below > 0 && SETTINGS[key].inherited && say('settings-below', { count: below }),
      asksAgain && html`<b>${say('settings-asks-all')}</b>`,
      say('settings-not-saved-yet'),
    ),
    choices: [
      [{ label: say('settings-save'), action: KEEP, look: 'primary' }, { label: say('button-cancel'), action: oneView(organisation.id, key) }],
    ],
    view: oneView(organisation.id, key),
  }
}

/** A value as a person says it. */
export function valueText(say: Say, key: SettingKey, text: string | null): string {
  const fallback = FALLBACK_TEXTS[key]
  if (text === null && key === 'handbook') return say('handbook-none')
  if (text === null) return fallback === undefined ? say('setting-unset') : say('setting-default', { value: spoken(say, key, fallback) })
  return spoken(say, key, text)
}

function spoken(say: Say, key: SettingKey, text: string): string {
  if (key === 'meeting.day') return dayText(say, text)
  if (key === 'handbook') return HANDBOOK_PARTS.filter((part) => text.includes(part)).map((part) => say(`handbook-${part}`)).join(', ')
  if (key === 'meeting.online') return say(text === 'yes' ? 'setting-yes' : 'setting-no')
  if (key === 'holidays') return text.replace('weekends', say('setting-weekends')).replace(/(\d{4})-0?(\d+)-0?(\d+)/g, '$3/$2/$1')
  if (key !== 'check.opens' && key !== 'agenda.freeze') return text
  const [days = '', time = FALLBACK_TEXTS[key]?.split(' ')[1] ?? ''] = text.split(' ')
  return say('setting-days-before', { days: Number(days), time })
}

function dayText(say: Say, text: string): string {
  const day = parseMeetingDay(text)
  if (!day) return text
  if ('day' in day) return say('meeting-day-number', { day: day.day })
  return say('meeting-day-weekday', { weekday: say('date-weekday', { weekday: day.weekday }), which: day.which })
}

function valueLine(say: Say, organisation: OrganisationRow, { key, text, from }: SettingText): string {
  const value = valueText(say, key, text)
  return say(from && from.id !== organisation.id ? 'setting-line-above' : 'setting-line', { name: say(OFFERS[key].name), value })
}

/** Buttons for what is usual, two a row. */
function choicesOf(say: Say, org: string, { key, text }: SettingText): Choice[][] {
  const press = (label: string, value: string): Choice => ({ label: short(capital(label)), action: actionOf('settings', 'try', org, key, choiceCode(value)) })
  const choices = key === 'handbook'
    ? HANDBOOK_PARTS.map((part) => press(say(text?.includes(part) ? 'handbook-here' : 'handbook-there', { part: say(`handbook-${part}`) }), part))
    : OFFERS[key].choices.filter((value) => value !== text).map((value) => press(briefly(say, key, value), value))
  const wide = choices.some(({ label }) => label.length > 16)
  const rows: Choice[][] = []
  for (let start = 0; start < choices.length; start += wide ? 1 : 2) rows.push(choices.slice(start, start + (wide ? 1 : 2)))
  return rows
}

/** The same as it fits a button. */
function briefly(say: Say, key: SettingKey, text: string): string {
  const day = key === 'meeting.day' ? parseMeetingDay(text) : null
  if (day) return 'day' in day ? say('button-day', { day: day.day }) : say('button-weekday', { weekday: say('date-weekday', { weekday: day.weekday }), which: day.which })
  if (key === 'meeting.online') return spoken(say, key, text)
  const [days = '', time] = text.split(' ')
  return time === undefined ? text : say('button-days-before', { days: Number(days), time })
}

/** The new dates, each with the one that it takes the place of: the first meeting of the first, and so on. */
function dateLines(say: Say, { now, next }: Proposal['dates'], zone: string): Html[] {
  const seen = new Map<string, number>()
  return next.map(({ label, at, holiday, kept }) => {
    const place = seen.get(label) ?? 0
    seen.set(label, place + 1)
    const old = now.filter((line) => line.label === label)[place]
    const date = holiday ? `${say.moment(at, zone)} (${say(holiday)})` : say.moment(at, zone)
    const line = !old || old.at.getTime() === at.getTime() ? say('preview-line', { what: say(label), date })
      : say('preview-line-moved', { what: say(label), date, old: say.moment(old.at, zone) })
    return html`• ${line}${kept ? html` (${say('preview-kept-mark')})` : ''}`
  })
}

/** A label has at most 32 characters. */
function short(label: string): string {
  return label.length <= 32 ? label : `${label.slice(0, 31).trimEnd()}…`
}
