import { answering, banner, byId, fit, toast } from './paint.ts'
import type { View } from './view.ts'
import { post, randomId } from './wire.ts'
import type { Sent, Wire } from './wire.ts'

/** What somebody does in the chat: a press, a text, a file, a command. One press at a time. */
export type Deeds = ReturnType<typeof makeDeeds>

const LARGEST = 5 * 1024 * 1024
/** What a press may be without its screen before its buttons work again, in milliseconds. */
const PATIENCE = 10_000
/** Milliseconds without an answer after which the page says that it waits for one. */
const SLOW = 700
/** The screen comes a moment behind the press's end; until then the old one takes no second press. */
const MOMENT = 1000
const NOT_SENT: Partial<Record<Sent, string>> = { 'too-long': 'web-too-long', refused: 'web-not-taken' }

export function makeDeeds(view: () => View, wire: () => Wire | null) {
  const text = byId<HTMLTextAreaElement>('text')
  const file = byId<HTMLInputElement>('file')
  const own = byId<HTMLInputElement>('own')
  let pending: { number: string; message: string } | null = null
  let answers = 0
  let waiting = 0

  function later(time: number): void {
    const which = pending
    setTimeout(() => pending === which && release(), time)
  }

  /** The message that was pressed takes presses again. */
  function release(): void {
    if (pending) view().release(pending.message)
    pending = null
    settle()
  }

  /** The server has what was done; an answer may have overtaken the word of it. @param before answers when it was sent */
  function wait(before: number): void {
    settle()
    if (answers !== before) return
    waiting = window.setTimeout(() => {
      answering('web-answering')
      waiting = window.setTimeout(settle, PATIENCE)
    }, SLOW)
  }

  function settle(): void {
    clearTimeout(waiting)
    answering(null)
  }

  async function type(what: string): Promise<Sent> {
    const before = answers
    const how = (await wire()?.send({ kind: 'text', text: what, message: randomId() }).sent) ?? 'gone'
    if (how === 'stored') wait(before)
    else if (how !== 'gone') settle()
    notSent(how)
    return how
  }

  function notSent(how: Sent): void {
    const key = NOT_SENT[how]
    if (key !== undefined) toast(key)
  }

  return {
    async press(message: string, action: string): Promise<void> {
      const way = wire()
      if (!way || pending) return
      toast('')
      const before = answers
      const { number, sent } = way.send({ kind: 'press', action, message })
      pending = { number, message }
      view().hold(message)
      const how = await sent
      if (pending?.number !== number) return
      if (how === 'stored') {
        wait(before)
        return later(PATIENCE)
      }
      release()
      notSent(how)
    },
    release,
    ended(number: string): void {
      if (pending?.number === number) later(MOMENT)
    },
    /** Something of Chibo's came or has changed: most likely what was pressed for, in its message or below it. */
    changed(): void {
      answers++
      release()
    },
    /** It stays in its box until the server has it, and is nowhere else. */
    async write(): Promise<void> {
      if (!wire() || text.readOnly || text.value.trim() === '') return
      toast('')
      text.readOnly = true
      answering('web-sending')
      const how = await type(text.value)
      if (how === 'gone') return
      if (how === 'stored') text.value = ''
      text.readOnly = false
      fit(text)
    },
    async command(command: string): Promise<void> {
      toast('')
      await type(`/${command}`)
    },
    async sendFile(): Promise<void> {
      const way = wire()
      const chosen = file.files?.[0]
      if (!way || !chosen) return
      toast(chosen.size > LARGEST ? 'web-too-large' : '')
      if (chosen.size <= LARGEST) {
        answering('web-sending')
        const before = answers
        const how = await way.sendFile(chosen)
        if (how === 'stored') wait(before)
        else settle()
        if (how === 'too-long') toast('web-too-large')
        else notSent(how)
      }
      file.value = ''
    },
    async keepOwn(): Promise<void> {
      const wanted = own.checked
      const response = await post('web/own', { own: wanted }).catch(() => null)
      if (response?.ok) return
      own.checked = !wanted
      toast('web-not-taken')
    },
    /** Nothing of it stays: neither on the page nor in what the browser may keep of it for the way back. */
    forget(): void {
      pending = null
      view().clear()
      text.value = ''
      text.readOnly = false
      file.value = ''
      fit(text)
      banner(null)
      settle()
      toast('')
    },
  }
}
