import type { ChatMessage, TestPerson } from '../support/chat.ts'
import { opens } from './deeds.ts'
import type { Evidence, Item, Moment, Sight } from './evidence.ts'
import type { Town } from './town.ts'
import { AUTHORS, BARRED, LEAVER, PEER, person, STYLE, SUBJECT } from './town.ts'

/** What a look opens, from one command on: each label is pressed on the screen that the command shows. */
export type Tour = { command: string; doors: readonly RegExp[] }

const plain = (command: string): Tour => ({ command, doors: [] })
const MINE: Tour = { command: '/feedback', doors: [/Góp ý với tôi/] }
const SHELVES: Tour = { command: '/inbox', doors: [/Có kết quả/, /không trao đổi/] }

/** Where each of them looks whenever somebody has used Chibo, and all that they look at now and then. */
export const OFTEN: Record<string, readonly Tour[]> = { [PEER]: [plain('/feedback')], [SUBJECT]: [MINE], [BARRED]: [SHELVES] }
export const TOURS: Record<string, readonly Tour[]> = {
  [PEER]: [plain('/start'), plain('/tasks'), plain('/mydata'), plain('/members'), { ...MINE, doors: [/Góp ý của tôi/, ...MINE.doors] }],
  [SUBJECT]: [plain('/tasks'), plain('/mydata'), MINE],
  [BARRED]: [plain('/start'), plain('/tasks'), plain('/members'), SHELVES, MINE],
  [LEAVER]: [plain('/start'), SHELVES],
}

/** Writes down every byte that reaches the attackers, and what a neighbour sees of everybody else. */
export function makeRecorder(town: Town) {
  const { world } = town
  const sights = new Map<string, Sight[]>()
  const glances = new Map<string, Sight[]>()
  const sessions: Moment[] = []
  const buzzes: Moment[] = []
  const heard = new Map<string, number>()
  const items = new Map<string, Item[]>()
  const now = () => world.clock.now().getTime()
  const into = (map: Map<string, Sight[]>, key: string, sight: Sight) => map.set(key, [...(map.get(key) ?? []), sight])

  /** A deed of the attacker, and what it brought. */
  async function see(who: string, surface: string, deed: (at: TestPerson) => Promise<void>): Promise<Sight> {
    const chat = person(town, who)
    const before = world.queries.length
    await deed(chat)
    const sight = sightOf(surface, { at: now(), screen: chat.screen, statements: world.queries.length - before })
    into(sights, who, sight)
    return sight
  }

  return {
    used: (who: string) => { sessions.push({ who, at: now() }) },
    /** Before anybody else acts: what is new came by itself, but to whoever has acted. */
    hear(acted?: string) {
      for (const [who, chat] of town.people) {
        if (who === acted) continue
        const bots = chat.messages.filter(({ from }) => from === 'bot')
        const known = heard.get(who) ?? 0
        for (const message of bots.slice(known)) {
          buzzes.push({ who, at: now() })
          into(sights, who, sightOf('came by itself', { at: now(), screen: message, statements: 0 }))
        }
        heard.set(who, bots.length)
      }
    },
    /** After somebody acted: what is new is an answer. */
    skip() {
      for (const [who, chat] of town.people) heard.set(who, chat.messages.filter(({ from }) => from === 'bot').length)
    },
    async tours(who: string, tours: readonly Tour[]) {
      for (const { command, doors } of tours) {
        await see(who, command, (chat) => chat.types(command))
        for (const label of doors) {
          const there = () => person(town, who).screen.labels.some((one) => label.test(one))
          if (!there()) await person(town, who).types(command)
          if (there()) await see(who, `${command} ${label.source}`, (chat) => chat.presses(label))
        }
      }
    },
    /** Opens everything that was made known to somebody. */
    async reads(who: string) {
      const list = async () => { await person(town, who).types('/feedback'); await person(town, who).presses('Góp ý với tôi') }
      await list()
      const { labels, actions } = person(town, who).screen
      const read: Item[] = []
      for (const label of labels.filter((one) => one.startsWith('Xem nội dung'))) {
        await list()
        const { text } = await see(who, 'what was made known', (chat) => chat.presses(label))
        read.push({ text, place: read.length, of: 0, id: actions[labels.indexOf(label)]?.split(':')[2] ?? '' })
      }
      items.set(who, inBatches(read))
    },
    /** A reader reads a case and its log, as readers may; and tries the same buttons again when he is one no more. */
    async readsCase(who: string, mark: string) {
      const { text } = await see(who, 'a case', async (chat) => { await opens(chat, mark) })
      const id = /case-read:(\w+)/.exec(person(town, who).screen.actions.join(' '))?.[1] ?? /case-\w+:(\w+)/.exec(text)?.[1] ?? ''
      await see(who, 'its log', (chat) => chat.pressesData(`feedback:case-log:${id}:1`))
      await see(who, 'its name', (chat) => chat.pressesData(`feedback:case-name:${id}`))
      items.set(who, [...(items.get(who) ?? []), { text, place: 0, of: 1, id }])
    },
    async triesAgain(who: string) {
      for (const { id } of items.get(who) ?? []) await see(who, 'a case of before', (chat) => chat.pressesData(`feedback:case-read:${id}:1`))
    },
    /** Start screen and menu of everybody who may have written, over a shoulder. */
    async glance() {
      for (const who of AUTHORS) {
        const chat = person(town, who)
        await chat.types('/start')
        into(glances, who, { ...sightOf('start screen', { at: now(), screen: chat.screen, statements: 0 }), text: `${told(chat.screen)}\n${chat.menu.join(' ')}` })
      }
    },
    /** @param reads the letters themselves, as readers may: how they are written is no news then */
    evidenceOf(who: string, { reads = false } = {}): Evidence {
      const find = (mark: string) => items.get(who)?.find(({ text }) => text.includes(mark)) ?? null
      return { own: who, sights: sights.get(who) ?? [], sessions, buzzes, glances, names: town.names, styles: reads ? new Map() : STYLE, find }
    },
  }
}

function sightOf(surface: string, { at, screen, statements }: { at: number; screen: ChatMessage; statements: number }): Sight {
  const text = told(screen)
  const digits = (text.match(/\d+/g) ?? []).map(Number).filter((n) => n < 1000)
  return { at, surface, text, numbers: { bytes: Buffer.byteLength(text), buttons: screen.labels.length, statements, figures: digits.reduce((a, b) => a + b, 0) } }
}

/** Text, buttons and what they carry. */
function told({ text, labels, actions }: ChatMessage): string {
  return [text, ...labels.map((label, i) => `[${label}] ${actions[i] ?? ''}`)].join('\n')
}

/** The place of each in its quarter's batch. */
function inBatches(read: readonly Item[]): Item[] {
  const batchOf = ({ text }: Item) => text.split(':')[0]
  return read.map((one) => {
    const batch = read.filter((other) => batchOf(other) === batchOf(one))
    return { ...one, place: batch.indexOf(one), of: batch.length }
  })
}
