import { addMinutes } from '../platform/calendar.ts'
import type { Unit } from '../platform/unit.ts'
import type { Account } from './account.ts'
import { HOME, NEXT } from './home.ts'
import type { Html } from './html.ts'
import { html, lines, plain } from './html.ts'
import type { Router } from './router.ts'
import { stageOf } from './router.ts'
import type { Member, Reply, Screen } from './screen.ts'
import { below } from './screen.ts'
import type { About, NoticeKind } from './teller.ts'

const BACK = 'home.back'
/** Whoever unblocks the bot mostly writes to it in the same moment, and then reads the summary at once. */
const MOMENT = 1
const DAY = 24 * 60
/** Visible characters of a screen (see Screen.text). */
const LONGEST = 1800

/** Told to whoever unblocked the bot and did nothing more: one message, whatever was missed. */
export const missedNotices: Record<string, NoticeKind> = {
  [BACK]: {
    push: true,
    uncapped: true,
    still: async (unit, { person }) => (await unit.tx.notice.count({ where: { toId: person.id, state: 'held', OR: [{ until: null }, { until: { gte: unit.now } }] } })) > 0,
  },
}

/** Whoever presses, writes or unblocks can be written to again, whatever the channel said before. */
export function comeBack(account: Account): void {
  if (account.blocked) account.state.back = true
  account.blocked = false
}

/** Back, and has not said anything yet. */
export function tellBack(unit: Unit, { actor, state }: Account): void {
  state.back = true
  if (actor.person) unit.notify(BACK, actor.person.id, {}, { key: unit.now.toISOString(), from: addMinutes(unit.now, MOMENT), until: addMinutes(unit.now, DAY), twice: 'fine' })
}

/** Adds to the first replies of whoever could not be written to one summary of what was missed and is still of use (PF4). */
export type AddMissed = (unit: Unit, account: Account, told: { replies: Reply[]; pressed: string | null }) => Promise<Reply[]>

export function makeMissed({ notices, router }: { notices: Record<string, NoticeKind>; router: Router }): AddMissed {
  /** What was held is told now or never: the words of those kinds that have some, and whether anything else still holds. */
  async function take(unit: Unit, actor: Member): Promise<{ texts: Html[]; waits: boolean }> {
    const held = await unit.tx.$queryRaw<{ kind: string; about: About; seq: bigint }[]>`
      update notice set state = 'sent', sent_at = ${unit.now}
      where to_id = ${actor.person.id} and state = 'held' and ("until" is null or "until" >= ${unit.now}) returning kind, about, seq`
    const texts: Html[] = []
    let waits = false
    for (const { kind: name, about } of held.toSorted((a, b) => Number(a.seq - b.seq))) {
      const kind = notices[name]
      if (!kind || kind.group) continue
      if (kind.push) waits = (await kind.still(unit, actor, about)) || waits
      else {
        const screen = await kind.draw(unit, actor, about)
        if (screen && !screen.confidential) texts.push(screen.text)
      }
    }
    return { texts, waits }
  }

  /** Above the screen that was asked for, whose buttons stay the last in the chat. */
  function under(screen: Screen, head: Html, texts: Html[]): Screen {
    const room = (parts: Html[]) => plain(lines(head, ...parts, '', screen.text)).length <= LONGEST
    const fitting = texts.filter((_, i) => room(texts.slice(0, i + 1)))
    return { ...screen, text: lines(head, ...fitting.flatMap((text) => [text, '']), ...(fitting.length === 0 && screen.view !== HOME ? [''] : []), screen.text) }
  }

  return async (unit, { state, actor }, { replies, pressed }) => {
    // Whoever has come back to write something is not called away from it: it is told with the first other screen.
    if (stageOf(actor) !== 'consented' || replies.some((reply) => 'ask' in reply || ('show' in reply && reply.show.confidential))) return replies
    delete state.back
    const { texts, waits } = await take(unit, actor as Member)
    // The button under a push leads to what waits by itself.
    if (texts.length === 0 && (!waits || pressed === NEXT)) return replies
    const { say } = actor
    const first = replies.findIndex((reply) => 'show' in reply)
    const asked = replies[first]
    if (asked && 'show' in asked && 'where' in asked) {
      const head = html`<i>${say(asked.show.view === HOME ? 'home-missed' : 'missed-elsewhere')}</i>`
      return replies.map((reply, i) => (i === first ? { ...asked, show: under(asked.show, head, texts) } : reply))
    }
    const home = await router.draw(unit, actor, HOME)
    return home ? [...replies, below(under(home, html`<i>${say('home-missed')}</i>`, texts))] : replies
  }
}
