import { answering, banner, byId, fit, toast } from './paint.ts'
import type { View } from './view.ts'
import { post, randomId } from './wire.ts'
import type { Sent, Wire } from './wire.ts'

/** What somebody does in the chat: a press, a text, a file, a command. One press at a time. */
export type Deeds = ReturnType<typeof makeDeeds>

const LARGEST = 5 * 1024 * 1024
/** What a press may be without its screen before its buttons work again, in milliseconds. */
const PATIENCE = 10_000
/** The screen comes a moment behind the press's end; until then the old one takes no second press. */
const MOMENT = 1000
const NOT_SENT: Partial<Record<Sent, string>> = { 'too-long': 'web-too-long', refused: 'web-not-taken' }

export function makeDeeds(view: () => View, wire: () => Wire | null) {
  const text = byId<HTMLTextAreaElement>('text')
  const file = byId<HTMLInputElement>('file')
  const own = byId<HTMLInputElement>('own')
  let pending: { number: string; message: string } | null = null

  function later(time: number): void {
    const which = pending
    setTimeout(() => pending === which && release(), time)
  }

  /** The message that was pressed takes presses again. */
  function release(): void {
    if (pending) view().release(pending.message)
    pending = null
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
      const { number, sent } = way.send({ kind: 'press', action, message })
      pending = { number, message }
      view().hold(message)
      const how = await sent
      if (pending?.number !== number) return
      if (how === 'stored') return later(PATIENCE)
      release()
      notSent(how)
    },
    release,
    ended(number: string): void {
      if (pending?.number === number) later(MOMENT)
    },
    changed(message: string): void {
      if (pending?.message === message) release()
    },
    /** It stays in its box until the server has it, and is nowhere else. */
    async write(): Promise<void> {
      const way = wire()
      if (!way || text.readOnly || text.value.trim() === '') return
      toast('')
      text.readOnly = true
      answering('web-sending')
      const how = await way.send({ kind: 'text', text: text.value, message: randomId() }).sent
      if (how === 'gone') return
      if (how === 'stored') text.value = ''
      notSent(how)
      text.readOnly = false
      answering(null)
      fit(text)
    },
    async command(command: string): Promise<void> {
      toast('')
      const how = await wire()?.send({ kind: 'text', text: `/${command}`, message: randomId() }).sent
      if (how) notSent(how)
    },
    async sendFile(): Promise<void> {
      const way = wire()
      const chosen = file.files?.[0]
      if (!way || !chosen) return
      toast(chosen.size > LARGEST ? 'web-too-large' : '')
      if (chosen.size <= LARGEST) {
        answering('web-sending')
        const how = await way.sendFile(chosen)
        answering(null)
        if (how === 'too-long') toast('web-too-large')
        else notSent(how)
      }
      file.value = ''
    },
    async keepOwn(): Promise<void> {
      const wanted = own.checked
      const response = await post('/web/own', { own: wanted }).catch(() => null)
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
      answering(null)
      toast('')
    },
  }
}
