import type { Day } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import { typedDay } from '../org/members.rules.ts'
import type { Points } from './quality.rules.ts'

/** What a meeting decided: on adoption it becomes an assignment of the same id. */
export type Decision = { id: string; text: string; ownerId: string | null; due: Day | null }
export type Vote = { id: string; matter: string; yes: number; no: number; other: number }
/** What somebody said of himself. `approved` by that person; until then, and after `said`, it reads "đã phát biểu". */
export type Gist = { text: string | null; state: 'asked' | 'approved' | 'said' }
export type Correction = { at: string; by: string; what: string; before: string; reason: string }

export type MinutesRecord = {
  /** ISO; who opened them. */
  begunAt: string
  chairId: string | null
  guests: string | null
  /** By the agenda's section, of the second part with `2.` in front. */
  notes: Record<string, string>
  gists: Record<string, Gist>
  decisions: Decision[]
  votes: Vote[]
  requests: { id: string; text: string }[]
  conclusion: string | null
  resolution: boolean
  dues: { paid: number; of: number } | null
  quality: Points
  corrections: Correction[]
  /** A correction of adopted minutes that was begun: its reason was given, its words not yet. */
  correcting: { by: string; what: string; reason: string } | null
}

export function newMinutes({ now, chairId }: { now: Date; chairId: string | null }): MinutesRecord {
  return {
    begunAt: now.toISOString(), chairId, guests: null, notes: {}, gists: {}, decisions: [], votes: [], requests: [], conclusion: null,
    resolution: false, dues: null, quality: {}, corrections: [], correcting: null,
  }
}

export const TEXT_LENGTH = 4000
const MOST_ENTRIES = 40

/**
 * A part of the minutes that is typed: `guests`, `conclusion`, `dues`, `note.SECTION`, `gist.PERSON`, and of lists
 * `decision`, `due`, `vote`, `request` with an id behind the dot.
 */
export type Field = { of: 'guests' | 'conclusion' | 'dues' } | { of: 'note' | 'gist' | 'decision' | 'due' | 'vote' | 'request'; id: string }

export function parseField(what: string): Field | null {
  if (what === 'guests' || what === 'conclusion' || what === 'dues') return { of: what }
  const [, of, id = ''] = /^(note|gist|decision|due|vote|request)\.([0-9A-Za-z.-]+)$/.exec(what) ?? []
  return of === undefined ? null : { of: of as 'note', id }
}

/** What stands there now, as it would be typed; empty where there is nothing. */
export function readField(record: MinutesRecord, field: Field): string {
  switch (field.of) {
    case 'guests': return record.guests ?? ''
    case 'conclusion': return record.conclusion ?? ''
    case 'dues': return record.dues ? `${record.dues.paid}/${record.dues.of}` : ''
    case 'note': return record.notes[field.id] ?? ''
    case 'gist': return record.gists[field.id]?.text ?? ''
    case 'decision': return record.decisions.find(({ id }) => id === field.id)?.text ?? ''
    case 'due': return record.decisions.find(({ id }) => id === field.id)?.due ?? ''
    case 'request': return record.requests.find(({ id }) => id === field.id)?.text ?? ''
    case 'vote': {
      const vote = record.votes.find(({ id }) => id === field.id)
      return vote ? `${vote.matter}: ${vote.yes}/${vote.no}/${vote.other}` : ''
    }
  }
}

/**
 * The minutes with a part as it was typed; an empty text takes it away.
 * @throws Refusal `minutes-bad-…` with what was expected, `minutes-too-long`
 */
