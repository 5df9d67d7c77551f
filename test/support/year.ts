import { addMinutes } from '../../src/platform/calendar.ts'
import type { ChatMessage, TestPerson } from './chat.ts'
import type { World } from './world.ts'
import { at, ZONE } from './world.ts'

const PUSH = 'Đồng chí có việc cần xem trong Chibo.'

/** What came to somebody unasked: when, on the branch's clock, and which words. */
export type Told = { at: string; text: string }

/**
 * Lets time pass as it would with the server on: every moment at which something is due has its heartbeat, and after
 * each the people do what they always do.
 */
export async function live(world: World, until: string, deeds: () => Promise<void>): Promise<void> {
  const end = at(until)
  for (let next = await nextMoment(world); next !== null && next <= end; next = await nextMoment(world)) {
    world.clock.moveTo(next > world.clock.now() ? next : addMinutes(world.clock.now(), 1))
    await world.beat()
    await deeds()
  }
  world.clock.moveTo(end)
  await world.beat()
  await deeds()
}

async function nextMoment({ database: { prisma } }: World): Promise<Date | null> {
  const due = await prisma.due.findFirst({ orderBy: { at: 'asc' }, select: { at: true } })
  const notice = await prisma.notice.findFirst({ where: { state: 'waiting' }, orderBy: { notBefore: 'asc' }, select: { notBefore: true } })
  const moments = [due?.at, notice?.notBefore].flatMap((moment) => (moment ? [moment] : []))
  return moments.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
}

/** Writes down each message that comes to these people by itself: what stands below what they did is not one. */
export function listen(world: World, people: Map<string, TestPerson>) {
  const told = new Map<string, Told[]>([...people.keys()].map((name) => [name, []]))
  const heard = new Map<string, Set<string>>([...people.keys()].map((name) => [name, new Set()]))
  const news = (name: string, person: TestPerson): ChatMessage[] => person.messages.filter(({ id, from }) => from === 'bot' && !heard.get(name)?.has(id))
  return {
    told,
    /** Somebody is connected while the year goes on: what the last press brought by itself counts. */
    joined(name: string) {
      told.set(name, [])
      heard.set(name, new Set(people.get(name)?.messages.filter(({ text }) => text !== PUSH).map(({ id }) => id)))
    },
    /** Before anybody acts: what is new now came unasked. */
    hear() {
      for (const [name, person] of people) {
        for (const { id, text } of news(name, person)) {
          heard.get(name)?.add(id)
          told.get(name)?.push({ at: local(world.clock.now()), text })
        }
      }
    },
    /** After somebody acted: what is new now is an answer. */
    skip() {
      for (const [name, person] of people) for (const { id } of news(name, person)) heard.get(name)?.add(id)
    },
  }
}

/** `2026-11-26 08:00`. */
function local(moment: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' }).format(moment)
}
