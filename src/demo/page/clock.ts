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
function moment(now: Date, zone: string): string {
  const time = written(now, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const weekday = written(now, zone, { weekday: 'long' })
  if (currentLanguage() !== 'vi') return `${time}, ${weekday} ${written(now, zone, { day: 'numeric', month: 'long', year: 'numeric' })}`
  const own = weekday.startsWith('Thứ') ? weekday.replace('Thứ', 'thứ') : 'Chủ nhật'
  return `${time}, ${own} ${written(now, zone, { day: 'numeric', month: 'numeric', year: 'numeric' })}`
}

/** In one word. */
export function dayOf(now: Date, zone: string): string {
  return written(now, zone, { day: 'numeric', month: currentLanguage() === 'vi' ? 'numeric' : 'short' })
}

function written(now: Date, zone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(currentLanguage() === 'en' ? 'en-GB' : currentLanguage(), { timeZone: zone, ...options }).format(now)
}
