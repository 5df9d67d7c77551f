import { make } from '../../channels/web/page/marks.ts'
import { currentLanguage, say } from '../../channels/web/page/words.ts'
import { post } from '../../channels/web/page/wire.ts'
import type { DemoMove, DemoMoved, DemoState } from '../contract.ts'

/** The demo's calendar: what it shows, the two ways to move it on, and who was told something on the way. */

const PATIENCE = 120_000
const NAMED = 6

export type ClockCard = { element: HTMLElement; paint(state: DemoState): void }

export function makeClock(): ClockCard {
  const head = make('h2', {})
  const time = make('p', { class: 'time' })
  const hint = make('p', { class: 'quiet' })
  const morning = make('button', { type: 'button', class: 'primary' })
  const next = make('button', { type: 'button' })
  const told = make('p', { role: 'status', class: 'told' })
  let moving = false

  async function move(to: DemoMove['to']): Promise<void> {
    if (moving) return
    hold(true)
    told.textContent = say('demo-moving')
    const response = await post('/demo/move', { to } satisfies DemoMove, PATIENCE).catch(() => null)
    told.textContent = response?.ok ? sentence((await response.json()) as DemoMoved) : say('demo-away')
    hold(false)
  }
  function hold(on: boolean): void {
    moving = on
    for (const button of [morning, next]) button.setAttribute('aria-disabled', String(on))
  }

  morning.addEventListener('click', () => void move('morning'))
  next.addEventListener('click', () => void move('next'))
  return {
    element: make('section', { class: 'clock' }, head, time, make('div', { class: 'moves' }, morning, next), told, hint),
    paint({ now, zone }) {
      head.textContent = say('demo-clock')
      time.textContent = moment(new Date(now), zone)
      hint.textContent = say('demo-clock-hint')
      morning.textContent = say('demo-morning')
      next.textContent = say('demo-next')
    },
  }
}

function sentence({ told, nothing }: DemoMoved): string {
  if (told.length === 0) return say(nothing ? 'demo-nothing-ahead' : 'demo-nobody-told')
  const more = told.length > NAMED ? ` + ${told.length - NAMED}` : ''
  return `${say('demo-told')} ${told.slice(0, NAMED).join(', ')}${more}`
}

/** As Chibo itself says it: 08:00, thứ Hai 2/11/2026. */
export function moment(now: Date, zone: string): string {
  const language = currentLanguage()
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone: zone, ...options }).format(now)
  const time = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const weekday = part({ weekday: 'long' })
  if (language !== 'vi') return `${time}, ${weekday} ${part({ day: 'numeric', month: 'long', year: 'numeric' })}`
  return `${time}, ${weekday.replace(/^./, (letter) => letter.toLowerCase())} ${part({ day: 'numeric', month: 'numeric', year: 'numeric' })}`
}
