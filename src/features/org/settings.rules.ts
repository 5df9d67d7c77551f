import { fold } from '../../conversation/commands.ts'
import { parseMeetingDay } from '../../platform/rhythm.ts'
import type { OrganisationKind } from './roster-file.rules.ts'
import type { SettingKey } from './org.rules.ts'
import { SETTING_KEYS, SETTINGS } from './org.rules.ts'

/** In a chat settings stand in these groups, a page each. */
export const SETTING_GROUPS = ['settings-group-meeting', 'settings-group-check', 'settings-group-answering', 'settings-group-other'] as const
export type SettingGroup = (typeof SETTING_GROUPS)[number]

/**
 * How a setting is offered in a chat. `name`, `about` and `how` are keys of words: what it is called, what it does, what
 * may be pressed or typed. `choices` are values as they are kept; where there are none, only typing is left.
 */
export type Offer = { group: SettingGroup; name: string; about: string; how: string; choices: readonly string[] }

export const OFFERS: Record<SettingKey, Offer> = {
  'meeting.day': {
    group: 'settings-group-meeting', name: 'setting-name-meeting-day', about: 'setting-about-meeting-day', how: 'setting-how-meeting-day',
    choices: ['1', '3', '5', '10', '15', '20', '25', '31', 'first saturday', 'first sunday', 'last saturday', 'last sunday'],
  },
  'meeting.time': {
    group: 'settings-group-meeting', name: 'setting-name-meeting-time', about: 'setting-about-meeting-time', how: 'setting-how-meeting-time',
    choices: ['08:00', '14:00', '18:00', '19:00', '19:30', '20:00'],
  },
  'meeting.place': { group: 'settings-group-meeting', name: 'setting-name-meeting-place', about: 'setting-about-meeting-place', how: 'setting-how-line', choices: [] },
  'meeting.online': {
    group: 'settings-group-meeting', name: 'setting-name-meeting-online', about: 'setting-about-meeting-online', how: 'setting-how-yes-no',
    choices: ['yes', 'no'],
  },
  'check.opens': {
    group: 'settings-group-check', name: 'setting-name-check-opens', about: 'setting-about-check-opens', how: 'setting-how-days-before',
    choices: ['7 08:00', '10 08:00', '14 08:00'],
  },
  'agenda.freeze': {
    group: 'settings-group-meeting', name: 'setting-name-agenda-freeze', about: 'setting-about-agenda-freeze', how: 'setting-how-days-before',
    choices: ['1 17:00', '2 17:00', '3 17:00'],
  },
  // Renamed one by one in a meeting's draft.
  'agenda.headings': {
    group: 'settings-group-meeting', name: 'setting-name-agenda-headings', about: 'setting-about-agenda-headings', how: 'setting-how-agenda-headings', choices: [],
  },
  k: {
    group: 'settings-group-check', name: 'setting-name-k', about: 'setting-about-k', how: 'setting-how-k',
    choices: ['5', '7', '10'],
  },
  controller: { group: 'settings-group-answering', name: 'setting-name-controller', about: 'setting-about-controller', how: 'setting-how-line', choices: [] },
  operator: { group: 'settings-group-answering', name: 'setting-name-operator', about: 'setting-about-operator', how: 'setting-how-line', choices: [] },
  contact: { group: 'settings-group-answering', name: 'setting-name-contact', about: 'setting-about-contact', how: 'setting-how-line', choices: [] },
  approval: { group: 'settings-group-answering', name: 'setting-name-approval', about: 'setting-about-approval', how: 'setting-how-line', choices: [] },
  inspection: { group: 'settings-group-answering', name: 'setting-name-inspection', about: 'setting-about-inspection', how: 'setting-how-line', choices: [] },
  // Switched one by one: what a press gives is made from what is in force.
  handbook: { group: 'settings-group-other', name: 'setting-name-handbook', about: 'setting-about-handbook', how: 'setting-how-handbook', choices: [] },
  'verify.phrase': { group: 'settings-group-other', name: 'setting-name-verify-phrase', about: 'setting-about-verify-phrase', how: 'setting-how-line', choices: [] },
  holidays: { group: 'settings-group-other', name: 'setting-name-holidays', about: 'setting-about-holidays', how: 'setting-how-holidays', choices: [] },
}

/** What stands in where nobody set anything, as it would be typed. */
export const FALLBACK_TEXTS: Partial<Record<SettingKey, string>> = { 'agenda.freeze': '2 17:00', 'check.opens': '10 08:00', k: '5', 'meeting.online': 'no' }

/** The settings of a group that mean something to an organisation of this kind: a committee opens no rounds. */
export function settingsIn(group: SettingGroup, kind: OrganisationKind): SettingKey[] {
  return SETTING_KEYS.filter((key) => OFFERS[key].group === group && (kind === 'branch' || SETTINGS[key].inherited || key === 'verify.phrase'))
}

/** Whoever has consented read these: another value is asked anew (CL3). */
export function isConsentedTo(key: SettingKey): boolean {
  return ['controller', 'operator', 'contact', 'approval'].includes(key)
}

/** A choice in a button's data, which takes letters, digits, dots and dashes only; read back by comparing. */
export function choiceCode(value: string): string {
  return value.replace(/[^0-9A-Za-z]+/g, '-')
}

const DAYS: Record<string, string> = {
  thuhai: 'monday', thu2: 'monday', thuba: 'tuesday', thu3: 'tuesday', thutu: 'wednesday', thu4: 'wednesday', thunam: 'thursday', thu5: 'thursday',
  thusau: 'friday', thu6: 'friday', thubay: 'saturday', thu7: 'saturday', chunhat: 'sunday', cn: 'sunday',
}
const WHICH: Record<string, string> = {
  dau: 'first', dautien: 'first', thunhat: 'first', tuan1: 'first', thuhai: 'second', tuan2: 'second', thuba: 'third', tuan3: 'third', thutu: 'fourth',
  tuan4: 'fourth', cuoi: 'last', cuoicung: 'last',
}

/**
 * What somebody typed in a chat, as the setting wants it: "19h30" and "7 giờ 5", "Chủ nhật đầu tiên", "ngày 5 hằng
 * tháng", "25/12/2026, cuối tuần". What is not known goes on as it is and is judged there.
 */
export function asTyped(key: SettingKey, text: string): string {
  if (key === 'meeting.time') return asTime(text)
  if (key === 'holidays') return asDays(text)
  if (key !== 'meeting.day' || parseMeetingDay(text)) return text
  const plain = fold(text).replace(/^ngay/, '').replace(/(cua|trong|hang|moi)?thang$/, '')
  if (/^\d{1,2}$/.test(plain)) return plain.replace(/^0/, '')
  for (const [day, name] of Object.entries(DAYS)) {
    const which = plain.startsWith(day) ? WHICH[plain.slice(day.length)] : undefined
    if (which) return `${which} ${name}`
  }
  return text
}

function asDays(text: string): string {
  return text.normalize('NFC').replace(/cuối tuần/giu, 'weekends')
    .replace(/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g, (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function asTime(text: string): string {
  const found = /^(\d{1,2})\s*(?::|\.|h|g|giờ)\s*(\d{1,2})?\s*(?:phút|p)?$/u.exec(text.trim().normalize('NFC').toLowerCase())
  return found ? `${found[1]?.padStart(2, '0')}:${(found[2] ?? '').padStart(2, '0')}` : text
}
