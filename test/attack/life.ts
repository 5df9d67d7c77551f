import type { TestPerson } from '../support/chat.ts'
import { answers, finishes } from '../support/self-check.ts'
import { at } from '../support/world.ts'
import { opensName, previews, restates, verifies, writes } from './deeds.ts'
import type { Dice } from './dice.ts'
import type { Letter } from './evidence.ts'
import type { Plan, Town } from './town.ts'
import { nextMonth, person, READERS, STYLE, SUBJECT } from './town.ts'

/** What happens beside a month's life: attackers look, a thief takes a dump. */
export type Watch = {
  /** After a session, and after every heartbeat. */
  used(who: string): void | Promise<void>
  beat(): void
  /** At fixed hours, whatever anybody does. */
  looks: readonly { at: number; look: () => Promise<void> }[]
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Event = { at: number; act: () => Promise<void> }

/**
 * Lives a month of the branch: its sessions as planned, the letters in the sessions of those who write, the readers' work
 * after them.
 * @param busy everybody presses as much as people do, some of them very often: how much was pressed must not be a clue by itself
 */
export async function liveMonth(town: Town, plan: Plan, { dice, watch, readers = true, busy = false }: {
  dice: Dice; watch: Watch; readers?: boolean; busy?: boolean
}): Promise<void> {
  const sessions = plan.sessions.map(({ who, at: when, visit }): Event => ({
    at: when,
    async act() {
      await useChibo(town, plan, { who, visit, dice, busy })
      await watch.used(who)
    },
  }))
  const later = readers ? readersWork(town, plan, { dice, watch }) : []
  const events = [...sessions, ...later, ...watch.looks.map(({ at: when, look }): Event => ({ at: when, act: look }))]
  for (const { at: when, act } of events.toSorted((a, b) => a.at - b.at)) {
    await until(town, when, watch)
    await act()
  }
  await until(town, at(`${nextMonth(plan.month)}-01 12:00`).getTime(), watch)
}

/**
 * When the heart beats: around everything that people do, and for the batch, the opening of a round and its closing. A
 * job that is due between them is done at the next. Beating every minute would cost ten times what all presses cost.
 */
const MORNINGS = [6, 10, 12, 14, 16, 21, 25, 27]
const EVENINGS = [13, 14, 15, 16, 17, 18, 20, 22, 26, 27, 28]

async function until({ world }: Town, when: number, { beat }: Pick<Watch, 'beat'>): Promise<void> {
  for (let next = beatAfter(world.clock.now().getTime()); next <= when; next = beatAfter(next)) {
    const local = new Date(next + 7 * HOUR)
    if (!(local.getUTCHours() < 12 ? MORNINGS : EVENINGS).includes(local.getUTCDate())) continue
    world.clock.moveTo(new Date(next))
    await world.beat()
    beat()
  }
  if (when > world.clock.now().getTime()) world.clock.moveTo(new Date(when))
}

/** One minute past eight, by the branch's clock. */
function beatAfter(moment: number): number {
  const half = 12 * HOUR
  return Math.floor((moment - HOUR - MINUTE) / half + 1) * half + HOUR + MINUTE
}

/** One person with the telephone in the hand: the same for everybody, but that some write. */
async function useChibo(town: Town, plan: Plan, { who, visit, dice, busy }: {
  who: string; visit: Plan['sessions'][number]['visit']; dice: Dice; busy: boolean
}): Promise<void> {
  const chat = person(town, who)
  const letter = plan.letters.find((one) => one.author === who && one.visit === visit)
  const answer = dice.pick(['Kỳ này tôi chưa có', 'Tôi sẽ nói tại chi bộ'])
  const way = dice.pick([finishes, busy ? oneByOne : finishes])
  const after = dice.shuffled(['/tasks', '/mydata', '/help', '/start', '/language', '/feedback', '/check', '/tasks']).slice(busy ? dice.below(8) : 7)
  if (visit === 'check') {
    await way(chat)
    await chat.presses(letter ? 'Tôi muốn viết góp ý' : answer)
  } else await chat.types(letter ? '/feedback' : '/start')
  if (letter) {
    await writes(town, letter, wordsOf(letter))
    if (letter.subject === SUBJECT) town.open.push(letter)
  }
  if (visit === 'end') {
    for (const mine of town.open.filter((one) => one.author === who)) {
      if ((await previews(town, mine)) === 'yes') town.open = town.open.filter((one) => one !== mine)
    }
  }
  for (const command of after) await chat.types(command)
}

/** Every sign on a screen of its own. */
async function oneByOne(chat: TestPerson): Promise<void> {
  await chat.types('tự soi')
  await chat.presses(/Từng biểu hiện|Bắt đầu/)
  await answers(chat, 27)
  await chat.presses('Hoàn thành')
}

/** The letter as it was written: whoever knows the author's manner knows it from this. */
function wordsOf({ mark, author }: Letter): string {
  return `Việc ${mark}: ${STYLE.get(author)} ở đơn vị ta làm còn chậm, nhiều người phải chờ, nên bàn lại cách chia việc cho đều và rõ hơn.`
}

/** Reworded, once in five with the author's manner left in: then the author asks for a change (PV42). */
function restatedWords({ mark, author }: Letter, careless: boolean): string {
  return `Phần việc ${mark}: đồng chí cần quan tâm tiến độ hơn${careless ? `, ${STYLE.get(author)}` : ''}.`
}

/** The readers' day, when all of the month has arrived. Whatever waits for its author lies still. */
function readersWork(town: Town, { month, letters }: Plan, { dice, watch }: { dice: Dice; watch: Watch }): Event[] {
  const [first, second] = READERS
  const on = (hour: string, who: string, act: () => Promise<void>): Event => ({ at: at(`${month}-24 ${hour}`).getTime(), act: async () => { await act(); await watch.used(who) } })
  return [
    on('09:00', first, () => verifies(town, first, dice.shuffled(letters))),
    on('10:00', first, async () => { for (const letter of letters) if (letter.subject === SUBJECT) await opensName(town, first, letter) }),
    on('19:00', second, async () => {
      for (const letter of dice.shuffled(town.open)) await restates(town, letter, { by: first, approvedBy: second, text: restatedWords(letter, dice.below(5) === 0) })
    }),
  ]
}
