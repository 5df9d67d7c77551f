import { z } from 'zod'
import { isDay, isTime } from '../../platform/calendar.ts'
import type { OwnDays } from '../../platform/holidays.ts'
import { Refusal } from '../../platform/errors.ts'
import { isQuiet, parseMeetingDay, writeMeetingDay } from '../../platform/rhythm.ts'

export const ORGANISATION_KINDS = ['branch', 'committee'] as const
export const ROLES = ['secretary', 'deputySecretary', 'committeeMember', 'member', 'officer'] as const
/** `away` lives its Party life elsewhere for a time, `guest` here (MR12). */
export const PARTY_STATUSES = ['full', 'probationary', 'exempt', 'suspended', 'away', 'guest'] as const
export type PartyStatus = (typeof PARTY_STATUSES)[number]
/** Who is asked for a self-check and counted; neither whoever is exempt or suspended, nor who is away. */
export const TAKING_PART: readonly PartyStatus[] = ['full', 'probationary', 'guest']

export function takesPart(status: string): boolean {
  return (TAKING_PART as readonly string[]).includes(status)
}

/** What a branch does elsewhere, in the official e-handbook, and is never asked for here (MR1). */
export const HANDBOOK_PARTS = ['rsvp', 'attendance', 'post', 'papers', 'dues'] as const

// One line, since it stands inside sentences; bounded, since the consent screen must stay one.
const line = (most: number) => z.string()
  .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()).pipe(z.string().min(1).max(most).regex(/^[^\p{Cc}\p{Cs}]*$/u))

/** `7 09:00`, or `7` alone: so many days before, at this hour. */
const daysBefore = (usual: string) => z.string().trim().regex(/^\d{1,2}( [0-2]\d:[0-5]\d)?$/).transform((text) => {
  const [days = '', time = usual] = text.split(' ')
  return { daysBefore: Number(days), time }
}).refine(({ daysBefore, time }) => daysBefore >= 1 && daysBefore <= 27 && isTime(time) && !isQuiet(time))

const words = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '')

const handbook = z.string().transform((text) => words(text.toLowerCase())).pipe(z.array(z.enum(HANDBOOK_PARTS)))

/** `superior=Ý kiến chỉ đạo; opinion=Tư tưởng đảng viên`: the organisation's own names for headings of an agenda. */
const headings = z.string().transform((text) => text.split(';').map((part) => part.split('=').map((side) => side.normalize('NFC').replace(/\s+/gu, ' ').trim())))
  .refine((pairs) => pairs.every((pair) => pair.length === 2 && /^[a-z-]{1,20}$/.test(pair[0] ?? '') && (pair[1] ?? '') !== '' && (pair[1] ?? '').length <= 200))
  .transform((pairs): Record<string, string> => Object.fromEntries(pairs))

/** `2026-12-25` is off, `+2026-09-05` is worked, `weekends` are off. */
const holidays = z.string().transform((text) => words(text.toLowerCase()))
  .refine((list) => list.every((word) => word === 'weekends' || isDay(word.replace(/^\+/, ''))))
  .transform((list): OwnDays => ({
    off: list.filter((word) => isDay(word)), working: list.filter((word) => word.startsWith('+')).map((word) => word.slice(1)),
    ...(list.includes('weekends') && { weekendsOff: true }),
  }))

/**
 * Every setting of an organisation: what is typed, what it becomes, whether a branch takes it from above, and what
 * stands where nobody set it. `meaning` and `expected` are keys of words.
 */
