import { charactersOver, readTyped } from '../../conversation/typed.ts'
import { atTime, dayOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { OwnDays } from '../../platform/holidays.ts'
import { nextWorkingDay } from '../../platform/holidays.ts'
import { outsideQuietHours } from '../../platform/rhythm.ts'
import type { Sign } from '../catalog/catalog.rules.ts'
import type { Answer, Answered, CheckRecord, Draft } from './self-check.record.ts'
import { counted, finished, missing, withAnswer } from './self-check.record.ts'

export const NOTE_MOST = 1000
/** Someone linked later than this before the closing is not invited any more (AL2). */
export const LATE_DAYS = 3
/** Minutes that the check takes, said in the invitation. */
export const MINUTES = { first: 10, later: 5 }

const DAY = 86_400_000

/** A check as it stands: `closesAt` is when the last of the person's rounds of this period closes. */
export type Check = {
  id: string
  period: string
  questionSetId: string
  done: boolean
  record: CheckRecord
  closesAt: Date | null
  /** The last day of an unfinished draft, once its round is closed. */
  keepUntil: Date | null
}

export function isOpen({ closesAt }: { closesAt: Date | null }, now: Date): boolean {
  return closesAt !== null && now < closesAt
}

/** Signs that may touch discipline or law warn before "present" is stored (CL5). */
export function warnsFirst(sign: Pick<Sign, 'serious'>, answer: Answer): boolean {
  return sign.serious && answer === 'p'
}

/** A note is offered where there is something to say about it. */
export function takesNote(answer: Answer | undefined): boolean {
  return answer === 'w' || answer === 'p'
}

/** The record with an answer; a change after finishing is marked, for the member alone (SC4). */
export function answered(check: Check, { n, answer }: Answered): CheckRecord {
  const changed = check.record.answers[n] !== answer
  const record = withAnswer(check.record, { n, answer })
  return check.done && changed && !record.previous ? { ...record, amended: true } : record
}

/**
 * What was typed as a note, in NFC and without control characters: "ế" counts alike from every keyboard (SC5).
 * `over` says by how many characters (code points) it is too long.
 */
export function readNote(typed: string): { text: string; over: number } {
  const text = readTyped(typed)
  return { text, over: overBy(text) }
}

export function overBy(text: string): number {
  return charactersOver(text, NOTE_MOST)
}

/** The first characters of a long note, as many as a note may have. */
export function cutNote(text: string): string {
  return [...text].slice(0, NOTE_MOST).join('').trim()
}

/** @throws Refusal while a sign has no answer: the check goes through all of them (domain rule 3) */
export function finish({ done, record }: Pick<Check, 'done' | 'record'>): CheckRecord {
  const left = missing(record).length
  if (left > 0) throw new Refusal('submit-too-early', { left })
  return done && record.previous ? { ...finished(record), amended: true } : finished(record)
}

export function mayInviteLate(closesAt: Date, now: Date): boolean {
  return closesAt.getTime() - now.getTime() >= LATE_DAYS * DAY
}

/** When an invitation meant for now goes out: not in the quiet hours, nor on a day off while another day is left (SC8). */
export function inviteAt(now: Date, { zone, closesAt, own }: { zone: string; closesAt: Date; own: OwnDays }): Date {
  const awake = outsideQuietHours(now, { zone, event: closesAt, now })
  const day = dayOf(awake, zone)
  const working = nextWorkingDay(day, own)
  const moved = atTime(working, { time: '08:00', zone })
  return working === day || moved >= closesAt ? awake : moved
}

/** By sign, how many finished checks gave each answer. */
export type Tally = { done: number; signs: Record<number, Partial<Record<Answer, number>>> }

/** Adds finished checks to a round's tally. */
export function addToTally(tally: Tally, records: CheckRecord[]): Tally {
  const signs = { ...tally.signs }
  for (const record of records) {
    const { answers }: Draft = counted(record)
    for (const [key, answer] of Object.entries(answers)) {
      const n = Number(key)
      signs[n] = { ...signs[n], [answer]: (signs[n]?.[answer] ?? 0) + 1 }
    }
  }
  return { done: tally.done + records.length, signs }
}
