/** Something that a person did to their record: an answer to a sign, or a mark set or taken away. */
export type Deed = { sign: number; does: 'n' | 'w' | 'mark' }
/** A record as its screens show it. */
export type Shown = { answers: Map<number, string>; marked: Set<number> }
/**
 * What went through the stand-in, in order: somebody pressed or typed · has the screen to all of it · got a message,
 * which `text` tells from another · the program was killed.
 */
export type Event = { what: 'deed' | 'settled'; chat: number } | { what: 'sent'; chat: number; text: string } | { what: 'crash' }

/** What must be in the record when each deed acted once, in its order. */
export function expected(deeds: Deed[]): Shown {
  const shown: Shown = { answers: new Map(), marked: new Set() }
  for (const { sign, does } of deeds) {
    if (does !== 'mark') shown.answers.set(sign, does)
    else if (!shown.marked.delete(sign)) shown.marked.add(sign)
  }
  return shown
}

/**
 * Where a record differs from what was done. An answer that is older than the last one has acted again or out of turn;
 * a mark that stands against the number of its presses was lost or acted twice.
 */
export function differences(deeds: Deed[], shown: Shown): string[] {
  const wanted = expected(deeds)
  const signs = new Set([...wanted.answers.keys(), ...shown.answers.keys()])
  const answers = [...signs].filter((n) => wanted.answers.get(n) !== shown.answers.get(n))
    .map((n) => `sign ${n}: ${shown.answers.get(n) ?? 'nothing'} stands in the record, answered was ${deeds.filter(({ sign }) => sign === n).map(({ does }) => does).join(' ') || 'nothing'}`)
  const marks = [...new Set([...wanted.marked, ...shown.marked])].filter((n) => wanted.marked.has(n) !== shown.marked.has(n))
    .map((n) => `sign ${n}: ${shown.marked.has(n) ? 'marked' : 'not marked'}, pressed ${deeds.filter(({ sign, does }) => sign === n && does === 'mark').length} times`)
  return [...answers, ...marks]
}

type Chat = { last: string; waiting: number; again: boolean }

/**
 * Messages that came again although everything that the person did had had its own. After a crash one in each chat may:
 * the one that was on its way; of notices one in all, as they go one after the other.
 * @param isNotice by the message's text
 */
export function judgeMessages(events: Event[], isNotice: (text: string) => boolean): { repeated: number; wrong: string[] } {
  const chats = new Map<number, Chat>()
  const wrong: string[] = []
  let [crashes, repeated, notices] = [0, 0, 0]

  function sent(number: number, chat: Chat, text: string): void {
    const again = chat.last === text && chat.waiting === 0
    chat.last = text
    chat.waiting = Math.max(0, chat.waiting - 1)
    if (!again) return
    repeated++
    if (isNotice(text)) notices++
    if (crashes === 0) wrong.push(`chat ${number}: a message came twice without a crash`)
    else if (chat.again) wrong.push(`chat ${number}: a message came again more than once after crash ${crashes}`)
    else if (notices > 1) wrong.push(`chat ${number}: a second notice came again after crash ${crashes}`)
    chat.again = true
  }

  for (const event of events) {
    if (event.what === 'crash') {
      crashes++
      notices = 0
      for (const chat of chats.values()) chat.again = false
      continue
    }
    const chat = chats.get(event.chat) ?? { last: '', waiting: 0, again: false }
    chats.set(event.chat, chat)
    if (event.what === 'sent') sent(event.chat, chat, event.text)
    else chat.waiting = event.what === 'deed' ? chat.waiting + 1 : 0
  }
  return { repeated, wrong }
}

/** Who was not told. */
export function untold(events: Event[], chats: number[], isNotice: (text: string) => boolean): string[] {
  const told = new Set(events.flatMap((event) => (event.what === 'sent' && isNotice(event.text) ? [event.chat] : [])))
  return chats.filter((chat) => !told.has(chat)).map((chat) => `chat ${chat}: the notice was lost`)
}
