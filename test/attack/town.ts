import { newId } from '../../src/platform/crypto.ts'
import type { TestPerson } from '../support/chat.ts'
import type { World } from '../support/world.ts'
import { at } from '../support/world.ts'
import type { Dice } from './dice.ts'
import type { Letter, Moment } from './evidence.ts'

/** Twelve members beside the readers: a curious one, the one who is written about, and ten who may have written. */
const GIVEN = ['Ánh', 'Bảo', 'Châu', 'Đạt', 'Giang', 'Hà', 'Khôi', 'Linh', 'Mai', 'Nam']
const STYLES = ['nói thật là', 'xin phép thưa', 'theo tôi thấy', 'nhiều lần rồi', 'anh em mình', 'quả thực', 'mong rằng', 'thiết nghĩ', 'cũng phải nói', 'xét cho cùng']
export const AUTHORS = GIVEN.map((_, i) => `m${i}`)
export const PEER = 'an'
export const SUBJECT = 'binh'
export const BARRED = 'secretary'
export const READERS = ['deputy', 'committee'] as const
/** One of the readers, who holds no office any more at the end. */
export const LEAVER = 'committee'
const OFFICE = [BARRED, ...READERS]

export const STYLE = new Map(AUTHORS.map((key, i) => [key, STYLES[i] ?? '']))
const nameOf = (i: number): string => `Phan Thử ${GIVEN[i]}`

/** `open`: letters whose words are not agreed to yet. */
export type Town = { world: World; people: Map<string, TestPerson>; names: Map<string, string>; open: Letter[] }

/** The branch of the world, grown to its size, everybody linked on the channel with buttons. */
export async function settle(world: World): Promise<Town> {
  const { prisma } = world.database
  for (const [i, key] of AUTHORS.entries()) {
    const id = newId()
    world.people.set(key, id)
    await prisma.person.create({ data: { id, code: `P-${key}`, fullName: nameOf(i), language: 'vi' } })
    await prisma.membership.create({ data: { id: newId(), personId: id, organisationId: world.orgId('chiBo1'), role: 'member', partyStatus: 'full', from: new Date('2026-01-01') } })
  }
  const people = new Map<string, TestPerson>()
  for (const key of [PEER, SUBJECT, ...OFFICE, ...AUTHORS]) people.set(key, await world.member(key))
  return { world, people, names: new Map(AUTHORS.map((key, i) => [key, nameOf(i)])), open: [] }
}

export function person({ people }: Town, key: string): TestPerson {
  const found = people.get(key)
  if (!found) throw new Error(`nobody is called ${key}`)
  return found
}

/** What everybody does in a month, drawn before it is known who writes: so that sessions by themselves tell nothing. */
export type Plan = {
  month: string
  /** With the self-check, some days later, and towards the end of the month. */
  sessions: (Moment & { visit: 'check' | 'later' | 'end' })[]
  letters: (Letter & { visit: 'check' | 'later' })[]
  /** Goes through the month on paper, as everybody sees. */
  away: string
}

const DAYS = { check: [13, 15], later: [16, 18], end: [26, 28] } as const

/**
 * @param about whom the letters of the month are about, one each
 * @param late written after the self-check's days only: in the first month too few have finished before
 */
export function plan(month: string, { dice, about, late }: { dice: Dice; about: readonly string[]; late: boolean }): Plan {
  const away = dice.pick(AUTHORS)
  const candidates = AUTHORS.filter((key) => key !== away)
  const sessions = (['check', 'later', 'end'] as const).flatMap((visit) => candidates.map((who) => ({ who, visit, at: moment(month, DAYS[visit], dice) })))
  const writers = dice.shuffled(candidates)
  const letters = about.map((subject, i) => ({
    mark: `${month}/${i}`.replaceAll(/\D/g, ''), month, author: writers[i] ?? '', subject, candidates, visit: late ? 'later' : dice.pick(['check', 'later'] as const),
    from: at(`${month}-09 12:00`).getTime(), to: at(`${nextMonth(month)}-09 12:00`).getTime(),
  }))
  return { month, away, sessions: sessions.toSorted((a, b) => a.at - b.at), letters }
}

/** A minute of waking hours, not at the same one as anybody else. */
function moment(month: string, [first, last]: readonly [number, number], dice: Dice): number {
  const day = first + dice.below(last - first + 1)
  const minute = 9 * 60 + dice.below(12 * 60)
  return at(`${month}-${String(day).padStart(2, '0')} 00:00`).getTime() + minute * 60_000 + dice.below(60) * 1000
}

export function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