export function writeField(record: MinutesRecord, field: Field, typed: string): MinutesRecord {
  const text = tidyText(typed)
  if (text.length > TEXT_LENGTH) throw new Refusal('minutes-too-long', { over: text.length - TEXT_LENGTH })
  switch (field.of) {
    case 'guests': return { ...record, guests: text === '' ? null : text }
    case 'conclusion': return { ...record, conclusion: text === '' ? null : text }
    case 'dues': return { ...record, dues: text === '' ? null : typedDues(text) }
    case 'note': return { ...record, notes: without(record.notes, field.id, text) }
    case 'gist': {
      const { [field.id]: _, ...others } = record.gists
      return { ...record, gists: text === '' ? others : { ...others, [field.id]: { text, state: 'asked' } } }
    }
    case 'decision': return { ...record, decisions: inList(record.decisions, field.id, text === '' ? null : (old) => ({ id: field.id, ownerId: old?.ownerId ?? null, due: old?.due ?? null, text })) }
    case 'due': return { ...record, decisions: record.decisions.map((one) => (one.id === field.id ? { ...one, due: text === '' ? null : typedDue(text) } : one)) }
    case 'request': return { ...record, requests: inList(record.requests, field.id, text === '' ? null : () => ({ id: field.id, text })) }
    case 'vote': {
      const vote = text === '' ? null : { id: field.id, ...typedVote(text) }
      return { ...record, votes: inList(record.votes, field.id, vote && (() => vote)) }
    }
  }
}

function inList<T extends { id: string }>(list: readonly T[], id: string, make: ((old: T | undefined) => T) | null): T[] {
  const old = list.find((one) => one.id === id)
  if (make === null) return list.filter((one) => one.id !== id)
  if (old) return list.map((one) => (one.id === id ? make(one) : one))
  if (list.length >= MOST_ENTRIES) throw new Refusal('minutes-too-many')
  return [...list, make(undefined)]
}

function without(notes: Record<string, string>, id: string, text: string): Record<string, string> {
  const { [id]: _, ...others } = notes
  return text === '' ? others : { ...others, [id]: text }
}

/** "24/25": paid, of how many (MR11). Amounts are no part of it. */
export function typedDues(text: string): { paid: number; of: number } {
  const [, paid, of] = /^(\d{1,3})\s*(?:\/|trên|,|;|\s)\s*(\d{1,3})$/.exec(text) ?? []
  if (paid === undefined || of === undefined || Number(paid) > Number(of)) throw new Refusal('minutes-bad-dues')
  return { paid: Number(paid), of: Number(of) }
}

/** "Thông qua nghị quyết: 24/0/1": in favour, against, other. The hands are counted in the room. */
export function typedVote(text: string): Omit<Vote, 'id'> {
  const [, matter = '', yes, no, other] = /^(.{1,300}?)\s*[:\n]\s*(\d{1,3})\s*[/,;\s]\s*(\d{1,3})(?:\s*[/,;\s]\s*(\d{1,3}))?$/su.exec(text) ?? []
  if (yes === undefined || no === undefined || matter.trim() === '') throw new Refusal('minutes-bad-vote')
  return { matter: matter.trim(), yes: Number(yes), no: Number(no), other: Number(other ?? 0) }
}

function typedDue(text: string): Day {
  const day = typedDay(text)
  if (day === null) throw new Refusal('minutes-bad-day')
  return day
}

/** More than half of those with a vote who were there, half and less is none (glossary: biểu quyết). */
export function isCarried({ yes }: Vote, voters: number): boolean {
  return yes * 2 > voters
}

/** Paragraphs stay, what cannot be seen goes. */
export function tidyText(text: string): string {
  return text.normalize('NFC').replace(/[^\P{Cc}\n]|[\u200B\u00AD\uFEFF\u202A-\u202E\u2066-\u2069]/gu, ' ').split('\n').map((row) => row.replace(/\s+/gu, ' ').trim()).join('\n').replace(/\n{3,}/g, '\n\n').trim()
}

/** A part of adopted minutes changed: the old words stay, with who and why (AT13). */
export function correct(record: MinutesRecord, field: Field, { typed, at, what }: { typed: string; at: Date; what: string }): MinutesRecord {
  const { correcting } = record
  if (!correcting || correcting.what !== what) throw new Refusal('stale-button')
  const before = readField(record, field)
  const written = writeField(record, field, typed)
  return { ...written, correcting: null, corrections: [...record.corrections, { at: at.toISOString(), by: correcting.by, what, before, reason: correcting.reason }] }
}
