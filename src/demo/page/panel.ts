import { make } from '../../channels/web/page/marks.ts'
import { say, speak } from '../../channels/web/page/words.ts'
import type { DemoPerson, DemoState } from '../contract.ts'
import { makeAgain } from './again.ts'
import { dayOf, makeClock } from './clock.ts'
import { roleOf, triesOf } from './people.ts'
import { spareConnections } from './spare.ts'
import { watch } from './watch.ts'

/** Beside somebody's web chat: who this is, what to try, the calendar. On a phone a thin bar that opens. */

const code = decodeURIComponent(/^\/as\/([^/]+)\//.exec(location.pathname)?.[1] ?? '')
const JOINING = 4000
let joining = false
const clock = makeClock()
const again = makeAgain()
const bar = make('button', { type: 'button', id: 'demo-bar', 'aria-expanded': 'false', 'aria-controls': 'demo-body' })
const name = make('p', { class: 'name' })
const who = make('p', {})
const playing = make('p', { class: 'quiet' })
const tail = make('p', { class: 'tail' })
const tryHead = make('h2', {})
const tries = make('ul', {})
const others = make('a', { href: '/' })
const body = make('div', { id: 'demo-body' },
  make('section', {}, playing, name, who, tail), clock.element, make('section', {}, tryHead, tries), make('div', { class: 'moves' }, others), again.element)
const panel = make('aside', { id: 'demo', lang: 'vi' }, bar, body)

function paint(state: DemoState, person: DemoPerson): void {
  const { joined, tail: digits } = person
  bar.replaceChildren(make('strong', {}, person.name), make('span', {}, dayOf(new Date(state.now), state.zone)))
  panel.setAttribute('aria-label', say('demo-title'))
  playing.textContent = say('demo-playing')
  name.textContent = person.name
  who.textContent = `${roleOf(person)} · ${person.org}`
  tail.replaceChildren(...(joined || digits === undefined ? [] : digits === null ? [say('demo-meet')] : [`${say('demo-tail')} `, make('strong', {}, digits)]))
  clock.paint(state)
  tryHead.textContent = say('demo-start')
  tries.replaceChildren(...triesOf(person).map((line) => make('li', {}, line)))
  others.textContent = say('demo-others')
  again.paint()
}

/** The page's own door speaks what was chosen for the demo. */
function speakAtTheDoor(language: string): void {
  document.querySelector<HTMLElement>(`#languages [data-language="${language}"]`)?.click()
}

function changed(state: DemoState | null): void {
  if (!state) return
  if (speak(state.language, panel) || !panel.isConnected) speakAtTheDoor(state.language)
  const person = state.people.find((one) => one.code === code)
  if (!person) return
  joining = !person.joined
  paint(state, person)
  if (!panel.isConnected) document.body.prepend(panel)
}

function open(on: boolean): void {
  bar.setAttribute('aria-expanded', String(on))
  panel.classList.toggle('open', on)
}

bar.addEventListener('click', () => open(bar.getAttribute('aria-expanded') !== 'true'))
panel.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !panel.classList.contains('open')) return
  open(false)
  bar.focus()
})
spareConnections()
const look = watch({ changed, reset: () => location.reload() })
// Whoever joins here is somebody else to this panel, and on the first page.
setInterval(() => joining && look(), JOINING)