export const SETTINGS = {
  controller: { schema: line(160), inherited: true, fallback: null, meaning: 'setting-controller', expected: 'expected-line' },
  operator: { schema: line(160), inherited: true, fallback: null, meaning: 'setting-operator', expected: 'expected-line' },
  contact: { schema: line(120), inherited: true, fallback: null, meaning: 'setting-contact', expected: 'expected-line' },
  approval: { schema: line(160), inherited: true, fallback: null, meaning: 'setting-approval', expected: 'expected-line' },
  inspection: { schema: line(160), inherited: true, fallback: null, meaning: 'setting-inspection', expected: 'expected-line' },
  'meeting.day': {
    schema: z.string().transform((text, context) => {
      const day = parseMeetingDay(text)
      if (!day) context.addIssue({ code: 'custom', message: 'no meeting day' })
      return day ? writeMeetingDay(day) : z.NEVER
    }),
    inherited: false, fallback: null, meaning: 'setting-meeting-day', expected: 'expected-meeting-day',
  },
  'meeting.time': { schema: z.string().trim().refine(isTime), inherited: false, fallback: null, meaning: 'setting-meeting-time', expected: 'expected-time' },
  'meeting.place': { schema: line(120), inherited: false, fallback: null, meaning: 'setting-meeting-place', expected: 'expected-line' },
  'meeting.online': { schema: z.string().trim().toLowerCase().pipe(z.enum(['yes', 'no'])), inherited: true, fallback: 'no', meaning: 'setting-meeting-online', expected: 'expected-yes-no' },
  'check.opens': { schema: daysBefore('08:00'), inherited: true, fallback: { daysBefore: 10, time: '08:00' }, meaning: 'setting-check-opens', expected: 'expected-check-opens' },
  'agenda.freeze': { schema: daysBefore('17:00'), inherited: true, fallback: { daysBefore: 2, time: '17:00' }, meaning: 'setting-agenda-freeze', expected: 'expected-agenda-freeze' },
  'agenda.headings': { schema: headings, inherited: true, fallback: {}, meaning: 'setting-agenda-headings', expected: 'expected-agenda-headings' },
  // Fewer than five hides nobody.
  k: { schema: z.string().trim().regex(/^\d{1,2}$/).transform(Number).pipe(z.int().min(5).max(50)), inherited: true, fallback: 5, meaning: 'setting-k', expected: 'expected-k' },
  handbook: { schema: handbook, inherited: true, fallback: [], meaning: 'setting-handbook', expected: 'expected-handbook' },
  'verify.phrase': { schema: line(120), inherited: false, fallback: null, meaning: 'setting-verify-phrase', expected: 'expected-line' },
  holidays: { schema: holidays, inherited: true, fallback: {}, meaning: 'setting-holidays', expected: 'expected-holidays' },
} as const satisfies Record<string, { schema: z.ZodType<unknown, string>; inherited: boolean; fallback: unknown; meaning: string; expected: string }>

export type SettingKey = keyof typeof SETTINGS
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[]

/** A setting's value; null where nobody set it and nothing stands in. */
export type Settings = { [K in SettingKey]: z.output<(typeof SETTINGS)[K]['schema']> | ((typeof SETTINGS)[K]['fallback'] extends null ? null : never) }
export type RawSettings = Record<string, string>
export type Effective = { settings: Settings; /** The organisation that each set value comes from. */ sources: Partial<Record<SettingKey, string>> }

/** Without these nobody is linked (CL3): whoever consents must read who answers for it. */
export const NEEDED = ['controller', 'operator', 'contact'] as const satisfies SettingKey[]
export type Needed = (typeof NEEDED)[number]
export type ReadySettings = Settings & Record<Needed, string>

export function missingSettings(settings: Settings): Needed[] {
  return NEEDED.filter((key) => settings[key] === null)
}

export function isReady(settings: Settings): settings is ReadySettings {
  return missingSettings(settings).length === 0
}

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(SETTINGS, key)
}

/**
 * The text that is kept for a setting, tidied. An empty text takes the setting away: null.
 * @throws Refusal `settings-unknown` or `settings-bad-value` with the key of what was expected
 */
export function writeSetting(key: string, text: string): string | null {
  if (!isSettingKey(key)) throw new Refusal('settings-unknown', { key: key.slice(0, 60) })
  if (text.trim() === '') return null
  const parsed = SETTINGS[key].schema.safeParse(text)
  if (!parsed.success) throw new Refusal('settings-bad-value', { key, value: text.slice(0, 120), expected: SETTINGS[key].expected })
  return typeof parsed.data === 'string' ? parsed.data : text.trim().replace(/\s+/g, ' ')
}

/**
 * The settings in force, from an organisation's own and those of the ones above it, nearest first. A kept value that
 * this version cannot read counts as not set: a job must not stop for one organisation's old text.
 */
export function effectiveFrom(chain: readonly { id: string; own: RawSettings }[]): Effective {
  const settings: Record<string, unknown> = {}
  const sources: Partial<Record<SettingKey, string>> = {}
  for (const key of SETTING_KEYS) {
    const { schema, inherited, fallback } = SETTINGS[key]
    settings[key] = fallback
    for (const { id, own } of inherited ? chain : chain.slice(0, 1)) {
      const parsed = schema.safeParse(own[key])
      if (!parsed.success) continue
      settings[key] = parsed.data
      sources[key] = id
      break
    }
  }
  return { settings: settings as Settings, sources }
}
