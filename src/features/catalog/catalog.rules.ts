import { createHash } from 'node:crypto'
import { z } from 'zod'

/** The resolution's three groups of nine, in its order. Their names are words: `group-ideology`, … */
export const SIGN_GROUPS = ['ideology', 'ethics', 'self-evolution'] as const
export type SignGroup = (typeof SIGN_GROUPS)[number]
export const SIGNS_IN_GROUP = 9
export const SIGN_COUNT = SIGN_GROUPS.length * SIGNS_IN_GROUP

/** Characters of an official wording and of a local sub-point, and sub-points of a sign: each is read on a phone. */
export const OFFICIAL_MOST = 1500
export const POINT_MOST = 300
export const POINTS_MOST = 20

// Texts that differ only in how an accent is composed would look like two versions.
const line = (most: number) => z.string().normalize('NFC').trim().min(1).max(most)

const SignSchema = z.object({
  number: z.int().min(1).max(SIGN_COUNT),
  group: z.enum(SIGN_GROUPS),
  titleVi: line(60),
  summaryVi: line(400),
  titleEn: line(60),
  summaryEn: line(400),
  ref: line(200),
  serious: z.boolean(),
  ifConcerned: z.boolean(),
  /** What an organisation has loaded beside our summary: the official wording, and sub-points of its own. */
  official: line(OFFICIAL_MOST).optional(),
  points: z.array(line(POINT_MOST)).min(1).max(POINTS_MOST).optional(),
})

const SignsSchema = z.array(SignSchema).length(SIGN_COUNT).superRefine((signs, context) => {
  signs.forEach((sign, index) => {
    if (sign.number !== index + 1) {
      context.addIssue({ code: 'custom', path: [index, 'number'], message: `expected sign ${index + 1} here` })
    }
    const group = groupOf(index + 1)
    if (sign.group !== group) {
      context.addIssue({ code: 'custom', path: [index, 'group'], message: `sign ${index + 1} belongs to ${group}` })
    }
  })
})

/**
 * One sign in our own words. `ref` names its place in the resolution; `serious` signs may touch discipline or law and
 * warn before an answer is kept (CL5); `ifConcerned` signs concern only some members.
 */
export type Sign = z.output<typeof SignSchema>

/** The 27 signs in one wording, in the resolution's order. It never changes once it has a version (SC15). */
export type SignSet = { readonly signs: readonly Sign[] }

/**
 * Checks a catalogue of signs (an array as in `signs.json`, or what the database holds).
 * @throws ZodError naming sign and field
 */
export function signSet(content: unknown): SignSet {
  return { signs: SignsSchema.parse(content) }
}

/** What tells one wording from another: SHA-256 in hex, the same whatever the order of keys in the file. */
export function digest(set: SignSet): string {
  return createHash('sha256').update(JSON.stringify(SignsSchema.parse(set.signs))).digest('hex')
}

/** @throws RangeError for a number outside 1-27 */
export function signAt(set: SignSet, number: number): Sign {
  const sign = set.signs[number - 1]
  if (!sign) throw new RangeError(`no sign ${number}`)
  return sign
}

/** The nine signs of a group, in order. */
export function signsOf(set: SignSet, group: SignGroup): readonly Sign[] {
  return set.signs.filter((sign) => sign.group === group)
}

/** @throws RangeError for a number outside 1-27 */
export function groupOf(number: number): SignGroup {
  const group = SIGN_GROUPS[Math.ceil(number / SIGNS_IN_GROUP) - 1]
  if (!group || !Number.isInteger(number)) throw new RangeError(`no sign ${number}`)
  return group
}

/** Whether more of a sign is there than our summary. */
export function hasOfficial({ official, points }: Sign): boolean {
  return official !== undefined || points !== undefined
}

/** Title and summary for a reader; a language in which the signs were never written reads the Vietnamese. */
export function wordingOf(sign: Sign, language: string): { title: string; summary: string } {
  return language === 'en'
    ? { title: sign.titleEn, summary: sign.summaryEn }
    : { title: sign.titleVi, summary: sign.summaryVi }
}
